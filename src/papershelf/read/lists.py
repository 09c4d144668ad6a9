"""`content/lists/*.toml` → reading lists as their curators wrote them; what is wrong is a problem, the rest counts."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from papershelf.errors import PapershelfError
from papershelf.model import Entry, Frozen, Need, Part, Problem, ReadingList, Severity
from papershelf.read.links import is_web_address
from papershelf.read.list_keys import (
    ENTRY_NAMES,
    HEAD_NAMES,
    NAMED_BY,
    PAPERS,
    PART_NAMES,
    PARTS,
    EntryKeys,
    HeadKeys,
    PartKeys,
)
from papershelf.read.list_times import day_and_time, hours, timezone
from papershelf.read.patterns import ignored, rules
from papershelf.read.text import clean
from papershelf.read.walk import walk
from papershelf.typed_toml import Entries, lines_of, read_table, unknown_key, value_of

FOLDER = "lists"
SUFFIX = ".toml"
LONGEST = 4 << 20
"""The most bytes of a list: beyond, it is something else."""


class Wanted(Frozen, frozen=True, kw_only=True):
    """An entry, and what may name its paper: an id, a title, identifiers, addresses; the first that is known counts.
    `line` is where the file names it."""

    entry: Entry
    names: tuple[str, ...]
    line: int


class GivenPart(Frozen, frozen=True, kw_only=True):
    part: Part
    wanted: tuple[Wanted, ...]


class GivenList(Frozen, frozen=True, kw_only=True):
    """A list whose papers are not looked up yet: `head` has no parts and no id."""

    head: ReadingList
    parts: tuple[GivenPart, ...] = ()


ORDER: tuple[Need | None, ...] = ("must", None, "optional")
Keys = TypeVar("Keys", bound=msgspec.Struct)


def read_lists(site: Path, ignore: Sequence[str] = ()) -> tuple[tuple[GivenList, ...], tuple[Problem, ...]]:
    """The lists of a site, in the order of their files' names, and what is wrong with them. `ignore` are the patterns
    of site.toml."""
    folder = site / "content" / FOLDER
    if not folder.is_dir():
        return (), ()
    lists = []
    problems: list[Problem] = []
    leave = rules(ignore)
    for found in walk(folder):
        file = f"{FOLDER}/{found.file}"
        above = [str(each) for each in PurePosixPath(file).parents][:-1]
        if ignored(file, False, leave) or any(ignored(each, True, leave) for each in above):
            continue
        if found.refused:
            code, message, hint = found.refused
            refused = Problem(file=f"content/{file}", severity="error", code=code, message=message, hint=hint)
            problems.append(refused)
        elif not found.file.endswith(SUFFIX):
            message = "This is no reading list: lists are TOML files, and only they are read here."
            hint = "Rename it to end in .toml, or move a document up into content/."
            problems.append(problem(file, message, hint, severity="warning"))
        elif (text := file_text(Path(found.path), file, problems)) is not None:
            given = read_list(file, text, problems)
            lists += [given] if given else []
    return tuple(lists), tuple(problems)


def file_text(path: Path, file: str, problems: list[Problem]) -> str | None:
    try:
        data = path.read_bytes() if path.stat().st_size <= LONGEST else None
    except OSError as error:
        problems.append(
            problem(file, f"The file cannot be read: {error.strerror}.", "Look at its permissions.")
        )
        return None
    if data is None:
        message = "The file has more than 4 MB, which no reading list has."
        problems.append(problem(file, message, "Move it out of content/lists/."))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"The file is not UTF-8 at byte {error.start + 1}, so nothing of it was read."
        problems.append(problem(file, message, "Save it as UTF-8.", line))
        return None


def read_list(file: str, text: str, problems: list[Problem]) -> GivenList | None:
    """The list of a file's text; nothing where the text is no TOML."""
    reading = Reading(file, problems)
    before = len(problems)
    try:
        entries = read_table(Path(file), text)
    except PapershelfError as error:
        reading.tell(error)
        return None
    parts, rest = reading.tables(entries)
    papers = {key: rest.pop(key) for key in list(rest) if plain(key) in PAPERS}
    head = reading.fields(HeadKeys, replace(entries, table=rest), HEAD_NAMES, (*PARTS[:3:2], "papers"))
    stem = file.rpartition("/")[2].removesuffix(SUFFIX)
    if not head.title:
        message = (
            f'The list has no title, so it is called “{stem}” like its file. Write title = "…" at the top.'
        )
        problems.append(problem(file, message, line=1))
    zone = reading.zone(head.timezone, entries)
    loose = [*reading.papers(entries, "", papers, [0])]
    lines = [first for first, *_ in parts]
    made = [reading.part(each, head) for _, each, *_ in parts]
    wanted: list[list[Wanted]] = [list(found) for *_, found in parts]
    outside: list[Wanted] = []
    for each in loose:  # [[paper]] below [[week]]: TOML has it at the top, its curator in the week above
        above = sum(line < each.line for line in lines)
        (wanted[above - 1] if above else outside).append(each)
    given = [GivenPart(part=part, wanted=tuple(has)) for part, has in zip(made, wanted, strict=True)]
    if outside:
        given.insert(0, GivenPart(part=Part(), wanted=tuple(outside)))
    if not any(each.wanted for each in given) and len(problems) == before:
        message = 'The list has no paper. Write papers = ["title or id"], or [[week]] with papers below it.'
        problems.append(problem(file, message, severity="warning"))
    return GivenList(
        head=ReadingList(
            id="",
            title=head.title or clean(stem),
            description=head.description or None,
            intro=head.intro or None,
            curators=head.curators,
            date=head.date or None,
            licence=head.licence or None,
            link=head.link or None,
            timezone=zone,
            file=file,
        ),
        parts=tuple(given),
    )


