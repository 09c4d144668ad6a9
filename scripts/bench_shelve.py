"""Measure the shelving of many records: seconds of CPU and peak memory of fusing, telling people apart, topics and
related papers.

    scripts/bench shelve [RECORDS ...]
    scripts/bench shelve --edits [PAPERS ...]

Each size (by default 10,000, 30,000 and 100,000) runs in processes of its own. Two corpora are made from a seed. For
fusing, one record in five is another's, worn as lists wear them; words, surnames and titles are as unevenly common as
in life. For words, topics and related papers, texts have subjects (`made_papers.py`).

`--edits` tells how local topics and relations are: of how many other papers they change when one paper is reworded, and
when one is removed (or added: the same papers), at 500, 2,000 and 10,000 papers.
"""

import json
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate
from random import Random
from statistics import median
from time import process_time

from made_papers import made_papers, reworded

from papershelf.model import Document, Identifiers, Record
from papershelf.shelve.papers.fuse import fuse
from papershelf.shelve.papers.listing import list_records
from papershelf.shelve.papers.near import Miss
from papershelf.shelve.papers.works import combine
from papershelf.shelve.people.identify import identify
from papershelf.shelve.related import relate
from papershelf.shelve.topics.assign import assign_topics
from papershelf.shelve.topics.words import Words

SIZES = (10_000, 30_000, 100_000)
EDITED = (500, 2_000, 10_000)
EDITS = 16
COPIES = 0.2
ON_A_PAGE = 500
SYLLABLES = "an ba cor de el fi gra hu in jo ka lim mo ne or pre qua ri sta tu un ver wo xi ya zen".split()
COMMON = (
    "Editorial",
    "Introduction",
    "Preface",
    "Book Review",
    "Deep Learning",
    "A Survey",
    "Guest Editorial",
)
PHRASES = (
    "in this paper we propose a novel method for",
    "extensive experiments show that our approach outperforms the state of the art on",
    "we show that",
    "the source code is available at",
    "despite recent progress it remains unclear whether",
)
SIGNS = str.maketrans({"-": "–", "'": "’"})


def vocabulary(rng: Random, count: int) -> tuple[list[str], list[float]]:
    """Words, and how often each comes, added up (Zipf)."""
    words = sorted({"".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(count * 2)})
    rng.shuffle(words)
    words = words[:count]
    return words, list(accumulate(1 / (rank + 3) for rank in range(len(words))))


def corpus(count: int) -> tuple[list[Document], list[int]]:
    """Documents of that many records in all, and the paper of each record in the documents' order."""
    rng = Random(count)
    words, often = vocabulary(rng, 20_000)
    surnames, surname_often = vocabulary(rng, 6_000)
    given, given_often = vocabulary(rng, 1_500)

    def said(number: int) -> list[str]:
        return rng.choices(words, cum_weights=often, k=number)

    people = [
        f"{rng.choices(given, cum_weights=given_often)[0].title()} "
        f"{rng.choices(surnames, cum_weights=surname_often)[0].title()}"
        for _ in range(count)
    ]
    papers = round(count * (1 - COPIES))
    records = []
    for number in range(papers):
        title = rng.choice(COMMON) if rng.random() < 0.01 else " ".join(said(rng.randint(4, 12))).capitalize()
        if title not in COMMON and rng.random() < 0.1:
            title = f"{rng.choice(('A survey of', 'Learning to', 'Towards', 'On the'))} {title.lower()}"
        text = said(rng.randint(90, 180))
        for _ in range(rng.randint(0, 3)):
            at = rng.randrange(len(text))
            text[at:at] = rng.choice(PHRASES).split()
        near = int(number / papers * len(people))  # people write with their neighbours
        authors = [
            people[min(len(people) - 1, int(near + rng.paretovariate(1)))] for _ in range(rng.randint(1, 6))
        ]
        records.append(
            Record(
                line_start=1,
                line_end=1,
                title=title,
                authors=tuple(dict.fromkeys(authors)),
                authors_complete=True,
                abstract=" ".join(text) if rng.random() < 0.8 else None,
                date=str(rng.randint(1990, 2024)),
                identifiers=Identifiers(doi=f"10.1000/{number}") if rng.random() < 0.4 else Identifiers(),
            )
        )
    listed = list(enumerate(records))
    for _ in range(count - papers):
        number = rng.randrange(papers)
        listed.append((number, worn(records[number], rng)))
    rng.shuffle(listed)
    documents = [
        Document(
            file=f"{start}.txt",
            layout="feed",
            text_hash=str(start),
            records=tuple(record for _, record in listed[start : start + ON_A_PAGE]),
        )
        for start in range(0, count, ON_A_PAGE)
    ]
    return documents, [number for number, _ in listed]


def worn(record: Record, rng: Random) -> Record:
    """A record as another list has it."""
    title, authors, abstract = record.title or "", record.authors, record.abstract
    whole = True
    if rng.random() < 0.5:
        title = rng.choice((str.title, str.upper, str.lower))(title)
    if rng.random() < 0.1 and abstract:
        title = ""
    if rng.random() < 0.5 and len(authors) > 3:
        authors, whole = authors[:3], False
    elif rng.random() < 0.3:
        authors = tuple(f"{name[0]}. {name.split()[-1]}" for name in authors)
    if abstract and rng.random() < 0.7:
        abstract = " ".join(word for word in abstract.split() if rng.random() > 0.05)
    elif abstract and title and rng.random() < 0.5:
        abstract = None
    return Record(
        line_start=1,
        line_end=1,
        title=title.translate(SIGNS) or None,
        authors=authors,
        authors_complete=whole,
        abstract=abstract,
        date=record.date,
        identifiers=record.identifiers if rng.random() < 0.3 else Identifiers(),
    )


