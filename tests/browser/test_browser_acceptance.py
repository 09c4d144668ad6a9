"""The acceptance checks of the interface design, on each kind of page of the demo shelf, below /a/b/ and from disk."""

import base64
import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from itertools import combinations, product
from os.path import normpath
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from serving import serving

from papershelf.build import build

ROOT = Path(__file__).parents[2]
MEASURES = (Path(__file__).parent / "acceptance.js").read_text(encoding="utf-8")
SEEN = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
"""The rules of axe that ask how a page looks; all others ask for what both themes and all widths share."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = {
    "home": "index.html",
    "paper": "papers/attention-is-all-you-need.html",
    "paper of a session": "papers/universal-transformers.html",
    "paper without a title": "",
    "author": "authors/geoffrey-e-hinton.html",
    "topic": "topics/computer-vision.html",
    "session": "sessions/reading-group-poster-walk-sequence-models.html",
    "events": "sessions/index.html",
    "list": "lists/attention-from-the-start.html",
    "lists": "lists/index.html",
    "papers": "papers/index.html",
    "authors": "authors/index.html",
    "topics": "topics/index.html",
    "search": "search.html?q=attention",
    "my list": "my-list.html",
    "statistics": "stats.html",
    "data health": "health.html",
    "document": "documents/kaiming-he-author-page.html",
    "documents": "documents/index.html",
    "about": "pages/about.html",
    "not found": "404.html",
}
every_kind = pytest.mark.parametrize("kind", KINDS)
SCHEMES: tuple[Any, ...] = ("light", "dark")
WIDTHS = (320, 768, 1280)
STATES = ("queued", "reading", "skimmed", "read")
MARKS = [
    ("universal-transformers", {"state": "reading", "title": "Universal Transformers", "note": "Ask: why?"}),
    ("attention-is-all-you-need", {"state": "queued", "star": True, "title": "Attention Is All You Need"}),
    ("mask-r-cnn", {"state": "skimmed", "title": "Mask R-CNN", "tags": ["vision"]}),
    ("layer-normalization", {"state": "read", "title": "Layer Normalization"}),
    ("it-left", {"state": "queued", "title": "It left"}),
]
SPACED = "* { line-height: 1.5; letter-spacing: .12em; word-spacing: .16em } p { margin-bottom: 2em }"
"""WCAG 2.2, 1.4.12."""
ORIGIN = re.compile(r'<p class="origin">.*?</p>', re.S)
CONTROLS = ".mine, .my, .my-bar, .my-star, .my-note, [data-strip], .list-bar, .part h2 .badge"
"""What scripts put into the pages' content, or take out of it without scripts."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder a/b with the demo shelf, built for that place on a server."""
    folder = tmp_path_factory.mktemp("demo")
    shutil.copytree(ROOT / "content", folder / "content")
    settings = (ROOT / "site.toml").read_text(encoding="utf-8")
    (folder / "site.toml").write_text(
        'base_url = "https://shelf.example/a/b/"\n' + settings, encoding="utf-8"
    )
    build(folder)
    (folder / "a").mkdir()
    return (folder / "build").rename(folder / "a" / "b")


@pytest.fixture(scope="module")
def site(built: Path) -> Iterator[str]:
    with serving(built.parents[1]) as address:
        yield f"{address}/a/b"


@pytest.fixture(scope="module")
def paths(built: Path) -> dict[str, str]:
    """The address of a page of each kind."""
    untitled = next(
        page for page in sorted(built.glob("papers/*.html")) if 'class="untitled"' in page.read_text("utf-8")
    )
    return {**KINDS, "paper without a title": f"papers/{untitled.name}"}


