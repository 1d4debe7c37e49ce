"""What a PostgreSQL server says of itself, and of the processes of ours that are at work on it; nothing is changed."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from storage.sole import lock_key

STALE_SECONDS = 60
"""Seconds without a sign of life after which a worker of the engine is a dead one."""
LEFT_SECONDS = 120
"""Seconds that a job may have been wanted before it counts as one that nobody takes up."""

_SERVER = text(
    "SELECT current_setting('server_version_num')::int, current_setting('server_encoding'),"
    " current_setting('max_connections')::int, (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),"
    " has_database_privilege(current_database(), 'CREATE'),"
    " has_schema_privilege(current_schema(), 'CREATE'), pg_database_size(current_database()), pg_is_in_recovery()"
)
# A key of 64 bits stands in two columns: https://www.postgresql.org/docs/current/view-pg-locks.html
_HOLDERS = text(
    "SELECT objid::bigint, mode FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = 0 AND objsubid = 1"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
_QUEUE = text("SELECT to_regclass('procrastinate.procrastinate_workers') IS NOT NULL")
_WORKERS = text(
    "SELECT count(*) FILTER (WHERE last_heartbeat > now() - make_interval(secs => :stale)), count(*)"
    " FROM procrastinate.procrastinate_workers"
)
_LEFT = text(
    "SELECT wanted.queue_name, extract(epoch FROM now() - min(events.at))::int"
    " FROM procrastinate.procrastinate_jobs wanted"
    " JOIN procrastinate.procrastinate_events events ON events.job_id = wanted.id AND events.type = 'deferred'"
    " WHERE wanted.status = 'todo' AND NOT EXISTS (SELECT FROM procrastinate.procrastinate_jobs taken"
    " WHERE taken.queue_name = wanted.queue_name AND taken.status = 'doing')"
    " GROUP BY wanted.queue_name HAVING min(events.at) < now() - make_interval(secs => :left)"
    " ORDER BY wanted.queue_name"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server, and what we may do on it."""

    version: int
    """As 160004 for 16.4."""
    encoding: str
    most_connections: int
    connections: int
    """Of all clients, ours and others'."""
    may_make_schemas: bool
    may_make_tables: bool
    bytes: int
    read_only: bool
    """It follows another server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Processes:
    """Who works on a database."""

    owner: bool
    """Whether one process owns the token."""
    alone: bool
    """Whether that is a `run`, which does everything."""
    all: int
    workers: int
    """Of the engine, in all processes, that gave a sign of life of late."""
    dead: int
    left: dict[str, int]
    """Jobs that nobody takes up, and for how many seconds."""


def server(connection: Connection) -> Server:
    """Return what a server says of itself."""
    row = connection.execute(_SERVER).one()
    return Server(
        version=row[0],
        encoding=row[1],
        most_connections=row[2],
        connections=row[3],
        may_make_schemas=row[4],
        may_make_tables=bool(row[5]),
        bytes=row[6],
        read_only=row[7],
    )


def processes(connection: Connection) -> Processes:
    """Return who is at work: by the locks that they hold, and by what the engine of many processes keeps."""
    held = [(int(key), str(mode)) for key, mode in connection.execute(_HOLDERS)]
    users = [mode for key, mode in held if key == lock_key("use")]
    workers, kept, left = 0, 0, dict[str, int]()
    if connection.execute(_QUEUE).scalar_one():
        workers, kept = connection.execute(_WORKERS, {"stale": STALE_SECONDS}).one()
        left = {name: int(since) for name, since in connection.execute(_LEFT, {"left": LEFT_SECONDS})}
    return Processes(
        owner=any(key == lock_key("run") for key, _ in held),
        alone="ExclusiveLock" in users,
        all=len(users),
        workers=workers,
        dead=kept - workers,
        left=left,
    )
