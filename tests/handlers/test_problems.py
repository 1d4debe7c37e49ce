"""`/problems`: what is wrong, and trying it again."""

from datetime import timedelta

from sqlalchemy import update

from news.failures import GIVEN_UP_AFTER
from news.ids import UserId
from news.roles import Role
from storage.schema import feeds


async def test_readers_are_not_told(world):
    reader = await world.person()
    await reader.send("/problems")
    assert "только редакторы" in (await reader.next_message()).text


async def test_no_problems_is_said_so(world):
    owner = await world.owner()
    await owner.send("/problems")
    assert "всё работает" in (await owner.next_message()).text


async def test_an_editor_sees_what_is_wrong_and_has_it_tried_again(world):
    somebody = await world.person()
    feed = await world.feed("https://vesti.example.org/rss")
    async with world.storage.writing() as tx:
        await tx.editors.give(UserId(somebody.id), Role.EDITOR, world.now)
        for _ in range(GIVEN_UP_AFTER):
            await tx.failures.record("summarise", 3, "KeyError: 'x'", world.now)
    failing = {"failing_since": world.now - timedelta(days=2), "problem": "not-a-feed", "failures": 40}
    async with world.storage._engine.begin() as connection:
        await connection.execute(update(feeds).where(feeds.c.id == feed).values(failing))
    await somebody.send("/problems")
    screen = await somebody.next_message()
    assert "Шаг «изложение» не справился" in screen.text
    assert "KeyError" in screen.text
    assert "Вести гор: по адресу нет ленты новостей" in screen.text
    pressed = await somebody.press(screen, "Попробовать ещё раз")
    assert "1 запись" in pressed.alert
    assert "изложение" not in pressed.message.text
    assert "summarise" in world.woken
    again = await somebody.forge(screen, "v1:problems:retry", settle=0.1)
    assert "нечего" in again.alert
