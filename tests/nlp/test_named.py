"""Two languages need a rare name in common, where their words alone do not prove that they tell of one event."""

from datetime import UTC, datetime

import numpy as np
import pytest

from news.grouping import DENSE
from news.ids import EntryId, FeedId, StoryId
from nlp.features import features
from nlp.kept import Item
from nlp.nearest import RARE_LEAST, RecentArticles

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
BETWEEN = (DENSE.across + DENSE.unnamed) / 2


def vector(cosine):
    """Return a unit vector that has this cosine with the first axis."""
    return np.array([cosine, np.sqrt(1 - cosine**2)], dtype=np.float32)


def item(number, language, text, cosine=1.0, story=None):
    return Item(
        article_id=EntryId(number), feed_id=FeedId(number), language=language, published_at=NOW,
        vector=vector(cosine), features=features("", text), story_id=story,
    )  # fmt: skip


TUNNEL = "Жол Кытай менен курулуп жатат, тоннель Арпа өрөөнүндө казылды, деди Темир Саматов."
AVALANCHE = "Дорогу закрыли из-за лавины, сообщил спасатель, на перевале Тоо-Ашуу ждут 40 машин."
SAME = "Первый тоннель пробили в долине Арпа, сказал министр Темир Саматов."


def found(*known, new):
    recent = RecentArticles(DENSE, 2)
    for one in known:
        recent.add(one)
    return recent.find_story(new)


def test_a_name_in_common_is_asked_for_across_languages():
    known = item(1, "ky", TUNNEL, story=StoryId(1))
    assert found(known, new=item(2, "ru", SAME, BETWEEN)) == 1
    assert found(known, new=item(2, "ru", AVALANCHE, BETWEEN)) is None


def test_what_is_alike_enough_needs_none():
    known = item(1, "ky", TUNNEL, story=StoryId(1))
    assert found(known, new=item(2, "ru", AVALANCHE, DENSE.unnamed + 0.01)) == 1


def test_a_name_that_many_articles_have_tells_nothing():
    text = "Об этом говорили в Бишкеке вчера."
    known = [item(1, "ky", "Бул тууралуу кече Бишкекте айтылды.", story=StoryId(1))]
    new = item(99, "ru", text, BETWEEN)
    assert found(*known, new=new) == 1
    many = [item(2 + place, "ru", text, 0.0, StoryId(2 + place)) for place in range(RARE_LEAST)]
    assert found(*known, *many, new=new) is None


@pytest.mark.parametrize("forgotten", [True, False])
def test_names_are_forgotten_with_their_articles(forgotten):
    recent = RecentArticles(DENSE, 2)
    recent.add(item(1, "ky", "Бул тууралуу кече Бишкекте айтылды.", story=StoryId(1)))
    for number in range(RARE_LEAST):
        recent.add(item(2 + number, "ru", "Об этом говорили в Бишкеке вчера.", 0.0, StoryId(2 + number)))
    if forgotten:
        recent.forget([EntryId(2 + number) for number in range(RARE_LEAST)])
    new = item(99, "ru", "Об этом говорили в Бишкеке вчера.", BETWEEN)
    assert (recent.find_story(new) == 1) is forgotten
