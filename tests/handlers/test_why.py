"""Readers ask why a story came and why an article did not, and say whether it was right to bring it."""

import pytest

from news.ids import ChatId


async def opened(world, reader, headline="Саммит ОДКБ открылся"):
    """Open a story's card from a digest's button."""
    story = await world.story(headline)
    await reader.send("/help")
    await world.quiet()
    message = await reader.last_message()
    card = (await reader.forge(message, f"v1:story:{story}")).message
    return story, card


async def liked(world, reader, story):
    async with world.storage.reading() as tx:
        chat = await tx.chats.find(reader.id, None)
        return await tx.likes.value(ChatId(chat.id), story)


async def test_a_card_says_why_it_came(world):
    reader = await world.reader()
    _, card = await opened(world, reader)
    said = (await reader.press(card, "Почему?")).message
    assert "Саммит ОДКБ открылся" in said.text
    assert "Важность" in said.text


async def test_a_reply_with_why_is_explained(world):
    reader = await world.reader()
    _, card = await opened(world, reader)
    await reader.send("/why", reply_to=card.id)
    await world.quiet()
    assert "Саммит ОДКБ открылся" in (await reader.last_message()).text


async def test_why_without_a_story_says_how_to_ask(world):
    reader = await world.reader()
    for command, said in (("/why", "Ответьте этой командой"), ("/whynot", "/whynot https://")):
        await reader.send(command)
        await world.quiet()
        assert said in (await reader.last_message()).text


@pytest.mark.parametrize(
    ("link", "said"),
    [("вода", "не похоже на ссылку"), ("https://nowhere.example.org/1", "нет среди моих источников")],
)
async def test_an_absence_is_explained(world, link, said):
    reader = await world.reader()
    await reader.send(f"/whynot {link}")
    await world.quiet()
    assert said in (await reader.last_message()).text


async def test_the_source_of_a_missing_article_is_named(world):
    reader = await world.reader()
    await world.feed("https://vesti.example.org/rss")
    await reader.send("/whynot https://www.vesti.example.org/news/5")
    await world.quiet()
    assert "Вести гор" in (await reader.last_message()).text


async def test_an_opinion_is_kept_shown_changed_and_taken_back(world):
    reader = await world.reader()
    story, card = await opened(world, reader)
    await reader.press(card, f"v1:like:{story}:up")
    assert await liked(world, reader, story) == 1
    await world.again()
    assert await liked(world, reader, story) == 1, "handled again after a crash it stays so"
    await reader.press(card, f"v1:like:{story}:down")
    assert await liked(world, reader, story) == -1
    await reader.press(card, f"v1:like:{story}:off")
    assert await liked(world, reader, story) == 0


async def test_a_card_in_a_group_asks_for_no_opinion(world):
    boss = await world.person()
    room = await world.telegram.group(owner=boss)
    story = await world.story("Саммит ОДКБ открылся")
    await boss.send("/help", chat=room)
    await world.quiet()
    card = (await boss.forge(await room.last_message(), f"v1:story:{story}")).message
    assert not [button for button in card.buttons if "👍" in button.text]
    assert [button for button in card.buttons if button.text == "Почему?"]
    await boss.forge(card, f"v1:like:{story}:up", settle=0.1)
    async with world.storage.reading() as tx:
        chat = await tx.chats.find(room.id, None)
        assert await tx.likes.value(chat.id, story) == 0


async def test_a_story_that_is_gone_cannot_be_explained(world):
    reader = await world.reader()
    _, card = await opened(world, reader)
    for data in ("v1:why:99999", "v1:like:99999:up"):
        assert "больше нет" in (await reader.forge(card, data, settle=0.1)).alert
