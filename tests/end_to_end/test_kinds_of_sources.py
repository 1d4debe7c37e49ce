"""Sources of every kind, from the operator's list to an article: channels, sitemaps, pages without a feed."""

from aiohttp import web

from tests.channel_page import Post, channel_page, closed_page

from .newsroom import Newsroom
from .program import Home, refused


def answers(newsroom: Newsroom, **pages: str) -> None:
    for path, text in pages.items():
        kind = "application/xml" if text.startswith("<urlset") else "text/html"
        newsroom.answers[path.replace("__", "/")] = lambda _, text=text, kind=kind: web.Response(
            text=text, content_type=kind
        )


def press(newsroom: Newsroom) -> str:
    """Let a channel, a sitemap and a page lie on this machine; return the list of them."""
    at = newsroom.now.isoformat()
    posts = [
        Post(number=1, at=newsroom.now, html="Channel created", service=True),
        Post(
            number=2,
            at=newsroom.now,
            html="В Нарыне открыли новую больницу.<br/>Её строили три года, в ней двести мест.",
        ),
    ]
    answers(
        newsroom,
        s__naryn=channel_page("naryn", "Нарын", posts),
        closed=closed_page("Клуб", "310 subscribers"),
        map=(
            '<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url>'
            f"<loc>{newsroom.url}/a</loc><n:news><n:publication_date>{at}</n:publication_date>"
            "<n:title>Дорогу на Талас закрыли из-за лавины</n:title></n:news></url></urlset>"
        ),
        news=(
            f'<html lang="ru"><title>Мэрия</title><div class="item"><a href="/b">Мэрия Оша купила автобусы</a>'
            f'<time datetime="{at}">сегодня</time></div></html>'
        ),
    )
    return f"""
[[feed]]
url = "{newsroom.url}/s/naryn"
name = "Нарын"
[[feed]]
url = "{newsroom.url}/map"
name = "Карта"
[[feed]]
url = "{newsroom.url}/news"
name = "Мэрия"
selectors = {{ item = ".item", time = "time" }}
archive = "{newsroom.url}/news?page={{page}}"
"""


async def test_sources_of_all_kinds_are_checked_polled_and_read(home: Home, newsroom: Newsroom):
    (home.folder / "feeds.toml").write_text(press(newsroom))
    home.settings |= {"FEEDS": "feeds.toml", "COLUMNS": "200"}
    polled = await home.command("poll")
    assert polled.code == 0, polled.err
    assert "3 feeds, 3 new" in polled.out
    assert sorted(home.rows("SELECT title, text FROM articles")) == [
        ("В Нарыне открыли новую больницу", "Её строили три года, в ней двести мест."),
        ("Дорогу на Талас закрыли из-за лавины", ""),
        ("Мэрия Оша купила автобусы", ""),
    ]
    assert "naryn/2" not in newsroom.asked, "a post's page is not asked for: it says no more"

    checked = await home.command("feeds", "check")
    assert checked.code == 0, checked.err
    assert "Нарын: публичный канал в Telegram" in checked.out
    assert "Карта: карта сайта" in checked.out
    assert "Мэрия: страница без ленты, читается по селекторам" in checked.out
    assert checked.out.count("✅ читается") == 3
    assert "ищется на его прежних страницах" in checked.out

    answers(newsroom, news="<html><p>Сайт обновился</p></html>")
    changed = await home.command("feeds", "check", f"{newsroom.url}/news")
    assert "страница изменилась: на прежних местах ничего нет (item .item)" in changed.out
    refused(changed, "1 of 1 cannot be read")


async def test_a_sites_address_is_answered_with_its_sources_and_adds_none_by_itself(
    home: Home, newsroom: Newsroom
):
    outlet = newsroom.outlet("Акжол", "akjol")
    newsroom.publish(outlet, "В Оше открыли новый мост", "В Оше открыли новый мост через реку Ак-Буура.")
    link = f'<link rel="alternate" type="application/rss+xml" href="{newsroom.feed(outlet)}">'
    answers(
        newsroom,
        one=f"<html>{link}</html>",
        two=f'<html>{link}<a href="https://t.me/akjol_test">Telegram</a></html>',
        closed=closed_page("Клуб", "310 subscribers"),
    )
    home.settings |= {"FEEDS": "none", "COLUMNS": "200"}
    one = await home.command("feeds", "add", f"{newsroom.url}/one")
    refused(one, f"names one: kabarchy feeds add {newsroom.feed(outlet)}")
    two = await home.command("feeds", "add", f"{newsroom.url}/two")
    refused(two, "has several sources")
    assert newsroom.feed(outlet) in two.out
    assert "https://t.me/s/akjol_test — публичный канал в Telegram" in two.out
    assert home.count("SELECT count(*) FROM feeds") == 0
    closed = await home.command("feeds", "check", f"{newsroom.url}/closed")
    assert "канал показывает записи только внутри Telegram" in closed.out
    invited = await home.command("feeds", "add", "https://t.me/+AbCdEf")
    assert invited.code == 1
    assert home.count("SELECT count(*) FROM feeds") == 0
