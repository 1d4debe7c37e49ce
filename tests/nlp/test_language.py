"""Every text gets one of six languages, from three words on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.language import LANGUAGES, detect


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ru", "Президент подписал закон"),
        ("ru", "Курс доллара вырос"),
        ("ru", "В Бишкеке открыли школу"),
        ("ru", "Сапар Исаков выступил с заявлением в суде"),
        ("ky", "Президент мыйзамга кол койду"),
        ("ky", "Бүгүн Бишкекте жамгыр жаайт"),
        ("ky", "Парламент мыйзам кабыл алды"),
        ("ky", "Жапаров Москвага учуп кетти"),
        ("ky", "Өкмөт башчы отставкага кетти"),
        ("kk", "Қазақстан президенті қол қойды"),
        ("kk", "Алматыда жер сілкінді"),
        ("kk", "Үкімет жаңа бағдарламаны бекітті"),
        ("uz", "Oʻzbekiston prezidenti imzoladi"),
        ("uz", "Toshkentda yangi metro ochildi"),
        ("uz", "Ўзбекистон президенти имзолади"),
        ("tg", "Президенти Тоҷикистон имзо кард"),
        ("tg", "Дар Душанбе боғ кушода шуд"),
        ("en", "President signs new law"),
        ("en", "Kyrgyzstan opens new airport"),
    ],
)
def test_a_headline_of_a_few_words_is_enough(language, title):
    assert detect(title) == language


def test_a_name_in_another_script_changes_nothing():
    assert detect("Компания Samsung Electronics представила Galaxy Fold") == "ru"
    assert detect("Жаңы iPhone Pro Max сатыкка чыкты") == "ky"


def test_a_quotation_in_another_language_changes_nothing():
    assert detect("Депутат: «Мы должны принять этот закон сегодня», деди ал") == "ky"
    assert detect("Партия «Бүтүн Кыргызстан» провела съезд") == "ru"


def test_an_ending_on_a_foreign_name_tells_the_script():
    assert detect("Google Play Storeдон өчүрүлдү") == "ky"


def test_the_body_outweighs_the_title():
    russian = "В городе открыли новую школу, она рассчитана на триста учеников, сообщили в министерстве. " * 2
    assert detect("Жаңы мектеп ачылды", russian) == "ru"


def test_the_text_helps_where_the_title_is_a_name():
    assert detect("Бишкек", "Шаардын борборунда жаңы парк ачылды, ага көп адам келди.") == "ky"
    assert detect("Бишкек", "В центре города открыли новый парк, пришло много людей.") == "ru"


@pytest.mark.parametrize("text", ["", " ", "😀😀", "\x00\x00", "12:30", "\ud800", "https://example.org/a"])
def test_nothing_to_read_is_no_mistake(text):
    assert detect(text, text) in LANGUAGES


def test_a_huge_text_is_read_only_at_its_beginning():
    assert detect("слово " * 200_000, "слово " * 200_000) == "ru"


@given(st.text(max_size=400), st.text(max_size=400))
def test_it_never_raises(title, text):
    assert detect(title, text) in LANGUAGES
