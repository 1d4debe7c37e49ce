"""What a reader looks for in the archive: words in every form in which they may stand, and what limits where."""

from dataclasses import dataclass, replace
from datetime import datetime

from news.feeds import Feed
from news.ids import EntryId, StoryId
from news.stories import Story
from news.topics import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A word, or a phrase, in every form in which a text may have it. Stems are letters and digits, nothing else."""

    forms: tuple[tuple[str, ...], ...]
    """Each the stems of words that stand side by side; one of the forms is enough."""
    exact: tuple[str, ...] = ()
    """Stems with the letters ң, ө and ү as they were typed: a text that has them so comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for: all that is wanted, nothing of what is not."""

    wanted: tuple[Sought, ...] = ()
    unwanted: tuple[Sought, ...] = ()
    topics: tuple[str, ...] = ()
    """Names or slugs as they were typed; one of them is enough."""
    outlets: tuple[str, ...] = ()
    """Parts of names or addresses as they were typed; one of them is enough."""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def asks(self) -> bool:
        """Whether anything is looked for at all: what is only excluded says nothing."""
        return bool(self.wanted or self.topics or self.outlets or self.since or self.until)

    @property
    def relaxed(self) -> "Search | None":
        """The same with any of the words instead of all; None where that is no difference."""
        if len(self.wanted) < 2:  # noqa: PLR2004 - of one word all are any
            return None
        forms = tuple(dict.fromkeys(form for sought in self.wanted for form in sought.forms))
        exact = tuple(dict.fromkeys(stem for sought in self.wanted for stem in sought.exact))
        return replace(self, wanted=(Sought(forms=forms, exact=exact),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stems:
    """A text as the index keeps it: its stems in their order, separated by spaces."""

    title: str
    text: str
    exact: str
    """Those with letters that Russian lacks, as they were written; each once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToIndex:
    """An article that the index does not have as it is now."""

    id: EntryId
    title: str
    text: str
    language: str
    read_at: datetime
    """When this text was read: by this a text that has changed meanwhile is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """One page of what was found, best first, and how many stories there are on all pages."""

    ids: tuple[StoryId, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search brought: one page of stories."""

    query: str
    """What was looked for in the end, as it was typed or meant to be."""
    search: Search
    repaired: bool = False
    """Whether it was typed with the wrong keyboard."""
    relaxed: bool = False
    """Whether no text has all the words, and those with any of them were looked for."""
    stories: tuple[Story, ...] = ()
    total: int = 0
    topics: tuple[Topic, ...] = ()
    feeds: tuple[Feed, ...] = ()
    unknown: tuple[str, ...] = ()
    """Names of topics or outlets that mean none: then nothing was looked for."""
