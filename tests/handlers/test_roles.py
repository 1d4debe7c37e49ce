"""Who runs the news: roles, one-time links, the log, and buttons in the wrong hands."""

from datetime import timedelta

import pytest

from news.audit import Deed
from news.ids import UserId
from news.roles import Role


async def role(world, person):
    async with world.storage.reading() as tx:
        return await tx.editors.role(UserId(person.id))


async def deeds(world):
    async with world.storage.reading() as tx:
        return [(record.deed, record.user_id) for record in await tx.audit.last(50)]


async def made(world, role):
    """Somebody with a role, with nothing unread."""
    somebody = await world.person()
    async with world.storage.writing() as tx:
        await tx.editors.give(UserId(somebody.id), role, world.now)
    return somebody


async def link(world, owner, kind):
    await owner.send("/editors")
    screen = await owner.next_message()
    shown = await owner.press(screen, kind)
    return shown.new[0].text.rpartition("?start=")[2].strip()


async def test_a_one_time_link_gives_its_role_to_the_first_who_opens_it(world):
    owner, first, second = await world.owner(), await world.person(), await world.person()
    payload = await link(world, owner, "Ссылка для редактора")
    assert payload.startswith("editor_")
    await first.start(payload)
    assert "Ваша роль: редактор" in (await first.next_message()).text
    await second.start(payload)
    assert "больше не действует" in (await second.next_message()).text
    assert (await role(world, first), await role(world, second)) == (Role.EDITOR, None)
    assert (Deed.JOINED, first.id) in await deeds(world)
    assert world.menus[-2:] == [first.id, second.id]


async def test_a_link_that_is_opened_again_after_a_crash_says_the_same(world):
    owner, keeper = await world.owner(), await world.person()
    await keeper.start(await link(world, owner, "Ссылка для куратора источников"))
    await keeper.next_messages(2)
    await world.again()
    assert "Ваша роль: куратор источников" in (await keeper.next_message()).text


async def test_a_link_is_of_no_use_after_a_day(world):
    owner, late = await world.owner(), await world.person()
    payload = await link(world, owner, "Ссылка для редактора")
    world.now += timedelta(hours=24)
    await late.start(payload)
    assert "больше не действует" in (await late.next_message()).text
    assert await role(world, late) is None


async def test_an_owner_adds_somebody_by_number_and_changes_their_role_and_takes_it(world):
    owner, other = await world.owner(), await world.reader(first_name="Бакыт")
    await owner.send("/editors")
    await owner.press(await owner.next_message(), "Добавить")
    await owner.send("кто-то")
    assert "Не могу понять" in (await owner.next_message()).text
    await owner.send(str(other.id))
    screen = await owner.next_message()
    assert "Бакыт" in screen.text
    await owner.press(screen, "Сделать: куратор источников")
    assert await role(world, other) is Role.KEEPER
    await owner.press(screen, f"v1:editor:{other.id}")
    await owner.press(screen, "Сделать: редактор")
    assert await role(world, other) is Role.EDITOR
    await owner.press(screen, f"v1:editor:{other.id}")
    assert "Лишить роли: Бакыт" in (await owner.press(screen, "Лишить роли")).message.text
    await owner.press(screen, "Да, лишить")
    assert await role(world, other) is None
    assert [deed for deed, _ in await deeds(world)] == [Deed.ROLE_TAKEN, Deed.ROLE_GIVEN, Deed.ROLE_GIVEN]


async def test_somebody_is_added_by_a_message_of_theirs(world):
    owner, other = await world.owner(), await world.person(first_name="Бакыт")
    written = await other.send("Салам")
    await world.quiet()
    await owner.send("/editors")
    await owner.press(await owner.next_message(), "Добавить")
    await owner.send(forward={"chat_id": other.id, "message_id": written.id})
    await owner.press(await owner.next_message(), "Сделать: редактор")
    assert await role(world, other) is Role.EDITOR


async def test_nobody_takes_the_own_role_away_so_that_an_owner_is_always_there(world):
    owner = await world.owner()
    await owner.send("/editors")
    pressed = await owner.forge(await owner.next_message(), f"v1:editor:{owner.id}:remove", settle=0.1)
    assert "Свою роль" in pressed.alert
    assert await role(world, owner) is Role.OWNER


@pytest.mark.parametrize(
    ("given", "command", "allowed"),
    [
        (Role.KEEPER, "/feeds", True),
        (Role.KEEPER, "/broadcast", False),
        (Role.EDITOR, "/feeds", True),
        (Role.EDITOR, "/broadcast", True),
        (Role.EDITOR, "/editors", False),
        (Role.EDITOR, "/audit", False),
        (Role.EDITOR, "/ban", False),
        (Role.EDITOR, "/stopall", False),
    ],
)
async def test_each_role_may_what_is_its_own(world, given, command, allowed):
    somebody = await made(world, given)
    await somebody.send(command)
    answer = (await somebody.next_message()).text
    assert ("нужна другая роль" not in answer) is allowed


async def test_help_shows_the_commands_of_the_role(world):
    keeper = await made(world, Role.KEEPER)
    await keeper.send("/help")
    shown = (await keeper.next_message()).text
    assert "/feeds" in shown
    assert "/broadcast" not in shown


@pytest.mark.parametrize(
    "data",
    [
        "v1:editors:link:editor", "v1:editor:5:owner", "v1:ban:on:5", "v1:stop-all:stop", "v1:audit:0",
        "v1:feeds:0", "v1:feed:1:0:remove", "v1:add-feed", "v1:trial:0:add", "v1:export-feeds",
        "v1:broadcast:1:send", "v1:album", "v1:doubts:again", "v1:edit:1:mark", "v1:edit-topics:0",
        "v1:edit-topic:1:0:hide", "v1:draft:0:save", "v1:stats:day", "v1:problems:retry",
    ],
)  # fmt: skip
async def test_a_forged_button_does_nothing_and_is_written_down(world, data):
    reader = await world.person()
    await reader.start()
    pressed = await reader.forge(await reader.next_message(), data, settle=0.1)
    assert "только редакторы" in pressed.alert
    await world.quiet()
    assert await reader.nothing_new()
    async with world.storage.reading() as tx:
        (record,) = await tx.audit.last(10)
    assert (record.deed, record.user_id, record.subject) == (Deed.REFUSED, reader.id, data)
    assert not world.valve.is_shut


async def test_the_log_is_read_in_words_page_by_page(world):
    owner = await world.owner()
    async with world.storage.writing() as tx:
        for number in range(20):
            await tx.audit.add(UserId(owner.id), Deed.FEED_ADDED, f"Источник {number}", world.now)
        await tx.audit.add(UserId(owner.id), Deed.ROLE_GIVEN, "Бакыт", world.now, {"role": Role.EDITOR})
    await owner.send("/audit")
    screen = await owner.next_message()
    assert "роль для «Бакыт»: редактор" in screen.text
    assert "добавлен источник «Источник 19»" in screen.text
    assert "Источник 3»" not in screen.text
    older = (await owner.press(screen, "›")).message
    assert "добавлен источник «Источник 3»" in older.text
