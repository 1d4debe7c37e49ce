"""A playground for each test, somebody to talk to it, and a bare way to call the Bot API."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from telegram import Bot

from playground import Playground, serve
from playground.client import Control, Person


class Api:
    """Calls methods as JSON and gives whatever the server says, refusals too."""

    def __init__(self, playground: Playground, session: aiohttp.ClientSession) -> None:
        self.base = f"{playground.url}/bot{playground.token}"
        self.session = session

    async def answer(self, method: str, **parameters: Any) -> dict[str, Any]:
        async with self.session.post(f"{self.base}/{method}", json=parameters) as response:
            body = await response.json()
            assert response.status == (200 if body["ok"] else body["error_code"])
            return body

    async def __call__(self, method: str, **parameters: Any) -> Any:
        body = await self.answer(method, **parameters)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **parameters: Any) -> str:
        body = await self.answer(method, **parameters)
        assert not body["ok"], body
        return body["description"]


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    server = await serve(webhook_pause=0.01)
    yield server
    await server.close()


@pytest.fixture
async def telegram(playground: Playground) -> AsyncIterator[Control]:
    async with Control(playground.url) as control:
        yield control


@pytest.fixture
async def api(playground: Playground) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession() as session:
        yield Api(playground, session)


@pytest.fixture
async def reader(telegram: Control) -> Person:
    return await telegram.person("Айгүл", language="ky", started=True)


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    url = playground.url
    async with Bot(playground.token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as bot:
        yield bot
