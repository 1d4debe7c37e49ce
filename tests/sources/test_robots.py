"""robots.txt: what it forbids, how long it is believed, and what an answer means that is none."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import BadStatus, Disallowed, SlowDown, TooLarge, Unreachable
from sources.robot_rules import parse_robots
from sources.robots import MOST_KEPT, MOST_PAUSE, AllowedPages, Robots
from sources.web import Page

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SITE = "https://vesti.example"
TEXT = """\ufeffUser-agent: *
Disallow: /admin
Sitemap: https://vesti.example/news.xml

User-agent: Kabarchy
Disallow: /closed/
"""


class Pages:
    """A web with one answer for every robots.txt."""

    def __init__(self, answer):
        self.answer = answer
        self.asked = []
        self.pauses = []

    async def get(self, url, *, accept, limit, pause=0.0):
        self.asked.append(url)
        self.pauses.append(pause)
        if isinstance(self.answer, Exception):
            raise self.answer
        return Page(url=url, status=200, body=self.answer.encode())


async def test_what_a_site_asks_of_this_program_is_kept_to():
    rules = await Robots(Pages(TEXT)).of(f"{SITE}/1", NOW)
    assert rules.allow(f"{SITE}/news/1")
    assert rules.allow(f"{SITE}/admin/1"), "its own part of the file counts, not everybody's"
    assert not rules.allow(f"{SITE}/closed/1")
    assert rules.sitemaps == ("https://vesti.example/news.xml",)


async def test_it_is_asked_for_once_a_day_and_site():
    pages = Pages(TEXT)
    robots = Robots(pages)
    for hours in (0, 1, 23):
        await robots.of(f"{SITE}/{hours}", NOW + timedelta(hours=hours))
    assert pages.asked == [f"{SITE}/robots.txt"]
    await robots.of(f"{SITE}/1", NOW + timedelta(hours=25))
    await robots.of("http://other.example:8080/1", NOW)
    assert pages.asked[1:] == [f"{SITE}/robots.txt", "http://other.example:8080/robots.txt"]


@pytest.mark.parametrize(
    ("answer", "allowed"),
    [
        (BadStatus(404), True),
        (BadStatus(403), True),
        (BadStatus(500), False),
        (SlowDown(429), False),
        (Unreachable("timeout"), False),
        (TooLarge("3000001"), False),
        ("<html>Страница не найдена</html>", True),
        ("User-agent: *\nDisallow: /", False),
    ],
)
async def test_what_an_answer_means(answer, allowed):
    rules = await Robots(Pages(answer)).of(SITE, NOW)
    assert rules.allow(f"{SITE}/1") is allowed


async def test_pages_are_fetched_that_may_be_and_many_at_once_ask_for_the_rules_once():
    pages = Pages(TEXT)
    allowed = AllowedPages(pages, lambda: NOW)
    await asyncio.gather(*(allowed.get(f"{SITE}/{number}", accept="", limit=1) for number in range(5)))
    with pytest.raises(Disallowed):
        await allowed.get(f"{SITE}/closed/1", accept="", limit=1)
    assert pages.asked.count(f"{SITE}/robots.txt") == 1
    assert len(pages.asked) == 6


async def test_trouble_is_not_believed_for_a_day():
    pages = Pages(BadStatus(502))
    robots = Robots(pages)
    assert not (await robots.of(SITE, NOW)).allow(f"{SITE}/1")
    pages.answer = ""
    assert (await robots.of(SITE, NOW + timedelta(hours=1))).allow(f"{SITE}/1")


async def test_those_who_ask_together_wait_for_one_answer():
    pages = Pages(TEXT)
    robots = Robots(pages)
    rules = await asyncio.gather(*(robots.of(f"{SITE}/{number}", NOW) for number in range(5)))
    assert len(pages.asked) == 1
    assert len({id(rule) for rule in rules}) == 1


async def test_what_stands_after_half_a_megabyte_is_not_read():
    rules = await Robots(Pages("User-agent: *\n" + "#\n" * 256_000 + "Disallow: /")).of(SITE, NOW)
    assert rules.allow(f"{SITE}/1")


@pytest.mark.parametrize(
    ("asked", "granted"), [("", 0), ("2", 2), ("0.5", 0.5), ("3600", MOST_PAUSE), ("soon", 0), ("-1", 0)]
)
async def test_the_pause_a_site_asks_for_is_kept_within_reason(asked, granted):
    text = f"User-agent: *\nCrawl-delay: {asked}\n"
    assert (await Robots(Pages(text)).of(SITE, NOW)).pause == granted


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("Disallow:", "/1", True),
        ("Disallow: /news", "/newsletter", False),
        ("Disallow: /news/", "/news", True),
        ("Disallow: /\nAllow: /news", "/news/1", True),
        ("Allow: /news\nDisallow: /", "/about", False),
        ("Disallow: /page\nAllow: /page", "/page", True),
        ("Disallow: /*?print=", "/1?print=1", False),
        ("Disallow: /*?print=", "/1?id=1", True),
        ("Disallow: /*.pdf$", "/a.pdf", False),
        ("Disallow: /*.pdf$", "/a.pdf?x", True),
        ("Disallow: /a*b*c$", "/a1b2c", False),
        ("Disallow: /aa$", "/a", True),
        ("Disallow: /ab*b$", "/ab", True),
        ("Allow: /$\nDisallow: /", "/", True),
        ("Disallow: /новости", "/%d0%bd%d0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1", False),
        ("Disallow: /", "/robots.txt", True),
        ("disallow : /a # not b", "/a", False),
        ("Disallow /", "/1", True),
    ],
)
def test_the_longest_rule_that_fits_decides(rules, path, allowed):
    assert parse_robots(f"User-agent: *\n{rules}", "Kabarchy").allow(SITE + path) is allowed


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("User-agent: a\nUser-agent: kabarchy/2\nDisallow: /", False),
        (
            "User-agent: Kabarchy\nDisallow: /x\n\nUser-agent: b\nDisallow: /\n\nUser-agent: kabarchy\nDisallow: /1",
            False,
        ),
        ("User-agent: Kabarchy\n\nUser-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Kabarchy\nDisallow:", True),
        ("User-agent: Kabarchy-News\nDisallow: /", True),
        ("Disallow: /", True),
    ],
)
def test_the_groups_of_this_program_count_together(text, allowed):
    assert parse_robots(text, "Kabarchy").allow(f"{SITE}/1") is allowed


@given(st.text("aU:ser-gent*Dilow/$ \n", max_size=200), st.text("a/*$?", max_size=20))
def test_any_file_says_something(text, path):
    assert parse_robots(text, "Kabarchy").allow(f"{SITE}/{path}") in {True, False}


async def test_pages_come_at_the_pace_that_their_site_wishes():
    pages = Pages("User-agent: *\nCrawl-delay: 3")
    await AllowedPages(pages, lambda: NOW).get(f"{SITE}/1", accept="", limit=1)
    assert pages.pauses == [0, 3]


async def test_of_many_sites_the_last_are_remembered():
    pages = Pages("")
    robots = Robots(pages)
    for number in range(MOST_KEPT + 1):
        await robots.of(f"https://{number}.example/", NOW)
    await robots.of(f"https://{MOST_KEPT}.example/", NOW)
    await robots.of("https://0.example/", NOW)
    assert len(pages.asked) == MOST_KEPT + 2
