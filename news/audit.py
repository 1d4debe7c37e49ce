"""What those who run the news did, one line a deed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from news.ids import UserId


class Deed(StrEnum):
    """A kind of deed; its words are `audit-` and its name in the Fluent files."""

    FEED_ADDED = "feed-added"
    FEED_REMOVED = "feed-removed"
    FEED_CHANGED = "feed-changed"
    FEED_MUTED = "feed-muted"
    FEED_UNMUTED = "feed-unmuted"
    FEEDS_IMPORTED = "feeds-imported"
    SOURCES_OFF = "sources-off"
    SOURCES_ON = "sources-on"
    SOURCE_FORBIDDEN = "source-forbidden"
    SOURCE_PERMITTED = "source-permitted"
    ROLE_GIVEN = "role-given"
    ROLE_TAKEN = "role-taken"
    INVITED = "invited"
    JOINED = "joined"
    BANNED = "banned"
    UNBANNED = "unbanned"
    STOPPED = "stopped"
    RESUMED = "resumed"
    TOPIC_ADDED = "topic-added"
    TOPIC_RENAMED = "topic-renamed"
    TOPIC_WORDS = "topic-words"
    TOPIC_HIDDEN = "topic-hidden"
    TOPIC_SHOWN = "topic-shown"
    BROADCAST_SENT = "broadcast-sent"
    BROADCAST_APPROVED = "broadcast-approved"
    BROADCAST_REFUSED = "broadcast-refused"
    BROADCAST_STOPPED = "broadcast-stopped"
    BROADCAST_EDITED = "broadcast-edited"
    BROADCAST_DELETED = "broadcast-deleted"
    EDIT_ASKED = "edit-asked"
    EDIT_APPROVED = "edit-approved"
    EDIT_REFUSED = "edit-refused"
    RESENT = "resent"
    NEWS_MARKED = "news-marked"
    NEWS_MARKED_WITH_LINE = "news-marked-with-line"
    NEWS_UNMARKED = "news-unmarked"
    NEWS_HIDDEN = "news-hidden"
    NEWS_SHOWN = "news-shown"
    NEWS_HEADLINE = "news-headline"
    NEWS_SUMMARY = "news-summary"
    NEWS_TOPICS = "news-topics"
    NEWS_MERGED = "news-merged"
    NEWS_SPLIT = "news-split"
    NEWS_MERGE_UNDONE = "news-merge-undone"
    NEWS_SPLIT_UNDONE = "news-split-undone"
    REFUSED = "refused"
    """Somebody pressed a button that was not theirs to press."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One line of the log."""

    id: int
    at: datetime
    user_id: UserId
    deed: Deed
    subject: str
    """A name or a number that says whom or what the deed was about."""
    details: dict[str, Any]
