"""All that a database holds goes into one file, and from it into a database of either kind, or not at all."""

import asyncio
import json
import os
import resource
import shutil
import signal
import sqlite3
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import BigInteger, Boolean, Column, DateTime, Float, LargeBinary, Text

from storage import Storage
from storage.archive import BadArchive
from storage.backup import CannotKeep, back_up
from storage.migrate import NewerDatabase, UnusableDatabase, migrate
from storage.restore import NotEmpty, restore
from storage.values import stored
from tests.storage.any_rows import MOMENT, all_rows, fill_with_any

DAY = timedelta(days=1)


def keep(url, path, **more):
    more = {"program": "0.1.0", "now": MOMENT, "running": False, "watch": lambda *_: None} | more
    return back_up(url, path, **more)


def put(url, path, **more):
    return restore(url, path, **{"now": MOMENT, "watch": lambda *_: None} | more)


def without_index(found):
    """The index of search is made anew, so after a move no article is in it."""
    return {name: [row | {"indexed": False} if "indexed" in row else row for row in rows] for name, rows in found.items()}  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
async def test_what_moves_to_the_other_database_and_back_is_the_same_row_for_row(
    storage, database_url, other_url, tmp_path, seed
):
    counts = fill_with_any(database_url, seed, rows=12)
    assert all(counts.values()), "every table has a row"
    before = without_index(all_rows(database_url))
    keep(database_url, tmp_path / "there.zip")
    put(other_url, tmp_path / "there.zip")
    assert all_rows(other_url) == before
    keep(other_url, tmp_path / "back.zip")
    put(database_url, tmp_path / "back.zip", force=True)
    assert all_rows(database_url) == before
    members = [parts(tmp_path / name) for name in ("there.zip", "back.zip")]
    assert set(members[0]) == set(members[1])
    assert {name: len(lines) for name, lines in members[0].items()} == counts


def parts(path):
    with zipfile.ZipFile(path) as archive:
        said = json.loads(archive.read("manifest.json"))["tables"]
        return {name: archive.read(f"tables/{name}.jsonl").splitlines() for name in said}


async def test_numbers_that_were_given_are_not_given_again(storage, database_url, other_url, tmp_path, now):
    async with storage.writing() as tx:
        await tx.inbox.store(1, [(1, "{}"), (2, "{}"), (3, "{}")], now)
        await tx.inbox.done([1, 2, 3], now)
        await tx.inbox.forget_done(now + DAY)
    keep(database_url, tmp_path / "kept.zip")
    put(other_url, tmp_path / "kept.zip")
    moved = Storage.open(other_url)
    async with moved.writing() as tx:
        await tx.inbox.store(1, [(4, "{}")], now)
        (update,) = await tx.inbox.undone(1, now)
    await moved.close()
    assert update.seq == 4


@pytest.mark.parametrize("version", ["0001", "0007", "0016"])
async def test_a_backup_of_an_earlier_version_is_brought_up_to_date(
    database_url, other_url, tmp_path, version
):
    await migrate(database_url, version)
    fill_with_any(database_url, 1)
    keep(database_url, tmp_path / "old.zip")
    put(other_url, tmp_path / "old.zip")
    await migrate(database_url)
    expected = without_index(all_rows(database_url))
    assert all_rows(other_url) == expected
    assert sum(map(len, expected.values())) > 80


async def test_a_backup_of_a_newer_version_is_refused(storage, database_url, tmp_path):
    keep(database_url, tmp_path / "kept.zip")
    change(tmp_path / "kept.zip", lambda said: said.update(schema="from-the-future"))
    with pytest.raises(NewerDatabase, match="from-the-future"):
        put(database_url, tmp_path / "kept.zip")


async def test_a_database_that_holds_anything_is_not_emptied_unasked(storage, database_url, tmp_path):
    fill_with_any(database_url, 1)
    keep(database_url, tmp_path / "kept.zip")
    before = all_rows(database_url)
    with pytest.raises(NotEmpty, match="chats"):
        put(database_url, tmp_path / "kept.zip")
    assert all_rows(database_url) == before


def change(path, edit=None, members=None):
    """Write an archive anew, with another manifest or other members, whose hashes are right."""
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    said = json.loads(held.pop("manifest.json"))
    for name, lines in (members or {}).items():
        held[f"tables/{name}.jsonl"] = lines
        said["tables"][name] |= {
            "rows": lines.count(b"\n"), "bytes": len(lines), "sha256": sha256(lines).hexdigest(),
        }  # fmt: skip
    if edit is not None:
        edit(said)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
        archive.writestr("manifest.json", json.dumps(said))


def refuses(url, path, words=""):
    before = all_rows(url)
    with pytest.raises(BadArchive, match=words) as refusal:
        put(url, path, force=True)
    assert "\n" not in str(refusal.value).strip()
    assert all_rows(url) == before


