"""Corrections come back from their file as samples; a line that is none is named."""

import json

import pytest

from nlp.samples import BadCorrections, corrected

GOOD = {
    "title": "Саммит в Астане",
    "text": "Главы государств встретились.",
    "language": "ru",
    "topics": ["sco"],
}


def test_a_file_of_corrections_is_read(tmp_path):
    path = tmp_path / "corrections.jsonl"
    path.write_text(f"{json.dumps(GOOD, ensure_ascii=False)}\n\n", encoding="utf-8")
    (sample,) = corrected(path)
    assert (sample.title, sample.text) == (GOOD["title"], GOOD["text"])
    assert sample.topics == {"sco"}
    assert sample.known is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "no JSON"),
        ("[]", "a title and a text"),
        ('{"title": "x", "topics": []}', "a title and a text"),
        ('{"title": "x", "text": "y", "topics": "sco"}', "topics must be a list"),
        ('{"title": "x", "text": "y", "topics": [1]}', "topics must be a list"),
        ("\udcff", "no JSON"),
    ],
)
def test_a_line_that_is_no_correction_is_named(tmp_path, line, said):
    path = tmp_path / "corrections.jsonl"
    path.write_bytes(f"{json.dumps(GOOD)}\n{line}\n".encode("utf-8", "surrogateescape"))
    with pytest.raises(BadCorrections, match=f"corrections.jsonl, line 2: .*{said}"):
        list(corrected(path))
