"""A reprint is known by its runs of words, however it is cut or signed; two reports of one event are two."""

import pytest

from news.copies import is_copy, prints_of

ORIGINAL = (
    "Парламент в пятницу принял во втором чтении закон о пастбищах. За него проголосовали семьдесят два депутата. "
    "Закон запрещает передавать пастбища в частные руки и обязывает айыл өкмөтү раз в год публиковать план выпаса. "
    "Министр сельского хозяйства сказал, что первые планы появятся уже весной."
)
CUT = ORIGINAL[: ORIGINAL.index(" Министр")]
SIGNED = f"БИШКЕК, 6 марта, корреспондент агентства. {ORIGINAL} Читайте также наши новости за неделю."
OWN = (
    "Депутаты одобрили новые правила для пастбищ: отдавать их в частную собственность будет нельзя. Как рассказал "
    "нашей редакции чабан из Нарына, главное для него — чтобы план выпаса знали все соседи заранее, а не осенью."
)


@pytest.mark.parametrize("reprint", [ORIGINAL, CUT, SIGNED, ORIGINAL.upper(), ORIGINAL.replace(" ", "\n")])
def test_a_reprint_is_known(reprint):
    assert is_copy(prints_of("Закон о пастбищах", ORIGINAL), prints_of("Свой заголовок", reprint))
    assert is_copy(prints_of("Свой заголовок", reprint), prints_of("Закон о пастбищах", ORIGINAL))


@pytest.mark.parametrize("other", [OWN, "", "Парламент принял закон о пастбищах."])
def test_what_is_written_anew_or_too_short_to_tell_is_no_reprint(other):
    assert not is_copy(prints_of("Закон о пастбищах", ORIGINAL), prints_of("Закон о пастбищах", other))


def test_two_equal_short_headlines_prove_nothing():
    assert not is_copy(prints_of("Парламент принял закон", ""), prints_of("Парламент принял закон", ""))


def test_the_same_long_headline_without_a_text_is_a_reprint():
    title = "Парламент во втором чтении принял закон, который запрещает передавать пастбища в частные руки"
    assert is_copy(prints_of(title, ""), prints_of(title, ""))
