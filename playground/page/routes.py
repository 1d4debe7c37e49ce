"""Handing out the page and its parts, each read once, with headers that let it load nothing from elsewhere."""

from pathlib import Path

from aiohttp import web

FOLDER = Path(__file__).parent
TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:;"
        " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def add_page(app: web.Application) -> None:
    """Let an application answer at `/` with the page, and with its parts at `/page/…`."""
    parts = {path.name: path.read_bytes() for path in sorted(FOLDER.iterdir()) if path.suffix in TYPES}

    async def page(_: web.Request) -> web.Response:
        return _file("index.html", parts["index.html"])

    async def part(request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in parts:
            raise web.HTTPNotFound
        return _file(name, parts[name])

    app.router.add_get("/", page)
    app.router.add_get("/page/{name}", part)


def _file(name: str, content: bytes) -> web.Response:
    kind = TYPES[Path(name).suffix]
    return web.Response(body=content, content_type=kind, charset="utf-8", headers=HEADERS)
