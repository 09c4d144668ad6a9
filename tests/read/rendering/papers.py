"""The papers that pages are rendered from: invented ones, and titles and people of the demo shelf's sessions."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

from rendering import words
from rendering.names import Name, names

CONTENT = Path(__file__).parents[3] / "content"
VENUES = (
    ("International Conference on Learning Representations", "ICLR"),
    ("International Conference on Machine Learning", "ICML"),
    ("Advances in Neural Information Processing Systems", "NeurIPS"),
    ("Annual Meeting of the Association for Computational Linguistics", "ACL"),
    ("Conference on Computer Vision and Pattern Recognition", "CVPR"),
    ("Conference on Empirical Methods in Natural Language Processing", "EMNLP"),
    ("Journal of Machine Learning Research", "JMLR"),
    ("Transactions on Machine Learning Research", "TMLR"),
    ("Nature Machine Intelligence", "Nat. Mach. Intell."),
    ("Conference on Robot Learning", "CoRL"),
    ("International Conference on Artificial Intelligence and Statistics", "AISTATS"),
    ("USENIX Security Symposium", "USENIX Security"),
    ("IEEE Transactions on Signal Processing", "IEEE Trans. Signal Process."),
    ("Computational Linguistics", "Comput. Linguist."),
    ("Bioinformatics", "Bioinformatics"),
)
AWARDS = (
    "Outstanding Paper Award",
    "Outstanding Paper Honorable Mention",
    "Best Paper Award",
    "Best Paper Award Runner-up",
    "Test of Time Award",
    "ICML 2021 Outstanding Paper",
    "Best Student Paper",
)
CATEGORIES = (
    "cs.LG cs.CL cs.CV cs.AI cs.RO cs.CR cs.IR cs.NE stat.ML math.OC eess.AS q-bio.QM quant-ph".split()
)
PLACES = (
    "University of Tartu|ETH Zürich|MIT|Google DeepMind|Tsinghua University|Universidad de Chile|KAIST|INRIA"
    "|Meta AI|University of Cape Town|Stanford University|Max Planck Institute for Informatics|EPFL"
    "|IIT Bombay|Microsoft Research|The University of Tokyo|Technical University of Munich"
    "|Carnegie Mellon University|Allen Institute for AI"
).split("|")


@dataclass(frozen=True)
class Paper:
    """All that a list may say of a paper; each layout says some of it."""

    title: str
    authors: tuple[Name, ...]
    abstract: tuple[str, ...]
    blurb: str
    keywords: tuple[str, ...]
    year: int
    month: int
    day: int
    categories: tuple[str, ...]
    venue: str
    short_venue: str
    award: str
    places: tuple[str, ...]
    serial: int

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name.full for name in self.authors)

    @property
    def arxiv(self) -> str:
        return f"{self.year % 100:02}{self.month:02}.{self.serial % 20000:05}"

    @property
    def doi(self) -> str:
        return f"10.{1000 + self.serial % 8000}/{self.short_venue[:3].lower().strip()}.{self.serial}"

    @property
    def forum(self) -> str:
        """An identifier as OpenReview gives them."""
        return "".join(Random(self.serial).choices("ABCDEFGHabcdefghjkmnpqrstuvwxyz0123456789", k=10))

    @property
    def pages(self) -> str:
        first = self.serial % 9000 + 1
        return f"{first}–{first + self.serial % 17 + 3}"

    @property
    def slug(self) -> str:
        return re.sub(r"\W+", "-", self.title.lower()).strip("-")[:50]


def papers(rng: Random, count: int) -> list[Paper]:
    """Papers with different titles; one in ten has title and people of a real paper."""
    found: dict[str, Paper] = {}
    while len(found) < count:
        each = _paper(rng)
        found.setdefault(each.title.casefold(), each)
    return list(found.values())


def _paper(rng: Random) -> Paper:
    venue, short = rng.choice(VENUES)
    title, authors = rng.choice(known()) if rng.random() < 0.1 else (words.title(rng), names(rng))
    return Paper(
        title=title,
        authors=authors,
        abstract=words.abstract(rng),
        blurb=words.blurb(rng),
        keywords=words.keywords(rng),
        year=rng.randint(1997, 2025),
        month=rng.randint(1, 12),
        day=rng.randint(1, 28),
        categories=tuple(rng.sample(CATEGORIES, rng.choice((1, 1, 2, 3)))),
        venue=venue,
        short_venue=short,
        award=rng.choice(AWARDS),
        places=tuple(rng.choice(PLACES) for _ in authors),
        serial=rng.randrange(100_000, 999_999),
    )


@cache
def known() -> tuple[tuple[str, tuple[Name, ...]], ...]:
    """Titles and people of the demo shelf: its sessions are a title, names with dots and an abstract each."""
    found = []
    for file in sorted(CONTENT.glob("*-session.txt")):
        blocks = [block.strip() for block in file.read_text(encoding="utf-8").split("\n\n")]
        for title, people in pairwise(blocks):
            if " · " in people and len(people) < 400:
                found.append((title.rpartition("\n")[2], tuple(map(_parts, people.split(" · ")))))
    return tuple(found)


def _parts(full: str) -> Name:
    given, _, family = full.rpartition(" ")
    particle = re.search(r" ((?:van|de|von|van den|de la|der|dos))$", given)
    if particle:
        return Name(given=given[: particle.start()], family=f"{particle[1]} {family}")
    return Name(given=given, family=family)
