"""What an editor sent, as what readers will get: the same text, the same file by its id, without a second upload."""

from telegram import Message, MessageEntity

from messages.html import CAPTION_UNITS, units
from news.outgoing import Media, MediaKind, Text


class Unsupported(Exception):
    """A kind of message that is not sent on: a poll, a sticker, a place."""


class TooLong(Exception):
    """A caption that a person may write and a bot may not send."""


def content_of(message: Message) -> Text | Media:
    """Return a message's content, its formatting kept. Raises Unsupported or TooLong."""
    if message.text is not None:
        return Text(html=message.text_html, preview=_preview(message))
    found = _file(message)
    if found is None:
        raise Unsupported
    if units(message.caption or "") > CAPTION_UNITS:
        raise TooLong
    kind, file_id = found
    return Media(kind=kind, file_id=file_id, caption=message.caption_html or "")


def _file(message: Message) -> tuple[MediaKind, str] | None:
    """Return the kind and the id of a message's file; the best of several sizes."""
    if message.photo:
        return MediaKind.PHOTO, message.photo[-1].file_id
    # An animation comes as a document too, for clients that do not know it.
    attached = {
        MediaKind.ANIMATION: message.animation,
        MediaKind.VIDEO: message.video,
        MediaKind.AUDIO: message.audio,
        MediaKind.VOICE: message.voice,
        MediaKind.DOCUMENT: message.document,
    }
    return next(((kind, file.file_id) for kind, file in attached.items() if file is not None), None)


def _preview(message: Message) -> str | None:
    """Return the link whose preview the editor saw: the one chosen, else the first; None where it was taken off."""
    options = message.link_preview_options
    if options is not None and options.is_disabled:
        return None
    if options is not None and options.url:
        return str(options.url)
    for entity, text in message.parse_entities([MessageEntity.URL, MessageEntity.TEXT_LINK]).items():
        return entity.url or (text if "://" in text else f"https://{text}")
    return None
