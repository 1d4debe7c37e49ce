"""The doctor ends in time, whatever hangs, breaks or keeps its secrets badly."""

import asyncio
import threading
from pathlib import Path

import pytest

from bot import doctor
from bot.doctor.checks import CHECKS
from bot.doctor.examine import examined
from bot.doctor.finding import Check, well


def check(look, subject="Disk"):
    return Check(subject=subject, look=look, hangs="look at the disk")


async def fine(_settings):
    yield well("Fine", "all right")


async def found(checks, settings, patience=5.0):
    return [finding async for finding in examined(settings, checks, patience)]


async def test_what_hangs_is_a_finding_and_what_it_found_before_is_kept(settings_with):
    released = threading.Event()

    async def hangs(_settings):
        yield well("Disk", "there")
        await asyncio.to_thread(released.wait)

    try:
        first, second, last = await found([check(hangs), check(fine)], settings_with(), patience=0.05)
    finally:
        released.set()
    assert first.says == "there"
    assert (second.says, second.remedy, second.serious) == (
        "no answer within 0.05 seconds",
        "look at the disk",
        True,
    )
    assert last.says == "all right"


async def test_what_breaks_is_a_finding(settings_with):
    async def breaks(_settings):
        yield well("Disk", "there")
        raise RuntimeError("unheard of")

    first, second, last = await found([check(breaks), check(fine)], settings_with())
    assert first.says == "there"
    assert second.serious
    assert "RuntimeError: unheard of" in second.says
    assert last.says == "all right"


async def test_no_secret_is_told(settings_with):
    settings = settings_with()

    async def tells(_settings):
        yield well("Token", f"https://example.org/bot{settings.token}/getMe")

    [finding] = await found([check(tells)], settings)
    assert settings.token.partition(":")[2] not in finding.says


async def test_a_server_that_never_answers_holds_up_nobody(settings_with, serving, tmp_path):
    release = asyncio.Event()

    async def silent(_request):
        await release.wait()

    url = await serving(silent)
    settings = settings_with(
        telegram_api_url=url,
        llm_url=url,
        llm_model="one",
        clock_url=url,
        database_url=f"sqlite:///{tmp_path}/kabarchy.db",
        feeds="none",
    )
    of_network = [one for one in CHECKS if one.subject in ("Telegram", "Updates", "Clock", "Language model")]
    findings = await found(of_network, settings, patience=0.2)
    release.set()
    assert {finding.subject for finding in findings if finding.serious} == {
        "Telegram",
        "Updates",
        "Clock",
        "Language model",
    }


def test_every_check_says_what_to_do_where_it_hangs():
    assert all(one.hangs for one in CHECKS)
    assert len({one.subject for one in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("name", ["getUpdates", "setWebhook", "deleteWebhook", "logOut", "close"])
def test_nothing_that_the_doctor_asks_of_telegram_changes_anything(name):
    for file in Path(doctor.__file__).parent.glob("*.py"):
        assert f'"{name}"' not in file.read_text("utf-8")
