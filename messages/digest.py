"""The digest: sections by topic, each story in a few lines, a number for each; and the list of what came last."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from messages import moments
from messages.buttons import Action, Screen, button
from messages.html import BETWEEN, Html, bold, italic, one_line, shorten
from messages.listing import Block, as_messages, story_block
from messages.pages import listed
from messages.words import Words
from news.chats import Settings
from news.digests import Digest, Section
from news.ids import DigestId, TopicId
from news.outgoing import Button, Buttons, Text
from news.stories import Story
from news.topics import Topic

NAME_UNITS = 120


def digest(chosen: Digest, topics: Mapping[TopicId, Topic], settings: Settings, now: datetime) -> list[Text]:
    """Return a digest as one message, or as few as it fits into; an empty one says so kindly."""
    if not chosen.stories:
        return [empty_digest(settings)]
    words = Words(settings.language)
    blocks = _numbered(chosen.sections, topics, words)
    first = Html(_title(chosen, settings, now, words) + BETWEEN + blocks[0].html)
    blocks[0] = Block(first, blocks[0].numbers)
    if chosen.left:
        key = "digest-left" if chosen.away_since is None else "recap-left"
        blocks.append(Block(italic(words(key, count=chosen.left))))
    if chosen.id is None:
        return as_messages(blocks)
    messages = as_messages(blocks, partial(_unfold_button, chosen.id))
    older = button(words("button-older"), Action.MORE, 0, int(now.timestamp()))
    messages[-1] = replace(messages[-1], buttons=(*messages[-1].buttons, (older,)))
    return messages


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


def _unfold_button(id: DigestId, number: int, story: Story) -> Button:
    return button(str(number), Action.UNFOLD, id, number, story.id)


def _title(chosen: Digest, settings: Settings, now: datetime, words: Words) -> Html:
    zone = settings.schedule.zone
    if chosen.away_since is not None:
        since, until = moments.date(chosen.away_since, zone, words), moments.date(now, zone, words)
        return bold(words("recap-title", since=since, until=until))
    return bold(words("digest-title", day=moments.day(now, zone, words), time=moments.clock(now, zone)))


def _numbered(sections: Sequence[Section], topics: Mapping[TopicId, Topic], words: Words) -> list[Block]:
    """Return a block a story; a section's name stands in its first one, so that it is never left behind alone."""
    blocks: list[Block] = []
    for section in sections:
        heading = _heading(topics.get(section.topic_id), words)
        for story in section.stories:
            number = len(blocks) + 1
            blocks.append(Block(Html(heading + story_block(number, story, words)), ((number, story),)))
            heading = ""
    return blocks


def _heading(topic: Topic | None, words: Words) -> str:
    """Return a section's name; nothing for a topic that has been removed since."""
    return "" if topic is None else f"{bold(topic_name(topic, words))}\n"
