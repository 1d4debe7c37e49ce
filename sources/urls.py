"""Addresses of pages: one key for all spellings of a page, and one clean form to show.

courlan normalises and knows the common trackers. Its strict mode is not used: it keeps an allow-list of parameters only,
so that `?ELEMENT_ID=5` and `?ELEMENT_ID=6` (Bitrix) or `?newsid=` (DataLife) would become one page. What it leaves is
taken off here.
"""

import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from courlan import normalize_url

_TRACKING = re.compile(
    r"(?:utm|mtm|pk|hsa|vero|at|ns|stm|itm|cm|oly|mc|sms|spm|wt|trk|_?hs)_\w+"
    r"|(?:fb|g|y|ysc|dc|ms|tt|wbra|gbra)l?c?lid|gclsrc|gad_source|igshid|igsh|mibextid"
    r"|_?openstat|_ga|_gl|cmpid|ocid|ncid|sr_share|smid|s_cid|soc_src|soc_trk|ref_src|ref_url|referr?er"
    r"|from|rss|ref|place|shared?|amp|outputtype|xtor|spref|tpcc|phpsessid|jsessionid|__twitter_impression",
    re.IGNORECASE,
)
"""Parameters that say how a reader came, not which page it is (`from=rss&place=` is akipress)."""
_OTHER_HOSTS = re.compile(r"^(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.)", re.IGNORECASE)
_AMP_PATH = re.compile(r"(?<=.)/amp(?:\.html)?/?$", re.IGNORECASE)
_LONGEST = 4000


def canonical(url: str) -> str:
    """Return a key that is equal for all spellings of a page: without scheme, www., trackers, and fragment.

    It is no address. What cannot be read as one is its own key.
    """
    parts = _read(url)
    if parts is None:
        return url.strip()
    host = _OTHER_HOSTS.sub("", host_of(url))
    port = "" if parts.port in {None, 80, 443} else f":{parts.port}"
    path = _AMP_PATH.sub("", parts.path).rstrip("/")
    query = _query(parts, sort=True)
    return f"{host}{port}{path}{'?' if query else ''}{query}{_fragment(parts)}"


def clean(url: str) -> str:
    """Return an address to show and to link: the same page without what tracks the reader."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    if not any(_TRACKING.fullmatch(name) for name, _ in parse_qsl(parts.query, keep_blank_values=True)):
        return url.strip()
    return urlunsplit(parts._replace(query=_query(parts, sort=False)))


def host_of(url: str) -> str:
    """Return the host of an address in lower case and in its ASCII form, "" where it has none."""
    try:
        host = (urlsplit(url.strip()).hostname or "").rstrip(".")
    except ValueError:
        return ""
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return host.lower()


def own_address(said: str | None, fetched: str) -> str | None:
    """Return the address that a page gives itself; None where it is another site's, or the front page of its own.

    >>> own_address("https://a.example/1", "https://m.a.example/1?amp=1"), own_address("https://a.example", "https://a.example/1")
    ('https://a.example/1', None)
    """
    if said is None or len(said) > _LONGEST:
        return None
    key, host = canonical(said), _OTHER_HOSTS.sub("", host_of(said))
    same_site = host == _OTHER_HOSTS.sub("", host_of(fetched))
    front = key == host and canonical(fetched) != host
    return said if same_site and not front else None


def _read(url: str) -> SplitResult | None:
    """Return a normalised address in its parts, None where it is none."""
    url = url.strip()
    if len(url) > _LONGEST or not url.lower().startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(normalize_url(url))
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.hostname else None


def _query(parts: SplitResult, *, sort: bool) -> str:
    named = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in named if not _TRACKING.fullmatch(name)]
    return urlencode(sorted(kept) if sort else kept)


def _fragment(parts: SplitResult) -> str:
    """Return the fragment of the pages that are named by one (`#!/news/5`), else nothing."""
    return f"#{parts.fragment}" if parts.fragment.startswith("!") else ""
