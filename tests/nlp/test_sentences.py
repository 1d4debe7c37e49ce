"""Sentences end where a reader sees them end, and lists stay together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.sentences import split


def texts(text):
    return [unit.text for unit in split(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Президент С. Жапаров встретился с послом 12 мая 2025 г. в Бишкеке.",
        "«Мы готовы. Мы сможем», — сказал министр.",
        "Dr. Smith met Gen. Brown in the U.S. Senate on Jan. 5.",
        "Айыл өкмөтү 2,5 млн. сом бөлдү.",
        "Жыйынга министрлер, депутаттар ж.б. катышты.",
        'Он сказал: "Работы идут. Срок — осень" и ушёл.',
        "Жыйынды т.а. Бакыт Асанов ачты.",
        "«Биз бул маселени чечебиз. Ал маанилүү!» — деди президент.",
        "«Мы справимся!» — заявил министр.",
        "Курс вырос на 3,5 процента, до 87.45 сома за доллар.",
        "А. С. Пушкин бывал в г. Оренбурге.",
        "«ОАО «Газпром» объявило о поставках.",
    ],
)
def test_a_sentence_is_not_cut(sentence):
    assert texts(sentence) == [sentence]


def test_sentences_are_parted():
    assert texts("Бүгүн жыйын өттү. Ага министр катышты. Чечим кабыл алынды.") == [
        "Бүгүн жыйын өттү.",
        "Ага министр катышты.",
        "Чечим кабыл алынды.",
    ]


def test_an_initial_ends_a_sentence_before_a_quotation():
    assert texts("Тренер не понимает, почему стоит Серия А. «Это плохо», — сказал он.") == [
        "Тренер не понимает, почему стоит Серия А.",
        "«Это плохо», — сказал он.",
    ]


def test_a_missing_space_does_not_join_sentences():
    assert texts("Закон принят.Затем его подпишут. Жыйын өттү.Бул жөнүндө айтылды.") == [
        "Закон принят.",
        "Затем его подпишут.",
        "Жыйын өттү.",
        "Бул жөнүндө айтылды.",
    ]


def test_marks_around_the_whole_text_belong_to_no_sentence():
    assert texts('"Парламент принял закон. Его подпишет ""президент"" страны."') == [
        "Парламент принял закон.",
        'Его подпишет ""президент"" страны.',
    ]
    assert texts('"Парламент принял закон. Его подпишут.') == ["Парламент принял закон.", "Его подпишут."]


def test_a_quotation_over_two_paragraphs_tears_its_sentences():
    units = split("Он сказал: «Работа идёт. Мы готовы.\nСрок — осень. Всё будет». Министр уехал.")
    assert [unit.torn for unit in units if "Министр" in unit.text] == [False]
    assert all(unit.torn for unit in units if "Министр" not in unit.text)


def test_any_number_of_marks_is_taken():
    for marks in ('"' * 5000, "«" * 5000, "»" * 5000, "„“”" * 2000):
        assert len(split(marks + " Слово.")) >= 1


def test_a_list_is_one_unit_with_its_introduction():
    text = (
        "Встреча прошла утром. Подписаны документы:\n\n- о торговле;\n- о визах;\n- о науке.\n\nГости уехали."
    )
    units = split(text)
    assert [unit.text for unit in units] == [
        "Встреча прошла утром.",
        "Подписаны документы: о торговле; о визах; о науке.",
        "Гости уехали.",
    ]
    listing = units[1].listing
    assert listing is not None
    assert listing.joined(45) == "Подписаны документы: о торговле; о визах; …"
    assert listing.joined(20) is None
    assert text[units[1].start : units[1].end].endswith("- о науке.")


def test_a_list_ends_before_an_item_without_words():
    lists = [unit.listing for unit in split("Решили:\n- строить мост;\n- чинить дорогу;\n- ;\n- сажать сад.")]
    assert lists[0] is not None
    assert lists[0].items == ("строить мост", "чинить дорогу")


def test_a_list_on_one_line_is_a_list_too():
    (unit,) = split("Подписаны следующие документы: - о торговле; - о визах; - о науке.")
    assert unit.listing is not None
    assert unit.listing.items == ("о торговле", "о визах", "о науке")


def test_a_list_without_marks_is_one_too():
    (unit,) = split("Кол коюлган документтер:\nсоода жөнүндө;\nвиза жөнүндө;\nилим жөнүндө.")
    assert unit.listing is not None
    assert len(unit.listing.items) == 3


@given(st.text(max_size=500))
def test_units_stand_in_the_text_in_order(text):
    last = 0
    for unit in split(text):
        assert last <= unit.start < unit.end <= len(text)
        last = unit.end
        if unit.listing is None:
            assert unit.text == " ".join(text[unit.start : unit.end].split())
