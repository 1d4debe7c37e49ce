"""What an outlet changes or withdraws is put right where readers were shown it, and they are told."""

from dataclasses import replace

import pytest

from messages.amendments import amended
from news.amendments import Changed
from news.articles import Reading
from news.chats import ChatKind
from news.deliveries import Edit, Sent
from news.outgoing import Text
from nlp.amended import changed_since
from pipeline.amend import amend
from pipeline.compose import compose_now
from pipeline.group import refresh
from pipeline.summarise import summarise
from pipeline.thinking import Thinking
from tests import stories
from tests.pipeline.test_compose import SETTINGS, Newsroom

LEAD = "В аварии под Токмоком погибли двое жителей соседнего села."
RIGHT = "В аварии под Токмоком погибли трое жителей соседнего села."
REST = "Дорогу закрыли до вечера, движение идёт в объезд по старому мосту."
TITLE = "Авария под Токмоком"


class Paper:
    """A story that one outlet reports, in the digest of a reader."""

    def __init__(self, storage, now):
        self.storage, self.now = storage, now
        self.thinking = Thinking()
        self.newsroom = Newsroom(storage, now)

    async def open(self):
        await self.newsroom.open()
        outlet = await stories.outlet(self.storage, "vesti", self.now)
        topic = self.newsroom.topics["csto"]
        self.article = await stories.article(self.storage, outlet, TITLE, self.now, [topic])
        await self.write(f"{LEAD} {REST}")
        self.id = await stories.story(self.storage, TITLE, [self.article], self.now)
        await self.changed()

    async def write(self, text):
        async with self.storage.writing() as tx:
            await tx.articles.save(self.article, Reading(title=TITLE, text=text, language="ru"), self.now)

    async def changed(self):
        """Let the story follow its article."""
        async with self.storage.writing() as tx:
            await refresh(tx, self.id, self.now)
            (found,) = await tx.stories.get([self.id])
        assert await summarise(self.storage, self.thinking, self.id, found.version, self.now)

    async def digest(self):
        await compose_now(self.storage, self.newsroom.chat.id, 881, self.now)
        return await self.sent()

    async def amend(self):
        async with self.storage.reading() as tx:
            due = await tx.amendments.due(self.now, 10)
        for id in due:
            await amend(self.storage, id, self.now)
            assert await amend(self.storage, id, self.now) == 0, "once is enough"
        return await self.sent()

    async def sent(self):
        """Send what waits, each as message 70 and on, and return it as it was queued."""
        found = []
        async with self.storage.writing() as tx:
            while ids := await tx.outbox.claim(self.now, 10):
                for id in ids:
                    found.append(await tx.outbox.get(id))
                    await tx.outbox.begin(id, self.now)
                    await tx.outbox.settle(id, Sent(message_ids=(69 + len(found),)), self.now)
        return found


@pytest.fixture
async def paper(storage, now):
    made = Paper(storage, now)
    await made.open()
    yield made
    made.thinking.close()


async def test_a_corrected_number_is_put_right_in_the_digest_and_told(paper):
    (digest,) = await paper.digest()
    assert LEAD in digest.content.html
    await paper.write(f"{RIGHT} {REST}")
    await paper.changed()
    edit, note = await paper.amend()
    assert isinstance(edit.content, Edit)
    assert edit.content.content.html == digest.content.html.replace(LEAD, RIGHT)
    assert edit.content.content.buttons == digest.content.buttons
    assert f"<s>{LEAD}</s> → {RIGHT}" in note.content.html
    assert "Исправлено (vesti)" in note.content.html
    assert note.reply_to == 70
    assert await paper.amend() == []


async def test_the_digest_keeps_the_correction_when_it_is_folded_back(paper):
    await paper.digest()
    await paper.write(f"{RIGHT} {REST}")
    await paper.changed()
    await paper.amend()
    async with paper.storage.reading() as tx:
        kept = await tx.digests.sent(paper.newsroom.chat.id, 1, 70)
    assert RIGHT in kept.html


async def test_a_withdrawn_sentence_is_struck_through(paper):
    await paper.digest()
    await paper.write(REST)
    await paper.changed()
    edit, note = await paper.amend()
    assert f"<s>{LEAD}</s>" in edit.content.content.html
    assert "больше не сообщает" in note.content.html


async def test_other_words_for_the_same_are_no_correction(paper):
    await paper.digest()
    await paper.write(f"Под Токмоком в аварии погибли двое жителей соседнего села. {REST}")
    await paper.changed()
    assert await paper.amend() == []


async def test_what_is_only_added_is_no_correction(paper):
    await paper.digest()
    await paper.write(f"{LEAD} {REST} Причину выясняют.")
    await paper.changed()
    assert await paper.amend() == []


async def test_who_was_not_shown_the_sentence_is_not_told(paper, storage, now):
    async with storage.writing() as tx:
        await tx.chats.meet(12, None, ChatKind.PRIVATE, replace(SETTINGS, language="ky"), now)
    await paper.write(f"{RIGHT} {REST}")
    await paper.changed()
    assert await paper.amend() == []


async def test_a_text_that_could_not_be_read_withdraws_nothing(paper):
    await paper.digest()
    async with paper.storage.reading() as tx:
        (before,) = await tx.stories.get([paper.id])
        (article,) = await tx.articles.of_story(paper.id)
    assert changed_since(before.summaries, [replace(article, text="")]) == []
    assert [one.becomes for one in changed_since(before.summaries, [replace(article, text=REST)])] == [None]


def test_a_message_without_room_has_the_sentence_struck_through_or_stays():
    changed = Changed(article_id=1, outlet="vesti", was="Было так.", becomes="Стало иначе. " * 40)
    full = Text(html="Было так. " + "я" * 4080)
    assert "<s>Было так.</s>" in amended(full, changed).html
    assert amended(Text(html="Другое."), changed) is None
