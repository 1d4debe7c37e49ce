"""The second look brings together and parts stories; readers are told nothing twice, editors are not overruled."""

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.corrections import CorrectionKind
from news.ids import EntryId, StoryId, UserId
from nlp.second_look import Verdict
from pipeline.editing import Editing
from pipeline.group import refresh
from pipeline.regroup import regroup
from pipeline.rejoin import Rejoining
from storage import Storage
from storage.leases import LEASE
from storage.migrate import migrate
from tests import stories
from tests.pipeline.test_compose import Newsroom
from tests.pipeline.test_understanding import LAST, OTHER_TEXT, OTHER_TITLE, TEXT, TITLE, Press

EDITOR = UserId(21)
HOUR = timedelta(hours=1)


class Decided:
    """Recent articles about which it is decided already what the second look will say."""

    def __init__(self, *verdicts):
        self.verdicts = list(verdicts)

    async def consult(self, storage, now, question, id):
        return self.verdicts.pop(0)


class Killed(Exception):
    """The program ended here."""


class Room:
    """A reader, an outlet, and stories of what it wrote."""

    def __init__(self, storage, now):
        self.storage, self.now = storage, now
        self.newsroom = Newsroom(storage, now)

    async def open(self):
        await self.newsroom.open()
        self.feed = await stories.outlet(self.storage, "vesti", self.now)
        self.csto = self.newsroom.topics["csto"]

    async def article(self, title, at=None):
        return await stories.article(self.storage, self.feed, title, at or self.now, [self.csto])

    async def story(self, *titles):
        articles = [await self.article(title) for title in titles]
        return await stories.story(self.storage, titles[0], articles, self.now), articles

    async def members(self, *ids):
        async with self.storage.reading() as tx:
            return {id: frozenset(one.id for one in await tx.articles.of_story(id)) for id in ids}

    async def show(self, id, at):
        async with self.storage.writing() as tx:
            (found,) = await tx.stories.get([id])
            await tx.digests.show(self.newsroom.chat.id, [found], at)

    async def left(self):
        """The stories that the reader has not been shown."""
        async with self.storage.reading() as tx:
            found = await tx.stories.not_shown(self.newsroom.chat.id, since=self.now.replace(year=2020))
        return {story.id for story in found}

    async def claim(self, at=None):
        async with self.storage.writing() as tx:
            return await tx.regrouping.claim(at or self.now, 10)

    async def look(self, id, verdict):
        return await regroup(self.storage, Decided(verdict), id, 1, self.now)

    async def merging(self, one, into):
        return Verdict(members=await self.members(one, into), merging=(one, into))

    async def parting(self, id, *leaving):
        return Verdict(members=await self.members(id), leaving=frozenset(leaving))


@pytest.fixture
async def room(storage, now):
    made = Room(storage, now)
    await made.open()
    return made


async def test_merged_stories_are_one_under_both_their_names_and_told_once(room, storage):
    one, first = await room.story("Министры встретились")
    other, second = await room.story("Встреча министров", "Министры за столом")
    await room.show(one, room.now)
    assert await room.look(one, await room.merging(one, other)) == other
    async with storage.reading() as tx:
        card = await tx.stories.card(one)
    assert card.story.id == other
    assert {report.article_id for report in card.reports} == {*first, *second}
    await stories.summarise(storage, other, "Министры встретились")
    assert await room.left() == set()


async def test_who_follows_a_story_follows_what_it_was_merged_into(room, storage, now):
    one, _ = await room.story("Министры встретились")
    other, _ = await room.story("Встреча министров")
    async with storage.writing() as tx:
        assert await tx.stories.told(one, now)
    await room.look(one, await room.merging(one, other))
    async with storage.writing() as tx:
        assert not await tx.stories.told(other, now), "those who want it at once were told of the event"


