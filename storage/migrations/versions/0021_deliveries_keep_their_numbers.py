"""A delivery's number is never given to another: what is under way settles nobody else's after its chat was forgotten."""

from alembic import op

revision = "0021"
down_revision = "0020"
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
            "deliveries", recreate="always", table_kwargs={"sqlite_autoincrement": autoincrement}
        ):
            pass