BAD_MANIFESTS = {
    "other files": lambda said: said["tables"].update(alembic_version=said["tables"]["notes"]),
    "another format": lambda said: said.update(version=2),
    "damaged": lambda said: said.pop("tables"),
    "is damaged": lambda said: said.update(taken_at="yesterday"),
    "notes is not what was written": lambda said: said["tables"]["notes"].update(rows=0),
    "columns of notes": lambda said: said["tables"]["notes"]["columns"].append("more"),
    "columns of hosts": lambda said: said["tables"]["hosts"]["columns"].pop(),
    "tables are not those": lambda said: said.update(schema="0002"),
}


async def test_what_is_no_backup_of_ours_is_refused_and_nothing_is_touched(storage, database_url, tmp_path):
    fill_with_any(database_url, 1)
    keep(database_url, tmp_path / "good.zip")
    for words, edit in BAD_MANIFESTS.items():
        shutil.copy(tmp_path / "good.zip", tmp_path / "bad.zip")
        change(tmp_path / "bad.zip", edit)
        refuses(database_url, tmp_path / "bad.zip", words)


BAD_ROWS = {
    "row 1 of hosts": ("hosts", b'["example.org"]\n'),
    "row 2 of hosts": ("hosts", b'["example.org", "2026-03-02T02:00:00Z"]\n' + b"[" * 100_000 + b"\n"),
    "hosts": ("hosts", b'["a", "2026-03-02T02:00:00Z"]\n' * 2),
    "fit|that is not there": ("items_seen", b'[123456, "eA=="]\n'),
}


@pytest.mark.parametrize("words", BAD_ROWS)
async def test_rows_that_are_none_are_refused_and_nothing_is_touched(storage, database_url, tmp_path, words):
    fill_with_any(database_url, 1)
    keep(database_url, tmp_path / "bad.zip")
    change(tmp_path / "bad.zip", members=dict([BAD_ROWS[words]]))
    refuses(database_url, tmp_path / "bad.zip", words)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (DateTime(), 5),
        (DateTime(), "2026-03-02T02:00:00"),
        (DateTime(), "soon"),
        (Text(), None),
        (Text(), 5),
        (Boolean(), 1),
        (BigInteger(), "1"),
        (BigInteger(), True),
        (BigInteger(), 2**63),
        (Float(), "much"),
        (LargeBinary(), "no base64!"),
    ],
)
@pytest.mark.parametrize("postgresql", [True, False])
def test_a_value_of_a_wrong_kind_is_refused(kind, value, postgresql):
    with pytest.raises(ValueError, match="subject"):
        stored(Column("subject", kind, nullable=False), postgresql=postgresql)(value)


@pytest.mark.parametrize("name", ["../../etc/passwd", "tables/none.jsonl", "/tables/notes.jsonl"])
async def test_a_file_with_more_in_it_than_it_says_is_refused(storage, database_url, tmp_path, name):
    keep(database_url, tmp_path / "kept.zip")
    with zipfile.ZipFile(tmp_path / "kept.zip", "a") as archive:
        archive.writestr(name, "x")
    refuses(database_url, tmp_path / "kept.zip", "other files")


async def test_what_would_swell_without_end_is_refused_unread(storage, database_url, tmp_path):
    keep(database_url, tmp_path / "kept.zip")
    change(tmp_path / "kept.zip", members={"notes": b" " * 60 * 2**20 + b"\n"})
    refuses(database_url, tmp_path / "kept.zip", "would swell")


async def test_a_letter_is_no_backup(storage, database_url, tmp_path):
    (tmp_path / "letter.zip").write_text("Dear editor")
    refuses(database_url, tmp_path / "letter.zip", "not a backup")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("readme.txt", "hello")
    refuses(database_url, tmp_path / "other.zip", "not a backup of Kabarchy")


@pytest.fixture(scope="module")
def good_archive(migrated_file, tmp_path_factory):
    """The bytes of a backup of a little of everything."""
    folder = tmp_path_factory.mktemp("good")
    (folder / "full.db").write_bytes(migrated_file.read_bytes())
    url = f"sqlite:///{folder / 'full.db'}"
    fill_with_any(url, 1, rows=2)
    keep(url, folder / "kept.zip")
    return (folder / "kept.zip").read_bytes(), folder


@settings(max_examples=100)
@given(st.data())
def test_a_file_that_was_damaged_anywhere_is_refused_or_says_the_same(good_archive, data):
    good, folder = good_archive
    damaged = bytearray(good)
    if data.draw(st.booleans(), "cut off"):
        del damaged[data.draw(st.integers(0, len(good) - 1)) :]
    else:
        for place in data.draw(st.lists(st.integers(0, len(good) - 1), min_size=1, max_size=5)):
            damaged[place] ^= data.draw(st.integers(1, 255))
    path, target = folder / "damaged.zip", folder / "target.db"
    path.write_bytes(damaged)
    target.unlink(missing_ok=True)
    try:
        put(f"sqlite:///{target}", path)
    except (BadArchive, NewerDatabase):
        if target.exists():
            with closing(sqlite3.connect(target)) as connection:
                assert not connection.execute("SELECT * FROM sqlite_master").fetchall()
    assert not list(folder.glob("target.db.*"))


