"""A place in the inbox is never given to another update, even when those after it have been forgotten."""

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
    # PostgreSQL's sequences never go back. No other table points to this one, so it may be built anew.
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table(
            "updates", recreate="always", table_kwargs={"sqlite_autoincrement": autoincrement}
        ):
            pass
