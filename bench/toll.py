"""How much torment, and what came of it."""

from collections import Counter
from dataclasses import dataclass, field

AT_ONCE = 16
"""Messages that may be under way together, so in doubt after a kill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much torment."""

    readers: int
    kills: int
    per_second: int
    blocked: int
    groups: int
    """Groups that become supergroups meanwhile."""
    asking: int
    """Readers who ask for help in every life of the program."""
    longest_life: float
    """Seconds from a life's first call to its kill, at most."""
    readers_of_news: int = 0
    """Readers beside the others whose digests the program composes itself, of news that are printed in every life."""
    troubles: tuple[str, ...] = ()
    """Names of the troubles; all that there are unless named."""
    seed: int = 2026


@dataclass(slots=True, kw_only=True)
class Toll:
    """What came of it."""

    wanted: int = 0
    """Messages that were to be sent, one for each reader and content."""
    received: int = 0
    lost: list[str] = field(default_factory=list)
    """Neither received, nor listed as in doubt, nor refused by a reader who left."""
    doubled: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    """Held for sent, and not received."""
    in_doubt: int = 0
    doubts_that_arrived: int = 0
    worst_kill: int = 0
    """The most messages that were under way at one kill."""
    by_faults: int = 0
    """In doubt for a call that broke off, not for a kill."""
    refused: int = 0
    """Not sent because the reader had blocked the bot."""
    edited: int = 0
    unedited: list[str] = field(default_factory=list)
    """Readers whose last word is the one that was corrected."""
    asked: int = 0
    answers: int = 0
    """More than was asked: after a kill an answer may be repeated."""
    unanswered: int = 0
    floods: int = 0
    """429s."""
    hasty: int = 0
    """Calls to a chat before its 429 had passed."""
    kills: int = 0
    """Lives that ended so."""
    killed: Counter[str] = field(default_factory=Counter)
    """Processes by what they did."""
    ended: Counter[str] = field(default_factory=Counter)
    """Processes that ended by themselves."""
    seconds: float = 0.0
    troubles: Counter[str] = field(default_factory=Counter)
    printed: int = 0
    """Articles that the outlets have published."""
    stories: int = 0
    astray: list[str] = field(default_factory=list)
    """Articles that are in no story, entries that are there twice or not at all, stories that a topic would not find."""
    digests: int = 0
    """Digests that the program composed itself."""
    digest_messages: int = 0
    """Messages that these are."""
    digests_amiss: list[str] = field(default_factory=list)
    """Digests that were due and are not there once."""
