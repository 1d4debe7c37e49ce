"""A small news desk: chats, feeds for all and feeds of readers' own, and every step from an entry to a summarised story."""

from datetime import timedelta

from news.chats import ChatKind, Settings
from news.feeds import Entry, Source
from news.own_sources import OwnSource
from news.recognition import NewEntry, with_keys
from news.schedule import Schedule
from news.topics import SHIPPED
from nlp.language import detect
from nlp.mind import Mind
from nlp.stem_vectors import StemVectors
from pipeline.group import Grouping
from pipeline.read import read_entry
from pipeline.summarise import summarise
from pipeline.thinking import Thinking
from pipeline.understand import understand
from sources.errors import Unreachable
from sources.urls import canonical

EVERY = timedelta(minutes=30)


class NoPages:
    """A web in which no page answers: what a feed says is all there is."""

    async def get(self, url, *, accept, limit):
        raise Unreachable("timeout")


class NoExtractor:
    """Never asked, since there are no pages."""

    async def extract(self, page, *, title=""):
        raise AssertionError(page)


class Newsdesk:
    """What comes in and what is made of it."""

    def __init__(self, storage, now):
        self.storage, self.now = storage, now
        self.thinking = Thinking(lambda: Mind(StemVectors()))
        self.grouping = Grouping(self.thinking)

    async def open(self):
        names = {language: language for language in ("ru", "ky", "en")}
        shipped = [(slug, group, "", names) for group, slugs in SHIPPED.items() for slug in slugs]
        async with self.storage.writing() as tx:
            await tx.topics.add_missing(shipped, self.now)
            self.topics = await tx.topics.ids()

    async def chat(self, number, *slugs):
        """Return a chat that reads some topics."""
        settings = Settings(language="ru", schedule=Schedule(times=(), timezone="Asia/Bishkek"), set_up=True)
        async with self.storage.writing() as tx:
            chat = await tx.chats.meet(number, None, ChatKind.PRIVATE, settings, self.now)
            await tx.subscriptions.subscribe(chat.id, [self.topics[slug] for slug in slugs], self.now)
        return chat

    async def public(self, name):
        """Put a feed on everybody's list."""
        source = Source(url=f"https://{name}.example/rss", name=name)
        async with self.storage.writing() as tx:
            return await tx.feeds.add(source, now=self.now, interval=EVERY)

    async def mine(self, chat, url, name="Двор"):
        """Let a chat add a source of its own."""
        async with self.storage.writing() as tx:
            source = await tx.own_sources.add(chat.id, Source(url=url, name=name), self.now, EVERY)
        assert isinstance(source, OwnSource)
        return source

    async def publish(self, feed_id, title, text=""):
        """Let a feed list an entry, and let it go through all steps."""
        entry = Entry(guid=f"{feed_id}-{title}", title=title, html=text, published_at=self.now)
        (keyed,) = with_keys([entry], canonical)
        new = NewEntry(
            entry=entry, keys=keyed.keys, published_at=self.now, first_seen_at=self.now, silent=False
        )
        async with self.storage.writing() as tx:
            await tx.entries.add(feed_id, [new])
        return await self.work()

    async def work(self):
        """Do all that is due. Return the story into which the last article came."""
        storage, now = self.storage, self.now
        async with storage.writing() as tx:
            entries = await tx.entries.claim_unread(now, 100)
        for entry in entries:
            await read_entry(storage, NoPages(), NoExtractor(), detect, entry, lambda: now)
        async with storage.writing() as tx:
            ids = await tx.articles.claim_to_understand(now, 100)
        for id in ids:
            await understand(storage, self.thinking, id, now)
        async with storage.writing() as tx:
            ids = await tx.articles.claim_to_group(now, 100)
        stories = [await self.grouping.group(storage, id, now) for id in ids]
        async with storage.writing() as tx:
            due = await tx.stories.claim_to_summarise(now, 100)
        for id, version in due:
            await summarise(storage, self.thinking, id, version, now)
        return stories[-1] if stories else None

    def close(self):
        self.thinking.close()
