"""Where each sentence of a summary stands: its mark, and the sentence as the outlet wrote it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from messages import moments
from messages.buttons import Action, button, rows_to_read
from messages.html import BETWEEN, Html, bold, is_address, italic, link, one_line, quote, shorten
from messages.words import Words
from news.articles import Article
from news.chats import Settings
from news.ids import StoryId
from news.outgoing import Button, Buttons, Text
from news.stories import Report, Sentence, Summary

MARKS = "¹²³⁴⁵⁶⁷⁸"
OUTLET_UNITS = 60
BUTTON_UNITS = 24
TITLE_UNITS = 240
QUOTED_UNITS = 2400


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence of a summary with its mark, and the report that it stands in."""

    mark: str
    sentence: Sentence
    report: Report


def sources_of(summary: Summary, reports: Sequence[Report]) -> tuple[Source, ...]:
    """Return the marks of a summary; what an editor or a machine wrote has none."""
    by_id = {report.article_id: report for report in reports}
    quoted = [
        (sentence, by_id[sentence.article_id])
        for sentence in summary.sentences
        if sentence.article_id in by_id and one_line(sentence.text)
    ]
    return tuple(
        Source(mark, sentence, report) for mark, (sentence, report) in zip(MARKS, quoted, strict=False)
    )


def marked_text(summary: Summary, sources: Sequence[Source]) -> str:
    """Return the sentences as one paragraph, each with its mark behind it."""
    marks = {id(source.sentence): source.mark for source in sources}
    said = [one_line(sentence.text) + marks.get(id(sentence), "") for sentence in summary.sentences]
    return " ".join(text for text in said if text)


def source_buttons(story_id: StoryId, sources: Sequence[Source]) -> Buttons:
    """Return a button for each mark, with the outlet's name."""
    return rows_to_read(_button(story_id, source) for source in sources)


def print_of(sentence: Sentence) -> str:
    """Return the mark by which a sentence is known again, whatever the summary says by then."""
    return print_of_text(sentence.source or sentence.text)


def print_of_text(text: str) -> str:
    """Return the same of a sentence as it stands in an article: equal but for spaces it is equal."""
    return blake2b(one_line(text).encode("utf-8", "replace"), digest_size=4).hexdigest()


def source_screen(
    article: Article, said: str | None, settings: Settings, now: datetime, *, there: bool
) -> Text:
    """Return a sentence as its outlet wrote it, with the link; `there` is whether the article still says so.

    None where the article has been rewritten so that nobody can tell which sentence it was.
    """
    words = Words(settings.language)
    when = moments.when(article.published_at, now, settings.schedule.zone, words)
    outlet = shorten(one_line(article.outlet), OUTLET_UNITS) or "…"
    head = Html(
        f"{bold(outlet)}, {when}\n{link(shorten(one_line(article.title), TITLE_UNITS) or '…', article.url)}"
    )
    parts = [head]
    if said is not None:
        parts.append(quote(shorten(one_line(said), QUOTED_UNITS)))
    if said is None or not there:
        parts.append(italic(words("source-changed")))
    url = article.url
    read = () if url is None or not is_address(url) else ((_read(outlet, url, words),),)
    return Text(
        html=BETWEEN.join(parts),
        buttons=(*read, (button(words("button-close"), Action.CLOSE),)),
    )


def _read(outlet: str, url: str, words: Words) -> Button:
    return Button(text=words("button-read", outlet=outlet), url=url)


def _button(story_id: StoryId, source: Source) -> Button:
    name = shorten(one_line(source.report.outlet), BUTTON_UNITS) or "…"
    return button(
        f"{source.mark} {name}", Action.SOURCE, story_id, source.report.article_id, print_of(source.sentence)
    )
