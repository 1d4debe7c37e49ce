"""The third reader of pages: the part of the page where most running text stands, in under a millisecond."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sources.html_text import text_of_node

_NOT_TEXT = (
    "script, style, noscript, iframe, object, form, button, select, svg, nav, aside, footer, figure, template, "
    "[class*=comment], [id*=comment], [class*=related], [class*=share], [class*=social], [class*=sidebar], [class*=menu], "
    "[class*=footer], [class*=banner], [class*=popular], [hidden]"
)
_PARAGRAPH = 40
"""Characters from which a piece of text counts: menus and captions are shorter."""
_MOST_OF_ONE = 400
"""What one paragraph counts at most, so that a single long one outweighs no article."""
_MOST_LINKED = 0.4
_HALF = 0.5
_NEVER_TEXT = frozenset({"script", "style", "noscript", "iframe", "svg", "template", "select", "button"})
_KEPT_ROOTS = frozenset({"html", "body"})


def densest_text(html: str) -> str:
    """Return the text of the element that holds most of the page's running text."""
    tree = LexborHTMLParser(html)
    body = tree.body
    if body is None:
        return ""
    half = len(body.text(deep=True)) / 2
    for node in tree.css(_NOT_TEXT):
        # A site may call the whole of its page "with-sidebar".
        if node.tag not in _KEPT_ROOTS and (node.tag in _NEVER_TEXT or len(node.text(deep=True)) < half):
            node.decompose()
    best = _best(body)
    return text_of_node(best) if best is not None else ""


def _best(body: LexborNode) -> LexborNode | None:
    """Return the element whose own pieces of text, and those of its children, are longest."""
    scores: dict[int, float] = {}
    nodes: dict[int, LexborNode] = {}
    for node in body.css("p, div, td, section, article, main, li, blockquote, span, h2, h3"):
        weight = _weight(node)
        parent = node.parent
        if weight <= 0 or parent is None:
            continue
        own = node if node.tag != "p" else parent
        for element, share in ((own, 1.0), (own.parent, _HALF)):
            if element is not None:
                nodes[element.mem_id] = element
                scores[element.mem_id] = scores.get(element.mem_id, 0.0) + weight * share
    best = max(scores, key=scores.__getitem__, default=None)
    return nodes[best] if best is not None else None


def _weight(node: LexborNode) -> float:
    """Return how much running text stands in an element itself: text and inline markup, not inner blocks."""
    pieces: list[int] = []
    linked = 0
    length = 0
    for child in node.iter(include_text=True):
        if child.tag == "br":
            pieces.append(length)
            length = 0
        elif child.tag in _INLINE:
            size = len((child.text(deep=True) or "").strip())
            length += size
            linked += size if child.tag == "a" else 0
    pieces.append(length)
    total = sum(min(piece, _MOST_OF_ONE) for piece in pieces if piece >= _PARAGRAPH)
    everything = sum(pieces)
    return 0.0 if everything and linked > _MOST_LINKED * everything else float(total)


_INLINE = frozenset(
    {"-text", "a", "b", "i", "em", "strong", "span", "u", "font", "small", "sup", "sub", "mark", "abbr"}
)
