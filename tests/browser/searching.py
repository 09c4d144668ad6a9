"""A shelf to search in, and what the tests of its search look at."""

from pathlib import Path

from playwright.sync_api import Locator, Page

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
    "Attention in the brain": (
        "",
        "What a mouse looks at. We recorded the hippocampus while it walked through a maze of two rooms.",
    ),
    "Walking robots": ('doi = "10.1000/walk"\nlinks = [{ kind = "code", url = "https://e.org/c" }]', ""),
    "Report 1 on gradients": ('award = "Best Paper"', ""),
}
NOTES = [
    ("Attention in the brain", "José Müller", "2020", "Memory", "What a mouse looks at."),
    ("Walking robots", "Ann Lee", "2021-03", "Robots", "They learn to pay attention to stairs."),
    *(
        (f"Report {number} on gradients", "Bo Wu", f"{2015 + number % 3}", "Gradients", "A series.")
        for number in range(1, 26)
    ),
]


def build_shelf(folder: Path) -> Path:
    """The folder of the built shelf of 27 papers."""
    (folder / "content").mkdir()
    (folder / "site.toml").write_text('title = "Shelf"\n')
    for number, (title, author, date, topic, summary) in enumerate(NOTES):
        more, abstract = MORE.get(title, ("", ""))
        text = NOTE.format(
            title=title, author=author, date=date, topic=topic, summary=summary, more=more, abstract=abstract
        )
        (folder / f"content/{number:02}.md").write_text(text, encoding="utf-8")
    build(folder)
    return folder / "build"


def rows(page: Page) -> Locator:
    return page.locator("#search-results > .row")


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)
