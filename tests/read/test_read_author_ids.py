"""What the formats call the authors of a paper: each id at the right name, and none that cannot be right."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papershelf.model import Document
from papershelf.read import read_data
from papershelf.read.formats.author_ids import beside_names, is_orcid, orcid
from papershelf.read.pages.settle import settle

ADA, BO = "0000-0002-1825-0097", "0000-0002-1694-233X"
SITE = "https://orcid.org/"


def read(file: str, text: str) -> Document:
    return settle([read_data(file, text.encode())])[0]


def article(**more: Any) -> dict[str, Any]:
    return {"title": "Counting Bees with Sparse Attention", "year": 2021, **more}


OPENREVIEW = {
    "notes": [
        {
            "id": "B1x",
            "forum": "B1x",
            "invitation": "ICLR.cc/2019/Conference/-/Blind_Submission",
            "content": {
                "title": "Counting Bees",
                "authors": ["Ada Byron", "Bo Chen"],
                "authorids": ["~Ada_Byron1", "bo@example.org"],
            },
        }
    ]
}
OPENREVIEW_OBJECTS = {
    "notes": [
        {
            "id": "B1x",
            "forum": "B1x",
            "invitations": ["ICLR.cc/2026/Conference/-/Submission"],
            "content": {
                "title": {"value": "Counting Bees"},
                "authors": {
                    "value": [{"fullname": "Ada Byron", "username": "~Ada_Byron1"}, {"fullname": "Bo Chen"}]
                },
            },
        }
    ]
}
CROSSREF = {
    "message-type": "work",
    "message": {
        "title": ["Counting Bees"],
        "type": "journal-article",
        "issued": {"date-parts": [[2021]]},
        "author": [
            {
                "ORCID": f"http://orcid.org/{ADA}",
                "authenticated-orcid": True,
                "given": "Ada",
                "family": "Byron",
            },
            {"given": "Bo", "family": "Chen", "sequence": "additional", "affiliation": []},
        ],
    },
}
CSL = [
    {
        "type": "article-journal",
        "title": "Counting Bees",
        "issued": {"date-parts": [[2021]]},
        "author": [
            {"family": "Byron", "given": "Ada"},
            {"family": "Chen", "given": "Bo", "ORCID": SITE + BO},
        ],
    }
]
DBLP_JSON = {
    "result": {
        "hits": {
            "hit": [
                {
                    "info": {
                        "title": "Counting Bees.",
                        "year": "2021",
                        "venue": "ICML",
                        "authors": {
                            "author": [
                                {"@pid": "b/AdaByron", "text": "Ada Byron"},
                                {"@pid": "12/345-2", "text": "Bo Chen 0002"},
                            ]
                        },
                    }
                }
            ]
        }
    }
}
DBLP_XML = f"""<?xml version="1.0"?>
<dblp><inproceedings key="conf/a/b21"><author orcid="{ADA}" pid="b/AdaByron">Ada Byron</author>
<author>Bo Chen 0002</author><title>Counting Bees.</title><year>2021</year>
<booktitle>ICML</booktitle></inproceedings></dblp>
"""
PUBMED = f"""
PMID- 31452104
TI  - Counting Bees with Sparse Attention.
FAU - Byron, Ada
AU  - Byron A
AUID- ORCID: http://orcid.org/{ADA}
AD  - Somewhere.
FAU - Chen, Bo
AU  - Chen B
AD  - Elsewhere.
DP  - 2021
"""
PUBMED_XML = f"""<PubmedArticleSet><PubmedArticle><MedlineCitation><Article><ArticleTitle>Counting Bees.</ArticleTitle>
<AuthorList CompleteYN="Y"><Author><LastName>Byron</LastName><ForeName>Ada</ForeName></Author>
<Author><LastName>Chen</LastName><ForeName>Bo</ForeName>
<Identifier Source="ORCID">{BO.replace("-", "")}</Identifier></Author>
</AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>
"""
OPENALEX = {
    "results": [
        {
            "id": "https://openalex.org/W1",
            "display_name": "Counting Bees",
            "publication_year": 2021,
            "authorships": [
                {
                    "author_position": "first",
                    "author": {
                        "id": "https://openalex.org/A50",
                        "display_name": "Ada Byron",
                        "orcid": SITE + ADA,
                    },
                    "raw_author_name": "A. Byron",
                },
                {"author": {"id": "https://openalex.org/A51", "display_name": "Bo Chen", "orcid": None}},
            ],
        }
    ]
}
SEMANTIC_SCHOLAR = {
    "data": [
        article(
            paperId="0123456789abcdef0123456789abcdef01234567",
            authors=[{"authorId": "1741101", "name": "Ada Byron"}, {"authorId": None, "name": "Bo Chen"}],
        )
    ]
}
OTHER_NUMBERS = [
    article(authors=[{"authorId": "1741101", "name": "Ada Byron"}, {"name": "Bo Chen", "id": 2}])
]
EUROPE_PMC = {
    "resultList": {
        "result": [
            article(
                pubYear="2021",
                authorString="Byron A, Chen B.",
                authorList={
                    "author": [
                        {"fullName": "Byron A", "firstName": "Ada", "lastName": "Byron",
                         "authorId": {"type": "ORCID", "value": ADA}},
                        {"fullName": "Chen B", "firstName": "Bo", "lastName": "Chen"},
                    ]
                },
            )
        ]
    }
}  # fmt: skip
DATACITE = {
    "data": [
        {
            "id": "10.5281/zenodo.1",
            "attributes": {
                "titles": [{"title": "Counting Bees"}],
                "publicationYear": 2021,
                "creators": [
                    {"name": "Byron, Ada", "givenName": "Ada", "familyName": "Byron",
                     "nameIdentifiers": [{"schemeUri": "https://orcid.org", "nameIdentifier": SITE + ADA,
                                          "nameIdentifierScheme": "ORCID"}]},
                    {"name": "Chen, Bo", "nameIdentifiers": []},
                ],
            },
        }
    ]
}  # fmt: skip
ZENODO = [
    article(
        creators=[
            {"person_or_org": {"name": "Byron, Ada", "identifiers": [{"identifier": ADA, "scheme": "orcid"}]},
             "name": "Byron, Ada"},
            {"name": "Chen, Bo"},
        ]
    )
]  # fmt: skip
INSPIRE = [
    article(
        authors=[
            {"full_name": "Byron, Ada", "ids": [{"schema": "INSPIRE BAI", "value": "A.Byron.1"},
                                                {"schema": "ORCID", "value": ADA}]},
            {"full_name": "Chen, Bo", "ids": []},
        ]
    )
]  # fmt: skip
ADS = {"response": {"docs": [article(author=["Byron, Ada", "Chen, Bo"], orcid_pub=["-", BO])]}}
WEB_OF_SCIENCE = f"""FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Byron, A
   Chen, B
