"""Kills: whatever the program was doing, nobody gets a message twice, and nothing is lost unseen."""

import asyncio
import os
import random
from collections import Counter

import pytest

from playground.client import Call, Control, Person

from .newsroom import Newsroom, a_day_of_news
from .people import PATIENCE, begin, crowd, offer_broadcast, press
from .program import Home, Program

READERS = 60
KILLS = 4
PACE = "30"
"""Messages a second, so that all of them take some seconds."""
AT_ONCE = 16
"""Messages that may be under way together, so in doubt after a kill."""
NOTICE = "Завтра бот не работает с трёх до четырёх ночи."


def content(call: Call) -> str:
    """What a sent message is: the digest, the notice, or something else."""
    text = str(call.parameters.get("text") or call.parameters.get("caption") or "")
    return "digest" if text.startswith("<b>🗞") else "notice" if text == NOTICE else ""


async def received(telegram: Control) -> Counter[tuple[int | None, str]]:
    """How often each chat has got the digest and the notice, as Telegram has it on record."""
    calls = [
        call for method in ("sendMessage", "sendPhoto") for call in await telegram.calls(method, effect=True)
    ]
    return Counter((call.chat, content(call)) for call in calls if content(call))


def in_doubt(home: Home) -> set[tuple[int, str]]:
    """Which chat may or may not have got the digest or the notice."""
    rows = home.rows(
        "SELECT chats.telegram_id, deliveries.key FROM deliveries JOIN chats ON chats.id = deliveries.chat_id "
        "WHERE deliveries.status = 'in-doubt'"
    )
    return {(chat, "digest" if key.startswith("digest:") else "notice") for chat, key in rows}


async def nothing_waits(home: Home, program: Program) -> None:
    """Wait until every digest and every notice has come to an end."""
    query = "SELECT count(*) FROM deliveries WHERE status IN ('queued', 'sending')"
    spread = "SELECT count(*) FROM broadcasts WHERE state = 'reported'"
    await program.until(lambda: home.count(spread) and not home.count(query), "an empty outbox", 60)


@pytest.mark.timeout(180)
async def test_killed_again_and_again_nobody_gets_a_message_twice(
    telegram: Control, newsroom: Newsroom, home: Home, owner: Person
):
    # Who begins when there is no news yet has the first digest at eight.
    program = await home.run(SENDS_PER_SECOND="1000", FEEDS="none")
    _, readers = await asyncio.gather(begin(owner), crowd(telegram, READERS))
    await program.stop()
    articles = a_day_of_news(newsroom)
    newsroom.write_catalogue(home.folder / "feeds.toml")
    home.settings |= {"FEEDS": "feeds.toml"}
    program = await home.run(SENDS_PER_SECOND="1000")
    await home.news(program, articles)
    question = await offer_broadcast(owner, NOTICE, photo=True)
    await program.stop()

    # It is eight in the morning: every digest is due, and the owner lets the notice go. Four kills follow.
    program = await home.run(SENDS_PER_SECOND=PACE)
    await telegram.fault("reset", method="sendPhoto", chat=readers[0].id, count=1)
    newsroom.let_pass(hours=23)
    send = next(button.data for button in question.buttons if (button.data or "").endswith(":send"))
    panel, _ = await press(owner, question, send or "")
    await owner.press(panel, "Не ждать", patience=PATIENCE, settle=0)
    chance = random.Random(2026)
    doubts = 0
    for _ in range(KILLS):
        last = (await telegram.calls())[-1].number
        await telegram.calls(after=last, count=chance.randint(6, 26), wait=PATIENCE, under_way=True)
        await program.kill()
        program = await home.run(SENDS_PER_SECOND=PACE)
        doubts, before = len(in_doubt(home)), doubts
        assert doubts - before <= AT_ONCE + 1
    await nothing_waits(home, program)

    everybody = {owner.id, *(reader.id for reader in readers)}
    got, doubtful = await received(telegram), in_doubt(home)
    got[owner.id, "notice"] -= 1  # what was shown to the owner beforehand
    assert {key: times for key, times in got.items() if times > 1} == {}
    for what in ("digest", "notice"):
        missing = {chat for chat in everybody if not got[chat, what]}
        assert missing <= {chat for chat, kind in doubtful if kind == what}, what
    assert (readers[0].id, "notice") in doubtful
    assert len(doubtful) <= KILLS * AT_ONCE + 1

    # One tap of the owner sends the notice to those who may have missed it.
    while "Рассылка закончена" not in (report := await owner.next_message(patience=PATIENCE)).text:
        pass
    again = report.button("Отправить ещё раз")
    assert again.text.endswith(f": {sum(1 for _, kind in doubtful if kind == 'notice')}")
    await owner.press(report, again.text, settle=0)
    await nothing_waits(home, program)
    got_now = await received(telegram)
    got_now[owner.id, "notice"] -= 1
    assert all(got_now[chat, "notice"] for chat in everybody)
    twice = {chat for (chat, kind), times in got_now.items() if kind == "notice" and times > 1}
    assert twice <= {chat for chat, kind in doubtful if kind == "notice"}
    assert not {one for one in in_doubt(home) if one[1] == "notice"}


async def test_what_people_write_while_the_program_is_killed_is_answered_after_a_start(
    telegram: Control, home: Home
):
    program = await home.run()
    reader = await telegram.person("Бермет", started=True)
    await telegram.calls("getUpdates", wait=PATIENCE, under_way=True)
    for _ in range(3):
        await reader.send("/help")
    await telegram.calls("getUpdates", wait=PATIENCE)  # they have been handed over
    program.process.kill()
    for _ in range(3):
        await reader.send("/help")
    await program.process.wait()

    program = await home.run()
    asked = 6
    await telegram.pending_updates(wait=PATIENCE)
    await program.until(
        lambda: home.count("SELECT count(*) FROM updates WHERE done_at IS NOT NULL") >= asked,
        "six done updates",
    )
    answers = [message for message in await reader.messages() if message.by_bot]
    assert len(answers) in (asked, asked + 1, asked + 2, asked + 3), (
        "an answer may be repeated, never missing"
    )
    assert all("Что я умею" in answer.text for answer in answers)


async def test_a_killed_program_leaves_no_process_behind(newsroom: Newsroom, home: Home):
    a_day_of_news(newsroom)
    newsroom.write_catalogue(home.folder / "feeds.toml")
    program = await home.start("run", FEEDS="feeds.toml")
    await program.until(lambda: any(path.endswith("/1") for path in newsroom.asked), "a page being read")
    program.process.kill()

    def all_gone() -> bool:
        try:
            os.killpg(program.process.pid, 0)
        except ProcessLookupError:
            return True
        return False

    await program.until(all_gone, "the end of its workers", 20)
