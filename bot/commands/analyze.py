"""`kabarchy analyze`: texts through every stage, JSON lines in and JSON lines out; no database is touched."""

import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from queue import Queue
from threading import Thread
from typing import Annotated, Any, TextIO

import typer

from bot.commands.starting import settings_of
from nlp.analysis import Analysis, Result, Text, Understanding
from nlp.mind import load_mind
from sources.lines import clean, split_page, without_title

AHEAD = 64
"""Lines read ahead of the answers."""
MOST_CHARACTERS = 5_000_000
"""Of a line; nobody's article is longer."""


class BadLine(ValueError):
    """A line that is no text to be analysed; the message says why."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("analyze")(analyze_command)


def analyze_command(
    stories: Annotated[
        bool, typer.Option("--stories/--no-stories", help="Tell which texts are one event.")
    ] = True,
) -> None:
    """Read one JSON object a line (id, title, text or html, url, source, published), write one a line."""
    settings_of(quiet=True)
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a real standard input
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    analysis = Analysis(load_mind(), stories=stories)
    for answer in answers(sys.stdin, analysis):
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()


def answers(lines: TextIO, analysis: Analysis) -> Iterator[dict[str, Any]]:
    """Yield an answer a line, in order; a bad line gives `{"id", "error"}` in its place and the rest goes on.

    Texts are understood side by side, one a core; each answer leaves as soon as it and those before it are known,
    whether or not there is a further line.
    """
    cores = os.cpu_count() or 1
    asked: Queue[Future[_Answer] | None] = Queue(AHEAD)
    with ThreadPoolExecutor(max_workers=cores) as pool:

        def read() -> None:
            for line in lines:
                if line.strip():
                    asked.put(pool.submit(_answer, line, analysis))
            asked.put(None)

        Thread(target=read, name="lines", daemon=True).start()
        while (waiting := asked.get()) is not None:
            answer = waiting.result()
            if isinstance(answer.found, str):
                yield {"id": answer.id, "error": answer.found}
            else:
                yield {"id": answer.id} | as_json(analysis.placed(answer.found))


@dataclass(frozen=True, slots=True)
class _Answer:
    """What became of a line: a text that was understood, or what is wrong with it."""

    id: Any
    found: Understanding | str


def _answer(line: str, analysis: Analysis) -> _Answer:
    id: Any = None
    try:
        item = _object(line)
        id = item.get("id")
        return _Answer(id, analysis.understood(_text(item)))
    except BadLine as mistake:
        return _Answer(id, str(mistake))


def as_json(result: Result) -> dict[str, Any]:
    """Return what the stages made of a text, in the form that scripts rely on."""
    return {
        "language": result.language,
        "title": result.title,
        "text": result.text,
        "topics": [{"topic": slug, "score": round(score, 4)} for slug, score in result.topics],
        "summary": result.summary,
        "story": result.story,
    }


def _object(line: str) -> dict[str, Any]:
    if len(line) > MOST_CHARACTERS:
        raise BadLine(f"the line is longer than {MOST_CHARACTERS} characters")
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLine(f"not JSON: {error}") from error
    if not isinstance(item, dict):
        raise BadLine("not a JSON object")
    return item


def _text(item: dict[str, Any]) -> Text:
    title, html, url = _string(item, "title"), _string(item, "html"), _string(item, "url")
    if html:
        from sources.articles import extract  # noqa: PLC0415 - heavy, and every command imports this file

        page = extract(html, url=url, title=title)
        title, text = page.title, page.text
    elif title:
        text = without_title(clean(_string(item, "text")), title)
    else:
        title, text = split_page(_string(item, "text"))
    return Text(
        title=title,
        text=text,
        published_at=moment(_string(item, "published")),
        source=_string(item, "source"),
    )


def _string(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadLine(f'"{name}" is not a string')
    return value


def moment(written: str) -> datetime | None:
    """Return a moment written by ISO 8601 or RFC 822, taken as UTC where it names no zone; None for none.

    Raises BadLine for what is no moment.
    """
    if not written.strip():
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        with suppress(ValueError):
            found = read(written.strip())
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    raise BadLine(f'"published" is neither ISO 8601 nor RFC 822: {written[:60]}')
