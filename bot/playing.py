"""Playing: a local Telegram with a chat page and a sample newsroom, and the bot connected to it over HTTP as to the real one."""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from aiohttp.web import AbstractRouteDef
from pydantic import SecretStr

from bot.opening import offer_to_open
from bot.program import Program, Say, run
from bot.settings import Settings
from news.feeds import Source
from playground.cast import assemble
from playground.newsroom.routes import Panel
from playground.server import TEST_TOKEN, Playground, serve
from sources.catalogue import read_catalogue
from sources.errors import BadCatalogue
from storage.database import parse_url
from storage.sole import sole
from web.server import PortTaken
from web.stages import stage_routes

log = logging.getLogger(__name__)

DATABASE = "sqlite:///data/playground.db"
"""The playground's own, so that playing never touches what a real bot keeps."""
REAL_FEEDS = Path("feeds.toml")
KEPT_CALLS, KEPT_MESSAGES = 2_000, 500
"""Of a session that may run for days: what the playground remembers of calls, and of each chat's messages."""
INTERVALS = {"poll_interval": 20, "poll_interval_min": 2, "poll_interval_max": 30}
"""Seconds between polls of the newsroom; a published story is polled at once."""


async def run_playing(settings: Settings, say: Say) -> None:
    """Run the program against a Telegram of this machine. Raises what `run` raises."""
    async with AsyncExitStack() as stack:
        playground = await _opened(settings)
        stack.push_async_callback(playground.close)
        panel = playground.panel
        if panel is None:
            raise RuntimeError("the playground was opened without its newsroom")
        cast = assemble(playground.world)
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="kabarchy-")))
        catalogue = folder / "newsroom.toml"
        catalogue.write_text(panel.sites.catalogue(), "utf-8")
        if not settings.database_is_set:
            await _forget(DATABASE)
        guest = _Guest(panel, settings)
        await stack.enter_async_context(_greeting(settings, playground.url, say))
        await run(_playing(settings, playground, panel, catalogue, cast.editor.id), say, guest)


async def _opened(settings: Settings) -> Playground:
    """Open the playground, with the newsroom one port higher, so that its addresses are the same every time."""
    port = settings.playground_port
    try:
        return await serve(
            port=port,
            newsroom_port=port + 1 if port else 0,
            calls_kept=KEPT_CALLS,
            messages_kept=KEPT_MESSAGES,
        )
    except OSError as error:
        raise PortTaken(
            f"127.0.0.1:{port} cannot be served: {error.strerror or error}; PLAYGROUND_PORT chooses another"
        ) from error


def _playing(
    settings: Settings, playground: Playground, panel: Panel, catalogue: Path, editor: int
) -> Settings:
    """Return the settings with which the program meets the playground; what the operator has set stays."""
    changes: dict[str, Any] = {
        "bot_token": SecretStr(TEST_TOKEN),
        "telegram_api_url": playground.url,
        "webhook_url": "",
        "admin_ids": (*settings.admin_ids, editor),
        "allow_private_hosts": (*settings.allow_private_hosts, panel.sites.network),
    }
    usual: dict[str, Any] = {
        "database_url": DATABASE,
        "clock_url": f"{playground.url}/control/clock",
        "feeds": str(catalogue),
    }
    if not INTERVALS.keys() & settings.model_fields_set:
        usual |= INTERVALS
    changes |= {name: value for name, value in usual.items() if name not in settings.model_fields_set}
    return settings.model_copy(update=changes)


async def _forget(database: str) -> None:
    """Begin with an empty database: the local Telegram has forgotten all of it too. Raises AlreadyRunning."""
    async with sole(database):
        path = Path(str(parse_url(database).database))
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)


@asynccontextmanager
async def _greeting(settings: Settings, url: str, say: Say) -> AsyncIterator[None]:
    say(f"Playground: {url}/")
    if settings.token:
        say("This is a local Telegram; BOT_TOKEN is not used.")
    else:
        say(
            "No BOT_TOKEN is set, so this is a local Telegram. To connect a real bot: get a token from @BotFather,"
        )
        say("put BOT_TOKEN=… into .env, start again.")
    async with offer_to_open(f"{url}/", say):
        yield


class _Guest:
    """The playground's panel as a guest of the program."""

    def __init__(self, panel: Panel, settings: Settings) -> None:
        self._panel = panel
        self._interval = timedelta(seconds=settings.poll_interval)
        self._settings = settings

    def routes(self, program: Program) -> Sequence[AbstractRouteDef]:
        """Return the routes that the panel asks."""
        storage, clock = program.reading.storage, program.reading.clock

        async def poll_now() -> None:
            await clock.ask()
            async with storage.writing() as tx:
                await tx.feeds.make_due(clock.now())
            program.engine.wake("poll")

        async def real_feeds(on: bool | None) -> dict[str, Any]:  # noqa: FBT001 - a switch, or None to look at it
            sources = self._real_sources()
            if on is not None:
                async with storage.writing() as tx:
                    for source in sources:
                        if on:
                            await tx.feeds.add(source, now=clock.now(), interval=self._interval)
                        elif (feed := await tx.feeds.by_url(source.url)) is not None:
                            await tx.feeds.remove(feed.id)
                program.engine.wake("poll")
            async with storage.reading() as tx:
                there = {feed.source.url for feed in await tx.feeds.all()}
            real = {source.url for source in sources}
            return {"on": bool(real) and real <= there, "count": len(real)}

        return stage_routes(storage, poll_now, real_feeds)

    def meet(self, url: str) -> None:
        """Tell the panel where to ask."""
        self._panel.meet(url)

    def _real_sources(self) -> list[Source]:
        """Return the sources of `feeds.toml`, or none where that file is missing."""
        try:
            return read_catalogue(REAL_FEEDS)
        except BadCatalogue as error:
            log.debug("the real sources cannot be switched on: %s", error)
            return []
