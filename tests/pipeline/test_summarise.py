"""A summarised story keeps where each sentence came from and where its outlets differ, in the database."""

from datetime import timedelta

from news.articles import Reading, Understanding
from news.differences import Disputed
from news.feeds import Entry
from news.ids import EntryId
from news.recognition import NewEntry, with_keys
from pipeline.group import refresh
from pipeline.summarise import summarise
from pipeline.thinking import Thinking
from sources.urls import canonical
from tests.stories import outlet

FIRST = (
    "В ДТП под Токмоком погибли двое",
    "БИШКЕК, 24 ноя — Кабар. В ДТП под Токмоком погибли двое мужчин. Авария произошла на трассе утром.",
)
SECOND = (
    "В аварии под Токмоком погибли трое",
    "Число погибших под Токмоком возросло до трёх, сообщил Минздрав. Он назвал и причину.",
)


async def reported(storage, feed, said, at):
    title, text = said
    (keyed,) = with_keys(
        [Entry(guid=title, link=f"https://example.org/{feed}", title=title, published_at=at)], canonical
    )
    async with storage.writing() as tx:
        new = NewEntry(entry=keyed.entry, keys=keyed.keys, published_at=at, first_seen_at=at, silent=False)
        await tx.entries.add(feed, [new])
        (claimed,) = await tx.entries.claim_unread(at, 10)
        await tx.articles.save(claimed.id, Reading(title=title, text=text, language="ru"), at)
        await tx.articles.understood(claimed.id, Understanding(vector=b"", topics=(), understood_with="test"))
    return EntryId(claimed.id)


async def test_the_newest_number_leads_and_the_other_is_kept_beside_it(storage, now):
    earlier = now - timedelta(hours=2)
    ids = [
        await reported(storage, await outlet(storage, "24.kg", now), FIRST, earlier),
        await reported(storage, await outlet(storage, "Kaktus", now), SECOND, now),
    ]
    async with storage.writing() as tx:
        story = await tx.stories.add(now, now)
        for id in ids:
            await tx.articles.join(id, story)
        await refresh(tx, story, now)
        ((_, version),) = await tx.stories.claim_to_summarise(now, 10)
    thinking = Thinking()
    assert await summarise(storage, thinking, story, version, now)
    thinking.close()
    async with storage.reading() as tx:
        (kept,) = await tx.stories.get([story])
    summary = kept.summary("ru")
    assert summary.headline == SECOND[0]
    first = summary.sentences[0]
    assert (first.article_id, first.position) == (ids[1], 0)
    assert first.source == "Число погибших под Токмоком возросло до трёх, сообщил Минздрав."
    assert "Кабар" not in summary.text
    (difference,) = kept.differences
    assert difference.what is Disputed.DEAD
    assert [(said.outlet, said.number, said.newest) for said in difference.said] == [
        ("Kaktus", "3", True),
        ("24.kg", "2", False),
    ]
