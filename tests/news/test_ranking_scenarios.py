"""Which of two stories comes first: cases on which two editors would agree, each in a line of its own."""

from datetime import UTC, datetime, timedelta

import pytest

from news.copies import prints_of
from news.ranking import Reported, importance

NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)
AGENCY = (
    "Министры иностранных дел договорились провести весной совместное учение миротворческих сил, сообщила "
    "пресс-служба секретариата. Учение пройдёт на полигоне в горах, в нём примут участие более двух тысяч человек."
)
PRESS_RELEASE = (
    "Мэрия города сообщает, что в субботу во всех районах пройдёт общегородской субботник. Жителей просят выйти "
    "с инвентарём к девяти часам утра, сбор назначен у зданий территориальных управлений."
)


def by(outlet, country="kg", hours=1.0, standing=1.0, *, owner=None, text=""):
    """Return that an outlet reported so many hours ago."""
    return Reported(
        outlet=outlet, at=NOW - timedelta(hours=hours), standing=standing, country=country, owner=owner,
        prints=prints_of("", text),
    )  # fmt: skip


def one_each(*countries, hours=1.0, gap=0.1, standing=1.0):
    """Return an outlet of each country, one after the other with a gap of hours between, the last `hours` ago."""
    last = len(countries) - 1
    return [
        by(f"{country}-{place}", country, hours + gap * (last - place), standing)
        for place, country in enumerate(countries)
    ]


def reprints(count, hours=1.0, countries=("kg",)):
    """Return so many outlets with one text, the first of which wrote it."""
    return [
        by(
            f"reprint-{place}",
            countries[place % len(countries)],
            hours,
            text=f"{AGENCY} Фото: архив {place}.",
        )
        for place in range(count)
    ]


BLOC = ("kg", "kz", "ru", "tj", "uz")
SPUTNIK = "МИА «Россия сегодня»"

