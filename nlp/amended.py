"""Which sentences of a summary an outlet has changed since: their facts are no longer what the article says."""

from collections.abc import Iterable, Sequence

from news.amendments import Changed
from news.articles import Article
from news.stories import Sentence, Summary
from nlp.agreement import content, marks
from nlp.gate import Gate, Reason, Said
from nlp.sentences import split

SUCCEEDS = 0.5
"""Share of the shorter sentence's words that the other must have to stand in its place."""


def changed_since(shown: Iterable[Summary], articles: Sequence[Article]) -> list[Changed]:
    """Return the sentences of summaries whose facts their articles have changed or withdrawn since.

    What was only put in other words is no change; nor is a text that could not be read this time.
    """
    by_id = {article.id: article for article in articles}
    found: dict[tuple[int, str], Changed] = {}
    for summary in shown:
        for sentence in summary.sentences:
            article = None if sentence.article_id is None else by_id.get(sentence.article_id)
            if article is not None and article.text.strip():
                change = _change(sentence, article)
                if change is not None:
                    found[article.id, sentence.text] = change
    return list(found.values())


def _change(sentence: Sentence, article: Article) -> Changed | None:
    if _flat(sentence.source or sentence.text) in _flat(article.text):
        return None
    becomes = _successor(sentence.text, article)
    if _still_said(sentence.text, article, reworded=becomes is not None):
        return None
    return Changed(article_id=article.id, outlet=article.outlet, was=sentence.text, becomes=becomes)


def _still_said(text: str, article: Article, *, reworded: bool) -> bool:
    verdict = Gate().weigh(
        Said(text=text, language=article.language),
        [
            Said(text=article.text, language=article.language),
            Said(text=article.title, language=article.language),
        ],
    )
    if verdict.reason in (Reason.LANGUAGE, Reason.TOO_LONG):
        return marks(text) <= marks(f"{article.title}\n{article.text}")
    return verdict.passes or (verdict.reason is Reason.MEANING and reworded)


def _successor(text: str, article: Article) -> str | None:
    """Return the sentence of an article that stands in the place of one that it no longer has."""
    own = content(text)
    best, share = None, 0.0
    for unit in split(article.text):
        theirs = content(unit.text)
        shorter = min(len(own), len(theirs))
        alike = len(own & theirs) / shorter if shorter else 0.0
        if alike >= SUCCEEDS and alike > share:
            best, share = unit.text, alike
    return best


def _flat(text: str) -> str:
    return " ".join(text.split())
