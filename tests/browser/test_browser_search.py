"""The search box and its results in a browser: typing, choosing, paging, what is said, over http and from disk."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from searching import build_shelf, heading, rows
from serving import serving


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
    """The address of the shelf, over http (in a worker) and as a file (in the page)."""
    return str(request.getfixturevalue(request.param))


def test_typing_in_the_box_and_opening_the_first_suggestion(page: Page, site: str) -> None:
    page.goto(f"{site}/topics/robots.html")
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Search")
    expect(box).to_be_focused()
    page.keyboard.type("atten")
    options = page.get_by_role("listbox").get_by_role("option")
    expect(page.get_by_role("group", name="Papers").get_by_role("option")).to_have_count(2)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(options.first.locator("mark")).to_have_text("Attention")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/attention-in-the-brain.html")


def test_the_box_offers_people_and_topics_and_closes(page: Page, served: str) -> None:
    page.goto(f"{served}/index.html")
    box = page.get_by_role("combobox", name="Search")
    box.press_sequentially("mul")
    author = page.get_by_role("group", name="Authors").get_by_role("option")
    expect(author).to_contain_text("José Müller")
    expect(author.locator("mark")).to_have_text("Müller")
    first = page.get_by_role("listbox").get_by_role("group").first
    expect(first).to_have_attribute("aria-labelledby", "suggested-papers")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("mul")
    box.press("Escape")
    expect(box).to_have_value("")
    box.fill("grad")
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(8)
    expect(page.get_by_role("group", name="Topics").get_by_role("option")).to_contain_text("25 papers")
    expect(page.locator("form.search [role=status], #search-status")).to_have_text(
        "8 suggestions, 25 results."
    )
    page.get_by_role("group", name="Topics").get_by_role("option").click()
    page.wait_for_url("**/topics/gradients.html")


def test_one_letter_opens_nothing_and_leaving_closes(page: Page, served: str) -> None:
    page.goto(f"{served}/index.html")
    box = page.get_by_role("combobox", name="Search")
    box.press_sequentially("gr")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Backspace")
    expect(page.get_by_role("listbox")).to_be_hidden()
    box.press_sequentially("r")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_enter_leads_to_the_results(page: Page, site: str) -> None:
    page.goto(f"{site}/index.html")
    box = page.get_by_role("combobox", name="Search")
    box.fill("attention")
    box.press("Enter")
    page.wait_for_url("**/search.html?q=attention")
    expect(heading(page)).to_have_text("2 papers for “attention”")
    expect(rows(page)).to_have_count(2)
    expect(rows(page).nth(1).locator(".row-summary mark")).to_have_text("attention")
    expect(rows(page).first.get_by_role("link", name="José Müller")).to_be_visible()
    expect(rows(page).nth(1).get_by_role("link", name="Code")).to_have_attribute("href", "https://e.org/c")
    expect(page).to_have_title(re.compile("^“attention” – "))


def test_results_change_while_typing_and_back_returns(page: Page, site: str) -> None:
    page.goto(f"{site}/search.html?q=attention")
    expect(heading(page)).to_have_text("2 papers for “attention”")
    box = page.get_by_role("searchbox", name="Search")
    box.fill("")
    box.press_sequentially("robo")
    expect(heading(page)).to_have_text("1 paper for “robo”")
    expect(page).to_have_url(re.compile(r"search\.html\?q=robo$"))
    expect(box).to_be_focused()
    page.go_back()
    expect(heading(page)).to_have_text("2 papers for “attention”")
    expect(box).to_have_value("attention")
    page.go_forward()
    expect(heading(page)).to_have_text("1 paper for “robo”")


def test_typing_leaves_one_entry_in_the_history(page: Page, served: str) -> None:
    page.goto(f"{served}/search.html")
    before = page.evaluate("history.length")
    page.get_by_role("searchbox", name="Search").press_sequentially("attention")
    expect(page).to_have_url(re.compile(r"search\.html\?q=attention$"))
    assert page.evaluate("history.length") == before


def test_pages_of_results_are_links(page: Page, site: str) -> None:
    page.goto(f"{site}/search.html?q=gradients")
    expect(rows(page)).to_have_count(20)
    pages = page.get_by_role("navigation", name="Pages")
    expect(pages.get_by_role("link", name="2")).to_have_attribute("href", "search.html?q=gradients&p=2")
    expect(pages.get_by_role("link", name="1")).to_have_attribute("aria-current", "page")
    pages.get_by_role("link", name="Next").click()
    expect(rows(page)).to_have_count(5)
    expect(heading(page)).to_be_focused()
    page.goto(f"{site}/search.html?q=gradients&p=2")
    expect(rows(page)).to_have_count(5)
    page.goto(f"{site}/search.html?q=gradients&p=999")
    expect(rows(page)).to_have_count(5)


def test_a_piece_of_the_abstract_shows_the_words(page: Page, served: str) -> None:
    page.goto(f"{served}/search.html?q=hippocampus 2020")
    expect(rows(page)).to_have_count(1)
    expect(rows(page).locator(".row-summary mark")).to_have_text("hippocampus")
    expect(rows(page).locator("mark time")).to_have_text("2020")
    page.goto(f"{served}/search.html?q=10.1000/WALK")
    expect(heading(page)).to_have_text("1 paper for “10.1000/WALK”")
    expect(rows(page).get_by_role("heading")).to_have_text("Walking robots")


def test_names_stand_above_the_rows(page: Page, served: str) -> None:
    page.goto(f"{served}/search.html?q=gradients")
    summary = page.locator("#search-summary")
    expect(summary).to_contain_text("Also: topic Gradients (25)")
    expect(summary.get_by_role("link", name="Gradients")).to_have_attribute("href", "./topics/gradients.html")


def test_a_wrong_word_is_understood_and_an_unknown_one_named(page: Page, served: str) -> None:
    page.goto(f"{served}/search.html?q=atention")
    expect(rows(page)).to_have_count(2)
    page.get_by_role("link", name="attention", exact=True).click()
    expect(heading(page)).to_have_text("2 papers for “attention”")
    page.goto(f"{served}/search.html?q=zzzqx")
    expect(heading(page)).to_have_text("Nothing for “zzzqx”")
    notes = page.locator("#search-notes")
    expect(notes).to_contain_text("This is not on this shelf: “zzzqx”.")
    expect(notes.get_by_role("link", name="topics")).to_be_visible()
    expect(page.locator("#search-filters")).to_contain_text("Filters come back with the first result.")


def test_the_count_is_read_out_once_a_pause(page: Page, served: str) -> None:
    page.goto(f"{served}/search.html")
    status = page.locator("#search-status")
    expect(status).to_have_attribute("role", "status")
    page.evaluate(
        """() => {
            window.said = [];
            const status = document.getElementById("search-status");
            new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
        }"""
    )
    page.get_by_role("searchbox", name="Search").press_sequentially("gradients")
    expect(status).to_have_text("25 papers.")
    expect(heading(page)).to_have_text("25 papers for “gradients”")
    assert page.evaluate("said") == ["25 papers."]
    page.goto(f"{served}/search.html?q=hippocampus zzzqx")
    expect(status).to_have_text("No paper has all words; 1 paper has some of the words.")
    page.goto(f"{served}/search.html?q=zzzqx")
    expect(status).to_have_text("No results.")


def test_papers_with_some_of_the_words_stand_apart(page: Page, served: str) -> None:
    page.goto(f"{served}/search.html?q=walking attention stairs")
    line = page.locator("#search-results > .rows-more")
    expect(line).to_have_text("1 more paper has some of the words")
    order = page.locator("#search-results > li").evaluate_all("all => all.map((each) => each.className)")
    assert order == ["row", "rows-more", "row"]
    page.goto(f"{served}/search.html?q=attention")
    expect(rows(page)).to_have_count(2)
    expect(line).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("year:abc", "“abc” is no year. Write year:2021, year:2019..2021, year:..2019."),
        ("year:2021..2019", "“2021..2019” ends before it begins. Did you mean year:2019..2021?"),
        ("year:1999", "No paper on this shelf is dated 1999."),
        ("topic:xylophone", "No topic on this shelf is called “xylophone”."),
        ("has:wings", "No paper on this shelf has “wings”. Write has:code"),
        ("is:wings", "“wings” is no mark. Write is:queued"),
        ("id:10.1000/none", "No paper has the identifier “10.1000/none”."),
        ("award:yes", "“award:yes” is no filter; its words were searched for. Did you mean has:award?"),
        ("10.1000/none", "No paper has the identifier “10.1000/none”."),
        ("the of", "These words are in nearly every paper."),
        ("", "To narrow a search, add author:surname"),
    ],
)
def test_advice_names_what_is_wrong(page: Page, served: str, query: str, said: str) -> None:
    page.goto(f"{served}/search.html?q={query}")
    notes = page.locator("#search-notes")
    expect(notes).to_contain_text(said)
    assert (notes.text_content() or "").count("Did you mean") <= 1


@pytest.mark.parametrize(
    "query",
    [
        "<img src=x onerror=alert(1)> gradients",
        "\x00\x08\x1f\u200b\u202e gradients",
        '(?:[a-z]+)*$ ^\\ "gradients',
        "gradients " * 300,
        "-" * 200 + " gradients:*:gradients* \ud83d\ude00",
        "__proto__ constructor toString gradients",
    ],
)
def test_hostile_text_stays_text(page: Page, served: str, query: str) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("dialog", lambda dialog: failures.append(dialog.message))
    page.on("console", lambda message: failures.append(message.text))
    page.goto(f"{served}/search.html")
    box = page.get_by_role("searchbox", name="Search")
    box.fill(query)
    box.press("Enter")
    expect(page.locator("#search-status")).not_to_be_empty()
    expect(heading(page)).to_contain_text("gradients")
    assert page.locator("main img").count() == 0
    assert failures == []


def test_nothing_is_loaded_before_it_is_needed_and_nothing_from_elsewhere(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/index.html")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/search/" in url or "engine" in url]
    box = page.get_by_role("combobox", name="Search")
    with page.expect_request("**/search/manifest.js"):
        box.focus()
    box.press_sequentially("grad")
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(8)
    assert [url for url in asked if "search-engine" in url]
    assert [url for url in asked if not url.startswith((site, "data:"))] == []


def test_the_page_answers_where_workers_are_refused(page: Page, served: str) -> None:
    page.add_init_script("delete globalThis.Worker")
    page.goto(f"{served}/search.html?q=attention")
    expect(heading(page)).to_have_text("2 papers for “attention”")


def test_a_slow_answer_to_an_older_query_is_never_shown(page: Page, served: str) -> None:
    page.goto(f"{served}/search.html?q=gradients")
    expect(rows(page)).to_have_count(20)
    shown = page.evaluate(
        """async () => {
            const box = document.querySelector("form.search input");
            const seen = new Set();
            const title = document.getElementById("search-title");
            new MutationObserver(() => seen.add(title.textContent)).observe(title, { childList: true });
            for (const text of ["walking", "attention", "brain"]) {
                box.value = text;
                box.form.requestSubmit();
            }
            while (!document.getElementById("search-status").textContent.startsWith("1 paper.")) {
                await new Promise(requestAnimationFrame);
            }
            return [...seen];
        }"""
    )
    assert [each for each in shown if "walking" in each or "attention" in each] == []
    expect(heading(page)).to_have_text("1 paper for “brain”")


@pytest.mark.parametrize("width", [320, 768])
def test_results_fit_the_window(browser: Browser, served: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto(f"{served}/search.html?q=gradients&topic=gradients")
    expect(rows(page)).to_have_count(20)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width == 320:
        page.get_by_text("Filters, 1 on").click()
        expect(page.get_by_role("checkbox", name="Gradients")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.get_by_role("searchbox", name="Search")
    box.fill("w" * 250)
    expect(heading(page)).to_have_text(re.compile("^Nothing for “www"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_print_has_the_rows_and_no_controls(page: Page, served: str) -> None:
    page.goto(f"{served}/search.html?q=attention&topic=memory")
    expect(rows(page)).to_have_count(1)
    page.emulate_media(media="print")
    for part in ("form.search", "#search-filters", "#search-chips", "#search-sort"):
        expect(page.locator(part)).to_be_hidden()
    expect(rows(page)).to_be_visible()
