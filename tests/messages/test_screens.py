"""Every screen, in every language and with any data, is a message that Telegram takes."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages import (
    approvals,
    audiences,
    broadcasts,
    catalogue,
    changes,
    drafts,
    errors,
    feed_settings,
    feeds,
    new_feed,
    setup,
    source_facts,
)
from messages import help as help_
from messages.at_once import at_once_screen, silent_screen
from messages.buttons import Screen
from messages.digest import digest, latest, nothing_new
from messages.hours import hours_screen
from messages.pausing import FURTHEST, dates_screen, pause_screen
from messages.quiet import quiet_end_screen, quiet_screen, quiet_start_screen
from messages.settings import cities_screen, language_screen, look_screen, settings_screen, size_screen
from messages.story import card
from messages.topic_hours import hours_of_topics_screen, topics_of_hour_screen
from messages.topics import pages_of, topics_screen
from messages.words import Words
from news.alerts import Alerts
from news.broadcasts import Audience, Broadcast, BroadcastState, Kind, Pace, Progress, Standing
from news.chats import LANGUAGES, Settings
from news.deliveries import DeliveryStatus
from news.digests import Digest, Section
from news.edits import ALL, FIRST, BroadcastEdit, EditState
from news.feeds import Entry, Feed, FeedState, Gap, Offer, ParsedFeed, Source
from news.ids import BroadcastId, EditId, EntryId, FeedId, StoryId, TopicId, UserId
from news.outgoing import Text
from news.quiet import Quiet
from news.roles import Role
from news.schedule import Schedule
from news.stories import Report, Sentence, Story, StoryCard, Summary
from news.topics import Topic, TopicGroup

EDIT = BroadcastEdit(
    id=EditId(10**9),
    broadcast_id=BroadcastId(10**9),
    author=UserId(1),
    version=ALL,
    text=Text(html="Важно"),
    state=EditState.ASKED,
    created_at=datetime(2026, 3, 2, tzinfo=UTC),
)
languages = st.sampled_from(LANGUAGES)
texts = st.text(max_size=60) | st.sampled_from(
    ["<b>" * 200, "&" * 3000, "слово " * 900, "😀" * 2000, "a" * 5000]
)
urls = st.none() | texts.map("https://example.org/".__add__) | texts
ids = st.integers(1, 2**62)
moments = st.integers(-(10**7), 10**7)
summaries = st.builds(
    lambda language, headline, sentences: Summary(
        language=language,
        headline=headline,
        sentences=tuple(Sentence(text=text, article_id=EntryId(1), source=text) for text in sentences),
    ),
    st.sampled_from(["ru", "ky", "en", "kk", "zz"]),
    texts,
    st.lists(texts, max_size=3),
)


@st.composite
def stories(draw, now):
    return Story(
        id=StoryId(draw(ids)),
        version=1,
        first_at=now + timedelta(seconds=draw(moments)),
        last_at=now + timedelta(seconds=draw(moments)),
        outlets=draw(st.integers(1, 5000)),
        importance=0.5,
        topics=(TopicId(1),),
        summaries=tuple(draw(st.lists(summaries, min_size=1, max_size=4))),
    )


@st.composite
def topics(draw):
    count = draw(st.integers(0, 40))
    return [
        Topic(
            id=TopicId(draw(ids)),
            slug=f"t{number}",
            group=draw(st.sampled_from(TopicGroup)),
            names={"ru": draw(texts)},
            emoji="🛡",
        )
        for number in range(count)
    ]


@st.composite
def listed_feeds(draw, now):
    def moment():
        return draw(st.none() | moments.map(lambda seconds: now + timedelta(seconds=seconds)))

    return [
        Feed(
            id=FeedId(draw(ids)),
            source=Source(url="https://example.org/" + draw(texts), name=draw(texts)),
            state=draw(st.sampled_from(FeedState)),
            next_check_at=now + timedelta(seconds=draw(moments)),
            checked_at=moment(),
            succeeded_at=moment(),
            newest_at=moment(),
            failures=draw(st.integers(0, 500)),
            problem=draw(st.none() | texts | st.sampled_from(["bad-status:500", "gone", "unreachable:dns"])),
        )
        for _ in range(draw(st.integers(0, 12)))
    ]


@given(st.data(), languages)
def test_any_digest(now, settings, accepted, data, language):
    found = tuple(data.draw(st.lists(stories(now), max_size=20)))
    topic = Topic(id=TopicId(1), slug="t", group=TopicGroup.LIFE, names={"ru": data.draw(texts)})
    sections = tuple(Section(topic_id=topic.id, stories=(story,)) for story in found)
    chosen = Digest(
        sections=sections,
        left=data.draw(st.integers(0, 9000)),
        away_since=data.draw(st.none() | st.just(now)),
    )
    for message in digest(chosen, {topic.id: topic}, settings(language), now):
        accepted(message)
    for message in latest(found, settings(language), now):
        accepted(message)


@given(st.data(), languages)
def test_any_choice_of_when(now, settings, accepted, data, language):
    found, chosen = data.draw(topics()), settings(language)
    clocks = tuple(data.draw(st.lists(st.times(), max_size=12)))
    looks = replace(
        chosen,
        schedule=replace(chosen.schedule, weekend=data.draw(st.none() | st.just(clocks))),
        quiet=data.draw(st.none() | st.builds(Quiet, start=st.times(), end=st.times())),
        budget=data.draw(st.none() | st.integers(1, 99)),
        note=data.draw(st.booleans()),
        urgent=data.draw(st.booleans()),
    )
    ids_of = [topic.id for topic in found]
    accepted(settings_screen(looks, 5, now, now))
    accepted(quiet_screen(looks))
    accepted(quiet_start_screen(language))
    accepted(quiet_end_screen(data.draw(st.integers(0, 23)), language))
    accepted(hours_screen(looks, Screen.MENU, weekend=data.draw(st.booleans())))
    accepted(at_once_screen(found, dict.fromkeys(ids_of, data.draw(st.sampled_from(Alerts))), looks))
    accepted(silent_screen(found, ids_of[::2], language))
    accepted(hours_of_topics_screen(looks.schedule, language))
    if found:
        accepted(topics_of_hour_screen(found, ids_of[::2], time(8), language))
    accepted(dates_screen(now.date(), data.draw(st.integers(1, FURTHEST)), language))
    accepted(nothing_new(looks, now))


@given(st.data(), languages)
def test_any_card(now, settings, accepted, data, language):
    reports = tuple(
        Report(
            article_id=EntryId(number),
            outlet=data.draw(texts),
            ownership=data.draw(st.none() | texts),
            title="",
            url=data.draw(urls),
            language=language,
            published_at=now + timedelta(seconds=data.draw(moments)),
        )
        for number in range(data.draw(st.integers(0, 30)))
    )
    accepted(card(StoryCard(story=data.draw(stories(now)), reports=reports), settings(language), now))


@given(topics(), st.integers(-3, 30), st.sampled_from(Screen), languages)
def test_any_topics(accepted, some, page, screen, language):
    accepted(topics_screen(some, {topic.id for topic in some[::2]}, page, screen, language))


@given(st.data(), languages)
def test_any_sources(now, accepted, data, language):
    some = data.draw(listed_feeds(now))
    for page in range(-1, 3):
        accepted(feeds.feeds_screen(some, page, language, now))
    for feed in some:
        accepted(feeds.feed_screen(feed, 0, language, now))
        accepted(feeds.ask_removal(feed, 0, language))
        accepted(feeds.removed(feed, 0, language))
        accepted(new_feed.known(feed, language))
        accepted(feed_settings.standing_screen(feed, 0, language))
        accepted(feed_settings.language_screen(feed, 0, language))
        accepted(feed_settings.mute_screen(feed, 0, language, muted=True))
        accepted(feed_settings.ask_country(feed, language))
        accepted(feed_settings.ask_ownership(feed, language))
        accepted(new_feed.refused(feed.problem or "", language))


@given(texts, texts, languages)
def test_any_new_source(now, accepted, name, title, language):
    found = ParsedFeed(entries=(Entry(title=title),))
    settings = Settings(language=language, schedule=Schedule(times=(), timezone="Asia/Bishkek"))
    source = Source(url=f"https://{title}", name=name, language="ru")
    missed = Gap(begins_at=now, ends_at=now, missed=None, filled=len(name))
    feed = Feed(id=FeedId(7), source=source, next_check_at=now, gap=missed)
    for line in source_facts.facts(
        source, found, Words(language), now, ZoneInfo("UTC"), known=feed, named_by=title
    ):
        accepted(Text(html=line))
    for tried in (found, ParsedFeed()):
        accepted(new_feed.trial("a1b2c3d4", source, tried, settings, now))
    accepted(new_feed.several("a1b2c3d4", [Offer(address=name), Offer(address=name, title=title)], language))
    accepted(new_feed.added(FeedId(7), name, language))
    accepted(catalogue.report([name, title] * 40, 3, language))
    accepted(catalogue.bad(title, language))
    accepted(new_feed.trying(name, language))


@given(st.lists(st.integers(0, 200_000), min_size=6, max_size=6), languages)
def test_any_broadcast(accepted, counts, language):
    sent, blocked, failed, in_doubt, waiting, cancelled = counts
    progress = Progress(
        total=sum(counts), sent=sent, blocked=blocked, failed=failed, in_doubt=in_doubt, waiting=waiting, cancelled=cancelled,
    )  # fmt: skip
    now, zone = datetime(2026, 3, 2, 2, 0, tzinfo=UTC), ZoneInfo("Asia/Bishkek")
    draft = Broadcast(
        id=BroadcastId(3),
        author=UserId(1),
        content=Text(html="<b>Важно</b>"),
        state=BroadcastState.DRAFT,
        created_at=now,
        starts_at=now + timedelta(hours=sent % 50),
        versions=dict.fromkeys(LANGUAGES, Text(html="Важно")),
        audience=Audience(
            languages=frozenset(LANGUAGES),
            kinds=frozenset(Kind),
            active_days=30,
            topics=frozenset({TopicId(1)}),
        ),
        urgent=bool(sent % 2),
    )
    pace = Pace(lately=failed % 300, later=min(waiting, 5))
    for state in BroadcastState:
        standing = Standing(broadcast=replace(draft, state=state), progress=progress, pace=pace)
        accepted(broadcasts.panel(standing, now, zone, language))
        accepted(broadcasts.report(standing, now, language))
    prospect = drafts.Prospect(
        chats=sent,
        lasts=timedelta(seconds=sent / 28),
        asleep=waiting,
        tested=blocked,
        needs_second=True,
        owned=True,
    )
    accepted(drafts.card(draft, prospect, now, zone, language))
    accepted(audiences.audience_screen(draft, (), sent, language))
    accepted(approvals.question(draft, (), sent, language))
    accepted(
        changes.changing(
            BroadcastId(3), 881, {DeliveryStatus.SENT: sent, DeliveryStatus.FAILED: failed}, language
        )
    )
    accepted(broadcasts.listed([draft] * 10, now, zone, language))


@pytest.mark.parametrize("screen", Screen)
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_other_screens(now, settings, accepted, language, screen):
    chosen = settings(language)
    messages = [
        language_screen(chosen, screen),
        hours_screen(chosen, screen),
        hours_screen(chosen, screen, whole_day=True),
        cities_screen(chosen, screen),
        size_screen(chosen),
        look_screen(chosen, rich=True),
        look_screen(chosen, rich=False),
        pause_screen(chosen, now),
        settings_screen(chosen, 5, now + timedelta(days=1), now),
        settings_screen(settings(language, "Antarctica/Troll"), 0, None, now),
        setup.ready_screen(chosen, 3, now, now),
        setup.ready_screen(chosen, 0, None, now),
        setup.group_greeting(language, "https://t.me/kabarchy_bot?start=connect_1"),
        setup.welcome_back(language),
        setup.stopped(language),
        setup.claimed(language, done=True),
        setup.claimed(language, done=False),
        help_.help_screen(language),
        help_.help_screen(language, role=Role.OWNER),
        new_feed.ask_address(language),
        new_feed.not_an_address(language),
        drafts.ask_content(language),
        drafts.album(10, language),
        broadcasts.cancelled(language),
        drafts.ask_version("ky", language),
        drafts.ask_time(ZoneInfo("Asia/Bishkek"), language),
        drafts.bad_time(language),
        drafts.too_late(language),
        drafts.test_screen(BroadcastId(3), language),
        changes.choose_version(BroadcastId(3), (FIRST, *LANGUAGES, ALL), language),
        *(changes.ask_text(version, language) for version in (FIRST, "ky", ALL)),
        changes.text_only(language),
        *(
            changes.ask_replacement(BroadcastId(10**9), EditId(10**9), version, language)
            for version in (FIRST, "ky", ALL)
        ),
        *(changes.not_spread(replace(EDIT, state=state), language) for state in EditState),
        *(
            approvals.edit_question(replace(EDIT, version=version), language)
            for version in (FIRST, "ky", ALL)
        ),
        approvals.edit_approved(BroadcastId(3), language),
        approvals.edit_refused(BroadcastId(3), language),
        approvals.edit_approved_yours(EDIT, language),
        approvals.edit_refused_yours(EDIT, language),
        changes.ask_deletion(BroadcastId(3), language),
        changes.changing(BroadcastId(3), None, {}, language),
        approvals.approved(BroadcastId(3), language),
        approvals.refused(BroadcastId(3), language),
        approvals.refused_yours(BroadcastId(3), language),
        broadcasts.listed([], datetime(2026, 3, 2, tzinfo=UTC), ZoneInfo("UTC"), language),
        drafts.unsupported(language),
        drafts.too_long(language),
        errors.broken(language),
        errors.unknown_command(language),
        errors.unknown_command(language, "topics"),
        errors.unknown_text(language),
        errors.question_cancelled(language),
        errors.question_expired(language),
    ]
    for message in messages:
        assert isinstance(message, Text)
        accepted(message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pop_ups_are_as_short_as_telegram_wants_them(language):
    for text in (
        errors.stale(language),
        errors.story_gone(language),
        errors.topic_gone(language),
        errors.owners_only(language),
        errors.admins_only(language),
        errors.private_only(language),
        feeds.lost(language),
        broadcasts.started(language),
        broadcasts.stopped(language),
        broadcasts.decided(language),
        broadcasts.lost(language),
        broadcasts.again(21, language),
        broadcasts.paused(language),
        broadcasts.resumed(language),
        drafts.tested(21, language),
        drafts.tested(0, language),
        drafts.tested_self(language),
        drafts.not_yours(language),
        approvals.nobody(language),
        approvals.first(language),
        approvals.own(language),
        changes.too_old(language),
        approvals.own_edit(language),
        approvals.edit_decided(language),
        changes.deleting(language),
    ):
        assert 1 <= len(text) <= 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_and_descriptions_are_as_telegram_wants_them(language):
    assert [name for name, _ in help_.commands(language)][:4] == ["digest", "latest", "topics", "settings"]
    for name, text in help_.commands(language, role=Role.OWNER):
        assert name.isascii()
        assert 1 <= len(text) <= 256
    assert len(help_.description(language)) <= 512
    assert len(help_.short_description(language)) <= 120


def test_hidden_topics_are_not_offered():
    hidden = Topic(id=TopicId(1), slug="t", group=TopicGroup.LIFE, names={"ru": "Тема"}, hidden=True)
    assert pages_of([hidden]) == []


def test_a_pressed_topic_offers_to_take_it_back():
    topic = Topic(id=TopicId(9), slug="csto", group=TopicGroup.ORGANISATIONS, names={"ru": "ОДКБ"}, emoji="🛡")
    (mark,) = topics_screen([topic], {topic.id}, 0, Screen.MENU, "ru").buttons[0]
    assert (mark.text, mark.data) == ("✅ 🛡 ОДКБ", "v1:topic:9:off:0:menu")


@pytest.mark.parametrize("code", sorted(feeds.PROBLEMS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sources_problem_is_told_in_words(now, language, code):
    feed = Feed(
        id=FeedId(1),
        source=Source(url="https://example.org", name="Пример"),
        next_check_at=now,
        problem=f"{code}:404",
    )
    said = feeds.feed_screen(feed, 0, language, now).html
    assert code not in said
    assert "(404)" in said


def reported(now, progress, sent_ago):
    """What the report of a broadcast offers, as its buttons say it."""
    broadcast = Broadcast(
        id=BroadcastId(3),
        author=UserId(1),
        content=Text(html="Важно"),
        state=BroadcastState.REPORTED,
        created_at=now,
    )
    standing = Standing(broadcast=broadcast, progress=progress, last_sent_at=now - sent_ago)
    rows = broadcasts.report(standing, now, "ru").buttons
    return [button.data.removeprefix("v1:broadcast:3:") for row in rows for button in row]


def test_a_report_offers_to_send_again_only_to_those_in_doubt(now):
    hour = timedelta(hours=1)
    assert reported(now, Progress(total=5, sent=5), hour) == ["reword", "delete"]
    assert reported(now, Progress(total=5, sent=3, in_doubt=2), hour) == ["again", "reword", "delete"]
    assert reported(now, Progress(total=5, blocked=5), hour) == []


def test_a_report_offers_the_deletion_for_48_hours(now):
    sent = Progress(total=5, sent=5)
    assert reported(now, sent, timedelta(hours=47, minutes=59)) == ["reword", "delete"]
    assert reported(now, sent, timedelta(hours=48, minutes=1)) == ["reword"]
