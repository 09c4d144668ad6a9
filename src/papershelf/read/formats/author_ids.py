"""What sources call their authors → ids as `Record.author_ids` has them: "scheme:id", several parted by a space.

Known are ORCID iDs, in whatever field a tool writes them, and the ids of DBLP, OpenAlex, OpenReview, Semantic Scholar,
Scopus, Web of Science and the ACL Anthology.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from papershelf.late import late
from papershelf.model import Problem, Record
from papershelf.read.formats.synonyms import squeezed
from papershelf.read.text import clean

_ORCID = late(r"(?<![\dXx])\d{4}[-‐‑–]?\d{4}[-‐‑–]?\d{4}[-‐‑–]?\d{3}[\dXx](?![\dXx])")
_ORCID_SITE = late(r"orcid\.org/+", re.IGNORECASE)
_OPENALEX = late(r"openalex\.org/(?:authors/)?[Aa](\d+)\b")
_DBLP = late(r"dblp\.org/pid/(\w+/[\w-]+)")
_SCOPUS = late(r"[5-7]\d{9,10}")
_S2 = late(r"semanticscholar\.org/author/(?:[^/\s]+/)?(\d+)\b")
_PID = late(r"(?:homepages/)?(\w+/[\w-]+)")
_HOMONYM = late(r"\S.*\s\d{4}")
_PROFILE = late(r"~\S+?\d+")
_RESEARCHER = late(r"[A-Z]{1,3}-\d{4}-(?:19|20)\d\d")
_NAMED = late(r"(?P<name>[^/;]+)/\s*(?P<id>[\w‐‑–-]+)")
_ANNOTATION = late(r"(?P<place>\d+)(?::(?P<name>\w+))?\s*=\s*(?P<value>\"[^\"]*\"|[^;]*)")
_ORCIDS = frozenset(
    "orcid orcidid orcidids orcids authororcid orcidnumber orcidnumbers orcididentifier".split()
)
"""Keys of a person that hold an ORCID iD, squeezed."""
_HELD = frozenset(
    "author id ids identifier identifiers nameidentifier nameidentifiers personororg authorid authorids"
    " authoridlist externalids sameas url uri".split()
)
"""Keys of a person that may hold ids of any kind, each with its kind or as an address."""
_SCHEME = (
    "schema",
    "scheme",
    "nameIdentifierScheme",
    "identifierScheme",
    "type",
    "propertyID",
    "@type",
    "Source",
)
_VALUE = ("value", "identifier", "nameIdentifier", "id", "@id", "#text", "text")
_SEMANTIC_SCHOLAR = late(r"\d{4,12}")
_DEEP = 4


def orcid(value: Any) -> str:
    """The id of what a field for ORCID iDs says, whether it is one or not: `checked` tells; "" for a field without
    digits.

    >>> orcid("https://orcid.org/0000-0002-1825-0097"), orcid("000000021825009x"), orcid("0000-0002"), orcid("-")
    ('orcid:0000-0002-1825-0097', 'orcid:0000-0002-1825-009X', 'orcid:0000-0002', '')
    """
    text = clean(value) if isinstance(value, str) else ""
    if found := _ORCID.search(text):
        digits = re.sub(r"[^\dXx]", "", found[0]).upper()
        return "orcid:" + "-".join(digits[at : at + 4] for at in range(0, 16, 4))
    text = text[at.end() :] if (at := _ORCID_SITE.search(text)) else text
    return f"orcid:{''.join(text.split())[:40]}" if re.search(r"\d", text) else ""


def is_orcid(number: str) -> bool:
    """Whether the last character is what the others ask for (ISO 7064, MOD 11-2).

    >>> is_orcid("0000-0002-1825-0097"), is_orcid("0000-0002-1825-0079")
    (True, False)
    """
    if not _ORCID.fullmatch(number) or len(number) != 19:
        return False
    digits = number.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == digits[-1]


def joined(ids: Iterable[str]) -> str:
    """The ids of one author as a record has them."""
    return " ".join(sorted(set(filter(None, ids))))


def dblp(pid: str = "", name: str = "") -> str:
    """A person of DBLP by their page's id, else by the number that tells them from others of the name."""
    if found := _PID.fullmatch(pid.strip()):
        return f"dblp:{found[1]}"
    return f"dblp-name:{'_'.join(name.split())}" if _HOMONYM.fullmatch(name.strip()) else ""


def openreview(profile: Any) -> str:
    """A profile of OpenReview; an address of electronic mail is a person's own affair, and no id."""
    return f"openreview:{profile}" if isinstance(profile, str) and _PROFILE.fullmatch(profile) else ""


def of_person(person: Mapping[str, Any], semantic_scholar: bool = False) -> str:
    """All that an object of JSON says of who a person is. `semantic_scholar` says whose the "authorId" is."""
    return joined(_of_person(person, semantic_scholar, 0))


def _of_person(person: Mapping[str, Any], semantic_scholar: bool, depth: int) -> Iterator[str]:
    if depth > _DEEP:
        return
    for key, value in person.items():
        name = squeezed(key)
        if name in _ORCIDS:
            for each in value if isinstance(value, list) else [value]:
                yield orcid(each)
        elif key == "@pid" and isinstance(value, str):
            yield dblp(value)
        elif key == "username":
            yield openreview(value)
        elif key == "authorId" and isinstance(value, str | int):
            number = str(value)
            yield f"s2:{number}" if semantic_scholar and _SEMANTIC_SCHOLAR.fullmatch(number) else ""
        elif name in _HELD:
            yield from _held(value, depth + 1)


