"""A town whose press four outlets make, in three languages, and the program that brings their news to its readers."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from playground.client import Control, Message, Person, Room

from .newsroom import Newsroom, a_day_of_news
from .people import PATIENCE
from .program import Home, Program

ROUND = timedelta(minutes=11)
"""After so long every outlet is asked again, with the settings of `settle`."""
BISHKEK = ZoneInfo("Asia/Bishkek")
DAY = 24 * 60 * 60
POLLED_OFTEN = {"POLL_INTERVAL": "300", "POLL_INTERVAL_MIN": "300", "POLL_INTERVAL_MAX": "600"}
CROSSING = "Kyrgyzstan spent 40 million soms on a new border crossing with Uzbekistan near Osh."


@dataclass(slots=True, kw_only=True)
class Town:
    """Everything that a story of its readers needs; `articles` is how many have been published."""

    telegram: Control
    newsroom: Newsroom
    home: Home
    program: Program
    articles: int = field(default=0)

    @classmethod
    async def settle(cls, telegram: Control, newsroom: Newsroom, home: Home) -> "Town":
        """Print a day of news and wait until the program has read and understood it."""
        articles = a_day_of_news(newsroom)
        herald = newsroom.outlet("Chuy Herald", "herald", language="en", country="gb")
        newsroom.publish(
            herald,
            "New border crossing opens near Osh",
            CROSSING,
            "The crossing works around the clock, the border service of Kyrgyzstan said.",
            ago=timedelta(minutes=40),
        )
        newsroom.write_catalogue(home.folder / "feeds.toml")
        program = await home.run(FEEDS="feeds.toml", **POLLED_OFTEN)
        town = cls(telegram=telegram, newsroom=newsroom, home=home, program=program, articles=articles + 1)
        await town.read()
        return town

    def publish(self, outlet: str, title: str, *paragraphs: str) -> None:
        """Print an article."""
        self.newsroom.publish(self.newsroom.outlets[outlet], title, *paragraphs)
        self.articles += 1

    def reprint(self, outlet: str, was: str, becomes: str) -> None:
        """Put other words in the place of some of an outlet's, as an editor corrects what is out already."""
        kept = self.newsroom.outlets[outlet]
        kept.items = [
            replace(item, paragraphs=tuple(text.replace(was, becomes) for text in item.paragraphs))
            for item in kept.items
        ]

    async def read(self) -> None:
        """Wait until all that was published is in stories that are summarised and can be searched."""
        await self.home.news(self.program, self.articles)
        await self.until("SELECT NOT EXISTS (SELECT 1 FROM articles WHERE NOT indexed)")

    async def next_round(self) -> None:
        """Let so much time pass that every outlet is asked again, and wait until all is read."""
        self.newsroom.let_pass(seconds=ROUND.total_seconds())
        await self.read()

    def let_pass_until(self, hour: int, minute: int = 0) -> None:
        """Let time pass until the town's clock shows an hour of the day the next time."""
        now = self.newsroom.now.astimezone(BISHKEK)
        then = now.replace(hour=hour, minute=minute, second=0)
        self.newsroom.let_pass(seconds=(then - now).total_seconds() % DAY)

    async def until(self, query: str, *values: object) -> None:
        """Wait until a query into the database gives a true number."""
        await self.program.until(lambda: self.home.count(query, *values), query)


async def follow(person: Person, screen: Message, *buttons: str) -> Message:
    """Press one button after another, each on what the last one brought; give what the last one brought."""
    for button in buttons:
        screen = (await person.press(screen, button, patience=PATIENCE, settle=PATIENCE)).message
    return screen


async def stands(room: Room, beginning: str) -> Message:
    """Wait until the bot's message that begins so stands in a chat, new or changed; give the newest of them."""
    async with asyncio.timeout(PATIENCE):
        change = 0
        while True:
            for message in reversed(await room.messages(after=change, wait=PATIENCE)):
                change = max(change, message.changed)
                if message.by_bot and message.text.startswith(beginning):
                    return message


async def answer(person: Person, text: str) -> Message:
    """Write something and wait for the answer."""
    await person.send(text)
    return await person.next_message(patience=PATIENCE)


def number_of(digest: Message, words: str) -> str:
    """The number that a digest gives to the story with these words in its headline."""
    return next(line for line in digest.text.splitlines() if words in line).partition(".")[0]
