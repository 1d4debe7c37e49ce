"""Bytes of a feed or page to text, so that no reader ever sees mojibake.

Servers of the region still send windows-1251 without saying so, say utf-8 and mean windows-1251, or the other way
round; and one bad byte in a utf-8 feed makes feedparser read the whole of it as MacRoman. So what the bytes are wins
over what is said about them.
"""

import codecs
import re
from collections import Counter

_ALIASES = {
    "cp-1251": "cp1251",
    "win-1251": "cp1251",
    "win1251": "cp1251",
    "windows1251": "cp1251",
    "x-cp1251": "cp1251",
    "ansi-1251": "cp1251",
    "koi8r": "koi8-r",
    "koi": "koi8-r",
    "dos-866": "cp866",
    "x-mac-cyrillic": "mac-cyrillic",
    "kz-1048": "kz1048",
    "rk1048": "kz1048",
    "strk1048-2002": "kz1048",
    "utf8mb4": "utf-8",
    "utf-8859-1": "utf-8",
    "unicode": "utf-16",
    "gb2312": "gb18030",  # both names are used for what is really the larger set (WHATWG encodings)
    "gbk": "gb18030",
    "latin-1": "cp1252",
    "iso-8859-1": "cp1252",  # the WHATWG standard reads the C1 controls as windows-1252
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF16_STARTS = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"), (b"{\0", "utf-16-le"), (b"\0{", "utf-16-be"))
_CYRILLIC = (
    "cp1251",
    "koi8-r",
    "cp866",
    "iso8859-5",
    "mac-cyrillic",
    "koi8-u",
    "kz1048",
    "ptcp154",
)
"""The likeliest first: of two that fit equally, as koi8-r and koi8-u, the first is taken unless the other is declared."""
_LATIN = frozenset({"cp1252", "cp1250", "iso8859-1", "iso8859-2", "iso8859-15"})
"""What servers say when nobody told them; against bytes that look Cyrillic it counts for nothing."""
_COMMON = "оеаинтсрвлкмдпуыя"
"""Letters that make up about four fifths of a Russian text, and most of a Kyrgyz or Kazakh one."""
_COMMON_BYTES = {name: frozenset(_COMMON.encode(name)) for name in _CYRILLIC}
_CYRILLIC_SHARE = 0.5
"""A smaller share of common letters among the bytes over 127 is no Cyrillic text; random bytes reach 0.15."""
_CLEARLY = 1.15
"""How much better another charset must fit before the one that was declared is not believed."""
_VALID_PER_BAD = 9
"""With so many whole utf-8 characters for each broken byte, the text is utf-8 with damage, not something else."""
_SAMPLE = 200_000
_TEXT_CODECS = {"utf-16", "utf-32", "utf-7"}

_XML_DECLARATION = re.compile(r"""(<\?xml[^>]{0,200}?encoding\s*=\s*)(["'])[^"']*\2""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML forbids and that make extractors stumble."""
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")


def decode_feed(body: bytes, content_type: str = "") -> str:
    """Decode a feed; its XML declaration, where it has one, says utf-8 afterwards."""
    declared = [*_found(_XML_ENCODING, body[:2000]), *_in_header(content_type)]
    text = _decode(body, declared)
    return _XML_DECLARATION.sub(r"\1\2utf-8\2", text, count=1)


def decode_page(body: bytes, content_type: str = "") -> str:
    """Decode an HTML page."""
    head = body[:10_000]
    declared = [*_in_header(content_type), *_found(_META_CHARSET, head), *_found(_XML_ENCODING, head)]
    return _decode(body, declared)


def _decode(body: bytes, declared: list[str]) -> str:
    return _CONTROLS.sub("", _text_of(body, declared))


def _text_of(body: bytes, declared: list[str]) -> str:
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    for start, name in _UTF16_STARTS:
        if body.startswith(start):
            return body.decode(name, "replace")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    names = [name for name in map(_codec, declared) if name is not None]
    if text or not body:
        # ISO-2022 is plain ASCII to look at; its escapes give it away.
        escaped = next((name for name in names if name.startswith("iso2022") and b"\x1b" in body), None)
        return body.decode(escaped, "replace") if escaped else text
    return _damaged_utf8(body) or _other(body, names)


def _damaged_utf8(body: bytes) -> str | None:
    """Return utf-8 with its broken bytes replaced, or None where so many are broken that it is something else."""
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd") - body.count("\ufffd".encode())
    whole = sum(character > "\x7f" for character in text) - text.count("\ufffd")
    return text if whole >= _VALID_PER_BAD * bad else None


def _other(body: bytes, names: list[str]) -> str:
    """Decode what is not utf-8: as declared if the bytes do not speak against it, else as they look."""
    guess, fits = _looks_cyrillic(body)
    for name in names:
        if name == "utf-8":
            continue
        if name in fits and guess is not None and fits[guess] < fits[name] * _CLEARLY:
            return body.decode(name, "replace")
        if guess is None or not (name in fits or name in _LATIN):
            try:
                return body.decode(name)
            except UnicodeDecodeError:
                continue
    if guess is not None:
        return body.decode(guess, "replace")
    return body.decode(_detected(body) or "cp1252", "replace")


def _looks_cyrillic(body: bytes) -> tuple[str | None, dict[str, float]]:
    """Return the Cyrillic charset that fits best, None if none does, and how well each does (0 to 1)."""
    runs = _HIGH_RUN.findall(body[:_SAMPLE])
    counts: Counter[int] = Counter(b"".join(runs))
    total = counts.total()
    if not runs or total < 2 * len(runs):
        return None, {}  # letters over 127 stand alone between others: a language in Latin letters
    fits = {name: sum(counts[byte] for byte in common) / total for name, common in _COMMON_BYTES.items()}
    best = max(_CYRILLIC, key=fits.__getitem__)
    return (best if fits[best] >= _CYRILLIC_SHARE else None), fits


def _detected(body: bytes) -> str | None:
    """Ask chardet; it is imported only here, because few bodies come this far."""
    from chardet import detect  # noqa: PLC0415

    name = _codec(detect(body[:_SAMPLE])["encoding"] or "")
    return None if name in _TEXT_CODECS else name


def _codec(name: str) -> str | None:
    """Return Python's name of a charset, None for one that it does not know."""
    name = name.strip().lower().replace("_", "-")
    try:
        found = codecs.lookup(_ALIASES.get(name, name))
    except (LookupError, ValueError):
        return None
    return found.name if getattr(found, "_is_text_encoding", True) else None


def _found(pattern: re.Pattern[bytes], head: bytes) -> list[str]:
    return [match.decode("ascii", "ignore") for match in pattern.findall(head)[:1]]


def _in_header(content_type: str) -> list[str]:
    return _HEADER_CHARSET.findall(content_type)[:1]
