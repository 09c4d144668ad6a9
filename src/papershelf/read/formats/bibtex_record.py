"""The fields of a BibTeX entry, TeX included → a record of the fields that Papershelf keeps."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from papershelf.late import late
from papershelf.model import Identifiers, Record
from papershelf.read.categories import archives
from papershelf.read.formats.author_ids import annotated, beside_names, in_column, together
from papershelf.read.formats.bibtex_names import author_names
from papershelf.read.formats.facts import day, links, subjects
from papershelf.read.formats.sayings import award_in, title_of, venue_and_award
from papershelf.read.formats.tagged_text import untagged
from papershelf.read.formats.tex_text import tex_address, tex_name, tex_text
from papershelf.read.links import identifiers, united
from papershelf.read.text import clean

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = late(rf"(?<![^\W\d_])({'|'.join(_MONTHS)})", re.IGNORECASE)
_YEAR = late(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_NUMBER = late(r"(?<!\d)\d{1,2}(?!\d)")
_EDTF = late(r"[~?%]|(?<=\d)T[\d:.]+(?:Z|[+-][\d:]+)?")
_SOON = late(
    r"\W*+(?:\Z|.*?\b(?:press|appear|forthcoming|submitted|accepted|review|revision|unpublished|preprint|undated|n\W?d"
    r"|none|unknown|tba|tbd|todo|online|ahead)\b.*+)",
    re.IGNORECASE | re.DOTALL,
)
_DOI = late(r"(?:doi:?\s*|https?://[^\s/]*doi[^\s/]*/)?(10\.\d{4,9}/\S+?)[\s.,;]*", re.IGNORECASE)
_ARXIV = late(
    r"(?:arxiv:?\s*|https?://arxiv\.org/(?:abs|pdf)/|abs/)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
    r"(?:\.pdf)?(?:\s*\[[^\]]*\])?",
    re.IGNORECASE,
)
_ADDRESS = late(r"https?://[^\s{}<>\"|\\^`]+", re.IGNORECASE)
_CODE = late(r".*\(([a-z-]+(?:\.[A-Za-z-]+)?)\)")
_VENUES = {
    "article": ("journaltitle", "journal", "shortjournal", "booktitle"),
    "phdthesis": ("school", "institution", "university"),
    "thesis": ("institution", "school", "university"),
    "mastersthesis": ("school", "institution", "university"),
    "techreport": ("institution", "series", "school"),
    "report": ("institution", "series", "school"),
}
"""The fields that name where an entry of a kind appeared, before those of every kind."""
_ANY_VENUE = (
    *(
        "booktitle",
        "journaltitle",
        "journal",
        "maintitle",
        "eventtitle",
        "conference",
        "venue",
        "event",
        "series",
    ),
    *("school", "institution", "howpublished"),
)
_LINKED = {
    **{
        "pdf": "pdf",
        "url_pdf": "pdf",
        "url_paper": "pdf",
        "fulltext": "pdf",
        "paper": "pdf",
        "preprint": "pdf",
    },
    **{
        "code": "code",
        "url_code": "code",
        "github": "code",
        "software": "code",
        "source": "code",
        "repo": "code",
    },
    **{"video": "video", "url_video": "video", "talk": "video", "recording": "video", "youtube": "video"},
    **{"data": "data", "dataset": "data", "url_dataset": "data", "url_data": "data"},
    **{
        "website": "project",
        "project": "project",
        "url_project": "project",
        "webpage": "project",
        "web": "project",
    },
    **{"homepage": "project", "projectpage": "project", "project_page": "project"},
}
"""Fields of group sites and of what the address in them is."""
_ADDRESSES = (
    "url",
    "link",
    "html",
    "ee",
    "openreview",
    "arxiv",
    "eprint",
    "doi",
    "howpublished",
    "note",
    "adsurl",
)
_NEVER = (
    "file",
    "local",
    "biburl",
    "bibsource",
    "urldate",
    "timestamp",
    "thumbnail",
    "preview",
    "image",
    "owner",
)


class Doubt(NamedTuple):
    """What is doubtful about a field's value: its name, a problem's code, a sentence, and what to write."""

    field: str
    code: str
    message: str
    hint: str


def read_record(
    kind: str, fields: Mapping[str, str], line_start: int, line_end: int, surnames_first: bool = False
) -> tuple[Record, list[Doubt]]:
    """The record of an entry, and what is doubtful about it. `fields` have small names and TeX as written.

    `surnames_first` says how the file writes names.
    """
    doubts: list[Doubt] = []
    author = "author" if fields.get("author") else "authors"
    authors, complete, joined, numbered = author_names(fields.get(author, ""), surnames_first)
    doubts += (_joined(author, names) for names in joined)
    venue, beside = venue_and_award(_venue(kind, fields))
    topics, codes = _topics(fields)
    found_links = links(_links(fields))
    record = Record(
        line_start=line_start,
        line_end=line_end,
        title=_title(fields) or None,
        authors=authors,
        authors_complete=complete,
        author_ids=together(numbered, *_author_ids(fields, authors)),
        abstract=tex_text(untagged(fields.get("abstract", ""))) or None,
        summary=tex_text(fields.get("tldr", "")) or None,
        date=_date(fields, doubts),
        categories=codes,
        topics=topics,
        venue=venue or None,
        award=_award(fields) or beside or None,
        links=found_links,
        identifiers=united(_identifiers(fields), identifiers(link.url for link in found_links)),
    )
    return record, doubts


def _author_ids(fields: Mapping[str, str], authors: Sequence[str]) -> Iterator[Sequence[str]]:
    """ORCID iDs of BibLaTeX's annotations, of a field with one for each author, and of those of the Web of Science."""
    if any("+an" in name for name in fields):
        yield annotated(fields, len(authors))
    for name in ("orcid", "orcids", "orcid-numbers", "researcherid-numbers"):
        if name in fields:
            text = tex_text(fields[name])
            yield beside_names(authors, text) if "-numbers" in name else in_column(clean(text), len(authors))


