"""In what order stories come to a chat: an editor's mark, then importance as it is now, for this reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from news.ids import StoryId
from news.ranking import HALF_LIFE, faded, freshness
from news.stories import Story
from news.taste import NO_TASTE, Taste

AT_ONCE = timedelta(hours=3)
"""The half-life for who asks for the latest: an hour matters there, and yet not every note of one outlet does."""
STEPS_IN_HALF_LIFE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """From where stories are looked at: a moment, how fast news ages, and a reader's taste."""

    now: datetime
    half_life: timedelta = HALF_LIFE
    taste: Taste = NO_TASTE
    outlets: Mapping[StoryId, Sequence[str]] = field(default_factory=dict)
    """The outlets of the stories; needed only where the taste says something of outlets."""

    def weight(self, story: Story) -> float:
        """Return what a story is worth from here."""
        leaning = self.taste.leaning(story.topics, self.outlets.get(story.id, ()))
        worth = faded(story.importance, story.last_at, self.now, self.half_life)
        return float(worth * 2.0**leaning)


def in_order(stories: Sequence[Story], view: View) -> list[Story]:
    """Return the stories that readers may see: those that an editor marked first, then by weight, the newer first."""
    seen = [story for story in stories if story.hidden_at is None and story.merged_into is None]
    return sorted(
        seen,
        key=lambda story: (
            story.important_at is None, -view.weight(story), -story.last_at.timestamp(), story.id,
        ),
    )  # fmt: skip


def latest(stories: Sequence[Story], view: View, count: int, skip: int = 0) -> list[Story]:
    """Return the `count` of the newest stories that matter most now, in the order of time, the newest first.

    `skip` are those that were shown on the pages before.
    """
    chosen = in_order(stories, view)[skip : skip + count]
    return sorted(chosen, key=lambda story: (story.last_at, story.id), reverse=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is left of the worth of stories last reported after a moment."""

    after: datetime
    left: float


def steps(now: datetime, since: datetime, half_life: timedelta) -> list[Step]:
    """Return freshness as a stair, the newest first, for a database that is to find the best without a power function.

    It is off by a sixth at the most.

    >>> from datetime import UTC
    >>> noon = datetime(2025, 6, 30, 12, tzinfo=UTC)
    >>> [round(step.left, 2) for step in steps(noon, noon - HALF_LIFE, HALF_LIFE)]
    [1.0, 0.84, 0.71, 0.59]
    """
    length = half_life / STEPS_IN_HALF_LIFE
    count = max(1, -((since - now) // length))
    return [
        Step(after=now - length * (number + 1), left=freshness(length * number, half_life))
        for number in range(count)
    ]
