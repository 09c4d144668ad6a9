"""`content/corrections.toml` → decisions; a table that cannot be read becomes a problem, and the others count."""

import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec

from papershelf.config import is_date
from papershelf.errors import PapershelfError
from papershelf.model import Problem
from papershelf.read.links import identifiers, is_web_address
from papershelf.read.text import clean, paragraphs
from papershelf.shelve.corrections.decisions import (
    CUT,
    FILE,
    Corrections,
    Lines,
    PaperCorrection,
    PersonCorrection,
)
from papershelf.shelve.corrections.forget import with_new_names
from papershelf.shelve.corrections.patterns import WORD
from papershelf.shelve.corrections.salvage import WITHHELD, forgotten_names, is_name, salvaged
from papershelf.shelve.corrections.unmatched import shortened
from papershelf.typed_toml import Entries, read_table, typed, unknown_key

HEAD = """# Corrections. Take the # from the lines of a table to carry it out; remove tables that you do not want.
"""
PLACE = f"content/{FILE}"
REMOVABLE = (
    "title authors abstract summary date categories venue session award topics links doi arxiv openreview acl"
).split()
"""Fields that `remove` takes."""

PAPER_TEXTS = ("title", "authors", "abstract", "venue", "award")
"""Keys of a paper whose texts are shown."""

ENCODINGS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
"""By the first bytes of a file that is not UTF-8."""

ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?", re.IGNORECASE)

MOST_WORDS = 8
MOST_SIGNS = 120
"""A text to forget that is longer is no name."""

Correction = TypeVar("Correction", PaperCorrection, PersonCorrection)


