"""robots.txt: what a site asks programs not to fetch, and where its sitemaps are (RFC 9309).

Asked for guesses and article pages; a feed that somebody named is polled as every feed reader does.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

from sources.errors import BadStatus, Disallowed, SlowDown, SourceError
from sources.robot_rules import NOTHING, RobotRules, parse_robots
from sources.web import PAGE_LIMIT, PAGE_TYPES, Page

AGENT = "Kabarchy"
KEPT_FOR = timedelta(hours=24)
"""As long as RFC 9309 lets a copy be used."""
TRIED_AGAIN_AFTER = timedelta(minutes=30)
"""Where no answer came: trouble passes, and until then nothing is fetched."""
MOST_KEPT = 1000
LIMIT = 512_000
"""Bytes that are read; RFC 9309 asks for as many, and lets the rest be."""
MOST_PAUSE = 5.0
"""Seconds between two pages that a site is granted: more would keep the news of all others waiting."""
_SERVER_FAILS = 500


class Pages(Protocol):
    """The web, as far as robots.txt needs it."""

    async def get(self, url: str, *, accept: str, limit: int) -> Page:
        """Fetch a page. Raises SourceError."""


class PatientPages(Protocol):
    """The web, as pages need it that are fetched at the pace their site wishes."""

    async def get(self, url: str, *, accept: str, limit: int, pause: float = 0.0) -> Page:
        """Fetch a page, so many seconds after the last one of its host. Raises SourceError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a site's robots.txt says."""

    rules: RobotRules
    good_until: datetime

    def allow(self, url: str) -> bool:
        """Whether a page may be fetched."""
        return self.rules.allow(url)

    @property
    def pause(self) -> float:
        """Seconds that should lie between two requests; 0 where the site does not say."""
        return min(self.rules.delay or 0.0, MOST_PAUSE)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The addresses of the site's sitemaps."""
        return self.rules.sitemaps


class Robots:
    """The rules of sites, each asked for once a day at most, however many ask together."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._kept: OrderedDict[str, Rules] = OrderedDict()
        self._asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def of(self, url: str, now: datetime) -> Rules:
        """Return the rules of the site of an address; a site without such a file forbids nothing."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}".lower()
        lock = self._asking.setdefault(site, asyncio.Lock())
        async with lock:
            kept = self._kept.get(site)
            if kept is None or now > kept.good_until:
                kept = self._kept[site] = await self._read(f"{site}/robots.txt", now)
            self._kept.move_to_end(site)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return kept

    async def _read(self, url: str, now: datetime) -> Rules:
        try:
            page = await self._pages.get(url, accept=PAGE_TYPES, limit=PAGE_LIMIT)
        except SourceError as error:
            # A server in trouble forbids everything until it says more; "not found" and "forbidden" nothing.
            if (
                isinstance(error, BadStatus)
                and not isinstance(error, SlowDown)
                and error.status < _SERVER_FAILS
            ):
                return Rules(rules=RobotRules(), good_until=now + KEPT_FOR)
            return Rules(rules=NOTHING, good_until=now + TRIED_AGAIN_AFTER)
        text = page.body[:LIMIT].decode("utf-8", "replace")
        return Rules(rules=parse_robots(text, AGENT), good_until=now + KEPT_FOR)


class AllowedPages:
    """The web without what sites ask programs not to fetch, each page at the pace that its site wishes."""

    def __init__(self, pages: PatientPages, clock: Callable[[], datetime]) -> None:
        self._pages = pages
        self._robots = Robots(pages)
        self._clock = clock

    async def get(self, url: str, *, accept: str, limit: int) -> Page:
        """Fetch a page that may be fetched. Raises Disallowed, and what the web raises."""
        rules = await self._robots.of(url, self._clock())
        if not rules.allow(url):
            raise Disallowed
        return await self._pages.get(url, accept=accept, limit=limit, pause=rules.pause)
