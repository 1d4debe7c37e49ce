"""How often a text says no, and of what, in Russian, Kyrgyz and English."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from nlp.stems import stem

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")

_NO_LESS = frozenset(
    ["менее", "более", "меньше", "больше", "позднее", "позже", "ранее", "раньше", "только", "просто", "раз"]
)
_RUSSIAN_NO = frozenset(["нет", "нету", "без", "безо", "нельзя"])
_ENGLISH_NO = frozenset(
    ["not", "never", "nobody", "nothing", "nowhere", "none", "cannot", "without", "no", "nor"]
)
_NO_MORE_THAN = frozenset(["less", "more", "fewer", "later", "earlier", "only"])

# What says no by its own meaning, alike in all three languages; and what may be put either way.
_REFUSES = {
    "ru": re.compile(r"отказ(?!ано$).*|отверг.*|отклон.*|опроверг.*|опроверж.*|отрица(?!тельн).*|невозможн.*|неизвестн.*|незакон.*"),
    "en": re.compile(r"refus\w*|reject\w*|den(?:y|ie[sd])|unable|impossible|unknown|illegal\w*|unlawful\w*"),
    "ky": re.compile(r"төгүн.*"),
}  # fmt: skip
# What some languages put as a no and others do not: by kinds, so that it weighs nothing where both texts have it.
_EITHER = {
    "cancel": re.compile(r"отмен.*|аннулир.*|cancel\w*|annul\w*|abolish\w*|revok\w*|scrap\w*|жокко"),
    "free": re.compile(r"бесплатн.*|free|акысыз"),
    "ban": re.compile(r"запре[тщ].*|ban|bans|banned|prohibit\w*|тыюу"),
    "lack": re.compile(r"недостат.*|нехват.*|lack\w*|жетишсиз.*|жетишпе.*"),
    "absent": re.compile(r"отсутств.*|absen\w*"),
    "fail": re.compile(r"неудач.*|fail\w*|declin\w*"),
    "prefix": re.compile(r"недоступн.*|неясн.*|небезопас.*|нестабил.*|un(?:avail|clear|safe|stab|cert|succ|conf)\w*|чексиз"),
    "nor": re.compile(r"ни"),
}  # fmt: skip

_KYRGYZ_VERB = re.compile(
    r"(?P<root>[а-яөүң]{2,}?)(?:ба|бе|бо|бө|па|пе|по|пө)"
    r"(?:й(?:т|[мб][ыиуү]?[зн]?|с[ыиуү]ң|л[ыиуү]|[б][ыиуү]з)?|г[аеоө]н.*|с(?:т[аеоө]н|[ыиуү]н.*)?|[дт][ыиуү](?:м|к|ң|лар|лер)?|ш[ыиуү].*)"
)
_KYRGYZ_WITHOUT = re.compile(r"(?P<root>[а-яөүң]{3,})(?:сыз|сиз|суз|сүз)")
_KYRGYZ_PARTICIPLE = re.compile(r"(?P<root>[а-яөүң]{2,}?)[гк][аеоө]н.*")
_NO_NEGATION = re.compile(r"көбөй.*|коопсуз.*|.*карандысыз|тынчсыз.*|болбосо|сөзсүз|шексиз|.*(?:апай|агай)")

_HELPERS = frozenset(
    [
        "будет",
        "будут",
        "был",
        "была",
        "было",
        "были",
        "бы",
        "стал",
        "стала",
        "стали",
        "станет",
        "может",
        "могут",
        "мог",
        "смог",
        "смогли",
        "это",
        "эти",
        "того",
        "такой",
        "такого",
        "еще",
        "уже",
        "пока",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "shall",
        "should",
        "must",
        "to",
        "the",
        "a",
        "an",
        "any",
        "yet",
        "one",
        "other",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Negation:
    """How often a text says no, and what it denies."""

    count: int = 0
    either: Counter[str] = field(default_factory=Counter)
    """Words that another text may put as a no, by kind."""
    denied: tuple[str, ...] = ()
    """Roots of the words that are denied."""

    @property
    def most(self) -> int:
        """How often it says no if every word that can be put so is one."""
        return self.count + self.either.total()

    def agrees(self, other: "Negation") -> bool:
        """Whether two texts can say no equally often."""
        return (
            self.count <= other.count + (other.either - self.either).total()
            and other.count <= self.count + (self.either - other.either).total()
        )

    def __add__(self, other: "Negation") -> "Negation":
        """Return what two texts say together."""
        return Negation(
            count=self.count + other.count,
            either=self.either + other.either,
            denied=self.denied + other.denied,
        )


def negation(text: str, language: str) -> Negation:
    """Return how often a text in ru, ky or en says no.

    >>> negation("Никто не пострадал, но не менее двух домов сгорели", "ru").count
    1
    >>> negation("Армения машыгууга катышпайт", "ky").denied
    ('катыш',)
    """
    words = [match[0] for match in _WORD.finditer(text.replace("ё", "е").replace("’", "'"))]
    lower = [word.lower() for word in words]
    count = 0
    either: Counter[str] = Counter()
    denied: list[str] = []
    for place, word in enumerate(lower):
        found = _denied(words, lower, place, language)
        if found is not None:
            count += 1
            denied += found
        else:
            either.update(kind for kind, pattern in _EITHER.items() if pattern.fullmatch(word))
    return Negation(count=count, either=either, denied=tuple(denied))


def root(word: str, language: str) -> str:
    """Return what of a lower-case word is compared with what was denied."""
    return word if language == "ky" else stem(word)


def has_root(words: Sequence[str], denied: str, language: str) -> bool:
    """Whether one of some roots is that of a denied word."""
    if language == "ky":
        return any(word.startswith(denied) for word in words)
    return denied in words


def _denied(words: Sequence[str], lower: Sequence[str], place: int, language: str) -> list[str] | None:
    """Return the roots of what the word at a place denies; None if it says no no."""
    word = lower[place]
    if (pattern := _REFUSES.get(language)) and pattern.fullmatch(word):
        return []
    if language == "ky":
        return _kyrgyz(words, lower, place)
    says_no = _russian(lower, place) if language == "ru" else _english(lower, place)
    if not says_no:
        return None
    if word == "нет":
        return [root(lower[place - 1], language)] if place else []
    following = [other for other in lower[place + 1 : place + 4] if other not in _HELPERS]
    if place + 1 < len(lower) and lower[place + 1] in _HELPERS and language == "ru":
        return []  # "не будет": what is denied may stand anywhere
    return [root(following[0], language)] if following else []


def _russian(lower: Sequence[str], place: int) -> bool:
    word = lower[place]
    if word in _RUSSIAN_NO:
        return True
    if word != "не":
        return False
    before, after = _at(lower, place - 1), _at(lower, place + 1)
    return after not in _NO_LESS and before not in ("чуть", "едва")


def _english(lower: Sequence[str], place: int) -> bool:
    word, after = lower[place], _at(lower, place + 1)
    if word.endswith("n't"):
        return True
    if word == "neither":
        return True
    if word == "nor" and "neither" in lower[max(0, place - 8) : place]:
        return False
    if word in ("no", "not") and (after in _NO_MORE_THAN or after[:1].isdigit()):
        return False
    return word in _ENGLISH_NO


def _kyrgyz(words: Sequence[str], lower: Sequence[str], place: int) -> list[str] | None:
    word, before, after = lower[place], _at(lower, place - 1), _at(lower, place + 1)
    if word.startswith("эмес"):
        return None if before in ("гана", "кем") else _root_of(before)
    if word == "жок":
        return None if after.startswith("деген") else _root_of(before)
    if (word == "баш" and after.startswith("тарт")) or (word == "четке" and after.startswith("как")):
        return []
    if words[place][0].isupper() and place and not words[place].isupper() and word.endswith(("бай", "бек")):
        return None
    if _NO_NEGATION.fullmatch(word) or any(pattern.fullmatch(word) for pattern in _EITHER.values()):
        return None
    match = _KYRGYZ_VERB.fullmatch(word) or _KYRGYZ_WITHOUT.fullmatch(word)
    return [match["root"]] if match else None


def _root_of(word: str) -> list[str]:
    """Return the root of the Kyrgyz word that is denied by the one after it."""
    if match := _KYRGYZ_PARTICIPLE.fullmatch(word):
        word = match["root"]
    return [word[:6]] if len(word) > 2 else []  # noqa: PLR2004 - "ал" and "де" begin everything


def _at(lower: Sequence[str], place: int) -> str:
    return lower[place] if 0 <= place < len(lower) else ""
