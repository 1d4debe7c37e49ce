"""Pages of news with the text that people took from them: how much of it is read, beside single extractors."""

import importlib
import json
import logging
import re
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
import readability
import trafilatura
from numpy.typing import NDArray

from bench.intervals import interval
from bench.paths import DATA
from bench.report import Figure, Report, Table
from news.repeated import Repeated
from sources.articles import extract
from sources.decoding import decode_feed, decode_page
from sources.densest import densest_text
from sources.feeds import parse_feed
from sources.html_text import text_of_html
from sources.urls import host_of

FEEDS = DATA / "feeds"
NOW = datetime(2026, 11, 1, tzinfo=UTC)
WARM_UP = 5
GRAM = 4
NOTES = (
    (
        "F1 of runs of four words as in article-extraction-benchmark: a page counts as much as another, however long; "
        "in brackets the 95 % interval of a thousand draws of the pages."
    ),
    (
        "The Russian references hold the title and here and there a line of other headlines, which nobody should find: "
        "compare the rows, the figures themselves say less."
    ),
    "Time is that of the process, one page after another, decoding not counted; ours includes title, date and picture.",
    "Learned: what stays after the lines that other pages of the same host repeat, learned page by page in this order.",
    "No rule of ours knows a host or a page.",
)

Reader = Callable[[str, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A page and the text that should be read on it."""

    url: str
    html: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What one reader made of the pages of a set."""

    name: str
    texts: tuple[str, ...]
    milliseconds: NDArray[np.float64]


def measure() -> Report:
    warnings.simplefilter("ignore")  # other people's, about their own insides
    logging.getLogger("newspaper").setLevel(logging.CRITICAL)
    russian, english, readable = _russian(), _english(), _readable()
    readers = _readers()
    of_russian = [_read(name, reader, russian) for name, reader in readers.items()]
    of_english = [_read(name, reader, english) for name, reader in readers.items()]
    of_readable = [_read(name, reader, readable) for name, reader in readers.items()]
    ours, ours_english = of_russian[0], of_english[0]
    learned = _learned(ours, russian)
    pages, pages_right = _encodings()
    feeds, feeds_right, dates_right = _derived_feeds()
    return Report(
        figures=(
            _figure("Russian pages, F1", ours, russian, 0.865),
            _figure("English pages, F1", ours_english, english, 0.965),
            Figure(what="a Russian page", reached=_mean(ours), unit="ms of the processor", at_most=45),
            Figure(what="an English page", reached=_mean(ours_english), unit="ms of the processor", at_most=45),
            Figure(what="pages decoded right", reached=pages_right, unit=f"of {pages}", at_least=pages),
            Figure(what="feeds decoded right", reached=feeds_right, unit=f"of {feeds}", at_least=feeds),
            Figure(what="feeds with right dates", reached=dates_right, unit=f"of {feeds}", at_least=feeds),
        ),
        tables=(
            _table(f"{len(russian)} Russian news pages", [*of_russian, learned], russian),
            _table(f"{len(english)} pages of article-extraction-benchmark", of_english, english),
            _table(f"{len(readable)} test pages of Readability", of_readable, readable),
            _segments(readers),
        ),
        notes=NOTES if "newspaper4k" in readers else (*NOTES, "newspaper4k is not installed."),
    )  # fmt: skip


# ── the readers ───────────────────────────────────────────────────────────────────────────────────────────────


def _readers() -> dict[str, Reader]:
    readers: dict[str, Reader] = {
        "ours": lambda html, url: extract(html, url=url, now=NOW).text,
        "trafilatura, precision": lambda html, _: _trafilatura(html, favor_precision=True),
        "trafilatura": lambda html, _: _trafilatura(html),
        "readability-lxml": lambda html, _: _readability(html),
        "densest part": lambda html, _: densest_text(html),
    }
    newspaper = _newspaper()
    return readers if newspaper is None else readers | {"newspaper4k": newspaper}


def _trafilatura(html: str, **settings: bool) -> str:
    return trafilatura.extract(html, include_comments=False, **settings) or ""


def _readability(html: str) -> str:
    return text_of_html(readability.Document(html).summary(html_partial=True))


def _newspaper() -> Reader | None:
    """Return the reader that is no dependency, where somebody has installed it."""
    try:
        newspaper: Any = importlib.import_module("newspaper")
    except ImportError:
        return None

    def read(html: str, url: str) -> str:
        language = "ru" if re.search("[а-я]{4}", html) else "en"
        article = newspaper.Article(url, language=language, fetch_images=False)
        article.download(input_html=html)
        article.parse()
        return str(article.text)

    return read


def _read(name: str, reader: Reader, pages: Sequence[Sample]) -> Read:
    for page in pages[:WARM_UP]:
        _or_nothing(reader, page)
    texts, times = [], []
    for page in pages:
        begun = time.process_time()
        texts.append(_or_nothing(reader, page))
        times.append(1000 * (time.process_time() - begun))
    return Read(name=name, texts=tuple(texts), milliseconds=np.array(times))


def _or_nothing(reader: Reader, page: Sample) -> str:
    try:
        return reader(page.html, page.url)
    except Exception:  # noqa: BLE001 - whatever it raises, it has read nothing
        return ""


def _learned(read: Read, pages: Sequence[Sample]) -> Read:
    """Return the texts without the lines that pages before them had too."""
    hosts: dict[str, Repeated] = {}
    texts = []
    for number, (page, text) in enumerate(zip(pages, read.texts, strict=True)):
        repeated = hosts.setdefault(host_of(page.url), Repeated())
        texts.append(repeated.without(text))
        repeated.learn(text, str(number))
    return Read(name=f"{read.name}, learned", texts=tuple(texts), milliseconds=read.milliseconds)


# ── the figures ───────────────────────────────────────────────────────────────────────────────────────────────


def _shares(said: str, true: str) -> tuple[float, float, float]:
    """Return the shares of runs that are right, too many, and missing, of all runs of both texts."""
    one, other = _runs(said), _runs(true)
    right = (one & other).total()
    both = one.total() + other.total() - right
    return (right / both, (one.total() - right) / both, (other.total() - right) / both) if both else (1, 0, 0)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + GRAM]) for at in range(max(1, len(words) - GRAM + 1)))


