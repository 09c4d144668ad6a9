"""What a paper must be, whatever its score: filters, phrases and exclusions in, sets of papers out."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from papershelf.late import late
from papershelf.search.analysis import (
    JOINABLE_BELOW,
    JOINED_LENGTH,
    STOP_WORDS,
    author_atoms,
    chunks,
    fold,
    term,
)
from papershelf.search.completions import STARRED, completions, corrections, surface_term
from papershelf.search.entities import holding
from papershelf.search.lists import EntityKind, Lists, TextField
from papershelf.search.notes import Note
from papershelf.search.query import (
    Exclusion,
    Filter,
    Identifier,
    Phrase,
    Prefix,
    Query,
    Unit,
    Words,
    identifier,
    slug,
    units,
    years,
)
from papershelf.search.weights import Weights

Papers = frozenset[int]
NONE: Papers = frozenset()
TEXTS: tuple[TextField, ...] = ("title", "abstract")
HAVING = ("code", "pdf", "video", "data", "project", "award", "abstract")
ARXIV = late(r"[0-9]{4}\.[0-9]{4,5}|[a-z.-]+/[0-9]{7}")
STATES = ("queued", "reading", "skimmed", "read", "unread", "starred")


class Narrowing:
    """The filters of one index."""

    def __init__(self, lists: Lists, weights: Weights) -> None:
        self.lists = lists
        self.weights = weights

    def narrowed(self, query: Query) -> tuple[Papers | None, Papers, list[Note]]:
        """The papers that all filters and phrases let pass (None: there are none), those that are left out, notes."""
        notes: list[Note] = []
        passing: list[Papers] = []
        out: set[int] = set()
        fields: dict[str, list[Papers]] = {}
        for piece in query.pieces:
            match piece:
                case Filter(field="is"):
                    known = piece.value.lower() in STATES
                    notes.append(Note("marks-in-browser") if known else self.unknown(piece))
                case Filter():
                    papers = self.filtered(piece)
                    if not papers:
                        notes.append(self.unknown(piece))
                    if piece.negated:
                        out |= papers
                    else:
                        fields.setdefault(piece.field, []).append(papers)
                case Phrase() if (found := self.phrase(piece.text, notes)) is not None:
                    passing.append(found)
                case Exclusion():
                    out |= self.excluded(piece.of, notes)
        passing += [NONE.union(*each) for each in fields.values()]
        return (
            (frozenset.intersection(*passing) if passing else None),
            frozenset(out),
            list(dict.fromkeys(notes)),
        )

    # Words

    def with_word(self, word: str) -> Papers:
        """The papers with a word in any field; of a stop word, those with an author of this name."""
        return self.with_term(term(word)) | self.with_term(f"{word}_")

    def with_term(self, term: str | None) -> Papers:
        return frozenset(self.weights.of(term)) if term else NONE

    def excluded(self, piece: Words | Phrase | Prefix | Identifier, notes: list[Note]) -> Papers:
        match piece:
            case Identifier() if papers := self.identified(piece.value):
                return papers
            case Prefix() if len(found := [word for unit in units(piece.text) for word in unit.words]) == 1:
                words = completions(self.lists, found[0])[:STARRED]
                return NONE.union(*(self.with_term(surface_term(word)) for word in words))
        return self.phrase(piece.text, notes) or NONE

    # Phrases

    def phrase(self, text: str, notes: list[Note]) -> Papers | None:
        """The papers that have a text's words next to each other; a stop word is any word. None for a text of stop
        words alone.

        Hyphens do not matter: "few shot" is few-shot and fewshot. An author's name counts by its first and last word.
        """
        found = units(text)
        words = [word for unit in found for word in unit.words]
        if all(word in STOP_WORDS for word in words):
            return None
        if len(words) == 1:
            return self.with_word(words[0])
        papers = self.named(found) | self.with_whole(words)
        return papers.union(*(self.adjacent(words, field, notes) for field in TEXTS))

    def adjacent(self, words: Sequence[str], field: TextField, notes: list[Note]) -> Papers:
        """The papers with these words in their places in a field; all that have them, where places are not kept."""
        stems = [(place, stem) for place, word in enumerate(words) if (stem := term(word)) is not None]
        lists = [held for _, stem in stems if (held := self.weights.term(stem))]
        if len(lists) < len(stems):
            return NONE
        papers = frozenset.intersection(*(frozenset(getattr(held, field).papers) for held in lists))
        if not papers or len(stems) == 1:
            return papers
        places = {stem: self.lists.positions(stem, field) for _, stem in stems}
        kept = [(first, each) for first, stem in stems if (each := places[stem]) is not None]
        if len(kept) < len(stems):
            notes.append(Note("positions"))
            return papers

        def stands(paper: int) -> bool:
            starts = (frozenset(at - first for at in each.get(paper, ())) for first, each in kept)
            return bool(frozenset.intersection(*starts))

        return frozenset(filter(stands, papers))

    def named(self, found: Sequence[Unit]) -> Papers:
        """The papers with an author of this name: by its first and its last word, in either order."""
        if len(found) == 1:
            return self.with_term(f"{found[0].whole}_")
        one, other = found[0].whole, found[-1].whole
        papers = self.with_term(f"{other}.{one}_") | self.with_term(f"{one}.{other}_")
        for word in (word for unit in found for word in unit.words if len(word) > 1):
            papers &= self.with_term(f"{word}_")
        return papers

    def with_whole(self, words: Sequence[str]) -> Papers:
        """The papers that write all these words in one."""
        whole = "".join(words)
        joins = len(whole) <= JOINED_LENGTH and max(whole) < JOINABLE_BELOW
        return self.with_word(whole) if joins else NONE

    # Filters

    def filtered(self, piece: Filter) -> Papers:
        match piece.field:
            case "author":
                return self.by(piece.value)
            case "topic" | "session":
                return self.called(piece.field, piece.value)
            case "venue":
                return self.beginning("venue", slug(piece.value))
            case "year":
                return self.dated(piece.value)
            case "has":
                value = piece.value.lower()
                return self.any_of([f"has={value}"]) or self.any_of([f"has={value.removesuffix('s')}"])
            case _:
                return self.identified(identifier(piece.value)) or self.any_of([f"id={piece.value.lower()}"])

    def identified(self, value: str, begun: bool = False) -> Papers:
        """The papers with an identifier in comparable form, or with one that begins so. Any version of an arXiv number
        is the same paper."""
        found = self.any_of([f"id={value}"])
        if not found and (begun or ARXIV.fullmatch(value)):
            found = self.any_of(self.lists.atoms(f"id={value}" if begun else f"id={value}v"))
        return found

    def any_of(self, atoms: Iterable[str]) -> Papers:
        return NONE.union(*map(self.lists.facet, atoms))

    def beginning(self, field: str, wanted: str) -> Papers:
        """The papers of the facet of this slug, else of all that begin so."""
        if not wanted:
            return NONE
        return self.any_of([f"{field}={wanted}"]) or self.any_of(self.lists.atoms(f"{field}={wanted}"))

    def called(self, field: EntityKind, value: str) -> Papers:
        """As `beginning`, else of those whose names have all words of the value."""
        if papers := self.beginning(field, slug(value)):
            return papers
        found = holding(self.lists, units(value))
        return self.any_of(f"{field}={name.id}" for name in found if name.kind == field)

    def dated(self, value: str) -> Papers:
        ends = years(value)
        if ends is None:
            return NONE
        first, last = (f"year={end}" for end in ends)
        if first == last:
            return frozenset(self.lists.facet(first))
        return self.any_of(atom for atom in self.lists.atoms("year=") if first <= atom <= last)

    def by(self, value: str) -> Papers:
        """The papers of an author: by id, by surname and first name or initial, else by all words of the name."""
        if "-" in value and (papers := self.any_of([f"person={value.lower()}"])):
            return papers
        pairs = [atom for atom in author_atoms([value]) if "." in atom]
        if pairs and self.weights.exists(pairs[-1]):
            return self.with_term(pairs[-1])
        lists = [
            frozenset.intersection(*(self.with_term(f"{word}_") for word in unit.words))
            | self.with_term(f"{unit.whole}_")
            for unit in units(value)
        ]
        return frozenset.intersection(*lists) if lists else NONE

    # Hints

    def unknown(self, piece: Filter) -> Note:
        """What is said of a value that fits nothing: the nearest one that does."""
        return Note("unknown-value", (piece.field, piece.value, self.nearest(piece)))

    def nearest(self, piece: Filter) -> str:
        known: Callable[[str], Iterable[str]]
        match piece.field:
            case "author":
                return self.nearest_name(piece.value)
            case "year":
                ends = years(piece.value)
                return f"{ends[1]}..{ends[0]}" if ends and ends[0] > ends[1] else ""
            case "has":
                return closest(piece.value.lower(), HAVING)
            case "is":
                return closest(piece.value.lower(), STATES)
            case "id":
                return ""
            case field:
                wanted = slug(piece.value)
                known = partial(self.slugs, field)
                return closest(wanted, known(wanted[:1])) if wanted else ""

    def slugs(self, field: str, prefix: str) -> list[str]:
        return [atom.partition("=")[2] for atom in self.lists.atoms(f"{field}={prefix}")]

    def nearest_name(self, value: str) -> str:
        """The value with its slips mended, or "" where there is a word that is like no name."""
        found = []
        for word in (word for chunk in chunks(fold(value)) for unit in units(chunk) for word in unit.words):
            if self.weights.exists(f"{word}_"):
                found.append(word)
                continue
            names = [each for each in corrections(self.lists, word) if each.endswith("_")]
            if not names:
                return ""
            found.append(names[0].removesuffix("_"))
        return " ".join(found)


def closest(value: str, known: Iterable[str]) -> str:
    """The known value that is one or two slips away, or ""."""
    from rapidfuzz.distance import OSA

    away = sorted(
        (distance, each) for each in known if 0 < (distance := OSA.distance(value, each, score_cutoff=2)) < 3
    )
    return away[0][1] if away else ""
