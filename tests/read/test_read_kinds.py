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
    "spans side by side": "<article><a class='docsum-title' href='/1'>{}</a><div><span class='docsum-authors'>{}</span>"
    "<span class='short-authors'>Byron et al.</span><span class='docsum-journal-citation'>J Bees. 2021;3(2):1-9."
    "</span></div></article>",
    "far apart": "<article><h3 class='no-anchor listing-title'><a class='no-external' href='/1'>{}</a></h3>"
    "<div class='listing-category'>bees</div><div class='listing-reading-time'>3 min</div><div class='listing-date'>"
    "May 3, 2021</div><div class='listing-author'>{}</div><div>In: Nature, 2020</div></article>",
    "times in turn": "<li class='item'><span class='clock'>09:00</span><div class='head'><span>{}</span></div>"
    "<div class='speaker-list'>{}</div><p>In: Nature, 2020</p></li>",
    "a kind behind the title": "<li><p class='pub_title'><a href='/1'>{}</a> <span class='pub_type'>Conference</span>"
    "</p><p class='pub_author'>{}</p><p>In: Nature, 2020</p></li>",
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


def test_authors_that_are_items_of_a_list_stand_side_by_side() -> None:
    body = "".join(
        f"<div class='issue-item'><a class='issue-item__title' href='https://doi.org/10.1234/{at}'><h2>{title}</h2></a>"
        "<ul class='rlist--inline loa loa-authors-trunc' aria-label='author'>"
        f"{''.join(f'<li><a><span>{name}</span></a></li>' for name in names.replace(' and', ',').split(', '))}</ul>"
        "<ul><li>First Published: 3 May 2021</li></ul><ul><li><a href='#'>PDF</a></li></ul></div>"
        for at, (title, names) in enumerate(PAPERS)
    )
    document = read_data("page.html", f"<html><body>{body}</body></html>".encode()).document
    assert [record.title for record in document.records] == [title for title, _ in PAPERS]
    assert [len(record.authors) for record in document.records] == [2, 1, 3, 2, 2, 2]


def test_a_button_behind_an_abstract_is_no_word_of_it() -> None:
    prose = "We show that bees can be counted by networks which are small, which are fast, and which nobody trains."
    body = "".join(
        f"<div class='title'>{title}</div><div class='authors'>by <b>{names}</b></div>"
        f"<div class='abstract'>{prose} <a href='https://example.org/{at}'>Full article</a></div>"
        for at, (title, names) in enumerate(PAPERS)
    )
    document = read_data("page.html", f"<html><body>{body}</body></html>".encode()).document
    assert {record.abstract for record in document.records} == {prose}
    assert document.records[1].authors == ("Cy Roe",)


def test_names_that_end_in_an_initial_are_no_part_of_a_wrapped_reference() -> None:
    people = (
        "Byron, A.; and Chen, B.",
        "Roe, C.; and Ernst, M.",
        "Doe, J.; Wei, L.; and Wu, K.",
        "Wu, K.; and Lehmann, J.",
    )
    body = "".join(
        f"<div><a href='/{at}'>{title}.</a><br><span>{names}</span><br>In <i>Proceedings of Bees</i>, pages 1–9, 2021."
        "<br><a href='#'>Paper</a> <a href='#'>bibtex</a></div>"
        for at, ((title, _), names) in enumerate(zip(PAPERS, people, strict=False))
    )
    document = read_data("page.html", f"<html><body><h2>2021 (4)</h2>{body}</body></html>".encode()).document
    assert [record.title for record in document.records] == [title for title, _ in PAPERS[:4]]
    assert document.records[2].authors == ("J. Doe", "L. Wei", "K. Wu")
