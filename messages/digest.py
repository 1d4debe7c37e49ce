"""The digest: sections by topic, each story in a few lines, a number for each; and the list of what came last."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache, partial
from zoneinfo import ZoneInfo

from messages import moments
from messages.buttons import Action, Screen, button
from messages.html import BETWEEN, Html, bold, italic, one_line, shorten
from messages.listing import Block, as_messages, card_button, story_block
from messages.pages import listed
from messages.words import Words
from news.chats import Settings
from news.digests import Digest, Section
from news.ids import DigestId, TopicId
from news.outgoing import Button, Buttons, Text
from news.stories import Story
from news.topics import Topic

NAME_UNITS = 120
REMEMBERED = 1024
"""Titles and lines that need not be made again."""


def digest(chosen: Digest, topics: Mapping[TopicId, Topic], settings: Settings, now: datetime) -> list[Text]:
    """Return a digest as one message, or as few as it fits into; an empty one says so kindly."""
    if not chosen.stories:
        return [empty_digest(settings)]
    messages = as_messages(digest_blocks(chosen, topics, settings, now), opens(chosen))
    return with_older(messages, chosen, settings, now)


def digest_blocks(
    chosen: Digest, topics: Mapping[TopicId, Topic], settings: Settings, now: datetime, *, leads: bool = True
) -> list[Block]:
    """Return a digest as a block a story, the title in the first, and one for what did not fit; with leads or without."""
    words = Words(settings.language)
    blocks = _numbered(chosen.sections, topics, words, leads=leads)
    first = Html(bold(digest_title(chosen, settings, now)) + BETWEEN + blocks[0].html)
    blocks[0] = Block(first, blocks[0].numbers)
    left = left_out(chosen, words)
    return [*blocks, Block(italic(left))] if left else blocks


def digest_title(chosen: Digest, settings: Settings, now: datetime) -> str:
    """Return what stands above a digest: its moment, of a recap its days."""
    words, zone = Words(settings.language), settings.schedule.zone
    if chosen.away_since is not None:
        since, until = moments.date(chosen.away_since, zone, words), moments.date(now, zone, words)
        return words("recap-title", since=since, until=until)
    return _title(settings.language, zone, now)


# A whole town's is the same.
@lru_cache(maxsize=REMEMBERED)
def _title(language: str, zone: ZoneInfo, now: datetime) -> str:
    words = Words(language)
    return words("digest-title", day=moments.day(now, zone, words), time=moments.clock(now, zone))


def left_out(chosen: Digest, words: Words) -> str:
    """Return what is said of the stories that did not fit; nothing where all did."""
    key = "digest-left" if chosen.away_since is None else "recap-left"
    return _left(key, words.language, chosen.left) if chosen.left else ""


@lru_cache(maxsize=REMEMBERED)
def _left(key: str, language: str, count: int) -> str:
    return Words(language)(key, count=count)


def opens(chosen: Digest) -> Callable[[int, Story], Button]:
    """Return what makes the button of a number: it unfolds a story in its place where the digest is one reader's."""
    return card_button if chosen.id is None else partial(_unfold_button, chosen.id)


def with_older(messages: Sequence[Text], chosen: Digest, settings: Settings, now: datetime) -> list[Text]:
    """Return a digest with the button for what came before it, where it is one reader's."""
    *before, last = messages
    if chosen.id is None:
        return [*before, last]
    older = button(Words(settings.language)("button-older"), Action.MORE, 0, int(now.timestamp()))
    return [*before, replace(last, buttons=(*last.buttons, (older,)))]


def nothing_new(settings: Settings, now: datetime) -> Text:
    """Return the line that takes the place of a digest for which there was nothing; it makes no sound."""
    words = Words(settings.language)
    clock = moments.clock(now, settings.schedule.zone)
    return Text(html=words.html("digest-nothing", time=clock), silent=True)


def empty_digest(settings: Settings, *, any_topics: bool = True) -> Text:
    """Return what is said when there is nothing new, or when no topic has been chosen yet."""
    words = Words(settings.language)
    choose = button(words("button-choose-topics"), Action.TOPICS, 0, Screen.MENU)
    return Text(
        html=words.html("digest-empty" if any_topics else "digest-no-topics"),
        buttons=((choose,),),
    )


def latest(
    stories: Sequence[Story], settings: Settings, now: datetime, first: int = 1, turning: Buttons = (),
    *, heading: Html | None = None,
) -> list[Text]:  # fmt: skip
    """Return a list of stories in the order given, numbered from `first`, each with the time of its last report.

    The buttons that turn pages stand below the last of the messages.
    """
    words = Words(settings.language)
    if not stories:
        return [Text(html=words.html("latest-empty"), buttons=turning)]
    return listed(heading or bold(words("latest-title")), stories, first, turning, settings, now)


def topic_name(topic: Topic, words: Words) -> str:
    """Return a topic's emoji and name."""
    return f"{topic.emoji} {shorten(one_line(topic.name(words.language)), NAME_UNITS)}".strip() or topic.slug


def topic_heading(topic: Topic, language: str) -> Html:
    """Return what stands above a list of one topic."""
    words = Words(language)
    return bold(words("latest-of-topic", topic=topic_name(topic, words)))


def further_heading(language: str) -> Html:
    """Return what stands above a list of what digests did not hold."""
    return bold(Words(language)("latest-further"))


def _unfold_button(id: DigestId, number: int, story: Story) -> Button:
    return button(str(number), Action.UNFOLD, id, number, story.id)


def _numbered(
    sections: Sequence[Section], topics: Mapping[TopicId, Topic], words: Words, *, leads: bool
) -> list[Block]:
    """Return a block a story; a section's name stands in its first one, so that it is never left behind alone."""
    blocks: list[Block] = []
    for section in sections:
        heading = _heading(topics.get(section.topic_id), words)
        for story in section.stories:
            number = len(blocks) + 1
            block = story_block(number, story, words, lead=leads)
            blocks.append(Block(Html(heading + block), ((number, story),)))
            heading = ""
    return blocks


def _heading(topic: Topic | None, words: Words) -> str:
    """Return a section's name; nothing for a topic that has been removed since."""
    return "" if topic is None else f"{bold(topic_name(topic, words))}\n"