AF Byron, Ada
   Chen, Bo
TI Counting Bees
SO BEES
RI Byron, Ada/A-1234-2008; Nobody, Else/B-1234-2009
OI Bo, Chen/{BO}; Byron,
   Ada/{ADA}
PY 2021
ER

EF
"""
BIBTEX_NUMBERS = f"""@article{{a, title = {{Counting Bees}}, author = {{Byron, Ada and Chen, Bo}},
  ORCID-Numbers = {{Byron, Ada/{ADA}
   Chen, Bo/{BO}}}, year = 2021}}
"""
BIBLATEX = f"""@article{{a, title = {{Counting Bees}}, author = {{Byron, Ada and Chen, Bo}},
  author+an:orcid = {{1="{ADA}"; 2="{BO}"}}, year = 2021}}
"""
BIBLATEX_NAMED = f"""@article{{a, title = {{Counting Bees}}, author = {{Byron, Ada and Chen, Bo}},
  author+an = {{1=corresponding; 2:orcid="{BO}"}}, year = 2021}}
"""
BIBTEX = f"""@article{{a, title = {{Counting Bees}}, author = {{Byron, Ada}}, orcid = {{{SITE}{ADA}}}, year = 2021}}
"""
BIBTEX_DBLP = """@article{a, title = {Counting Bees}, year = 2021,
  author = {Ada Byron and Wei Wang 0001 and Wei Wang 0002}}
