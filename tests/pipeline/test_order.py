"""In what order a chat gets its stories, on both databases: by what is kept, by the hour, and by its likes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from news.chats import DigestSize
from news.order import Step
from news.schedule import Schedule
from pipeline.reweigh import reweigh
from storage.schema import feeds as feeds_table
from tests import stories
from tests.pipeline.test_compose import SCHEDULE, SETTINGS, Newsroom

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LONG = (
    "Пресс-служба сообщает, что совет министров соберётся в пятницу и обсудит план работы на весь будущий год"
)


@pytest.fixture
async def newsroom(storage, now):
    return await opened(storage, now, replace(SETTINGS, size=DigestSize.SHORT))


async def opened(storage, now, settings):
    """Return a newsroom whose reader has followed its topic for weeks."""
    made = Newsroom(storage, now)
    await made.open(settings)
    async with storage.writing() as tx:
        await tx.subscriptions.unsubscribe(made.chat.id, made.topics["csto"])
        await tx.subscriptions.subscribe(made.chat.id, [made.topics["csto"]], now - 30 * DAY)
    return made


def numbered(text, *headlines):
    """Return which of some headlines a digest holds, in its order."""
    return sorted((one for one in headlines if one in text), key=text.index)


async def composed(newsroom, *headlines):
    await newsroom.compose(newsroom.now)
    return numbered("\n".join(await newsroom.messages()), *headlines)


async def test_a_fresh_story_comes_before_a_bigger_one_of_the_day_before_yesterday(newsroom, now):
    await newsroom.story("Позавчерашнее", importance=0.7, at=now - timedelta(hours=50))
    await newsroom.story("Свежее", importance=0.3)
    assert await composed(newsroom, "Позавчерашнее", "Свежее") == ["Свежее", "Позавчерашнее"]


async def test_what_an_editor_marked_comes_first(newsroom, now):
    await newsroom.story("Большое", importance=0.9)
    marked = await newsroom.story("Отмеченное", importance=0.1)
    async with newsroom.storage.writing() as tx:
        assert await tx.important.mark(marked, None, now)
    assert await composed(newsroom, "Большое", "Отмеченное") == ["Отмеченное", "Большое"]


async def test_a_reader_who_likes_sport_gets_it_first(newsroom, storage, now):
    async with storage.writing() as tx:
        await tx.subscriptions.subscribe(newsroom.chat.id, [newsroom.topics["sport"]], now - HOUR)
    liked = await newsroom.story("Прежнее", "sport", importance=0.2)
    await newsroom.story("Союз", importance=0.44)
    await newsroom.story("Спорт", "sport", importance=0.40)
    async with storage.writing() as tx:
        (before,) = await tx.stories.get([liked])
        await tx.digests.show_to([newsroom.chat.id], before, now)
        await tx.likes.say(newsroom.chat.id, liked, 1, now)
    assert await composed(newsroom, "Союз", "Спорт") == ["Спорт", "Союз"]


async def test_of_more_stories_than_are_looked_at_the_fresh_and_the_marked_are_found(newsroom, storage, now):
    old = [await newsroom.story(f"Старое {n}", importance=0.6, at=now - 3 * DAY) for n in range(5)]
    fresh = await newsroom.story("Свежее", importance=0.2)
    async with storage.writing() as tx:
        await tx.important.mark(old[3], None, now)
    stair = [Step(after=now - DAY, left=1.0), Step(after=now - 2 * DAY, left=0.1)]
    async with storage.reading() as tx:
        found = await tx.stories.not_shown(newsroom.chat.id, since=now - 8 * DAY, steps=stair, limit=2)
        unaged = await tx.stories.not_shown(newsroom.chat.id, since=now - 8 * DAY, limit=6)
    assert [story.id for story in found] == [old[3], fresh]
    assert unaged[-1].id == fresh


async def test_a_reprint_and_a_sister_outlet_add_nothing_to_what_is_kept(storage, now):
    async def importance_of(text, owner=None):
        articles = []
        for country in ("kg", "kz", "uz"):
            feed = await stories.outlet(
                storage, f"{country}-{text(country)[:3]}-{owner}".lower(), now, country
            )
            async with storage.writing() as tx:
                change = feeds_table.update().where(feeds_table.c.id == feed).values(ownership=owner)
                await tx.feeds._connection.execute(change)
            articles.append(await stories.article(storage, feed, text(country), now))
        id = await stories.story(storage, "Новость", articles, now)
        async with storage.reading() as tx:
            (found,) = await tx.stories.get([id])
        return found.importance

    own = await importance_of(lambda country: f"{country}: " + " ".join(f"{country}{n}" for n in range(30)))
    copied = await importance_of(lambda _: LONG)
    one_house = await importance_of(lambda country: " ".join(f"{country}{n}" for n in range(30)), "BBC News")
    assert own > copied
    assert copied == pytest.approx(one_house)


async def test_a_weekly_reader_gets_the_big_story_of_the_week_first(storage, now):
    weekly = Schedule(times=SCHEDULE.times, timezone=SCHEDULE.timezone, days=frozenset({0}))
    newsroom = await opened(storage, now, replace(SETTINGS, schedule=weekly))
    await newsroom.story("Среда", importance=0.7, at=now - 5 * DAY)
    await newsroom.story("Понедельник", importance=0.3)
    assert await composed(newsroom, "Среда", "Понедельник") == ["Среда", "Понедельник"]


async def test_a_standing_that_an_editor_changes_counts_at_once(storage, now):
    feed, other = [await stories.outlet(storage, name, now, "kg") for name in ("a", "b")]
    alone = [
        await stories.story(storage, title, [await stories.article(storage, feed, title, now)], now)
        for title in ("Одна", "Две", "Три")
    ]
    both = await stories.story(
        storage, "Обе", [await stories.article(storage, one, f"Обе {one}", now) for one in (feed, other)], now
    )
    old = await stories.story(
        storage, "Давно", [await stories.article(storage, feed, "Давно", now - 9 * DAY)], now
    )
    theirs = await stories.story(storage, "Чужая", [await stories.article(storage, other, "Чужая", now)], now)

    async def kept():
        async with storage.reading() as tx:
            return {
                story.id: (story.importance, story.version)
                for story in await tx.stories.get([*alone, both, old, theirs])
            }

    before = await kept()
    async with storage.writing() as tx:
        change = feeds_table.update().where(feeds_table.c.id == feed).values(standing=0)
        await tx.feeds._connection.execute(change)
    assert await reweigh(storage, feed, now, at_once=2) == 4
    after = await kept()
    assert [after[id] for id in alone] == [(0, before[id][1]) for id in alone]
    assert 0 < after[both][0] < before[both][0]
    assert (after[old], after[theirs]) == (before[old], before[theirs])
