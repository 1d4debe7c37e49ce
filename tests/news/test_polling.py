"""Polling decided: when a feed is asked again, and what of it is news."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.feeds import Entry, Feed, FeedState, Source, Validators
from news.ids import EntryId, FeedId
from news.polling import (
    SAME_ANSWERS,
    Failed,
    Read,
    Refusal,
    Unchanged,
    follow_move,
    next_check,
    same_answers,
    to_send,
)
from news.recognition import FIRST_MOST, KnownEntry, sort_out, with_keys

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
FEED = Feed(
    id=FeedId(1),
    source=Source(url="https://a.kg/rss", name="А"),
    interval=30 * MINUTE,
    next_check_at=NOW,
    checked_at=NOW - 30 * MINUTE,
)


def check(outcome, feed=FEED, now=NOW, jitter=0.0):
    return next_check(feed, outcome, now, least=5 * MINUTE, most=DAY, jitter=jitter)


def every(gap, count=10):
    return tuple(NOW - gap * number for number in range(count))


# ── when ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_feed_is_asked_twice_as_often_as_it_writes():
    assert check(Read(new=2, published=every(2 * HOUR))).interval == HOUR
    assert check(Read(new=2, published=every(2 * HOUR))).next_check_at == NOW + HOUR


@pytest.mark.parametrize(("gap", "interval"), [(MINUTE, 5 * MINUTE), (90 * DAY, DAY)])
def test_its_rhythm_has_bounds(gap, interval):
    assert check(Read(new=1, published=every(gap))).interval == interval


def test_only_the_newest_entries_show_the_rhythm():
    old = tuple(NOW - 300 * DAY - number * 30 * DAY for number in range(50))
    assert check(Read(new=1, published=(*old, *every(HOUR, 20)))).interval == 30 * MINUTE


def test_without_dates_the_rhythm_stays():
    assert check(Read(new=1)).interval == 30 * MINUTE


def test_nothing_new_slows_down_and_all_new_speeds_up():
    assert check(Read(new=0)).interval == 45 * MINUTE
    assert check(Unchanged(not_modified=False)).interval == 45 * MINUTE
    assert check(Read(new=10, all_new=True, published=every(2 * HOUR))).interval == 15 * MINUTE


def test_at_night_a_feed_is_known_by_its_day():
    """A third of its ten items came in an hour and a half of the day: a rush at night would take no less."""
    day = Read(new=0, published=every(30 * MINUTE))
    read = check(day)
    assert read.turn == 1.5 * HOUR
    quiet = replace(FEED, interval=8 * HOUR, turn=read.turn, checked_at=NOW)
    assert check(Unchanged(not_modified=False), quiet).interval == 1.5 * HOUR
    assert check(replace(day, published=every(3 * HOUR)), quiet).interval == 1.5 * HOUR


def test_how_quick_a_feed_was_is_forgotten_in_days():
    quick = replace(FEED, interval=20 * HOUR, turn=2 * HOUR, checked_at=NOW - 3 * DAY)
    assert check(Unchanged(not_modified=False), quick).turn == 4 * HOUR
    assert check(Failed(problem="unreachable:dns"), quick).turn == 2 * HOUR


def test_chance_makes_no_wait_longer_in_which_much_of_the_window_goes_by():
    quick = replace(FEED, turn=20 * MINUTE, checked_at=NOW)
    answer = Unchanged(fresh_for=30 * MINUTE)
    assert check(answer, quick, jitter=1).next_check_at == NOW + 30 * MINUTE
    assert check(answer, replace(quick, turn=2 * HOUR), jitter=1).next_check_at == NOW + 33 * MINUTE
    refused = Failed(problem="status:429", refusal=Refusal.SLOW_DOWN, retry_after=HOUR)
    assert check(refused, quick, jitter=1).next_check_at == NOW + HOUR
    assert check(refused, quick, jitter=-1).next_check_at == NOW + HOUR


def test_a_feed_that_writes_by_the_batch_is_not_asked_all_day():
    assert check(Read(new=0, published=(NOW - 5 * HOUR,) * 10)).interval == 30 * MINUTE


def test_feeds_that_were_first_read_together_do_not_come_together_again():
    addresses = [f"https://a.kg/{number}" for number in range(200)]
    new = [replace(FEED, source=replace(FEED.source, url=url), checked_at=None) for url in addresses]
    minutes = {(check(Unchanged(), one).next_check_at - NOW) // MINUTE for one in new}
    assert minutes == set(range(15, 30)) | ({30} & minutes)
    asked = check(Unchanged(fresh_for=HOUR), new[0])
    assert asked.next_check_at >= NOW + HOUR, "never before its server asks"


def test_304_keeps_the_rhythm():
    assert check(Unchanged()).interval == 30 * MINUTE
    assert check(Unchanged()).next_check_at == NOW + 30 * MINUTE


def test_never_before_the_server_or_the_document_asks():
    assert check(Unchanged(fresh_for=3 * HOUR)).next_check_at == NOW + 3 * HOUR
    assert check(Unchanged(fresh_for=3 * HOUR)).interval == 30 * MINUTE
    assert check(Read(new=1, min_interval=2 * HOUR)).interval == 2 * HOUR
    assert check(Read(new=1, min_interval=2 * HOUR), jitter=-1).next_check_at == NOW + 2 * HOUR
    assert check(Unchanged(fresh_for=300 * DAY)).next_check_at == NOW + DAY


def test_jitter_moves_the_moment_by_a_tenth():
    assert check(Unchanged(), jitter=1).next_check_at == NOW + 33 * MINUTE
    assert check(Unchanged(), jitter=-1).next_check_at == NOW + 27 * MINUTE
    assert check(Unchanged(fresh_for=HOUR), jitter=-1).next_check_at == NOW + HOUR


def test_hours_and_days_that_the_feed_leaves_out_are_left_out():
    skip = Read(new=1, skip_hours=frozenset({2, 3, 4}))
    assert check(skip).next_check_at == datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
    assert check(Read(new=1, skip_days=frozenset({0}))).next_check_at == datetime(
        2026, 3, 3, 0, 0, tzinfo=UTC
    )
    assert check(Read(new=1, skip_hours=frozenset(range(24)))).next_check_at == NOW + 30 * MINUTE


def test_hours_left_out_are_left_out_after_a_304_too():
    asked = replace(FEED, skip_hours=frozenset({2, 3, 4}))
    assert check(Unchanged(), asked).next_check_at == datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
    assert check(Read(new=1), asked).next_check_at == NOW + 30 * MINUTE, "the document no longer asks it"
    asked = replace(FEED, skip_days=frozenset({0}))
    assert check(Unchanged(), asked).next_check_at == datetime(2026, 3, 3, 0, 0, tzinfo=UTC)


def test_a_server_that_does_not_understand_the_pair_is_asked_by_the_date_alone():
    pair = Validators(etag='"1"', last_modified="Mon, 02 Mar 2026 01:00:00 GMT")
    feed = replace(FEED, validators=pair)
    sent = []
    for _ in range(3 * SAME_ANSWERS):
        sent.append(to_send(feed))
        feed = replace(feed, same_answers=same_answers(feed, not_modified=False))
    date = Validators(last_modified=pair.last_modified)
    assert sent == [pair] * 5 + [date] * 5 + [pair] * 5, (
        "where the date does not help either, both are sent again"
    )
    helped = replace(feed, same_answers=SAME_ANSWERS)
    assert to_send(replace(helped, same_answers=same_answers(helped, not_modified=True))) == date
    alone = replace(FEED, validators=Validators(etag='"1"'), same_answers=SAME_ANSWERS)
    assert to_send(alone) == alone.validators
    assert same_answers(FEED, not_modified=False) == 0, "asked without validators it had to send it"


def test_failures_double_the_wait_up_to_a_day_and_keep_the_rhythm():
    waits = []
    feed = FEED
    for _ in range(8):
        outcome = check(Failed(problem="bad-status:500"), feed)
        waits.append(outcome.next_check_at - NOW)
        feed = replace(feed, failures=outcome.failures, failing_since=outcome.failing_since)
    assert waits == [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR, DAY, DAY, DAY]
    assert outcome.interval == 30 * MINUTE
    assert (outcome.failures, outcome.problem, outcome.state) == (8, "bad-status:500", FeedState.ACTIVE)


def test_success_forgets_the_failures():
    failing = replace(FEED, failures=5, failing_since=NOW - DAY, problem="unreachable:dns")
    outcome = check(Unchanged(), failing)
    assert (outcome.failures, outcome.failing_since, outcome.problem) == (0, None, None)


def test_gone_is_gone_at_once():
    assert check(Failed(problem="gone:410", refusal=Refusal.GONE)).state is FeedState.GONE


@pytest.mark.parametrize(
    ("failures", "since", "state"),
    [(4, 7 * DAY, FeedState.GONE), (3, 7 * DAY, FeedState.ACTIVE), (9, 6 * DAY, FeedState.ACTIVE)],
)
def test_not_found_is_gone_after_five_times_and_a_week(failures, since, state):
    feed = replace(FEED, failures=failures, failing_since=NOW - since)
    assert check(Failed(problem="bad-status:404", refusal=Refusal.MISSING), feed).state is state


def test_forbidden_is_tried_for_ever():
    feed = replace(FEED, failures=50, failing_since=NOW - 50 * DAY)
    outcome = check(Failed(problem="bad-status:403", refusal=Refusal.FORBIDDEN), feed)
    assert (outcome.state, outcome.next_check_at) == (FeedState.ACTIVE, NOW + DAY)


@pytest.mark.parametrize(
    ("asked", "failures", "rest"),
    [
        (10 * MINUTE, 0, 10 * MINUTE), (timedelta(seconds=1), 0, MINUTE), (100 * DAY, 0, 7 * DAY),
        (None, 0, HOUR), (None, 2, 4 * HOUR), (None, 40, DAY),
    ],
)  # fmt: skip
def test_a_host_that_asks_for_rest_gets_it(asked, failures, rest):
    feed = replace(FEED, failures=failures)
    outcome = check(
        Failed(problem="slow-down:429", refusal=Refusal.SLOW_DOWN, retry_after=asked), feed, jitter=-1
    )
    assert outcome.host_rest_until == NOW + rest
    assert outcome.next_check_at >= NOW + max(rest, 27 * MINUTE)


outcomes = st.one_of(
    st.builds(
        Read,
        new=st.integers(0, 50),
        all_new=st.booleans(),
        published=st.lists(st.integers(0, 10**6).map(lambda minutes: NOW - minutes * MINUTE)).map(tuple),
        fresh_for=st.none() | st.timedeltas(timedelta(0), 40 * DAY),
        min_interval=st.none() | st.timedeltas(timedelta(0), 40 * DAY),
        skip_hours=st.frozensets(st.integers(0, 23)),
        skip_days=st.frozensets(st.integers(0, 6)),
    ),
    st.builds(
        Unchanged, not_modified=st.booleans(), fresh_for=st.none() | st.timedeltas(timedelta(0), 40 * DAY)
    ),
    st.builds(
        Failed,
        problem=st.just("x"),
        refusal=st.sampled_from(Refusal),
        retry_after=st.none() | st.timedeltas(timedelta(0), 40 * DAY),
    ),
)


@given(outcomes, st.integers(0, 5000), st.floats(-1, 1), st.timedeltas(5 * MINUTE, DAY))
def test_whatever_happens_the_next_check_is_neither_at_once_nor_never(outcome, failures, jitter, interval):
    result = check(outcome, replace(FEED, failures=failures, interval=interval), jitter=jitter)
    assert NOW + 4 * MINUTE < result.next_check_at <= NOW + 15 * DAY
    assert 5 * MINUTE <= result.interval <= DAY


# ── where ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_permanent_redirect_is_believed_a_day_later():
    to = "https://b.kg/rss"
    first = follow_move(FEED, to, NOW)
    assert (first.moved_to, first.seen_at, first.confirmed) == (to, NOW, False)
    seen = replace(FEED, moved_to=to, moved_seen_at=NOW)
    assert not follow_move(seen, to, NOW + HOUR).confirmed
    assert follow_move(seen, to, NOW + DAY).confirmed
    assert follow_move(seen, "https://c.kg/rss", NOW + DAY).seen_at == NOW + DAY
    assert follow_move(seen, None, NOW + DAY).moved_to is None


# ── what ──────────────────────────────────────────────────────────────────────────────────────────────────────

TITLE = "Министры обороны встретились в Бишкеке на учениях"


def entry(number=1, **facts):
    defaults = {
        "guid": f"g{number}",
        "link": f"https://a.kg/{number}",
        "title": f"{TITLE} {number}",
        "html": f"<p>Текст {number}</p>",
        "published_at": NOW - number * HOUR,
    }
    return Entry(**(defaults | facts))


def keyed(*entries):
    return with_keys(entries, lambda url: url.removeprefix("https://").removeprefix("www."))


def kept(*entries, ago=HOUR):
    return [
        KnownEntry(
            id=EntryId(item.position + 1),
            keys=item.keys,
            published_at=item.entry.published_at or NOW - ago,
            first_seen_at=NOW - ago,
        )
        for item in keyed(*entries)
    ]


def sorted_out(entries, known=(), *, first_poll=False):
    return sort_out(keyed(*entries), known, now=NOW, first_poll=first_poll)


def test_what_was_not_there_is_new_and_what_was_is_not():
    found = sorted_out([entry(1), entry(2)], kept(entry(2), entry(3)))
    assert [new.entry.guid for new in found.new] == ["g1"]
    assert found.updates == ()
    assert not found.all_new


def test_an_edited_entry_is_an_update_and_no_news():
    found = sorted_out([entry(1, title="Иначе", html="Дополнено", published_at=NOW)], kept(entry(1)))
    assert found.new == ()
    (update,) = found.updates
    assert (update.id, update.edited, update.entry.title) == (1, True, "Иначе")
    assert update.published_at == NOW - HOUR, "a bumped date makes nothing younger"


def test_other_markup_around_the_same_text_is_no_edit():
    assert sorted_out([entry(1, html="<div> Текст\n1</div>")], kept(entry(1))).updates == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"guid": "other"},
        {"guid": None},
        {"link": "https://www.a.kg/1"},
        {"guid": "other", "link": "https://a.kg/new-slug"},
        {"guid": None, "link": None},
    ],
)
def test_an_entry_is_recognised_by_guid_or_address_or_title(changed):
    found = sorted_out([entry(1, **changed)], kept(entry(1)))
    assert found.new == ()
    assert all(not update.edited for update in found.updates)


def test_a_title_tells_only_when_it_is_long_and_recent():
    other = {"guid": "other", "link": "https://a.kg/other"}
    short = {"title": "Курсы валют"}
    assert sorted_out([entry(1, **other, **short)], kept(entry(1, **short))).new
    assert sorted_out([entry(1, **other)], kept(entry(1), ago=4 * DAY)).new


def test_the_same_title_every_day_is_new_while_yesterdays_is_still_there():
    yesterday = entry(2, title="Официальные курсы валют Национального банка")
    today = entry(1, title=yesterday.title)
    assert [new.entry.guid for new in sorted_out([today, yesterday], kept(yesterday)).new] == ["g1"]


def test_a_guid_that_all_entries_share_is_no_key():
    same = [entry(number, guid="1") for number in (1, 2, 3)]
    found = sorted_out(same)
    assert len(found.new) == 3
    again = sorted_out([entry(4, guid="1"), *same], kept(*same))
    assert [new.entry.link for new in again.new] == ["https://a.kg/4"]


def test_an_address_that_all_entries_share_is_no_key():
    same = [entry(number, guid=None, link="https://a.kg/") for number in (1, 2, 3)]
    assert len(sorted_out(same).new) == 3
    assert sorted_out(same, kept(*same)).new == ()


def test_an_entry_that_stands_twice_in_a_poll_is_one():
    assert len(sorted_out([entry(1), entry(1), entry(2)]).new) == 2
    assert len(sorted_out([entry(1, guid=None), entry(1, guid=None)]).new) == 1


def test_without_guid_and_address_title_and_text_are_the_key():
    bare = entry(1, guid=None, link=None, title="Кратко")
    assert sorted_out([bare], kept(bare)).new == ()
    assert sorted_out([replace(bare, html="Другой текст")], kept(bare)).new


def test_a_site_that_renumbers_everything_brings_no_news():
    before = [entry(number, title=f"Новость {number}") for number in range(1, 11)]
    after = [replace(old, guid=f"new-{old.guid}", link=f"https://new.a.kg/{old.guid}") for old in before[:9]]
    found = sorted_out([entry(11), *after], kept(*before, ago=30 * DAY))
    assert [new.entry.guid for new in found.new] == ["g11"]
    assert len(found.updates) == 9


def test_dates_that_are_missing_or_in_the_future_become_now_in_the_order_of_the_document():
    found = sorted_out(
        [entry(1, published_at=None), entry(2, published_at=NOW + DAY), entry(3, published_at=None)]
    )
    moments = [new.published_at for new in found.new]
    assert moments == sorted(moments, reverse=True)
    assert len(set(moments)) == 3
    assert all(NOW - MINUTE < moment <= NOW for moment in moments)
    assert {new.first_seen_at for new in found.new} == {NOW}


def test_what_is_old_when_first_seen_is_no_news():
    found = sorted_out([entry(1), entry(2, published_at=NOW - 30 * DAY)], kept(entry(3)))
    assert [new.silent for new in found.new] == [False, True]


def test_on_a_first_poll_the_last_day_is_news_up_to_a_number():
    fresh = [entry(number, published_at=NOW - number * MINUTE) for number in range(1, 50)]
    old = [entry(number, published_at=NOW - 2 * DAY) for number in range(50, 60)]
    found = sorted_out([*old, *fresh], first_poll=True)
    loud = [new.entry.guid for new in found.new if not new.silent]
    assert len(found.new) == 59
    assert loud == [f"g{number}" for number in range(1, FIRST_MOST + 1)]
    assert not found.all_new


def test_on_a_first_poll_of_a_feed_without_dates_only_the_first_few_are_news():
    found = sorted_out([entry(number, published_at=None) for number in range(1, 20)], first_poll=True)
    assert [new.entry.guid for new in found.new if not new.silent] == ["g1", "g2", "g3"]


def test_when_nothing_in_the_window_is_known_it_is_said():
    assert sorted_out([entry(1), entry(2)], kept(entry(3))).all_new
    assert not sorted_out([]).all_new


some = st.builds(
    Entry,
    guid=st.none() | st.sampled_from(["a", "b", "c"]),
    link=st.none() | st.sampled_from(["https://a.kg/1", "https://a.kg/2"]),
    title=st.sampled_from(["", "Кратко", TITLE]),
    html=st.sampled_from(["", "<p>Текст</p>", "Другой"]),
    published_at=st.none() | st.datetimes(datetime(2026, 2, 1), datetime(2026, 4, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)


@given(st.lists(some, max_size=8), st.booleans())
def test_the_same_poll_again_brings_nothing(entries, first_poll):
    found = sorted_out(entries, first_poll=first_poll)
    assert len({new.keys.guid_key for new in found.new}) == len(found.new)
    assert all(new.published_at <= NOW for new in found.new)
    known = [
        KnownEntry(id=EntryId(number), keys=new.keys, published_at=new.published_at, first_seen_at=NOW)
        for number, new in enumerate(found.new)
    ]
    again = sorted_out(entries, known)
    assert (again.new, again.updates) == ((), ())


@given(st.lists(some, max_size=6), st.lists(some, max_size=6))
def test_no_known_entry_is_taken_for_two(before, after):
    found = sorted_out(after, kept(*before))
    ids = [update.id for update in found.updates]
    assert len(ids) == len(set(ids))
