"""A summary says what its articles say, in their words, in three sentences and 420 characters."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.articles import Article
from news.ids import EntryId, FeedId
from nlp.differences import differences
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


def test_what_the_headline_says_word_for_word_is_not_said_again():
    title = "В среду парламент принял закон о бюджете на будущий год"
    assert summarise([article(title, f"{LEAD}\n{SECOND}")], "ru").sentences[0].text == SECOND


def test_a_lead_that_says_more_than_the_headline_stays():
    summary = summarise([article("Парламент принял закон о бюджете", f"{LEAD}\n{SECOND}")], "ru")
    assert summary.sentences[0].text == LEAD


def test_boilerplate_is_left_out():
    text = f"Фото пресс-службы парламента страны.\n{LEAD}\nЧитайте нас в Telegram, только самое важное!\n{SECOND}"
    summary = summarise([article("Бюджет", text)], "ru")
    assert [sentence.text for sentence in summary.sentences] == [LEAD, SECOND]


@pytest.mark.parametrize("cut", ["…", "...", " […]"])
def test_where_a_feed_cut_its_text_no_sentence_ends(cut):
    summary = summarise([article("Бюджет", f"{LEAD} {SECOND} Третье чтение назначено на пя{cut}")], "ru")
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


def test_a_sentence_that_leans_on_one_left_out_is_left_out_too():
    long = "Министр " + "очень " * 80 + "долго говорил."
    text = f"{LEAD}\n{long} Он назвал сроки ремонта всех дорог.\n{SECOND}"
    assert [one.text for one in summarise([article("Бюджет", text)], "ru").sentences] == [LEAD, SECOND]


def test_what_only_adds_needs_no_more_than_an_earlier_sentence():
    long = "Министр " + "очень " * 80 + "долго говорил."
    also = "Также в законе названы сроки ремонта всех дорог."
    summary = summarise([article("Бюджет", f"{LEAD}\n{long} {also}\n{SECOND}")], "ru")
    assert [one.text for one in summary.sentences] == [LEAD, also, SECOND]


def test_a_first_sentence_may_lean_on_the_headline_where_nothing_else_stands():
    only = "Он вступит в силу первого января."
    assert summarise([article("Парламент принял бюджет", only)], "ru").text == only
    assert summarise([article("", only)], "ru").text == ""


def test_what_most_outlets_say_comes_before_what_one_says():
    lead = "Землетрясение магнитудой 5,4 произошло утром в Баткенской области."
    shared = "Повреждены семьдесят домов в сёлах Самаркандек и Кулунду."
    own = "Корреспондент издания позавтракал в чайхане у автовокзала."
    told = [
        article("Землетрясение в Баткене", f"{lead} {own} {shared}", 1, outlet="A"),
        article("Толчки в Баткене", f"Толчки ощущались. {shared}", 2, outlet="B"),
        article(
            "Баткен: землетрясение",
            f"В сёлах Самаркандек и Кулунду повреждены семьдесят домов. {lead}",
            3,
            outlet="C",
        ),
    ]
    said = [one.text for one in summarise(told, "ru").sentences]
    assert said[0] == lead
    assert shared in said
    assert len([one for one in said if "Кулунду" in one]) == 1


def test_a_report_in_another_language_bears_out_by_names_and_numbers():
    lead = "Президент Садыр Жапаров встретился с послом Джоном Смитом."
    fact = "Подписано соглашение с компанией Orion на 45 миллионов долларов в Нарыне."
    own = "Погода во время встречи была ясной и тёплой для ноября месяца."
    told = [
        article("Встреча", f"{lead} {own} {fact} Гости уехали вечером того же дня.", 1, outlet="A"),
        article(
            "Meeting",
            "Sadyr Japarov signed a deal in Naryn with Orion worth 45 million.",
            2,
            language="en",
            outlet="B",
        ),
    ]
    assert [one.text for one in summarise(told, "ru").sentences][1:] != [own]
    assert fact in summarise(told, "ru").text


def test_each_sentence_knows_its_place():
    summary = summarise([article("Бюджет", f"{LEAD} {SECOND}\n{THIRD}", 7)], "ru")
    assert [(one.article_id, one.position) for one in summary.sentences] == [(7, 0), (7, 1), (7, 2)]


def test_background_waits_until_nothing_newer_is_left():
    before = "Напомним, прошлый бюджет приняли с опозданием на месяц."
    summary = summarise([article("Бюджет", f"{LEAD} {before} {SECOND} {THIRD}")], "ru")
    assert [one.text for one in summary.sentences] == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize(
    "call",
    [
        "Подписывайтесь на наш канал в Telegram, чтобы знать больше.",
        "Читайте также другие новости на сайте издания.",
        "Фото: пресс-служба парламента республики.",
        "Биздин Telegram каналга жазылыңыз жана окуңуз.",
        "Kanalimizga obuna bo'ling va yangiliklarni kuzating.",
        "Subscribe to our newsletter for more stories like this.",
        "This article was originally published by another outlet.",
        "Нашли ошибку? Выделите её и нажмите Ctrl+Enter.",
    ],
)
def test_calls_and_credits_are_no_news(call):
    summary = summarise([article("Бюджет", f"{LEAD}\n{call}\n{SECOND}")], "ru")
    assert [one.text for one in summary.sentences] == [LEAD, SECOND]


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
        ("Парламент принял бюджет - Sputnik Кыргызстан", "Парламент принял бюджет"),
        ("Парламент принял бюджет (видео)", "Парламент принял бюджет"),
        ("Встреча в Бишкеке - итоги", "Встреча в Бишкеке - итоги"),
        ("Жыйын өттү (сүрөт)", "Жыйын өттү"),
        ("Видео: Парламент принял бюджет", "Парламент принял бюджет"),
        ("Парламент принял бюджет (фото, видео)", "Парламент принял бюджет"),
        ("Парламент принял бюджет — видео", "Парламент принял бюджет"),
        ("Видео для туристов снимут в Оше", "Видео для туристов снимут в Оше"),
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
        '"',
        "«",
        "»",
        "“",
        "„",
        "МОСКВА,",
        "/ТАСС/.",
        "Он",
        "погибли",
        "трое.",
        "Закон.Затем",
        "А.",
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


@given(
    st.lists(st.lists(WORDS, max_size=60).map(" ".join), max_size=4),
    st.sampled_from(["ru", "ky", "en", "kk"]),
)
def test_every_sentence_of_a_story_stands_in_the_article_that_it_names(texts, language):
    told = [
        article(
            text[:40], text, number, outlet=f"Outlet {number % 3}", published_at=NOW + timedelta(hours=number)
        )
        for number, text in enumerate(texts, start=1)
    ]
    summary = summarise(told, language, differences(told))
    assert len(summary.sentences) <= SENTENCES
    assert len(summary.text) <= CHARACTERS
    for sentence in summary.sentences:
        assert sentence.source in texts[sentence.article_id - 1]
        assert sentence.position is not None
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
