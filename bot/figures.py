"""The figures of `/metrics` that are counted when somebody asks, not when something happens."""

import shutil
from collections.abc import Callable, Iterable
from datetime import datetime

from prometheus_client import generate_latest

from bot import metrics
from bot.clock import Clock
from news.deliveries import DeliveryStatus
from pipeline.line import Line
from storage import Storage
from storage.lags import Lags


async def rendered_metrics(
    storage: Storage, clock: Clock, line: Line, troubles: Callable[[], Iterable[str]] = tuple
) -> bytes:
    """Return all metrics in Prometheus' text form; `troubles` gives the names of what is wrong at present."""
    now = clock.now()
    async with storage.reading() as tx:
        deliveries = await tx.outbox.waiting()
        oldest = await tx.outbox.oldest_waiting(now)
        feeds, failing = await tx.feeds.count()
        readers = await tx.chats.count()
        failures = await tx.failures.count()
        waiting = await tx.inbox.waiting()
        lags = await tx.measuring.lags(now)
        size = await tx.measuring.size()
        folder = await tx.measuring.folder()
    for status in (DeliveryStatus.QUEUED, DeliveryStatus.SENDING, DeliveryStatus.IN_DOUBT):
        metrics.QUEUE.labels(status.value).set(deliveries.get(status, 0))
    metrics.QUEUE_AGE.set(_seconds(now, oldest))
    metrics.FEEDS.set(feeds)
    metrics.FEEDS_FAILING.set(failing)
    metrics.READERS.set(readers)
    metrics.INBOX.set(waiting)
    metrics.LINE_OPEN.set(line.is_open)
    metrics.FAILING_ROWS.clear()
    for job, count in failures.items():
        metrics.FAILING_ROWS.labels(job).set(count)
    metrics.TROUBLES.clear()
    for name in troubles():
        metrics.TROUBLES.labels(name).set(1)
    _tell_lags(lags, now)
    metrics.DATABASE_BYTES.set(size)
    metrics.DISK_FREE.clear()
    if folder is not None:
        metrics.DISK_FREE.labels(str(folder)).set(shutil.disk_usage(folder).free)
    return generate_latest(metrics.REGISTRY) + generate_latest(metrics.STANDING)


def _tell_lags(lags: Lags, now: datetime) -> None:
    for job, since in lags.due_since.items():
        metrics.DUE_AGE.labels(job).set(_seconds(now, since))
    for job, count in lags.backlog.items():
        metrics.BACKLOG.labels(job).set(count)
    metrics.LAST_POLL.set(lags.polled_at.timestamp() if lags.polled_at else 0)


def _seconds(now: datetime, since: datetime | None) -> float:
    return max(0.0, (now - since).total_seconds()) if since else 0.0


async def worker_metrics() -> bytes:
    """Return what a process without the token has counted; the rest is told by the one that owns it."""
    return generate_latest(metrics.REGISTRY)
