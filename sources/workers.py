"""Two processes that read feeds and pages, so that the event loop never waits for a parser.

Only a process can be stopped: a document made to exhaust feedparser (100,000 attributes take it over 40 s) costs its
limit, its process is replaced, and the next document goes on. The heavy libraries are imported once, in the server that
the processes are forked from, and never in the program's own process.
"""

import asyncio
import multiprocessing
import signal
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor
from datetime import datetime
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from news.feeds import ParsedFeed
from sources.errors import Unreadable
from sources.pages import PageText
from sources.web import Page

PROCESSES = 2
TASKS_A_PROCESS = 500
"""Then it is replaced: trafilatura keeps 60 MB more after a thousand pages."""
MEMORY_A_PROCESS = 1_500_000_000
"""Bytes of address space; a document that wants more fails alone, before the machine runs out."""
FEED_SECONDS = 2.0
PAGE_SECONDS = 5.0
_Read = TypeVar("_Read")
_PRELOADED = ["sources.kinds", "sources.articles", "sources.settled"]


class Workers:
    """Reads feeds and pages in `processes` of their own, each within its limit of seconds; `close` ends them.

    Nothing is started before the first document.
    """

    def __init__(
        self,
        *,
        processes: int = PROCESSES,
        feed_seconds: float = FEED_SECONDS,
        page_seconds: float = PAGE_SECONDS,
    ) -> None:
        self._processes = processes
        self._feed_seconds = feed_seconds
        self._page_seconds = page_seconds
        self._pool: ProcessPool | None = None

    async def parse_feed(
        self,
        page: Page,
        *,
        zone: str,
        now: datetime,
        selectors: Mapping[str, str] | None = None,
        seen: bytes = b"",
    ) -> ParsedFeed:
        """Read a source, whatever its kind; raise NotAFeed, PageChanged or Unreadable.

        `selectors` are those of a page without a feed; `seen` is what its last document was known by.
        """
        arguments = (page.body, page.content_type, page.url, now, zone, selectors, seen)
        return await self._done(_parse_source, arguments, self._feed_seconds)

    async def extract(self, page: Page, *, title: str = "") -> PageText:
        """Read the article on a page, given its title where a feed said it; raise Unreadable."""
        arguments = (page.body, page.content_type, page.url, title)
        return await self._done(_extract, arguments, self._page_seconds)

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    async def _done(self, work: Callable[..., _Read], arguments: tuple[Any, ...], seconds: float) -> _Read:
        """Have work done by the pool; one that breaks down under it is replaced, and the work done once more."""
        pool = self._started()
        try:
            return await _result(self._scheduled(pool, work, arguments, seconds))
        except BrokenExecutor:
            if self._pool is pool:
                self.close()
            return await _result(self._scheduled(self._started(), work, arguments, seconds))

    @staticmethod
    def _scheduled(
        pool: ProcessPool, work: Callable[..., _Read], arguments: tuple[Any, ...], seconds: float
    ) -> "ProcessFuture[_Read]":
        try:
            return pool.schedule(work, arguments, timeout=seconds)
        except RuntimeError as error:
            # It has broken down since, or been closed by whoever was told first.
            raise BrokenExecutor(str(error)) from error

    def _started(self) -> ProcessPool:
        if self._pool is None:
            self._pool = ProcessPool(
                max_workers=self._processes,
                max_tasks=TASKS_A_PROCESS,
                initializer=_prepare,
                context=_context(),
            )
        return self._pool


async def _result(future: "ProcessFuture[_Read]") -> _Read:
    try:
        return await asyncio.wrap_future(future)
    except TimeoutError as error:
        raise Unreadable("time") from error
    except MemoryError as error:
        raise Unreadable("memory") from error
    except ProcessExpired as error:
        raise Unreadable("died") from error
    except RecursionError as error:
        raise Unreadable("depth") from error


def _context() -> BaseContext:
    """Fork from a clean server where that exists: a fork of the program itself would copy its threads' locks."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context


def _prepare() -> None:
    """Run at the start of each process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which ends its workers itself
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_A_PROCESS, most))


def _parse_source(
    body: bytes,
    content_type: str,
    url: str,
    now: datetime,
    zone: str,
    selectors: Mapping[str, str] | None,
    seen: bytes,
) -> ParsedFeed:
    from sources.kinds import parse_source  # noqa: PLC0415 - never in the program's own process

    return parse_source(
        body, content_type=content_type, url=url, now=now, zone=zone, selectors=selectors, seen=seen
    )


def _extract(body: bytes, content_type: str, url: str, title: str) -> PageText:
    from sources.articles import extract  # noqa: PLC0415 - never in the program's own process

    return extract(body, url=url, content_type=content_type, title=title)
