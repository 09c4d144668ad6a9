"""XML of collections: the ACL Anthology, DBLP and PubMed."""

import pytest
from damage import accidents, counted, document, survive
from hypothesis import given, settings

from papershelf.model import Identifiers, Link
from papershelf.read.formats import anthology, dblp, pubmed_xml
from papershelf.read.formats.anthology import read, recognises

HEAD = """<?xml version='1.0' encoding='UTF-8'?>
<collection id="2022.acl">
  <volume id="long" ingest-date="2022-05-15" type="proceedings">
    <meta>
      <booktitle>Proceedings of the <fixed-case>ACL</fixed-case> (Volume 1: Long Papers)</booktitle>
      <editor><first>Smaranda</first><last>Muresan</last></editor>
      <publisher>Association for Computational Linguistics</publisher>
      <month>May</month>
      <year>2022</year>
      <url hash="b8317652">2022.acl-long</url>
      <venue>acl</venue>
    </meta>
    <frontmatter>
      <url hash="56ea4e43">2022.acl-long.0</url>
      <bibkey>acl-2022-association-linguistics-1</bibkey>
    </frontmatter>
"""
PAPER = """    <paper id="{number}">
      <title>{title}</title>
      <author id="ali-m"><first>Ali</first><last>Modarressi</last><affiliation>Somewhere</affiliation></author>
      <author><first>Weiguang</first><last>Qu</last>
        <variant script="hani"><first>维光</first><last>曲</last></variant></author>
      <author><first/><last>Mausam</last></author>
      <pages>1-15</pages>
      <abstract>Code at <url>https://example.org/code</url> for <tex-math>k \\ge 2</tex-math>.</abstract>
      <url hash="a3b4bfc3">2022.acl-long.{number}</url>
      <doi>10.18653/v1/2022.acl-long.{number}</doi>
      {more}
    </paper>
"""
TAIL = "  </volume>\n</collection>\n"


def paper(number: int = 1, title: str = "Sets", more: str = "<bibkey>x</bibkey>") -> str:
    return PAPER.format(number=number, title=title, more=more)


def collection(*papers: str) -> str:
    return HEAD + "".join(papers) + TAIL


BOOK = collection(paper(1, "Sets"), paper(2, "Graphs"), paper(3, "Trees"))


def test_a_paper_gives_its_fields_and_lines() -> None:
    title = "<fixed-case>A</fixed-case>dap<fixed-case>L</fixed-case>e<b>R</b>: <tex-math>O(n)</tex-math> <i>steps</i>"
    text = collection(paper(1, title))
    assert recognises(text)
    found = document(read, text)
    (record,) = found.records
    assert text.split("\n")[record.line_start - 1].strip() == '<paper id="1">'
    assert text.split("\n")[record.line_end - 1].strip() == "</paper>"
    assert record.title == "AdapLeR: $O(n)$ steps"
    assert (record.authors, record.authors_complete) == (("Ali Modarressi", "Weiguang Qu", "Mausam"), True)
    assert record.abstract == "Code at https://example.org/code for $k \\ge 2$."
    assert (record.date, record.venue) == ("2022-05", "Proceedings of the ACL (Volume 1: Long Papers)")
    assert record.identifiers == Identifiers(doi="10.18653/v1/2022.acl-long.1", acl="2022.acl-long.1")
    assert record.links == (Link(kind="pdf", url="https://aclanthology.org/2022.acl-long.1.pdf"),)
    assert found.title == record.venue
    assert counted(found)


def test_front_matter_is_noise_with_a_reason() -> None:
    found = document(read, BOOK)
    assert [record.title for record in found.records] == ["Sets", "Graphs", "Trees"]
    assert (13, 16, "the front matter of a volume") in [
        (each.line_start, each.line_end, each.reason) for each in found.noise
    ]


def test_awards_code_and_videos_are_kept() -> None:
    more = """<award>Best Paper</award><award>Best Resource Paper</award>
      <pwccode url="https://github.com/a/b" additional="false">a/b</pwccode>
      <pwcdataset url="https://paperswithcode.com/dataset/douban">Douban</pwcdataset>
      <video href="2022.acl-long.1.mp4"/><video href="https://vimeo.com/1" permission="false"/>
      <attachment type="software" hash="f">2022.acl-long.1.software.zip</attachment>"""
    (record,) = document(read, collection(paper(more=more))).records
    assert record.award == "Best Paper; Best Resource Paper"
    assert [(link.kind, link.url.rpartition("/")[2]) for link in record.links] == [
        ("pdf", "2022.acl-long.1.pdf"),
        ("code", "b"),
        ("data", "douban"),
        ("video", "2022.acl-long.1.mp4"),
        ("code", "2022.acl-long.1.software.zip"),
    ]


@pytest.mark.parametrize(
    ("collection", "volume", "number", "acl"),
    [
        ("P19", "1", "1", "P19-1001"),
        ("W19", "1", "2", "W19-0102"),
        ("D19", "1", "2", "D19-1002"),
        ("D19", "50", "2", "D19-5002"),
        ("2020.acl", "main", "7", "2020.acl-main.7"),
    ],
)
def test_a_number_is_made_where_no_address_says_it(
    collection: str, volume: str, number: str, acl: str
) -> None:
    text = (
        f'<collection id="{collection}"><volume id="{volume}"><meta><booktitle>B</booktitle></meta>'
        f'<paper id="{number}"><title>T</title></paper></volume></collection>'
    )
    assert document(read, text).records[0].identifiers.acl == acl


