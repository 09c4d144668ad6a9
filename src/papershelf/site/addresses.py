"""Every address of the site: from the root, and relative from one page to another."""

from posixpath import relpath

HOME = "index.html"
SEARCH = "search.html"
HEALTH = "health.html"
NOT_FOUND = "404.html"


def paper(id: str) -> str:
    return f"papers/{id}.html"


def person(id: str) -> str:
    return f"authors/{id}.html"


def topic(id: str, page: int = 1) -> str:
    return f"topics/{paged(id, page)}"


def session(id: str) -> str:
    return f"sessions/{id}.html"


def document(id: str) -> str:
    return f"documents/{id}.html"


def index(section: str, page: int = 1) -> str:
    """The index page of a section ("papers", "authors", "topics", "sessions", "documents")."""
    return f"{section}/{paged('index', page)}"


def paged(id: str, page: int) -> str:
    """`ID.html`, then `ID.2.html` and so on; ids have no dots, so no two can meet."""
    return f"{id}.html" if page == 1 else f"{id}.{page}.html"


def relative(target: str, page: str) -> str:
    """The address of `target` as a link on `page`; both from the root. A fragment or query of `target` stays.

    >>> relative("papers/a.html", "authors/b.html")
    '../papers/a.html'
    """
    for mark in "?#":
        path, sign, rest = target.partition(mark)
        if sign:
            return relative(path, page) + sign + rest
    return relpath(target, page.rpartition("/")[0] or ".")
