"""What was read is found again: in every form of its words, on both databases, best and freshest first."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from news.articles import Reading
from news.chats import ChatKind
from news.topics import TopicGroup
from pipeline.index import due, index
from pipeline.search import search
from pipeline.thinking import Thinking
from pipeline.tidy import tidy
from tests import stories
from tests.pipeline.test_compose import SETTINGS

ZONE = ZoneInfo("Asia/Bishkek")
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def thinking():
    made = Thinking()
    yield made
    made.close()


@pytest.fixture
def archive(storage, now, thinking):
    return Archive(storage, now, thinking)


class Archive:
    """What was read, and the looking for it."""

    def __init__(self, storage, now, thinking):
        self.storage, self.now, self.thinking = storage, now, thinking
        self.feeds = {}

    async def keep(self, title, body="", language="ru", *, age=HOUR, outlet="Вести", topics=()):
        """Keep a story of one article."""
        at = self.now - age
        if outlet not in self.feeds:
            self.feeds[outlet] = await stories.outlet(self.storage, outlet, at)
        id = await stories.article(self.storage, self.feeds[outlet], title, at, topics)
        async with self.storage.writing() as tx:
            await tx.articles.save(id, Reading(title=title, text=body, language=language), at)
        return await stories.story(self.storage, title, [id], at)

    async def index(self):
        """Index until nothing is due."""
        while await due(self.storage, self.now):
            await index(self.storage, self.thinking)

    async def look(self, query, **about):
        async with self.storage.reading() as tx:
            return await search(
                tx,
                query,
                **{"chat_id": None, "language": "ru", "now": self.now, "zone": ZONE, "limit": 10} | about,
            )

    async def titles(self, query, **about):
        found = await self.look(query, **about)
        return [story.summary("ru").headline for story in found.stories]


RU = ("Президенты обсудили сотрудничество с ОДКБ", "Учения пройдут в горах у озера.", "ru")
KY = ("Өкмөт жаңы мектептерди курат", "Көлдүн жээгинде Бишкектин мугалимдери чогулду.", "ky")
EN = ("Ministers discussed water resources", "The dams on the river are being rebuilt.", "en")


FORMS = [
    ("президентами", RU),
    ("ОДКБ учений", RU),
    ("озёра", RU),
    ("одкб -учения", None),
    ("одкб -футбол", RU),
    ('"пройдут в горах"', RU),
    ('"в горах пройдут"', None),
    ("мектеп", KY),
    ("мектебинде", KY),
    ("өкмөттүн", KY),
    ("окмот", KY),
    ("кол", KY),
    ("көл", KY),
    ("Бишкека", KY),
    ("мугалим жаны мектеп", KY),
    ("dam minister", EN),
    ("waters", EN),
    ("jlr,", RU),
    ("ghtpbltyn", RU),
    ("цфеук", EN),
    ("вертолёт", None),
]


async def test_words_are_found_in_all_their_forms(archive):
    for one in (RU, KY, EN):
        await archive.keep(*one)
    await archive.index()
    found = {query: await archive.titles(query) for query, _ in FORMS}
    assert found == {query: [wanted[0]] if wanted else [] for query, wanted in FORMS}


async def test_a_preposition_is_not_taken_for_a_turkic_stem(archive):
    await archive.keep("Выставка во дворце", "Открыта во вторник.")
    await archive.index()
    assert await archive.titles("вода") == []


async def test_letters_as_they_were_typed_come_first(archive):
    await archive.keep("Коз тууралуу", "Коз.", "ky")
    await archive.keep("Көз тууралуу", "Көз.", "ky")
    await archive.index()
    assert await archive.titles("көздү") == ["Көз тууралуу", "Коз тууралуу"]
    assert set(await archive.titles("коз")) == {"Көз тууралуу", "Коз тууралуу"}


async def test_a_title_weighs_more_and_age_takes_away(archive):
    await archive.keep("Обзор дня", "Среди прочего в области говорили о газопроводе и дорогах.")
    await archive.keep("Газопровод построят", "Работы начнутся весной.", age=20 * DAY)
    await archive.keep("Газопровод достроили", "Работы окончены весной.", age=2 * DAY)
    await archive.index()
    assert await archive.titles("газопровод") == ["Газопровод достроили", "Газопровод построят", "Обзор дня"]


async def test_a_search_is_limited_by_topic_outlet_and_period(archive, storage, now):
    async with storage.writing() as tx:
        names = {"ru": "Спорт", "ky": "Спорт", "en": "Sport"}
        await tx.topics.add_missing([("sport", TopicGroup.LIFE, "", names)], now)
        sport = (await tx.topics.ids())["sport"]
    await archive.keep("Матч у реки", outlet="Арена", topics=[sport])
    await archive.keep("Мост у реки", outlet="Мосты", age=5 * DAY)
    await archive.index()
    assert await archive.titles("река topic:sport") == ["Матч у реки"]
    assert await archive.titles("тема:спорт") == ["Матч у реки"]
    assert await archive.titles("река источник:мосты") == ["Мост у реки"]
    assert await archive.titles("река outlet:арена.example") == ["Матч у реки"]
    assert await archive.titles("река 3d") == ["Матч у реки"]
    assert await archive.titles("река 25.02") == ["Мост у реки"]
    assert await archive.titles("река 20.02-26.02") == ["Мост у реки"]
    assert await archive.titles("река неделя") == ["Матч у реки", "Мост у реки"]
    assert (await archive.look("река тема:балет")).unknown == ("балет",)


async def test_a_topic_of_ones_own_limits_for_its_owner_alone(archive, storage, now):
    async with storage.writing() as tx:
        me = await tx.chats.meet(11, None, ChatKind.PRIVATE, SETTINGS, now)
        mine = await tx.own_topics.add(me.id, "Плотины", "плотина", now)
    await archive.keep("Плотина у реки", topics=[mine])
    await archive.index()
    assert await archive.titles("река тема:плотины", chat_id=me.id) == ["Плотина у реки"]
    assert (await archive.look("река тема:плотины")).unknown == ("плотины",)


async def test_where_no_text_has_all_the_words_those_with_most_of_them_come(archive):
    await archive.keep("Паводок на реке Нарын")
    await archive.keep("Паводок в долине")
    await archive.index()
    found = await archive.look("паводок Нарын вертолёт")
    assert found.relaxed
    assert [story.summary("ru").headline for story in found.stories] == [
        "Паводок на реке Нарын", "Паводок в долине",
    ]  # fmt: skip
    assert not (await archive.look("паводок Нарын")).relaxed


async def test_pages_follow_each_other(archive):
    for number in range(7):
        await archive.keep(f"Река {number}", age=number * HOUR)
    await archive.index()
    first = await archive.look("река", limit=3)
    assert first.total == 7
    pages = [await archive.titles("река", limit=3, offset=offset) for offset in (0, 3, 6)]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert len({title for page in pages for title in page}) == 7


async def test_a_merged_story_is_found_as_the_one_it_is_part_of_and_a_hidden_one_not(archive, storage, now):
    first = await archive.keep("Река вышла из берегов")
    second = await archive.keep("Паводок в долине")
    await archive.index()
    async with storage.writing() as tx:
        assert await tx.joining.merge(first, second, now) is not None
    assert await archive.titles("река") == ["Паводок в долине"]
    async with storage.writing() as tx:
        await tx.important.hide(second, now)
    assert await archive.titles("река") == []


async def test_a_changed_text_is_indexed_anew(archive, storage, now):
    await archive.keep("Мост открыт", "Сообщил мэр.")
    await archive.index()
    async with storage.writing() as tx:
        ((id, *_),) = [(one.id,) for one in await tx.articles.newest(1)]
        await tx.articles.save(
            id, Reading(title="Мост открыт", text="Сообщил губернатор.", language="ru"), now
        )
    await archive.index()
    assert await archive.titles("мэр") == []
    assert await archive.titles("губернатор") == ["Мост открыт"]


async def test_what_is_kept_no_more_is_not_found_and_takes_no_place(archive, storage, now):
    await archive.keep("Старая река", age=100 * DAY)
    await archive.keep("Новая река")
    await archive.index()
    await tidy(storage, 90 * DAY, now)
    assert await archive.titles("река") == ["Новая река"]
    async with storage.reading() as tx:
        kept = await tx.search._connection.execute(text("SELECT count(*) FROM article_index"))
        assert kept.scalar_one() == 1


async def test_what_is_saved_is_kept_whatever_its_age(archive, storage, now):
    old = await archive.keep("Старая река", age=100 * DAY)
    into = await archive.keep("Старая долина", age=100 * DAY)
    async with storage.writing() as tx:
        me = await tx.chats.meet(11, None, ChatKind.PRIVATE, SETTINGS, now)
        await tx.saved.add(me.id, old, now)
        await tx.saved.add(me.id, old, now + HOUR)
        await tx.joining.merge(old, into, now)
    await tidy(storage, 90 * DAY, now)
    async with storage.reading() as tx:
        hits = await tx.saved.of(me.id, limit=5)
        assert (hits.ids, hits.total) == ((into,), 1)
        assert await tx.saved.has(me.id, into)
        assert len((await tx.stories.card(into)).reports) == 2
    async with storage.writing() as tx:
        await tx.saved.remove(me.id, into)
    async with storage.reading() as tx:
        assert (await tx.saved.of(me.id, limit=5)).total == 0
    await tidy(storage, 90 * DAY, now)
    assert await archive.titles("река") == []


HOSTILE = [
    'река" OR "', "река NEAR(", "title:река", "{title} : река", "река*", "^река", "река'; DROP TABLE articles; --",
    "река \x00\x00", "река & | ! <-> :*", "🙂🙂 река", "река " * 800, "река\\", "р'ека", "(" * 300, "-", '"', "\ud83d",
    "topic: река", "outlet:% река", "е" * 4000, "1e5 -1 0.5e-3 река", "½ ² река", "๑๒๓ नमस्ते",
]  # fmt: skip


async def test_nothing_that_can_be_typed_breaks_a_search(archive):
    await archive.keep("Река и горы")
    await archive.index()
    for query in HOSTILE:
        await archive.look(query)
    assert await archive.titles("река") == ["Река и горы"]
