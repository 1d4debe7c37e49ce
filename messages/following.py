"""A story that is followed: the button, what is new in it, how it ended, and the list."""

from collections.abc import Sequence
from datetime import datetime

from messages import moments
from messages.buttons import Action, button
from messages.html import BETWEEN, Html, bold, escape, italic, keep_fitting, link, one_line, shorten
from messages.pages import page, pages_of, turning
from messages.sentence_sources import marked_text, sources_of
from messages.words import Words
from news.chats import Settings
from news.following import MOST_FOLLOWED, QUIET, Fact
from news.ids import StoryId
from news.outgoing import Button, Text
from news.stories import Story, StoryCard

HEADLINE_UNITS = 240
FACT_UNITS = 600
OUTLET_UNITS = 60
SUMMARY_UNITS = 1200
HOUR = 3600


def follow_button(id: StoryId, language: str, *, followed: bool) -> Button:
    """Return the button that follows a story, or follows it no longer."""
    words = Words(language)
    if followed:
        return button(words("button-followed"), Action.FOLLOW, id, "off")
    return button(words("button-follow"), Action.FOLLOW, id, "on")


def said(language: str, *, followed: bool) -> str:
    """Return that a story is followed, or no longer, for a pop-up."""
    words = Words(language)
    return (
        words("follow-begun", hours=int(QUIET.total_seconds()) // HOUR) if followed else words("follow-ended")
    )


def too_many(language: str) -> str:
    """Return that so many stories are followed that no more can be, for a pop-up."""
    return Words(language)("follow-too-many", most=MOST_FOLLOWED)


def news_of(shown: StoryCard, facts: Sequence[Fact], settings: Settings, now: datetime) -> Text:
    """Return what is new in a story, each sentence with the outlet that wrote it."""
    words = Words(settings.language)
    by_id = {report.article_id: report for report in shown.reports}
    head = Html(f"{words.html('follow-news')} {bold(_headline(shown.story, words))}")
    parts = [head]
    for fact in facts:
        line = escape(shorten(one_line(fact.text), FACT_UNITS))
        report = by_id.get(fact.article_id)
        if report is not None:
            outlet = link(shorten(one_line(report.outlet), OUTLET_UNITS) or "…", report.url)
            when = moments.when(report.published_at, now, settings.schedule.zone, words)
            line = Html(f"{line}\n— {outlet}, {escape(when)}")
        parts.append(line)
    kept = keep_fitting(parts)
    return Text(html=BETWEEN.join(parts[:kept]), buttons=(_deeds(shown.story.id, words, followed=True),))


def recap(shown: StoryCard, settings: Settings, now: datetime) -> Text:
    """Return how a story stands after nothing new has come for long: the last that its follower hears of it."""
    words = Words(settings.language)
    zone = settings.schedule.zone
    story = shown.story
    summary = story.summary(words.language)
    parts = [
        Html(f"{words.html('follow-recap')} {bold(_headline(story, words))}"),
        escape(shorten(marked_text(summary, sources_of(summary, shown.reports)), SUMMARY_UNITS)),
        italic(
            words(
                "follow-recap-how",
                count=story.outlets,
                first=moments.when(story.first_at, now, zone, words),
                last=moments.when(story.last_at, now, zone, words),
            )
        ),
    ]
    return Text(
        html=BETWEEN.join(part for part in parts if part),
        buttons=(_deeds(story.id, words, followed=False),),
    )


def followed_screen(
    stories: Sequence[Story], total: int, number: int, settings: Settings, now: datetime
) -> Text:
    """Return a page of the stories that are followed, those begun with last first."""
    words = Words(settings.language)
    if not stories:
        return Text(html=words.html("following-empty"))
    row = turning(number, pages_of(total), lambda text, to: button(text, Action.FOLLOWED, to))
    return page(words.html("following-title", count=total), stories, number, row, settings, now)


def _headline(story: Story, words: Words) -> str:
    return shorten(one_line(story.summary(words.language).headline), HEADLINE_UNITS)


def _deeds(id: StoryId, words: Words, *, followed: bool) -> tuple[Button, ...]:
    card = button(words("button-open-story"), Action.STORY, id)
    return (card, follow_button(id, words.language, followed=True)) if followed else (card,)
