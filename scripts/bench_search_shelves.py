"""Shelves to measure the search on: the real pages, made papers of their words, or what corpus.py wrote."""

import json
import re
import shutil
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from papershelf.build import read_shelf
from papershelf.config import Config
from papershelf.model import Authorship, Identifiers, Link, Membership, Paper, Person, Shelf, Topic
from papershelf.search.analysis import STOP_WORDS
from papershelf.shelve.corrections.forget import Forgetting

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "../shared/seeds"
CONFIG = Config(title="Bench")
WORD = re.compile(r"[A-Za-z]{4,}")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
PREFIXES = (
    "anti auto bi co cross de hyper inter meta micro multi non over poly pre quasi re semi sub super".split()
)
PEOPLE_A_PAPER = 2.2


def shelf_of(source: str) -> Shelf:
    """`seeds`, a number of made papers, or the path of a papers.jsonl."""
    if source == "seeds":
        return real_shelf()
    if source.isdigit():
        return shelf(made_rows(int(source)))
    with Path(source).open(encoding="utf-8") as lines:
        return shelf(map(json.loads, lines))


def real_shelf() -> Shelf:
    """The real pages, read and fused as a build does."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        shutil.copytree(SEEDS, site / "content")
        found = read_shelf(site, CONFIG)
    return Forgetting(found.forgotten).shelf(found)


class Words:
    """The content words of real papers, and any of them as often as they have it."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        counted = Counter(word for paper in papers for word in content(f"{paper.title} {paper.abstract}"))
        self.all = [word for word, _ in counted.most_common()]
        self.often = list(accumulate(counted[word] for word in self.all))
        self.common = set(self.all[:150])

    def any(self, rng: Random) -> str:
        return rng.choices(self.all, cum_weights=self.often)[0]


def made_rows(count: int) -> Iterable[dict[str, Any]]:
    """Papers recombined from the real ones. An abstract is sentences of three of them with a third of the content words
    replaced, half by one of the paper's own dozen words (of them three with a prefix), half by any word. A title is a
    real one with most content words replaced by words of the abstract; before every third stands a coined name. People
    have a real given name and a real surname."""
    rng = Random(count)
    real = [paper for paper in real_shelf().papers if paper.title and paper.abstract]
    words = Words(real)
    names = [author.name.split() for paper in real for author in paper.authors if " " in author.name]
    people = [
        f"{' '.join(rng.choice(names)[:-1])} {rng.choice(names)[-1]}"
        for _ in range(round(PEOPLE_A_PAPER * count))
    ]
    taken: set[str] = set()
    for number in range(count):
        title, abstract = made_text(rng, rng.sample(real, 3), words)
        id = slug(title)
        while id in taken:
            id = f"{id}-{number}"
        taken.add(id)
        # A power of chance: few people have many papers.
        authors = {people[int(len(people) * rng.random() ** 1.6)]: None for _ in range(rng.randint(1, 7))}
        yield {
            "id": id,
            "title": title,
            "authors": list(authors),
            "date": f"{rng.randint(2012, 2026)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
            "topics": rng.sample(words.all[40:90], 2),
            "doi": f"10.5555/made.{number:06}" if number % 2 else None,
            "abstract": abstract,
        }


def made_text(rng: Random, parts: Sequence[Paper], words: Words) -> tuple[str, str]:
    """A title and an abstract."""
    own = rng.sample(words.all[100:], 9) + [rng.choice(PREFIXES) + words.any(rng) for _ in range(3)]
    whole = [SENTENCE.split(str(part.abstract)) for part in parts]
    sentences = [each for held in whole for each in rng.sample(held, min(2, len(held)))]
    abstract = replaced(
        " ".join(sentences), rng, 0.35, lambda: rng.choice(own) if rng.random() < 0.5 else words.any(rng)
    )
    held = [word for word in dict.fromkeys(content(abstract)) if word not in words.common] or own
    title = replaced(
        str(parts[0].title), rng, 0.95, lambda: rng.choice(held) if rng.random() < 0.9 else words.any(rng)
    )
    if rng.random() < 1 / 3:
        name = f"{rng.choice(own)[:4].capitalize()}{words.any(rng)[:5].capitalize()}"
        title, abstract = f"{name}: {title}", f"{abstract} We call it {name}."
    return title, abstract


def content(text: str) -> list[str]:
    return [word for word in WORD.findall(text.lower()) if word not in STOP_WORDS]


def replaced(text: str, rng: Random, share: float, other: Callable[[], str]) -> str:
    """The text with that share of its content words replaced."""

    def new(found: re.Match[str]) -> str:
        word = found[0]
        if word.lower() in STOP_WORDS or rng.random() > share:
            return word
        return other().capitalize() if word[0].isupper() else other()

    return WORD.sub(new, text)


def slug(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded.lower()).strip("-")


def shelf(rows: Iterable[Mapping[str, Any]]) -> Shelf:
    """Of rows as corpus.py writes them. Nothing is read or fused: people and topics are those of one name."""
    papers = []
    written, about = defaultdict(list), defaultdict(list)
    names: dict[str, str] = {}
    for row in rows:
        authors = {slug(name): name for name in row["authors"]}
        topics = {slug(name): name for name in row["topics"]}
        for id in authors:
            written[id].append(row["id"])
        for id in topics:
            about[id].append(row["id"])
        for id, name in (*authors.items(), *topics.items()):
            names.setdefault(id, name)
        papers.append(
            Paper(
                id=row["id"],
                title=row["title"],
                label=row["title"],
                authors=tuple(Authorship(id=id, name=name) for id, name in authors.items()),
                authors_complete=True,
                abstract=row["abstract"],
                summary=row["abstract"].partition(".")[0] + ".",
                date=row["date"],
                topics=tuple(Membership(id=id, evidence=(), stated=(name,)) for id, name in topics.items()),
                links=(Link(kind="doi", url=f"https://doi.org/{row['doi']}"),) if row["doi"] else (),
                identifiers=Identifiers(doi=row["doi"]),
            )
        )
    people = (Person(id=id, name=names[id], papers=tuple(held)) for id, held in sorted(written.items()))
    return Shelf(
        documents=(),
        document_ids={},
        papers=tuple(sorted(papers, key=lambda paper: paper.id)),
        people=tuple(people),
        topics=tuple(Topic(id=id, name=names[id], papers=tuple(held)) for id, held in sorted(about.items())),
        sessions=(),
        merges=(),
    )
