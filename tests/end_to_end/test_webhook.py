"""Telegram calls the program: the same inbox, nothing lost on the way from one form to the other."""

import sqlite3

import aiohttp

from playground.client import Control
from playground.server import Playground

from .people import PATIENCE
from .program import Home

SECRET = "a-secret_of-a-test"


async def greeted(telegram: Control, name: str) -> None:
    """Have a newcomer press Start and be answered."""
    reader = await telegram.person(name)
    await reader.start()
    assert (await reader.next_message(patience=PATIENCE)).buttons


async def test_telegram_calls_and_later_is_asked_again(
    telegram: Control, playground: Playground, home: Home, unused_tcp_port: int
):
    url = f"http://127.0.0.1:{unused_tcp_port}/bots/kabarchy"
    webhook = {"WEBHOOK_URL": url, "WEBHOOK_SECRET": SECRET, "WEB_PORT": str(unused_tcp_port)}
    program = await home.run(**webhook)
    await greeted(telegram, "Айгүл")
    hook = playground.world.webhook
    assert (hook.url, hook.secret) == (f"{url}/telegram", SECRET)
    assert await program.stop() == 0

    # What is written while nobody is there waits with Telegram, whatever way it is fetched afterwards.
    late = await telegram.person("Бакыт")
    await late.start()
    program = await home.run()
    assert (await late.next_message(patience=PATIENCE)).buttons
    assert hook.url == ""
    await greeted(telegram, "Чолпон")
    assert await program.stop() == 0
    assert SECRET not in program.said


async def test_while_the_database_is_locked_telegram_brings_it_again(
    telegram: Control, home: Home, unused_tcp_port: int
):
    url = f"http://127.0.0.1:{unused_tcp_port}"
    program = await home.run(WEBHOOK_URL=url, WEBHOOK_SECRET=SECRET, WEB_PORT=str(unused_tcp_port))
    await greeted(telegram, "Айгүл")
    late = await telegram.person("Бакыт")
    with sqlite3.connect(home.database, isolation_level=None) as lock:
        lock.execute("BEGIN IMMEDIATE")
        await late.start()
        await program.line("has to come again", 60)
        lock.execute("ROLLBACK")
    lock.close()
    assert (await late.next_message(patience=PATIENCE)).buttons
    query = "SELECT count(*), count(DISTINCT update_id) FROM updates"
    [(kept, different)] = home.rows(query)
    assert kept == different
    assert await program.stop() == 0
    home.programs.remove(program)  # its jobs met the lock too, and tell of it at length


async def test_who_does_not_know_the_secret_is_not_heard(home: Home, unused_tcp_port: int):
    url = f"http://127.0.0.1:{unused_tcp_port}"
    program = await home.run(WEBHOOK_URL=url, WEBHOOK_SECRET=SECRET, WEB_PORT=str(unused_tcp_port))
    async with aiohttp.ClientSession() as session:
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "guess"}):
            async with session.post(f"{url}/telegram", json={"update_id": 1}, headers=headers) as answer:
                assert (answer.status, await answer.text()) == (403, "")
    assert home.count("SELECT count(*) FROM updates") == 0
    assert await program.stop() == 0
