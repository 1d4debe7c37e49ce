"""Editing: what an editor corrects stays corrected, is told to nobody twice, and is kept as an example."""

import pytest

from news.audit import Deed
from news.corrections import CorrectionKind
from news.ids import EntryId, UserId
from news.stories import Sentence, Summary
from pipeline.editing import Editing
from pipeline.rejoin import Rejoining
from tests import stories
from tests.pipeline.test_compose import Newsroom
from tests.pipeline.test_understanding import LAST, OTHER_TEXT, OTHER_TITLE, TEXT, TITLE, Press

EDITOR = UserId(21)
HOCKEY = "Сборная по хоккею выиграла турнир в Оше"
HOCKEY_TEXT = (
    "Сборная страны по хоккею выиграла турнир в Оше, обыграв в финале команду Алматы со счётом три один. Две шайбы "
    "забросил нападающий Бекжан Осмонов, а вратарь отразил тридцать бросков. Болельщики встретили игроков на "
    "площади, где им вручили кубок и медали. Следующий турнир пройдёт осенью, и тренер обещает обновить состав."
)


@pytest.fixture
async def newsroom(storage, now):
    made = Newsroom(storage, now)
    await made.open()
    return made


@pytest.fixture
def editing(storage, now):
    return Editing(storage, EDITOR, now)


@pytest.fixture
def rejoining(storage, now):
    return Rejoining(storage, EDITOR, now)


async def two(newsroom):
    """Keep two stories of two articles each, all four on one topic."""
    storage, now = newsroom.storage, newsroom.now
    feed = await stories.outlet(storage, "vesti", now, "kg")
    made = []
    for headline in ("Министры встретились", "Встреча министров"):
        articles = [
            await stories.article(storage, feed, f"{headline} {place}", now, [newsroom.topics["csto"]])
            for place in (1, 2)
        ]
        made.append(await stories.story(storage, headline, articles, now))
    return made


async def card(storage, id):
    async with storage.reading() as tx:
        return await tx.stories.card(id)


async def corrections(storage):
    async with storage.reading() as tx:
        return await tx.corrections.all()


async def test_an_editors_words_outlive_the_next_summary(newsroom, storage, editing):
    id, _ = await two(newsroom)
    assert await editing.rewrite(id, "ru", CorrectionKind.HEADLINE, "Министры ОДКБ собрались в Бишкеке")
    assert await editing.rewrite(id, "ru", CorrectionKind.SUMMARY, "Они говорили о границах.")
    await stories.summarise(storage, id, "Новый заголовок")
    summary = (await card(storage, id)).story.summary("ru")
    assert summary.headline == "Министры ОДКБ собрались в Бишкеке"
    assert summary.text == "Они говорили о границах."
    first, second = await corrections(storage)
    assert (first.kind, first.user_id, first.story_id) == (CorrectionKind.HEADLINE, EDITOR, id)
    assert first.before["text"] == "Министры встретились"
    assert first.after == {"text": "Министры ОДКБ собрались в Бишкеке"}
    assert second.kind is CorrectionKind.SUMMARY


async def test_words_in_one_language_leave_the_other_alone(newsroom, storage, editing):
    id, _ = await two(newsroom)
    async with storage.writing() as tx:
        (found,) = await tx.stories.get([id])
        said = (Sentence(text="Said.", article_id=EntryId(1), source="Said."),)
        both = [Summary(language=code, headline=code, sentences=said) for code in ("ru", "en")]
        await tx.stories.summarised(id, found.version, both)
    await editing.rewrite(id, "en", CorrectionKind.HEADLINE, "Ministers met")
    shown = (await card(storage, id)).story
    assert [summary.headline for summary in shown.summaries] == ["ru", "Ministers met"]
    assert shown.summary("en").sentences == said


async def test_the_same_words_again_are_no_correction(newsroom, storage, editing):
    id, _ = await two(newsroom)
    await editing.rewrite(id, "ru", CorrectionKind.HEADLINE, "Министры собрались")
    await editing.rewrite(id, "ru", CorrectionKind.HEADLINE, "Министры собрались")
    assert len(await corrections(storage)) == 1


async def test_topics_that_an_editor_chose_stay_when_an_article_joins(newsroom, storage, editing, now):
    id, _ = await two(newsroom)
    csto, sport = newsroom.topics["csto"], newsroom.topics["sport"]
    assert await editing.choose_topic(id, sport, wanted=True)
    assert await editing.choose_topic(id, csto, wanted=False)
    assert not await editing.choose_topic(id, sport, wanted=False), "a story without a topic reaches nobody"
    async with storage.writing() as tx:
        await stories.refresh(tx, id, now)
    assert (await card(storage, id)).story.topics == (sport,)
    assert [one.after["topics"] for one in await corrections(storage)] == [["csto", "sport"], ["sport"]]


