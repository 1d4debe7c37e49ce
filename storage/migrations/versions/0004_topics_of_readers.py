"""Readers' own topics, and what readers liked."""

import sqlalchemy as sa
from alembic import op

from storage.types import BigId, Json, Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_OWNED = sa.text("owner IS NOT NULL")
_NOT_FILLED = sa.text("filled_version < version")


def upgrade() -> None:
    op.create_index(
        "ix_topics_owner", "topics", ["owner"], unique=False, sqlite_where=_OWNED, postgresql_where=_OWNED
    )
    op.create_table(
        "own_topics",
        sa.Column("topic_id", BigId, autoincrement=False, nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=True),
        sa.Column("vector_of", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("filled_version", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "lease_until", Moment(), server_default=sa.text("'2000-01-01 00:00:00.000000'"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topics.id"], name=op.f("fk_own_topics_topic_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("topic_id", name=op.f("pk_own_topics")),
    )
    op.create_index(
        "ix_own_topics_to_fill",
        "own_topics",
        ["topic_id"],
        unique=False,
        sqlite_where=_NOT_FILLED,
        postgresql_where=_NOT_FILLED,
    )
    op.create_table(
        "likes",
        sa.Column("chat_id", BigId, nullable=False),
        sa.Column("story_id", BigId, nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("topics", Json, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_likes_chat_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f("fk_likes_story_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat_id", "story_id", name=op.f("pk_likes")),
    )
    op.create_index("ix_likes_story_id", "likes", ["story_id"], unique=False)


def downgrade() -> None:
    op.drop_table("likes")
    op.drop_table("own_topics")
    op.drop_index("ix_topics_owner", table_name="topics", sqlite_where=_OWNED, postgresql_where=_OWNED)
