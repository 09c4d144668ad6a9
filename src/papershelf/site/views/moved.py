"""The pages at addresses that were published and are no more: where what they showed is now."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence

from markupsafe import Markup

from papershelf.model import Frozen, Kind, Moved
from papershelf.site import addresses
from papershelf.site.catalogue import Catalogue

PAGES: dict[Kind, Callable[[str], str]] = {
    "paper": addresses.paper,
    "person": addresses.person,
    "topic": addresses.topic,
    "session": addresses.session,
    "list": addresses.reading_list,
    "document": addresses.document,
}
NOUNS: dict[Kind, str] = {
    "paper": "paper",
    "person": "author",
    "topic": "topic",
    "session": "event",
    "list": "list",
    "document": "document",
}


GONE = "It was here and is no more."


class MovedPage(Frozen, frozen=True):
    """`to` are links to where it went; `refresh` is the address that a browser goes to by itself, "" without one."""

    heading: str
    lead: str
    to: list[tuple[str, str | Markup]]
    refresh: str


Target = tuple[str, str | Markup]
"""The address of a page, from the root, and what a link to it says."""


def moved_pages(shelf: Catalogue, made: Container[str] = ()) -> Iterator[tuple[str, str, MovedPage]]:
    """(path, path of the one page that took its place or "", view) of each. `made` are the paths of all pages that
    the site has: further pages of lists that are missing there lead to the first."""
    files = {id: file for file, id in shelf.shelf.document_ids.items()}
    targets: dict[str, list[Target]] = {}
    for moved in shelf.shelf.moved:
        path = PAGES[moved.kind](moved.id)
        found = [
            (address(shelf, moved.kind, id, files), name(shelf, moved.kind, id, files)) for id in moved.to
        ]
        targets[path] = found
        yield moved_page(path, heading(moved), lead(moved), found)
    for stem, number in shelf.shelf.pages.items():
        first = addresses.first_page(stem)
        found = [(first, "Its first page")] if first in made else targets.get(first, [])
        if stem == addresses.NOTES and first not in made:
            found = [(addresses.index("documents"), "All documents")]
        text = "It begins here:" if len(found) == 1 else "What was one is now several:" if found else GONE
        for page in range(1 if stem == addresses.NOTES else 2, number + 1):
            path = addresses.paged(stem, page)
            if path not in made:
                yield moved_page(path, "This list has fewer pages now", text, found)


def moved_page(path: str, heading: str, lead: str, targets: Sequence[Target]) -> tuple[str, str, MovedPage]:
    one = targets[0][0] if len(targets) == 1 else ""
    view = MovedPage(
        heading=heading,
        lead=lead,
        to=[(addresses.relative(target, path), text) for target, text in targets],
        refresh=addresses.relative(one, path) if one else "",
    )
    return path, one.partition("#")[0], view


def address(shelf: Catalogue, kind: Kind, id: str, files: Mapping[str, str]) -> str:
    """The page that shows it; a note stands on one with others. `files` are the documents by their ids."""
    if kind == "document" and (note := shelf.notes.get(files[id])):
        return note
    return PAGES[kind](id)


def heading(moved: Moved) -> str:
    return f"This {NOUNS[moved.kind]} {'has another address' if moved.to else 'has left this shelf'}"


def lead(moved: Moved) -> str:
    if not moved.to:
        return GONE
    return "It is now here:" if len(moved.to) == 1 else "What was one is now several:"


def name(shelf: Catalogue, kind: Kind, id: str, files: Mapping[str, str]) -> str:
    """What a link to it says; a title may be HTML."""
    if kind == "paper":
        return shelf.titles[id]
    if kind == "person":
        return shelf.people[id].name
    if kind == "topic":
        return shelf.topics[id].name
    if kind == "session":
        return shelf.sessions[id].name
    if kind == "list":
        return shelf.lists[id].title
    return files[id]
