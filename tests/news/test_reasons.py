"""The reasons say what the ranking counted."""

from datetime import UTC, datetime, timedelta

from news.copies import prints_of
from news.ids import TopicId
from news.ranking import Reported
from news.reasons import Burst, Carried, Last, Leaning, LittleKnown, Marked, Reprinted, WellKnown, factors
from news.taste import Said, Taste

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TEXT = prints_of(
    "", "Министры договорились провести весной совместное учение миротворцев на полигоне в горах."
)


def by(outlet, minutes=0, country="kg", standing=1.0, prints=frozenset()):
    return Reported(
        outlet=outlet, at=NOON + timedelta(minutes=minutes), country=country, standing=standing, prints=prints
    )


def test_a_story_without_reports_has_no_reasons():
    assert factors([]) == ()


def test_a_single_report():
    assert factors([by("a")]) == (
        Carried(outlets=1, countries=1, within=timedelta(0)), Last(at=NOON),
    )  # fmt: skip


def test_outlets_countries_and_time_are_counted_without_reprints():
    reports = [
        by("a", 0, prints=TEXT),
        by("a", 700),
        by("b", 20, "kz"),
        by("c", 40, None),
        by("d", 600, "uz", prints=TEXT),
    ]
    assert factors(reports) == (
        Carried(outlets=3, countries=2, within=timedelta(minutes=40)),
        Reprinted(outlets=1),
        Last(at=NOON + timedelta(minutes=40)),
    )


def test_a_burst_is_told_where_others_came_later():
    reports = [by("a"), by("b", 300, "kz"), by("c", 320, "ru"), by("d", 350, "uz")]
    assert Burst(outlets=3) in factors(reports)
    assert not [one for one in factors(reports[1:]) if isinstance(one, Burst)]


def test_standing_is_told_where_it_is_not_the_usual():
    assert WellKnown(outlets=("ШОС", "Кабар")) in factors(
        [by("24"), by("Кабар", standing=1.2), by("ШОС", standing=1.5)]
    )
    assert LittleKnown() in factors([by("a", standing=0.8)])
    assert LittleKnown() not in factors([by("a", standing=0.8), by("b", standing=1.0)])


def test_the_mark_comes_first_and_what_the_reader_likes_last():
    taste = Taste(
        topics={TopicId(1): Said(up=2), TopicId(2): Said(down=1), TopicId(3): Said(up=1, down=1)},
        outlets={"a": Said(up=1), "elsewhere": Said(up=9)},
    )
    found = factors([by("a")], marked=True, topics=[TopicId(1), TopicId(2), TopicId(3)], taste=taste)
    assert found[0] == Marked()
    assert found[-2:] == (
        Leaning(more=True, topics=(TopicId(1),), outlets=("a",)),
        Leaning(more=False, topics=(TopicId(2),), outlets=()),
    )
