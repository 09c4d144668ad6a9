"""Every page is valid HTML of one outline, without inline code, and safe whatever the sources hold."""

import re
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest

from invented_shelf import CONFIG, HOSTILE, odd_shelf
from papershelf.site.render import CSP, render_site

PAGES = {
    path: data.decode()
    for path, data in render_site(odd_shelf(), CONFIG, Path("no such site"))
    if path.endswith(".html")
}
every_page = pytest.mark.parametrize("path", PAGES)


@every_page
def test_is_valid(path: str) -> None:
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(PAGES[path])
    assert [(place, code) for place, code, _ in parser.errors] == []


@every_page
def test_has_one_h1_and_skips_no_level(path: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", PAGES[path])]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@every_page
def test_has_its_landmarks_once(path: str) -> None:
    page = PAGES[path]
    for landmark in ("<header", "<main", "<footer", 'role="search"'):
        assert page.count(landmark) == 1, landmark
    unnamed = [tag for tag in re.findall(r"<nav[^>]*>", page) if "aria-label" not in tag]
    assert unnamed == []


@every_page
def test_has_no_inline_code_and_a_strict_policy(path: str) -> None:
    page = PAGES[path]
    assert f'content="{CSP}"' in page
    assert page.index("Content-Security-Policy") < page.index("<link")
    assert not re.search(r"<[^>]* style=", page)
    assert not re.search(r"<[a-z][^>]*\son[a-z]+=", page)
    for attributes, content in re.findall(r"<script([^>]*)>(.*?)</script>", page, re.S):
        assert "defer src=" in attributes or "application/ld+json" in attributes
        assert not content or "application/ld+json" in attributes
    assert page.count('rel="stylesheet"') == 1


@every_page
def test_has_unique_ids(path: str) -> None:
    ids = re.findall(r'\bid="([^"]*)"', PAGES[path])
    assert len(ids) == len(set(ids))


@every_page
def test_shows_no_word_of_the_program(path: str) -> None:
    text = re.sub(r"<[^>]+>", " ", PAGES[path])
    assert not re.search(r"\b(?:None|null|undefined|nan|Markup)\b", text)
    assert "()" not in text
    assert "<!---->" not in PAGES[path]


@every_page
def test_has_no_empty_list_heading_or_chip(path: str) -> None:
    page = PAGES[path]
    if path == "search.html":
        # Its script fills these.
        page = re.sub(r'<(p|ul|ol)( id="search-[^>]*)></\1>', "", page)
    assert not re.search(r"<(h[1-6]|ul|ol|dl|dd|li|p|a|pre|table)(?: [^>]*)?>\s*</\1>", page)


@every_page
def test_hostile_text_is_shown_and_never_runs(path: str) -> None:
    assert HOSTILE not in PAGES[path]
    assert "javascript:" not in PAGES[path]


def test_hostile_titles_stand_as_they_are_written() -> None:
    page = PAGES["papers/is-b-bold-b-quoted-worth-5.html"]
    assert "<h1>Is &lt;b&gt;bold&lt;/b&gt; &amp; &#34;quoted&#34; worth $5?</h1>" in page
    assert (
        "<title>Is &lt;b&gt;bold&lt;/b&gt; &amp; &#34;quoted&#34; worth $5? – Invented &amp; small</title>"
        in page
    )
    assert "\\u003cscript\\u003e" in page
