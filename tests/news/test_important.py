"""What spreads fast enough to be proposed, and what only looks so."""

from datetime import timedelta

from news.important import fast_spread
from news.ranking import Reported


def reports(now, *those):
    return [
        Reported(outlet=outlet, country=country, at=now - timedelta(minutes=ago))
        for outlet, country, ago in those
    ]


def test_three_outlets_of_three_countries_within_the_hour_are_enough(now):
    spread = fast_spread(reports(now, ("a", "kg", 70), ("b", "kz", 40), ("c", None, 15)), now)
    assert spread is not None
    assert (spread.outlets, spread.length) == (3, timedelta(minutes=55))


def test_two_are_not(now):
    assert fast_spread(reports(now, ("a", "kg", 10), ("b", "kz", 5)), now) is None


def test_the_echo_of_one_country_is_not(now):
    assert fast_spread(reports(now, ("a", "kg", 10), ("b", "kg", 5), ("c", "kg", 2)), now) is None


def test_five_of_one_country_are(now):
    all_of_it = [(name, "kg", minute) for minute, name in enumerate("abcde")]
    assert fast_spread(reports(now, *all_of_it), now) is not None


def test_one_outlet_that_writes_three_times_is_one(now):
    assert fast_spread(reports(now, ("a", "kg", 10), ("a", "kz", 5), ("a", "ru", 2)), now) is None


def test_what_comes_drop_by_drop_is_not(now):
    assert fast_spread(reports(now, ("a", "kg", 150), ("b", "kz", 80), ("c", "ru", 5)), now) is None


def test_a_quick_hour_after_a_slow_start_is(now):
    those = [("a", "kg", 170), ("b", "kz", 50), ("c", "ru", 20), ("d", "uz", 5)]
    spread = fast_spread(reports(now, *those), now)
    assert spread is not None
    assert spread.outlets == 3


def test_what_spread_yesterday_is_no_news(now):
    those = reports(now, ("a", "kg", 1500), ("b", "kz", 1490), ("c", "ru", 1480))
    assert fast_spread(those, now) is None
