"""Editing: what one who runs the news does about a story, each a transaction that keeps it as a correction too."""

from datetime import datetime
from typing import Any

from news.corrections import Correction, CorrectionKind
from news.ids import EntryId, StoryId, TopicId, UserId
from news.stories import StoryCard
from pipeline.group import refresh
from storage import Storage, Transaction


class Editing:
    """The hand of one person on stories at one moment. What was decided already is left alone, and said so."""

    def __init__(self, storage: Storage, user: UserId, now: datetime) -> None:
        self._storage, self._user, self._now = storage, user, now

    async def mark(self, id: StoryId, line: str | None = None) -> bool:
        """Mark a story as important, with an own line; False if it is so already or is hidden."""
        async with self._storage.writing() as tx:
            if not await tx.important.mark(id, line, self._now):
                return False
            await self._keep(tx, id, CorrectionKind.IMPORTANT, {}, await _about(tx, id) | {"line": line})
            return True

    async def take_back(self, id: StoryId) -> int | None:
        """Take the mark back. Return how many alerts were stopped; None if there was no mark."""
        async with self._storage.writing() as tx:
            stopped = await tx.important.unmark(id, self._now)
            if stopped is not None:
                await self._keep(tx, id, CorrectionKind.NOT_IMPORTANT, await _about(tx, id), {})
            return stopped

    async def hide(self, id: StoryId) -> bool:
        """Hide a story from readers; False if it is hidden already."""
        async with self._storage.writing() as tx:
            hidden = await tx.important.hide(id, self._now)
            if hidden:
                await self._keep(tx, id, CorrectionKind.HIDDEN, await _about(tx, id), {})
            return hidden

    async def show(self, id: StoryId) -> bool:
        """Let readers see a hidden story again; False if they do."""
        async with self._storage.writing() as tx:
            shown = await tx.important.show(id)
            if shown:
                await self._keep(tx, id, CorrectionKind.SHOWN, {}, await _about(tx, id))
            return shown

    async def rewrite(self, id: StoryId, language: str, kind: CorrectionKind, words: str) -> bool:
        """Put a headline or a summary in the place of the present one; False if there is no such story any more."""
        async with self._storage.writing() as tx:
            card = await tx.stories.card(id)
            if card is None or not card.story.summaries:
                return False
            present = card.story.summary(language)
            headline = kind is CorrectionKind.HEADLINE
            before = present.headline if headline else present.text
            if before == words:
                return True
            given = {"headline": words} if headline else {"summary": words}
            await tx.corrections.edit_text(card.story.id, language, **given)
            about = {"language": language, "reports": _titles(card)}
            await self._keep(tx, card.story.id, kind, about | {"text": before}, {"text": words})
            return True

    async def choose_topic(self, id: StoryId, topic_id: TopicId, *, wanted: bool) -> bool:
        """Say that a story is about a topic, or is not; False where it would be about nothing."""
        async with self._storage.writing() as tx:
            card = await tx.stories.card(id)
            if card is None:
                return False
            before = card.story.topics
            if wanted == (topic_id in before):
                return True
            after = (*before, topic_id) if wanted else tuple(topic for topic in before if topic != topic_id)
            if not after:
                return False
            await tx.corrections.edit_topics(card.story.id, after)
            slugs = {topic.id: topic.slug for topic in (await tx.topics.by_id({*before, *after})).values()}
            was = {"topics": [slugs[topic] for topic in before if topic in slugs], "reports": _titles(card)}
            now_is = {"topics": [slugs[topic] for topic in after if topic in slugs]}
            await self._keep(tx, card.story.id, CorrectionKind.TOPICS, was, now_is)
            return True

    async def merge(self, id: StoryId, into: StoryId) -> StoryId | None:
        """Merge a story into another and return that one; None where they are one already, or one is gone."""
        async with self._storage.writing() as tx:
            one, other = await tx.stories.card(id), await tx.stories.card(into)
            if one is None or other is None:
                return None
            if not await tx.corrections.merge(one.story.id, other.story.id, self._now):
                return None
            await refresh(tx, other.story.id, self._now)
            before = {"stories": [_titles(one), _titles(other)]}
            after = {"story": other.story.id}
            await self._keep(tx, one.story.id, CorrectionKind.MERGED, before, after)
            return other.story.id

    async def split(self, id: StoryId, article_id: EntryId) -> StoryId | None:
        """Let an article of a story begin its own and return that one; None where it is not in the story."""
        async with self._storage.writing() as tx:
            card = await tx.stories.card(id)
            begun = None if card is None else await tx.corrections.split(card.story.id, article_id, self._now)
            if card is None or begun is None:
                return None
            await refresh(tx, card.story.id, self._now)
            await refresh(tx, begun, self._now)
            before = {"reports": _titles(card)}
            alone = [report.title for report in card.reports if report.article_id == article_id]
            after = {"story": begun, "reports": alone}
            await self._keep(tx, card.story.id, CorrectionKind.SPLIT, before, after, article_id)
            return begun

    async def _keep(
        self, tx: Transaction, id: StoryId, kind: CorrectionKind, before: dict[str, Any],
        after: dict[str, Any], article_id: EntryId | None = None,
    ) -> None:  # fmt: skip
        correction = Correction(
            at=self._now, user_id=self._user, story_id=id, kind=kind, before=before, after=after,
            article_id=article_id,
        )  # fmt: skip
        await tx.corrections.keep(correction)


async def _about(tx: Transaction, id: StoryId) -> dict[str, Any]:
    card = await tx.stories.card(id)
    return {"reports": [] if card is None else _titles(card)}


def _titles(card: StoryCard) -> list[str]:
    return [report.title for report in card.reports]
