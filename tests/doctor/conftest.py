"""Settings without the environment of whoever runs the tests, and servers that answer as a test wants."""

from collections.abc import AsyncIterator, Callable

import pytest
from aiohttp import web

from bot.settings import Settings

TOKEN = "123456789:abcdefghijklmnopqrstuvwxyz-ABCDEFG"


@pytest.fixture(autouse=True)
def _alone(monkeypatch, tmp_path):
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
async def serving() -> AsyncIterator[Callable]:
    """Start a server of which every address answers by a function; give its address."""
    runners = []

    async def start(answer: Callable) -> str:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        runners.append(runner)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0]
        return f"http://{host}:{port}"

    yield start
    for runner in runners:
        await runner.cleanup()


@pytest.fixture
def settings_with() -> Callable[..., Settings]:
    """Settings with a token, and what a test changes."""
    return lambda **changes: Settings(**({"bot_token": TOKEN} | changes))


@pytest.fixture
def said() -> Callable:
    """Findings as lines of mark, subject, words and remedy."""

    def lines(findings) -> str:
        marks = {True: "✗", False: "!"}
        return "\n".join(
            f"{marks[one.serious] if one.remedy else '✓'} {one.subject}: {one.says} → {one.remedy}"
            for one in findings
        )

    return lines


@pytest.fixture
def told(said) -> Callable:
    """What a check tells of settings, as such lines."""

    async def tell(look, settings) -> str:
        return said([finding async for finding in look(settings)])

    return tell
