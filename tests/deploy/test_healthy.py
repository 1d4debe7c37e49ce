"""The container's own question to the program: well, unwell, or nobody there."""

import asyncio
import runpy
from pathlib import Path

import pytest

from web.server import Pages, Server

HEALTHY = runpy.run_path(str(Path(__file__).resolve().parents[2] / "deploy/healthy.py"))


@pytest.fixture
def ask(monkeypatch, capsys):
    """Return what asks at a port: the exit code, and what was said."""
    monkeypatch.setenv("WEB_HOST", "0.0.0.0")  # noqa: S104 - as in the image
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")

    async def ask(port):
        monkeypatch.setenv("WEB_PORT", str(port))
        code = await asyncio.to_thread(HEALTHY["main"])
        return code, capsys.readouterr().out

    return ask


@pytest.mark.parametrize(("problems", "code"), [([], 0), (["Telegram cannot be reached"], 1)])
async def test_it_says_what_healthz_says(ask, problems, code):
    server = await Server.start(Pages(problems=lambda: problems, metrics=None), "127.0.0.1", 0)
    ended, said = await ask(server.url.rstrip("/").rpartition(":")[2])
    await server.close()
    assert ended == code
    assert all(problem in said for problem in problems)


async def test_nobody_there_is_not_well(ask, unused_tcp_port):
    ended, said = await ask(unused_tcp_port)
    assert ended == 1
    assert "no answer" in said
