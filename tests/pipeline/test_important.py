"""Important: what spreads fast is proposed once, what is marked is told to all readers of its topics once."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from news.alerts import Alerts
from news.chats import Absence, ChatKind
from news.deliveries import Dropped, Failed, Sent
from news.ids import UserId
from news.mutes import Mute, MuteKind
from news.quiet import Quiet
from news.roles import Role
from pipeline.alert import alert
from pipeline.compose import compose
from pipeline.deliver import Delivering
from pipeline.editing import Editing
from pipeline.important import LASTS, propose, spread_important
from pipeline.line import Line
from pipeline.rejoin import Rejoining
from pipeline.sender import RecipientGone
from tests import stories
from tests.fakes import FakeSender
from tests.pipeline.test_compose import SETTINGS, Newsroom

EDITOR, OWNER, KEEPER = UserId(21), UserId(22), UserId(23)


@pytest.fixture
async def newsroom(storage, now):
    made = Newsroom(storage, now)
    await made.open()
    async with storage.writing() as tx:
        for person, role in ((EDITOR, Role.EDITOR), (KEEPER, Role.KEEPER)):
            await tx.editors.give(person, role, now)
        for person in (EDITOR, OWNER, KEEPER):
            await tx.chats.meet(person, None, ChatKind.PRIVATE, SETTINGS, now)
    return made


async def published(newsroom, *countries, headline="Министры ОДКБ встретились"):
    """Have an outlet of each country report a story, five minutes apart, and return the story."""
    storage, now = newsroom.storage, newsroom.now
    articles = []
    for place, country in enumerate(countries):
        feed = await stories.outlet(storage, f"o{place}{country}", now, country)
        at = now - timedelta(minutes=5 * place)
        articles.append(await stories.article(storage, feed, headline, at, [newsroom.topics["csto"]]))
    return await stories.story(storage, headline, articles, now)


async def run_proposals(storage, now):
    async with storage.writing() as tx:
        due = await tx.important.claim_to_weigh(now, 10)
    return [await propose(storage, {OWNER}, id, now) for id in due]


async def run_important(storage, now):
    async with storage.writing() as tx:
        due = await tx.important.claim_to_spread(now, 10)
    return [await spread_important(storage, id, lambda: now) for id in due]


async def queued(storage, now):
    async with storage.writing() as tx:
        found = [await tx.outbox.get(id) for id in await tx.outbox.claim(now, 100)]
    return {delivery.telegram_id: delivery.content for delivery in found}


async def test_what_three_countries_report_is_proposed_to_editors_once(newsroom, storage, now):
    await published(newsroom, "kg", "kz", "ru")
    assert await run_proposals(storage, now) == [True]
    assert await run_proposals(storage, now) == []
    messages = await queued(storage, now)
    assert set(messages) == {EDITOR, OWNER}
    proposed = messages[EDITOR]
    assert "3 независимых источника" in proposed.html
    pressed = [button.data for row in proposed.buttons for button in row if button.data]
    assert pressed == ["v1:edit:1:important", "v1:edit:1:hide", "v1:close"]


async def test_the_echo_of_one_country_is_not_proposed_until_others_carry_it(newsroom, storage, now):
    id = await published(newsroom, "kg", "kg", "kg")
    assert await run_proposals(storage, now) == [False]
    assert await run_proposals(storage, now) == []
    feed = await stories.outlet(storage, "abroad", now, "de")
    another = await stories.article(storage, feed, "Встреча министров", now, [newsroom.topics["csto"]])
    async with storage.writing() as tx:
        await tx.articles.join(another, id)
        await stories.refresh(tx, id, now)
    await stories.summarise(storage, id, "Министры ОДКБ встретились")
    assert await run_proposals(storage, now) == [True]


async def test_a_marked_story_is_told_to_all_readers_of_its_topics_once(newsroom, storage, now):
    id = await published(newsroom, "kg")
    async with storage.writing() as tx:
        for number in (31, 32, 33):
            chat = await tx.chats.meet(number, None, ChatKind.PRIVATE, SETTINGS, now)
            topic = newsroom.topics["sport" if number == 33 else "csto"]
            await tx.subscriptions.subscribe(chat.id, [topic], now)
    editing = Editing(storage, EDITOR, now)
    assert await editing.mark(id, "Граница закрыта до утра")
    assert not await editing.mark(id, "ещё раз")
    assert await run_important(storage, now) == [3]
    assert await run_important(storage, now) == []
    messages = await queued(storage, now)
    assert set(messages) == {11, 31, 32}
    assert "⚡ Важно" in messages[11].html
    assert "Граница закрыта до утра" in messages[11].html


async def test_who_was_shown_it_or_is_paused_is_not_told(newsroom, storage, now):
    id = await published(newsroom, "kg")
    async with storage.writing() as tx:
        (told,) = await tx.stories.get([id])
        await tx.digests.show(newsroom.chat.id, [told], now)
        paused = replace(SETTINGS, paused_until=now + timedelta(days=1))
        chat = await tx.chats.meet(31, None, ChatKind.PRIVATE, paused, now)
        await tx.subscriptions.subscribe(chat.id, [newsroom.topics["csto"]], now)
    await Editing(storage, EDITOR, now).mark(id)
    assert await run_important(storage, now) == [0]


async def test_slices_of_readers_who_muted_it_are_passed_over(newsroom, storage, now):
    id = await published(newsroom, "kg")
    async with storage.writing() as tx:
        for number in (31, 32, 33, 34):
            chat = await tx.chats.meet(number, None, ChatKind.PRIVATE, SETTINGS, now)
            await tx.subscriptions.subscribe(chat.id, [newsroom.topics["csto"]], now)
            if number < 34:
                await tx.mutes.add(chat.id, Mute(kind=MuteKind.STORY, value=str(id)), now)
    await Editing(storage, EDITOR, now).mark(id)
    assert await spread_important(storage, id, lambda: now, at_once=2) == 2
    assert set(await queued(storage, now)) == {11, 34}


async def test_taken_back_in_time_nobody_is_told_and_the_digest_brings_it(newsroom, storage, now):
    id = await published(newsroom, "kg")
    editing = Editing(storage, EDITOR, now)
    await editing.mark(id)
    await run_important(storage, now)
    assert await editing.take_back(id) == 1
    assert await editing.take_back(id) is None
    assert await queued(storage, now) == {}
    async with storage.writing() as tx:
        (chat,) = await tx.chats.claim(now, 10)
    assert await compose(storage, chat, now) is not None


async def test_marked_again_after_that_it_is_told(newsroom, storage, now):
    id = await published(newsroom, "kg")
    await Editing(storage, EDITOR, now).mark(id)
    await run_important(storage, now)
    later = now + timedelta(minutes=1)
    editing = Editing(storage, EDITOR, later)
    await editing.take_back(id)
    await editing.mark(id)
    assert await run_important(storage, later) == [1]
    assert set(await queued(storage, later)) == {11}


async def test_a_hidden_story_is_in_no_alert_digest_or_list(newsroom, storage, now):
    async with storage.writing() as tx:
        await tx.wishes.set_alerts(newsroom.chat.id, newsroom.topics["csto"], Alerts.ALL)
    id = await published(newsroom, "kg", "kz", "ru")
    assert await Editing(storage, EDITOR, now).hide(id)
    async with storage.writing() as tx:
        assert await tx.stories.claim_to_tell(now, 10) == []
        assert await tx.stories.latest([newsroom.topics["csto"]], limit=5) == []
        assert await tx.stories.since([newsroom.topics["csto"]], now - timedelta(days=1)) == []
        (chat,) = await tx.chats.claim(now, 10)
    assert await compose(storage, chat, now) is None
    assert await run_proposals(storage, now) == []
    assert not await Editing(storage, EDITOR, now).mark(id)


async def test_hiding_stops_the_alerts_that_wait(newsroom, storage, now):
    async with storage.writing() as tx:
        await tx.wishes.set_alerts(newsroom.chat.id, newsroom.topics["csto"], Alerts.ALL)
    id = await published(newsroom, "kg")
    async with storage.writing() as tx:
        due = await tx.stories.claim_to_tell(now, 10)
    assert [await alert(storage, one, now) for one in due] == [1]
    await Editing(storage, EDITOR, now).hide(id)
    assert await queued(storage, now) == {}


async def test_what_an_important_story_is_merged_into_is_important_and_taken_back_with_it(
    newsroom, storage, now
):
    one = await published(newsroom, "kg")
    other = await published(newsroom, "de", headline="Встреча министров")
    editing = Editing(storage, EDITOR, now)
    await editing.mark(one, "Срочно")
    assert await run_important(storage, now) == [1]
    await Rejoining(storage, EDITOR, now).merge(one, other)
    assert await run_important(storage, now) == []
    async with storage.reading() as tx:
        (story,) = await tx.stories.get([other])
    assert story.important_line == "Срочно"
    assert await editing.take_back(other) == 1
    assert await queued(storage, now) == {}


@pytest.fixture
async def asleep(newsroom, storage, now):
    """The reader of the newsroom, whose quiet hours began an hour ago and last nine more."""
    quiet = replace(SETTINGS, quiet=Quiet(start=time(7), end=time(17)))
    async with storage.writing() as tx:
        await tx.chats.save_settings(newsroom.chat.id, quiet, now)
    return newsroom.chat.id


async def test_what_quiet_hours_hold_back_comes_when_they_end(newsroom, storage, now, asleep):
    id = await published(newsroom, "kg")
    await Editing(storage, EDITOR, now).mark(id)
    assert await run_important(storage, now) == [1]
    morning = now + timedelta(hours=9)
    assert await queued(storage, morning - timedelta(seconds=1)) == {}
    sender = FakeSender()
    delivering = Delivering(storage, sender, Line(), lambda: morning)
    (waiting,) = await delivering.claim(morning, 10)
    assert isinstance(await delivering.deliver(waiting), Sent)
    ((_, message),) = sender.sent
    assert "⚡ Важно" in message.html
    assert "сегодня в 08:00" in message.html


async def test_taken_back_in_the_night_it_wakes_nobody(newsroom, storage, now, asleep):
    id = await published(newsroom, "kg")
    editing = Editing(storage, EDITOR, now)
    await editing.mark(id)
    await run_important(storage, now)
    assert await editing.take_back(id) == 1
    assert await queued(storage, now + timedelta(hours=9)) == {}


async def test_what_told_of_at_once_waits_for_the_morning_too(newsroom, storage, now, asleep):
    async with storage.writing() as tx:
        await tx.wishes.set_alerts(asleep, newsroom.topics["csto"], Alerts.ALL)
    await published(newsroom, "kg")
    async with storage.writing() as tx:
        due = await tx.stories.claim_to_tell(now, 10)
    assert [await alert(storage, one, now) for one in due] == [1]
    assert await queued(storage, now) == {}
    assert set(await queued(storage, now + timedelta(hours=9))) == {11}


async def test_an_alert_that_comes_too_late_is_in_the_next_digest(newsroom, storage, now):
    id = await published(newsroom, "kg")
    await Editing(storage, EDITOR, now).mark(id)
    await run_important(storage, now)
    late = now + LASTS
    delivering = Delivering(storage, FakeSender(), Line(), lambda: late)
    (waiting,) = await delivering.claim(late, 10)
    assert isinstance(await delivering.deliver(waiting), Dropped)
    async with storage.reading() as tx:
        missed = await tx.stories.not_shown(newsroom.chat.id, since=now - timedelta(days=8))
    assert [story.id for story in missed] == [id]
    assert await run_important(storage, late) == [], "it is no news to be told at once any more"


async def test_an_alert_to_a_chat_that_is_gone_is_in_its_first_digest_when_it_returns(newsroom, storage, now):
    id = await published(newsroom, "kg")
    await Editing(storage, EDITOR, now).mark(id)
    await run_important(storage, now)
    delivering = Delivering(storage, FakeSender(refuse=[RecipientGone(Absence.BLOCKED)]), Line(), lambda: now)
    (waiting,) = await delivering.claim(now, 10)
    assert isinstance(await delivering.deliver(waiting), Failed)
    async with storage.reading() as tx:
        missed = await tx.stories.not_shown(newsroom.chat.id, since=now - timedelta(days=8))
    assert [story.id for story in missed] == [id]
