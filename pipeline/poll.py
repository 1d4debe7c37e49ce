"""Poll: asks a feed for what is new and keeps it, with what its server said, in one transaction."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from news.feeds import Feed, Gap, ParsedFeed, SourceKind, Validators
from news.ids import FeedId
from news.polling import (
    SAME_ANSWERS,
    Check,
    Polled,
    Read,
    Unchanged,
    follow_move,
    next_check,
    rest_of_host,
    same_answers,
    to_send,
)
from news.recognition import sort_out, with_keys
from pipeline.back_fill import Filled, fill_gap
from pipeline.documents import Fetcher, Parser, read_document
from sources.errors import NotAFeed, PageChanged, SourceError, Unreadable
from sources.urls import canonical, host_of
from sources.web import Page
from storage import Storage

SLICE = 200
SLICE_SECONDS = 0.1
"""Unchanged polls are saved together: losing a slice in a crash only polls its feeds again."""


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
    gap: Gap | None = None
    """What it showed to have been missed since the poll before."""


class Slices:
    """Saves the results of polls that brought nothing, up to `SLICE` or `seconds` of them together."""

    def __init__(self, storage: Storage, seconds: float = SLICE_SECONDS) -> None:
        self._storage = storage
        self._seconds = seconds
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
        """Save what waits and stop, once what is being saved is: a transaction that is broken off may never end."""
        await self.flush()
        if self._flush is not None:
            await asyncio.wait({self._flush})

    async def _flush_soon(self) -> None:
        await asyncio.sleep(self._seconds)
        await self.flush()


async def poll_feed(
    storage: Storage, web: Fetcher, parser: Parser, slices: Slices, rhythm: Rhythm, feed: Feed, now: datetime
) -> PollResult:
    """Poll a feed that was claimed. What its server refuses is kept with the feed and is no error here."""
    try:
        page = await web.get(feed.source.url, validators=to_send(feed) or None)
        body_hash = None if page.not_modified else blake2b(page.body, digest_size=16).digest()
        if page.not_modified or body_hash == feed.body_hash:
            return await _unchanged(slices, rhythm, feed, page, now)
        async with storage.reading() as tx:
            seen = await tx.entries.seen(feed.id)
        parsed = await read_document(web, parser, feed.source, page, zone=rhythm.zone, now=now, seen=seen)
        _check_entries(feed, parsed)
    except SourceError as error:
        return await _failed(storage, rhythm, feed, error, now)
    filled = await fill_gap(storage, web, parser, feed, parsed, rhythm.zone, now)
    read = replace(feed, validators=Validators(), body_hash=None)
    if parsed.lasting:
        read = replace(feed, validators=page.validators, body_hash=body_hash)
    return await _save(storage, rhythm, read, page, filled, now)


def _check_entries(feed: Feed, parsed: ParsedFeed) -> None:
    """Raise NotAFeed where a feed that had entries shows none: its site is being mended. A sitemap may be empty."""
    shows = parsed.entries or parsed.left_out or parsed.kind is SourceKind.SITEMAP
    if not shows and feed.newest_at is not None:
        raise NotAFeed("empty")


async def _unchanged(slices: Slices, rhythm: Rhythm, feed: Feed, page: Page, now: datetime) -> PollResult:
    outcome = Unchanged(not_modified=page.not_modified, fresh_for=page.min_interval)
    polled = replace(
        feed,
        **_learnt(_check(feed, outcome, rhythm, now), now),
        succeeded_at=now,
        validators=page.validators,
        same_answers=same_answers(feed, not_modified=page.not_modified),
    )
    await slices.add(polled)
    return PollResult(feed=polled)


async def _failed(
    storage: Storage, rhythm: Rhythm, feed: Feed, error: SourceError, now: datetime
) -> PollResult:
    outcome = error.as_outcome()
    check = _check(feed, outcome, rhythm, now)
    polled = replace(feed, **_learnt(check, now))
    if isinstance(error, NotAFeed | PageChanged | Unreadable):
        # With the validators of a page that could not be read, the next answer would be a 304, for ever.
        polled = replace(polled, validators=Validators(), body_hash=None)
    async with storage.writing() as tx:
        await tx.feeds.save([polled])
        if check.host_rest_until is not None:
            await tx.feeds.rest_host(host_of(feed.source.url), check.host_rest_until)
    return PollResult(feed=polled)


async def _save(
    storage: Storage, rhythm: Rhythm, feed: Feed, page: Page, filled: Filled, now: datetime
) -> PollResult:
    """Keep new and edited entries and the feed itself: one transaction."""
    parsed = filled.parsed
    keyed = with_keys(parsed.entries, canonical)
    move = follow_move(feed, page.permanent_to, now)
    async with storage.writing() as tx:
        await tx.entries.keep_seen(feed.id, parsed.seen)
        known = await tx.entries.known(feed.id, keyed)
        first_poll = not known and not await tx.entries.any_of(feed.id)
        found = sort_out(keyed, known, now=now, first_poll=first_poll, left_out=len(parsed.left_out))
        added = await tx.entries.add(feed.id, found.new)
        fresh = (entry.published_at for entry in parsed.entries)
        await tx.entries.update(found.updates)
        outcome = Read(
            new=added,
            all_new=found.all_new,
            published=tuple(moment for moment in (*fresh, *parsed.left_out) if moment is not None),
            fresh_for=page.min_interval,
            min_interval=parsed.min_interval,
            skip_hours=parsed.skip_hours,
            skip_days=parsed.skip_days,
        )
        polled = replace(
            feed,
            **_learnt(_check(feed, outcome, rhythm, now), now),
            succeeded_at=now,
            newest_at=max((entry.published_at for entry in found.new), default=feed.newest_at),
            moved_to=move.moved_to,
            moved_seen_at=move.seen_at,
            gap=filled.gap or feed.gap,
            skip_hours=parsed.skip_hours,
            skip_days=parsed.skip_days,
            same_answers=feed.same_answers if feed.same_answers >= SAME_ANSWERS else 0,
        )
        await tx.feeds.save([polled])
        if filled.slow_down is not None:
            rest = rest_of_host(filled.slow_down.as_outcome())
            await tx.feeds.rest_host(host_of(page.url), now + rest)
        if move.confirmed and move.moved_to is not None:
            await tx.feeds.move(feed.id, move.moved_to)
    edited = sum(update.edited for update in found.updates)
    return PollResult(
        feed=polled,
        new=sum(not entry.silent for entry in found.new),
        edited=edited,
        changed=True,
        gap=filled.gap,
    )


def _check(feed: Feed, outcome: Polled, rhythm: Rhythm, now: datetime) -> Check:
    return next_check(feed, outcome, now, least=rhythm.least, most=rhythm.most, jitter=rhythm.jitter())


def _learnt(check: Check, now: datetime) -> dict[str, Any]:
    """Return what any poll changes of a feed."""
    return {
        "state": check.state,
        "interval": check.interval,
        "turn": check.turn,
        "next_check_at": check.next_check_at,
        "checked_at": now,
        "failures": check.failures,
        "failing_since": check.failing_since,
        "problem": check.problem,
    }
