"""Rich messages: sent as such where the server takes them, at once as plain ones where it does not, and never both."""

import logging
from datetime import timedelta

import pytest

from bot.limiter import Limiter
from bot.rich import ASKED_AGAIN, RichMessages
from bot.sender import TelegramSender
from news.chats import Absence
from news.deliveries import Lane
from news.outgoing import Button, Text
from pipeline.sender import NoAnswer, NotSent, RecipientGone, SlowDown

DIGEST = Text(
    html="<b>Сводка</b>",
    rich="<h3>Сводка</h3><details><summary>1. Саммит</summary><p>Прошёл.</p></details>",
    buttons=((Button(text="1", data="v1:story:1"),),),
)
RIGHT = Text(html="<b>Сводка!</b>", rich="<h3>Сводка!</h3>", buttons=DIGEST.buttons)
UNKNOWN = {"method": "sendRichMessage", "code": 404, "description": "Not Found"}


class Watch:
    """A clock that a test sets."""

    seconds = 0.0

    def __call__(self):
        return self.seconds


class Recording(Limiter):
    """A limiter that tells which turns were taken, and which 429s it was told of."""

    def __init__(self):
        super().__init__(1000)
        self.turns, self.floods = [], []

    async def turn(self, chat, lane, **about):
        self.turns.append((chat, lane))
        await super().turn(chat, lane, **about)

    def flooded(self, chat, delay):
        self.floods.append((chat, delay))
        super().flooded(chat, delay)


@pytest.fixture
def limiter():
    return Recording()


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def rich(application, watch):
    return RichMessages(application.bot, watch)


@pytest.fixture
def sender(application, limiter, rich):
    return TelegramSender(application.bot, limiter, rich)


@pytest.fixture
async def reader(telegram):
    return await telegram.person("Айгүл", language="ky", started=True)


async def methods(telegram):
    """Return the calls that sent something or tried to."""
    return [call.method for call in await telegram.calls() if call.method.startswith(("send", "edit"))]


async def test_a_digest_arrives_in_its_rich_form_with_its_buttons(sender, reader):
    (id,) = await sender.send(reader.id, None, DIGEST)
    message = await reader.next_message()
    assert message.id == id
    assert [block["type"] for block in message.raw["rich_message"]["blocks"]] == ["heading", "details"]
    assert [one.data for one in message.buttons] == ["v1:story:1"]


async def test_it_keeps_silent_and_answers_as_a_text_does(sender, reader):
    (first,) = await sender.send(reader.id, None, Text(html="Салам"))
    await sender.send(reader.id, None, Text(html="a", rich="<p>a</p>", silent=True), first)
    last = await reader.last_message()
    assert last.silent
    assert last.raw["reply_to_message"]["message_id"] == first


async def test_a_server_that_does_not_know_the_method_gets_the_plain_form_at_once(
    sender, telegram, reader, caplog
):
    await telegram.fault("error", **UNKNOWN)
    with caplog.at_level(logging.WARNING):
        await sender.send(reader.id, None, DIGEST)
        await sender.send(reader.id, None, DIGEST)
    assert [message.text for message in await reader.messages() if message.by_bot] == ["Сводка", "Сводка"]
    assert await methods(telegram) == ["sendRichMessage", "sendMessage", "sendMessage"], "it is asked once"
    assert len(caplog.records) == 1


async def test_after_some_hours_the_server_is_tried_again(sender, telegram, reader, watch):
    await telegram.fault("error", count=1, **UNKNOWN)
    await sender.send(reader.id, None, DIGEST)
    watch.seconds = ASKED_AGAIN
    await sender.send(reader.id, None, DIGEST)
    assert "rich_message" in (await reader.last_message()).raw


async def test_a_message_that_is_refused_for_itself_goes_as_a_plain_one_and_the_next_is_tried(
    sender, telegram, reader
):
    await sender.send(reader.id, None, Text(html="Салам", rich="<p>Салам"))
    await sender.send(reader.id, None, DIGEST)
    assert await methods(telegram) == ["sendRichMessage", "sendMessage", "sendRichMessage"]


async def test_a_400_that_says_the_method_is_unknown_is_remembered_too(sender, telegram, reader):
    await telegram.fault(
        "error", method="sendRichMessage", code=400, description="Bad Request: method not found"
    )
    await sender.send(reader.id, None, DIGEST)
    await sender.send(reader.id, None, DIGEST)
    assert await methods(telegram) == ["sendRichMessage", "sendMessage", "sendMessage"]


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "reset", "effect": False},
        {"kind": "reset", "effect": True},
        {"kind": "hang"},
        {"kind": "error", "code": 500},
        {"kind": "bad_gateway"},
        {"kind": "garbage"},
    ],
    ids=lambda fault: f"{fault['kind']} {fault.get('effect', '')}",
)
async def test_without_an_answer_it_may_have_been_sent_and_is_not_sent_as_a_plain_one(
    sender, telegram, reader, fault
):
    await telegram.fault(fault.pop("kind"), method="sendRichMessage", count=1, **fault)
    with pytest.raises(NoAnswer):
        await sender.send(reader.id, None, DIGEST)
    assert await methods(telegram) == ["sendRichMessage"]


