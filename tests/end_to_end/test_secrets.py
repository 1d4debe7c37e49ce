"""No secret is ever told: not in a log at its most talkative, not in a mistake's line, not on a page."""

import asyncio
from pathlib import Path

import aiohttp

from playground.client import Control
from playground.server import Playground

from .people import PATIENCE
from .program import Finished, Program

PLANTED = {
    "BOT_TOKEN": "987654321:PLANTEDtokenPLANTEDtokenPLANTEDtoken",
    "WEBHOOK_SECRET": "PLANTEDwebhook",
    "LLM_KEY": "PLANTEDkey",
    "LLM_URL": "http://127.0.0.1:9/v1",
    "LLM_MODEL": "small",
    "WEB_PORT": "0",
    "FEEDS": "none",
    "LOG_LEVEL": "DEBUG",
}


async def said(folder: Path, *arguments: str, **settings: str) -> Finished:
    """Run a command to its end with the secrets planted, and see that it told none."""
    environment = {"DATABASE_URL": f"sqlite:///{folder}/kabarchy.db"} | PLANTED | settings
    program = await Program.start(*arguments, folder=folder, environment=environment)
    finished = await program.converse("")
    assert "PLANTED" not in finished.out + finished.err, finished.err
    assert "planted" not in (finished.out + finished.err).lower()
    return finished


async def test_a_mistake_in_a_setting_tells_no_secret(tmp_path: Path):
    mistakes: list[dict[str, str]] = [
        {"WEB_PORT": "x", "LLM_URL": "user:PLANTED@127.0.0.1"},
        {"WEBHOOK_SECRET": "PLANTED with blanks!", "WEBHOOK_URL": "user:PLANTED@news.example"},
        {"BOT_TOKEN": "PLANTED", "TELEGRAM_API_URL": "PLANTED@telegram", "LOG_FORMAT": "json"},
    ]
    for finished in await asyncio.gather(*(said(tmp_path, "run", **mistake) for mistake in mistakes)):
        assert finished.code == 1
        assert "kabarchy: " in finished.err


async def test_a_token_that_is_refused_is_not_repeated(playground: Playground, tmp_path: Path):
    for command in ("run", "doctor"):
        finished = await said(tmp_path, command, TELEGRAM_API_URL=playground.url)
        assert finished.code == 1
        assert "@BotFather" in finished.err + finished.out


UNUSABLE = [
    "postgresql://kabarchy:PLANTED%40PLANTED@127.0.0.1:1/kabarchy",
    "postgresql://127.0.0.1:1/kabarchy?user=kabarchy&password=PLANTED",
    "postgresql://kabarchy:PLANTED@127.0.0.1:port/kabarchy",
    "postgresql:/kabarchy:PLANTED@127.0.0.1/kabarchy",
    "postgresql://kabarchy:PLAN/PLANTED@127.0.0.1/kabarchy",
    "kabarchy:PLANTED@127.0.0.1",
    "host=127.0.0.1 password=PLANTED",
    "mysql://root:PLANTED@127.0.0.1/news",
]


async def test_a_database_that_cannot_be_had_is_told_without_its_password(tmp_path: Path):
    told = await asyncio.gather(*(said(tmp_path, "migrate", DATABASE_URL=url) for url in UNUSABLE))
    assert [finished.code for finished in told] == [1] * len(UNUSABLE)


async def test_a_life_at_its_most_talkative_tells_no_secret(
    telegram: Control, playground: Playground, tmp_path: Path, unused_tcp_port: int
):
    url = f"http://127.0.0.1:{unused_tcp_port}"
    environment = PLANTED | {
        "DATABASE_URL": f"sqlite:///{tmp_path}/kabarchy.db",
        "BOT_TOKEN": playground.token,
        "TELEGRAM_API_URL": playground.url,
        "WEBHOOK_URL": url,
        "WEB_PORT": str(unused_tcp_port),
    }
    program = await Program.start("run", folder=tmp_path, environment=environment)
    try:
        await program.line("this is @")
        reader = await telegram.person("Айгүл")
        await reader.start()
        assert (await reader.next_message(patience=PATIENCE)).buttons
        pages = []
        async with aiohttp.ClientSession() as session:
            for path in ("healthz", "metrics", "nowhere", "desk"):
                async with session.get(f"{url}/{path}") as answer:
                    pages.append(await answer.text())
            wrong = {"X-Telegram-Bot-Api-Secret-Token": "wrong"}
            async with session.post(f"{url}/telegram", data=b"{", headers=wrong) as answer:
                pages.append(await answer.text())
            right = {"X-Telegram-Bot-Api-Secret-Token": PLANTED["WEBHOOK_SECRET"]}
            async with session.post(f"{url}/telegram", data=b"{", headers=right) as answer:
                pages.append(await answer.text())
        assert await program.stop() == 0
    finally:
        await program.kill()
    everything = program.said + "".join(pages)
    assert "PLANTED" not in everything
    assert playground.token not in everything
    assert playground.token.partition(":")[2] not in everything
