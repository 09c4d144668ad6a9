"""Tables and JSON as databases, reference managers and conferences write them: small ones of invented papers."""

import json
from time import process_time

import pytest

from papershelf.model import Document, Record
from papershelf.read import read_data

PEOPLE = ("Ada B. Byron", "Bo Chen")

TABLES = {
    "scopus.csv": '"Authors","Author full names","Author(s) ID","Title","Year","Source title","DOI","Link","Abstract",'
    '"Author Keywords","Source","EID"\n"Byron A.B.; Chen B.","Byron, Ada B. (57190000001); Chen, Bo (7400000002)",'
    '"57190000001; 7400000002","Bees at night","2021","Insects","10.1234/bees","https://www.scopus.com/r?eid=2-s2",'
    '"Bees fly.","bees; night","Scopus","2-s2"\n',
    "dimensions.csv": '"About the data: Exported on Apr 12, 2021."\nRank,Publication ID,DOI,Title,Abstract,Source title'
    ",Anthology title,PubYear,Authors,Authors (Raw Affiliation),MeSH terms,Dimensions URL\n"
    '1,pub.1,10.1234/bees,Bees at night,<p>Bees fly.</p>,Insects,,2021,"Byron, Ada B.; Chen, Bo",'
    '"Byron, Ada B. (MIT); Chen, Bo (KIT)","bees; night",https://app.dimensions.ai/details/publication/pub.1\n',
    "lens.csv": "Lens ID,Title,Date Published,Publication Year,Source Title,Author/s,Abstract,Keywords,DOI\n"
    "0-1,Bees at night,2021-05-26,2021,Insects,Ada B. Byron; Bo Chen,Bees fly.,bees; night,10.1234/bees\n",
    "openalex.csv": "id,doi,display_name,publication_year,primary_location.source.display_name,abstract,"
    "authorships.author.display_name,keywords.display_name\nhttps://openalex.org/W1,https://doi.org/10.1234/bees,"
    "Bees at night,2021,Insects,Bees fly.,Ada B. Byron|Bo Chen,bees|night\n",
    "zotero.csv": '"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Url",'
    '"Abstract Note","Date","Date Added","Manual Tags","Editor"\n"AB","journalArticle","2021",'
    '"Byron, Ada B.; Chen, Bo","Bees at night","Insects","10.1234/bees","",'
    '"Bees fly.","2021-05","2022-01-01","bees; night","Roe, Cy"\n',
    "rayyan.csv": '"key","title","year","month","day","journal","authors","abstract","doi","keywords"\n"r-1",'
    '"Bees at night.","2021","5","26","Insects","Byron, Ada B. and Chen, Bo","Bees fly.","10.1234/bees","bees,night"\n',
    "covidence.csv": "Title,Authors,Abstract,Published Year,Published Month,Journal,DOI,Ref,Covidence #,Tags\n"
    'Bees at night,"Byron, Ada B.; Chen, Bo",Bees fly.,2021,5,Insects,10.1234/bees,,#7,"bees; night"\n',
    "wos.tsv": "PT\tAU\tAF\tTI\tSO\tDE\tID\tAB\tPD\tPY\tDI\nJ\tByron, AB; Chen, B\tByron, Ada B.; Chen, Bo\t"
    "Bees at night\tInsects\tbees; night\tHONEY\tBees fly.\tMAY 26\t2021\t10.1234/bees\n",
    "wos.csv": "sep=;\nPublication Type;Authors;Author Full Names;Article Title;Source Title;Author Keywords;Abstract;"
    'Publication Date;Publication Year;DOI\nJ;"Byron, AB; Chen, B";"Byron, Ada B.; Chen, Bo";Bees at night;Insects;'
    '"bees; night";Bees fly.;MAY-JUN;2021;10.1234/bees\n',
    "embase.csv": "Title,Author Names,Source,Abstract,keywords,Open URL Link\nBees at night,"
    '"Byron A.B., Chen B.","Insects (2021) 3:3 (152-160). Date of Publication: 26 May 2021",Bees fly.,"bees, night",'
    "http://sfx.example.org/x?sid=EMBASE&id=doi:10.1234%2Fbees&atitle=Bees\n",
    "german.csv": "Titel;Autoren;Jahr;Zeitschrift;Schlagwörter;Zusammenfassung;DOI\nBees at night;"
    '"Byron, Ada B.; Chen, Bo";2021;Insects;"bees; night";Bees fly.;10.1234/bees\n',
    "chinese.csv": "标题,作者,年份,期刊,关键词,摘要,DOI\nBees at night,Ada B. Byron; Bo Chen,2021,Insects,bees; night,"
    "Bees fly.,10.1234/bees\n",
    "frame.csv": ",title,authors,year,venue,fields_of_study,abstract,externalIds\n0,Bees at night,\"[{'name': "
    "'Ada B. Byron'}, {'name': 'Bo Chen'}]\",2021.0,Insects,\"['bees', 'night']\",Bees fly.,"
    "\"{'DOI': '10.1234/bees'}\"\n",
}
"""A paper in the columns of many tools."""

