"""The file of a backup: a zip with the rows of each table, a line each, and a list of what must be in it.

`manifest.json` says the format, the version of schema and program, the moment, and of each table its columns, how many
rows and bytes it has, and their SHA-256. `tables/NAME.jsonl` has a JSON array a row, in the order of these columns, by
the primary key. What the values look like: `storage.values`.
"""

import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Self

FORMAT = "kabarchy-backup"
VERSION = 1
LONGEST_LINE = 64 * 2**20
"""Bytes of a row; the longest page that is read is far shorter."""
LONGEST_MANIFEST = 2**20
MOST_SWELLING = 300
"""How many times its packed size a large table may have; the rows of real ones reach about 30."""
LARGE = 50 * 2**20
_MANIFEST = "manifest.json"


class BadArchive(ValueError):
    """The file is no backup that can be restored; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A table in an archive: its columns in order, and what its lines must come to."""

    columns: tuple[str, ...]
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an archive holds. `counters`: of each table that counts, the highest number ever given."""

    schema: str
    program: str
    taken_at: datetime
    database: str
    running: bool
    """Whether a program ran on the database meanwhile, so that it went on afterwards."""
    counters: Mapping[str, int]
    tables: Mapping[str, Part]

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(part.rows for part in self.tables.values())


class ArchiveWriter:
    """Writes an archive, table by table; what is in memory is one row."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self.tables: dict[str, Part] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        # After a failure the rest cannot be written either, and what is there is thrown away.
        with suppress(OSError, ValueError) if any(raised) else nullcontext():
            self._zip.close()

    def add(self, table: str, columns: tuple[str, ...], rows: Iterable[list[Any]]) -> None:
        """Write all rows of a table."""
        digest, count, size = sha256(), 0, 0
        with self._zip.open(_member(table), "w", force_zip64=True) as member:
            for row in rows:
                line = _line(row)
                member.write(line)
                digest.update(line)
                count += 1
                size += len(line)
        self.tables[table] = Part(columns=columns, rows=count, bytes=size, sha256=digest.hexdigest())

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest, the last of what is in it."""
        said = asdict(manifest) | {"taken_at": manifest.taken_at.isoformat()}
        head = {"format": FORMAT, "version": VERSION}
        self._zip.writestr(_MANIFEST, json.dumps(head | said, indent=1))


class Archive:
    """An archive that is read, a context. Everything it raises for what it finds is BadArchive."""

    def __init__(self, path: Path) -> None:
        """Open it. Raises BadArchive."""
        self._path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except OSError as error:
            raise BadArchive(f"{path}: {error.strerror or error}") from error
        except _BROKEN as error:
            raise BadArchive(f"{path}: not a backup, or cut off: {error}") from error
        try:
            self.manifest = self._read_manifest()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._zip.close()

    def check(self, watch: Callable[[str, int], None]) -> None:
        """Read all of it once and compare it with its manifest, telling each table. Raises BadArchive."""
        for table, part in self.manifest.tables.items():
            for _ in self.lines(table):
                pass
            watch(table, part.rows)

    def lines(self, table: str) -> Iterator[bytes]:
        """Yield the lines of a table; at its end compare them with the manifest. Raises BadArchive."""
        part = self.manifest.tables[table]
        digest, count, size = sha256(), 0, 0
        try:
            with self._zip.open(_member(table)) as member:
                while line := member.readline(LONGEST_LINE + 1):
                    if len(line) > LONGEST_LINE:
                        raise BadArchive(f"{self._path}: row {count + 1} of {table} is too long")
                    digest.update(line)
                    count += 1
                    size += len(line)
                    yield line
        except _BROKEN as error:
            raise BadArchive(f"{self._path}: damaged at row {count + 1} of {table}: {error}") from error
        if (count, size, digest.hexdigest()) != (part.rows, part.bytes, part.sha256):
            raise BadArchive(f"{self._path}: damaged: {table} is not what was written")

    def _read_manifest(self) -> Manifest:
        names = self._zip.namelist()
        if _MANIFEST not in names:
            raise BadArchive(f"{self._path}: not a backup of Kabarchy: it has no {_MANIFEST}")
        try:
            with self._zip.open(_MANIFEST) as member:
                said = json.loads(member.read(LONGEST_MANIFEST))
            form = said["format"], said["version"]
            manifest = _manifest(said) if form == (FORMAT, VERSION) else None
        except (*_BROKEN, KeyError, TypeError, AttributeError) as error:
            raise BadArchive(f"{self._path}: its {_MANIFEST} is damaged: {error!r}") from error
        if manifest is None:
            raise BadArchive(f"{self._path}: of another format ({form[0]} {form[1]}); upgrade the program")
        if sorted(names) != sorted([_MANIFEST, *map(_member, manifest.tables)]):
            raise BadArchive(f"{self._path}: it has other files in it than its {_MANIFEST} says")
        for info in self._zip.infolist():
            if info.file_size > LARGE and info.file_size > MOST_SWELLING * info.compress_size:
                raise BadArchive(f"{self._path}: {info.filename} would swell to {info.file_size:,} bytes")
        return manifest


_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
    RecursionError,
    RuntimeError,
    NotImplementedError,
)
"""What reading a damaged or hostile zip raises."""


def _member(table: str) -> str:
    return f"tables/{table}.jsonl"


def _line(row: list[Any]) -> bytes:
    try:
        return (json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    except UnicodeEncodeError:
        # Half a character, which a page may have in its text.
        return (json.dumps(row, separators=(",", ":")) + "\n").encode()


def _manifest(said: Mapping[str, Any]) -> Manifest:
    """Return a manifest from its JSON. Raises KeyError, TypeError, ValueError or AttributeError."""
    taken_at = datetime.fromisoformat(said["taken_at"])
    if taken_at.tzinfo is None:
        raise ValueError("taken_at is without a time zone")
    return Manifest(
        schema=str(said["schema"]),
        program=str(said["program"]),
        taken_at=taken_at,
        database=str(said["database"]),
        running=bool(said["running"]),
        counters={str(table): int(number) for table, number in said["counters"].items()},
        tables={
            str(table): Part(
                columns=tuple(map(str, part["columns"])),
                rows=int(part["rows"]),
                bytes=int(part["bytes"]),
                sha256=str(part["sha256"]),
            )
            for table, part in said["tables"].items()
        },
    )
