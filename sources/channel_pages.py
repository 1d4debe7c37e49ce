"""The preview page of a public Telegram channel (`https://t.me/s/name`) to entries, the newest first.

The page is known by its own markup, wherever it lies. What people only act on (polls, stickers, voices, pictures without
a word) and what the channel says of itself ("Channel photo updated") is no news and left out.
"""

import re
from datetime import datetime
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from news.feeds import Entry, Offer, ParsedFeed, SourceKind
from sources.dates import parse_date
from sources.decoding import decode_page
from sources.errors import NoChannel, NoPreview, NotAChannel, NotAFeed
from sources.headlines import headline
from sources.html_text import text_of_html
from sources.markup import absolute, plain

_MARKUP = re.compile(rb'<\w+ class="tgme_(?:page|channel_info|channel_history|main)\b')
_BACKGROUND = re.compile(r"""url\(\s*['"]?([^'")]+)""")
_PICTURES = (
    ".tgme_widget_message_photo_wrap",
    ".tgme_widget_message_video_thumb",
    ".tgme_widget_message_roundvideo_thumb",
    ".link_preview_image",
    ".link_preview_right_image",
)
_KEPT = frozenset({"b", "strong", "i", "em", "u", "s", "code", "pre", "blockquote"})
_EMOJI = frozenset({"tg-emoji"})


def is_channel_page(body: bytes) -> bool:
    """Whether a page is one of Telegram's about a channel, a group or a person."""
    return _MARKUP.search(body) is not None


def parse_channel(body: bytes, *, content_type: str, url: str, now: datetime) -> ParsedFeed:
    """Read a preview page fetched from `url`.

    Raises NoPreview, NoChannel or NotAChannel where Telegram shows another page in its place.
    """
    tree = LexborHTMLParser(decode_page(body, content_type))
    if tree.css_first(".tgme_channel_info, .tgme_channel_history") is None:
        raise _refusal(tree, url)
    posts = [_entry(post, url, now) for post in tree.css(".tgme_widget_message[data-post]")]
    title = tree.css_first(".tgme_channel_info_header_title, .tgme_header_title")
    return ParsedFeed(
        kind=SourceKind.CHANNEL,
        title=plain(_words(title)),
        entries=tuple(entry for entry in reversed(posts) if entry is not None),
        older=_older(tree, url),
    )


def _refusal(tree: LexborHTMLParser, url: str) -> NotAFeed:
    """Return why there are no posts; the page that stands in their place says it by what it shows."""
    preview = tree.css_first('.tgme_page_context_link[href*="/s/"]')
    address = absolute(url, preview.attributes.get("href")) if preview is not None else None
    if address is not None:
        return NotAFeed("page", [address], [Offer(address=address, kind=SourceKind.CHANNEL)])
    if tree.css_first(".tgme_page_title") is None:
        return NoChannel()
    # "4 512 subscribers" is a channel's; "310 members, 12 online" a group's, "@name" a person's or a bot's.
    counted = _words(tree.css_first(".tgme_page_extra")).lower()
    return NoPreview() if counted[:1].isdecimal() and "member" not in counted else NotAChannel()


def _entry(post: LexborNode, url: str, now: datetime) -> Entry | None:
    """Return a post as an entry; None where it has no words."""
    id = post.attributes.get("data-post") or ""
    if "service_message" in (post.attributes.get("class") or "").split() or "/" not in id:
        return None
    html = "<br>".join(filter(None, (_html(text).strip() for text in _texts(post))))
    preview = _preview(post, url)
    lines = text_of_html(html).splitlines()
    title = headline(lines) or (plain(preview[0]) if preview else "")
    if not title:
        return None
    moment = post.css_first(".tgme_widget_message_date time[datetime]")
    raw = (moment.attributes.get("datetime") or "") if moment is not None else ""
    return Entry(
        guid=id.lower(),
        link=f"https://t.me/{id}",
        title=title,
        html=_with_preview(html, preview),
        published_at=parse_date(raw, now=now, zone="UTC"),
        image=_image(post, url),
        author=_author(post),
    )


def _texts(post: LexborNode) -> list[LexborNode]:
    """Return the texts of a post: not of the one it answers, and none that stands in another again."""
    found: list[LexborNode] = []
    for node in post.css(".tgme_widget_message_text, .tgme_widget_message_document_title"):
        classes = _classes_above(node, post)
        if not classes & {"tgme_widget_message_reply", "js-message_reply_text", "tgme_widget_message_poll"}:
            found.append(node)
    return found[:1] + [node for node in found[1:] if "tgme_widget_message_text" not in _parents(node, post)]


def _classes_above(node: LexborNode, root: LexborNode) -> set[str]:
    return {*(node.attributes.get("class") or "").split(), *_parents(node, root)}


def _parents(node: LexborNode, root: LexborNode) -> set[str]:
    """Return the classes of what a node stands in, up to the root."""
    found: set[str] = set()
    above = node.parent
    while above is not None and above.mem_id != root.mem_id:
        found.update((above.attributes.get("class") or "").split())
        above = above.parent
    return found


def _html(node: LexborNode) -> str:
    """Return a text's markup with what means something in it: lines, stress, links; emoji as characters."""
    written: list[str] = []
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            written.append(escape(child.text_content or "", quote=False))
        elif tag == "br":
            written.append("<br>")
        elif tag in _EMOJI or "emoji" in (child.attributes.get("class") or "").split():
            written.append(escape(child.text(), quote=False))
        elif tag == "a" and (link := absolute("https://t.me/", child.attributes.get("href"))):
            written.append(f'<a href="{escape(link)}">{_html(child)}</a>')
        elif tag in _KEPT:
            written.append(f"<{tag}>{_html(child)}</{tag}>")
        elif not tag.startswith(("-", "!")):
            written.append(_html(child))
    return "".join(written)


def _preview(post: LexborNode, url: str) -> tuple[str, str, str] | None:
    """Return the title, the description and the address of the page that a post links to, where Telegram shows it."""
    card = post.css_first("a.tgme_widget_message_link_preview")
    link = absolute(url, card.attributes.get("href")) if card is not None else None
    if card is None or link is None:
        return None
    title, description = (
        _words(card.css_first(f".link_preview_{part}")) for part in ("title", "description")
    )
    return (title, description, link) if title else None


def _with_preview(html: str, preview: tuple[str, str, str] | None) -> str:
    """Return the text; where it is nothing but a link, with what the page behind it says of itself."""
    if preview is None or headline(text_of_html(html).splitlines()):
        return html
    title, description, link = preview
    return f'<a href="{escape(link)}">{escape(title, quote=False)}</a><br>{escape(description, quote=False)}'


def _image(post: LexborNode, url: str) -> str | None:
    for kind in _PICTURES:
        picture = post.css_first(kind)
        found = _BACKGROUND.search((picture.attributes.get("style") or "") if picture is not None else "")
        if found and (image := absolute(url, found[1])):
            return image
    return None


def _author(post: LexborNode) -> str | None:
    """Return whom a post was forwarded from, else who signed it."""
    for kind in ("forwarded_from_name", "from_author"):
        if name := plain(_words(post.css_first(f".tgme_widget_message_{kind}"))):
            return name
    return None


def _older(tree: LexborHTMLParser, url: str) -> str | None:
    link = tree.css_first('a.js-messages_more[href*="before="], link[rel="prev"]')
    return absolute(url, link.attributes.get("href")) if link is not None else None


def _words(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node is not None else ""
