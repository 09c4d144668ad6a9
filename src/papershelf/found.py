"""What a search found, for a terminal: names and papers with the words marked, sentences on the query; or as JSON."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from papershelf.english import counted
from papershelf.errors import PapershelfError
from papershelf.excerpts import printable
from papershelf.late import late
from papershelf.search.analysis import SEPARATORS, term, text_words
from papershelf.search.engine import Answer, Hit
from papershelf.search.lists import Name
from papershelf.search.notes import sentence, tally
from papershelf.search.reading import Built
from papershelf.site import addresses
from papershelf.terminal import folded, quoted, room

CHUNK = late(f"[^{SEPARATORS}]+")
SPLIT = late("(['-]+)")
BLANK = late(r"\s+")
AUTHORS = 4
"""The longest list of authors that is shown whole, as in the brief rows of pages; of a longer one the first three."""
PAGES = {"person": addresses.person, "topic": addresses.topic, "session": addresses.session}
CALLED = {"person": "author", "topic": "topic", "session": "session"}

Segments = list[tuple[str, bool]]


def opened(site: Path) -> Built:
    """The search of a built site. Raises PapershelfError where nothing was built."""
    folder = site / "build" / "search"
    if not (folder / "manifest.js").is_file():
        raise PapershelfError(
            f"{site / 'build'} has no search yet. Write the site first: papershelf build {quoted(site)}"
        )
    return Built(folder)


def as_json(query: str, answer: Answer) -> str:
    """One line: the query, and what was found by kind, id and score, names before papers."""
    results: list[dict[str, Any]] = [
        {"kind": name.kind, "id": name.id, "score": score} for name, score in answer.names
    ]
    results += [{"kind": "paper", "id": hit.row.id, "score": hit.score} for hit in answer.hits]
    return json.dumps({"query": query, "results": results}, ensure_ascii=False)


def as_text(answer: Answer, built: Built, build: Path) -> Iterator[str]:
    """Names and papers, an empty line between two of them. `build` is the folder of the pages."""
    for name, _ in answer.names:
        yield entity_lines(name, build)
    for at, hit in enumerate(answer.hits):
        if at == answer.exact and answer.exact and answer.words > 1:
            yield "These have some of the words:\n"
        yield paper_lines(hit, answer, built, build)


def remarks(answer: Answer) -> Iterator[str]:
    """Sentences on how the query was understood, and how much was found."""
    for note in answer.notes:
        yield sentence(note)
    if answer.hits:
        yield tally(len(answer.hits), answer.exact, answer.total, answer.words)
    elif not answer.names:
        yield "Nothing was found."


def entity_lines(name: Name, build: Path) -> str:
    what = f"{CALLED[name.kind]}, {counted(name.papers, 'paper')}"
    head = f"{click.style(printable(name.own or name.name), bold=True)} ({what})"
    return f"{head}\n  {build / PAGES[name.kind](name.id)}\n"


def paper_lines(hit: Hit, answer: Answer, built: Built, build: Path) -> str:
    row = hit.row
    _, summary, abstract, _, _, venue = built.row_of("x", row.number) or [None] * 6
    title = segments(printable(row.label), answer.terms)
    shown = row.authors if len(row.authors) <= AUTHORS else row.authors[: AUTHORS - 1]
    authors = [segments(printable(name), answer.terms, name=True) for name in shown]
    facts = filter(None, (row.date[:4] if row.date else "", venue, row.award))
    about = [byline(row.authors, authors, row.complete), *map(printable, facts)]
    lines = [painted(title, bold=True), f"  {' · '.join(about)}"]
    if not any(marked for text in (title, *authors) for _, marked in text):
        lines += [f"  {text}" for text in snippet((abstract, summary), answer.terms)]
    return "\n".join([*lines, f"  {build / addresses.paper(row.id)}"]) + "\n"


def byline(names: Sequence[str], shown: Sequence[Segments], complete: bool) -> str:
    if not names:
        return "No authors in source"
    pieces = list(map(painted, shown))
    if len(shown) < len(names):
        pieces.append(f"+{len(names) - len(shown)} more")
    return ", ".join(pieces) + ("" if complete else " and others")


def snippet(texts: Sequence[str | None], terms: frozenset[str]) -> list[str]:
    """The words around the first mark, in one line."""
    width = room() - 4
    for text in filter(None, texts):
        found = segments(printable(BLANK.sub(" ", text)), terms)
        before = next((at for at, (_, marked) in enumerate(found) if marked), None)
        if before is None:
            continue
        start = sum(len(piece) for piece, _ in found[:before])
        whole = "".join(piece for piece, _ in found)
        first = max(0, min(start - width // 3, len(whole) - width))
        last = min(len(whole), first + width)
        cut = whole[first:last]
        if first:
            cut = "…" + cut.partition(" ")[2]
        if last < len(whole):
            cut = cut.rpartition(" ")[0] + "…"
        return [painted(segments(cut, terms))]
    return []


def painted(found: Segments, bold: bool = False) -> str:
    """Segments for a terminal; where the output goes elsewhere, the colours are left out."""
    return "".join(
        click.style(text, fg="yellow", bold=True)
        if marked
        else click.style(text, bold=True)
        if bold
        else text
        for text, marked in found
    )


def segments(text: str, terms: frozenset[str], name: bool = False) -> Segments:
    """The text in pieces, each with whether it is one of the words that were looked for; of a `name`, a word of one."""

    def hit(piece: str) -> bool:
        return any((f"{word}_" if name else term(word)) in terms for word in text_words(piece))

    found: Segments = []
    end = 0
    for match in CHUNK.finditer(text):
        found.append((text[end : match.start()], False))
        pieces = SPLIT.split(match[0])
        hits = [(piece, hit(piece)) for piece in pieces]
        found += hits if any(marked for _, marked in hits) else [(match[0], hit(match[0]))]
        end = match.end()
    found.append((text[end:], False))
    runs = groupby((each for each in found if each[0]), key=lambda each: each[1])
    return [("".join(piece for piece, _ in run), marked) for marked, run in runs]


def told(text: str) -> str:
    return folded(printable(text), 2)
