"""What keeps an article from a chat is named by the first thing that stands in its way."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from news.chats import Absence, Chat, Settings
from news.feeds import Feed, FeedState, Source
from news.ids import ChatId, FeedId, StoryId, TopicId
from news.mutes import Mute, MuteKind, silencing
from news.quiet import Quiet
from news.schedule import Schedule
from news.stories import Story, Summary
from news.whynot import Cause, Facts, SeenEntry, SeenStory, whynot

DAY = timedelta(days=1)


@pytest.fixture
def feed(now):
    return Feed(
        id=FeedId(1),
        source=Source(url="https://a.example.org/rss", name="А"),
        next_check_at=now,
        checked_at=now - DAY,
    )


@pytest.fixture
def facts(now):
    """An article that fits and waits."""
    schedule = Schedule(timezone="Asia/Bishkek", times=(time(8),))
    chat = Chat(
        id=ChatId(1),
        telegram_id=1,
        settings=Settings(language="ru", schedule=schedule),
        next_digest_at=now + DAY,
    )
    entry = SeenEntry(
        title="Новость", outlet="А", first_seen_at=now - DAY, silent=False, read=True, understood=True,
        story_id=StoryId(1),
    )  # fmt: skip
    story = SeenStory(
        id=StoryId(1), headline="Новость", merged=False, hidden_at=None, touched_at=now - timedelta(hours=1),
        shown_at=None, topics=(TopicId(1),), brought_since=now - 2 * DAY,
    )  # fmt: skip
    return Facts(
        chat=chat, is_link=True, entry=entry, story=story, chosen=(TopicId(1),), waits_since=now - 8 * DAY
    )


def causes(facts, now):
    return [finding.cause for finding in whynot(facts, now)]


def test_what_fits_waits_for_the_digest(facts, now):
    (finding,) = whynot(facts, now)
    assert (finding.cause, finding.at) == (Cause.WAITS, now + DAY)


def test_what_is_no_link_is_not_looked_for(facts, now):
    assert causes(replace(facts, is_link=False), now) == [Cause.NO_LINK]


def test_the_source_answers_for_a_link_that_was_never_seen(facts, feed, now):
    unseen = replace(facts, entry=None, story=None)
    muted = replace(feed, muted_until=now + DAY)
    failing = replace(feed, failures=2, failing_since=now - DAY, problem="unreachable:dns")
    removed = replace(feed, state=FeedState.REMOVED)
    fresh = replace(feed, checked_at=None)
    assert causes(unseen, now) == [Cause.NO_SOURCE]
    for one, cause in (
        (feed, Cause.NOT_LISTED), (muted, Cause.MUTED), (failing, Cause.FAILING), (removed, Cause.REMOVED),
        (fresh, Cause.NEVER_CHECKED),
    ):  # fmt: skip
        assert causes(replace(unseen, feeds=(one,)), now) == [cause]
    assert causes(replace(unseen, feeds=(removed, muted, failing, feed)), now) == [Cause.NOT_LISTED]
    assert whynot(replace(unseen, feeds=(muted,)), now)[0].at == now + DAY


def test_an_article_is_followed_through_the_steps(facts, now):
    for change, cause in (
        ({"silent": True}, Cause.OLD),
        ({"read": False}, Cause.NOT_READ),
        ({"understood": False}, Cause.NOT_UNDERSTOOD),
    ):
        assert causes(replace(facts, entry=replace(facts.entry, **change)), now) == [cause]
    assert causes(replace(facts, story=None), now) == [Cause.NOT_SUMMARISED]
    assert causes(replace(facts, story=replace(facts.story, headline="")), now) == [Cause.NOT_SUMMARISED]


def test_a_story_may_be_hidden_shown_old_or_about_something_else(facts, now):
    for change, cause in (
        ({"hidden_at": now - DAY}, Cause.HIDDEN),
        ({"shown_at": now - DAY}, Cause.SHOWN),
        ({"brought_since": None}, Cause.OTHER_TOPICS),
        ({"touched_at": now - 3 * DAY}, Cause.BEFORE),
        ({"touched_at": now - 9 * DAY, "brought_since": now - 30 * DAY}, Cause.BEFORE),
    ):
        assert causes(replace(facts, story=replace(facts.story, **change)), now) == [cause]
    assert causes(replace(facts, chosen=()), now) == [Cause.NO_TOPICS]


@pytest.mark.parametrize(
    ("kind", "cause"),
    [
        (MuteKind.TOPIC, Cause.MUTED_TOPIC), (MuteKind.OUTLET, Cause.MUTED_OUTLET),
        (MuteKind.WORD, Cause.MUTED_WORD), (MuteKind.STORY, Cause.MUTED_STORY),
    ],
)  # fmt: skip
def test_what_the_chat_muted_is_named_and_no_digest_is_promised(facts, now, kind, cause):
    muted = replace(facts, mutes=(Mute(id=3, kind=kind, value="1"),))
    (finding,) = whynot(muted, now)
    assert (finding.cause, finding.mute) == (cause, muted.mutes[0])
    elsewhere = replace(muted, story=replace(muted.story, brought_since=None))
    assert causes(elsewhere, now) == [cause, Cause.OTHER_TOPICS]
    shown = replace(muted, story=replace(muted.story, shown_at=now - DAY))
    assert causes(shown, now) == [Cause.SHOWN], "muted only after it had come"


def test_outlets_silence_a_story_together_and_the_rest_one_by_one(now):
    story = Story(
        id=StoryId(5), version=1, first_at=now, last_at=now, outlets=2, importance=0.5, topics=(TopicId(1),),
        summaries=(Summary(language="ru", headline="Матч отменён", sentences=()),),
    )  # fmt: skip
    a, b, elsewhere = (Mute(kind=MuteKind.OUTLET, value=name) for name in ("А", "Б", "В"))
    word, other = (Mute(kind=MuteKind.WORD, value=value) for value in ("матч", "погода"))

    def stems(text):
        return text.lower().split()

    assert silencing([a, b, elsewhere], story, {"А", "Б"}, stems) == [a, b]
    assert silencing([a, elsewhere], story, {"А", "Б"}, stems) == []
    assert silencing([a, word, other], story, {"А"}, stems) == [a, word]


def test_a_chat_may_be_paused_quiet_away_or_without_an_hour(facts, now):
    def change(**settings):
        return replace(facts, chat=replace(facts.chat, settings=replace(facts.chat.settings, **settings)))

    assert causes(change(paused_until=now + DAY), now) == [Cause.PAUSED, Cause.WAITS]
    assert causes(change(paused_until=now - DAY), now) == [Cause.WAITS]
    assert causes(change(quiet=Quiet(start=time(22), end=time(9))), now) == [Cause.QUIET, Cause.WAITS]
    away = replace(facts, chat=replace(facts.chat, absence=Absence.STOPPED, next_digest_at=None))
    assert causes(away, now) == [Cause.ABSENT, Cause.NO_HOURS, Cause.WAITS]
