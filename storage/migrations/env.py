"""What Alembic runs: it is given a connection by `storage.migrate` and opens none itself."""

from alembic import context

from storage.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=True,
    # SQLite can; `storage.blocking` sees to it that it does.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