async def test_a_part_that_was_shown_is_not_told_again(room, storage):
    id, (_, second) = await room.story("Министры встретились", "Сборная победила")
    await room.show(id, room.now + HOUR)
    begun = await room.look(id, await room.parting(id, second))
    assert await room.members(begun) == {begun: {second}}
    await stories.summarise(storage, begun, "Сборная победила")
    await stories.summarise(storage, id, "Министры встретились")
    assert await room.left() == set()


async def test_a_part_that_came_in_after_the_story_was_shown_is_news(room, storage, now):
    id, _ = await room.story("Министры встретились")
    await room.show(id, now)
    late = await room.article("Сборная победила", now + HOUR)
    async with storage.writing() as tx:
        await tx.articles.join(late, id)
        await refresh(tx, id, now + HOUR)
    begun = await room.look(id, await room.parting(id, late))
    await stories.summarise(storage, begun, "Сборная победила")
    await stories.summarise(storage, id, "Министры встретились")
    assert await room.left() == {begun}


async def test_a_story_is_looked_at_once_for_each_change(room, storage):
    id, _ = await room.story("Министры встретились")
    ((claimed, version),) = await room.claim()
    assert claimed == id
    assert await room.claim() == [], "it is held"
    await regroup(storage, Decided(None), id, version, room.now)
    assert await room.claim() == []
    async with storage.writing() as tx:
        await refresh(tx, id, room.now)
    assert [story for story, _ in await room.claim()] == [id]


async def test_a_story_that_has_not_changed_for_a_day_is_let_be(room):
    await room.story("Министры встретились")
    assert await room.claim(room.now + timedelta(hours=25)) == []


class Dying:
    """A database in whose transactions the program is killed once the work is done, before it is committed."""

    def __init__(self, storage):
        self.storage, self.reading = storage, storage.reading

    @asynccontextmanager
    async def writing(self):
        async with self.storage.writing() as tx:
            yield tx
            raise Killed


class DyingThought(Decided):
    """Recent articles among which the program is killed."""

    async def consult(self, *_):
        raise Killed


@pytest.mark.parametrize("moment", ["while looking", "before the commit"])
async def test_what_was_killed_on_the_way_is_done_again_and_whole(room, storage, now, moment):
    one, _ = await room.story("Министры встретились")
    other, _ = await room.story("Встреча министров")
    before = await room.members(one, other)
    ((_, version), *_) = await room.claim()
    verdict = await room.merging(one, other)
    looking = moment == "while looking"
    dying = storage if looking else Dying(storage)
    with pytest.raises(Killed):
        await regroup(dying, DyingThought() if looking else Decided(verdict), one, version, now)
    assert await room.members(one, other) == before
    assert await room.claim(now) == [], "who was killed still holds it"
    ((again, version), *_) = await room.claim(now + LEASE)
    assert again == one
    assert await regroup(storage, Decided(verdict), one, version, now) == other
    assert await room.members(one, other) == {one: frozenset(), other: before[one] | before[other]}


@pytest.mark.parametrize("deed", ["merged", "split", "rewritten", "hidden", "retopiced"])
async def test_what_an_editor_had_a_hand_in_is_let_be(room, storage, now, deed):
    one, (first, _) = await room.story("Министры встретились", "Сборная победила")
    other, _ = await room.story("Встреча министров")
    editing = Editing(storage, EDITOR, now)
    touched = one
    if deed == "merged":
        third, _ = await room.story("Министры за столом")
        await Rejoining(storage, EDITOR, now).merge(third, one)
    elif deed == "split":
        touched = await Rejoining(storage, EDITOR, now).split(one, first)
    elif deed == "rewritten":
        await editing.rewrite(one, "ru", CorrectionKind.HEADLINE, "Министры ОДКБ встретились")
    elif deed == "hidden":
        await editing.hide(one)
    else:
        await editing.choose_topic(one, room.newsroom.topics["sport"], wanted=True)
    before = await room.members(touched, other)
    assert await room.look(touched, await room.merging(touched, other)) is None
    assert await room.look(other, await room.merging(other, touched)) is None
    assert await room.members(touched, other) == before