def _joined(field: str, names: str) -> Doubt:
    shown = names if len(names) <= 60 else f"{names[:60].rpartition(' ')[0]}"
    told = f"Between the names of “{shown}” there is no “and”; they were read as several."
    return Doubt(field, "names-without-and", told, 'Write “and” between names: "Ada Byron and Bo Chen".')


def _text(value: str) -> str:
    return clean(tex_text(untagged(value)))


def _title(fields: Mapping[str, str]) -> str:
    title, below = title_of(_text(fields.get("title", ""))), _text(fields.get("subtitle", ""))
    if title and below and below.casefold() not in title.casefold():
        return f"{title}{' ' if title[-1] in '?!.:' else ': '}{below}"
    return title


def _venue(kind: str, fields: Mapping[str, str]) -> str:
    for name in (*_VENUES.get(kind, ()), *_ANY_VENUE):
        venue = _text(fields.get(name, ""))
        if not venue or _ADDRESS.search(venue) or (name == "howpublished" and not _says_where(venue)):
            continue
        if venue.startswith("\\"):  # an abbreviation of a style that is not known here
            continue
        return venue
    said = _text(fields.get("publisher", ""))
    return said if said.lower() == "arxiv" else ""


def _says_where(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]{3}", text)) and not re.match(
        r"(?:accessed|available|online)\b", text, re.IGNORECASE
    )


def _award(fields: Mapping[str, str]) -> str:
    for name in ("award", "awards", "award_name", "honor", "honors", "honours", "prize"):
        said = _text(fields.get(name, ""))
        if said and said.lower() not in ("true", "false", "yes", "no") and len(said) <= 150:
            return said
    for name in ("note", "addendum", "titleaddon", "comment", "comments", "annotation", "annote", "award"):
        if award := award_in(_text(fields.get(name, ""))):
            return award
    return ""


