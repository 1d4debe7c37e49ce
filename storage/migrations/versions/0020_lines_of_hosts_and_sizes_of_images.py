"""The lines that a host's pages repeat, and how large the pictures of articles are."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "repeated_lines",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("learned_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("host", name=op.f("pk_repeated_lines")),
    )
    op.add_column("articles", sa.Column("image_width", sa.Integer()))
    op.add_column("articles", sa.Column("image_height", sa.Integer()))


def downgrade() -> None:
    op.drop_column("articles", "image_height")
    op.drop_column("articles", "image_width")
    op.drop_table("repeated_lines")