FIRST_BEFORE_SECOND = {
    "five countries before a press release of the mayor": (
        one_each(*BLOC), [by("Мэрия", text=PRESS_RELEASE)]),
    "five outlets of a country before one of it": (one_each(*["kg"] * 5), one_each("kg")),
    "three countries before three outlets of one": (one_each("kg", "kz", "ru"), one_each("kg", "kg", "kg")),
    "two countries before two outlets of one": (one_each("kg", "kz"), one_each("kg", "kg")),
    "three who wrote themselves before ten who reprint one": (one_each("kg", "kg", "kg"), reprints(10)),
    "two countries that wrote themselves before a text reprinted in five": (
        one_each("kg", "kz"), reprints(15, countries=BLOC)),
    "an agency and one who asked further before the agency reprinted ten times": (
        [by("Агентство", text=AGENCY), by("Газета")], reprints(11)),
    "two houses before five editions of one": (
        one_each("kg", "kz"), [by(f"Sputnik {c}", c, owner=SPUTNIK) for c in BLOC]),
    "two private outlets of a country before three state ones of it": (
        one_each("kg", "kg"), [by(name, owner="государственное агентство") for name in "abc"]),
    "state agencies of three countries before three state ones of one country": (
        [by(c, c, owner="государственное агентство") for c in BLOC[:3]],
        [by(name, owner="государственное агентство") for name in "abc"]),
    "an international organisation and a country before two outlets of a country": (
        [by("ООН", None), by("24")], one_each("kg", "kg")),
    "an organisation's own word before an outlet that repeats rumours": (
        [by("ШОС", None, standing=1.5)], [by("Слухи", standing=0.5)]),
    "a national agency before a news site, of the same hour": ([by("a", standing=1.2)], [by("a")]),
    "one agency before three outlets that an editor gave no weight": (
        [by("a", standing=1.2)], one_each("kg", "kz", "ru", standing=0.0)),
    "outlets of two countries before a single one of nearly twice their standing": (
        one_each("kg", "kz"), [by("a", standing=1.9)]),
    "a spread within the hour before the same over two days": (
        one_each(*BLOC), one_each(*BLOC, gap=12)),
    "a spread within the hour before the same within three": (
        one_each("kg", "kz", "ru", gap=0.25), one_each("kg", "kz", "ru", gap=1.4)),
    "a spread within three hours before the same within nine, of the same age": (
        one_each("kg", "kz", "ru", gap=1.0), one_each("kg", "kz", "ru", gap=4.0)),
    "what runs fast now before what ran fast yesterday": (one_each("kg", "kz"), one_each("kg", "kz", hours=24)),
    "the fresh one of two single reports": (one_each("kg", hours=0.2), one_each("kg", hours=9)),
    "yesterday's story of five countries before a single fresh report": (
        one_each(*BLOC, hours=20), one_each("kg", hours=0.2)),
    "a fresh single report before last week's story of five countries": (
        one_each("kg", hours=0.2), one_each(*BLOC, hours=7 * 24)),
    "a fresh story of two before a big one of the day before yesterday": (
        one_each("kg", "kz", hours=0.5), one_each(*BLOC, hours=50)),
    "a story that breaks today before an old big one that one more outlet takes up": (
        one_each("kg", "kz", "ru", "tj"), [*one_each(*BLOC, hours=60), by("Опоздавший", "by", 0.5)]),
    "an old big story taken up anew before it left as it was": (
        [*one_each(*BLOC, hours=60), by("Опоздавший", "by", 0.5)], one_each(*BLOC, hours=60)),
    "an old big story taken up anew before the latecomer alone": (
        [*one_each(*BLOC, hours=60), by("Опоздавший", "by", 0.5)], [by("Опоздавший", "by", 0.5)]),
    "a story with a report of its own before one with a late reprint": (
        [*one_each("kg", "kz", hours=30), by("Свой", "ru", 1)],
        [by("Первый", "kg", 30, text=AGENCY), by("Второй", "kz", 30), by("Копия", "ru", 1, text=AGENCY)]),
    "a scandal that grows all day before a single report": (
        one_each(*BLOC, "kg", "kz", hours=0.5, gap=3), one_each("kg", hours=0.1)),
    "eight countries before five": (one_each(*BLOC, "by", "cn", "tr"), one_each(*BLOC)),
    "two abroad before a home story of two, by the border": (one_each("tj", "uz"), one_each("tj", "tj")),
}  # fmt: skip


@pytest.mark.parametrize("case", FIRST_BEFORE_SECOND)
def test_the_first_comes_before_the_second(case):
    first, second = FIRST_BEFORE_SECOND[case]
    assert importance(first, NOW) > importance(second, NOW)


AS_MUCH = {
    "a text reprinted ten times is worth the text": (reprints(10), reprints(1)),
    "an outlet that writes five times is worth once": ([by("a") for _ in range(5)], [by("a")]),
    "an update by the same outlet does not make it new": ([by("a", hours=20), by("a", hours=1)], [by("a", hours=20)]),
    "a reprint does not make it new": (
        [by("a", hours=20, text=AGENCY), by("b", hours=1, text=AGENCY)], [by("a", hours=20)]),
    "a house is worth one of its editions": (
        [by("a", "kg", owner="BBC News"), by("b", "uz", owner="bbc  news")], [by("a", "kg")]),
    "who counts for nothing adds nothing": ([*one_each("kg"), by("b", "kz", standing=0)], one_each("kg")),
    "who reprints and is better known lends its name": (
        [by("a", text=AGENCY), by("b", text=AGENCY, standing=1.5)], [by("a", standing=1.5)]),
}  # fmt: skip


@pytest.mark.parametrize("case", AS_MUCH)
def test_the_two_are_worth_the_same(case):
    one, other = AS_MUCH[case]
    assert importance(one, NOW) == pytest.approx(importance(other, NOW))
