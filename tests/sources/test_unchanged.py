"""Items that stand as they stood are not read again, and that changes nothing of what is recognised."""

from datetime import UTC, datetime, timedelta
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.ids import EntryId
from news.recognition import KnownEntry, sort_out, with_keys
from sources.feeds import parse_feed
from sources.unchanged import pack, split, unpack
from sources.urls import canonical

NOW = datetime(2026, 11, 25, 6, tzinfo=UTC)
URL = "https://vestnik.example/rss"


def item(number, *, title=None, text="Текст.", guid=None, link=None, date=True):
    when = (NOW - timedelta(minutes=30 * number)).strftime("%a, %d %b %Y %H:%M:%S +0000")
    given_guid = f"<guid>{guid or f'news-{number}'}</guid>" if guid != "" else ""
    return (
        f"<item><title>{escape(title or f'Совет министров обсудил вопрос номер {number}')}</title>{given_guid}"
        f"<link>{link or f'https://vestnik.example/{number}'}</link><description>{escape(text)}</description>"
        + (f"<pubDate>{when}</pubDate>" if date else "")
        + "</item>"
    )


def feed(*items, built="1", root='<rss version="2.0">', title="Вестник"):
    head = f"<channel><title>{title}</title><lastBuildDate>{built}</lastBuildDate><ttl>15</ttl>"
    return f'<?xml version="1.0"?>{root}{head}{"".join(items)}</channel></rss>'


def read(document, seen=b"", url=URL):
    return parse_feed(document.encode(), content_type="application/rss+xml", url=url, now=NOW, seen=seen)


def titles(parsed):
    return [entry.title for entry in parsed.entries]


def test_only_what_is_new_is_read():
    first = read(feed(*map(item, range(6))))
    second = read(feed(item(-1), *map(item, range(5)), built="2"), first.seen)
    assert titles(second) == ["Совет министров обсудил вопрос номер -1"]
    assert second.left_out == tuple(NOW - timedelta(minutes=30 * number) for number in range(5))
    assert second.title == "Вестник"
    assert second.min_interval == timedelta(minutes=15)
    third = read(feed(item(-2), item(-1), *map(item, range(4)), built="3"), second.seen)
    assert titles(third) == ["Совет министров обсудил вопрос номер -2"], (
        "it is told by the document before it"
    )


def test_a_document_with_another_date_alone_brings_nothing_and_is_no_failure():
    first = read(feed(*map(item, range(6))))
    second = read(feed(*map(item, range(6)), built="2"), first.seen)
    assert second.entries == ()
    assert len(second.left_out) == 6


def test_an_edited_item_is_read():
    first = read(feed(*map(item, range(6))))
    edited = item(2, text="Текст исправлен.")
    second = read(feed(item(0), item(1), edited, item(3), item(4), item(5)), first.seen)
    assert [entry.html for entry in second.entries] == ["Текст исправлен."]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"root": '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'}, id="namespaces"),
        pytest.param({"url": "https://vestnik.example/en/rss"}, id="address"),
    ],
)  # fmt: skip
def test_what_an_item_means_depends_on_the_document_around_it(other):
    first = read(feed(*map(item, range(6))))
    root = other.get("root", '<rss version="2.0">')
    second = read(feed(*map(item, range(6)), root=root), first.seen, url=other.get("url", URL))
    assert len(second.entries) == 6


def test_items_that_are_mostly_new_are_all_read():
    first = read(feed(*map(item, range(6))))
    second = read(feed(*map(item, range(-4, 2))), first.seen)
    assert len(second.entries) == 6


