"""The pages in a browser: accessible, within the window at any width, no foreign request, readable without JS."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect
from serving import serving, write

from invented_shelf import CONFIG, odd_shelf
from papershelf.search import search_files
from papershelf.site.render import render_site

KINDS = {
    "home": "index.html",
    "paper": "papers/gibbs-sampling-for-everyone.html",
    "paper without a title": "papers/untitled-by-ann-lee.html",
    "paper of a cut list": "papers/cut-short.html",
    "paper with formulas": "papers/learning-mathcal-o-n-2-kernels-with-emph-care.html",
    "author": "authors/jose-muller.html",
    "topic": "topics/sampling.html",
    "session": "sessions/poster-session-1.html",
    "reading list": "lists/evenings.html",
    "reading lists": "lists/index.html",
    "document": "documents/session.html",
    "notes": "documents/notes.html",
    "papers": "papers/index.html",
    "authors": "authors/index.html",
    "topics": "topics/index.html",
    "events": "sessions/index.html",
    "documents": "documents/index.html",
    "search": "search.html",
    "data health": "health.html",
    "statistics": "stats.html",
    "about": "pages/about.html",
    "not found": "404.html",
}
every_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
CONTROLS = ".mine, .my, .my-bar, .my-star, .my-note, [data-strip], .list-bar, .part h2 .badge"
"""What scripts put into the pages' content, or take out of it without scripts."""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the invented shelf, served from the root of a plain server."""
    folder: Path = tmp_path_factory.mktemp("site")
    shelf = odd_shelf()
    write(folder, chain(render_site(shelf, CONFIG, folder), search_files(shelf, CONFIG).items()))
    with serving(folder) as address:
        yield address


@every_kind
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(browser: Browser, site: str, path: str, scheme: Any, width: int) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.goto(f"{site}/{path}")
    found = Axe().run(page, options=RULES)
    page.close()
    assert found.violations_count == 0, found.generate_report()


@every_kind
@pytest.mark.parametrize("width", [320, 768])
def test_nothing_stands_outside_the_window(browser: Browser, site: str, path: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto(f"{site}/{path}")
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide <= width


@every_kind
def test_no_request_leaves_and_nothing_is_reported(page: Page, site: str, path: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{site}/{path}")
    assert [url for url in asked if not url.startswith((site, "data:"))] == []
    assert said == []


@every_kind
def test_reads_the_same_without_javascript(browser: Browser, site: str, path: str) -> None:
    if path == "search.html":
        return
    texts = []
    for enabled in (True, False):
        context = browser.new_context(java_script_enabled=enabled)
        page = context.new_page()
        page.goto(f"{site}/{path}")
        page.eval_on_selector_all(CONTROLS, "all => all.forEach(each => each.remove())")
        texts.append(page.locator("main").inner_text())
        context.close()
    assert texts[0] == texts[1]
    assert len(texts[1]) > 20


def test_without_javascript_the_search_page_leads_on(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/search.html?q=sampling")
    notice = page.get_by_text("Search needs JavaScript")
    expect(notice).to_be_visible()
    expect(notice.get_by_role("link")).to_have_count(4)
    expect(page.locator(".theme")).to_be_hidden()
    context.close()


def test_without_javascript_a_paper_is_found_through_its_topic_and_its_author(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/index.html")
    for steps in (("Topics", "Sampling"), ("Authors", "José Müller")):
        for step in steps:
            page.get_by_role("link", name=step, exact=True).first.click()
        page.get_by_role("link", name="Gibbs sampling for everyone").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Gibbs sampling for everyone")
    context.close()


def test_pages_open_from_disk(browser: Browser, site: str, tmp_path: Path) -> None:
    write(tmp_path, render_site(odd_shelf(), CONFIG, tmp_path))
    page = browser.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    page.get_by_role("link", name="Topics", exact=True).click()
    page.get_by_role("link", name="Sampling", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sampling")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 251, 248)"
    page.close()


def test_the_first_stop_is_the_way_past_the_header(page: Page, site: str) -> None:
    page.goto(f"{site}/papers/gibbs-sampling-for-everyone.html")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_theme_button_goes_round_and_is_remembered(browser: Browser, site: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{site}/index.html")
    colour = "getComputedStyle(document.body).backgroundColor"
    dark, light = "rgb(20, 23, 24)", "rgb(251, 251, 248)"
    assert page.evaluate(colour) == dark
    button = page.get_by_role("button", name="Theme: system")
    button.click()
    expect(page.get_by_role("button", name="Theme: light")).to_be_visible()
    assert page.evaluate(colour) == light
    page.reload()
    assert page.evaluate(colour) == light
    page.get_by_role("button", name="Theme: light").click()
    assert page.evaluate(colour) == dark
    page.get_by_role("button", name="Theme: dark").click()
    expect(button).to_be_visible()
    page.close()


def test_a_wrong_address_becomes_words_to_search_for(page: Page, site: str) -> None:
    lost = page.context.new_page()
    lost.route(
        "**/gibbs-samplng%20x.html",
        lambda route: route.fulfill(response=lost.request.get(f"{site}/404.html")),
    )
    lost.goto(f"{site}/gibbs-samplng%20x.html")
    expect(lost.get_by_role("combobox", name="Search")).to_have_value("gibbs samplng x")


def test_the_menu_opens_on_a_phone(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{site}/index.html")
    menu = page.get_by_role("button", name="Menu")
    link = page.get_by_role("navigation", name="Site").get_by_role("link", name="Authors")
    expect(link).to_be_hidden()
    menu.click()
    expect(menu).to_have_attribute("aria-expanded", "true")
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Authors, A–Z")
    page.close()


def test_the_menu_is_open_on_a_phone_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{site}/index.html")
    expect(page.get_by_role("navigation", name="Site").get_by_role("link", name="Authors")).to_be_visible()
    context.close()


def test_print_has_no_controls(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/papers/gibbs-sampling-for-everyone.html")
    page.emulate_media(media="print")
    for part in ("form.search", ".theme", "#nav", ".turn"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.get_by_text("We sample. It works well")).to_be_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    page.close()


def test_on_a_phone_what_is_pressed_is_large_enough(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto(f"{site}/papers/gibbs-sampling-for-everyone.html")
    small = page.eval_on_selector_all(
        "button, input, .button",
        "found => found.filter(one => one.offsetParent && one.offsetHeight < 44).map(one => one.outerHTML)",
    )
    page.close()
    assert small == []
