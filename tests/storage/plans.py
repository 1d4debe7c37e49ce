"""What a database says of how it would answer: which statements were asked, and which tables these would read whole."""

import contextlib
import json
from dataclasses import dataclass

from sqlalchemy import event

from storage.schema import metadata

SMALL = {
    "topics", "own_topics", "editors", "invitations", "bans", "desk_keys", "questions", "notes", "failures", "hosts",
    "broadcasts", "broadcast_versions", "broadcast_edits", "forbidden_sources", "model_days",
}  # fmt: skip
"""Tables of what editors do and of the program itself, or that are emptied soon; all others grow with the news or the readers."""
GROWING = {table.name for table in metadata.sorted_tables} - SMALL
PARTIAL = {
    index.name
    for table in metadata.sorted_tables
    for index in table.indexes
    if index.dialect_options["postgresql"]["where"] is not None
}


class _NotThis(Exception):
    """Ends a transaction without a trace."""


@dataclass(frozen=True)
class Plan:
    """What a statement would read: tables as a whole, and by which indexes."""

    whole: list[str]
    indexes: set[str]


@contextlib.asynccontextmanager
async def taken_back(storage):
    """Give a transaction of which nothing stays."""
    with contextlib.suppress(_NotThis):
        async with storage.writing() as tx:
            yield tx
            raise _NotThis


@contextlib.contextmanager
def asked(storage):
    """Give the (statement, parameters) that are executed in the block."""
    statements = []

    def remember(_connection, _cursor, statement, parameters, _context, many):
        if not statement.startswith(("BEGIN", "PRAGMA")):
            statements.append((statement, parameters[0] if many else parameters))

    engine = storage._engine.sync_engine
    event.listen(engine, "before_cursor_execute", remember)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", remember)


async def plan_of(storage, statement, parameters):
    """Return how the database would do what a statement asks."""
    async with storage._engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            return _of_sqlite([row[3] for row in rows])
        rows = await connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters)
        plan = rows.scalar_one()
        return _of_postgresql(json.loads(plan) if isinstance(plan, str) else plan)


def _of_sqlite(steps):
    whole, indexes = [], set()
    names = _aliases()
    for step in steps:
        verb, _, rest = step.partition(" ")
        index = rest.partition(" INDEX ")[2].partition(" ")[0]
        if index:
            indexes.add(index)
        elif "INTEGER PRIMARY KEY" in rest:
            indexes.add("primary key")
        table = names(rest.partition(" ")[0])
        if verb == "SCAN" and table in GROWING and index not in PARTIAL:
            whole.append(step)
        if "AUTOMATIC" in rest and table in GROWING:
            # It would read the table whole to make itself an index, each time.
            whole.append(step)
    return Plan(whole, indexes)


def _aliases():
    known = {
        "other": "deliveries", "later": "entries", "its_story": "stories", "its_feed": "feeds", "copy": "stories",
        "added": "own_sources", "public": "stories", "taken": "entries", "edit": "deliveries", "merged": "stories",
        "one": "stories", "newer": "entries",
    }  # fmt: skip
    return lambda name: known.get(name.rstrip("0123456789_"), name)


def _of_postgresql(plan):
    whole, indexes = [], set()
    waiting = [(part["Plan"], "") for part in plan]
    while waiting:
        node, above = waiting.pop()
        waiting += [(part, node["Node Type"]) for part in node.get("Plans", [])]
        index = node.get("Index Name")
        if index:
            indexes.add(index)
        table = node.get("Relation Name")
        if table not in GROWING or node["Node Type"] == "ModifyTable":
            continue
        first = above == "Limit" and index and "Filter" not in node
        bounded = (
            node.get("Index Cond") or index in PARTIAL or node["Node Type"] == "Bitmap Heap Scan" or first
        )
        if not bounded:
            whole.append(f"{node['Node Type']} {table} {index or ''}".strip())
    return Plan(whole, indexes)
