"""A dateline is cut off whole, and a sentence that looks a little like one is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.datelines import end_of_dateline, is_dateline
from nlp.sentences import split

SENTENCE = "Парламент принял закон о бюджете."


@pytest.mark.parametrize(
    "dateline",
    [
        "БИШКЕК, 25 ноя — Кабар. ",
        "БИШКЕК, 25 ноя — РИА Новости. ",
        "МОСКВА, 17 мая. /ТАСС/. ",
        "/ТАСС/. ",
        "ТАСС, 17 мая. ",
        "Москва. 17 мая. INTERFAX.RU - ",
        "24.kg - ",
        "ИА «24.kg» - ",
        "Бишкек (АКИpress) - ",
        "Бишкек, 25 ноября /Кабар/. ",
        "Kaktus.media - ",
        "25 ноября, Минск /Корр. БЕЛТА/. ",
        "АСТАНА. КАЗИНФОРМ – ",
        "АСТАНА. 25 қараша. ҚазАқпарат – ",
        "ДУШАНБЕ, 25.11.2026 /НИАТ «Ховар»/. ",
        "БИШКЕК, 25-ноябрь — Кабар. ",
        "TOSHKENT, 25-noyabr. /Dunyo/. ",
        "Toshkent. 25-noyabr. UzA – ",
        "BISHKEK, Nov. 25 (Reuters) - ",
        "BISHKEK (AP) — ",
        "ASTANA, Nov 25 (Xinhua) -- ",
        "BISHKEK, Kyrgyzstan (AP) — ",
        "РИАМО (ЛЮБЕРЦЫ) - 27 апр. ",
        "НИЖНИЙ НОВГОРОД, 27 апреля, ФедералПресс. ",
        "27 апреля 2020, 12:45 ",
        "Фото: iStock ",
        "LAHORE — ",
    ],
)
def test_a_dateline_belongs_to_no_sentence(dateline):
    sentence = "Parliament passed the budget." if dateline.startswith("LAHORE") else SENTENCE
    assert end_of_dateline(dateline + sentence) == len(dateline)
    assert [unit.text for unit in split(dateline + sentence)] == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        "Бишкек, 25 ноября. Двое погибли.",
        "Президент (КПРФ) - депутат, и он сказал.",
        "Интерфакс — это агентство новостей.",
        "Россия и/или Китай выступили.",
        "US/China talks began. China/US.",
        "Москва — столица России. Тут.",
        "Бишкек. Парламент принял закон.",
        "25 ноября в Бишкеке открылся форум.",
        "Sputnik V - вакцина России.",
        "",
    ],
)
def test_a_sentence_is_no_dateline(text):
    assert end_of_dateline(text) == 0


def test_a_dateline_may_have_a_line_of_its_own():
    assert is_dateline("КРАСНОДАР, 1 ноября, ФедералПресс.")
    assert not is_dateline(SENTENCE)


@given(st.text(max_size=300))
def test_it_ends_within_the_text(text):
    assert 0 <= end_of_dateline(text) <= len(text)
