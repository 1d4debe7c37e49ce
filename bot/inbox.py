"""Updates in: kept before they are confirmed, handled in order within a chat and in parallel between chats.

PTB's own polling confirms an update before it is handled, and a kill then loses it for ever; so the receiving is ours and
PTB only handles. After a crash what was not marked as done is handled again.
"""

import asyncio
import contextlib
import json
import logging
from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import Any

from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import Application, ExtBot

from bot.clock import Clock
from bot.gist import of_update
from bot.health import Health
from bot.limiter import seconds
from bot.metrics import HANDLING_SECONDS, UPDATES
from handlers.context import answered_before
from handlers.refusals import is_outage
from storage import Storage
from storage.database import DatabaseTrouble
from storage.inbox import StoredUpdate

log = logging.getLogger(__name__)

ALLOWED = ("message", "channel_post", "callback_query", "my_chat_member", "inline_query", "message_reaction")
POLL_SECONDS = 25
READ_SECONDS = 10
"""Beyond what Telegram is asked to wait."""
CONFLICTS = 3
CONFLICT_WINDOW = 30.0
"""So many answers 409 within so many seconds mean that another program uses the token."""
LONGEST_PAUSE = 30.0
TRIES = 8
"""How often an update is handled when its answer meets an outage: over about two minutes."""
PATIENCE = 0.2
"""Seconds after which a press that still waits for its handler is answered without it."""
AT_ONCE = 128
"""Updates under way together; most of them wait for their chat, which may be spoken to once a second."""
READ_AT_ONCE = 100
MOST_IN_MEMORY = 10_000
"""Updates handed out, about a kilobyte each: a press further back in the line would not be answered in time."""


class SecondProgram(RuntimeError):
    """Another program receives with the same token: one of the two must stop."""


class WrongToken(RuntimeError):
    """Telegram does not know the token."""


class Receiver:
    """Long polling: asks for updates, keeps them, and only then confirms them by asking for the next."""

    def __init__(
        self, storage: Storage, bot: ExtBot[Any], clock: Clock, health: Health, arrived: Callable[[], None]
    ) -> None:
        self._storage = storage
        self._bot = bot
        self._clock = clock
        self._health = health
        self._arrived = arrived
        self._conflicts: deque[float] = deque(maxlen=CONFLICTS)
        self.received_at: datetime | None = None
        """When updates were last kept, known before or not."""

    async def run(self) -> None:
        """Receive for ever. Raises SecondProgram or WrongToken."""
        offset = 0
        failures = 0
        while True:
            try:
                # After a failure Telegram is asked not to wait, so that it is known at once that it is back.
                received = await self._get(offset, 0 if failures else POLL_SECONDS)
            except InvalidToken as error:
                raise WrongToken("Telegram refuses the token; copy it again from @BotFather") from error
            except Conflict as error:
                await self._conflict(error)
                continue
            except TelegramError as error:
                failures += 1
                self._health.problem("telegram", f"Telegram cannot be reached: {in_short(error)}")
                log.warning("no updates: %s", in_short(error))
                await asyncio.sleep(pause_after(error, failures))
                continue
            failures = 0
            self._health.solved("telegram")
            if received and await self._kept(received):
                offset = max(update["update_id"] for update in received) + 1

    async def _kept(self, received: list[dict[str, Any]]) -> bool:
        """Keep updates; False if the database is not to be had: unconfirmed, they come again."""
        try:
            await self.keep(received)
        except DatabaseTrouble:
            log.exception("updates cannot be kept")
            await asyncio.sleep(1)
            return False
        return True

    async def keep(self, received: list[dict[str, Any]]) -> None:
        """Keep updates; those that came before stay as they are. Raises DatabaseTrouble."""
        rows = [(update["update_id"], json.dumps(update, ensure_ascii=False)) for update in received]
        async with self._storage.writing() as tx:
            new = await tx.inbox.store(self._bot.id, rows, self._clock.now())
        self.received_at = self._clock.now()
        UPDATES.inc(new)
        self._arrived()

    async def _get(self, offset: int, wait: int) -> list[dict[str, Any]]:
        # PTB's own method would make objects of what is only kept, which takes longer than all the keeping.
        asked = {"offset": offset, "timeout": wait, "allowed_updates": list(ALLOWED)}
        updates: list[dict[str, Any]] = await self._bot._post(  # noqa: SLF001
            "getUpdates", asked, read_timeout=wait + READ_SECONDS
        )
        return updates

    async def _conflict(self, error: Conflict) -> None:
        loop = asyncio.get_running_loop()
        self._conflicts.append(loop.time())
        log.warning("another program asks for updates with this token: %s", error)
        if len(self._conflicts) == CONFLICTS and loop.time() - self._conflicts[0] <= CONFLICT_WINDOW:
            raise SecondProgram("another program is running with this BOT_TOKEN; stop one of the two")
        await asyncio.sleep(2)


