"""Numbers and dates mean the same in three languages, in figures and in words."""

from decimal import Decimal

import pytest

from nlp.quantities import Number, quantities


def numbers(text, language):
    return {str(number) for number in quantities(text, language).numbers}


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", "1,2 млн сомов", {"1200000"}),
        ("en", "1.2 million soms", {"1200000"}),
        ("ky", "1,2 миллион сом", {"1200000"}),
        ("ru", "1 500 человек", {"1500"}),
        ("en", "1,500 people", {"1500"}),
        ("ru", "12,5 процента", {"12.5%"}),
        ("en", "12.5 per cent", {"12.5%"}),
        ("ky", "12,5 пайызга", {"12.5%"}),
        ("ru", "двадцать пять домов", {"25"}),
        ("en", "twenty-five houses", {"25"}),
        ("ky", "жыйырма беш үй", {"25"}),
        ("en", "two hundred and fifty", {"250"}),
        ("ky", "үч жүз элүү", {"350"}),
        ("ru", "семеро раненых и трое погибших", {"7", "3"}),
        ("ky", "жети кишинин бешөө", {"7", "5"}),
        ("ru", "пятидневный визит", {"5"}),
        ("en", "a five-day visit", {"5"}),
        ("ru", "один из них", set()),
        ("en", "no one of them", set()),
        ("ky", "эл үчүн", set()),
        ("ru", "тысячи людей", set()),
        ("ru", "тысяча человек", {"1000"}),
        ("ru", "счёт 2:1", {"2", "1"}),
        ("ky", "40тан ашык", {"40"}),
        ("en", "the 21st, no. 5", {"21", "5"}),
    ],
)
def test_numbers(language, text, found):
    assert numbers(text, language) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "14 марта"), ("en", "March 14"), ("en", "14 March"), ("en", "the 14th of March"), ("ky", "14-мартта"),
        ("ru", "14.03.2026"),
    ],
)  # fmt: skip
def test_one_day_in_many_ways(language, text):
    found = quantities(text, language)
    assert found.days == {(3, 14)}
    assert Number(Decimal(14)) not in found.numbers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "с 5 по 9 сентября"), ("ru", "5–9 сентября"), ("en", "September 5–9"), ("en", "September 5 to 9"),
        ("ky", "5-9-сентябрда"),
    ],
)  # fmt: skip
def test_days_from_and_to(language, text):
    assert quantities(text, language).days == {(9, 5), (9, 9)}


@pytest.mark.parametrize(
    ("language", "text", "times"),
    [
        ("ru", "в среду", {"weekday 2"}),
        ("ru", "охрана окружающей среды", set()),
        ("en", "on Wednesdays", {"weekday 2"}),
        ("ky", "жума күнү", {"weekday 4"}),
        ("ky", "бир жума мурда", set()),
        ("ru", "в 17:35", {"17:35"}),
        ("en", "at 5:35 p.m.", {"17:35"}),
        ("en", "yesterday", {"day -1"}),
        ("ky", "эртең менен", set()),
    ],
)
def test_days_of_the_week_and_hours(language, text, times):
    assert quantities(text, language).times == times


@pytest.mark.parametrize(
    ("language", "text", "months"),
    [
        ("en", "It may rain in May", {5}),
        ("en", "they march on", set()),
        ("ru", "в мае", {5}),
        ("ky", "май айында", {5}),
        ("ky", "өсүмдүк майга", set()),
    ],
)
def test_months_that_are_other_words_too(language, text, months):
    assert quantities(text, language).months == months


def test_a_raised_or_ringed_figure_is_no_day():
    for text in ("5 ² марта", "① марта"):
        assert quantities(text, "ru").months == {3}
