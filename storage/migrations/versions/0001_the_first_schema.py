"""The first schema."""

import sqlalchemy as sa
from alembic import op

from storage.types import BigId, Json, Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", BigId, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("details", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_table(
        "bans",
        sa.Column("telegram_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("told_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("telegram_id", name=op.f("pk_bans")),
    )
    op.create_table(
        "chats",
        sa.Column("id", BigId, nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("times", Json, nullable=False),
        sa.Column("days", Json, nullable=False),
        sa.Column("size", sa.String(length=16), nullable=False),
        sa.Column("set_up", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("paused_until", Moment(), nullable=True),
        sa.Column("next_digest_at", Moment(), nullable=True),
        sa.Column("absence", sa.String(length=16), nullable=True),
        sa.Column(
            "send_after", Moment(), server_default=sa.text("'2000-01-01 00:00:00.000000'"), nullable=False
        ),
        sa.Column("seen_at", Moment(), nullable=True),
        sa.Column("quiet", sa.String(length=16), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column(
            "lease_until", Moment(), server_default=sa.text("'2000-01-01 00:00:00.000000'"), nullable=False
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chats")),
        sa.UniqueConstraint("telegram_id", "thread_id", name=op.f("uq_chats_telegram_id_thread_id")),
    )
    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.create_index(
            "ix_chats_due",
            ["next_digest_at"],
            unique=False,
            sqlite_where=sa.text("absence IS NULL AND next_digest_at IS NOT NULL"),
            postgresql_where=sa.text("absence IS NULL AND next_digest_at IS NOT NULL"),
        )
        batch_op.create_index("ix_chats_night", ["timezone", "quiet"], unique=False)

    op.create_table(
        "contents",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("body", Json, nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_contents")),
    )
    op.create_table(
        "corrections",
        sa.Column("id", BigId, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("story_id", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("before", Json, nullable=False),
        sa.Column("after", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    op.create_table(
        "desk_keys",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("once", sa.Boolean(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_desk_keys")),
    )
    op.create_table(
        "editors",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_editors")),
    )
    op.create_table(
        "failures",
        sa.Column("job", sa.String(length=32), nullable=False),
        sa.Column("row", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("rest_until", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("job", "row", name=op.f("pk_failures")),
    )
    op.create_table(
        "feeds",
        sa.Column("id", BigId, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("country", sa.String(length=8), nullable=True),
        sa.Column("standing", sa.Float(), server_default="1", nullable=False),
        sa.Column("selectors", Json, nullable=True),
        sa.Column("state", sa.String(length=16), server_default="active", nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("body_hash", sa.LargeBinary(), nullable=True),
        sa.Column("interval_seconds", sa.Integer(), server_default="1800", nullable=False),
        sa.Column("next_check_at", Moment(), nullable=False),
        sa.Column("checked_at", Moment(), nullable=True),
        sa.Column("succeeded_at", Moment(), nullable=True),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("failing_since", Moment(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("newest_at", Moment(), nullable=True),
        sa.Column("moved_to", sa.Text(), nullable=True),
        sa.Column("moved_seen_at", Moment(), nullable=True),
        sa.Column("ownership", sa.Text(), nullable=True),
        sa.Column("muted_until", Moment(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeds")),
        sa.UniqueConstraint("url", name=op.f("uq_feeds_url")),
    )
    with op.batch_alter_table("feeds", schema=None) as batch_op:
        batch_op.create_index(
            "ix_feeds_due",
            ["next_check_at"],
            unique=False,
            sqlite_where=sa.text("state = 'active'"),
            postgresql_where=sa.text("state = 'active'"),
        )

    op.create_table(
        "hosts",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("rest_until", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("host", name=op.f("pk_hosts")),
    )
    op.create_table(
        "invitations",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("inviter", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_invitations")),
    )
    op.create_table(
        "notes",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", Json, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_notes")),
    )
    op.create_table(
        "stories",
        sa.Column("id", BigId, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("summarised_version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("first_at", Moment(), nullable=False),
        sa.Column("last_at", Moment(), nullable=False),
        sa.Column("touched_at", Moment(), nullable=False),
        sa.Column("outlets", sa.Integer(), server_default="1", nullable=False),
        sa.Column("importance", sa.Float(), server_default="0", nullable=False),
        sa.Column("merged_into", BigId, nullable=True),
        sa.Column("told_at", Moment(), nullable=True),
        sa.Column("weighed_version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("proposed_at", Moment(), nullable=True),
        sa.Column("important_at", Moment(), nullable=True),
        sa.Column("important_line", sa.Text(), nullable=True),
        sa.Column("spread_at", Moment(), nullable=True),
        sa.Column("hidden_at", Moment(), nullable=True),
        sa.Column("edited", Json, nullable=True),
        sa.Column("topics_edited", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column(
            "lease_until", Moment(), server_default=sa.text("'2000-01-01 00:00:00.000000'"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["merged_into"], ["stories.id"], name=op.f("fk_stories_merged_into"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
    )
    with op.batch_alter_table("stories", schema=None) as batch_op:
        batch_op.create_index(
            "ix_stories_due",
            ["last_at"],
            unique=False,
            sqlite_where=sa.text("summarised_version < version AND merged_into IS NULL"),
            postgresql_where=sa.text("summarised_version < version AND merged_into IS NULL"),
        )
        batch_op.create_index("ix_stories_last_at", ["last_at"], unique=False)
        batch_op.create_index(
            "ix_stories_merged_into",
            ["merged_into"],
            unique=False,
            sqlite_where=sa.text("merged_into IS NOT NULL"),
            postgresql_where=sa.text("merged_into IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_stories_to_spread",
            ["id"],
            unique=False,
            sqlite_where=sa.text(
                "important_at IS NOT NULL AND spread_at IS NULL AND merged_into IS NULL AND hidden_at IS NULL"
            ),
            postgresql_where=sa.text(
                "important_at IS NOT NULL AND spread_at IS NULL AND merged_into IS NULL AND hidden_at IS NULL"
            ),
        )
        batch_op.create_index(
            "ix_stories_to_tell",
            ["id"],
            unique=False,
            sqlite_where=sa.text(
                "told_at IS NULL AND summarised_version > 0 AND merged_into IS NULL AND hidden_at IS NULL"
            ),
            postgresql_where=sa.text(
                "told_at IS NULL AND summarised_version > 0 AND merged_into IS NULL AND hidden_at IS NULL"
            ),
        )
        batch_op.create_index(
            "ix_stories_to_weigh",
            ["id"],
            unique=False,
            sqlite_where=sa.text(
                "weighed_version < summarised_version AND outlets >= 3 AND proposed_at IS NULL AND important_at IS NULL AND merged_into IS NULL AND hidden_at IS NULL"
            ),
            postgresql_where=sa.text(
                "weighed_version < summarised_version AND outlets >= 3 AND proposed_at IS NULL AND important_at IS NULL AND merged_into IS NULL AND hidden_at IS NULL"
            ),
        )
        batch_op.create_index("ix_stories_touched_at", ["touched_at"], unique=False)

    op.create_table(
        "updates",
        sa.Column("seq", BigId, nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("received_at", Moment(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("done_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_updates")),
        sa.UniqueConstraint("bot_id", "update_id", name=op.f("uq_updates_bot_id_update_id")),
    )
    with op.batch_alter_table("updates", schema=None) as batch_op:
        batch_op.create_index("ix_updates_done_at", ["done_at"], unique=False)
        batch_op.create_index(
            "ix_updates_undone",
            ["bot_id", "seq"],
            unique=False,
            sqlite_where=sa.text("done_at IS NULL"),
            postgresql_where=sa.text("done_at IS NULL"),
        )

    op.create_table(
        "broadcasts",
        sa.Column("id", BigId, nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("confirmed_at", Moment(), nullable=True),
        sa.Column("starts_at", Moment(), nullable=True),
        sa.Column("audience", Json, nullable=False),
        sa.Column("urgent", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("approved_by", sa.BigInteger(), nullable=True),
        sa.Column("spread_to", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("panel_chat", sa.BigInteger(), nullable=True),
        sa.Column("panel_message", sa.BigInteger(), nullable=True),
        sa.Column(
            "panel_due_at", Moment(), server_default=sa.text("'2000-01-01 00:00:00.000000'"), nullable=False
        ),
        sa.Column(
            "lease_until", Moment(), server_default=sa.text("'2000-01-01 00:00:00.000000'"), nullable=False
        ),
        sa.ForeignKeyConstraint(["content_hash"], ["contents.hash"], name=op.f("fk_broadcasts_content_hash")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcasts")),
    )
    with op.batch_alter_table("broadcasts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_broadcasts_running",
            ["id"],
            unique=False,
            sqlite_where=sa.text("state IN ('confirmed', 'spread')"),
            postgresql_where=sa.text("state IN ('confirmed', 'spread')"),
        )

    op.create_table(
        "digests",
        sa.Column("id", BigId, nullable=False),
        sa.Column("chat_id", BigId, nullable=False),
        sa.Column("moment", Moment(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name=op.f("fk_digests_chat_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digests")),
    )
    with op.batch_alter_table("digests", schema=None) as batch_op:
        batch_op.create_index("ix_digests_chat_id", ["chat_id"], unique=False)

    op.create_table(
        "entries",
        sa.Column("id", BigId, nullable=False),
        sa.Column("feed_id", BigId, nullable=False),
        sa.Column("guid", sa.Text(), nullable=True),
        sa.Column("guid_key", sa.LargeBinary(), nullable=False),
        sa.Column("url_key", sa.LargeBinary(), nullable=True),
        sa.Column("title_key", sa.LargeBinary(), nullable=False),
        sa.Column("content_key", sa.LargeBinary(), nullable=False),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("image", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("published_at", Moment(), nullable=False),
        sa.Column("first_seen_at", Moment(), nullable=False),
        sa.Column("silent", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("read_at", Moment(), nullable=True),
        sa.Column(
            "lease_until", Moment(), server_default=sa.text("'2000-01-01 00:00:00.000000'"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds.id"], name=op.f("fk_entries_feed_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entries")),
        sa.UniqueConstraint("feed_id", "guid_key", name=op.f("uq_entries_feed_id_guid_key")),
    )
    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.create_index(
            "ix_entries_due",
            ["published_at"],
            unique=False,
            sqlite_where=sa.text("read_at IS NULL AND NOT silent"),
            postgresql_where=sa.text("read_at IS NULL AND NOT silent"),
        )
        batch_op.create_index("ix_entries_first_seen_at", ["first_seen_at"], unique=False)
        batch_op.create_index("ix_entries_title_key", ["feed_id", "title_key"], unique=False)
        batch_op.create_index("ix_entries_url_key", ["feed_id", "url_key"], unique=False)

    op.create_table(
        "questions",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", BigId, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("data", Json, nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name=op.f("fk_questions_chat_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "chat_id", name=op.f("pk_questions")),
    )
    op.create_table(
        "shown",
        sa.Column("chat_id", BigId, nullable=False),
        sa.Column("story_id", BigId, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shown_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_shown_chat_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f("fk_shown_story_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat_id", "story_id", name=op.f("pk_shown")),
    )
    with op.batch_alter_table("shown", schema=None) as batch_op:
        batch_op.create_index("ix_shown_story_id", ["story_id"], unique=False)

    op.create_table(
        "summaries",
        sa.Column("story_id", BigId, nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("sentences", Json, nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f("fk_summaries_story_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("story_id", "language", name=op.f("pk_summaries")),
    )
    op.create_table(
        "topics",
        sa.Column("id", BigId, nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("group", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("names", Json, nullable=False),
        sa.Column("emoji", sa.Text(), server_default="", nullable=False),
        sa.Column("words", Json, nullable=False),
        sa.Column("examples", Json, nullable=False),
        sa.Column("owner", BigId, nullable=True),
        sa.Column("hidden", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["chats.id"], name=op.f("fk_topics_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        sa.UniqueConstraint("slug", name=op.f("uq_topics_slug")),
    )
    op.create_table(
        "articles",
        sa.Column("id", BigId, autoincrement=False, nullable=False),
        sa.Column("feed_id", BigId, nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("image", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("published_at", Moment(), nullable=False),
        sa.Column("read_at", Moment(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=True),
        sa.Column("understood_with", sa.Text(), nullable=True),
        sa.Column("story_id", BigId, nullable=True),
        sa.Column("moved_at", Moment(), nullable=True),
        sa.Column(
            "lease_until", Moment(), server_default=sa.text("'2000-01-01 00:00:00.000000'"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds.id"], name=op.f("fk_articles_feed_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["id"], ["entries.id"], name=op.f("fk_articles_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f("fk_articles_story_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
    )
    with op.batch_alter_table("articles", schema=None) as batch_op:
        batch_op.create_index("ix_articles_feed_id", ["feed_id"], unique=False)
        batch_op.create_index(
            "ix_articles_moved_at",
            ["moved_at"],
            unique=False,
            sqlite_where=sa.text("moved_at IS NOT NULL"),
            postgresql_where=sa.text("moved_at IS NOT NULL"),
        )
        batch_op.create_index("ix_articles_published_at", ["published_at"], unique=False)
        batch_op.create_index(
            "ix_articles_story_id",
            ["story_id"],
            unique=False,
            sqlite_where=sa.text("story_id IS NOT NULL"),
            postgresql_where=sa.text("story_id IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_articles_to_group",
            ["published_at"],
            unique=False,
            sqlite_where=sa.text("understood_with IS NOT NULL AND story_id IS NULL"),
            postgresql_where=sa.text("understood_with IS NOT NULL AND story_id IS NULL"),
        )
        batch_op.create_index(
            "ix_articles_to_understand",
            ["published_at"],
            unique=False,
            sqlite_where=sa.text("understood_with IS NULL"),
            postgresql_where=sa.text("understood_with IS NULL"),
        )

    op.create_table(
        "broadcast_versions",
        sa.Column("broadcast_id", BigId, autoincrement=False, nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["broadcast_id"],
            ["broadcasts.id"],
            name=op.f("fk_broadcast_versions_broadcast_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["content_hash"], ["contents.hash"], name=op.f("fk_broadcast_versions_content_hash")
        ),
        sa.PrimaryKeyConstraint("broadcast_id", "language", name=op.f("pk_broadcast_versions")),
    )
    with op.batch_alter_table("broadcast_versions", schema=None) as batch_op:
        batch_op.create_index("ix_broadcast_versions_content_hash", ["content_hash"], unique=False)

    op.create_table(
        "deliveries",
        sa.Column("id", BigId, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("chat_id", BigId, nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), server_default="queued", nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("started_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("message_ids", Json, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("digest_id", BigId, nullable=True),
        sa.Column("broadcast_id", BigId, nullable=True),
        sa.Column(
            "lease_until", Moment(), server_default=sa.text("'2000-01-01 00:00:00.000000'"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcasts.id"], name=op.f("fk_deliveries_broadcast_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name=op.f("fk_deliveries_chat_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["content_hash"], ["contents.hash"], name=op.f("fk_deliveries_content_hash")),
        sa.ForeignKeyConstraint(
            ["digest_id"], ["digests.id"], name=op.f("fk_deliveries_digest_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("key", name=op.f("uq_deliveries_key")),
    )
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.create_index("ix_deliveries_broadcast", ["broadcast_id", "status"], unique=False)
        batch_op.create_index("ix_deliveries_chat_id", ["chat_id"], unique=False)
        batch_op.create_index("ix_deliveries_content_hash", ["content_hash"], unique=False)
        batch_op.create_index("ix_deliveries_digest_id", ["digest_id"], unique=False)
        batch_op.create_index(
            "ix_deliveries_due",
            ["lane", "id", "due_at"],
            unique=False,
            sqlite_where=sa.text("status = 'queued'"),
            postgresql_where=sa.text("status = 'queued'"),
        )
        batch_op.create_index(
            "ix_deliveries_ended",
            ["ended_at"],
            unique=False,
            sqlite_where=sa.text("ended_at IS NOT NULL"),
            postgresql_where=sa.text("ended_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_deliveries_of_chat",
            ["chat_id", "lane", "id"],
            unique=False,
            sqlite_where=sa.text("status IN ('queued', 'sending')"),
            postgresql_where=sa.text("status IN ('queued', 'sending')"),
        )
        batch_op.create_index(
            "ix_deliveries_unsettled",
            ["status"],
            unique=False,
            sqlite_where=sa.text("status IN ('sending', 'in-doubt')"),
            postgresql_where=sa.text("status IN ('sending', 'in-doubt')"),
        )

    op.create_table(
        "digest_stories",
        sa.Column("digest_id", BigId, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("story_id", BigId, nullable=False),
        sa.Column("topic_id", BigId, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["digest_id"], ["digests.id"], name=op.f("fk_digest_stories_digest_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f("fk_digest_stories_story_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topics.id"], name=op.f("fk_digest_stories_topic_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("digest_id", "position", name=op.f("pk_digest_stories")),
    )
    with op.batch_alter_table("digest_stories", schema=None) as batch_op:
        batch_op.create_index("ix_digest_stories_story_id", ["story_id"], unique=False)
        batch_op.create_index("ix_digest_stories_topic_id", ["topic_id"], unique=False)

    op.create_table(
        "story_topics",
        sa.Column("story_id", BigId, nullable=False),
        sa.Column("topic_id", BigId, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f("fk_story_topics_story_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topics.id"], name=op.f("fk_story_topics_topic_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("story_id", "topic_id", name=op.f("pk_story_topics")),
    )
    with op.batch_alter_table("story_topics", schema=None) as batch_op:
        batch_op.create_index("ix_story_topics_topic_id", ["topic_id", "story_id"], unique=False)

    op.create_table(
        "subscriptions",
        sa.Column("id", BigId, nullable=False),
        sa.Column("chat_id", BigId, nullable=False),
        sa.Column("topic_id", BigId, nullable=True),
        sa.Column("story_id", BigId, nullable=True),
        sa.Column("at_once", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.CheckConstraint(
            "(topic_id IS NULL) <> (story_id IS NULL)", name=op.f("ck_subscriptions_one_subject")
        ),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name=op.f("fk_subscriptions_chat_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f("fk_subscriptions_story_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topics.id"], name=op.f("fk_subscriptions_topic_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscriptions")),
        sa.UniqueConstraint("chat_id", "story_id", name=op.f("uq_subscriptions_chat_id_story_id")),
        sa.UniqueConstraint("chat_id", "topic_id", name=op.f("uq_subscriptions_chat_id_topic_id")),
    )
    with op.batch_alter_table("subscriptions", schema=None) as batch_op:
        batch_op.create_index("ix_subscriptions_story_id", ["story_id"], unique=False)
        batch_op.create_index("ix_subscriptions_topic_id", ["topic_id"], unique=False)

    op.create_table(
        "article_topics",
        sa.Column("article_id", BigId, nullable=False),
        sa.Column("topic_id", BigId, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_article_topics_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topics.id"], name=op.f("fk_article_topics_topic_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "topic_id", name=op.f("pk_article_topics")),
    )
    with op.batch_alter_table("article_topics", schema=None) as batch_op:
        batch_op.create_index("ix_article_topics_topic_id", ["topic_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("article_topics", schema=None) as batch_op:
        batch_op.drop_index("ix_article_topics_topic_id")

    op.drop_table("article_topics")
    with op.batch_alter_table("subscriptions", schema=None) as batch_op:
        batch_op.drop_index("ix_subscriptions_topic_id")
        batch_op.drop_index("ix_subscriptions_story_id")

    op.drop_table("subscriptions")
    with op.batch_alter_table("story_topics", schema=None) as batch_op:
        batch_op.drop_index("ix_story_topics_topic_id")

    op.drop_table("story_topics")
    with op.batch_alter_table("digest_stories", schema=None) as batch_op:
        batch_op.drop_index("ix_digest_stories_topic_id")
        batch_op.drop_index("ix_digest_stories_story_id")

    op.drop_table("digest_stories")
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_deliveries_unsettled",
            sqlite_where=sa.text("status IN ('sending', 'in-doubt')"),
            postgresql_where=sa.text("status IN ('sending', 'in-doubt')"),
        )
        batch_op.drop_index(
            "ix_deliveries_of_chat",
            sqlite_where=sa.text("status IN ('queued', 'sending')"),
            postgresql_where=sa.text("status IN ('queued', 'sending')"),
        )
        batch_op.drop_index(
            "ix_deliveries_ended",
            sqlite_where=sa.text("ended_at IS NOT NULL"),
            postgresql_where=sa.text("ended_at IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_deliveries_due",
            sqlite_where=sa.text("status = 'queued'"),
            postgresql_where=sa.text("status = 'queued'"),
        )
        batch_op.drop_index("ix_deliveries_digest_id")
        batch_op.drop_index("ix_deliveries_content_hash")
        batch_op.drop_index("ix_deliveries_chat_id")
        batch_op.drop_index("ix_deliveries_broadcast")

    op.drop_table("deliveries")
    with op.batch_alter_table("broadcast_versions", schema=None) as batch_op:
        batch_op.drop_index("ix_broadcast_versions_content_hash")

    op.drop_table("broadcast_versions")
    with op.batch_alter_table("articles", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_articles_to_understand",
            sqlite_where=sa.text("understood_with IS NULL"),
            postgresql_where=sa.text("understood_with IS NULL"),
        )
        batch_op.drop_index(
            "ix_articles_to_group",
            sqlite_where=sa.text("understood_with IS NOT NULL AND story_id IS NULL"),
            postgresql_where=sa.text("understood_with IS NOT NULL AND story_id IS NULL"),
        )
        batch_op.drop_index(
            "ix_articles_story_id",
            sqlite_where=sa.text("story_id IS NOT NULL"),
            postgresql_where=sa.text("story_id IS NOT NULL"),
        )
        batch_op.drop_index("ix_articles_published_at")
        batch_op.drop_index(
            "ix_articles_moved_at",
            sqlite_where=sa.text("moved_at IS NOT NULL"),
            postgresql_where=sa.text("moved_at IS NOT NULL"),
        )
        batch_op.drop_index("ix_articles_feed_id")

    op.drop_table("articles")
    op.drop_table("topics")
    op.drop_table("summaries")
    with op.batch_alter_table("shown", schema=None) as batch_op:
        batch_op.drop_index("ix_shown_story_id")

    op.drop_table("shown")
    op.drop_table("questions")
    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.drop_index("ix_entries_url_key")
        batch_op.drop_index("ix_entries_title_key")
        batch_op.drop_index("ix_entries_first_seen_at")
        batch_op.drop_index(
            "ix_entries_due",
            sqlite_where=sa.text("read_at IS NULL AND NOT silent"),
            postgresql_where=sa.text("read_at IS NULL AND NOT silent"),
        )

    op.drop_table("entries")
    with op.batch_alter_table("digests", schema=None) as batch_op:
        batch_op.drop_index("ix_digests_chat_id")

    op.drop_table("digests")
    with op.batch_alter_table("broadcasts", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_broadcasts_running",
            sqlite_where=sa.text("state IN ('confirmed', 'spread')"),
            postgresql_where=sa.text("state IN ('confirmed', 'spread')"),
        )

    op.drop_table("broadcasts")
    with op.batch_alter_table("updates", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_updates_undone",
            sqlite_where=sa.text("done_at IS NULL"),
            postgresql_where=sa.text("done_at IS NULL"),
        )
        batch_op.drop_index("ix_updates_done_at")

    op.drop_table("updates")
    with op.batch_alter_table("stories", schema=None) as batch_op:
        batch_op.drop_index("ix_stories_touched_at")
        batch_op.drop_index(
            "ix_stories_to_weigh",
            sqlite_where=sa.text(
                "weighed_version < summarised_version AND outlets >= 3 AND proposed_at IS NULL AND important_at IS NULL AND merged_into IS NULL AND hidden_at IS NULL"
            ),
            postgresql_where=sa.text(
                "weighed_version < summarised_version AND outlets >= 3 AND proposed_at IS NULL AND important_at IS NULL AND merged_into IS NULL AND hidden_at IS NULL"
            ),
        )
        batch_op.drop_index(
            "ix_stories_to_tell",
            sqlite_where=sa.text(
                "told_at IS NULL AND summarised_version > 0 AND merged_into IS NULL AND hidden_at IS NULL"
            ),
            postgresql_where=sa.text(
                "told_at IS NULL AND summarised_version > 0 AND merged_into IS NULL AND hidden_at IS NULL"
            ),
        )
        batch_op.drop_index(
            "ix_stories_to_spread",
            sqlite_where=sa.text(
                "important_at IS NOT NULL AND spread_at IS NULL AND merged_into IS NULL AND hidden_at IS NULL"
            ),
            postgresql_where=sa.text(
                "important_at IS NOT NULL AND spread_at IS NULL AND merged_into IS NULL AND hidden_at IS NULL"
            ),
        )
        batch_op.drop_index(
            "ix_stories_merged_into",
            sqlite_where=sa.text("merged_into IS NOT NULL"),
            postgresql_where=sa.text("merged_into IS NOT NULL"),
        )
        batch_op.drop_index("ix_stories_last_at")
        batch_op.drop_index(
            "ix_stories_due",
            sqlite_where=sa.text("summarised_version < version AND merged_into IS NULL"),
            postgresql_where=sa.text("summarised_version < version AND merged_into IS NULL"),
        )

    op.drop_table("stories")
    op.drop_table("notes")
    op.drop_table("invitations")
    op.drop_table("hosts")
    with op.batch_alter_table("feeds", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_feeds_due",
            sqlite_where=sa.text("state = 'active'"),
            postgresql_where=sa.text("state = 'active'"),
        )

    op.drop_table("feeds")
    op.drop_table("failures")
    op.drop_table("editors")
    op.drop_table("desk_keys")
    op.drop_table("corrections")
    op.drop_table("contents")
    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.drop_index("ix_chats_night")
        batch_op.drop_index(
            "ix_chats_due",
            sqlite_where=sa.text("absence IS NULL AND next_digest_at IS NOT NULL"),
            postgresql_where=sa.text("absence IS NULL AND next_digest_at IS NOT NULL"),
        )

    op.drop_table("chats")
    op.drop_table("bans")
    op.drop_table("audit")