async def test_what_editors_did_elsewhere_keeps_nothing_apart(room, storage, now):
    parted, (first, _) = await room.story("Спор о воде", "Матч в Оше")
    whole, _ = await room.story("Курс доллара")
    third, _ = await room.story("Доллар подорожал")
    await Rejoining(storage, EDITOR, now).split(parted, first)
    await Rejoining(storage, EDITOR, now).merge(third, whole)
    one, _ = await room.story("Министры встретились")
    other, _ = await room.story("Встреча министров")
    assert await room.look(one, await room.merging(one, other)) == other


async def test_a_story_that_changed_while_it_was_looked_at_is_not_parted(room, storage, now):
    id, (_, second) = await room.story("Министры встретились", "Сборная победила")
    verdict = await room.parting(id, second)
    third = await room.article("Игроки победили")
    async with storage.writing() as tx:
        await tx.articles.join(third, id)
    assert await room.look(id, verdict) is None
    assert len((await room.members(id))[id]) == 3


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["write", "add", "merge", "part", "tell"]), st.integers(0, 50), st.integers(0, 50)
    ),
    min_size=4,
    max_size=14,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_a_reader_never_gets_an_article_twice(tmp_path_factory, now, deeds):
    asyncio.run(_live(tmp_path_factory.mktemp("life"), now, deeds))


async def _live(folder, now, deeds):
    url = f"sqlite:///{folder}/kabarchy.db"
    await migrate(url)
    storage = Storage.open(url)
    try:
        room = Room(storage, now)
        await room.open()
        told: list[EntryId] = []
        for step, (deed, one, other) in enumerate(deeds):
            room.now = now + step * HOUR
            await _do(room, deed, one, other, step, told)
            assert len(told) == len(set(told))
    finally:
        await storage.close()


async def _do(room, deed, one, other, step, told):
    async with room.storage.reading() as tx:
        every = [id for id in map(StoryId, range(1, 60)) if await tx.stories.resolve(id) == id]
    if deed == "write" or not every:
        await room.story(f"Новость {step}")
        return
    id, second = every[one % len(every)], every[other % len(every)]
    members = sorted((await room.members(id))[id])
    if deed == "add":
        late = await room.article(f"Ещё {step}", room.now)
        async with room.storage.writing() as tx:
            await tx.articles.join(late, id)
            await refresh(tx, id, room.now)
    elif deed == "merge" and id != second:
        await room.look(id, await room.merging(id, second))
    elif deed == "part" and len(members) > 1:
        await room.look(id, await room.parting(id, *members[1 + other % (len(members) - 1) :]))
    elif deed == "tell":
        for story in every:
            await stories.summarise(room.storage, story, f"Новость {story}")
        for story in sorted(await room.left()):
            told += sorted((await room.members(story))[story])
            await room.show(story, room.now)


async def test_the_program_itself_finds_what_belongs_together(storage, now):
    press = Press(storage, now)
    await press.open()
    await press.publish(0, TITLE, TEXT + LAST)
    await press.publish(1, OTHER_TITLE, OTHER_TEXT + LAST)
    await press.publish(
        1, "В Оше открыли школу на 800 мест", "Мэр города поздравил учителей и детей с новой школой."
    )
    await press.read()
    ministers, again, school = sorted(await press.understand())
    made = {}
    async with storage.writing() as tx:
        for article in (ministers, again, school):
            made[article] = await tx.stories.add(now, now)
            await tx.articles.join(article, made[article])
            await refresh(tx, made[article], now)
    async with storage.writing() as tx:
        due = await tx.regrouping.claim(now, 10)
    for id, version in due:
        await regroup(storage, press.grouping, id, version, now)
    press.thinking.close()
    async with storage.reading() as tx:
        found = [await tx.stories.resolve(made[article]) for article in (ministers, again, school)]
    assert found == [made[ministers], made[ministers], made[school]]
