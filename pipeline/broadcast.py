"""Broadcast: queues an editor's message for every chat that receives, and shows the editor how it goes."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from messages import broadcasts as screens
from news.broadcasts import BroadcastState, Standing
from news.deliveries import Lane, NewDelivery
from news.ids import BroadcastId
from pipeline.sender import ChatMoved, NoAnswer, NotSent, RecipientGone, Refused, Sender, SlowDown
from storage import Storage
from storage.panels import Panel

log = logging.getLogger(__name__)

SLICE = 1000
"""Chats for which a broadcast is queued in one transaction: writers wait milliseconds, not minutes."""
WHILE_ALL_SLEEP = timedelta(minutes=1)
"""How often a broadcast is looked at that waits for the end of quiet hours."""


async def spread(storage: Storage, id: BroadcastId, clock: Callable[[], datetime]) -> None:
    """Queue a confirmed broadcast for all, a slice a transaction: killed half-way, it goes on where it was."""
    done = False
    while not done:
        async with storage.writing() as tx:
            done = await tx.spreading.spread(id, clock(), SLICE)


async def show_progress(
    storage: Storage, sender: Sender, id: BroadcastId, language: str, now: datetime
) -> None:
    """Bring the panel of a running broadcast up to date; one that has ended gets its report."""
    async with storage.writing() as tx:
        await tx.spreading.hush(id, now)
    async with storage.reading() as tx:
        standing = await tx.standings.of(id, now)
        panel = await tx.panels.of(id)
    if standing is None:
        return
    rest = _rest(standing, now)
    if rest is not None:
        async with storage.writing() as tx:
            await tx.panels.rest(id, rest, now)
    if panel is not None:
        await _show(sender, panel, standing, language, now)
    if standing.broadcast.state is BroadcastState.SPREAD and standing.progress.ended:
        await _report(storage, standing, language, now)


def _rest(standing: Standing, now: datetime) -> datetime | None:
    """Return until when nothing will move, so that nobody need look; None where something may at any moment."""
    broadcast, waiting = standing.broadcast, standing.progress.waiting
    if broadcast.starts_at is not None and not broadcast.is_under_way(now):
        return broadcast.starts_at
    asleep = broadcast.state is BroadcastState.SPREAD and 0 < waiting == standing.pace.later
    return now + WHILE_ALL_SLEEP if asleep else None


async def _show(sender: Sender, panel: Panel, standing: Standing, language: str, now: datetime) -> None:
    """Edit the panel. It is only a view: when it cannot be shown, the broadcast goes on all the same."""
    zone = ZoneInfo(panel.timezone or "UTC")
    shown = screens.panel(standing, now, zone, panel.language or language)
    try:
        await sender.turn(panel.telegram_id, Lane.INTERACTIVE, change=True)
        await sender.edit(panel.telegram_id, panel.message_id, shown)
    except (Refused, RecipientGone, ChatMoved, SlowDown, NotSent, NoAnswer) as refusal:
        log.info("the panel of broadcast %s could not be shown: %s", standing.broadcast.id, refusal)


async def _report(storage: Storage, standing: Standing, language: str, now: datetime) -> None:
    """Queue the report for the author, once: the state and the report are one transaction."""
    broadcast = standing.broadcast
    async with storage.writing() as tx:
        if not await tx.broadcasts.reported(broadcast.id):
            return
        chat = await tx.chats.find(int(broadcast.author), None)
        if chat is None:
            return
        await tx.outbox.queue(
            [
                NewDelivery(
                    # A broadcast whose doubtful ones were sent again is reported again.
                    key=f"broadcast:{broadcast.id}:report:{now:%Y%m%dT%H%M%S%f}",
                    chat_id=chat.id,
                    content=screens.report(standing, now, chat.language or language),
                    lane=Lane.ALERT,
                    due_at=now,
                )
            ],
            now,
        )
