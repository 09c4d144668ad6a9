"""RIS: every field, the ways of many tools, and what is missing in careless files."""

import itertools
from collections.abc import Callable

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from reference_facts import GROUPS, Reference, inverted, parted, references

from papershelf.model import Document, Identifiers, Link, Record
from papershelf.read import read_data, reader_of
from papershelf.read.formats import ris
from papershelf.read.registry import FORMATS
from papershelf.read.source import Source


def read(text: str) -> Document:
    document = ris.read(Source(file="list.ris", text=text)).document
    lines = (document.lines_in_records, document.lines_noise, document.lines_blank)
    assert sum(lines) == document.lines_total == text.count("\n", 0, -1) + 1
    return document


def record(lines: str) -> Record:
    (found,) = read(f"TY  - JOUR\nTI  - T\n{lines}\nER  - \n").records
    return found


def test_every_field_is_kept() -> None:
    document = read(
        "TY  - JOUR\nTI  - Étale sets for\neveryone\nAU  - Byron, Ada, Jr.\nA1  - van der Berg, Bo\n"
        "AU  - World Health Organization,\nA2  - Editor, Ed\nT2  - Nature\nPY  - 2021///\nDA  - 2021/05/26/\n"
        "AB  - One &amp; CO<sub>2</sub>.\n\nTwo.\nKW  - sets\nKW  - deep learning\nXX  - unknown\n"
        "DO  - https://doi.org/10.1000/ABC\nUR  - https://a.org/x;https://github.com/a/b\nL1  - https://a.org/p\n"
        "L1  - internal-pdf://p.pdf\nN1  - Best Paper Award. Funded by award 3.\nER  - \n\n"
    )
    (found,) = document.records
    assert (found.line_start, found.line_end, document.lines_blank) == (1, 22, 1)
    assert (found.title, found.abstract) == ("Étale sets for everyone", "One & CO₂.\n\nTwo.")
    assert found.authors == ("Ada Byron, Jr.", "Bo van der Berg", "World Health Organization")
    assert (found.authors_complete, found.venue, found.date) == (True, "Nature", "2021-05-26")
    assert (found.topics, found.award) == (("sets", "deep learning"), "Best Paper Award")
    assert found.identifiers == Identifiers(doi="10.1000/abc")
    assert found.links == (
        Link(kind="other", url="https://a.org/x"),
        Link(kind="code", url="https://github.com/a/b"),
        Link(kind="pdf", url="https://a.org/p"),
    )
    assert document.problems == ()


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("PY  - 2021", "2021"),
        ("PY  - 2021//", "2021"),
        ("PY  - 2021/05//", "2021-05"),
        ("Y1  - 2021/05/26/", "2021-05-26"),
        ("PY  - 2021\nDA  - 2021/5/3", "2021-05-03"),
        ("PY  - 2021\nDA  - 2020/05/03", "2021"),
        ("PY  - 2021/12/01/Winter", "2021-12-01"),
        ("PY  - 2021\nY1  - 22-24 May 2021", "2021-05"),
        ("PY  - 2021\nY1  - 30 May-2 June 2021", "2021-06"),
        ("DA  - 2021/May/26", "2021-05-26"),
        ("DA  - May 2021", "2021-05"),
        ("DA  - 2021-05-26", "2021-05-26"),
        ("Y2  - 2021/05/26/", None),
        ("PY  - in press", None),
    ],
)
def test_dates(lines: str, date: str | None) -> None:
    assert record(lines).date == date


@pytest.mark.parametrize(
    ("lines", "venue"),
    [
        ("JF  - Nature\nJO  - Nat", "Nature"),
        ("T2  - 2021 Conference\nJO  - Conf", "2021 Conference"),
        ("BT  - A Book", "A Book"),
        ("JA  - Nat", "Nat"),
        ("T2  - arXiv preprint arXiv:2101.00001", "arXiv"),
        ("PB  - Springer", None),
    ],
)
def test_venues(lines: str, venue: str | None) -> None:
    assert record(lines).venue == venue


def test_the_title_of_a_whole_book_may_stand_in_another_tag() -> None:
    (book, chapter) = read(
        "TY  - BOOK\nBT  - A Book\nER  - \nTY  - CHAP\nTI  - One\nBT  - A Book\nED  - E\nER  - "
    ).records
    assert (book.title, book.venue) == ("A Book", None)
    assert (chapter.title, chapter.venue, chapter.authors) == ("One", "A Book", ())


