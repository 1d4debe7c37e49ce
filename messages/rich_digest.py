"""The digest as one structured message: headings, and stories that unfold to their summary and their outlets.

Each message carries the same stories in plain HTML, for a server that takes no rich messages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from messages.digest import (
    digest_blocks,
    digest_title,
    empty_digest,
    left_out,
    opens,
    topic_name,
    with_older,
)
from messages.html import Html, bold, italic, keep_fitting, one_line, shorten
from messages.listing import HEADLINE_UNITS, Block, as_message, mark
from messages.rich import details, fits, footer, heading, items, paragraph
from messages.story import parts_of
from messages.words import Words
from news.chats import Settings
from news.digests import Digest
from news.ids import StoryId, TopicId
from news.outgoing import Text
from news.stories import Report, StoryCard
from news.topics import Topic

TITLE_SIZE, SECTION_SIZE = 3, 4
OUTLETS = (8, 3, 0)
"""How many outlets a story lists, the more the better, as far as one message has room for all stories."""


def rich_digest(
    chosen: Digest, topics: Mapping[TopicId, Topic], reports: Mapping[StoryId, Sequence[Report]],
    settings: Settings, now: datetime,
) -> list[Text]:  # fmt: skip
    """Return a digest as one message, or as few as it fits into, each in both forms; an empty one says so kindly.

    The plain form has no leads where with them it would need a second message.
    """
    if not chosen.stories:
        return [empty_digest(settings)]
    blocks = _plain(chosen, topics, settings, now)
    pieces = _rich(chosen, topics, reports, settings, now)
    messages: list[Text] = []
    for portion in _portions(blocks, pieces):
        some = [blocks[place] for place in portion]
        message = as_message(some, opens(chosen), silent=bool(messages))
        messages.append(replace(message, rich="".join(pieces[place] for place in portion)))
    return with_older(messages, chosen, settings, now)


def _plain(chosen: Digest, topics: Mapping[TopicId, Topic], settings: Settings, now: datetime) -> list[Block]:
    blocks = digest_blocks(chosen, topics, settings, now)
    if _fit(blocks):
        return blocks
    return digest_blocks(chosen, topics, settings, now, leads=False)


def _rich(
    chosen: Digest, topics: Mapping[TopicId, Topic], reports: Mapping[StoryId, Sequence[Report]],
    settings: Settings, now: datetime,
) -> list[Html]:  # fmt: skip
    """Return a piece for each block of the plain form, with as many outlets as there is room for."""
    pieces: list[Html] = []
    for outlets in OUTLETS:
        pieces = _pieces(chosen, topics, reports, outlets, settings, now)
        if fits(pieces):
            break
    return pieces


def _pieces(
    chosen: Digest, topics: Mapping[TopicId, Topic], reports: Mapping[StoryId, Sequence[Report]], outlets: int,
    settings: Settings, now: datetime,
) -> list[Html]:  # fmt: skip
    words = Words(settings.language)
    above = heading(digest_title(chosen, settings, now), TITLE_SIZE)
    pieces: list[Html] = []
    for section in chosen.sections:
        topic = topics.get(section.topic_id)
        if topic is not None:
            above = Html(above + heading(topic_name(topic, words), SECTION_SIZE))
        for story in section.stories:
            card = StoryCard(story=story, reports=tuple(reports.get(story.id, ())))
            pieces.append(Html(above + _story(len(pieces) + 1, card, outlets, settings, now, words)))
            above = Html("")
    left = left_out(chosen, words)
    return [*pieces, footer(left)] if left else pieces


def _story(
    number: int, card: StoryCard, outlets: int, settings: Settings, now: datetime, words: Words
) -> Html:
    summary = card.story.summary(words.language)
    title = shorten(one_line(summary.headline), HEADLINE_UNITS)
    count = words("digest-outlets", count=card.story.outlets)
    head = Html(f"{bold(f'{number}. {title}')}{mark(summary, words)} · {italic(count)}")
    parts = parts_of(card, outlets, settings, now, words)
    body = [paragraph(said) for said in parts.said]
    if parts.outlets:
        body += [paragraph(parts.heading), items(parts.outlets)]
        if parts.beyond:
            body.append(paragraph(words.html("story-more-reports", count=parts.beyond)))
    return details(head, [*body, paragraph(parts.tail)])


def _portions(blocks: Sequence[Block], pieces: Sequence[Html]) -> list[range]:
    """Return which stories go into one message each, so that both forms of it fit."""
    found: list[range] = []
    start = 0
    for place in range(1, len(blocks)):
        if not (_fit(blocks[start : place + 1]) and fits(pieces[start : place + 1])):
            found.append(range(start, place))
            start = place
    return [*found, range(start, len(blocks))]


def _fit(blocks: Sequence[Block]) -> bool:
    return keep_fitting([block.html for block in blocks]) == len(blocks)
