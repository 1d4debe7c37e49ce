"""An edit: other words for what a broadcast has said, in one of its versions or in all; its files stay."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from news.broadcasts import Broadcast
from news.ids import BroadcastId, EditId, UserId
from news.outgoing import Album, Media, Outgoing, Text

FIRST = "first"
"""The version of those whose language has none of its own."""
ALL = "all"
"""Every version."""


class EditState(StrEnum):
    """Where an edit stands; how its deliveries stand is counted from the outbox."""

    OFFERED = "offered"
    """Its author sees how it will look."""
    ASKED = "asked"
    """Its author lets it go; a second editor has to approve."""
    LET_GO = "let-go"
    """The broadcast says so from now on; what was sent is being changed."""
    SPREAD = "spread"
    """All its deliveries are in the outbox."""
    REFUSED = "refused"
    RECALLED = "recalled"
    """Its author took it back before it was approved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BroadcastEdit:
    """Other words for a broadcast."""

    id: EditId
    broadcast_id: BroadcastId
    author: UserId
    version: str
    """A language, FIRST or ALL."""
    text: Text
    state: EditState
    created_at: datetime
    approved_by: UserId | None = None

    @property
    def was_let_go(self) -> bool:
        """Whether it reaches readers."""
        return self.state in (EditState.LET_GO, EditState.SPREAD)


def editable(broadcast: Broadcast) -> tuple[str, ...]:
    """Return what an edit may be of: each version and all of them, or all where there is only one."""
    return (FIRST, *broadcast.versions, ALL) if broadcast.versions else (ALL,)


def wordings(broadcast: Broadcast, version: str) -> dict[str, Outgoing]:
    """Return what a broadcast says now in the versions that an edit is of."""
    said = {FIRST: broadcast.content, **broadcast.versions}
    return {name: content for name, content in said.items() if version in (name, ALL)}


def reworded(content: Outgoing, text: Text) -> Outgoing:
    """Return a message with other words: a text is another, of files the caption."""
    match content:
        case Text():
            return replace(text, buttons=content.buttons, silent=content.silent)
        case Media():
            return replace(content, caption=text.html)
        case Album(items=(first, *others)):
            return replace(content, items=(replace(first, caption=text.html), *others))
        case Album():
            return content
