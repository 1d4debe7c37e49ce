"""A name is the same in another case, another script and another language."""

import pytest

from nlp.names import Known, foreign_name, names
from nlp.script import same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Жээнбеков", "Jeenbekov"), ("Мирзиёевым", "Mirziyoyev"), ("Токаева", "Tokayev"), ("Ленц", "Lenz"),
        ("Хорват", "Horvat"), ("Жумалиев", "Zhumaliev"), ("Нарынской", "Naryn"), ("Токоевдин", "Tokoev"), ("Щербаков", "Shcherbakov"),
        ("Лим", "Lim"), ("Айнура", "Ainura"),
    ],
)  # fmt: skip
def test_one_name_in_two_spellings(one, other):
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Исаков", "Исаев"), ("Иран", "Iraq"), ("Лим", "Lam"), ("Садыков", "Маматов")]
)
def test_two_names(one, other):
    assert not same_name(one, other)


def foreign(text, language, source, source_language="ru"):
    return foreign_name(names(text, language), Known([names(source, source_language)]))


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        ("Germany's foreign minister", "en", "Министр иностранных дел ФРГ"),
        ("АКШнын жарандары", "ky", "граждане США"),
        ("The Ministry of Foreign Affairs", "en", "МИД сообщил"),
        ("The Parliament of Kyrgyzstan", "en", "Жогорку Кенеш КР"),
        ("Президент в Бишкеке", "ru", "глава государства в Бишкеке"),
        ("On Monday in May", "en", "в понедельник, в мае"),
        ("Kyrgyz Parliament Passes Law On Water", "en", "Жогорку Кенеш КР принял закон о воде"),
    ],
)
def test_names_that_are_translated(text, language, source):
    assert foreign(text, language, source) is None


@pytest.mark.parametrize(
    ("text", "language", "source", "name"),
    [
        ("Austria's foreign minister", "en", "Министр иностранных дел ФРГ", "Austria's"),
        ("The Ministry of Defence", "en", "МИД сообщил", "Ministry"),
        ("Нурлан Маматов приехал", "ru", "Приехал Эркин Маматов", "Нурлан"),
        ("Садыков приехал", "ru", "Приехал Эркин Маматов", "Садыков"),
        ("Россия ответила", "ru", "Китай ответил", "Россия"),
    ],
)
def test_names_that_no_source_has(text, language, source, name):
    assert foreign(text, language, source) == name