ANSWERS: dict[str, object] = {
    "inspire": {
        "hits": {
            "hits": [
                {
                    "id": "1",
                    "metadata": {
                        "titles": [{"title": "Bees at night", "source": "arXiv"}],
                        "authors": [{"full_name": "Byron, Ada B."}, {"full_name": "Chen, Bo"}],
                        "abstracts": [{"value": "Bees fly.", "source": "arXiv"}],
                        "dois": [{"value": "10.1234/bees"}],
                        "publication_info": [{"journal_title": "Insects", "year": 2021}],
                        "preprint_date": "2021-05-26",
                        "keywords": [{"value": "bees"}, {"value": "night"}],
                    },
                }
            ],
            "total": 1,
        }
    },
    "ads": {
        "responseHeader": {"status": 0},
        "response": {
            "numFound": 1,
            "docs": [
                {
                    "bibcode": "2021I",
                    "title": ["Bees at night"],
                    "author": ["Byron, Ada B.", "Chen, Bo"],
                    "abstract": "Bees fly.",
                    "pub": "Insects",
                    "pubdate": "2021-05-00",
                    "doi": ["10.1234/bees"],
                    "keyword": ["bees", "night"],
                }
            ],
        },
    },
    "scholar graph": {
        "offset": 0,
        "data": [
            {
                "contexts": [],
                "citingPaper": {
                    "paperId": "a",
                    "title": "Bees at night",
                    "year": 2021,
                    "venue": "Insects",
                    "authors": [{"authorId": "1", "name": "Ada B. Byron"}, {"name": "Bo Chen"}],
                    "abstract": "Bees fly.",
                    "externalIds": {"DOI": "10.1234/bees"},
                    "fieldsOfStudy": ["bees", "night"],
                },
            }
        ],
    },
    "datacite": {
        "data": [
            {
                "id": "10.1234/bees",
                "type": "dois",
                "attributes": {
                    "doi": "10.1234/bees",
                    "creators": [
                        {"name": "Byron, Ada B.", "givenName": "Ada B.", "familyName": "Byron"},
                        {"name": "Chen, Bo"},
                    ],
                    "titles": [{"title": "Bees at night"}],
                    "container": {"title": "Insects"},
                    "publicationYear": 2021,
                    "subjects": [{"subject": "bees"}, {"subject": "night"}],
                    "dates": [
                        {"date": "2020-01-01", "dateType": "Submitted"},
                        {"date": "2021-05-26", "dateType": "Issued"},
                    ],
                    "descriptions": [
                        {"description": "12 pages", "descriptionType": "Other"},
                        {"description": "<p>Bees fly.</p>", "descriptionType": "Abstract"},
                    ],
                },
            }
        ]
    },
    "europe pmc": {
        "hitCount": 1,
        "resultList": {
            "result": [
                {
                    "id": "33",
                    "source": "MED",
                    "doi": "10.1234/bees",
                    "title": "Bees at night.",
                    "authorString": "Byron AB, Chen B.",
                    "authorList": {
                        "author": [
                            {"fullName": "Byron AB", "firstName": "Ada B.", "lastName": "Byron"},
                            {"fullName": "Chen B", "firstName": "Bo", "lastName": "Chen"},
                        ]
                    },
                    "journalInfo": {"volume": "1", "journal": {"title": "Insects"}},
                    "pubYear": "2021",
                    "abstractText": "Bees fly.",
                    "keywordList": {"keyword": ["bees", "night"]},
                }
            ]
        },
    },
    "dblp": {
        "result": {
            "query": "bees",
            "hits": {
                "@total": "1",
                "hit": [
                    {
                        "@score": "1",
                        "info": {
                            "authors": {
                                "author": [{"text": "Ada B. Byron 0002"}, {"@pid": "1", "text": "Bo Chen"}]
                            },
                            "title": "Bees at night.",
                            "venue": "Insects",
                            "year": "2021",
                            "doi": "10.1234/BEES",
                        },
                        "url": "URL#1",
                    }
                ],
            },
        }
    },
    "zotero": [
        {
            "key": "AB",
            "data": {
                "itemType": "journalArticle",
                "title": "Bees at night",
                "creators": [
                    {"creatorType": "author", "firstName": "Ada B.", "lastName": "Byron"},
                    {"creatorType": "editor", "firstName": "Cy", "lastName": "Roe"},
                    {"creatorType": "author", "firstName": "Bo", "lastName": "Chen"},
                ],
                "abstractNote": "Bees fly.",
                "publicationTitle": "Insects",
                "date": "2021",
                "DOI": "10.1234/bees",
                "tags": [{"tag": "bees"}, {"tag": "night"}],
            },
        }
    ],
    "programme of a virtual site": {
        "count": 1,
        "results": [
            {
                "id": 1,
                "name": "Bees at night",
                "authors": [{"fullname": "Ada B. Byron", "institution": "MIT"}, {"fullname": "Bo Chen"}],
                "abstract": "Bees fly.",
                "keywords": ["bees", "night"],
                "venue": "Insects",
                "year": 2021,
                "doi": "10.1234/bees",
            }
        ],
    },
    "lists by kind": {
        "updated": "2021-06-01",
        "orals": [
            {
                "title": "Bees at night",
                "authors": "Ada B. Byron, Bo Chen",
                "year": 2021,
                "venue": "Insects",
                "abstract": "Bees fly.",
                "doi": "10.1234/bees",
                "keywords": "bees, night",
            }
        ],
    },
}


