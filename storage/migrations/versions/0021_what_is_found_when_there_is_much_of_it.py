"""Indexes by which work is found, counted and forgotten when there are millions of rows of which little is due."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

PLAIN = (
    ("entries", "ix_entries_feed_id", ("feed_id", "id")),
    ("articles", "ix_articles_read_at", ("read_at",)),
    ("repeated_lines", "ix_repeated_lines_learned_at", ("learned_at",)),
    ("amendments", "ix_amendments_told_at", ("told_at",)),
    ("cards", "ix_cards_at", ("at",)),
    ("searches", "ix_searches_expires_at", ("expires_at",)),
    ("selections", "ix_selections_created_at", ("created_at",)),
    ("contents", "ix_contents_created_at", ("created_at",)),
)
PARTIAL = (
    ("feeds", "ix_feeds_polled", ("succeeded_at", "failures"), "state = 'active' AND NOT private"),
    ("feeds", "ix_feeds_ailing", ("failing_since",), "(failing_since IS NOT NULL OR state = 'gone')"),
    ("feeds", "ix_feeds_private", ("id",), "private"),
    ("chats", "ix_chats_receiving", ("id",), "absence IS NULL AND set_up"),
    ("subscriptions", "ix_subscriptions_followed", ("story_id",), "story_id IS NOT NULL"),
    ("subscriptions", "ix_subscriptions_alerts", ("topic_id",), "alerts <> 'off'"),
    ("audit", "ix_audit_refused", ("at",), "action = 'refused'"),
)


def upgrade() -> None:
    for table, name, columns in PLAIN:
        op.create_index(name, table, list(columns))
    for table, name, columns, condition in PARTIAL:
        where = sa.text(condition)
        op.create_index(name, table, list(columns), sqlite_where=where, postgresql_where=where)
    # What is followed is one subscription in a hundred: the index of the others' NULLs was as large as the table.
    op.drop_index("ix_subscriptions_story_id", "subscriptions")


def downgrade() -> None:
    op.create_index("ix_subscriptions_story_id", "subscriptions", ["story_id"])
    for table, name, *_ in (*PARTIAL, *PLAIN):
        op.drop_index(name, table)
