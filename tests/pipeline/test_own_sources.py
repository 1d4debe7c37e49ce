"""What readers' own sources bring is theirs alone, comes once, and goes with the last who wants it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from news.alerts import Alerts
from news.chats import Absence
from news.feeds import FeedState, Source
from news.ids import EntryId, UserId
from news.own_sources import FAILS_FOR, MOST_SOURCES, OWN_WORTH, Refusal
from nlp.search import parse
from pipeline.alert import alert
from pipeline.asked import compose_now
from pipeline.index import index
from pipeline.own_sources import due, forbid, tell_failing
from pipeline.rehearse import rehearse
from storage.schema import articles, entries, feeds, stories, topics
from tests.newsdesk import EVERY, Newsdesk

YARD = "https://yard.example/rss"
TITLE = "Министры иностранных дел ОДКБ встретились в Бишкеке"
TEXT = (
    "Министры иностранных дел стран ОДКБ встретились сегодня в Бишкеке. Они обсудили безопасность на границах "
    "и подписали совместное заявление. Следующая встреча пройдёт весной в Минске, сообщил секретариат ОДКБ."
)
OTHER_TITLE = "В Бишкеке прошла встреча министров иностранных дел ОДКБ"
OTHER_TEXT = (
    "Встреча министров иностранных дел ОДКБ прошла в Бишкеке. Подписано совместное заявление о безопасности на "
    "границах. Весной министры соберутся в Минске, сообщил секретариат ОДКБ."
)
MEETING = ("Собрание жильцов двора перенесли на пятницу", "Собрание жильцов двора пройдёт в пятницу вечером.")


@pytest.fixture
async def desk(storage, now):
    made = Newsdesk(storage, now)
    await made.open()
    yield made
    made.close()


async def texts(desk, chat, update=1):
    """Return the digest that a chat asks for, as one text; empty where there is nothing."""
    if not await compose_now(desk.storage, chat.id, update, desk.now, unless_empty=True):
        return ""
    async with desk.storage.writing() as tx:
        claimed = [await tx.outbox.get(id) for id in await tx.outbox.claim(desk.now, 100)]
    return "\n".join(one.content.html for one in claimed if one is not None and one.chat_id == chat.id)


async def rows(desk, table, *conditions):
    async with desk.storage.reading() as tx:
        query = select(func.count()).select_from(table).where(*conditions)
        return (await tx.stories._connection.execute(query)).scalar_one()


async def kept(desk, id):
    async with desk.storage.reading() as tx:
        (story,) = await tx.stories.get([id], by_step=True)
    return story


async def test_its_news_come_to_who_added_it_and_to_nobody_else(desk):
    mine, other = await desk.chat(1), await desk.chat(2, "csto")
    source = await desk.mine(mine, YARD)
    story = await kept(desk, await desk.publish(source.feed.id, TITLE, TEXT))
    assert story.private
    assert story.topics == (source.topic_id,), "no topic for everyone, whatever its words say"
    assert story.importance == OWN_WORTH
    assert "📡 Двор" in (said := await texts(desk, mine)), said
    assert TITLE in said
    assert await texts(desk, other, 2) == ""


async def test_of_two_with_sources_of_their_own_each_sees_their_own_articles_alone(desk):
    one, other = await desk.chat(1), await desk.chat(2)
    of_one, of_other = await desk.mine(one, YARD), await desk.mine(other, "https://street.example/rss")
    first = await desk.publish(of_one.feed.id, TITLE, TEXT)
    second = await desk.publish(of_other.feed.id, *MEETING)
    async with desk.storage.reading() as tx:
        everything = select(articles.c.story_id, articles.c.id)
        of_story = dict((await tx.articles._connection.execute(everything)).all())
        for chat, seen in ((one, [first]), (other, [second])):
            found = await tx.articles.get(of_story.values(), chat.id)
            assert [article.id for article in found] == [of_story[id] for id in seen]
        assert await tx.articles.get(of_story.values()) == []


async def test_it_is_found_by_nothing_that_is_for_all(desk):
    mine, other = await desk.chat(1), await desk.chat(2, "csto")
    source = await desk.mine(mine, YARD)
    id = await desk.publish(source.feed.id, TITLE, TEXT)
    search = parse("министры", desk.now, desk.now.tzinfo)
    since = desk.now - timedelta(days=7)
    await index(desk.storage, desk.thinking)
    async with desk.storage.writing() as tx:
        assert (await tx.search.find(search, mine.id, now=desk.now, limit=5)).ids == (id,)
        for viewer in (None, other.id):
            assert await tx.stories.card(id, viewer) is None
            assert await tx.stories.get([id], viewer) == []
            assert await tx.stories.latest([source.topic_id], viewer, limit=5) == []
            assert (await tx.search.find(search, viewer, now=desk.now, limit=5)).total == 0
        assert await tx.articles.newest(10) == []
        assert await tx.articles.published_since(since, after=EntryId(0), limit=9) == []
        assert await tx.articles.with_vectors_since(since, after=EntryId(0), limit=9) == []
        assert await tx.stories.since([source.topic_id], since) == []
        assert await tx.stories.count() == 0
        assert await tx.feeds.all() == []
        assert await tx.feeds.get(source.feed.id) is None
        assert await tx.feeds.by_url(YARD) is None
        assert not await tx.feeds.ever()
        assert await tx.feeds.count() == (0, 0)
        assert await tx.explaining.feeds_of(["yard.example"], "yard.example", other.id) == []
        assert await tx.explaining.story(id, other.id, "ru") is None
        assert not await tx.important.mark(id, None, desk.now)
        assert not await tx.important.hide(id, desk.now)
        assert await tx.regrouping.claim(desk.now, 10) == []
        await tx.saved.add(other.id, id, desk.now)
        assert (await tx.saved.of(other.id, limit=5)).total == 0
        assert (await tx.stories.card(id, mine.id)).story.id == id
        assert [one.id for one in await tx.stories.latest([source.topic_id], mine.id, limit=5)] == [id]
    assert (await rehearse(desk.storage, desk.thinking, ["министры"], desk.now)).stories == 0


async def test_what_it_writes_twice_of_one_event_is_one_story_but_never_with_another_feed(desk):
    one, two = await desk.chat(1), await desk.chat(2)
    first = await desk.mine(one, YARD)
    second = await desk.mine(two, "https://other.example/rss")
    story = await desk.publish(first.feed.id, TITLE, TEXT)
    assert await desk.publish(first.feed.id, OTHER_TITLE, OTHER_TEXT) == story
    assert await desk.publish(second.feed.id, TITLE, TEXT) != story
    public = await desk.publish(await desk.public("alpha"), OTHER_TITLE, OTHER_TEXT)
    assert public != story
    assert not (await kept(desk, public)).private
    assert (await kept(desk, public)).outlets == 1


async def test_the_index_that_a_start_rebuilds_keeps_them_apart_too(desk):
    source = await desk.mine(await desk.chat(1), YARD)
    story = await desk.publish(source.feed.id, TITLE, TEXT)
    alpha = await desk.public("alpha")
    public = await desk.publish(alpha, TITLE, TEXT)
    again = Newsdesk(desk.storage, desk.now)
    assert await again.publish(source.feed.id, OTHER_TITLE, OTHER_TEXT) == story
    assert await again.publish(await desk.public("beta"), OTHER_TITLE, OTHER_TEXT) == public
    again.close()


@pytest.mark.parametrize("first", ["private", "public"])
async def test_one_event_comes_once_whoever_told_of_it_first(desk, first):
    mine = await desk.chat(1, "csto")
    source, alpha = await desk.mine(mine, YARD), await desk.public("alpha")
    order = [(source.feed.id, TITLE, TEXT), (alpha, OTHER_TITLE, OTHER_TEXT)]
    for told in order if first == "private" else reversed(order):
        await desk.publish(*told)
    said = await texts(desk, mine)
    assert OTHER_TITLE in said
    assert TITLE not in said
    assert await texts(desk, mine, 2) == "", "nor with the next digest"


async def test_the_latest_news_hold_one_of_the_two_while_both_can_be_seen(desk):
    mine = await desk.chat(1, "csto")
    source, alpha = await desk.mine(mine, YARD), await desk.public("alpha")
    private = await desk.publish(source.feed.id, TITLE, TEXT)
    public = await desk.publish(alpha, OTHER_TITLE, OTHER_TEXT)
    async with desk.storage.writing() as tx:
        chosen = await tx.subscriptions.topics(mine.id)
        assert [one.id for one in await tx.stories.latest(chosen, mine.id, limit=5)] == [public]
        assert await tx.important.hide(public, desk.now)
        assert [one.id for one in await tx.stories.latest(chosen, mine.id, limit=5)] == [private]


async def test_who_wishes_so_is_told_of_it_at_once_and_nobody_else(desk):
    mine, other = await desk.chat(1), await desk.chat(2, "csto")
    source = await desk.mine(mine, YARD)
    async with desk.storage.writing() as tx:
        assert await tx.wishes.set_alerts(mine.id, source.topic_id, Alerts.ALL)
        assert await tx.wishes.set_alerts(other.id, desk.topics["csto"], Alerts.ALL)
    id = await desk.publish(source.feed.id, TITLE, TEXT)
    assert await alert(desk.storage, id, desk.now) == 1
    async with desk.storage.writing() as tx:
        (told,) = [await tx.outbox.get(one) for one in await tx.outbox.claim(desk.now, 10)]
    assert told.chat_id == mine.id
    assert TITLE in told.content.html


async def test_what_came_as_a_private_story_does_not_come_again_as_a_public_one(desk):
    mine = await desk.chat(1, "csto")
    source = await desk.mine(mine, YARD)
    await desk.publish(source.feed.id, TITLE, TEXT)
    assert TITLE in await texts(desk, mine)
    public = await desk.publish(await desk.public("alpha"), OTHER_TITLE, OTHER_TEXT)
    assert await texts(desk, mine, 2) == ""
    async with desk.storage.reading() as tx:
        assert await tx.telling.count_untold(public, desk.now) == 0


async def test_a_feed_that_is_read_already_is_taken_as_it_is_with_its_last_week(desk):
    mine, other = await desk.chat(1), await desk.chat(2)
    alpha, beta = await desk.public("alpha"), await desk.public("beta")
    gamma = await desk.public("gamma")
    story = await desk.publish(alpha, TITLE, TEXT)
    source = await desk.mine(mine, "http://www.alpha.example/rss/", "Альфа")
    assert source.feed.id == alpha
    assert not source.feed.private
    assert TITLE in (said := await texts(desk, mine))
    assert "📡 Альфа" in said
    await desk.publish(beta, OTHER_TITLE, OTHER_TEXT)
    await desk.publish(gamma, OTHER_TITLE + ".", OTHER_TEXT)
    later = await desk.publish(alpha, *MEETING)
    for id in (story, later):
        assert source.topic_id in (await kept(desk, id)).topics, "one report of several is enough"
    assert await texts(desk, other, 9) == ""


async def test_what_belongs_to_a_topic_that_is_read_stands_under_it_and_the_rest_under_the_source(desk):
    mine = await desk.chat(1, "csto")
    alpha = await desk.public("alpha")
    await desk.mine(mine, "https://alpha.example/rss", "Альфа")
    await desk.publish(alpha, TITLE, TEXT)
    await desk.publish(alpha, *MEETING)
    before, _, under = (await texts(desk, mine)).partition("📡 Альфа")
    assert TITLE in before
    assert MEETING[0] in under


async def test_two_readers_share_one_feed_and_the_last_takes_it_along(desk):
    one, two = await desk.chat(1), await desk.chat(2)
    first, second = await desk.mine(one, YARD), await desk.mine(two, YARD + "/")
    assert first.feed.id == second.feed.id
    id = await desk.publish(first.feed.id, *MEETING)
    assert set((await kept(desk, id)).topics) == {first.topic_id, second.topic_id}
    async with desk.storage.writing() as tx:
        await tx.saved.add(one.id, id, desk.now)
        assert await tx.own_sources.remove(one.id, second.topic_id) is None, "not another's"
        assert await tx.own_sources.remove(one.id, first.topic_id) is not None
        assert await tx.stories.card(id, one.id) is None
        assert await tx.stories.card(id, two.id) is not None
        assert (await tx.saved.of(one.id, limit=5)).total == 0
    assert MEETING[0] in await texts(desk, two)
    async with desk.storage.writing() as tx:
        await tx.own_sources.remove(two.id, second.topic_id)
    for table in (feeds, entries, articles, stories):
        assert await rows(desk, table) == 0
    assert await rows(desk, topics, topics.c.owner.is_not(None)) == 0


async def test_it_goes_with_a_reader_who_is_forgotten_or_a_chat_that_is_gone(desk):
    one = await desk.chat(1)
    await desk.publish((await desk.mine(one, YARD)).feed.id, *MEETING)
    async with desk.storage.writing() as tx:
        exported = await tx.personal.kept(1, UserId(1))
        await tx.personal.forget(1, UserId(1))
    assert [row["url"] for row in exported["feeds"]] == [YARD]
    assert len(exported["own_sources"]) == 1
    for table in (feeds, entries, articles, stories):
        assert await rows(desk, table) == 0


async def test_what_editors_add_becomes_everybodys_from_then_on(desk):
    mine, other = await desk.chat(1), await desk.chat(2, "csto")
    source = await desk.mine(mine, YARD)
    old = await desk.publish(source.feed.id, TITLE, TEXT)
    async with desk.storage.writing() as tx:
        assert (
            await tx.feeds.add(Source(url=YARD, name="Двор"), now=desk.now, interval=EVERY) == source.feed.id
        )
        assert [feed.id for feed in await tx.feeds.all()] == [source.feed.id]
    assert (await kept(desk, old)).private
    new = await desk.publish(source.feed.id, OTHER_TITLE, OTHER_TEXT)
    assert new != old
    assert not (await kept(desk, new)).private
    assert source.topic_id in (await kept(desk, new)).topics
    said = await texts(desk, other)
    assert OTHER_TITLE in said
    assert TITLE not in said


async def test_what_editors_take_off_the_list_goes_on_for_those_who_added_it(desk):
    mine = await desk.chat(1)
    alpha = await desk.public("alpha")
    public = await desk.publish(alpha, TITLE, TEXT)
    source = await desk.mine(mine, "https://alpha.example/rss", "Альфа")
    async with desk.storage.writing() as tx:
        assert await tx.feeds.remove(alpha)
        assert await tx.feeds.all() == []
        (feed,) = [one.feed for one in await tx.own_sources.of(mine.id)]
        assert (feed.state, feed.private) == (FeedState.ACTIVE, True)
    assert (await kept(desk, await desk.publish(alpha, *MEETING))).private
    async with desk.storage.writing() as tx:
        await tx.own_sources.remove(mine.id, source.topic_id)
        assert (await tx.feeds.get(alpha)).state is FeedState.REMOVED
        assert len((await tx.stories.card(public)).reports) == 1, "everybody's stories stay whole"
    assert await rows(desk, stories) == 1


async def test_one_has_only_so_many_and_each_once(desk):
    mine = await desk.chat(1)
    for number in range(MOST_SOURCES - 1):
        await desk.mine(mine, f"https://s{number}.example/rss")
    async with desk.storage.writing() as tx:
        refused = await tx.own_sources.refusal(mine.id, "http://www.s3.example/rss/")
        assert refused is Refusal.KNOWN
    await desk.mine(mine, YARD)
    async with desk.storage.writing() as tx:
        added = await tx.own_sources.add(mine.id, Source(url="https://x.example/", name="x"), desk.now, EVERY)
    assert added == Refusal.FULL


async def test_a_forbidden_address_goes_is_told_once_and_cannot_come_back(desk):
    one, two = await desk.chat(1), await desk.chat(2)
    await desk.mine(one, YARD, "Мой двор")
    await desk.mine(two, YARD)
    async with desk.storage.writing() as tx:
        assert len(await forbid(tx, "http://yard.example/rss/", desk.now)) == 2
        assert await forbid(tx, YARD, desk.now) == []
        assert await tx.own_sources.refusal(one.id, YARD) is Refusal.FORBIDDEN
        assert await tx.own_sources.of(one.id) == []
        told = [await tx.outbox.get(id) for id in await tx.outbox.claim(desk.now, 10)]
        assert sorted(delivery.chat_id for delivery in told) == [one.id, two.id]
        assert any("Мой двор" in delivery.content.html for delivery in told)
        assert await tx.own_sources.permit("yard.example/rss")
        assert await tx.own_sources.refusal(one.id, YARD) is None
    assert await rows(desk, feeds) == 0


async def test_switched_off_nothing_is_added_nor_polled_and_all_is_kept(desk):
    mine = await desk.chat(1)
    await desk.mine(mine, YARD)
    await desk.public("alpha")
    async with desk.storage.writing() as tx:
        await tx.own_sources.switch(off=True)
        assert await tx.own_sources.refusal(mine.id, "https://x.example/rss") is Refusal.OFF
        assert [feed.source.name for feed in await tx.feeds.claim(desk.now, 10)] == ["alpha"]
        await tx.own_sources.switch(off=False)
        assert [feed.source.url for feed in await tx.feeds.claim(desk.now, 10)] == [YARD]


async def test_nothing_is_asked_for_a_reader_who_is_gone_until_they_are_back(desk):
    await desk.mine(await desk.chat(1), YARD)
    async with desk.storage.writing() as tx:
        await tx.chats.mark_absent(1, Absence.BLOCKED)
        assert await tx.feeds.claim(desk.now, 10) == []
        await tx.chats.came_back(1, desk.now)
        assert len(await tx.feeds.claim(desk.now, 10)) == 1


async def test_who_added_a_source_that_fails_for_long_is_told_once_for_each_time(desk):
    mine = await desk.chat(1)
    source = await desk.mine(mine, YARD)
    failing = replace(source.feed, failures=9, problem="unreachable:dns", failing_since=desk.now)
    async with desk.storage.writing() as tx:
        await tx.feeds.save([failing])
        assert await tx.problems.present(desk.now + FAILS_FOR) == [], "editors are not told"
    assert await due(desk.storage, desk.now) == []
    later = desk.now + FAILS_FOR
    assert await tell_failing(desk.storage, later) == 1
    assert await tell_failing(desk.storage, later + timedelta(days=1)) == 0
    async with desk.storage.writing() as tx:
        (told,) = [await tx.outbox.get(id) for id in await tx.outbox.claim(later, 10)]
        assert "Двор" in told.content.html
        assert f"v1:mine:ask:{source.topic_id}" in str(told.content.buttons)
        await tx.feeds.save([replace(failing, failing_since=later + timedelta(days=9))])
    assert await tell_failing(desk.storage, later + timedelta(days=13)) == 1
