"""The page of the papers that the reader marked: what its scripts need of the shelf, and where to begin."""

from papershelf.model import Frozen
from papershelf.site import addresses
from papershelf.site.carried import bits_for, edition
from papershelf.site.catalogue import Catalogue


class MyListPage(Frozen, frozen=True):
    """`bits` and `edition` name the files of `papershelf.site.carried`; `browse` is where papers can be queued."""

    bits: int
    edition: str
    browse_href: str
    browse: str


def my_list_page(shelf: Catalogue) -> MyListPage:
    largest = min(shelf.shelf.sessions, key=lambda each: (-len(each.papers), each.id), default=None)
    return MyListPage(
        bits=bits_for(len(shelf.shelf.papers)),
        edition=edition(shelf.shelf.papers),
        browse_href=addresses.session(largest.id) if largest else addresses.index("papers"),
        browse=f"Browse {largest.name}" if largest else "Browse all papers",
    )
