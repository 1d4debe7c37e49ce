"""What the heads are trained on: our examples are many in each language, and corrections come back from their file."""

import json
import tomllib
from collections import Counter

import pytest

from news.topics import SHIPPED
from nlp.samples import OWN, BadCorrections, corrected

LANGUAGES = ("ru", "ky", "en")
ENOUGH = 60

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


def ours():
    """Yield each example that we wrote, as its file has it, with the language that the file's name begins with."""
    for path in sorted(OWN.glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["example"]:
            yield path.stem.partition("-")[0], row


def test_every_topic_that_ships_has_sixty_examples_of_ours_and_some_in_each_language():
    counted = Counter(
        (topic, language) for language, row in ours() for topic in row["topics"] if language in LANGUAGES
    )
    topics = [slug for shelf in SHIPPED.values() for slug in shelf]
    few = {topic: [counted[topic, language] for language in LANGUAGES] for topic in topics}
    assert {topic: counts for topic, counts in few.items() if sum(counts) < ENOUGH or min(counts) < 10} == {}


def test_examples_name_topics_that_ship_and_none_stands_twice():
    shipped = {slug for shelf in SHIPPED.values() for slug in shelf}
    texts = Counter((row.get("title", ""), row.get("text", "")) for _, row in ours())
    assert {topic for _, row in ours() for topic in row["topics"]} <= shipped
    assert [text for text, count in texts.items() if count > 1] == []
