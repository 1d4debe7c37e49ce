"""The database of the pipeline's tests, of which something must hold whatever a test did with it."""

import re

import pytest
from sqlalchemy import event

from tests.stories import out_of_place

BESIDE = re.compile(r"\bFROM \w+(?: AS \w+)?, \w+\b(?!\()")


@pytest.fixture
async def storage(storage):
    """A database of the present schema, once of each kind: in the end every topic finds its stories.

    No statement names one table beside another: two selects deep SQLAlchemy does so with one that was meant to be the
    outermost's, and what should ask for one row asks for any.
    """
    astray = set()

    def look(_connection, _cursor, statement, *_):
        if BESIDE.search(statement):
            astray.add(statement)

    event.listen(storage._engine.sync_engine, "before_cursor_execute", look)
    yield storage
    assert astray == set()
    assert await out_of_place(storage) == []
