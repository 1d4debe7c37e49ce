"""A broadcast in an editor's hands: what a press is about, and the card that shows how it stands."""

from dataclasses import dataclass

from telegram import Update

from handlers.access import Who, may
from handlers.context import Context
from messages import broadcasts, drafts
from messages.buttons import Press
from news.broadcasts import Broadcast, BroadcastState, Standing, time_to_send
from news.edits import BroadcastEdit
from news.ids import EditId, UserId
from news.outgoing import Outgoing, Text
from news.topics import Topic
from storage import Transaction

SECOND_EDITOR = "second-editor"
"""The note that says whether a second editor has to approve what goes to many."""


@dataclass(frozen=True, slots=True)
class Case:
    """A press about a broadcast."""

    update: Update
    context: Context
    press: Press
    broadcast: Broadcast
    user: UserId


async def card(update: Update, context: Context, broadcast: Broadcast) -> Text:
    """Return how a broadcast stands now, with what an editor can do about it."""
    owned = await may(update, context, Who.OWNERS)
    now, zone = context.services.now(), context.chat.settings.schedule.zone
    async with context.services.storage.reading() as tx:
        standing = await tx.standings.of(broadcast.id, now)
        if standing is None:
            raise LookupError(f"no broadcast {broadcast.id}")
        if standing.broadcast.state is not BroadcastState.DRAFT:
            return broadcasts.panel(standing, now, zone, context.language)
        prospect = await _prospect(tx, context, standing, owned=owned)
    return drafts.card(standing.broadcast, prospect, now, zone, context.language)


async def edit_of(case: Case) -> BroadcastEdit | None:
    """Return the edit that a press is about; None where it names none of this broadcast."""
    number = case.press.number(2)
    if number is None:
        return None
    async with case.context.services.storage.reading() as tx:
        edit = await tx.edits.get(EditId(number))
    return edit if edit is not None and edit.broadcast_id == case.broadcast.id else None


async def needs_second(tx: Transaction) -> bool:
    """Whether a second editor has to approve what goes to many."""
    return bool(await tx.notes.get(SECOND_EDITOR))


async def topics_of(tx: Transaction, broadcast: Broadcast) -> list[Topic]:
    """Return the topics of a broadcast's audience."""
    return [topic for topic in await tx.topics.all() if topic.id in broadcast.audience.topics]


def contents_of(broadcast: Broadcast) -> tuple[Outgoing, ...]:
    """Return all that a broadcast says: the first version, then those in languages."""
    return (broadcast.content, *broadcast.versions.values())


async def _prospect(tx: Transaction, context: Context, standing: Standing, *, owned: bool) -> drafts.Prospect:
    services, audience = context.services, standing.broadcast.audience
    chats = await tx.spreading.count(audience, services.now())
    return drafts.Prospect(
        chats=chats,
        lasts=time_to_send(chats, services.sends_per_second),
        asleep=await tx.spreading.asleep(audience, services.now(), urgent=standing.broadcast.urgent),
        tested=standing.progress.total,
        needs_second=await needs_second(tx),
        owned=owned,
        topics=await topics_of(tx, standing.broadcast),
    )
