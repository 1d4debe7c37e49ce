"""`/desk`: those who run the news get a link to their page, and nobody else does."""

import re

from news.ids import UserId
from news.roles import Role


async def test_readers_get_no_link(world):
    reader = await world.person()
    await reader.send("/desk")
    assert "только редакторы" in (await reader.next_message()).text


async def test_a_keeper_of_sources_gets_no_link(world):
    keeper = await world.person()
    async with world.storage.writing() as tx:
        await tx.editors.give(UserId(keeper.id), Role.KEEPER, world.now)
    await keeper.send("/desk")
    assert "key=" not in (await keeper.next_message()).text


async def test_an_editor_gets_a_link_that_works_once(world):
    owner = await world.owner()
    await owner.send("/desk")
    said = await owner.next_message()
    key = re.search(r"/desk\?key=([\w-]{43})$", said.text)[1]
    assert "один раз" in said.text
    async with world.storage.writing() as tx:
        assert await tx.desk.session(key, world.now) is None
        assert await tx.desk.use(key, world.now) == owner.id
        assert await tx.desk.use(key, world.now) is None
