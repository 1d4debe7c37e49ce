"""What of a text, beside its meaning, says which event it tells of: days, places, names, and whether it is a template."""

import re
from dataclasses import dataclass

from nlp.agreement import marks as names_and_numbers
from nlp.places import places
from nlp.stems import is_turkic, stem, words
from nlp.templates import subjects, template

LEAD = 400
"""Characters of text whose words count."""

TITLE = 120
"""Characters of the text that stand in for a missing title."""

NAME = 5
"""Letters of a name that are equal in all cases and in Russian as in Kyrgyz."""

CONSONANTS = 3
"""Of a name, by which it is known in any language and case."""

_MONTHS = {
    **dict.fromkeys(("январ", "janua", "қаңта", "yanva"), 1),
    **dict.fromkeys(("феврал", "febru", "ақпан", "fevra"), 2),
    **dict.fromkeys(("март", "march", "науры", "mart"), 3),
    **dict.fromkeys(("апрел", "april", "сәуір", "aprel"), 4),
    **dict.fromkeys(("май", "мая", "мамыр"), 5),
    **dict.fromkeys(("июн", "june", "маусы", "iyun"), 6),
    **dict.fromkeys(("июл", "july", "шілде", "iyul"), 7),
    **dict.fromkeys(("август", "augus", "тамыз", "avgus"), 8),
    **dict.fromkeys(("сентябр", "septe", "қыркү", "senty"), 9),
    **dict.fromkeys(("октябр", "octob", "қазан", "oktya"), 10),
    **dict.fromkeys(("ноябр", "novem", "қараш", "noyab"), 11),
    **dict.fromkeys(("декабр", "decem", "желто", "dekab"), 12),
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:-|\s+|th\s+|st\s+|nd\s+|rd\s+)(?:of\s+)?({_MONTH})\w*", re.IGNORECASE
)
_MONTH_DAY = re.compile(rf"\b({_MONTH})\w*\s+(\d{{1,2}})\b(?!\d)", re.IGNORECASE)
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(?:20)?\d\d\b")
_ISO = re.compile(r"\b20\d\d-(\d\d)-(\d\d)\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

# "51-летний", "51 жаштагы", "51 жастағы", "51 yoshli", "51-year-old".
_AGE = re.compile(
    r"\b(\d{1,3})(?:-|\s)?(?:летн|жаштагы|жашар|жастағы|жасар|yoshli|year[ -]old)", re.IGNORECASE
)

_NAME = re.compile(r"(?<![.!?…]\s)(?<!^)(?<![«\"“]) ?\b([А-ЯЁӨҮҢҚҒІӘҰҲҶӢӮЎA-Z][\w-]{2,})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What of an article tells its event from others like it."""

    stems: frozenset[str] = frozenset()
    """Of the title and the first 400 characters."""
    names: frozenset[str] = frozenset()
    """Beginnings of words with a capital inside a sentence, equal across languages written in Cyrillic."""
    named: frozenset[str] = frozenset()
    """Names and numbers of the title and the beginning, names so that they are equal in all languages."""
    numbers: frozenset[str] = frozenset()
    """Numbers in the title."""
    dates: frozenset[str] = frozenset()
    """Days that the title names, as MM-DD."""
    places: frozenset[str] = frozenset()
    """Towns and provinces that the title names."""
    ages: frozenset[int] = frozenset()
    """How old the people are of whom the title says it."""
    template: str | None = None
    """What kind of recurring news the title is: see `news.grouping.Marks`."""
    subjects: frozenset[str] = frozenset()
    """What an issue of recurring news is about; empty for other news."""
    bare: bool = False
    """Whether there is hardly a text beside the title."""


def features(title: str, text: str) -> Features:
    """Return what of a text tells its event from others like it; of a title longer than 300 characters its start."""
    title = title[:300]
    lead = text[:LEAD]
    if not title.strip():
        title = lead[:TITLE]
    found = words(f"{title}\n{lead}")
    turkic = is_turkic(found)
    kind = template(title)
    return Features(
        stems=frozenset(stem(word, turkic=turkic) for word in found if len(word) > 2 or word.isdigit()),  # noqa: PLR2004
        names=_names(f"{title}\n{lead}"),
        named=names_and_numbers(f"{title}\n{lead}", CONSONANTS),
        numbers=frozenset(_NUMBER.findall(title)),
        dates=days(title),
        places=places(title),
        ages=frozenset(int(age) for age in _AGE.findall(title)),
        template=kind,
        subjects=frozenset() if kind is None else subjects(title),
        bare=len(text.strip()) < 60,  # noqa: PLR2004 - shorter than any sentence of news
    )


def days(text: str) -> frozenset[str]:
    """Return the days that a text names in any of our ways of writing them, as MM-DD."""
    found: set[str] = set()
    for match in _DAY_MONTH.finditer(text):
        found.add(_day(_month(match[2]), int(match[1])))
    for match in _MONTH_DAY.finditer(text):
        found.add(_day(_month(match[1]), int(match[2])))
    for match in _DOTTED.finditer(text):
        found.add(_day(int(match[2]), int(match[1])))
    for match in _ISO.finditer(text):
        found.add(_day(int(match[1]), int(match[2])))
    return frozenset(found - {""})


def _month(beginning: str) -> int:
    """Return a month by the beginning of its name, 0 where only the pattern takes it for one: ı and ſ for i and s."""
    return _MONTHS.get(beginning.lower(), 0)


def _day(month: int, day: int) -> str:
    """Return a day as MM-DD, "" where there is no such day."""
    return f"{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""  # noqa: PLR2004


def _names(text: str) -> frozenset[str]:
    """Return the beginnings of the words that carry a capital though no sentence begins with them."""
    return frozenset(match[1].lower().replace("ё", "е")[:NAME] for match in _NAME.finditer(text))
