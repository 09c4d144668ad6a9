"""Lines that say a title again, for those who have a page read aloud, are no part of a record."""

import pytest

from papershelf.model import Document
from papershelf.read import pages, read_data
from papershelf.read.pages.lines.echoes import echoes
from papershelf.read.source import Source

PAPERS = (
    ("Counting Bees in Large Gardens", "Ada Byron, Bo Chen"),
    ("Wasps", "Cy Roe, Emma Frank"),
    ("2001: A Year of Hornets", "Jane Doe, Max Ernst and Ada Byron"),
    ("Embeddings, Word Senses and Bees", "Li Wei, Bo Chen"),
    ("Do Spiders Dream?", "Karen Wu, Jan Lehmann"),
)
BLOCKS = {
    "above the title": "select article {0}\nResearch articleOpen access\n{0}\n{1}\nPages 12–20\n"
    "View PDF\nArticle preview\n",
    "below all": "{0}\n{1}\nBioinformatics (1999) 32: 1273–1288.\nhttps://doi.org/10.1234/bio.982\nAbstract\n"
    "View articletitled, {0}\nOpen the PDF for {0} in another window\n",
    "behind it": "{0}\n{1}\nNature, 2021\n{0} opens in a new tab\n",
}


def read(text: str) -> Document:
    return pages.read(Source(file="page.txt", text=text)).document


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("between", ["", "\n"])
def test_a_title_said_again_is_no_record(block: str, between: str) -> None:
    document = read("\n" + between.join(BLOCKS[block].format(*paper) for paper in PAPERS))
    assert [record.title for record in document.records] == [title for title, _ in PAPERS]
    assert [len(record.authors) for record in document.records] == [2, 2, 3, 2, 2]


def test_what_is_written_for_screen_readers_only_is_not_read_on_a_saved_page() -> None:
    body = "".join(
        f"<li><dl><dt><label><span class='u-visually-hidden'>select article {title}</span></label></dt>"
        f"<dd>Research article</dd><dt><h3><a href='/{at}'>{title}</a></h3></dt><dd><div>{names}</div></dd>"
        "<dd>Article 104562</dd><dd><a href='#'>View PDF</a></dd></dl></li>"
        for at, (title, names) in enumerate(PAPERS)
    )
    document = read_data("page.html", f"<html><body><ol>{body}</ol></body></html>".encode()).document
    assert [record.title for record in document.records] == [title for title, _ in PAPERS]


def test_a_label_before_a_text_makes_it_no_echo() -> None:
    texts = [text for title, names in PAPERS for text in (title, f"Title: {title}", f"by {names}", names)]
    assert echoes(texts) == set()


def test_words_around_two_titles_may_be_chance() -> None:
    assert echoes(["Large Bees Count", "How Large Bees Count", "Wasps Can Fly", "How Wasps Can Fly"]) == set()
