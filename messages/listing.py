"""Numbered stories as digests and lists show them, with a button for each number that opens the story's card."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from messages.buttons import Action, button, rows
from messages.html import BETWEEN, Html, bold, escape, italic, one_line, portions, quote, shorten
from messages.words import Words
from news.outgoing import Button, Text
from news.stories import Story, Summary

HEADLINE_UNITS = 240
LEAD_UNITS = 220
RESTATED = 0.75
"""Share of a sentence's longer words that stand in the headline, from which it only says it again."""
WORD_BEGINS = 5
"""Letters by which a word is known in another case."""
FOLDED_FROM = 120
"""A lead longer than this stands in a quotation, which Telegram folds."""
NUMBERS_WIDE = 8
REMEMBERED = 4096
"""Blocks that need not be made again."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a message that is never divided, and the stories that it numbers."""

    html: Html
    numbers: tuple[tuple[int, Story], ...] = ()


def story_block(number: int, story: Story, words: Words, when: str = "", *, lead: bool = True) -> Html:
    """Return a story in two or three lines: number and headline, what happened, how many outlets say so, and when.

    Without the `lead` it is not said what happened.
    """
    title, rest = _block(story.summary(words.language), story.outlets, words.language, when, lead=lead)
    return Html(bold(f"{number}. {title}") + rest)


# The same stories stand in thousands of digests of one morning, each time under another number.
@lru_cache(maxsize=REMEMBERED)
def _block(summary: Summary, outlets: int, language: str, when: str, *, lead: bool) -> tuple[str, Html]:
    """Return a story's headline as text, and what stands behind it."""
    words = Words(language)
    lines = [mark(summary, words)]
    text = lead_of(summary) if lead else ""
    if len(text) > FOLDED_FROM:
        lines.append(quote(text))
    elif text:
        lines.append(escape(text))
    count = words("digest-outlets", count=outlets)
    lines.append(italic(f"{count} · {when}" if when else count))
    return shorten(one_line(summary.headline), HEADLINE_UNITS), Html("\n".join(lines))


def lead_of(summary: Summary) -> str:
    """Return the first sentence that says more than the headline, shortened; empty where none does."""
    headline = _letters(summary.headline)
    said = _beginnings(summary.headline)
    texts = [one_line(sentence.text) for sentence in summary.sentences]
    new = [text for text in texts if _letters(text) not in headline]
    # A lead mostly says its headline again; the sentence behind it has what the reader does not know yet.
    for text in new:
        own = _beginnings(text)
        if len(own & said) < RESTATED * len(own):
            return shorten(text, LEAD_UNITS)
    return shorten(new[0], LEAD_UNITS) if new else ""


def foreign_mark(language: str, words: Words) -> str:
    """Return a mark as " [en]" for a text that is not in the reader's language."""
    return "" if language == words.language else f" [{language}]"


def mark(summary: Summary, words: Words) -> Html:
    """Return what a reader must know of a text's origin: its language if it is not theirs, or what a machine did to it."""
    if summary.machine is None:
        return Html(foreign_mark(summary.language, words))
    return Html(f" {italic(words(f'machine-{summary.machine}'))}")


def card_button(number: int, story: Story) -> Button:
    """Return the button of a number that opens its story's card."""
    return button(str(number), Action.STORY, story.id)


def as_messages(blocks: Sequence[Block], opens: Callable[[int, Story], Button] = card_button) -> list[Text]:
    """Return the blocks as messages, a button for each number; only the first of them makes a sound."""
    found = portions([block.html for block in blocks])
    return [
        as_message([blocks[place] for place in portion], opens, silent=number > 0)
        for number, portion in enumerate(found)
    ]


def as_message(blocks: Sequence[Block], opens: Callable[[int, Story], Button], *, silent: bool) -> Text:
    """Return blocks that fit into one message as that message."""
    return Text(
        html=BETWEEN.join(block.html for block in blocks),
        buttons=rows(
            (opens(number, story) for block in blocks for number, story in block.numbers), wide=NUMBERS_WIDE
        ),
        silent=silent,
    )


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _beginnings(text: str) -> frozenset[str]:
    """Return how the longer words of a text begin, and its numbers."""
    words = "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()
    return frozenset(word[:WORD_BEGINS] for word in words if len(word) >= WORD_BEGINS - 1 or word.isdecimal())
