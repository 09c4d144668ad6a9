r"""The .bbl files of BibLaTeX ("\entry{key}{article}{} … \endentry") → records: each is an entry of BibTeX again."""

import re
from collections.abc import Iterator

from papershelf.late import late
from papershelf.model import Record
from papershelf.read.formats.bibtex_record import read_record
from papershelf.read.formats.places import Places
from papershelf.read.formats.tex_groups import argument

_ENTRY = late(r"\\entry\s*\{(?P<key>[^{}]*)\}\s*\{(?P<kind>\w+)\}")
_END = late(r"\\endentry\b")
_FIELD = late(r"\\field\s*\{(?P<name>\w+)\}\s*(?=\{)")
_LIST = late(r"\\list\s*\{(?P<name>\w+)\}\s*\{\d+\}\s*(?=\{)")
_VERB = late(r"\\verb\s*\{(?P<name>\w+)\}\s*\n\s*\\verb\s(?P<value>[^\n]*)")
_NAMES = late(r"\\name\s*\{author\}\s*\{\d+\}\s*(?=\{)")
_MORE = late(r"\\true\s*\{more\w*\}")
_PART = late(r"\b(?P<part>family|given|prefix|suffix)\s*=\s*(?=\{)")
_DELIMITER = late(r"\\bibnamedelim[a-z]\s?|\\bibinithyphendelim\s?|\\bibrangedash\s?")


def is_biblatex(text: str) -> bool:
    return _ENTRY.search(text) is not None and _END.search(text) is not None


def records(text: str, places: Places) -> Iterator[Record]:
    """The records of the entries, each once: BibLaTeX lists an entry for every list of references."""
    seen: set[str] = set()
    for found in _ENTRY.finditer(text):
        over = _END.search(text, found.end())
        end = over.end() if over else len(text)
        if found["key"] in seen:
            continue
        seen.add(found["key"])
        fields = dict(_fields(text[found.end() : end]))
        record, _ = read_record(
            found["kind"], fields, places.line(found.start()), places.line(end - 1), surnames_first=True
        )
        if record.title or record.authors:
            yield record


def _fields(body: str) -> Iterator[tuple[str, str]]:
    for pattern in (_FIELD, _LIST):
        for found in pattern.finditer(body):
            value = body[found.end() + 1 : argument(body, found.end()) - 1].strip()
            yield found["name"], _plain(value[1:-1] if pattern is _LIST and value.startswith("{") else value)
    for found in _VERB.finditer(body):
        yield found["name"], found["value"].strip()
    if names := _NAMES.search(body):
        yield "author", _people(body, names.end())


def _people(body: str, start: int) -> str:
    """The names as BibTeX writes them. The first group may be one of options."""
    end = argument(body, start)
    if "family" not in body[start:end]:
        start = body.find("{", end)
        end = argument(body, start) if start >= 0 else end
    people: list[str] = []
    at = start + 1
    while 0 <= (at := body.find("{", at)) < end:
        over = argument(body, at)
        parts = {
            part["part"]: _plain(body[part.end() + 1 : argument(body, part.end()) - 1])
            for part in _PART.finditer(body[:over], at)
        }
        if parts.get("family"):
            family = " ".join(filter(None, (parts.get("prefix"), parts["family"])))
            people.append(", ".join(filter(None, (family, parts.get("suffix"), parts.get("given")))))
        at = over
    if _MORE.search(body) and people:
        people.append("others")
    return " and ".join(people)


def _plain(value: str) -> str:
    return re.sub(r"\s+", " ", _DELIMITER.sub(" ", value)).strip()
