"""Our plain data as calls of python-telegram-bot: the only place that knows both."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputFile,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode

from news.outgoing import Album, Button, Buttons, File, Media, MediaKind, Outgoing, Text

AlbumFile = InputMediaPhoto | InputMediaVideo | InputMediaAudio | InputMediaDocument

_ALBUM_KINDS: dict[MediaKind, Callable[..., AlbumFile]] = {
    MediaKind.PHOTO: InputMediaPhoto,
    MediaKind.VIDEO: InputMediaVideo,
    MediaKind.AUDIO: InputMediaAudio,
    MediaKind.DOCUMENT: InputMediaDocument,
}
"""Kinds of files that Telegram shows in an album."""


def call(message: Outgoing | File) -> tuple[str, dict[str, Any]]:
    """Return the method of `telegram.Bot` that sends a message, and its arguments but for the chat's."""
    match message:
        case Text():
            return "send_message", text_arguments(message) | {"disable_notification": message.silent}
        case Media():
            return f"send_{message.kind}", _media_arguments(message)
        case Album():
            media = [input_media(item) for item in message.items]
            return "send_media_group", {"media": media, "disable_notification": message.silent}
        case File():
            document = InputFile(BytesIO(message.text.encode()), filename=message.name)
            caption = message.caption or None
            return "send_document", {"document": document, "caption": caption, "parse_mode": ParseMode.HTML}


def text_arguments(message: Text) -> dict[str, Any]:
    """Return what both sending a text and editing one take."""
    return {
        "text": message.html,
        "parse_mode": ParseMode.HTML,
        "link_preview_options": preview(message.preview),
        "reply_markup": markup(message.buttons),
    }


def rich_arguments(message: Text) -> dict[str, Any]:
    """Return what sending a rich message and editing one into it take, of a message that has such a form.

    Addresses and numbers in the words stay words, as the links are ours.
    """
    rich = {"html": message.rich, "skip_entity_detection": True}
    return {"rich_message": rich, "reply_markup": markup(message.buttons)}


def markup(buttons: Buttons) -> InlineKeyboardMarkup | None:
    """Return buttons as a keyboard; None where there are none."""
    if not buttons:
        return None
    return InlineKeyboardMarkup([[inline(button) for button in row] for row in buttons])


def inline(button: Button) -> InlineKeyboardButton:
    """Return a button of a keyboard."""
    return InlineKeyboardButton(
        text=button.text, callback_data=button.data, url=button.url, switch_inline_query=button.share
    )


def article(id: str, title: str, description: str, message: Text) -> InlineQueryResultArticle:
    """Return a message that a person can send to any chat; of its buttons only links work there."""
    links = tuple(kept for row in message.buttons if (kept := tuple(one for one in row if one.url)))
    return InlineQueryResultArticle(
        id=id,
        title=title,
        description=description or None,
        input_message_content=InputTextMessageContent(
            message.html, parse_mode=ParseMode.HTML, link_preview_options=preview(message.preview)
        ),
        reply_markup=markup(links),
    )


def preview(url: str | None) -> LinkPreviewOptions:
    """Return that the preview of a link is shown, or that none is."""
    if url is None:
        return LinkPreviewOptions(is_disabled=True)
    return LinkPreviewOptions(url=url)


def input_media(item: Media) -> AlbumFile:
    """Return a file as part of an album. Raises ValueError for a kind that no album holds."""
    kind = _ALBUM_KINDS.get(item.kind)
    if kind is None:
        raise ValueError(f"no album holds a file of kind {item.kind}")
    return kind(media=item.file_id, caption=item.caption or None, parse_mode=ParseMode.HTML)


def _media_arguments(message: Media) -> dict[str, Any]:
    return {
        message.kind.value: message.file_id,
        "caption": message.caption or None,
        "parse_mode": ParseMode.HTML,
        "reply_markup": markup(message.buttons),
        "disable_notification": message.silent,
    }
