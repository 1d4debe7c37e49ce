"""The buttons below a rehearsal: they speak of the draft that was shown, while it is still the one that is open."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from hashlib import blake2b

from telegram import Update

from handlers.answering import Answer
from handlers.context import Context, person
from handlers.questions import forget, open_question
from handlers.routes import out_of_date
from messages.buttons import Press
from messages.errors import question_cancelled
from news.ids import UserId

Draft = dict[str, str]
DraftDeed = Callable[[Context, UserId, Draft], Awaitable[Answer]]


async def decide_on(
    update: Update, context: Context, press: Press, kind: str, deeds: Mapping[str, DraftDeed]
) -> Answer:
    """Do with the draft in the open question of this kind what the button says: leave it, or one of `deeds`."""
    user, mark, word = person(update), press.word(0), press.word(1)
    question = await open_question(context, user) if user is not None else None
    if user is None or question is None or question.kind != kind or question.data.get("mark") != mark:
        return out_of_date(context)
    if word == "cancel":
        return Answer(edit=question_cancelled(context.language), then=partial(forget, context, user))
    deed = deeds.get(word)
    return out_of_date(context) if deed is None else await deed(context, user, question.data)


def mark_of(draft: Draft, written: str) -> str:
    """Return what tells a rehearsed draft from others: the message that it was written in, and what it asks for."""
    return blake2b(f"{draft['message']} {written}".encode("utf-8", "replace"), digest_size=4).hexdigest()
