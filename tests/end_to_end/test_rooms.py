"""Groups and channels: who runs them sets the bot up, each place gets its digests, and a group outlives its number."""

from playground.client import Control, Message, Person, Room

from .newsroom import Newsroom
from .people import PATIENCE, begin
from .program import Home
from .town import Town, follow, number_of, stands

REGION = "Регион"


async def test_a_forum_a_channel_and_a_group_that_grows(telegram: Control, newsroom: Newsroom, home: Home):
    town = await Town.settle(telegram, newsroom, home)
    boss = await telegram.person("Гүлнара", language="ru")
    member = await telegram.person("Бакыт", language="ky")
    await set_up_in_a_section(telegram, boss, member)
    await begin(boss)
    await connect_a_channel(telegram, boss)
    group = await set_up_a_group(telegram, boss)
    grown = await group.upgrade()
    await grown.skip()
    town.publish(
        "akjol",
        "ОДКБ проведёт учения спасателей на Иссык-Куле",
        "ОДКБ проведёт на Иссык-Куле учения спасателей, они начнутся в мае.",
        "В учениях примут участие двести человек, сообщили в министерстве чрезвычайных ситуаций.",
    )
    await town.next_round()
    town.let_pass_until(8)
    digest = await grown.next_message(patience=PATIENCE)
    assert "учения спасателей на Иссык-Куле" in digest.text
    assert home.count("SELECT count(*) FROM chats WHERE telegram_id = ?", group.id) == 0


async def set_up_in_a_section(telegram: Control, boss: Person, member: Person) -> None:
    """An administrator who stays anonymous sets a section of a forum up; the digest comes there, and all may read on."""
    forum = await telegram.group("Аналитики", kind="forum", owner=boss, members=[member], bot="left")
    await forum.place(boss, "creator", is_anonymous=True)
    await forum.place("bot", "member")
    greeting = await forum.next_message(patience=PATIENCE)
    assert "/start" in greeting.text
    section = await forum.topic(REGION)
    await boss.send("/start", chat=forum, thread=section)
    screen = await forum.next_message(patience=PATIENCE)
    assert in_section(screen) == section
    refused = await member.press(screen, "Русский", patience=PATIENCE, settle=0)
    assert refused.is_alert
    hours = await follow(boss, screen, "Русский", "Дальше")
    await boss.press(hours, "Готово", patience=PATIENCE, settle=0)
    await stands(forum, "Готово.")
    digest = await stands(forum, "🗞 Сводка")
    assert in_section(digest) == section
    open_one = await follow(member, digest, number_of(digest, "ОДКБ "))
    assert "Вестник Чуя" in open_one.text


async def connect_a_channel(telegram: Control, boss: Person) -> None:
    """Added as an administrator of a channel, the bot asks in private, and one press is enough."""
    await stands(boss, "🗞 Сводка")
    await boss.skip()
    channel = await telegram.channel("Вести гор", owner=boss, bot="left")
    await channel.place("bot", "administrator")
    offer = await boss.next_message(patience=PATIENCE)
    assert "«Вести гор»" in offer.text
    done = await follow(boss, offer, "Подключить")
    assert "ОДКБ" in done.text
    assert "ОДКБ" in (await stands(channel, "🗞 Сводка")).text


async def set_up_a_group(telegram: Control, boss: Person) -> Room:
    """A group is set up like a private chat, by who runs it."""
    group = await telegram.group("Пресс-служба", kind="group", owner=boss)
    greeting = await group.next_message(patience=PATIENCE)
    hours = await follow(boss, greeting, "Начать", "Русский", "Дальше")
    await boss.press(hours, "Готово", patience=PATIENCE, settle=0)
    assert "ОДКБ" in (await stands(group, "🗞 Сводка")).text
    return group


def in_section(message: Message) -> int | None:
    """The section of a forum in which a message stands."""
    found: int | None = message.raw.get("message_thread_id")
    return found
