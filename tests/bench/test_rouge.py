"""ROUGE counts words of any alphabet, and the defects of summaries are found."""

import pytest

from bench.defects import defects
from bench.rouge import rouge, words
from news.ids import EntryId
from news.stories import Sentence, Summary


def test_words_of_any_alphabet_count():
    assert words("Ёлка, 12 мая: Бишкекте!") == ["елка", "12", "мая", "бишкекте"]


def test_equal_texts_share_all_and_unlike_ones_nothing():
    assert rouge("Парламент принял закон", "парламент принял закон!") == (1, 1, 1)
    assert rouge("Парламент", "мост открыт") == (0, 0, 0)
    assert rouge("", "") == (0, 0, 0)


def test_the_order_of_words_tells_for_the_longest_run():
    one, two, longest = rouge("а б в г", "г в б а")
    assert (one, two) == (1, 0)
    assert longest == pytest.approx(0.25)


def found(*texts, source=None):
    summary = Summary(
        language="ru",
        headline="",
        sentences=tuple(Sentence(text=text, article_id=EntryId(1), source=text) for text in texts),
    )
    return set(defects(summary, source if source is not None else " ".join(texts)))


def test_a_good_summary_has_no_defect():
    assert found("Парламент принял закон.", "Он вступит в силу в мае.") == set()


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("Парламент принял", "cut"),
        ("«Мы готовы. Работа идёт.", "open quotation"),
        ("Это произошло в мае.", "leans on nothing"),
        ("МОСКВА, 17 мая. /ТАСС/. Парламент принял закон.", "dateline"),
        ("Подписывайтесь на канал.", "boilerplate"),
        ("Решили:", "list not joined"),
    ],
)
def test_a_bad_one_is_found(text, defect):
    assert defect in found(text)


def test_words_that_the_text_lacks_are_found():
    assert "not word for word" in found("Парламент принял закон.", source="Парламент отклонил закон.")
