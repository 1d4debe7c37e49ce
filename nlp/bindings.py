"""Whether two numbers of a text have changed places: each must stand where, and with what, it stands in the sources."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from nlp.calendar import month_of
from nlp.denials import root
from nlp.sentences import split

NEAR = 3
"""Words after a number that say what it counts; one before it helps."""

SHORTEST = 3
"""Letters of a word that says anything."""

MOST = 30
"""Numbers of a text that are compared with one another."""

_TOKEN = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)*|[^\W\d_]+|%")
_SCORE = re.compile(r"(?<![\d:])(\d{1,2}):(\d{1,2})(?![\d:])")

# What is counted, in three languages: enough to see that two numbers of one sentence have changed places.
_UNITS = {
    "years": r"лет|год.*|летн.*|жыл.*|years?",
    "ages": r"летн.*|жаш.*|old|aged",
    "months": r"месяц.*|ай|айга|айдан|months?",
    "days": r"дн(?:я|ей|евн.*)|день|сут.*|күн.*|days?",
    "hours": r"час.*|саат.*|hours?",
    "minutes": r"минут.*|мүнөт.*|minutes?",
    "people": r"человек.*|люд.*|киши.*|адам.*|people|persons?",
    "children": r"дет(?:ей|и|ям)|ребен.*|бала.*|child.*",
    "money": r"доллар.*|сом(?:а|ов|ами|у|го|дон|дун)?|soms?|рубл.*|roubles?|rubles?|евро|euros?|тенге.*|dollars?|юан.*|yuan",
    "distance": r"километр.*|км|чакырым.*|kilomet\w*|km|метр.*|met(?:re|er)s?",
    "weight": r"тонн.*|tonn?es?|tons?|килограмм.*|кг|kilogram.*|kg",
    "area": r"гектар.*|hectares?",
    "houses": r"дом(?:а|ов|ам)?|үй.*|houses?|homes?",
    "cars": r"автобус.*|машин.*|автомоб.*|унаа.*|bus(?:es)?|cars?|vehicles?|trucks?|грузов.*",
    "flights": r"рейс.*|каттам.*|flights?",
    "schools": r"школ.*|мектеп.*|schools?",
    "pupils": r"ученик.*|школьник.*|окуучу.*|pupils?|students?|студент.*",
    "passengers": r"пассажир.*|жүргүнчү.*|passengers?",
    "patients": r"пациент.*|больн.*|бейтап.*|patients?",
    "villages": r"сел|села|деревн.*|айыл.*|villages?",
    "countries": r"стран.*|государств.*|өлкө.*|countries|states",
    "votes": r"голос.*|добуш.*|votes?",
    "dead": r"погиб.*|убит.*|каза.*|көз|killed|dead|died",
    "injured": r"ранен.*|пострада.*|жарака.*|жабырка.*|injured|wounded|hurt",
}  # fmt: skip
_UNIT = {unit: re.compile(pattern) for unit, pattern in _UNITS.items()}

Places = Mapping[str, set[str]]


def exchanged(said: str, sources: Sequence[str], languages: tuple[str, str]) -> str | None:
    """Return two numbers in figures that have changed places, as "12, 30"; None if none have.

    `languages` are the text's and the sources'. In one language the words beside a number tell; across languages what
    it counts, and the sentence, if a translation has as many as its source.
    """
    if (score := _turned(said, sources)) is not None:
        return score
    if languages[0] == languages[1]:
        own, theirs = _beside(said, languages[0]), _beside("\n".join(sources), languages[1])
    else:
        alike = len(split(said)) == len(split("\n".join(sources)))
        own, theirs = _across(said, sentences=alike), _across("\n".join(sources), sentences=alike)
    both = [number for number in own if number in theirs][:MOST]
    for one, other in combinations(both, 2):
        straight = len(own[one] & theirs[one]) + len(own[other] & theirs[other])
        crossed = len(own[one] & theirs[other]) + len(own[other] & theirs[one])
        if crossed > straight:
            return f"{one}, {other}"
    return None


def _turned(said: str, sources: Sequence[str]) -> str | None:
    """Return a score that the sources have the other way round only."""
    theirs = {match.groups() for source in sources for match in _SCORE.finditer(source)}
    for match in _SCORE.finditer(said):
        if match.groups() not in theirs and match.groups()[::-1] in theirs:
            return match[0]
    return None


def _beside(text: str, language: str) -> Places:
    """Return the roots of the words that stand beside each number, in its own sentence."""
    found: dict[str, set[str]] = defaultdict(set)
    for unit in split(text):
        tokens = _TOKEN.findall(unit.text.lower().replace("ё", "е"))
        for place, token in enumerate(tokens):
            if token[0].isdigit():
                after, before = tokens[place + 1 : place + 1 + NEAR], tokens[max(0, place - 1) : place]
                if after and _is_month(after[0], language):
                    continue  # days have a check of their own
                near = [word for word in (*after, *before) if len(word) >= SHORTEST]
                found[_value(token)] |= {root(word, language) for word in near if not word[0].isdigit()}
    return found


def _is_month(word: str, language: str) -> bool:
    return month_of(word, language, before="", beside_number=True, capital=True) is not None


def _across(text: str, *, sentences: bool) -> Places:
    """Return what each number counts, as far as it is known, and, if wanted, the numbers of its sentences."""
    found: dict[str, set[str]] = defaultdict(set)
    for number, unit in enumerate(split(text)):
        tokens = _TOKEN.findall(unit.text.lower().replace("ё", "е"))
        for place, token in enumerate(tokens):
            if not token[0].isdigit():
                continue
            found[_value(token)] |= {str(number)} if sentences else set()
            for word in tokens[place + 1 : place + 1 + NEAR]:
                if word[0].isdigit():
                    break  # what follows is the next number's
                found[_value(token)] |= {name for name, form in _UNIT.items() if form.fullmatch(word)}
    return found


def _value(token: str) -> str:
    """Return a number without what languages write differently in it."""
    return re.sub(r"\D", "", token)
