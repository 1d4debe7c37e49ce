"""A public channel's preview page as Telegram writes it, for tests that read one; the posts are our own."""

from dataclasses import dataclass
from datetime import datetime
from html import escape


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post; `html` is its text as Telegram marks it up, `extra` what stands beside it in the bubble."""

    number: int
    at: datetime
    html: str = ""
    extra: str = ""
    edited: bool = False
    service: bool = False


def photo(address: str) -> str:
    """A picture, which Telegram paints as a background."""
    return f"""<a class="tgme_widget_message_photo_wrap 4_5 js-photo" href="https://t.me/x" style="width:800px;background-image:url('{address}')"></a>"""


def emoji(sign: str) -> str:
    """An emoji, which Telegram draws and spells beside it."""
    return f"""<i class="emoji" style="background-image:url('//telegram.org/img/emoji/40/F09F.png')"><b>{sign}</b></i>"""


def channel_page(name: str, title: str, posts: list[Post], *, before: int | None = None) -> str:
    """The page, posts in the order of their numbers; `before` makes a link to older ones."""
    more = (
        f'<div class="tgme_widget_message_centered js-messages_more_wrap"><a href="/s/{name}?before={before}" '
        f'class="tme_messages_more js-messages_more" data-before="{before}"></a></div>'
        if before
        else ""
    )
    written = "".join(_post(name, title, post) for post in sorted(posts, key=lambda post: post.number))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)} – Telegram</title>
<meta property="og:title" content="{escape(title)}"></head>
<body class="widget_frame_base tgme_webpreview emoji_image">
<header class="tgme_header search_collapsed"><div class="tgme_header_info"><a class="tgme_header_link" href="https://t.me/{name}">
<div class="tgme_header_title_wrap"><div class="tgme_header_title"><span dir="auto">{escape(title)}</span></div></div></a></div>
<section class="tgme_right_column"><div class="tgme_channel_info"><div class="tgme_channel_info_header">
<div class="tgme_channel_info_header_title"><span dir="auto">{escape(title)}</span></div>
<div class="tgme_channel_info_header_username"><a href="https://t.me/{name}">@{name}</a></div></div>
<div class="tgme_channel_info_counter"><span class="counter_value">4.51K</span> <span class="counter_type">subscribers</span></div>
</div></section></header>
<main class="tgme_main" data-url="/{name}"><section class="tgme_channel_history js-message_history">{more}{written}</section></main>
</body></html>"""


def closed_page(title: str, extra: str) -> str:
    """What stands in the preview's place for a channel without one, a group, a person; for nobody, all is empty."""
    heading = (
        f'<div class="tgme_page_title" dir="auto"><span dir="auto">{escape(title)}</span></div>'
        if title
        else ""
    )
    counted = f'<div class="tgme_page_extra">{escape(extra)}</div>' if extra else ""
    return f"""<!DOCTYPE html><html><head><title>Telegram: Contact</title></head><body class="no_transition">
<div class="tgme_page_wrap"><div class="tgme_body_wrap"><div class="tgme_page">{heading}{counted}
<div class="tgme_page_description">If you have <strong>Telegram</strong>, you can contact right away.</div>
<div class="tgme_page_action"><a class="tgme_action_button_new" href="tg://resolve?domain=x">View in Telegram</a></div>
</div></div></div></body></html>"""


def _post(name: str, title: str, post: Post) -> str:
    address = f"https://t.me/{name}/{post.number}"
    text = (
        f'<div class="tgme_widget_message_text js-message_text" dir="auto">{post.html}</div>'
        if post.html
        else ""
    )
    edited = "edited &nbsp;" if post.edited else ""
    kind = "service_message" if post.service else "text_not_supported_wrap"
    return f"""<div class="tgme_widget_message_wrap js-widget_message_wrap"><div
 class="tgme_widget_message {kind} js-widget_message" data-post="{name}/{post.number}" data-view="eyJ">
<div class="tgme_widget_message_user"><a href="https://t.me/{name}"><i class="tgme_widget_message_user_photo bgcolor2"><img src="https://cdn.example/avatar.jpg"></i></a></div>
<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name" href="https://t.me/{name}"><span dir="auto">{escape(title)}</span></a></div>
{post.extra}{text}
<div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short js-message_info"><span class="tgme_widget_message_views">1.2K</span><span class="copyonly"> views</span><span class="tgme_widget_message_meta">{edited}<a class="tgme_widget_message_date" href="{address}"><time datetime="{post.at.isoformat()}" class="time">10:00</time></a></span></div></div>
</div></div></div>"""
