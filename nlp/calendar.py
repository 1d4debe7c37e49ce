"""Words of the calendar in Russian, Kyrgyz and English, in any case: months, days of the week, today."""

import re
from collections.abc import Mapping

_MONTHS = {
    "ru": (
        "январ[ьяюе]м?|январск.*", "феврал[ьяюе]м?|февральск.*", "март(?:а|е|у|ом|овск.*)?", "апрел[ьяюе]м?|апрельск.*",
        "ма[йяею]|маем|майск.*", "июн[ьяюе]м?|июньск.*", "июл[ьяюе]м?|июльск.*", "август(?:а|е|у|ом|овск.*)?",
        "сентябр[ьяюе]м?|сентябрьск.*", "октябр[ьяюе]м?|октябрьск.*", "ноябр[ьяюе]м?|ноябрьск.*", "декабр[ьяюе]м?|декабрьск.*",
    ),
    "ky": (
        "январ.*", "феврал.*", "март(?:та|тын|ка|тан|тагы|ында|ынан|ына|ы)?", "апрел.*", "май(?:да|дын|га|дан|дагы|ында|ынан|ына|ы)?",
        "июн.*", "июл.*", "август.*", "сентябр.*", "октябр.*", "ноябр.*", "декабр.*",
    ),
    "en": (
        "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul", "august|aug",
        "september|sept?", "october|oct", "november|nov", "december|dec",
    ),
}  # fmt: skip
_WEEKDAYS = {
    "ru": (
        "понедельник.*", "вторник.*", "среду|среды|средам", "четверг.*", "пятниц.*", "суббот.*", "воскресень(?:е|я|ю|ем|ям)|воскресн(?:ый|ого|ом|ая|ую|ой)",
    ),
    "ky": ("дүйшөмбү.*", "шейшемби.*", "шаршемби.*", "бейшемби.*", "жума", "ишемби.*", "жекшемби.*"),
    "en": ("mondays?", "tuesdays?", "wednesdays?", "thursdays?", "fridays?", "saturdays?", "sundays?"),
}  # fmt: skip
_NEAR = {
    "ru": ("вчера|вчерашн.*", "сегодня|сегодняшн.*", "завтра|завтрашн.*"),
    "ky": ("кечээ|кечээки.*", "бүгүн|бүгүнкү.*", "эртең|эртеңки.*"),
    "en": ("yesterday", "today", "tomorrow"),
}

# "окружающей среды" is no Wednesday, nor is "may" a month in "may not".
_BEFORE_WEDNESDAY = frozenset(
    [
        "в",
        "во",
        "на",
        "по",
        "со",
        "с",
        "до",
        "к",
        "минувшую",
        "прошлую",
        "эту",
        "следующую",
        "ближайшую",
        "утром",
        "вечером",
        "вечера",
        "утра",
        "ночь",
    ]
)
_BEFORE_MONTH = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "till",
        "of",
        "from",
        "this",
        "last",
        "next",
        "early",
        "late",
        "mid",
        "before",
        "after",
        "during",
        "on",
        "to",
        "and",
        "between",
    ]
)


def _compiled(forms: Mapping[str, tuple[str, ...]]) -> dict[str, re.Pattern[str]]:
    return {
        language: re.compile("|".join(f"(?P<n{number}>{form})" for number, form in enumerate(found)))
        for language, found in forms.items()
    }


_MONTH = _compiled(_MONTHS)
_WEEKDAY = _compiled(_WEEKDAYS)
_TODAY = _compiled(_NEAR)


def month_of(word: str, language: str, *, before: str, beside_number: bool, capital: bool) -> int | None:
    """Return the month that a lower-case word names, 1 to 12; None if it names none where it stands.

    `before` is the word before it, `beside_number` says whether a number touches it.
    """
    number = _number(_MONTH.get(language), word)
    if number is None:
        return None
    if language == "en" and not (capital and (beside_number or before in _BEFORE_MONTH or len(word) > 5)):  # noqa: PLR2004 - "march" is the longest that is also a word
        return None
    if language == "ky" and word.startswith("май") and not beside_number and word != "май":
        return None  # oil
    return number + 1


def weekday_of(word: str, language: str, *, before: str, after: str) -> int | None:
    """Return the day of the week that a lower-case word names, 0 for Monday; None if it names none."""
    number = _number(_WEEKDAY.get(language), word)
    if number == 2 and language == "ru" and before not in _BEFORE_WEDNESDAY:  # noqa: PLR2004 - Wednesday
        return None
    if number == 4 and language == "ky" and not after.startswith("күн"):  # noqa: PLR2004 - "жума" alone is a week
        return None
    return number


def near_day_of(word: str, language: str, *, after: str) -> int | None:
    """Return -1 for yesterday, 0 for today, 1 for tomorrow; None for other words."""
    number = _number(_TODAY.get(language), word)
    if number == 2 and language == "ky" and after.startswith("менен"):  # noqa: PLR2004 - in the morning
        return None
    return None if number is None else number - 1


def _number(pattern: re.Pattern[str] | None, word: str) -> int | None:
    match = pattern.fullmatch(word) if pattern else None
    return int(match.lastgroup[1:]) if match and match.lastgroup else None
