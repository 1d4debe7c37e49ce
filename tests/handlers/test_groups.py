"""Groups, forums and channels: administrators choose, anybody reads."""

import pytest
from telegram import Update

from news.chats import Absence, ChatKind


async def test_a_group_greets_once_and_only_its_administrators_choose(world):
    boss, member = await world.person(), await world.person()
    room = await world.telegram.group(owner=boss, members=[member], bot="left")
    await room.place("bot", "member")
    assert "администраторы" in (await room.next_message()).text
    await member.send("/topics", chat=room)
    assert "меняют её администраторы" in (await room.next_message()).text
    await boss.send("/topics", chat=room)
    screen = await room.next_message()
    refused = await member.press(screen, "ШОС", settle=0.1)
    assert refused.is_alert
    assert await world.topics(room.id) == set()
    await boss.press(screen, "ШОС")
    assert await world.topics(room.id) == {"sco"}


@pytest.mark.parametrize(("stands_for", "chosen"), [("the group itself", True), ("another channel", False)])
async def test_an_administrator_who_stays_anonymous_chooses_for_the_group(world, stands_for, chosen):
    boss = await world.person()
    room = await world.telegram.group(owner=boss)
    await world.quiet()
    await room.skip()
    itself = {"id": room.id, "type": "supergroup", "title": "Группа"}
    other = {"id": -1009999999999, "type": "channel", "title": "Чужой канал"}
    said = {
        "message_id": 500,
        "date": 0,
        "chat": itself,
        "from": {"id": boss.id + 1000, "is_bot": True, "first_name": "Group"},
        "sender_chat": itself if stands_for == "the group itself" else other,
        "text": "/topics",
        "entities": [{"type": "bot_command", "offset": 0, "length": 7}],
    }
    await world.bot.process_update(Update.de_json({"update_id": 10**6, "message": said}, world.bot.bot))
    answer = await room.next_message()
    assert ("меняют её администраторы" in answer.text) is not chosen


async def test_what_people_of_a_group_say_to_each_other_is_not_ours(world):
    boss = await world.person()
    room = await world.telegram.group(owner=boss, bot="administrator")
    await world.quiet()
    await room.skip()
    await boss.send("доброе утро", chat=room)
    await boss.send("/weather", chat=room)
    await world.quiet()
    assert await room.nothing_new()


async def test_each_topic_of_a_forum_is_a_chat_of_its_own(world):
    boss = await world.person()
    room = await world.telegram.group(kind="forum", owner=boss)
    thread = await room.topic("Регион")
    await world.quiet()
    await room.skip()
    await boss.send("/topics", chat=room, thread=thread)
    screen = await room.next_message()
    assert screen.raw["message_thread_id"] == thread
    await boss.press(screen, "ШОС")
    in_thread = await world.chat(room.id, thread)
    async with world.storage.reading() as tx:
        assert len(await tx.subscriptions.topics(in_thread.id)) == 1
    assert await world.topics(room.id) == set()


async def test_stop_in_one_topic_of_a_forum_stops_that_topic_alone(world):
    boss = await world.person()
    room = await world.telegram.group(kind="forum", owner=boss)
    first, second = await room.topic("Регион"), await room.topic("Мир")
    for thread in (first, second):
        await boss.send("/topics", chat=room, thread=thread)
    await boss.send("/stop", chat=room, thread=first)
    await world.quiet()
    assert (await world.chat(room.id, first)).absence is Absence.STOPPED
    assert (await world.chat(room.id, second)).absence is None
    await room.place("bot", "kicked")
    await world.quiet()
    assert (await world.chat(room.id, second)).absence is Absence.KICKED
    await room.place("bot", "member")
    await world.quiet()
    assert (await world.chat(room.id, first)).absence is Absence.STOPPED
    assert (await world.chat(room.id, second)).absence is None


async def test_a_group_that_throws_the_bot_out_keeps_its_choices_for_its_return(world):
    boss = await world.person()
    room = await world.telegram.group(owner=boss)
    await boss.send("/topics", chat=room)
    await world.quiet()
    await room.skip()
    screen = await room.last_message()
    await boss.press(screen, "ШОС")
    await room.place("bot", "kicked")
    await world.quiet()
    assert (await world.chat(room.id)).absence is Absence.KICKED
    await room.place("bot", "member")
    await world.quiet()
    assert (await world.chat(room.id)).absence is None
    assert await world.topics(room.id) == {"sco"}


async def test_a_group_keeps_its_choices_when_it_becomes_a_supergroup(world):
    boss = await world.person()
    room = await world.telegram.group(kind="group", owner=boss)
    await boss.send("/topics", chat=room)
    await world.quiet()
    await boss.press(await room.last_message(), "ШОС")
    new = await room.upgrade()
    await world.quiet()
    assert await world.chat(room.id) is None
    assert (await world.chat(new.id)).kind is ChatKind.SUPERGROUP
    assert await world.topics(new.id) == {"sco"}
    assert world.failures == []


async def test_an_owners_list_is_not_shown_to_a_group(world):
    owner = await world.owner()
    room = await world.telegram.group(owner=owner)
    await owner.send("/feeds", chat=room)
    await world.quiet()
    assert "в личной переписке" in (await room.last_message()).text


async def test_a_channel_is_set_up_by_its_own_posts(world):
    boss = await world.person()
    channel = await world.telegram.channel(owner=boss)
    await boss.send("/topics", chat=channel)
    await world.quiet()
    await boss.press(await channel.last_message(), "ШОС")
    assert await world.topics(channel.id) == {"sco"}
