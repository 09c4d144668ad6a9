"""What pages say: of papers and their gaps, of people, topics, sessions and documents, of the shelf's health."""

import re
from html import unescape
from pathlib import Path

import msgspec
import pytest

from invented_shelf import CONFIG, odd_shelf, paper
from papershelf.english import counted, day, lines, listed, ordinal
from papershelf.model import Document, Identifiers, Paper, Problem, Session, Shelf
from papershelf.site.catalogue import filed, last_word, letter
from papershelf.site.cite import bibtex
from papershelf.site.render import render_site
from papershelf.site.views.paging import Section, pager, pages

PAGES = {
    path: data.decode()
    for path, data in render_site(odd_shelf(), CONFIG, Path("no such site"))
    if path.endswith(".html")
}


def text(path: str) -> str:
    """The words of a page's main part."""
    main = PAGES[path].partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", "<main" + main)).split())


def test_a_paper_shows_all_that_is_known() -> None:
    shown = text("papers/gibbs-sampling-for-everyone.html")
    for part in (
        "Poster Session 1 1 of 15",
        "Zhangyang “Atlas” Wang 1 here Ondřej Cífka 1 here José Müller 3 here",
        "Best Paper",
        "Read PDF Code DOI arXiv",
        "In one sentence We sample.",
        "We sample. It works well & is <fast>.",
        "Sampling 4 Energy & models 1",
        "Related on this shelf No one signed this",
        "Shared words: <odd>",
        "Venue Invented Conf 2021 Event Poster Session 1 Date 1 Oct 2021 Categories Machine learning (LG) DOI 10.1/x<y",
        "From session.txt , lines 2–4 . Topics by “Sampling”, “kin of it” and “Energy & models”.",
        "Next in Poster Session 1 Poster 0 on Optics",
    ):
        assert part in shown


def test_reference_managers_read_known_fields_only() -> None:
    page = PAGES["papers/gibbs-sampling-for-everyone.html"]
    assert re.findall(r'<meta name="citation_(\w+)" content="([^"]*)">', page) == [
        ("title", "Gibbs sampling for everyone"),
        ("author", "Zhangyang “Atlas” Wang"),
        ("author", "Ondřej Cífka"),
        ("author", "José Müller"),
        ("publication_date", "2021/10/01"),
        ("conference_title", "Invented Conf 2021"),
        ("pdf_url", "https://example.org/a.pdf?x=1&amp;y=2"),
        ("doi", "10.1/x&lt;y"),
        ("arxiv_id", "2110.00001"),
    ]
    data = re.search(r'ld\+json">(.*?)</script>', page)
    assert data
    assert msgspec.json.decode(data[1])["sameAs"] == [
        "https://doi.org/10.1/x%3Cy",
        "https://arxiv.org/abs/2110.00001",
    ]
    assert "citation_title" not in PAGES["papers/untitled-by-ann-lee.html"]
    assert "headline" not in PAGES["papers/untitled-by-ann-lee.html"]


def test_a_paper_without_a_title_says_so() -> None:
    shown = text("papers/untitled-by-ann-lee.html")
    assert "No title in source Untitled, by Ann Lee" in shown
    assert (
        "@misc{leeuntitled, author = {Ann Lee and Bo Wu and José Müller}, note = {Untitled, by Ann Lee} }"
        in shown
    )
    assert "Label made from the authors." in shown
    assert "Year not in source DOI not in source" in shown


def test_a_cut_list_ends_in_and_others_and_counts_nobody() -> None:
    shown = text("papers/cut-short.html")
    assert "Cy Young 1 here and others" in shown
    assert "The source lists 3 authors and cuts the rest." in shown
    assert "author = {Ann Lee and Bo Wu and Cy Young and others}" in shown
    assert not re.search(r"\d and others", shown)


def test_no_authors_are_no_authors() -> None:
    assert "No authors in source" in text("papers/no-one-signed-this.html")
    assert "No one signed this No authors in source" in text("topics/sampling.html")


def test_a_merged_paper_says_which_source_gave_what() -> None:
    shown = text("papers/cut-short.html")
    assert "From session.txt , lines 20–22 , and feed.txt , lines 1–3 ." in shown
    assert "Title and date from the first, authors and abstract from the second." in shown
    assert "2 sources, merged" in text("authors/cy-young.html")


def test_long_author_lists_are_counted_in_rows_and_whole_on_the_page() -> None:
    assert "Member Seven +2 more" in text("topics/sampling.html")
    assert "Member Nine 1 here" in text("papers/a-crowd.html")


def test_a_person_has_papers_by_year_with_the_unknown_last() -> None:
    page = PAGES["authors/jose-muller.html"]
    assert re.findall(r'<h2 class="group" id="([^"]+)">', page) == ["y2021", "no-year"]
    assert "<b>José Müller</b>" in page
    assert 'href="../authors/jose-muller.html"' not in page
    shown = text("authors/jose-muller.html")
    assert "3 papers on this shelf, 1 with a year: 2021." in shown
    assert "1 of 3 papers has no title in the source." in shown
    assert (
        "Also written Jose Müller. 2 spellings on 3 papers, joined for what follows: The same but for accents."
        in shown
    )