def measured(count: int) -> dict[str, float]:
    documents, paper = corpus(count)
    at = {document.file: start for start, document in zip(range(0, count, ON_A_PAGE), documents, strict=True)}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    misses: list[Miss] = []
    start = process_time()
    listings = list_records(documents)
    listed = process_time()
    works = fuse(listings, misses)
    fused = process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bylines = [combine(work).values.get("authors", ()) for work in works]
    combined = process_time()
    personas = identify(bylines)
    done = process_time()
    right = joined = 0
    for work in works:
        held = Counter(paper[at[each.document.file] + each.number] for each in work.listings)
        right += sum(pairs(each) for each in held.values())
        joined += pairs(held.total())
    return {
        "records": count,
        "papers": len(works),
        "precision": right / max(joined, 1),
        "recall": right / sum(map(pairs, Counter(paper).values())),
        "list s": listed - start,
        "fuse s": fused - listed,
        "combine s": combined - fused,
        "people s": done - combined,
        "people": len(personas),
        "near": len(misses),
        "corpus MiB": before / 1024,
        "fused MiB": peak / 1024,
        "peak MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def pairs(count: int) -> int:
    return count * (count - 1) // 2


def measured_subjects(count: int) -> dict[str, float]:
    """Seconds and peaks of words, topics and relations."""
    papers = made_papers(count)
    before = peak()
    start = process_time()
    words = Words(papers)
    read = process_time()
    topics, memberships = assign_topics(papers, {}, words)
    found = process_time()
    found_peak = peak()
    related = relate(papers, memberships, topics, words)
    done = process_time()
    named = Counter(each.id for rows in related.values() for each in rows)
    return {
        "papers": count,
        "words s": read - start,
        "topics s": found - read,
        "related s": done - found,
        "topics": len(topics),
        "in topics": len(memberships) / count,
        "with related": len(related) / count,
        "most named": max(named.values(), default=0),
        "corpus MiB": before,
        "topics MiB": found_peak,
        "peak MiB": peak(),
    }


def measured_edits(count: int) -> dict[str, float]:
    """How many other papers' topics and relations a change of one paper changes. Relations "alone" are those with the
    topics as they were."""
    papers = made_papers(count)
    rng = Random(count)
    topics, memberships = assign_topics(papers, {})
    related = relate(papers, memberships, topics)
    changes: dict[str, list[int]] = {}
    for number in range(EDITS):
        place = rng.randrange(count)
        kind = ("removed", "edited")[number % 2]
        middle = [reworded(papers[place], papers, rng)] if kind == "edited" else []
        changed = [*papers[:place], *middle, *papers[place + 1 :]]
        words = Words(changed)
        alone = relate(changed, memberships, topics, words)
        new_topics, new_memberships = assign_topics(changed, {}, words)
        both = relate(changed, new_memberships, new_topics, words)
        others = [paper.id for paper in papers if paper.id != papers[place].id]
        for name, old, new in (
            ("topics", memberships, new_memberships),
            ("alone", related, alone),
            ("related", related, both),
        ):
            changes.setdefault(f"{kind}: {name}", []).append(sum(old.get(id) != new.get(id) for id in others))
    result: dict[str, float] = {"papers": count}
    for name, counts in sorted(changes.items()):
        result[name] = median(counts)
        result[f"{name} p95"] = sorted(counts)[round(0.95 * (len(counts) - 1))]
    return result


def peak() -> float:
    """The most memory so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


TABLES: dict[str, Callable[[int], dict[str, float]]] = {
    "--fuse": measured,
    "--subjects": measured_subjects,
    "--edits": measured_edits,
}


def main(tables: Sequence[str], sizes: Sequence[int]) -> None:
    """A table for each measurement, a line a size."""
    for table in tables:
        for number, size in enumerate(sizes):
            made = subprocess.run(
                [sys.executable, __file__, "--one", table, str(size)], stdout=subprocess.PIPE, check=True
            )
            row = json.loads(made.stdout)
            if number == 0:
                print(" ".join(f"{name:>{wide(name)}}" for name in row))
            print(" ".join(cell(name, value) for name, value in row.items()), flush=True)
        print()


def wide(name: str) -> int:
    return max(len(name), 11)


def cell(name: str, value: float) -> str:
    return f"{value:>{wide(name)},.3f}" if isinstance(value, float) else f"{value:>{wide(name)},}"


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[:1] == ["--one"]:
        print(json.dumps(TABLES[arguments[1]](int(arguments[2]))))
    else:
        chosen = [each for each in arguments if each in TABLES]
        sizes = [int(each.replace(",", "")) for each in arguments if each not in TABLES]
        main(chosen or ["--fuse", "--subjects"], sizes or (EDITED if chosen == ["--edits"] else SIZES))
