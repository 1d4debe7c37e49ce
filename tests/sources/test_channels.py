"""Public Telegram channels: their addresses however written, and what their preview pages hold."""

from datetime import UTC, datetime, timedelta

import pytest

from news.feeds import SourceKind
from sources.channels import channel_address, channel_name, is_invitation, is_post
from sources.errors import NoChannel, NoPreview, NotAChannel, NotAFeed
from sources.html_text import text_of_html
from sources.kinds import parse_source
from tests.channel_page import Post, channel_page, closed_page, emoji, photo

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
URL = "https://t.me/s/chui_vesti"


def read(html, url=URL):
    return parse_source(html.encode(), content_type="text/html; charset=utf-8", url=url, now=NOW)


def posts(*written, **about):
    return read(channel_page("Chui_Vesti", "Вести Чуя", list(written), **about)).entries


def post(number=7, html="В Токмоке открыли новую школу", **changes):
    return Post(number=number, at=NOW - timedelta(hours=1), html=html, **changes)


@pytest.mark.parametrize(
    "written",
    [
        "@Chui_Vesti",
        "t.me/chui_vesti",
        "T.me/Chui_Vesti/",
        "telegram.me/chui_vesti",
        "https://telegram.dog/chui_vesti",
        "http://www.t.me/chui_vesti",
        "https://t.me/s/chui_vesti",
        "https://t.me/s/chui_vesti/123",
        "https://t.me/chui_vesti/123?single",
        "https://t.me/s/chui_vesti?before=90",
        "chui_vesti.t.me",
        "https://chui_vesti.t.me/12",
        "tg://resolve?domain=chui_vesti&post=5",
        "  @chui_vesti ",
    ],
)
def test_however_a_channel_is_written_it_has_one_address(written):
    assert channel_address(written) == URL
    assert channel_name(URL) == "chui_vesti"


@pytest.mark.parametrize(
    "written",
    [
        "chui_vesti",
        "@я",
        "@abc",
        "somebody@example.kg",
        "https://example.kg/t.me/chui_vesti",
        "https://not-t.me/chui_vesti",
        "https://t.me/",
        "https://t.me/s/",
        "https://t.me/share/url?url=x",
        "https://t.me/addstickers/Cats",
        "https://t.me/+AbCdEfGh",
        "https://t.me/c/123456/7",
        "ftp://t.me/chui_vesti",
        "https://t.me:x/[",
        "",
    ],
)
def test_what_names_no_public_channel_has_none(written):
    assert channel_address(written) is None


def test_invitations_and_single_posts_are_told():
    assert all(map(is_invitation, ["https://t.me/+AbC", "t.me/joinchat/AbC", "https://t.me/c/1234/5"]))
    assert not any(
        map(is_invitation, ["https://t.me/chui_vesti", "@chui_vesti", "https://example.kg/+a", ""])
    )
    assert is_post("https://t.me/Chui_Vesti/7")
    assert not any(map(is_post, [None, "https://t.me/chui_vesti", "https://example.kg/a/7"]))


def test_a_post_is_an_entry_with_its_words_time_picture_and_link():
    html = (
        f"{emoji('⚡️')}<b>В Токмоке открыли школу &amp; сад</b><br/><br/>Её строили два года."
        '<br/><a href="https://vesti.example/1?a=1&amp;b=2" target="_blank" rel="noopener" onclick="x()">Подробнее</a>'
    )
    (entry,) = posts(post(html=html, extra=photo("https://cdn.example/a.jpg"), edited=True))
    assert entry.guid == "chui_vesti/7"
    assert entry.link == "https://t.me/Chui_Vesti/7"
    assert entry.title == "В Токмоке открыли школу & сад"
    assert text_of_html(entry.html).splitlines() == [
        "⚡️В Токмоке открыли школу & сад",
        "Её строили два года.",
        "Подробнее",
    ]
    assert 'href="https://vesti.example/1?a=1&amp;b=2"' in entry.html
    assert "onclick" not in entry.html
    assert entry.published_at == NOW - timedelta(hours=1)
    assert entry.image == "https://cdn.example/a.jpg"


def test_a_channel_is_read_newest_first_and_names_its_older_page():
    page = channel_page(
        "chui_vesti", "Вести Чуя", [post(7), post(9, "Мост закрыт"), post(8, "Мост открыт")], before=7
    )
    found = read(page)
    assert found.kind is SourceKind.CHANNEL
    assert found.title == "Вести Чуя"
    assert [entry.guid for entry in found.entries] == ["chui_vesti/9", "chui_vesti/8", "chui_vesti/7"]
    assert found.older == "https://t.me/s/chui_vesti?before=7"
    elsewhere = read(page, url="http://127.0.0.1:8000/s/chui_vesti")
    assert elsewhere.older == "http://127.0.0.1:8000/s/chui_vesti?before=7"
    assert elsewhere.entries == found.entries, "the page is known by its markup, wherever it lies"


def test_an_album_is_one_entry_with_its_first_picture():
    album = f'<div class="tgme_widget_message_grouped_wrap">{photo("https://cdn.example/1.jpg")}{photo("https://cdn.example/2.jpg")}</div>'
    (entry,) = posts(post(extra=album))
    assert entry.image == "https://cdn.example/1.jpg"


