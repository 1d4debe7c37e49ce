"""In what order stories come to a chat: an editor's mark, then importance as it is now, for this reader."""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from news.ids import StoryId, TopicId
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
    worths: MutableMapping[StoryId, float] = field(default_factory=dict)
    """What stories are worth to whoever has no taste, as far as it is known: many look from the same place."""

    def weight(self, story: Story) -> float:
        """Return what a story is worth from here."""
        return self.worth(story) * self._liking(story.topics, self.outlets.get(story.id, ()))

    def weights(self, stories: Iterable[Story]) -> dict[StoryId, float]:
        """Return what each of many stories is worth from here."""
        if not self.taste.topics and not self.taste.outlets:
            return {story.id: self.worth(story) for story in stories}
        # What one likes of a story is soon told again: mostly it is of nothing that the taste knows.
        told = frozenset(self.taste.topics)
        likings: dict[tuple[frozenset[TopicId], Sequence[str]], float] = {}
        found = {}
        for story in stories:
            about = (told & frozenset(story.topics), self.outlets.get(story.id, ()))
            liking = likings.get(about)
            if liking is None:
                liking = likings[about] = self._liking(*about)
            found[story.id] = self.worth(story) * liking
        return found

    def worth(self, story: Story) -> float:
        """Return what a story is worth from here to whoever has no taste."""
        worth = self.worths.get(story.id)
        if worth is None:
            worth = faded(story.importance, story.last_at, self.now, self.half_life)
            self.worths[story.id] = worth
        return worth

    def _liking(self, topics: Iterable[TopicId], outlets: Iterable[str]) -> float:
        return float(2.0 ** self.taste.leaning(topics, outlets))


def in_order(stories: Sequence[Story], view: View) -> list[Story]:
    """Return the stories that readers may see: those that an editor marked first, then by weight, the newer first."""
    seen = [story for story in stories if story.hidden_at is None and story.merged_into is None]
    weights = view.weights(seen)
    return sorted(
        seen,
        key=lambda story: (
            story.important_at is None, -weights[story.id], -story.last_at.timestamp(), story.id,
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
