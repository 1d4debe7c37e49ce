"""The digest: sections by topic, each story in a few lines, a number for each; and the list of what came last."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from messages import moments
from messages.buttons import Action, Screen, button
from messages.html import BETWEEN, Html, bold, italic, one_line, shorten
from messages.listing import Block, as_messages, story_block
from messages.words import Words
from news.chats import Settings
from news.digests import Digest, Section
from news.ids import TopicId
from news.outgoing import Buttons, Text
from news.stories import Story
from news.topics import Topic

NAME_UNITS = 120


def digest(chosen: Digest, topics: Mapping[TopicId, Topic], settings: Settings, now: datetime) -> list[Text]:
    """Return a digest as one message, or as few as it fits into; an empty one says so kindly."""
    if not chosen.stories:
        return [empty_digest(settings)]
    words = Words(settings.language)
    blocks = _numbered(chosen.sections, topics, words)
    first = Html(_title(settings, now, words) + BETWEEN + blocks[0].html)
    blocks[0] = Block(first, blocks[0].numbers)
    if chosen.left:
        blocks.append(Block(italic(words("digest-left", count=chosen.left))))
    return as_messages(blocks)


def empty_digest(settings: Settings, *, any_topics: bool = True) -> Text:
    """Return what is said when there is nothing new, or when no topic has been chosen yet."""
    words = Words(settings.language)
    choose = button(words("button-choose-topics"), Action.TOPICS, 0, Screen.MENU)
    return Text(
        html=words.html("digest-empty" if any_topics else "digest-no-topics"),
        buttons=((choose,),),
    )


def latest(
    stories: Sequence[Story], settings: Settings, now: datetime, first: int = 1, turning: Buttons = ()
) -> list[Text]:
    """Return a list of stories in the order given, numbered from `first`, each with the time of its last report.

    The buttons that turn pages stand below the last of the messages.
    """
    words = Words(settings.language)
    if not stories:
        return [Text(html=words.html("latest-empty"), buttons=turning)]
    blocks = [
        Block(_dated(number, story, settings, now, words), ((number, story),))
        for number, story in enumerate(stories, start=first)
    ]
    blocks[0] = Block(Html(bold(words("latest-title")) + BETWEEN + blocks[0].html), blocks[0].numbers)
    messages = as_messages(blocks)
    messages[-1] = replace(messages[-1], buttons=(*messages[-1].buttons, *turning))
    return messages


def topic_name(topic: Topic, words: Words) -> str:
    """Return a topic's emoji and name."""
    return f"{topic.emoji} {shorten(one_line(topic.name(words.language)), NAME_UNITS)}".strip() or topic.slug


def _title(settings: Settings, now: datetime, words: Words) -> Html:
    zone = settings.schedule.zone
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


def _dated(number: int, story: Story, settings: Settings, now: datetime, words: Words) -> Html:
    when = moments.when(story.last_at, now, settings.schedule.zone, words)
    return story_block(number, story, words, when)
