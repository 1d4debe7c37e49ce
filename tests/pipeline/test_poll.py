"""Poll: what is new is kept once, what the server says is obeyed, and nothing goes missing between two polls."""

from dataclasses import replace
from datetime import timedelta

import pytest

from news.feeds import Entry, FeedState, ParsedFeed, Source, Validators
from pipeline.poll import Rhythm, Slices, poll_feed
from sources.errors import BadStatus, Gone, NotAFeed, SlowDown, Unreachable
from sources.web import Page

RHYTHM = Rhythm(least=timedelta(minutes=5), most=timedelta(days=1), jitter=lambda: 0.0)
URL = "https://news.example/rss"


class FakeWeb:
    """A server that answers as it is told, and remembers with which validators it was asked."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []

    async def get(self, url, *, validators=None):
        self.asked.append(validators)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


class FakeParser:
    """A parser that finds what it is told in a body."""

    def __init__(self, **found):
        self.found = found

    async def parse_feed(self, page, *, zone, now):
        found = self.found[page.body.decode()]
        if isinstance(found, Exception):
            raise found
        return ParsedFeed(title="Вестник", entries=tuple(found))


def page(body="", **changes):
    return Page(url=URL, status=200, body=body.encode(), **changes)


def entry(number, now, **changes):
    fields = {
        "guid": f"guid-{number}",
        "link": f"https://news.example/{number}",
        "title": f"Новость номер {number} этого дня и города",
        "published_at": now - timedelta(minutes=number),
    }
    return Entry(**(fields | changes))


@pytest.fixture
async def poll(storage, now):
    slices = Slices(storage)
    async with storage.writing() as tx:
        await tx.feeds.add(Source(url=URL, name="Вестник"), now=now, interval=timedelta(minutes=30))

    async def poll(web, parser=None, after=timedelta()):
        async with storage.writing() as tx:
            await tx.feeds.make_due(now + after)
            (feed,) = await tx.feeds.claim(now + after, 10)
        result = await poll_feed(storage, web, parser or FakeParser(), slices, RHYTHM, feed, now + after)
        await slices.flush()
        return result

    yield poll
    await slices.close()


async def stored(storage):
    async with storage.reading() as tx:
        return await tx.feeds.by_url(URL)


async def unread(storage, now):
    async with storage.writing() as tx:
        return [found.entry.title for found in await tx.entries.claim_unread(now + timedelta(days=30), 100)]


async def test_new_entries_are_kept_once(poll, storage, now):
    parser = FakeParser(a=[entry(1, now), entry(2, now)], b=[entry(2, now), entry(3, now)])
    assert (await poll(FakeWeb(page("a")), parser)).new == 2
    result = await poll(FakeWeb(page("b")), parser, after=timedelta(hours=1))
    assert result.new == 1
    assert len(await unread(storage, now)) == 3


async def test_validators_are_sent_back_as_they_came(poll, storage, now):
    given = Validators(etag='W/"Ы-1"', last_modified="Mon, 02 Mar 2026 01:00:00 GMT")
    web = FakeWeb(page("a", validators=given), replace(page(), status=304, validators=given))
    await poll(web, FakeParser(a=[entry(1, now)]))
    result = await poll(web, after=timedelta(hours=1))
    assert web.asked == [None, given]
    assert not result.changed
    assert (await stored(storage)).succeeded_at == now + timedelta(hours=1)


async def test_equal_bytes_are_not_parsed_again(poll, now):
    parser = FakeParser(a=[entry(1, now)])
    await poll(FakeWeb(page("a")), parser)
    parser.found["a"] = AssertionError("parsed again")
    assert not (await poll(FakeWeb(page("a")), parser, after=timedelta(hours=1))).changed


async def test_an_edited_entry_is_read_again_and_is_not_new(poll, storage, now):
    parser = FakeParser(a=[entry(1, now)], b=[entry(1, now, title="Новость номер 1, уточнённая редакцией")])
    await poll(FakeWeb(page("a")), parser)
    result = await poll(FakeWeb(page("b")), parser, after=timedelta(hours=1))
    assert (result.new, result.edited) == (0, 1)
    assert await unread(storage, now) == ["Новость номер 1, уточнённая редакцией"]


async def test_a_failure_rests_longer_each_time_and_is_remembered_in_a_word(poll, storage):
    waits = []
    for number in range(3):
        after = timedelta(days=number)
        result = await poll(FakeWeb(BadStatus(502)), after=after)
        waits.append(result.feed.next_check_at - result.feed.checked_at)
    assert waits == sorted(waits)
    assert waits[0] < waits[2]
    feed = await stored(storage)
    assert feed.failures == 3
    assert feed.problem == "bad-status:502"


async def test_a_success_forgets_the_failures(poll, storage, now):
    await poll(FakeWeb(Unreachable("timeout")))
    await poll(FakeWeb(page("a")), FakeParser(a=[entry(1, now)]), after=timedelta(days=1))
    feed = await stored(storage)
    assert (feed.failures, feed.problem) == (0, None)


async def test_a_network_failure_keeps_the_validators_and_a_wrong_page_drops_them(poll, storage, now):
    given = Validators(etag='"1"')
    await poll(FakeWeb(page("a", validators=given)), FakeParser(a=[entry(1, now)]))
    await poll(FakeWeb(Unreachable("timeout")), after=timedelta(days=1))
    assert (await stored(storage)).validators == given
    await poll(FakeWeb(page("b")), FakeParser(b=NotAFeed("a page")), after=timedelta(days=2))
    assert not (await stored(storage)).validators


async def test_gone_for_good_is_not_asked_again(poll, storage, now):
    await poll(FakeWeb(Gone("")))
    assert (await stored(storage)).state is FeedState.GONE
    async with storage.writing() as tx:
        await tx.feeds.make_due(now)
        assert await tx.feeds.claim(now + timedelta(days=99), 10) == []


async def test_a_server_that_asks_for_a_pause_gets_it_for_all_its_feeds(poll, storage, now):
    async with storage.writing() as tx:
        await tx.feeds.add(
            Source(url="https://news.example/sport", name="Спорт"), now=now, interval=timedelta(minutes=30)
        )
        await tx.feeds.remove((await tx.feeds.by_url("https://news.example/sport")).id)
    await poll(FakeWeb(SlowDown(429, timedelta(hours=2))))
    async with storage.writing() as tx:
        await tx.feeds.add(
            Source(url="https://news.example/sport", name="Спорт"), now=now, interval=timedelta(minutes=30)
        )
        await tx.feeds.make_due(now)
        assert await tx.feeds.claim(now + timedelta(hours=1), 10) == []
        assert len(await tx.feeds.claim(now + timedelta(hours=3), 10)) == 2


async def test_a_first_poll_does_not_flood(poll, storage, now):
    old = [entry(number, now, published_at=now - timedelta(days=3)) for number in range(20)]
    fresh = [entry(number + 100, now) for number in range(3)]
    result = await poll(FakeWeb(page("a")), FakeParser(a=fresh + old))
    assert result.new == 3
    assert len(await unread(storage, now)) == 3


async def test_a_removed_feed_stays_removed_though_a_poll_was_under_way(poll, storage, now):
    async with storage.writing() as tx:
        (feed,) = await tx.feeds.claim(now, 10)
        await tx.feeds.remove(feed.id)
    slices = Slices(storage)
    await poll_feed(storage, FakeWeb(replace(page(), status=304)), FakeParser(), slices, RHYTHM, feed, now)
    await slices.close()
    assert (await stored(storage)).state is FeedState.REMOVED
