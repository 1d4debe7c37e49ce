"""A topic is found by its name in any language, by a part of it, and with a slip of the finger."""

import pytest

from news.finding import find_topics
from news.ids import TopicId
from news.topics import Topic, TopicGroup


def topic(id, slug, ru, ky, en, *, hidden=False):
    names = {"ru": ru, "ky": ky, "en": en}
    return Topic(id=TopicId(id), slug=slug, group=TopicGroup.LIFE, names=names, hidden=hidden)


TOPICS = [
    topic(1, "csto", "ОДКБ", "ЖККУ", "CSTO"),
    topic(2, "foreign-policy", "Внешняя политика", "Тышкы саясат", "Foreign policy"),
    topic(3, "politics", "Политика", "Саясат", "Politics"),
    topic(4, "economy", "Экономика", "Экономика", "Economy"),
    topic(5, "secret", "Экономия", "Үнөмдөө", "Saving", hidden=True),
]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("одкб", ["csto"]),
        ("ЖККУ", ["csto"]),
        ("Политика", ["politics", "foreign-policy"]),
        ("внешняя", ["foreign-policy"]),
        ("экономику", ["economy"]),
        ("сайсат", ["foreign-policy", "politics"]),
        ("foreign policy", ["foreign-policy"]),
        ("фикус", []),
        ("о", []),
        ("", []),
    ],
)
def test_what_is_meant_is_found(said, found):
    assert sorted(topic.slug for topic in find_topics(said, TOPICS)) == sorted(found)


def test_the_likeliest_comes_first():
    assert find_topics("политика", TOPICS)[0].slug == "politics"
