"""The press of a torment: outlets on this machine that go on printing, and readers who get digests of what they print."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape

from aiohttp import web

from bench.databases import Database, number
from bench.toll import Toll
from bot.seeds import seed_topics
from news.chats import ChatKind, Settings
from news.schedule import Schedule
from storage import Storage

OUTLETS = 4
A_LIFE = timedelta(minutes=11)
"""How far the clock goes on from life to life: every outlet is asked again, and what a killed process held is free."""
OFTEN = {
    "POLL_INTERVAL": "300",
    "POLL_INTERVAL_MIN": "300",
    "POLL_INTERVAL_MAX": "600",
    "POLL_PER_HOST": "16",  # a host's turn that a killed process had comes back after a minute
    "ALLOW_PRIVATE_HOSTS": "127.0.0.0/8",
}
TOPICS = ("csto", "kyrgyzstan", "kazakhstan", "economy", "education", "energy")
WHO = ("ОДКБ", "Кыргызстан", "Казахстан", "Мэрия Оша", "Правительство", "Таджикистан", "Узбекистан")
DOES = {
    "открывает школу": "Классы рассчитаны на восемьсот учеников, во дворе разбили стадион",
    "строит гидроэлектростанцию": "Турбины дадут сорок мегаватт, плотину поднимут до зимы",
    "проводит учения спасателей": "Отряды с собаками искали людей под завалами, вертолёты садились на лёд",
    "снижает налог на хлеб": "Буханка подешевеет на три сома, пекарням вернут переплату",
    "ремонтирует мост через реку": "Опоры подмыл паводок, грузовики пустили в объезд через перевал",
    "покупает сорок автобусов": "Машины на газе выйдут на маршруты осенью, кондукторов заменят карты",
    "закрывает старый рудник": "Шахтёров переучат на электриков, отвалы засыплют глиной",
    "принимает конкурс певцов": "На сцену вышли дети из двадцати сёл, победил мальчик с комузом",
    "сажает ореховый лес": "Саженцы вырастили в питомнике, поливать их будут каплями",
}
WHERE = ("Баткене", "Нарыне", "Таласе", "Оше", "Караколе", "Джалал-Абаде", "Токмоке", "Кызыл-Кие")
_UNREAD = (
    "SELECT (SELECT count(*) FROM entries WHERE read_at IS NULL) "
    "+ (SELECT count(*) FROM articles WHERE story_id IS NULL) "
    "+ (SELECT count(*) FROM stories WHERE summarised_version < version)"
)


class Press:
    """What was printed, and who reads it."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        """Set whenever an outlet is asked what is new."""
        self.printed = 0
        self.people: list[int] = []
        self._items: list[tuple[int, datetime]] = []
        self._port = 0

    @asynccontextmanager
    async def open(self) -> AsyncIterator[str]:
        """Serve feeds and pages; give the sources as a file of the program lists them."""
        app = web.Application()
        app.router.add_get("/{outlet:\\d+}/feed", self._feed)
        app.router.add_get("/page/{number:\\d+}", self._page)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "0.0.0.0", 0).start()  # noqa: S104 - each outlet has an address of this machine
            self._port = runner.addresses[0][1]
            yield "\n".join(
                f'[[feed]]\nurl = "{self._url(outlet)}/{outlet}/feed"\nname = "Вестник {outlet}"\nlanguage = "ru"\ncountry = "kg"\n'
                for outlet in range(OUTLETS)
            )
        finally:
            await runner.cleanup()

    def publish(self, count: int, now: datetime) -> None:
        """Print some more articles."""
        self._items += [(self.printed + place, now) for place in range(count)]
        self.printed += count
        self.asked.clear()

    async def subscribe(
        self, storage: Storage, people: Sequence[int], hours: Sequence[datetime], now: datetime
    ) -> None:
        """Have people as readers who want a digest at some moments of a day, be it that there is nothing new."""
        self.people = list(people)
        await seed_topics(storage, now)
        times = tuple(hour.time().replace(second=0, microsecond=0) for hour in hours)
        settings = Settings(
            language="ru", schedule=Schedule(times=times, timezone="UTC"), note=True, set_up=True
        )
        async with storage.writing() as tx:
            ids = await tx.topics.ids()
            for person in people:
                chat = await tx.chats.meet(person, None, ChatKind.PRIVATE, settings, now)
                await tx.subscriptions.subscribe(chat.id, [ids[slug] for slug in TOPICS], now)

    def unread(self, database: Database) -> int:
        """Return how much the program has still to read, understand, group and summarise."""
        return self.printed - number(database, "SELECT count(*) FROM entries") + number(database, _UNREAD)

    def count(
        self, database: Database, got: "Counter[tuple[int, str]]", digests_due: int, toll: Toll
    ) -> None:
        """See that every article is in one story and every digest came once, by Telegram's record (chat, text)."""
        toll.printed = self.printed
        toll.stories = number(database, "SELECT count(*) FROM stories WHERE merged_into IS NULL")
        links = Counter(link.rpartition("/")[2] for (link,) in database.rows("SELECT link FROM entries"))
        in_stories = Counter(
            link.rpartition("/")[2]
            for (link,) in database.rows(
                "SELECT entries.link FROM articles JOIN entries ON entries.id = articles.id "
                "JOIN stories ON stories.id = articles.story_id WHERE stories.merged_into IS NULL"
            )
        )
        for item in map(str, range(self.printed)):
            if (links[item], in_stories[item]) != (1, 1):
                toll.astray.append(f"article {item}: {links[item]} entries, in {in_stories[item]} stories")
        apart = database.rows(
            "SELECT story_id, topic_id FROM story_topics JOIN stories ON stories.id = story_id WHERE "
            "story_topics.last_at <> stories.last_at OR story_topics.touched_at <> stories.touched_at"
        )
        toll.astray += [f"story {story}: not where topic {topic} looks for it" for story, topic in apart]
        self._count_due(database, digests_due, toll)
        self._count_received(database, got, toll)

    def _count_due(self, database: Database, digests_due: int, toll: Toll) -> None:
        rows = database.rows(
            "SELECT chats.telegram_id, digests.moment FROM digests JOIN chats ON chats.id = digests.chat_id"
        )
        made = Counter(rows)
        toll.digests = len(rows)
        toll.digests_amiss += [
            f"{chat} {moment}: {times}" for (chat, moment), times in made.items() if times > 1
        ]
        of_each = Counter(chat for chat, _ in made)
        toll.digests_amiss += [
            f"{person}: {of_each[person]} of {digests_due}"
            for person in self.people
            if of_each[person] != digests_due
        ]

    def _count_received(self, database: Database, got: "Counter[tuple[int, str]]", toll: Toll) -> None:
        rows = database.rows(
            "SELECT chats.telegram_id, deliveries.key, deliveries.status, contents.body FROM deliveries "
            "JOIN chats ON chats.id = deliveries.chat_id JOIN contents ON contents.hash = deliveries.content_hash "
            "WHERE deliveries.digest_id IS NOT NULL"
        )
        wanted: Counter[tuple[int, str]] = Counter()
        for chat, key, status, kept in rows:
            body = json.loads(kept) if isinstance(kept, str) else kept
            which = (chat, body["html"])
            wanted[which] += 1
            toll.wanted += 1
            toll.digest_messages += 1
            toll.received += got[which] > 0
            if status == "in-doubt":
                toll.in_doubt += 1
                toll.doubts_that_arrived += got[which] > 0
            elif not got[which]:
                (toll.false if status == "sent" else toll.lost).append(f"{key} {status}")
        toll.doubled += [
            f"{chat} {text[:40]}" for (chat, text), times in wanted.items() if got[chat, text] > times
        ]

    def _url(self, outlet: int) -> str:
        return f"http://127.0.1.{outlet + 1}:{self._port}"

    async def _feed(self, request: web.Request) -> web.Response:
        outlet = int(request.match_info["outlet"])
        self.asked.set()
        url = self._url(outlet)
        items = "".join(
            f"<item><title>{_title(item)}</title><link>{url}/page/{item}</link>"
            f"<guid>{url}/page/{item}</guid><pubDate>{format_datetime(at)}</pubDate>"
            f"<description>{escape(_text(item) if outlet % 2 else _text(item)[:80] + '…')}</description></item>"
            for item, at in reversed(self._items)
            if item % OUTLETS == outlet
        )
        return web.Response(
            text=f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Вестник {outlet}</title>'
            f"<link>{url}</link>{items}</channel></rss>",
            content_type="application/rss+xml",
        )

    async def _page(self, request: web.Request) -> web.Response:
        item = int(request.match_info["number"])
        text = "".join(f"<p>{escape(sentence)}.</p>" for sentence in _text(item).split(". "))
        return web.Response(
            text=f"<!doctype html><html><head><title>{_title(item)}</title></head><body><article>"
            f"<h1>{_title(item)}</h1>{text}</article></body></html>",
            content_type="text/html",
        )


def _title(item: int) -> str:
    """Return what an article is about; two in a row have nothing in common."""
    who, does, where = _about(item)
    return f"{who} {does} в {where}, участок {item}"


def _text(item: int) -> str:
    who, does, where = _about(item)
    return (
        f"{who} {does} в {where}. {DOES[does]}. Участок {item} займёт {item % 23 + 2} гектара и обойдётся в "
        f"{item * 7 + 11} миллионов сомов"
    )


def _about(item: int) -> tuple[str, str, str]:
    return (
        WHO[item % len(WHO)],
        list(DOES)[item % len(DOES)],
        WHERE[item // len(DOES) % len(WHERE)],
    )
