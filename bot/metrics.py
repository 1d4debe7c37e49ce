"""What the program counts of itself, for `/metrics`; docs/metrics.md explains each."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics

disable_created_metrics()  # type: ignore[no-untyped-call]  # a second series a counter that nobody asks for
REGISTRY = CollectorRegistry()
"""What happens in this process: each process tells its own, and their sum is meant."""
STANDING = CollectorRegistry()
"""How things stand, told by the process alone that owns the token: others would say the same, or nothing true."""

JOB_ROWS = Counter("kabarchy_job_rows", "Rows that a job finished", ["job"], registry=REGISTRY)
JOB_FAILURES = Counter("kabarchy_job_failures", "Rows on which a job failed", ["job"], registry=REGISTRY)
JOB_SECONDS = Histogram(
    "kabarchy_job_seconds",
    "How long one row of a job takes",
    ["job"],
    buckets=(0.005, 0.02, 0.1, 0.5, 2, 10, 60),
    registry=REGISTRY,
)
POLLS = Counter("kabarchy_polls", "Polls of feeds by what they brought", ["result"], registry=REGISTRY)
ENTRIES = Counter("kabarchy_new_entries", "New entries that are news", registry=REGISTRY)
GAPS = Counter(
    "kabarchy_gaps", "Polls that found that a feed had rolled on since the one before", registry=REGISTRY
)
MISSED = Counter(
    "kabarchy_missed_entries", "Entries, about, that such gaps have left unseen", registry=REGISTRY
)
DELIVERIES = Counter(
    "kabarchy_deliveries", "Attempts to deliver by how they ended", ["outcome"], registry=REGISTRY
)
UPDATES = Counter("kabarchy_updates", "Updates of Telegram received", registry=REGISTRY)
HANDLING_SECONDS = Histogram(
    "kabarchy_update_seconds",
    "How long handling one update takes",
    buckets=(0.01, 0.05, 0.1, 0.3, 1, 3, 10),
    registry=REGISTRY,
)

QUEUE = Gauge(
    "kabarchy_deliveries_now", "Deliveries that wait, by where they stand", ["status"], registry=STANDING
)
QUEUE_AGE = Gauge("kabarchy_queue_age_seconds", "Since when the oldest due delivery waits", registry=STANDING)
DUE_AGE = Gauge(
    "kabarchy_due_age_seconds", "Since when what is due for a job waits for it", ["job"], registry=STANDING
)
BACKLOG = Gauge("kabarchy_backlog", "Rows that wait for a job", ["job"], registry=STANDING)
FEEDS = Gauge("kabarchy_feeds", "Feeds that are polled", registry=STANDING)
FEEDS_FAILING = Gauge("kabarchy_feeds_failing", "Feeds whose last poll failed", registry=STANDING)
LAST_POLL = Gauge(
    "kabarchy_last_poll_timestamp_seconds", "When a feed was last read with success", registry=STANDING
)
READERS = Gauge("kabarchy_readers", "Chats that receive", registry=STANDING)
FAILING_ROWS = Gauge("kabarchy_failing_rows", "Rows that rest after a failure", ["job"], registry=STANDING)
INBOX = Gauge("kabarchy_inbox", "Updates that wait to be handled", registry=STANDING)
LINE_OPEN = Gauge("kabarchy_telegram_line_open", "1 while messages may leave for Telegram", registry=STANDING)
TROUBLES = Gauge(
    "kabarchy_trouble", "1 for each thing that /healthz complains of", ["name"], registry=STANDING
)
DATABASE_BYTES = Gauge("kabarchy_database_bytes", "How large the database is", registry=STANDING)
DISK_FREE = Gauge(
    "kabarchy_disk_free_bytes", "What is free where a SQLite database grows", ["folder"], registry=STANDING
)
