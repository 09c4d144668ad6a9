"""The pages at addresses that were published and are no more: where what they showed is now."""

from collections.abc import Callable, Iterator

from papershelf.model import Frozen, Kind, Moved
from papershelf.site import addresses
from papershelf.site.catalogue import Catalogue

PAGES: dict[Kind, Callable[[str], str]] = {
    "paper": addresses.paper,
    "person": addresses.person,
    "topic": addresses.topic,
    "session": addresses.session,
    "document": addresses.document,
}
NOUNS: dict[Kind, str] = {
    "paper": "paper",
    "person": "author",
    "topic": "topic",
    "session": "event",
    "document": "document",
}


class MovedPage(Frozen, frozen=True):
    """`to` are links to where it went; `refresh` is the address that a browser goes to by itself, "" without one."""

    heading: str
    lead: str
    to: list[tuple[str, str]]
    refresh: str


def moved_pages(shelf: Catalogue) -> Iterator[tuple[str, str, MovedPage]]:
    """(path, path of the one page that took its place or "", view) of each."""
    for moved in shelf.shelf.moved:
        path = PAGES[moved.kind](moved.id)
        targets = [(address(shelf, moved.kind, id), name(shelf, moved.kind, id)) for id in moved.to]
        one = targets[0][0] if len(targets) == 1 else ""
        yield (
            path,
            one.partition("#")[0],
            MovedPage(
                heading=heading(moved),
                lead=lead(moved),
                to=[(addresses.relative(target, path), text) for target, text in targets],
                refresh=addresses.relative(one, path) if one else "",
            ),
        )


def address(shelf: Catalogue, kind: Kind, id: str) -> str:
    """The page that shows it; a note stands on one with others."""
    if kind == "document" and (note := shelf.notes.get(file_of(shelf, id))):
        return note
    return PAGES[kind](id)


def file_of(shelf: Catalogue, id: str) -> str:
    """The document of an id."""
    return next(file for file, known in shelf.shelf.document_ids.items() if known == id)


def heading(moved: Moved) -> str:
    return f"This {NOUNS[moved.kind]} {'has another address' if moved.to else 'has left this shelf'}"


def lead(moved: Moved) -> str:
    if not moved.to:
        return "It was here and is no more."
    return "It is now here:" if len(moved.to) == 1 else "What was one is now several:"


def name(shelf: Catalogue, kind: Kind, id: str) -> str:
    """What a link to it says; a title may be HTML."""
    if kind == "paper":
        return shelf.titles[id]
    if kind == "person":
        return shelf.people[id].name
    if kind == "topic":
        return shelf.topics[id].name
    if kind == "session":
        return shelf.sessions[id].name
    return file_of(shelf, id)
