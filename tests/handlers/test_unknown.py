"""Whatever somebody says is answered: a slip of the finger, a word of theirs, a link of somebody else's."""

import pytest


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("/digets", "/digest"),
        ("/setings", "/settings"),
        ("/настройки", "/settings"),
        ("/Помощ", "/help"),
        ("/жардам", "/help"),
        ("/вшпуые", "/digest"),
    ],
)
async def test_a_mistyped_command_suggests_the_right_one(world, said, meant):
    reader = await world.reader()
    await reader.send(said)
    answer = await reader.next_message()
    assert "Я не знаю такой команды" in answer.text
    assert meant in answer.text


@pytest.mark.parametrize(
    ("said", "meant"), [("настройки", "/settings"), ("Топтом", "/digest"), ("help", "/help")]
)
async def test_the_name_of_a_command_is_understood_without_its_slash(world, said, meant):
    reader = await world.reader()
    await reader.send(said)
    assert (await reader.next_message()).text == f"Вам нужно {meant}?"


async def test_an_editors_command_is_suggested_to_editors_only(world):
    reader, owner = await world.reader(), await world.owner()
    await reader.send("/brodcast")
    assert "/broadcast" not in (await reader.next_message()).text
    await owner.send("/brodcast")
    assert "/broadcast" in (await owner.next_message()).text


async def test_other_words_can_be_searched_for_with_one_press(world):
    reader = await world.reader()
    await reader.send("саммит в Бишкеке")
    answer = await reader.next_message()
    assert "/help" in answer.text
    found = (await reader.press(answer, "🔎 Найти: саммит в Бишкеке")).message
    assert "саммит в Бишкеке" in found.text


async def test_what_holds_no_words_gets_help_all_the_same(world):
    reader = await world.reader()
    await reader.send("🙏")
    answer = await reader.next_message()
    assert "/help" in answer.text
    assert answer.buttons[0].text == "Показать сводку сейчас"


async def test_a_story_put_into_ones_own_chat_by_the_bots_name_is_left_alone(world):
    reader = await world.reader()
    await world.story("Саммит ОДКБ открылся")
    offered = await reader.ask_inline("")
    await reader.choose(offered, offered["results"][0]["id"])
    await world.quiet()
    assert await reader.nothing_new()
