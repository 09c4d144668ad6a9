"""Lists of bare links and identifiers, and what becomes of papers of which nothing else is known."""

from pathlib import Path

import pytest
from damage import counted, document
from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.model import Identifiers
from papershelf.read import read_content
from papershelf.read.formats.identifiers import read, recognises
from papershelf.shelve import shelve

LIST = """# to read
https://arxiv.org/abs/1706.03762v5
- 10.1038/nature14539
2) arXiv:2101.00001 [cs.LG]

https://openreview.net/forum?id=B1xSperKvH
"""


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("https://arxiv.org/abs/1706.03762v5", Identifiers(arxiv="1706.03762")),
        ("arxiv.org/abs/1706.03762", Identifiers(arxiv="1706.03762")),
        ("http://arxiv.org/pdf/hep-th/9901001", Identifiers(arxiv="hep-th/9901001")),
        ("arXiv:2101.00001v2", Identifiers(arxiv="2101.00001")),
        ("arXiv:2101.00001 [cs.LG]", Identifiers(arxiv="2101.00001")),
        ("2101.00001", Identifiers(arxiv="2101.00001")),
        ("hep-th/9901001", Identifiers(arxiv="hep-th/9901001")),
        ("10.1038/nature14539", Identifiers(doi="10.1038/nature14539")),
        ("doi:10.1038/Nature14539.", Identifiers(doi="10.1038/nature14539")),
        ("https://doi.org/10.1038/nature14539", Identifiers(doi="10.1038/nature14539")),
        ("doi.org/10.1038/nature14539", Identifiers(doi="10.1038/nature14539")),
        ("* 10.1038/nature14539,", Identifiers(doi="10.1038/nature14539")),
        ("[3] 10.1038/nature14539", Identifiers(doi="10.1038/nature14539")),
        ("12. <https://arxiv.org/abs/2101.00001>", Identifiers(arxiv="2101.00001")),
        ("- [Sets](https://arxiv.org/abs/2101.00001)", Identifiers(arxiv="2101.00001")),
        ("https://aclanthology.org/2022.acl-long.1/", Identifiers(acl="2022.acl-long.1")),
        ("P19-1001", Identifiers(acl="P19-1001")),
        ("https://example.org/papers/1.pdf", Identifiers()),
    ],
)
def test_a_line_gives_its_identifier_and_a_link(line: str, found: Identifiers) -> None:
    assert recognises(line)
    (record,) = document(read, line).records
    assert record.identifiers == found
    assert len(record.links) == 1
    assert (record.title, record.authors, record.abstract) == (None, (), None)


def test_a_list_is_read_line_by_line_with_one_note() -> None:
    found = document(read, LIST)
    assert [(each.line_start, each.line_end) for each in found.records] == [(2, 2), (3, 3), (4, 4), (6, 6)]
    assert [(each.line_start, each.reason) for each in found.noise] == [(1, "a comment")]
    assert [(each.severity, each.code, each.line) for each in found.problems] == [
        ("note", "only-identifier", 2)
    ]
    assert counted(found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# a heading\n",
        "Deep Sets\nhttps://arxiv.org/abs/1703.06114\nAttention\nhttps://arxiv.org/abs/1706.03762\n",
        "2017\n2018\n",
        "Ada Byron\n",
        "See https://arxiv.org/abs/1703.06114 for more.\n",
        '{"a": 1}\n',
    ],
)
def test_a_page_with_some_links_is_no_list_of_links(text: str) -> None:
    assert not recognises(text)


def test_seeds_are_no_lists_of_links(seeds: Path) -> None:
    assert not any(recognises(page.read_text(encoding="utf-8")) for page in seeds.glob("*.txt"))


def test_a_line_that_is_neither_is_told() -> None:
    text = "".join(f"10.1038/nature{number}\n" for number in range(20)) + "and this one\n"
    assert recognises(text)
    found = document(read, text)
    assert len(found.records) == 20
    assert [(each.code, each.line) for each in found.problems] == [
        ("only-identifier", 1),
        ("unread-lines", 21),
    ]


@pytest.mark.parametrize("name", ["links.txt", "links", "links.md"])
def test_it_is_read_from_plain_text_and_markdown(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(LIST)
    (found,) = read_content(tmp_path)
    assert found.layout == "identifiers"


def test_a_paper_with_only_an_identifier_is_called_by_it(tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_text("10.1038/nature14539\n")
    (paper,) = shelve(read_content(tmp_path)).papers
    assert "10.1038/nature14539" in paper.label
    assert paper.id


def test_the_same_identifier_in_two_documents_is_one_paper(tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_text(LIST + "https://doi.org/10.1038/NATURE14539\n")
    (tmp_path / "more.txt").write_text("arXiv:1706.03762\n")
    (tmp_path / "note.md").write_text(
        '+++\ntitle = "Attention Is All You Need"\nauthors = ["Ashish Vaswani"]\n'
        'links = ["https://arxiv.org/abs/1706.03762"]\n+++\n'
    )
    shelf = shelve(read_content(tmp_path))
    assert sorted(len(paper.sources) for paper in shelf.papers) == [1, 1, 2, 3]
    (paper,) = (paper for paper in shelf.papers if paper.title)
    assert {source.file for source in paper.sources} == {"links.txt", "more.txt", "note.md"}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text("10./arxivdo:- #[]()<>htps5678\t", max_size=40), max_size=8).map("\n".join))
def test_anything_is_read(text: str) -> None:
    recognises(text)
    assert counted(document(read, text))
