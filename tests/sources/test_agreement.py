"""Several readings of a page become one text."""

from sources.agreement import agreed

FIRST = "Министры встретились в Бишкеке и обсудили план совместных учений на будущий год."
SECOND = "Учения пройдут весной в горах, сообщила пресс-служба министерства обороны страны."
THIRD = "Наблюдатели от двух соседних государств присутствовали на открытии встречи вчера утром."
MENU = "Последние новости дня о погоде и курсе валют читайте на нашем сайте"


def lines(*parts):
    return "\n".join(parts)


def test_the_reading_that_agrees_most_is_believed():
    article = lines(FIRST, SECOND, THIRD)
    assert agreed([lines(MENU, MENU[::-1]), article, lines(FIRST, SECOND)]) == lines(FIRST, SECOND)
    assert agreed([article, article, MENU]) == article


def test_a_line_that_no_other_reading_has_goes():
    assert agreed([lines(FIRST, SECOND, THIRD, MENU), lines(FIRST, SECOND), lines(SECOND, THIRD)]) == lines(
        FIRST, SECOND, THIRD
    )


def test_a_line_too_short_to_compare_stays_within_the_text():
    one = lines("Новости дня", FIRST, "Итоги встречи", SECOND, "Ещё новости")
    assert agreed([one, one, one]) == lines(FIRST, "Итоги встречи", SECOND)


def test_a_reading_that_nobody_confirms_stays_whole():
    assert agreed([lines(FIRST, SECOND), "", ""]) == lines(FIRST, SECOND)
    assert agreed(["", "", ""]) == ""


def test_more_than_half_of_a_reading_is_never_taken():
    assert agreed([lines(FIRST, SECOND, THIRD), FIRST, ""]) in {FIRST, lines(FIRST, SECOND, THIRD)}
    assert agreed([lines(FIRST, SECOND, THIRD, MENU), FIRST[:60], FIRST[:60]])


def test_the_pages_own_word_confirms_and_stands_in():
    article = lines(FIRST, SECOND, THIRD)
    said = f"{FIRST} {SECOND} {THIRD}"
    assert agreed([article, lines(FIRST, SECOND), MENU], said) == article
    assert agreed(["", "Включите JavaScript", ""], said) == said
    assert agreed(["", "Короткая новость.", ""], "Коротко.") == "Короткая новость."
