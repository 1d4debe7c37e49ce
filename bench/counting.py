"""What came of a torment, counted: what Telegram has on record against what the program holds for sent."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bench.databases import Database
from bench.toll import Toll
from playground.client import Call

NOTICE, CORRECTED = "Завтра мост закрыт.", "Завтра мост открыт."
DIGEST, ALERT = "Сводка, часть {}", "Срочная новость"
PARTS = 2
STORM = {"code": 429, "description": "Too Many Requests: retry after 1"}
_QUEUED = (NOTICE, CORRECTED, ALERT, *(DIGEST.format(part) for part in range(PARTS)))


def count(
    database: Database, calls: Sequence[Call], moved: Mapping[int, int], asked: "Counter[int]", toll: Toll
) -> "Counter[tuple[int, str]]":
    """Fill in a toll. Return how often each chat has got each text; `moved` says which chats became others."""
    got = Counter(
        (moved.get(call.chat or 0, call.chat or 0), str(call.parameters.get("text")))
        for call in calls
        if call.method == "sendMessage" and call.effect
    )
    _count_deliveries(database, got, toll)
    _count_edits(database, calls, moved, toll)
    _count_floods(calls, toll)
    answers = Counter(call.chat for call in calls if call.effect and _is_answer(call))
    toll.asked = asked.total()
    toll.answers = sum(answers[chat] for chat in asked)
    toll.unanswered = sum(max(0, times - answers[chat]) for chat, times in asked.items())
    return got


def _count_deliveries(database: Database, got: "Counter[tuple[int, str]]", toll: Toll) -> None:
    rows = database.rows(
        "SELECT deliveries.key, deliveries.status, chats.telegram_id, deliveries.reason "
        "FROM deliveries JOIN chats ON chats.id = deliveries.chat_id WHERE deliveries.key NOT LIKE 'edit:%'"
    )
    for key, status, chat, reason in rows:
        texts = _texts_of(key)
        if not texts:
            continue
        times = sum(got[chat, text] for text in texts)
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


def _count_edits(database: Database, calls: Sequence[Call], moved: Mapping[int, int], toll: Toll) -> None:
    """See that the corrected word is the last that everybody has.

    What stood in a group before it became another nobody can edit: Telegram says that it is not there.
    """
    last: dict[int, str] = {}
    for call in calls:
        text = call.parameters.get("text")
        if not call.effect or call.chat is None or call.chat in moved:
            continue
        if text in (NOTICE, CORRECTED):
            last[call.chat] = str(text)
    rows = database.rows(
        "SELECT chats.telegram_id FROM deliveries JOIN chats ON chats.id = deliveries.chat_id "
        "WHERE deliveries.broadcast_id IS NOT NULL AND deliveries.status = 'sent' AND chats.absence IS NULL"
    )
    sent = {chat for (chat,) in rows}
    toll.unedited = [str(chat) for chat, text in last.items() if text == NOTICE and chat in sent]


def _count_floods(calls: Sequence[Call], toll: Toll) -> None:
    """Count 429s, and the messages that came to a chat before its 429 had passed."""
    until: dict[int, float] = {}
    for call in calls:
        if call.method != "sendMessage" or call.chat is None:
            continue
        toll.hasty += call.at < until.get(call.chat, 0.0) and not _is_answer(call)
        if call.status == STORM["code"]:
            toll.floods += 1
            until[call.chat] = call.at + 1.0


def _is_answer(call: Call) -> bool:
    return call.method == "sendMessage" and str(call.parameters.get("text")) not in _QUEUED


def _texts_of(key: str) -> tuple[str, ...]:
    """Return what a delivery that was queued for everybody may say; nothing for another."""
    kind, _, rest = key.partition(":")
    if ":chat:" not in key:
        return ()
    if kind == "broadcast":
        return (NOTICE, CORRECTED)
    if kind == "digest":
        return (DIGEST.format(rest.partition(":")[0]),)
    return (ALERT,) if kind == "alert" else ()
