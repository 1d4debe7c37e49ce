"""Topics that people made of words are found by any ending, and only where a text says what it is about."""

import pytest

from nlp.word_topics import WordTopics

TOPICS = WordTopics([(1, ["водные ресурсы", "ГЭС"]), (2, ["гидро*"]), (3, ["вода"])])


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("О дележе водных ресурсов", {1}),
        ("Новая ГЭС на Нарыне", {1}),
        ("Гидроузел построен", {2}),
        ("Вода поднялась", {3}),
        ("Водитель автобуса", set()),
        ("гэс строчными буквами", set()),
    ],
)
def test_a_title_with_the_words_is_about_the_topic(title, expected):
    assert set(TOPICS.of(title, "")) == expected


def test_words_far_down_are_only_a_mention():
    text = "Погода была тёплой. " * 30 + "Вспомнили и о водных ресурсах."
    assert TOPICS.of("Итоги недели", text) == {}
    assert 0 < TOPICS.scores("Итоги недели", text)[1] < 0.5
