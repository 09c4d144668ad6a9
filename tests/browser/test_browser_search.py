"""Search in a browser: typing, choosing, paging, going back, and what is said when the data does not load."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from papershelf.build import build

NOTE = """+++
title = "{title}"
authors = ["{author}"]
date = "{date}"
topics = ["{topic}"]
summary = "{summary}"
{more}
+++
{abstract}
"""
MORE = {
    "Attention in the brain": ("", "What a mouse looks at. We recorded the hippocampus."),
    "Walking robots": ('doi = "10.1000/walk"\nlinks = [{ kind = "code", url = "https://e.org/c" }]', ""),
}
NOTES = [
    ("Attention in the brain", "José Müller", "2020", "Memory", "What a mouse looks at."),
    ("Walking robots", "Ann Lee", "2021-03", "Robots", "They learn to pay attention to stairs."),
    *(
        (f"Report {number} on gradients", "Bo Wu", "2019", "Gradients", "A series.")
        for number in range(1, 26)
    ),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a built shelf on disk."""
    folder: Path = tmp_path_factory.mktemp("site")
    (folder / "content").mkdir()
    (folder / "site.toml").write_text('title = "Shelf"\n')
    for number, (title, author, date, topic, summary) in enumerate(NOTES):
        more, abstract = MORE.get(title, ("", ""))
        text = NOTE.format(
            title=title, author=author, date=date, topic=topic, summary=summary, more=more, abstract=abstract
        )
        (folder / f"content/{number:02}.md").write_text(text, encoding="utf-8")
    build(folder)
    return (folder / "build").as_uri()


def test_typing_in_the_box_and_opening_the_first_suggestion(page: Page, site: str) -> None:
    page.goto(f"{site}/topics/robots.html")
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Search")
    expect(box).to_be_focused()
    page.keyboard.type("atten")
    options = page.get_by_role("option")
    expect(options).to_have_count(2)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(options.first.locator("mark")).to_have_text("Attention")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/attention-in-the-brain.html")


def test_the_box_offers_people_and_topics_and_closes(page: Page, site: str) -> None:
    page.goto(f"{site}/index.html")
    box = page.get_by_role("combobox", name="Search")
    box.press_sequentially("mul")
    expect(page.get_by_role("group", name="Authors").get_by_role("option")).to_contain_text("José Müller")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("mul")
    box.fill("grad")
    expect(page.get_by_role("group", name="Topics").get_by_role("option")).to_contain_text("25 papers")
    page.get_by_role("group", name="Topics").get_by_role("option").click()
    page.wait_for_url("**/topics/gradients.html")


def test_enter_leads_to_the_results(page: Page, site: str) -> None:
    page.goto(f"{site}/index.html")
    box = page.get_by_role("combobox", name="Search")
    box.fill("attention")
    box.press("Enter")
    page.wait_for_url("**/search.html?q=attention")
    expect(page.get_by_role("heading", level=1)).to_have_text("2 papers for “attention”")
    rows = page.locator("#search-results > .row")
    expect(rows).to_have_count(2)
    expect(rows.nth(1).locator(".row-summary mark")).to_have_text("attention")
    expect(rows.first.get_by_role("link", name="José Müller")).to_be_visible()
    expect(page).to_have_title(re.compile("^“attention” – "))


def test_results_change_while_typing_and_back_returns(page: Page, site: str) -> None:
    page.goto(f"{site}/search.html?q=attention")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("2 papers for “attention”")
    box = page.get_by_role("searchbox", name="Search")
    box.fill("")
    box.press_sequentially("robo")
    expect(heading).to_have_text("1 paper for “robo”")
    expect(page).to_have_url(re.compile(r"search\.html\?q=robo$"))
    page.go_back()
    expect(heading).to_have_text("2 papers for “attention”")
    expect(box).to_have_value("attention")


def test_pages_of_results_are_links(page: Page, site: str) -> None:
    page.goto(f"{site}/search.html?q=gradients")
    rows = page.locator("#search-results > .row")
    expect(rows).to_have_count(20)
    pages = page.get_by_role("navigation", name="Pages")
    expect(pages.get_by_role("link", name="2")).to_have_attribute("href", "search.html?q=gradients&p=2")
    pages.get_by_role("link", name="Next").click()
    expect(rows).to_have_count(5)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.goto(f"{site}/search.html?q=gradients&p=2")
    expect(rows).to_have_count(5)