def test_namesakes_name_each_other() -> None:
    assert "Like names, not joined: Bo Wu (2 papers, on a paper with this one)." in text(
        "authors/ann-lee.html"
    )
    assert "https://orcid.org/0000-0001-2345-6789" in PAGES["authors/ann-lee.html"]


def test_a_topic_shows_why_and_leaves_its_own_chip_out() -> None:
    page = PAGES["topics/sampling.html"]
    assert 'class="chip" href="../topics/sampling.html"' not in page
    assert 'class="chip" href="../topics/energy-models.html"' in page
    shown = text("topics/sampling.html")
    assert '"Sampling" in 4 titles' in shown
    assert "“kin of it”" in shown
    assert "“Sampling”" not in shown


def test_a_session_has_awards_first_then_groups_by_topic() -> None:
    page = PAGES["sessions/poster-session-1.html"]
    groups = re.findall(r'<h2 class="group" id="([^"]+)">', page)
    assert groups[0] == "awards"
    assert page.count('class="row"') == 15
    shown = text("sessions/poster-session-1.html")
    assert "15 papers by 17 authors. 1 carries an award. Date and room are not in the source." in shown
    assert "1 paper by 1 author. 4 Mar 2021." in text("sessions/evening.html")


def test_a_document_tells_what_it_gave() -> None:
    shown = text("documents/session.html")
    assert "Poster session: 22 records in 68 lines." in shown
    assert "In records 66 Not of any record 1 Blank 1" in shown
    assert "line 1 navigation <of> the page" in shown
    assert "Gap line 11 2 of 22 records have no title. Add a document that has them." in shown
    assert "lines 20–22, merged Cut short" in shown
    assert "No paper was found in this document." in text("documents/broken.html")


def test_a_problem_is_shown_in_its_line(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.txt").write_text("Ada <Byron>, Bo Chen2 and others\n")

    def problem(column: int | None, width: int) -> Problem:
        return Problem(
            file="content/a.txt",
            line=1,
            column=column,
            width=width,
            severity="warning",
            code="odd-name",
            message="Odd.",
        )

    document = Document(
        file="a.txt",
        layout="inferred",
        shape=("title", "authors"),
        confidence=0.934,
        text_hash="",
        problems=(problem(None, 0),),
    )
    shelf = Shelf(
        documents=(document,),
        document_ids={"a.txt": "a"},
        papers=(),
        people=(),
        topics=(),
        sessions=(),
        merges=(),
        problems=(problem(14, 8),),
    )
    made = {
        path: data.decode() for path, data in render_site(shelf, CONFIG, tmp_path) if path.endswith("html")
    }
    page = made["documents/a.html"]
    marked = '<code class="excerpt">Ada &lt;Byron&gt;, <mark>Bo Chen2</mark> and others</code>'
    assert marked in page
    assert "line 1, column 14" in page
    assert '<code class="excerpt">Ada &lt;Byron&gt;, Bo Chen2 and others</code>' in page
    assert "Each was read as title, then authors; 93% sure." in page
    assert "a.txt, line 1, column 14" in made["health.html"]
    assert '<code class="excerpt">' in made["health.html"]


def test_notes_share_a_page() -> None:
    page = PAGES["documents/notes.html"]
    assert re.findall(r'<li class="line" id="([^"]+)">', page) == ["note-notes-b", "note-notes-a"]
    assert 'href="../documents/notes.html#note-notes-a"' in PAGES["papers/quotes-first.html"]


def test_health_counts_every_gap_and_shows_the_evidence() -> None:
    shown = text("health.html")
    for part in (
        "No title 2 “Untitled”, with what is known, and a badge Add a page or a note that has the title",
        "No authors 2",
        "Author list cut short 1",
        "Error Bad correction 1 remark There is no such paper.",
        "session.txt:20-22 and feed.txt:1-3 Same title (score 0.90)",
        "José Müller also written Jose Müller The same but for accents",
        "Ann Lee and Bo Wu",
        "Title 22 Authors 22 Full author list 21",
    ):
        assert part in shown


def test_a_shelf_of_unreadable_documents_says_so() -> None:
    problems = tuple(
        Problem(file=f"content/a{suffix}", severity="error", code="unknown-format", message=f"No {suffix}.")
        for suffix in (".bib", ".pdf")
    )
    document = Document(file="a.bib", layout="unreadable", text_hash="", records=(), problems=problems)
    shelf = Shelf(
        documents=(document,),
        document_ids={"a.bib": "a"},
        papers=(),
        people=(),
        topics=(),
        sessions=(),
        merges=(),
    )
    made = dict(render_site(shelf, CONFIG, Path("no such site")))
    assert b"No paper was found in the documents." in made["index.html"]
    assert b"Nothing is missing" not in made["health.html"]
    assert "2 remarks, such as:</span> No .bib." in made["health.html"].decode()


def test_the_index_files_papers_under_letters() -> None:
    page = PAGES["papers/index.html"]
    letters = [f"letter-{each}" for each in "acgilnpq"]
    assert re.findall(r'<h2 class="group" id="([^"]+)">', page) == [*letters, "digits", "no-title"]
    assert '<span aria-hidden="true">B</span>' in page
    assert "2 without a title , listed at the end." in text("papers/index.html")


def test_people_are_filed_under_the_last_word_of_their_names() -> None:
    assert letter(filed(last_word("Łukasz Ørsted"))) == "O"
    assert letter(filed(last_word("John Smith Jr."))) == "S"
    assert letter(filed(last_word("李明"))) == "M" or letter(filed(last_word("李明"))).isalpha()
    assert letter(filed("“Quoted” title")) == "Q"
    assert letter(filed("2048")) == "0–9"
    assert letter(filed("")) == "0–9"


def test_the_search_page_keeps_the_contract() -> None:
    page = PAGES["search.html"]
    for part in (
        '<html lang="en" data-root="./"',
        '<form class="search" role="search" action="search.html">',
        '<input id="q" name="q" type="search"',
        '<h1 id="search-title"',
        '<p id="search-status" role="status">',
        '<ol id="search-results" class="rows">',
        '<nav id="search-pager"',
        "Search needs JavaScript.",
    ):
        assert part in page


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (
            paper("E(n) GNNs & more: 5% of $x_1$", ["A B"]),
            "title  = {{E(n)} {GNNs} \\& more: 5\\% of {$x_1$}}",
        ),
        (paper("Open { brace", ["A B"]), "title  = {Open \\textbraceleft{} brace}"),
        (
            paper("A title", ["Procter and Gamble", "A. B, Jr."]),
            "author = {{Procter and Gamble} and {A. B, Jr.}}",
        ),
        (paper("A title", venue="Journal of Things", date="2020-03"), "journal = {Journal of Things}"),
        (paper("A title", venue="Journal of Things", date="2020-03"), "month   = mar"),
        (paper("A title", venue="Conf 2020"), "booktitle = {Conf 2020}"),
        (paper("The Ødegård lemma", ["Åse Ødegård"], date="2020"), "@misc{odegard2020odegard,"),
        (paper("A title", identifiers=Identifiers(arxiv="2101.1")), "archiveprefix = {arXiv}"),
    ],
)
def test_bibtex(made: Paper, wanted: str) -> None:
    assert wanted in bibtex(made)


