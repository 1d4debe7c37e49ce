"""Every step between versions of the schema keeps what there is, and can be taken back."""

from itertools import pairwise

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select

from storage.blocking import blocking_engine
from storage.database import parse_url
from storage.migrate import UnknownVersion, migrate, revisions
from storage.schema import metadata
from storage.shapes import tables_of
from tests.storage.any_rows import fill_with_any


def look(url):
    """Return the columns of each table, and its rows."""
    engine = blocking_engine(parse_url(url))
    with engine.connect() as connection:
        tables = tables_of(connection)
        shape = {
            table.name: {column.name: (str(column.type), column.nullable) for column in table.columns}
            for table in tables
        }
        rows = {
            table.name: sorted((dict(row) for row in connection.execute(select(table)).mappings()), key=repr)
            for table in tables
        }
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    engine.dispose()
    return shape, rows


def only(rows, shape):
    """Return the rows with the columns that a version of the schema has too, of the tables that it has."""
    return {
        table: sorted(
            ({name: row[name] for name in row if name in shape[table]} for row in found),
            key=lambda row: repr(sorted(row.items(), key=lambda item: item[0])),
        )
        for table, found in rows.items()
        if table in shape
    }


def common(rows, one, other):
    """Return what of rows both of two versions have."""
    shape = {
        table: {name for name in columns if name in other[table]}
        for table, columns in one.items()
        if table in other
    }
    return only(rows, shape)


VERSIONS = revisions()[::-1]
STRIDE = 3
"""Steps taken at once: each is taken up, down and up again, and the test takes no minute for it."""


@pytest.mark.timeout(600)
async def test_each_step_keeps_the_rows_and_can_be_taken_back(database_url):
    for seed, (before, after) in enumerate(pairwise([*VERSIONS[:-1:STRIDE], VERSIONS[-1]])):
        await migrate(database_url, before)
        fill_with_any(database_url, seed, rows=3, empty=True)
        old_shape, old_rows = look(database_url)
        await migrate(database_url, after)
        new_shape, new_rows = look(database_url)
        assert common(new_rows, old_shape, new_shape) == common(old_rows, old_shape, new_shape), after
        await migrate(database_url, before)
        again_shape, again_rows = look(database_url)
        assert again_shape == old_shape, f"{after} is not taken back as a whole"
        assert only(again_rows, old_shape) == only(old_rows, old_shape), after


async def test_the_whole_way_down_and_up_again_ends_in_the_same_schema(database_url):
    await migrate(database_url)
    fill_with_any(database_url, 1)
    present = look(database_url)
    await migrate(database_url, VERSIONS[0])
    first = look(database_url)
    kept = common(present[1], first[0], present[0])
    assert common(first[1], first[0], present[0]) == kept
    await migrate(database_url)
    again = look(database_url)
    assert again[0] == present[0]
    assert common(again[1], first[0], present[0]) == kept
    engine = blocking_engine(parse_url(database_url))
    with engine.connect() as connection:
        options = {
            "compare_type": True,
            "include_name": lambda name, *_: not str(name).startswith("article_index"),
        }
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
    engine.dispose()


async def test_a_version_that_there_is_not_is_refused(database_url):
    with pytest.raises(UnknownVersion, match="there is no version 9999"):
        await migrate(database_url, "9999")


async def test_a_step_that_breaks_off_is_as_if_it_was_never_begun(database_url):
    """Python's driver for SQLite begins no transaction before tables are made: a step could be left half done."""
    await migrate(database_url, "0019")
    fill_with_any(database_url, 1)
    kept = look(database_url)
    engine = blocking_engine(parse_url(database_url))
    with engine.begin() as connection:
        # The last of the three things that this step does finds its place taken.
        connection.exec_driver_sql("ALTER TABLE articles ADD COLUMN image_height INTEGER")
    engine.dispose()
    with pytest.raises(Exception, match="image_height"):
        await migrate(database_url, "0020")
    engine = blocking_engine(parse_url(database_url))
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE articles DROP COLUMN image_height")
    engine.dispose()
    assert look(database_url) == kept
    await migrate(database_url)
