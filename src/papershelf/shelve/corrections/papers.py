"""Works as they were fused, and decisions about papers → works as they shall be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import msgspec
from msgspec.structs import replace

from papershelf.model import Document, Frozen, Identifiers, Problem, Record
from papershelf.read.links import link
from papershelf.shelve.corrections.decisions import CUT, FILE, Corrections, Lines, PaperCorrection
from papershelf.shelve.corrections.unmatched import contradiction, joined_and_apart, nothing_named
from papershelf.shelve.naming import paper_ids
from papershelf.shelve.papers.fuse import Work
from papershelf.shelve.papers.listing import Listing, list_record
from papershelf.shelve.papers.works import combine
from papershelf.shelve.permalinks import Lock

ONCE = ("title", "authors", "abstract", "date", "venue", "award", "doi", "arxiv", "openreview", "acl")
"""What a paper has one of."""

DIGITS = 9
"""No line has a number of more."""

Key = tuple[str, int]
"""What tells a listing from all others."""


class CorrectedPapers(Frozen, frozen=True, kw_only=True):
    """The works in their order. `named` gives the numbers of what an id named before the corrections: several after a
    split, none if it is left out. `excluded` are the records that are left out; `apart` pairs of works that a decision
    keeps two, by their listings' keys."""

    works: tuple[Work, ...]
    named: Mapping[str, tuple[int, ...]] = {}
    excluded: frozenset[Key] = frozenset()
    apart: frozenset[frozenset[Key]] = frozenset()
    problems: tuple[Problem, ...] = ()


def correct_papers(works: Sequence[Work], corrections: Corrections, lock: Lock) -> CorrectedPapers:
    """Carry out what is decided about papers: first splits and merges, then what is stated; the order of the tables
    decides nothing.

    A paper is named by its id as it is without the corrections, or as it is with those that were carried out.
    """
    if not corrections.papers:
        return CorrectedPapers(works=tuple(works))
    shelf = Papers(works, lock)
    waiting = sorted(enumerate(corrections.papers), key=lambda each: msgspec.json.encode(each[1][1]))
    missing: dict[int, list[str]] = {}
    while waiting:
        missing = {}
        left = []
        shelf.name()
        for number, (lines, correction) in waiting:
            missing[number] = shelf.missing(correction)
            if missing[number]:
                left.append((number, (lines, correction)))
        ready = [each for each in waiting if not missing[each[0]]]
        for carry_out in (shelf.split, shelf.merge, shelf.state):
            for number, (lines, correction) in ready:
                carry_out(number, lines, correction, corrections.text_hash)
        if not ready:
            break
        waiting = left
    problems = [
        nothing_named("paper", "paper", reference, corrections.papers[number][0], shelf.known(reference))
        for number, references in missing.items()
        for reference in references
    ]
    return shelf.corrected([*problems, *shelf.problems])


