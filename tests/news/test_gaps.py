"""What of a feed nobody saw: told from its window, the last poll and its rhythm."""

from datetime import UTC, datetime, timedelta

from news.feeds import Entry, Feed, Source
from news.gaps import gap_before
from news.ids import FeedId

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def feed(**changes):
    known = {"succeeded_at": NOW - timedelta(hours=2), "newest_at": NOW - timedelta(hours=3)}
    source = Source(url="https://a.example", name="А")
    return Feed(id=FeedId(1), source=source, next_check_at=NOW, **(known | changes))


def window(*minutes):
    return [
        Entry(title=f"{ago}", published_at=NOW - timedelta(minutes=ago) if ago is not None else None)
        for ago in minutes
    ]


def test_what_came_between_the_last_poll_and_the_window_is_counted_by_its_rhythm():
    gap = gap_before(feed(), window(5, 10, 15, 20, 25, 30, 60), NOW)
    assert (gap.begins_at, gap.ends_at) == (NOW - timedelta(hours=2), NOW - timedelta(minutes=60))
    assert gap.missed == 11, "an hour of one every five minutes"


def test_a_window_that_reaches_back_to_the_last_poll_misses_nothing():
    assert gap_before(feed(), window(5, 60, 121), NOW) is None
    assert gap_before(feed(), window(5, 60, 115), NOW) is None, "one was due then and came"


def test_on_a_first_poll_nothing_was_missed():
    assert gap_before(feed(succeeded_at=None, newest_at=None), window(5, 10), NOW) is None
    assert gap_before(feed(), [], NOW) is None


def test_without_dates_nobody_knows_how_many():
    gap = gap_before(feed(), window(None, None), NOW)
    assert gap.missed is None
    assert (gap.begins_at, gap.ends_at) == (NOW - timedelta(hours=2), NOW)


def test_of_one_entry_the_usual_rhythm_is_taken():
    gap = gap_before(feed(interval=timedelta(minutes=5)), window(20), NOW)
    assert gap.missed == 9, "an hour and forty minutes of one every ten"


def test_what_came_while_the_source_was_muted_is_not_missed():
    muted = feed(muted_until=NOW - timedelta(minutes=45))
    assert gap_before(muted, window(5, 10, 15, 20), NOW).begins_at == NOW - timedelta(minutes=45)
    assert gap_before(muted, window(5, 10, 15, 50), NOW) is None
