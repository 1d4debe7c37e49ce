"""A broadcast, or an edit of one, that a second editor has to approve: the question, and what is said to both."""

from collections.abc import Sequence

from messages.audiences import described
from messages.buttons import Action, button
from messages.changes import version_name
from messages.words import Words
from news.broadcasts import Broadcast
from news.edits import ALL, BroadcastEdit
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


def edit_question(edit: BroadcastEdit, language: str) -> Text:
    """Return what a second editor is asked about an edit, below what readers would see."""
    words, id = Words(language), edit.broadcast_id
    lines = [words.html("broadcast-edit-question", number=str(id))]
    if edit.version != ALL:
        lines.append(words.html("broadcast-edit-of-version", version=version_name(edit.version, words)))
    approve = button(words("button-approve"), Action.BROADCAST, id, "approve-edit", edit.id)
    refuse = button(words("button-refuse"), Action.BROADCAST, id, "refuse-edit", edit.id)
    return Text(html="\n".join(lines), buttons=((approve, refuse),))


def own_edit(language: str) -> str:
    """Return that nobody approves an edit of their own, for a pop-up."""
    return Words(language)("broadcast-edit-own")


def edit_decided(language: str) -> str:
    """Return that an edit was decided before, for a pop-up."""
    return Words(language)("broadcast-edit-decided")


def edit_approved(id: BroadcastId, language: str) -> Text:
    """Return that an edit is approved."""
    return Text(html=Words(language).html("broadcast-edit-approved", number=str(id)))


def edit_refused(id: BroadcastId, language: str) -> Text:
    """Return that an edit is refused, to who refused it."""
    return Text(html=Words(language).html("broadcast-edit-refused", number=str(id)))


def edit_approved_yours(edit: BroadcastEdit, language: str) -> Text:
    """Return that an edit is approved, to its author, with a button that shows how far it is."""
    words, id = Words(language), edit.broadcast_id
    refresh = button(words("button-refresh"), Action.BROADCAST, id, "replaced", edit.id)
    said = words.html("broadcast-edit-approved-yours", number=str(id))
    return Text(html=said, buttons=((refresh,),))


def edit_refused_yours(edit: BroadcastEdit, language: str) -> Text:
    """Return that an edit is refused, to its author."""
    said = Words(language).html("broadcast-edit-refused-yours", number=str(edit.broadcast_id))
    return Text(html=said)
