"""The end of the program in good order, and a start without any token."""

import asyncio
import time

from playground.client import Control, Person
from playground.server import TEST_TOKEN

from .people import PATIENCE, begin, crowd, let_go, offer_broadcast
from .program import Home

NOTICE = "Приглашаем на встречу с редакцией в субботу."


async def test_stopped_in_the_midst_of_a_broadcast_it_ends_soon_and_goes_on_later(
    telegram: Control, home: Home, owner: Person
):
    program = await home.run(SENDS_PER_SECOND="1000")
    _, readers = await asyncio.gather(begin(owner), crowd(telegram, 30))
    question = await offer_broadcast(owner, NOTICE)
    assert await program.stop() == 0

    program = await home.run(SENDS_PER_SECOND="5")
    await let_go(owner, question)
    last = (await telegram.calls())[-1].number
    await telegram.calls("sendMessage", after=last, count=5, wait=PATIENCE)
    begun = time.monotonic()
    assert await program.stop() == 0
    assert time.monotonic() - begun < 10, "it ends within ten seconds, however long the broadcast takes"
    standing = dict(
        home.rows("SELECT status, count(*) FROM deliveries WHERE broadcast_id IS NOT NULL GROUP BY 1")
    )
    assert standing.keys() == {"sent", "queued"}

    program = await home.run(SENDS_PER_SECOND="1000")
    for reader in readers:
        message = await reader.next_message(patience=PATIENCE)
        assert message.text == NOTICE
    query = "SELECT count(*) FROM deliveries WHERE broadcast_id IS NOT NULL AND status = 'sent'"
    await program.until(lambda: home.count(query) == 31, "the end of the broadcast")
    assert all([await reader.nothing_new() for reader in readers])


async def test_without_a_token_a_local_telegram_starts(home: Home):
    home.settings = {"WEB_PORT": "0", "PLAYGROUND_PORT": "0", "FEEDS": "none", "DATABASE_URL": ""}
    program = await home.start("run")
    url = (await program.line("Playground: ")).removeprefix("Playground: ").rstrip("/")
    async with Control(url) as telegram:
        reader = await telegram.person("Гүлнара", language="ky")
        await reader.start()
        welcome = await reader.next_message(patience=PATIENCE)
        assert welcome.buttons
        assert "Кабарчы" in welcome.text
    assert await program.stop() == 0
    assert (home.folder / "data" / "playground.db").exists()
    assert not (home.folder / "data" / "kabarchy.db").exists()
    assert TEST_TOKEN not in program.said
