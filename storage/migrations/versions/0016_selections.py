"""What stands in equal digests, kept once for all of them."""

import sqlalchemy as sa
from alembic import op

from storage.types import BigId, Moment

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_CHOSEN = sa.text("selection_id IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "selections",
        sa.Column("id", BigId, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_selections")),
        sa.UniqueConstraint("hash", name=op.f("uq_selections_hash")),
    )
    _create_stories("selection_stories", "selection_id", "selections")
    # Not in a batch: SQLite would build the table anew, and with it go all rows that point to its own.
    op.add_column("digests", sa.Column("selection_id", BigId, nullable=True))
    op.create_index(
        "ix_digests_selection_id",
        "digests",
        ["selection_id"],
        unique=False,
        sqlite_where=_CHOSEN,
        postgresql_where=_CHOSEN,
    )
    # Each digest of before keeps a selection of its own, under its own number.
    op.execute(
        "INSERT INTO selections (id, created_at) SELECT id, created_at FROM digests "
        "WHERE EXISTS (SELECT 1 FROM digest_stories WHERE digest_id = digests.id)"
    )
    op.execute(
        "INSERT INTO selection_stories (selection_id, position, story_id, topic_id, version) "
        "SELECT digest_id, position, story_id, topic_id, version FROM digest_stories"
    )
    op.execute(
        "UPDATE digests SET selection_id = id "
        "WHERE EXISTS (SELECT 1 FROM selections WHERE selections.id = digests.id)"
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "SELECT setval(pg_get_serial_sequence('selections', 'id'), coalesce(max(id), 0) + 1, false) "
            "FROM selections"
        )
    op.drop_table("digest_stories")


def downgrade() -> None:
    _create_stories("digest_stories", "digest_id", "digests")
    op.execute(
        "INSERT INTO digest_stories (digest_id, position, story_id, topic_id, version) "
        "SELECT digests.id, position, story_id, topic_id, version "
        "FROM digests JOIN selection_stories ON selection_stories.selection_id = digests.selection_id"
    )
    op.drop_index(
        "ix_digests_selection_id", table_name="digests", sqlite_where=_CHOSEN, postgresql_where=_CHOSEN
    )
    op.drop_column("digests", "selection_id")
    op.drop_table("selection_stories")
    op.drop_table("selections")


def _create_stories(name: str, holder: str, holders: str) -> None:
    op.create_table(
        name,
        sa.Column(holder, BigId, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("story_id", BigId, nullable=False),
        sa.Column("topic_id", BigId, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            [holder], [f"{holders}.id"], name=op.f(f"fk_{name}_{holder}"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f(f"fk_{name}_story_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topics.id"], name=op.f(f"fk_{name}_topic_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(holder, "position", name=op.f(f"pk_{name}")),
    )
    op.create_index(f"ix_{name}_story_id", name, ["story_id"], unique=False)
    op.create_index(f"ix_{name}_topic_id", name, ["topic_id"], unique=False)
