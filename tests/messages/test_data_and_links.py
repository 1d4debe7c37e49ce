"""Screens about a reader's data, links, pauses and connected chats are messages that Telegram takes, whatever is in them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages import connecting, errors, links, pausing, personal, topics
from messages.buttons import Screen
from messages.commands import CALLED, named, nearest
from messages.help import COMMANDS, OWNERS_COMMANDS, description, name, short_description
from news.chats import LANGUAGES
from news.ids import ChatId, TopicId
from news.topics import Topic, TopicGroup

said = st.text(max_size=80) | st.sampled_from(["<b>" * 200, "слово " * 900, "😀" * 500, "&" * 300])


def made(called):
    return Topic(id=TopicId(2**40), slug="own", group=TopicGroup.LIFE, names=dict.fromkeys(LANGUAGES, called))


@given(said=said, language=st.sampled_from(LANGUAGES))
def test_what_people_called_something_breaks_nothing(accepted, settings, now, said, language):
    chosen, topic = settings(language), made(said)
    for screen in (
        links.subscribed(topic, language, new=True),
        links.undone(topic, language),
        connecting.offer(ChatId(2**40), said, language),
        connecting.connected(ChatId(2**40), said, [topic] * 40, chosen, now, now),
        connecting.disconnected(ChatId(2**40), said, language),
        topics.found_screen([topic] * 8, [topic], [topic.id], Screen.SETUP, language),
        errors.unknown_text(language, (said, "0123456789ab")),
    ):
        accepted(screen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_screens(accepted, settings, now, language):
    for screen in (
        personal.privacy_screen(language, 90),
        personal.ask_forget(language, private=True, editor=True),
        personal.ask_forget(language, private=False, editor=False),
        personal.forgotten(language, editor=True),
        personal.kept_on(language),
        personal.last_owner(language),
        pausing.paused(settings(language), now),
        connecting.in_channel("https://t.me/kabarchy_bot?start=connect_1", language),
        topics.found_screen([], [], [], Screen.MENU, language),
        topics.ask_name(language),
        errors.meant_command(language, "digest"),
    ):
        accepted(screen)


def test_the_file_is_json_with_everything_in_it(now):
    file = personal.personal_file({"chats": [{"telegram_id": 5}], "names": {}}, now, "ky")
    assert json.loads(file.text) == {"made_at": now.isoformat(), "chats": [{"telegram_id": 5}], "names": {}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_telegram_says_of_the_bot_is_short_enough(language):
    assert len(name(language)) <= 64
    assert len(description(language)) <= 512
    assert len(short_description(language)) <= 120


def test_every_command_with_a_name_in_words_is_one():
    assert set(CALLED) <= set(COMMANDS)


@given(st.text(max_size=300))
def test_whatever_is_written_suggests_a_command_of_the_role_or_none(written):
    assert nearest(written, COMMANDS) in {*COMMANDS, None}
    assert named(written, COMMANDS) in {*COMMANDS, None}


@pytest.mark.parametrize("command", [*COMMANDS, *OWNERS_COMMANDS])
def test_a_command_is_its_own_nearest(command):
    assert nearest(command, (*COMMANDS, *OWNERS_COMMANDS)) == command
