"""All work, in two tables: to know what runs, read them; to add work, add a line."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from bot.clock import Clock
from bot.job import Job
from bot.metrics import DELIVERIES, ENTRIES, GAPS, MISSED, POLLS
from news.deliveries import Delivery
from news.feeds import Feed
from news.ids import UserId
from nlp.language import detect
from pipeline.alert import alert
from pipeline.amend import amend
from pipeline.broadcast import show_progress, spread
from pipeline.compose import Composing
from pipeline.deliver import Delivering
from pipeline.doubt import has_doubts, tell_doubts
from pipeline.follow import follow
from pipeline.group import Grouping
from pipeline.important import propose, spread_important
from pipeline.index import due as due_to_index
from pipeline.index import index
from pipeline.line import Line
from pipeline.own_sources import due as due_to_tell_of_sources
from pipeline.own_sources import tell_failing
from pipeline.own_topics import fill
from pipeline.poll import PollResult, Rhythm, Slices, poll_feed
from pipeline.problems import has_problems, tell_problems
from pipeline.read import read_entry
from pipeline.regroup import regroup
from pipeline.retell import Retelling
from pipeline.sender import Sender
from pipeline.summarise import summarise
from pipeline.thinking import Thinking
from pipeline.tidy import tidy
from pipeline.understand import understand
from pipeline.valve import Valve
from sources.article_pages import ArticlePages
from sources.robots import AllowedPages
from sources.web import Web
from sources.workers import Workers
from storage import Storage, Transaction

COMPOSE_AT_ONCE = 2
"""Batches of digests under way together: one is thought of while another is written."""
DELIVER_AT_ONCE = 16
"""Messages under way together: at most so many are in doubt after a kill."""

SENDING = ("progress", "deliver")
"""The jobs of whoever owns the token."""

T = TypeVar("T")
Due = Callable[[datetime, int], Awaitable[list[T]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingParts:
    """What the jobs need that bring news in."""

    storage: Storage
    clock: Clock
    web: Web
    workers: Workers
    thinking: Thinking
    grouping: Grouping
    slices: Slices
    rhythm: Rhythm
    polls_at_once: int
    watch: Callable[[PollResult], None]
    """Told of every poll."""
    retelling: Retelling | None = None
    """None where no language model is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingParts:
    """What the jobs need that decide who gets what."""

    storage: Storage
    clock: Clock
    owners: frozenset[UserId]
    retention: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingParts:
    """What the jobs need that speak with Telegram."""

    storage: Storage
    clock: Clock
    sender: Sender
    line: Line
    valve: Valve
    language: str


def reading_jobs(parts: ReadingParts) -> list[Job[Any]]:
    """Return the jobs from a feed to a summarised story."""
    storage, now, thinking = parts.storage, parts.clock.now, parts.thinking
    pages = ArticlePages(AllowedPages(parts.web, now), now)

    async def poll(feed: Feed) -> None:
        result = await poll_feed(storage, parts.web, parts.workers, parts.slices, parts.rhythm, feed, now())
        parts.watch(result)

    retelling = [] if parts.retelling is None else [_retelling_job(parts.retelling)]
    return [
        Job(
            name="poll",
            every=timedelta(seconds=5),
            at_once=parts.polls_at_once,
            due=_rows(storage, lambda tx: tx.feeds.claim),
            row=lambda feed: feed.id,
            run=poll,
            wakes=("read",),
        ),
        Job(
            name="read",
            every=timedelta(seconds=30),
            at_once=8,
            due=_rows(storage, lambda tx: tx.entries.claim_unread),
            row=lambda entry: entry.id,
            run=lambda entry: read_entry(
                storage, pages.asked_by(entry.id), parts.workers, detect, entry, now
            ),
            wakes=("understand", "index"),
        ),
        Job(
            name="index",
            serial=True,
            every=timedelta(minutes=1),
            due=partial(due_to_index, storage),
            row=int,
            run=lambda _: index(storage, thinking),
        ),
        Job(
            name="understand",
            every=timedelta(seconds=30),
            at_once=2,
            due=_rows(storage, lambda tx: tx.articles.claim_to_understand),
            row=int,
            run=lambda id: understand(storage, thinking, id, now()),
            wakes=("group", "summarise"),
        ),
        Job(
            name="fill",
            every=timedelta(minutes=1),
            due=_rows(storage, lambda tx: tx.own_topics.claim_to_fill),
            row=int,
            run=lambda id: fill(storage, thinking, id, now()),
        ),
        Job(
            name="group",
            serial=True,
            every=timedelta(seconds=30),
            due=_rows(storage, lambda tx: tx.articles.claim_to_group),
            row=int,
            run=lambda id: parts.grouping.group(storage, id, now()),
            wakes=("summarise",),
        ),
        Job(
            name="regroup",
            serial=True,
            every=timedelta(minutes=10),
            due=_rows(storage, lambda tx: tx.regrouping.claim),
            row=lambda story: story[0],
            run=lambda story: regroup(storage, parts.grouping, story[0], story[1], now()),
            wakes=("summarise",),
        ),
        Job(
            name="summarise",
            every=timedelta(seconds=30),
            at_once=2,
            due=_rows(storage, lambda tx: tx.stories.claim_to_summarise),
            row=lambda story: story[0],
            run=lambda story: summarise(storage, thinking, story[0], story[1], now()),
            wakes=("alert", "propose", "retell", "follow", "amend"),
        ),
        Job(
            name="follow",
            serial=True,
            every=timedelta(minutes=1),
            due=_rows(storage, lambda tx: tx.following.due),
            row=int,
            run=lambda id: follow(storage, thinking, id, now()),
            wakes=("deliver",),
        ),
        *retelling,
    ]