def _held(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield _of_address(value)
    elif isinstance(value, list):
        for each in value if depth <= _DEEP else ():
            yield from _held(each, depth + 1)
    elif isinstance(value, Mapping):
        scheme = next((value[key] for key in _SCHEME if isinstance(value.get(key), str)), "")
        if "orcid" in scheme.lower():
            yield orcid(next((value[key] for key in _VALUE if isinstance(value.get(key), str)), ""))
        else:
            yield from _of_person(value, False, depth)


def _of_address(text: str) -> str:
    """The id that a web address says."""
    if _ORCID_SITE.search(text):
        return orcid(text)
    if found := _OPENALEX.search(text):
        return f"openalex:A{found[1]}"
    if found := _DBLP.search(text):
        return f"dblp:{found[1]}"
    if found := _S2.search(text):
        return f"s2:{found[1]}"
    return ""


def in_column(value: Any, count: int) -> tuple[str, ...]:
    """The ids of a list or cell that has one for each of `count` authors, in their order; () of any other."""
    if isinstance(value, str):
        mark = next((mark for mark in ("|", ";", " and ", ",") if mark in value), "")
        value = value.split(mark) if mark else [value]
        if len(value) == count + 1 and not value[-1].strip():
            value = value[:-1]
    if not isinstance(value, list) or len(value) != count or count == 0:
        return ()
    return tuple(_of_cell(each) for each in value)


def _of_cell(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if found := _of_address(text):
        return found
    if found := openreview(text):
        return found
    return orcid(text) if _ORCID.fullmatch(text) else f"scopus:{text}" if _SCOPUS.fullmatch(text) else ""


def beside_names(names: Sequence[str], *texts: str) -> tuple[str, ...]:
    """The ids of fields that name whose each is: "Lovelace, Ada/0000-0002-…; Byron, A/A-1234-2008" (Web of Science).

    People write their profiles' names as they like; an id is given to the only author whom its name fits, if no other
    id of its kind fits too.
    """
    fitting: dict[tuple[int, str], set[str]] = {}
    words = [_words(name) for name in names]
    for text in texts:
        for part in _NAMED.finditer(" ".join(text.split())):
            number = part["id"]
            id = orcid(number) if _ORCID.search(number) else ""
            id = id or (f"researcherid:{number}" if _RESEARCHER.fullmatch(number) else "")
            meant = [place for place, each in enumerate(words) if id and _fit(_words(part["name"]), each)]
            if len(meant) == 1:
                fitting.setdefault((meant[0], id.partition(":")[0]), set()).add(id)
    return tuple(
        joined(id for (at, _), ids in fitting.items() if at == place and len(ids) == 1 for id in ids)
        for place in range(len(names))
    )


def _words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters without accents; a hyphen parts words."""
    bare = (
        char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char)
    )
    return tuple(re.findall(r"[^\W\d_]+", "".join(bare)))


def _fit(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether all words of the shorter name stand in the other, as words or as their first letters, and one of them
    whole."""
    short, long = sorted((one, other), key=len)
    left, whole = list(long), 0
    for word in sorted(short, key=len, reverse=True):
        found = next((each for each in left if each == word), None) or next(
            (each for each in left if each[0] == word[0] and 1 in (len(each), len(word))), None
        )
        if found is None:
            return False
        left.remove(found)
        whole += found == word and len(word) > 1
    return whole > 0


def annotated(fields: Mapping[str, str], count: int) -> tuple[str, ...]:
    """The ORCID iDs of BibLaTeX's annotations: author+an:orcid = {1="0000-…"; 2="…"}, or author+an = {1:orcid="…"}."""
    found: dict[int, str] = {}
    for name, value in fields.items():
        field, _, annotation = name.partition(":")
        if field not in ("author+an", "authors+an"):
            continue
        for each in _ANNOTATION.finditer(value):
            if squeezed(each["name"] or annotation) in _ORCIDS:
                found[int(each["place"])] = orcid(each["value"])
    return tuple(found.get(place, "") for place in range(1, count + 1)) if found else ()


def together(*columns: Sequence[str]) -> tuple[str, ...]:
    """The ids of several lists for the same authors; () where none has any."""
    filled = [column for column in columns if any(column)]
    if not filled:
        return ()
    return tuple(joined(" ".join(each).split()) for each in zip(*filled, strict=True))


def checked(place: str, records: Sequence[Record]) -> tuple[list[Record], list[Problem]]:
    """Records whose ORCID iDs are right, and a problem for each that is not, or that two authors of a paper share.

    `place` is the file of the records.
    """
    sound: list[Record] = []
    problems: list[Problem] = []
    for record in records:
        if not any(record.author_ids):
            sound.append(record)
            continue
        every = Counter(id for ids in record.author_ids for id in set(ids.split()))
        wrong = {
            id: id.removeprefix("orcid:")
            for id, count in every.items()
            if id.startswith("orcid:") and (count > 1 or not is_orcid(id.removeprefix("orcid:")))
        }
        problems += (
            _wrong(place, record, number, every[id] > 1 and is_orcid(number)) for id, number in wrong.items()
        )
        ids = tuple(joined(each for each in own.split() if each not in wrong) for own in record.author_ids)
        sound.append(
            replace(record, author_ids=ids if any(ids) else ()) if ids != record.author_ids else record
        )
    return sound, problems


def _wrong(place: str, record: Record, number: str, shared: bool) -> Problem:
    says = (
        f"“{number}” is given for two authors of one paper, so it was taken for neither."
        if shared
        else f"“{number}” is no ORCID iD: its digits do not agree with its last one. It was left out."
        if _ORCID.fullmatch(number)
        else f"“{number}” is no ORCID iD. It was left out."
    )
    return Problem(
        file=place,
        line=record.line_start,
        severity="warning",
        code="wrong-orcid",
        message=says,
        hint="Look it up on orcid.org and write it as 0000-0002-1825-0097.",
    )
