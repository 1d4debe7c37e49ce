"""Poll: asks a feed for what is new and keeps it, with what its server said, in one transaction."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Protocol

from news.feeds import Feed, ParsedFeed, Validators
from news.ids import FeedId
from news.polling import Check, Polled, Read, Unchanged, follow_move, next_check
from news.recognition import sort_out, with_keys
from sources.errors import NotAFeed, SourceError, Unreadable
from sources.urls import canonical, host_of
from sources.web import Page
from storage import Storage

SLICE = 200
SLICE_SECONDS = 0.1
"""Unchanged polls are saved together: losing a slice in a crash only polls its feeds again."""


class Fetcher(Protocol):
    """The web, as a poll needs it."""

    async def get(self, url: str, *, validators: Validators | None = None) -> Page:
        """Fetch a feed. Raises SourceError."""


class Parser(Protocol):
    """What makes entries of a feed's bytes."""

    async def parse_feed(self, page: Page, *, zone: str, now: datetime) -> ParsedFeed:
        """Parse a feed. Raises SourceError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """Between which pauses a feed finds its own, and in which zone its dates are meant that name none."""

    least: timedelta
    most: timedelta
    zone: str = "UTC"
    jitter: Callable[[], float] = lambda: random.uniform(-1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PollResult:
    """What one poll brought, for whoever watches."""

    feed: Feed
    """As it stands after the poll."""
    new: int = 0
    edited: int = 0
    changed: bool = False


class Slices:
    """Saves the results of polls that brought nothing, up to `SLICE` or `SLICE_SECONDS` of them together."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._waiting: dict[FeedId, Feed] = {}
        self._flush: asyncio.Task[None] | None = None

    async def add(self, feed: Feed) -> None:
        """Have a feed saved soon; a full slice is saved now."""
        self._waiting[feed.id] = feed
        if len(self._waiting) >= SLICE:
            await self.flush()
        elif self._flush is None or self._flush.done():
            self._flush = asyncio.create_task(self._flush_soon())

    async def flush(self) -> None:
        """Save what waits."""
        waiting, self._waiting = self._waiting, {}
        if waiting:
            async with self._storage.writing() as tx:
                await tx.feeds.save(list(waiting.values()))

    async def close(self) -> None:
        """Save what waits and stop."""
        if self._flush is not None:
            self._flush.cancel()
        await self.flush()

    async def _flush_soon(self) -> None:
        await asyncio.sleep(SLICE_SECONDS)
        await self.flush()


async def poll_feed(
    storage: Storage, web: Fetcher, parser: Parser, slices: Slices, rhythm: Rhythm, feed: Feed, now: datetime
) -> PollResult:
    """Poll a feed that was claimed. What its server refuses is kept with the feed and is no error here."""
    try:
        page = await web.get(feed.source.url, validators=feed.validators or None)
        body_hash = None if page.not_modified else blake2b(page.body, digest_size=16).digest()
        if page.not_modified or body_hash == feed.body_hash:
            return await _unchanged(slices, rhythm, feed, page, now)
        parsed = await parser.parse_feed(page, zone=rhythm.zone, now=now)
    except SourceError as error:
        return await _failed(storage, rhythm, feed, error, now)
    read = replace(feed, validators=page.validators, body_hash=body_hash)
    return await _save(storage, rhythm, read, page, parsed, now)


async def _unchanged(slices: Slices, rhythm: Rhythm, feed: Feed, page: Page, now: datetime) -> PollResult:
    outcome = Unchanged(not_modified=page.not_modified, fresh_for=page.min_interval)
    polled = replace(_after(feed, outcome, rhythm, now), validators=page.validators)
    await slices.add(polled)
    return PollResult(feed=polled)


async def _failed(
    storage: Storage, rhythm: Rhythm, feed: Feed, error: SourceError, now: datetime
) -> PollResult:
    outcome = error.as_outcome()
    check = _check(feed, outcome, rhythm, now)
    polled = _with(feed, check, now)
    if isinstance(error, NotAFeed | Unreadable):
        # With the validators of a page that could not be read, the next answer would be a 304, for ever.
        polled = replace(polled, validators=Validators(), body_hash=None)
    async with storage.writing() as tx:
        await tx.feeds.save([polled])
        if check.host_rest_until is not None:
            await tx.feeds.rest_host(host_of(feed.source.url), check.host_rest_until)
    return PollResult(feed=polled)


async def _save(
    storage: Storage, rhythm: Rhythm, feed: Feed, page: Page, parsed: ParsedFeed, now: datetime
) -> PollResult:
    """Keep new and edited entries and the feed itself: one transaction."""
    keyed = with_keys(parsed.entries, canonical)
    move = follow_move(feed, page.permanent_to, now)
    async with storage.writing() as tx:
        known = await tx.entries.known(feed.id, keyed)
        first_poll = not known and not await tx.entries.any_of(feed.id)
        found = sort_out(keyed, known, now=now, first_poll=first_poll)
        added = await tx.entries.add(feed.id, found.new)
        await tx.entries.update(found.updates)
        outcome = Read(
            new=added,
            all_new=found.all_new,
            published=tuple(entry.published_at for entry in parsed.entries if entry.published_at),
            fresh_for=page.min_interval,
            min_interval=parsed.min_interval,
            skip_hours=parsed.skip_hours,
            skip_days=parsed.skip_days,
        )
        polled = replace(
            _after(feed, outcome, rhythm, now),
            newest_at=max((entry.published_at for entry in found.new), default=feed.newest_at),
            moved_to=move.moved_to,
            moved_seen_at=move.seen_at,
        )
        await tx.feeds.save([polled])
        if move.confirmed and move.moved_to is not None:
            await tx.feeds.move(feed.id, move.moved_to)
    edited = sum(update.edited for update in found.updates)
    return PollResult(
        feed=polled, new=sum(not entry.silent for entry in found.new), edited=edited, changed=True
    )


def _check(feed: Feed, outcome: Polled, rhythm: Rhythm, now: datetime) -> Check:
    return next_check(feed, outcome, now, least=rhythm.least, most=rhythm.most, jitter=rhythm.jitter())


def _after(feed: Feed, outcome: Polled, rhythm: Rhythm, now: datetime) -> Feed:
    return replace(_with(feed, _check(feed, outcome, rhythm, now), now), succeeded_at=now)


def _with(feed: Feed, check: Check, now: datetime) -> Feed:
    return replace(
        feed,
        state=check.state,
        interval=check.interval,
        next_check_at=check.next_check_at,
        checked_at=now,
        failures=check.failures,
        failing_since=check.failing_since,
        problem=check.problem,
    )
