"""Telegram's HTML in a terminal: bold stays bold, links can be followed, quotes are set apart."""

from html.parser import HTMLParser

from rich.text import Text

_STYLES = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "code": "cyan", "blockquote": "dim"}


class _Styler(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = Text()
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get("href")
        self._open.append((tag, f"link {address}" if address else _STYLES.get(tag, "")))

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.text.append(data, " ".join(style for _, style in self._open if style))


def styled(html: str) -> Text:
    """Return a message of Telegram's HTML as text for the terminal."""
    styler = _Styler()
    styler.feed(html)
    styler.close()
    return styler.text
