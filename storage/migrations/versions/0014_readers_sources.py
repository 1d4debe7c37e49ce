"""Sources that readers added for themselves: feeds that are theirs alone, the stories of these, and what is forbidden."""

import sqlalchemy as sa
from alembic import op

from storage.types import BigId, Moment

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_PRIVATE = sa.text("private_feed IS NOT NULL")
_TWIN = sa.text("twin_of IS NOT NULL")


def upgrade() -> None:
    op.add_column("feeds", sa.Column("private", sa.Boolean(), server_default=sa.false(), nullable=False))
    for name, condition in (("private_feed", _PRIVATE), ("twin_of", _TWIN)):
        # Not in a batch: SQLite would build the table anew, and with it go all rows that point to its own.
        op.add_column("stories", sa.Column(name, BigId, nullable=True))
        op.create_index(
            f"ix_stories_{name}",
            "stories",
            [name],
            unique=False,
            sqlite_where=condition,
            postgresql_where=condition,
        )
    op.create_table(
        "own_sources",
        sa.Column("chat_id", BigId, nullable=False),
        sa.Column("feed_id", BigId, nullable=False),
        sa.Column("topic_id", BigId, nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.Column("told_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name=op.f("fk_own_sources_chat_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds.id"], name=op.f("fk_own_sources_feed_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topics.id"], name=op.f("fk_own_sources_topic_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat_id", "feed_id", name=op.f("pk_own_sources")),
        sa.UniqueConstraint("topic_id", name=op.f("uq_own_sources_topic_id")),
    )
    op.create_index("ix_own_sources_feed_id", "own_sources", ["feed_id"], unique=False)
    op.create_table(
        "forbidden_sources",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_forbidden_sources")),
    )


def downgrade() -> None:
    op.drop_table("forbidden_sources")
    op.drop_table("own_sources")
    op.drop_index("ix_stories_twin_of", table_name="stories", sqlite_where=_TWIN, postgresql_where=_TWIN)
    op.drop_index(
        "ix_stories_private_feed", table_name="stories", sqlite_where=_PRIVATE, postgresql_where=_PRIVATE
    )
    op.drop_column("stories", "twin_of")
    op.drop_column("stories", "private_feed")
    op.drop_column("feeds", "private")
