"""The log of what editors did, in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from messages import moments
from messages.buttons import Action, button
from messages.html import BETWEEN, Html, bold, italic, one_line, shorten
from messages.words import Words
from news.audit import Record
from news.chats import Settings
from news.ids import UserId
from news.outgoing import Button, Text
from news.roles import Role

PAGE_SIZE = 12
NAME_UNITS = 60
SUBJECT_UNITS = 100


def audit_screen(
    records: Sequence[Record],
    names: Mapping[UserId, str],
    place: tuple[int, int],
    settings: Settings,
    now: datetime,
) -> Text:
    """Return a page of deeds, newest first; `place` is the page and how many there are."""
    words = Words(settings.language)
    title = words.html("audit-title")
    if not records:
        return Text(html=BETWEEN.join([title, words.html("audit-none")]))
    page, pages = place
    if pages > 1:
        title = Html(f"{title}\n{words.html('feeds-page', page=page + 1, pages=pages)}")
    lines = [_line(record, names, words, settings, now) for record in records]
    row: list[Button] = []
    if page > 0:
        row.append(button(words("button-page-previous"), Action.AUDIT, page - 1))
    if page < pages - 1:
        row.append(button(words("button-page-next"), Action.AUDIT, page + 1))
    close = (button(words("button-close"), Action.CLOSE),)
    return Text(html=BETWEEN.join([title, *lines]), buttons=(tuple(row), close) if row else (close,))


def _line(
    record: Record, names: Mapping[UserId, str], words: Words, settings: Settings, now: datetime
) -> Html:
    who = shorten(one_line(names.get(record.user_id, "")), NAME_UNITS) or str(record.user_id)
    role = str(record.details.get("role", ""))
    deed = words.html(
        f"audit-{record.deed}",
        subject=shorten(one_line(record.subject), SUBJECT_UNITS) or "…",
        role=words(f"role-{role}") if role in Role.__members__.values() else role,
        count=int(record.details.get("count", 0)),
        said=shorten(one_line(_said(record, words)), SUBJECT_UNITS) or "…",
    )
    when = moments.when(record.at, now, settings.schedule.zone, words)
    return Html(f"{italic(when)} · {bold(who)}\n{deed}")


def _said(record: Record, words: Words) -> str:
    """Return the words that a deed put in place, in the reader's language where they are kept in several."""
    said = record.details.get("said", "")
    return str(said.get(words.language, next(iter(said.values()), "")) if isinstance(said, dict) else said)
