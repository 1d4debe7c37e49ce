"""Our plain data becomes the calls that python-telegram-bot makes of it."""

import pytest
from telegram import InputMediaPhoto

from messages.telegram import call, input_media
from news.outgoing import Album, Button, Media, MediaKind, Text


def test_a_text_is_sent_as_html_with_its_buttons_and_no_preview():
    method, arguments = call(
        Text(html="<b>x</b>", buttons=((Button(text="1", data="v1:story:1"),),), silent=True)
    )
    assert method == "send_message"
    assert (arguments["parse_mode"], arguments["disable_notification"]) == ("HTML", True)
    assert arguments["link_preview_options"].is_disabled
    assert arguments["reply_markup"].inline_keyboard[0][0].callback_data == "v1:story:1"


def test_a_preview_is_of_the_link_that_was_chosen():
    _, arguments = call(Text(html="x", preview="https://example.org/"))
    assert arguments["link_preview_options"].url == "https://example.org/"


@pytest.mark.parametrize("kind", MediaKind)
def test_a_file_is_sent_by_its_id(kind):
    method, arguments = call(Media(kind=kind, file_id="AgAD", caption="<i>x</i>"))
    assert method == f"send_{kind}"
    assert arguments[kind.value] == "AgAD"


def test_an_album_is_sent_together():
    photo = Media(kind=MediaKind.PHOTO, file_id="A", caption="<b>x</b>")
    method, arguments = call(Album(items=(photo, Media(kind=MediaKind.VIDEO, file_id="B"))))
    assert method == "send_media_group"
    assert isinstance(arguments["media"][0], InputMediaPhoto)


def test_no_album_holds_a_voice_message():
    with pytest.raises(ValueError, match="album"):
        input_media(Media(kind=MediaKind.VOICE, file_id="A"))
