"""Readers who press and write whatever comes to hand: everything is answered, nothing breaks, no fresh button is dead."""

import random
from collections import Counter

import pytest

from bench.reader_model import Deed, Reader
from messages.errors import broken, stale
from news.chats import LANGUAGES
from playground.acts import pressing, talking
from playground.client import Message

READERS = 9
ROUNDS = 24
NEWS = ("учения", "водохранилище", "Кыргызстан", "выборы", "границе")
OUT_OF_DATE = {stale(language) for language in LANGUAGES}
SORRY = {broken(language).html for language in LANGUAGES}
FEARED = {"[personal] forget"}
"""Pressed by nobody here: it takes away all that could be pressed next."""


class Crowd:
    """Readers in one local Telegram, and what came of each of their presses."""

    def __init__(self, world, telegram, readers, chance):
        self.world, self.telegram, self.readers, self.chance = world, telegram, readers, chance
        self.pressed = Counter()
        self.unanswered, self.dead, self.sorry, self.silent = [], [], [], []

    async def round(self):
        """Let each do something, wait until all of it has been handled, and look."""
        begun = self.telegram.changes
        deeds = [(reader, self._chosen(reader)) for reader in self.readers]
        done = [(reader, deed, self._do(reader, deed)) for reader, deed in deeds]
        await self.world.quiet()
        for reader, deed, press in done:
            if press is not None:
                self._judge(deed, press)
            self._look(reader, deed, begun)

    def _chosen(self, reader):
        """Choose what has been pressed least often of all that lies before a reader, now and then just anything."""
        fresh = [
            reader.button(message, data)
            for message, buttons in list(reader.screens.items())[-3:]
            for data in buttons
        ]
        fresh = [deed for deed in fresh if deed.label not in FEARED]
        dice = self.chance.random()
        if fresh and dice < 0.7:
            least = min(self.pressed[deed.label] for deed in fresh)
            return self.chance.choice([deed for deed in fresh if self.pressed[deed.label] == least])
        if dice < 0.8 and (deeds := reader.press(self.chance)) and deeds[0].label not in FEARED:
            return deeds[0]
        return reader.write(self.chance, NEWS)

    def _do(self, reader, deed):
        user, chat = self.telegram.users[reader.id], self.telegram.chats[reader.id]
        if not deed.data:
            talking.say(self.telegram, user, chat, {"text": deed.text} if deed.text else {"photo": True})
            return None
        self.pressed[deed.label] += not deed.is_old
        return pressing.press(self.telegram, user, chat, deed.message, deed.data, forged=True)

    def _judge(self, deed, press):
        if press.answer is None:
            self.unanswered.append(deed)
        elif press.answer["text"] in OUT_OF_DATE and deed.is_fresh:
            self.dead.append(deed)

    def _look(self, reader, deed, begun):
        messages, gone = self.telegram.visible_changes(self.telegram.chats[reader.id], begun)
        shown = [message for message in messages if message.by_bot]
        for message in shown:
            text = message.body.get("text") or message.body.get("caption") or ""
            if text in SORRY:
                self.sorry.append(deed)
            reader.see(
                Message(
                    reader.id, message.id, text, True, False, message.created, message.changed, message.body
                )
            )
        for number in gone:
            reader.lose(number)
        if not (shown or deed.data or "digest" in deed.label):
            self.silent.append(deed)


@pytest.mark.parametrize("seed", [7])
async def test_whatever_readers_press_is_answered_and_nothing_breaks(world, local_telegram, seed):
    chance = random.Random(seed)
    for place in range(6):
        await world.story(f"Учения {place} прошли на границе", slug=("csto", "kyrgyzstan")[place % 2])
    people = [await world.person(language=LANGUAGES[place % 3]) for place in range(READERS)]
    readers = [Reader(id=person.id) for person in people]
    crowd = Crowd(world, local_telegram.world, readers, chance)
    for person in people:
        await person.start()
    await world.quiet()
    for reader in readers:
        crowd._look(reader, Deed(text="/start"), 0)
    for _ in range(ROUNDS):
        world.seconds += 10
        await crowd.round()
    assert world.failures == []
    assert crowd.sorry == []
    assert crowd.unanswered == []
    assert crowd.dead == []
    assert crowd.silent == []
    assert len(crowd.pressed) > 30, "many kinds of buttons"
