"""A reader's rich digests through the pipeline: made, kept, tried again and corrected in both of their forms."""

from dataclasses import replace
from datetime import timedelta

import pytest

from news.chats import Look
from news.outgoing import Text
from pipeline.asked import compose_now
from pipeline.deliver import Delivering
from pipeline.line import Line
from pipeline.sender import NoAnswer, SlowDown
from storage.contents import content_from_json, hash_of, to_json
from tests.fakes import FakeSender
from tests.pipeline.test_amend import LEAD, RIGHT, Paper
from tests.pipeline.test_compose import SETTINGS

RICH = replace(SETTINGS, look=Look.RICH)


@pytest.fixture
async def paper(storage, now):
    made = Paper(storage, now)
    await made.open()
    async with storage.writing() as tx:
        await tx.chats.save_settings(made.newsroom.chat.id, RICH, now)
    yield made
    made.thinking.close()


async def test_a_rich_digest_names_its_outlets_and_carries_the_plain_one(paper):
    (digest,) = await paper.digest()
    assert LEAD in digest.content.html
    assert f"<p>{LEAD}" in digest.content.rich
    assert ">vesti</a>" in digest.content.rich


async def test_a_correction_reaches_both_forms(paper):
    (digest,) = await paper.digest()
    await paper.write(f"{RIGHT} Дорогу закрыли до вечера, движение идёт в объезд по старому мосту.")
    await paper.changed()
    edit, note = await paper.amend()
    assert edit.content.content.html == digest.content.html.replace(LEAD, RIGHT)
    assert edit.content.content.rich == digest.content.rich.replace(LEAD, RIGHT)
    assert note.content.rich is None


async def test_what_is_tried_again_is_what_was_tried(paper, storage, now):
    await compose_now(storage, paper.newsroom.chat.id, 881, now)
    sender = FakeSender(refuse=[SlowDown(timedelta(seconds=5))])
    first = await deliver(storage, sender, now)
    again = await deliver(storage, sender, now + timedelta(minutes=1))
    assert sender.sent == [(11, first)]
    assert again == first
    assert first.rich


async def test_one_in_doubt_is_not_sent_in_any_form(paper, storage, now):
    await compose_now(storage, paper.newsroom.chat.id, 881, now)
    sender = FakeSender(refuse=[NoAnswer("reset")])
    assert (await deliver(storage, sender, now)).rich
    assert await deliver(storage, sender, now + timedelta(hours=1)) is None
    assert sender.sent == []


async def deliver(storage, sender, at):
    """Deliver what is due, and return what it says; None where nothing is."""
    delivering = Delivering(storage, sender, Line(), lambda: at)
    for delivery in await delivering.claim(at, 10):
        await delivering.deliver(delivery)
        return delivery.content
    return None


def test_a_plain_text_is_kept_as_it_was_before_there_were_rich_ones():
    plain, rich = Text(html="a"), Text(html="a", rich="<p>a</p>")
    assert "rich" not in to_json(plain)
    for message in (plain, rich):
        assert content_from_json(to_json(message)) == message
    assert hash_of(to_json(plain)) != hash_of(to_json(rich))
