"""Follow: tells those who follow a story what is new in it, and at the end how it stands."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from messages.following import news_of, recap
from news.articles import Article
from news.chats import Chat
from news.deliveries import Lane, NewDelivery
from news.following import Fact, Follower, Told
from news.ids import StoryId
from news.outgoing import Text
from news.quiet import next_loud
from news.stories import Story, StoryCard
from nlp.facts import new_facts
from nlp.sentences import split
from pipeline.thinking import Thinking
from storage import Storage, Transaction

LEADING = 5
"""Sentences of each article that are looked at: what is new stands at its beginning."""
SHORTEST, LONGEST = 25, 420
MOST_FACTS = 3
LASTS = timedelta(hours=24)


async def follow(storage: Storage, thinking: Thinking, id: StoryId, now: datetime) -> int:
    """Queue what is new in a story for each of its followers who waits for it. Return how many messages."""
    async with storage.reading() as tx:
        card = await tx.stories.card(id, by_step=True)
        followers = await tx.following.waiting(id, now)
        articles = await tx.articles.of_story(id)
        chats = {follower.chat_id: await tx.chats.get(follower.chat_id) for follower in followers}
    if card is None or not card.story.summaries:
        return 0
    queued = 0
    for follower in followers:
        chat = chats[follower.chat_id]
        language = card.story.summary(chat.language).language
        facts, told = await thinking.run(facts_of, articles, follower.told, language)
        async with storage.writing() as tx:
            queued += await _tell(tx, card, follower, chat, facts, told, now)
    return queued


def known_of(story: Story, articles: Sequence[Article], language: str) -> Told:
    """Return what one knows who begins to follow a story: its summary, and what its articles begin with."""
    summary = story.summary(language)
    texts = [summary.headline, *(sentence.source or sentence.text for sentence in summary.sentences)]
    for article in articles:
        if article.language == summary.language:
            texts += [article.title, *_leading(article)]
    return Told().with_more(tuple(texts), frozenset(article.id for article in articles))


def facts_of(articles: Sequence[Article], told: Told, language: str) -> tuple[list[Fact], Told]:
    """Return what articles that came since say that was not told, and what the follower knows after that."""
    new = [article for article in articles if article.id not in told.articles]
    said = [
        Fact(text=text, article_id=article.id)
        for article in new
        if article.language == language
        for text in _leading(article)
    ]
    facts = [said[place] for place in new_facts([fact.text for fact in said], told.texts)][:MOST_FACTS]
    # What does not fit is told with the next, should it still be new by then: its article is read no more.
    after = told.with_more(tuple(fact.text for fact in facts), frozenset(article.id for article in new))
    return facts, after


def _leading(article: Article) -> list[str]:
    units = split(article.text)[:LEADING]
    return [unit.text for unit in units if unit.listing is None and SHORTEST <= len(unit.text) <= LONGEST]


async def _tell(
    tx: Transaction, card: StoryCard, follower: Follower, chat: Chat, facts: Sequence[Fact], told: Told, now: datetime
) -> int:  # fmt: skip
    """Keep what a follower is told and queue it, together. Return how many messages."""
    version = card.story.version
    told_at = now if facts else follower.told_at
    if not await tx.following.tell(follower, told, version, told_at):
        return 0
    if facts:
        await _queue(tx, follower, chat, news_of(card, facts, chat.settings, now), now)
        return 1
    if follower.is_quiet(now):
        await tx.following.end(follower.chat_id, follower.story_id)
        await _queue(tx, follower, chat, recap(card, chat.settings, now), now)
        return 1
    return 0


async def _queue(tx: Transaction, follower: Follower, chat: Chat, message: Text, now: datetime) -> None:
    due = next_loud(now, chat.settings.schedule.zone, chat.settings.quiet)
    delivery = NewDelivery(
        key=f"follow:{follower.story_id}:{chat.id}:{now.timestamp():.0f}",
        chat_id=chat.id,
        content=message,
        lane=Lane.ALERT,
        due_at=due,
        expires_at=due + LASTS,
        reply_to=follower.message_id,
    )
    await tx.outbox.queue([delivery], now)
