"""The program tormented: killed again and again amid every trouble that Telegram, the database and the clock can make.

What each reader got is taken from Telegram's record, never from what the program believes.
"""

import asyncio
import contextlib
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import web

from bench.counting import ALERT, CORRECTED, DIGEST, NOTICE, PARTS, STORM, count
from bench.crowd import SETTINGS, let_go
from bench.databases import number
from bench.forms import Form, ManyProcesses, OneProcess, Trouble
from bench.postgres import Postgres
from bench.press import A_LIFE, OFTEN, Press
from bench.processes import Broken
from bench.toll import Plan, Toll
from news.chats import ChatKind
from news.deliveries import Lane, NewDelivery
from news.edits import ALL
from news.ids import BroadcastId, ChatId, EditId, UserId
from news.outgoing import Text
from pipeline.change import edit_broadcast
from playground.client import Control, Person
from storage import Storage
from storage.migrate import migrate

PATIENCE = 60.0
TO_BE_ASKED = 15.0
"""Seconds in which an outlet is to be asked in a life; none is while all who poll are dead."""
PRINTED_A_LIFE = 4
A_NIGHT = timedelta(hours=18)
FREE = timedelta(hours=2)
"""How far the clock goes on after the last life: what died processes held is free, be it that the clock had jumped."""
LAST_DIGEST = timedelta(hours=3)
"""How long after the last life digests are due once more."""
_WAITING = (
    "SELECT (SELECT count(*) FROM deliveries WHERE status IN ('queued', 'sending')) "
    "+ (SELECT count(*) FROM updates WHERE done_at IS NULL)"
)
_SENDING = "SELECT count(*) FROM deliveries WHERE status = 'sending'"
_DOUBTS = "SELECT count(*) FROM deliveries WHERE status = 'in-doubt'"


def one_process(plan: Plan, folder: Path, telegram: Control) -> "Torment":
    """Torment `kabarchy run` on SQLite."""
    return Torment(plan, OneProcess(folder, telegram.url, _settings(plan)), telegram)


def many_processes(plan: Plan, folder: Path, telegram: Control, postgres: Postgres) -> "Torment":
    """Torment `kabarchy serve` and `kabarchy work` on PostgreSQL."""
    return Torment(plan, ManyProcesses(folder, telegram.url, _settings(plan), postgres), telegram)


def _settings(plan: Plan) -> dict[str, str]:
    return {"SENDS_PER_SECOND": str(plan.per_second)}


