"""Why a story came, and why an article did not: in plain words, with the words that decided it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from messages import moments
from messages.buttons import Action, button, rows
from messages.digest import topic_name
from messages.feeds import problem
from messages.html import BETWEEN, Html, bold, code, escape, italic, keep_fitting, one_line, shorten
from messages.mutes import name_of
from messages.reasons import factor_lines
from messages.words import Words
from news.chats import Settings
from news.feeds import FOREVER
from news.ids import StoryId, TopicId
from news.mutes import Mute, MuteKind
from news.outgoing import Button, Text
from news.topics import Topic
from news.why import Certainty, Ground, Place, Quoted, Reason, Why, certainty
from news.whynot import OLD_DAYS, Cause, Facts, Finding

HEADLINE_UNITS = 240
QUOTED_UNITS = 60
OUTLET_UNITS = 60
MOST_OUTLETS = 12
MOST_OTHERS = 6
NUMBERS_WIDE = 8
PER_CENT = 100


def with_feedback(card: Text, id: StoryId, language: str, *, private: bool, liked: int = 0) -> Text:
    """Return a story's card with a button that explains it, and in a private chat two that say whether it was right."""
    words = Words(language)
    row = [button(words("button-why"), Action.WHY, id)]
    if private:
        row = [*opinions(id, language, liked), *row]
    return replace(card, buttons=(*card.buttons[:-1], tuple(row), *card.buttons[-1:]))


def opinions(id: StoryId, language: str, liked: int) -> tuple[Button, Button]:
    """Return the buttons by which a reader says what they think of a story, with a mark on what they said."""
    words = Words(language)
    return (
        _opinion("button-like", "button-liked", id, 1, liked, words),
        _opinion("button-dislike", "button-disliked", id, -1, liked, words),
    )


def said(value: int, moved: int, language: str) -> str:
    """Return that an opinion is kept, and whether it moves own topics, for a pop-up."""
    words = Words(language)
    if value == 0:
        return words("like-taken-back")
    if value > 0:
        return words("like-kept-topic" if moved else "like-kept")
    return words("dislike-kept-topic" if moved else "dislike-kept")


def why_screen(why: Why, topics: Mapping[TopicId, Topic], settings: Settings, now: datetime) -> Text:
    """Return what brought a story to a chat."""
    words = Words(settings.language)
    zone = settings.schedule.zone
    parts = [bold(shorten(one_line(why.headline), HEADLINE_UNITS))]
    lines = [
        _reason(reason, topics[reason.topic_id], words) for reason in why.reasons if reason.topic_id in topics
    ]
    parts.append(
        Html("\n".join([words.html("why-topics"), *lines])) if lines else words.html("why-no-topics")
    )
    others = [topic_name(topics[id], words) for id in why.others if id in topics][:MOST_OTHERS]
    if others:
        parts.append(words.html("why-others", topics=", ".join(others)))
    parts.append(_outlets(why, settings, now, words))
    parts.append(_importance(why, topics, words, now))
    tail = []
    if why.shown_at is not None:
        tail.append(words.html("why-shown", when=moments.when(why.shown_at, now, zone, words)))
    if why.liked:
        tail.append(words.html("why-liked" if why.liked > 0 else "why-disliked"))
    if tail:
        parts.append(italic(Html("\n".join(tail))))
    return _closable(parts, words)


def which_screen(stories: Mapping[int, StoryId], language: str) -> Text:
    """Return the question which story of a digest is meant, a button each by its number."""
    words = Words(language)
    numbers = rows((button(str(number), Action.WHY, id) for number, id in stories.items()), wide=NUMBERS_WIDE)
    return Text(html=words.html("why-which"), buttons=numbers)


def how_to_ask(language: str) -> Text:
    """Return how the question why is put."""
    return Text(html=Words(language).html("why-how"))


def how_to_ask_not(language: str) -> Text:
    """Return how the question why not is put."""
    return Text(html=Words(language).html("whynot-how"))


def whynot_screen(
    facts: Facts, found: Sequence[Finding], topics: Mapping[TopicId, Topic], settings: Settings, now: datetime
) -> Text:
    """Return what stands in the way of an article."""
    words = Words(settings.language)
    parts: list[Html] = []
    if facts.entry is not None:
        title = shorten(one_line(facts.entry.title), HEADLINE_UNITS) or "…"
        outlet = shorten(one_line(facts.entry.outlet), OUTLET_UNITS) or "…"
        parts.append(Html(f"{bold(title)}\n{italic(outlet)}"))
    parts += [_finding(one, facts, topics, settings, now) for one in found]
    if any(one.cause is Cause.OTHER_TOPICS for one in found):
        near = [
            _near(one.score, topics[one.topic_id], words) for one in facts.nearness if one.topic_id in topics
        ]
        if near:
            parts.append(Html("\n".join([words.html("whynot-nearest"), *near])))
        about = [
            topic_name(topics[id], words)
            for id in (facts.story.topics if facts.story else ())
            if id in topics and topics[id].owner is None
        ]
        if about:
            parts.append(words.html("whynot-about", topics=", ".join(about[:MOST_OTHERS])))
    if facts.story is not None and facts.story.merged and facts.story.headline:
        headline = shorten(one_line(facts.story.headline), HEADLINE_UNITS)
        parts.append(words.html("whynot-merged", headline=headline))
    shown = _closable(parts, words)
    rows = []
    if facts.story is not None and facts.story.headline and facts.story.hidden_at is None:
        rows.append((button(words("button-open-story"), Action.STORY, facts.story.id),))
    if any(one.mute is not None for one in found):
        rows.append((button(words("button-mutes"), Action.MUTES),))
    return replace(shown, buttons=(*rows, *shown.buttons))