def test_a_wrong_word_is_understood_and_an_unknown_one_named(page: Page, site: str) -> None:
    page.goto(f"{site}/search.html?q=atention")
    expect(page.locator("#search-results > .row")).to_have_count(2)
    page.get_by_role("link", name="attention", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2 papers for “attention”")
    page.goto(f"{site}/search.html?q=zzzqx")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing for “zzzqx”")
    expect(page.locator("#search-notes")).to_contain_text("On no paper of this shelf: “zzzqx”.")
    expect(page.locator("#search-notes").get_by_role("link", name="topics")).to_be_visible()


def test_data_that_does_not_load_is_said_and_tried_again(page: Page, site: str) -> None:
    page.route("**/search/words-*.js", lambda route: route.abort())
    page.goto(f"{site}/search.html?q=attention")
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    page.unroute("**/search/words-*.js")
    page.get_by_role("button", name="Retry").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2 papers for “attention”")


def test_nothing_is_loaded_before_it_is_needed(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/index.html")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/search/" in url or "lunr" in url]
    page.get_by_role("combobox", name="Search").focus()
    page.wait_for_function("() => !!globalThis.lunr")
    assert [url for url in asked if "/search/manifest.js" in url]


def test_hostile_text_stays_text(page: Page, site: str) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("dialog", lambda dialog: failures.append(dialog.message))
    query = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20gradients"
    page.goto(f"{site}/search.html?q={query}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("<img src=x onerror=alert(1)> gradients")
    assert page.locator("main img").count() == 0
    assert failures == []


def test_the_count_is_read_out_but_shown_once(page: Page, site: str) -> None:
    page.goto(f"{site}/search.html?q=gradients")
    status = page.locator("#search-status")
    expect(status).to_have_text("25 papers for “gradients”. Best match first.")
    assert status.locator("*:not(.vh)").count() == 0
    assert status.evaluate("each => each.lastChild.textContent") == "Best match first."
    page.goto(f"{site}/search.html?q=hippocampus zzzqx")
    expect(status).to_contain_text("1 paper has some of the words.")
    page.goto(f"{site}/search.html?q=zzzqx")
    expect(status).to_have_text("Nothing for “zzzqx”. ")
    assert status.locator(".vh").text_content() == "Nothing for “zzzqx”. "


def test_papers_with_some_of_the_words_stand_apart(page: Page, site: str) -> None:
    page.goto(f"{site}/search.html?q=walking attention")
    line = page.locator("#search-results > .rows-more")
    expect(line).to_have_text("1 more paper has some of the words")
    order = page.locator("#search-results > li").evaluate_all("all => all.map((each) => each.className)")
    assert order == ["row", "rows-more", "row"]
    page.goto(f"{site}/search.html?q=attention")
    expect(page.locator("#search-results > .row")).to_have_count(2)
    expect(line).to_have_count(0)


def test_a_row_says_why_it_is_a_hit(page: Page, site: str) -> None:
    page.goto(f"{site}/search.html?q=hippocampus 2020")
    row = page.locator("#search-results > .row")
    expect(row.locator(".row-found")).to_have_text("In the abstract: hippocampus")
    expect(row.locator("mark time")).to_have_text("2020")
    page.goto(f"{site}/search.html?q=10.1000/WALK")
    expect(row.get_by_role("heading")).to_have_text("Walking robots")
    expect(row.locator(".row-found")).to_have_text("Identifier: 10.1000/walk")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 paper for “10.1000/WALK”")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("year:abc", "“abc” is no year. Write year:2021, year:2019..2021, year:..2019."),
        ("year:2021..2019", "“2021..2019” ends before it begins. Did you mean year:2019..2021?"),
        ("year:1999", "No paper on this shelf is dated 1999."),
        ("topic:xylophone", "No topic on this shelf is called “xylophone”."),
        ("has:wings", "No paper on this shelf has “wings”. There is has:code, has:doi."),
        ("id:10.1000/none", "No paper has the identifier “10.1000/none”."),
        (
            "year:2020 topic:robots",
            "Each of “year:2020”, “topic:robots” fits some papers, but not the same ones.",
        ),
        ("gradients year:2020", "No paper with these words passes “year:2020”."),
        ("gradients year:2020", "25 papers without the filter"),
        ("award:yes", "“award:yes” is no filter; its words were searched for. Did you mean has:award?"),
        ("10.1000/none", "No paper has the identifier “10.1000/none”."),
    ],
)
def test_advice_names_what_is_wrong(page: Page, site: str, query: str, said: str) -> None:
    page.goto(f"{site}/search.html?q={query}")
    notes = page.locator("#search-notes")
    expect(notes).to_contain_text(said)
    expect(notes).not_to_contain_text("rest of the query")
    assert (notes.text_content() or "").count("Did you mean") <= 1


def test_an_unknown_identifier_is_not_taken_apart_in_what_is_said(page: Page, site: str) -> None:
    page.goto(f"{site}/search.html?q=10.1000/none")
    notes = page.locator("#search-notes")
    expect(notes).to_contain_text("No paper has the identifier")
    expect(notes).not_to_contain_text("On no paper of this shelf")
