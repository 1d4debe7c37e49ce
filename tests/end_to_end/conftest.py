"""A Telegram, a press and a folder for each test, all on this machine, and an owner to rule the bot."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from playground.client import Control, Person
from playground.server import Playground, serve

from .newsroom import Newsroom
from .program import Home

OWNER = 501


@pytest.fixture
async def playground(tmp_path: Path) -> AsyncIterator[Playground]:
    """A Telegram that keeps its state in a file, so that it can go away and come back."""
    server = await serve(state=tmp_path / "telegram.db")
    yield server
    await server.close()


@pytest.fixture
async def telegram(playground: Playground) -> AsyncIterator[Control]:
    """What people do in that Telegram."""
    async with Control(playground.url) as control:
        yield control


@pytest.fixture
async def newsroom() -> AsyncIterator[Newsroom]:
    """A press that has published nothing yet, and the clock that the program obeys."""
    press = Newsroom()
    await press.open()
    yield press
    await press.close()


@pytest.fixture
async def home(tmp_path: Path, playground: Playground, newsroom: Newsroom) -> AsyncIterator[Home]:
    """A folder from which the program talks to that Telegram; without sources until a test names them."""
    folder = tmp_path / "home"
    folder.mkdir()
    settings = {
        "BOT_TOKEN": playground.token,
        "TELEGRAM_API_URL": playground.url,
        "CLOCK_URL": newsroom.clock,
        "ADMIN_IDS": str(OWNER),
        "ALLOW_PRIVATE_HOSTS": "127.0.0.0/8",
        "WEB_PORT": "0",
        "FEEDS": "none",
        "LOG_FORMAT": "json",
    }
    kept = Home(folder=folder, settings=settings)
    yield kept
    await kept.close()


@pytest.fixture
async def owner(telegram: Control) -> Person:
    """The person whom the settings name as owner."""
    return await telegram.person("Нурлан", id=OWNER)
