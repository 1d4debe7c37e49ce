"""The numbers of updates and deliveries are never given again, even when those after them have been forgotten.

A place in the inbox that was given again was passed over by who had read so far, and what was under way when its chat was
forgotten would have settled somebody else's delivery.
"""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _build_anew(autoincrement=True)


def downgrade() -> None:
    _build_anew(autoincrement=False)


def _build_anew(*, autoincrement: bool) -> None:
    # PostgreSQL's sequences never go back. No other table points to these, so they may be built anew.
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in ("updates", "deliveries"):
        with op.batch_alter_table(
            table, recreate="always", table_kwargs={"sqlite_autoincrement": autoincrement}
        ):
            pass
