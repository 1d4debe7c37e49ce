"""A bot whose settings name no owner: the first who opens its one-time link becomes the owner."""

from playground.client import Control

from .people import PATIENCE
from .program import Home

LINK = "?start="


async def test_where_the_settings_name_no_owner_a_one_time_link_makes_one(telegram: Control, home: Home):
    program = await home.run(ADMIN_IDS="")
    told = await program.line("Owner: open https://t.me/")
    payload = told.partition(LINK)[2].split()[0]
    first, second = await telegram.person("Айбек"), await telegram.person("Чоң")
    await first.start(payload)
    assert "Теперь вы — владелец" in (await first.next_message(patience=PATIENCE)).text
    await second.start(payload)
    assert "больше не действует" in (await second.next_message(patience=PATIENCE)).text
    await second.next_message(patience=PATIENCE)  # the greeting of everybody new
    await second.send("/editors")
    assert "только редакторы" in (await second.next_message(patience=PATIENCE)).text
    await first.next_message(patience=PATIENCE)
    await first.send("/editors")
    assert f"{first.id} — владелец" in (await first.next_message(patience=PATIENCE)).text
    assert await program.stop() == 0

    again = await home.run(ADMIN_IDS="")
    await second.skip()
    await second.send("/help")
    await second.next_message(patience=PATIENCE)
    assert LINK not in again.said, "there is an owner now"


async def test_a_link_that_nobody_opened_stays_the_same_and_is_of_no_use_once_the_settings_name_an_owner(
    telegram: Control, home: Home
):
    links = []
    for _ in range(2):
        program = await home.run(ADMIN_IDS="")
        links.append((await program.line("Owner: open https://t.me/")).partition(LINK)[2].split()[0])
        assert await program.stop() == 0
    assert links[0] == links[1]
    named = await home.run()
    somebody = await telegram.person("Чоң")
    await somebody.send("/help")
    await somebody.next_message(patience=PATIENCE)
    assert LINK not in named.said
