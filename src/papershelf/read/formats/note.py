"""Markdown notes: TOML between +++ lines gives the fields, the body is the abstract. One file, one record."""

import re
import tomllib
from datetime import date
from typing import Any

import msgspec

from papershelf.model import Document, Noise, Problem, Record
from papershelf.read import pages
from papershelf.read.draft import Draft
from papershelf.read.formats.note_fields import read_fields
from papershelf.read.formats.unmarked import unmarked
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import clean, paragraphs

_OPEN = re.compile(r"\+\+\+[^\S\n]*\n")
_CLOSE = re.compile(r"\n\+\+\+[^\S\n]*(?=\n|\Z)")
_YAML = re.compile(r"---[^\S\n]*\n(?:[^\S\n]*(?:#[^\n]*)?\n){0,9}[\"']?[\w-]+[\"']?[^\S\n]*:(?:\s|\Z)")
_YAML_CLOSE = re.compile(r"\n(?:---|\.\.\.)[^\S\n]*(?=\n|\Z)")
_BLANK = re.compile(r"\n[^\S\n]*(?=\n)")
_ERROR_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)")
_HEADING = re.compile(r"\s*#{1,6}\s*abstract\s*#*\s*\n", re.IGNORECASE)
_MARKS = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_TITLE = re.compile(r"\s*#[ \t]+(?P<title>\S[^\n]*)")
_RETRIES = 20
_DOTTED = 50
"""A key of more parts than this is left out."""

_LONG_NUMBER = re.compile(r"\d[\d_]{3000}")
"""Python refuses to read whole numbers of thousands of digits, and says no line."""

_STRING = r'"[^"\\\x00-\x1f\x7f]*"'
_PLAIN = re.compile(rf"(?:[a-z]+ = (?:{_STRING}|\[(?:{_STRING}(?:, {_STRING})*)?\]|\d{{4}}-\d\d-\d\d)\n)*")
"""The TOML that programs write: one key a line; texts without escapes, lists of them, dates."""


def read(source: Source) -> Draft:
    """The one record of a note. Without front matter the file is read as a pasted page, without marks of headings."""
    text, place = source.text, source.place
    opened = _OPEN.match(text)
    if opened is None:
        if _YAML.match(text):
            return _below_yaml(source)
        return pages.read(msgspec.structs.replace(source, text=_MARKS.sub("", text)))
    found = list(source.problems)
    toml, body = _parted(place, text, opened.end(), found)
    fields = read_fields(place, toml, _parsed(place, toml, found), found)
    if not fields.get("title") and (heading := _TITLE.match(body)) and not _HEADING.match(body):
        fields["title"] = clean(heading["title"])
        body = body[heading.end() :]
    if heading := _HEADING.match(body):
        body = body[heading.end() :]
    total = text.count("\n") + 1
    last = total - 1 if text.endswith("\n") else total
    record = Record(line_start=1, line_end=last, abstract=paragraphs(unmarked(body)) or None, **fields)
    return Draft(
        document=Document(
            file=source.file,
            layout="markdown",
            text_hash=source.text_hash,
            records=(record,),
            problems=tuple(found),
            lines_total=total,
            lines_in_records=last,
            lines_blank=total - last,
        )
    )


def _parted(place: str, text: str, start: int, problems: list[Problem]) -> tuple[str, str]:
    """The TOML and the body. Without a closing line the TOML ends at the first blank line."""
    closed = _CLOSE.search(text, start - 1)
    if closed:
        return text[start : closed.start() + 1], text[closed.end() :]
    problems.append(
        Problem(
            file=place,
            line=1,
            severity="error",
            code="open-front-matter",
            message="The front matter is never closed.",
            hint="Put a second line of +++ after its last key.",
        )
    )
    toml, _, body = text[start:].partition("\n\n")
    return toml, body


