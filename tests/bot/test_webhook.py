"""Telegram's calls: asked for, kept, watched, and what keeps them away said in plain words."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from telegram import WebhookInfo
from telegram.ext import ExtBot

from bot.clock import MachineClock
from bot.health import Health
from bot.inbox import Receiver
from bot.settings import BadSettings
from bot.webhook import Webhook, complaint
from storage import Storage
from web.server import NotNow, Pages, Server

SECRET = "s3cret_-"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def health():
    return Health()


@pytest.fixture
def arrived():
    """Set when an update is kept."""
    return asyncio.Event()


@pytest.fixture
def receiver(storage, application, health, arrived):
    return Receiver(storage, application.bot, MachineClock(), health, arrived.set)


@pytest.fixture
def webhook_to(application, health, receiver):
    """Return what makes a webhook of an address."""
    return lambda url: Webhook(application.bot, url.rstrip("/"), SECRET, health, receiver)


@pytest.fixture
async def door(webhook_to):
    """A web server of the program's at which Telegram may call."""
    receiving = webhook_to("http://unused").receive
    pages = Pages(problems=list, metrics=None, webhook_secret=SECRET, receive=receiving)
    server = await Server.start(pages, "127.0.0.1", 0)
    yield server
    await server.close()


async def waiting(storage):
    async with storage.reading() as tx:
        return await tx.inbox.waiting()


async def test_what_telegram_brings_is_kept(telegram, storage, webhook_to, door, arrived):
    reader = await telegram.person("Айгүл", started=True)
    await webhook_to(door.url).ask()
    await reader.send("салам")
    await asyncio.wait_for(arrived.wait(), 20)
    assert await waiting(storage) == 1


async def test_another_address_replaces_the_first(telegram, application, storage, webhook_to, door, arrived):
    await webhook_to("http://127.0.0.1:9").ask()
    reader = await telegram.person("Айгүл", started=True)
    await reader.send("күтөт")
    await webhook_to(door.url).ask()
    assert (await application.bot.get_webhook_info()).url == f"{door.url}telegram"
    await asyncio.wait_for(arrived.wait(), 20)
    assert await waiting(storage) == 1


async def test_an_update_that_comes_twice_is_kept_once(storage, receiver, webhook_to):
    update = {"update_id": 7, "message": {"text": "салам"}}
    for _ in range(2):
        await webhook_to("http://unused").receive([update])
    assert await waiting(storage) == 1
    assert receiver.received_at is not None


async def test_before_the_greeting_nothing_is_kept_and_all_comes_again(storage, health):
    stranger = ExtBot("123:abc")
    receiver = Receiver(storage, stranger, MachineClock(), health, lambda: None)
    with pytest.raises(NotNow):
        await Webhook(stranger, "http://unused", SECRET, health, receiver).receive([{"update_id": 7}])


async def test_a_locked_database_is_told_so_that_the_update_comes_again(tmp_path, application, health):
    storage = Storage.open(f"sqlite:///{tmp_path}/empty.db")  # without its tables nothing can be kept
    receiver = Receiver(storage, application.bot, MachineClock(), health, lambda: None)
    with pytest.raises(NotNow, match="cannot be kept"):
        await Webhook(application.bot, "http://unused", SECRET, health, receiver).receive([{"update_id": 7}])
    await storage.close()


async def test_a_webhook_that_somebody_took_away_is_set_again(application, health, webhook_to, door):
    webhook = webhook_to(door.url)
    await webhook.ask()
    await webhook.look()
    assert health.problems == []
    await application.bot.delete_webhook()
    await webhook.look()
    assert health.names == ["webhook"]
    assert (await application.bot.get_webhook_info()).url == f"{door.url}telegram"
    await webhook.look()
    assert health.problems == []


async def test_calls_in_vain_are_a_problem_until_one_comes(
    telegram, storage, health, webhook_to, door, arrived, unused_tcp_port
):
    nowhere = webhook_to(f"http://127.0.0.1:{unused_tcp_port}")
    await nowhere.ask()
    reader = await telegram.person("Айгүл", started=True)
    await reader.send("күтөт")
    while not health.problems:
        await telegram.pending_updates(wait=0.01)
        await nowhere.look()
    [problem] = health.problems
    assert "Connection refused" in problem
    assert "is the proxy running?" in problem
    webhook = webhook_to(door.url)
    await webhook.ask()
    await asyncio.wait_for(arrived.wait(), 20)
    assert await waiting(storage) == 1
    await webhook.look()
    assert health.problems == []


async def test_an_address_that_telegram_refuses_ends_the_program(webhook_to):
    with pytest.raises(BadSettings, match="WEBHOOK_URL: Telegram refuses it"):
        await webhook_to("http://news.example.kg").ask()


def info(message="", *, failed=None, pending=1):
    return WebhookInfo(
        url="https://news.example.kg/telegram",
        has_custom_certificate=False,
        pending_update_count=pending,
        last_error_date=failed,
        last_error_message=message or None,
    )


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("Connection refused", "proxy running"),
        ("Connection timed out", "firewall"),
        ("Read timeout expired", "overloaded"),
        ("SSL error {error:1416F086:SSL routines:tls_process_server_certificate:certificate verify failed}", "renew"),
        ("Wrong response from the webhook: 301 Moved Permanently", "does not follow"),
        ("Wrong response from the webhook: 403 Forbidden", "secret"),
        ("Wrong response from the webhook: 404 Not Found", "/telegram"),
        ("Wrong response from the webhook: 502 Bad Gateway", "does not reach the program"),
        ("Wrong response from the webhook: 503 Service Unavailable", "see its log"),
    ],
)  # fmt: skip
def test_a_complaint_says_what_to_do(message, says):
    words = complaint(info(message, failed=NOON), None)
    assert message in words
    assert says in words.removeprefix(f"Telegram cannot call {info().url}")


def test_a_complaint_of_a_kind_never_seen_is_told_as_it_is():
    assert complaint(info("Weather", failed=NOON), None).endswith("(updates that wait: 1): Weather")


def test_what_is_past_is_no_complaint():
    later, earlier = NOON + timedelta(seconds=1), NOON - timedelta(seconds=1)
    assert complaint(info("Connection refused", failed=NOON), later) is None
    assert complaint(info("Connection refused", failed=NOON), earlier) is not None
    assert complaint(info("Connection refused", failed=NOON, pending=0), None) is None
    assert complaint(info(), None) is None
