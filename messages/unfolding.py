"""A digest in which one story is unfolded: the rest stays as it was sent, and folding it back restores it all."""

from dataclasses import replace
from datetime import datetime

from messages.buttons import Action, button, parse
from messages.digest import topic_name
from messages.html import BETWEEN, Html, bold, keep_fitting, one_line, shorten
from messages.listing import HEADLINE_UNITS, mark
from messages.story import told
from messages.words import Words
from news.chats import Settings
from news.ids import DigestId
from news.outgoing import Button, Buttons, Text
from news.stories import StoryCard
from news.topics import Topic

OUTLETS = (8, 3, 0)
"""How many outlets are named, the more the better, as far as the message has room."""
TOPIC_UNITS = 30


def unfolded(
    sent: Text, number: int, digest_id: DigestId, shown: StoryCard, topic: Topic | None,
    settings: Settings, now: datetime,
) -> Text | None:  # fmt: skip
    """Return a digest's message as it was sent, with a story unfolded in its place; None where that does not fit."""
    words = Words(settings.language)
    pieces = sent.html.split(BETWEEN)
    place = next((place for place, piece in enumerate(pieces) if _begins(piece, number) is not None), None)
    if place is None:
        return None
    heading = pieces[place][: _begins(pieces[place], number)]
    for outlets in OUTLETS:
        whole = Html(heading + _story(number, shown, outlets, settings, now, words))
        html = Html(BETWEEN.join([*pieces[:place], whole, *pieces[place + 1 :]]))
        if keep_fitting([html]):
            return replace(
                sent,
                html=html,
                rich=None,
                buttons=_keyboard(sent.buttons, number, digest_id, shown, topic, now, words),
            )
    return None


def _begins(piece: str, number: int) -> int | None:
    """Return where a story's block begins in a piece of a digest; None where it is another's."""
    mark_of = f"<b>{number}. "
    if piece.startswith(mark_of):
        return 0
    found = piece.find(f"\n{mark_of}")
    return None if found < 0 else found + 1


def _story(
    number: int, shown: StoryCard, outlets: int, settings: Settings, now: datetime, words: Words
) -> Html:
    summary = shown.story.summary(words.language)
    title = shorten(one_line(summary.headline), HEADLINE_UNITS)
    head = Html(bold(f"{number}. {title}") + mark(summary, words))
    return Html("\n".join([head, *told(shown, outlets, settings, now, words)]))


def _keyboard(
    sent: Buttons, number: int, digest_id: DigestId, shown: StoryCard, topic: Topic | None, now: datetime, words: Words
) -> Buttons:  # fmt: skip
    fold = button(words("button-fold", number=str(number)), Action.FOLD, digest_id, number)

    def is_it(one: Button) -> bool:
        press = parse(one.data)
        return press is not None and press.action is Action.UNFOLD and press.number(1) == number

    rows = tuple(tuple(fold if is_it(one) else one for one in row) for row in sent)
    deeds = [button(words("button-card"), Action.STORY, shown.story.id)]
    if topic is not None:
        name = shorten(topic_name(topic, words), TOPIC_UNITS)
        deeds.append(button(words("button-more-of", topic=name), Action.MORE, topic.id, int(now.timestamp())))
    return (*rows, tuple(deeds))
