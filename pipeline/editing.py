"""Editing: what one who runs the news does about a story, each a transaction that keeps it as a correction too."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from news.audit import Deed
from news.corrections import Correction, CorrectionKind
from news.ids import StoryId, TopicId, UserId
from news.stories import StoryCard
from storage import Storage, Transaction

DEEDS = {
    CorrectionKind.HEADLINE: Deed.NEWS_HEADLINE,
    CorrectionKind.SUMMARY: Deed.NEWS_SUMMARY,
    CorrectionKind.TOPICS: Deed.NEWS_TOPICS,
    CorrectionKind.MERGED: Deed.NEWS_MERGED,
    CorrectionKind.SPLIT: Deed.NEWS_SPLIT,
    CorrectionKind.MERGE_UNDONE: Deed.NEWS_MERGE_UNDONE,
    CorrectionKind.SPLIT_UNDONE: Deed.NEWS_SPLIT_UNDONE,
    CorrectionKind.HIDDEN: Deed.NEWS_HIDDEN,
    CorrectionKind.SHOWN: Deed.NEWS_SHOWN,
    CorrectionKind.IMPORTANT: Deed.NEWS_MARKED,
    CorrectionKind.NOT_IMPORTANT: Deed.NEWS_UNMARKED,
}
"""What each correction is called in the log."""
ARTICLES = 10
"""Articles of a story whose vectors a correction of its topics teaches by."""
TEXTS = 3
"""Articles of a story that a correction of its topics keeps as examples."""
TEXT = 2000
"""Characters kept of each."""


class Editing:
    """The hand of one person on stories at one moment. What was decided already is left alone, and said so."""

    def __init__(self, storage: Storage, user: UserId, now: datetime) -> None:
        self._storage, self._user, self._now = storage, user, now

    async def mark(self, id: StoryId, line: str | None = None) -> bool:
        """Mark a story as important, with an own line; False if it is so already or is hidden."""
        async with self._storage.writing() as tx:
            if not await tx.important.mark(id, line, self._now):
                return False
            card = await tx.stories.card(id)
            after = {"reports": titles(card), "line": line}
            await self.keep(tx, card, self._of(id, CorrectionKind.IMPORTANT, {}, after), said=line or "")
            return True

    async def take_back(self, id: StoryId) -> int | None:
        """Take the mark back. Return how many alerts were stopped; None if there was no mark."""
        async with self._storage.writing() as tx:
            stopped = await tx.important.unmark(id, self._now)
            if stopped is not None:
                await self._keep_about(tx, id, CorrectionKind.NOT_IMPORTANT)
            return stopped

    async def hide(self, id: StoryId) -> bool:
        """Hide a story from readers; False if it is hidden already."""
        async with self._storage.writing() as tx:
            hidden = await tx.important.hide(id, self._now)
            if hidden:
                await self._keep_about(tx, id, CorrectionKind.HIDDEN)
            return hidden

    async def show(self, id: StoryId) -> bool:
        """Let readers see a hidden story again; False if they do."""
        async with self._storage.writing() as tx:
            shown = await tx.important.show(id)
            if shown:
                card = await tx.stories.card(id)
                about = {"reports": titles(card)}
                await self.keep(tx, card, self._of(id, CorrectionKind.SHOWN, {}, about))
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
            was = {"language": language, "reports": titles(card), "text": before}
            await self.keep(tx, card, self._of(card.story.id, kind, was, {"text": words}), said=words)
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
            topics = await tx.topics.by_id({*before, *after})
            slugs = {id: topic.slug for id, topic in topics.items()}
            was = {
                "topics": [slugs[topic] for topic in before if topic in slugs],
                "reports": titles(card),
                "articles": [report.article_id for report in card.reports[:ARTICLES]],
                "texts": await _texts(tx, card),
            }
            now_is = {"topics": [slugs[topic] for topic in after if topic in slugs]}
            correction = self._of(card.story.id, CorrectionKind.TOPICS, was, now_is)
            sign = "+" if wanted else "−"
            names = topics[topic_id].names if topic_id in topics else {}
            said = {language: f"{sign} {name}" for language, name in names.items()}
            await self.keep(tx, card, correction, said=said)
            return True

    async def keep(
        self, tx: Transaction, card: StoryCard | None, correction: Correction, *,
        said: str | dict[str, str] = "",
    ) -> None:  # fmt: skip
        """Keep a correction as an example, and in the log what was done to the story of a card.

        `said` are the words that the deed put in place, or those by language.
        """
        await tx.corrections.keep(correction)
        deed = DEEDS[correction.kind]
        if deed is Deed.NEWS_MARKED and said:
            deed = Deed.NEWS_MARKED_WITH_LINE
        details = {"id": correction.story_id} | ({"said": said} if said else {})
        await tx.audit.add(self._user, deed, headline(card), self._now, details)

    async def _keep_about(self, tx: Transaction, id: StoryId, kind: CorrectionKind) -> None:
        card = await tx.stories.card(id)
        await self.keep(tx, card, self._of(id, kind, {"reports": titles(card)}, {}))

    def _of(
        self, id: StoryId, kind: CorrectionKind, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> Correction:
        return Correction(
            at=self._now, user_id=self._user, story_id=id, kind=kind, before=dict(before), after=dict(after)
        )


async def _texts(tx: Transaction, card: StoryCard) -> list[dict[str, str]]:
    """Return the first articles of a story as examples."""
    articles = await tx.articles.get(report.article_id for report in card.reports[:TEXTS])
    return [
        {"title": article.title, "text": article.text[:TEXT], "language": article.language}
        for article in articles
    ]


def titles(card: StoryCard | None) -> list[str]:
    """Return the titles of a story's articles."""
    return [] if card is None else [report.title for report in card.reports]


def headline(card: StoryCard | None) -> str:
    """Return what a story is called in the log: its headline, or what its first article says."""
    if card is None:
        return ""
    if card.story.summaries:
        return card.story.summaries[0].headline
    return next(iter(titles(card)), "")