class Papers:
    """Works that are being corrected, each under a number that stays."""

    def __init__(self, works: Sequence[Work], lock: Lock) -> None:
        self.lock = lock
        self.works: dict[int, Work] = dict(enumerate(works))
        self.home = {listing.key: number for number, work in enumerate(works) for listing in work.listings}
        self.listing = {listing.key: listing for work in works for listing in work.listings}
        self.of_file: dict[str, list[Listing]] = defaultdict(list)
        for listing in self.listing.values():
            self.of_file[listing.document.file].append(listing)
        self.names: dict[str, tuple[int, ...]] = {}
        self.excluded: set[int] = set()
        self.apart: set[frozenset[Key]] = set()
        self.problems: list[Problem] = []
        self.said: dict[tuple[int, str], tuple[object, Lines]] = {}

    def name(self) -> None:
        """Note the papers' ids as they are now; those they had before stay theirs."""
        numbers = sorted(self.works)
        ids = paper_ids([combine(self.works[number]) for number in numbers], self.lock)
        self.names = {id: (number,) for id, number in zip(ids, numbers, strict=True)} | self.names

    def works_of(self, reference: str) -> set[int]:
        """The numbers of the works that an id, or a record's file and line, names."""
        if reference in self.names:
            return {self.names[reference][0]}
        return {self.home[listing.key] for listing in self.records_of(reference)}

    def records_of(self, reference: str) -> list[Listing]:
        """The records on a line of a file: "icml.txt:12", "icml.txt:12-20"; a file with one record needs no line."""
        file, colon, line = reference.removeprefix("content/").rpartition(":")
        if not colon:
            file, line = line, ""
        number = line.partition("-")[0].strip()
        listings = self.of_file.get(file, [])
        if not number and len(listings) == 1:
            return listings
        if not number.isdecimal() or len(number) > DIGITS:
            return []
        return [each for each in listings if each.record.line_start <= int(number) <= each.record.line_end]

    def missing(self, correction: PaperCorrection) -> list[str]:
        """What a correction names and is not there."""
        whole = [correction.id or correction.source, *correction.merge, *correction.apart]
        return [each for each in whole if not self.works_of(each)] + [
            each for each in correction.split if not self.records_of(each)
        ]

    def known(self, reference: str) -> Iterable[str]:
        """What the reference could have meant."""
        file = reference.rpartition(":")[0].removeprefix("content/")
        if file in self.of_file:
            return [f"{file}:{each.record.line_start}" for each in self.of_file[file]]
        return [*self.names, *(f"{file}:{each[0].record.line_start}" for file, each in self.of_file.items())]

    def target(self, correction: PaperCorrection) -> int:
        return min(self.works_of(correction.id or correction.source))

    def split(self, number: int, lines: Lines, correction: PaperCorrection, text_hash: str) -> None:
        """Make the records that it names a paper of their own."""
        chosen = {listing.key for each in correction.split for listing in self.records_of(each)}
        if not chosen:
            return
        target = self.target(correction)
        if not self.left(target, chosen):
            message = "This split names all records of the paper, so there is nothing to part."
            self.problems.append(contradiction(message, "Leave out one record at least.", lines))
            return
        new = max(self.works) + 1
        for home in {self.home[key] for key in chosen}:
            rest = self.left(home, chosen)
            self.rename(home, (home, new) if rest else (new,))
            self.replace(home, rest)
        self.replace(new, tuple(sorted((self.listing[key] for key in chosen), key=lambda each: each.order)))

    def left(self, number: int, chosen: AbstractSet[Key]) -> tuple[Listing, ...]:
        """What a work has without the chosen records; nothing where only corrections would be left."""
        rest = tuple(each for each in self.works[number].listings if each.key not in chosen)
        return rest if any(not each.by_hand for each in rest) else ()

    def rename(self, number: int, to: tuple[int, ...]) -> None:
        """Let what named a work name these."""
        self.names = {
            id: tuple(dict.fromkeys(new for each in at for new in (to if each == number else (each,))))
            if number in at
            else at
            for id, at in self.names.items()
        }

    def merge(self, number: int, lines: Lines, correction: PaperCorrection, text_hash: str) -> None:
        """Make one of the papers that it names."""
        target = self.target(correction)
        others = {each for reference in correction.merge for each in self.works_of(reference)} - {target}
        if not others:
            return
        together = [self.works[each] for each in (target, *sorted(others))]
        for other in others:
            del self.works[other]
            self.rename(other, (target,))
        if others & self.excluded:
            self.excluded = self.excluded - others | {target}
        listings = sorted((each for work in together for each in work.listings), key=lambda each: each.order)
        self.replace(
            target,
            tuple(listings),
            ("Joined by a correction", *(reason for work in together for reason in work.evidence)),
        )

    def state(self, number: int, lines: Lines, correction: PaperCorrection, text_hash: str) -> None:
        """Put what it states over what the records say."""
        target = self.target(correction)
        work = self.works[target]
        self.compare(target, lines, correction)
        record = stated(lines, correction)
        if record != Record(line_start=lines[0], line_end=lines[1]):
            listing = list_record(corrections_document(text_hash), number, record, by_hand=True)
            work = replace(work, listings=(*work.listings, listing))
        self.works[target] = replace(work, removed=work.removed | set(correction.remove))
        if correction.exclude:
            self.excluded.add(target)
        others = {each for reference in correction.apart for each in self.works_of(reference)}
        if target in others:
            self.problems.append(joined_and_apart("paper", lines))
        for other in others - {target}:
            self.apart |= {
                frozenset({one.key, another.key})
                for one in work.listings
                for another in self.works[other].listings
            }

    def compare(self, target: int, lines: Lines, correction: PaperCorrection) -> None:
        """Tell if another table says otherwise of the same paper."""
        for field in ONCE:
            if not (value := getattr(correction, field)):
                continue
            other, there = self.said.setdefault((target, field), (value, lines))
            if other != value:
                first, last = sorted((there, lines))
                message = f"The [[paper]] on line {first[0]} states another {field} of this paper."
                self.problems.append(contradiction(message, "Keep one of the two.", last))

    def replace(self, number: int, listings: tuple[Listing, ...], evidence: Sequence[str] = ()) -> None:
        """Give a work other records; one without any is gone."""
        if not listings:
            del self.works[number]
            self.excluded.discard(number)
            return
        known = self.works.get(number)
        several = len(listings) > 1
        self.works[number] = Work(
            listings=listings,
            evidence=tuple(dict.fromkeys(evidence or (known.evidence if known and several else ()))),
            score=1.0 if evidence or known is None else known.score,
            removed=known.removed if known else frozenset(),
        )
        for listing in listings:
            self.home[listing.key] = number

    def corrected(self, problems: Iterable[Problem]) -> CorrectedPapers:
        kept = [work for number, work in sorted(self.works.items()) if number not in self.excluded]
        works = sorted(kept, key=lambda work: work.listings[0].order)
        place = {id(work): number for number, work in enumerate(works)}

        numbers = {number: place[id(work)] for number, work in self.works.items() if id(work) in place}
        return CorrectedPapers(
            works=tuple(works),
            named={
                name: tuple(numbers[each] for each in at if each in numbers)
                for name, at in self.names.items()
            },
            excluded=frozenset(
                listing.key for number in self.excluded for listing in self.works[number].listings
            ),
            apart=frozenset(self.apart),
            problems=tuple(problems),
        )


def corrections_document(text_hash: str) -> Document:
    """The file of corrections as what its records stand in."""
    return Document(file=FILE, layout="corrections", text_hash=text_hash)


def stated(lines: Lines, correction: PaperCorrection) -> Record:
    """What a correction states of its paper."""
    authors = correction.authors
    cut = bool(authors) and authors[-1].strip().lower() in CUT
    return Record(
        line_start=lines[0],
        line_end=lines[1],
        title=correction.title or None,
        authors=authors[:-1] if cut else authors,
        authors_complete=bool(authors) and not cut,
        abstract=correction.abstract or None,
        date=correction.date or None,
        venue=correction.venue or None,
        award=correction.award or None,
        links=tuple(found for url in correction.links if (found := link(url))),
        identifiers=Identifiers(
            doi=correction.doi or None,
            arxiv=correction.arxiv or None,
            openreview=correction.openreview or None,
            acl=correction.acl or None,
        ),
    )
