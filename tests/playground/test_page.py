"""The page's parts are handed out with headers that keep it to itself, and the panel says what it knows."""

import re
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web as server

from playground import Playground, serve
from playground.cast import assemble
from playground.page.routes import FOLDER


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    playground = await serve(newsroom_port=0)
    yield playground
    await playground.close()


@pytest.fixture
async def web(playground) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(playground.url) as session:
        yield session


@pytest.fixture
async def bot() -> AsyncIterator[tuple[str, list[str]]]:
    """A web server in the bot's place, and what it was asked."""
    asked: list[str] = []

    async def answer(request: server.Request) -> server.Response:
        asked.append(f"{request.method} {request.path_qs} {await request.text()}".strip())
        return server.json_response({"on": True, "count": 3})

    app = server.Application()
    app.router.add_route("*", "/{rest:.*}", answer)
    runner = server.AppRunner(app)
    await runner.setup()
    site = server.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/", asked
    await runner.cleanup()


async def test_the_page_and_all_that_it_names_are_there(web):
    async with web.get("/") as answer:
        assert answer.content_type == "text/html"
        page = await answer.text()
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    for name in re.findall(r'"/page/([\w.-]+)', page):
        async with web.get(f"/page/{name}") as answer:
            assert answer.status == 200, name
    async with web.get("/page/routes.py") as answer:
        assert answer.status == 404


def test_the_page_names_nothing_of_the_web():
    for path in FOLDER.iterdir():
        if path.suffix in (".html", ".css", ".js"):
            found = re.findall(
                r"""(?:src|href|url\(|import|from)\s*=?\s*["'(]*(https?:)?//[\w.]+""", path.read_text()
            )
            assert not found, path.name


def test_every_module_begins_with_what_it_is_for():
    for path in FOLDER.glob("*.js"):
        assert path.read_text().startswith("// "), path.name
    for path in FOLDER.glob("*.css"):
        assert path.read_text().startswith("/* "), path.name


async def test_the_cast_is_there_and_the_bot_is_in_its_group_and_channel(playground, web):
    cast = assemble(playground.world)
    assert [reader.language_code for reader in cast.readers] == ["ru", "ky", "en"]
    async with web.get("/control/chats") as answer:
        chats = (await answer.json())["chats"]
    assert [chat["type"] for chat in chats] == ["private"] * 4 + ["supergroup", "channel"]
    assert all(chat["bot"] == "administrator" for chat in chats[4:])
    assert not any(chat["started"] for chat in chats[:4])


async def test_the_panel_shows_the_outlets_and_knows_previews_of_their_pages(web):
    async with web.get("/newsroom") as answer:
        room = await answer.json()
    assert len(room["outlets"]) == 8
    assert {example["outlet"] for example in room["examples"]} <= {one["slug"] for one in room["outlets"]}
    page = f"{room['outlets'][0]['home']}news/earthquake-1"
    async with web.get("/newsroom/preview", params={"url": page}) as answer:
        assert (await answer.json())["outlet"] == "Аламедин-пресс"
    async with web.get("/newsroom/preview", params={"url": "https://example.org/"}) as answer:
        assert await answer.json() is None


async def test_until_the_bot_has_started_the_panel_says_so(web):
    async with web.get("/newsroom/stages") as answer:
        assert answer.status == 200
        assert "starting" in (await answer.json())["error"]
    story = {"outlet": "alamedin", "title": "Новость", "text": "Текст"}
    async with web.post("/newsroom/stories", json=story) as answer:
        said = await answer.json()
    assert said["polled"] is False
    async with web.get(said["url"]) as answer:
        assert "Новость" in await answer.text()


async def test_a_published_story_is_polled_at_once_and_watchers_are_told(playground, web, bot):
    url, asked = bot
    playground.panel.meet(url)
    story = {"outlet": "kut-kabar", "title": "Кабар", "text": "Текст"}
    async with web.post("/newsroom/stories", json=story) as answer:
        assert (await answer.json())["polled"] is True
    async with web.get("/newsroom/stages", params={"limit": "7"}) as answer:
        assert (await answer.json())["count"] == 3
    async with web.post("/newsroom/real-feeds", json={"on": True}) as answer:
        assert (await answer.json())["on"] is True
    assert asked == ["POST /playing/poll", "GET /stages?limit=7", 'POST /playing/real-feeds {"on": true}']
    assert [event["event"] for event in playground.world.events] == ["newsroom", "newsroom"]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"title": "x"}', b'{"outlet": "alamedin", "title": "", "text": ""}']
)
async def test_what_is_no_story_is_refused_with_a_word(web, body):
    async with web.post("/newsroom/stories", data=body) as answer:
        assert answer.status == 400
        assert (await answer.json())["error"]


async def test_pages_of_other_sites_may_not_publish(web):
    story = {"outlet": "alamedin", "title": "a", "text": "b"}
    async with web.post(
        "/newsroom/stories", json=story, headers={"Origin": "https://evil.example"}
    ) as answer:
        assert answer.status == 403


async def test_without_a_newsroom_there_is_still_a_page():
    playground = await serve()
    async with aiohttp.ClientSession(playground.url) as web:
        async with web.get("/") as answer:
            assert answer.status == 200
        async with web.get("/newsroom") as answer:
            assert await answer.json() is None
    await playground.close()