async def test_merged_stories_are_one_and_nobody_is_told_twice(newsroom, storage, rejoining, now):
    one, other = await two(newsroom)
    async with storage.writing() as tx:
        (story,) = await tx.stories.get([one])
        await tx.digests.show(newsroom.chat.id, [story], now)
    assert await rejoining.merge(one, other) == other
    assert await rejoining.merge(one, other) is None
    merged = await card(storage, one)
    assert merged.story.id == other
    assert len(merged.reports) == 4
    await stories.summarise(storage, other, "Министры встретились")
    async with storage.reading() as tx:
        assert await tx.stories.not_shown(newsroom.chat.id, since=now.replace(year=2020)) == []
    (kept,) = await corrections(storage)
    assert (kept.kind, kept.after) == (CorrectionKind.MERGED, {"story": other})
    assert [len(titles) for titles in kept.before["stories"]] == [2, 2]


async def test_a_story_is_not_merged_into_itself(newsroom, rejoining):
    one, other = await two(newsroom)
    assert await rejoining.merge(one, one) is None
    await rejoining.merge(one, other)
    assert await rejoining.merge(other, one) is None


async def test_who_was_shown_a_story_was_shown_what_is_split_off(newsroom, storage, rejoining, now):
    one, _ = await two(newsroom)
    first, second = (await card(storage, one)).reports
    async with storage.writing() as tx:
        (story,) = await tx.stories.get([one])
        await tx.digests.show(newsroom.chat.id, [story], now)
    begun = await rejoining.split(one, second.article_id)
    assert await rejoining.split(one, second.article_id) is None
    assert [report.title for report in (await card(storage, begun)).reports] == [second.title]
    assert [report.title for report in (await card(storage, one)).reports] == [first.title]
    await stories.summarise(storage, begun, "Отдельная")
    async with storage.reading() as tx:
        left = await tx.stories.not_shown(newsroom.chat.id, since=now.replace(year=2020))
    assert [story.id for story in left] == [2]
    (kept,) = await corrections(storage)
    assert (kept.kind, kept.article_id) == (CorrectionKind.SPLIT, second.article_id)


async def test_a_storys_only_article_is_not_split_off(newsroom, storage, rejoining):
    one, _ = await two(newsroom)
    first, second = (await card(storage, one)).reports
    await rejoining.split(one, second.article_id)
    assert await rejoining.split(one, first.article_id) is None


@pytest.mark.parametrize(
    ("deed", "kind"),
    [("mark", CorrectionKind.IMPORTANT), ("hide", CorrectionKind.HIDDEN)],
)
async def test_marking_and_hiding_are_kept_as_examples(newsroom, storage, editing, deed, kind):
    one, _ = await two(newsroom)
    await getattr(editing, deed)(one)
    await getattr(editing, deed)(one)
    (kept,) = await corrections(storage)
    assert kept.kind is kind


async def test_an_article_joins_the_story_into_which_its_own_was_merged(storage, rejoining, now):
    press = Press(storage, now)
    await press.open()
    await press.publish(0, TITLE, TEXT + LAST)
    (one,) = await press.through()
    async with storage.writing() as tx:
        into = await tx.stories.add(now, now)
    assert await rejoining.merge(one, into) == into
    await press.publish(1, OTHER_TITLE, OTHER_TEXT + LAST)
    assert await press.through() == [into]


async def test_an_article_joins_what_was_split_off_for_it(storage, rejoining, now):
    press = Press(storage, now)
    await press.open()
    await press.publish(0, TITLE, TEXT + LAST)
    await press.publish(0, HOCKEY, HOCKEY_TEXT)
    ministers, hockey = await press.through()
    await rejoining.merge(hockey, ministers)
    played = (await card(storage, ministers)).reports[-1]
    begun = await rejoining.split(ministers, played.article_id)
    await press.publish(1, f"{HOCKEY}: подробности", HOCKEY_TEXT)
    assert await press.through() == [begun]


async def test_every_deed_is_written_down_once(newsroom, storage, now):
    one, _ = await two(newsroom)
    sport = newsroom.topics["sport"]

    async def work(at):
        hand = Editing(storage, EDITOR, at)
        await hand.mark(one, "Граница закрыта")
        yield
        await hand.take_back(one)
        yield
        await hand.mark(one)
        yield
        await hand.hide(one)
        yield
        await hand.show(one)
        yield
        await hand.rewrite(one, "ru", CorrectionKind.HEADLINE, "Министры собрались")
        yield
        await hand.rewrite(one, "ru", CorrectionKind.SUMMARY, "Они говорили о границах.")
        yield
        await hand.choose_topic(one, sport, wanted=True)
        yield

    # Each deed is done twice, as an update that a crash repeats does it.
    first, again = work(now), work(now)
    async for _ in first:
        await anext(again)
    async with storage.reading() as tx:
        records = list(reversed(await tx.audit.last(50)))
    assert [(record.deed, record.details.get("said")) for record in records] == [
        (Deed.NEWS_MARKED_WITH_LINE, "Граница закрыта"),
        (Deed.NEWS_UNMARKED, None),
        (Deed.NEWS_MARKED, None),
        (Deed.NEWS_HIDDEN, None),
        (Deed.NEWS_SHOWN, None),
        (Deed.NEWS_HEADLINE, "Министры собрались"),
        (Deed.NEWS_SUMMARY, "Они говорили о границах."),
        (Deed.NEWS_TOPICS, {"ru": "+ ru", "ky": "+ ky", "en": "+ en"}),
    ]
    assert {record.user_id for record in records} == {EDITOR}
    assert {record.subject for record in records[:6]} == {"Министры встретились"}
    assert all(record.details["id"] == one for record in records)
