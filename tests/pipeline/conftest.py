"""The database of the pipeline's tests, of which something must hold whatever a test did with it."""

import pytest

from tests.stories import out_of_place


@pytest.fixture
async def storage(storage):
    """A database of the present schema, once of each kind: in the end every topic finds its stories."""
    yield storage
    assert await out_of_place(storage) == []
