"""Markup to lines: a paragraph a line, list items as "- …", entities decoded, nothing of scripts and forms."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sources.lines import tidy

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "body",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "br",
    ]
)
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "iframe",
        "object",
        "embed",
        "form",
        "button",
        "select",
        "textarea",
        "svg",
        "math",
        "canvas",
        "template",
        "head",
        "figcaption",
        "audio",
        "video",
        "map",
        "nav",
    ]
)
_SPACES = re.compile(r"\s+")
_MORE_THAN_CELLS = (
    "p, div, table, ul, ol, dl, br, h1, h2, h3, h4, h5, h6, blockquote, script, style, form, select, button"
)
_LONGEST_ROW = 300


def text_of_html(html: str) -> str:
    """Return the text of a piece of markup."""
    if "<" not in html and "&" not in html:
        return "\n".join(filter(None, map(tidy, html.splitlines())))
    root = LexborHTMLParser(html).root
    return text_of_node(root) if root is not None else ""


def text_of_node(node: LexborNode) -> str:
    """Return the text of a parsed piece of markup."""
    writer = _Writer()
    writer.walk(node)
    return writer.text()


class _Writer:
    """Collects words into lines; a block's beginning and end break the line."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._words: list[str] = []
        self._prefix = ""

    def walk(self, node: LexborNode) -> None:
        """Write a node and all below it, without recursion: pages nest deeper than Python's stack."""
        stack: list[tuple[LexborNode, bool]] = [(node, False)]
        while stack:
            current, leaving = stack.pop()
            tag = current.tag
            if leaving:
                self._break()
            elif tag == "-text":
                self._words.append(_SPACES.sub(" ", current.text_content or ""))
            elif tag == "tr" and _is_one_line(current):
                self._break()
                self._words.append(
                    " ".join(cell.text(deep=True, separator=" ") for cell in current.css("td, th"))
                )
                self._break()
            elif tag == "img" or (tag is not None and tag.startswith(("-", "!"))) or tag in _SKIPPED:
                continue
            else:
                if tag in _BLOCKS:
                    self._break()
                    self._prefix = "- " if tag == "li" else self._prefix
                    stack.append((current, True))
                stack.extend((child, False) for child in reversed(list(current.iter(include_text=True))))

    def text(self) -> str:
        """Return the lines."""
        self._break()
        return "\n".join(self._lines)

    def _break(self) -> None:
        line = tidy("".join(self._words))
        self._words.clear()
        if line:
            self._lines.append(self._prefix + line)
            self._prefix = ""


def _is_one_line(row: LexborNode) -> bool:
    """Whether a row is one of figures, whose cells say something only together; the others hold parts of the page."""
    return row.css_first(_MORE_THAN_CELLS) is None and len(row.text(deep=True)) <= _LONGEST_ROW
