"""`/corrections`: owners take home what editors put right, in the form in which training reads it."""

from news.ids import UserId
from news.roles import Role
from nlp.samples import corrected
from tests.handlers.test_editing import editor, keep_story, opened


async def test_an_owner_gets_the_corrected_topics_as_a_file(world, tmp_path):
    id = await keep_story(world)
    somebody = await editor(world)
    async with world.storage.writing() as tx:
        await tx.editors.give(UserId(somebody.id), Role.OWNER, world.now)
        topic = await tx.topics.by_slug("sco")
    card = await opened(world, somebody, id)
    await somebody.press(card, f"v1:edit:{id}:correct")
    await somebody.press(card, f"v1:edit:{id}:topics")
    await somebody.press(card, f"v1:edit:{id}:topic:{topic.id}:on:0")
    await somebody.skip()
    await somebody.send("/corrections")
    sent = await somebody.next_message()
    assert "2 текста" in sent.text
    file = await world.bot.bot.get_file(sent.raw["document"]["file_id"])
    path = tmp_path / "corrections.jsonl"
    path.write_bytes(bytes(await file.download_as_bytearray()))
    samples = list(corrected(path))
    assert {sample.title for sample in samples} == {
        "Министры ОДКБ встретились: Вести гор",
        "Министры ОДКБ встретились: Степь",
    }
    assert {sample.topics for sample in samples} == {frozenset({"csto", "sco"})}


async def test_without_corrections_there_is_no_file_and_an_editor_gets_none(world):
    owner = await world.owner()
    await owner.send("/corrections")
    assert "никто не исправлял" in (await owner.next_message()).text
    somebody = await editor(world)
    await somebody.send("/corrections")
    await somebody.next_message()
    assert await world.telegram.calls("sendDocument") == []
