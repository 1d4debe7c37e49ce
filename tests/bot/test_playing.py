"""With what settings the program meets the playground: what the operator has set stays, the rest is the playground's."""

from ipaddress import ip_network
from pathlib import Path

import pytest

from bot.playing import DATABASE, _opened, _playing
from bot.settings import load
from playground.server import TEST_TOKEN
from web.server import PortTaken


@pytest.fixture
def quiet(monkeypatch, tmp_path):
    """A folder without `.env`, and none of our settings in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("BOT_TOKEN", "ADMIN_IDS", "DATABASE_URL", "FEEDS", "CLOCK_URL", "POLL_INTERVAL"):
        monkeypatch.delenv(name, raising=False)


async def met(**settings):
    given = load(playground_port=0, **settings)
    playground = await _opened(given)
    try:
        return playground, _playing(given, playground, playground.panel, Path("newsroom.toml"), 77)
    finally:
        await playground.close()


async def test_the_playgrounds_own_where_nothing_is_set(quiet):
    playground, settings = await met(bot_token="123:real")
    assert settings.token == TEST_TOKEN
    assert settings.telegram_api == playground.url
    assert settings.admin_ids == (77,)
    assert settings.allow_private_hosts == (ip_network("127.77.0.0/24"),)
    assert settings.database_url == DATABASE
    assert settings.feeds == "newsroom.toml"
    assert settings.clock_url == f"{playground.url}/control/clock"
    assert settings.poll_interval_min <= settings.poll_interval <= 20


async def test_what_the_operator_has_set_stays(quiet):
    _, settings = await met(
        database_url="sqlite:///mine.db", feeds="none", clock_url="http://127.0.0.1:1/", poll_interval=900,
        admin_ids="5",
    )  # fmt: skip
    assert settings.database_url == "sqlite:///mine.db"
    assert settings.feeds == "none"
    assert settings.clock_url == "http://127.0.0.1:1"
    assert settings.poll_interval == 900
    assert settings.admin_ids == (5, 77)


async def test_a_taken_port_is_told_in_a_line(quiet):
    first = await _opened(load(playground_port=0))
    port = int(first.url.rsplit(":", 1)[1])
    with pytest.raises(PortTaken, match="PLAYGROUND_PORT chooses another"):
        await _opened(load(playground_port=port))
    await first.close()
