"""A text gets the topics that it is substantially about, best first, in any of our languages."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.topics import SHIPPED
from nlp.head import head_path, load_head
from nlp.mind import load_mind
from nlp.rules import load_rules
from nlp.stem_vectors import StemVectors
from nlp.topics import MOST, Topics, by_names, comparable

SEED = Path(__file__).parents[3] / "shared" / "data" / "seed" / "article.txt"


@pytest.fixture(scope="module")
def mind():
    return load_mind()


def test_every_topic_that_ships_has_rules():
    assert set(load_rules().topics) == {slug for group in SHIPPED.values() for slug in group}


@pytest.mark.parametrize(
    ("topic", "title", "text"),
    [
        ("health", "Врачи рассказали о пользе прививок", "Вакцина защищает детей от кори и других болезней."),
        ("sport", "Сборная по хоккею выиграла турнир", "В финале команда забросила пять шайб."),
        ("crime", "Суд приговорил вора к пяти годам колонии", "Его задержала полиция на месте кражи."),
        ("emergencies", "Жер титирөөдөн үйлөр жабыркады", "Куткаруучулар тургундарды көчүрүүдө."),
        ("kyrgyzstan", "Жогорку Кеңештин жыйыны өттү", "Депутаттар мыйзам долбоорун кароого алышты."),
        (
            "politics",
            "Жогорку Кеңешке шайлоо өтөт",
            "Талапкерлерди каттоо башталды, партиялар тизмелерин тапшырды.",
        ),
        ("economy", "Central bank cuts rate as inflation slows", "Prices grew less than analysts expected."),
        ("energy", "Цена на нефть выросла", "Баррель подорожал после решения стран ОПЕК сократить добычу."),
        (
            "middle-east",
            "Иран ответил на предложение посредников",
            "В Тегеране ждут продолжения переговоров.",
        ),
        ("education", "Мектептерде сабактар башталды", "Мугалимдер жаңы окуу китептерин алышты."),
        ("terrorism", "Смертник взорвал бомбу на рынке", "Ответственность за теракт взяли боевики."),
        ("kazakhstan", "Қазақстанда жаңа заң қабылданды", "Мәжіліс депутаттары құжатты мақұлдады."),
        ("uzbekistan", "Oʻzbekistonda yangi maktablar quriladi", "Bu haqda vazirlik xabar berdi."),
        ("turkey", "Эрдоган выступил в Анкаре", "Президент Турции рассказал о планах правительства."),
        ("caucasus", "Пашинян и Алиев встретились", "Лидеры Армении и Азербайджана обсудили договор."),
        ("culture", "Кинофестивалда кыргыз тасмасы жеңди", "Режиссёр сыйлыкты элине арнады."),
        (
            "migration",
            "Трудовых мигрантов обяжут регистрироваться заново",
            "Правила въезда меняются с января.",
        ),
    ],
)
def test_a_text_is_about_its_topic(mind, topic, title, text):
    assert topic in dict(mind.understand(title, text).topics)


@pytest.mark.parametrize(
    ("topic", "title"),
    [
        ("middle-east", "Открылась выставка кошек"),
        ("sport", "Нацбанк повысил учётную ставку"),
        ("russia", "Белорусские врачи провели операцию"),
        ("usa", "Сборная Южной Америки выиграла турнир"),
        ("kyrgyzstan", "Kazakh parliament passes law"),
    ],
)
def test_and_not_about_another(mind, topic, title):
    assert topic not in dict(mind.understand(title, "").topics)


def test_nothing_is_about_nothing(mind):
    assert mind.understand("", "").topics == []


def test_without_the_model_topics_still_come():
    vectors = StemVectors()
    topics = Topics(vectors.name, load_head(head_path(vectors.name)))
    title, text = "Сборная по футболу выиграла матч", "Команда забила два гола и вышла в финал чемпионата."
    found = dict(topics.of(title, text, vectors.of([f"{title}\n{text}"])[0]))
    assert "sport" in found


@given(st.text(max_size=200), st.text(max_size=500))
@settings(max_examples=30, deadline=None)
def test_scores_are_ordered_and_few(title, text):
    vectors = StemVectors()
    topics = Topics(vectors.name, load_head(head_path(vectors.name)))
    found = topics.of(title, text, vectors.of([title + text])[0])
    scores = [score for _, score in found]
    assert len(found) <= MOST
    assert scores == sorted(scores, reverse=True)
    assert all(0.5 <= score <= 1 for score in scores)


def test_scores_compare_across_topics():
    assert comparable(0.2, 0.2) == comparable(0.7, 0.7) == 0.5
    assert by_names(None) == 0


@pytest.mark.skipif(not SEED.exists(), reason="the shared corpora are absent")
def test_the_first_page_is_about_the_organisation_that_met(mind):
    title, *rest = SEED.read_text(encoding="utf-8").split("В Чолпон-Ате", 1)[1].split("\n")
    found = [topic for topic, _ in mind.understand("В Чолпон-Ате" + title, "\n".join(rest)).topics]
    assert found[0] == "csto"
    assert "foreign-policy" in found
    assert len(found) <= MOST
    assert not {"un", "middle-east"} & set(found)
