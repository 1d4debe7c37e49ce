"""Links into the bot: one chooses a topic, one shows a story, and both greet who is new."""

import pytest


async def test_a_topics_link_chooses_it_at_once_and_can_be_taken_back(world):
    reader = await world.reader()
    await reader.start("topic_sco")
    answer = await reader.next_message()
    assert "ШОС» выбрана" in answer.text
    assert "sco" in await world.topics(reader.id)
    undone = (await reader.press(answer, "Отменить")).message
    assert "снята" in undone.text
    assert "sco" not in await world.topics(reader.id)
    await reader.press(undone, "Выбрать снова")
    assert "sco" in await world.topics(reader.id)


async def test_a_topic_chosen_already_offers_nothing_to_take_back(world):
    reader = await world.reader()
    await reader.start("topic_csto")
    answer = await reader.next_message()
    assert "уже выбрана" in answer.text
    assert not answer.buttons


async def test_who_is_new_finds_the_links_topic_chosen_beside_the_others(world):
    reader = await world.person()
    await reader.start("topic_sco")
    word, screen = await reader.next_messages(2)
    assert "ШОС" in word.text
    topics = (await reader.press(screen, "Русский")).message
    assert topics.button("ШОС").text.startswith("✅")
    await reader.press(topics, "Дальше")
    await reader.press(topics, "Готово")
    assert await world.topics(reader.id) == {"csto", "foreign-policy", "kyrgyzstan", "sco"}


async def test_the_same_link_twice_is_the_same_topic_once(world):
    reader = await world.reader()
    await reader.start("topic_sco")
    await reader.next_message()
    await world.again()
    assert "ШОС" in (await reader.next_message()).text
    assert "sco" in await world.topics(reader.id)


@pytest.mark.parametrize("payload", ["topic_nothing", "topic_own-0123456789abcdef", "story_99999", "story_0"])
async def test_a_link_to_what_is_not_there_says_so(world, payload):
    reader = await world.reader()
    await reader.start(payload)
    assert "больше нет" in (await reader.next_message()).text


@pytest.mark.parametrize("payload", ["topic_", "story_x", "story_99999999999999999999", "something"])
async def test_a_link_that_means_nothing_begins_as_always(world, payload):
    reader = await world.reader()
    await reader.start(payload)
    assert "С возвращением" in (await reader.next_message()).text


async def test_a_storys_link_shows_it_to_who_is_new_before_the_beginning(world):
    story = await world.story("ШОС проведёт саммит")
    reader = await world.person()
    await reader.start(f"story_{story}")
    card, screen = await reader.next_messages(2)
    assert "ШОС проведёт саммит" in card.text
    assert "Здравствуйте" in screen.text


async def test_a_topic_of_somebody_elses_own_cannot_be_had_by_a_link(world):
    owner, stranger = await world.reader(), await world.reader()
    async with world.storage.writing() as tx:
        chat = await tx.chats.find(owner.id, None)
        id = await tx.own_topics.add(chat.id, "моё", "вода", world.now)
        slug = (await tx.topics.get(id)).slug
    await stranger.start(f"topic_{slug}")
    assert "больше нет" in (await stranger.next_message()).text


async def test_a_reaction_to_the_card_of_a_link_is_an_opinion_on_its_story(world):
    reader = await world.reader()
    story = await world.story("ШОС проведёт саммит")
    await reader.start(f"story_{story}")
    await reader.react(await reader.next_message(), "👍")
    await world.quiet()
    chat = await world.chat(reader.id)
    async with world.storage.reading() as tx:
        assert await tx.likes.value(chat.id, story) == 1