async def test_a_429_says_how_long_to_wait_and_the_chat_rests(sender, telegram, reader, limiter):
    await telegram.limits(chat_per_second=0.1, chat_burst=1)
    await sender.send(reader.id, None, DIGEST)
    with pytest.raises(SlowDown) as refusal:
        await sender.send(reader.id, None, DIGEST)
    assert refusal.value.delay >= timedelta(seconds=1)
    assert await methods(telegram) == ["sendRichMessage", "sendRichMessage"]
    assert limiter.floods == [(reader.id, refusal.value.delay.total_seconds())]


async def test_one_turn_of_its_lane_is_taken_in_a_group_as_for_a_text(sender, telegram, limiter):
    group = await telegram.group("Редакция")
    await sender.turn(group.id, Lane.DIGEST)
    await sender.send(group.id, None, DIGEST)
    assert limiter.turns == [(group.id, Lane.DIGEST)]


async def test_a_call_without_a_turn_waits_for_one_as_every_call_to_a_chat(application, reader, limiter):
    rich = {"chat_id": reader.id, "rich_message": {"html": "a"}}
    await application.bot.do_api_request("sendRichMessage", api_kwargs=rich)
    assert limiter.turns == [(reader.id, Lane.INTERACTIVE)]


async def test_who_is_gone_is_gone(sender, telegram, reader):
    await reader.block()
    with pytest.raises(RecipientGone) as refusal:
        await sender.send(reader.id, None, DIGEST)
    assert refusal.value.absence is Absence.BLOCKED
    with pytest.raises(RecipientGone) as refusal:
        await sender.send(987654, None, DIGEST)
    assert refusal.value.absence is Absence.NOT_FOUND
    assert await methods(telegram) == ["sendRichMessage", "sendRichMessage"]


async def test_a_refused_connection_means_that_nothing_was_sent(sender, server, reader):
    await server.close()
    with pytest.raises(NotSent):
        await sender.send(reader.id, None, DIGEST)


async def test_a_token_that_is_refused_says_nothing_of_rich_messages(sender, telegram, reader, rich):
    await telegram.fault("error", code=401, description="Unauthorized")
    with pytest.raises(NotSent):
        await sender.send(reader.id, None, DIGEST)
    assert rich.worth_trying


async def test_a_correction_edits_the_rich_form_and_twice_is_success(sender, reader):
    (id,) = await sender.send(reader.id, None, DIGEST)
    await sender.edit(reader.id, id, RIGHT)
    await sender.edit(reader.id, id, RIGHT)
    message = await reader.last_message()
    assert message.raw["rich_message"]["blocks"] == [{"type": "heading", "text": "Сводка!", "size": 3}]
    assert "text" not in message.raw
    assert [one.data for one in message.buttons] == ["v1:story:1"]


async def test_a_server_that_knows_no_rich_edit_gets_the_plain_one(sender, telegram, reader):
    (id,) = await sender.send(reader.id, None, Text(html="Сводка"))
    await telegram.fault(
        "error", method="editMessageText", code=400, description="Bad Request: message text is empty", count=1
    )
    await sender.edit(reader.id, id, RIGHT)
    assert (await reader.last_message()).text == "Сводка!"


async def test_the_server_is_asked_once_by_a_call_that_sends_nothing(rich, telegram, reader):
    assert await rich.are_taken()
    assert await rich.are_taken()
    assert await methods(telegram) == ["sendRichMessage"]
    assert not [message for message in await reader.messages() if message.by_bot]


async def test_what_the_server_does_not_know_is_not_offered_for_some_hours(rich, telegram, watch):
    await telegram.fault("error", count=1, **UNKNOWN)
    assert not await rich.are_taken()
    assert not await rich.are_taken()
    assert await methods(telegram) == ["sendRichMessage"]
    watch.seconds = ASKED_AGAIN
    assert await rich.are_taken()


async def test_without_an_answer_nothing_is_known_and_it_is_asked_again(rich, telegram):
    await telegram.fault("bad_gateway", method="sendRichMessage", count=1)
    assert not await rich.are_taken()
    assert await rich.are_taken()
