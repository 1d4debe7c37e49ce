"""Broadcast: queues an editor's message for every chat that receives, and shows the editor how it goes."""

import logging
from collections.abc import Callable
from datetime import datetime

from messages.broadcasts import progress_panel, report
from news.broadcasts import Broadcast, BroadcastState, Progress
from news.deliveries import Lane, NewDelivery
from news.ids import BroadcastId
from pipeline.sender import ChatMoved, NoAnswer, NotSent, RecipientGone, Refused, Sender, SlowDown
from storage import Storage
from storage.broadcasts import Panel

log = logging.getLogger(__name__)

SLICE = 1000
"""Chats for which a broadcast is queued in one transaction: writers wait milliseconds, not minutes."""


async def spread(storage: Storage, id: BroadcastId, clock: Callable[[], datetime]) -> None:
    """Queue a confirmed broadcast for all, a slice a transaction: killed half-way, it goes on where it was."""
    done = False
    while not done:
        async with storage.writing() as tx:
            done = await tx.broadcasts.spread(id, clock(), SLICE)


async def show_progress(
    storage: Storage, sender: Sender, id: BroadcastId, language: str, now: datetime
) -> None:
    """Bring the panel of a running broadcast up to date; one that has ended gets its report."""
    async with storage.reading() as tx:
        broadcast = await tx.broadcasts.get(id)
        progress = await tx.broadcasts.progress(id)
        panel = await tx.broadcasts.panel(id)
    if broadcast is None:
        return
    if panel is not None:
        await _show(sender, panel, broadcast, progress, language)
    if broadcast.state is BroadcastState.SPREAD and progress.ended:
        await _report(storage, broadcast, progress, language, now)


async def _show(
    sender: Sender, panel: Panel, broadcast: Broadcast, progress: Progress, language: str
) -> None:
    """Edit the panel. It is only a view: when it cannot be shown, the broadcast goes on all the same."""
    try:
        await sender.turn(panel.telegram_id, Lane.INTERACTIVE)
        await sender.edit(
            panel.telegram_id,
            panel.message_id,
            progress_panel(broadcast.id, progress, panel.language or language),
        )
    except (Refused, RecipientGone, ChatMoved, SlowDown, NotSent, NoAnswer) as refusal:
        log.info("the panel of broadcast %s could not be shown: %s", broadcast.id, refusal)


async def _report(
    storage: Storage, broadcast: Broadcast, progress: Progress, language: str, now: datetime
) -> None:
    """Queue the report for the author, once: the state and the report are one transaction."""
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
                    content=report(broadcast.id, progress, chat.language or language),
                    lane=Lane.ALERT,
                    due_at=now,
                )
            ],
            now,
        )
