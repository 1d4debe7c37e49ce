"""Order: bans, floods, and the stop of all sending."""

from datetime import UTC, datetime, timedelta

from news.audit import Deed
from news.chats import Absence
from news.roles import Role


async def deeds(world):
    async with world.storage.reading() as tx:
        return [record.deed for record in await tx.audit.last(50)]


async def banned(world, owner, person):
    await owner.send(f"/ban {person.id}")
    await owner.press(await owner.next_message(), "Да, закрыть")
    await owner.skip()


async def test_who_is_banned_is_told_once_and_then_nothing(world):
    owner, reader = await world.owner(), await world.reader()
    await banned(world, owner, reader)
    assert (await world.chat(reader.id)).absence is Absence.BANNED
    await reader.send("/topics")
    assert "Доступ к этому боту для вас закрыт" in (await reader.next_message()).text
    await reader.send("/start")
    await reader.send("/digest")
    await world.quiet()
    assert await reader.nothing_new()
    assert (await world.chat(reader.id)).absence is Absence.BANNED
    assert await deeds(world) == [Deed.BANNED]


async def test_who_is_let_in_again_finds_everything_as_it_was(world):
    owner, reader = await world.owner(), await world.reader()
    await banned(world, owner, reader)
    await owner.send("/ban")
    screen = await owner.next_message()
    await owner.press(screen, f"Вернуть доступ: {reader.id}")
    chat = await world.chat(reader.id)
    assert chat.absence is None
    assert chat.next_digest_at is not None
    await reader.send("/topics")
    assert "Ваши темы" in (await reader.next_message()).text
    assert await deeds(world) == [Deed.UNBANNED, Deed.BANNED]


async def test_who_said_stop_before_stays_stopped_when_the_ban_ends(world):
    owner, reader = await world.owner(), await world.reader()
    await reader.send("/stop")
    await reader.next_message()
    await banned(world, owner, reader)
    async with world.storage.writing() as tx:
        await tx.bans.lift(reader.id, world.now)
    assert (await world.chat(reader.id)).absence is Absence.STOPPED


async def test_a_message_passed_on_says_whom_to_ban(world):
    owner, reader = await world.owner(), await world.reader()
    written = await reader.send("спам")
    await world.quiet()
    await owner.send("/ban")
    await owner.press(await owner.next_message(), "Закрыть доступ…")
    passed = await owner.send(forward={"chat_id": reader.id, "message_id": written.id})
    assert str(reader.id) in (await owner.next_message()).text
    await owner.send("/ban", reply_to=passed.id)
    await owner.press(await owner.next_message(), "Да, закрыть")
    async with world.storage.reading() as tx:
        assert await tx.bans.all(10) == [reader.id]


async def test_a_banned_group_hears_nothing_more(world):
    owner = await world.owner()
    group = await world.telegram.group(owner=owner)
    await owner.send("/start", chat=group)
    await world.quiet()
    await banned(world, owner, group)
    await group.skip()
    await owner.send("/help", chat=group)
    await world.quiet()
    assert await group.nothing_new()
    assert (await world.chat(group.id)).absence is Absence.BANNED


async def test_who_runs_the_news_is_not_banned(world):
    owner, editor = await world.owner(), await world.person()
    async with world.storage.writing() as tx:
        await tx.editors.give(editor.id, Role.EDITOR, world.now)
    await owner.send(f"/ban {editor.id}")
    assert "Сначала лишите его роли" in (await owner.next_message()).text


async def test_a_flood_is_answered_once_and_disturbs_nobody_else(world):
    loud, calm = await world.person(), await world.person()
    for _ in range(30):
        await loud.send("эй")
    await world.quiet()
    said = [message.text for message in await loud.messages() if message.by_bot]
    assert len(said) == 21
    assert "Слишком много сообщений подряд" in said[-1]
    await calm.send("/help")
    assert "Что я умею" in (await calm.next_message()).text
    world.seconds += 16
    await loud.skip()
    await loud.send("/help")
    assert "Что я умею" in (await loud.next_message()).text


async def test_a_flood_whose_answers_take_their_time_is_slowed_too(world):
    """Answers leave one a second: half a minute later the last of thirty messages is still one of those at once."""
    loud = await world.reader()
    await loud.skip()
    world.now = datetime.now(UTC)
    for _ in range(30):
        await loud.send("/help")
        world.seconds += 1
        world.now += timedelta(seconds=1)
    await world.quiet()
    said = [message.text for message in await loud.messages() if message.by_bot]
    assert "Слишком много сообщений подряд" in said[-1]


