"""Every address of the site: from the root, and relative from one page to another."""

from posixpath import relpath
from urllib.parse import quote_plus, urlsplit

HOME = "index.html"
SEARCH = "search.html"
MY_LIST = "my-list.html"
HEALTH = "health.html"
STATISTICS = "stats.html"
NOT_FOUND = "404.html"


def paper(id: str) -> str:
    return f"papers/{id}.html"


def person(id: str) -> str:
    return f"authors/{id}.html"


def topic(id: str, page: int = 1) -> str:
    return f"topics/{paged(id, page)}"


def session(id: str, page: int = 1) -> str:
    return f"sessions/{paged(id, page)}"


def reading_list(id: str) -> str:
    return f"lists/{id}.html"


def calendar(id: str) -> str:
    """The calendar of a reading list."""
    return f"lists/{id}.ics"


def document(id: str, page: int = 1) -> str:
    return f"documents/{paged(id, page)}"


NOTES = "documents/notes"


def notes(page: int = 1) -> str:
    """The page that Markdown notes share: each holds one record, too little for a page of its own."""
    return paged(NOTES, page)


def note(id: str) -> str:
    """The fragment of the notes pages for a note."""
    return f"#note-{id}"


def line(number: int) -> str:
    """The fragment of a document's page for the record that begins at a line."""
    return f"#l{number}"


def own_page(name: str) -> str:
    """A page of `content/pages/`."""
    return f"pages/{name}.html"


ABOUT = own_page("about")
"""What the shelf is: written by its owner, else made from the shelf."""


def search(query: str) -> str:
    """The search page with a query."""
    return f"{SEARCH}?q={quote_plus(query)}"


def index(section: str, page: int = 1) -> str:
    """The index page of a section ("papers", "authors", "topics", "sessions", "lists", "documents").

    Its further pages stand apart, so that `authors/` holds the index and authors, and nothing else.
    """
    return f"{section}/index.html" if page == 1 else f"az/{paged(section, page)}"


def index_by_size(section: str) -> str:
    """The index of a section in the order of the number of papers."""
    return f"az/{section}-by-papers.html"


def section_of(page: str) -> str:
    """The section that a page belongs to, "" for a page of the root.

    >>> section_of("papers/a.html"), section_of("az/papers.2.html"), section_of("az/topics-by-papers.html")
    ('papers', 'papers', 'topics')
    """
    folder, _, name = page.rpartition("/")
    return name.partition(".")[0].partition("-")[0] if folder == "az" else folder


def paged(id: str, page: int) -> str:
    """`ID.html`, then `ID.2.html` and so on; ids have no dots, so no two can meet."""
    return f"{id}.html" if page == 1 else f"{id}.{page}.html"


def first_page(path: str) -> str:
    """The first page of a list by the path of its pages without number.

    >>> first_page("topics/sand"), first_page("az/papers")
    ('topics/sand.html', 'papers/index.html')
    """
    folder, _, name = path.partition("/")
    return index(name) if folder == "az" else f"{path}.html"


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


def root(page: str) -> str:
    """What stands before an address from the root in a link on `page`: pages are in the root or one folder deep.

    >>> root("index.html"), root("papers/a.html")
    ('', '../')
    """
    return "../" * page.count("/")


def base_path(base_url: str) -> str:
    """The path of the site's public address, with slashes at both ends: the root for a page served at any depth.

    >>> base_path("https://example.org/shelf"), base_path("")
    ('/shelf/', '/')
    """
    path = urlsplit(base_url).path.strip("/")
    return f"/{path}/" if path else "/"


def absolute(base_url: str, page: str) -> str:
    """The public address of a page; the home page's ends in a slash."""
    return f"{base_url.rstrip('/')}/{'' if page == HOME else page}"
