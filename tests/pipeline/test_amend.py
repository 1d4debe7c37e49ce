"""What an outlet changes or withdraws is put right where readers were shown it, and they are told."""

from dataclasses import replace
from datetime import time, timedelta
from functools import partial

import pytest

from messages.alert import alert
from messages.amendments import amended
from messages.saved import with_save
from messages.story import card
from messages.why import with_feedback
from news.alerts import ON_FAST_SPREAD, Alerts
from news.amendments import Changed
from news.articles import Reading
from news.chats import ChatKind
from news.deliveries import Edit, Sent
from news.outgoing import Text
from news.quiet import Quiet
from nlp.amended import changed_since
from pipeline.amend import LASTS, amend
from pipeline.asked import compose_now
from pipeline.group import refresh
from pipeline.summarise import summarise
from pipeline.telling import News, tell
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

    async def another(self, name):
        """Return an article of another outlet about the same."""
        outlet = await stories.outlet(self.storage, name, self.now)
        return await stories.article(
            self.storage, outlet, f"{TITLE} снова", self.now, [self.newsroom.topics["csto"]]
        )

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


async def told_at_once(paper):
    """Let the reader of the newsroom be told of the story as it spread, and return how many were."""
    async with paper.storage.writing() as tx:
        await tx.wishes.set_alerts(paper.newsroom.chat.id, paper.newsroom.topics["csto"], Alerts.ALL)
        card = await tx.stories.card(paper.id)
        listeners = await tx.telling.wanting(paper.id, paper.now, ON_FAST_SPREAD)
        news = News(
            story=card.story, key=f"alert:spread:{paper.id}", render=partial(alert, card, {}), lasts=LASTS
        )
        return await tell(tx, news, listeners, paper.now)


async def test_an_alert_of_what_spread_fast_is_put_right_too(paper):
    assert await told_at_once(paper) == 1
    (shown,) = await paper.sent()
    assert LEAD in shown.content.html
    await paper.write(f"{RIGHT} {REST}")
    await paper.changed()
    edit, note = await paper.amend()
    assert RIGHT in edit.content.content.html
    assert note.reply_to == 70


async def test_an_alert_that_waits_for_the_morning_says_it_right_at_once(paper):
    quiet = replace(SETTINGS, quiet=Quiet(start=time(7), end=time(17)))
    async with paper.storage.writing() as tx:
        await tx.chats.save_settings(paper.newsroom.chat.id, quiet, paper.now)
    assert await told_at_once(paper) == 1
    await paper.write(f"{RIGHT} {REST}")
    await paper.changed()
    assert await paper.amend() == []
    paper.now += timedelta(hours=9)
    (shown,) = await paper.sent()
    assert RIGHT in shown.content.html
    assert LEAD not in shown.content.html


async def test_what_was_shown_of_a_story_merged_twice_is_put_right(paper, storage, now):
    await paper.digest()
    one, other = [
        await stories.story(storage, f"{TITLE} {name}", [await paper.another(name)], now) for name in "ab"
    ]
    async with storage.writing() as tx:
        assert await tx.joining.merge(paper.id, one, now) is not None
        assert await tx.joining.merge(one, other, now) is not None
        changed = Changed(article_id=paper.article, outlet="vesti", was=LEAD, becomes=RIGHT)
        await tx.amendments.add(other, [changed], now)
    edit, _ = await paper.amend()
    assert RIGHT in edit.content.content.html


async def test_more_readers_than_fit_a_slice_are_all_told_once(paper, storage, now):
    await paper.digest()
    async with storage.writing() as tx:
        for number in range(31, 35):
            chat = await tx.chats.meet(number, None, ChatKind.PRIVATE, SETTINGS, now)
            await tx.subscriptions.subscribe(chat.id, [paper.newsroom.topics["csto"]], now)
    for chat_id in range(2, 6):
        await compose_now(storage, chat_id, 900 + chat_id, now)
    assert len(await paper.sent()) == 4
    await paper.write(REST)
    await paper.changed()
    assert await amend(storage, 1, now, at_once=2) == 5
    queued = await paper.sent()
    edits = [one for one in queued if isinstance(one.content, Edit)]
    assert sorted(one.chat_id for one in edits) == [1, 2, 3, 4, 5]
    assert all(one.content.content.html.count(f"<s>{LEAD}</s>") == 1 for one in edits)
    assert len(queued) == 10


