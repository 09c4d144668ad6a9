"""Addresses and identifiers of papers: which kind of link an address is, and which DOI, arXiv id … it holds."""

import re
from collections.abc import Iterable
from ipaddress import ip_address
from typing import cast, get_args
from urllib.parse import urlsplit

import msgspec

from papershelf.late import late
from papershelf.model import Identifiers, Link, LinkKind

LINK_KINDS = frozenset(cast(tuple[str, ...], get_args(LinkKind)))

_HOST = late(r"(?:\w[\w-]*\.)*(?!\d+\.?\Z|0x[\da-f]*\.?\Z)\w[\w-]*\.?")
"""A host's name. One whose last part is a number must be an address (https://url.spec.whatwg.org/#concept-host-parser)."""
_ENDS = r"[^\s<>\"{}|\\^`]*[^\s<>\"{}|\\^`.,;:!?'’”)\]]"
_DOI = late(
    rf"(?:https?://(?:dx\.|www\.)?doi\.org/|\bdoi:?\s*|(?<![\w./]))(10\.\d{{4,9}}/{_ENDS})", re.IGNORECASE
)
_ARXIV = late(
    r"(?:https?://(?:\w+\.)?(?:arxiv\.org|alphaxiv\.org|huggingface\.co)/(?:abs|pdf|html|papers)/|\barxiv[:\s]\s?|\A)"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?!\d|\.\d)",
    re.IGNORECASE,
)
_OPENREVIEW = late(r"https?://openreview\.net/(?:forum|pdf)\?(?:\S*&)?id=([\w-]+)")
_ACL = late(
    r"https?://(?:www\.)?(?:aclanthology\.org|aclweb\.org/anthology)/((?:\d{4}\.[\w-]+\.\d+|[A-Z]\d\d-\d{4,5}))\b"
)
_KINDS: tuple[tuple[LinkKind, re.Pattern[str]], ...] = (
    ("code", late(r"//(?:www\.)?(?:github|gitlab|bitbucket|codeberg)\.(?:com|org)/")),
    ("pdf", late(r"\.pdf(?:$|[?#])|//arxiv\.org/pdf/|//openreview\.net/pdf")),
    ("arxiv", late(r"//(?:www\.)?arxiv\.org/(?!search|find|a/|list/|auth)")),
    ("doi", late(r"//(?:dx\.)?doi\.org/")),
    ("video", late(r"//(?:www\.)?(?:youtube\.com|youtu\.be|vimeo\.com)/")),
    ("data", late(r"//(?:www\.)?(?:zenodo\.org|huggingface\.co/datasets)/")),
    ("project", late(r"\.github\.io(?:/|$)|//sites\.google\.com/")),
)
_SAID: tuple[tuple[LinkKind, re.Pattern[str]], ...] = (
    ("pdf", late(r"\W*(?:(?:download|view|full)\s)?(?:pdf|full text)\W*", re.IGNORECASE)),
    ("code", late(r"\W*(?:(?:official\s)?code|github|source code|implementation)\W*", re.IGNORECASE)),
    ("video", late(r"\W*(?:video|talk|recording|youtube)\W*", re.IGNORECASE)),
    ("data", late(r"\W*(?:data|datasets?)\W*", re.IGNORECASE)),
    ("project", late(r"\W*(?:project(?:\s?page)?|website|web ?page|homepage)\W*", re.IGNORECASE)),
)


def link(url: str, said: str = "") -> Link | None:
    """The link to a web address, of the kind that the page or the address says; None for anything else."""
    url = url.strip()
    return Link(kind=link_kind(url, said), url=url) if is_web_address(url) else None


def link_kind(url: str, said: str = "") -> LinkKind:
    """The kind of link that an address is. What the page writes on it ("PDF", "Code") goes before.

    >>> link_kind("https://example.org/x", "[Code]"), link_kind("https://github.com/a/b")
    ('code', 'code')
    """
    for kind, pattern in _SAID:
        if said and pattern.fullmatch(said):
            return kind
    return next((kind for kind, pattern in _KINDS if pattern.search(url)), "other")


def is_web_address(text: str) -> bool:
    """Whether browsers can open it: what a URL parser refuses would stop the pages that show its host."""
    if not text.isprintable() or not re.fullmatch(r"https?://[^\s<>\"\\]+", text):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        return parts.port != 0 and bool(_HOST.fullmatch(host) or ip_address(host))
    except ValueError:
        return False


def identifiers(texts: Iterable[str]) -> Identifiers:
    """The first identifier of each kind in addresses or in what a page writes ("arXiv:2101.00001", "doi: 10.…").

    >>> identifiers(["https://arxiv.org/pdf/2101.00001v2"]).arxiv
    '2101.00001'
    """
    found = Identifiers()
    for text in texts:
        found = united(
            found,
            Identifiers(
                doi=_first(_DOI, text, lower=True),
                arxiv=_first(_ARXIV, text),
                openreview=_first(_OPENREVIEW, text),
                acl=_first(_ACL, text),
            ),
        )
    return found


def united(first: Identifiers, second: Identifiers) -> Identifiers:
    """Those of the first, and of the second what the first lacks."""
    given = {name: value for name, value in msgspec.structs.asdict(first).items() if value}
    return msgspec.structs.replace(second, **given)


def _first(pattern: re.Pattern[str], text: str, lower: bool = False) -> str | None:
    found = pattern.search(text)
    return None if found is None else found[1].lower() if lower else found[1]
