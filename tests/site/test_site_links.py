"""Every link of every page leads somewhere, with relative addresses that hold in any folder."""

from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import urlsplit

import msgspec
import pytest

from invented_shelf import CONFIG, many_papers, odd_shelf
from papershelf.model import Shelf
from papershelf.site.render import render_site

ELSEWHERE = ("api/", "search/")
"""Files that other stages of a build make."""


class Links(HTMLParser):
    """The addresses and the ids of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action") and value is not None and ("rel", "canonical") not in attrs:
                self.addresses.append(value)
            if name == "id" and value is not None:
                self.ids.append(value)


def rendered(shelf: Shelf, tmp_path: Path) -> dict[str, bytes]:
    return dict(render_site(shelf, CONFIG, tmp_path))


def broken(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    pages = {path: Links(data.decode()) for path, data in files.items() if path.endswith(".html")}
    found = []
    for path, page in pages.items():
        for address in page.addresses:
            parts = urlsplit(address)
            if parts.scheme:
                continue
            if path == "404.html":
                target = parts.path.removeprefix("/") or path
            else:
                target = normpath(join(path.rpartition("/")[0], parts.path)) if parts.path else path
            fragment_missing = parts.fragment and parts.fragment not in pages[target].ids
            if target.startswith(ELSEWHERE):
                continue
            if target not in files or fragment_missing:
                found.append((path, address))
    return found


@pytest.mark.parametrize("shelf", [odd_shelf(), many_papers(620)], ids=["odd", "many"])
def test_every_internal_link_and_fragment_resolves(shelf: Shelf, tmp_path: Path) -> None:
    assert broken(rendered(shelf, tmp_path)) == []


def test_an_empty_shelf_has_no_broken_link(tmp_path: Path) -> None:
    empty = Shelf(documents=(), document_ids={}, papers=(), people=(), topics=(), sessions=(), merges=())
    assert broken(rendered(empty, tmp_path)) == []


def test_links_are_relative_but_on_the_not_found_page(tmp_path: Path) -> None:
    for path, data in rendered(odd_shelf(), tmp_path).items():
        if path.endswith(".html"):
            absolute = {each for each in Links(data.decode()).addresses if each.startswith("/")}
            assert bool(absolute) == (path == "404.html"), path


def test_the_not_found_page_works_at_any_depth_below_the_base(tmp_path: Path) -> None:
    config = msgspec.structs.replace(CONFIG, base_url="https://example.org/a/b/")
    page = dict(render_site(odd_shelf(), config, tmp_path))["404.html"].decode()
    addresses = Links(page).addresses
    assert all(each.startswith(("/a/b/", "#")) for each in addresses)
    assert 'data-root="/a/b/"' in page


def test_canonical_addresses_only_with_a_base(tmp_path: Path) -> None:
    without = rendered(odd_shelf(), tmp_path)
    assert not any(b"canonical" in data for path, data in without.items() if path.endswith(".html"))
    config = msgspec.structs.replace(CONFIG, base_url="https://example.org/a")
    files = dict(render_site(odd_shelf(), config, tmp_path))
    assert b'<link rel="canonical" href="https://example.org/a/">' in files["index.html"]
    assert b'href="https://example.org/a/papers/a-crowd.html">' in files["papers/a-crowd.html"]
    assert b"canonical" not in files["search.html"]
    assert b"noindex" in files["search.html"]


def test_every_paper_person_topic_session_and_document_has_its_page(tmp_path: Path) -> None:
    shelf = odd_shelf()
    files = rendered(shelf, tmp_path)
    wanted = {
        *(f"papers/{each.id}.html" for each in shelf.papers),
        *(f"authors/{each.id}.html" for each in shelf.people),
        *(f"topics/{each.id}.html" for each in shelf.topics),
        *(f"sessions/{each.id}.html" for each in shelf.sessions),
        *(f"{folder}/index.html" for folder in ("papers", "authors", "topics", "sessions", "documents")),
        *(f"documents/{id}.html" for id in ("session", "feed", "broken", "notes")),
        *("index.html", "search.html", "health.html", "404.html", "robots.txt", ".nojekyll"),
    }
    assert wanted <= files.keys()
    assert "documents/notes-a.html" not in files


def test_long_lists_go_on_over_several_pages(tmp_path: Path) -> None:
    files = rendered(many_papers(620), tmp_path)
    for section in ("papers", "authors"):
        assert {f"{section}/index.html", f"az/{section}.2.html", f"az/{section}.3.html"} <= files.keys()
    for name in ("topics/things", "sessions/all", "documents/session"):
        assert {f"{name}.html", f"{name}.2.html", f"{name}.3.html"} <= files.keys()
        assert f"{name}.4.html" not in files
    assert (
        '<a href="../authors/index.html" aria-current="true">Authors' in files["az/authors.2.html"].decode()
    )
    last = files["topics/things.3.html"].decode()
    assert last.count('class="row"') == 20
    assert 'href="../topics/things.3.html" aria-current="page"' in last
    assert b"../documents/session.2.html#l1201" in files["papers/study-0400-of-things.html"]
