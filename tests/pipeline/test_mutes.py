"""What a chat muted comes neither with a digest nor as it happens; to others it does."""

from datetime import timedelta

import pytest

from news.alerts import Alerts
from news.ids import StoryId
from news.mutes import MOST_MUTES, Mute, MuteKind, Mutes
from news.stories import Story, Summary
from nlp.stems import stems
from pipeline.alert import alert
from pipeline.mutes import unmuted
from tests import stories
from tests.pipeline.test_compose import Newsroom


def story(now, *topics, headline="Футболисты победили", language="ru"):
    return Story(
        id=StoryId(5), version=1, first_at=now, last_at=now, outlets=1, importance=0.5, topics=topics,
        summaries=(Summary(language=language, headline=headline),),
    )  # fmt: skip


def test_a_topic_silences_whatever_is_about_it_too(now):
    assert Mutes(topics=frozenset({2})).silence(story(now, 1, 2), (), stems)
    assert not Mutes(topics=frozenset({3})).silence(story(now, 1, 2), (), stems)


def test_an_outlet_silences_what_it_alone_reports(now):
    mutes = Mutes(outlets=frozenset({"Степь"}))
    assert mutes.silence(story(now), {"Степь"}, stems)
    assert not mutes.silence(story(now), {"Степь", "Кабар"}, stems)
    assert not mutes.silence(story(now), (), stems)


@pytest.mark.parametrize(
    ("word", "headline", "silent"),
    [
        ("футболист", "Футболистов встретили дома", True),
        ("сборная россии", "Сборной России вручили кубок", True),
        ("сборная россии", "Сборная вернулась из России", False),
        ("мяч", "Мячом года назвали", True),
        ("ком", "Комиссия приняла решение", False),
    ],
)
def test_a_word_silences_in_every_form_and_a_phrase_as_it_stands(now, word, headline, silent):
    assert Mutes(words=(word,)).silence(story(now, headline=headline), (), stems) is silent


@pytest.fixture
async def newsroom(storage, now):
    made = Newsroom(storage, now)
    await made.open()
    return made


async def mute(newsroom, kind, value):
    async with newsroom.storage.writing() as tx:
        return await tx.mutes.add(newsroom.chat.id, Mute(kind=kind, value=str(value)), newsroom.now)


async def test_a_digest_leaves_out_what_is_muted(newsroom, now):
    await newsroom.story("Министры ОДКБ встретились")
    hidden = await newsroom.story("Учения перенесли на осень")
    await newsroom.story("Футболисты ОДКБ сыграли вничью")
    await mute(newsroom, MuteKind.STORY, hidden)
    await mute(newsroom, MuteKind.WORD, "футболистам")
    await newsroom.compose(now)
    (text,) = await newsroom.messages()
    assert "Министры ОДКБ" in text
    assert "осень" not in text
    assert "вничью" not in text


async def test_what_is_no_longer_muted_comes_with_the_next_digest(newsroom, now):
    await newsroom.story("Учения перенесли на осень")
    kept = await mute(newsroom, MuteKind.WORD, "осенью")
    await newsroom.compose(now)
    assert await newsroom.messages() == []
    async with newsroom.storage.writing() as tx:
        assert await tx.mutes.remove(newsroom.chat.id, kept.id) == kept
        assert await tx.mutes.remove(newsroom.chat.id, kept.id) is None
    await newsroom.compose(now + timedelta(days=1))
    assert "осень" in (await newsroom.messages())[0]


async def test_muting_twice_is_muting_once_and_there_is_a_limit(newsroom):
    first = await mute(newsroom, MuteKind.OUTLET, "Степь")
    assert await mute(newsroom, MuteKind.OUTLET, "Степь") == first
    for number in range(MOST_MUTES - 1):
        assert await mute(newsroom, MuteKind.WORD, f"слово{number}") is not None
    assert await mute(newsroom, MuteKind.WORD, "лишнее") is None


async def test_a_muted_story_stays_muted_when_it_is_merged(newsroom, storage, now):
    old, into = await newsroom.story("Первая"), await newsroom.story("Вторая")
    await mute(newsroom, MuteKind.STORY, old)
    async with storage.writing() as tx:
        assert await tx.joining.merge(old, into, now) is not None
        (found,) = await tx.stories.get([into])
        assert await unmuted(tx, newsroom.chat.id, [found]) == []


async def test_an_outlet_that_reports_alone_is_not_heard(newsroom, storage, now):
    at = now - timedelta(hours=1)
    outlet = await stories.outlet(storage, "step", at)
    other = await stories.outlet(storage, "vesti", at)
    one = await stories.article(storage, outlet, "Степь говорит", at)
    both = [await stories.article(storage, feed, f"Говорят {feed}", at) for feed in (outlet, other)]
    alone = await stories.story(storage, "Одна", [one], at)
    shared = await stories.story(storage, "Обе", both, at)
    await mute(newsroom, MuteKind.OUTLET, "step")
    async with storage.reading() as tx:
        kept = await unmuted(tx, newsroom.chat.id, await tx.stories.get([alone, shared]))
    assert [one.id for one in kept] == [shared]


async def test_who_muted_a_story_is_not_told_of_it_as_it_happens(newsroom, storage, now):
    async with storage.writing() as tx:
        await tx.wishes.set_alerts(newsroom.chat.id, newsroom.topics["csto"], Alerts.ALL)
    id = await newsroom.story("Футболисты ОДКБ сыграли вничью")
    await mute(newsroom, MuteKind.WORD, "футболист")
    async with storage.writing() as tx:
        due = await tx.stories.claim_to_tell(now, 10)
    assert due == [id]
    assert await alert(storage, id, now) == 0
    assert await newsroom.messages() == []


async def test_what_a_muted_outlet_reported_first_comes_once_others_report_it(newsroom, storage, now):
    async with storage.writing() as tx:
        await tx.wishes.set_alerts(newsroom.chat.id, newsroom.topics["csto"], Alerts.ALL)
    at, topics = now - timedelta(hours=1), [newsroom.topics["csto"]]
    outlet = await stories.outlet(storage, "step", at)
    other = await stories.outlet(storage, "vesti", at)
    first = await stories.article(storage, outlet, "Министры ОДКБ встретились", at, topics)
    id = await stories.story(storage, "Министры ОДКБ встретились", [first], at)
    await mute(newsroom, MuteKind.OUTLET, "step")
    assert await alert(storage, id, now) == 0
    second = await stories.article(storage, other, "Министры ОДКБ встретились", now, topics)
    async with storage.writing() as tx:
        await tx.articles.join(second, id)
        await stories.refresh(tx, id, now)
    await stories.summarise(storage, id, "Министры ОДКБ встретились")
    await newsroom.compose(now)
    (text,) = await newsroom.messages()
    assert "Министры ОДКБ" in text
