"""Whoever waits longer than a second sees that something is being done for them."""

from dataclasses import replace

from handlers.answering import Answer, give
from handlers.waiting import accompanied


def hasty(world):
    """Return the last update with a context in which no answer is fast enough."""
    update = world.handled[-1]
    kind = world.bot.context_types.context
    kind.services = replace(kind.services, patience=0)
    return update, kind.from_update(update, world.bot)


async def test_what_takes_long_shows_that_the_bot_is_writing(world):
    reader = await world.person()
    await reader.start()
    await reader.next_message()
    update, context = hasty(world)

    async def until_the_sign_is_seen():
        return await world.telegram.calls("sendChatAction", chat=reader.id, wait=10)

    (call,) = await accompanied(update, context, until_the_sign_is_seen())
    assert call.effect


async def test_what_is_ready_at_once_shows_nothing(world):
    reader = await world.reader()
    await reader.send("/topics")
    await reader.next_message()
    assert await world.telegram.calls("sendChatAction") == []


async def test_a_press_that_takes_long_is_answered_before_and_its_word_comes_as_a_message(world):
    reader = await world.person()
    await reader.start()
    await reader.press(await reader.next_message(), "Русский")
    update, context = hasty(world)
    before = len(await world.telegram.calls("answerCallbackQuery"))

    async def until_the_press_is_answered():
        await world.telegram.calls("answerCallbackQuery", count=before + 1, wait=10)
        return Answer(pop_up="Новости <нет>", alert=True)

    await give(update, context, await accompanied(update, context, until_the_press_is_answered()))
    assert (await reader.next_message()).text == "Новости <нет>"
    assert len(await world.telegram.calls("answerCallbackQuery")) == before + 1
