"""Readers who press and write at random moments whatever becomes of it, and somebody who watches what they are shown."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import psutil

from bench.archive import words_of_the_news
from bench.processes import processor_seconds, proportional_bytes
from bench.reader_model import Deed, Reader
from bench.stopwatch import UNANSWERED, Stopwatch, Timed
from messages.errors import broken
from news.chats import LANGUAGES
from playground.client import Control, ControlError
from playground.seen import Json, call_of, message_of

PRESSES = 50.0
"""A second; what is written comes on top."""
WRITTEN = 8.0
WARMTH = 20.0
"""Messages a second before the measurement."""
WARMING = 30.0
"""Seconds in which readers only write, so that there is something to press on; not counted."""
RECENT = 400
"""Readers who have just been there: most of what comes, comes from them."""
OFTEN = 0.75
BREATH = 3.0
"""Seconds that a reader takes to look at what came; who does not is a flood, and is counted apart."""
FLOOD_EVERY = 20.0
FLOOD = 40
"""Presses in a row of one who floods."""
LOOK_EVERY = 0.2
WEIGHED = 10
"""How often the program is weighed."""
SEED = 2026


@dataclass(slots=True, kw_only=True)
class Pressing:
    """What came of it."""

    stopwatch: Stopwatch = field(default_factory=Stopwatch)
    refused: Counter[str] = field(default_factory=Counter)
    """What could not be done, since the message had gone meanwhile."""
    late: list[float] = field(default_factory=list)
    """Seconds by which a deed began later than it was to."""
    memory: list[tuple[float, int]] = field(default_factory=list)
    program: float = 0.0
    telegram: float = 0.0
    load: float = 0.0
    """Seconds of processor."""
    seconds: float = 0.0
    broken: int = 0
    errors: list[str] = field(default_factory=list)
    handled: int = 0
    failures: int = 0
    waiting: int = 0
    methods: Counter[str] = field(default_factory=Counter)
    floods: int = 0
    """Answers 429."""


class Crowd:
    """Readers who press and write, and somebody who watches what they are shown."""

    def __init__(self, control: Control, readers: list[Reader]) -> None:
        self._control = control
        self._readers = readers
        self._by_id = {reader.id: reader for reader in readers}
        self._recent: dict[int, Reader] = {}
        self._active: dict[int, float] = {}
        self._chance = random.Random(SEED)
        self._news = words_of_the_news()
        self._tasks: set[asyncio.Task[None]] = set()
        self._done = Pressing()
        self._after = 0
        self._sorry = {broken(language).html for language in LANGUAGES}

    async def run(
        self,
        seconds: float,
        program: Callable[[], list[psutil.Process]],
        telegram: psutil.Process,
        handled: Callable[[], int],
    ) -> Pressing:
        """Wait until the program answers, warm up, press for so long, and wait for the last answers."""
        await self._wake()
        watching = asyncio.create_task(self._watch())
        try:
            await self._arrive(WARMING, WARMTH, self._write)
            self._done.stopwatch.all.clear()
            self._done.late.clear()
            self._done.methods.clear()
            used = (processor_seconds(program()), processor_seconds([telegram]), time.process_time())
            begun, before = time.time(), handled()
            await asyncio.gather(
                self._arrive(seconds, PRESSES, self._press),
                self._arrive(seconds, WRITTEN, self._write),
                self._arrive(seconds, 1 / FLOOD_EVERY, self._flood),
                self._weigh(seconds, program),
            )
            done = self._done
            done.seconds = time.time() - begun
            done.program = processor_seconds(program()) - used[0]
            done.telegram = processor_seconds([telegram]) - used[1]
            done.load = time.process_time() - used[2]
            done.handled = handled() - before
            await self._settle()
        finally:
            watching.cancel()
        return self._done

    async def _wake(self) -> None:
        first = await self._control.person("Бермет", started=True)
        await first.send("/help")
        await first.next_message(patience=60)

    async def _settle(self) -> None:
        """Wait until all is answered, or it is too late for that."""
        for _ in range(int(UNANSWERED)):
            if all(one.answered_at is not None for one in self._done.stopwatch.all):
                return
            await asyncio.sleep(1)

    async def _arrive(self, seconds: float, rate: float, deed: Callable[[], Awaitable[None]]) -> None:
        """Let something begin again and again, at random moments, whatever becomes of it."""
        loop = asyncio.get_running_loop()
        chance = random.Random(f"{SEED} {rate}")
        due, end = loop.time(), loop.time() + seconds
        while (due := due + chance.expovariate(rate)) < end:
            await asyncio.sleep(due - loop.time())
            self._done.late.append(max(0.0, loop.time() - due))
            task = asyncio.ensure_future(deed())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def _somebody(self) -> Reader:
        """Return somebody who has not done anything for a moment, and has it done now."""
        now = time.monotonic()
        while True:
            often = self._recent and self._chance.random() < OFTEN
            reader = self._chance.choice([*self._recent.values()] if often else self._readers)
            if now - self._active.get(reader.id, 0.0) >= BREATH:
                return reader

    def _was_there(self, reader: Reader) -> None:
        self._active[reader.id] = time.monotonic()
        self._recent.pop(reader.id, None)
        self._recent[reader.id] = reader
        if len(self._recent) > RECENT:
            del self._recent[next(iter(self._recent))]

    async def _press(self) -> None:
        for _ in range(100):
            reader = self._somebody()
            deeds = reader.press(self._chance)
            if deeds:
                self._was_there(reader)
                await asyncio.gather(*(self._do(reader, deed) for deed in deeds))
                return

    async def _write(self) -> None:
        reader = self._somebody()
        self._was_there(reader)
        await self._do(reader, reader.write(self._chance, self._news))

    async def _flood(self) -> None:
        reader = self._chance.choice([*self._recent.values()])
        deeds = reader.press(self._chance)
        if deeds:
            await asyncio.gather(*(self._do(reader, deeds[0], flood=True) for _ in range(FLOOD)))

    async def _do(self, reader: Reader, deed: Deed, *, flood: bool = False) -> None:
        timed = Timed(chat=reader.id, deed=deed, at=time.time(), flood=flood)
        path, body = _asked(reader, deed)
        try:
            made = await self._control.ask("POST", path, body)
        except ControlError as refusal:
            self._done.refused[str(refusal)[:60]] += 1
            return
        self._done.stopwatch.begin(timed, made.get("press") or "")

    async def _watch(self) -> None:
        """See what the bot does, and let its readers see it."""
        while True:
            seen = await self._control.ask("GET", "/calls", query={"after": self._after})
            for call in seen["calls"]:
                self._after = max(self._after, call["number"])
                self._look(call)
            self._done.stopwatch.forget(time.time())
            await asyncio.sleep(LOOK_EVERY)

    def _look(self, raw: Json) -> None:
        call = call_of(raw)
        self._done.methods[call.method] += 1
        self._done.floods += call.status == 429
        self._done.stopwatch.look(call)
        reader = self._by_id.get(call.chat or 0)
        if call.effect and reader is not None:
            if call.method == "deleteMessage":
                reader.lose(int(call.parameters["message_id"]))
            elif isinstance(call.result, dict) and "message_id" in call.result:
                seen = {"message": call.result, "by_bot": True, "silent": False, "created": 0, "changed": 0}
                reader.see(message_of(reader.id, seen))
        self._done.broken += str(call.parameters.get("text")) in self._sorry

    async def _weigh(self, seconds: float, program: Callable[[], list[psutil.Process]]) -> None:
        """Weigh the program at the end of each tenth of the time."""
        begun = time.monotonic()
        for part in range(1, WEIGHED + 1):
            await asyncio.sleep(begun + seconds * part / WEIGHED - time.monotonic())
            size = sum(size for _, size in proportional_bytes(program()))
            self._done.memory.append((time.monotonic() - begun, size))


def _asked(reader: Reader, deed: Deed) -> tuple[str, Json]:
    """Return what the local Telegram is asked for a deed."""
    if deed.data:
        body = {"message_id": deed.message, "button": deed.data, "forged": deed.is_old}
        return f"/people/{reader.id}/press", body
    return f"/people/{reader.id}/send", {"text": deed.text} if deed.text else {"photo": True}