def is_of_bees(record: Record) -> bool:
    """Whether a record says what all of these say, of names perhaps initials alone."""
    initials = ("A.B. Byron", "B. Chen")
    return (
        record.title == "Bees at night"
        and record.authors in (PEOPLE, initials)
        and record.authors_complete
        and record.abstract in ("Bees fly.", None)
        and record.venue in ("Insects", None)
        and (record.date or "").startswith("2021")
        and record.identifiers.doi == "10.1234/bees"
    )


def lines_add_up(document: Document) -> bool:
    counted = document.lines_in_records + document.lines_noise + document.lines_blank
    return counted == document.lines_total


@pytest.mark.parametrize("file", TABLES)
def test_tables_of_tools_are_read_by_the_names_of_their_columns(file: str) -> None:
    document = read_data(file, TABLES[file].encode()).document
    assert [is_of_bees(record) for record in document.records] == [True], document.records
    assert document.records[0].topics == ("bees", "night")
    assert document.problems == ()
    assert lines_add_up(document)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_tables_are_read_in_the_encodings_of_spreadsheets(encoding: str) -> None:
    document = read_data("wos.tsv", TABLES["wos.tsv"].encode(encoding)).document
    assert [is_of_bees(record) for record in document.records] == [True]
    assert document.problems == ()


@pytest.mark.parametrize("service", ANSWERS)
def test_answers_of_services_are_read_by_the_names_of_their_keys(service: str) -> None:
    for indent in (None, 1):
        document = read_data("answer.json", json.dumps(ANSWERS[service], indent=indent).encode()).document
        assert [is_of_bees(record) for record in document.records] == [True], document.records
        assert document.problems == ()
        assert lines_add_up(document)