@pytest.mark.parametrize(
    ("lines", "authors", "complete"),
    [
        ("AU  - Byron, Ada\nAU  - et al.", ("Ada Byron",), False),
        ("AU  - A. Byron and B. Chen", ("A. Byron", "B. Chen"), True),
        ("AU  - Byron, Ada; Chen, Bo", ("Ada Byron", "Bo Chen"), True),
        ("AU  - Barnes and Noble", ("Barnes and Noble",), True),
        ("AU  - Byron, Ada, MD", ("Ada Byron",), True),
        ("AU  - King, Martin Luther, Jr.", ("Martin Luther King, Jr.",), True),
        ("A2  - Editor, Ed", (), False),
    ],
)
def test_authors(lines: str, authors: tuple[str, ...], complete: bool) -> None:
    found = record(lines)
    assert (found.authors, found.authors_complete) == (authors, complete)


def test_identifiers_stand_in_many_tags() -> None:
    assert record("T2  - arXiv preprint arXiv:2101.00001").identifiers.arxiv == "2101.00001"
    assert record("M1  - arXiv:2101.00001").identifiers.arxiv == "2101.00001"
    assert record("DO  - doi:10.1000/X.").identifiers.doi == "10.1000/x"
    assert record("UR  - https://aclanthology.org/2021.acl-long.1").identifiers.acl == "2021.acl-long.1"


LOOSE = (
    "Exported\n\nty - JOUR\nti - Deep - Sets\nau - Byron, Ada\nab - We do\n  it - twice.\n\npy - 2021\ner -\n"
)


def test_small_letters_and_other_spaces_are_read() -> None:
    document = read(LOOSE)
    (found,) = document.records
    assert (found.title, found.authors, found.abstract) == (
        "Deep - Sets",
        ("Ada Byron",),
        "We do it - twice.",
    )
    assert (found.line_start, found.line_end, found.date) == (3, 10, "2021")
    assert document.noise[0].line_end == 1


def test_a_record_without_an_end_or_a_beginning_is_told_and_read() -> None:
    ended = "TY  - JOUR\nTI  - Two\nER  - \n"
    third = "TI  - Three\nAU  - C, D\nER  - \n"
    document = read(f"TY  - JOUR\nTI  - One\nAU  - A, B\n{ended}{third}TY  - JOUR\nTI  - Four\n")
    assert [each.title for each in document.records] == ["One", "Two", "Three", "Four"]
    assert [(each.line_start, each.line_end) for each in document.records] == [
        (1, 3),
        (4, 6),
        (7, 9),
        (10, 11),
    ]
    assert [(each.code, each.line) for each in document.problems] == [
        ("bad-ris", 3),
        ("bad-ris", 7),
        ("bad-ris", 11),
    ]


def test_a_record_of_nothing_is_told() -> None:
    document = read("TY  - JOUR\nVL  - 3\nER  - \n")
    assert document.records == ()
    assert [(each.severity, each.code, each.line) for each in document.problems][:1] == [
        ("warning", "bad-ris", 1)
    ]


def test_a_byte_order_mark_and_windows_line_ends() -> None:
    data = b"\xef\xbb\xbf" + "TY  - JOUR\r\nTI  - Öl\r\nAU  - Byron, Ada\r\nER  - \r\n".encode()
    (found,) = read_data("list.ris", data).document.records
    assert (found.title, found.authors, found.line_end) == ("Öl", ("Ada Byron",), 4)


def zotero(number: int, each: Reference) -> str:
    names = "".join(f"AU  - {_turned(name)}\n" for name in each.names)
    return (
        f"TY  - CONF\nTI  - {each.title}\n{names}{'AU  - et al.' + chr(10) if each.cut else ''}T2  - ICML\n"
        f"AB  - We do it.\nDA  - 2021/05/26/\nPY  - 2021\nDP  - DOI.org (Crossref)\nSP  - 1\nEP  - {number}\n"
        "L1  - file:///home/ada/x.pdf\nER  - \n\n"
    )


def ieee(number: int, each: Reference) -> str:
    names = "".join(f"AU  - {name}\n" for name in (*each.names, *(["et al."] if each.cut else [])))
    return (
        f"TY  - CONF\nTI  - {each.title}\nT2  - 2021 Conference\nSP  - {number}\nEP  - 9\n{names}PY  - 2021\n"
        "KW  - Training\nKW  - Sets\nDO  - 10.1109/X.2021\nJO  - 2021 Conference\nIS  - \nSN  - 2161-4407\n"
        "VO  - \nVL  - \nJA  - 2021 Conference\nY1  - 18-22 July 2021\nER  - \n"
    )