def test_the_oldest_form_is_read() -> None:
    text = """<volume id="P05">
<paper id="1000"><title>Proceedings</title><editor><first>A</first><last>B</last></editor><year>2005</year></paper>
<paper id="1001"><title>Sets</title><author><first>Ada</first><last>Byron</last></author><year>2005</year></paper>
</volume>"""
    assert recognises(text)
    (record,) = document(read, text).records
    assert (record.authors, record.date, record.identifiers.acl) == (("Ada Byron",), "2005", "P05-1001")


def test_a_retracted_paper_is_kept_with_a_note() -> None:
    found = document(read, collection(paper(more='<retracted date="2020-01-01">Errors.</retracted>')))
    assert len(found.records) == 1
    assert [(each.severity, each.code) for each in found.problems] == [("note", "withdrawn-paper")]


def test_a_volume_behind_a_fault_has_its_own_title() -> None:
    second = HEAD.partition("\n")[2].partition("\n")[2].replace("Long", "Short")
    text = HEAD + paper(1) + paper(2).replace("</paper>", "") + "  </volume>\n" + second + paper(3) + TAIL
    found = document(read, text)
    assert [(record.title, "Short" in (record.venue or "")) for record in found.records] == [
        ("Sets", False),
        ("Sets", True),
    ]
    assert counted(found)


@settings(max_examples=150, deadline=None)
@given(accidents(BOOK, (29, 40)))
def test_an_accident_costs_one_paper(damaged: str) -> None:
    survive(read, BOOK, damaged, 1)


def test_dblp_is_read() -> None:
    text = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE dblp SYSTEM "dblp.dtd">
<dblp>
<article mdate="2017-05-28" key="journals/acta/Saxena96">
<author>Sanjeev Saxena 0001</author><author>J&uuml;rgen M&uuml;ller</author>
<title>Parallel Integer Sorting and <i>Simulation</i>.</title>
<year>1996</year><journal>Acta Inf.</journal><ee>https://doi.org/10.1007/BF03036466</ee>
</article>
<www key="homepages/a"><author>X</author><title>Home Page</title></www>
</dblp>"""
    assert dblp.recognises(text)
    found = document(dblp.read, text)
    (record,) = found.records
    assert record.title == "Parallel Integer Sorting and Simulation"
    assert record.authors == ("Sanjeev Saxena", "Jürgen Müller")
    assert (record.venue, record.date) == ("Acta Inf.", "1996")
    assert record.identifiers.doi == "10.1007/bf03036466"
    assert counted(found)


def test_a_person_of_dblp_is_read() -> None:
    text = """<dblpperson name="Ada Byron" pid="1/1" n="1"><person key="homepages/1/1">
<author>Ada Byron</author></person>
<r><inproceedings key="conf/x/1"><author>Ada Byron</author><title>Sets?</title><booktitle>X</booktitle><year>2001</year>
</inproceedings></r></dblpperson>"""
    assert dblp.recognises(text)
    found = document(dblp.read, text)
    assert [(record.title, record.venue) for record in found.records] == [("Sets?", "X")]
    assert found.title == "Ada Byron"


def test_pubmed_is_read() -> None:
    text = """<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/x.dtd">
<PubmedArticleSet>
<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">38000001</PMID>
<Article><Journal><JournalIssue><PubDate><Year>2024</Year><Month>Mar</Month><Day>15</Day></PubDate></JournalIssue>
<Title>Nature medicine</Title></Journal>
<ArticleTitle>Base editing of <i>PCSK9</i> in primates.</ArticleTitle>
<Abstract><AbstractText Label="BACKGROUND">One.</AbstractText>
<AbstractText Label="METHODS">Two.</AbstractText></Abstract>
<AuthorList CompleteYN="N"><Author><LastName>Hardy</LastName><ForeName>Ann B</ForeName><Suffix>Jr</Suffix></Author>
<Author><CollectiveName>PSD Study Group</CollectiveName></Author></AuthorList></Article>
<KeywordList><Keyword MajorTopicYN="N">editing</Keyword></KeywordList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="doi">10.1038/s41591-024</ArticleId></ArticleIdList>
<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.1/other</ArticleId></ArticleIdList></Reference>
</ReferenceList></PubmedData></PubmedArticle>
</PubmedArticleSet>"""
    assert pubmed_xml.recognises(text)
    found = document(pubmed_xml.read, text)
    (record,) = found.records
    assert record.title == "Base editing of PCSK9 in primates"
    assert (record.authors, record.authors_complete) == (("Ann B Hardy, Jr", "PSD Study Group"), False)
    assert record.abstract == "BACKGROUND: One.\n\nMETHODS: Two."
    assert (record.date, record.venue, record.topics) == ("2024-03-15", "Nature medicine", ("editing",))
    assert record.identifiers.doi == "10.1038/s41591-024"
    assert counted(found)


def test_each_is_told_from_the_others() -> None:
    readers = {"anthology": anthology, "dblp": dblp, "pubmed": pubmed_xml}
    texts = {
        "anthology": BOOK,
        "dblp": "<dblp><article><title>T</title></article></dblp>",
        "pubmed": "<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>",
    }
    for name, text in texts.items():
        assert [each for each, reader in readers.items() if reader.READER.recognises(text)] == [name]
