"""What is wrong with the newsroom, as those who run it read it: what, since when, and what to do."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from messages import moments
from messages.buttons import Action, button
from messages.feeds import problem as feed_problem
from messages.html import BETWEEN, Html, bold, code, keep_fitting, one_line, shorten
from messages.words import Words
from news.chats import Settings
from news.outgoing import Button, Text
from news.problems import Problem, ProblemKind

NAME_UNITS = 80
DETAIL_UNITS = 160
MOST_NAMES = 10
STEPS = (
    "poll", "read", "understand", "fill", "group", "regroup", "summarise", "follow", "amend", "compose", "alert", "propose", "important",
    "broadcast", "progress", "deliver", "tidy",
)  # fmt: skip
"""Steps that have a name in the Fluent files; another is called by its own."""


def problems_message(
    fresh: Sequence[Problem], back: Sequence[str], settings: Settings, now: datetime
) -> Text:
    """Return what is newly wrong, and which sources are well again, as one message."""
    words = Words(settings.language)
    blocks = [bold(words("problems-new"))] if fresh else []
    blocks += _blocks(fresh, settings, now, words)
    if back:
        names = ", ".join(shorten(one_line(name), NAME_UNITS) for name in back[:MOST_NAMES])
        blocks.append(words.html("problems-back", count=len(back), names=names))
    return _message(blocks, fresh, words)


def problems_screen(present: Sequence[Problem], doubts: int, settings: Settings, now: datetime) -> Text:
    """Return everything that is wrong at present."""
    words = Words(settings.language)
    blocks = [*_blocks(present, settings, now, words)]
    if doubts:
        blocks.append(words.html("problems-doubts", count=doubts))
    if not blocks:
        return Text(html=words.html("problems-none"), buttons=((_close(words),),))
    return _message([bold(words("problems-title")), *blocks], present, words, doubts=doubts)


def retried(count: int, language: str) -> str:
    """Return how much is tried again, for a pop-up."""
    return Words(language)("problems-retried", count=count)


def described(problem: Problem, words: Words) -> str:
    """Return what is wrong in a line, without its time and remedy."""
    match problem.kind:
        case ProblemKind.OUTBOX:
            return words("problems-outbox")
        case ProblemKind.JOB:
            return words("problems-job", step=step_name(problem.subject, words), count=1)
        case ProblemKind.INBOX:
            return words("problems-inbox", count=1)
        case ProblemKind.FEED:
            return f"{shorten(one_line(problem.subject), NAME_UNITS)}: {feed_problem(problem.detail, words)}"


def step_name(job: str, words: Words) -> str:
    """Return what a step is called."""
    return words(f"step-{job}") if job in STEPS else job


def _message(blocks: Sequence[Html], shown: Sequence[Problem], words: Words, doubts: int = 0) -> Text:
    kept = keep_fitting(blocks)
    rows: list[tuple[Button, ...]] = []
    if any(problem.kind is ProblemKind.JOB for problem in shown):
        rows.append((button(words("button-retry"), Action.PROBLEMS, "retry"),))
    if any(problem.kind is ProblemKind.FEED for problem in shown):
        rows.append((button(words("button-all-feeds"), Action.FEEDS, 0),))
    if doubts:
        rows.append((button(words("button-doubts-again", count=doubts), Action.DOUBTS, "again"),))
    return Text(html=BETWEEN.join(blocks[:kept]), buttons=(*rows, (_close(words),)))


def _blocks(problems: Sequence[Problem], settings: Settings, now: datetime, words: Words) -> list[Html]:
    """Return a paragraph for each kind of problem; for steps one for each step."""
    places = list(ProblemKind)
    ordered = sorted(problems, key=lambda one: (places.index(one.kind), _group(one), one.since))
    return [
        _block(list(alike), settings, now, words)
        for _, alike in groupby(ordered, key=lambda one: (one.kind, _group(one)))
    ]


def _group(problem: Problem) -> str:
    return problem.subject if problem.kind is ProblemKind.JOB else ""


def _block(alike: Sequence[Problem], settings: Settings, now: datetime, words: Words) -> Html:
    first = alike[0]
    since = words.html("problems-since", when=moments.when(first.since, now, settings.schedule.zone, words))
    match first.kind:
        case ProblemKind.OUTBOX:
            lines = [words.html("problems-outbox"), since]
        case ProblemKind.JOB:
            what = words.html("problems-job", step=step_name(first.subject, words), count=len(alike))
            lines = [what, code(_detail(alike[-1])), since]
        case ProblemKind.INBOX:
            lines = [words.html("problems-inbox", count=len(alike)), code(_detail(alike[-1])), since]
        case ProblemKind.FEED:
            lines = [words.html("problems-feeds", count=len(alike)), *_feeds(alike, settings, now, words)]
    return Html("\n".join([*lines, words.html(f"remedy-{first.kind}")]))


def _feeds(alike: Sequence[Problem], settings: Settings, now: datetime, words: Words) -> list[Html]:
    lines = []
    for problem in alike[:MOST_NAMES]:
        since = moments.when(problem.since, now, settings.schedule.zone, words)
        lines.append(words.html("problems-feed", what=described(problem, words), when=since))
    if len(alike) > MOST_NAMES:
        lines.append(words.html("problems-more", count=len(alike) - MOST_NAMES))
    return lines


def _detail(problem: Problem) -> str:
    return shorten(one_line(problem.detail), DETAIL_UNITS)


def _close(words: Words) -> Button:
    return button(words("button-close"), Action.CLOSE)
