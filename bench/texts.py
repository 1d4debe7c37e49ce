"""Real articles to be understood."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from bench.paths import DATA
from nlp.samples import rows

LABELLED = DATA / "topics" / "labelled.jsonl.gz"
OF_SITES = DATA / "nlp" / "category_dzhiblavi.jsonl.gz"
IN_KYRGYZ = DATA / "nlp" / "topics_24kg_ky.jsonl.gz"
SHORTEST = 300
"""Characters; shorter ones are headlines, which would flatter the figures."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article as a reader sees it."""

    title: str
    text: str


def articles(count: int) -> list[Article]:
    """Return so many labelled articles and, when those are used up, articles of news sites."""
    return list(islice(filter(_is_whole, chain(_labelled(), _of_sites())), count))


def kyrgyz_articles() -> list[Article]:
    """Return Kyrgyz articles; they come without titles, so the first sentence is one."""
    found = []
    for row in rows(IN_KYRGYZ):
        title, _, text = " ".join(row["text"].split()).partition(". ")
        found.append(Article(title, text))
    return found


def _is_whole(article: Article) -> bool:
    return bool(article.title) and len(article.text) >= SHORTEST


def _labelled() -> Iterator[Article]:
    for row in rows(LABELLED):
        yield Article(row["title"] or "", row["text"] or "")


def _of_sites() -> Iterator[Article]:
    for row in rows(OF_SITES):
        title, _, text = row["text"].partition("  ")
        if row["label"] == "News":
            yield Article(title.strip(), text.strip())