def _parsed(place: str, toml: str, problems: list[Problem]) -> dict[str, Any]:
    """The TOML's keys. A line that is no TOML is reported and left out, so that the others are read."""
    plain = _plain(toml)
    if plain is not None:
        return plain
    lines = toml.split("\n")
    for at, line in enumerate(lines):
        if line.count(".") > _DOTTED and _dotted_run(line) > _DOTTED:
            problems.append(_too_deep(place, at + 2))
            lines[at] = ""
    for _ in range(_RETRIES):
        try:
            return tomllib.loads("\n".join(lines))
        except tomllib.TOMLDecodeError as error:
            message = str(error)
            where = _ERROR_PLACE.search(message)
            at = min(int(where["line"]) if where and where["line"] else len(lines), len(lines)) - 1
            while at and not lines[at].strip():
                at -= 1
            problems.append(
                Problem(
                    file=place,
                    line=at + 2,
                    severity="error",
                    code="bad-toml",
                    message=f"This line of the front matter is no TOML ({_ERROR_PLACE.sub('', message)}).",
                    hint='Write key = "text", key = ["text", "text"] or date = 2021-10-01.',
                )
            )
            if not lines[at].strip():
                break
            lines[at] = ""
        except ValueError:
            at = next((at for at, line in enumerate(lines) if _LONG_NUMBER.search(line)), 0)
            problems.append(
                Problem(
                    file=place,
                    line=at + 2,
                    severity="error",
                    code="bad-toml",
                    message="A number on this line of the front matter is too long.",
                    hint="Put it in quotes.",
                )
            )
            lines[at] = ""
        except RecursionError:
            problems.append(_too_deep(place, 1))
            break
    return {}


def _dotted_run(line: str) -> int:
    """How many bare keys a line joins by dots: tomllib's time grows with the square of that."""
    longest = run = 0
    for part in line.split("."):
        bare = part.strip().replace("-", "_").isidentifier() or part.strip().isdigit()
        run = run + 1 if bare else 0
        longest = max(longest, run)
    return longest


def _too_deep(place: str, line: int) -> Problem:
    return Problem(
        file=place,
        line=line,
        severity="error",
        code="bad-toml",
        message="The front matter is nested too deeply.",
        hint='Write key = "text" or key = ["text", "text"].',
    )


def _plain(toml: str) -> dict[str, Any] | None:
    """What tomllib would give, in a sixth of its time, where the TOML is plain; else None."""
    if not _PLAIN.fullmatch(toml):
        return None
    values: dict[str, Any] = {}
    rows = toml.split("\n")[:-1]
    for row in rows:
        key, _, value = row.partition(" = ")
        if value[0] == '"':
            values[key] = value[1:-1]
        elif value[0] == "[":
            values[key] = value[2:-2].split('", "') if len(value) > 2 else []
        else:
            try:
                values[key] = date.fromisoformat(value)
            except ValueError:
                return None
    return values if len(values) == len(rows) else None


def _below_yaml(source: Source) -> Draft:
    """What stands below YAML, read as a pasted page. That this is no list is no problem of its own: a note has none."""
    text = source.text
    refused = Problem(
        file=source.place,
        line=1,
        severity="error",
        code="yaml-front-matter",
        message="The front matter between --- lines is YAML, which is not read.",
        hint='Write it as TOML between +++ lines, for example title = "…".',
    )
    closed = _YAML_CLOSE.search(text, 3) or _BLANK.search(text, 3)
    end = closed.end() if closed else len(text)
    yaml = text[:end].rstrip().split("\n")
    below = "\n" * text.count("\n", 0, end) + _MARKS.sub("", text[end:])
    source = msgspec.structs.replace(source, text=below)
    draft = pages.read(source)
    if any(each.code == "unsure-layout" for each in draft.document.problems):  # a note with sections
        draft = pages.unread(source)
    document = draft.document
    written = sum(bool(clean(line)) for line in yaml)
    return msgspec.structs.replace(
        draft,
        document=msgspec.structs.replace(
            document,
            problems=(
                refused,
                *(
                    each
                    for each in document.problems
                    if each.code not in ("unknown-layout", "empty-document")
                ),
            ),
            noise=(Noise(line_start=1, line_end=len(yaml), reason="YAML front matter"), *document.noise),
            lines_noise=document.lines_noise + written,
            lines_blank=document.lines_blank - written,
        ),
    )


def recognises(text: str) -> bool:
    return bool(_OPEN.match(text) or _YAML.match(text))


READER = Reader(name="Markdown", suffixes=(".md", ".markdown"), read=read, recognises=recognises)
