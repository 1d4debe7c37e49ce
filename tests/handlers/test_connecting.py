"""Groups and channels are connected from a private chat, by those who run them and by one press."""

from news.chats import Absence


def payload_of(message):
    """Return what the link on the last button of a message carries into the private chat."""
    return message.raw["reply_markup"]["inline_keyboard"][-1][0]["url"].partition("?start=")[2]


async def test_a_channel_is_connected_with_one_press_and_shows_nothing_of_it(world):
    boss = await world.reader()
    channel = await world.telegram.channel("Вести гор", owner=boss, bot="left")
    await channel.place("bot", "administrator")
    offer = await boss.next_message()
    assert "«Вести гор»" in offer.text
    done = (await boss.press(offer, "Подключить")).message
    assert "ОДКБ" in done.text
    assert "Следующая сводка" in done.text
    assert await world.topics(channel.id) == {"csto", "foreign-policy", "kyrgyzstan"}
    connected = await world.chat(channel.id)
    assert connected.settings.set_up
    assert connected.next_digest_at is not None
    assert await channel.nothing_new()


async def test_the_first_digest_speaks_the_language_that_is_taken_over(world):
    boss = await world.reader(language="ru")
    await world.story("Учения начались")
    await boss.send("/settings")
    screen = await boss.next_message()
    await boss.forge(screen, "v1:language:en:menu")
    room = await world.telegram.group(owner=boss, bot="left")
    await room.place("bot", "member")
    await boss.start(payload_of(await room.next_message()))
    await boss.press(await boss.next_message(), "Connect")
    (digest,) = await world.queued()
    assert "Digest ·" in digest


async def test_what_changed_since_is_taken_over_by_another_press(world):
    boss = await world.reader()
    channel = await world.telegram.channel(owner=boss, bot="left")
    await channel.place("bot", "administrator")
    offer = await boss.next_message()
    await boss.press(offer, "Подключить")
    await boss.send("/topics")
    await boss.press(await boss.next_message(), "ОДКБ")
    await boss.press(offer, "Взять мои настройки")
    assert await world.topics(channel.id) == {"foreign-policy", "kyrgyzstan"}


async def test_a_channel_can_be_disconnected_and_connected_again(world):
    boss = await world.reader()
    channel = await world.telegram.channel(owner=boss, bot="left")
    await channel.place("bot", "administrator")
    offer = await boss.next_message()
    await boss.press(offer, "Подключить")
    await boss.press(offer, "Отключить")
    assert (await world.chat(channel.id)).absence is Absence.STOPPED
    await boss.press(offer, "Подключить")
    assert (await world.chat(channel.id)).absence is None


async def test_an_administrator_who_is_a_stranger_finds_the_link_in_the_channel(world):
    boss = await world.person()
    channel = await world.telegram.channel(owner=boss, bot="left")
    await channel.place("bot", "administrator")
    post = await channel.next_message()
    await boss.start(payload_of(post))
    offer, screen = await boss.next_messages(2)
    assert "Здравствуйте" in screen.text
    assert (await boss.press(offer, "Подключить")).is_alert
    await boss.press(screen, "Русский")
    await boss.press(offer, "Подключить")
    assert len(await world.topics(channel.id)) == 3


async def test_a_group_can_be_set_up_in_private(world):
    boss = await world.reader()
    room = await world.telegram.group(owner=boss, bot="left")
    await room.place("bot", "member")
    await boss.start(payload_of(await room.next_message()))
    await boss.press(await boss.next_message(), "Подключить")
    assert await world.topics(room.id) == {"csto", "foreign-policy", "kyrgyzstan"}


async def test_only_those_who_run_a_chat_connect_it(world):
    boss, stranger = await world.reader(), await world.reader()
    channel = await world.telegram.channel(owner=boss, bot="left")
    await channel.place("bot", "administrator")
    offer = await boss.next_message()
    number = (await world.chat(channel.id)).id
    own = (await world.chat(boss.id)).id
    await stranger.start(f"connect_{number}")
    assert "администратор" in (await stranger.next_message()).text
    await stranger.start("connect_999999")
    assert "администратор" in (await stranger.next_message()).text
    screen = await stranger.last_message()
    for id in (number, own):
        assert (await stranger.forge(screen, f"v1:connect:{id}:on")).is_alert
    assert (await boss.forge(offer, f"v1:connect:{own}:off")).is_alert
    assert await world.topics(channel.id) == set()


async def test_a_group_keeps_the_topics_of_its_own(world):
    boss = await world.reader()
    room = await world.telegram.group(owner=boss, bot="left")
    await room.place("bot", "member")
    await boss.start(payload_of(await room.next_message()))
    offer = await boss.next_message()
    await boss.press(offer, "Подключить")
    async with world.storage.writing() as tx:
        group = await tx.chats.find(room.id, None)
        own = await tx.own_topics.add(group.id, "наше", "вода", world.now)
        await tx.subscriptions.subscribe(group.id, [own], world.now)
    await boss.press(offer, "Взять мои настройки")
    async with world.storage.reading() as tx:
        assert own in await tx.subscriptions.topics(group.id)


async def test_an_own_topic_stays_with_its_reader(world):
    boss = await world.reader()
    async with world.storage.writing() as tx:
        mine = await tx.chats.find(boss.id, None)
        own = await tx.own_topics.add(mine.id, "моё", "вода", world.now)
        await tx.subscriptions.subscribe(mine.id, [own], world.now)
    channel = await world.telegram.channel(owner=boss, bot="left")
    await channel.place("bot", "administrator")
    await boss.press(await boss.next_message(), "Подключить")
    assert len(await world.topics(channel.id)) == 3
