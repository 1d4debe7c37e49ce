"""A summary says what its articles say, in their words, in three sentences and 420 characters."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.articles import Article
from news.ids import EntryId, FeedId
from nlp.headline import clean
from nlp.summary import CHARACTERS, SENTENCES, summarise

NOW = datetime(2025, 6, 30, 12, tzinfo=UTC)
SEED = Path(__file__).parents[3] / "shared" / "data" / "seed" / "article.txt"


def article(title="", text="", number=1, language="ru", **more):
    return Article(
        id=EntryId(number),
        feed_id=FeedId(1),
        outlet=more.pop("outlet", "Outlet"),
        url=None,
        title=title,
        text=text,
        language=language,
        published_at=more.pop("published_at", NOW),
        **more,
    )


LEAD = "Парламент в среду принял закон о бюджете на будущий год."
SECOND = "За документ проголосовали семьдесят депутатов из девяноста."
THIRD = "Расходы на школы и больницы вырастут на десятую часть."


def test_the_lead_is_the_summary():
    summary = summarise(
        [article("Депутаты утвердили расходы", f"{LEAD} {SECOND}\n{THIRD} Ещё одно предложение, лишнее.")],
        "ru",
    )
    assert [sentence.text for sentence in summary.sentences] == [LEAD, SECOND, THIRD]
    assert summary.headline == "Депутаты утвердили расходы"


def test_what_the_headline_says_is_not_said_again():
    summary = summarise(
        [article("Парламент принял закон о бюджете на будущий год", f"{LEAD}\n{SECOND}")], "ru"
    )
    assert summary.sentences[0].text == SECOND


def test_boilerplate_is_left_out():
    text = f"Фото пресс-службы парламента страны.\n{LEAD}\nЧитайте нас в Telegram, только самое важное!\n{SECOND}"
    summary = summarise([article("Бюджет", text)], "ru")
    assert [sentence.text for sentence in summary.sentences] == [LEAD, SECOND]


def test_a_sentence_too_long_is_passed_over_and_never_cut():
    long = "Очень " + "длинное " * 60 + "предложение."
    summary = summarise([article("Бюджет", f"{long} {LEAD}")], "ru")
    assert [sentence.text for sentence in summary.sentences] == [LEAD]
    assert summarise([article("Бюджет", long)], "ru").sentences == ()


def test_a_list_of_what_was_signed_is_joined():
    text = f"{LEAD} {SECOND}\nПо итогам встречи стороны подписали:\n- соглашение о торговле зерном;\n- план обменов на три года."
    summary = summarise([article("Встреча", text)], "ru")
    joined = "По итогам встречи стороны подписали: соглашение о торговле зерном; план обменов на три года."
    assert joined in [sentence.text for sentence in summary.sentences]


def test_a_second_outlet_adds_only_what_is_new():
    first = article("Бюджет принят", LEAD, 1)
    second = article("Бюджет принят", f"{LEAD} {SECOND}", 2, published_at=NOW + timedelta(hours=1))
    summary = summarise([first, second], "ru")
    assert [(sentence.article_id, sentence.text) for sentence in summary.sentences] == [
        (1, LEAD),
        (2, SECOND),
    ]


def test_the_language_asked_for_comes_first():
    ru = article("Бюджет принят", LEAD, 1)
    ky = article("Бюджет кабыл алынды", "Жогорку Кеңеш келерки жылдын бюджетин кабыл алды.", 2, language="ky")
    assert summarise([ru, ky], "ky").headline == "Бюджет кабыл алынды"
    assert summarise([ru], "ky").headline == "Бюджет принят"


def test_nothing_to_say_is_no_mistake():
    assert summarise([], "ru").sentences == ()
    assert summarise([article("Только заголовок")], "ru").headline == "Только заголовок"


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        ("Парламент принял бюджет | 24.kg", "Парламент принял бюджет"),
        ("Парламент принял бюджет — Kaktus.media", "Парламент принял бюджет"),
        ("Парламент принял бюджет - Sputnik Кыргызстан", "Парламент принял бюджет - Sputnik Кыргызстан"),
        ("Парламент принял бюджет (видео)", "Парламент принял бюджет"),
        ("Встреча в Бишкеке - итоги", "Встреча в Бишкеке - итоги"),
        ("Жыйын өттү (сүрөт)", "Жыйын өттү"),
    ],
)
def test_titles_lose_what_sites_hang_on_them(title, cleaned):
    assert clean(title) == cleaned


def test_an_outlet_is_known_by_its_name():
    assert (
        clean("Парламент принял бюджет - Утренний вестник", "Утренний вестник") == "Парламент принял бюджет"
    )


WORDS = st.sampled_from(
    [
        "Парламент",
        "принял",
        "закон.",
        "«Да»,",
        "—",
        "сказал",
        "он.",
        "12",
        "мая",
        "г.",
        "Бишкек:",
        "-",
        "один;",
        "-",
        "два.",
        "U.S.",
        "?",
        "!",
        "\n",
        "\n\n",
        "–",
        "Ал",
        "барды.",
        "Фото",
        "Mr.",
        "ж.б.",
        "(нет)",
        "\x00",
        "😀",
    ]
)


@given(st.lists(WORDS, max_size=120).map(" ".join), st.text(max_size=60))
def test_every_sentence_stands_in_its_article(text, title):
    summary = summarise([article(title, text)], "ru")
    assert len(summary.sentences) <= SENTENCES
    assert len(summary.text) <= CHARACTERS
    for sentence in summary.sentences:
        assert sentence.source in text
        flat = " ".join(sentence.source.split())
        assert sentence.text == flat or all(part.rstrip(" .;…") in flat for part in sentence.text.split("; "))


@given(st.text(max_size=800))
def test_any_text_is_taken(text):
    summary = summarise([article(text[:50], text)], "en")
    assert len(summary.text) <= CHARACTERS


@pytest.mark.skipif(not SEED.exists(), reason="the shared corpora are absent")
def test_the_first_page_says_who_met_where_and_what_was_signed():
    title, *rest = SEED.read_text(encoding="utf-8").split("В Чолпон-Ате", 1)[1].split("\n")
    summary = summarise([article("В Чолпон-Ате" + title, "\n".join(rest))], "ru")
    assert "Совета министров иностранных дел" in summary.text
    assert "Чолпон-Ата" in summary.text
    assert "подписаны следующие заявления" in summary.text
    assert "о противодействии радикализации" in summary.text
    assert "Telegram" not in summary.text