def springer(number: int, each: Reference) -> str:
    names = "".join(f"AU  - {name}\n" for name in _all(each))
    return (
        f"TY  - JOUR\n{names}PY  - 2021\nDA  - 2021/05/26\nTI  - {each.title}\nJO  - Nature\nSP  - 1\nEP  - 9\n"
        f"VL  - {number}\nUR  - https://doi.org/10.1007/x-{number}\nDO  - 10.1007/x-{number}\nID  - Byron2021\nER  - \n"
    )


def endnote(number: int, each: Reference) -> str:
    names = "".join(f"A1  - {name}\n" for name in _all(each))
    fields = f"{names}Y1  - 2021/05/26\nT1  - {each.title}\nJF  - Nature\nN2  - We do.\nID  - {number}\n"
    return f"TY  - JOUR\n{fields}ER  - \n\n\n"


def _all(each: Reference) -> list[str]:
    return [*map(_turned, each.names), *(["et al."] if each.cut else [])]


def _turned(name: str) -> str:
    if name in GROUPS:
        return name.replace(", ", " ")
    given, family, suffix = parted(name)
    return ", ".join(filter(None, (family, given, suffix)))


@pytest.mark.parametrize("style", [zotero, ieee, springer, endnote], ids=lambda style: style.__name__)
def test_files_of_many_tools_read_with_the_right_names_and_titles(
    style: Callable[[int, Reference], str],
) -> None:
    written = [
        Reference(
            each.title, tuple(name.replace("Google, Inc.", "Google Inc.") for name in each.names), each.cut
        )
        for each in references(320)
    ]
    text = "".join(itertools.starmap(style, enumerate(written)))
    document = read(text)
    found = [Reference(str(each.title), each.authors, not each.authors_complete) for each in document.records]
    assert found == written
    assert document.problems == ()
    theirs = rispy.loads(text)
    assert [each.get("title") or each["primary_title"] for each in theirs] == [each.title for each in written]


@settings(max_examples=100)
@given(st.text(alphabet="TYERAU -\nI1,;/2ab", max_size=150))
def test_every_line_is_counted_whatever_it_holds(text: str) -> None:
    read(text)
    assert "Good" in [each.title for each in read(text + "\nTY  - JOUR\nTI  - Good\nER  - \n").records]


@pytest.mark.parametrize(
    ("text", "is_ris"),
    [
        ("TY  - JOUR\nTI  - T\nER  - \n", True),
        (LOOSE, True),
        ("Deep Sets\nTY is a tag - of RIS\n", False),
        ("words " * 200 + "\nTY  - JOUR\n", False),
    ],
)
def test_pasted_ris_is_known_by_its_beginning(text: str, is_ris: bool) -> None:
    assert ris.recognises(text) == is_ris
    assert (reader_of("paste.txt", text) is FORMATS["formats.ris"]) == is_ris


def test_inverted_names_are_what_styles_write() -> None:
    assert inverted("Ludwig van Beethoven") == "van Beethoven, Ludwig"


def test_embase_and_ovid_write_initials_behind_numbers_above_and_resolvers() -> None:
    document = read(
        "1.\nTY  - JOUR\nDO  - http://dx.doi.org/10.1002/cpp.2398\nT1  - Bees at night.\nA1  - Liu R.\n"
        "A1  - Adler D.G.\nA1  - van der Berg K.\nKW  - *Bees\nKW  - Night/drug therapy/*pathology\n"
        "M1  - Roe (1999). http://doi.org/10.1000/a\nM1  - Fox (2003). http://doi.org/10.1000/b\n"
        "LK  - http://sfx.x.edu/u?sid=EMBASE&id=doi:10.1%2Fx&atitle=Bees\nER  -\nNL  - Bees\n\n"
        "Link to the Ovid Full Text or citation: https://login.x.edu\n\n2.\nTY  - ABST\nTI  - Wasps\n"
        "PY  - Start date: 20170812\nAU  - Roe C.\nER  - \n"
    )
    first, second = document.records
    assert (first.title, first.authors) == ("Bees at night", ("R. Liu", "D.G. Adler", "K. van der Berg"))
    assert (first.topics, first.links, first.identifiers.doi) == (("Bees", "Night"), (), "10.1002/cpp.2398")
    assert (second.authors, second.date) == (("C. Roe",), "2017-08-12")
