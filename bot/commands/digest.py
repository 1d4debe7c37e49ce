"""`kabarchy digest`: the digest that would be sent, in the terminal, from what is stored."""

import re
from datetime import timedelta
from typing import Annotated

import typer

from bot.commands.starting import out, run, settings_of
from bot.parts import clock_of, opened_storage
from bot.seeds import seed_topics
from bot.settings import Settings
from bot.terminal import styled
from messages.digest import digest as rendered
from news.chats import LANGUAGES
from news.chats import Settings as ChatSettings
from news.order import View
from news.schedule import Schedule
from news.topics import Topic
from pipeline.choosing import select

MOST_STORIES = 20
_SPAN = re.compile(r"(\d{1,6})([mhd])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("digest")(digest_command)


def digest_command(
    topics: Annotated[str, typer.Option("--topics", help="Slugs, comma-separated, as csto,foreign-policy.")],
    language: Annotated[str, typer.Option("--language", help="ru, ky or en.")] = "",
    since: Annotated[str, typer.Option("--since", help="A number with m, h or d.")] = "24h",
) -> None:
    """Show the digest of some topics from what is stored."""
    settings = settings_of(quiet=True)
    span = span_of(since)
    chosen = language or settings.default_language
    if chosen not in LANGUAGES:
        raise typer.BadParameter(f"{language} is none of {', '.join(LANGUAGES)}", param_hint="--language")
    run(_digest(settings, [slug.strip() for slug in topics.split(",") if slug.strip()], chosen, span))


def span_of(written: str) -> timedelta:
    """Return a span such as 30m, 24h or 7d. Raises BadParameter."""
    match = _SPAN.fullmatch(written.strip())
    if match is None:
        raise typer.BadParameter(f"{written} is not a number with m, h or d", param_hint="--since")
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


async def _digest(settings: Settings, slugs: list[str], language: str, span: timedelta) -> None:
    clock = clock_of(settings)
    await clock.ask()
    now = clock.now()
    async with opened_storage(settings) as storage:
        await seed_topics(storage, now)
        async with storage.reading() as tx:
            found = {slug: await tx.topics.by_slug(slug) for slug in slugs}
            topics = _known(found)
            stories = await tx.stories.since([topic.id for topic in topics], now - span)
    chosen = select(stories, tuple(topic.id for topic in topics), MOST_STORIES, View(now=now))
    looks = ChatSettings(language=language, schedule=Schedule(times=(), timezone=settings.default_timezone))
    for message in rendered(chosen, {topic.id: topic for topic in topics}, looks, now):
        out.print(styled(message.html))


def _known(found: dict[str, Topic | None]) -> list[Topic]:
    unknown = [slug for slug, topic in found.items() if topic is None]
    if unknown or not found:
        raise typer.BadParameter(
            f"no such topic: {', '.join(unknown) or '(none given)'}", param_hint="--topics"
        )
    return [topic for topic in found.values() if topic is not None]
