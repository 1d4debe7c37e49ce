"""The whole numbers of a sentence that may count people: no dates, ages, shares or money."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.calendar import month_of
from nlp.numerals import is_hundred, scale_of, value_of

MOST = 1_000_000
"""More people than any event counts."""

TEN = 10

VAGUE = frozenset(
    [
        "более", "свыше", "больше", "около", "почти", "примерно", "порядка", "минимум", "менее", "меньше", "мере",
        "крайней", "десятки", "сотни", "over", "than", "about", "around", "nearly", "almost", "least", "some",
        "approximately", "ашык", "ашуун", "жакын", "чейин", "кеминде", "жок", "дегенде", "дээрлик", "болжол", "менен",
    ]
)  # fmt: skip
"""Words beside a number that make it no exact one."""

PART = frozenset(
    [
        "числе", "них", "нас", "среди", "including", "among", "them", "ичинде", "ичинен", "алардын", "арасында", "еще",
        "another", "дагы", "further", "остальные", "другие",
    ]
)  # fmt: skip
"""Words before a number that counts some of more, or some beside others."""

_ORDINAL = re.compile(r"(?:втор|трет|перв|четверт|пят|шест)\w*(?:ый|ая|ой|ое|ого|ую|ые|ий)")
_OTHER = re.compile(
    r"лет(?:н\w*)?|год\w*|час\w*|минут\w*|дн\w+|день|сут\w+|месяц\w*|недел\w*|км|километр\w*|метр\w*|процент\w*|%|сом\w*|руб\w*|доллар\w*|тенге|тонн\w*|"
    r"утра|вечера|ноч[иь]|август\w*|градус\w*|балл\w*|автомобил\w*|машин\w*|дом\w*|раз\w?|сел\w*|район\w*|"
    r"жыл\w*|жаш\w*|саат\w*|мүнөт\w*|күн\w*|ай\w?|апта\w*|пайыз\w*|unaa|унаа\w*|үй\w*|айыл\w*|"
    r"years?|hours?|minutes?|days?|weeks?|months?|km|miles?|percent|pm|am|cars?|houses?|homes|vehicles?|times|year-old|degrees?"
)


@dataclass(frozen=True, slots=True)
class Head:
    """A number of a sentence and where its words stand."""

    value: int
    start: int
    end: int
    """The place behind its last word."""
    vague: bool
    """Whether it is said to be no exact one."""
    part: bool
    """Whether it may count only some."""


def at(tokens: Sequence[str], place: int) -> str:
    """Return the word at a place, "" beyond the ends."""
    return tokens[place] if 0 <= place < len(tokens) else ""


def head_counts(tokens: Sequence[str], language: str) -> list[Head]:
    """Return the whole numbers of a sentence, as its words in lower case, that may count people."""
    found: list[Head] = []
    place = 0
    while place < len(tokens):
        value, end = _value(tokens, place, language)
        if value is None:
            place += 1
            continue
        if (
            value <= MOST
            and not _is_other(tokens, end, language)
            and at(tokens, place - 1) not in ("№", "$", "€", "-")
        ):
            before = tokens[max(0, place - 3) : place]
            found.append(
                Head(
                    value, place, end,
                    vague=bool(VAGUE & set(before)) or ("до" in before[-1:] or "up" in before) or at(tokens, end) in VAGUE,
                    part=bool(PART & set(before)),
                )
            )  # fmt: skip
        place = end
    return found


def _value(tokens: Sequence[str], place: int, language: str) -> tuple[int | None, int]:
    """Return the number that begins at a place and the place behind it; None where there is none."""
    token = tokens[place]
    end = place + 1
    if token[0].isdigit():
        bare = re.sub(r"[ \u00a0\u202f]", "", token)
        if language == "en":
            bare = re.sub(r",(?=\d{3}\b)", "", bare)
        if not bare.isdecimal() or len(bare) > 7:  # noqa: PLR2004 - no count of people has so many digits
            return None, end
        value = int(bare)
    else:
        first = 100 if is_hundred(token, language) else value_of(token, language)
        if first is None or _ORDINAL.fullmatch(token):
            return None, end
        value = first
        while (part := value_of(at(tokens, end), language)) is not None and part < TEN <= value:
            value, end = value + part, end + 1
    if (scale := scale_of(at(tokens, end))) is not None:
        value, end = int(value * scale), end + 1
    return value, end


def _is_other(tokens: Sequence[str], end: int, language: str) -> bool:
    """Whether what follows a number says that it counts no people."""
    following = at(tokens, end)
    if following in ("-", "–", ":", ".", "/") and at(tokens, end + 1)[:1].isalnum():
        following = at(tokens, end + 1)
        if following[:1].isdigit():
            return True
    if month_of(following, language, before="", beside_number=True, capital=True) is not None:
        return True
    return _OTHER.fullmatch(following) is not None