async def test_a_backup_is_of_one_moment_though_the_program_writes(storage, database_url, tmp_path, now):
    """Whatever is written while it is taken is in it as a whole or not at all, and nobody waits."""

    async def write(number):
        async with storage.writing() as tx:
            await tx.notes.put("first", number)
            await tx.notes.put("second", number)

    await write(0)
    written = 0
    loop = asyncio.get_running_loop()

    def watch(table, _rows):
        nonlocal written
        written += 1
        asyncio.run_coroutine_threadsafe(write(written), loop).result(10)

    fill_with_any(database_url, 1)
    with ThreadPoolExecutor(1) as pool:
        await loop.run_in_executor(pool, lambda: keep(database_url, tmp_path / "kept.zip", watch=watch))
    notes = dict(json.loads(line) for line in parts(tmp_path / "kept.zip")["notes"])
    assert written > 40
    assert notes["first"] == notes["second"] == 0


async def test_it_is_private_whole_and_never_written_over_unasked(storage, database_url, tmp_path):
    path = tmp_path / "kept.zip"
    kept = keep(database_url, path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert kept.bytes == path.stat().st_size
    assert [one.name for one in tmp_path.iterdir() if "kept" in one.name] == ["kept.zip"]
    with pytest.raises(CannotKeep, match="--force"):
        keep(database_url, path)
    path.write_text("older")
    keep(database_url, path, force=True)
    assert zipfile.is_zipfile(path)


async def test_where_it_cannot_be_written_that_is_said(storage, database_url, tmp_path):
    with pytest.raises(CannotKeep, match="no folder"):
        keep(database_url, tmp_path / "not there" / "kept.zip")
    with pytest.raises(CannotKeep, match="is a folder"):
        keep(database_url, tmp_path)
    with pytest.raises(CannotKeep, match="too long"):
        keep(database_url, tmp_path / ("x" * 250 + ".zip"))


async def test_what_breaks_off_leaves_nothing(storage, database_url, tmp_path):
    fill_with_any(database_url, 1)

    def watch(table, _rows):
        if table == "stories":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keep(database_url, tmp_path / "kept.zip", watch=watch)
    assert not [one for one in tmp_path.iterdir() if "kept" in one.name]
    keep(database_url, tmp_path / "kept.zip")
    before = all_rows(database_url)
    with pytest.raises(KeyboardInterrupt):
        put(database_url, tmp_path / "kept.zip", force=True, watch=interrupt_loading())
    assert all_rows(database_url) == before
    assert not list(tmp_path.glob("*.restoring*"))
    put(database_url, tmp_path / "kept.zip", force=True)
    assert all_rows(database_url) == without_index(before)


def interrupt_loading():
    """Told each table twice, when it is checked and when it is loaded, breaks off at the second time."""
    told = []

    def watch(table, _rows):
        told.append(table)
        if table == "stories" and told.count(table) > 1:
            raise KeyboardInterrupt

    return watch


async def test_a_full_disk_is_said_and_leaves_nothing(migrated_file, tmp_path):
    """A limit on the size of files is to a program what a full disk is."""
    (tmp_path / "full.db").write_bytes(migrated_file.read_bytes())
    fill_with_any(f"sqlite:///{tmp_path / 'full.db'}", 1, rows=60)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
        with pytest.raises(CannotKeep, match=r"kept\.zip"):
            keep(f"sqlite:///{tmp_path / 'full.db'}", tmp_path / "kept.zip")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert not [one for one in tmp_path.iterdir() if "kept" in one.name]


async def test_where_there_is_no_database_none_is_made(tmp_path, database_url):
    with pytest.raises(UnusableDatabase, match=r"no database|empty"):
        keep(database_url, tmp_path / "kept.zip")
    assert list(tmp_path.iterdir()) == []


async def test_what_only_one_database_can_store_is_stored_as_near_as_may_be(
    migrated_file, empty_postgresql, tmp_path
):
    (tmp_path / "full.db").write_bytes(migrated_file.read_bytes())
    with sqlite3.connect(tmp_path / "full.db") as connection:
        connection.execute(
            "INSERT INTO notes VALUES ('zero' || char(0), ?)",
            (json.dumps(["a\x00b", {"half\ud83d": "\ud83d"}]),),
        )
    connection.close()
    keep(f"sqlite:///{tmp_path / 'full.db'}", tmp_path / "kept.zip")
    put(empty_postgresql, tmp_path / "kept.zip")
    (note,) = all_rows(empty_postgresql)["notes"]
    assert note == {"name": "zero\ufffd", "value": ["a\ufffdb", {"half\ufffd": "\ufffd"}]}


def test_the_umask_of_the_operator_does_not_open_it(migrated_file, tmp_path):
    before = os.umask(0)
    try:
        keep(f"sqlite:///{migrated_file}", tmp_path / "kept.zip")
        put(f"sqlite:///{tmp_path / 'new' / 'kabarchy.db'}", tmp_path / "kept.zip")
    finally:
        os.umask(before)
    assert (tmp_path / "kept.zip").stat().st_mode & 0o077 == 0
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0
    assert (tmp_path / "new" / "kabarchy.db").stat().st_mode & 0o077 == 0
