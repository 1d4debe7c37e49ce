"""The tables. The database is the queue: each step finds its work by an index on what a row lacks."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TextClause,
    UniqueConstraint,
    false,
    text,
)

from storage.types import BigId, Json, Moment

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""A lease that nobody holds."""
HELD = datetime(9000, 1, 1, tzinfo=UTC)
"""When a delivery of a paused broadcast is due."""
_FREE = text("'2000-01-01 00:00:00.000000'")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


# Which rows a step can be due for: the conditions of its index, and word for word of its query. With a parameter in the
# place of a word SQLite could not tell that the index holds all the rows that are asked for, and would read the table.
ACTIVE = text("state = 'active'")
POLLED = text("state = 'active' AND NOT private")
PRIVATE = text("private")
AILING = text("(failing_since IS NOT NULL OR state = 'gone')")
UNREAD = text("read_at IS NULL AND NOT silent")
NOT_UNDERSTOOD = text("understood_with IS NULL")
NOT_GROUPED = text("understood_with IS NOT NULL AND story_id IS NULL")
NOT_INDEXED = text("NOT indexed")
NOT_FILLED = text("filled_version < version")
NOT_SUMMARISED = text("summarised_version < version AND merged_into IS NULL")
NOT_TOLD = text("told_at IS NULL AND summarised_version > 0 AND merged_into IS NULL AND hidden_at IS NULL")
VISIBLE = text("stories.merged_into IS NULL AND stories.hidden_at IS NULL")
NOT_WEIGHED = text(
    "weighed_version < summarised_version AND outlets >= 3 AND proposed_at IS NULL AND important_at IS NULL "
    "AND merged_into IS NULL AND hidden_at IS NULL"
)
NOT_COMPARED = text("compared_version < version AND merged_into IS NULL AND hidden_at IS NULL")
NOT_SPREAD = text(
    "important_at IS NOT NULL AND spread_at IS NULL AND merged_into IS NULL AND hidden_at IS NULL"
)
NOT_AMENDED = text("told_at IS NULL")
EXPECTING = text("absence IS NULL AND next_digest_at IS NOT NULL")
RECEIVING = text("absence IS NULL AND set_up")
FOLLOWED = text("story_id IS NOT NULL")
WANTS_ALERTS = text("alerts <> 'off'")
REFUSED = text("action = 'refused'")
RUNNING = text("state IN ('confirmed', 'spread')")
QUEUED = text("status = 'queued'")
UNSETTLED = text("status IN ('sending', 'in-doubt')")
OPEN = text("status IN ('queued', 'sending')")
UNDONE = text("done_at IS NULL")


def _only(condition: TextClause) -> dict[str, Any]:
    """Return the arguments of an index that holds only the rows of a condition."""
    return {"sqlite_where": condition, "postgresql_where": condition}


def _lease() -> Column[datetime]:
    """Until when a worker holds the row; in the past when nobody does."""
    return Column("lease_until", Moment, nullable=False, server_default=_FREE)


# ── what comes in ─────────────────────────────────────────────────────────────────────────────────────────────

