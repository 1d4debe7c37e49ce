"""The outlines of an OPML file, read so that no entity can be declared, hence none can explode."""

from xml.parsers import expat

from sources.errors import BadCatalogue

MOST_OUTLINES = 10_000


def outlines(text: str) -> list[tuple[int, dict[str, str]]]:
    """Return each outline that has an address: its line and its attributes, names in lower case. Raises BadCatalogue."""
    found: list[tuple[int, dict[str, str]]] = []
    root: list[str] = []
    parser = expat.ParserCreate()

    def begin(tag: str, attributes: dict[str, str]) -> None:
        root.append(tag.lower())
        named = {name.lower(): value.strip() for name, value in attributes.items()}
        if root[0] != "opml":
            raise BadCatalogue(f"line {parser.CurrentLineNumber}: <{tag}> is no OPML")
        if tag.lower() == "outline" and named.get("xmlurl"):
            found.append((parser.CurrentLineNumber, named))
        if len(found) > MOST_OUTLINES:
            raise BadCatalogue(f"more than {MOST_OUTLINES} feeds")

    def refuse(*_: object) -> None:
        raise BadCatalogue(f"line {parser.CurrentLineNumber}: declarations of entities are not read")

    parser.StartElementHandler = begin
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        raise BadCatalogue(f"line {error.lineno}: {expat.errors.messages[error.code]}") from error
    return found
