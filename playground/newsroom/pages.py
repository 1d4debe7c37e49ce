"""Items as pages, with all that real pages put around a text: menus, share bars, photo credits, links to other news."""

from collections.abc import Sequence
from html import escape

from playground.newsroom.feeds import TYPES
from playground.newsroom.model import Item, Outlet

_STYLE = (
    "body{font:17px/1.55 Georgia,'Noto Serif',serif;max-width:720px;margin:0 auto;padding:0 18px 60px;color:#1b1b1b;background:#fdfcf9}"
    "header{border-bottom:3px double #999;padding:18px 0 10px}header a{font-size:28px;font-weight:700;text-decoration:none;color:#8f1d14}"
    "nav a,.share,.tags,footer,figcaption,time{font:14px/1.5 system-ui,'Noto Sans',sans-serif;color:#666}nav a{margin-right:14px}"
    "h1{font-size:30px;line-height:1.2}figure{margin:18px 0}.photo{height:210px;background:linear-gradient(135deg,#d8c9ae,#8b9aa6)}"
    "aside li{margin:5px 0}footer{margin-top:40px;border-top:1px solid #ccc;padding-top:12px}"
)


def page(outlet: Outlet, item: Item, others: Sequence[Item], home: str) -> bytes:
    """The page of an item."""
    text = "\n".join(f"      <p>{escape(part)}</p>" for part in item.paragraphs)
    around = "\n".join(f'    <div class="share">{escape(line)}</div>' for line in outlet.around)
    below = "\n".join(f'    <p class="tags">{escape(line)}</p>' for line in outlet.below)
    links = "\n".join(
        f'      <li><a href="/news/{other.slug}">{escape(other.title)}</a></li>' for other in others
    )
    credit = escape(outlet.credit)
    return _document(
        outlet,
        item.title,
        f"""  <meta property="og:title" content="{escape(item.title)}">
  <meta property="og:type" content="article">
  <meta property="og:site_name" content="{escape(outlet.name)}">
  <meta property="og:description" content="{escape(item.lead)}">
  <meta property="article:published_time" content="{item.at.isoformat()}">
  <link rel="canonical" href="{home}/news/{item.slug}">""",
        f"""  <main>
  <article>
    <h1>{escape(item.title)}</h1>
    <time datetime="{item.at.isoformat()}">{item.at:%d.%m.%Y %H:%M}</time>
{around}
    <figure><div class="photo" role="img" aria-label=""></div><figcaption>{credit}</figcaption></figure>
    <div class="article-text">
{text}
    </div>
{below}
  </article>
  <aside class="related">
    <h3>{escape(outlet.more)}</h3>
    <ul>
{links}
    </ul>
  </aside>
  </main>""",
    )


def front(outlet: Outlet, items: Sequence[Item]) -> bytes:
    """The front page of an outlet."""
    links = "\n".join(
        f'    <li><time datetime="{item.at.isoformat()}">{item.at:%d.%m %H:%M}</time> '
        f'<a href="/news/{item.slug}">{escape(item.title)}</a></li>'
        for item in items
    )
    head = f'  <link rel="alternate" type="{TYPES[outlet.form]}" href="{outlet.feed_path}">'
    return _document(
        outlet,
        outlet.name,
        head,
        f"  <main>\n  <h1>{escape(outlet.about)}</h1>\n  <ul>\n{links}\n  </ul>\n  </main>",
    )


def _document(outlet: Outlet, title: str, head: str, body: str) -> bytes:
    menu = "".join(f'<a href="/">{escape(entry)}</a>' for entry in outlet.menu)
    document = f"""<!doctype html>
<html lang="{outlet.language}">
<head>
  <meta charset="{outlet.encoding}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{escape(title)} — {escape(outlet.name)}</title>
{head}
  <style>{_STYLE}</style>
</head>
<body>
  <header><a href="/">{escape(outlet.name)}</a><nav>{menu}</nav></header>
{body}
  <footer>{escape(outlet.name)}. {escape(outlet.about)}</footer>
</body>
</html>
"""
    return document.encode(outlet.encoding, "xmlcharrefreplace")