async def test_no_press_of_a_flood_leaves_its_circle_turning(world):
    loud = await world.reader()
    await loud.send("/settings")
    screen = await loud.next_message()
    answers = [await loud.forge(screen, "v1:settings:menu:menu", settle=0) for _ in range(25)]
    assert all(pressed.answered for pressed in answers)
    assert sum("Слишком много" in pressed.alert for pressed in answers) == 1


async def test_an_editors_many_messages_are_no_flood(world):
    owner = await world.owner()
    for _ in range(25):
        await owner.send("эй")
    await world.quiet()
    said = [message.text for message in await owner.messages() if message.by_bot]
    assert len(said) == 25


async def test_all_sending_is_stopped_after_a_question_and_resumed(world):
    owner = await world.owner()
    await owner.send("/stopall")
    screen = await owner.next_message()
    assert not world.valve.is_shut
    assert "Отправки остановлены" in (await owner.press(screen, "Да, остановить всё")).message.text
    assert world.valve.is_shut
    world.valve.is_shut = False
    await world.valve.recall(world.storage)
    assert world.valve.is_shut, "a restart does not start it again"
    assert world.valve.problems
    assert "продолжены" in (await owner.press(screen, "Продолжить отправки")).message.text
    assert not world.valve.is_shut
    assert "deliver" in world.woken
    assert await deeds(world) == [Deed.RESUMED, Deed.STOPPED]


async def test_a_banned_group_stays_so_when_it_becomes_a_supergroup(world):
    owner = await world.owner()
    group = await world.telegram.group(kind="group", owner=owner)
    await owner.send("/start", chat=group)
    await world.quiet()
    await banned(world, owner, group)
    bigger = await group.upgrade()
    await world.quiet()
    await owner.send("/help", chat=bigger)
    await world.quiet()
    assert await bigger.nothing_new()
    assert (await world.chat(bigger.id)).absence is Absence.BANNED


async def in_a_group(world, owner, *members):
    group = await world.telegram.group(owner=owner, members=members)
    await world.quiet()
    await group.skip()
    return group


async def test_an_answer_in_a_group_says_whom_to_ban_and_the_group_sees_nothing(world):
    owner, loud = await world.owner(), await world.person()
    await owner.start()
    await owner.next_message()
    group = await in_a_group(world, owner, loud)
    written = await loud.send("спам", chat=group)
    await owner.send("/ban", chat=group, reply_to=written.id)
    asked = await owner.next_message()
    assert str(loud.id) in asked.text
    await owner.press(asked, "Да, закрыть")
    async with world.storage.reading() as tx:
        assert await tx.bans.all(10) == [loud.id]
    assert await group.nothing_new()
    assert await deeds(world) == [Deed.BANNED]


async def test_in_a_group_only_an_owner_bans(world):
    boss, loud = await world.person(), await world.person()
    group = await in_a_group(world, boss, loud)
    written = await loud.send("спам", chat=group)
    await boss.send("/ban", chat=group, reply_to=written.id)
    await world.quiet()
    assert [message.text for message in await boss.messages() if message.by_bot] == []
    async with world.storage.reading() as tx:
        assert await tx.bans.all(10) == []


async def test_an_owner_to_whom_the_bot_may_not_write_is_sent_to_it(world):
    owner, loud = await world.owner(), await world.person()
    group = await in_a_group(world, owner, loud)
    written = await loud.send("спам", chat=group)
    await owner.send("/ban", chat=group, reply_to=written.id)
    assert "личной переписке" in (await group.next_message()).text


async def test_who_runs_the_news_and_the_bot_itself_are_not_banned_from_a_group(world):
    owner, editor = await world.owner(), await world.person()
    await owner.start()
    await owner.next_message()
    async with world.storage.writing() as tx:
        await tx.editors.give(editor.id, Role.EDITOR, world.now)
    group = await in_a_group(world, owner, editor)
    written = await editor.send("доброе утро", chat=group)
    await owner.send("/ban", chat=group, reply_to=written.id)
    assert "Сначала лишите его роли" in (await owner.next_message()).text
    await owner.send("/help", chat=group)
    said = await group.next_message()
    await owner.send("/ban", chat=group, reply_to=said.id)
    assert "Не могу понять, о ком речь" in (await owner.next_message()).text
