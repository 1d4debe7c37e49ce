"""Broadcasts: an owner sends to all, and is told what became of it; nobody else can."""

import asyncio

from playground.client import Control, Person

from .people import PATIENCE, begin, crowd, offer_broadcast, press
from .program import Home


async def test_an_owner_broadcasts_a_photo_and_is_told_who_got_it(
    telegram: Control, home: Home, owner: Person
):
    program = await home.run(SENDS_PER_SECOND="1000")
    _, readers, stranger = await asyncio.gather(
        begin(owner), crowd(telegram, 5), telegram.person("Чоң", started=True)
    )
    *receiving, blocking, unnoticed = readers
    # One blocks the bot and Telegram tells it; of the other it learns only when it sends.
    await blocking.block()
    await telegram.pending_updates(wait=PATIENCE)
    await telegram.fault(
        "error", code=403, description="Forbidden: bot was blocked by the user", chat=unnoticed.id
    )
    question = await offer_broadcast(owner, "Редакция переезжает на новый адрес.", photo=True)
    assert "5 чатов" in question.text
    send = next(button.data for button in question.buttons if button.text.startswith("Отправить"))

    # A stranger who knows the button's data gets nothing by it, nor by the command.
    await stranger.send("/broadcast")
    refusal = await stranger.next_message(patience=PATIENCE)
    assert "только редакторы" in refusal.text
    await stranger.start()
    screen = await stranger.next_message(patience=PATIENCE)
    forged = await stranger.forge(screen, send or "", patience=PATIENCE, settle=0)
    assert "только редакторы" in forged.alert
    assert forged.is_alert
    assert await stranger.nothing_new()
    assert not await telegram.calls("sendPhoto", chat=receiving[0].id)

    panel, _ = await press(owner, question, send or "")
    assert "Рассылка уйдёт" in panel.text
    panel, _ = await press(owner, question, "Не ждать")
    assert "рассылка" in panel.text.lower()
    for reader in receiving:
        message = await reader.next_message(patience=PATIENCE)
        assert message.text == "Редакция переезжает на новый адрес."
        assert "photo" in message.raw
        assert not message.buttons
    while not (report := await owner.next_message(patience=PATIENCE)).text.startswith("Рассылка закончена\n"):
        pass  # the owner is a reader too
    assert "Отправлено: 4" in report.text
    assert "Недоступны (бот заблокирован или чата нет): 1" in report.text
    offered = [button.text for button in report.buttons]
    assert offered == ["Изменить текст", "Удалить у всех"], "nothing is in doubt"
    assert not await telegram.calls("sendPhoto", chat=blocking.id)
    assert not program.ended
