"""A bot of our handlers alone, talking to the local Telegram; the sending of the outbox is not part of it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import delete
from sqlalchemy import update as change
from telegram import Update
from telegram.ext import Application

from bot.request import AiohttpRequest
from handlers import Services, context_types, register_all
from messages.words import names
from news.articles import TopicScore
from news.chats import Chat
from news.deliveries import DeliveryStatus
from news.feeds import Entry, ParsedFeed, Source
from news.ids import EntryId, FeedId, StoryId, UserId
from news.stories import Sentence, Summary
from news.topics import SHIPPED
from news.whynot import Facts
from pipeline.own_topics import rehearse_own
from pipeline.rehearse import Rehearsal, rehearse
from pipeline.thinking import Thinking
from pipeline.try_source import SeveralFeeds, SourceRefused, TriedSource
from pipeline.valve import Valve
from pipeline.why import facts_of, why
from playground import Playground, serve
from playground.client import Control, Person
from storage import Storage
from storage.schema import deliveries, digests, shown
from tests.stories import out_of_place


@dataclass
class World:
    """The bot, its storage, and what it asked of the rest of the program."""

    telegram: Control
    storage: Storage
    bot: Application
    now: datetime
    woken: list[str] = field(default_factory=list)
    failures: list[tuple[int, BaseException]] = field(default_factory=list)
    sources: dict[str, TriedSource] = field(default_factory=dict)
    handled: list[Update] = field(default_factory=list)
    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    menus: list[int] = field(default_factory=list)
    thinking: Thinking = field(default_factory=Thinking)
    valve: Valve = field(default_factory=Valve)
    seconds: float = 0.0
    takes_rich: bool = True

    async def rich_is_taken(self) -> bool:
        return self.takes_rich

    async def person(self, **about) -> Person:
        return await self.telegram.person(**about)

    async def owner(self, **about) -> Person:
        """Somebody whom the one-time link made the owner, with nothing unread."""
        somebody = await self.person(**about)
        async with self.storage.writing() as tx:
            await tx.editors.add_owner(UserId(somebody.id), self.now)
        return somebody

    async def reader(self, **about) -> Person:
        """Somebody who went through the beginning as it offers itself."""
        somebody = await self.person(**about)
        await somebody.start()
        screen = await somebody.next_message()
        await somebody.press(screen, "v1:language:ru:setup")
        await somebody.press(screen, "v1:settings:hours:setup")
        await somebody.press(screen, "v1:done")
        await self.unread(somebody.id)
        self.woken.clear()
        return somebody

    async def unread(self, telegram_id: int) -> None:
        """Let a chat have been shown nothing yet: its first digest held none of the news of a test."""
        async with self.storage.writing() as tx:
            chat = await tx.chats.find(telegram_id, None)
            for table in (deliveries, digests, shown):
                await tx.outbox._connection.execute(delete(table).where(table.c.chat_id == chat.id))

    async def delivered(self, telegram_id: int) -> None:
        """Let what waits for a chat have been sent."""
        async with self.storage.writing() as tx:
            chat = await tx.chats.find(telegram_id, None)
            sent = change(deliveries).where(deliveries.c.chat_id == chat.id)
            values = {"status": DeliveryStatus.SENT, "ended_at": self.now, "message_ids": [1]}
            await tx.outbox._connection.execute(sent.values(values))

    async def chat(self, telegram_id: int, thread_id: int | None = None) -> Chat | None:
        async with self.storage.reading() as tx:
            return await tx.chats.find(telegram_id, thread_id)

    async def topics(self, telegram_id: int) -> set[str]:
        async with self.storage.reading() as tx:
            chat = await tx.chats.find(telegram_id, None)
            chosen = await tx.subscriptions.topics(chat.id)
            return {topic.slug for topic in (await tx.topics.by_id(chosen)).values()}

    async def quiet(self) -> None:
        """Wait until every update has been handled."""
        await self.telegram.pending_updates(wait=10)

    async def again(self) -> None:
        """Handle the last update once more, as after a crash."""
        await self.bot.process_update(self.handled[-1])

    async def feed(self, url: str, name: str = "Вести гор") -> FeedId:
        """Put a source on the list."""
        async with self.storage.writing() as tx:
            added = await tx.feeds.add(
                Source(url=url, name=name), now=self.now, interval=timedelta(minutes=30)
            )
        assert added is not None
        return added

    async def story(self, headline: str, slug: str = "csto") -> StoryId:
        """Keep a story that has been summarised, as the pipeline leaves it."""
        at = self.now - timedelta(hours=1)
        async with self.storage.writing() as tx:
            topic = await tx.topics.by_slug(slug)
            id = await tx.stories.add(at, self.now)
            score = TopicScore(topic_id=topic.id, score=0.9)
            await tx.stories.touch(id, reported=[at], outlets=2, importance=0.5, topics=[score], now=self.now)
            ((_, version),) = await tx.stories.claim_to_summarise(self.now, 1)
            said = Sentence(text="Подробности сообщила пресс-служба.", article_id=EntryId(1), source="")
            summary = Summary(language="ru", headline=headline, sentences=(said,))
            await tx.stories.summarised(id, version, [summary])
        return id

    async def queued(self) -> list[str]:
        """Return the texts that wait in the outbox, in the order in which they leave."""
        async with self.storage.writing() as tx:
            claimed = await tx.outbox.claim(self.now, 100)
            found = [await tx.outbox.get(id) for id in claimed]
        return [delivery.content.html for delivery in found if delivery is not None]

    def offers(self, url: str, *titles: str) -> None:
        """Let a source lie at an address."""
        self.sources[url] = TriedSource(
            source=Source(url=url, name="Вести гор", language="ru"),
            feed=ParsedFeed(entries=tuple(Entry(title=title) for title in titles)),
        )


@pytest.fixture
async def local_telegram() -> AsyncIterator[Playground]:
    server = await serve()
    yield server
    await server.close()


@pytest.fixture
async def world(local_telegram, storage, now) -> AsyncIterator[World]:
    async with storage.writing() as tx:
        shipped = [
            (slug, group, emoji, names(f"topic-{slug}"))
            for group, shelf in SHIPPED.items()
            for slug, emoji in shelf.items()
        ]
        await tx.topics.add_missing(shipped, now)
    async with Control(local_telegram.url) as telegram:
        await telegram.no_limits()
        made = World(telegram=telegram, storage=storage, bot=None, now=now)  # the bot follows
        made.bot = _bot(local_telegram, made)
        async with made.bot:
            polling = asyncio.create_task(_poll(made))
            yield made
            await made.quiet()
            polling.cancel()
            with suppress(asyncio.CancelledError):
                await polling
        made.thinking.close()
        assert await out_of_place(storage) == []
        assert made.failures == [], "nothing breaks unless the test says so and takes note of it"


@pytest.fixture
async def reader(world: World) -> Person:
    """Somebody who has gone through the beginning and looks at the settings, which are their `screen`."""
    somebody = await world.reader()
    await somebody.send("/settings")
    somebody.screen = await somebody.next_message()
    return somebody


def _bot(server: Playground, world: World) -> Application:
    async def try_source(url: str) -> TriedSource:
        if url in world.pages:
            raise SeveralFeeds(world.pages[url])
        if url not in world.sources:
            raise SourceRefused("unreachable:dns")
        return world.sources[url]

    async def record_failure(update_id: int, error: BaseException) -> None:
        world.failures.append((update_id, error))

    async def rehearsed(words: list[str]) -> Rehearsal:
        return await rehearse(world.storage, world.thinking, words, world.now)

    async def rehearsed_own(query: str) -> Rehearsal:
        return await rehearse_own(world.storage, world.thinking, query, world.now)

    async def facts(link: str, chat: Chat) -> Facts:
        return await facts_of(world.storage, world.thinking, link, chat, world.now)

    async def topics_changed() -> None:
        world.woken.append("understand")

    async def tell_menu(user: UserId) -> None:
        world.menus.append(user)

    services = Services(
        storage=world.storage,
        now=lambda: world.now,
        wake=world.woken.append,
        try_source=try_source,
        record_failure=record_failure,
        rehearse=rehearsed,
        rehearse_own=rehearsed_own,
        why=partial(why, world.storage, world.thinking),
        facts_of=facts,
        topics_changed=topics_changed,
        tell_menu=tell_menu,
        takes_rich=world.rich_is_taken,
        valve=world.valve,
        ticks=lambda: world.seconds,
        language="ru",
        timezone="Asia/Bishkek",
    )
    application = _application(server, services)
    register_all(application)
    return application


def _application(server: Playground, services: Services) -> Application:
    builder = Application.builder().token(server.token).updater(None).job_queue(None)
    # PTB's own way reads the system's certificates anew for each bot.
    for taken in (builder.request, builder.get_updates_request):
        taken(AiohttpRequest(connections=8, read_seconds=20, connect_seconds=5))
    return (
        builder.base_url(f"{server.url}/bot")
        .base_file_url(f"{server.url}/file/bot")
        .context_types(context_types(services))
        .build()
    )


async def _poll(world: World) -> None:
    offset = 0
    while True:
        for update in await world.bot.bot.get_updates(offset, timeout=20, allowed_updates=Update.ALL_TYPES):
            offset = update.update_id + 1
            world.handled.append(update)
            await world.bot.process_update(update)