@pytest.mark.parametrize(
    "twin",
    [
        pytest.param(item(9, guid="news-2"), id="guid"),
        pytest.param(item(9, link="https://vestnik.example/2?utm_source=rss"), id="address"),
        pytest.param(item(9, title="Совет министров обсудил вопрос номер 2"), id="title"),
    ],
)
def test_beside_an_item_that_could_be_taken_for_a_known_one_all_are_read(twin):
    first = read(feed(*map(item, range(6))))
    assert len(read(feed(twin, *map(item, range(5))), first.seen).entries) == 6


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<![CDATA[</item>]]>", id="end"),
        pytest.param("<![CDATA[<item>a</item>]]>", id="whole"),
        pytest.param("<![CDATA[<item >]]>", id="start"),
    ],
)
def test_items_that_are_spoken_of_in_a_text_mislead_nobody(text):
    spoken = (
        f"<item><title>О разметке лент новостей</title><guid>x</guid><description>{text}</description></item>"
    )
    first = read(feed(spoken, *map(item, range(5))))
    second = read(feed(spoken, *map(item, range(5)), built="2"), first.seen)
    assert len(second.entries) == 6
    assert second.left_out == ()


def test_what_was_kept_of_another_time_is_no_trap():
    document = feed(*map(item, range(3)))
    for kept in (b"x", bytes(28), b"\xff" * 28 * 3):
        assert len(read(document, kept).entries) == 3
    assert unpack(b"x" * 27) == {}


def test_packed_items_are_the_same_again():
    first = read(feed(*map(item, range(3)), item(7, date=False)))
    items = unpack(first.seen)
    assert pack(items.values()) == first.seen
    assert [one.published_at for one in items.values()][3] is None


def test_atom_entries_are_told_apart_too():
    entry = "<entry><id>tag:{0}</id><title>Запись о заседании номер {0}</title><updated>2026-11-25T00:00:00Z</updated></entry>"
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Лента</title>{}</feed>'
    first = read(atom.format("".join(map(entry.format, range(4)))))
    second = read(atom.format("".join(map(entry.format, range(-1, 3)))), first.seen)
    assert titles(second) == ["Запись о заседании номер -1"]


def test_no_items_cannot_be_told_apart():
    assert split("<rss><channel></channel></rss>", URL) is None


# ── whatever a feed does, the same is recognised with it and without ──────────────────────────────────────────

PIECES = st.builds(
    lambda number, title, guid, link, text: item(number, title=title, guid=guid, link=link, text=text),
    st.integers(0, 15),
    st.sampled_from([None, None, None, "Курсы валют", "Совет министров обсудил вопрос о воде"]),
    st.sampled_from([None, None, None, "", "same", "https://vestnik.example/3"]),
    st.sampled_from([None, None, None, "https://vestnik.example/same"]),
    st.sampled_from(["Текст.", "Текст.", "Текст исправлен."]),
)
DOCUMENTS = st.lists(st.lists(PIECES, min_size=1, max_size=12), min_size=2, max_size=5)


class Keeper:
    """What is kept of a feed, in memory, as the database keeps it."""

    def __init__(self, *, trusting):
        self.trusting = trusting
        self.known = {}
        self.seen = b""
        self.said = []

    def poll(self, document):
        parsed = read(document, self.seen if self.trusting else b"")
        keyed = with_keys(parsed.entries, canonical)
        found = sort_out(
            keyed, self.known.values(), now=NOW, first_poll=not self.known, left_out=len(parsed.left_out)
        )
        kept = {one.keys.guid_key for one in self.known.values()}
        for one in found.new:
            if one.keys.guid_key not in kept:
                self._keep(EntryId(len(self.known)), one)
        for one in found.updates:
            taken = {other.keys.guid_key for other in self.known.values() if other.id != one.id}
            if one.keys.guid_key not in taken:
                self._keep(one.id, one)
        self.said.append(
            ([one.entry.title for one in found.new], [(one.id, one.edited) for one in found.updates], found.all_new)
        )  # fmt: skip
        self.seen = parsed.seen

    def _keep(self, id, one):
        self.known[id] = KnownEntry(id=id, keys=one.keys, published_at=NOW, first_seen_at=NOW)


@settings(max_examples=200, deadline=None)
@given(DOCUMENTS)
def test_the_same_is_recognised_as_when_all_is_read(documents):
    whole, trusting = Keeper(trusting=False), Keeper(trusting=True)
    for number, pieces in enumerate(documents):
        document = feed(*pieces, built=str(number))
        whole.poll(document)
        trusting.poll(document)
    assert trusting.said == whole.said
    assert {id: one.keys for id, one in trusting.known.items()} == {
        id: one.keys for id, one in whole.known.items()
    }
