"""How often a text says no is the same in three languages."""

import pytest

from nlp.negation import negation


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("ru", "Никто не пострадал", 1),
        ("en", "No one was hurt", 1),
        ("ky", "Эч ким жабыркаган жок", 1),
        ("ru", "не менее двух домов", 0),
        ("en", "no fewer than two houses", 0),
        ("ru", "не только дома", 0),
        ("ky", "үйлөр гана эмес", 0),
        ("ru", "без процентов", 1),
        ("ky", "пайызсыз", 1),
        ("en", "without interest", 1),
        ("ru", "Мэр отказался от встречи", 1),
        ("en", "The mayor refused to meet", 1),
        ("ky", "Мэр жолугушуудан баш тартты", 1),
        ("en", "They don't know, and can't say", 2),
        ("en", "neither here nor there", 1),
        ("en", "Clause No 5", 0),
        ("ky", "Армения катышпайт", 1),
        ("ky", "Соода көбөйөт, көбөйттү, көбөйдү", 0),
        ("ky", "коопсуздук кеңеши", 0),
        ("ky", "Замир Кадырбай келди", 0),
    ],
)
def test_it_is_counted(language, text, count):
    assert negation(text, language).count == count


def test_what_other_languages_put_as_a_no_may_be_either():
    assert negation("Рейсы отменены", "ru").agrees(negation("Flights are cancelled", "en"))
    assert negation("Проезд бесплатный", "ru").agrees(negation("Travel costs no money", "en"))
    assert not negation("Рейсы отменены", "ru").agrees(negation("Flights are not cancelled", "en"))
