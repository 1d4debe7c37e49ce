"""What readers and owners do again and again: begin, choose, broadcast."""

import asyncio

from playground.client import Control, Message, Person

PATIENCE = 30.0


async def press(person: Person, message: Message, button: str) -> tuple[Message, float]:
    """Press a button; give the message that it changed, and after how many seconds the press was answered."""
    clock = asyncio.get_running_loop().time
    begun = clock()
    pressed = await person.press(message, button, patience=PATIENCE, settle=0)
    answered = clock() - begun
    for changed in pressed.edited:
        return changed, answered
    return await person.next_edit(patience=PATIENCE), answered


async def begin(person: Person) -> Message:
    """Go through the beginning as most do: Russian, the topics that are offered, eight in the morning."""
    await person.start()
    message = await person.next_message(patience=PATIENCE)
    for button in ("Русский", "Дальше", "Готово"):
        message, _ = await press(person, message, button)
    return message


async def crowd(telegram: Control, count: int) -> list[Person]:
    """So many readers who have all gone through the beginning."""
    people = [Person(telegram, id, {}) for id in await telegram.crowd(count, started=False)]
    await asyncio.gather(*(begin(person) for person in people))
    return people


async def offer_broadcast(owner: Person, text: str, *, photo: bool = False) -> Message:
    """Have the bot prepare a broadcast; give its question, which has the button that lets it go."""
    await owner.send("/broadcast")
    if photo:
        await owner.send(photo=True, caption=text)
    else:
        await owner.send(text)
    # Before it may stand the bot's question, and the first digest of one who has just begun.
    preview = await owner.next_message(patience=PATIENCE)
    while preview.text != text:
        preview = await owner.next_message(patience=PATIENCE)
    assert ("photo" in preview.raw) == photo
    return await owner.next_message(patience=PATIENCE)


async def let_go(owner: Person, question: Message) -> Message:
    """Let a broadcast go and not wait for the half minute in which it could be called back; give its panel."""
    await press(owner, question, "Отправить")
    panel, _ = await press(owner, question, "Не ждать")
    return panel
