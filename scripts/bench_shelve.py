"""Measure the shelving of many records: seconds of CPU and peak memory of fusing and of telling people apart.

    scripts/bench shelve [RECORDS ...]

Each size (by default 10,000, 30,000 and 100,000) runs in a process of its own. The corpus is made from a seed: one
record in five is another's, worn as lists wear them; words, surnames and titles are as unevenly common as in life.
"""

import json
import resource
import subprocess
import sys
from collections import Counter
from itertools import accumulate
from random import Random
from time import process_time

from papershelf.model import Document, Identifiers, Record
from papershelf.shelve.papers.fuse import fuse
from papershelf.shelve.papers.listing import list_records
from papershelf.shelve.papers.near import Miss
from papershelf.shelve.papers.works import combine
from papershelf.shelve.people.identify import identify

SIZES = (10_000, 30_000, 100_000)
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


def main(sizes: list[int]) -> None:
    for number, size in enumerate(sizes):
        made = subprocess.run([sys.executable, __file__, "--one", str(size)], capture_output=True, check=True)
        row = json.loads(made.stdout)
        if number == 0:
            print(" ".join(f"{name:>11}" for name in row))
        print(
            " ".join(
                f"{value:>11,.3f}" if isinstance(value, float) else f"{value:>11,}" for value in row.values()
            )
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measured(int(sys.argv[2]))))
    else:
        main([int(size.replace(",", "")) for size in sys.argv[1:]] or list(SIZES))