def _f1(shares: NDArray[np.float64]) -> tuple[float, float, float]:
    """Return F1, precision and recall, these two as means over the pages."""
    right, extra, missing = shares.T
    said, true = right + extra, right + missing
    precision = float((right[said > 0] / said[said > 0]).mean()) if (said > 0).any() else 0.0
    recall = float((right[true > 0] / true[true > 0]).mean()) if (true > 0).any() else 0.0
    both = precision + recall
    return (2 * precision * recall / both if both else 0.0), precision, recall


def _of(read: Read, pages: Sequence[Sample]) -> NDArray[np.float64]:
    return np.array([_shares(text, page.text) for text, page in zip(read.texts, pages, strict=True)])


def _mean(read: Read) -> float:
    return float(read.milliseconds.mean())


def _figure(what: str, read: Read, pages: Sequence[Sample], wanted: float) -> Figure:
    shares = _of(read, pages)
    return Figure(
        what=what,
        reached=_f1(shares)[0],
        at_least=wanted,
        spread=interval(len(shares), lambda places: _f1(shares[places])[0]),
    )


def _table(title: str, reads: Sequence[Read], pages: Sequence[Sample]) -> Table:
    rows = []
    ours = _of(reads[0], pages)
    for read in reads:
        shares = _of(read, pages)
        f1, precision, recall = _f1(shares)
        low, high = interval(len(shares), lambda places, shares=shares: _f1(shares[places])[0])
        less, more = interval(
            len(shares), lambda places, shares=shares: _f1(ours[places])[0] - _f1(shares[places])[0]
        )
        badly = int((2 * shares[:, 0] < 0.5 * (shares[:, 0] + shares.sum(axis=1))).sum())
        rows.append(
            (
                read.name,
                f"{f1:.3f} ({low:.3f}–{high:.3f})",
                f"{precision:.3f}",
                f"{recall:.3f}",
                "" if read is reads[0] else f"{less:+.3f} … {more:+.3f}",
                str(badly),
                str(sum(not text for text in read.texts)),
                f"{_mean(read):.1f}",
                f"{np.percentile(read.milliseconds, 95):.0f}",
            )
        )
    columns = (
        "reader",
        "F1",
        "precision",
        "recall",
        "ours is better by",
        "read badly",
        "empty",
        "ms",
        "ms p95",
    )
    return Table(title=title, columns=columns, rows=tuple(rows))


