"""Settings: every name stands in `.env.example` with its default, and a mistake is told in one line."""

import re
from pathlib import Path

import pytest

from bot.settings import BadSettings, Settings, load

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _without_environment(monkeypatch, tmp_path):
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_example_names_every_setting_in_order():
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    written = re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)
    assert [name.lower() for name in written] == list(Settings.model_fields)


def test_the_example_as_it_is_means_the_defaults(tmp_path):
    defaults = Settings().model_dump()
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text(encoding="utf-8"), encoding="utf-8")
    assert load().model_dump() == defaults


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("ADMIN_IDS", "me", "numbers separated by commas"),
        ("WEB_PORT", "http", "WEB_PORT"),
        ("WEB_PORT", "70000", "WEB_PORT"),
        ("POLL_INTERVAL", "often", "POLL_INTERVAL"),
        ("POLL_INTERVAL", "1", "POLL_INTERVAL must lie between"),
        ("ALLOW_PRIVATE_HOSTS", "127.0.0.1/99", "networks separated by commas"),
        ("DEFAULT_TIMEZONE", "Bishkek", "IANA"),
        ("DEFAULT_TIMEZONE", "../etc/passwd", "IANA"),
        ("DEFAULT_LANGUAGE", "de", "DEFAULT_LANGUAGE"),
        ("SENDS_PER_SECOND", "0", "SENDS_PER_SECOND"),
        ("TELEGRAM_API_URL", "127.0.0.1:8081", "http://"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081", "BOT_TOKEN is empty"),
        ("WEBHOOK_URL", "https://bot.example", "WEBHOOK_SECRET"),
        ("WEBHOOK_SECRET", "a b", "digits, _ and -"),
        ("LOG_LEVEL", "LOUD", "LOG_LEVEL"),
    ],
)
def test_a_mistake_is_one_line_that_names_the_setting(monkeypatch, name, value, says):
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as mistake:
        load()
    assert says in str(mistake.value)
    assert "\n" not in str(mistake.value)


def test_a_secret_is_not_repeated(monkeypatch):
    monkeypatch.setenv("BOT_TOKEN", "123:secret")
    monkeypatch.setenv("WEB_PORT", "x")
    with pytest.raises(BadSettings) as mistake:
        load()
    assert "123:secret" not in str(mistake.value)
    assert "123:secret" not in repr(Settings(web_port=1))


def test_values_are_read_as_they_are_meant(monkeypatch):
    monkeypatch.setenv("ADMIN_IDS", " 12, 34 ,")
    monkeypatch.setenv("ALLOW_PRIVATE_HOSTS", "127.10.0.0/16, ::1")
    settings = load()
    assert settings.admin_ids == (12, 34)
    assert [str(network) for network in settings.allow_private_hosts] == ["127.10.0.0/16", "::1/128"]


def test_an_empty_line_keeps_the_default(tmp_path):
    (tmp_path / ".env").write_text("WEB_PORT=\nDATABASE_URL=\n", encoding="utf-8")
    settings = load()
    assert settings.web_port == 8080
    assert not settings.database_is_set


def test_a_file_that_is_no_text_is_told(tmp_path):
    (tmp_path / ".env").write_bytes(b"WEB_PORT=\xff\xfe")
    with pytest.raises(BadSettings, match=r"\.env"):
        load()


@pytest.mark.parametrize(
    ("url", "hidden"),
    [
        ("postgresql://me:hush@localhost/news", "me:hush@"),
        ("postgresql://me:hu/sh@localhost/news", "me:hu/sh@"),
        ("postgresql://localhost/news?user=me&password=hush&port=1", "password=hush"),
        ("postgresql://localhost/news", ""),
        ("sqlite:///data/kabarchy.db", ""),
    ],
)
def test_all_that_must_not_be_told_is_known(url, hidden):
    settings = Settings(
        bot_token="123:abc",
        webhook_secret="s3cret",
        llm_key=" key ",
        llm_url="http://127.0.0.1",
        database_url=url,
    )
    assert settings.secrets == ["123:abc", "abc", "s3cret", "key", hidden]
