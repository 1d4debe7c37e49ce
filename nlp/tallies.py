"""How many died, were hurt or detained, as one report says it: only what it says clearly, and of the event itself."""

import re
from collections.abc import Iterator, Sequence

from news.differences import Disputed
from nlp.head_counts import PART, VAGUE, Head, at, head_counts
from nlp.sentences import split
from nlp.tally_words import NEEDED, WORDS

SENTENCES = 4
"""Sentences of a report, from its beginning, in which its own event is told; deeper down stand others."""

LOOKED_AT = 1500
NEAR = 4
"""Words between a number and what it counts, all of them fillers."""

FAR = 9
"""Words between "the number of dead" and the number."""

_LANGUAGES = ("ru", "ky", "en")
_TOKEN = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?|[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]")

_PEOPLE = re.compile(
    r"человек\w*|люд(?:и|ей|ям|ьми)|жител\w*|граждан\w*|мирн\w+|лиц[ао]?|адам\w*|киши\w*|жаран\w*|people|persons?|civilians?|residents?|others"
)
_FILLERS = re.compile(
    r"были|было|был|стали|стал|уже|всего|подтверждено|общее|составил\w*|составляет|достигл\w*|возросл\w*|выросл\w*|увеличил\w*|"
    r"получили|получил|доставлены|сотрудники|милиции|полиции|"
    r"were|was|are|have|has|been|being|its|at|total|of|rose|rises|risen|to|reached|reaches|climbs?|climbed|stands|:|жалпы|саны|жетти|болду|болгон|без|вести"
)
_COLLECTIVE = re.compile(r"двое|трое|четверо|пятеро|шестеро|семеро|восьмеро|девятеро|десятеро")
_COUNT_OF = re.compile(r"числ[оау]|количеств[оау]|саны|number|toll|total")
_TO = frozenset(
    [
        "до", "составило", "составила", "составляет", "достигло", "to", "at", "reached", "reaches", "is", ":", "—", "–",
        "саны", "жетти",
    ]
)  # fmt: skip
_PAST = re.compile(
    r"\b(?:19|20)\d\d\b(?!-?(?:го|й)? (?:жылдын|жылы)? ?бүгүн)|ранее|напомним|прошл\w+ (?:год|месяц|недел)|годом|за (?:год|месяц|сутки|неделю|последн)|с начала|всего за|в аналогичн|"
    r"эске сал|буга чейин|былтыр|өткөн (?:жыл|ай)|жыл башынан|бир жылда|earlier this|last (?:year|month|week)|since|previous|in recent|annual|every year|per year|ежегодно|a year",
    re.IGNORECASE,
)
_NEGATED = frozenset(["не", "нет", "никто", "никого", "no", "not", "none", "жок", "эмес", "без", "without"])


def tallies(title: str, text: str, language: str) -> dict[Disputed, int]:
    """Return how many a report says were killed and so on; what it says vaguely or in two ways is left out.

    >>> tallies("В ДТП погибли трое", "Ещё двое ранены.", "ru")[Disputed.DEAD]
    3
    """
    if language not in _LANGUAGES:
        return {}
    found: dict[Disputed, set[int]] = {}
    for sentence in _sentences(title, text):
        seen = dict(_of_sentence(sentence, language))
        for what, value in seen.items():
            found.setdefault(what, set()).add(value)
    return {
        what: next(iter(values)) for what, values in found.items() if len(values) == 1 and min(values) > 0
    }


def beginning(title: str, text: str) -> str:
    """Return what a report begins with, in which its own event is told."""
    return "\n".join(_sentences(title, text))


def numbers_of(what: Disputed, sentence: str, language: str) -> set[int]:
    """Return what a sentence says of one thing."""
    return {value for found, value in _of_sentence(sentence, language) if found is what}


def _sentences(title: str, text: str) -> Iterator[str]:
    """Yield the sentences in which a report tells of its event."""
    own = [title, *(unit.text for unit in split(text[:LOOKED_AT]))][: SENTENCES + 1]
    # What is counted over a week or a year is not counted in one event.
    yield from (sentence for sentence in own if not _PAST.search(sentence))


