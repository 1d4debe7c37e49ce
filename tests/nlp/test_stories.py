"""Articles of one event meet in one story, whatever their language; two issues of one template do not."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from news.grouping import DENSE
from news.ids import EntryId, FeedId, StoryId
from nlp.analysis import Analysis, Text
from nlp.features import Features, days, features
from nlp.kept import Item
from nlp.mind import load_mind
from nlp.nearest import FIRST_ROWS, RecentArticles
from nlp.vectors import SentenceVectors

NOW = datetime(2025, 6, 30, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def mind():
    found = load_mind()
    if not isinstance(found.vectors, SentenceVectors):
        pytest.skip("the text model cannot run here")
    return found


def stories(mind, *texts):
    run = Analysis(mind)
    return [run.one(text).story for text in texts]


def test_one_event_in_three_languages_is_one_story(mind):
    assert stories(
        mind,
        Text(
            title="Парламент Кыргызстана принял закон о бюджете на 2026 год",
            text="За документ проголосовали 70 депутатов. Расходы на образование вырастут на десять процентов.",
            published_at=NOW,
        ),
        Text(
            title="Жогорку Кеңеш 2026-жылга бюджет жөнүндө мыйзамды кабыл алды",
            text="Документке 70 депутат колдоп добуш берди. Билим берүүгө чыгымдар он пайызга көбөйөт.",
            published_at=NOW + timedelta(hours=2),
        ),
        Text(
            title="Kyrgyz parliament passes 2026 budget law",
            text="Seventy lawmakers voted for the bill. Spending on education will grow by ten percent.",
            published_at=NOW + timedelta(hours=5),
        ),
    ) == [1, 1, 1]


def test_rates_of_two_days_are_two_stories(mind):
    text = "Национальный банк установил официальный курс: доллар стоит 87 сомов, евро стоит 98 сомов."
    first = Text(title="Курс валют на 30 июня", text=text, published_at=NOW)
    second = Text(title="Курс валют на 1 июля", text=text, published_at=NOW + timedelta(days=1))
    assert stories(mind, first, second, first) == [1, 2, 1]


def test_weather_of_two_towns_is_two_stories(mind):
    text = "Синоптики обещают дождь и порывы ветра, днём до 25 градусов тепла."
    assert stories(
        mind,
        Text(title="Прогноз погоды в Бишкеке на завтра", text=text, published_at=NOW),
        Text(title="Прогноз погоды в Оше на завтра", text=text, published_at=NOW),
    ) == [1, 2]


def test_different_events_are_different_stories(mind):
    assert stories(
        mind,
        Text(title="В Оше сгорел рынок", text="Пожар тушили всю ночь, пострадавших нет.", published_at=NOW),
        Text(title="Сборная выиграла турнир", text="В финале команда победила хозяев.", published_at=NOW),
        Text(title="", text="", published_at=NOW),
        Text(title="", text="", published_at=NOW),
    ) == [1, 2, 3, 4]


def test_the_same_words_a_week_later_are_another_event(mind):
    text = Text(title="В Оше сгорел рынок", text="Пожар тушили всю ночь, пострадавших нет.", published_at=NOW)
    later = Text(title=text.title, text=text.text, published_at=NOW + timedelta(days=7))
    assert stories(mind, text, later) == [1, 2]


def row(*numbers):
    vector = np.zeros(8, dtype=np.float32)
    vector[: len(numbers)] = numbers
    return vector / np.linalg.norm(vector)


def item(number, vector, story=None, **more):
    return Item(
        article_id=EntryId(number),
        feed_id=FeedId(1),
        language=more.pop("language", "ru"),
        published_at=more.pop("published_at", NOW),
        vector=vector,
        features=more.pop("features", Features()),
        story_id=None if story is None else StoryId(story),
    )


def test_the_nearest_story_wins():
    recent = RecentArticles(DENSE, 8)
    recent.add(item(1, row(1, 0.1), 1))
    recent.add(item(2, row(1, 0.3), 2))
    assert recent.find_story(item(3, row(1, 0.28))) == 2
    assert recent.find_story(item(4, row(0, 0, 1))) is None


def test_a_story_is_judged_by_all_its_members():
    recent = RecentArticles(DENSE, 8)
    recent.add(item(1, row(1, 0.0), 1))
    recent.add(item(2, row(1, 1.5), 1))
    assert recent.find_story(item(3, row(1, -0.1))) is None


def test_articles_move_and_are_forgotten():
    recent = RecentArticles(DENSE, 8)
    recent.add(item(1, row(1), 1))
    recent.move(EntryId(1), StoryId(7))
    assert recent.find_story(item(2, row(1))) == 7
    assert recent.find_story(item(1, row(1))) is None
    recent.move(EntryId(99), StoryId(7))
    assert recent.forget_before(NOW + timedelta(seconds=1)) == 1
    assert len(recent) == 0
    assert recent.find_story(item(2, row(1))) is None


def test_the_index_grows():
    recent = RecentArticles(DENSE, 8)
    for number in range(3 * FIRST_ROWS):
        recent.add(item(number, row(1, number), number))
    assert len(recent) == 3 * FIRST_ROWS
    assert recent.find_story(item(10**6, row(1, 0))) == 0


def test_days_are_read_in_all_our_ways_of_writing():
    assert (
        days("30 июня")
        == days("30-июнь")
        == days("June 30")
        == days("30.06.2025")
        == days("2025-06-30")
        == {"06-30"}
    )
    assert days("Бюджет на 2026 год") == frozenset()
    # What `re` takes for one letter without case is not always one in lower case.
    assert days("5 ıyun, 5 auguſt") == frozenset()


def test_features_of_a_headline():
    found = features("В Ошской области 30 июня сошёл сель", "")
    assert found.places == {"province:ошской"}
    assert found.dates == {"06-30"}
    assert found.bare
    assert features("Курс доллара на 30 июня", "").template == "rates"


def test_ages_are_read_in_our_languages():
    titles = (
        "Найден 51-летний житель Оша",
        "51 жаштагы киши табылды",
        "Man found: 51-year-old",
        "51 жастағы адам",
    )
    assert [features(title, "").ages for title in titles] == [{51}] * 4
    assert features("За 51 год построили школу", "").ages == frozenset()
