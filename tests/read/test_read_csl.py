"""CSL-JSON and Crossref's answers: names, dates in many forms, tags in texts, and items that are broken."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reference_facts import GROUPS, Reference, parted, references

from papershelf.model import Document, Identifiers, Link, Record
from papershelf.read import reader_of
from papershelf.read.formats import csl
from papershelf.read.registry import FORMATS
from papershelf.read.source import Source


def read(text: str) -> Document:
    document = csl.read(Source(file="list.json", text=text)).document
    lines = (document.lines_in_records, document.lines_noise, document.lines_blank)
    assert sum(lines) == document.lines_total == text.count("\n", 0, -1) + 1
    return document


def record(**fields: Any) -> Record:
    (found,) = read(json.dumps([{"title": "T", "type": "article-journal", **fields}])).records
    return found


ITEM = {
    "id": "a",
    "type": "article-journal",
    "title": "<i>Deep</i> sets &amp; CO<sub>2</sub>",
    "author": [{"family": "Byron", "given": "Ada"}, {"literal": "The Group"}],
    "issued": {"date-parts": [["2021", 5, 26]]},
    "container-title": "Nature",
    "DOI": "10.1000/ABC",
    "URL": "https://github.com/a/b",
    "abstract": "<jats:title>Abstract</jats:title><jats:p>One.</jats:p>\n<jats:p>Two.</jats:p>",
    "keyword": "sets, deep learning",
    "note": "arXiv:2101.00001 [cs]\nBest Paper Award",
}


@pytest.mark.parametrize(
    "wrapped", [[ITEM], {"items": [ITEM]}, ITEM, {"message-type": "work", "message": ITEM}]
)
def test_every_field_is_kept_in_every_wrapping(wrapped: Any) -> None:
    text = json.dumps(wrapped, indent=1)
    assert reader_of("list.json", text) is FORMATS["formats.csl"]
    document = read(text)
    (found,) = document.records
    assert (found.title, found.abstract) == ("Deep sets & CO₂", "One.\n\nTwo.")
    assert (found.authors, found.authors_complete) == (("Ada Byron", "The Group"), True)
    assert (found.date, found.venue, found.award) == ("2021-05-26", "Nature", "Best Paper Award")
    assert found.topics == ("sets", "deep learning")
    assert found.identifiers == Identifiers(doi="10.1000/abc", arxiv="2101.00001")
    assert found.links == (Link(kind="code", url="https://github.com/a/b"),)
    assert document.problems == ()


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ({"family": "Byron", "given": "Ada"}, "Ada Byron"),
        ({"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}, "Ludwig van Beethoven"),
        ({"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"}, "Alexander von Humboldt"),
        ({"family": "King", "given": "Martin Luther", "suffix": "Jr."}, "Martin Luther King, Jr."),
        ({"literal": "World Health Organization"}, "World Health Organization"),
        ({"name": "The Group", "sequence": "first"}, "The Group"),
        ({"family": "Plato"}, "Plato"),
        ("Byron, Ada", "Ada Byron"),
    ],
)
def test_names(author: Any, name: str) -> None:
    assert record(author=[author]).authors == (name,)


def test_others_cut_a_list() -> None:
    found = record(author=[{"family": "Byron", "given": "Ada"}, {"literal": "et al."}])
    assert (found.authors, found.authors_complete) == (("Ada Byron",), False)
    found = record(author=[{"family": "Byron", "given": "Ada"}, {"family": "others"}])
    assert (found.authors, found.authors_complete) == (("Ada Byron",), False)


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2021]]}, "2021"),
        ({"date-parts": [["2021", "5"]]}, "2021-05"),
        ({"date-parts": [[2021, 5, 26], [2021, 5, 28]]}, "2021-05-26"),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": []}, None),
        ({"raw": "2021-05-26"}, "2021-05-26"),
        ({"literal": "May 2021"}, "2021-05"),
        ("2021-05", "2021-05"),
        (2021, "2021"),
        ({"date-parts": [[2021, 13, 40]]}, "2021"),
        ([], None),
    ],
)
def test_dates(issued: Any, date: str | None) -> None:
    assert record(issued=issued).date == date


def test_answers_of_crossref() -> None:
    work = {
        "title": ["Deep"],
        "subtitle": ["Sets"],
        "author": [{"given": "Ada", "family": "Byron", "sequence": "first"}, {"name": "Group"}],
        "published-print": {"date-parts": [[2020, 1]]},
        "container-title": ["Journal of X"],
        "subject": ["Sets"],
        "type": "journal-article",
        "DOI": "10.1000/x",
    }
    answer = {
        "status": "ok",
        "message-type": "work-list",
        "message": {"total-results": 1, "items": [work, work]},
    }
    text = json.dumps(answer)
    assert reader_of("crossref.json", text) is FORMATS["formats.csl"]
    first, _ = read(text).records
    assert (first.title, first.authors, first.date) == ("Deep: Sets", ("Ada Byron", "Group"), "2020-01")
    assert (first.venue, first.topics, first.identifiers.doi) == ("Journal of X", ("Sets",), "10.1000/x")


def test_what_zotero_keeps_in_extra() -> None:
    found = record(
        note="Citation Key: byron\nCode: https://github.com/a/b\nAward: Best Paper", genre="Preprint"
    )
    assert (found.award, found.links) == ("Best Paper", (Link(kind="code", url="https://github.com/a/b"),))


@pytest.mark.parametrize(
    "bad",
    ['{"title": "x" "y"}', '{"title": "never closed}', "{,}", '{"title": [}', "7", '"text"'],
)
def test_a_broken_item_costs_no_other(bad: str) -> None:
    good = [
        json.dumps({"title": title, "type": "article-journal", "DOI": "10.1000/x"})
        for title in ("One", "Two")
    ]
    document = read(f"[\n{good[0]},\n{bad},\n{good[1]}\n]\n")
    assert [(each.title, each.line_start) for each in document.records] == [("One", 2), ("Two", 4)]
    assert document.problems[0].line in (3, 4)  # a text that is never closed breaks where the next one begins


@pytest.mark.parametrize(
    "text",
    [
        '[{"title": "T", "authors": ["Ada Byron"], "type": "report"}]',
        '{"results": [{"display_name": "T", "type": "article", "type_crossref": "journal-article"}]}',
        '{"notes": [{"content": {"title": "T"}}]}',
        '"container-title": "no JSON"',
    ],
)
def test_json_of_other_kinds_is_not_taken(text: str) -> None:
    assert not csl.recognises(text)


def test_deep_nesting_is_a_problem() -> None:
    document = read("[" * 100_000)
    assert document.records == ()
    assert document.problems


@settings(max_examples=100)
@given(st.text(alphabet='{}[]",:\\\n ae1', max_size=100))
def test_nothing_breaks_the_reader(text: str) -> None:
    read(text)
    read('[{"title": ' + text + '},\n{"title": "Good"}]')


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["family", "raw", "date-parts"]), inner)
    ),
    max_leaves=6,
)


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from([*ITEM, "subject", "custom", "published", "genre"]), VALUES))
def test_no_value_of_an_unexpected_kind_breaks_the_reader(item: dict[str, Any]) -> None:
    assert len(read(json.dumps([{**item, "title": "T", "type": "book"}])).records) == 1


def test_many_items_read_with_the_right_names_and_titles() -> None:
    written = references(320)
    items = []
    for each in written:
        authors: list[dict[str, str]] = []
        for name in each.names:
            given_names, family, suffix = parted(name)
            whole = {"given": given_names, "family": family, "suffix": suffix}
            authors.append(
                {"literal": name} if name in GROUPS else {key: part for key, part in whole.items() if part}
            )
        authors += [{"literal": "others"}] if each.cut else []
        title = each.title.replace("&", "&amp;")
        items.append(
            {
                "type": "paper-conference",
                "title": title,
                "author": authors,
                "issued": {"date-parts": [[2021]]},
            }
        )
    document = read(json.dumps(items, indent=2, ensure_ascii=False))
    found = [Reference(str(each.title), each.authors, not each.authors_complete) for each in document.records]
    assert found == written
    assert document.problems == ()
