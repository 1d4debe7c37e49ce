"""A source's document read whole: with its parts, where it only lists them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from news.feeds import ParsedFeed, Source, Validators
from sources.web import Page
from storage import Storage

READING = 1
"""Raised when documents are read otherwise than before: then each is asked for in full once, changed or not."""
_READ_AS = "documents read as"


class Fetcher(Protocol):
    """The web, as a poll needs it."""

    async def get(self, url: str, *, validators: Validators | None = None) -> Page:
        """Fetch a feed. Raises SourceError."""


class Parser(Protocol):
    """What makes entries of a document's bytes."""

    async def parse_feed(
        self,
        page: Page,
        *,
        zone: str,
        now: datetime,
        selectors: Mapping[str, str] | None = None,
        seen: bytes = b"",
    ) -> ParsedFeed:
        """Parse a document of any kind of source. Raises SourceError."""


async def read_document(
    web: Fetcher, parser: Parser, source: Source, page: Page, *, zone: str, now: datetime, seen: bytes = b""
) -> ParsedFeed:
    """Read what was fetched from a source. Raises SourceError, also where a part cannot be had.

    `seen` is what its last document was known by.
    """
    parsed = await parser.parse_feed(page, zone=zone, now=now, selectors=source.selectors, seen=seen)
    if not parsed.parts:
        return parsed
    read = [await parser.parse_feed(await web.get(url), zone=zone, now=now) for url in parsed.parts]
    entries = tuple(entry for part in read for entry in part.entries)
    language = next((part.language for part in read if part.language), None)
    return replace(parsed, entries=entries, language=language)


async def read_anew_if_otherwise(storage: Storage) -> bool:
    """Forget the answers of servers that were read by an older reading. Return whether there was one."""
    async with storage.writing() as tx:
        before = await tx.notes.get(_READ_AS)
        if before == READING:
            return False
        if before is not None:
            await tx.feeds.forget_answers()
        await tx.notes.put(_READ_AS, READING)
        return before is not None
