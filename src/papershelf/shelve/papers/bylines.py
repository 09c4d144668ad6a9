"""How the records of one paper write its authors: the spellings that stand beside those of the list that it shows."""

from collections.abc import Sequence

from papershelf.shelve.papers.authors import may_be
from papershelf.shelve.papers.works import Fields
from papershelf.shelve.people.likeness import is_foreign, likeness


def written_beside(fields: Fields) -> list[frozenset[str]]:
    """For each author of a paper, how its other records write that author, where no two of them can be meant: by the
    name, or by the place in a list of as many authors."""
    main = fields.values.get("authors", ())
    found: list[set[str]] = [set() for _ in main]
    for names in {listing.record.authors for listing, _ in fields.given} - {main}:
        for name in set(names) - set(main):
            meant = [place for place, each in enumerate(main) if may_be(each, name)]
            if len(meant) == 1 and sum(may_be(main[meant[0]], other) for other in names) == 1:
                found[meant[0]].add(name)
            elif not meant and (place := in_place(main, names, name)) is not None:
                found[place].add(name)
    return [frozenset(each) for each in found]


def in_place(main: Sequence[str], names: Sequence[str], name: str) -> int | None:
    """The place of an author whose name another list writes otherwise, in another script or form, while all others
    stand in their places there."""
    if len(main) != len(names) or names.count(name) > 1:
        return None
    place = names.index(name)
    pairs = zip(main, names, strict=True)
    return place if all(one_author(one, other) for one, other in pairs) else None


def one_author(one: str, other: str) -> bool:
    """Whether two names in one place of two lists can be one author's."""
    return may_be(one, other) or likeness(one, other) is not None or is_foreign(one) != is_foreign(other)
