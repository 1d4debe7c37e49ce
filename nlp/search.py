"""Search: stems of texts for the index, and what a reader types read into the same stems.

Words are cut to stems by us, so that both databases find the same: Snowball's for Russian and English, for Turkic languages
what `nlp.turkic` leaves, with a mark before it, so that вода and the preposition во are not one. Which language somebody
types is not known from a word, so a word is looked for in every way in which a text may have it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from news.search import Search, Sought, Stems
from nlp.periods import Period, counted, named
from nlp.stems import stem
from nlp.turkic import folded, light_stem

READ = 20_000
"""Characters of a text that are indexed."""
LONGEST_QUERY = 256
MOST_WORDS = 12
LONGEST_WORD = 40
TURKIC = frozenset({"ky", "kk", "uz", "tg"})
MARK = "ъ"
"""Before a Turkic stem: no word begins so."""

_APOSTROPHES = re.compile(r"(?<=\w)[’'ʻʼ‘`](?=\w)")
_WORD = re.compile(r"[^\W_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_PIECE = re.compile(
    r'(?P<minus>(?<!\S)[-−–—](?=["\w]))?(?:(?P<limit>[^\W\d_]{2,}):(?=\S))?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))'
)
_QUOTES = str.maketrans(dict.fromkeys("«»„“”‟″", '"'))
_LIMITS = {
    **dict.fromkeys(("topic", "тема"), "topic"),
    **dict.fromkeys(("outlet", "source", "источник", "издание", "булак"), "outlet"),
    **dict.fromkeys(("period", "период", "мезгил"), "period"),
}
_BEFORE_PERIODS = frozenset({"за", "с", "last", "past", "since", "акыркы"})
_SAYS_NOTHING = frozenset({
    "и", "в", "во", "на", "с", "со", "к", "о", "об", "от", "до", "по", "за", "из", "у", "не", "что", "как", "а", "но",
    "для", "the", "a", "an", "of", "in", "on", "and", "to", "for", "at", "by", "is", "жана", "менен", "үчүн", "да",
})  # fmt: skip


@dataclass(slots=True)
class _Piece:
    """A piece of a query as it was typed."""

    text: str
    minus: bool
    limit: str
    quoted: bool


@dataclass(slots=True)
class _Reading:
    """What has been read of a query."""

    wanted: list[Sought] = field(default_factory=list)
    unwanted: list[Sought] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    period: Period = field(default_factory=Period)


def stems_of(title: str, text: str, language: str) -> Stems:
    """Return what the index keeps of a text."""
    turkic = language in TURKIC
    head, body = _words(title), _words(text[:READ])
    exact = dict.fromkeys(stem for word in (*head, *body) if (stem := _exact(word)) is not None)
    return Stems(
        title=" ".join(_stem(word, turkic=turkic) for word in head),
        text=" ".join(_stem(word, turkic=turkic) for word in body),
        exact=" ".join(exact),
    )


def parse(text: str, now: datetime, zone: ZoneInfo) -> Search:
    """Read what a reader types; nothing that can be typed is a mistake.

    Words, "phrases", -excluded words, `topic:csto`, `outlet:name`, and a period: a count or dates anywhere; a word for
    one, as неделя, at the end or after за, where there is something else to look for.
    """
    reading = _Reading()
    pieces = list(_pieces(text))
    pieces = _without_period(pieces, reading, now, zone)
    kept = [piece for piece in pieces if piece.quoted or piece.text.lower() not in _SAYS_NOTHING] or pieces
    for piece in kept[:MOST_WORDS]:
        _read(piece, reading, now, zone)
    return Search(
        wanted=tuple(dict.fromkeys(reading.wanted)),
        unwanted=tuple(reading.unwanted),
        topics=tuple(reading.topics),
        outlets=tuple(reading.outlets),
        since=reading.period.since,
        until=reading.period.until,
    )


def _read(piece: _Piece, reading: _Reading, now: datetime, zone: ZoneInfo) -> None:
    if piece.limit and not piece.minus:
        match _LIMITS[piece.limit]:
            case "topic":
                reading.topics.append(piece.text)
            case "outlet":
                reading.outlets.append(piece.text)
            case _:
                reading.period = (
                    counted(piece.text, now, zone) or named(piece.text, now, zone) or reading.period
                )
        return
    sought = _sought(piece.text)
    if sought is not None:
        (reading.unwanted if piece.minus else reading.wanted).append(sought)


def _without_period(
    pieces: Sequence[_Piece], reading: _Reading, now: datetime, zone: ZoneInfo
) -> list[_Piece]:
    """Take the period out of the pieces, with the preposition before it."""
    plain = [not (piece.quoted or piece.minus or piece.limit) for piece in pieces]
    others = len(pieces) > 1
    for place, piece in enumerate(pieces):
        if not plain[place]:
            continue
        period = counted(piece.text, now, zone)
        before = pieces[place - 1].text.lower() if place else ""
        led = before in _BEFORE_PERIODS and plain[place - 1]
        if period is None and others and (led or place == len(pieces) - 1):
            period = named(piece.text, now, zone)
        if period is not None:
            reading.period = period
            return [*pieces[: place - led], *pieces[place + 1 :]]
    return list(pieces)


def _pieces(text: str) -> Iterator[_Piece]:
    cleaned = "".join(letter if letter.isprintable() else " " for letter in text[:LONGEST_QUERY])
    for found in _PIECE.finditer(cleaned.translate(_QUOTES)):
        limit = (found["limit"] or "").lower()
        content = found["quoted"] if found["quoted"] is not None else found["plain"]
        if limit and limit not in _LIMITS:
            content, limit = f"{limit}:{content}", ""
        if _WORD.search(content):
            yield _Piece(content.strip(), bool(found["minus"]), limit, found["quoted"] is not None)


def _sought(text: str) -> Sought | None:
    """Return words that stand side by side: one, a phrase, or one with hyphens."""
    words = _words(text)[:MOST_WORDS]
    if not words:
        return None
    forms = dict.fromkeys(
        (
            tuple(_stem(word, turkic=False) for word in words),
            tuple(_stem(word, turkic=True) for word in words),
            # A Russian case of a name that stands in a Turkic text: Бишкека, Путина.
            tuple(_stem(_stem(word, turkic=False), turkic=True) for word in words),
        )
    )
    exact = (_exact(words[0]),) if len(words) == 1 else ()
    return Sought(forms=tuple(forms), exact=tuple(one for one in exact if one is not None))


def _words(text: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in _WORD.findall(_APOSTROPHES.sub("", text.lower()))]


def _stem(word: str, *, turkic: bool) -> str:
    plain = folded(word)
    if turkic and _CYRILLIC.search(plain):
        return MARK + light_stem(plain)
    return stem(plain)


def _exact(word: str) -> str | None:
    """Return a Turkic word's stem with its own letters; None for a word that any keyboard has."""
    plain = folded(word)
    return None if plain == word.replace("ё", "е") else word[: len(light_stem(plain))]
