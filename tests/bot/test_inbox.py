"""Updates in: kept before they are confirmed, in order within a chat, and none lost by a crash."""

import asyncio
import json
from datetime import timedelta

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, TypeHandler, filters

from bot.clock import MachineClock
from bot.health import Health
from bot.inbox import Dispatcher, Receiver, SecondProgram, chat_of
from handlers.context import answered_before

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Темы", callback_data="v1:topics:0")]])


def message(update_id, chat, text):
    return {
        "update_id": update_id,
        "message": {
            "message_id": update_id,
            "date": 1,
            "chat": {"id": chat, "type": "private", "first_name": "А"},
            "from": {"id": chat, "is_bot": False, "first_name": "А"},
            "text": text,
        },
    }


class Handled:
    """What the handlers were given, in order."""

    def __init__(self, application):
        self.texts = []
        self.changed = asyncio.Event()
        self.hold = {}
        application.add_handler(MessageHandler(filters.TEXT, self.take))

    async def take(self, update, context):
        text = update.message.text
        if text in self.hold:
            await self.hold[text].wait()
        if text == "беда":
            raise ValueError("a handler's trouble")
        self.texts.append(text)
        self.changed.set()

    async def wait_for(self, count):
        async with asyncio.timeout(10):
            while len(self.texts) < count:
                self.changed.clear()
                await self.changed.wait()


@pytest.fixture
def handled(application):
    return Handled(application)


@pytest.fixture
async def dispatcher(storage, application):
    dispatcher = Dispatcher(storage, application, MachineClock())
    task = asyncio.create_task(dispatcher.run())
    yield dispatcher
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await dispatcher.drain(5)


def receiver(storage, application, dispatcher, health=None):
    return Receiver(storage, application.bot, MachineClock(), health or Health(), dispatcher.arrived)


async def waiting(storage):
    async with storage.reading() as tx:
        return await tx.inbox.waiting()


async def keep(storage, application, dispatcher, *updates):
    await receiver(storage, application, dispatcher).keep(list(updates))


async def test_an_update_is_handled_once_however_often_it_comes(storage, application, dispatcher, handled):
    await keep(storage, application, dispatcher, message(1, 5, "бир"))
    await keep(storage, application, dispatcher, message(1, 5, "бир"), message(2, 5, "эки"))
    await handled.wait_for(2)
    assert handled.texts == ["бир", "эки"]


async def test_order_is_kept_within_a_chat_and_others_do_not_wait(storage, application, dispatcher, handled):
    handled.hold["жай"] = asyncio.Event()
    await keep(
        storage, application, dispatcher, message(1, 5, "жай"), message(2, 5, "кийин"), message(3, 6, "башка")
    )
    await handled.wait_for(1)
    assert handled.texts == ["башка"]
    handled.hold["жай"].set()
    await handled.wait_for(3)
    assert handled.texts == ["башка", "жай", "кийин"]


async def test_what_was_kept_before_a_crash_is_handled_after_the_start(storage, application, handled):
    rows = [(number, json.dumps(message(number, 5, str(number)))) for number in (1, 2, 3)]
    async with storage.writing() as tx:
        await tx.inbox.store(application.bot.id, rows, MachineClock().now())
    dispatcher = Dispatcher(storage, application, MachineClock())
    task = asyncio.create_task(dispatcher.run())
    await handled.wait_for(3)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await dispatcher.drain(5)
    assert handled.texts == ["1", "2", "3"]
    assert await waiting(storage) == 0


async def test_an_update_that_cannot_be_read_is_recorded_and_holds_up_nobody(
    storage, application, dispatcher, handled
):
    broken = {"update_id": 1, "message": {"message_id": "?", "chat": {"id": 5}}}
    await keep(storage, application, dispatcher, broken, message(2, 5, "андан кийинки"))
    await handled.wait_for(1)
    await dispatcher.drain(5)
    async with storage.reading() as tx:
        assert await tx.failures.count() == {"inbox": 1}


