"""Which outlet's headline speaks for a story."""

from datetime import UTC, datetime, timedelta

from news.articles import Article
from news.ids import EntryId, FeedId
from nlp.differences import differences
from nlp.headline import choose

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def report(number, title, language="ru", hours=0, standing=1.0):
    return Article(
        id=EntryId(number), feed_id=FeedId(number), outlet=f"Outlet {number}", url=None, title=title, text="",
        language=language, published_at=NOW + timedelta(hours=hours), standing=standing,
    )  # fmt: skip


def test_the_one_that_shares_most_with_the_others_is_taken():
    said = [
        report(1, "Депутаты снова спорят"),
        report(2, "Парламент принял закон о бюджете на 2027 год", hours=1),
        report(3, "Парламент принял бюджет на 2027 год", hours=2),
        report(4, "Принят закон о бюджете на 2027 год", hours=3),
    ]
    assert choose(said, "ru") == "Парламент принял закон о бюджете на 2027 год"


def test_of_equals_the_outlet_of_more_standing_speaks():
    assert choose([report(1, "Мост открыт"), report(2, "Открыт мост", standing=2.0)], "ru") == "Открыт мост"


def test_one_that_says_is_better_than_one_that_asks_or_teases():
    said = "Парламент принял закон о бюджете"
    for teaser in (
        "Почему парламент принял закон о бюджете", "Парламент принял закон о бюджете?",
        "Шок: парламент принял закон о бюджете", "ПАРЛАМЕНТ ПРИНЯЛ ЗАКОН О БЮДЖЕТЕ", "Парламент принял закон...",
    ):  # fmt: skip
        assert choose([report(1, teaser, standing=2.0), report(2, said, hours=1)], "ru") == said
    assert choose([report(1, "Что известно о бюджете?")], "ru") == "Что известно о бюджете?"


def test_the_readers_language_comes_first_and_without_it_the_original():
    both = [report(1, "Бюджет принят"), report(2, "Бюджет кабыл алынды", "ky")]
    assert choose(both, "ky") == "Бюджет кабыл алынды"
    assert choose(both[:1], "ky") == "Бюджет принят"


def test_a_number_that_was_replaced_is_no_headline():
    said = [
        report(1, "В аварии погибли двое", standing=2.0),
        report(2, "В аварии погибли трое", hours=1),
    ]
    assert choose(said, "ru", differences(said)) == "В аварии погибли трое"
