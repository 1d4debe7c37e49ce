"""Lines that a site repeats are learned, and an article's own are not taken for them."""

from hypothesis import given
from hypothesis import strategies as st

from news.repeated import EDGE, LEAST, MOST_LINES, Repeated

FOOT = "Все новости Оша в нашем приложении"


def page(number, *, foot=(FOOT,), body=3):
    return "\n".join(
        [
            *(f"Предложение {line} о событии номер {number}, о котором сообщают." for line in range(body)),
            *foot,
        ]
    )


def learned(count, **settings):
    repeated = Repeated()
    for number in range(count):
        repeated.learn(page(number, **settings), f"https://vesti.example/{number}")
    return repeated


def test_a_line_of_six_pages_goes_from_the_seventh():
    assert learned(LEAST - 1).without(page(9)) == page(9)
    assert learned(LEAST).without(page(9)) == page(9, foot=())


def test_one_page_read_many_times_teaches_nothing():
    repeated = Repeated()
    for _ in range(10):
        repeated.learn(page(1), "https://vesti.example/1")
    assert repeated.without(page(1)) == page(1)
    for _ in range(5):
        repeated.learn(page(1), "https://vesti.example/1")
        repeated.learn(page(2), "https://vesti.example/2")
    assert repeated.without(page(2)) == page(2)


def test_only_lines_at_the_edges_go_the_outermost_first():
    repeated = learned(8)
    inside = page(9, foot=(FOOT, "А это предложение есть только здесь, и оно последнее."))
    assert repeated.without(inside) == inside
    begins = f"{FOOT}\n{page(9, foot=())}"
    assert repeated.without(begins) == page(9, foot=())


def test_the_background_of_one_story_stays():
    background = "Напомним, землетрясение в Баткене произошло в начале марта."
    repeated = learned(20)
    for number in range(30, 40):
        foot = (background,) if number % 3 == 0 else ()
        repeated.learn(page(number, foot=foot), f"https://vesti.example/{number}")
        assert repeated.without(page(50, foot=(background,))) == page(50, foot=(background,))
    assert repeated.without(page(40, foot=(background,))) == page(40, foot=(background,))


def test_a_long_paragraph_stays_however_often_it_comes():
    paragraph = "Редакция напоминает, что конкурс открыт для всех, " * 5
    assert learned(9, foot=(paragraph,)).without(page(40, foot=(paragraph,))) == page(40, foot=(paragraph,))


def test_half_of_a_text_stays():
    short = f"{FOOT}\nКоротко."
    assert learned(8).without(short) == short
    assert learned(8).without(FOOT) == FOOT
    assert Repeated().without("") == ""


def test_what_is_kept_is_bounded_and_what_comes_again_outlives_the_rest():
    repeated = learned(2 * MOST_LINES)
    packed = repeated.pack()
    assert len(packed) < 22 * (MOST_LINES + 1)
    assert Repeated(packed).without(page(9999)) == page(9999, foot=())


def test_a_line_that_a_site_gave_up_is_forgotten():
    repeated = learned(10)
    for number in range(100, 100 + MOST_LINES):
        repeated.learn(page(number, foot=()), f"https://vesti.example/{number}")
    assert repeated.without(page(9)) == page(9)


@given(st.lists(st.lists(st.sampled_from(["а", "б", "в", ""]), max_size=2 * EDGE + 3), max_size=8))
def test_what_was_packed_is_the_same_again(texts):
    repeated = Repeated()
    for number, lines in enumerate(texts):
        repeated = Repeated(repeated.pack())
        text = "\n".join(lines)
        left = repeated.without(text)
        assert left in text
        assert repeated.without(left) in left
        repeated.learn(text, str(number))
    assert Repeated(repeated.pack()).pack() == repeated.pack()