def test_bibtex_names_the_session_of_the_same_venue_only() -> None:
    session = Session(id="s", name="Session 1", venue="Conf 2020", file="a.txt")
    assert "booktitle = {Conf 2020, Session 1}" in bibtex(paper("A", venue="Conf 2020"), session)
    assert "booktitle = {Other 2020}" in bibtex(paper("A", venue="Other 2020"), session)
    assert "@misc{a,\n  title        = {A},\n  howpublished = {Session 1}\n}" in bibtex(paper("A"), session)


def test_words() -> None:
    assert (counted(1, "paper"), counted(1200, "paper")) == ("1 paper", "1,200 papers")
    assert (day("2021-10-01"), day("2021-10"), day("2021"), day("2021-xx")) == (
        "1 Oct 2021",
        "Oct 2021",
        "2021",
        "2021-xx",
    )
    assert (listed([]), listed(["a"]), listed(["a", "b", "c"])) == ("", "a", "a, b and c")
    assert (ordinal(2), ordinal(11), ordinal(22)) == ("second", "11th", "22nd")
    assert (lines(3, 3), lines(3, 5)) == ("line 3", "lines 3–5")


def test_sections_go_on_where_the_page_before_ended() -> None:
    made = pages(
        [
            Section(id="a", name="A", total=2, entries=[1, 2]),
            Section(id="b", name="B", total=5, entries=[3, 4, 5, 6, 7]),
        ],
        3,
    )
    assert [[(section.id, list(section.entries)) for section in page] for page in made] == [
        [("a", [1, 2]), ("b", [3])],
        [("b", [4, 5, 6])],
        [("b", [7])],
    ]


def test_a_long_pager_has_gaps() -> None:
    steps = pager(10, 20, lambda page: f"{page}.html")
    assert [step.text for step in steps] == ["1", "…", "8", "9", "10", "11", "12", "…", "20", "Next"]
    assert pager(1, 1, str) == []


def test_a_shelf_without_topics_and_events_does_not_offer_them(tmp_path: Path) -> None:
    paper = Paper(id="ants", title="Ants", label="Ants")
    shelf = Shelf(
        documents=(), document_ids={}, papers=(paper,), people=(), topics=(), sessions=(), merges=()
    )
    home = dict(render_site(shelf, CONFIG, tmp_path))["index.html"].decode()
    assert 'href="papers/index.html"' in home
    assert 'href="topics/index.html"' not in home
    assert 'href="sessions/index.html"' not in home
    assert 'href="authors/index.html"' not in home