def _topics(fields: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keywords, and codes of arXiv, which some tools write among them: "Machine Learning (cs.LG)"."""
    codes = [
        clean(code) for name in ("primaryclass", "eprintclass") for code in fields.get(name, "").split(",")
    ]
    topics = []
    for name in ("keywords", "keyword", "author_keywords", "topics", "topic"):
        for topic in subjects(_text(fields[name].replace("\n", " "))) if name in fields else ():
            coded = _CODE.fullmatch(topic)
            if coded and archives([coded[1]]):
                codes.append(coded[1])
            elif not topic.startswith("FOS:"):
                topics.append(topic.strip(" .") or topic)
    return tuple(dict.fromkeys(topics)), archives(filter(None, codes))


def _links(fields: Mapping[str, str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in fields.items():
        if "://" not in value or name.startswith(_NEVER):
            continue
        if name in _LINKED or name in _ADDRESSES or name.startswith(("url", "bdsk-url", "link")):
            said = _LINKED.get(name, "")
            found += (
                (url.rstrip(".,;)") if name == "note" else url.rstrip(",;"), said)
                for url in _addresses(value)
            )
    return found


def _addresses(value: str) -> list[str]:
    return _ADDRESS.findall(tex_address(value))


def _identifiers(fields: Mapping[str, str]) -> Identifiers:
    doi = _DOI.fullmatch(tex_address(fields.get("doi", "")).replace("%2F", "/"))
    arxiv = None
    kind = (fields.get("eprinttype", "") or fields.get("archiveprefix", "")).strip("{} ").lower()
    if kind in ("", "arxiv"):
        arxiv = _ARXIV.fullmatch(tex_address(fields.get("eprint", "")))
    arxiv = arxiv or _ARXIV.fullmatch(tex_address(fields.get("arxiv", "") or fields.get("arxivid", "")))
    if not arxiv and re.search(
        r"arxiv|corr", fields.get("journal", "") + fields.get("howpublished", ""), re.IGNORECASE
    ):
        arxiv = _ARXIV.fullmatch(tex_address(fields.get("volume", "")))
    given = Identifiers(doi=doi[1].lower() if doi else None, arxiv=arxiv[1] if arxiv else None)
    said = (
        fields.get(name, "")
        for name in ("journal", "journaltitle", "howpublished", "number", "note", "eid", "pages")
    )
    return united(
        given,
        identifiers(tex_address(text) for text in said if "arxiv" in text.lower() or "doi" in text.lower()),
    )


def _date(fields: Mapping[str, str], doubts: list[Doubt]) -> str | None:
    """The date of an entry: `date`, else `year` with `month` and `day`, else the date of the original."""
    for name in ("date", "year", "origdate"):
        written = _EDTF.sub("", tex_name(fields.get(name, "")))
        if not written:
            continue
        found = day(next(filter(None, written.split("/")), "")) if name != "year" else None
        found = found or day(written)
        if found and name == "date" and "year" in fields and len(found) == 4:
            found = None
        if found and len(found) > 4:
            return found
        year = found or (_YEAR.search(written) or [None])[0]
        if year:
            return _with_month(year, fields) if name == "year" or "month" in fields else year
        if not _SOON.fullmatch(written) and not (name == "date" and "year" in fields):
            told = f"“{written[:60]}” is no date that is understood."
            doubts.append(Doubt(name, "unread-date", told, f"Write {name} = {{2021}}."))
    return None


def _with_month(year: str, fields: Mapping[str, str]) -> str:
    """The year with its month and day, as far as they are one month and one day."""
    written = tex_name(fields.get("month", "")).replace("–", "-")
    named = _MONTH.search(written)
    numbers = _NUMBER.findall(written)
    if named:
        month = _MONTHS.index(named[1].lower()) + 1
    elif numbers and 1 <= int(numbers[0]) <= 12:
        month, numbers = int(numbers[0]), numbers[1:]
    else:
        return year
    numbers = numbers or _NUMBER.findall(fields.get("day", ""))
    months = len({found.lower() for found in _MONTH.findall(written)})
    if len(numbers) == 1 and months <= 1 and 1 <= int(numbers[0]) <= 31:
        return day(f"{year}-{month:02}-{int(numbers[0]):02}") or f"{year}-{month:02}"
    return f"{year}-{month:02}"