class Torment:
    """One long night of a program."""

    def __init__(self, plan: Plan, form: Form, telegram: Control) -> None:
        self._plan = plan
        self._form = form
        self._telegram = telegram
        self._chance = random.Random(plan.seed)
        self._toll = Toll()
        self._skew = timedelta()
        self._jumped = timedelta()
        self._people: list[Person] = []
        self._moved: dict[int, int] = {}
        self._asked: Counter[int] = Counter()
        self._press = Press()
        self._begun = _now()
        self._a_life = min(A_LIFE, A_NIGHT / plan.kills)

    async def run(self) -> Toll:
        """Torment the program, let it finish in peace, and count."""
        begun = time.monotonic()
        settings = self._form.kabarchy.settings
        async with self._clock() as address, self._press.open() as sources:
            settings["CLOCK_URL"] = address
            if self._plan.readers_of_news:
                (self._form.kabarchy.folder / "feeds.toml").write_text(sources)
                settings.update(OFTEN, FEEDS="feeds.toml")
            await migrate(self._form.database.url)
            storage = Storage.open(self._form.database.url)
            try:
                groups = await self._gather(storage)
                await self._live_and_die(storage, groups)
            finally:
                self._form.end()
                await storage.close()
        await self._count()
        self._toll.ended = self._form.ended
        self._toll.seconds = time.monotonic() - begun
        return self._toll

    async def _gather(self, storage: Storage) -> list[int]:
        """Have everybody there, with digests that wait for them."""
        people = await self._telegram.crowd(self._plan.readers)
        self._people = [Person(self._telegram, id, {}) for id in people]
        owner = await self._telegram.person("Марат")
        made = [
            await self._telegram.group(f"Редакция {place}", kind="group", owner=owner)
            for place in range(self._plan.groups)
        ]
        groups = [group.id for group in made]
        kinds = [*((id, ChatKind.PRIVATE) for id in people), *((id, ChatKind.GROUP) for id in groups)]
        async with storage.writing() as tx:
            for id, kind in kinds:
                await tx.chats.meet(id, None, kind, SETTINGS, self._begun)
        if self._plan.readers_of_news:
            readers = await self._telegram.crowd(self._plan.readers_of_news)
            await self._press.subscribe(storage, readers, self._hours(), self._begun)
        return groups

    def _hours(self) -> tuple[datetime, datetime]:
        """Return when digests are due: amid the kills, and when all is over."""
        kills = self._plan.kills
        return self._begun + kills // 2 * self._a_life, self._begun + kills * self._a_life + LAST_DIGEST

    async def _live_and_die(self, storage: Storage, groups: list[int]) -> None:
        plan = self._plan
        broadcast = await let_go(storage, NOTICE)
        troubles = self._troubles()
        names = plan.troubles or tuple(troubles)
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
            if plan.readers_of_news and life:
                self._skew = life * self._a_life
            await self._live(names[life % len(names)], troubles[names[life % len(names)]])
        await self._end_in_peace(broadcast)

    async def _live(self, name: str, strike: Trouble) -> None:
        """One life: begin, be asked, get into trouble, be killed."""
        database = self._form.database
        after = max((call.number for call in await self._telegram.calls()), default=0)
        if self._plan.readers_of_news:
            self._press.publish(PRINTED_A_LIFE, self._now_there())
        self._form.begin()
        before = number(database, _DOUBTS)
        for person in self._chance.sample(self._people[self._plan.blocked :], self._plan.asking):
            self._asked[person.id] += 1
            await person.send("/help")
        await self._telegram.calls("sendMessage", after=after, wait=PATIENCE, under_way=True)
        if self._plan.readers_of_news:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._press.asked.wait(), TO_BE_ASKED)
        recovered = number(database, _DOUBTS)
        await strike()
        self._toll.troubles[name] += 1
        await asyncio.sleep(self._chance.uniform(0.0, self._plan.longest_life))
        self._toll.killed += self._form.kill(self._chance)
        self._toll.kills += 1
        await self._telegram.end_faults()
        self._toll.worst_kill = max(self._toll.worst_kill, number(database, _SENDING))
        self._toll.by_faults += number(database, _DOUBTS) - max(recovered, before)

    def _troubles(self) -> dict[str, Trouble]:
        """Return what can befall a life, by name."""

        def fault(kind: str, **about: object) -> Trouble:
            async def strike() -> None:
                await self._telegram.fault(kind, method="sendMessage", **about)

            return strike

        return {
            "nothing but the kill": _nothing,
            "reset before the effect": fault("reset", probability=0.03),
            "reset after the effect": fault("reset", effect=True, probability=0.03),
            "429 storm": fault("error", probability=0.2, **STORM),
            "500 after the effect": fault("error", effect=True, probability=0.03),
            "clock jumps": self._jump,
            "502 pages": fault("bad_gateway", probability=0.03),
            "garbage": fault("garbage", effect=True, probability=0.03),
            "slow answers": fault("hang", effect=True, seconds=0.5, probability=0.1),
            "no answer for long": fault("hang", effect=True, count=2),
        } | self._form.troubles()

    async def _jump(self) -> None:
        """Set the clock of the program an hour forward, or back to where it was."""
        self._jumped = timedelta() if self._jumped else timedelta(hours=1)

    async def _queue(self, storage: Storage, kind: str, lane: Lane, texts: Sequence[str]) -> None:
        """Queue messages for everybody, as the steps before delivery do."""
        now = _now()
        chats = [ChatId(row[0]) for row in self._form.database.rows("SELECT id FROM chats ORDER BY id")]
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
        self._skew, self._jumped = self._skew + FREE, timedelta()
        spread = f"SELECT count(*) FROM broadcasts WHERE id = {broadcast} AND state = 'confirmed'"  # noqa: S608
        self._form.begin()
        await self._telegram.pending_updates(wait=PATIENCE)
        await self._until(
            lambda: not self._asked_of(_WAITING) and not self._asked_of(spread), "an empty outbox"
        )
        if self._plan.readers_of_news:
            await self._last_digest()
        self._form.end()

    async def _last_digest(self) -> None:
        """Let the program read all that was printed, then let the hour of the last digest come."""
        database = self._form.database
        await self._until(lambda: not self._press.unread(database), "all news in stories")
        self._skew += self._hours()[-1] - self._now_there() + timedelta(minutes=1)
        due = f"SELECT count(*) FROM chats WHERE next_digest_at <= '{self._now_there().isoformat()}'"  # noqa: S608
        await self._until(
            lambda: not self._asked_of(due) and not self._asked_of(_WAITING), "the last digests"
        )

    def _asked_of(self, query: str) -> int:
        return number(self._form.database, query)

    async def _until(self, holds: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + 20 * PATIENCE
        while not holds():
            if time.monotonic() > deadline:
                raise Broken(f"waited in vain for {what}")
            await asyncio.sleep(0.2)

    def _now_there(self) -> datetime:
        """Return what time it is for the program."""
        return _now() + self._skew + self._jumped

    @contextlib.asynccontextmanager
    async def _clock(self) -> AsyncIterator[str]:
        """Answer what time it is, as the torment has it."""

        async def now(_request: web.Request) -> web.Response:
            return web.json_response({"now": self._now_there().isoformat()})

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
        got = count(self._form.database, calls, self._moved, self._asked, self._toll)
        if self._plan.readers_of_news:
            self._press.count(self._form.database, got, len(self._hours()), self._toll)


async def corrected(storage: Storage, broadcast: BroadcastId) -> EditId:
    """Let an edit of a broadcast go; it is still to be spread."""
    async with storage.writing() as tx:
        id = await tx.edits.offer(broadcast, UserId(1), ALL, Text(html=CORRECTED), _now())
        await tx.edits.let_go(id, _now())
    return id


def _now() -> datetime:
    return datetime.now(UTC)


async def _nothing() -> None:
    """No trouble."""
