"""What the tests of sources share: a text as agencies publish it in three layouts, and a web server on loopback."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import pytest
from aiohttp import web

from sources.addresses import AddressGuard
from sources.web import Web

TITLE = "В Оше открылся форум горных регионов - что решили участники"
LEAD = "Участники форума договорились о совместных спасательных учениях"
BODY = [
    (
        "В городе Ош сегодня, 12 сентября, под председательством Кыргызской Республики начал работу форум горных "
        "регионов Центральной Азии, на который приехали представители пяти стран."
    ),
    (
        "В открытии участвовали министры чрезвычайных ситуаций Казахстана, Кыргызстана, Таджикистана и Узбекистана, "
        "а также руководитель регионального центра по снижению рисков Айгуль Сатыбалдиева."
    ),
    (
        "По данным оргкомитета, стороны обсудили состояние ледников и селевых озер, обмен данными гидрологических "
        "постов, а также подготовку спасателей. Особое внимание уделили высокогорным дорогам, которые зимой остаются "
        "единственной связью отдаленных сел с районными центрами."
    ),
    (
        "Министр отметил, что республика готова принять учебный лагерь спасателей уже следующей весной и выделит для "
        "него участок в долине реки Кара-Суу."
    ),
    "По итогам первого дня участники приняли следующие решения:",
]
ITEMS = [
    "провести совместные спасательные учения в мае;",
    "создать общую карту селевых озер;",
    "каждые полгода обмениваться данными о ледниках;",
    "открыть учебный лагерь для молодых спасателей.",
]
AFTER = "Форум продлится до пятницы, его заключительное заседание пройдет в Узгене."
TEXT = "\n".join([LEAD, *BODY, *(f"- {item}" for item in ITEMS), AFTER])
MENU = ["Menu", "RSS", "Главная", "Политика", "Экономика", "Общество", "Контакты"]
JUNK_BEFORE = ["Мы в социальных сетях:", "TwitterFacebookYoutubeInstagramTelegram"]
JUNK_AFTER = [
    "Фото пресс-службы МЧС",
    "Читайте нас в Telegram, только самое важное!",
    "Поделиться",
    "Наверх",
    "© 2026 Горный вестник. Все права защищены.",
]
FLAT = "\n\n".join([*MENU, *JUNK_BEFORE, TITLE, TEXT, *JUNK_AFTER])

_HEAD = f"<head><meta charset=utf-8><title>{TITLE} - Горный вестник</title></head>"
_MENU = "".join(f'<li><a href="/{index}">{item}</a></li>' for index, item in enumerate(MENU))
_SOCIAL = "".join(f'<a href="#">{name}</a>' for name in ("Twitter", "Facebook", "Youtube", "Telegram"))


def as_article() -> str:
    """The way of a new site: `article` and `p`."""
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY)
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    junk = "".join(f"<p>{line}</p>" for line in JUNK_AFTER[:2])
    return (
        f"<html lang=ru>{_HEAD}<body><header><nav><ul>{_MENU}</ul></nav><div>Мы в социальных сетях: {_SOCIAL}</div></header>"
        f"<main><article><h1>{TITLE}</h1><time datetime='2026-09-12T10:00:00+06:00'>12 сентября, 10:00</time>"
        f"<p><strong>{LEAD}</strong></p>{paragraphs}<ul>{items}</ul><p>{AFTER}</p>{junk}</article></main>"
        f"<footer><a href='#'>Наверх</a><p>{JUNK_AFTER[-1]}</p></footer></body></html>"
    )


def as_breaks() -> str:
    """The way of an old engine: one `div`, lines parted by `<br><br>`."""
    lines = "<br><br>".join([LEAD, *BODY, "<br>".join(f"- {item}" for item in ITEMS), AFTER, *JUNK_AFTER[:2]])
    return (
        f"<html>{_HEAD}<body><div class=top><ul>{_MENU}</ul><div>Мы в социальных сетях: {_SOCIAL}</div></div>"
        f"<div id=content><h1>{TITLE}</h1><div class=text>{lines}<br><br><a href='#'>Наверх</a></div></div>"
        f"<div class=bottom>{JUNK_AFTER[-1]}</div></body></html>"
    )


def as_tables() -> str:
    """The way of twenty years ago: tables in tables."""
    paragraphs = "".join(f"<div>{line}</div>" for line in BODY)
    items = "".join(f"<div>• {item}</div>" for item in ITEMS)
    junk = "".join(f"<div>{line}</div>" for line in JUNK_AFTER[:2])
    return (
        f"<html>{_HEAD}<body><table><tr><td width=150><ul>{_MENU}</ul><div>Мы в социальных сетях: {_SOCIAL}</div></td>"
        f"<td><table><tr><td><h1>{TITLE}</h1></td></tr><tr><td><div><b>{LEAD}</b></div>{paragraphs}{items}"
        f"<div>{AFTER}</div>{junk}</td></tr></table></td></tr>"
        f"<tr><td colspan=2><a href='#'>Наверх</a> {JUNK_AFTER[-1]}</td></tr></table></body></html>"
    )


LAYOUTS = {"article": as_article, "breaks": as_breaks, "tables": as_tables}


@pytest.fixture(params=LAYOUTS)
def layout(request: pytest.FixtureRequest) -> str:
    """The text in the markup of three kinds of sites."""
    return LAYOUTS[request.param]()


@pytest.fixture
def sample() -> SimpleNamespace:
    """The text itself: its title, what must be read, and the page flattened with its menus."""
    return SimpleNamespace(title=TITLE, text=TEXT, flat=FLAT)


# ── a server ──────────────────────────────────────────────────────────────────────────────────────────────────


class Server:
    """A web server on loopback: `answers` are by path, `asked` are the requests that came."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[web.Request] = []
        self.url = ""

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        answer = self.answers.get(request.path)
        if answer is None:
            return web.Response(status=404)
        return await answer(request) if callable(answer) else web.Response(**answer)


Answer = dict[str, Any] | Callable[[web.Request], Awaitable[web.StreamResponse]]


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """A web server that answers what a test tells it to."""
    server = Server()
    runner = web.ServerRunner(web.Server(server.handle, handler_cancellation=True), shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield server
    await runner.cleanup()


@pytest.fixture
async def raw_server() -> AsyncIterator[Callable[[bytes], Awaitable[str]]]:
    """A server that says exactly these bytes and hangs up; called with them it returns its address."""
    servers: list[asyncio.Server] = []

    async def start(said: bytes) -> str:
        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(said)
            await writer.drain()
            writer.close()

        started = await asyncio.start_server(answer, "127.0.0.1", 0)
        servers.append(started)
        return f"http://127.0.0.1:{started.sockets[0].getsockname()[1]}/feed"

    yield start
    for started in servers:
        started.close()
        await started.wait_closed()


@pytest.fixture
async def web_client() -> AsyncIterator[Web]:
    """The client as the program has it, allowed to see loopback."""
    async with Web(guard=AddressGuard(["127.0.0.0/8"]), contact="https://operator.example/bot") as client:
        yield client
