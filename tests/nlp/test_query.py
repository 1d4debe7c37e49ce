"""What a reader asks for in words is read as they mean it, and nothing they write breaks the reading."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from news.own_topics import LONGEST_QUERY, Mistake
from nlp.query import BadQuery, is_sentence, keywords, parse
from nlp.query_tree import All as Every
from nlp.query_tree import Any, Near, Not, Term, terms_of


def word(text):
    return Term(f"{text}~")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("вода", word("вода")),
        ("гидро*", Term("гидро*")),
        ("ГЭС", Term("ГЭС")),
        ("водные ресурсы", Near((word("водные"), word("ресурсы")))),
        ("вода, река", Any((word("вода"), word("река")))),
        ("вода\nрека", Any((word("вода"), word("река")))),
        ("вода ИЛИ река", Any((word("вода"), word("река")))),
        ("вода ЖЕ суу", Any((word("вода"), word("суу")))),
        ("вода OR water", Any((word("вода"), word("water")))),
        ("вода И река", Every((word("вода"), word("река")))),
        ("суу ЖАНА дарыя", Every((word("суу"), word("дарыя")))),
        ("«Водный кодекс»", Term("водный кодекс")),
        ("вода НЕ полив", Every((word("вода"), Not(word("полив"))))),
        ("вода -полив", Every((word("вода"), Not(word("полив"))))),
        ("вода -“капельный полив”", Every((word("вода"), Not(Term("капельный полив"))))),
        ("вода, река -полив", Every((Any((word("вода"), word("река"))), Not(word("полив"))))),
        ("(вода, река) И Нарын", Every((Any((word("вода"), word("река"))), word("нарын")))),
        ("вода — это жизнь", Near((word("вода"), word("это"), word("жизнь")))),
        ("Ош-Баткен", Term("ош~ баткен~")),
        ("вода ()", word("вода")),
        ("ВОДОСНАБЖЕНИЕ", word("водоснабжение")),
    ],
)
def test_a_query_is_read(text, tree):
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("", Mistake.EMPTY),
        ("!!! 🙂", Mistake.EMPTY),
        ("()", Mistake.EMPTY),
        ('"вода', Mistake.QUOTE),
        ("(вода", Mistake.BRACKET),
        ("вода)", Mistake.BRACKET),
        ("(" * 100 + "вода" + ")" * 100, Mistake.BRACKET),
        ("-вода", Mistake.ONLY_EXCLUSIONS),
        ("вода ИЛИ НЕ река", Mistake.ONLY_EXCLUSIONS),
        ("вода И", Mistake.OPERATOR),
        ("И вода", Mistake.OPERATOR),
        ("вода -И", Mistake.OPERATOR),
        ("НЕ " * 90 + "вода", Mistake.OPERATOR),
        ("га*", Mistake.SHORT_STAR),
        ("вода, " * 31, Mistake.TOO_MANY),
        ("вода" * 100, Mistake.TOO_LONG),
    ],
)
def test_what_cannot_be_read_is_called_by_its_mistake(text, mistake):
    with pytest.raises(BadQuery) as refused:
        parse(text)
    assert refused.value.mistake is mistake


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Как строят новые ГЭС на реке Нарын", True),
        ("Новости о воде, её нехватке и спорах", True),
        ("Всё о том, как соседи делят воду", True),
        ("водные ресурсы, ГЭС, Нарын, вода", False),
        ("как строят И чинят ГЭС", False),
        ("как строят новые ГЭС -Нарын", False),
        ('как строят "новые" ГЭС', False),
        ("вода вода вода", False),
    ],
)
def test_plain_language_is_told_from_words(text, sentence):
    assert is_sentence(text) is sentence


def test_a_sentence_is_helped_by_the_words_that_tell():
    assert keywords("Как в ОДКБ делят воду") == (Term("ОДКБ"), Term("делят~"), Term("воду~"))


HOSTILE = st.text(st.sampled_from('аб яОИЛНЕAND"«»()-−,;*\n\t\x00~'), max_size=LONGEST_QUERY) | st.text(
    max_size=400
)


@given(HOSTILE)
@example('-"" -() НЕ () ИЛИ')
@example("-(-(-(-а")
@example("*~*~ ~")
def test_nothing_breaks_the_reading(text):
    is_sentence(text)
    keywords(text)
    try:
        tree = parse(text)
    except BadQuery:
        return
    assert list(terms_of(tree, wanted=True)), "something is asked for"
