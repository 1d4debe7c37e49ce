"""Edits of broadcasts, each of one version or of all: what a delivery brings is known by its version."""

import sqlalchemy as sa
from alembic import op

from storage.types import BigId, Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "broadcast_edits",
        sa.Column("id", BigId, nullable=False),
        sa.Column("broadcast_id", BigId, nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.String(length=8), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("approved_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["broadcast_id"],
            ["broadcasts.id"],
            name=op.f("fk_broadcast_edits_broadcast_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["content_hash"], ["contents.hash"], name=op.f("fk_broadcast_edits_content_hash")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_edits")),
    )
    op.create_index("ix_broadcast_edits_broadcast_id", "broadcast_edits", ["broadcast_id"])
    op.create_index("ix_broadcast_edits_content_hash", "broadcast_edits", ["content_hash"])
    op.add_column("deliveries", sa.Column("version", sa.String(length=8), nullable=True))
    # What was sent before says by its content which version it was.
    op.execute(
        "UPDATE deliveries SET version = ("
        "SELECT min(broadcast_versions.language) FROM broadcast_versions "
        "WHERE broadcast_versions.broadcast_id = deliveries.broadcast_id "
        "AND broadcast_versions.content_hash = deliveries.content_hash) "
        "WHERE broadcast_id IS NOT NULL"
    )


def downgrade() -> None:
    op.drop_column("deliveries", "version")
    op.drop_table("broadcast_edits")