async def test_killed_between_two_slices_it_strikes_nothing_through_twice(paper, storage, now, monkeypatch):
    await paper.digest()
    await paper.write(REST)
    await paper.changed()

    class Killed(Exception):
        pass

    async def told(*_):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("storage.amendments.Amendments.told", told)
        with pytest.raises(Killed):
            await amend(storage, 1, now)
    await amend(storage, 1, now)
    edit, _ = await paper.sent()
    assert "<s><s>" not in edit.content.content.html
    async with storage.reading() as tx:
        kept = await tx.digests.sent(paper.newsroom.chat.id, 1, 70)
    assert kept.html.count("<s>") == 1


async def test_the_digest_keeps_the_correction_when_it_is_folded_back(paper):
    await paper.digest()
    await paper.write(f"{RIGHT} {REST}")
    await paper.changed()
    await paper.amend()
    async with paper.storage.reading() as tx:
        kept = await tx.digests.sent(paper.newsroom.chat.id, 1, 70)
    assert RIGHT in kept.html


async def card_of(paper, chat, message_id):
    """Let a chat have opened the story's card, as a message of it."""
    async with paper.storage.writing() as tx:
        shown = card(await tx.stories.card(paper.id), SETTINGS, paper.now)
        shown = with_feedback(with_save(shown, paper.id, "ru", saved=False), paper.id, "ru", private=True)
        await tx.cards.add(chat.id, message_id, paper.id, shown, paper.now)
    return shown


async def test_a_card_that_was_opened_is_put_right_without_a_second_note(paper):
    await paper.digest()
    shown = await card_of(paper, paper.newsroom.chat, 801)
    assert LEAD in shown.html
    async with paper.storage.writing() as tx:
        await tx.likes.say(paper.newsroom.chat.id, paper.id, 1, paper.now)
        await tx.saved.add(paper.newsroom.chat.id, paper.id, paper.now)
    await paper.write(f"{RIGHT} {REST}")
    await paper.changed()
    queued = await paper.amend()
    edits = [one for one in queued if isinstance(one.content, Edit)]
    (note,) = [one for one in queued if not isinstance(one.content, Edit)]
    assert note.reply_to == 70, "the digest came first"
    (put,) = [one.content.content for one in edits if one.earlier.message_ids == (801,)]
    assert put.html == shown.html.replace(LEAD, RIGHT)
    marks = {button.data: button.text for row in put.buttons for button in row}
    assert f"v1:like:{paper.id}:off" in marks, "what was pressed since stays pressed"
    assert f"v1:save:{paper.id}:off" in marks
    assert len(marks) == len([button for row in shown.buttons for button in row])


async def test_a_card_alone_is_put_right_and_told_and_once_more_when_it_changes_again(paper, storage, now):
    async with storage.writing() as tx:
        other = await tx.chats.meet(41, None, ChatKind.PRIVATE, SETTINGS, now)
    await card_of(paper, other, 802)
    for was, becomes in ((LEAD, RIGHT), (RIGHT, "Погибли четверо.")):
        async with storage.writing() as tx:
            changed = Changed(article_id=paper.article, outlet="vesti", was=was, becomes=becomes)
            await tx.amendments.add(paper.id, [changed], now)
        edit, note = await paper.amend()
        assert (edit.chat_id, note.reply_to) == (other.id, 802)
        assert becomes in edit.content.content.html
    async with storage.writing() as tx:
        await tx.cards.remove(other.id, 802)
        again = Changed(article_id=paper.article, outlet="vesti", was="Погибли четверо.", becomes=None)
        await tx.amendments.add(paper.id, [again], now)
    assert await paper.amend() == [], "its reader has closed it"


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
