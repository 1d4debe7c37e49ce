"""How the program takes what a system does to it: signals, odd locales and time zones, a machine that can only be read."""

import asyncio
import signal
import socket
from collections.abc import Sequence

import pytest

from playground.client import Control

from .people import PATIENCE
from .program import Home, Program


async def ended_by(program: Program, signals: Sequence[signal.Signals]) -> int:
    """Send signals one after the other, as fast as they go; give the exit code."""
    for number in signals:
        program.process.send_signal(number)
    return await program.wait()


@pytest.mark.parametrize(
    "signals",
    [
        [signal.SIGINT],
        [signal.SIGHUP],
        [signal.SIGTERM, signal.SIGINT, signal.SIGTERM],
    ],
    ids=lambda signals: " ".join(number.name for number in signals),
)
async def test_however_it_is_told_it_ends_in_good_order(home: Home, signals: Sequence[signal.Signals]):
    program = await home.run()
    assert await ended_by(program, signals) == 0
    assert "ended in good order" in program.said


async def test_told_to_end_while_it_waits_for_telegram_it_ends(home: Home):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        program = await home.start("run", TELEGRAM_API_URL=f"http://127.0.0.1:{taken.getsockname()[1]}")
        await program.line("Web: ")
        assert await ended_by(program, [signal.SIGTERM]) == 0


ODD = {"LC_ALL": "POSIX", "TZ": "nowhere/at-all", "PYTHONTZPATH": ""}
"""A machine without a locale, without zones of its own, and with a time zone that there is not."""


async def test_wherever_it_runs_a_reader_is_greeted_in_full(telegram: Control, home: Home):
    program = await home.run(**ODD)
    reader = await telegram.person("Гүлнара", language="ky")
    await reader.start()
    assert "Кабарчы" in (await reader.next_message(patience=PATIENCE)).text
    assert await program.stop() == 0


async def test_a_command_writes_any_letter_and_any_hour_wherever_it_runs(home: Home):
    line = '{"id": 1, "title": "Бишкекте жаңы мектеп ачылды", "published": "2026-03-02T08:00"}\n'
    here, there = await asyncio.gather(
        home.command("analyze", text=line, TZ="UTC"), home.command("analyze", text=line, **ODD)
    )
    assert (here.code, there.code) == (0, 0), there.err
    assert here.out == there.out
    assert "мектеп" in there.out
