"""Poll: what is new is kept once, what the server says is obeyed, and nothing goes missing between two polls."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from news.feeds import Entry, FeedState, ParsedFeed, Source, Validators
from pipeline.documents import READING, read_anew_if_otherwise
from pipeline.poll import Rhythm, Slices, poll_feed
from sources.errors import BadStatus, Gone, NotAFeed, PageChanged, SlowDown, Unreachable
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

    async def parse_feed(self, page, *, zone, now, selectors=None, seen=b""):
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


async def test_what_is_being_saved_at_the_end_is_saved(poll, storage, now):
    async with storage.writing() as tx:
        (feed,) = await tx.feeds.claim(now, 10)
    slices = Slices(storage, seconds=0)
    async with storage.writing():  # so that the slice must wait for its turn
        await poll_feed(
            storage, FakeWeb(replace(page(), status=304)), FakeParser(), slices, RHYTHM, feed, now
        )
        for _ in range(3):  # until the slice has been taken up
            await asyncio.sleep(0)
        closing = asyncio.create_task(slices.close())
        await asyncio.sleep(0)
    await closing
    assert (await stored(storage)).checked_at == now


async def test_a_feed_that_had_entries_and_shows_none_has_failed(poll, storage, now):
    empty = FakeParser(a=[entry(1, now)], b=[])
    assert (await poll(FakeWeb(page("b")), empty)).feed.problem is None, "a feed may begin empty"
    await poll(FakeWeb(page("a")), empty, after=timedelta(hours=1))
    result = await poll(FakeWeb(page("b")), empty, after=timedelta(hours=2))
    assert result.feed.problem == "not-a-feed:empty"
    assert not (await stored(storage)).validators
    result = await poll(FakeWeb(page("a")), empty, after=timedelta(days=2))
    assert (result.feed.problem, result.new) == (None, 0), "nothing was forgotten meanwhile"


async def test_a_page_that_changed_is_read_anew_when_it_is_mended(poll, storage, now):
    given = Validators(etag='"1"')
    web = FakeWeb(page("a", validators=given), page("b", validators=given), page("b", validators=given))
    parser = FakeParser(a=[entry(1, now)], b=PageChanged("item .news"))
    await poll(web, parser)
    result = await poll(web, parser, after=timedelta(hours=1))
    assert result.feed.problem == "page-changed:item .news"
    await poll(web, parser, after=timedelta(days=2))
    assert web.asked == [None, given, None], "a 304 would hide for ever that nothing was read"


async def test_an_address_is_changed_when_it_has_been_elsewhere_for_a_day(poll, storage, now):
    there = "https://news.example/new/rss"
    parser = FakeParser(a=[entry(1, now)], b=[entry(2, now)], c=[entry(3, now)])
    await poll(FakeWeb(page("a", permanent_to=there)), parser)
    await poll(FakeWeb(page("b", permanent_to=there)), parser, after=timedelta(hours=23))
    assert (await stored(storage)).moved_to == there
    await poll(FakeWeb(page("c", permanent_to=there)), parser, after=timedelta(hours=25))
    assert await stored(storage) is None
    async with storage.reading() as tx:
        assert (await tx.feeds.by_url(there)).moved_to is None


async def test_a_redirect_that_was_taken_back_changes_nothing(poll, storage, now):
    there = "https://news.example/repair"
    parser = FakeParser(a=[entry(1, now)], b=[entry(2, now)], c=[entry(3, now)])
    await poll(FakeWeb(page("a", permanent_to=there)), parser)
    await poll(FakeWeb(page("b")), parser, after=timedelta(hours=12))
    await poll(FakeWeb(page("c", permanent_to=there)), parser, after=timedelta(hours=25))
    assert (await stored(storage)).source.url == URL


async def test_hours_that_a_document_leaves_out_are_remembered_for_answers_without_one(poll, storage, now):
    parser = FakeParser(a=[entry(1, now)])
    hours = frozenset(range(24)) - {(now.hour + 5) % 24}

    async def parse(page, *, zone, now, selectors=None, seen=b""):
        return ParsedFeed(entries=(entry(1, now),), skip_hours=hours)

    parser.parse_feed = parse
    await poll(FakeWeb(page("a", validators=Validators(etag='"1"'))), parser)
    assert (await stored(storage)).skip_hours == hours
    await poll(FakeWeb(replace(page(), status=304)), after=timedelta(minutes=10))
    assert (await stored(storage)).next_check_at.hour == (now.hour + 5) % 24


async def test_when_documents_are_read_otherwise_each_is_asked_for_in_full_once(poll, storage, now):
    await read_anew_if_otherwise(storage)
    given = Validators(etag='"1"')
    web = FakeWeb(page("a", validators=given), page("a", validators=given), page("a", validators=given))
    parser = FakeParser(a=[entry(1, now)])
    await poll(web, parser)
    assert not await read_anew_if_otherwise(storage), "nothing was read by an older reading"
    await poll(web, parser, after=timedelta(hours=1))
    async with storage.writing() as tx:
        await tx.notes.put("documents read as", READING - 1)
    assert await read_anew_if_otherwise(storage)
    result = await poll(web, parser, after=timedelta(hours=2))
    assert web.asked == [None, given, None]
    assert (result.changed, result.new) == (True, 0)


async def test_what_stands_in_a_document_as_before_is_left_to_the_parser(poll, now):
    given = []

    class Remembering(FakeParser):
        async def parse_feed(self, page, *, zone, now, selectors=None, seen=b""):
            given.append(seen)
            return ParsedFeed(entries=tuple(self.found[page.body.decode()]), seen=page.body)

    parser = Remembering(a=[entry(1, now)], b=[entry(1, now), entry(2, now)])
    await poll(FakeWeb(page("a")), parser)
    await poll(FakeWeb(page("b")), parser, after=timedelta(hours=1))
    assert given == [b"", b"a"]
