"""The filters of the search page, its address, and what is said where something does not load."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect
from searching import build_shelf, heading, rows
from serving import serving

from papershelf.build import build

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def ids(page: Page) -> list[str]:
    found: list[str] = rows(page).evaluate_all("all => all.map((each) => each.dataset.p)")
    return found


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_shelf(tmp_path_factory.mktemp("searched"))


@pytest.fixture(scope="module")
def on_disk(searched: Path) -> str:
    """The address of the shelf as a file."""
    return searched.as_uri()


@pytest.fixture(scope="module")
def served(searched: Path) -> Iterator[str]:
    """The address of the shelf over http, below a folder."""
    with serving(searched.parent) as address:
        yield f"{address}/build"


@pytest.fixture(params=["served", "on_disk"])
def site(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(request.param))


def test_ticks_narrow_and_back_takes_them_away(page: Page, site: str) -> None:
    page.goto(f"{site}/search.html?q=series")
    expect(heading(page)).to_have_text("25 papers for “series”")
    page.locator("summary", has_text="Year").click()
    year = page.get_by_role("checkbox", name="2016")
    expect(year).to_be_visible()
    expect(page.get_by_role("checkbox", name="2017 8 papers")).to_be_visible()
    year.check()
    expect(heading(page)).to_have_text("9 papers for “series”")
    expect(page).to_have_url(re.compile(r"\?q=series&year=2016$"))
    expect(rows(page)).to_have_count(9)
    expect(year).to_be_checked()
    expect(year).to_be_focused()
    expect(page.locator("#search-summary")).to_contain_text("25 without filters")
    page.get_by_role("checkbox", name="2017").check()
    expect(heading(page)).to_have_text("17 papers for “series”")
    expect(page).to_have_url(re.compile(r"year=2016,2017$"))
    page.get_by_role("checkbox", name="Award").check()
    expect(heading(page)).to_have_text("1 paper for “series”")
    page.get_by_role("button", name="Remove filter Has: Award").click()
    expect(heading(page)).to_have_text("17 papers for “series”")
    expect(heading(page)).to_be_focused()
    for count in (1, 17, 9, 25):
        page.go_back()
        expect(heading(page)).to_have_text(f"{count} paper{'' if count == 1 else 's'} for “series”")
    expect(year).not_to_be_checked()
    page.go_forward()
    expect(year).to_be_checked()
    page.get_by_role("button", name="Clear filters").click()
    expect(heading(page)).to_have_text("25 papers for “series”")
    expect(page).to_have_url(re.compile(r"\?q=series$"))


def test_counts_are_of_the_papers_found_and_zeros_stay(page: Page, served: str) -> None:
    page.goto(f"{served}/search.html?q=attention")
    memory, robots = (page.get_by_role("checkbox", name=name) for name in ("Memory", "Robots"))
    code = page.get_by_role("checkbox", name="Code 1 paper")
    expect(memory).to_be_visible()
    expect(code).to_be_visible()
    memory.check()
    expect(heading(page)).to_have_text("1 paper for “attention”")
    expect(page.get_by_role("checkbox", name="Code 0 papers")).to_be_enabled()
    expect(robots).to_have_accessible_name("Robots 1 paper")
    expect(rows(page).locator(".chip", has_text="Memory")).to_have_count(0)


def test_an_address_gives_the_same_rows_ticks_order_and_page(page: Page, site: str) -> None:
    address = f"{site}/search.html?q=series&topic=gradients&year=2016,2017&sort=year&mine=1"
    page.goto(address)
    expect(rows(page)).to_have_count(17)
    wanted = ids(page)
    assert page.locator("time").first.text_content() == "2017"
    expect(page.get_by_role("checkbox", name="Gradients")).to_be_checked()
    expect(page.get_by_label("Sort")).to_have_value("year")
    other = page.context.new_page()
    other.goto(page.url)
    expect(rows(other)).to_have_count(17)
    assert ids(other) == wanted
    expect(other.get_by_role("button", name="Remove filter Year: 2017")).to_be_visible()
    other.get_by_label("Sort").select_option("title")
    expect(other).to_have_url(re.compile(r"\?q=series&topic=gradients&year=2016,2017&sort=title&mine=1$"))
    expect(rows(other)).to_have_count(17)
    other.go_back()
    expect(other.get_by_label("Sort")).to_have_value("year")


def test_filters_alone_list_papers_and_nonsense_says_so(page: Page, served: str) -> None:
    page.goto(f"{served}/search.html?author=bo-wu")
    expect(heading(page)).to_have_text("25 papers")
    expect(page.get_by_role("button", name="Remove filter Author: Bo Wu")).to_be_visible()
    page.goto(f"{served}/search.html?q=series&topic=nonsense")
    expect(heading(page)).to_have_text("No paper matches all filters")
    page.get_by_role("button", name="Remove filter Topic: Nonsense").click()
    expect(heading(page)).to_have_text("25 papers for “series”")


def test_back_restores_the_place_on_the_page(page: Page, served: str) -> None:
    page.goto(f"{served}/search.html?q=gradients")
    expect(rows(page)).to_have_count(20)
    expect(page.locator(".row-summary.awaited")).to_have_count(0)
    page.evaluate("scrollTo(0, 800)")
    page.get_by_role("link", name="Next").click()
    expect(rows(page)).to_have_count(5)
    assert page.evaluate("scrollY") < 200
    page.go_back()
    expect(rows(page)).to_have_count(20)
    page.wait_for_function("() => scrollY > 700")


def test_where_the_history_is_refused_the_address_goes_behind_the_hash(page: Page, on_disk: str) -> None:
    page.add_init_script(
        """for (const how of ["pushState", "replaceState"])
            history[how] = () => { throw new DOMException("refused", "SecurityError"); };"""
    )
    page.goto(f"{on_disk}/search.html")
    box = page.get_by_role("searchbox", name="Search")
    box.press_sequentially("series")
    expect(page).to_have_url(re.compile(r"search\.html#q=series$"))
    page.get_by_role("checkbox", name="Award").check()
    expect(page).to_have_url(re.compile(r"#q=series&has=award$"))
    expect(heading(page)).to_have_text("1 paper for “series”")
    page.go_back()
    expect(heading(page)).to_have_text("25 papers for “series”")
    expect(page.get_by_role("checkbox", name="Award")).not_to_be_checked()


def test_on_a_phone_the_filters_are_a_drawer(browser: Browser, served: str) -> None:
    asked: list[str] = []
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served}/search.html?q=attention")
    expect(rows(page)).to_have_count(2)
    expect(page.locator("#search-status")).to_have_text("2 papers.")
    assert not [url for url in asked if "/search/ct-" in url]
    page.get_by_text("Filters", exact=True).click()
    page.get_by_role("checkbox", name="Memory").check()
    page.get_by_role("button", name="Show 1 paper").click()
    expect(page.get_by_role("checkbox", name="Memory")).to_be_hidden()
    expect(page.get_by_text("Filters, 1 on")).to_be_visible()
    expect(heading(page)).to_be_focused()
    small = page.eval_on_selector_all(
        ".drawer > summary, #search-order, form.search input",
        "found => found.filter(one => one.offsetParent && one.offsetHeight < 44).map(one => one.outerHTML)",
    )
    assert small == []
    page.close()


def test_keys_reach_box_and_filters_but_not_while_writing(page: Page, served: str) -> None:
    page.goto(f"{served}/search.html?q=attention")
    expect(page.get_by_role("checkbox", name="Memory")).to_be_visible()
    page.keyboard.press("f")
    expect(page.locator(".facet > summary").first).to_be_focused()
    page.keyboard.press("/")
    box = page.get_by_role("searchbox", name="Search")
    expect(box).to_be_focused()
    page.keyboard.type("f")
    expect(box).to_be_focused()


def test_marks_become_a_group_only_where_there_are_any(page: Page, served: str) -> None:
    page.goto(f"{served}/search.html?q=attention")
    expect(page.get_by_role("checkbox", name="Memory")).to_be_visible()
    expect(page.locator("summary", has_text="My reading")).to_be_hidden()
    row = page.locator("#search-results [data-p=walking-robots]")
    row.get_by_role("combobox", name="Set reading state: Walking robots").select_option("read")
    page.get_by_role("checkbox", name="Read", exact=True).check()
    expect(heading(page)).to_have_text("1 paper for “attention”")
    expect(page).to_have_url(re.compile(r"is=read$"))
    expect(row.get_by_role("combobox")).to_have_value("read")
    page.get_by_role("button", name="Clear filters").click()
    page.get_by_role("button", name="Queue these").click()
    expect(page.locator("#search-results [data-state=queued]")).to_have_count(1)
    expect(page.get_by_role("checkbox", name="Queued", exact=True)).to_be_visible()


def test_every_value_of_a_filter_can_be_reached(page: Page, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "site.toml").write_text('title = "Many"\n')
    surnames = ["Abel", "Bach", "Cole", "Dorn", "Egan", "Funk", "Gray"]
    given = ["Ann", "Bo", "Cy", "Di", "Ed", "Flo", "Guy"]
    authors = [f"{one} {other}" for one in given for other in surnames]
    papers = [
        {"title": f"On gradients {at}", "authors": [name, "Zoe Zorn"]} for at, name in enumerate(authors)
    ]
    (tmp_path / "content/papers.json").write_text(json.dumps(papers))
    build(tmp_path)
    page.goto(f"{(tmp_path / 'build').as_uri()}/search.html?q=gradients")
    page.locator("summary", has_text="Author").click()
    group = page.get_by_role("group", name="Author")
    values = group.get_by_role("checkbox")
    expect(values).to_have_count(5)
    expect(values.first).to_have_accessible_name("Zoe Zorn 49 papers")
    for expected in (12, 36, 50):
        group.get_by_role("button", name="more").click()
        expect(values).to_have_count(expected)
    group.get_by_role("button", name="Show fewer").click()
    expect(values).to_have_count(5)
    page.reload()
    page.locator("summary", has_text="Author").click()
    find = group.get_by_role("searchbox", name="Find in Author")
    find.fill("funk gu")
    expect(values).to_have_count(1)
    values.first.check()
    expect(heading(page)).to_have_text("1 paper for “gradients”")
    values.first.uncheck()
    expect(heading(page)).to_have_text("49 papers for “gradients”")
    find.fill("nobody")
    expect(group).to_contain_text("None among these papers.")
    assert Axe().run(page, options=RULES).response["violations"] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_on_results(browser: Browser, served: str, scheme: Any, width: int) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.goto(f"{served}/search.html?q=gradients attention&topic=gradients")
    expect(rows(page)).to_have_count(20)
    if width < 720:
        page.get_by_text("Filters, 1 on").click()
    expect(page.get_by_role("checkbox", name="Gradients")).to_be_checked()
    found = Axe().run(page, options=RULES)
    page.close()
    assert found.response["violations"] == []


def test_axe_finds_nothing_in_the_open_box(page: Page, served: str) -> None:
    page.goto(f"{served}/index.html")
    page.get_by_role("combobox", name="Search").press_sequentially("grad")
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(8)
    assert Axe().run(page, options=RULES).response["violations"] == []


def test_an_index_that_does_not_load_is_said_and_tried_again(page: Page, served: str) -> None:
    page.route("**/search/manifest.js*", lambda route: route.abort())
    page.goto(f"{served}/search.html?q=attention")
    expect(page.get_by_role("alert")).to_contain_text("The search index did not load.", timeout=15_000)
    expect(page.get_by_role("link", name="titles A–Z")).to_be_visible()
    page.unroute("**/search/manifest.js*")
    page.get_by_role("button", name="Try again").click()
    expect(heading(page)).to_have_text("2 papers for “attention”")


def test_an_engine_that_does_not_load_is_said_and_tried_again(page: Page, site: str) -> None:
    page.route("**/search-engine.*", lambda route: route.abort())
    page.goto(f"{site}/search.html?q=attention")
    expect(page.get_by_role("alert")).to_contain_text("The search index did not load.")
    page.unroute("**/search-engine.*")
    page.get_by_role("button", name="Try again").click()
    expect(heading(page)).to_have_text("2 papers for “attention”")


def test_a_shard_that_does_not_load_is_named_and_tried_again(page: Page, served: str) -> None:
    page.route("**/search/a-*", lambda route: route.abort())
    page.goto(f"{served}/search.html?q=attention")
    notes = page.locator("#search-notes")
    expect(notes).to_contain_text("Some search data did not load: “attention”.")
    expect(rows(page)).to_have_count(1)
    page.unroute("**/search/a-*")
    notes.get_by_role("button", name="Try again").click()
    expect(heading(page)).to_have_text("2 papers for “attention”")
    expect(notes).to_be_hidden()


@pytest.mark.parametrize(("family", "said"), [("d", "details of this paper"), ("x", "rest of this row")])
def test_a_row_whose_block_does_not_load_says_so(page: Page, served: str, family: str, said: str) -> None:
    page.route(f"**/search/{family}-*", lambda route: route.abort())
    page.goto(f"{served}/search.html?q=attention")
    expect(rows(page).locator(".row-found").first).to_contain_text(f"The {said} did not load.")
    expect(rows(page)).to_have_count(2)


def test_offline_what_is_known_is_still_answered(page: Page, searched: Path, served: str) -> None:
    page.goto(f"{served}/search.html?q=attention")
    expect(rows(page)).to_have_count(2)
    expect(page.locator(".row-summary mark")).to_have_count(1)
    page.context.set_offline(True)
    page.route("**/*", lambda route: route.abort())
    box = page.get_by_role("searchbox", name="Search")
    box.fill("attention brain")
    box.press("Enter")
    expect(heading(page)).to_contain_text("attention brain")
    expect(rows(page).first).to_contain_text("Attention in the brain")
    page.context.set_offline(False)
