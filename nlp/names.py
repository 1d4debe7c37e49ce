"""The names in a text, and whether a summary has one that its sources do not have, in any of three languages."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from nlp.calendar import month_of, weekday_of
from nlp.name_table import bare, is_plain, match_at
from nlp.script import same_name, skeleton, sounds
from nlp.stems import TURKIC_STEM, stem

_WORD = re.compile(r"[^\W_]+(?:[-–’'][^\W_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?…:;]|\n|[«\"“„(]|^[-–—])[\s«\"“„(–—-]*$")
_LETTER = re.compile(r"[^\W\d_]")
_SURNAME = re.compile(
    r".{3,}(?:[оеё]в|ин|ын|ский|цкий|енко|чук|баев|беков|бек|бай|дзе|швили|вич|[оеё]ва|ская)(?:ы?[аеуы]|ым|ом|ой|"
    r"[нд][ыиуү]н|[гк][аеоө]|[дт][аеоө]н?)?|.{2,}(?:ov|ev|ova|eva|sky|skiy|bek|bai|dze|shvili|enko|chuk|vich)",
    re.IGNORECASE,
)
HEADLINE_SHARE = 0.7
"""Share of words with a capital from which a line is an English headline, where capitals say nothing."""
SHORTEST_LINE = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text as it stands there."""

    text: str
    begins: bool
    """Whether a capital would stand here in any case: a sentence or a quotation begins."""

    @property
    def capital(self) -> bool:
        """Whether it has a capital at its beginning."""
        return self.text[0].isupper()

    @property
    def parts(self) -> tuple[str, ...]:
        """The word, and the halves of one with a hyphen."""
        halves = re.split(r"[-–]", self.text)
        return (self.text, *halves) if len(halves) > 1 else (self.text,)


@dataclass(slots=True)
class Names:
    """The names of a text."""

    language: str
    words: list[Word]
    meanings: dict[str, str] = field(default_factory=dict)
    """What names of the table mean, and the word with which each stands here."""
    known: set[int] = field(default_factory=set)
    """Places of words that the table knows."""
    sure: list[int] = field(default_factory=list)
    """Places of words that are names."""
    perhaps: list[int] = field(default_factory=list)
    """Places of words that may be names: a capital stands there in any case."""
    stems: frozenset[str] = frozenset()


def names(text: str, language: str) -> Names:
    """Return the names of a text in ru, ky or en."""
    words = [Word(match[0], _begins(text, match.start())) for match in _WORD.finditer(text)]
    found = Names(language, words, stems=frozenset(_stem(word.text, language) for word in words))
    texts = [word.text for word in words]
    place = 0
    while place < len(words):
        match = match_at(texts, place)
        if match is None:
            place += 1
            continue
        if match.meaning.proves:
            found.meanings.setdefault(match.meaning.id, texts[place])
        found.known.update(range(place, place + match.length))
        place += match.length
    shouting = _is_headline(words, language)
    for place, word in enumerate(words):
        if place in found.known or not word.capital or not _LETTER.match(word.text):
            continue
        if _is_calendar(words, place, language) or is_plain(word.text, language):
            continue
        certain = (not word.begins and not shouting) or _is_acronym(word.text)
        (found.sure if certain else found.perhaps).append(place)
    return found


@dataclass(slots=True)
class Known:
    """The names of all sources together, so that one of a summary is found among them."""

    sources: Sequence[Names]
    meanings: set[str] = field(default_factory=set)
    stems: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_sound: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    preceded: set[str] = field(default_factory=set)
    """The names right before which another one stands, as "Эркин" before "Маматов": their skeletons."""

    def __post_init__(self) -> None:
        """Index the sources."""
        for source in self.sources:
            self.meanings |= set(source.meanings)
            self.stems[source.language] |= source.stems
            for place, word in enumerate(source.words):
                if not word.capital:
                    continue
                for part in word.parts:
                    self.by_sound[_sound(part)].append(part)
                if (
                    place
                    and source.words[place - 1].capital
                    and not is_plain(source.words[place - 1].text, source.language)
                ):
                    self.preceded.add(skeleton(word.text))

    def has(self, word: Word, language: str) -> bool:
        """Whether a word is in the sources, in whatever script and case."""
        if _stem(word.text, language) in self.stems.get(language, ()):
            return True
        halves = word.parts[1:]
        return self._heard(word.text) or (
            bool(halves) and all(map(self._heard, filter(_is_name_like, halves)))
        )

    def _heard(self, text: str) -> bool:
        own = bare(text)
        return any(same_name(own, other) for other in self.by_sound.get(_sound(own), ()))


def foreign_name(said: Names, known: Known) -> str | None:
    """Return a name of a summary that no source has; None if there is none."""
    for meaning, word in said.meanings.items():
        if meaning not in known.meanings:
            return word
    for place in said.sure:
        if not known.has(said.words[place], said.language):
            return said.words[place].text
    return next((said.words[place].text for place in said.perhaps if _is_foreign(said, place, known)), None)


def _is_foreign(said: Names, place: int, known: Known) -> bool:
    """Whether a word that begins a sentence is a name that no source has."""
    word = said.words[place]
    if known.has(word, said.language):
        return False
    if _SURNAME.fullmatch(word.text):
        return True
    following = said.words[place + 1] if place + 1 < len(said.words) else None
    if following is not None and following.capital and skeleton(following.text) in known.preceded:
        return True  # another given name than the one that the source has here
    own_language = bool(known.stems.get(said.language))
    return not own_language and _lacks_a_name(said, known)


def _lacks_a_name(said: Names, known: Known) -> bool:
    """Whether the sources have a name that a translation does not have: it may have been exchanged."""
    here = defaultdict(list)
    for word in said.words:
        for part in word.parts:
            here[_sound(part)].append(part)
    return any(
        not any(
            same_name(bare(part), bare(other))
            for part in source.words[place].parts
            for other in here.get(_sound(part), ())
        )
        for source in known.sources
        for place in source.sure
    )


def _sound(word: str) -> str:
    """Return under which sound a name is looked up."""
    own = bare(word)
    return (skeleton(own) or sounds(own))[:1]


def _begins(text: str, start: int) -> bool:
    return start == 0 or _BEGINS.search(text[max(0, start - 8) : start]) is not None


def _is_headline(words: Sequence[Word], language: str) -> bool:
    """Whether a text is an English headline, all of whose words have capitals."""
    if language != "en":
        return False
    long = [word for word in words if len(word.text) > 3]  # noqa: PLR2004 - "the", "and", "for" stay small
    return len(long) >= SHORTEST_LINE and sum(word.capital for word in long) >= HEADLINE_SHARE * len(long)


def _is_calendar(words: Sequence[Word], place: int, language: str) -> bool:
    word = bare(words[place].text)
    before = words[place - 1].text.lower() if place else ""
    after = words[place + 1].text.lower() if place + 1 < len(words) else ""
    return (
        weekday_of(word, language, before=before, after=after) is not None
        or month_of(word, language, before="in", beside_number=True, capital=True) is not None
    )


def _is_acronym(text: str) -> bool:
    return len(text) > 1 and text[:2].isupper()


def _is_name_like(text: str) -> bool:
    return bool(_LETTER.match(text)) and len(text) > 1 and text[0].isupper()


def _stem(word: str, language: str) -> str:
    own = bare(word)
    return own[:TURKIC_STEM] if language == "ky" else stem(own)
