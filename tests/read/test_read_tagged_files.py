"""Web of Science, RefWorks, EndNote and what repositories give out as XML: fields, names, dates, and lines."""

import pytest

from papershelf.model import Document
from papershelf.read import read_data, reader_of
from papershelf.read.registry import FORMATS

WEB_OF_SCIENCE = """\
FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Byron, AB
   van der Berg, K
AF Byron, Ada B.
   van der Berg, Karel
TI Bees at night and
   by day
SO INSECTS
LA English
DE bees; night
ID HONEY; WAX
AB Bees fly.
CR ROE C, 1986, INSECTS, V83, P8
   FOX A, 2003, WASPS
PD JUN 8
PY 2004
DI 10.1234/Bees
UT WOS:000221807500019
ER

PT C
AU [Anonymous]
TI WASPS
SO PROCEEDINGS OF WASPS
PD MAY-JUN
PY 2005
ER

EF
"""

ENDNOTE = """\
%0 Conference Proceedings
%T Bees at night
%A Byron, Ada B.
%A van der Berg, Karel
%Y Roe, Cy
%S Proceedings of the Workshop on Bees
%D 2004
%8 8 June
%X Bees fly.
And rest.
%K bees
night
%R 10.1234/bees
%U https://aclanthology.org/2021.x-1.3

%0 Journal Article
%A 张伟
%A 李娜
%T 看雨
%J 光学学报
%D 2021
"""

REFWORKS = """\
RT Journal Article
SR Electronic(1)
A1 Byron,Ada B.
A1 van der Berg,Karel
T1 Bees at night
JF Insects
YR 2004
FD June 8, 2004
K1 bees
K1 night
AB Bees fly.
DO 10.1234/bees
"""

ENDNOTE_XML = """\
<?xml version="1.0" encoding="UTF-8"?>
<xml><records>
<record><rec-number>1</rec-number><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">Byron, Ada B.</style></author><author>van der Berg, Karel</author>
</authors><secondary-authors><author>Roe, Cy</author></secondary-authors></contributors>
<titles><title><style face="normal">Bees at </style><style face="italic">night</style></title>
<secondary-title>Insects</secondary-title></titles>
<keywords><keyword>bees</keyword><keyword>night</keyword></keywords>
<dates><year>2004</year><pub-dates><date>June 8</date></pub-dates></dates><abstract>Bees fly.</abstract>
<electronic-resource-num>10.1234/bees</electronic-resource-num></record>
</records></xml>
"""

ARXIV = """\
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>
<record><header><identifier>oai:arXiv.org:0804.2273</identifier></header><metadata>
<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>0804.2273</id><created>2004-06-08</created><updated>2008-05-01</updated>
<authors><author><keyname>Byron</keyname><forenames>Ada B.</forenames></author>
<author><keyname>van der Berg</keyname><forenames>Karel</forenames></author></authors><title>Bees at
  night</title><categories>cs.DL cs.NI</categories><doi>10.1234/bees</doi><abstract>  Bees fly.
</abstract></arXiv></metadata></record>
<record><header status="deleted"><identifier>oai:arXiv.org:1</identifier></header></record>
</ListRecords></OAI-PMH>
"""

DUBLIN_CORE = """\
<OAI-PMH><ListRecords><record><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Bees at night</dc:title><dc:creator>Byron, Ada B.</dc:creator>
<dc:creator>van der Berg, Karel</dc:creator><dc:subject>bees</dc:subject><dc:subject>night</dc:subject>
<dc:description>Bees fly.</dc:description><dc:date>2004-06-08</dc:date><dc:identifier>doi:10.1234/bees</dc:identifier>
</oai_dc:dc></metadata></record></ListRecords></OAI-PMH>
"""

MODS = """\
<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods ID="byron-2004"><titleInfo><title>Bees</title>
<subTitle>at night</subTitle></titleInfo>
<name type="personal"><namePart type="family">Byron</namePart><namePart type="given">Ada</namePart>
<namePart type="given">B.</namePart><role><roleTerm>author</roleTerm></role></name>
<name type="personal"><namePart>Cy Roe</namePart><role><roleTerm>editor</roleTerm></role></name>
<abstract>Bees fly.</abstract><originInfo><dateIssued>2004-06</dateIssued></originInfo>
<relatedItem type="host"><titleInfo><title>Proceedings of Bees</title></titleInfo></relatedItem>
<identifier type="doi">10.1234/bees</identifier></mods></modsCollection>
"""

