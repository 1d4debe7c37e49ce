"""A broadcast that a second editor has to approve: the question, and what is said to both."""

from collections.abc import Sequence

from messages.audiences import described
from messages.buttons import Action, button
from messages.words import Words
from news.broadcasts import Broadcast
from news.ids import BroadcastId
from news.outgoing import Text
from news.topics import Topic


def question(broadcast: Broadcast, topics: Sequence[Topic], chats: int, language: str) -> Text:
    """Return what a second editor is asked, below the message itself."""
    words, id = Words(language), broadcast.id
    lines = [
        words.html("broadcast-approval-question", number=str(id)),
        words.html("broadcast-audience", chats=chats),
    ]
    if not broadcast.audience.is_everyone:
        lines.append(words.html("broadcast-to", audience=described(broadcast.audience, topics, words)))
    if broadcast.urgent:
        lines.append(words.html("broadcast-urgent"))
    approve = button(words("button-approve"), Action.BROADCAST, id, "approve")
    refuse = button(words("button-refuse"), Action.BROADCAST, id, "refuse")
    return Text(html="\n".join(lines), buttons=((approve, refuse),))


def nobody(language: str) -> str:
    """Return that there is no second editor, for a pop-up."""
    return Words(language)("broadcast-nobody-to-ask")


def first(language: str) -> str:
    """Return that a second editor comes first, for a pop-up."""
    return Words(language)("broadcast-needs-second")


def own(language: str) -> str:
    """Return that nobody approves what is their own, for a pop-up."""
    return Words(language)("broadcast-own")


def approved(id: BroadcastId, language: str) -> Text:
    """Return that a broadcast is approved."""
    return Text(html=Words(language).html("broadcast-approved", number=str(id)))


def refused(id: BroadcastId, language: str) -> Text:
    """Return that a broadcast is refused, to who refused it."""
    return Text(html=Words(language).html("broadcast-refused", number=str(id)))


def refused_yours(id: BroadcastId, language: str) -> Text:
    """Return that a broadcast is refused, to its author."""
    return Text(html=Words(language).html("broadcast-refused-yours", number=str(id)))
