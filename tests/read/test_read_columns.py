"""Tables pasted as text: with a row of names, and without one, where the look of the columns says what they hold."""

from papershelf.read import read_data

ROWS = (
    "Counting Bees in the Wild\tAda Byron, Bo Chen\tTuesday AM\t1\n"
    "Hives as Graphs of Many Rooms\tCleo Diaz, Dan Evans\tTuesday AM\t2\n"
    "Wasps and Their Long Dances\tEva Fox, Bo Chen\tMonday PM\t3\n"
)
TITLES = ["Counting Bees in the Wild", "Hives as Graphs of Many Rooms", "Wasps and Their Long Dances"]


def test_a_pasted_table_is_read_by_the_names_of_its_columns() -> None:
    document = read_data("posters.txt", f"Title\tAuthors\tSession\tPoster ID\n{ROWS}".encode()).document
    assert [record.title for record in document.records] == TITLES
    assert document.records[0].authors == ("Ada Byron", "Bo Chen")
    assert document.records[2].session == "Monday PM"
    assert document.layout == "table"


def test_a_pasted_table_without_names_of_columns_is_read_by_their_look() -> None:
    document = read_data("posters.txt", ROWS.encode()).document
    assert [record.title for record in document.records] == TITLES
    assert [record.authors[0] for record in document.records] == ["Ada Byron", "Cleo Diaz", "Eva Fox"]
    assert document.lines_in_records == 3


def test_columns_in_any_order_with_years_and_addresses() -> None:
    rows = (
        "2020\tAda Byron, Bo Chen\tCounting Bees in the Wild\thttps://example.org/1\n"
        "2021\tCleo Diaz, Dan Evans\tHives as Graphs of Many Rooms\thttps://example.org/2\n"
    )
    records = read_data("papers.txt", rows.encode()).document.records
    assert [record.title for record in records] == TITLES[:2]
    assert [record.date for record in records] == ["2020", "2021"]
    assert [link.url for link in records[0].links] == ["https://example.org/1"]


def test_tabs_that_part_no_titles_from_authors_are_no_table() -> None:
    text = "Apples\t3\tgreen\nPears\t4\tyellow\n"
    assert read_data("fruit.txt", text.encode()).document.layout != "table"


def test_a_pasted_table_may_stand_below_the_headings_of_its_page_and_above_its_buttons() -> None:
    page = f"Accepted Papers\n\nTitle\tAuthors\tSession\tPoster ID\n{ROWS}Load more\n"
    document = read_data("papers.txt", page.encode()).document
    assert [record.title for record in document.records] == TITLES
    assert document.records[1].authors == ("Cleo Diaz", "Dan Evans")
    assert [(each.line_start, each.reason) for each in document.noise][-1] == (7, "outside of the table")


def test_a_line_with_tabs_within_a_page_is_no_table() -> None:
    papers = "Counting Bees in the Wild\nAda Byron, Bo Chen\n\nHives as Graphs\nCleo Diaz, Dan Evans\n"
    page = f"Papers\nTitle\tAuthors\n{papers}"
    assert read_data("page.txt", page.encode()).document.layout != "table"
