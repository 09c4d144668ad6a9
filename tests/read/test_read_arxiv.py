"""Feeds: arXiv's API, its news as Atom and RSS, and what journals give out."""

import pytest
from damage import accidents, counted, document, survive
from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.model import Identifiers, Link
from papershelf.read.formats.arxiv import read, recognises

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <link href="http://arxiv.org/api/query?search_query%3Dall" rel="self" type="application/atom+xml"/>
  <title type="html">ArXiv Query: search_query=all:sets&amp;max_results=3</title>
  <id>http://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8</id>
"""
ENTRY = """  <entry>
    <id>http://arxiv.org/abs/{id}v5</id>
    <updated>2017-12-06T03:30:32Z</updated>
    <published>2017-06-12T17:57:34Z</published>
    <title>{title}</title>
    <summary>  An $O(n^2)$ model with x &lt; y
over two lines.
</summary>
    <author>
      <name>Jürgen Müller</name>
      <arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Somewhere</arxiv:affiliation>
    </author>
    <author><name>Ada Byron</name></author>{more}
    <link href="http://arxiv.org/abs/{id}v5" rel="alternate" type="text/html"/>
    <link title="pdf" href="http://arxiv.org/pdf/{id}v5" rel="related" type="application/pdf"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.LG"/>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="hep-th" scheme="http://arxiv.org/schemas/atom"/>
    <category term="68T05" scheme="http://arxiv.org/schemas/atom"/>
  </entry>
"""


def entry(title: str = "Sets and\n  Graphs", id: str = "1706.03762", more: str = "") -> str:
    return ENTRY.format(title=title, id=id, more=more)


def feed(*entries: str) -> str:
    return HEAD + "".join(entries) + "</feed>\n"


FEED = feed(entry("Sets", "1706.00001"), entry("Graphs", "1706.00002"), entry("Trees", "hep-th/9901001"))


def test_an_entry_gives_its_fields_and_lines() -> None:
    text = feed(entry())
    assert recognises(text)
    found = document(read, text)
    (record,) = found.records
    assert (found.layout, found.title) == (
        "arxiv",
        "ArXiv Query: search_query=all:sets&max_results=3",
    )
    assert text.split("\n")[record.line_start - 1].strip() == "<entry>"
    assert text.split("\n")[record.line_end - 1].strip() == "</entry>"
    assert record.title == "Sets and Graphs"
    assert (record.authors, record.authors_complete) == (("Jürgen Müller", "Ada Byron"), True)
    assert record.abstract == "An $O(n^2)$ model with x < y over two lines."
    assert record.date == "2017-06-12"
    assert record.categories == ("LG", "CL", "hep-th")
    assert record.links == (
        Link(kind="arxiv", url="http://arxiv.org/abs/1706.03762v5"),
        Link(kind="pdf", url="http://arxiv.org/pdf/1706.03762v5"),
    )
    assert record.identifiers == Identifiers(arxiv="1706.03762")
    assert counted(found)
    assert found.problems == ()


def test_what_arxiv_knows_of_the_publication_is_kept() -> None:
    more = """
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/ABC.1</arxiv:doi>
    <link title="doi" href="http://dx.doi.org/10.1000/ABC.1" rel="related"/>
    <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">Nature 521, 436 (2015)</arxiv:journal_ref>
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">15 pages; Best Paper Award at ICML</arxiv:comment>"""
    (record,) = document(read, feed(entry(more=more))).records
    assert (record.venue, record.award) == ("Nature 521, 436 (2015)", "Best Paper Award")
    assert record.identifiers == Identifiers(doi="10.1000/abc.1", arxiv="1706.03762")
    assert Link(kind="doi", url="http://dx.doi.org/10.1000/ABC.1") in record.links


@pytest.mark.parametrize(
    ("comment", "venue"),
    [
        ("15 pages, 5 figures", None),
        ("Accepted at NeurIPS 2021", "NeurIPS 2021"),
        ("Published as a conference paper at ICLR 2020", "ICLR 2020"),
        ("12 pages. Accepted to the ICML 2019. Code online", "ICML 2019"),
        ("To appear in CVPR 2022 (oral)", "CVPR 2022"),
        ("Accepted at the NeurIPS 2021 Workshop on Trees", None),
        ("Accepted at ICML 2021, Workshop on Trees", None),
        ("Submitted to NeurIPS 2021", None),
        ("under review at ICLR 2022", None),
        ("accepted by several people", None),
    ],
)
def test_a_comment_is_a_venue_only_where_it_is_certain(comment: str, venue: str | None) -> None:
    (record,) = document(read, feed(entry(more=f"<arxiv:comment>{comment}</arxiv:comment>"))).records
    assert record.venue == venue


