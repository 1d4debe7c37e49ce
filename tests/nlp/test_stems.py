"""Stems: one word in two cases is one word, whichever thread asks."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from nlp.stems import stem, stems


@pytest.fixture
def hasty():
    """Threads that take turns after every few instructions."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def test_cases_meet_at_one_stem():
    assert stems("границы границу") == ["границ", "границ"]
    assert stems("өлкөнүн өлкөлөр")[0] == "өлкөнү"
    assert stem("2026") == "2026"


def test_threads_do_not_spoil_each_others_words(hasty):
    words = [
        f"{start}{end}"
        for start in ("переговор", "соглашени", "президент", "meet", "border")
        for end in ("ами", "ах", "ing", "ов", "s")
    ]
    alone = [stem.__wrapped__(word) for word in words]

    def many(_: int) -> list[str]:
        return [stem.__wrapped__(word) for _ in range(20) for word in words]

    with ThreadPoolExecutor(4) as pool:
        for together in pool.map(many, range(8)):
            assert together == alone * 20