def test_a_video_shows_its_first_frame():
    video = """<a class="tgme_widget_message_video_player"><i class="tgme_widget_message_video_thumb" style="background-image:url(//cdn.example/v.jpg)"></i><time class="message_video_duration">0:31</time></a>"""
    (entry,) = posts(post(extra=video))
    assert entry.image == "https://cdn.example/v.jpg"
    assert entry.published_at == NOW - timedelta(hours=1), "not how long the video lasts"


def test_who_was_forwarded_is_named():
    forwarded = '<div class="tgme_widget_message_forwarded_from">Forwarded from&nbsp;<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/mer/5"><span dir="auto">Мэрия Токмока</span></a></div>'
    (entry,) = posts(post(extra=forwarded))
    assert entry.author == "Мэрия Токмока"


def test_what_is_answered_is_not_the_post():
    reply = '<a class="tgme_widget_message_reply" href="https://t.me/chui_vesti/3"><div class="tgme_widget_message_text js-message_reply_text">Старая новость о другом</div></a>'
    (entry,) = posts(post(extra=reply))
    assert "Старая" not in entry.html
    assert entry.title == "В Токмоке открыли новую школу"


def test_a_text_that_stands_in_itself_is_read_once():
    nested = '<div class="tgme_widget_message_text js-message_text">Мост через Чу закрыт</div>'
    (entry,) = posts(post(html=nested))
    assert entry.html == "Мост через Чу закрыт"


POLL = '<div class="tgme_widget_message_poll js-poll"><div class="tgme_widget_message_poll_question">Как вам мост?</div><div class="tgme_widget_message_poll_option_text">Хорошо</div></div>'


@pytest.mark.parametrize(
    "silent",
    [
        post(html="Channel photo updated", service=True),
        post(html="", extra=POLL),
        post(html="", extra=photo("https://cdn.example/a.jpg")),
        post(html=emoji("🔥")),
        post(html="#новости #чуй"),
        post(html='<a href="https://t.me/chui_vesti">https://t.me/chui_vesti</a>'),
    ],
    ids=["service", "poll", "picture", "emoji", "tags", "bare link"],
)
def test_what_has_no_words_is_no_news(silent):
    assert posts(silent) == ()


def test_a_bare_link_is_told_by_what_the_page_behind_it_says():
    preview = (
        '<a class="tgme_widget_message_link_preview" href="https://vesti.example/1">'
        '<i class="link_preview_image" style="background-image:url(\'https://cdn.example/p.jpg\')"></i>'
        '<div class="link_preview_site_name">Вести</div><div class="link_preview_title">Мост закрыт на ремонт</div>'
        '<div class="link_preview_description">Объезд по улице Ленина.</div></a>'
    )
    (entry,) = posts(
        post(html='<a href="https://vesti.example/1">https://vesti.example/1</a>', extra=preview)
    )
    assert entry.title == "Мост закрыт на ремонт"
    assert text_of_html(entry.html).splitlines() == ["Мост закрыт на ремонт", "Объезд по улице Ленина."]
    assert entry.image == "https://cdn.example/p.jpg"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("⚡️⚡️ Мост закрыт.", "Мост закрыт"),
        ("#срочно<br>Мост через реку закрыт", "Мост через реку закрыт"),
        (
            "В г. Токмок им. Манаса открыли школу. Её строили два года.",
            "В г. Токмок им. Манаса открыли школу",
        ),
        (
            "— «Мост будет!» — сказал мэр города Токмок. Ждали год.",
            "«Мост будет!» — сказал мэр города Токмок",
        ),
        ("Токмокто жаңы мектеп ачылды. Өткөн жылы курулган.", "Токмокто жаңы мектеп ачылды"),
        ("Курс доллара: 87,45 сома https://bank.example/kurs", "Курс доллара: 87,45 сома"),
    ],
)
def test_the_title_is_the_first_sentence(text, title):
    (entry,) = posts(post(html=text))
    assert entry.title == title


def test_a_long_sentence_is_cut_between_words():
    (entry,) = posts(post(html="Правительство " + "обсудило строительство дорог " * 20))
    assert len(entry.title) <= 160
    assert entry.title.endswith(("обсудило…", "строительство…", "дорог…"))


@pytest.mark.parametrize(
    ("title", "extra", "error"),
    [
        ("", "", NoChannel),
        ("Вести Чуя", "4 512 subscribers", NoPreview),
        ("Соседи", "310 members, 12 online", NotAChannel),
        ("Асан", "@asan", NotAChannel),
    ],
)
def test_a_channel_that_cannot_be_read_says_why(title, extra, error):
    with pytest.raises(error):
        read(closed_page(title, extra), url="https://t.me/chui_vesti")


def test_a_page_about_a_channel_leads_to_its_preview():
    link = '<div class="tgme_page_context_link_wrap"><a class="tgme_page_context_link" href="/s/chui_vesti">Preview channel</a></div>'
    with pytest.raises(NotAFeed) as raised:
        read(closed_page("Вести Чуя", "4 512 subscribers").replace("</body>", f"{link}</body>"))
    assert raised.value.alternates == (URL,)


def test_a_channel_without_posts_is_no_error():
    assert read(channel_page("chui_vesti", "Вести Чуя", [])).entries == ()


def test_a_page_that_speaks_of_such_markup_is_none():
    page = '<html><body><code>&lt;div class="tgme_page"&gt;</code></body></html>'
    with pytest.raises(NotAFeed) as raised:
        read(page, url="https://blog.example/post")
    assert type(raised.value) is NotAFeed
