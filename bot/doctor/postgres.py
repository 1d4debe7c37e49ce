"""A PostgreSQL server: its version and rights, its connections against what our processes take, and who is at work."""

from collections.abc import Iterator

from bot.doctor.finding import Finding, advice, well, wrong
from bot.doctor.versions import of_version
from storage.looking import looking, steps_behind
from storage.migrate import NewerDatabase, UnusableDatabase
from storage.server import Processes, Server, processes, server

OLDEST = 130000
OF_A_PROCESS = 25
"""Connections that a `work` of all jobs takes at most: 16 of its pool, 4 of the queue, one to listen a worker, the locks."""
OF_OTHERS = 10
"""Connections to spare: the server's own few, a backup, who looks into it."""
_REASONS = (
    ("password authentication failed", "the user or the password in DATABASE_URL is wrong"),
    ("no pg_hba.conf entry", "the server lets nobody in from here: pg_hba.conf"),
    ("does not exist", "make it: `createuser`, `createdb`; or mend its name in DATABASE_URL"),
    ("Connection refused", "nothing listens there: is the server running, and is the port right?"),
    ("could not translate host name", "the name of the server is not known: check DATABASE_URL and DNS"),
    ("failed to resolve host", "the name of the server is not known: check DATABASE_URL and DNS"),
    ("timeout expired", "the server does not answer: a firewall, or a wrong address"),
    ("too many clients", "all connections are taken: raise max_connections, or run fewer processes"),
    (
        "remaining connection slots",
        "all connections are taken: raise max_connections, or run fewer processes",
    ),
    ("SSL", "the server and DATABASE_URL do not agree on TLS: `?sslmode=…`"),
)


def server_findings(url: str) -> Iterator[Finding]:
    """Look at a server, at our database on it, and at who is at work."""
    try:
        with looking(url) as connection:
            facts = server(connection)
            yield from of_server(facts)
            yield of_version(steps_behind(connection))
            yield from of_processes(processes(connection), facts)
    except NewerDatabase as error:
        yield wrong("Database", str(error), "install the version that made it, or restore a backup")
    except UnusableDatabase as error:
        said = " ".join(str(error).split())
        remedy = next((remedy for part, remedy in _REASONS if part in said), "check DATABASE_URL")
        yield wrong("Database", said[:300], remedy)


def of_server(facts: Server) -> Iterator[Finding]:
    """Judge a server, and what we may do on it."""
    said = f"PostgreSQL {facts.version // 10000}, {facts.bytes // 2**20:,} MB"
    if facts.version < OLDEST:
        yield wrong("PostgreSQL", f"{said} is too old", "13 or newer")
    else:
        yield well("PostgreSQL", said)
    if facts.encoding != "UTF8":
        remedy = "make it anew: `createdb --encoding=UTF8 --template=template0`"
        yield wrong("PostgreSQL", f"the database is in {facts.encoding}, not UTF8", remedy)
    if facts.read_only:
        yield wrong("PostgreSQL", "this server follows another and takes no writes", "name the leading one")
    elif not facts.may_make_tables:
        yield wrong("PostgreSQL", "no right to make tables", "GRANT CREATE ON SCHEMA public TO …")
    if not facts.may_make_schemas:
        remedy = "GRANT CREATE ON DATABASE … TO …: `serve` and `work` make the schema of their queue"
        yield advice("PostgreSQL", "no right to make a schema", remedy)


def of_processes(found: Processes, facts: Server) -> Iterator[Finding]:
    """Judge who is at work, whether that is enough, and whether the server has connections for all of them."""
    if found.alone:
        yield well("Processes", "one `run` does everything")
    elif found.all:
        yield _of_many(found)
    else:
        yield well("Processes", "none runs now")
    if found.left and found.all and not found.alone:
        longest = max(found.left.values()) // 60
        remedy = "start `kabarchy work`, which does all of them, or name them: `kabarchy work JOB…`"
        said = f"nobody takes up {', '.join(found.left)}, for up to {longest} minutes"
        yield wrong("Jobs", said, remedy)
    if found.dead and not found.left:
        yield well("Jobs", f"workers that died of late: {found.dead}; what they were at is taken up again")
    yield connections(facts, max(1, found.all))


def _of_many(found: Processes) -> Finding:
    owned = "one owns the token" if found.owner else "none owns the token"
    said = f"{found.all}, of which {owned}; {found.workers} workers of jobs in them"
    if not found.owner:
        return advice("Processes", said, "start `kabarchy serve`: nothing is received or sent without it")
    if found.all == 1:
        remedy = "start `kabarchy work` beside it"
        return wrong("Processes", "`serve` runs alone: nothing is polled, read or composed", remedy)
    return well("Processes", said)


def connections(facts: Server, count: int) -> Finding:
    """Judge whether a server has connections for so many processes."""
    needed = count * OF_A_PROCESS + OF_OTHERS
    said = f"{facts.connections} of {facts.most_connections} taken; {count} of our processes take up to {count * OF_A_PROCESS}"
    if needed > facts.most_connections:
        remedy = f"raise max_connections of PostgreSQL to {needed} or more, or run fewer processes"
        return advice("Connections", said, remedy)
    return well("Connections", said)
