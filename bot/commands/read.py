"""`kabarchy read`: one page, feed or text through every stage, shown."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.analyze import as_json
from bot.commands.starting import out, run, settings_of
from bot.parts import clock_of, opened_web, rhythm_of
from bot.settings import Settings
from bot.troubles import Trouble
from news.feeds import ParsedFeed, Source, StoredEntry
from news.ids import EntryId, FeedId
from nlp.analysis import Analysis, Result, Text
from nlp.language import detect
from nlp.mind import load_mind
from pipeline.documents import read_document
from pipeline.read import read
from sources.channels import channel_address
from sources.decoding import decode_page
from sources.errors import NotAFeed
from sources.lines import split_page
from sources.web import FEED_TYPES, PAGE_TYPES, Page, Web
from sources.workers import Workers

MOST_ENTRIES = 10
"""Of a feed are taken through all stages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What lies at an address or in a file, through every stage."""

    kind: str
    """page, feed or text."""
    where: str
    title: str
    articles: list[tuple[str | None, datetime | None, Result]]
    """Link, time, and what the stages made of it; one but for a feed."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("read")(read_command)


def read_command(
    source: Annotated[str, typer.Argument(metavar="URL_OR_FILE")],
    as_json_: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Take one page, feed or text through every stage and show what each made of it."""
    settings = settings_of(quiet=True)
    shown = run(_read(settings, source))
    if as_json_:
        out.print(json.dumps(_json(shown), ensure_ascii=False, indent=2), markup=False)
    else:
        _show(shown)


async def _read(settings: Settings, source: str) -> Shown:
    async with opened_web(settings) as (web, workers):
        page = await _page(web, channel_address(source) or source)
        try:
            now = clock_of(settings).now()
            feed = await read_document(
                web, workers, Source(url=page.url, name=""), page, zone=rhythm_of(settings).zone, now=now
            )
        except NotAFeed:
            return await _article(workers, page, source)
        return await _feed(web, workers, feed, source, now)


async def _page(web: Web, source: str) -> Page:
    """Return what lies at an address or in a file."""
    if source.startswith(("http://", "https://")):
        return await web.get(source, accept=f"{PAGE_TYPES}, {FEED_TYPES}")
    try:
        return Page(url=Path(source).absolute().as_uri(), status=200, body=Path(source).read_bytes())
    except OSError as error:
        raise Trouble(f"{source}: {error.strerror}; an address begins with https://") from error


async def _article(workers: Workers, page: Page, source: str) -> Shown:
    """Take a page, or a text without markup, through the stages."""
    text = decode_page(page.body, page.content_type)
    if _has_markup(text):
        extracted = await workers.extract(page)
        kind, title, clean = "page", extracted.title, extracted.text
        published = extracted.published_at
    else:
        kind, published = "text", None
        title, clean = split_page(text)
    result = Analysis(load_mind(), stories=False).one(Text(title=title, text=clean, published_at=published))
    return Shown(kind=kind, where=source, title=title, articles=[(source, published, result)])


async def _feed(web: Web, workers: Workers, feed: ParsedFeed, source: str, now: datetime) -> Shown:
    """Take the first entries of a feed through the stages, with the pages behind them."""
    analysis = Analysis(load_mind())
    articles = []
    for number, entry in enumerate(feed.entries[:MOST_ENTRIES], start=1):
        stored = StoredEntry(id=EntryId(number), feed_id=FeedId(0), entry=entry, first_seen_at=now)
        reading = await read(web, workers, detect, stored)
        text = Text(title=reading.title, text=reading.text, published_at=entry.published_at, source=source)
        articles.append((entry.link, entry.published_at, analysis.one(text)))
    return Shown(kind="feed", where=source, title=feed.title, articles=articles)


def _has_markup(text: str) -> bool:
    start = text[:2000].lower()
    return any(
        tag in start for tag in ("<html", "<!doctype", "<body", "<head", "<div", "<p>", "<p ", "<article")
    )


def _json(shown: Shown) -> dict[str, Any]:
    articles = [
        {"url": link, "published": moment.isoformat() if moment else None} | as_json(result)
        for link, moment, result in shown.articles
    ]
    head: dict[str, Any] = {"kind": shown.kind, "source": shown.where}
    if shown.kind == "feed":
        return head | {"title": shown.title, "entries": articles}
    return head | articles[0]


def _show(shown: Shown) -> None:
    if shown.kind == "feed":
        out.print(f"{shown.title} — {len(shown.articles)} entries", style="bold", markup=False)
    for link, moment, result in shown.articles:
        out.print(f"\n{result.title}", style="bold", markup=False)
        facts = [result.language, f"{moment:%d.%m.%Y %H:%M} UTC" if moment else "", link or ""]
        out.print(" · ".join(filter(None, facts)), style="dim", markup=False)
        topics = ", ".join(f"{slug} {score:.2f}" for slug, score in result.topics) or "none"
        out.print(f"Topics: {topics}", markup=False)
        for sentence in result.summary:
            out.print(f"  • {sentence}", markup=False)
        if shown.kind != "feed":
            out.print(f"\n{result.text}", markup=False)