def _of_sentence(sentence: str, language: str) -> Iterator[tuple[Disputed, int]]:
    """Yield what a sentence counts; nothing of one thing that it counts twice."""
    tokens = _TOKEN.findall(sentence.replace("ё", "е").replace("Ё", "Е").lower())
    numbers = head_counts(tokens, language)
    said: dict[Disputed, list[Head]] = {}
    used: set[int] = set()
    for place in range(len(tokens)):
        what = _counted(tokens, place)
        if what is None:
            continue
        number = _beside(tokens, place, numbers, language)
        if number is None or number.start in used:
            continue
        used.add(number.start)
        said.setdefault(what, []).append(number)
    for what, found in said.items():
        exact = {number.value for number in found}
        if len(exact) == 1 and not any(number.vague or _is_part(number, what, said) for number in found):
            yield what, exact.pop()


def _is_part(number: Head, what: Disputed, said: dict[Disputed, list[Head]]) -> bool:
    """Whether a number counts some of more: "ещё 5 ранены" after the dead are all who were hurt."""
    return number.part and (what is Disputed.DEAD or len(said) == 1)


def _counted(tokens: Sequence[str], place: int) -> Disputed | None:
    """Return what a word at a place counts, if it is a word for it."""
    word = tokens[place]
    what = next((kind for kind, pattern in WORDS.items() if pattern.fullmatch(word)), None)
    if what is None:
        return None
    needed = NEEDED.get(word)
    if needed is not None and not needed.fullmatch(at(tokens, place + 1)):
        return None
    if (
        what is Disputed.MISSING
        and word.startswith("пропа")
        and "вести" not in tokens[max(0, place - 3) : place + 4]
    ):
        return None
    if word == "lives" and "claim" not in " ".join(tokens[max(0, place - 4) : place]):
        return None
    return None if _NEGATED & set(tokens[max(0, place - 2) : place + 1]) - {"без"} else what


def _beside(tokens: Sequence[str], place: int, numbers: Sequence[Head], language: str) -> Head | None:
    """Return the number that stands beside a word for what it counts, nothing but fillers between them."""
    around = (at(tokens, place + step) for step in ((-1, 1, 2) if language == "ky" else (-2, -1, 1)))
    if any(_COUNT_OF.fullmatch(word) for word in around):
        return _after_count(tokens, place, numbers)
    after = next((one for one in numbers if one.start > place), None)
    if tokens[place] in ("жертвами", "жертвой"):
        claimed = after is not None and at(tokens, after.start - 1) in ("стали", "стало", "стал")
        return after if claimed and after is not None and after.start <= place + FAR else None
    before = next((one for one in reversed(numbers) if one.end <= place), None)
    if before is not None and _only_fillers(tokens[before.end : place]):
        return before
    if (
        language != "ky"
        and after is not None
        and _only_fillers(tokens[place + 1 : after.start], vague=True)
        and _counts_people(tokens, after)
    ):
        return after
    return None


def _after_count(tokens: Sequence[str], place: int, numbers: Sequence[Head]) -> Head | None:
    """Return the number of "the number of dead rose to 5"."""
    for number in numbers:
        if place < number.start <= place + FAR and not {",", ".", ";"} & set(tokens[place : number.start]):
            before = at(tokens, number.start - 1)
            if before in _TO:
                return Head(number.value, number.start, number.end, vague=False, part=number.part)
            if {"жетти", "болду", "адамга", "кишиге"} & set(tokens[number.end : number.end + 2]):
                return number
    return None


def _only_fillers(words: Sequence[str], *, vague: bool = False) -> bool:
    return len(words) <= NEAR and all(
        _PEOPLE.fullmatch(word) or _FILLERS.fullmatch(word) or (vague and word in VAGUE | PART)
        for word in words
    )


def _counts_people(tokens: Sequence[str], number: Head) -> bool:
    """Whether a number counts people: the word for them, or nothing at all, stands behind it."""
    following = at(tokens, number.end)
    if _COLLECTIVE.fullmatch(tokens[number.start]) and at(tokens, number.end + 1) not in ("и", ","):
        return True
    return (
        not following
        or not following[0].isalnum()
        or _PEOPLE.fullmatch(following) is not None
        or following in ("и", "в", "and", "in", "при", "на")
    )