def _reason(reason: Reason, topic: Topic, words: Words) -> Html:
    name = bold(topic_name(topic, words))
    found = reason.found
    if found.ground is Ground.EDITOR:
        return Html(f"• {name}: {words.html('why-by-editor')}")
    if found.ground is Ground.SOURCE:
        return Html(f"• {name}: {words.html('why-by-source')}")
    quoted = _quoted(found.words, words)
    if found.ground is Ground.WORDS:
        return Html(f"• {name}: {quoted or words.html('why-by-words')}")
    sure = words.html(
        f"why-by-{found.ground}",
        certainty=words(f"certainty-{certainty(found.score)}"),
        score=round(found.score * PER_CENT),
    )
    return Html(f"• {name}: {sure}" + (f"; {quoted}" if quoted else ""))


def _quoted(found: Sequence[Quoted], words: Words) -> Html:
    """Return the words that stand at each place: «воды», «водой» в заголовке; «реки» в тексте."""
    parts = []
    for place in Place:
        here = [
            words("why-quoted", words=shorten(one_line(one.words), QUOTED_UNITS))
            for one in found
            if one.place is place
        ]
        if here:
            parts.append(words.html(f"why-in-{place}", words=", ".join(here)))
    return Html("; ".join(parts))


def _outlets(why: Why, settings: Settings, now: datetime, words: Words) -> Html:
    names = [shorten(one_line(name), OUTLET_UNITS) or "…" for name in why.outlets]
    listed = ", ".join(names[:MOST_OUTLETS]) + (" …" if len(names) > MOST_OUTLETS else "")
    when = moments.when(why.first_at, now, settings.schedule.zone, words)
    return words.html("why-outlets", count=len(names), outlets=listed, when=when)


def _importance(why: Why, topics: Mapping[TopicId, Topic], words: Words, now: datetime) -> Html:
    lines = [words.html("why-importance", score=round(why.importance * PER_CENT))]
    lines += [Html(f"• {line}") for line in factor_lines(why.factors, topics, words, now)]
    return Html("\n".join(lines))


def _finding(
    found: Finding, facts: Facts, topics: Mapping[TopicId, Topic], settings: Settings, now: datetime
) -> Html:
    words = Words(settings.language)
    if found.mute is not None:
        return words.html(f"whynot-{found.cause}", name=_muted(found.mute, facts, topics, settings.language))
    when = "" if found.at is None else moments.when(found.at, now, settings.schedule.zone, words)
    outlet = "" if found.feed is None else shorten(one_line(found.feed.source.name), OUTLET_UNITS)
    cause = found.cause
    if cause is Cause.MUTED and (found.at is None or found.at >= FOREVER):
        return words.html("whynot-muted-for-good", outlet=outlet)
    if cause is Cause.WAITS and found.at is None:
        return words.html("whynot-waits-unasked")
    trouble = problem(found.feed.problem, words) if found.feed is not None and found.feed.problem else "—"
    return words.html(f"whynot-{cause}", when=when, outlet=outlet, problem=trouble, count=OLD_DAYS)


def _muted(mute: Mute, facts: Facts, topics: Mapping[TopicId, Topic], language: str) -> Html:
    """Return what is muted as its reader knows it; of a story its headline stands above."""
    headline = facts.story.headline if facts.story is not None else ""
    name = headline if mute.kind is MuteKind.STORY else name_of(mute, topics, {}, language)
    return bold(shorten(one_line(name), HEADLINE_UNITS) or "…")


def _near(score: float, topic: Topic, words: Words) -> Html:
    name = bold(topic_name(topic, words))
    sure = words(f"certainty-{Certainty.NOT if score < 0.5 else certainty(score)}")  # noqa: PLR2004 - the threshold
    return Html(f"• {name}: {escape(sure)} ({code(f'{round(score * PER_CENT)}')})")


def _closable(parts: Sequence[Html], words: Words) -> Text:
    kept = keep_fitting(parts)
    return Text(html=BETWEEN.join(parts[:kept]), buttons=((button(words("button-close"), Action.CLOSE),),))


def _opinion(free: str, chosen: str, id: StoryId, value: int, liked: int, words: Words) -> Button:
    """Return a button that says what a reader thinks; pressed again it takes that back."""
    is_so = liked == value
    deed = "off" if is_so else "up" if value > 0 else "down"
    return button(words(chosen if is_so else free), Action.LIKE, id, deed)
