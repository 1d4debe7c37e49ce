"""Small decisions of the handlers, without Telegram."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from telegram import Message
from telegram.error import BadRequest, Forbidden, TimedOut

from handlers import refusals
from handlers.content import TooLong, Unsupported, content_of
from handlers.hours import with_hour
from handlers.new_feed import address_in
from handlers.pausing import pause_until
from news.chats import Absence, Settings
from news.outgoing import Media, MediaKind, Text
from news.schedule import Schedule

FILE = {"file_id": "F", "file_unique_id": "u", "file_size": 1}


def message(**fields) -> Message:
    made = Message.de_json({"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}} | fields, None)
    assert made is not None
    return made


def test_formatting_is_kept_and_the_first_link_is_previewed():
    text = message(
        text="Новое: сайт",
        entities=[
            {"type": "bold", "offset": 0, "length": 6},
            {"type": "text_link", "offset": 7, "length": 4, "url": "https://example.org/"},
        ],
    )
    assert content_of(text) == Text(
        html='<b>Новое:</b> <a href="https://example.org/">сайт</a>', preview="https://example.org/"
    )


def test_a_preview_that_was_taken_off_stays_off():
    link = {"type": "url", "offset": 0, "length": 11}
    text = message(text="example.org", entities=[link])
    assert content_of(text).preview == "https://example.org"
    off = message(text="example.org", entities=[link], link_preview_options={"is_disabled": True})
    assert content_of(off).preview is None


def test_an_animation_is_not_taken_for_its_document():
    moving = message(
        animation=FILE | {"width": 1, "height": 1, "duration": 1}, document=FILE | {"file_id": "D"}
    )
    assert content_of(moving) == Media(kind=MediaKind.ANIMATION, file_id="F")


def test_of_a_photo_the_largest_is_sent():
    sizes = [FILE | {"file_id": name, "width": 1, "height": 1} for name in ("small", "large")]
    assert content_of(message(photo=sizes)).file_id == "large"


def test_what_cannot_be_sent_on_is_refused():
    with pytest.raises(Unsupported):
        content_of(message(location={"latitude": 1, "longitude": 1}))
    with pytest.raises(TooLong):
        content_of(message(document=FILE, caption="x" * 1025))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://24.kg/rss/", "https://24.kg/rss/"),
        ("вот: 24.kg/rss", "https://24.kg/rss"),
        ("kabar.kg", "https://kabar.kg"),
        ("http://localhost/rss", None),
        ("привет, как дела", None),
        ("", None),
    ],
)
def test_an_address_is_found_in_what_was_written(text, address):
    assert address_in(text) == address


@pytest.mark.parametrize(
    ("error", "absence"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), Absence.BLOCKED),
        (Forbidden("Forbidden: user is deactivated"), Absence.DEACTIVATED),
        (Forbidden("Forbidden: bot was kicked from the supergroup chat"), Absence.KICKED),
        (Forbidden("Forbidden: bot is not a member of the channel chat"), Absence.KICKED),
        (Forbidden("Forbidden: the group chat was deleted"), Absence.KICKED),
        (BadRequest("Chat not found"), Absence.NOT_FOUND),
        (BadRequest("Message is not modified: specified new message content is the same"), None),
        (TimedOut(), None),
    ],
)
def test_refusals_are_understood(error, absence):
    assert refusals.absence_of(error) is absence


def test_a_pause_ends_when_a_day_of_the_chats_calendar_begins():
    late = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)  # already the third of March in Bishkek
    assert pause_until(late, ZoneInfo("Asia/Bishkek"), 1) == datetime(2026, 3, 3, 18, 0, tzinfo=UTC)


def test_an_exact_time_is_not_doubled_by_its_hour():
    settings = Settings(language="ru", schedule=Schedule(times=(time(8, 30),), timezone="Asia/Bishkek"))
    assert with_hour(settings, 8, wanted=True).schedule.times == (time(8, 30),)
    assert with_hour(settings, 8, wanted=False).schedule.times == ()
    assert with_hour(settings, 7, wanted=True).schedule.times == (time(7), time(8, 30))
