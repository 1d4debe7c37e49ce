"""Rejoin: a merge or a split is taken back while it is fresh, and nobody is told anything twice by it."""

from datetime import timedelta

import pytest

from news.audit import Deed
from news.chats import ChatKind
from news.corrections import UNDO_WITHIN, CorrectionKind
from pipeline.rejoin import Rejoining, to_undo
from tests import stories
from tests.pipeline.test_compose import SETTINGS, Newsroom
from tests.pipeline.test_editing import EDITOR, card, two
from tests.pipeline.test_important import run_important

SOON = timedelta(minutes=5)


@pytest.fixture
async def newsroom(storage, now):
    made = Newsroom(storage, now)
    await made.open()
    return made


async def reader(newsroom, number):
    async with newsroom.storage.writing() as tx:
        chat = await tx.chats.meet(number, None, ChatKind.PRIVATE, SETTINGS, newsroom.now)
        await tx.subscriptions.subscribe(chat.id, [newsroom.topics["csto"]], newsroom.now)
    return chat.id


async def show(storage, chat_id, story_id, at):
    async with storage.writing() as tx:
        found = await tx.stories.get([story_id])
        await tx.digests.show(chat_id, found, at)


async def summarise_all(storage, *ids):
    for id in ids:
        await stories.summarise(storage, id, f"Новость {id}")


async def unseen(storage, chat_id, now):
    async with storage.reading() as tx:
        return {story.id for story in await tx.stories.not_shown(chat_id, since=now - timedelta(days=9))}


async def last_number(storage, id, at):
    async with storage.reading() as tx:
        last = await to_undo(tx, id, at)
    return None if last is None else last.id


async def deeds(storage):
    async with storage.reading() as tx:
        return [
            (record.deed, record.subject, record.details.get("said")) for record in await tx.audit.last(20)
        ]


async def test_a_merge_is_undone_and_each_reader_has_seen_what_they_saw(newsroom, storage, now):
    one, other = await two(newsroom)
    before = [await card(storage, id) for id in (one, other)]
    saw_one, saw_both, saw_none = [await reader(newsroom, number) for number in (31, 32, 33)]
    await show(storage, saw_one, one, now - SOON)
    await Rejoining(storage, EDITOR, now).merge(one, other)
    await summarise_all(storage, other)
    assert await unseen(storage, saw_one, now) == set()
    await show(storage, saw_both, other, now + SOON)

    number = await last_number(storage, other, now + SOON)
    undoing = Rejoining(storage, EDITOR, now + SOON)
    assert await undoing.undo(other, number) == one
    assert await undoing.undo(other, number) is None
    await summarise_all(storage, one, other)
    after = [await card(storage, id) for id in (one, other)]
    assert [found.reports for found in after] == [found.reports for found in before]
    assert [found.story.topics for found in after] == [found.story.topics for found in before]
    assert await unseen(storage, saw_one, now) == {other}
    assert await unseen(storage, saw_both, now) == set()
    assert await unseen(storage, saw_none, now) == {one, other}
    assert await deeds(storage) == [
        (Deed.NEWS_MERGE_UNDONE, "Министры встретились", f"Новость {other}"),
        (Deed.NEWS_MERGED, "Министры встретились", "Встреча министров"),
    ]


async def test_what_joined_the_merged_story_stays_there(newsroom, storage, now):
    one, other = await two(newsroom)
    await Rejoining(storage, EDITOR, now).merge(one, other)
    feed = await stories.outlet(storage, "later", now)
    joined = await stories.article(storage, feed, "Подробности встречи", now, [newsroom.topics["csto"]])
    async with storage.writing() as tx:
        await tx.articles.join(joined, other)
    await Rejoining(storage, EDITOR, now + SOON).undo(other, await last_number(storage, other, now))
    assert len((await card(storage, one)).reports) == 2
    assert joined in [report.article_id for report in (await card(storage, other)).reports]


async def test_after_a_quarter_of_an_hour_or_another_merge_it_stays(newsroom, storage, now):
    one, other = await two(newsroom)
    third = await newsroom.story("Третья")
    await Rejoining(storage, EDITOR, now).merge(one, other)
    first = await last_number(storage, other, now)
    assert await last_number(storage, other, now + UNDO_WITHIN) is None
    assert await Rejoining(storage, EDITOR, now + UNDO_WITHIN).undo(other, first) is None
    await Rejoining(storage, EDITOR, now + SOON).merge(other, third)
    assert await Rejoining(storage, EDITOR, now + SOON).undo(third, first) is None
    assert len((await card(storage, one)).reports) == 4


async def test_a_mark_goes_back_to_where_it_came_from_and_tells_nobody_again(newsroom, storage, now):
    one, other = await two(newsroom)
    await reader(newsroom, 31)
    async with storage.writing() as tx:
        assert await tx.important.mark(one, "Срочно", now)
    await Rejoining(storage, EDITOR, now).merge(one, other)
    await summarise_all(storage, other)
    assert await run_important(storage, now + SOON) == [2]
    await Rejoining(storage, EDITOR, now + SOON).undo(other, await last_number(storage, other, now + SOON))
    await summarise_all(storage, one, other)
    assert (await card(storage, one)).story.important_line == "Срочно"
    assert (await card(storage, other)).story.important_at is None
    assert await run_important(storage, now + 2 * SOON) == []


async def test_a_mark_that_was_taken_back_meanwhile_stays_so(newsroom, storage, now):
    one, other = await two(newsroom)
    async with storage.writing() as tx:
        await tx.important.mark(one, None, now)
    await Rejoining(storage, EDITOR, now).merge(one, other)
    async with storage.writing() as tx:
        assert await tx.important.unmark(other, now + SOON) == 0
    await Rejoining(storage, EDITOR, now + SOON).undo(other, await last_number(storage, other, now + SOON))
    assert (await card(storage, one)).story.important_at is None


async def test_a_split_is_undone_and_old_buttons_find_the_story(newsroom, storage, now):
    one, _ = await two(newsroom)
    before = await card(storage, one)
    saw_apart = await reader(newsroom, 31)
    begun = await Rejoining(storage, EDITOR, now).split(one, before.reports[1].article_id)
    await summarise_all(storage, one, begun)
    await show(storage, saw_apart, begun, now)
    number = await last_number(storage, begun, now + SOON)
    assert number == await last_number(storage, one, now + SOON)
    assert await Rejoining(storage, EDITOR, now + SOON).undo(begun, number) == one
    await summarise_all(storage, one)
    found = await card(storage, begun)
    assert found.story.id == one
    assert found.reports == before.reports
    assert one not in await unseen(storage, saw_apart, now)
    async with storage.reading() as tx:
        kept = [correction.kind for correction in await tx.corrections.all()]
    assert kept == [CorrectionKind.SPLIT, CorrectionKind.SPLIT_UNDONE]
