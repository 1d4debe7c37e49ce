"""The door to Telegram: what arrives, and what each refusal and each silence means."""

import pytest

from bot.sender import TelegramSender
from news.chats import Absence
from news.outgoing import Album, Button, File, Media, MediaKind, Text
from pipeline.sender import ChatMoved, NoAnswer, NotSent, RecipientGone, Refused, SlowDown


@pytest.fixture
def sender(application, limiter):
    return TelegramSender(application.bot, limiter)


@pytest.fixture
async def reader(telegram):
    return await telegram.person("Айгүл", language="ky", started=True)


@pytest.fixture
async def file_id(telegram, application, reader):
    """A photo that Telegram keeps."""
    await reader.send("сүрөт", photo=True)
    (update,) = await application.bot.get_updates()
    return update.message.photo[-1].file_id


async def test_a_text_arrives_with_its_buttons(sender, reader):
    button = Button(text="1", data="v1:story:1")
    (id,) = await sender.send(reader.id, None, Text(html="<b>Салам</b>", buttons=((button,),)))
    message = await reader.next_message()
    assert (message.id, message.text) == (id, "Салам")
    assert [one.data for one in message.buttons] == ["v1:story:1"]


async def test_files_arrive_by_their_ids(sender, reader, file_id):
    photo = Media(kind=MediaKind.PHOTO, file_id=file_id, caption="<i>Ош</i>")
    assert len(await sender.send(reader.id, None, photo)) == 1
    assert len(await sender.send(reader.id, None, Album(items=(photo, photo)))) == 2


async def test_a_text_of_ours_arrives_as_a_file(sender, reader):
    await sender.send(reader.id, None, File(name="kabarchy.json", text='{"тема": "ОДКБ"}', caption="Баары"))
    message = await reader.next_message()
    assert message.raw["document"]["file_name"] == "kabarchy.json"
    assert message.raw["document"]["file_size"] == len('{"тема": "ОДКБ"}'.encode())
    assert message.raw["caption"] == "Баары"


async def test_an_edit_that_changes_nothing_is_success(sender, reader):
    (id,) = await sender.send(reader.id, None, Text(html="Салам"))
    await sender.edit(reader.id, id, Text(html="Салам!"))
    await sender.edit(reader.id, id, Text(html="Салам!"))


async def test_a_block_means_that_the_reader_is_gone(sender, reader):
    await reader.block()
    with pytest.raises(RecipientGone) as refusal:
        await sender.send(reader.id, None, Text(html="Салам"))
    assert refusal.value.absence is Absence.BLOCKED


async def test_an_unknown_chat_is_not_found(sender):
    with pytest.raises(RecipientGone) as refusal:
        await sender.send(987654, None, Text(html="Салам"))
    assert refusal.value.absence is Absence.NOT_FOUND


async def test_a_message_that_telegram_will_not_take_is_refused(sender, reader):
    with pytest.raises(Refused, match="too long"):
        await sender.send(reader.id, None, Text(html="ы" * 5000))
    with pytest.raises(Refused, match="parse entities"):
        await sender.send(reader.id, None, Text(html="<b>"))


async def test_an_upgraded_group_says_where_it_went(sender, telegram):
    owner = await telegram.person("Марат")
    group = await telegram.group("Редакция", kind="group", owner=owner)
    moved = await group.upgrade()
    with pytest.raises(ChatMoved) as refusal:
        await sender.send(group.id, None, Text(html="Салам"))
    assert refusal.value.telegram_id == (moved if isinstance(moved, int) else moved.id)


async def test_a_429_says_how_long_to_wait(sender, telegram, reader):
    await telegram.limits(chat_per_second=0.1, chat_burst=1)
    await sender.send(reader.id, None, Text(html="Салам"))
    with pytest.raises(SlowDown) as refusal:
        await sender.send(reader.id, None, Text(html="Салам"))
    assert refusal.value.delay.total_seconds() >= 1


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
async def test_a_call_without_an_answer_of_telegrams_may_have_been_sent(sender, telegram, reader, fault):
    await telegram.fault(fault.pop("kind"), method="sendMessage", count=1, **fault)
    with pytest.raises(NoAnswer):
        await sender.send(reader.id, None, Text(html="Салам"))


async def test_a_refused_connection_means_that_nothing_was_sent(sender, server, reader):
    await server.close()
    with pytest.raises(NotSent):
        await sender.send(reader.id, None, Text(html="Салам"))
    assert not await sender.alive()


async def test_it_is_alive_while_telegram_answers(sender):
    assert await sender.alive()


async def test_a_corrected_text_becomes_the_caption_where_a_file_was_sent(sender, reader, file_id):
    (id,) = await sender.send(reader.id, None, Media(kind=MediaKind.PHOTO, file_id=file_id, caption="Ош"))
    await sender.edit(reader.id, id, Text(html="<b>Жалал-Абад</b>"))
    assert [message.text for message in await reader.messages() if message.id == id] == ["Жалал-Абад"]


async def test_what_is_gone_already_counts_as_deleted(sender, reader):
    ids = [
        *(await sender.send(reader.id, None, Text(html="1"))),
        *(await sender.send(reader.id, None, Text(html="2"))),
    ]
    await sender.delete(reader.id, ids[:1])
    await sender.delete(reader.id, ids[:1])
    await sender.delete(reader.id, ids)
    assert not [message for message in await reader.messages() if message.by_bot]
