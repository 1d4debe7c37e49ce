"""What the desk answers: its page behind a link that opens once, and what the page shows, as JSON.

A link opens the page and a session by one answer, not by a redirect: a browser would not send the session's strict cookie
along a redirect that began in another site, as in Telegram's web app.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from importlib.resources import files
from string import Template

from aiohttp import web

from messages.chart import NoFont, drawn
from messages.desk import closed, page_words
from messages.desk import desk as rendered
from messages.figures import chart_of
from news.chats import Chat, Settings
from news.desk import SESSION_LASTS
from news.figures import Period
from news.ids import UserId
from news.roles import Role, role_of
from news.schedule import Schedule
from storage import Storage
from web.desk.watching import watched

PATH = "/desk"
COOKIE = "desk"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
KINDS = {"desk.css": "text/css", "desk.js": "text/javascript"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the desk needs of the program."""

    storage: Storage
    now: Callable[[], datetime]
    owners: frozenset[UserId]
    troubles: Callable[[], list[str]]
    """Names of what is wrong with the program itself; their words are chosen by who looks."""
    language: str
    timezone: str
    under: str = ""
    """The path of the public address, as `/bot`; a proxy may leave it in place or take it away."""


def routes(desk: Desk) -> list[web.RouteDef]:
    """Return the routes of the desk."""

    def route(path: str, answer: Callable[[Desk, web.Request], Awaitable[web.Response]]) -> web.RouteDef:
        async def handle(request: web.Request) -> web.Response:
            return await answer(desk, request)

        # Whoever only asks for the head of a link, to show what it is about, does not open it.
        return web.get(path, handle, allow_head=False)

    pages = {"": _page, "/data": _data, "/chart/{period}": _chart, "/{name}": _file}
    return [
        route(f"{under}{PATH}{path}", answer)
        for under in sorted({"", desk.under})
        for path, answer in pages.items()
    ]


async def _page(desk: Desk, request: web.Request) -> web.Response:
    """Open with a link's key, or with a session that lasts."""
    key = request.query.get("key")
    if key is None:
        user = await _visitor(desk, request)
        return await _refused(desk) if user is None else await _shown(desk, user)
    session = secrets.token_urlsafe(32)
    async with desk.storage.writing() as tx:
        found = await tx.desk.use(key, desk.now())
        user = found if found is not None and await _runs_the_news(desk, found) else None
        if user is not None:
            await tx.desk.give(session, user, once=False, expires_at=desk.now() + SESSION_LASTS)
    if user is None:
        return await _refused(desk)
    answer = await _shown(desk, user)
    answer.set_cookie(
        COOKIE, session, path=desk.under + PATH, max_age=int(SESSION_LASTS.total_seconds()), httponly=True, samesite="Strict",
        secure=request.secure or request.headers.get("X-Forwarded-Proto") == "https",
    )  # fmt: skip
    return answer


async def _data(desk: Desk, request: web.Request) -> web.Response:
    user = await _visitor(desk, request)
    if user is None:
        return web.json_response({"error": "no session"}, status=403, headers=HEADERS)
    now = desk.now()
    shown = await watched(desk.storage, desk.troubles(), now)
    return web.json_response(rendered(shown, await _settings(desk, user), now), headers=HEADERS)


async def _chart(desk: Desk, request: web.Request) -> web.Response:
    """Draw the figures of a period, as `/stats` does."""
    user, period = await _visitor(desk, request), request.match_info["period"]
    if user is None:
        return web.Response(status=403, headers=HEADERS)
    if period not in Period.__members__.values():
        return web.Response(status=404, headers=HEADERS)
    settings = await _settings(desk, user)
    async with desk.storage.reading() as tx:
        figures = await tx.figures.over(Period(period), desk.now())
        topics = await tx.topics.by_id(id for id, _ in figures.topics)
    chart = chart_of(figures, topics, settings)
    try:
        png = await asyncio.get_running_loop().run_in_executor(None, drawn, chart)
    except NoFont:
        return web.Response(status=404, headers=HEADERS)
    return web.Response(body=png, content_type="image/png", headers=HEADERS)


async def _file(_desk: Desk, request: web.Request) -> web.Response:
    name = request.match_info["name"]
    if name not in KINDS:
        return web.Response(status=404, headers=HEADERS)
    return web.Response(text=_source(name), content_type=KINDS[name], charset="utf-8", headers=HEADERS)


async def _visitor(desk: Desk, request: web.Request) -> UserId | None:
    """Return who asks, if they have a session and may still run the news."""
    session = request.cookies.get(COOKIE)
    if not session:
        return None
    async with desk.storage.reading() as tx:
        user = await tx.desk.session(session, desk.now())
    return user if user is not None and await _runs_the_news(desk, user) else None


async def _runs_the_news(desk: Desk, user: UserId) -> bool:
    async with desk.storage.reading() as tx:
        role = role_of(user, await tx.editors.role(user), desk.owners)
    return role is not None and role.reaches(Role.EDITOR)


async def _settings(desk: Desk, user: UserId) -> Settings:
    """Return in which language and zone a person reads; as by the settings for one whose chat is not known."""
    async with desk.storage.reading() as tx:
        chat: Chat | None = await tx.chats.find(int(user), None)
    if chat is not None:
        return chat.settings
    return Settings(language=desk.language, schedule=Schedule(times=(), timezone=desk.timezone))


async def _shown(desk: Desk, user: UserId) -> web.Response:
    settings = await _settings(desk, user)
    words = {name: escape(text) for name, text in page_words(settings.language).items()}
    page = Template(_source("page.html")).substitute(words, language=settings.language)
    return _html(page, 200)


async def _refused(desk: Desk) -> web.Response:
    words = {name: escape(text) for name, text in page_words(desk.language).items()}
    said = escape(closed(desk.language))
    page = Template(_source("closed.html")).substitute(words, language=desk.language, closed=said)
    return _html(page, 403)


def _html(page: str, status: int) -> web.Response:
    return web.Response(text=page, status=status, content_type="text/html", charset="utf-8", headers=HEADERS)


def _source(name: str) -> str:
    return (files("web.desk") / name).read_text("utf-8")
