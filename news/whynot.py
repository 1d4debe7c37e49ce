"""Why an article did not come to a chat: what stands in its way, decided from what is known of its link."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from news.chats import Chat
from news.feeds import Feed, FeedState
from news.ids import StoryId, TopicId
from news.mutes import Mute, MuteKind
from news.quiet import next_loud
from news.recognition import NEWS_AGE


class Cause(StrEnum):
    """What stands between an article and a chat, from its source to its reader."""

    NO_LINK = "no-link"
    NO_SOURCE = "no-source"
    """Nobody here reads the site."""
    REMOVED = "removed"
    MUTED = "muted"
    FAILING = "failing"
    NEVER_CHECKED = "never-checked"
    NOT_LISTED = "not-listed"
    """The source is read, and has never shown this link."""
    OLD = "old"
    """It was old already when it was first seen."""
    NOT_READ = "not-read"
    NOT_UNDERSTOOD = "not-understood"
    NOT_SUMMARISED = "not-summarised"
    HIDDEN = "hidden"
    SHOWN = "shown"
    NO_TOPICS = "no-topics"
    OTHER_TOPICS = "other-topics"
    """It is about none of the chat's topics."""
    MUTED_TOPIC = "muted-topic"
    MUTED_OUTLET = "muted-outlet"
    MUTED_WORD = "muted-word"
    MUTED_STORY = "muted-story"
    """The chat asked not to hear of it."""
    BEFORE = "before"
    """It came before the chat chose the topic, or longer ago than stories wait."""
    ABSENT = "absent"
    """The chat receives nothing."""
    PAUSED = "paused"
    NO_HOURS = "no-hours"
    QUIET = "quiet"
    WAITS = "waits"
    """It will come with the next digest, if more important ones leave room."""


OF_MUTES = {
    MuteKind.TOPIC: Cause.MUTED_TOPIC,
    MuteKind.OUTLET: Cause.MUTED_OUTLET,
    MuteKind.WORD: Cause.MUTED_WORD,
    MuteKind.STORY: Cause.MUTED_STORY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenEntry:
    """An entry with the link, as it is kept."""

    title: str
    outlet: str
    first_seen_at: datetime
    silent: bool
    read: bool
    understood: bool
    story_id: StoryId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenStory:
    """The story that the article belongs to now, or that it was merged into."""

    id: StoryId
    headline: str
    """Empty while it has not been summarised."""
    merged: bool
    hidden_at: datetime | None
    touched_at: datetime
    shown_at: datetime | None
    """When this chat was shown it."""
    topics: tuple[TopicId, ...]
    brought_since: datetime | None
    """The earliest moment from which one of its topics counts for the chat; None where the chat chose none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """How much an article is about a topic of the chat: 0.5 is the threshold."""

    topic_id: TopicId
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a link and of the chat that asks."""

    chat: Chat
    is_link: bool
    feeds: tuple[Feed, ...] = ()
    """Of its site, removed ones too."""
    entry: SeenEntry | None = None
    story: SeenStory | None = None
    chosen: tuple[TopicId, ...] = ()
    nearness: tuple[Nearness, ...] = ()
    """The chat's topics, the nearest first."""
    mutes: tuple[Mute, ...] = ()
    """What the chat muted and the story runs into."""
    waits_since: datetime | None = None
    """How far back stories wait for a digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that stands in the way, and when it began or ends."""

    cause: Cause
    at: datetime | None = None
    feed: Feed | None = None
    mute: Mute | None = None


def whynot(facts: Facts, now: datetime) -> tuple[Finding, ...]:
    """Return what stands in the way of an article, what matters most first; never nothing."""
    if not facts.is_link:
        return (Finding(cause=Cause.NO_LINK),)
    if facts.entry is None:
        return (_of_source(facts.feeds, now),)
    in_the_way = _of_article(facts.entry, facts.story)
    if in_the_way is not None:
        return (in_the_way,)
    assert facts.story is not None  # noqa: S101 - an article that passed so far has a story
    return _of_chat(facts, facts.story, now)


def _of_source(feeds: tuple[Feed, ...], now: datetime) -> Finding:
    """Return what is the matter with the feeds of a site; the best of them answers for all."""
    polled = [feed for feed in feeds if feed.state is not FeedState.REMOVED]
    if not polled:
        return Finding(cause=Cause.REMOVED if feeds else Cause.NO_SOURCE, feed=next(iter(feeds), None))
    loud = [feed for feed in polled if not feed.is_muted(now)]
    if not loud:
        return Finding(cause=Cause.MUTED, at=polled[0].muted_until, feed=polled[0])
    well = [feed for feed in loud if feed.state is FeedState.ACTIVE and not feed.failures]
    if not well:
        return Finding(cause=Cause.FAILING, at=loud[0].failing_since or loud[0].checked_at, feed=loud[0])
    checked = [feed for feed in well if feed.checked_at is not None]
    if not checked:
        return Finding(cause=Cause.NEVER_CHECKED, at=well[0].next_check_at, feed=well[0])
    last = max(checked, key=lambda feed: feed.checked_at or now)
    return Finding(cause=Cause.NOT_LISTED, at=last.checked_at, feed=last)


def _of_article(entry: SeenEntry, story: SeenStory | None) -> Finding | None:
    if entry.silent:
        return Finding(cause=Cause.OLD, at=entry.first_seen_at)
    if not entry.read:
        return Finding(cause=Cause.NOT_READ, at=entry.first_seen_at)
    if not entry.understood:
        return Finding(cause=Cause.NOT_UNDERSTOOD, at=entry.first_seen_at)
    if story is None or not story.headline:
        return Finding(cause=Cause.NOT_SUMMARISED, at=entry.first_seen_at)
    return Finding(cause=Cause.HIDDEN, at=story.hidden_at) if story.hidden_at is not None else None


def _of_chat(facts: Facts, story: SeenStory, now: datetime) -> tuple[Finding, ...]:
    if story.shown_at is not None:
        return (Finding(cause=Cause.SHOWN, at=story.shown_at),)
    if not facts.chosen:
        return (Finding(cause=Cause.NO_TOPICS),)
    muted = tuple(Finding(cause=OF_MUTES[mute.kind], mute=mute) for mute in facts.mutes)
    if story.brought_since is None:
        return (*muted, Finding(cause=Cause.OTHER_TOPICS))
    if muted:
        return muted
    if story.touched_at <= max(story.brought_since, facts.waits_since or story.brought_since):
        return (Finding(cause=Cause.BEFORE, at=story.touched_at),)
    return (*_of_settings(facts.chat, now), Finding(cause=Cause.WAITS, at=facts.chat.next_digest_at))


def _of_settings(chat: Chat, now: datetime) -> list[Finding]:
    found = []
    if chat.absence is not None:
        found.append(Finding(cause=Cause.ABSENT))
    settings = chat.settings
    if settings.paused_until is not None and settings.paused_until > now:
        found.append(Finding(cause=Cause.PAUSED, at=settings.paused_until))
    if chat.next_digest_at is None:
        found.append(Finding(cause=Cause.NO_HOURS))
    loud = next_loud(now, settings.schedule.zone, settings.quiet)
    if loud > now:
        found.append(Finding(cause=Cause.QUIET, at=loud))
    return found


OLD_DAYS = NEWS_AGE.days
"""From how many days on what is first seen is no news."""