def _segments(readers: dict[str, Reader]) -> Table:
    """Count the passages that must stay and stay, and those that must go and go."""
    with zipfile.ZipFile(FEEDS / "pages_trafilatura.zip") as files:
        facts = json.loads(files.read(_named(files, "evaldata.json")))
        pages = [
            (url, decode_page(files.read(_named(files, fact["file"]))), fact["with"], fact["without"])
            for url, fact in facts.items()
        ]
    rows = []
    for name, reader in readers.items():
        stay = go = must_stay = must_go = 0
        for url, html, kept, gone in pages:
            text = " ".join(_or_nothing(reader, Sample(url=url, html=html, text="")).split())
            stay += sum(" ".join(piece.split()) in text for piece in kept)
            go += sum(" ".join(piece.split()) not in text for piece in gone)
            must_stay += len(kept)
            must_go += len(gone)
        rows.append((name, f"{stay} of {must_stay}", f"{go} of {must_go}"))
    return Table(
        title=f"Passages on {len(pages)} pages of trafilatura's evaluation",
        columns=("reader", "stayed that must", "gone that must"),
        rows=tuple(rows),
    )


# ── the corpora ───────────────────────────────────────────────────────────────────────────────────────────────


def _named(files: zipfile.ZipFile, name: str) -> str:
    return next(path for path in files.namelist() if path.rpartition("/")[2] == name)


def _russian() -> list[Sample]:
    with zipfile.ZipFile(FEEDS / "pages_russian.zip") as files:
        names = sorted(
            name for name in files.namelist() if name.startswith("html/") and name.endswith(".html")
        )
        return [
            Sample(
                url=f"http://{name.split('_')[1]}/a",
                html=decode_page(files.read(name)),
                text=text_of_html(
                    files.read(name.replace("html/", "reference/", 1).removesuffix("html") + "txt").decode()
                ),
            )
            for name in names
        ]


def _english() -> list[Sample]:
    with zipfile.ZipFile(FEEDS / "pages_scrapinghub.zip") as files:
        facts = json.loads(files.read(_named(files, "ground-truth.json")))
        return [
            Sample(
                url=fact["url"],
                html=decode_page(files.read(_named(files, f"{name}.html"))),
                text=fact["articleBody"],
            )
            for name, fact in sorted(facts.items())
        ]


def _readable() -> list[Sample]:
    with zipfile.ZipFile(FEEDS / "pages_readability.zip") as files:
        sources = sorted(name for name in files.namelist() if name.endswith("source.html"))
        return [
            Sample(
                url="http://fakehost/test/page.html",
                html=decode_page(files.read(name)),
                text=text_of_html(decode_page(files.read(name.replace("source.html", "expected.html")))),
            )
            for name in sources
        ]


def _encodings() -> tuple[int, int]:
    """Return how many pages were written anew in another charset, and of how many each word is the original's."""
    right = 0
    with (
        zipfile.ZipFile(FEEDS / "pages_derived_encodings.zip") as derived,
        zipfile.ZipFile(FEEDS / "pages_russian.zip") as originals,
    ):
        for name in derived.namelist():
            original = originals.read(_named(originals, name[name.index("_2011") + 1 :]))
            known = set(re.findall("[А-Яа-яё]{4,}", original.decode("utf-8", "replace")))
            words = re.findall("[А-Яа-яё]{4,}", decode_page(derived.read(name)))
            # A letter that the charset lacks, or that was broken before, breaks the word around it.
            right += bool(words) and sum(word in known for word in words) > 0.98 * len(words)
        return len(derived.namelist()), right


def _derived_feeds() -> tuple[int, int, int]:
    """Return how many feeds there are, how many are decoded right, and of how many the dates are."""
    decoded = dated = 0
    with zipfile.ZipFile(FEEDS / "feeds_derived_ru.zip") as files:
        for name in files.namelist():
            body = files.read(name)
            text = decode_feed(body)
            decoded += "\ufffd" not in text and "<title>Новости" in text
            feed = parse_feed(
                body, content_type="", url="https://feed.example/rss", now=NOW, zone="Asia/Bishkek"
            )
            dates = {entry.published_at for entry in feed.entries}
            # The seventh way of writing has no dates; the fifth says Moscow's time, the others Bishkek's or none.
            style = int(name.rpartition("_")[2].removesuffix(".xml"))
            wanted = datetime(2025, 6, 30, 7 if style == 5 else 4, tzinfo=UTC)
            dated += dates == {None} if style == 7 else wanted in dates
        return len(files.namelist()), decoded, dated
