"""References are cut by the style of their page: whatever the style, title, authors and year come out."""

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

import pytest

from papershelf.model import Document
from papershelf.read import pages, read_data
from papershelf.read.pages.settle import settle
from papershelf.read.source import Source


class Name(NamedTuple):
    given: str
    family: str

    @property
    def initials(self) -> str:
        return " ".join(f"{word[0]}." for word in self.given.split())

    @property
    def letters(self) -> str:
        return "".join(word[0] for word in self.given.split())


class Paper(NamedTuple):
    title: str
    people: Sequence[Name]
    venue: str
    volume: str
    pages: str
    year: str

    @property
    def sentence(self) -> str:
        return self.title if self.title[-1] in "?!" else self.title + "."


PAPERS = (
    Paper(
        "Counting bees: a survey",
        (Name("Ada", "Byron"), Name("Bo C.", "Chen")),
        "Journal of Insects",
        "12(3)",
        "1–10",
        "2021",
    ),
    Paper(
        "Is attention all they need?",
        (Name("Jean", "van der Berg"), Name("Mary", "O'Connor"), Name("Xu", "Li")),
        "NeurIPS",
        "33",
        "100–110",
        "2020",
    ),
    Paper(
        "A Node.js framework vs. Deno",
        (Name("Cal", "Roe"), Name("Ana", "García López")),
        "Proceedings of the 12th International Conference on Web Engineering",
        "2",
        "55–60",
        "2019",
    ),
    Paper(
        "Learning to rank in networks of flowers",
        (Name("Di", "Wu"), Name("Bo C.", "Chen"), Name("Hye-Jin", "Kim"), Name("Ada", "Byron")),
        "ICML",
        "4",
        "7–19",
        "2018",
    ),
    Paper(
        "Stripes: pre-training of cats",
        (Name("Max", "Ernst"), Name("Juan", "Lopez")),
        "Transactions on Animals",
        "9",
        "3–4",
        "2017",
    ),
)


def straight(name: Name) -> str:
    return f"{name.given} {name.family}"


def initials(name: Name) -> str:
    return f"{name.initials} {name.family}"


def behind(name: Name) -> str:
    return f"{name.family}, {name.initials}"


def letters(name: Name) -> str:
    return f"{name.family} {name.letters}"


def turned(name: Name) -> str:
    return f"{name.family}, {name.given}"


def commas(people: Sequence[Name], form: Callable[[Name], str]) -> str:
    return ", ".join(map(form, people))


def joined(people: Sequence[Name], form: Callable[[Name], str], last: str = " and ") -> str:
    *others, final = map(form, people)
    if not others:
        return final
    return ", ".join(others) + ("," if len(others) > 1 or last == " & " else "") + last + final


def first_turned(people: Sequence[Name]) -> str:
    return ", ".join([turned(people[0]), *map(straight, people[1:-1])]) + f", and {straight(people[-1])}"


STYLES: dict[str, tuple[Callable[[Paper], str], Callable[[Name], str]]] = {
    "plain": (lambda p: f"{commas(p.people, initials)}. {p.sentence} {p.venue}, {p.year}.", initials),
    "plain, full names": (
        lambda p: f"{commas(p.people, straight)}. {p.sentence} In {p.venue}, {p.year}.",
        straight,
    ),
    "APA": (
        lambda p: (
            f"{joined(p.people, behind, ' & ')} ({p.year}). {p.sentence} {p.venue}, {p.volume}, {p.pages}. "
            f"https://doi.org/10.1000/{p.year}"
        ),
        initials,
    ),
    "IEEE": (
        lambda p: (
            f"[{p.volume[0]}] {joined(p.people, initials)}, “{p.title},” in {p.venue}, {p.year}, pp. {p.pages}."
        ),
        initials,
    ),
    "Vancouver": (
        lambda p: f"{commas(p.people, letters)}. {p.sentence} {p.venue}. {p.year};{p.volume}:{p.pages}.",
        lambda name: f"{name.letters} {name.family}",
    ),
    "MLA": (
        lambda p: f"{first_turned(p.people)}. “{p.sentence}” {p.venue} {p.volume} ({p.year}): {p.pages}.",
        straight,
    ),
    "Chicago": (
        lambda p: f"{first_turned(p.people)}. {p.year}. “{p.sentence}” {p.venue} {p.volume}: {p.pages}.",
        straight,
    ),
    "ACM": (
        lambda p: f"{joined(p.people, straight)}. {p.year}. {p.sentence} In {p.venue}. {p.pages}.",
        straight,
    ),
    "DBLP": (lambda p: f"{commas(p.people, straight)}: {p.sentence} {p.venue} {p.year}: {p.pages}", straight),
    "BibTeX": (
        lambda p: f"{joined(p.people, straight)}. {p.sentence} {p.venue}, {p.volume}:{p.pages}, {p.year}.",
        straight,
    ),
    "title first": (lambda p: f"{p.sentence} {commas(p.people, straight)}. {p.venue} {p.year}.", straight),
    "dash": (lambda p: f"- {p.title} — {commas(p.people, straight)}, {p.year}", straight),
    "dash, venue": (lambda p: f"{p.title} - {commas(p.people, straight)} ({p.venue} {p.year})", straight),
    "by": (lambda p: f"{p.title} by {joined(p.people, straight)}", straight),
    "year between": (lambda p: f"{joined(p.people, straight)} ({p.year}) {p.title}", straight),
    "colon": (lambda p: f"{commas(p.people, straight)}: {p.title}", straight),
    "quotes": (lambda p: f"“{p.title}”, {commas(p.people, straight)}, {p.venue}", straight),
    "commas": (
        lambda p: f"{p.title}, {commas(p.people, straight)}, {p.venue} {p.year}. [pdf] [code]",
        straight,
    ),
    "semicolons": (
        lambda p: f"{'; '.join(map(turned, p.people))}. {p.sentence} {p.venue} {p.year}, {p.pages}",
        straight,
    ),
}