feeds = Table(
    "feeds",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("host", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("language", String(8)),
    Column("country", String(8)),
    Column("standing", Float, nullable=False, server_default="1"),
    Column("selectors", Json),
    Column("sitemap", Text),
    Column("archive", Text),
    Column("state", String(16), nullable=False, server_default="active"),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("body_hash", LargeBinary),
    Column("interval_seconds", Integer, nullable=False, server_default="1800"),
    Column("turn_seconds", Integer),
    Column("next_check_at", Moment, nullable=False),
    Column("checked_at", Moment),
    Column("succeeded_at", Moment),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("failing_since", Moment),
    Column("problem", Text),
    Column("newest_at", Moment),
    Column("moved_to", Text),
    Column("moved_seen_at", Moment),
    Column("gap_begins_at", Moment),
    Column("gap_ends_at", Moment),
    Column("gap_missed", Integer),
    Column("gap_filled", Integer),
    Column("skips", Json),
    Column("same_answers", Integer, nullable=False, server_default="0"),
    Column("ownership", Text),
    Column("muted_until", Moment),
    Column("private", Boolean, nullable=False, server_default=false()),
    Column("created_at", Moment, nullable=False),
    Index(
        "ix_feeds_due",
        "next_check_at",
        **_only(ACTIVE),
    ),
    Index("ix_feeds_polled", "succeeded_at", "failures", **_only(POLLED)),
    Index("ix_feeds_ailing", "failing_since", **_only(AILING)),
    Index("ix_feeds_private", "id", **_only(PRIVATE)),
)

items_seen = Table(
    "items_seen",
    metadata,
    Column(
        "feed_id", BigId, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("packed", LargeBinary, nullable=False),
)

hosts = Table(
    "hosts",
    metadata,
    Column("host", Text, primary_key=True),
    Column("rest_until", Moment, nullable=False),
)

repeated_lines = Table(
    "repeated_lines",
    metadata,
    Column("host", Text, primary_key=True),
    Column("packed", LargeBinary, nullable=False),
    Column("learned_at", Moment, nullable=False),
    Index("ix_repeated_lines_learned_at", "learned_at"),
)

entries = Table(
    "entries",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("feed_id", BigId, ForeignKey("feeds.id", ondelete="CASCADE"), nullable=False),
    Column("guid", Text),
    Column("guid_key", LargeBinary, nullable=False),
    Column("url_key", LargeBinary),
    Column("title_key", LargeBinary, nullable=False),
    Column("content_key", LargeBinary, nullable=False),
    Column("link", Text),
    Column("title", Text, nullable=False),
    Column("html", Text, nullable=False),
    Column("image", Text),
    Column("author", Text),
    Column("published_at", Moment, nullable=False),
    Column("first_seen_at", Moment, nullable=False),
    Column("silent", Boolean, nullable=False, server_default=false()),
    Column("read_at", Moment),
    _lease(),
    UniqueConstraint("feed_id", "guid_key"),
    Index("ix_entries_url_key", "feed_id", "url_key"),
    Index("ix_entries_title_key", "feed_id", "title_key"),
    Index("ix_entries_first_seen_at", "first_seen_at"),
    Index("ix_entries_feed_id", "feed_id", "id"),
    Index(
        "ix_entries_due",
        "published_at",
        **_only(UNREAD),
    ),
)

# ── what it means ─────────────────────────────────────────────────────────────────────────────────────────────

topics = Table(
    "topics",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("slug", Text, nullable=False, unique=True),
    Column("group", String(32), nullable=False),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("names", Json, nullable=False),
    Column("emoji", Text, nullable=False, server_default=""),
    Column("words", Json, nullable=False),
    Column("examples", Json, nullable=False),
    Column("owner", BigId, ForeignKey("chats.id", ondelete="CASCADE")),
    Column("hidden", Boolean, nullable=False, server_default=false()),
    Column("changed_at", Moment, nullable=False),
    Index("ix_topics_owner", "owner", **_only(text("owner IS NOT NULL"))),
)

own_topics = Table(
    "own_topics",
    metadata,
    Column(
        "topic_id", BigId, ForeignKey("topics.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("query", Text, nullable=False),
    Column("vector", LargeBinary),
    Column("vector_of", Text),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("filled_version", Integer, nullable=False, server_default="0"),
    _lease(),
    Index("ix_own_topics_to_fill", "topic_id", **_only(NOT_FILLED)),
)

stories = Table(
    "stories",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("summarised_version", Integer, nullable=False, server_default="0"),
    Column("first_at", Moment, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("touched_at", Moment, nullable=False),
    Column("outlets", Integer, nullable=False, server_default="1"),
    Column("importance", Float, nullable=False, server_default="0"),
    Column("merged_into", BigId, ForeignKey("stories.id", ondelete="CASCADE")),
    Column("told_at", Moment),
    Column("weighed_version", Integer, nullable=False, server_default="0"),
    Column("compared_version", Integer, nullable=False, server_default="0"),
    Column("proposed_at", Moment),
    Column("important_at", Moment),
    Column("important_line", Text),
    Column("spread_at", Moment),
    Column("hidden_at", Moment),
    Column("edited", Json),
    Column("differences", Json),
    Column("topics_edited", Boolean, nullable=False, server_default=false()),
    # Without references: SQLite takes none for a column that comes later but in a way that is not read back.
    Column("private_feed", BigId),
    Column("twin_of", BigId),
    _lease(),
    Index(
        "ix_stories_due",
        "last_at",
        **_only(NOT_SUMMARISED),
    ),
    Index("ix_stories_to_tell", "id", **_only(NOT_TOLD)),
    Index("ix_stories_to_weigh", "id", **_only(NOT_WEIGHED)),
    Index("ix_stories_to_spread", "id", **_only(NOT_SPREAD)),
    Index("ix_stories_to_compare", "touched_at", **_only(NOT_COMPARED)),
    Index("ix_stories_touched_at", "touched_at"),
    Index("ix_stories_last_at", "last_at"),
    Index("ix_stories_merged_into", "merged_into", **_only(text("merged_into IS NOT NULL"))),
    Index("ix_stories_private_feed", "private_feed", **_only(text("private_feed IS NOT NULL"))),
    Index("ix_stories_twin_of", "twin_of", **_only(text("twin_of IS NOT NULL"))),
)

articles = Table(
    "articles",
    metadata,
    Column("id", BigId, ForeignKey("entries.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("feed_id", BigId, ForeignKey("feeds.id", ondelete="CASCADE"), nullable=False),
    Column("url", Text),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("image", Text),
    Column("image_width", Integer),
    Column("image_height", Integer),
    Column("author", Text),
    Column("published_at", Moment, nullable=False),
    Column("read_at", Moment, nullable=False),
    Column("vector", LargeBinary),
    Column("understood_with", Text),
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="SET NULL")),
    Column("moved_at", Moment),
    Column("indexed", Boolean, nullable=False, server_default=false()),
    _lease(),
    Index("ix_articles_to_index", "published_at", **_only(NOT_INDEXED)),
    Index(
        "ix_articles_to_understand",
        "published_at",
        **_only(NOT_UNDERSTOOD),
    ),
    Index(
        "ix_articles_to_group",
        "published_at",
        **_only(NOT_GROUPED),
    ),
    Index("ix_articles_story_id", "story_id", **_only(text("story_id IS NOT NULL"))),
    Index("ix_articles_feed_id", "feed_id"),
    Index("ix_articles_moved_at", "moved_at", **_only(text("moved_at IS NOT NULL"))),
    Index("ix_articles_published_at", "published_at"),
    Index("ix_articles_read_at", "read_at"),
)

article_topics = Table(
    "article_topics",
    metadata,
    Column("article_id", BigId, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("topic_id", BigId, ForeignKey("topics.id", ondelete="CASCADE"), primary_key=True),
    Column("score", Float, nullable=False),
    Index("ix_article_topics_topic_id", "topic_id"),
)

story_topics = Table(
    "story_topics",
    metadata,
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("topic_id", BigId, ForeignKey("topics.id", ondelete="CASCADE"), primary_key=True),
    Column("score", Float, nullable=False),
    # As the story has them: what is new of a topic is found without a look at all that it ever had.
    Column("last_at", Moment, nullable=False, server_default=_FREE),
    Column("touched_at", Moment, nullable=False, server_default=_FREE),
    Index("ix_story_topics_last_at", "topic_id", "last_at", "story_id"),
    Index("ix_story_topics_touched_at", "topic_id", "touched_at", "story_id"),
)

summaries = Table(
    "summaries",
    metadata,
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("language", String(8), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("headline", Text, nullable=False),
    Column("sentences", Json, nullable=False),
)

amendments = Table(
    "amendments",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Column("article_id", BigInteger, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("was", Text, nullable=False),
    Column("becomes", Text),
    Column("at", Moment, nullable=False),
    Column("told_at", Moment),
    Index("ix_amendments_story_id", "story_id"),
    Index("ix_amendments_due", "id", **_only(NOT_AMENDED)),
    Index("ix_amendments_told_at", "told_at"),
)

retellings = Table(
    "retellings",
    metadata,
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("language", String(8), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("source_hash", String(64), nullable=False),
    Column("headline", Text),
    Column("text", Text),
    Column("refused", Text),
    Column("made_at", Moment),
    Column("again_at", Moment, nullable=False),
    Index("ix_retellings_source_hash", "source_hash"),
)

model_days = Table(
    "model_days",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("calls", Integer, nullable=False),
    Column("tokens", Integer, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("story_id", BigInteger, nullable=False),
    Column("article_id", BigInteger),
    Column("kind", String(16), nullable=False),
    Column("before", Json, nullable=False),
    Column("after", Json, nullable=False),
)

# ── who receives ──────────────────────────────────────────────────────────────────────────────────────────────

chats = Table(
    "chats",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("telegram_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False, server_default="0"),
    Column("kind", String(16), nullable=False),
    Column("language", String(8), nullable=False),
    Column("timezone", Text, nullable=False),
    Column("times", Json, nullable=False),
    Column("days", Json, nullable=False),
    Column("size", String(16), nullable=False),
    Column("set_up", Boolean, nullable=False, server_default=false()),
    Column("paused_until", Moment),
    Column("next_digest_at", Moment),
    Column("absence", String(16)),
    Column("send_after", Moment, nullable=False, server_default=_FREE),
    Column("seen_at", Moment),
    Column("quiet", String(16)),
    Column("weekend", Json),
    Column("urgent", Boolean, nullable=False, server_default=false()),
    Column("note", Boolean, nullable=False, server_default=false()),
    Column("alert_budget", Integer, server_default="10"),
    Column("alerts_day", String(10)),
    Column("alerts_today", Integer, nullable=False, server_default="0"),
    Column("served_at", Moment),
    Column("look", String(16), nullable=False, server_default="plain"),
    Column("created_at", Moment, nullable=False),
    _lease(),
    UniqueConstraint("telegram_id", "thread_id"),
    Index(
        "ix_chats_due",
        "next_digest_at",
        **_only(EXPECTING),
    ),
    Index("ix_chats_receiving", "id", **_only(RECEIVING)),
    Index("ix_chats_night", "timezone", "quiet"),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("chat_id", BigId, ForeignKey("chats.id", ondelete="CASCADE"), nullable=False),
    Column("topic_id", BigId, ForeignKey("topics.id", ondelete="CASCADE")),
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="CASCADE")),
    Column("alerts", String(16), nullable=False, server_default="off"),
    Column("silent", Boolean, nullable=False, server_default=false()),
    Column("times", Json),
    Column("since", Moment, nullable=False),
    Column("message_id", BigInteger),
    Column("told", Json),
    Column("told_version", Integer),
    Column("told_at", Moment),
    UniqueConstraint("chat_id", "topic_id"),
    UniqueConstraint("chat_id", "story_id"),
    CheckConstraint("(topic_id IS NULL) <> (story_id IS NULL)", name="one_subject"),
    Index("ix_subscriptions_topic_id", "topic_id"),
    Index("ix_subscriptions_followed", "story_id", **_only(FOLLOWED)),
    Index("ix_subscriptions_alerts", "topic_id", **_only(WANTS_ALERTS)),
)

own_sources = Table(
    "own_sources",
    metadata,
    Column("chat_id", BigId, ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True),
    Column("feed_id", BigId, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True),
    Column("topic_id", BigId, ForeignKey("topics.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("added_at", Moment, nullable=False),
    Column("told_at", Moment),
    Index("ix_own_sources_feed_id", "feed_id"),
)

forbidden_sources = Table(
    "forbidden_sources",
    metadata,
    Column("key", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

likes = Table(
    "likes",
    metadata,
    Column("chat_id", BigId, ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True),
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("value", Integer, nullable=False),
    Column("topics", Json, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_likes_story_id", "story_id"),
)

saved = Table(
    "saved",
    metadata,
    Column("chat_id", BigId, ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True),
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Moment, nullable=False),
    Index("ix_saved_story_id", "story_id"),
)

cards = Table(
    "cards",
    metadata,
    Column("chat_id", BigId, ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Column("at", Moment, nullable=False),
    # Without a reference, as `digests.selection_id`.
    Column("content_hash", LargeBinary),
    Index("ix_cards_story_id", "story_id"),
    Index("ix_cards_at", "at"),
    Index("ix_cards_content_hash", "content_hash", **_only(text("content_hash IS NOT NULL"))),
)

mutes = Table(
    "mutes",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("chat_id", BigId, ForeignKey("chats.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("value", Text, nullable=False),
    Column("since", Moment, nullable=False),
    UniqueConstraint("chat_id", "kind", "value"),
)

searches = Table(
    "searches",
    metadata,
    Column("key", String(16), primary_key=True),
    Column("chat_id", BigId, ForeignKey("chats.id", ondelete="CASCADE"), nullable=False),
    Column("query", Text, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Index("ix_searches_chat_id", "chat_id"),
    Index("ix_searches_expires_at", "expires_at"),
)

questions = Table(
    "questions",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigId, ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("data", Json, nullable=False),
    Column("expires_at", Moment, nullable=False),
)

editors = Table(
    "editors",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("role", String(16), nullable=False),
    Column("name", Text, nullable=False, server_default=""),
    Column("since", Moment, nullable=False),
)

desk_keys = Table(
    "desk_keys",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("user_id", BigInteger, nullable=False),
    Column("once", Boolean, nullable=False),
    Column("expires_at", Moment, nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("inviter", BigInteger, nullable=False),
    Column("expires_at", Moment, nullable=False),
)

bans = Table(
    "bans",
    metadata,
    Column("telegram_id", BigInteger, primary_key=True, autoincrement=False),
    Column("since", Moment, nullable=False),
    Column("told_at", Moment),
)

audit = Table(
    "audit",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("action", String(32), nullable=False),
    Column("subject", Text, nullable=False),
    Column("details", Json, nullable=False),
    Index("ix_audit_refused", "at", **_only(REFUSED)),
)

# ── what goes out ─────────────────────────────────────────────────────────────────────────────────────────────

digests = Table(
    "digests",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("chat_id", BigId, ForeignKey("chats.id", ondelete="CASCADE"), nullable=False),
    Column("moment", Moment, nullable=False),
    Column("created_at", Moment, nullable=False),
    # Without a reference: SQLite takes none for a column that comes later but in a way that is not read back.
    Column("selection_id", BigId),
    Index("ix_digests_chat_id", "chat_id"),
    Index("ix_digests_selection_id", "selection_id", **_only(text("selection_id IS NOT NULL"))),
)

selections = Table(
    "selections",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("hash", LargeBinary, unique=True),
    Column("created_at", Moment, nullable=False),
    Index("ix_selections_created_at", "created_at"),
)

selection_stories = Table(
    "selection_stories",
    metadata,
    Column("selection_id", BigId, ForeignKey("selections.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Column("topic_id", BigId, ForeignKey("topics.id", ondelete="CASCADE"), nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_selection_stories_story_id", "story_id"),
    Index("ix_selection_stories_topic_id", "topic_id"),
)

shown = Table(
    "shown",
    metadata,
    Column("chat_id", BigId, ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True),
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("shown_at", Moment, nullable=False),
    Index("ix_shown_story_id", "story_id"),
)

broadcasts = Table(
    "broadcasts",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("author", BigInteger, nullable=False),
    Column("content_hash", LargeBinary, ForeignKey("contents.hash"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("confirmed_at", Moment),
    Column("starts_at", Moment),
    Column("audience", Json, nullable=False),
    Column("urgent", Boolean, nullable=False, server_default=false()),
    Column("approved_by", BigInteger),
    Column("spread_to", BigInteger, nullable=False, server_default="0"),
    Column("panel_chat", BigInteger),
    Column("panel_message", BigInteger),
    Column("panel_due_at", Moment, nullable=False, server_default=_FREE),
    _lease(),
    Index(
        "ix_broadcasts_running",
        "id",
        **_only(RUNNING),
    ),
)

broadcast_versions = Table(
    "broadcast_versions",
    metadata,
    Column(
        "broadcast_id",
        BigId,
        ForeignKey("broadcasts.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("language", String(8), primary_key=True),
    Column("content_hash", LargeBinary, ForeignKey("contents.hash"), nullable=False),
    Index("ix_broadcast_versions_content_hash", "content_hash"),
)

broadcast_edits = Table(
    "broadcast_edits",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("broadcast_id", BigId, ForeignKey("broadcasts.id", ondelete="CASCADE"), nullable=False),
    Column("author", BigInteger, nullable=False),
    Column("version", String(8), nullable=False),
    Column("content_hash", LargeBinary, ForeignKey("contents.hash"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("approved_by", BigInteger),
    Index("ix_broadcast_edits_broadcast_id", "broadcast_id"),
    Index("ix_broadcast_edits_content_hash", "content_hash"),
)

contents = Table(
    "contents",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("body", Json, nullable=False),
    Column("created_at", Moment, nullable=False),
    Index("ix_contents_created_at", "created_at"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("chat_id", BigId, ForeignKey("chats.id", ondelete="CASCADE"), nullable=False),
    Column("content_hash", LargeBinary, ForeignKey("contents.hash"), nullable=False),
    Column("lane", Integer, nullable=False),
    Column("status", String(16), nullable=False, server_default="queued"),
    Column("due_at", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("started_at", Moment),
    Column("ended_at", Moment),
    Column("message_ids", Json),
    Column("reason", Text),
    Column("digest_id", BigId, ForeignKey("digests.id", ondelete="SET NULL")),
    Column("broadcast_id", BigId, ForeignKey("broadcasts.id", ondelete="SET NULL")),
    Column("version", String(8)),
    Column("reply_to", BigInteger),
    _lease(),
    Index(
        "ix_deliveries_due",
        "lane",
        "id",
        # What waits for the morning, or is paused, is passed over without a look at its row.
        "due_at",
        **_only(QUEUED),
    ),
    Index(
        "ix_deliveries_of_chat",
        "chat_id",
        "lane",
        "id",
        **_only(OPEN),
    ),
    Index("ix_deliveries_chat_id", "chat_id"),
    Index("ix_deliveries_content_hash", "content_hash"),
    Index("ix_deliveries_broadcast", "broadcast_id", "status"),
    Index("ix_deliveries_digest_id", "digest_id"),
    Index("ix_deliveries_ended", "ended_at", **_only(text("ended_at IS NOT NULL"))),
    Index("ix_deliveries_unsettled", "status", **_only(UNSETTLED)),
    # Else the number of one that was forgotten while it was being sent would be given to the next.
    sqlite_autoincrement=True,
)

# ── how the program keeps itself ──────────────────────────────────────────────────────────────────────────────

updates = Table(
    "updates",
    metadata,
    Column("seq", BigId, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("done_at", Moment),
    UniqueConstraint("bot_id", "update_id"),
    Index(
        "ix_updates_undone",
        "bot_id",
        "seq",
        **_only(UNDONE),
    ),
    Index("ix_updates_done_at", "done_at"),
    # Else SQLite gives the place of a forgotten update to the next one, which who has read so far then never sees.
    sqlite_autoincrement=True,
)

failures = Table(
    "failures",
    metadata,
    Column("job", String(32), primary_key=True),
    Column("row", BigInteger, primary_key=True, autoincrement=False),
    Column("times", Integer, nullable=False),
    Column("error", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("rest_until", Moment, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Json, nullable=False),
)
