"""A small web server: `/healthz` for who watches, `/metrics` for who measures, `/telegram` for Telegram's own calls."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name, not a secret
WEBHOOK_PATH = "/telegram"
MOST_BYTES = 2_000_000
LARGEST_NUMBER = 2**63 - 1
RETRY_AFTER = 5
"""Seconds after which Telegram is asked to bring again what could not be kept."""

_REACHED = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # only told apart
"""By which address a server of all addresses is reached on its own machine: no browser opens the others."""


class NotNow(Exception):
    """An update cannot be kept at the moment; the message says why. Telegram is to bring it again."""


class PortTaken(OSError):
    """The address to serve at is used by another program, or is none of this machine's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """What the pages show."""

    problems: Callable[[], list[str]]
    metrics: Callable[[], Awaitable[bytes]]
    webhook_secret: str = ""
    """Empty: Telegram does not call us."""
    webhook_url: str = ""
    """The public address before WEBHOOK_PATH; a proxy may leave its path in place or take it away."""
    receive: Callable[[list[dict[str, Any]]], Awaitable[None]] | None = None
    """Keeps updates; returns once they are safe. Raises NotNow."""
    more: Sequence[web.AbstractRouteDef] = ()
    """Further routes: what the page of the playground asks."""


class Server:
    """The running web server."""

    def __init__(self, runner: web.AppRunner, host: str, port: int) -> None:
        self._runner = runner
        name = _REACHED.get(host, host)
        self.url = f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"

    @classmethod
    async def start(cls, pages: Pages, host: str, port: int) -> "Server":
        """Serve at an address; port 0 takes any free one. Raises PortTaken."""
        runner = web.AppRunner(application(pages), access_log=None, shutdown_timeout=2)
        await runner.setup()
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            await runner.cleanup()
            raise PortTaken(f"{host}:{port} cannot be served: {error.strerror or error}") from error
        bound: Mapping[int, Any] = dict(enumerate(runner.addresses[0]))
        return cls(runner, host, bound[1])

    async def close(self) -> None:
        """Stop serving."""
        await self._runner.cleanup()


def application(pages: Pages) -> web.Application:
    """Return the routes."""
    app = web.Application(client_max_size=MOST_BYTES)

    async def health(_request: web.Request) -> web.Response:
        problems = pages.problems()
        body = {"status": "trouble" if problems else "ok", "problems": problems}
        return web.json_response(body, status=503 if problems else 200)

    async def metrics(_request: web.Request) -> web.Response:
        return web.Response(body=await pages.metrics(), content_type="text/plain", charset="utf-8")

    async def telegram(request: web.Request) -> web.Response:
        return await _webhook(pages, request)

    app.router.add_get("/healthz", health)
    app.router.add_get("/metrics", metrics)
    if pages.receive is not None:
        for path in {WEBHOOK_PATH, urlsplit(pages.webhook_url).path + WEBHOOK_PATH}:
            app.router.add_post(path, telegram)
    app.router.add_routes(pages.more)
    return app


async def _webhook(pages: Pages, request: web.Request) -> web.Response:
    """Keep an update of Telegram, then confirm it; whoever does not know the secret gets nothing."""
    # A header may hold any bytes, and is given as text in which those that are none stand for themselves.
    given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
    secret = pages.webhook_secret.encode()
    if pages.receive is None or not secret or not hmac.compare_digest(given, secret):
        return web.Response(status=403)
    try:
        update = json.loads(await request.read())
    except (ValueError, RecursionError):
        return web.Response(status=400)
    if not isinstance(update, dict) or not _is_number(update.get("update_id")):
        return web.Response(status=400)
    try:
        await pages.receive([update])
    except NotNow as error:
        log.warning("update %s has to come again: %s", update["update_id"], error)
        return web.Response(status=503, headers={"Retry-After": str(RETRY_AFTER)})
    return web.Response()


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_NUMBER
