"""The program tormented: killed again and again amid every trouble that Telegram, the disk and the clock can make.

What each reader got is taken from Telegram's record, never from what the program believes.
"""

import asyncio
import contextlib
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import web

from bench.crowd import let_go, move_in
from bench.processes import Broken
from bench.running import KABARCHY, Kabarchy
from news.deliveries import Lane, NewDelivery
from news.edits import ALL
from news.ids import BroadcastId, ChatId, EditId, UserId
from news.outgoing import Text
from pipeline.change import edit_broadcast
from playground.client import Call, Control, Person
from storage import Storage

PATIENCE = 60.0
AT_ONCE = 16
"""Messages that may be under way together, so in doubt after a kill."""
NOTICE, CORRECTED = "Завтра мост закрыт.", "Завтра мост открыт."
DIGEST, ALERT = "Сводка, часть {}", "Срочная новость"
PARTS = 2
STORM = {"code": 429, "description": "Too Many Requests: retry after 1"}
_WAITING = (
    "SELECT (SELECT count(*) FROM deliveries WHERE status IN ('queued', 'sending')) "
    "+ (SELECT count(*) FROM updates WHERE done_at IS NULL)"
)
_SENDING = "SELECT count(*) FROM deliveries WHERE status = 'sending'"
_DOUBTS = "SELECT count(*) FROM deliveries WHERE status = 'in-doubt'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much torment."""

    readers: int
    kills: int
    per_second: int
    blocked: int
    groups: int
    """Groups that become supergroups meanwhile."""
    asking: int
    """Readers who ask for help in every life of the program."""
    longest_life: float
    """Seconds from a life's first call to its kill, at most."""
    seed: int = 2026


@dataclass(slots=True, kw_only=True)
class Toll:
    """What came of it."""

    wanted: int = 0
    """Messages that were to be sent, one for each reader and content."""
    received: int = 0
    lost: list[str] = field(default_factory=list)
    """Neither received, nor listed as in doubt, nor refused by a reader who left."""
    doubled: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    """Held for sent, and not received."""
    in_doubt: int = 0
    doubts_that_arrived: int = 0
    worst_kill: int = 0
    """The most messages that were under way at one kill."""
    by_faults: int = 0
    """In doubt for a call that broke off, not for a kill."""
    refused: int = 0
    """Not sent because the reader had blocked the bot."""
    edited: int = 0
    unedited: list[str] = field(default_factory=list)
    """Readers whose last word is the one that was corrected."""
    asked: int = 0
    answers: int = 0
    """More than was asked: after a kill an answer may be repeated."""
    unanswered: int = 0
    floods: int = 0
    """429s."""
    hasty: int = 0
    """Calls to a chat before its 429 had passed."""
    kills: int = 0
    seconds: float = 0.0
    troubles: Counter[str] = field(default_factory=Counter)


