"""Marking papers in a browser: by mouse and keys, in all views and tabs, and what is said when it cannot be kept."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import serving, write

from invented_shelf import CONFIG, odd_shelf
from papershelf.site.render import render_site

TITLE = "Poster 0 on Optics"
NAMES = ["Queue", "Queued", "Reading", "Skimmed", "Read", "Queue"]
SHIFT = """new Promise(resolve => {
    const sum = (list) => resolve(list.getEntries().reduce((all, each) => all + each.value, 0));
    new PerformanceObserver(sum).observe({type: "layout-shift", buffered: true});
    setTimeout(() => resolve(0), 400);
})"""
REFUSED = """Object.defineProperty(
    window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } }
)"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("site")
    for place in ("a", "b"):
        write(folder / place, render_site(odd_shelf(), CONFIG, folder))
    with serving(folder) as address:
        yield address


@pytest.fixture
def session(page: Page, site: str) -> Page:
    page.goto(f"{site}/a/sessions/poster-session-1.html")
    return page


def test_a_button_goes_through_the_states_and_undo_goes_back(session: Page) -> None:
    row = session.locator(".row", has_text=TITLE)
    for now, then in pairwise(NAMES):
        row.get_by_role("button", name=f"{now}: {TITLE}", exact=True).click()
        expect(row.get_by_role("button", name=f"{then}: {TITLE}", exact=True)).to_be_visible()
    expect(session.get_by_text(f"Removed from My list: {TITLE}").first).to_be_visible()
    session.get_by_role("button", name="Undo").click()
    expect(row.get_by_role("button", name=f"Read: {TITLE}")).to_be_focused()
    session.keyboard.press("z")
    expect(row.get_by_role("button", name=f"Skimmed: {TITLE}")).to_be_visible()


def test_every_view_shows_a_mark_and_so_does_another_tab_but_no_other_site(session: Page, site: str) -> None:
    other = session.context.new_page()
    other.goto(f"{site}/a/papers/poster-0-on-optics.html")
    foreign = session.context.new_page()
    foreign.goto(f"{site}/b/papers/poster-0-on-optics.html")
    session.get_by_label(f"Set reading state: {TITLE}").select_option("Read")
    expect(session.get_by_role("img", name="Poster Session 1:")).to_have_attribute(
        "aria-label", "Poster Session 1: 0 queued, 0 reading, 0 skimmed, 1 read, 14 not on your list"
    )
    expect(other.get_by_role("radio", name="Read", exact=True)).to_be_checked()
    other.get_by_label("My note").fill("To be asked: / at the poster")
    expect(other.get_by_text("Saved in this browser only")).to_be_visible()
    other.get_by_label("My tags").first.fill("to teach, optics,  To teach")
    other.get_by_label("My tags").first.press("Enter")
    expect(session.locator(".row", has_text=TITLE).locator(".row-note")).to_have_text(
        "My note To be asked: / at the poster"
    )
    expect(session.get_by_role("list", name="My tags").get_by_role("listitem")).to_have_text(
        ["to teach", "optics"]
    )
    expect(session.locator(".my-list")).to_have_text("My list1 paper")
    expect(foreign.get_by_role("radio", name="None")).to_be_checked()
    session.goto(f"{site}/a/index.html")
    expect(session.get_by_role("region", name="My list")).to_contain_text("1 of 1 done.")
    session.evaluate("Papershelf.marks.clear()")
    expect(session.get_by_role("region", name="How to use this shelf")).to_contain_text(
        "Each paper has one page"
    )


def test_keys_act_on_the_row_that_has_the_focus_until_they_are_turned_off(session: Page, site: str) -> None:
    for key in ("j", "j", "k", "j", "s", "s", "*"):
        session.keyboard.press(key)
    expect(session.get_by_role("link", name=TITLE)).to_be_focused()
    expect(session.get_by_role("button", name=f"Reading: {TITLE}")).to_be_visible()
    star = session.get_by_role("button", name=f"Star: {TITLE}")
    expect(star).to_have_attribute("aria-pressed", "true")
    session.keyboard.press("n")
    session.keyboard.type("4 sj")
    session.keyboard.press("Escape")
    expect(session.locator(".row-note")).to_have_text("My note 4 sj")
    session.keyboard.press("4")
    expect(session.get_by_role("button", name=f"Read: {TITLE}")).to_be_visible()
    session.keyboard.press("?")
    dialog = session.get_by_role("dialog", name="Keyboard keys")
    session.keyboard.press("1")
    dialog.get_by_label("Use single-key shortcuts").uncheck()
    dialog.get_by_role("button", name="Close").click()
    session.keyboard.press("1")
    session.keyboard.press("/")
    session.reload()
    for key in ("j", "?", "*"):
        session.keyboard.press(key)
    expect(session.get_by_role("button", name=f"Read: {TITLE}")).to_be_visible()
    expect(session.locator("body")).to_be_focused()
    session.get_by_role("button", name="Keyboard keys").click()
    dialog.get_by_label("Use single-key shortcuts").check()
    session.keyboard.press("Escape")
    session.keyboard.press("g")
    session.keyboard.press("h")
    session.wait_for_url(f"{site}/a/index.html")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "path", ["sessions/poster-session-1.html", "papers/poster-0-on-optics.html", "papers/index.html"]
)
def test_controls_push_nothing_away(browser: Browser, site: str, path: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{site}/a/{path}")
    assert page.locator(".mine").count() > 1
    assert page.evaluate(SHIFT) <= 0.02
    page.close()


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (
            REFUSED,
            "This browser does not let the page keep data.",
        ),
        (
            'localStorage.setItem("x", "y".repeat(5 * 2 ** 20 - 50))',
            "No more room in this browser's storage.",
        ),
    ],
)
def test_what_cannot_be_kept_is_said_and_the_page_goes_on(
    browser: Browser, site: str, how: str, said: str
) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(how)
    page.goto(f"{site}/a/papers/poster-0-on-optics.html")
    page.get_by_role("radio", name="Queued").check(force=True)
    expect(page.get_by_role("alert")).to_contain_text(said)
    expect(page.get_by_role("radio", name="Queued")).to_be_checked()
    page.get_by_role("alert").get_by_role("button", name="Close").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    assert errors == []
    page.close()


def test_what_was_no_list_of_ours_is_said_and_kept(page: Page, site: str) -> None:
    page.goto(f"{site}/a/index.html")
    page.evaluate("localStorage.setItem(Papershelf.marks.key('v1'), '<xml>')")
    page.reload()
    expect(page.get_by_text("is not a Papershelf list")).to_be_visible()
    assert page.evaluate("localStorage.getItem(Papershelf.marks.kept())") == "<xml>"
