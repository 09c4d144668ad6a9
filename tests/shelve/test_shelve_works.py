"""Which record's value a paper has, and what its sources are said to have given."""

from papershelf.model import Document, Identifiers, Link, Record
from papershelf.shelve.papers.fuse import Work
from papershelf.shelve.papers.listing import list_records
from papershelf.shelve.papers.works import Fields, combine


def combined(*records: Record) -> Fields:
    documents = [
        Document(file=f"{number}.txt", layout="feed", text_hash=f"{number}", records=(record,))
        for number, record in enumerate(records)
    ]
    return combine(Work(listings=tuple(list_records(documents))))


def given(fields: Fields) -> dict[str, set[str]]:
    return {listing.document.file: set(names) for listing, names in fields.given}


FEED = Record(
    line_start=1,
    line_end=3,
    title="Bees and Meadows",
    authors=("Ann Lee", "Bo Ek", "Cy Ode"),
    authors_complete=False,
    abstract="Short.",
    date="2021-10-01",
    categories=("LG",),
)
PAGE = Record(
    line_start=1,
    line_end=5,
    authors=("Ann Lee", "Bo Ek", "Cy Ode", "Di Fox"),
    authors_complete=True,
    abstract="A longer abstract.",
)


def test_a_fused_paper_has_the_best_of_each_and_tells_who_gave_it() -> None:
    fields = combined(FEED, PAGE)
    assert fields.values["title"] == "Bees and Meadows"
    assert fields.values["authors"] == PAGE.authors
    assert fields.values["authors_complete"]
    assert fields.values["abstract"] == "A longer abstract."
    assert given(fields) == {"0.txt": {"title", "date", "categories"}, "1.txt": {"authors", "abstract"}}


def test_the_order_of_the_records_decides_nothing() -> None:
    forward, backward = combined(FEED, PAGE), combined(PAGE, FEED)
    assert forward.values == backward.values
    assert {frozenset(names) for _, names in forward.given} == {
        frozenset(names) for _, names in backward.given
    }


def test_a_complete_list_of_authors_goes_before_a_longer_cut_one() -> None:
    complete = Record(line_start=1, line_end=1, title="Bees", authors=("Ann Lee",), authors_complete=True)
    cut = Record(line_start=1, line_end=1, title="Bees", authors=("Ann Lee", "Bo Ek"))
    assert combined(complete, cut).values["authors"] == ("Ann Lee",)


def test_the_most_precise_date_wins_and_of_these_the_earliest() -> None:
    dates = ["2020", "2021-03-02", "2021-02-28", "2019-01"]
    records = [Record(line_start=1, line_end=1, title="Bees", date=date) for date in dates]
    assert combined(*records).values["date"] == "2021-02-28"


def test_links_categories_and_identifiers_are_united() -> None:
    code, pdf = Link(kind="code", url="https://example.org/c"), Link(kind="pdf", url="https://example.org/p")
    one = Record(line_start=1, line_end=1, title="Bees", links=(code,), identifiers=Identifiers(doi="10.1/x"))
    other = Record(
        line_start=1, line_end=1, title="Bees", links=(code, pdf), identifiers=Identifiers(arxiv="2101.00001")
    )
    fields = combined(one, other)
    assert set(fields.values["links"]) == {code, pdf}
    assert fields.values["identifiers"] == Identifiers(doi="10.1/x", arxiv="2101.00001")
    assert {"doi"} <= given(fields)["0.txt"]
    assert {"arxiv"} <= given(fields)["1.txt"]


def test_no_field_is_made_up() -> None:
    fields = combined(Record(line_start=1, line_end=1, abstract="Only this."))
    stated = {name for name, value in fields.values.items() if value and name != "identifiers"}
    assert stated == {"abstract"}
    assert fields.values["authors_complete"] is False


def test_a_document_kept_twice_has_one_vote() -> None:
    other = Record(line_start=1, line_end=3, title="Bees and meadows", abstract="Short.")
    assert combined(FEED, other, other).values["title"] == combined(FEED, other).values["title"]


def titled(*titles: str) -> str:
    """The title of a paper whose records have these."""
    found = combined(*(Record(line_start=1, line_end=1, title=title) for title in titles)).values["title"]
    assert isinstance(found, str)
    return found


def test_a_title_as_it_was_written_goes_before_one_that_a_list_changed() -> None:
    good = "Bees and Meadows in Summer"
    for bad in (
        "BEES AND MEADOWS IN SUMMER",
        "bees and meadows in summer",
        "Bees and Meadows in …",
        "Bees &amp; Meadows in Summer",
        "Bees and <i>Meadows</i> in Summer",
        r"Bees and \textsc{Meadows} in Summer",
        "Bees and ᴍᴇᴀᴅᴏᴡꜱ in Summer",
        "Letters to the editor: Bees and Meadows in Summer",
    ):
        assert titled(bad, good) == titled(good, bad) == titled(bad, good, bad) == good


def test_a_title_with_its_subtitle_goes_before_one_without() -> None:
    assert titled("Bees: A Count", "Bees") == "Bees: A Count"
    assert titled("Bees", "Bees: A Count") == "Bees: A Count"


def test_formulas_are_no_flaw_of_a_title() -> None:
    assert titled(r"$\beta$-Bees in Summer", "BEES IN SUMMER") == r"$\beta$-Bees in Summer"


def test_full_names_go_before_initials_and_accents_before_none() -> None:
    lists = [("A. Lee", "J. Muller"), ("Ann Lee", "Jörg Müller"), ("Ann Lee", "Jorg Muller")]
    for order in (lists, lists[::-1]):
        records = [
            Record(line_start=1, line_end=1, title="Bees", authors=a, authors_complete=True) for a in order
        ]
        assert combined(*records).values["authors"] == ("Ann Lee", "Jörg Müller")


def test_a_longer_text_that_is_another_does_not_win_over_the_majority() -> None:
    text = "Bees that nest above ground choose their flowers early in the morning, and we follow twelve colonies."
    other = (
        "All rights reserved. This publisher sells journals of many fields to libraries everywhere, at prices that are "
        "told on request only, and takes no orders from persons whatever they may want to read of it."
    )
    records = [
        Record(line_start=1, line_end=1, title="Bees", abstract=each)
        for each in (other, text, f"{text} Rain keeps them at home.")
    ]
    assert combined(*records).values["abstract"] == f"{text} Rain keeps them at home."
    assert combined(*records[::-1]).values["abstract"] == f"{text} Rain keeps them at home."


def test_what_records_do_not_agree_on_is_kept_and_what_they_write_otherwise_is_not() -> None:
    one = Record(
        line_start=1,
        line_end=1,
        title="Wasserstein Bees",
        authors=("Ann Lee", "Bo Ek"),
        authors_complete=True,
        date="2017-03-01",
        venue="Journal of Bees",
    )
    other = Record(
        line_start=1,
        line_end=1,
        title="A Count of Wild Bees by Transport",
        authors=("A. Lee", "B. Ek", "Cy Ode"),
        authors_complete=True,
        date="2016",
        venue="arXiv",
    )
    same = Record(line_start=1, line_end=1, title="WASSERSTEIN BEES", authors=("A. Lee",), date="2017")
    found = {each.field: each.values for each in combined(one, other, same).conflicts}
    assert found["authors"] in (("Ann Lee, Bo Ek",), ("A. Lee, B. Ek, Cy Ode",))
    assert found["date"] == ("2016",)
    assert found["venue"] in (("arXiv",), ("Journal of Bees",))
    assert found.keys() == {"title", "authors", "date", "venue"}
    assert not combined(one, same).conflicts
