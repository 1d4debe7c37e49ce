"""Sums of money and ages that a report names, each where it names only one: so it is known what is compared."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from nlp.numerals import scale_of

_CURRENCIES = {
    "kgs": r"сом(?:а|ов|ду|дон|го|дук|ом|у)?|soms?|kgs", "rub": r"руб(?:л\w+)?|roubles?|rubles?", "usd": r"доллар\w*|dollars?|usd",
    "kzt": r"тенге\w*|теңге\w*|tenge", "uzs": r"сум(?:а|ов|ам)?|so['‘ʻ]?m|сўм", "eur": r"евро|euros?", "tjs": r"сомони\w*|somoni",
    "cny": r"юан\w*|yuan",
}  # fmt: skip
_UNITS = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _CURRENCIES.items())
_SUM = re.compile(
    rf"(?P<vague>(?:более|свыше|больше|около|почти|до|примерно|порядка|менее|от|over|about|around|nearly|almost|up to|more than|less than) )?"
    rf"(?P<all>(?P<sign>[$€])?(?P<number>\d{{1,3}}(?:[ \u00a0]\d{{3}})+|\d+(?:[.,]\d+)?)(?: (?P<scale>тыс\w*\.?|млн\.?|млрд\.?|трлн\.?|миллион\w*|миллиард\w*|миң|thousand|"
    rf"million|billion|bn|mln))?(?: (?:{_UNITS}))?)(?!\w)(?P<over>(?:дон|ден) (?:ашык|ашуун|көп)| (?:чейин|ашуун|жакын))?",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?<![\d-])(?P<ru>\d{1,2})-летн\w+ (?P<ru_who>\w+)|(?<![\d-])(?P<ky>\d{1,2}) жаштагы (?P<ky_who>\w+)|"
    r"(?<![\d-])(?P<en>\d{1,2})-year-old (?P<en_who>\w+)",
    re.IGNORECASE,
)
_STEM = 5


@dataclass(frozen=True, slots=True)
class Sum:
    """Money that a report names."""

    value: Decimal
    digits: int
    """How many of them tell: a rounded number agrees with the exact one."""
    words: str
    """As it stands there."""

    def agrees(self, other: "Sum") -> bool:
        """Whether one is the other, or the other rounded."""
        digits = min(self.digits, other.digits)
        return _rounded(self.value, digits) == _rounded(other.value, digits)


def sums(text: str) -> dict[str, Sum]:
    """Return the sum that a text names in each currency in which it names just one, and exactly."""
    found: dict[str, list[Sum | None]] = {}
    for match in _SUM.finditer(text):
        currency = next(
            (name for name in _CURRENCIES if match[name]), {"$": "usd", "€": "eur"}.get(match["sign"] or "")
        )
        if currency is not None:
            found.setdefault(currency, []).append(None if match["vague"] or match["over"] else _sum(match))
    exact = {
        name: {one.value: one for one in several if one} for name, several in found.items() if all(several)
    }
    return {name: next(iter(values.values())) for name, values in exact.items() if len(values) == 1}


def ages(text: str) -> dict[str, int]:
    """Return the age that a text names, under who has it, where it names just one age."""
    found = {
        (match[f"{language}_who"].lower()[:_STEM], int(match[language]))
        for match in _AGE.finditer(text)
        for language in ("ru", "ky", "en")
        if match[language]
    }
    return dict(found) if len(found) == 1 else {}


def _sum(match: re.Match[str]) -> Sum | None:
    bare = re.sub(r"[ \u00a0]", "", match["number"]).replace(",", ".")
    try:
        number = Decimal(bare)
    except InvalidOperation:
        return None
    scale = scale_of(match["scale"].lower().rstrip(".")) if match["scale"] else None
    digits = len(bare.replace(".", "").strip("0")) or 1
    return Sum(number * (scale or 1), digits, " ".join(match["all"].split()))


def _rounded(value: Decimal, digits: int) -> Decimal:
    """Return a number with so many digits that tell."""
    return Decimal(f"{value:.{digits - 1}e}") if value else value