"""
JSON_LD = f"""<html><head><title>Counting Bees</title><script type="application/ld+json">{{"@context": "https://schema.org",
"@type": "ScholarlyArticle", "headline": "Counting Bees", "datePublished": "2021", "author": [
{{"@type": "Person", "name": "Ada Byron", "@id": "{SITE}{ADA}"}},
{{"@type": "Person", "name": "Bo Chen", "sameAs": ["https://example.org/bo", "{SITE}{BO}"]}}]}}</script></head>
<body><h1>Counting Bees</h1><p>Ada Byron, Bo Chen</p></body></html>
"""
HEAD = f"""<html><head><title>Counting Bees</title><meta name="citation_title" content="Counting Bees">
<meta name="citation_author" content="Byron, Ada"><meta name="citation_author" content="Chen, Bo">
<meta name="citation_author_orcid" content="{SITE}{BO}"><meta name="citation_doi" content="10.1000/1"></head>
<body><p>Nothing.</p></body></html>
"""
ANTHOLOGY = f"""<collection id="2021.acl"><volume id="long"><meta><booktitle>ACL</booktitle><year>2021</year></meta>
<paper id="1"><title>Counting Bees</title><author id="ada-byron-kit" orcid="{ADA}">
<first>Ada</first><last>Byron</last></author>
<author><first>Bo</first><last>Chen</last></author></paper></volume></collection>
"""
MODS = f"""<mods><titleInfo><title>Counting Bees</title></titleInfo><name type="personal">
<namePart type="given">Ada</namePart><namePart type="family">Byron</namePart>
<nameIdentifier type="orcid">{ADA}</nameIdentifier></name>
<name type="personal"><namePart type="given">Bo</namePart><namePart type="family">Chen</namePart></name></mods>
"""
SHELF = """{"id":"a","url":"papers/a.html","title":"Counting Bees","label":"Counting Bees","authors":[\
{"id":"ada","name":"Ada Byron"},{"id":"bo","name":"Bo Chen"}],"authors_complete":true}
"""
SCOPUS = """Authors,Author(s) ID,Title,Year
"Byron A.; Chen B.","57200000001; 57200000002",Counting Bees,2021
"Roe C.; Doe D.","57200000003;57200000004;",Counting Wasps,2021
"""
OPENALEX_TABLE = f"""display_name,publication_year,authorships.author.display_name,authorships.author.orcid
Counting Bees,2021,Ada Byron|Bo Chen,{SITE}{ADA}|None
"""
ROWS = f"""paper,title,given_name,family_name,orcid
1,Counting Bees,Ada,Byron,{ADA}
1,Counting Bees,Bo,Chen,
2,Counting Wasps,Bo,Chen,{BO}
"""
ONE, BOTH, OTHER = (f"orcid:{ADA}", ""), (f"orcid:{ADA}", f"orcid:{BO}"), ("", f"orcid:{BO}")


@pytest.mark.parametrize(
    ("file", "text", "ids"),
    [
        ("openreview.json", OPENREVIEW, ("openreview:~Ada_Byron1", "")),
        ("openreview.json", OPENREVIEW_OBJECTS, ("openreview:~Ada_Byron1", "")),
        ("crossref.json", CROSSREF, ONE),
        ("zotero.json", CSL, OTHER),
        ("dblp.json", DBLP_JSON, ("dblp:b/AdaByron", "dblp:12/345-2")),
        ("dblp.xml", DBLP_XML, (f"dblp:b/AdaByron orcid:{ADA}", "dblp-name:Bo_Chen_0002")),
        ("pubmed.nbib", PUBMED, ONE),
        ("pubmed.xml", PUBMED_XML, OTHER),
        ("openalex.json", OPENALEX, (f"openalex:A50 orcid:{ADA}", "openalex:A51")),
        ("s2.json", SEMANTIC_SCHOLAR, ("s2:1741101", "")),
        ("other.json", OTHER_NUMBERS, ()),
        ("europepmc.json", EUROPE_PMC, ONE),
        ("datacite.json", DATACITE, ONE),
        ("zenodo.json", ZENODO, ONE),
        ("inspire.json", INSPIRE, ONE),
        ("ads.json", ADS, OTHER),
        ("savedrecs.txt", WEB_OF_SCIENCE, (f"orcid:{ADA} researcherid:A-1234-2008", f"orcid:{BO}")),
        ("wos.bib", BIBTEX_NUMBERS, BOTH),
        ("biblatex.bib", BIBLATEX, BOTH),
        ("biblatex.bib", BIBLATEX_NAMED, OTHER),
        ("one.bib", BIBTEX, (f"orcid:{ADA}",)),
        ("dblp.bib", BIBTEX_DBLP, ("", "dblp-name:Wei_Wang_0001", "dblp-name:Wei_Wang_0002")),
        ("page.html", JSON_LD, BOTH),
        ("page.html", HEAD, OTHER),
        ("2021.acl.xml", ANTHOLOGY, (f"acl:ada-byron-kit orcid:{ADA}", "")),
        ("mods.xml", MODS, ONE),
        ("papers.jsonl", SHELF, ("shelf:ada", "shelf:bo")),
        ("scopus.csv", SCOPUS, ("scopus:57200000001", "scopus:57200000002")),
        ("openalex.csv", OPENALEX_TABLE, ONE),
        ("authors.csv", ROWS, ONE),
    ],
)
def test_each_format_says_who_its_authors_are(file: str, text: Any, ids: tuple[str, ...]) -> None:
    document = read(file, text if isinstance(text, str) else json.dumps(text))
    assert not [problem for problem in document.problems if problem.severity != "note"]
    record = document.records[0]
    assert record.author_ids == ids
    assert record.authors[-1].split()[-1] in ("Byron", "Chen", "Wang")


def test_a_wrong_orcid_is_told_and_is_no_id() -> None:
    document = read("a.bib", BIBTEX.replace("0097", "0079"))
    assert document.records[0].author_ids == ()
    (problem,) = document.problems
    assert (problem.code, problem.line) == ("wrong-orcid", 1)
    assert "“0000-0002-1825-0079”" in problem.message
    (problem,) = read("a.nbib", PUBMED.replace(ADA, "0000-0002-18")).problems
    assert "“0000-0002-18” is no ORCID iD" in problem.message


def test_an_orcid_of_two_authors_of_one_paper_is_nobodys() -> None:
    document = read("a.bib", BIBLATEX.replace(BO, ADA))
    assert document.records[0].author_ids == ()
    (problem,) = document.problems
    assert "two authors of one paper" in problem.message


def test_an_id_beside_a_name_is_given_to_the_only_author_that_it_fits() -> None:
    names = ("Jane Doe", "John Doe", "Ngoc-Minh Tran", "Wei Zhang", "W. H. Li")
    told = f"Doe, J/{ADA}; Tran, Ngoc Minh/{BO}"
    assert beside_names(names, told) == ("", "", f"orcid:{BO}", "", "")
    assert beside_names(names, f"Zhang, Wei/{ADA}; Zhang, W./{BO}") == ("",) * 5
    assert beside_names(names, f"Li, Wen Hao/{ADA}")[4] == f"orcid:{ADA}"


@pytest.mark.parametrize(
    "number",
    [ADA, BO, "0000-0001-5109-3700", "0000-0001-2345-6789", "0009-0001-2345-6780", "0000-0000-0000-0000"],
)
def test_a_number_with_another_last_digit_is_no_orcid(number: str) -> None:
    right = [digit for digit in "0123456789X" if is_orcid(number[:-1] + digit)]
    assert len(right) == 1


@given(st.text(max_size=60))
def test_any_text_in_a_field_for_orcids_is_read(text: str) -> None:
    found = orcid(text)
    assert found == "" or (found.startswith("orcid:") and " " not in found)
