"""A record's lines and their parts → the record."""

from collections.abc import Sequence

from papershelf.model import Record
from papershelf.read.pages import boilerplate
from papershelf.read.pages.lines import Line


def make_record(run: Sequence[tuple[Line, str]], session: str | None) -> tuple[Record, str | None]:
    """The record that a run of lines gives, and its glued line if it has one."""
    lines: dict[str, list[Line]] = {}
    for line, part in run:
        lines.setdefault(part, []).append(line)
    names = [line.names for part in ("names with dots", "names with commas") for line in lines.get(part, ())]
    heading = lines.get("headline", [])
    title = " ".join(line.text for line in lines.get("title", ())) or None
    glued = heading[0].text if heading and not names else None
    if heading and names:
        title = heading[0].text
    stamp = lines["stamp"][0].stamp if "stamp" in lines else None
    paragraphs = [line.text for part in ("abstract", "paragraph") for line in lines.get(part, ())]
    if paragraphs:
        paragraphs[0] = boilerplate.without_label(paragraphs[0])
    record = Record(
        line_start=run[0][0].number,
        line_end=run[-1][0].last,
        title=title,
        authors=tuple(dict.fromkeys(name for found in names if found for name in found.names)),
        authors_complete=bool(names) and all(found.complete for found in names if found),
        abstract="\n\n".join(paragraphs) or None,
        date=stamp.date if stamp else None,
        categories=stamp.categories if stamp else (),
        session=session,
        award="; ".join(line.award or "" for line in lines.get("award", ())) or None,
    )
    return record, glued
