"""Screens of those who run the news: whatever names and texts they show, Telegram takes them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from messages import audit, edit_topics, editors, order
from news.audit import Deed, Record
from news.chats import LANGUAGES, Settings
from news.ids import TopicId, UserId
from news.roles import Editor, Role
from news.schedule import Schedule
from news.topics import Topic, TopicGroup, slug_of, words_in
from pipeline.rehearse import Rehearsal

languages = st.sampled_from(LANGUAGES)
texts = st.text(max_size=300) | st.sampled_from(["<b>", "&amp;" * 80, "Ж" * 5000, "🗞" * 300])
PERSON = UserId(7_123_456_789)


@given(texts, languages)
def test_any_editors(accepted, name, language):
    some = [Editor(user_id=UserId(PERSON + number), role=Role.EDITOR, name=name) for number in range(50)]
    accepted(editors.editors_screen(some, [UserId(number) for number in range(50)], language))
    accepted(editors.editors_screen([], [], language))
    for role in Role:
        editor = Editor(user_id=PERSON, role=role, name=name)
        accepted(editors.editor_screen(editor, language))
        accepted(editors.ask_role(editor, language))
        accepted(editors.ask_removal(editor, language))
        accepted(editors.joined(role, language))
        accepted(editors.link(role, "https://t.me/kabarchy_bot?start=editor_x", language))
    accepted(editors.joined(None, language))


@given(texts, texts, languages)
def test_any_deeds(now, accepted, subject, name, language):
    settings = Settings(language=language, schedule=Schedule(times=(), timezone="Asia/Bishkek"))
    details = {"role": Role.EDITOR, "count": 3, "said": subject}
    records = [
        Record(id=1, at=now, user_id=PERSON, deed=deed, subject=subject, details=details) for deed in Deed
    ]
    for start in range(0, len(records), audit.PAGE_SIZE):
        some = records[start : start + audit.PAGE_SIZE]
        accepted(audit.audit_screen(some, {PERSON: name}, (1, 3), settings, now))
        in_languages = [
            replace(record, details={"said": dict.fromkeys(LANGUAGES, subject)}) for record in some
        ]
        accepted(audit.audit_screen(in_languages, {PERSON: name}, (1, 3), settings, now))
    accepted(audit.audit_screen([], {}, (0, 1), settings, now))


@given(texts, languages)
def test_any_order(accepted, name, language):
    accepted(order.bans_screen([-1_001_234_567_890 - number for number in range(50)], language))
    accepted(order.bans_screen([], language))
    accepted(order.ask_ban(PERSON, name, language))
    for stopped in (True, False):
        accepted(order.stop_all_screen(language, stopped=stopped))


@given(texts, texts, languages)
def test_any_topic_in_an_editors_hands(accepted, name, phrase, language):
    topic = Topic(
        id=TopicId(3), slug="water", group=TopicGroup.LIFE,
        names=dict.fromkeys(LANGUAGES, name[:60] or "…"), words=words_in(phrase) * 100, hidden=True,
    )  # fmt: skip
    accepted(edit_topics.topics_screen([topic] * 40, 1, language))
    accepted(edit_topics.topics_screen([], 0, language))
    accepted(edit_topics.topic_screen(topic, 0, language))
    accepted(edit_topics.shelf_screen(topic, 0, language))
    found = Rehearsal(stories=7, examples=(name,) * 5, near=(phrase,) * 3)
    accepted(edit_topics.rehearsal("a1b2c3d4", name, topic.words, found, language))
    accepted(edit_topics.saved(name, language))


@given(st.text(max_size=80))
def test_any_name_makes_a_slug_of_its_own(name):
    first = slug_of(name, set())
    second = slug_of(name, {first})
    assert first
    assert first != second
    assert first.isascii()
    assert " " not in first
