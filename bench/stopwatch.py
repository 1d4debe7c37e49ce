"""Which call of the bot answers which deed of a reader, and how long it took, by the local Telegram's own clock."""

from collections import defaultdict
from dataclasses import dataclass, field

from bench.reader_model import Deed
from playground.client import Call

UNANSWERED = 30.0
"""Seconds after which a deed counts as unanswered."""
UNCHANGED = "message is not modified"
"""What is refused to whoever presses again what the message already shows."""


@dataclass(slots=True, kw_only=True)
class Timed:
    """A deed and when it was answered; moments are seconds since 1970."""

    chat: int
    deed: Deed
    at: float
    flood: bool = False
    answered_at: float | None = None
    """A press: when its circle stopped turning. Something written: when the first message came."""
    seen_at: float | None = None
    """A press: when it showed something, be it words over the chat, a message that changed or stays, or a new one."""
    pop_up: str = ""

    @property
    def answer(self) -> float | None:
        """Seconds until it was answered."""
        return None if self.answered_at is None else self.answered_at - self.at

    @property
    def sight(self) -> float | None:
        """Seconds until a press showed something."""
        return None if self.seen_at is None else self.seen_at - self.at


@dataclass(slots=True)
class Stopwatch:
    """Takes the time of every deed."""

    all: list[Timed] = field(default_factory=list)
    _presses: dict[str, Timed] = field(default_factory=dict)
    _early: dict[str, Call] = field(default_factory=dict)
    """Answers that were seen before their press was known here."""
    _open: dict[int, list[Timed]] = field(default_factory=lambda: defaultdict(list))

    def begin(self, timed: Timed, press: str = "") -> None:
        """Start the clock of a deed, of a press by its id."""
        self.all.append(timed)
        self._open[timed.chat].append(timed)
        if press:
            self._presses[press] = timed
            if press in self._early:
                self._answered(timed, self._early.pop(press))

    def look(self, call: Call) -> None:
        """Stop the clock of the deed that a call of the bot answers."""
        if not call.effect and UNCHANGED not in call.description:
            return
        if call.method == "answerCallbackQuery":
            press = str(call.parameters["callback_query_id"])
            timed = self._presses.pop(press, None)
            if timed is None:
                self._early[press] = call
            else:
                self._answered(timed, call)
        elif call.chat is not None and call.method.startswith(("send", "edit", "delete")):
            self._seen(call)

    def _answered(self, timed: Timed, call: Call) -> None:
        timed.answered_at = call.at
        timed.pop_up = str(call.parameters.get("text") or "")
        if timed.pop_up and timed in self._open[timed.chat]:
            timed.seen_at = call.at
            self._open[timed.chat].remove(timed)

    def _seen(self, call: Call) -> None:
        """Tell by what a call changes, or answers, whose doing it is; what answers nothing answers what was written."""
        if call.method == "sendChatAction" or call.chat is None:
            return
        message = _message_of(call)
        open_ones = self._open.get(call.chat, [])
        for timed in open_ones:
            if message is None and timed.deed.message:
                continue
            if message is not None and timed.deed.message != message:
                continue
            if message is None:
                timed.answered_at = call.at
            else:
                timed.seen_at = call.at
            open_ones.remove(timed)
            return

    def forget(self, now: float) -> None:
        """Wait no longer for what has been waited for long enough."""
        for chat in list(self._open):
            self._open[chat] = [timed for timed in self._open[chat] if now - timed.at < UNANSWERED]
            if not self._open[chat]:
                del self._open[chat]


def _message_of(call: Call) -> int | None:
    """Return the message that a call changes or that it replies to."""
    if not call.method.startswith("send"):
        return int(call.parameters["message_id"])
    replies = (call.result or {}).get("reply_to_message") if isinstance(call.result, dict) else None
    return None if replies is None else int(replies["message_id"])
