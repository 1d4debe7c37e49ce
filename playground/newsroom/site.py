"""Letting every outlet answer at an address of its own, as 127.77.0.1, all at one port."""

import hashlib
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from ipaddress import IPv4Network

from aiohttp import web

from playground.newsroom.desk import Newsroom
from playground.newsroom.feeds import TYPES, feed
from playground.newsroom.model import Outlet
from playground.newsroom.pages import front, page

NETWORK = IPv4Network("127.77.0.0/24")
ONLY_HOST = IPv4Network("127.0.0.1/32")
"""Where a machine has no other loopback address, as macOS, outlets share it and each has a port of its own."""
_OTHERS = 5
_ETAG_LENGTH = 20


@dataclass(slots=True, kw_only=True)
class Sites:
    """The running sites of a newsroom."""

    newsroom: Newsroom
    homes: dict[str, str]
    """Where each outlet lives, by slug, without a slash at the end."""
    network: IPv4Network
    """In which all of them live."""
    _open: AsyncExitStack

    def feed_url(self, slug: str) -> str:
        """Where an outlet's feed lies."""
        return self.homes[slug] + self.newsroom.outlets[slug].feed_path

    def catalogue(self) -> str:
        """The outlets as a list of sources in TOML."""
        return "\n".join(
            f"[[feed]]\nurl = {_quoted(self.feed_url(outlet.slug))}\nname = {_quoted(outlet.name)}\n"
            f"language = {_quoted(outlet.language)}\n"
            + (f"country = {_quoted(outlet.country)}\n" if outlet.country else "")
            + f"standing = {outlet.standing}\n"
            for outlet in self.newsroom.outlets.values()
        )

    async def close(self) -> None:
        """Stop serving."""
        await self._open.aclose()


async def open_sites(newsroom: Newsroom, port: int = 0) -> Sites:
    """Serve a newsroom, at `port` if it is free there.

    Raises:
        OSError: no loopback address can be served at.

    """
    try:
        return await _open(
            newsroom, port, [str(NETWORK[number + 1]) for number in range(len(newsroom.outlets))]
        )
    except OSError:
        if port:
            return await open_sites(newsroom)
    return await _open(newsroom, 0, [str(ONLY_HOST[0])] * len(newsroom.outlets))


async def _open(newsroom: Newsroom, port: int, hosts: Sequence[str]) -> Sites:
    homes: dict[str, str] = {}
    one_port = len(set(hosts)) > 1
    async with AsyncExitStack() as stack:
        for outlet, host in zip(newsroom.outlets.values(), hosts, strict=True):
            runner = web.AppRunner(_site(newsroom, outlet, homes), access_log=None, shutdown_timeout=0.1)
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            await web.TCPSite(runner, host, port).start()
            bound = runner.addresses[0][1]
            homes[outlet.slug] = f"http://{host}:{bound}"
            port = bound if one_port else 0
        network = NETWORK if one_port else ONLY_HOST
        return Sites(newsroom=newsroom, homes=homes, network=network, _open=stack.pop_all())


def _site(newsroom: Newsroom, outlet: Outlet, homes: dict[str, str]) -> web.Application:
    async def give_feed(request: web.Request) -> web.Response:
        return _answer(
            request, feed(outlet, newsroom.of(outlet.slug), homes[outlet.slug]), TYPES[outlet.form], outlet
        )

    async def give_page(request: web.Request) -> web.Response:
        item = newsroom.item(outlet.slug, request.match_info["slug"])
        if item is None:
            raise web.HTTPNotFound
        others = [other for other in newsroom.of(outlet.slug) if other != item][:_OTHERS]
        return _answer(request, page(outlet, item, others, homes[outlet.slug]), "text/html", outlet)

    async def give_front(request: web.Request) -> web.Response:
        return _answer(request, front(outlet, newsroom.of(outlet.slug)), "text/html", outlet)

    app = web.Application()
    app.router.add_get("/", give_front)
    app.router.add_get(outlet.feed_path, give_feed)
    app.router.add_get("/news/{slug}", give_page)
    return app


def _answer(request: web.Request, body: bytes, kind: str, outlet: Outlet) -> web.Response:
    """A document, or 304 for who has it already."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:_ETAG_LENGTH]}"'
    headers = {"ETag": etag, "Cache-Control": "no-cache"}
    if request.headers.get("If-None-Match") == etag:
        return web.Response(status=304, headers=headers)
    return web.Response(body=body, content_type=kind, charset=outlet.encoding, headers=headers)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
