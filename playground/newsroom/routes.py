"""What the panel of the page asks: the outlets, publishing a story, and, from the bot itself, what it made of each item."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from aiohttp import web

from playground.acts import Impossible
from playground.answers import Json
from playground.newsroom.desk import Unpublishable
from playground.newsroom.site import Sites

PATIENCE = aiohttp.ClientTimeout(total=10)
STARTING = "The bot is starting…"
_LEAD = 220

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Panel:
    """The newsroom over HTTP. `bot` is the address of the bot's own web server, once there is one."""

    def __init__(self, sites: Sites, told: Callable[[], None]) -> None:
        self.sites = sites
        self.bot = ""
        self._told = told

    def meet(self, bot: str) -> None:
        """Learn where the bot's web server is; it ends without a slash."""
        self.bot = bot.rstrip("/")
        self._told()

    async def outlets(self, _: web.Request) -> web.Response:
        """All outlets, and stories to try publishing with."""
        newsroom = self.sites.newsroom
        outlets = [
            {
                "slug": outlet.slug,
                "name": outlet.name,
                "language": outlet.language,
                "country": outlet.country,
                "form": outlet.form,
                "home": f"{self.sites.homes[outlet.slug]}/",
                "feed": self.sites.feed_url(outlet.slug),
                "items": len(newsroom.of(outlet.slug)),
            }
            for outlet in newsroom.outlets.values()
        ]
        examples = [
            {"outlet": one.outlet, "title": one.title, "text": one.text.strip()} for one in newsroom.examples
        ]
        return _json({"outlets": outlets, "examples": examples})

    async def publish(self, request: web.Request) -> web.Response:
        """Publish a story: `outlet`, `title`, `text`. The bot is asked to poll at once."""
        try:
            said = json.loads(await request.read())
            item = self.sites.newsroom.publish(
                str(said["outlet"]), str(said.get("title", "")), str(said.get("text", ""))
            )
        except Unpublishable as why:
            return _json({"error": str(why)}, 400)
        except (ValueError, KeyError, TypeError, AttributeError):
            return _json({"error": "a story is a JSON object with outlet, title and text"}, 400)
        _, polled = await self._ask_bot("POST", "/playing/poll", None)
        self._told()
        url = f"{self.sites.homes[item.outlet]}/news/{item.slug}"
        return _json({"url": url, "polled": "error" not in polled})

    async def preview(self, request: web.Request) -> web.Response:
        """What the preview of a link to one of our pages shows; null for any other."""
        url = request.query.get("url", "")
        for slug, home in self.sites.homes.items():
            item = self.sites.newsroom.item(slug, url.removeprefix(f"{home}/news/"))
            if url.startswith(f"{home}/news/") and item is not None:
                outlet = self.sites.newsroom.outlets[slug]
                return _json({"outlet": outlet.name, "title": item.title, "lead": item.lead[:_LEAD]})
        return _json(None)

    async def stages(self, request: web.Request) -> web.Response:
        """What each stage of the bot made of the newest items."""
        limit = request.query.get("limit", "50")
        status, said = await self._ask_bot("GET", f"/stages?limit={limit if limit.isdecimal() else 50}", None)
        return _json(said, status)

    async def real_feeds(self, request: web.Request) -> web.Response:
        """Whether the real sources are polled; POST `{"on": …}` decides it."""
        body = await request.read() if request.method == "POST" else None
        status, said = await self._ask_bot(request.method, "/playing/real-feeds", body)
        return _json(said, status)

    async def _ask_bot(self, way: str, path: str, body: bytes | None) -> tuple[int, Json]:
        # A browser would note a status over 400 as an error of the page, which a bot that starts is not.
        if not self.bot:
            return 200, {"error": STARTING}
        try:
            async with (
                aiohttp.ClientSession(timeout=PATIENCE) as session,
                session.request(way, self.bot + path, data=body) as answer,
            ):
                return answer.status, await answer.json(content_type=None)
        except (aiohttp.ClientError, TimeoutError, ValueError):
            return 200, {"error": "The bot does not answer."}


def add_panel(app: web.Application, panel: Panel | None, guard: Callable[[web.Request], None]) -> None:
    """Let an application answer the panel, or say that there is none; `guard` raises Impossible for requests of other sites' pages."""

    def guarded(handler: Handler) -> Handler:
        async def answer(request: web.Request) -> web.StreamResponse:
            try:
                guard(request)
            except Impossible as why:
                return _json({"error": why.reason}, why.status)
            return await handler(request)

        return answer

    if panel is None:
        app.router.add_get("/newsroom", _nothing)
        app.router.add_get("/newsroom/preview", _nothing)
        return
    app.router.add_get("/newsroom", guarded(panel.outlets))
    app.router.add_post("/newsroom/stories", guarded(panel.publish))
    app.router.add_get("/newsroom/preview", guarded(panel.preview))
    app.router.add_get("/newsroom/stages", guarded(panel.stages))
    app.router.add_get("/newsroom/real-feeds", guarded(panel.real_feeds))
    app.router.add_post("/newsroom/real-feeds", guarded(panel.real_feeds))


async def _nothing(_: web.Request) -> web.Response:
    return _json(None)


def _json(said: Any, status: int = 200) -> web.Response:
    body = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
    return web.Response(status=status, body=body, content_type="application/json")