@pytest.mark.parametrize(
    ("year", "date", "expected"),
    [
        ("2021", "MAY 26", "2021-05-26"),
        ("2021", "MAY-JUN", "2021-05"),
        ("2021.0", "", "2021"),
        ("2021", "2020-12-31", "2021"),
        ("", "44342", "2021-05-26"),
        ("", "7-14 May 2021", "2021-05"),
        ("26.05.2021", "", "2021-05-26"),
        ("n/a", "NaN", None),
    ],
)
def test_years_and_dates_are_put_together(year: str, date: str, expected: str | None) -> None:
    text = f"Title,Year,Publication Date,DOI\nBees at night,{year},{date},10.1234/bees\n"
    assert read_data("list.csv", text.encode()).document.records[0].date == expected


@pytest.mark.parametrize(
    ("cell", "authors", "complete"),
    [
        ("Byron, A.B., Chen, B., Roe, C.", ("A.B. Byron", "B. Chen", "C. Roe"), True),
        ("Byron AB, Chen B, de Roe C.", ("AB Byron", "B Chen", "C de Roe"), True),
        ("A Byron, B Chen, C Roe, ...", ("A Byron", "B Chen", "C Roe"), False),
        ("Ada Byron (MIT)*; Bo Chen (KIT, Bonn)", ("Ada Byron", "Bo Chen"), True),
        ("['Ada Byron', \"Bo O'Chen\"]", ("Ada Byron", "Bo O'Chen"), True),
        ("['Ada Byron'\n 'Bo Chen']", ("Ada Byron", "Bo Chen"), True),
        (
            '[{"first": "Ada", "middle": ["B."], "last": "Byron", "suffix": "Jr."}]',
            ("Ada B. Byron, Jr.",),
            True,
        ),
        ("[No author name available]", (), False),
        ("NULL", (), False),
    ],
)
def test_cells_of_authors_in_all_their_forms(cell: str, authors: tuple[str, ...], complete: bool) -> None:
    quoted = cell.replace('"', '""')
    record = read_data("list.csv", f'Title,Authors,Year\nBees,"{quoted}",2021\n'.encode()).document.records[0]
    assert (record.authors, record.authors_complete) == (authors, complete)


def test_commas_within_names_as_between_them_are_told_by_the_column() -> None:
    rows = '1,"Byron, Ada B., Chen, Bo"\n2,"Roe, Cy, Diaz, Eva M."\n3,"Fox, Al G."\n'
    document = read_data("list.csv", f"Title,Authors\n{rows}".encode()).document
    assert [record.authors for record in document.records] == [
        ("Ada B. Byron", "Bo Chen"),
        ("Cy Roe", "Eva M. Diaz"),
        ("Al G. Fox",),
    ]


def test_a_count_of_authors_tells_that_a_list_is_cut() -> None:
    text = 'Cites,Authors,Title,Year,Source,GSRank,AuthorCount\n1,"A Byron, B Chen",[PDF][PDF] Bees,2016,Insects,1,5\n'
    record = read_data("pop.csv", text.encode()).document.records[0]
    assert (record.title, record.authors_complete) == ("Bees", False)


def test_rows_of_authors_become_one_paper() -> None:
    text = "paper,title,first,last,email\n3,Bees,Ada,Byron,a@b.org\n3,Bees,Bo,Chen,b@b.org\n4,Wasps,Cy,Roe,c@b.org\n"
    document = read_data("authors.csv", text.encode()).document
    assert [(record.title, record.authors) for record in document.records] == [
        ("Bees", ("Ada Byron", "Bo Chen")),
        ("Wasps", ("Cy Roe",)),
    ]
    assert (document.records[0].line_start, document.records[0].line_end) == (2, 3)


def test_a_programme_gives_its_talks_and_leaves_its_breaks() -> None:
    text = (
        "Date,Time Start,Session Title,Room,Description,Speakers\n05/26/2021,10:00 AM,Bees at night,A,Bees fly.,"
        '"Ada Byron, Bo Chen"\n05/26/2021,11:00 AM,Coffee Break,B,,\n'
    )
    document = read_data("programme.csv", text.encode()).document
    assert [(record.title, record.authors) for record in document.records] == [
        ("Bees at night", ("Ada Byron", "Bo Chen"))
    ]
    assert document.noise[-1].reason == "a part of the programme without speakers"


def test_a_database_is_no_venue() -> None:
    text = "Title,Authors,Source\nBees,Ada Byron,PubMed\nWasps,Bo Chen,Journal of Wasps\n"
    records = read_data("list.csv", text.encode()).document.records
    assert [record.venue for record in records] == [None, "Journal of Wasps"]


