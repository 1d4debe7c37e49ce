"""Each person's menu shows the commands of the role that they have."""

from bot.profile import tell_menu, tell_profile
from news.ids import UserId
from news.roles import Role


async def shown(person):
    return {command["command"] for command in (await person.menu())["commands"]}


async def test_each_role_has_its_menu_and_a_reader_has_none_of_it(storage, application, telegram, now):
    owner, keeper, reader = [await telegram.person(started=True) for _ in range(3)]
    async with storage.writing() as tx:
        await tx.editors.give(UserId(keeper.id), Role.KEEPER, now)
    await tell_profile(storage, application.bot, frozenset({UserId(owner.id)}), "ru")
    assert {"feeds", "broadcast", "editors", "digest"} <= await shown(owner)
    assert "feeds" in await shown(keeper)
    assert "broadcast" not in await shown(keeper)
    assert "feeds" not in await shown(reader)


async def test_a_menu_follows_the_role_while_the_program_runs(storage, application, telegram, now):
    person = await telegram.person(started=True)
    user, owners = UserId(person.id), frozenset()
    await tell_profile(storage, application.bot, owners, "ru")
    async with storage.writing() as tx:
        await tx.editors.give(user, Role.EDITOR, now)
    await tell_menu(storage, application.bot, owners, "ru", user)
    assert "broadcast" in await shown(person)
    async with storage.writing() as tx:
        await tx.editors.take(user)
    await tell_menu(storage, application.bot, owners, "ru", user)
    assert "broadcast" not in await shown(person)
    assert "digest" in await shown(person)


async def test_who_lost_the_role_while_the_program_was_down_loses_the_menu(
    storage, application, telegram, now
):
    person = await telegram.person(started=True)
    async with storage.writing() as tx:
        await tx.editors.give(UserId(person.id), Role.EDITOR, now)
    await tell_profile(storage, application.bot, frozenset(), "ru")
    async with storage.writing() as tx:
        await tx.editors.take(UserId(person.id))
    await tell_profile(storage, application.bot, frozenset(), "ru")
    assert "broadcast" not in await shown(person)


async def test_of_a_menu_that_was_taken_away_nothing_is_remembered(storage, application, telegram, now):
    person = await telegram.person(started=True)
    user = UserId(person.id)
    async with storage.writing() as tx:
        await tx.editors.give(user, Role.EDITOR, now)
    await tell_menu(storage, application.bot, frozenset(), "ru", user)
    async with storage.writing() as tx:
        await tx.editors.take(user)
    await tell_menu(storage, application.bot, frozenset(), "ru", user)
    async with storage.reading() as tx:
        assert str(user) not in str(await tx.notes.get("profile"))


async def test_the_bot_has_a_name_in_each_language(storage, application, telegram):
    await application.bot.set_my_name("Кабарчы")
    await tell_profile(storage, application.bot, frozenset(), "ru")
    shown = [(await application.bot.get_my_name(code)).name for code in ("", "ru", "ky", "en")]
    assert shown[:2] == ["Кабарчы", "Кабарчы — новости коротко"]
    assert len(set(shown)) == 4


async def test_a_name_that_the_operator_chose_stays(storage, application, telegram):
    await application.bot.set_my_name("Вести Оша")
    await tell_profile(storage, application.bot, frozenset(), "ru")
    shown = [(await application.bot.get_my_name(code)).name for code in ("", "ru", "ky", "en")]
    assert set(shown) == {"Вести Оша"}


async def test_nothing_is_told_twice(storage, application, telegram, now):
    await tell_profile(storage, application.bot, frozenset(), "ru")
    before = len(await telegram.calls("setMyCommands"))
    await tell_profile(storage, application.bot, frozenset(), "ru")
    assert len(await telegram.calls("setMyCommands")) == before
