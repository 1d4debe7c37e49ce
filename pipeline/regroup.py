"""Regroup: a second look at stories that changed, which brings together what was taken for two and parts what was taken for one."""

from datetime import datetime

from news.ids import StoryId
from nlp.second_look import Verdict, second_look
from pipeline.group import Grouping, refresh
from storage import Storage, Transaction


async def regroup(
    storage: Storage, grouping: Grouping, id: StoryId, version: int, now: datetime
) -> StoryId | None:
    """Compare a story that was claimed with all recent ones; return what it was merged into or what came out of it.

    What an editor had a hand in is let be, and so is what changed while it was looked at: it comes again. Each
    merge or parting is one transaction, together with who is taken to have been shown its outcome.
    """
    verdict = await grouping.consult(storage, now, second_look, id)
    async with storage.writing() as tx:
        outcome = None if verdict is None else await _carry_out(tx, id, verdict, now)
        await tx.regrouping.compared(id, version)
    return outcome


async def _carry_out(tx: Transaction, id: StoryId, verdict: Verdict, now: datetime) -> StoryId | None:
    held = await tx.regrouping.hold(verdict.members)
    if any(not known <= held.get(story, frozenset()) for story, known in verdict.members.items()):
        return None
    if verdict.leaving:
        if held[id] != verdict.members[id]:
            return None  # older articles, which are no longer compared, may be what holds it together
        begun = await tx.regrouping.part(id, verdict.leaving, now)
        await refresh(tx, id, now)
        await refresh(tx, begun, now)
        return begun
    if verdict.merging is None:
        return None
    merged, into = verdict.merging
    if not await tx.regrouping.merge(merged, into, now):
        return None
    await refresh(tx, into, now)
    return into
