"""Pages that state their papers for programs: citation tags, JSON-LD, COinS."""

from papershelf.model import Document
from papershelf.read import read_data


def read(text: str) -> Document:
    document = read_data("page.html", text.encode()).document
    assert document.lines_total == document.lines_in_records + document.lines_noise + document.lines_blank
    return document


def test_a_paper_s_page_gives_the_paper_that_its_head_states() -> None:
    document = read(
        '<html><head><title>Counting | Hive</title>\n<meta name="citation_title" content="Counting &amp; Bees">\n'
        '<meta name="citation_author" content="Byron, Ada"><meta name="citation_author" content="van der Berg, Karl">\n'
        '<meta name="citation_journal_title" content="Hive">\n'
        '<meta name="citation_publication_date" content="2021/05/04">\n'
        '<meta name="citation_doi" content="10.1234/bees.1"><meta name="citation_pdf_url" content="https://h.org/1.pdf">\n'
        "</head><body><h1>Counting Bees</h1><h2>Abstract</h2>\n"
        "<p>We count bees with small networks, which nobody has done before us in any of forty countries."
        "</p>\n<h2>References</h2>\n<ol><li>Roe, C. Wasps. Journal of Wasps 3, 1-12 (2019)</li>\n"
        "<li>Doe, J. Ants. Journal of Ants 4, 1-9 (2018)</li></ol></body></html>\n"
    )
    (paper,) = document.records
    assert (paper.title, paper.authors) == ("Counting & Bees", ("Ada Byron", "Karl van der Berg"))
    assert (paper.venue, paper.date, paper.identifiers.doi) == ("Hive", "2021-05-04", "10.1234/bees.1")
    assert [link.kind for link in paper.links] == ["pdf"]
    assert (paper.abstract or "").startswith("We count bees")
    assert (paper.line_start, paper.line_end) == (2, 8)
    assert document.layout == "paper's page"


def test_a_list_of_things_is_read_where_the_page_shows_none() -> None:
    items = ",".join(
        f'{{"@type": "ListItem", "item": {{"@type": "ScholarlyArticle", "name": "Paper of Bees {at}", "author":'
        ' [{"@type": "Person", "givenName": "Ada", "familyName": "Byron"}, {"name": "Bo Chen"}], "isPartOf": {"@type":'
        f' "PublicationIssue", "isPartOf": {{"name": "Hive"}}}}, "datePublished": "202{at}"}}}}'
        for at in range(3)
    )
    script = (
        f'<script type="application/ld+json">{{"@type": "ItemList", "itemListElement": [{items}]}}</script>'
    )
    document = read(f"<html><head>{script}</head><body><div id=app>Loading…</div></body></html>")
    assert [record.title for record in document.records] == [f"Paper of Bees {at}" for at in range(3)]
    assert {record.authors for record in document.records} == {("Ada Byron", "Bo Chen")}
    assert {record.venue for record in document.records} == {"Hive"}


def test_what_spans_state_completes_what_the_list_shows() -> None:
    papers = (
        ("Counting Bees", "Ada Byron", "Bo Chen"),
        ("Wasps Are Hard", "Cy Roe"),
        ("Ants in Rows", "Jane Doe"),
    )
    rows = "".join(
        f'<li>{people[0]} et al., "<a href="https://h.org/{at}">{title}</a>", <i>Journal of Hives</i>, 202{at}.'
        f'<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft.atitle={title.replace(" ", "+")}'
        f'{"".join("&amp;rft.au=" + name.replace(" ", "+") for name in people)}"></span></li>\n'
        for at, (title, *people) in enumerate(papers)
    )
    document = read(f"<html><body><h1>Publications</h1><ul>\n{rows}</ul></body></html>")
    assert [(record.title, *record.authors) for record in document.records] == list(papers)
    assert all(record.authors_complete for record in document.records)
    assert [record.date for record in document.records] == ["2020", "2021", "2022"]


def test_broken_statements_are_no_reason_to_stop() -> None:
    for script in (
        "{",
        "[" * 5000,
        '{"@type": "ScholarlyArticle", "name": 3}',
        '{"@graph": [1, null, {"@type": []}]}',
    ):
        read(
            f'<html><head><script type="application/ld+json">{script}</script></head><body><p>Hi</p></body></html>'
        )
    read('<html><body><span class="Z3988" title="&&&=%%%;rft.atitle="></span></body></html>')
