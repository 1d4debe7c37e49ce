"""Rejoin: an editor makes one story of two, or two of one, and takes it back while it is fresh."""

from datetime import datetime
from typing import Any

from news.corrections import UNDO_WITHIN, Correction, CorrectionKind, undoable
from news.ids import EntryId, StoryId, UserId
from pipeline.editing import Editing, headline, titles
from pipeline.group import refresh
from storage import Storage, Transaction
from storage.joining import Moves


class Rejoining:
    """The hand of one person on what belongs together. Each deed is a transaction, kept as a correction too."""

    def __init__(self, storage: Storage, user: UserId, now: datetime) -> None:
        self._storage, self._user, self._now = storage, user, now
        self._editing = Editing(storage, user, now)

    async def merge(self, id: StoryId, into: StoryId) -> StoryId | None:
        """Merge a story into another and return that one; None where they are one already, or one is gone."""
        async with self._storage.writing() as tx:
            one, other = await tx.stories.card(id), await tx.stories.card(into)
            if one is None or other is None:
                return None
            moves = await tx.joining.merge(one.story.id, other.story.id, self._now)
            if moves is None:
                return None
            await refresh(tx, other.story.id, self._now)
            moved = {"articles": moves.articles, "followers": moves.followers, "mark": moves.mark}
            before = {"stories": [titles(one), titles(other)], "moved": moved}
            kept = self._of(one.story.id, CorrectionKind.MERGED, before, other.story.id)
            await self._editing.keep(tx, one, kept, said=headline(other))
            return other.story.id

    async def split(self, id: StoryId, article_id: EntryId) -> StoryId | None:
        """Let an article of a story begin its own and return that one; None where it is not in the story."""
        async with self._storage.writing() as tx:
            card = await tx.stories.card(id)
            begun = None if card is None else await tx.joining.split(card.story.id, article_id, self._now)
            if card is None or begun is None:
                return None
            await refresh(tx, card.story.id, self._now)
            await refresh(tx, begun, self._now)
            alone = [report.title for report in card.reports if report.article_id == article_id]
            kept = self._of(
                card.story.id, CorrectionKind.SPLIT, {"reports": titles(card)}, begun,
                after={"reports": alone}, article_id=article_id,
            )  # fmt: skip
            await self._editing.keep(tx, card, kept, said=next(iter(alone), ""))
            return begun

    async def undo(self, id: StoryId, number: int) -> StoryId | None:
        """Take back a story's last merge or split, by the number of its correction.

        Return the story that it was done to; None where it is not the last one, or too long ago.
        """
        async with self._storage.writing() as tx:
            last = await to_undo(tx, id, self._now)
            if last is None or last.id != number:
                return None
            one, other = await tx.stories.card(last.story_id), await tx.stories.card(last.after["story"])
            merged = last.kind is CorrectionKind.MERGED
            if not await (self._unmerge(tx, last) if merged else self._unsplit(tx, last)):
                return None
            kind = CorrectionKind.MERGE_UNDONE if merged else CorrectionKind.SPLIT_UNDONE
            kept = self._of(last.story_id, kind, {"correction": last.id}, last.after["story"])
            about = await tx.stories.card(last.story_id) if merged else one
            await self._editing.keep(tx, about, kept, said=headline(other))
            return last.story_id

    async def _unmerge(self, tx: Transaction, last: Correction) -> bool:
        id, into, moved = last.story_id, StoryId(last.after["story"]), last.before["moved"]
        moves = Moves(
            articles=tuple(moved["articles"]), followers=tuple(moved["followers"]), mark=moved["mark"]
        )
        if not await tx.joining.unmerge(id, into, moves, last.at, self._now):
            return False
        await refresh(tx, id, self._now)
        await refresh(tx, into, self._now)
        return True

    async def _unsplit(self, tx: Transaction, last: Correction) -> bool:
        """What joined the new story meanwhile is part of the old one too: who was shown either has been shown it."""
        if await tx.joining.merge(StoryId(last.after["story"]), last.story_id, self._now) is None:
            return False
        await refresh(tx, last.story_id, self._now)
        return True

    def _of(
        self, id: StoryId, kind: CorrectionKind, before: dict[str, Any], other: StoryId, *,
        after: dict[str, Any] | None = None, article_id: EntryId | None = None,
    ) -> Correction:  # fmt: skip
        return Correction(
            at=self._now, user_id=self._user, story_id=id, kind=kind, before=before,
            after={"story": other} | (after or {}), article_id=article_id,
        )  # fmt: skip


async def to_undo(tx: Transaction, id: StoryId, now: datetime) -> Correction | None:
    """Return the merge or split of a story that can be undone at a moment."""
    return undoable(await tx.corrections.recent(now - UNDO_WITHIN), id, now)
