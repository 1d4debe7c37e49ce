"""A small town's press on this machine: outlets with feeds in several formats, and the pages behind them."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path

from aiohttp import web

MONDAY_MORNING = datetime.fromisoformat("2026-03-02T09:00:00+06:00")
"""When every test begins."""
BOILERPLATE = (
    "Мы в социальных сетях",
    "TwitterFacebookYoutubeInstagramTelegram",
    "Фото пресс-службы мэрии",
    "Читайте нас в Telegram, только самое важное!",
    "Наверх",
    "Главная",
)
"""What stands around every article and is none of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An article: its title, its paragraphs, and when it came out."""

    title: str
    paragraphs: tuple[str, ...]
    at: datetime


@dataclass(slots=True, kw_only=True)
class Outlet:
    """One newspaper: how it writes its feed, and what it has published."""

    name: str
    path: str
    form: str = "rss"
    """rss or atom."""
    encoding: str = "utf-8"
    language: str = "ru"
    country: str = "kg"
    items: list[Item] = field(default_factory=list)


class Newsroom:
    """The server of all outlets, and the clock on the town hall: what it shows is the time for everybody.

    `asked` holds every path that was fetched.
    """

    def __init__(self) -> None:
        self._ahead = MONDAY_MORNING - datetime.now(UTC)
        self.outlets: dict[str, Outlet] = {}
        self.answers: dict[str, Callable[[web.Request], web.Response | Awaitable[web.StreamResponse]]] = {}
        """Whatever else lies at an address, by its path."""
        self.asked: list[str] = []
        self.url = ""
        self._runner: web.AppRunner | None = None

    @property
    def now(self) -> datetime:
        """The moment in this town; it runs as fast as ours."""
        return datetime.now(UTC) + self._ahead

    def let_pass(self, **time: float) -> None:
        """Let time pass at once, as `hours=23`."""
        self._ahead += timedelta(**time)

    @property
    def clock(self) -> str:
        """The address of the clock."""
        return f"{self.url}/clock"

    async def open(self) -> None:
        """Begin to serve on any free port."""
        app = web.Application()
        app.router.add_get("/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def close(self) -> None:
        """Serve no longer."""
        if self._runner is not None:
            await self._runner.cleanup()

    def outlet(self, name: str, path: str, **about: str) -> Outlet:
        """Found an outlet."""
        self.outlets[path] = Outlet(name=name, path=path, **about)
        return self.outlets[path]

    def publish(self, outlet: Outlet, title: str, *paragraphs: str, ago: timedelta = timedelta(0)) -> None:
        """Print an article, newest first."""
        outlet.items.insert(0, Item(title=title, paragraphs=paragraphs, at=self.now - ago))

    def feed(self, outlet: Outlet) -> str:
        """The address of an outlet's feed."""
        return f"{self.url}/{outlet.path}/feed"

    def write_catalogue(self, file: Path) -> None:
        """Write all outlets into a feeds.toml."""
        file.write_text(
            "\n".join(
                f'[[feed]]\nurl = "{self.feed(one)}"\nname = "{one.name}"\n'
                f'language = "{one.language}"\ncountry = "{one.country}"\n'
                for one in self.outlets.values()
            )
        )

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        if path == "clock":
            return web.json_response({"now": self.now.isoformat()})
        self.asked.append(path)
        if path in self.answers:
            with suppress(ConnectionError):  # who has seen enough goes away
                answer = self.answers[path](request)
                return answer if isinstance(answer, web.StreamResponse) else await answer
            return web.Response()
        name, _, what = path.partition("/")
        outlet = self.outlets.get(name)
        if outlet is None:
            return web.Response(status=404)
        if what == "feed":
            written = _FORMS[outlet.form](outlet, f"{self.url}/{outlet.path}")
            kind = f"application/{outlet.form}+xml"
        else:
            written, kind = page(outlet.items[-int(what)], outlet.encoding), "text/html"
        return web.Response(body=written.encode(outlet.encoding), content_type=kind)


def page(item: Item, encoding: str = "utf-8") -> str:
    """A page as such sites make them: menus before the article, appeals after it."""
    menu, shares, photo, appeal, top, home = BOILERPLATE
    article = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in item.paragraphs)
    return f"""<!DOCTYPE html><html><head><meta charset="{encoding}"><title>{escape(item.title)}</title></head><body>
<ul class="menu"><li><a href="/">{top and home}</a></li><li><a href="/rss">RSS</a></li></ul>
<div class="social"><p>{menu}:</p><p>{shares}</p></div>
<h1>{escape(item.title)}</h1><article>{article}<p>{photo}</p><p>{appeal}</p></article>
<div class="up"><a href="#">{top}</a></div></body></html>"""


