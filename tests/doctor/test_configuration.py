"""Slips in names, files that others can read, and settings that are allowed and odd."""

import logging

import pytest

from bot.doctor import configuration
from bot.doctor.beginning import look_before_start
from bot.doctor.dotenv import near
from bot.settings import Settings


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("BOT_TOKN", "BOT_TOKEN"),
        ("TELEGRAM_API", "TELEGRAM_API_URL"),
        ("ADMIN_ID", "ADMIN_IDS"),
        ("WEBHOOKSECRET", "WEBHOOK_SECRET"),
        ("bot_token", None),
        ("PATH", None),
        ("LOGNAME", None),
        ("DOMAIN", None),
    ],
)
def test_a_slip_in_a_name_is_told_and_what_is_meant(name, meant):
    assert near(name) == meant


async def test_the_file_of_settings_is_private_and_without_slips(tmp_path, settings_with, told, monkeypatch):
    file = tmp_path / ".env"
    file.write_text("BOT_TOKN=123:secret\nCONTACT=me@example.kg\nDOMAIN=news.example\nCOLOUR=blue\n")
    file.chmod(0o644)
    monkeypatch.setenv("POLL_CONCURENCY", "8")
    lines = await told(configuration.look, settings_with(contact="me@example.kg"))
    assert "! Settings: others can read .env, where the token stands → `chmod 600 .env`" in lines
    assert "! Settings: BOT_TOKN in .env is none → did you mean BOT_TOKEN?" in lines
    assert "! Settings: POLL_CONCURENCY in the environment is none → did you mean POLL_CONCURRENCY?" in lines
    assert "✓ Settings: of .env nothing here reads COLOUR" in lines
    assert "secret" not in lines


async def test_a_good_file_is_not_talked_about(tmp_path, settings_with, told):
    file = tmp_path / ".env"
    file.touch(mode=0o600)
    file.write_text("CONTACT=me@example.kg\n")
    assert await told(configuration.look, settings_with(contact="me@example.kg")) == ""


async def test_a_file_that_is_no_text_is_told(tmp_path, settings_with, told):
    (tmp_path / ".env").write_bytes(b"\xff\xfeB\x00")
    lines = await told(configuration.look, settings_with(_env_file=None))
    assert "! Settings: .env cannot be read" in lines


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"sends_per_second": 60}, "SENDS_PER_SECOND=60: Telegram refuses"),
        ({"poll_per_host": 8}, "POLL_PER_HOST=8: servers shut out"),
        ({"poll_interval_min": 5}, "POLL_INTERVAL_MIN=5: servers shut out"),
        ({"retention_days": 2}, "RETENTION_DAYS=2"),
        ({"contact": ""}, "CONTACT is empty"),
        ({"llm_url": "https://model.example/v1"}, "LLM_MODEL is empty"),
        ({"webhook_secret": "abc"}, "WEBHOOK_URL is empty"),
        ({"telegram_api_url": "http://api.example.org"}, "sends the token to api.example.org in the open"),
    ],
)
def test_what_is_odd_is_told(settings_with, said, changes, says):
    lines = said(configuration.odd(settings_with(**({"contact": "me@example.kg"} | changes))))
    assert lines.startswith("! Settings: ")
    assert says in lines
    assert len(lines.splitlines()) == 1


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8081", "http://10.0.0.5", "http://bot-api:8081", "https://api.example.org"]
)
def test_a_bot_api_server_of_ones_own_is_not_odd(settings_with, url):
    assert list(configuration.odd(settings_with(telegram_api_url=url, contact="me@example.kg"))) == []


async def test_a_start_warns_of_what_will_be_trouble(tmp_path, caplog):
    (tmp_path / ".env").write_text("")
    (tmp_path / ".env").chmod(0o640)
    mounts = tmp_path / "mountinfo"
    mounts.write_text("27 1 0:27 / / rw,relatime - nfs4 nas:/ rw\n")
    with caplog.at_level(logging.WARNING):
        await look_before_start(Settings(database_url=f"sqlite:///{tmp_path}/kabarchy.db"), mounts)
    assert "others can read .env" in caplog.text
    assert "lies on nfs4, where SQLite's locks do not hold" in caplog.text


async def test_a_start_that_is_well_warns_of_nothing(tmp_path, caplog):
    (tmp_path / ".env").touch(mode=0o600)
    await look_before_start(Settings(database_url=f"sqlite:///{tmp_path}/kabarchy.db"))
    await look_before_start(Settings(database_url="postgresql://nobody@127.0.0.1:1/none"))
    assert caplog.text == ""
