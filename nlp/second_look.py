"""A second look at a story among the recent ones: what became clear only when more had been written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from news.ids import EntryId, StoryId
from nlp.nearest import RecentArticles

ALIKE = 0.005
"""How far over its thresholds two stories must be, in the mean of all their pairs, to be merged."""

APART = -0.02
"""How far under them two parts of a story must be to be parted: far from `ALIKE`, so that nothing goes to and fro."""

PAUSE = timedelta(hours=6)
"""Between two turns of a story that goes on."""

MOST = 24
"""Articles of a story up to which it is looked at whether it is two: one of more has proved itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What should become of a story, and which articles the stories concerned had when that was decided."""

    members: dict[StoryId, frozenset[EntryId]]
    merging: tuple[StoryId, StoryId] | None = None
    """A story and the one that it is to be merged into."""
    leaving: frozenset[EntryId] = frozenset()
    """Articles that are a story of their own."""


def second_look(recent: RecentArticles, id: StoryId) -> Verdict | None:
    """Return what should become of a story; None if it is well as it is."""
    own = recent.members(id)
    if not own:
        return None
    found = _nearest(recent, id)
    if found is not None:
        theirs = recent.members(found)
        # The larger one stays, of two as large the older one: most links lead there.
        merged, into = (id, found) if (len(theirs), -found) > (len(own), -id) else (found, id)
        return Verdict(members={id: own, found: theirs}, merging=(merged, into))
    leaving: frozenset[EntryId] = frozenset()
    if 2 <= len(own) <= MOST:  # noqa: PLR2004
        leaving = _second_part(recent, sorted(own))
    return Verdict(members={id: own}, leaving=leaving) if leaving else None


def _nearest(recent: RecentArticles, id: StoryId) -> StoryId | None:
    """Return the story that is most alike, if one is alike enough in the mean of all pairs and no pair forbids it."""
    close = {
        other: mean
        for other in recent.neighbours(id)
        if (mean := recent.between(recent.members(id), recent.members(other))) is not None and mean >= ALIKE
    }
    return max(close, key=lambda other: (close[other], -other), default=None)


def _second_part(recent: RecentArticles, members: list[EntryId]) -> frozenset[EntryId]:
    """Return the smaller of two parts that are clearly apart, none if there are no two such parts.

    Articles are joined to the nearest group until two groups are left, and what came later than all the rest is
    the story's next turn, not another story.
    """
    groups = [[member] for member in members]
    while len(groups) > 2:  # noqa: PLR2004
        one, other = max(
            _pairs(len(groups)), key=lambda pair: recent.likeness(groups[pair[0]], groups[pair[1]])
        )
        groups[one] += groups.pop(other)
    first, second = sorted(groups, key=lambda group: (-len(group), min(group)))
    apart = recent.between(first, second)
    if apart is None or apart > APART or _is_turn(recent, first, second):
        return frozenset()
    return frozenset(second)


def _is_turn(recent: RecentArticles, one: list[EntryId], other: list[EntryId]) -> bool:
    """Whether one of two parts begins hours after the other has ended."""
    (first, last), (begin, end) = recent.span(one), recent.span(other)
    return begin - last >= PAUSE or first - end >= PAUSE


def _pairs(count: int) -> Iterator[tuple[int, int]]:
    return ((one, other) for one in range(count) for other in range(one + 1, count))