class Dispatcher:
    """Hands kept updates to the handlers and marks them as done."""

    def __init__(
        self,
        storage: Storage,
        application: Application[Any, Any, Any, Any, Any, Any],
        clock: Clock,
        patience: float = PATIENCE,
    ) -> None:
        self._storage = storage
        self._application = application
        self._clock = clock
        self._patience = patience
        self._arrived = asyncio.Event()
        self._arrived.set()
        self._lanes: dict[int, deque[StoredUpdate]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(AT_ONCE)
        self._in_memory = 0
        self._last = 0
        self._again: set[int] = set()
        self._late: dict[int, asyncio.TimerHandle] = {}
        self._answered: set[int] = set()
        self._answers: set[asyncio.Task[None]] = set()
        self._handled: list[int] = []
        self._marking = asyncio.Lock()

    def arrived(self) -> None:
        """Look for kept updates now."""
        self._arrived.set()

    async def run(self) -> None:
        """Hand out updates for ever, in order of arrival within a chat."""
        while True:
            await self._arrived.wait()
            self._arrived.clear()
            try:
                while await self._take_some():
                    pass
            except DatabaseTrouble:
                log.exception("no updates can be read from the database")
                await asyncio.sleep(1)
                self._arrived.set()

    async def drain(self, within: float) -> None:
        """Wait until what was handed out is handled, at most so many seconds; the rest is handled after a start."""
        for timer in self._late.values():
            timer.cancel()
        if self._tasks or self._answers:
            _, late = await asyncio.wait({*self._tasks, *self._answers}, timeout=within)
            for task in late:
                task.cancel()

    async def _take_some(self) -> bool:
        if self._in_memory >= MOST_IN_MEMORY:
            await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
            return True
        async with self._storage.reading() as tx:
            some = await tx.inbox.undone(
                self._application.bot.id, self._clock.now(), after=self._last, limit=READ_AT_ONCE
            )
        for update in some:
            self._last = update.seq
            self._in_memory += 1
            content = json.loads(update.body)
            self._promise(update.seq, content)
            lane = chat_of(content)
            if lane in self._lanes:
                self._lanes[lane].append(update)
                continue
            self._lanes[lane] = deque([update])
            task = asyncio.create_task(self._drain_lane(lane), name=f"chat {lane}")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return len(some) == READ_AT_ONCE

    def _promise(self, seq: int, content: dict[str, Any]) -> None:
        """Have a press answered that has to wait for its handler: a person must not look at a turning circle for that."""
        query = content.get("callback_query")
        if isinstance(query, dict):
            loop = asyncio.get_running_loop()
            self._late[seq] = loop.call_later(self._patience, self._answer_late, seq, str(query.get("id")))

    def _answer_late(self, seq: int, query: str) -> None:
        del self._late[seq]
        self._answered.add(seq)
        task = asyncio.create_task(self._answer(query), name=f"press {query}")
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _answer(self, query: str) -> None:
        # A courtesy: what goes wrong with it must not disturb anything, and one too old is nobody's any more.
        with contextlib.suppress(TelegramError):
            await self._application.bot.answer_callback_query(query)

    async def _drain_lane(self, lane: int) -> None:
        """Handle the updates of one chat one after the other; in an outage the first one is tried again."""
        updates = self._lanes[lane]
        tries = 0
        try:
            while updates:
                tries += 1
                async with self._places:
                    done = await self._tried(updates[0], last_try=tries == TRIES)
                if not done:
                    await asyncio.sleep(min(LONGEST_PAUSE, 2.0 ** (tries - 1)))
                    continue
                tries = 0
                updates.popleft()
                self._in_memory -= 1
        finally:
            del self._lanes[lane]

    async def _tried(self, stored: StoredUpdate, *, last_try: bool) -> bool:
        """Handle one update. False if it has to be handled again, be it that the database is not to be had."""
        try:
            return await self._handle(stored, last_try=last_try)
        except DatabaseTrouble:
            log.exception("update %s waits until the database can be written", stored.update_id)
            return False

    async def _handle(self, stored: StoredUpdate, *, last_try: bool) -> bool:
        """Handle one update. False if Telegram could not be reached, so that it has to be handled again.

        PTB gives what a handler raises to the error handler, which answers the person and tells us by `failed`.
        """
        try:
            update = Update.de_json(of_update(json.loads(stored.body)), self._application.bot)
            answered_before.set(self._began(stored.seq))
            with HANDLING_SECONDS.time():
                await self._application.process_update(update)
        except Exception as error:
            log.exception("update %s could not be handled", stored.update_id)
            await self._record(stored.update_id, error)
        if stored.update_id in self._again:
            self._again.discard(stored.update_id)
            if not last_try:
                return False
            await self._record(stored.update_id, TimeoutError("Telegram could not be reached"))
        await self._mark(stored.seq)
        return True

    def _began(self, seq: int) -> bool:
        """Learn that an update is being handled. Return whether its press was answered before, for it had to wait."""
        timer = self._late.pop(seq, None)
        if timer is not None:
            timer.cancel()
        return seq in self._answered

    async def _mark(self, seq: int) -> None:
        """Mark an update as done, together with all that wait for that while others are being marked."""
        self._answered.discard(seq)
        self._handled.append(seq)
        async with self._marking:
            if seq not in self._handled:
                return
            some, self._handled = self._handled, []
            try:
                async with self._storage.writing() as tx:
                    await tx.inbox.done(some, self._clock.now())
            except DatabaseTrouble:
                self._handled += some
                raise

    async def failed(self, update_id: int, error: BaseException) -> None:
        """Learn that handling an update failed: in an outage it is tried again, else recorded, its person answered."""
        if is_outage(error):
            log.warning("update %s waits until Telegram can be reached: %s", update_id, error)
            self._again.add(update_id)
        else:
            log.error("handling update %s failed", update_id, exc_info=error)
            await self._record(update_id, error)

    async def _record(self, update_id: int, error: BaseException) -> None:
        async with self._storage.writing() as tx:
            await tx.failures.record(
                "inbox", update_id, f"{type(error).__name__}: {error}", self._clock.now()
            )


def in_short(error: TelegramError) -> str:
    """Return what an error says, without the page that a gateway sent with it."""
    return str(error).partition(". Parsing the server response")[0][:200]


def pause_after(error: TelegramError, failures: int) -> float:
    """Return how many seconds to wait after so many failures: as asked, else 1, 2, 4 … 30."""
    if isinstance(error, RetryAfter):
        return seconds(error)
    return min(LONGEST_PAUSE, 2.0 ** min(failures - 1, 5))


def chat_of(update: dict[str, Any]) -> int:
    """Return the chat, else the person, that an update is about: what keeps its order; 0 for neither."""
    for kind, content in update.items():
        if kind == "update_id" or not isinstance(content, dict):
            continue
        chat = content.get("chat") or (content.get("message") or {}).get("chat") or content.get("from") or {}
        return int(chat.get("id", 0))
    return 0