@pytest.fixture(scope="module")
def reader(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """A reader with papers of every state, whose marks every page shows."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/404.html")
    page.evaluate("changes => Papershelf.marks.setAll(changes)", MARKS)
    page.close()
    yield context
    context.close()


def measure(page: Page, name: str, *values: Any) -> Any:
    """What a function of acceptance.js says of a page."""
    return page.evaluate(f"({MEASURES.strip()}).{name}({', '.join(map(json.dumps, values))})")


def listen(page: Page) -> list[str]:
    """What the console, exceptions and foreign requests of a page say from now on."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    own = ("http://127.0.0.1:", "file:", "data:")

    def asked(request: Request) -> None:
        if not request.url.startswith(own):
            said.append(request.url)

    page.on("request", asked)
    return said


def axe(page: Page, rules: list[str]) -> Any:
    """What axe finds against its rules, or its groups of rules."""
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    return page.evaluate("options => axe.run(options).then(found => found.violations)", options)


def opened(page: Page, address: str) -> None:
    """Open a page and wait until its scripts have put into it what they put."""
    page.goto(address)
    if "search.html?" in address:
        expect(page.locator("#search-results > .row").first).to_be_visible()
        expect(page.locator("#search-results > .row >> nth=0").locator(".awaited")).to_have_count(0)
        expect(page.locator(".facet").first).to_be_attached()
    if "my-list.html" in address:
        expect(page.locator("#my-groups [data-p]")).to_have_count(len(MARKS))


def test_every_page_of_the_shelf_is_whole(built: Path) -> None:
    """No inline code, one style sheet, deferred scripts, links and fragments that lead somewhere, real lines named."""
    pages = {page: page.read_text(encoding="utf-8") for page in sorted(built.rglob("*.html"))}
    ids = {page: set(re.findall(r'\sid="([^"]*)"', text)) for page, text in pages.items()}
    found: list[str] = []
    for page, text in pages.items():
        bare = re.sub(r'<script type="application/ld\+json">.*?</script>', "", text, flags=re.S)
        wrong = re.findall(
            r"<[^>]*\s(?:style|on[a-z]+)=[^>]*>|<style.*|<script(?! defer src=)[^>]*>|<script[^>]*>[^<]+",
            bare,
        )
        if text.count('rel="stylesheet"') != 1 and 'http-equiv="refresh"' not in text:
            wrong.append("style sheets")
        for address in re.findall(r'\s(?:href|src|action)="([^"]*)"', bare):
            parts = urlsplit(unescape(address))
            if parts.netloc or parts.scheme:
                continue
            place = unquote(parts.path).removeprefix("/a/b/")
            base = built if parts.path.startswith("/") else page.parent
            target = Path(normpath(base / place)) if parts.path else page
            target = target / "index.html" if target.is_dir() else target
            missing = parts.fragment and unquote(parts.fragment) not in ids.get(target, set())
            if not target.is_file() or missing:
                wrong.append(address)
        origins = re.findall(r"<code>([^<]*)</code>, lines? ([\d–, ]+)", "".join(ORIGIN.findall(text)))
        if "data-my=" in text and not origins:
            wrong.append("no origin")
        for file, lines in origins:
            source = built.parents[1] / "content" / unescape(file)
            if max(map(int, re.findall(r"\d+", lines))) > source.read_bytes().count(b"\n") + 1:
                wrong.append(f"{file}, {lines}")
        found += [f"{page.relative_to(built)}: {each[:200]}" for each in wrong]
    assert "\n".join(found) == ""


@every_kind
def test_axe_finds_nothing_in_either_theme_at_any_width(
    reader: BrowserContext, site: str, paths: dict[str, str], kind: str
) -> None:
    page = reader.new_page()
    said = listen(page)
    opened(page, f"{site}/{paths[kind]}")
    found: list[str] = []
    for scheme, width in product(SCHEMES, WIDTHS):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        rules = RULES if (scheme, width) in (("light", 320), ("light", 1280)) else SEEN
        for fault in axe(page, rules):
            found += [f"{scheme}, {width} px, {fault['id']}: {node['html'][:200]}" for node in fault["nodes"]]
    page.close()
    assert "\n".join(found + said) == ""


@every_kind
def test_nothing_is_cut_or_too_small(
    reader: BrowserContext, site: str, paths: dict[str, str], kind: str
) -> None:
    """At each width, with text of 200 %, with the spacing of WCAG 1.4.12, and at 400 % of 1280 px."""
    page = reader.new_page()
    opened(page, f"{site}/{paths[kind]}")
    found: list[str] = []

    def look(name: str, *measures: str) -> None:
        for each in measures:
            found.extend(f"{name}, {each}: {fault}" for fault in measure(page, each))

    for width in (*WIDTHS, 390):
        page.set_viewport_size({"width": width, "height": 800})
        look(f"{width} px", "outside", "clipped", "overlapping")
        found += [f"{width} px, small: {fault}" for fault in measure(page, "small", 24, 24, "")]
    for least, selector in (
        (44, "button, .button, input, select, textarea"),
        (36, ".search-chip, #search-chips button"),
    ):
        found += [f"390 px, small: {fault}" for fault in measure(page, "small", 24, least, selector)]
    page.set_viewport_size({"width": 320, "height": 256})
    look("400 %", "outside", "clipped", "overlapping")
    page.evaluate(
        """text => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(text.replaceAll(/(:[^;}]+)/g, "$1 !important"));
          document.adoptedStyleSheets = [sheet];
        }""",
        SPACED,
    )
    look("spaced", "outside", "clipped", "overlapping")
    page.evaluate(
        """() => {
          document.adoptedStyleSheets = [];
          document.documentElement.style.fontSize = "200%";
        }"""
    )
    look("200 %", "outside", "clipped", "overlapping")
    page.close()
    assert "\n".join(found) == ""


@every_kind
def test_the_focus_is_always_seen(
    reader: BrowserContext, site: str, paths: dict[str, str], kind: str
) -> None:
    page = reader.new_page()
    page.emulate_media(reduced_motion="reduce")
    opened(page, f"{site}/{paths[kind]}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    found: list[str] = []
    for width, scheme in ((1280, SCHEMES[0]), (1280, SCHEMES[1]), (390, SCHEMES[0])):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found += [f"{width} px, {scheme}: {fault}" for fault in measure(page, "focus")]
    found += measure(page, "moving")
    page.close()
    assert "\n".join(found) == ""


def test_tab_goes_through_a_page_once_and_the_slash_is_a_letter_in_a_note(page: Page, site: str) -> None:
    page.goto(f"{site}/papers/universal-transformers.html")
    stops = page.evaluate(
        f"""() => {{
          const all = ({MEASURES.strip()}).stops();
          all.forEach((each, at) => each.dataset.stop = at);
          return all.filter(each => each.type !== "radio").map(each => each.dataset.stop);
        }}"""
    )
    page.keyboard.press("Tab")
    reached = []
    for _ in range(2 * len(stops)):
        stop = page.evaluate("[document.activeElement.dataset.stop, document.activeElement.type]")
        if stop[0] is None or stop[0] in reached:
            break
        if stop[1] != "radio":
            reached.append(stop[0])
        page.keyboard.press("Tab")
    assert reached == stops

    page.reload()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    note = page.get_by_label("My note")
    note.press_sequentially("1/2")
    expect(note).to_have_value("1/2")
    expect(note).to_be_focused()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()


@every_kind
def test_reads_the_same_without_scripts(
    browser: Browser, site: str, paths: dict[str, str], kind: str
) -> None:
    texts = []
    for enabled in (True, False):
        context = browser.new_context(java_script_enabled=enabled)
        page = context.new_page()
        page.goto(f"{site}/{paths[kind]}")
        if not enabled and kind in ("search", "my list"):
            links = page.locator(".no-js .notice a")
            expect(links).to_have_text(["A–Z", "topics", "authors", "events"])
            addresses = links.evaluate_all("all => all.map(each => each.href)")
            assert [page.request.get(each).status for each in addresses] == [200] * 4
        page.eval_on_selector_all(CONTROLS, "all => all.forEach(each => each.remove())")
        texts.append(page.locator("main").inner_text())
        context.close()
    assert kind in ("search", "my list") or texts[0] == texts[1]
    assert len(texts[1]) > 50


@every_kind
def test_opens_from_disk_as_from_a_server(
    browser: Browser, built: Path, paths: dict[str, str], kind: str
) -> None:
    """The page for wrong addresses alone is for a server: it does not know where it stands."""
    if kind == "not found":
        return
    page = browser.new_page()
    said = listen(page)
    page.goto(f"{built.as_uri()}/{paths[kind]}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 251, 248)"
    assert page.evaluate("document.fonts.ready.then(all => [...all].some(font => font.status === 'loaded'))")
    page.close()
    assert said == []


@pytest.mark.parametrize("kind", ["paper", "session", "home"])
def test_nothing_moves_while_a_page_loads(
    reader: BrowserContext, site: str, paths: dict[str, str], kind: str
) -> None:
    page = reader.new_page()
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        opened(page, f"{site}/{paths[kind]}")
        assert measure(page, "shifts") <= 0.02
    page.close()


PAIRS = {
    "ink bg": (16.4, 14.6),
    "ink2 bg": (8.4, 9.8),
    "ink2 sunken": (7.8, 8.4),
    "ink2 mark": (7.4, 4.7),
    "ink3 bg": (5.6, 6.6),
    "ink3 surface": (5.8, 6.1),
    "ink3 sunken": (5.2, 5.6),
    "ink3 accent-weak": (4.9, 4.9),
    "accent bg": (7.7, 10.0),
    "accent accent-weak": (6.7, 7.5),
    "on-accent accent": (8.0, 9.5),
    "visited bg": (7.7, 8.5),
    "line2 bg": (3.5, 4.8),
    "line2 surface": (3.6, 4.4),
    "star bg": (5.2, 9.7),
    "award award-bg": (7.1, 9.3),
    "warn warn-bg": (6.3, 8.1),
    "err err-bg": (6.4, 7.5),
    "ink mark": (14.5, 7.0),
}
"""Tokens of the design with their least contrast in the light and in the dark theme, within a tenth."""


def test_colours_have_the_contrast_of_the_design(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/404.html")
    for at, scheme in enumerate(SCHEMES):
        page.emulate_media(color_scheme=scheme)
        contrasts = measure(page, "tokens", [pair.split() for pair in PAIRS])
        low = {
            pair: ratio for pair, ratio in zip(PAIRS, contrasts, strict=True) if ratio < PAIRS[pair][at] - 0.1
        }
        assert low == {}
    page.close()
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{site}/404.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 24)"
    context.close()


@pytest.mark.parametrize("forced", ["none", "active"])
def test_states_differ_without_colour(browser: Browser, site: str, forced: Any) -> None:
    """Each two of the five glyphs in a twelfth of their pixels at least, by their grey values alone."""
    context = browser.new_context(forced_colors=forced, device_scale_factor=2)
    page = context.new_page()
    page.goto(f"{site}/papers/mask-r-cnn.html")
    row = page.locator(".row[data-p]").first
    paper = row.get_attribute("data-p")
    pictures = []
    for state in ("none", *STATES):
        page.evaluate("([id, state]) => Papershelf.marks.set(id, {state, title: 'One'})", [paper, state])
        expect(row.locator(f"[data-state={state}]")).to_be_visible()
        x, y = row.locator(".next").evaluate(
            """button => {
              const box = button.getBoundingClientRect();
              return [box.left + parseFloat(getComputedStyle(button).paddingLeft), box.top + box.height / 2 - 8];
            }"""
        )
        clip: Any = {
            "x": x + page.evaluate("scrollX"),
            "y": y + page.evaluate("scrollY"),
            "width": 16,
            "height": 16,
        }
        pictures.append(base64.b64encode(page.screenshot(clip=clip, full_page=True)).decode())
    shares = measure(page, "differences", pictures)
    context.close()
    pairs = combinations(("none", *STATES), 2)
    assert {pair: share for pair, share in zip(pairs, shares, strict=True) if share < 0.08} == {}
