"""What the markup of a saved page calls its lines says which part of a record they are."""

import pytest

from papershelf.read import read_data

PAPERS = (
    ("Counting Bees", "Ada Byron, Bo Chen"),
    ("Distillation", "Cy Roe"),
    ("2001: A Year of Wasps", "Jane Doe, Max Ernst and Ada Byron"),
    ("Embeddings, Word Senses and Bees", "Li Wei, Bo Chen"),
    ("SQuARE", "Karen Wu, Jan Lehmann"),
    ("On Hives", "Mausam, Bo Chen"),
)
STYLES = {
    "classes": "<li><h3 class='title'><a href='/1'>{}</a></h3><div class='authors'>{}</div>"
    "<div class='pages'>12-20</div><ul><li><a href='#'>PDF</a></li></ul></li>",
    "no telling classes": "<div class='css-1x'>{}</div><div><span class='T2'>{}</span></div>"
    "<div>Computational Linguistics Vol. 12, Issue 3, (May 2021)</div>",
    "camel case": "<section><p class='paperTitle'>{}</p><p class='paperAuthors'>{}</p><p>Nature, 2021</p></section>",
    "properties": "<article><span itemprop='headline'>{}</span><br><span itemprop='author'>{}</span></article>",
    "styles only": "<li><b>{}</b><br>{}<br><i>Nature Machine Intelligence</i>, 2020</li>",
}


@pytest.mark.parametrize("style", STYLES)
def test_the_markup_tells_titles_from_authors(style: str) -> None:
    body = "".join(STYLES[style].format(*paper) for paper in PAPERS)
    document = read_data("page.html", f"<html><body><ul>{body}</ul></body></html>".encode()).document
    assert [record.title for record in document.records] == [title for title, _ in PAPERS]
    assert [len(record.authors) for record in document.records] == [2, 1, 3, 2, 2, 2]
    assert document.records[2].authors == ("Jane Doe", "Max Ernst", "Ada Byron")


def test_a_class_that_lies_is_not_believed() -> None:
    body = "".join(
        f"<p class='author'>{title}</p><p class='title'>{names}</p><p>We show bees to be counted by {at} people.</p>"
        for at, (title, names) in enumerate(PAPERS)
    )
    document = read_data("page.html", f"<html><body>{body}</body></html>".encode()).document
    assert ("Ada Byron", "Bo Chen") in [record.authors for record in document.records]