def test_the_first_version_dates_a_paper_of_the_arxiv_dump() -> None:
    line = {
        "id": "0704.0001",
        "authors": "Ada Byron and Bo Chen",
        "authors_parsed": [["Byron", "A. -B.", "Jr"], ["Chen", "Bo", ""]],
        "title": "Bees",
        "categories": "hep-ph cs.LG",
        "versions": [{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}],
        "update_date": "2008-11-26",
    }
    record = read_data("arxiv.json", (json.dumps(line) + "\n").encode()).document.records[0]
    assert (record.date, record.identifiers.arxiv) == ("2007-04-02", "0704.0001")
    assert record.authors == ("A.-B. Byron, Jr", "Bo Chen")


def test_sessions_that_hold_papers_are_no_papers() -> None:
    papers = [{"title": "Bees", "authors": ["Ada Byron"]}, {"title": "Wasps", "authors": ["Bo Chen"]}]
    answer = {"conference": "X", "days": [{"day": "Monday", "slots": [{"name": "S1", "talks": papers}]}]}
    document = read_data("programme.json", json.dumps(answer, indent=1).encode()).document
    assert [record.title for record in document.records] == ["Bees", "Wasps"]


def test_rows_of_single_authors_become_one_paper_where_titles_repeat() -> None:
    text = (
        "Conference,Year,Title,Author,Affiliation\nX,2006,Bees,Ada Byron,MIT\nX,2006,Bees,Bo Chen,KIT\n"
        "X,2006,Wasps,Cy Roe,MIT\nX,2006,Wasps,Eva Diaz,KIT\nX,2006,Editorial,Al Fox,KIT\n"
    )
    document = read_data("list.csv", text.encode()).document
    assert [(record.title, record.authors) for record in document.records] == [
        ("Bees", ("Ada Byron", "Bo Chen")),
        ("Wasps", ("Cy Roe", "Eva Diaz")),
        ("Editorial", ("Al Fox",)),
    ]


def test_papers_of_one_title_stay_apart() -> None:
    text = "Title,Authors,Year\nEditorial,Ada Byron,2020\nEditorial,Bo Chen,2021\nBees,Cy Roe,2020\nWasps,Al Fox,2020\n"
    assert len(read_data("list.csv", text.encode()).document.records) == 4


def test_a_column_of_names_holds_titles_beside_authors_and_a_first_author_is_one_of_several() -> None:
    records = read_data("a.csv", b"Name,Authors,Tags\nBees at night,Ada Byron,bees\n").document.records
    assert [(record.title, record.topics) for record in records] == [("Bees at night", ("bees",))]
    (record,) = read_data("b.csv", b"Title,First Author,Public Year\nBees,Ada Byron,2021\n").document.records
    assert (record.authors, record.authors_complete, record.date) == (("Ada Byron",), False, "2021")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.csv", "Title,URL\nBees,http://a.org/?" + "&sid=a" * 200_000 + "\n"),
        ("a.csv", 'Title,Keywords\nBees,"' + "bees, " * 100_000 + '"\n'),
        ("a.csv", 'Title,Authors\nBees,"' + "[(" * 100_000 + '"\n'),
        ("a.enw", "%T Bees\n" * 50_000),
        ("a.json", '{"a":' * 50_000 + "1" + "}" * 50_000),
    ],
    ids=["resolver", "keywords", "brackets", "titles", "depth"],
)
def test_hostile_values_take_no_longer_than_their_length(file: str, text: str) -> None:
    start = process_time()
    assert lines_add_up(read_data(file, text.encode()).document)
    assert process_time() - start < 4


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("a.json", '{"name": "x"}', "There is no paper in this JSON"),
        ("a.xml", "<svg></svg>", "This is XML of a kind that is not read"),
    ],
)
def test_what_is_none_of_the_formats_of_its_ending_says_what_to_write(
    file: str, text: str, said: str
) -> None:
    (problem,) = read_data(file, text.encode()).document.problems
    assert (problem.code, problem.message.startswith(said)) == ("unknown-format", True)
    assert "[{" in problem.hint or ".bib" in problem.hint