def read(text: str) -> Document:
    return settle([pages.read(Source(file="page.txt", text=text))])[0]


@pytest.mark.parametrize("style", STYLES)
def test_references_of_a_style_are_cut(style: str) -> None:
    write, name = STYLES[style]
    document = read("\n".join(map(write, PAPERS)))
    assert document.layout == "references"
    assert [(record.title, record.authors) for record in document.records] == [
        (paper.title, tuple(map(name, paper.people))) for paper in PAPERS
    ]
    assert all(record.authors_complete for record in document.records)
    if style not in ("by", "colon", "quotes"):
        assert [(record.date or "")[:4] for record in document.records] == [paper.year for paper in PAPERS]


@pytest.mark.parametrize("style", STYLES)
def test_the_order_of_references_does_not_matter(style: str) -> None:
    lines = list(map(STYLES[style][0], PAPERS))
    mixed = lines[:]
    Random(style).shuffle(mixed)
    found = {
        line: [
            (record.title, record.authors, record.venue, record.date)
            for record in read(text).records
            if line == record.line_start
        ]
        for text in ("\n".join(lines),)
        for line in range(1, len(lines) + 1)
    }
    again = read("\n".join(mixed)).records
    assert [[(r.title, r.authors, r.venue, r.date)] for r in again] == [
        found[lines.index(line) + 1] for line in mixed
    ]


def test_a_cut_list_of_surnames_is_kept_as_one() -> None:
    document = read(
        "Counting bees: a survey (Byron et al., 2021)\nIs attention all they need? (O'Connor et al., 2020)\n"
        "A theory of small pages (Roe and Kim, 2019)\nLearning to rank flowers (Wu et al., 2018)\n"
    )
    assert [record.title for record in document.records][:2] == [
        "Counting bees: a survey",
        "Is attention all they need?",
    ]
    assert [record.authors for record in document.records] == [
        ("Byron",),
        ("O'Connor",),
        ("Roe", "Kim"),
        ("Wu",),
    ]
    assert [record.authors_complete for record in document.records] == [False, False, True, False]


def test_headings_between_references_are_no_records() -> None:
    write = STYLES["plain"][0]
    text = (
        "Week 1: Insects\n"
        + "\n".join(map(write, PAPERS[:3]))
        + "\nWeek 2: Learning\n"
        + "\n".join(map(write, PAPERS[3:]))
    )
    assert [record.title for record in read(text).records] == [paper.title for paper in PAPERS]


def test_venues_identifiers_and_links_are_kept() -> None:
    document = read("\n".join(map(STYLES["APA"][0], PAPERS)))
    first = document.records[0]
    assert (first.venue, first.date, first.identifiers.doi) == ("Journal of Insects", "2021", "10.1000/2021")
    assert document.shape == ("names", "title", "venue")
    assert document.confidence is not None
    assert document.confidence > 0.8


def test_titles_that_look_like_names_are_cut_by_the_style_of_their_page() -> None:
    text = (
        "Ada Byron and Bo Chen. A long walk from the hive to the meadow and back.\n"
        "Cy Roe, Dee Poe and Eve Fox. How do bees count to four?\n"
        "Guy Hall and Guoqiang Yu. BeeNet: counting with few neurons.\n"
        "Ida Moor. On the memory of ants for landmarks.\n"
        "Jo King and Lee Park. MSA Transformer.\n"
        "Ned Wood, Oz Gray and Pam West. Dueling Convex Optimization.\n"
    )
    document = read_data("list.txt", text.encode()).document
    assert [record.title for record in document.records][-2:] == [
        "MSA Transformer",
        "Dueling Convex Optimization",
    ]
    assert document.records[2].authors == ("Guy Hall", "Guoqiang Yu")


def test_what_stands_behind_the_last_author_is_no_author() -> None:
    text = "".join(
        f"{title}, Ada Byron, Bo Chen and Cy Roe, {venue} {year}\n"
        for title, venue, year in (
            ("How bees count", "Nature Communications", 2019),
            ("What ants remember of their way", "Artificial Intelligence Review", 2020),
            ("Do spiders dream", "NeurIPS", 2021),
            ("A survey of moths", "ICML", 2018),
        )
    )
    document = read_data("list.txt", text.encode()).document
    assert {record.authors for record in document.records} == {("Ada Byron", "Bo Chen", "Cy Roe")}
    assert [record.venue for record in document.records][:2] == [
        "Nature Communications 2019",
        "Artificial Intelligence Review 2020",
    ]


def test_two_authors_of_one_name_are_two_people() -> None:
    text = (
        "How bees count\nAda Byron, Jing Li, Bo Chen, Jing Li\nNeurIPS 2019\n\n"
        "What ants remember of their way\nCy Roe, Dee Poe\nNeurIPS 2020\n\n"
        "Do spiders dream of electric flies\nEve Fox, Guy Hall\nICML 2020\n"
    )
    document = read_data("list.txt", text.encode()).document
    assert document.records[0].authors == ("Ada Byron", "Jing Li", "Bo Chen", "Jing Li")