def test_old_numbers_and_collaborations_are_read() -> None:
    text = feed(entry(id="math.GT/0309136")).replace("Ada Byron", "The ATLAS Collaboration")
    (record,) = document(read, text).records
    assert record.identifiers.arxiv == "math.GT/0309136"
    assert record.authors == ("Jürgen Müller", "The ATLAS Collaboration")


def test_the_rss_of_a_category_is_read() -> None:
    text = """<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
  <channel>
    <title>math.OC updates on arXiv.org</title>
    <item>
      <title>Mass concentration</title>
      <link>https://arxiv.org/abs/2203.01254</link>
      <description>arXiv:2203.01254v2 Announce Type: new
Abstract: We consider minimization.</description>
      <guid isPermaLink="false">oai:arXiv.org:2203.01254v2</guid>
      <category>math.OC</category>
      <pubDate>Fri, 23 Feb 2024 00:00:00 -0500</pubDate>
      <arxiv:announce_type>new</arxiv:announce_type>
      <dc:creator>Antonin Monteil (A, B), Paul Pegon</dc:creator>
    </item>
  </channel>
</rss>
"""
    found = document(read, text)
    (record,) = found.records
    assert found.title == "math.OC updates on arXiv.org"
    assert record.authors == ("Antonin Monteil", "Paul Pegon")
    assert record.abstract == "We consider minimization."
    assert (record.date, record.categories) == ("2024-02-23", ("OC",))
    assert record.identifiers.arxiv == "2203.01254"
    (again,) = document(read, text.replace(">new<", ">replace<")).records
    assert again.date is None


def test_a_journals_feed_with_turned_names_is_read() -> None:
    text = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://purl.org/rss/1.0/modules/prism/">
<item rdf:about="http://biorxiv.org/cgi/content/short/1">
<title><![CDATA[Cells & more]]></title><link>http://biorxiv.org/cgi/content/short/1</link>
<dc:creator><![CDATA[Smith, J., Doe, A. B.]]></dc:creator><dc:identifier>doi:10.1101/2020.01.01</dc:identifier>
<dc:date>2020-01-02</dc:date><prism:publicationName>bioRxiv</prism:publicationName>
</item></rdf:RDF>"""
    assert recognises(text)
    (record,) = document(read, text).records
    assert (record.title, record.authors, record.venue) == (
        "Cells & more",
        ("J. Smith", "A. B. Doe"),
        "bioRxiv",
    )
    assert (record.date, record.identifiers.doi) == ("2020-01-02", "10.1101/2020.01.01")


def test_an_answer_that_is_no_list_is_a_problem() -> None:
    text = feed(
        "<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>bad id</summary></entry>"
    )
    found = document(read, text)
    assert not found.records
    assert [(each.code, each.line) for each in found.problems] == [("answer-without-papers", 6)]
    assert counted(found)


def test_several_answers_in_one_file_are_one_list() -> None:
    found = document(read, FEED + FEED)
    assert [record.title for record in found.records] == ["Sets", "Graphs", "Trees"] * 2
    assert not [each for each in found.problems if each.severity == "error"]


def test_an_undeclared_or_declared_entity_is_never_resolved() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>\n'
    text = FEED.replace("<feed", bomb + "<feed", 1).replace("Graphs", "&b;&f;&nbsp;&uuml;")
    titles = [record.title for record in document(read, text).records]
    assert titles == ["Sets", "&b;&f; ü", "Trees"]


def test_signs_that_should_be_escaped_are_read_as_what_they_are() -> None:
    assert [
        record.title for record in document(read, FEED.replace("Graphs", "R&D for p < 0.05")).records
    ] == [
        "Sets",
        "R&D for p < 0.05",
        "Trees",
    ]


def test_a_fault_costs_its_entry_and_says_where_it_is() -> None:
    text = FEED.replace("<title>Graphs</title>", "<title>Graphs</titel>")
    found = document(read, text)
    assert [record.title for record in found.records] == ["Sets", "Trees"]
    (problem,) = found.problems
    line = next(number for number, each in enumerate(text.split("\n"), 1) if "titel" in each)
    assert (problem.code, problem.severity, problem.line, problem.column) == (
        "broken-file",
        "error",
        line,
        20,
    )
    assert "line 27" in problem.message
    assert counted(found)


def test_a_file_that_ends_early_gives_what_stands_before() -> None:
    found = document(read, FEED[: FEED.index("Trees") + 3])
    assert [record.title for record in found.records] == ["Sets", "Graphs"]
    assert [each.code for each in found.problems] == ["broken-file"]


@settings(max_examples=150, deadline=None)
@given(accidents(FEED, (27, 46)))
def test_an_accident_costs_one_entry(damaged: str) -> None:
    survive(read, FEED, damaged, 1)


@settings(max_examples=50, deadline=None)
@given(st.text("<>/?!-[]&;\"'= entryfeditle\n", max_size=200))
def test_anything_is_read(text: str) -> None:
    assert counted(document(read, "<feed>" + text))
