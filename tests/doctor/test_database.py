"""What is said of a database, and that looking changes nothing: no migration, no file, no mode."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.doctor import backups, database, inside
from news.feeds import Source
from news.ids import UserId
from news.topics import SHIPPED
from storage.migrate import migrate

OLD_REVISION = "0020"


def traces(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Everything that looking could change in a folder."""
    return {
        str(path): (path.stat().st_mode, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def file(tmp_path, migrated_file):
    """A database of the present schema in a folder of its own, private."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    path = folder / "kabarchy.db"
    shutil.copy(migrated_file, path)
    path.chmod(0o600)
    return path


async def looked_at(said, url):
    return said(await asyncio.to_thread(lambda: list(database.file_findings(url))))


async def test_a_database_that_is_well(said, file):
    before = traces(file.parent)
    lines = await looked_at(said, f"sqlite:///{file}")
    assert "✓ Database: up to date" in lines
    assert "✓ Integrity: whole" in lines
    assert "✓ Disk: " in lines
    assert traces(file.parent) == before


async def test_a_database_in_use_is_read_beside_the_one_who_writes(said, file):
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO notes (name, value) VALUES ('a', '1')")
        lines = await looked_at(said, f"sqlite:///{file}")
        other.rollback()
    assert "✓ Database: up to date" in lines


async def test_one_that_is_not_there_is_not_made(said, tmp_path):
    path = tmp_path / "not" / "yet" / "kabarchy.db"
    assert "is not there yet: it is made at the start" in await looked_at(said, f"sqlite:///{path}")
    assert not path.parent.exists()


async def test_an_older_one_is_told_and_left_as_it_is(said, tmp_path, told, settings_with):
    path = tmp_path / "kabarchy.db"
    await migrate(f"sqlite:///{path}", OLD_REVISION)
    before = traces(tmp_path)
    lines = await looked_at(said, f"sqlite:///{path}")
    assert "behind this version: the next start brings it up to date → keep a backup" in lines
    await told(inside.look, settings_with(database_url=f"sqlite:///{path}", feeds="none"))
    assert traces(tmp_path) == before


async def test_a_newer_one_is_told(said, file):
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    lines = await looked_at(said, f"sqlite:///{file}")
    assert "✗ Database: the database is of a newer version (9999) than this program" in lines


async def test_what_is_no_database_is_told(said, tmp_path):
    path = tmp_path / "kabarchy.db"
    path.write_text("not a database at all, but long enough to be looked at as one" * 20)
    assert "✗ Database: file is not a database" in await looked_at(said, f"sqlite:///{path}")


async def test_a_damaged_one_is_told(said, file):
    with closing(sqlite3.connect(file)) as connection:
        [(page, size)] = connection.execute(
            "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema WHERE name = 'notes'"
        )
    with file.open("r+b") as opened:
        opened.seek((page - 1) * size)
        opened.write(b"\xff" * size)
    lines = await looked_at(said, f"sqlite:///{file}")
    assert "✗ Integrity: damaged" in lines or "✗ Database: database disk image is malformed" in lines


async def test_others_who_can_read_it_are_told(said, file):
    file.chmod(0o644)
    assert "! Privacy: others can read kabarchy.db" in await looked_at(said, f"sqlite:///{file}")
    assert file.stat().st_mode & 0o777 == 0o644


def test_the_room_on_a_disk_is_judged_by_what_the_database_takes(said):
    megabyte = 2**20
    assert said([database.room(100 * megabyte, megabyte)]).startswith("✗ Disk: 100 MB free")
    assert said([database.room(500 * megabyte, 900 * megabyte)]).startswith(
        "! Disk: 500 MB free for a database of 900 MB"
    )
    assert said([database.room(5000 * megabyte, 900 * megabyte)]).startswith("✓ Disk")
    assert "put it on a disk of this machine" in said([database.on_network(Path("/srv/kabarchy.db"), "nfs4")])


async def test_an_address_that_is_none_is_told(told, settings_with):
    assert "✗ Database: neither sqlite:/// nor postgresql://" in await told(
        database.look, settings_with(database_url="mysql://me:secret@host/name")
    )


async def test_what_is_kept_is_counted(told, settings_with, storage, database_url, now):
    async with storage.writing() as tx:
        await tx.topics.add_missing([("csto", next(iter(SHIPPED)), "🛡", {"ru": "ОДКБ"})], now)
        for name in ("a", "b", "c"):
            source = Source(url=f"https://{name}.example/rss", name=name)
            assert await tx.feeds.add(source, now=now, interval=timedelta(minutes=30))
        await tx.editors.add_owner(UserId(7), now)
        for _ in range(10):
            await tx.failures.record("read", 12, "ValueError: odd", now)
    await storage.close()
    lines = await told(inside.look, settings_with(database_url=database_url, feeds="none"))
    assert "✓ Owners: 1 by the one-time link" in lines
    assert "✓ Feeds: 3 polled, 0 failing, 3 never polled yet" in lines
    assert "! Given up: 1, the newest: read 12: ValueError: odd" in lines


def contents_with(**changes):
    nothing = {"chats": 0, "zones": frozenset(), "owners": 0, "feeds": 9, "failing": 0, "never_polled": 0,
               "deliveries": {}, "given_up": []}  # fmt: skip
    return inside.Contents(**(nothing | changes))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"feeds": 0}, "! Feeds: none is polled"),
        (
            {"failing": 1},
            "! Feeds: 9 polled, 1 failing, 0 never polled yet → `kabarchy feeds check` says why",
        ),
        ({"failing": 6}, "rather the network here"),
        (
            {"deliveries": {"queued": 3, "in-doubt": 2}},
            "! In doubt: 2 messages may or may not have been sent",
        ),
        (
            {"zones": frozenset({"Asia/Bishkek", "Asia/Atlantis"})},
            "✗ Time zones: chats live in Asia/Atlantis,",
        ),
    ],
)
def test_what_is_kept_is_judged(said, changes, says):
    assert says in said(inside.of_contents(contents_with(**changes)))


def test_a_file_of_sources_is_needed_until_there_are_some(said, tmp_path):
    missing = tmp_path / "feeds.toml"
    assert said(inside.of_catalogue(missing, needed=True)).startswith("✗ Sources")
    assert said(inside.of_catalogue(missing, needed=False)).startswith("! Sources")
    assert said(inside.of_catalogue(None, needed=True)).startswith("✓ Sources")


def test_backups_are_looked_for_where_our_unit_keeps_them():
    unit = (Path(__file__).resolve().parents[2] / "deploy/kabarchy-backup.service").read_text("utf-8")
    assert f"StateDirectory={backups.FOLDER.name}\n" in unit
    assert "/kabarchy-$$day.zip" in unit


def test_the_newest_backup_is_looked_for(said, tmp_path, now):
    assert "! Backup: none is known of" in said([backups.of_backup(backups.newest(tmp_path / "none"), now)])
    (tmp_path / "kabarchy-1.zip").touch()
    made = backups.newest(tmp_path)
    assert said([backups.of_backup(made, made + timedelta(hours=9))]).startswith("✓ Backup")
    assert "! Backup: the newest is 5 days old" in said([backups.of_backup(made, made + timedelta(days=5))])
