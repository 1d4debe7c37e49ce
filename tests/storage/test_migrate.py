"""The database becomes what the schema says, from nothing, and never under the hands of an older program."""

import asyncio

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from storage.database import BadDatabaseUrl, Storage, parse_url
from storage.migrate import NewerDatabase, UnusableDatabase, _require_search, migrate
from storage.schema import metadata


def sync_engine(url):
    parsed = parse_url(url)
    sqlite = parsed.get_backend_name() == "sqlite"
    return create_engine(parsed.set(drivername="sqlite" if sqlite else "postgresql+psycopg"))


async def test_the_migrations_give_exactly_the_schema(database_url):
    await migrate(database_url)
    engine = sync_engine(database_url)
    with engine.connect() as connection:
        options = {
            "compare_type": True,
            "compare_server_default": False,
            # The search index is another thing on each database, and no table of the schema.
            "include_name": lambda name, *_: not str(name).startswith("article_index"),
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


async def test_migrating_twice_changes_nothing(database_url):
    await migrate(database_url)
    await migrate(database_url)


async def test_programs_that_begin_together_bring_it_up_to_date_in_turn(database_url):
    await asyncio.gather(*(migrate(database_url) for _ in range(3)))
    await migrate(database_url)


async def test_a_database_of_a_newer_version_is_refused(database_url):
    await migrate(database_url)
    engine = sync_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from-the-future'"))
    engine.dispose()
    with pytest.raises(NewerDatabase, match="newer version"):
        await migrate(database_url)


def test_a_database_without_full_text_search_is_refused_in_plain_words():
    class WithoutFts5:
        """A connection to an SQLite that was built without it."""

        def exec_driver_sql(self, _query):
            return self

        def scalars(self):
            return ["json_each", "rtree"]

        def rollback(self):
            pass

    with pytest.raises(UnusableDatabase, match="FTS5"):
        _require_search(WithoutFts5())


async def test_where_it_cannot_wait_its_turn_that_is_said(tmp_path):
    (tmp_path / "kabarchy.db.migrate.lock").mkdir()
    with pytest.raises(UnusableDatabase, match=r"kabarchy\.db\.migrate\.lock"):
        await migrate(f"sqlite:///{tmp_path / 'kabarchy.db'}")


async def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "letter.db"
    path.write_text("Dear editor, this is not a database. " * 50)
    with pytest.raises(UnusableDatabase, match="not a database"):
        await migrate(f"sqlite:///{path}")


@pytest.mark.parametrize("url", ["mysql://host/name", "sqlite://", "nonsense", "postgresql"])
def test_an_address_of_no_database_is_refused(url):
    with pytest.raises(BadDatabaseUrl):
        parse_url(url)


def test_a_mistake_in_an_address_does_not_show_its_password():
    with pytest.raises(BadDatabaseUrl) as mistake:
        parse_url("mysql://editor:secret@host/name")
    assert "secret" not in str(mistake.value)


async def test_a_new_database_is_private(tmp_path):
    path = tmp_path / "folder" / "kabarchy.db"
    await migrate(f"sqlite:///{path}")
    assert path.stat().st_mode & 0o077 == 0
    await Storage.open(f"sqlite:///{path}").close()
