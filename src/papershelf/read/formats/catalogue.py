"""JSON (and JSON Lines) of papers as other tools write it: answers of Semantic Scholar, OpenAlex, DataCite, Europe PMC,
DBLP, INSPIRE, ADS, CORE, IEEE and Springer, dumps of arXiv and Papers with Code, Mini-Conf, Hugging Face, and lists
that people make. A key is known by its name."""

import re
from collections.abc import Mapping
from typing import Any

from papershelf.late import late
from papershelf.model import Noise, Record
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted
from papershelf.read.formats.faults import Fault, faults
from papershelf.read.formats.fields import fields, is_paper
from papershelf.read.formats.objects import objects
from papershelf.read.formats.synonyms import TITLE
from papershelf.read.reader import Reader
from papershelf.read.source import Source

_WITHIN = (
    "papers",
    "data",
    "results",
    "items",
    "records",
    "publications",
    "works",
    "entries",
    "documents",
    "list",
)
_TITLE = late(rf'"(?:\w+:)?(?:{"|".join(TITLE)}|display_name|paper_title|title_\w+)"\s*:', re.IGNORECASE)
_NAMED = late(r'"name"\s*:')
_AUTHORS = late(r'"authors?"\s*:')


def recognises(text: str) -> bool:
    head = text[:200_000].lstrip("\ufeff \t\n")
    if head[:1] not in ("{", "[") or '"' not in head[:200]:
        return False
    return bool(_TITLE.search(head) or (_NAMED.search(head) and _AUTHORS.search(head)))


def read(source: Source) -> Draft:
    """A record for each object with a title; others are noise."""
    records: list[Record] = []
    noise: list[Noise] = []
    broken: list[Fault] = []
    for each in objects(source.text, _WITHIN, is_paper):
        if isinstance(each, Fault):
            broken.append(each)
            continue
        stated = fields(_with_id(each.value, each.key))
        if stated["title"]:
            records.append(Record(line_start=each.line, line_end=each.last, **stated))
        else:
            noise.append(Noise(line_start=each.line, line_end=each.last, reason="an object without a title"))
    problems = faults(source.place, "json", broken, noise)
    return accounted(source, "json", records, problems, noise=noise, rest="around the papers")


def _with_id(value: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """A paper that is named by the key under which it stands."""
    return {"id": key, **value} if key else value


READER = Reader(name="JSON", suffixes=(".json", ".jsonl", ".ndjson"), read=read, recognises=recognises)
