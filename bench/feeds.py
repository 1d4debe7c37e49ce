"""Feeds as saved from live sites, and other projects' test cases: what is understood of them, and how fast."""

import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import fastfeedparser
import feedparser
import numpy as np

from bench.paths import DATA
from bench.report import Figure, Report, Table, number
from sources.errors import SourceError
from sources.feeds import parse_feed

NOW = datetime(2026, 11, 1, tzinfo=UTC)
ROUNDS = 3
WARM_UP = 10
NOTES = (
    (
        f"Each document {ROUNDS} times by each parser in turn, the quickest counts; {WARM_UP} documents before to "
        "warm up."
    ),
    (
        "Ours includes decoding, dates, addresses, images and choosing the longest text; plain is "
        "feedparser.parse(bytes), whose cleaning of markup is on."
    ),
    "Plain counts as parsed what has a version or entries; test cases are odd on purpose, many are no feeds.",
)
FORMATS = frozenset({"xml", "rss", "atom", "rdf"})
"""Endings of documents; the JSON files of the test cases are mostly expectations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a parser made of one document."""

    is_feed: bool
    entries: int = 0
    dated: int = 0


@dataclass(slots=True, kw_only=True)
class Tally:
    """What a parser made of all documents, and how many milliseconds each took it, the best of the rounds."""

    name: str
    found: list[Parsed]
    milliseconds: np.ndarray

    @property
    def entries(self) -> int:
        """All entries together."""
        return sum(one.entries for one in self.found)

    @property
    def dated(self) -> int:
        """Those of them that have a date."""
        return sum(one.dated for one in self.found)

    @property
    def row(self) -> tuple[str, ...]:
        """The tally as a row of the table."""
        times = self.milliseconds
        figures = (times.mean(), *np.percentile(times, (50, 95)), times.max())
        return (
            self.name,
            str(sum(one.is_feed for one in self.found)),
            str(sum(one.entries > 0 for one in self.found)),
            str(self.entries),
            str(self.dated),
            *(number(float(figure)) for figure in figures),
        )


def measure() -> Report:
    real = list(_documents(DATA / "feeds" / "feeds_real.zip", every=True))
    cases = list(_documents(DATA / "feeds" / "feeds_testcases.zip", every=False))
    of_real, of_cases = _all(real), _all(cases)
    ours, plain, fast = of_real
    best = max((plain, fast), key=lambda tally: tally.entries)
    return Report(
        figures=(
            Figure(what="real feeds parsed", reached=sum(one.is_feed for one in ours.found), unit=f"of {len(real)}"),
            Figure(what="entries of real feeds", reached=ours.entries, at_least=best.entries),
            Figure(what="… with a date", reached=ours.dated, at_least=max(plain.dated, fast.dated)),
            Figure(what="a real feed, ours", reached=float(ours.milliseconds.mean()), unit="ms in the mean"),
            Figure(
                what="ours beside plain feedparser, time",
                reached=float(ours.milliseconds.sum() / plain.milliseconds.sum()),
                unit="of its",
                at_most=1.0,
            ),
        ),
        tables=(
            _table(f"{len(real)} real feeds, {sum(map(len, real)) / 1e6:.1f} MB", of_real),
            _table(f"{len(cases)} test cases, {sum(map(len, cases)) / 1e6:.1f} MB", of_cases),
        ),
        notes=NOTES,
    )  # fmt: skip


def _documents(archive: Path, *, every: bool) -> Iterator[bytes]:
    with zipfile.ZipFile(archive) as files:
        for name in files.namelist():
            if every or name.rpartition(".")[2] in FORMATS:
                yield files.read(name)


def _all(documents: list[bytes]) -> tuple[Tally, Tally, Tally]:
    """Measure the parsers in turn on each document, so that noise meets all alike."""
    parsers = {"ours": _ours, "feedparser": _plain, "fastfeedparser": _fast}
    for document in documents[:WARM_UP]:
        for parse in parsers.values():
            parse(document)
    ours, plain, fast = (
        Tally(name=name, found=[], milliseconds=np.zeros(len(documents))) for name in parsers
    )
    for place, document in enumerate(documents):
        for tally in (ours, plain, fast):
            found, tally.milliseconds[place] = _quickest(parsers[tally.name], document)
            tally.found.append(found)
    return ours, plain, fast


def _quickest(parse: Callable[[bytes], Parsed], document: bytes) -> tuple[Parsed, float]:
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        found = parse(document)
        times.append(1000 * (time.perf_counter() - begun))
    return found, min(times)


def _ours(document: bytes) -> Parsed:
    try:
        found = parse_feed(
            document, content_type="", url="https://feed.example/rss", now=NOW, zone="Asia/Bishkek"
        )
    except SourceError:
        return Parsed(is_feed=False)
    dated = sum(entry.published_at is not None for entry in found.entries)
    return Parsed(is_feed=True, entries=len(found.entries), dated=dated)


def _plain(document: bytes) -> Parsed:
    try:
        found = feedparser.parse(document)
    except Exception:  # noqa: BLE001 - whatever it raises, it has not parsed
        return Parsed(is_feed=False)
    dated = sum(bool(entry.get("published_parsed") or entry.get("updated_parsed")) for entry in found.entries)
    return Parsed(is_feed=bool(found.version or found.entries), entries=len(found.entries), dated=dated)


def _fast(document: bytes) -> Parsed:
    try:
        found = fastfeedparser.parse(document)
    except Exception:  # noqa: BLE001 - whatever it raises, it has not parsed
        return Parsed(is_feed=False)
    # Of what is no date it makes one all the same: of a price the years 822 and 1092.
    dated = sum(str(entry.get("published") or entry.get("updated") or "") > "1990" for entry in found.entries)
    return Parsed(is_feed=True, entries=len(found.entries), dated=dated)


def _table(title: str, tallies: tuple[Tally, ...]) -> Table:
    return Table(
        title=title,
        columns=("parser", "parsed", "with entries", "entries", "dated", "ms mean", "p50", "p95", "max"),
        rows=tuple(tally.row for tally in tallies),
    )
