"""What is doubtful on a shelf → tables of corrections to decide on, each a comment until somebody does."""

import json
from collections.abc import Iterator, Sequence

from papershelf.model import Paper, Problem, Question, Shelf, Source

SETTLED = {
    "unsure-boundary": ("title", "authors"),
    "cut-title": ("title",),
    "odd-title": ("title",),
    "odd-name": ("authors",),
    "repeated-name": ("authors",),
    "impossible-date": ("date",),
}
"""Problems of a record that a correction settles, with the fields that it would state."""


def same_paper(one: str, other: str) -> str:
    """The table that makes one paper of two, by their ids."""
    return table("paper", id=one, merge=[other])


def same_person(one: str, other: str) -> str:
    return table("person", id=one, merge=[other])


def table(kind: str, **values: str | Sequence[str] | None) -> str:
    """A table in TOML, whose basic strings are JSON's."""
    lines = [f"[[{kind}]]"]
    for key, value in values.items():
        if value:
            shown = value if isinstance(value, str) else list(value)
            lines.append(f"{key} = {json.dumps(shown, ensure_ascii=False).replace(chr(0x7F), '')}")
    return "\n".join(lines)


def proposals(shelf: Shelf) -> Iterator[str]:
    """Every doubt with the table that would settle it, all lines comments, in the order of the documents."""
    records = [each for document in shelf.documents for each in document.problems if each.code in SETTLED]
    records += [each for each in shelf.problems if each.code in SETTLED]
    holders: dict[str, list[tuple[Source, Paper]]] = {}
    for paper in shelf.papers:
        for source in paper.sources:
            holders.setdefault(source.file, []).append((source, paper))
    asked = [*shelf.questions, *about_records(records, holders)]
    asked.sort(key=lambda each: (each.problem.file, each.problem.line or 0, each.problem.code, each.table))
    told: set[str] = set()
    for each in asked:
        if each.table not in told:
            told.add(each.table)
            yield commented(each)


def about_records(
    problems: Sequence[Problem], holders: dict[str, list[tuple[Source, Paper]]]
) -> Iterator[Question]:
    for problem in problems:
        file, line = problem.file.removeprefix("content/"), problem.line or 0
        for source, paper in holders.get(file, ()):
            if source.line_start <= line <= source.line_end:
                names = [author.name for author in paper.authors]
                stated = {
                    "title": paper.title,
                    "authors": names if paper.authors_complete or not names else [*names, "et al."],
                    "date": paper.date,
                }
                wanted = {field: stated[field] for field in SETTLED[problem.code]}
                yield Question(
                    problem=problem,
                    table=table("paper", source=f"{file}:{source.line_start}", **wanted),
                )
                break


def commented(question: Question) -> str:
    problem = question.problem
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    or_else = "Or instead of merge, if they are two: apart" if "merge = " in question.table else ""
    lines = [f"{place} {problem.code}: {problem.message}", *([or_else] if or_else else [])]
    return "\n".join(f"# {line}" for line in (*lines, *question.table.split("\n"))) + "\n"
