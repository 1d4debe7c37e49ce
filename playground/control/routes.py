"""The paths of the control API, all under /control/, and what stands around every one of them."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from playground.acts import Impossible
from playground.answers import Refusal
from playground.clock import Clock
from playground.control import chats, people, trouble, watching
from playground.control.asked import Asked
from playground.world import World

Handler = Callable[[Asked], Any | Awaitable[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """What the control API rules. `?bot=ID` chooses among the worlds; the first is meant without it."""

    worlds: list[World]
    clock: Clock
    closing: asyncio.Event

    def world(self, request: web.Request) -> World:
        """The world a request is about."""
        bot = request.query.get("bot")
        for world in self.worlds:
            if bot is None or str(world.bot.id) == bot:
                return world
        raise Impossible("there is no such bot", 404)


def add_routes(app: web.Application, control: Control) -> None:
    """Let an application answer the control API."""
    for table in (people.ROUTES, chats.ROUTES, trouble.ROUTES, watching.ROUTES):
        for way, path, handler in table:
            app.router.add_route(way, f"/control{path}", _endpoint(control, handler))

    async def stream(request: web.Request) -> web.StreamResponse:
        return await watching.stream(request, control.world(request), control.closing)

    app.router.add_get("/control/events", stream)


def _endpoint(control: Control, handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            refuse_foreign(request)
            asked = Asked(
                control.world(request), control.clock, request.match_info, request.query, await _body(request)
            )
            result = handler(asked)
            if asyncio.iscoroutine(result):
                result = await result
        except Impossible as why:
            return _json({"error": why.reason}, why.status)
        except Refusal as why:
            return _json({"error": why.description}, why.code)
        asked.world.store.commit()
        return result if isinstance(result, web.StreamResponse) else _json(result)

    return answer


def refuse_foreign(request: web.Request) -> None:
    """Refuse what a browser sends for a page of another site."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise Impossible("pages of other sites may not steer the playground", 403)


async def _body(request: web.Request) -> Any:
    body = await request.read()
    if not body:
        return None
    try:
        return json.loads(body)
    except ValueError:
        raise Impossible("the body must be JSON") from None


def _json(result: Any, status: int = 200) -> web.Response:
    body = json.dumps(result, ensure_ascii=False).encode("utf-8", "replace")
    return web.Response(status=status, body=body, content_type="application/json")