def _retelling_job(retelling: Retelling) -> Job[Any]:
    """Return the job that nothing waits for: a language model's."""
    return Job(
        name="retell",
        serial=True,
        every=timedelta(minutes=1),
        due=retelling.claim,
        row=lambda wanted: wanted.row,
        run=retelling.retell,
    )


def telling_jobs(parts: TellingParts) -> list[Job[Any]]:
    """Return the jobs from a story to the outbox, and the keeping of order."""
    storage, now = parts.storage, parts.clock.now
    composing = Composing(storage, now)

    async def doubtful(_moment: datetime, _limit: int) -> list[int]:
        async with storage.reading() as tx:
            return [0] if await has_doubts(tx) else []

    async def troubled(moment: datetime, _limit: int) -> list[int]:
        async with storage.reading() as tx:
            return [0] if await has_problems(tx, moment) else []

    return [
        Job(
            name="compose",
            every=timedelta(seconds=2),
            at_once=COMPOSE_AT_ONCE,
            due=composing.claim,
            row=lambda chats: chats[0].id,
            run=composing.compose,
            split=lambda chats: [[chat] for chat in chats],
            wakes=("deliver",),
        ),
        Job(
            name="alert",
            every=timedelta(seconds=10),
            at_once=2,
            due=_rows(storage, lambda tx: tx.stories.claim_to_tell),
            row=int,
            run=lambda id: alert(storage, id, now()),
            wakes=("deliver",),
        ),
        Job(
            name="propose",
            every=timedelta(seconds=20),
            due=_rows(storage, lambda tx: tx.important.claim_to_weigh),
            row=int,
            run=lambda id: propose(storage, parts.owners, id, now()),
            wakes=("deliver",),
        ),
        Job(
            name="amend",
            serial=True,
            every=timedelta(minutes=1),
            due=_rows(storage, lambda tx: tx.amendments.due),
            row=int,
            run=lambda id: amend(storage, id, now()),
            wakes=("deliver",),
        ),
        Job(
            name="important",
            every=timedelta(seconds=5),
            due=_rows(storage, lambda tx: tx.important.claim_to_spread),
            row=int,
            run=lambda id: spread_important(storage, id, now),
            wakes=("deliver",),
        ),
        Job(
            name="broadcast",
            every=timedelta(seconds=5),
            due=_rows(storage, lambda tx: tx.broadcasts.claim),
            row=int,
            run=lambda id: spread(storage, id, now),
            wakes=("deliver", "progress"),
        ),
        Job(
            name="doubt",
            serial=True,
            every=timedelta(seconds=20),
            due=doubtful,
            row=int,
            run=lambda _: tell_doubts(storage, parts.owners, now()),
            wakes=("deliver",),
        ),
        Job(
            name="problems",
            serial=True,
            every=timedelta(minutes=1),
            due=troubled,
            row=int,
            run=lambda _: tell_problems(storage, parts.owners, now()),
            wakes=("deliver",),
        ),
        Job(
            name="sources",
            serial=True,
            every=timedelta(minutes=10),
            due=partial(due_to_tell_of_sources, storage),
            row=int,
            run=lambda _: tell_failing(storage, now()),
            wakes=("deliver",),
        ),
        Job(
            name="tidy",
            every=timedelta(hours=1),
            due=_rows(storage, lambda tx: tx.retention.claim),
            row=int,
            run=lambda _: tidy(storage, parts.retention, now()),
        ),
    ]


def sending_jobs(parts: SendingParts) -> list[Job[Any]]:
    """Return the jobs that speak with Telegram: for the one process that owns the token."""
    storage, now = parts.storage, parts.clock.now
    delivering = Delivering(storage, parts.sender, parts.line, now, valve=parts.valve)

    async def send(delivery: Delivery) -> None:
        outcome = await delivering.deliver(delivery)
        DELIVERIES.labels("none" if outcome is None else type(outcome).__name__).inc()

    return [
        Job(
            name="progress",
            every=timedelta(seconds=4),
            due=_rows(storage, lambda tx: tx.panels.claim),
            row=int,
            run=lambda id: show_progress(storage, parts.sender, id, parts.language, now()),
            wakes=("deliver",),
        ),
        Job(
            name="deliver",
            every=timedelta(seconds=1),
            at_once=DELIVER_AT_ONCE,
            due=delivering.claim,
            row=lambda delivery: delivery.id,
            run=send,
            urgency=lambda delivery: delivery.lane,
        ),
    ]


def count_poll(result: PollResult) -> None:
    """Count a poll for `/metrics`."""
    kind = "failed" if result.feed.problem else "changed" if result.changed else "unchanged"
    POLLS.labels(kind).inc()
    ENTRIES.inc(result.new)
    if result.gap is not None:
        GAPS.inc()
        MISSED.inc(result.gap.missed or 0)


def _rows(storage: Storage, claim: Callable[[Transaction], Due[T]]) -> Due[T]:
    """Return a claim as the engine asks it: in a transaction of its own."""

    async def rows(moment: datetime, limit: int) -> list[T]:
        async with storage.writing() as tx:
            return await claim(tx)(moment, limit)

    return rows
