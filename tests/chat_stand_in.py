"""A stand-in for a language model's server: it answers as it is told, truly, falsely, late, endlessly or not at all."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from aiohttp.test_utils import TestServer

Retell = Callable[[dict[str, str]], dict[str, str] | str]


class StandIn:
    """What the server does with the next question, and what it was asked."""

    def __init__(self) -> None:
        self.retell: Retell = lambda asked: asked
        self.behaves = "answers"
        self.asked: list[dict] = []
        self.headers: list[dict[str, str]] = []
        self.url = ""
        self.elsewhere = 0
        self.ended = asyncio.Event()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer `POST /v1/chat/completions`."""
        body = await request.json()
        self.asked.append(body)
        self.headers.append(dict(request.headers))
        return await getattr(self, f"_{self.behaves}")(request, body)

    async def _answers(self, _request, body):
        said = self.retell(json.loads(body["messages"][1]["content"]))
        content = said if isinstance(said, str) else f"```json\n{json.dumps(said, ensure_ascii=False)}\n```"
        return web.json_response(
            {"choices": [{"message": {"content": content}}], "usage": {"total_tokens": 321}}
        )

    async def _stalls(self, _request, _body):
        await self.ended.wait()
        return web.Response()

    async def _drips(self, request, _body):
        response = web.StreamResponse()
        await response.prepare(request)
        while not self.ended.is_set():
            await response.write(b" ")
            try:
                await asyncio.wait_for(self.ended.wait(), 0.02)
            except TimeoutError:
                continue
        return response

    async def _floods(self, _request, _body):
        return web.Response(body=b'{"choices": "' + b"x" * 3_000_000)

    async def _breaks(self, _request, _body):
        return web.Response(status=500, text="out of order")

    async def _babbles(self, _request, _body):
        return web.Response(text="<html>welcome</html>", content_type="text/html")

    async def _misshapes(self, _request, _body):
        return web.json_response({"choices": [{"message": {"content": {"headline": 1}}}]})

    async def _hurries_not(self, _request, _body):
        return web.Response(status=429, headers={"Retry-After": "600"})

    async def _redirects(self, _request, _body):
        return web.Response(status=307, headers={"Location": f"{self.url}/elsewhere"})

    async def _forbids(self, _request, _body):
        return web.json_response({"error": {"message": "bad key"}}, status=401)

    async def _went_elsewhere(self, _request):
        self.elsewhere += 1
        return web.Response()


@asynccontextmanager
async def stand_in() -> AsyncIterator[StandIn]:
    """Give the server, ready to be asked at its `url`."""
    standing = StandIn()
    app = web.Application()
    app.router.add_post("/v1/chat/completions", standing.handle)
    app.router.add_route("*", "/v1/elsewhere", standing._went_elsewhere)
    server = TestServer(app)
    await server.start_server()
    standing.url = str(server.make_url("/v1"))
    try:
        yield standing
    finally:
        standing.ended.set()
        await server.close()
