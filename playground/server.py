"""Putting the playground together and letting it listen: `serve()` is the way in for a program and for a test."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web

from playground.answers import Json
from playground.calling import carry_out
from playground.calls import KEPT, Record
from playground.clock import Clock
from playground.control import Control, add_routes, refuse_foreign
from playground.http import BotApi
from playground.model import User
from playground.newsroom import Newsroom, Sites, open_sites, read_newsroom
from playground.newsroom.routes import Panel, add_panel
from playground.page import add_page
from playground.parameters import Parameters
from playground.profile import Profile
from playground.restoring import restore
from playground.state import Nowhere, StateFile, Store
from playground.storing import MAX_UPLOAD
from playground.updates import Updates
from playground.webhook import Webhook
from playground.world import World

TEST_TOKEN = "700000000:PLAYGROUND-TOKEN-FOR-TESTS-ONLY-1234"  # noqa: S105  # opens nothing but a playground
_ROOM = 2 * 1024 * 1024


@dataclass(slots=True, kw_only=True)
class Playground:
    """A running server. `url` ends without a slash: calls go to `{url}/bot{token}/METHOD`."""

    url: str
    token: str
    worlds: dict[str, World]
    clock: Clock
    panel: Panel | None
    """The sample newsroom's, where there is one."""
    _runner: web.AppRunner
    _closing: asyncio.Event
    _state: StateFile | None

    @property
    def world(self) -> World:
        """The world of the first token."""
        return self.worlds[self.token]

    async def close(self) -> None:
        """Stop listening, end what waits, keep what is kept."""
        self._closing.set()
        for world in self.worlds.values():
            world.webhook.stop()
            world.store.commit()
            for signal in (world.changed, world.record.changed, world.updates.arrived):
                signal.close()
        await self._runner.cleanup()
        if self.panel is not None:
            await self.panel.sites.close()
        if self._state is not None:
            self._state.close()


async def serve(
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    tokens: Iterable[str] = (TEST_TOKEN,),
    state: Path | None = None,
    webhook_pause: float = 1.0,
    newsroom_port: int | None = None,
    calls_kept: int = KEPT,
    messages_kept: int | None = None,
) -> Playground:
    """Start a playground; port 0 takes any free one. A browser finds the chat page at its address.

    Each token is a bot with a world of its own. `webhook_pause` is the wait, in seconds, after the first failed
    delivery to a webhook. With a `newsroom_port` there is a sample newsroom beside it, at that port if it is free.
    Of calls the last `calls_kept` stay on record, of a chat's messages the last `messages_kept`: a playground that runs for
    days needs both to be small.
    """
    file = StateFile(state) if state is not None else None
    clock = Clock()
    worlds = {token: _world(token, clock, file, webhook_pause) for token in tokens}
    for world in worlds.values():
        world.record = Record(calls_kept)
        world.messages_kept = messages_kept
    if not worlds:
        raise ValueError("a playground needs at least one token")
    closing = asyncio.Event()
    app = web.Application(client_max_size=MAX_UPLOAD + _ROOM)
    add_routes(app, Control(worlds=list(worlds.values()), clock=clock, closing=closing))
    add_page(app)
    panel = await _panel(newsroom_port, clock, worlds) if newsroom_port is not None else None
    add_panel(app, panel, refuse_foreign)
    api = BotApi(worlds, closing)
    for way in ("GET", "POST"):
        app.router.add_route(way, "/bot{token}/{method}", api.call)
    app.router.add_get("/file/bot{token}/{path:.+}", api.download)
    app.router.add_route("*", "/{rest:.*}", api.nothing)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, host, port, backlog=1024)
    try:
        await site.start()
    except OSError:
        await runner.cleanup()
        if panel is not None:
            await panel.sites.close()
        raise
    for world in worlds.values():
        world.webhook.start()
    bound = runner.addresses[0][1]
    return Playground(
        url=f"http://{host}:{bound}",
        token=next(iter(worlds)),
        worlds=worlds,
        clock=clock,
        panel=panel,
        _runner=runner,
        _closing=closing,
        _state=file,
    )


async def _panel(port: int, clock: Clock, worlds: dict[str, World]) -> Panel:
    """Open the newsroom; whoever watches any of the worlds is told of its news."""

    def told() -> None:
        for world in worlds.values():
            world.note("newsroom")

    outlets, reports, examples = read_newsroom()
    newsroom = Newsroom(outlets, reports, examples, lambda: datetime.fromtimestamp(clock.now(), UTC))
    sites: Sites = await open_sites(newsroom, port)
    return Panel(sites, told)


def _world(token: str, clock: Clock, file: StateFile | None, webhook_pause: float) -> World:
    digits = token.partition(":")[0]
    if not digits.isdecimal():
        raise ValueError("a token begins with the bot's id in digits and a colon")
    bot = User(id=int(digits), is_bot=True, first_name="Playground bot", username="playground_bot")
    store: Store = file.of_bot(bot.id) if file is not None else Nowhere()
    updates = Updates(store)
    world = World(
        bot=bot,
        clock=clock,
        store=store,
        updates=updates,
        webhook=Webhook(store=store, updates=updates, clock=clock, pause=webhook_pause),
        profile=Profile(store),
    )
    restore(world)

    async def call(reply: Json) -> None:
        await carry_out(world, str(reply.pop("method")), Parameters(reply))

    world.webhook.call = call
    return world
