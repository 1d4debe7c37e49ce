"""Rows of stories, their summaries and reports, as what they stand for; an editor's words in their place."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from news.differences import Difference, Disputed, Said
from news.ids import EntryId, StoryId, TopicId
from news.stories import EditedText, Report, Sentence, Story, Summary

SUMMARIES = 2000
"""Summaries that need not be read from JSON again: about 6 MB of them."""


def story_of(row: Row[*tuple[Any, ...]], topics: tuple[TopicId, ...], texts: Sequence[Summary]) -> Story:
    """Return a story; `texts` are what was extracted of it, in the order of its languages."""
    return Story(
        id=StoryId(row.id),
        version=row.version,
        first_at=row.first_at,
        last_at=row.last_at,
        outlets=row.outlets,
        importance=row.importance,
        topics=topics,
        summaries=_with_edits(texts, row.edited),
        differences=tuple(_difference(one) for one in row.differences or ()),
        merged_into=None if row.merged_into is None else StoryId(row.merged_into),
        important_at=row.important_at,
        important_line=row.important_line,
        hidden_at=row.hidden_at,
        private=row.private_feed is not None,
        twin_of=None if row.twin_of is None else StoryId(row.twin_of),
    )


@lru_cache(maxsize=SUMMARIES)
def summary_of(language: str, headline: str, sentences: str) -> Summary:
    """Return a summary; what is kept of a story is asked for again and again, by whoever follows its topics."""
    return Summary(
        language=language,
        headline=headline,
        sentences=tuple(
            Sentence(
                text=part["text"],
                article_id=EntryId(part["article_id"]),
                source=part["source"],
                position=part.get("position"),
            )
            for part in json.loads(sentences)
        ),
    )


def _with_edits(extracts: Sequence[Summary], edited: dict[str, dict[str, str]] | None) -> tuple[Summary, ...]:
    """Return the summaries with an editor's words in the place of what was extracted."""
    if not edited:
        return tuple(extracts)
    by_language = {summary.language: summary for summary in extracts}
    languages = [*by_language, *(language for language in edited if language not in by_language)]
    made = [
        EditedText(**edited.get(language, {})).over(by_language.get(language), language)
        for language in languages
    ]
    return tuple(summary for summary in made if summary is not None)


def _difference(kept: dict[str, Any]) -> Difference:
    return Difference(what=Disputed(kept["what"]), said=tuple(Said(**said) for said in kept["said"]))


def report_of(row: Row[*tuple[Any, ...]]) -> Report:
    """Return what an outlet's article says of a story."""
    return Report(
        article_id=EntryId(row.id),
        outlet=row.name,
        title=row.title,
        url=row.url,
        language=row.language,
        published_at=row.published_at,
        country=row.country,
        ownership=row.ownership,
    )
