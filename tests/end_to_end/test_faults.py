"""Trouble between the program and Telegram: nothing is doubled, nothing is lost unseen, and it says how it is."""

import asyncio
from itertools import pairwise
from pathlib import Path

from playground.client import Control, Person
from playground.server import serve

from .people import PATIENCE, begin, crowd, let_go, offer_broadcast
from .program import Home, Program

NOTICE = "Сегодня вечером бот будет обновлён."


async def broadcast(owner: Person) -> Person:
    """Broadcast the notice; give the owner, who is shown how far it is."""
    await let_go(owner, await offer_broadcast(owner, NOTICE))
    return owner


async def notices(reader: Person) -> int:
    """How often a reader has the notice."""
    return sum(message.text == NOTICE for message in await reader.messages())


def standing(home: Home) -> dict[str, int]:
    """How many deliveries of broadcasts stand where."""
    query = "SELECT status, count(*) FROM deliveries WHERE broadcast_id IS NOT NULL GROUP BY status"
    return dict(home.rows(query))


async def ended(home: Home, program: Program) -> dict[str, int]:
    """Wait until nothing of a broadcast waits; give how its deliveries stand."""

    def nothing_waits() -> bool:
        found = standing(home)
        return bool(found) and not found.keys() & {"queued", "sending"}

    await program.until(nothing_waits, "the end of the broadcast", 60)
    return standing(home)


async def test_a_lost_connection_leaves_a_message_in_doubt_and_never_doubles_it(
    telegram: Control, home: Home, owner: Person
):
    program = await home.run(SENDS_PER_SECOND="1000")
    _, (before, after, garbled, slowed, fine) = await asyncio.gather(begin(owner), crowd(telegram, 5))
    await telegram.fault("reset", chat=before.id, method="sendMessage", count=1)
    await telegram.fault("reset", chat=after.id, method="sendMessage", count=1, effect=True)
    # Two in a row without an answer; a third would close the outbox, which is another test.
    await telegram.fault(
        "error", chat=slowed.id, method="sendMessage", count=2, code=429,
        description="Too Many Requests: retry after 1",
    )  # fmt: skip
    await broadcast(owner)
    assert await ended(home, program) == {"sent": 4, "in-doubt": 2}
    assert [await notices(reader) for reader in (before, after, garbled, slowed, fine)] == [0, 1, 1, 1, 1]
    tries = [
        call
        for call in await telegram.calls("sendMessage", chat=slowed.id)
        if call.parameters.get("text") == NOTICE
    ]
    assert [call.status for call in tries] == [429, 429, 200]
    assert all(later.at - sooner.at >= 1 for sooner, later in pairwise(tries))
    await home.well(program)


async def test_three_calls_without_an_answer_close_the_outbox_until_telegram_is_back(
    telegram: Control, home: Home, owner: Person
):
    program = await home.run(SENDS_PER_SECOND="1000")
    _, readers = await asyncio.gather(begin(owner), crowd(telegram, 30))
    question = await offer_broadcast(owner, NOTICE)
    await telegram.fault("bad_gateway", method="sendMessage")
    await telegram.fault("bad_gateway", method="getMe")
    await let_go(owner, question)
    await home.unwell(program, "messages wait")
    await program.until(lambda: "sending" not in standing(home), "the end of the calls under way")
    doubtful = standing(home)["in-doubt"]
    assert 3 <= doubtful <= 16 + 1, "an outage costs the calls in flight, not the queue"
    await telegram.end_faults()
    assert await ended(home, program) == {"sent": 31 - doubtful, "in-doubt": doubtful}
    await home.well(program)
    assert sum([await notices(reader) for reader in readers]) in (30 - doubtful, 31 - doubtful)


async def test_while_telegram_is_away_nothing_comes_into_doubt(home: Home, tmp_path: Path):
    kept = tmp_path / "away.db"
    server = await serve(state=kept)
    port = int(server.url.rpartition(":")[2])
    home.settings |= {"TELEGRAM_API_URL": server.url, "SENDS_PER_SECOND": "20"}
    async with Control(server.url) as telegram:
        program = await home.run()
        owner = await telegram.person("Нурлан", id=int(home.settings["ADMIN_IDS"]))
        _, readers = await asyncio.gather(begin(owner), crowd(telegram, 12))
        await broadcast(owner)
        await readers[0].next_message(patience=PATIENCE)
    await server.close()
    await home.unwell(program, "Telegram cannot be reached")
    waiting = standing(home)
    server = await serve(port=port, state=kept)
    try:
        stand = await ended(home, program)
        await home.well(program)
        async with Control(server.url) as telegram:
            got = [await notices(Person(telegram, reader.id, {})) for reader in readers]
    finally:
        await server.close()
    assert waiting.get("queued"), "the outage came in the midst of it"
    assert stand.get("in-doubt", 0) <= 1, "at most what was under way at that very moment"
    assert stand["sent"] + stand.get("in-doubt", 0) == 13
    assert set(got) <= {0, 1}
    assert got.count(0) <= stand.get("in-doubt", 0)


async def test_the_program_lives_through_a_long_outage_and_works_again(telegram: Control, home: Home):
    program = await home.run()
    await telegram.calls("getUpdates", wait=PATIENCE, under_way=True)
    await telegram.fault("bad_gateway")
    hasty, reader = await telegram.person("Айдай"), await telegram.person("Марат")
    await hasty.start()  # it ends the long poll that was under way when the trouble began

    def tries() -> int:
        return sum("no updates" in line for line in program.err)

    await program.until(tries, "a failed try")
    await reader.start()
    await program.until(lambda: tries() >= 3, "three failed tries")
    await home.unwell(program, "Telegram cannot be reached")
    assert not program.ended
    await telegram.end_faults()
    await reader.next_message(patience=PATIENCE)
    await home.well(program)


async def test_an_outage_just_after_the_start_is_waited_for(telegram: Control, home: Home):
    await telegram.fault("bad_gateway", method="deleteWebhook", count=2)
    await telegram.fault(
        "error", method="setMyCommands", code=429, description="Too Many Requests: retry after 600"
    )
    program = await home.run()
    reader = await telegram.person("Марат")
    await reader.start()
    await reader.next_message(patience=PATIENCE)
    await home.well(program)
