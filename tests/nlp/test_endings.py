"""Forms of Turkic nouns are known by the rules of joining, and other words that begin alike are not taken for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.endings import is_form


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("тоо", "тоодо"), ("тоо", "тоолордун"), ("суу", "суунун"), ("бишкек", "бишкекте"),
        ("китеп", "китебинде"), ("тор", "торду"), ("банк", "банктардын"), ("мектеп", "мектептер"),
        ("мектеп", "мектеби"), ("өкмөт", "өкмөттүн"), ("шайлоо", "шайлоосунда"), ("орток", "ортогу"),
        ("газ", "газдын"), ("қазақстан", "қазақстанның"), ("астана", "астанаға"), ("жол", "жолдор"),
        ("toshkent", "toshkentda"), ("suv", "suvning"), ("нарын", "нарындагы"), ("сом", "сомго"),
        ("полив", "полива"), ("полив", "поливами"),
    ],
)  # fmt: skip
def test_a_form_is_known(word, form):
    assert is_form(word, form)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("суу", "суук"), ("тор", "торты"), ("банк", "банкет"), ("банк", "банкрот"), ("суд", "судну"),
        ("газ", "газета"), ("вода", "водитель"), ("порт", "портной"), ("кот", "которая"),
        ("кол", "колбаса"), ("бор", "борт"), ("сом", "сомнение"), ("дом", "домна"), ("рис", "риски"),
        ("суу", "суу"), ("а", "ала"),
    ],
)  # fmt: skip
def test_another_word_is_no_form(word, other):
    assert not is_form(word, other)


@given(st.text(max_size=12), st.text(max_size=20))
def test_no_words_break_it(word, rest):
    assert isinstance(is_form(word, word + rest), bool)