def read_corrections(site: Path) -> Corrections:
    """The decisions of a site; none without the file."""
    path = site / "content" / FILE
    if not path.exists() and not path.is_symlink():
        return Corrections()
    if not path.is_file():
        return refused("This is not a file.", "Make it a TOML file, or remove it.")
    try:
        data = path.read_bytes()
    except OSError as error:
        return refused(f"The file cannot be read: {error.strerror}.", "Look at its permissions.")
    try:
        return parse(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        found = parse(data.decode(ENCODINGS.get(data[:2], "cp1252"), errors="replace"))
        problem = Problem(
            file=PLACE,
            line=data.count(b"\n", 0, error.start) + 1,
            severity="error",
            code="bad-correction",
            message=f"The file is not UTF-8 at byte {error.start + 1}, so its letters may be read wrongly.",
            hint="Save it as UTF-8.",
        )
        return msgspec.structs.replace(found, problems=(problem, *found.problems))


def append(site: Path, tables: Iterable[str]) -> int:
    """Add proposals to the end of a site's file, each once; how many were new. What stands there stays as it is.

    Raises PapershelfError where the file cannot be read or written.
    """
    path = site / "content" / FILE
    try:
        known = path.read_text(encoding="utf-8") if path.exists() or path.is_symlink() else HEAD
        new = [table for table in tables if table not in known]
        if new:
            between = "" if known.endswith("\n\n") else "\n" if known.endswith("\n") else "\n\n"
            beside = path.with_name(f".{FILE}.new")
            beside.write_text(f"{known}{between}" + "\n".join(new), encoding="utf-8")
            beside.replace(path)
    except UnicodeDecodeError as error:
        raise PapershelfError(f"{path} is not UTF-8 at byte {error.start + 1}. Save it as UTF-8.") from None
    except OSError as error:
        raise PapershelfError(f"{path} cannot be written: {error.strerror}.") from None
    return len(new)


def refused(message: str, hint: str) -> Corrections:
    """No decision of a file that cannot be read at all."""
    problem = Problem(
        file=PLACE,
        severity="error",
        code="bad-correction",
        message=f"{message} The names that it forgets stand on the pages of this build: do not publish it.",
        hint=hint,
    )
    return Corrections(problems=(problem,))


def parse(text: str) -> Corrections:
    """The decisions of a file's text. Whatever is wrong with a table, the names that it forgets are not told."""
    problems: list[Problem] = []
    people: list[tuple[Lines, PersonCorrection]] = []
    try:
        entries = read_table(Path(FILE), text)
    except PapershelfError:
        found = salvaged(text)
        people += found.people
        lost = [lines for lines, person in found.people if person.name == WITHHELD]
        problems += [
            problem_of(error, withheld=any(first <= (error.line or first) <= last for first, last in lost))
            for error in found.errors
        ]
        entries = read_table(Path(FILE), found.text)
    for key, value in entries.table.items():
        if key not in ("paper", "person"):
            error = entries.error(key, unknown_key(FILE, key, ["paper", "person"]))
            forgotten = withheld(value, {}, (error.line or 1, error.line or 1))
            people += forgotten
            problems.append(problem_of(error, withheld=nameless(forgotten)))
    papers = tables(entries, "paper", PaperCorrection, checked_paper, problems, people)
    people += tables(entries, "person", PersonCorrection, checked_person, problems, people)
    people, too_long = without_long_names(people)
    problems += too_long
    return with_new_names(
        Corrections(
            papers=papers,
            people=tuple(people),
            text_hash=sha256(text.encode(errors="replace")).hexdigest(),
            problems=tuple(problems),
        )
    )


def without_long_names(
    people: Iterable[tuple[Lines, PersonCorrection]],
) -> tuple[list[tuple[Lines, PersonCorrection]], list[Problem]]:
    """The people with names to forget that can be ones, and the problems of the others."""
    kept = []
    problems = []
    for lines, person in people:
        forget = tuple(old for old in person.forget if is_short(old))
        if len(forget) < len(person.forget):
            problem = Problem(
                file=PLACE,
                line=lines[0],
                severity="error",
                code="bad-correction",
                message=f"The table on line {lines[0]} has a text in forget that is no name: it has more than "
                f"{MOST_WORDS} words or {MOST_SIGNS} characters. Nothing of it was forgotten.",
                hint="Write each name as a text of its own.",
            )
            problems.append(problem)
            person = msgspec.structs.replace(person, forget=forget)
        if forget or person.id:
            kept.append((lines, person))
    return kept, problems


def tables(
    entries: Entries,
    key: str,
    kind: type[Correction],
    checked: Callable[[Correction, Entries], Correction],
    problems: list[Problem],
    people: list[tuple[Lines, PersonCorrection]],
) -> tuple[tuple[Lines, Correction], ...]:
    """The tables `[[key]]` that can be read, each with its lines. Of the others, `people` gets the names to forget."""
    given = entries.table.get(key, [])
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        error = entries.error(key, f"Write [[{key}]] on a line before each {key}.")
        forgotten = withheld(
            given, given if isinstance(given, dict) else {}, (error.line or 1, error.line or 1)
        )
        people += forgotten
        problems.append(problem_of(error, withheld=nameless(forgotten)))
        return ()
    found = []
    for at in range(len(given)):
        entry = entries.item(key, at)
        try:
            found.append((entry.lines(), checked(typed(kind, entry), entry)))
        except PapershelfError as error:
            forgotten = withheld(entry.table, entry.table, entry.lines())
            people += forgotten
            problems.append(problem_of(error, withheld=nameless(forgotten)))
    return tuple(found)


def is_short(name: str) -> bool:
    """Whether a text to forget is no longer than a name can be."""
    return len(name) <= MOST_SIGNS and len(WORD.findall(name)) <= MOST_WORDS


def withheld(
    value: object, table: Mapping[str, object], lines: Lines
) -> list[tuple[Lines, PersonCorrection]]:
    """The names to forget of a table with something wrong in it, with the name that shall stand for them if it has
    one."""
    name = table.get("name")
    new = clean(name) if isinstance(name, str) else ""
    forget = tuple(forgotten_names(value))
    return (
        [(lines, PersonCorrection(name=new if is_name(new) else WITHHELD, forget=forget))] if forget else []
    )


def nameless(people: Iterable[tuple[Lines, PersonCorrection]]) -> bool:
    """Whether nothing is known that may stand for somebody's forgotten names."""
    return any(person.name == WITHHELD for _, person in people)


def problem_of(error: PapershelfError, *, withheld: bool = False) -> Problem:
    """An error as a problem; `withheld` says whether names to forget are replaced though what stands for them is not
    known."""
    sentence = shortened(error.sentence)
    hint = "docs/corrections.md shows each kind of correction." if not error.line else ""
    return Problem(
        file=PLACE,
        line=error.line,
        column=error.column,
        width=error.width if error.column else 0,
        severity="error",
        code="bad-correction",
        message=sentence[:1].upper() + sentence[1:],
        hint=f"Until then “{WITHHELD}” stands for the names that it forgets." if withheld else hint,
    )


def checked_paper(paper: PaperCorrection, entry: Entries) -> PaperCorrection:
    """The correction with its identifiers bare. Raises PapershelfError for what cannot be meant."""
    if bool(paper.id) == bool(paper.source):
        raise entry.error(
            "source" if paper.source else "paper",
            'Say which paper this is, by one of id = "its-id" and source = "file.txt:12".',
        )
    if paper.date and not is_date(paper.date):
        raise entry.error(
            "date",
            f'paper.date is "{paper.date}", which is no date. Write "2021", "2021-10" or "2021-10-01".',
        )
    paper = cleaned(paper, PAPER_TEXTS, entry)
    if any(each.lower() in CUT for each in paper.authors[:-1]) or paper.authors[:1] in [
        (each,) for each in CUT
    ]:
        raise entry.error(
            "authors", 'paper.authors has "et al." where no end of a list is. Name authors before it.'
        )
    for url in paper.links:
        if not is_web_address(url):
            raise entry.error("links", f'paper.links has "{url}", which is no web address.')
    for field in paper.remove:
        if field not in REMOVABLE:
            raise entry.error("remove", unknown_key(f"those to remove ({FILE})", field, REMOVABLE))
    if not set_keys(paper) - {"id", "source"}:
        raise entry.error("paper", "This says nothing of the paper: write what is so, or remove the table.")
    return msgspec.structs.replace(paper, **bare_identifiers(paper, entry))


def bare_identifiers(paper: PaperCorrection, entry: Entries) -> Mapping[str, str]:
    """The identifiers, given as such or as an address."""
    found = {}
    forms = {
        "doi": ("10.1000/182", "doi:{}"),
        "arxiv": ("1706.03762", "arXiv:{}"),
        "openreview": ("rJXMpikCZ", "https://openreview.net/forum?id={}"),
        "acl": ("2020.acl-main.1", "https://aclanthology.org/{}"),
    }
    for name, (example, form) in forms.items():
        given = getattr(paper, name).strip()
        if given:
            bare = getattr(identifiers([given, form.format(given)]), name)
            if not bare:
                raise entry.error(name, f'paper.{name} is "{given}". Write it like "{example}".')
            found[name] = bare
    return found


def checked_person(person: PersonCorrection, entry: Entries) -> PersonCorrection:
    """The correction with its ORCID iD bare. Raises PapershelfError for what cannot be meant."""
    if not person.id and not (person.name and person.forget):
        raise entry.error("person", 'Say who this is: id = "their-id".')
    person = cleaned(person, ("name",), entry)
    if person.homepage and not is_web_address(person.homepage):
        raise entry.error("homepage", f'person.homepage is "{person.homepage}", which is no web address.')
    if person.forget and not person.name.strip():
        raise entry.error("forget", 'Write name = "…" too: it stands where the forgotten name stood.')
    for old in person.forget:
        if sum(map(str.isalpha, old)) < 2:
            raise entry.error("forget", f'person.forget has "{old}", which is no name.')
    if not set_keys(person) - {"id"}:
        raise entry.error("person", "This says nothing of the person: write what is so, or remove the table.")
    if not person.orcid:
        return person
    found = ORCID.fullmatch(person.orcid.strip())
    if not found or not is_orcid(found[1].upper()):
        raise entry.error(
            "orcid", f'person.orcid is "{person.orcid}", which is no ORCID iD. One is "0000-0002-1825-0097".'
        )
    return msgspec.structs.replace(person, orcid=found[1].upper())


def cleaned(correction: Correction, names: Iterable[str], entry: Entries) -> Correction:
    """The correction with its texts as readers give them: white space in order, no invisible characters. Raises
    PapershelfError for a text without a letter or digit."""
    made = {}
    for name in names:
        given = getattr(correction, name)
        several = (given,) if isinstance(given, str) else given
        told = tuple((paragraphs if name == "abstract" else clean)(each) for each in several)
        for before, after in zip(several, told, strict=True):
            if (before and not any(map(str.isalnum, after))) or (not before and several is given):
                raise entry.error(
                    name, f'{entry.full(name)} has "{after}", which says nothing. Write what it is.'
                )
        made[name] = told[0] if isinstance(given, str) else told
    return msgspec.structs.replace(correction, **made)


def is_orcid(orcid: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in orcid.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return orcid[-1] == ("X" if check == 10 else str(check))


def set_keys(correction: PaperCorrection | PersonCorrection) -> set[str]:
    return {key for key, value in msgspec.structs.asdict(correction).items() if value}
