"""Mutes: what of a story is to be muted, what was, and the list with a way back for each."""

from collections.abc import Mapping, Sequence

from messages.buttons import Action, Screen, button, rows
from messages.digest import topic_name
from messages.html import bold, one_line, shorten
from messages.words import Words
from news.ids import StoryId, TopicId
from news.mutes import LONGEST_WORD, MOST_MUTES, Mute, MuteKind
from news.outgoing import Button, Text
from news.stories import Story, StoryCard
from news.topics import Topic

BUTTON_UNITS = 40
NAME_UNITS = 120
MOST_TOPICS = 6
MOST_OUTLETS = 8
WIDE = 2


def choose_screen(shown: StoryCard, topics: Mapping[TopicId, Topic], language: str) -> Text:
    """Return what of a story can be muted, a button each."""
    words = Words(language)
    story = shown.story
    about = [topics[id] for id in story.topics if id in topics][:MOST_TOPICS]
    outlets = {report.outlet: report.article_id for report in shown.reports if one_line(report.outlet)}
    of_topics = rows(
        (
            _choice("mute-topic", topic_name(topic, words), words, story.id, "topic", topic.id)
            for topic in about
        ),
        wide=WIDE,
    )
    of_outlets = rows(
        (
            _choice("mute-outlet", name, words, story.id, "outlet", article_id)
            for name, article_id in list(outlets.items())[:MOST_OUTLETS]
        ),
        wide=WIDE,
    )
    last = (
        button(words("button-mute-word"), Action.MUTE, story.id, "word"),
        button(words("button-mute-story"), Action.MUTE, story.id, "story"),
    )
    return Text(
        html=words.html("mute-what", headline=_headline(story, language)),
        buttons=(*of_topics, *of_outlets, last, (button(words("button-close"), Action.CLOSE),)),
    )


def muted_screen(mute: Mute, name: str, language: str) -> Text:
    """Return that something is muted, with the way back."""
    words = Words(language)
    undo = button(words("button-undo"), Action.MUTES, "undo", mute.id)
    return Text(
        html=words.html(f"muted-{mute.kind}", name=bold(shorten(one_line(name), NAME_UNITS))),
        buttons=((undo, button(words("button-mutes"), Action.MUTES)), (_close(words),)),
    )


def unmuted_screen(name: str, language: str) -> Text:
    """Return that something comes again."""
    words = Words(language)
    return Text(
        html=words.html("mutes-undone", name=bold(shorten(one_line(name), NAME_UNITS))),
        buttons=((button(words("button-mutes"), Action.MUTES), _close(words)),),
    )


def mutes_screen(named: Sequence[tuple[Mute, str]], language: str) -> Text:
    """Return all that a chat muted, each with a button that takes it back."""
    words = Words(language)
    back = button(words("button-back"), Action.SETTINGS, "menu", Screen.MENU)
    if not named:
        return Text(html=words.html("mutes-empty"), buttons=((back, _close(words)),))
    listed = rows(
        (
            button(
                words("mark-remove", name=shorten(name_with_kind(mute, name, words), BUTTON_UNITS)),
                Action.MUTES,
                "off",
                mute.id,
            )
            for mute, name in named[:MOST_MUTES]
        ),
        wide=WIDE,
    )
    return Text(html=words.html("mutes-title", count=len(named)), buttons=(*listed, (back, _close(words))))


def name_with_kind(mute: Mute, name: str, words: Words) -> str:
    """Return what is muted with the word for its kind, as on a button."""
    return words(f"mute-{mute.kind}", name=shorten(one_line(name), NAME_UNITS) or "…")


def name_of(
    mute: Mute, topics: Mapping[TopicId, Topic], stories: Mapping[StoryId, Story], language: str
) -> str:
    """Return what is muted as its reader knows it."""
    words = Words(language)
    match mute.kind:
        case MuteKind.TOPIC:
            topic = topics.get(TopicId(int(mute.value)))
            return words("mute-gone") if topic is None else topic_name(topic, words)
        case MuteKind.STORY:
            story = stories.get(StoryId(int(mute.value)))
            return words("mute-gone") if story is None else _headline(story, language)
        case MuteKind.OUTLET | MuteKind.WORD:
            return mute.value


def ask_word(language: str) -> Text:
    """Return the question for the word."""
    words = Words(language)
    return Text(html=words.html("mute-ask-word"), buttons=((button(words("button-cancel"), Action.CANCEL),),))


def word_in_groups(language: str) -> Text:
    """Return how a word is muted where nobody is asked anything."""
    return Text(html=Words(language).html("mute-word-in-groups"))


def bad_word(language: str) -> Text:
    """Return that nothing can be muted by what was written."""
    return Text(html=Words(language).html("mute-bad-word", most=LONGEST_WORD))


def too_many(language: str) -> str:
    """Return that so much is muted that no more can be, for a pop-up or a message."""
    return Words(language)("mute-too-many", most=MOST_MUTES)


def mute_button(id: StoryId, language: str) -> Button:
    """Return the button under a card that leads here."""
    return button(Words(language)("button-mute-some"), Action.MUTE, id)


def _choice(key: str, name: str, words: Words, *arguments: str | int) -> Button:
    return button(
        shorten(words(key, name=shorten(one_line(name), NAME_UNITS)), BUTTON_UNITS), Action.MUTE, *arguments
    )


def _headline(story: Story, language: str) -> str:
    if not story.summaries:
        return "…"
    return shorten(one_line(story.summary(language).headline), NAME_UNITS) or "…"


def _close(words: Words) -> Button:
    return button(words("button-close"), Action.CLOSE)
