"""What is kept of a reader, in plain words; all of it as a file; and the question before it is forgotten."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from messages.buttons import Action, button
from messages.html import BETWEEN
from messages.words import Words
from news.outgoing import File, Text

FILE_NAME = "kabarchy.json"


def privacy_screen(language: str, days: int) -> Text:
    """Return what is kept, for how long, and who sees it; `days` is how long the news are kept."""
    words = Words(language)
    return Text(
        html=BETWEEN.join(
            [
                words.html("privacy-what"),
                words.html("privacy-how-long", days=days),
                words.html("privacy-who"),
                words.html("privacy-sources"),
                words.html("privacy-how"),
            ]
        ),
        buttons=(
            (
                button(words("button-export"), Action.PERSONAL, "export"),
                button(words("button-forget"), Action.PERSONAL, "ask"),
            ),
            (button(words("button-close"), Action.CLOSE),),
        ),
    )


def personal_file(kept: Mapping[str, Any], now: datetime, language: str) -> File:
    """Return everything that is kept as a file of JSON, which is to be read in ten years, too."""
    text = json.dumps({"made_at": now.isoformat(), **kept}, ensure_ascii=False, indent=1)
    return File(name=FILE_NAME, text=text, caption=Words(language).html("export-mine"))


def ask_forget(language: str, *, private: bool, editor: bool) -> Text:
    """Return the question before all is forgotten, of a person or of a group or channel."""
    words = Words(language)
    lines = [words.html("forget-ask" if private else "forget-ask-group")]
    if editor:
        lines.append(words.html("forget-ask-editor"))
    return Text(
        html=BETWEEN.join(lines),
        buttons=(
            (button(words("button-really-forget"), Action.PERSONAL, "forget"),),
            (button(words("button-export"), Action.PERSONAL, "export"),),
            (button(words("button-keep"), Action.PERSONAL, "keep"),),
        ),
    )


def forgotten(language: str, *, editor: bool) -> Text:
    """Return that all is forgotten; of an editor's deeds it is said that they stay in the log."""
    words = Words(language)
    lines = [words.html("forget-done")]
    if editor:
        lines.append(words.html("forget-done-editor"))
    return Text(html=BETWEEN.join(lines))


def kept_on(language: str) -> Text:
    """Return that nothing was forgotten."""
    return Text(html=Words(language).html("forget-kept"))


def last_owner(language: str) -> Text:
    """Return that the only owner has to name another first."""
    return Text(html=Words(language).html("forget-last-owner"))
