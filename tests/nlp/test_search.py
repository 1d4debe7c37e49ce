"""What a reader types to the search is read as it is meant, and nothing that can be typed is a mistake."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nlp.layout import other_layout
from nlp.search import parse, stems_of
from nlp.turkic import folded, light_stem

ZONE = ZoneInfo("Asia/Bishkek")
NOW = datetime(2026, 3, 4, 6, tzinfo=UTC)
"""Noon in Bishkek."""
LATIN = "abcdefghijklmnopqrstuvwxyz"


def here(year, month, day):
    return datetime(year, month, day, tzinfo=ZONE)


def read(text):
    return parse(text, NOW, ZONE)


@pytest.mark.parametrize(
    "forms",
    [
        "мектеп мектептер мектебинде мектептеги мектептердин мектебибиз",
        "өлкө өлкөсү өлкөнүн өлкөлөр өлкөбүз өлкөсүндө",
        "суу сууга суунун суулар суусу",
        "Ош Ошто Оштун Ошко",
        "ЖККУ ЖККУнун ЖККУга",
        "ОДКБ ОДКБнын ОДКБга",
        "Путин Путиндин Путинге",
        "Кыргызстан Кыргызстандын Кыргызстанда",
        "коопсуздук коопсуздугу коопсуздукту коопсуздугун",
        "көл көлдө көлгө көлү",
        "өкмөт өкмөтү өкмөттүн өкмөткө",
    ],
)
def test_all_forms_of_a_kyrgyz_word_have_one_stem(forms):
    assert len({light_stem(folded(form.lower())) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["суу суук", "тоо той", "жер жел", "тор торт", "кыргыз кыргый"])
def test_other_words_keep_stems_of_their_own(pair):
    one, other = pair.split()
    assert light_stem(one) != light_stem(other)


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("газ 3d", NOW - timedelta(days=3), None),
        ("12ч газ", NOW - timedelta(hours=12), None),
        ("газ 2w", NOW - timedelta(weeks=2), None),
        ("газ неделя", NOW - timedelta(weeks=1), None),
        ("за неделю газ", NOW - timedelta(weeks=1), None),
        ("газ жума", NOW - timedelta(weeks=1), None),
        ("gas last week", NOW - timedelta(weeks=1), None),
        ("газ период:месяц", NOW - timedelta(days=30), None),
        ("газ сегодня", here(2026, 3, 4), here(2026, 3, 5)),
        ("газ кечээ", here(2026, 3, 3), here(2026, 3, 4)),
        ("газ 01.03", here(2026, 3, 1), here(2026, 3, 2)),
        ("газ 31.12", here(2025, 12, 31), here(2026, 1, 1)),
        ("газ 01.03-05.03", here(2026, 3, 1), here(2026, 3, 6)),
        ("газ 28.12-03.01", here(2025, 12, 28), here(2026, 1, 4)),
        ("газ 2026-02-01..2026-02-03", here(2026, 2, 1), here(2026, 2, 4)),
        ("газ 2026-02-01..", here(2026, 2, 1), None),
        ("газ ..01.02.2026", None, here(2026, 2, 2)),
    ],
)
def test_periods_are_understood(typed, since, until):
    search = read(typed)
    assert (search.since, search.until) == (since, until)
    assert search.wanted == read("gas" if "gas" in typed else "газ").wanted


@pytest.mark.parametrize(
    "typed",
    ["неделя моды", "кино в 3D", "неделя", "год", "24.kg", "31.02", '"за неделю"', "2026", "9999-99-99"],
)
def test_words_are_not_taken_for_periods(typed):
    search = read(typed)
    assert search.since is None
    assert search.until is None
    assert search.wanted


def test_limits_exclusions_and_phrases_are_told_from_words():
    search = read('«водный кодекс» -полив тема:csto topic:"Внешняя политика" источник:24.kg Жапаров:встреча')
    assert [sought.forms[0] for sought in search.wanted] == [("водн", "кодекс"), ("жапар", "встреч")]
    assert len(search.unwanted) == 1
    assert search.topics == ("csto", "Внешняя политика")
    assert search.outlets == ("24.kg",)


def test_small_words_are_left_out_unless_there_are_no_others():
    assert read("вода в горах и на море").wanted == read("вода горах море").wanted
    assert len(read("в на").wanted) == 2
    assert len(read('"вода в горах"').wanted[0].forms[0]) == 3


@given(st.text())
@example("\x00\ud83d")
@example('- -- "" «» topic: -topic:x period:period:3d 0001-01-01..9999-12-31')
def test_whatever_is_typed_is_read_into_letters_and_digits(text):
    search = read(text)
    for sought in (*search.wanted, *search.unwanted):
        for stem in (*sought.exact, *(stem for form in sought.forms for stem in form)):
            assert stem.isalnum()


@given(st.text(), st.sampled_from(["ru", "ky", "en"]))
def test_whatever_is_read_is_indexed_as_letters_and_digits(text, language):
    stems = stems_of(text, text, language)
    assert all(stem.isalnum() for stem in f"{stems.title} {stems.text} {stems.exact}".split())


@given(st.text("абвгдежзийклмнопрстуфхцчшщыэюя", min_size=1))
def test_a_stem_is_the_beginning_of_its_word_and_has_no_ending_left(word):
    stem = light_stem(word)
    assert word.startswith(stem[:-1])


@given(st.text(LATIN, min_size=1))
def test_the_other_layout_and_back_is_the_same(word):
    other = other_layout(word)
    assert other is not None
    assert other_layout(other) == word
