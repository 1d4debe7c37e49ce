"""The desk: a link opens once and for those who run the news alone, and its page shows what there is."""

import re
from datetime import timedelta
from urllib.parse import urljoin

import aiohttp
import pytest

from news.broadcasts import BroadcastState
from news.chats import ChatKind, Settings
from news.deliveries import Lane, NewDelivery
from news.failures import GIVEN_UP_AFTER
from news.ids import UserId
from news.outgoing import Text
from news.roles import Role
from news.schedule import Schedule
from storage.panels import Panel
from tests import stories
from web.desk.routes import Desk, routes
from web.server import Pages, Server

EDITOR, OWNER, STRANGER = UserId(21), UserId(22), UserId(23)
SETTINGS = Settings(language="ru", schedule=Schedule(times=(), timezone="Asia/Bishkek"), set_up=True)


class Clock:
    def __init__(self, now):
        self.now = now


@pytest.fixture
def clock(now):
    return Clock(now)


@pytest.fixture
def under():
    """The path of the public address."""
    return ""


@pytest.fixture
async def client(storage, clock, under):
    async with storage.writing() as tx:
        await tx.editors.give(EDITOR, Role.EDITOR, clock.now)
        await tx.chats.meet(EDITOR, None, ChatKind.PRIVATE, SETTINGS, clock.now)
    desk = Desk(
        storage=storage, now=lambda: clock.now, owners=frozenset({OWNER}), troubles=lambda: ["telegram", "stopped", "disk"],
        language="en", timezone="Asia/Bishkek", under=under,
    )  # fmt: skip
    pages = Pages(problems=list, metrics=None, more=routes(desk))
    server = await Server.start(pages, "127.0.0.1", 0)
    async with aiohttp.ClientSession(server.url, cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield session
    await server.close()


async def link(storage, clock, user=EDITOR, key="k" * 43):
    async with storage.writing() as tx:
        await tx.desk.give(key, user, once=True, expires_at=clock.now + timedelta(minutes=10))
    return f"/desk?key={key}"


async def status(client, path):
    async with client.get(path) as answer:
        return answer.status


async def data(client):
    async with client.get("/desk/data") as answer:
        assert answer.status == 200
        return {section["name"]: section for section in (await answer.json())["sections"]}


async def test_a_link_opens_once_and_the_session_goes_on(client, storage, clock):
    path = await link(storage, clock)
    async with client.get(path) as answer:
        assert answer.status == 200
        cookie = answer.headers["Set-Cookie"]
        assert "Кабарчы: пульт" in await answer.text()
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Path=/desk" in cookie
    assert await status(client, "/desk") == 200
    async with client.get(path) as answer:
        assert answer.status == 403
        assert "/desk" in await answer.text()
        assert "Set-Cookie" not in answer.headers


async def test_without_a_session_there_is_nothing_to_see(client):
    assert await status(client, "/desk") == 403
    assert await status(client, "/desk/data") == 403
    assert await status(client, "/desk/chart/week") == 403
    assert await status(client, "/desk?key=guess") == 403
    assert await status(client, "/desk/page.html") == 404


async def test_the_figures_are_drawn_for_the_periods_that_there_are(client, storage, clock):
    await status(client, await link(storage, clock))
    async with client.get("/desk/chart/month") as answer:
        assert answer.content_type == "image/png"
        assert (await answer.read()).startswith(b"\x89PNG")
    assert await status(client, "/desk/chart/century") == 404


async def test_whoever_only_asks_what_a_link_is_about_does_not_open_it(client, storage, clock):
    path = await link(storage, clock)
    async with client.head(path) as answer:
        assert answer.status == 405
    assert await status(client, path) == 200


async def test_a_link_of_yesterday_is_refused(client, storage, clock):
    path = await link(storage, clock)
    clock.now += timedelta(minutes=10)
    assert await status(client, path) == 403


async def test_a_session_ends_after_twelve_hours(client, storage, clock):
    await status(client, await link(storage, clock))
    clock.now += timedelta(hours=11)
    assert await status(client, "/desk/data") == 200
    clock.now += timedelta(hours=1)
    assert await status(client, "/desk/data") == 403


async def test_who_loses_the_role_loses_the_desk(client, storage, clock):
    await status(client, await link(storage, clock))
    async with storage.writing() as tx:
        await tx.editors.give(EDITOR, Role.KEEPER, clock.now)
    assert await status(client, "/desk/data") == 403


async def test_a_link_of_one_without_a_role_opens_nothing(client, storage, clock):
    assert await status(client, await link(storage, clock, STRANGER)) == 403


async def test_an_owner_by_the_settings_enters_without_a_chat(client, storage, clock):
    assert await status(client, await link(storage, clock, OWNER)) == 200
    shown = await data(client)
    assert shown["queue"]["empty"].startswith("The queue is empty")
    assert shown["problems"]["rows"][0]["label"].startswith("Telegram cannot be reached")


async def test_the_key_is_not_in_the_database(client, storage, clock):
    await link(storage, clock, key="secret-of-the-link")
    async with storage._engine.connect() as connection:
        rows = (await connection.exec_driver_sql("SELECT * FROM desk_keys")).all()
    assert rows
    assert "secret-of-the-link" not in repr(rows)


async def test_every_answer_forbids_what_is_not_ours(client, storage, clock):
    for path in (
        await link(storage, clock),
        "/desk",
        "/desk/data",
        "/desk/desk.js",
        "/desk/desk.css",
        "/desk/x",
    ):
        async with client.get(path) as answer:
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'")
            assert "unsafe" not in policy
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert answer.headers["Cache-Control"] == "no-store"


async def test_the_desk_shows_what_there_is(client, storage, clock):
    await status(client, await link(storage, clock))
    feed = await stories.outlet(storage, "vesti", clock.now)
    assert feed is not None
    async with storage.writing() as tx:
        chat = await tx.chats.find(EDITOR, None)
        waiting = [
            NewDelivery(
                key=f"digest:{number}:0", chat_id=chat.id, content=Text(html="x"), lane=Lane.DIGEST,
                due_at=clock.now,
            )
            for number in range(3)
        ]  # fmt: skip
        await tx.outbox.queue(waiting, clock.now)
        for _ in range(GIVEN_UP_AFTER):
            await tx.failures.record("summarise", 1, "KeyError", clock.now)
    shown = await data(client)
    assert list(shown) == ["problems", "queue", "broadcasts", "sources", "figures"]
    assert [row["label"] for row in shown["problems"]["rows"]] == [
        "Telegram недоступен. Бот пробует снова; как только связь вернётся, всё продолжится.",
        "Владелец остановил все отправки. Продолжить: /stopall.",
        "disk",
        "Шаг «изложение» не справился с 1 записью и оставил её.",
    ]  # fmt: skip
    assert "Что делать" in shown["problems"]["rows"][3]["note"]
    (row,) = shown["queue"]["rows"]
    assert (row["label"], row["value"], row["note"]) == ("Сводки", "3", "ждут")
    assert shown["broadcasts"]["rows"] == []
    assert shown["sources"]["rows"][0]["value"] == "1 / 1"
    assert "Читателей: 1" in shown["figures"]["rows"][0]["label"]


@pytest.mark.parametrize("state", [BroadcastState.CONFIRMED, BroadcastState.CANCELLED])
async def test_broadcasts_are_shown_with_how_far_they_are(client, storage, clock, state):
    await status(client, await link(storage, clock))
    async with storage.writing() as tx:
        id = await tx.broadcasts.draft(EDITOR, Text(html="Важно"), clock.now)
        await tx.broadcasts.confirm(id, Panel(telegram_id=EDITOR, message_id=1), clock.now)
        if state is BroadcastState.CANCELLED:
            await tx.broadcasts.cancel(id)
    (row,) = (await data(client))["broadcasts"]["rows"]
    assert row["label"].startswith("№ 1")
    assert row["note"] == ("готова к отправке" if state is BroadcastState.CONFIRMED else "отменена")


@pytest.mark.parametrize("under", ["/bot"])
@pytest.mark.parametrize("taken_away", [False, True])
async def test_behind_a_proxy_it_opens_under_the_path_of_the_public_address(
    client, storage, clock, under, taken_away
):
    public = await link(storage, clock)
    async with client.get(public if taken_away else under + public) as answer:
        assert answer.status == 200
        assert answer.cookies["desk"]["path"] == "/bot/desk"
        page = await answer.text()
    files = re.findall(r'(?:href|src)="(?!data:)([^"]+)"', page)
    assert files
    for file in files:
        assert await status(client, urljoin(f"{under}/desk", file)) == 200
    assert await status(client, f"{under}/desk/data") == 200