PEOPLE = ("Ada B. Byron", "Karel van der Berg")


def read(text: str, file: str = "list.txt") -> Document:
    document = read_data(file, text.encode()).document
    counted = document.lines_in_records + document.lines_noise + document.lines_blank
    assert counted == document.lines_total
    return document


def test_web_of_science_has_full_names_and_fields_over_several_lines() -> None:
    document = read(WEB_OF_SCIENCE)
    first, second = document.records
    assert (first.title, first.authors, first.abstract) == ("Bees at night and by day", PEOPLE, "Bees fly.")
    assert (first.date, first.venue, first.topics) == ("2004-06-08", "INSECTS", ("bees", "night"))
    assert first.identifiers.doi == "10.1234/bees"
    assert (first.line_start, first.line_end) == (3, 21)
    assert (second.title, second.authors, second.authors_complete) == ("WASPS", (), False)
    assert second.date == "2005-05"
    assert {each.code for each in document.problems} == set()


@pytest.mark.parametrize(
    ("text", "file"),
    [
        (ENDNOTE, "a.enw"),
        (ENDNOTE, "a.txt"),
        (REFWORKS, "a.txt"),
        (ENDNOTE_XML, "a.xml"),
        (ARXIV, "a.xml"),
        (DUBLIN_CORE, "a.xml"),
    ],
)
def test_each_gives_the_fields_of_a_paper(text: str, file: str) -> None:
    document = read(text, file)
    record = document.records[0]
    assert (record.title, record.authors, record.authors_complete) == ("Bees at night", PEOPLE, True)
    assert (record.date, record.identifiers.doi) == ("2004-06-08", "10.1234/bees")
    assert record.abstract in ("Bees fly.", "Bees fly. And rest.")
    assert record.topics in (("bees", "night"), ())
    assert document.problems == ()


def test_an_entry_of_endnote_in_chinese_keeps_its_names() -> None:
    second = read(ENDNOTE, "a.enw").records[1]
    assert (second.title, second.authors, second.venue) == ("看雨", ("张伟", "李娜"), "光学学报")


def test_arxiv_over_oai_keeps_the_first_date_and_tells_of_deleted_records() -> None:
    document = read(ARXIV, "a.xml")
    assert document.records[0].categories == ("DL", "NI")
    assert document.records[0].identifiers.arxiv == "0804.2273"
    assert "a record that was deleted" in {each.reason for each in document.noise}


def test_mods_names_authors_alone_and_the_volume_as_venue() -> None:
    record = read(MODS, "a.xml").records[0]
    assert (record.title, record.authors) == ("Bees: at night", ("Ada B. Byron",))
    assert (record.venue, record.date) == ("Proceedings of Bees", "2004-06")


@pytest.mark.parametrize(
    ("file", "text", "module"),
    [
        ("list.ris", WEB_OF_SCIENCE, "web_of_science"),
        ("list.ris", ENDNOTE, "endnote"),
        ("list.ris", "PMID- 1\nTI  - Bees\nAU  - Byron A\n", "pubmed"),
        ("list.ris", "nothing of the kind", "ris"),
        ("list.nbib", "nothing of the kind", "pubmed"),
        ("list.ciw", "nothing of the kind", "web_of_science"),
        ("savedrecs.txt", WEB_OF_SCIENCE, "web_of_science"),
    ],
)
def test_what_a_file_holds_goes_before_its_ending(file: str, text: str, module: str) -> None:
    assert reader_of(file, text) is FORMATS[f"formats.{module}"]


@pytest.mark.parametrize(
    "text", ["100%\n%A\n", "PT J\n", "% A comment of TeX\n%T more\n", "RT @someone: PT J\n", "PT\n\n\n"]
)
def test_a_page_with_such_signs_is_no_tagged_file(text: str) -> None:
    found = reader_of("page.txt", f"Some words of a page that goes on for a while.\n{text}")
    assert found not in (FORMATS["formats.endnote"],)
    read(text)


def test_the_repository_of_a_society_writes_the_title_before_the_kind() -> None:
    text = "%T Bees\n%0 Journal Article\n%A Byron, Ada\n%B Insects\n%D 2021\n\n\n"
    document = read(f"{text}%T Wasps\n%0 Journal Article\n%A Chen, Bo\n\n\n%T Index\n%D 2021\n", "ais.txt")
    assert [(record.title, record.authors) for record in document.records] == [
        ("Bees", ("Ada Byron",)),
        ("Wasps", ("Bo Chen",)),
        ("Index", ()),
    ]
