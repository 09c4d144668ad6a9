"""A reader finds the correction to write, ready to send or to copy."""

import tomllib
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from papershelf.build import build
from papershelf.model import Paper, Person
from papershelf.shelve.corrections.file import parse
from papershelf.site.suggest import for_paper, for_person

TITLE = 'On "Bees" & <Books> 100%'
PAPER = Paper(id="on-bees-and-books", title=TITLE, label=TITLE)


def test_the_table_is_a_correction_of_the_paper() -> None:
    found = for_paper(PAPER, "")
    assert found.href == ""
    assert tomllib.loads(found.table) == {"paper": [{"id": PAPER.id, "title": TITLE}]}
    assert not parse(found.table).problems
    assert not parse(for_person(Person(id="ada", name="Ada"), "").table).problems
    assert tomllib.loads(for_paper(Paper(id="untitled", title=None, label="Untitled"), "").table)


@pytest.mark.parametrize(
    ("repository", "path", "key"),
    [
        ("https://github.com/ada/shelf/", "/ada/shelf/issues/new", "body"),
        ("https://codeberg.org/ada/shelf", "/ada/shelf/issues/new", "body"),
        ("https://gitlab.example.org/ada/shelf", "/ada/shelf/-/issues/new", "issue[description]"),
    ],
)
def test_the_form_of_the_repository_has_the_table(repository: str, path: str, key: str) -> None:
    found = for_paper(PAPER, repository)
    parts = urlsplit(found.href)
    assert parts.path == path
    (body,) = parse_qs(parts.query)[key]
    assert f"```toml\n{found.table}\n```" in body


def test_pages_of_papers_and_people_carry_it(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    content.joinpath("one.md").write_text('+++\ntitle = "On <b> & Bees"\nauthors = ["Ada Byron"]\n+++\n')
    setting = tmp_path / "site.toml"
    pages = ("papers/on-b-bees.html", "authors/ada-byron.html")
    setting.write_text('title = "A shelf"\n')
    build(tmp_path)
    for page in pages:
        (table,) = html.parse(tmp_path / "build" / page).xpath(
            "//details[summary='Suggest a correction']/pre"
        )
        assert not parse(table.text_content()).problems
    setting.write_text('title = "A shelf"\n[corrections]\nrepository = "https://github.com/ada/shelf"\n')
    build(tmp_path)
    for page in pages:
        (link,) = html.parse(tmp_path / "build" / page).xpath("//a[.='Suggest a correction']/@href")
        assert link.startswith("https://github.com/ada/shelf/issues/new?title=Correction")
