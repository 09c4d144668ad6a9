"""Tables of papers with a row of headings ("Title", "Authors", "Venue", "Link") → records."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from papershelf.late import late
from papershelf.model import Link, Record
from papershelf.read import links as web
from papershelf.read.dates import find_date
from papershelf.read.formats.facts import day, listed, people, subjects
from papershelf.read.names import name_list
from papershelf.read.pages.inferred.steady import unmarked
from papershelf.read.pages.markup.grids import Cell, Grid
from papershelf.read.pages.markup.items import Styled
from papershelf.read.pages.written import Written
from papershelf.read.text import clean
from papershelf.read.venues import read_venue, venue_score

_COLUMNS = {
    "title": r"(?:paper|article|publication|work)?\s?(?:titles?|names?)|title of .{1,20}|titles? (?:and|&|/) links?"
    r"|papers?|publications?|articles?|works?|readings?|references?|论文(?:标题|名称|题目)?|标题|题目|文章|論文|タイトル",
    "authors": r"(?:all )?authors?(?: ?list| names?|\(s\))?|authorship|written by|by|people|creators?|researchers"
    r"|作者|著者",
    "first author": r"(?:first|1st|lead) ?authors?(?: name)?",
    "venue": r"venues?|conf(?:erence|\.)?s?|journals?|published(?: (?:in|at))?|where|book ?title|source|publisher"
    r"|(?:conf(?:erence|\.)?|venue|journal) ?(?:/|and|&|or) ?(?:journal|conf(?:erence|\.)?|year|date|venue)"
    r"|publication(?: venue)?|pub\.?|proceedings|appeared in|会议|期刊|收录|发表|出处|来源|会议/期刊",
    "date": r"years?|(?:publication |release |published |submission )?dates?|publication year|published(?: on)?|month"
    r"|(?:pub\.? )?year|time|when|released?|posted|submitted"
    r"|年份?|时间|日期|发表时间",
    "links": r"links?|urls?|pdfs?|(?:paper|pdf|project|code|arxiv|web) ?(?:links?|urls?|pages?)|code|codes|source code"
    r"|github|repo(?:sitory)?|git"
    r"|implementations?|projects?|web ?(?:site|page)s?|home ?page|arxiv|doi|openreview|videos?|talks?|slides?"
    r"|posters?|resources?|demos?"
    r"|datasets?|data|materials?|downloads?|bib(?:tex)?|supp(?:lementary|\.)?(?: materials?)?|arxiv id|full text"
    r"|model(?:s| weights)?|notes?|代码|源码|链接|项目|主页|笔记|视频|讲解|解读",
    "abstract": r"abstracts?|摘要",
    "summary": r"tl;?dr|summary|one[- ]line(?:r| summary)?|key ideas?|main ideas?|takeaways?|in short"
    r"|简介|概要|总结",
    "topics": r"topics?|keywords?|key ?words?|tags?|subjects?|areas?|categor(?:y|ies)|fields?"
    r"|themes?|tasks?|primary area",
    "award": r"awards?|prizes?",
    "session": r"sessions?|tracks?",
}
"""What headings of columns say, by the part of a record that stands below them."""

_READ = tuple((part, late(words, re.IGNORECASE)) for part, words in _COLUMNS.items())
_SIGNS = late(r"[^\w\s/&;().'-]+")
_NONE = late(r"\W*(?:n/?a|none|tba|tbd|null|coming soon)?\W*", re.IGNORECASE)
_BARE = late(r"(?:\d{4}\.\d{4,5}(?:v\d+)?|10\.\d{4,9}/\S+)")
_URL = late(r"https?://[^\s<>]+[^\s<>.,;:!?)\]]")
_REACH = 3
"""The headings stand in one of so many first rows."""

_LIKELY = 0.8


def table_records(
    lines: Sequence[Written], grids: Iterable[Grid], styled: Mapping[int, Sequence[Styled]]
) -> tuple[list[Record], set[int]]:
    """The records of the tables whose headings name a title and something else, and the places in `lines` of those
    tables. `styled` is what stands out in a line, by its place."""
    records: list[Record] = []
    taken: set[int] = set()
    for grid in grids:
        if grid.holds_table:
            continue
        rows = _rows(grid)
        head = next((at for at, row in enumerate(rows[:_REACH]) if _headings(lines, row)), None)
        if head is None:
            continue
        columns = _headings(lines, rows[head])
        bold = _bold_titles(lines, rows[head + 1 :], columns, styled)
        found = [record for row in rows[head + 1 :] if (record := _record(lines, row, columns, bold))]
        if found:
            records += unmarked(found)
            taken.update(range(grid.start, grid.end))
    return records, taken


def _rows(grid: Grid) -> list[list[Cell]]:
    """The rows with a cell for each column: one that spans several stands in each of them, empty behind the first
    column of its row, and again in the rows below."""
    rows: list[list[Cell]] = []
    hanging: dict[int, tuple[int, Cell]] = {}
    for row in grid.rows:
        cells: list[Cell] = []
        waiting = iter(row)
        while True:
            place = len(cells)
            left, hung = hanging.get(place, (0, None))
            if hung is not None and left:
                hanging[place] = left - 1, hung
                cells.append(hung)
                continue
            cell = next(waiting, None)
            if cell is None:
                break
            for at in range(cell.columns):
                one = cell if not at else Cell(cell.end, cell.end, cell.head)
                if cell.rows > 1:
                    hanging[place + at] = cell.rows - 1, one
                cells.append(one)
        rows.append(cells)
    return rows


def _headings(lines: Sequence[Written], row: Sequence[Cell]) -> dict[int, tuple[str, str]]:
    """For each column what stands in it, and the word that says so; empty for a row that is none of headings."""
    found: dict[int, tuple[str, str]] = {}
    known: list[str] = []
    for place, cell in enumerate(row):
        words = clean(_SIGNS.sub(" ", _text(lines, cell))).strip(" .:")
        if len(words) > 40:
            return {}
        part = next((part for part, pattern in _READ if pattern.fullmatch(words)), None)
        if part:
            found[place] = part, words
            known.append(part)
    titles = [place for place, (part, _) in found.items() if part == "title"]
    if len(titles) > 1:  # "Title | Paper": the one that says so is the title, the others hold links
        said = [place for place in titles if re.search(r"title|name", found[place][1], re.IGNORECASE)]
        for place in titles:
            if place != (said or titles)[0]:
                found[place] = "links", found[place][1]
    others = {part for part, _ in found.values()} - {"title", "session", "award"}
    return found if titles and others and len(found) * 2 >= len(row) else {}


def _bold_titles(
    lines: Sequence[Written],
    rows: Sequence[Sequence[Cell]],
    columns: dict[int, tuple[str, str]],
    styled: Mapping[int, Sequence[Styled]],
) -> dict[Written, str]:
    """The bold words at the beginning of a line with prose behind them, by the line itself, where the cells of titles
    are so: "1) **Bees** - How they count."."""
    place = next(place for place, (part, _) in columns.items() if part == "title")
    found: dict[Written, str] = {}
    cells = [row[place] for row in rows if place < len(row) and row[place].start < row[place].end]
    for cell in cells:
        at = next((at for at in range(cell.start, cell.end) if lines[at].text.strip()), cell.start)
        line = lines[at]
        bold = next((each.words for each in styled.get(at, ()) if each.bold), "")
        before, said, behind = line.text.partition(bold) if bold else ("", "", "")
        if said and behind.strip() and not any(map(str.isalpha, before)):
            found[line] = bold
    return found if len(found) * 5 >= len(cells) * 3 else {}


def _record(
    lines: Sequence[Written],
    row: Sequence[Cell],
    columns: dict[int, tuple[str, str]],
    bold: Mapping[Written, str],
) -> Record | None:
    cells = {
        place: [line for line in lines[cell.start : cell.end] if line.text.strip()]
        for place, cell in enumerate(row)
    }
    stood = [line for place, cell in enumerate(row) for line in cells[place] if cell.start < cell.end]
    fields: dict[str, Any] = {}
    addresses: list[Link] = []
    stated: list[str] = []
    for place, written in cells.items():
        part, words = columns.get(place, ("", ""))
        text = clean(" ".join(line.text for line in written))
        if part == "title":
            _title(fields, written, bold)
        elif part == "links":
            stated += _stated(text, words)
        elif part and not _NONE.fullmatch(text):
            _field(fields, part, text)
        addresses += _links(written, words if part == "links" else "")
    if not fields.get("title") or not any(cell.start < cell.end for cell in row):
        return None
    found = tuple(dict.fromkeys(addresses))
    return Record(
        line_start=min(line.number for line in stood),
        line_end=max(line.last for line in stood),
        links=found,
        identifiers=web.united(web.identifiers(stated), web.identifiers(each.url for each in found)),
        **fields,
    )


def _title(fields: dict[str, Any], written: Sequence[Written], bold: Mapping[Written, str]) -> None:
    """The first line of the cell, or its `bold` words with a summary, the authors or the venue behind them; these may
    stand on the lines below too."""
    rows = [clean(line.text) for line in written]
    if written and (title := bold.get(written[0])):
        rows[:1] = [clean(title), clean(written[0].text.partition(title)[2]).lstrip(" -–—:.,|·")]
    for text in filter(None, rows):
        if "title" not in fields:
            if not _NONE.fullmatch(text):
                fields["title"] = text
            continue
        names = name_list(text)
        if names and names.likelihood >= _LIKELY and "authors" not in fields:
            fields.update(authors=names.names, authors_complete=names.complete)
        elif "venue" not in fields and venue_score(text) > 0:
            _field(fields, "venue", text)
        elif bold and text[-1] in ".!?":
            fields.setdefault("summary", text)


def _field(fields: dict[str, Any], part: str, text: str) -> None:
    if part in ("authors", "first author"):
        names = name_list(text)
        if names and names.likelihood >= _LIKELY:
            found, complete = names.names, names.complete
        else:
            found, complete = people(listed(text))
        if found:
            fields.update(authors=found, authors_complete=complete and part == "authors")
    elif part == "venue":
        venue = read_venue(text)
        if venue.name:
            fields["venue"] = venue.name
        if venue.date:
            fields.setdefault("date", venue.date)
    elif part == "date":
        if when := find_date(text) or day(text):
            fields["date"] = when
    elif part == "topics":
        fields["topics"] = subjects(text)
    else:
        fields[part] = text


def _links(written: Sequence[Written], heading: str) -> Iterable[Link]:
    """The links of a cell. The words of a link say its kind, else the heading of its column."""
    for line in written:
        for anchor in line.anchors:
            said = line.text[anchor.start : anchor.end]
            if found := web.link(anchor.url, said):
                yield (web.link(anchor.url, heading) or found) if found.kind == "other" and heading else found
        if not line.anchors:
            for address in _URL.findall(line.text):
                if found := web.link(address, heading):
                    yield found


def _stated(text: str, heading: str) -> list[str]:
    """Identifiers that a cell writes without an address, as "2101.00001" below "arXiv"."""
    return [f"{heading.split()[0]}:{word}" for word in text.split() if _BARE.fullmatch(word)]


def _text(lines: Sequence[Written], cell: Cell) -> str:
    return " ".join(line.text for line in lines[cell.start : cell.end])
