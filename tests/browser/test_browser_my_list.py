"""My list in a browser: what was marked stands in its group, is exported, shared, imported and deleted."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect
from searching import build_shelf
from serving import serving

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SET = "changes => Papershelf.marks.setAll(changes)"
MARKS: list[tuple[str, dict[str, Any]]] = [
    (
        "attention-in-the-brain",
        {"state": "reading", "title": "Attention in the brain", "note": "Ask at the poster."},
    ),
    ("walking-robots", {"state": "queued", "title": "Walking robots", "tags": ["group"]}),
    ("report-1-on-gradients", {"state": "read", "title": "Report 1 on gradients"}),
    ("report-2-on-gradients", {"star": True, "title": "Report 2 on gradients"}),
    ("it-left", {"state": "queued", "title": "It left & is missed"}),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_shelf(tmp_path_factory.mktemp("mine"))


@pytest.fixture(scope="module")
def site(built: Path) -> Iterator[str]:
    with serving(built.parent) as address:
        yield f"{address}/build"


def groups(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator("#my-groups h2:visible").all_inner_texts()]


def expect_groups(page: Page, *wanted: str) -> None:
    """The first groups, once those who follow the marks and the filter have come."""
    for _ in range(100):
        if groups(page)[: len(wanted)] == list(wanted):
            break
        page.wait_for_timeout(50)
    assert groups(page)[: len(wanted)] == list(wanted)


def marked(page: Page, address: str) -> None:
    page.goto(f"{address}/my-list.html")
    page.evaluate(SET, MARKS)
    expect(page.locator("#my-groups [data-p]")).to_have_count(len(MARKS))


def test_a_list_from_the_first_mark_to_the_last(page: Page, built: Path) -> None:
    """From a file: groups, filter, a state that changes, exports, a backup, deletion, and the backup again."""
    told: list[str] = []
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{built.as_uri()}/my-list.html")
    expect(page.locator("#my-empty")).to_be_visible()
    marked(page, built.as_uri())
    expect_groups(page, "Reading 1", "Queued 1", "Starred or noted 1", "Read 1", "No longer on this shelf 1")
    expect(page.locator("#my-strip")).to_contain_text("1 of 5 done.")
    expect(page.locator(".time")).to_contain_text("About 30 min")

    page.get_by_label("Filter").fill("WÁLK")
    expect_groups(page, "Queued 1")
    page.get_by_role("button", name="Clear filters").click()
    page.locator("#my-filter select").first.select_option("Starred")
    expect_groups(page, "Starred or noted 1")
    page.get_by_role("button", name="Clear filters").click()
    row = page.locator("[data-p=walking-robots]")
    row.get_by_role("button", name="Queued: Walking robots").press("Enter")
    expect_groups(page, "Reading 2", "Queued 0")
    expect(row.get_by_role("button", name="Reading: Walking robots")).to_be_focused()

    page.get_by_role("button", name="Export", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download").click()
    entries = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert len(re.findall("^@", entries, re.M)) == len(MARKS)
    assert "title = {It left \\& is missed}" in entries
    page.goto(f"{built.as_uri()}/papers/walking-robots.html")
    assert page.locator(".cite").first.inner_text() in entries
    page.goto(f"{built.as_uri()}/my-list.html")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Export as JSON").click()
    backup = Path(waiting.value.path())
    before = page.evaluate("Papershelf.marks.read()")

    page.get_by_role("button", name="Delete all my data").click()
    page.get_by_role("button", name="Delete everything").click()
    expect(page.locator("#my-empty")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == []
    page.get_by_role("button", name="Import a list").click()
    file = page.locator("#tools input")
    file.set_input_files({"name": "a.json", "mimeType": "application/json", "buffer": b'{"v":1,"papers":[]}'})
    expect(page.locator("#tools [role=alert]")).to_have_text(
        "This file is not a Papershelf list. Nothing was changed."
    )
    assert page.evaluate("Papershelf.marks.ids()") == []
    file.set_input_files(backup)
    expect(page.locator("#tools")).to_contain_text("5 new, 0 changed, 1 not on this shelf.")
    assert page.evaluate("Papershelf.marks.ids()") == []
    page.locator("#tools").get_by_role("button", name="Import").click()
    expect(page.locator("#my-groups [data-p]")).to_have_count(len(MARKS))
    assert page.evaluate("Papershelf.marks.read()") == before
    assert told == []


def test_a_link_shows_papers_and_nothing_else_of_the_sender(page: Page, site: str) -> None:
    marked(page, site)
    text = page.evaluate("Papershelf.share.encode(Papershelf.marks.ids())")
    page.evaluate("Papershelf.marks.clear()")
    page.goto(f"{site}/my-list.html#share={text}")
    shared = page.locator("#shared")
    expect(shared.locator("[data-p]")).to_have_count(4)
    expect(shared).to_contain_text("1 paper of the link is not on this shelf.")
    expect(shared.get_by_role("button", name="Queue: Walking robots")).to_be_visible()
    assert page.evaluate("Papershelf.marks.ids()") == []
    shared.get_by_role("button", name="Queue all 4").click()
    expect_groups(page, "Reading 0", "Queued 4")
    page.goto(f"{site}/my-list.html#share=1!")
    expect(shared).to_contain_text("This link is damaged or cut short.")


def test_marks_follow_a_moved_paper_and_new_papers_are_told(page: Page, site: str) -> None:
    def index(route: Any) -> None:
        moved = {"old": ["walking-robots"], "one": ["report-3-on-gradients", "report-4-on-gradients"]}
        route.fulfill(body=f'Papershelf.carry("index",{json.dumps({"bits": 1, "moved": moved})});')

    page.route("**/rows/index.js", index)
    page.goto(f"{site}/search.html")
    page.evaluate(
        SET, [("old", {"state": "read", "title": "Old"}), ("one", {"note": "Both.", "title": "One"})]
    )
    page.goto(f"{site}/papers/walking-robots.html")
    page.wait_for_function("Papershelf.marks.get('walking-robots').state === 'read'")
    assert page.evaluate("Papershelf.marks.ids()") == [
        "report-3-on-gradients",
        "report-4-on-gradients",
        "walking-robots",
    ]

    page.goto(f"{site}/index.html")
    page.wait_for_function("localStorage.getItem(Papershelf.marks.key('seen'))")
    expect(page.locator("#since")).to_be_hidden()
    # As if the last visit had been yesterday, when one paper was not there yet.
    page.evaluate(
        """() => {
          const key = Papershelf.marks.key("seen");
          const visit = JSON.parse(localStorage.getItem(key));
          const text = localStorage.getItem(`${key}:${visit.now}`);
          const mine = Math.floor(Papershelf.shelf.hash("walking-robots") / 2 ** 16);
          const rest = Papershelf.shelf.sums(text).filter((each) => each !== mine);
          localStorage.setItem(`${key}:00`, Papershelf.shelf.gaps(rest));
          localStorage.setItem(key, JSON.stringify({ ...visit, now: "00", at: visit.at - 24 * 60 * 60 * 1000 }));
        }"""
    )
    page.reload()
    page.get_by_role("link", name="1 new paper").click()
    expect(page.locator("#new [data-p]")).to_have_count(1)
    expect(page.locator("#new")).to_contain_text("Walking robots")

    text = page.evaluate("Papershelf.share.encode(['old', 'never-was'])")
    page.goto(f"{site}/my-list.html#share={text}")
    expect(page.locator("#shared")).to_contain_text("1 paper shared with you")
    expect(page.locator("#shared")).to_contain_text("Walking robots")
    expect(page.locator("#shared")).to_contain_text("1 paper of the link is not on this shelf.")


def test_thousands_of_marks_keep_the_page_at_hand(page: Page, built: Path) -> None:
    """With 2,000 marks nearly all are of papers that left, so that a small shelf does."""
    changes = [(f"left-{number}", {"state": "queued", "title": f"Paper {number}"}) for number in range(2000)]
    page.goto(f"{built.as_uri()}/my-list.html")
    page.evaluate(SET, [*MARKS, *changes])
    page.reload()
    expect(page.locator("#my-groups [data-p]")).to_have_count(2005, timeout=20_000)
    expect(page.locator("#my-groups")).to_contain_text("No longer on this shelf 2001")


def test_without_javascript_the_page_says_what_it_is(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/my-list.html")
    notice = page.get_by_text("My list needs JavaScript.")
    expect(notice).to_be_visible()
    expect(notice.get_by_role("link")).to_have_count(4)
    expect(page.locator("#my-cols")).to_be_hidden()
    context.close()


def test_axe_finds_nothing_on_a_full_list(page: Page, site: str) -> None:
    marked(page, site)
    page.get_by_role("button", name="Export", exact=True).click()
    looks: list[tuple[Any, int]] = [("light", 1280), ("dark", 390)]
    for scheme, width in looks:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, found.generate_report()
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
