"""Things with ids in, one state of a shelf after another; what changed from each to the next, and all numbers, out."""

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, Protocol, TypeVar

from papershelf.search.numbers import hashed, numbered


class HasId(Protocol):
    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=HasId)


class Change(NamedTuple, Generic[Thing]):
    """The things and numbers by id as they were; the ids of those that went, came or are another now, and of those
    whose number is another now."""

    things: dict[str, Thing]
    numbers: dict[str, int]
    changed: list[str]
    moved: set[str]


class Register(Generic[Thing]):
    """All things of one kind by id, each with its sparse number. `key` gives what the number is made of."""

    def __init__(self, key: Callable[[Thing], str]) -> None:
        self.key = key
        self.things: dict[str, Thing] = {}
        self.numbers: dict[str, int] = {}
        self.hashes: dict[str, int] = {}

    def update(self, things: Iterable[Thing]) -> Change[Thing]:
        before, numbers = self.things, self.numbers
        self.things = now = {each.id: each for each in things}
        known = before.get
        changed = [id for id, each in now.items() if (old := known(id)) is not each and old != each]
        gone = before.keys() - now.keys()
        hashes = {id: hashed(self.key(now[id])) for id in changed}
        moved: set[str] = set()
        if gone or any(self.hashes.get(id) != hash for id, hash in hashes.items()):
            self.hashes.update(hashes)
            for id in gone:
                del self.hashes[id]
            self.numbers = numbered(self.hashes)
            moved = {id for id, number in self.numbers.items() if numbers.get(id) != number} | gone
        return Change(before, numbers, [*changed, *gone], moved)
