"""The statistics page in a browser: no names overlap, the keyboard reaches them, phones and forced colours show all."""

from itertools import combinations
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser
from serving import write

from invented_shelf import CONFIG, document, paper, shelf
from papershelf.site.render import render_site

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NAMES = (
    "Ann Lee",
    "José Müller",
    "Johann Wolfgang Amadeus von Hohenzollern-Sigmaringen",
    "王小明",
    "Ω",
    "Bo Wu",
)
TOPICS = ("Sand", "Stone and very many other words that make a name long", "Water", "Air")
MEETING = """() => [...document.querySelectorAll(".graph")].flatMap(svg => {
  const texts = [...svg.querySelectorAll("text")].map(text => text.getBoundingClientRect());
  return texts.flatMap((one, at) => texts.slice(0, at).filter(other => one.left < other.right
    && other.left < one.right && one.top < other.bottom && other.top < one.bottom));
}).length"""
SMALL = """() => [...document.querySelectorAll(".drawing a")].filter(link => {
  const { width, height } = link.getBoundingClientRect();
  return width < 24 || height < 24;
}).length"""


def test_pictures_are_readable_and_reached(browser: Browser, tmp_path: Path) -> None:
    papers = [
        paper(
            f"Study {a}{b} of sand", [NAMES[a], NAMES[b], NAMES[a - b]], topics=[TOPICS[a % 4], TOPICS[b % 4]]
        )
        for a, b in combinations(range(6), 2)
        if len({a, b, a - b}) == 3
    ]
    papers += [paper(f"Note {year}", ["Ann Lee"], date=str(year)) for year in (1990, 2001, 2003, 2021)]
    made = shelf(papers, [document("session.txt", "poster session", range(1, 3 * len(papers), 3))])
    write(tmp_path, render_site(made, CONFIG, tmp_path))
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((tmp_path / "stats.html").as_uri())
    assert page.locator(".graph").count() == 2
    assert page.locator(".columns").count() == 1
    for width, scheme in ((1280, "light"), (320, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(MEETING) == 0
        assert page.evaluate(SMALL) == 0
    names = page.locator("#coauthors-title ~ a")
    names.last.focus()
    page.keyboard.press("Shift+Tab")
    assert names.nth(names.count() - 2).evaluate("link => link === document.activeElement")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
    box = names.nth(names.count() - 2).bounding_box()
    assert box
    assert 0 <= box["x"] <= box["x"] + box["width"] <= 320
    page.emulate_media(forced_colors="active")
    dot = page.locator(".graph circle").first
    assert dot.evaluate("dot => getComputedStyle(dot).fill === getComputedStyle(document.body).color")
    page.close()