def _rss(outlet: Outlet, base: str) -> str:
    items = "".join(
        f"<item><title>{escape(item.title)}</title><link>{base}/{number}</link><guid>{base}/{number}</guid>"
        f"<description>{escape(item.paragraphs[0][:70])}…</description>"
        f"<pubDate>{format_datetime(item.at)}</pubDate></item>"
        for number, item in _numbered(outlet)
    )
    return (
        f'<?xml version="1.0" encoding="{outlet.encoding}"?><rss version="2.0"><channel>'
        f"<title>{outlet.name}</title><link>{base}</link>{items}</channel></rss>"
    )


def _atom(outlet: Outlet, base: str) -> str:
    entries = "".join(
        f'<entry><title>{escape(item.title)}</title><link href="{base}/{number}"/><id>{base}/{number}</id>'
        f"<summary>{escape(item.paragraphs[0][:70])}…</summary><updated>{item.at.isoformat()}</updated></entry>"
        for number, item in _numbered(outlet)
    )
    return (
        f'<?xml version="1.0" encoding="{outlet.encoding}"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{outlet.name}</title><id>{base}</id>{entries}</feed>"
    )


def _numbered(outlet: Outlet) -> list[tuple[int, Item]]:
    """An outlet's articles, newest first, each with the number in its address, which stays."""
    return [(len(outlet.items) - place, item) for place, item in enumerate(outlet.items)]


_FORMS = {"rss": _rss, "atom": _atom}


def a_day_of_news(newsroom: Newsroom) -> int:
    """Three outlets, one event in all of them and six other stories; how many articles that makes."""
    akjol = newsroom.outlet("Ак жол", "akjol", encoding="windows-1251")
    vestnik = newsroom.outlet("Вестник Чуя", "vestnik", form="atom", country="ru")
    tandem = newsroom.outlet("Таңдем", "tandem", language="ky")
    newsroom.publish(
        akjol,
        "Министры иностранных дел стран ОДКБ собрались в Бишкеке",
        "Заседание Совета министров иностранных дел ОДКБ прошло сегодня в Бишкеке под председательством "
        "Кыргызской Республики.",
        "Министры обсудили безопасность в Центральной Азии и противодействие терроризму.",
        "По итогам заседания подписаны три совместных заявления, сообщили в министерстве.",
        ago=timedelta(minutes=90),
    )
    newsroom.publish(
        vestnik,
        "В Бишкеке министры иностранных дел ОДКБ подписали три заявления",
        "В столице Кыргызстана завершилось заседание Совета министров иностранных дел ОДКБ, по его итогам "
        "подписаны три совместных заявления.",
        "На встрече министры обсудили противодействие терроризму и безопасность в Центральной Азии.",
        "Председательствовала Кыргызская Республика.",
        ago=timedelta(minutes=60),
    )
    newsroom.publish(
        tandem,
        "Бишкекте ЖККУнун тышкы иштер министрлери чогулду",
        "Бүгүн Бишкекте Кыргыз Республикасынын төрагалыгы менен ЖККУнун Тышкы иштер министрлер кеңешинин жыйыны "
        "өттү.",
        "Министрлер Борбордук Азиядагы коопсуздукту жана терроризмге каршы күрөштү талкуулашты.",
        "Жыйындын жыйынтыгында үч биргелешкен билдирүүгө кол коюлду.",
        ago=timedelta(minutes=30),
    )
    newsroom.publish(
        akjol,
        "Курс доллара в Кыргызстане на 1 марта",
        "Национальный банк Кыргызстана установил официальный курс доллара США на 1 марта: 87,45 сома.",
        "Евро стоит 94,10 сома, российский рубль — 0,98 сома.",
        ago=timedelta(hours=23),
    )
    newsroom.publish(
        vestnik,
        "Курс доллара в Кыргызстане на 2 марта",
        "Национальный банк Кыргызстана установил официальный курс доллара США на 2 марта: 87,52 сома.",
        "Евро стоит 94,32 сома, российский рубль — 0,97 сома.",
        ago=timedelta(minutes=50),
    )
    newsroom.publish(
        akjol,
        "В Оше открыли школу на восемьсот мест",
        "В Оше открылась новая школа на восемьсот мест, её строили два года.",
        "На церемонии выступил мэр города; занятия начнутся завтра.",
        ago=timedelta(hours=2),
    )
    newsroom.publish(
        tandem,
        "Нарында жаңы күн электр станциясы курулат",
        "Нарын облусунда быйыл жаңы күн электр станциясынын курулушу башталат.",
        "Энергетика министрлиги долбоордун кубаттуулугу жүз мегаватт болорун билдирди.",
        ago=timedelta(hours=3),
    )
    return 7