class Reading:
    """A file being read: what is wrong in it is told where it is found, and reading goes on."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems

    def tell(self, error: PapershelfError) -> None:
        sentence = error.sentence
        told = problem(self.file, sentence[:1].upper() + sentence[1:], line=error.line)
        place = {"column": error.column, "width": error.width} if error.column else {}
        self.problems.append(replace(told, **place))

    def tables(self, entries: Entries) -> tuple[list[tuple[int, Entries, list[Wanted]]], dict[str, Any]]:
        """The weeks in the order of the file, each with its line, its keys and its papers; and the other keys."""
        found: list[tuple[int, Entries, list[Wanted]]] = []
        rest = dict(entries.table)
        for key in entries.table:
            if plain(key) not in PARTS:
                continue
            value = rest.pop(key)
            given = [value] if isinstance(value, dict) else value
            if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
                self.tell(entries.error(key, f"{key} must be tables: write [[{key}]] on a line before each."))
                continue
            counted = [0]
            whole = replace(entries, table={**entries.table, key: given})
            for at in range(len(given)):
                part = whole.item(key, at)
                own = dict(part.table)
                papers = {name: own.pop(name) for name in list(own) if plain(name) in PAPERS}
                has = list(self.papers(part, f"{key}.", papers, counted))
                found.append((part.lines()[0], replace(part, table=own), has))
        return sorted(found, key=lambda each: each[0]), rest

    def part(self, entries: Entries, head: HeadKeys) -> Part:
        keys = self.fields(PartKeys, entries, PART_NAMES, ("papers",))
        start, end = hours(keys.time or (head.time if keys.date else ""))
        return Part(
            title=keys.title or None,
            date=keys.date or None,
            time=start or None,
            end=end or None,
            place=keys.place or (head.place if keys.date else "") or None,
            presenters=keys.presenters,
            notes=keys.notes or None,
            link=keys.link or None,
        )

    def papers(
        self, entries: Entries, prefix: str, given: Mapping[str, Any], counted: list[int]
    ) -> Iterator[Wanted]:
        """The papers of a week or a list: those of `must`, then in the file's order, then those of `optional`. `prefix`
        stands before their keys in headers; `counted` are the tables of the weeks before."""
        for key, value in sorted(given.items(), key=lambda each: ORDER.index(PAPERS[plain(each[0])])):
            need = PAPERS[plain(key)]
            items = value if isinstance(value, list) else [value]
            lines = lines_of(entries.text)
            first, last = entries.lines() if prefix else (1, len(lines))
            at = entries.error(key, "").line or first
            heading = f"{prefix}{key}"
            rest, place = "\n".join(lines[at - 1 : last]), 0
            for item in items:
                if isinstance(item, str):
                    if (found := rest.find(item, place)) >= 0:  # else it is written with escapes
                        at += rest.count("\n", place, found)
                        place = found
                    if text := clean(item):
                        yield Wanted(entry=Entry(paper=None, text=text, need=need), names=(text,), line=at)
                elif isinstance(item, dict):
                    table = Entries(entries.path, entries.text, item, heading, counted[0])
                    counted[0] += 1
                    if wanted := self.entry(table, need):
                        yield wanted
                else:
                    message = f'{heading} must be titles, DOIs or ids in quotes: {key} = ["…", "…"].'
                    self.tell(entries.error(key, message))

    def entry(self, entries: Entries, need: Need | None) -> Wanted | None:
        own = dict(entries.table)
        names = [own.pop(key) for key in list(own) if plain(key) in NAMED_BY and isinstance(own[key], str)]
        keys = self.fields(EntryKeys, replace(entries, table=own), ENTRY_NAMES, NAMED_BY)
        names = list(filter(None, map(clean, (keys.paper, *names))))
        if not names:
            message = f'This [[{entries.name}]] names no paper. Write paper = "its title, DOI or id".'
            self.tell(entries.error("paper", message))
            return None
        if keys.must and keys.optional:
            message = "must and optional go against each other: keep one of them."
            self.tell(entries.error("optional", message))
        shown = next((name for key, name in entries.table.items() if plain(key) == "title"), names[0])
        return Wanted(
            entry=Entry(
                paper=None,
                text=clean(shown) or names[0],
                need="must" if keys.must else "optional" if keys.optional else need,
                remark=keys.remark or None,
                presenters=keys.presenters,
                link=keys.link or None,
            ),
            names=tuple(names),
            line=entries.error("paper", "").line or 1,
        )

    def fields(
        self, struct: type[Keys], entries: Entries, others: Mapping[str, str], further: Sequence[str]
    ) -> Keys:
        """The keys of a table that can be read. `others` are other names of keys, `further` what may stand here too."""
        kinds = {field.name: field.type for field in msgspec.structs.fields(struct)}
        values: dict[str, Any] = {}
        for key, value in entries.table.items():
            name = key if key in kinds else others.get(plain(key), plain(key))
            try:
                if name not in kinds:
                    known = [entries.full(each) for each in (*kinds, *further)]
                    raise entries.error(key, unknown_key(self.file, entries.full(key), known))
                if name in values:
                    raise entries.error(
                        key, f"{entries.full(key)} says the same as {name}. Keep one of them."
                    )
                values |= self.value(name, kinds[name], key, value, entries)
            except PapershelfError as error:
                self.tell(error)
        return struct(**values)

    def value(self, name: str, kind: Any, key: str, value: Any, entries: Entries) -> dict[str, Any]:
        """What a key gives: a date with a time gives both."""
        if name in ("date", "time"):
            day, time = day_and_time(value, name)
            if day is None:
                example = '2026-09-21, "2026-09" or 2026' if name == "date" else '"16:00" or "16:00-17:30"'
                raise entries.error(
                    key, f'{entries.full(key)} is "{value}", which is no {name}. Write {example}.'
                )
            return {each: told for each, told in (("date", day), ("time", time)) if told}
        if kind == tuple[str, ...]:
            value = [value] if isinstance(value, str) else value
            return {name: tuple(filter(None, map(clean, value_of(kind, key, value, entries))))}
        told = value_of(kind, key, value, entries)
        if kind is bool:
            return {name: told}
        told = told.strip() if name in ("intro", "notes", "remark") else clean(told)
        if name == "link" and told and not is_web_address(told):
            raise entries.error(
                key, f'{entries.full(key)} is "{told}", which is no web address. Write it whole: "https://…".'
            )
        return {name: told}

    def zone(self, name: str, entries: Entries) -> str | None:
        known, like = timezone(name)
        if name and not known:
            advice = f"Did you mean {like}?" if like else 'Write it like "Europe/Berlin" or "UTC".'
            key = next(key for key in entries.table if HEAD_NAMES.get(plain(key), plain(key)) == "timezone")
            self.tell(entries.error(key, f'timezone is "{name}", which is none that is known. {advice}'))
        return known or None


def plain(key: str) -> str:
    return key.lower().replace("-", "_").replace(" ", "_")


def problem(
    file: str, message: str, hint: str = "", line: int | None = None, severity: Severity = "error"
) -> Problem:
    return Problem(
        file=f"content/{file}", line=line, severity=severity, code="bad-list", message=message, hint=hint
    )