async def test_the_receiver_keeps_first_and_then_confirms(
    storage, telegram, application, dispatcher, handled
):
    reader = await telegram.person("Айгүл", language="ky")
    task = asyncio.create_task(receiver(storage, application, dispatcher).run())
    await reader.send("салам")
    await reader.send("дагы")
    await handled.wait_for(2)
    assert handled.texts[-2:] == ["салам", "дагы"]
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_trouble_with_telegram_is_a_problem_until_it_is_over(
    storage, telegram, application, dispatcher, handled
):
    seen = []

    class WatchedHealth(Health):
        def problem(self, name, words):
            seen.append(words.partition(" (")[0])
            super().problem(name, words)

    health = WatchedHealth()
    await telegram.fault("bad_gateway", method="getUpdates", count=1)
    task = asyncio.create_task(receiver(storage, application, dispatcher, health).run())
    await telegram.calls("getUpdates", count=1, wait=10)
    reader = await telegram.person("Айгүл", language="ky")
    await reader.send("салам")
    await handled.wait_for(1)
    assert seen == ["Telegram cannot be reached: Bad Gateway"]
    assert health.problems == []
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_a_second_program_on_the_token_ends_this_one(storage, telegram, application, dispatcher):
    await telegram.fault("error", method="getUpdates", code=409, description="Conflict: terminated by other")
    with pytest.raises(SecondProgram, match="BOT_TOKEN"):
        async with asyncio.timeout(20):
            await receiver(storage, application, dispatcher).run()


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        (message(1, 5, "а"), 5),
        ({"update_id": 1, "callback_query": {"from": {"id": 7}, "message": {"chat": {"id": -9}}}}, -9),
        ({"update_id": 1, "callback_query": {"from": {"id": 7}}}, 7),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": -3}, "from": {"id": 7}}}, -3),
        ({"update_id": 1, "poll": {"question": "?"}}, 0),
        ({"update_id": 1}, 0),
        ({"update_id": 1, "message": None}, 0),
    ],
)
def test_the_chat_of_an_update(update, chat):
    assert chat_of(update) == chat


async def test_fields_that_are_not_known_yet_are_kept(application):
    raw = message(1, 5, "а") | {"something_new": {"x": 1}}
    update = Update.de_json(raw, application.bot)
    assert update.to_dict()["something_new"] == {"x": 1}
    assert TypeHandler(Update, print).check_update(update)


async def test_an_answer_that_meets_an_outage_is_given_when_it_is_over(
    storage, telegram, application, dispatcher, handled
):
    reader = await telegram.person("Айгүл", language="ky", started=True)

    async def answer(update, context):
        await context.bot.send_message(update.effective_chat.id, f"сен жаздың: {update.message.text}")

    async def tell(update, context):
        await dispatcher.failed(update.update_id, context.error)

    application.add_handler(MessageHandler(filters.TEXT, answer), group=1)
    application.add_error_handler(tell)
    await telegram.fault("bad_gateway", method="sendMessage", count=1)
    await keep(
        storage, application, dispatcher, message(1, reader.id, "салам"), message(2, reader.id, "дагы")
    )
    answers = [(await reader.next_message()).text for _ in range(2)]
    assert answers == ["сен жаздың: салам", "сен жаздың: дагы"]
    async with storage.reading() as tx:
        assert await tx.failures.count() == {}


async def test_a_handlers_own_mistake_is_recorded_and_not_tried_again(
    storage, application, dispatcher, handled
):
    async def tell(update, context):
        await dispatcher.failed(update.update_id, context.error)

    application.add_error_handler(tell)
    await keep(storage, application, dispatcher, message(1, 5, "беда"), message(2, 5, "андан кийинки"))
    await handled.wait_for(1)
    assert handled.texts == ["андан кийинки"]
    async with storage.reading() as tx:
        assert await tx.failures.count() == {"inbox": 1}


async def test_what_arrives_after_all_before_was_forgotten_is_handled(
    storage, application, dispatcher, handled
):
    await keep(storage, application, dispatcher, message(1, 5, "раз"), message(2, 5, "два"))
    await handled.wait_for(2)
    await dispatcher.drain(5)
    async with storage.writing() as tx:
        assert await tx.inbox.forget_done(MachineClock().now() + timedelta(days=1)) == 2
    await keep(storage, application, dispatcher, message(3, 6, "три"))
    await handled.wait_for(3)
    assert handled.texts == ["раз", "два", "три"]


async def test_a_press_that_must_wait_for_its_handler_is_answered_without_it(storage, application, telegram):
    told, free = [], asyncio.Event()

    async def take(update, context):
        told.append(answered_before.get())
        if len(told) == 1:
            await free.wait()

    application.add_handler(CallbackQueryHandler(take))
    dispatcher = Dispatcher(storage, application, MachineClock(), patience=0.01)
    running = asyncio.create_task(dispatcher.run())
    receiving = asyncio.create_task(receiver(storage, application, dispatcher).run())
    person = await telegram.person(started=True)
    about = {"chat_id": person.id, "text": "Темы", "reply_markup": BUTTONS}
    sent = await application.bot.send_message(**about)
    body = {"message_id": sent.message_id, "button": "v1:topics:0"}
    presses = [await telegram.ask("POST", f"/people/{person.id}/press", body) for _ in range(2)]
    waited = await telegram.ask("GET", f"/presses/{presses[1]['press']}", query={"wait": 10})
    assert waited["answer"] == {"text": "", "show_alert": False}
    free.set()
    await telegram.pending_updates(wait=10)
    receiving.cancel()
    running.cancel()
    await asyncio.gather(receiving, running, return_exceptions=True)
    await dispatcher.drain(5)
    assert told[-1], "its handler knows"
