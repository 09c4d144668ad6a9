"""Lists of papers in a browser: ordered, narrowed and printed by the reader, in an address that can be sent."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from serving import serving, write

from invented_shelf import CONFIG, odd_shelf, paper, shelf
from papershelf.model import Session, Shelf
from papershelf.site.render import render_site

PAPERS = 189
FOUND = 11
"""Numbers below 189 with "18" in them: 18, 118, and 180 to 188."""


def crowded() -> Shelf:
    """A session as large as a big conference has it, with titles, authors and topics of many lengths."""
    made = [
        paper(
            f"Study {number:03} of the {'very ' * (number % 9)}long way from a sample to what {number} means",
            [f"Person {number:03} {letter}" for letter in "ABCDEFGHIJ"[: 1 + number % 10]],
            line=3 * number + 1,
            session="posters",
            award="Best Paper" if number == 7 else None,
            topics=[f"Subject {number % 13}"],
            summary=f"We study {number} things, and say of each what it is and what it is not." * 2,
        )
        for number in range(PAPERS)
    ]
    odd = odd_shelf()
    held = Session(id="posters", name="Posters", papers=tuple(each.id for each in made), file="session.txt")
    return shelf([*made, *odd.papers], odd.documents, [held, *odd.sessions], lists=odd.lists)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("site")
    write(folder, render_site(crowded(), CONFIG, folder))
    with serving(folder) as address:
        yield address


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


def test_a_session_is_ordered_narrowed_and_queued_in_place(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    address = f"{site}/sessions/posters.html"
    page.goto(address)
    rows = page.locator(".listed .row:visible")
    expect(page.locator(".listed .group").first).to_contain_text("Awards")

    group, show, mine = (page.locator(f".list-bar select:not(.leaps) >> nth={at}") for at in range(3))
    group.select_option("number")
    expect(page).to_have_url(f"{address}?group=number")
    assert rows.locator(".row-n").all_inner_texts()[:3] == ["1", "2", "3"]
    expect(rows.first).to_contain_text("Study 000")
    group.select_option("title")
    show.select_option("titles")
    expect(rows.first.locator(".row-summary")).to_be_hidden()

    page.get_by_placeholder(f"Filter these {PAPERS} papers").fill("STUDY 18 subject")
    expect(page).to_have_url(f"{address}?group=title&show=titles&find=STUDY+18+subject")
    expect(rows).to_have_count(FOUND)
    expect(page.locator(".list-count")).to_have_text(f"{FOUND} of {PAPERS}")
    page.get_by_role("button", name=f"Queue these {FOUND}").click()
    expect(page.get_by_role("button", name="Queue these")).to_be_hidden()

    page.goto(f"{address}?is=queued&other=kept")
    expect(rows).to_have_count(FOUND)
    mine.select_option("none")
    expect(page).to_have_url(f"{address}?is=none&other=kept&show=titles")
    expect(rows).to_have_count(PAPERS - FOUND)
    page.go_back()
    expect(rows).to_have_count(FOUND)
    page.goto(f"{address}?group=state&is=nonsense&p=99")
    expect(page.locator(".regrouped .group").first).to_have_text(f"Queued {FOUND}")
    page.get_by_placeholder("Filter these").fill("nowhere")
    expect(page.get_by_text("No paper here has all of these words: nowhere.")).to_be_visible()
    page.get_by_role("button", name="Show all papers").click()
    expect(rows).to_have_count(PAPERS)
    assert not faults
    page.close()


def test_a_session_and_a_plan_of_it_fit_on_paper(browser: Browser, site: str) -> None:
    for enabled in (True, False):
        context = browser.new_context(java_script_enabled=enabled)
        page = context.new_page()
        page.goto(f"{site}/sessions/posters.html")
        assert sheets(page.pdf(format="A4")) <= 10
        if enabled:
            page.evaluate("window.print = () => undefined")
            titles = page.locator(".row-title a").all_inner_texts()
            for at, key in enumerate(["queued", "read", "reading"]):
                page.locator(".listed .mine select").nth(at).select_option(key)
            page.locator(".listed button.star").nth(11).click()
            page.get_by_role("button", name="Print my plan").click()
            plan = page.locator(".plan")
            expect(plan.locator("li")).to_have_count(3)
            page.emulate_media(media="print")
            expect(plan).to_be_visible()
            expect(page.locator(".listed")).to_be_hidden()
            expect(page.locator("header")).to_be_hidden()
            assert plan.locator("li b").all_inner_texts() == [titles[0], titles[2], f"{titles[11]} ★"]
            assert plan.locator("li > span").all_inner_texts() == ["Queued", "Reading", "Starred"]
            assert sheets(page.pdf(format="A4")) == 1
        context.close()


def test_a_reading_list_says_which_week_is_next(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/lists/evenings.html")
    expect(page.locator(".part h2").nth(0)).to_have_text("Long ago Past")
    expect(page.locator(".part h2").nth(1)).to_have_text("Far off Next")
    page.get_by_role("button", name="Queue all 2").click()
    expect(page.get_by_role("button", name="Queue all")).to_be_hidden()
    assert page.locator(".row .mine").evaluate_all("all => all.map(each => each.dataset.state)") == [
        "queued",
        "queued",
    ]
    page.close()
