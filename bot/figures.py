"""The figures of `/metrics` that are counted when somebody asks, not when something happens."""

from prometheus_client import generate_latest

from bot import metrics
from bot.clock import Clock
from news.deliveries import DeliveryStatus
from pipeline.line import Line
from storage import Storage


async def rendered_metrics(storage: Storage, clock: Clock, line: Line) -> bytes:
    """Return all metrics in Prometheus' text form."""
    now = clock.now()
    async with storage.reading() as tx:
        deliveries = await tx.outbox.waiting()
        oldest = await tx.outbox.oldest_waiting(now)
        feeds, failing = await tx.feeds.count()
        readers = await tx.chats.count()
        failures = await tx.failures.count()
        waiting = await tx.inbox.waiting()
    for status in (DeliveryStatus.QUEUED, DeliveryStatus.SENDING, DeliveryStatus.IN_DOUBT):
        metrics.QUEUE.labels(status.value).set(deliveries.get(status, 0))
    metrics.QUEUE_AGE.set((now - oldest).total_seconds() if oldest else 0)
    metrics.FEEDS.set(feeds)
    metrics.FEEDS_FAILING.set(failing)
    metrics.READERS.set(readers)
    metrics.INBOX.set(waiting)
    metrics.LINE_OPEN.set(line.is_open)
    metrics.FAILING_ROWS.clear()
    for job, count in failures.items():
        metrics.FAILING_ROWS.labels(job).set(count)
    return generate_latest(metrics.REGISTRY)
