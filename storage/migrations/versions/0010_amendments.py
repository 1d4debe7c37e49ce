"""What outlets changed after readers were shown it."""

import sqlalchemy as sa
from alembic import op

from storage.types import BigId, Moment

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_NOT_AMENDED = sa.text("told_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "amendments",
        sa.Column("id", BigId, nullable=False),
        sa.Column("story_id", BigId, nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("becomes", sa.Text(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("told_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f("fk_amendments_story_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendments")),
    )
    op.create_index("ix_amendments_story_id", "amendments", ["story_id"], unique=False)
    op.create_index(
        "ix_amendments_due",
        "amendments",
        ["id"],
        unique=False,
        sqlite_where=_NOT_AMENDED,
        postgresql_where=_NOT_AMENDED,
    )


def downgrade() -> None:
    op.drop_table("amendments")