class Torment:
    """One long night of a program."""

    def __init__(self, plan: Plan, folder: Path, telegram: Control) -> None:
        self._plan = plan
        self._telegram = telegram
        self._chance = random.Random(plan.seed)
        self._toll = Toll()
        self._skew = timedelta()
        self._kabarchy = Kabarchy(
            folder=folder, playground=telegram.url, settings={"SENDS_PER_SECOND": str(plan.per_second)}
        )
        self._process: subprocess.Popen[bytes] | None = None
        self._people: list[Person] = []
        self._moved: dict[int, int] = {}
        self._asked: Counter[int] = Counter()

    async def run(self) -> Toll:
        """Torment the program, let it finish in peace, and count."""
        begun = time.monotonic()
        async with self._clock() as address:
            self._kabarchy.settings["CLOCK_URL"] = address
            groups = await self._gather()
            storage = Storage.open(self._kabarchy.database_url)
            try:
                await self._live_and_die(storage, groups)
            finally:
                self._kill()
                await storage.close()
        await self._count()
        self._toll.seconds = time.monotonic() - begun
        return self._toll

    async def _gather(self) -> list[int]:
        """Have everybody there, with digests that wait for them."""
        people = await self._telegram.crowd(self._plan.readers)
        self._people = [Person(self._telegram, id, {}) for id in people]
        owner = await self._telegram.person("Марат")
        made = [
            await self._telegram.group(f"Редакция {place}", kind="group", owner=owner)
            for place in range(self._plan.groups)
        ]
        groups = [group.id for group in made]
        database = self._kabarchy.database
        await move_in(self._kabarchy.database_url, database, [*people, *groups])
        with contextlib.closing(sqlite3.connect(database)) as connection, connection:
            connection.execute("UPDATE chats SET kind = 'group' WHERE telegram_id < 0")
        return groups

    async def _live_and_die(self, storage: Storage, groups: list[int]) -> None:
        plan = self._plan
        broadcast = await let_go(storage, NOTICE)
        troubles = list(self._troubles().items())
        for life in range(plan.kills):
            if life == plan.kills // 6:
                digests = [DIGEST.format(part) for part in range(PARTS)]
                await self._queue(storage, "digest", Lane.DIGEST, digests)
            if life == plan.kills // 3:
                await self._queue(storage, "alert", Lane.ALERT, [ALERT])
                for reader in self._people[: plan.blocked]:
                    await reader.block()
                for group in groups:
                    self._moved[group] = (await self._telegram.room(group).upgrade()).id
            if life == plan.kills * 2 // 3:
                self._toll.edited = await edit_broadcast(storage, await corrected(storage, broadcast), _now)
            await self._live(*troubles[life % len(troubles)])
        await self._end_in_peace(broadcast)

    async def _live(self, name: str, strike: Callable[[], Awaitable[None]]) -> None:
        """One life: begin, be asked, get into trouble, be killed."""
        after = max((call.number for call in await self._telegram.calls()), default=0)
        self._start()
        before = self._kabarchy.asked(_DOUBTS)
        for person in self._chance.sample(self._people[self._plan.blocked :], self._plan.asking):
            self._asked[person.id] += 1
            await person.send("/help")
        await self._telegram.calls("sendMessage", after=after, wait=PATIENCE, under_way=True)
        recovered = self._kabarchy.asked(_DOUBTS)
        await strike()
        self._toll.troubles[name] += 1
        await asyncio.sleep(self._chance.uniform(0.0, self._plan.longest_life))
        self._kill()
        self._toll.kills += 1
        await self._telegram.end_faults()
        self._toll.worst_kill = max(self._toll.worst_kill, self._kabarchy.asked(_SENDING))
        self._toll.by_faults += self._kabarchy.asked(_DOUBTS) - max(recovered, before)

    def _troubles(self) -> "dict[str, Callable[[], Awaitable[None]]]":
        """Return what can befall a life, by name."""

        def fault(kind: str, **about: object) -> Callable[[], Awaitable[None]]:
            async def strike() -> None:
                await self._telegram.fault(kind, method="sendMessage", **about)

            return strike

        return {
            "nothing but the kill": _nothing,
            "reset before the effect": fault("reset", probability=0.03),
            "database locked for a second": self._locked,
            "reset after the effect": fault("reset", effect=True, probability=0.03),
            "429 storm": fault("error", probability=0.2, **STORM),
            "disk full": self._full,
            "500 after the effect": fault("error", effect=True, probability=0.03),
            "clock jumps": self._jump,
            "502 pages": fault("bad_gateway", probability=0.03),
            "garbage": fault("garbage", effect=True, probability=0.03),
            "slow answers": fault("hang", effect=True, seconds=0.5, probability=0.1),
            "no answer for long": fault("hang", effect=True, count=2),
        }

    async def _locked(self) -> None:
        """As a backup would, hold the database's only right to write for a second."""
        with contextlib.closing(sqlite3.connect(self._kabarchy.database, timeout=10)) as connection:
            connection.isolation_level = None
            connection.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(1)
            connection.execute("ROLLBACK")

    async def _full(self) -> None:
        """Let no file of the program grow for a second, as a full disk would."""
        if self._process is None:
            return
        _, hard = resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (4096, hard))
        await asyncio.sleep(1)
        with contextlib.suppress(ProcessLookupError):
            resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, hard))

    async def _jump(self) -> None:
        """Set the clock of the program an hour forward, or back to where it was."""
        self._skew = timedelta() if self._skew else timedelta(hours=1)

    async def _queue(self, storage: Storage, kind: str, lane: Lane, texts: list[str]) -> None:
        """Queue messages for everybody, as the steps before delivery do."""
        now = _now()
        with contextlib.closing(sqlite3.connect(self._kabarchy.database)) as connection:
            chats = [ChatId(row[0]) for row in connection.execute("SELECT id FROM chats ORDER BY id")]
        wanted = [
            NewDelivery(
                key=f"{kind}:{part}:chat:{chat}", chat_id=chat, content=Text(html=text), lane=lane, due_at=now
            )
            for part, text in enumerate(texts)
            for chat in chats
        ]
        for start in range(0, len(wanted), 1000):
            async with storage.writing() as tx:
                await tx.outbox.queue(wanted[start : start + 1000], now)

    async def _end_in_peace(self, broadcast: BroadcastId) -> None:
        """Let the program finish without any trouble."""
        self._skew = timedelta(hours=2)
        spread = f"SELECT count(*) FROM broadcasts WHERE id = {broadcast} AND state = 'confirmed'"  # noqa: S608
        self._start()
        await self._telegram.pending_updates(wait=PATIENCE)
        deadline = time.monotonic() + 20 * PATIENCE
        while (waiting := self._kabarchy.asked(_WAITING)) or self._kabarchy.asked(spread):
            if time.monotonic() > deadline:
                raise Broken(f"{waiting} messages still wait")
            await asyncio.sleep(0.2)
        self._kill()

    def _start(self) -> None:
        with (self._kabarchy.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *KABARCHY, "run"],
                cwd=self._kabarchy.folder, env=self._kabarchy.environment, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip

    def _kill(self) -> None:
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None

    @contextlib.asynccontextmanager
    async def _clock(self) -> AsyncIterator[str]:
        """Answer what time it is, as the torment has it."""

        async def now(_request: web.Request) -> web.Response:
            return web.json_response({"now": (_now() + self._skew).isoformat()})

        app = web.Application()
        app.router.add_get("/", now)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        try:
            host, port = runner.addresses[0][:2]
            yield f"http://{host}:{port}/"
        finally:
            await runner.cleanup()

    async def _count(self) -> None:
        calls = await self._telegram.calls()
        got = Counter(
            (self._moved.get(call.chat or 0, call.chat or 0), str(call.parameters.get("text")))
            for call in calls
            if call.method == "sendMessage" and call.effect
        )
        self._count_deliveries(got)
        self._count_edits(calls)
        self._count_floods(calls)
        answers = Counter(call.chat for call in calls if call.effect and _is_answer(call))
        self._toll.asked = self._asked.total()
        self._toll.answers = answers.total()
        self._toll.unanswered = sum(max(0, asked - answers[chat]) for chat, asked in self._asked.items())

    def _count_deliveries(self, got: "Counter[tuple[int, str]]") -> None:
        toll = self._toll
        query = (
            "SELECT deliveries.key, deliveries.status, chats.telegram_id, deliveries.reason "
            "FROM deliveries JOIN chats ON chats.id = deliveries.chat_id WHERE deliveries.key NOT LIKE 'edit:%'"
        )
        with contextlib.closing(sqlite3.connect(self._kabarchy.database)) as connection:
            rows = connection.execute(query).fetchall()
        for key, status, chat, reason in rows:
            times = sum(got[chat, text] for text in _texts_of(key))
            if not _texts_of(key):
                continue
            toll.wanted += 1
            toll.received += times > 0
            if times > 1:
                toll.doubled.append(key)
            if status == "in-doubt":
                toll.in_doubt += 1
                toll.doubts_that_arrived += times > 0
            elif status == "sent":
                if not times:
                    toll.false.append(key)
            elif "absent" in (reason or "") and not times:
                toll.refused += 1
            elif not times:
                toll.lost.append(f"{key} {status} {reason}")

    def _count_edits(self, calls: list[Call]) -> None:
        """See that the corrected word is the last that everybody has.

        What stood in a group before it became another nobody can edit: Telegram says that it is not there.
        """
        last: dict[int, str] = {}
        for call in calls:
            text = call.parameters.get("text")
            if not call.effect or call.chat is None or call.chat in self._moved:
                continue
            if text in (NOTICE, CORRECTED):
                last[call.chat] = str(text)
        with contextlib.closing(sqlite3.connect(self._kabarchy.database)) as connection:
            sent = {
                row[0]
                for row in connection.execute(
                    "SELECT chats.telegram_id FROM deliveries JOIN chats ON chats.id = deliveries.chat_id "
                    "WHERE deliveries.broadcast_id IS NOT NULL AND deliveries.status = 'sent' AND chats.absence IS NULL"
                )
            }
        self._toll.unedited = [str(chat) for chat, text in last.items() if text == NOTICE and chat in sent]

    def _count_floods(self, calls: list[Call]) -> None:
        """Count 429s, and the messages that came to a chat before its 429 had passed."""
        until: dict[int, float] = {}
        for call in calls:
            if call.method != "sendMessage" or call.chat is None:
                continue
            self._toll.hasty += call.at < until.get(call.chat, 0.0) and not _is_answer(call)
            if call.status == STORM["code"]:
                self._toll.floods += 1
                until[call.chat] = call.at + 1.0


async def corrected(storage: Storage, broadcast: BroadcastId) -> EditId:
    """Let an edit of a broadcast go; it is still to be spread."""
    async with storage.writing() as tx:
        id = await tx.edits.offer(broadcast, UserId(1), ALL, Text(html=CORRECTED), _now())
        await tx.edits.let_go(id, _now())
    return id


def _is_answer(call: Call) -> bool:
    text = str(call.parameters.get("text"))
    return call.method == "sendMessage" and text not in (
        NOTICE,
        CORRECTED,
        ALERT,
        *(DIGEST.format(part) for part in range(PARTS)),
    )


def _texts_of(key: str) -> tuple[str, ...]:
    """Return what a delivery of a key may say."""
    kind, _, rest = key.partition(":")
    if kind == "broadcast" and ":chat:" in key:
        return (NOTICE, CORRECTED)
    if kind == "digest":
        return (DIGEST.format(rest.partition(":")[0]),)
    return (ALERT,) if kind == "alert" else ()


def _now() -> datetime:
    return datetime.now(UTC)


async def _nothing() -> None:
    """No trouble."""
