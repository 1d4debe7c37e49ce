"""What is kept is for the program's user alone, whatever the umask, and whatever older files allowed."""

import logging
import os

import pytest

from storage import Storage
from storage.migrate import migrate
from storage.sole import sole


@pytest.fixture
def open_umask():
    before = os.umask(0)
    yield
    os.umask(before)


def of_others(folder):
    """Return the files and folders that others than their owner may use."""
    return [path.name for path in [folder, *folder.rglob("*")] if path.stat().st_mode & 0o077]


async def test_all_that_lies_beside_a_database_is_private(open_umask, tmp_path, now):
    folder = tmp_path / "data"
    url = f"sqlite:///{folder / 'kabarchy.db'}"
    async with sole(url):
        await migrate(url)
        storage = Storage.open(url)
        async with storage.writing() as tx:
            await tx.notes.put("one", 1)
        names = {path.name for path in folder.iterdir()}
        assert {"kabarchy.db", "kabarchy.db-wal", "kabarchy.db-shm", "kabarchy.db.run.lock"} <= names
        assert of_others(folder) == []
        await storage.close()


async def test_a_folder_that_was_there_is_left_as_it_is(open_umask, tmp_path):
    tmp_path.chmod(0o755)
    await migrate(f"sqlite:///{tmp_path / 'kabarchy.db'}")
    assert tmp_path.stat().st_mode & 0o777 == 0o755


async def test_a_database_that_others_could_read_is_made_private_and_that_is_told_once(
    open_umask, tmp_path, caplog
):
    path = tmp_path / "kabarchy.db"
    url = f"sqlite:///{path}"
    await migrate(url)
    path.chmod(0o644)
    with caplog.at_level(logging.WARNING):
        await migrate(url)
        await Storage.open(url).close()
    assert path.stat().st_mode & 0o777 == 0o600
    told = [record for record in caplog.records if "could read" in record.getMessage()]
    assert [record.getMessage() for record in told] == [f"others could read {path}: it is private now"]
