"""A local Telegram, a bot that talks to it, and a person at the other end."""

import pytest
from telegram.ext import Application

from bot.limiter import Limiter
from bot.request import AiohttpRequest
from playground.client import Control
from playground.server import serve


@pytest.fixture
async def server():
    """A local Bot API server."""
    server = await serve()
    yield server
    await server.close()


@pytest.fixture
async def telegram(server):
    """The people and the record of calls at the other end."""
    async with Control(server.url) as control:
        yield control


@pytest.fixture
def limiter():
    """A limiter that allows far more than a test sends."""
    return Limiter(1000)


@pytest.fixture
async def application(server, limiter):
    """PTB's application against the local server, with time-outs that a test can wait for."""
    request = AiohttpRequest(connections=8, read_seconds=0.5, connect_seconds=5)
    application = (
        Application.builder()
        .token(server.token)
        .base_url(f"{server.url}/bot")
        .base_file_url(f"{server.url}/file/bot")
        .request(request)
        .get_updates_request(AiohttpRequest(connections=2, read_seconds=5, connect_seconds=5))
        .rate_limiter(limiter)
        .updater(None)
        .job_queue(None)
        .build()
    )
    async with application:
        yield application
