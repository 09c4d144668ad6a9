"""Measure how long a key takes to show in the search, in Chromium with a slowed processor.

`python scripts/bench_search_typing.py BUILD [BUILD ...]` opens each built site from the disk, where the engine runs in
the page, so that all of it is slowed (a worker over http is another thread, and only quicker). Queries are typed letter
by letter, twice: the first time loads the files, the second is measured. A key's time is from its event to the paint
after the first change of the list of results, or of suggestions; keys that change nothing are counted, not timed.
"""

import argparse
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Page, sync_playwright

QUERIES = ("graph attention", "neural network training", "learning to", "bayesian", "robust optim")
PAUSE = 250
"""Milliseconds between keys: a quick typist's are 100 to 200; the box waits for a pause of 80."""
WATCH = """(list) => {
    const box = document.querySelector("form.search input[type=search]");
    globalThis.taken = [];
    let pressed = 0;
    const channel = new MessageChannel();
    let waiting = 0;
    channel.port1.onmessage = () => { if (waiting) { taken.push(performance.now() - waiting); waiting = 0; } };
    box.addEventListener("input", (event) => { pressed = event.timeStamp; });
    new MutationObserver(() => {
        if (!pressed) return;
        waiting = pressed;
        pressed = 0;
        requestAnimationFrame(() => channel.port2.postMessage(0));
    }).observe(document.querySelector(list), { childList: true, subtree: true, characterData: true });
}"""


def typed(page: Page, queries: tuple[str, ...]) -> int:
    box = page.locator("form.search input[type=search]")
    keys = 0
    for query in queries:
        box.fill("")
        page.wait_for_timeout(PAUSE)
        for letter in query:
            box.press_sequentially(letter)
            keys += 1
            page.wait_for_timeout(PAUSE)
    return keys


def measure(page: Page, address: str, watched: str, rate: float) -> None:
    page.goto(address)
    page.locator("form.search input[type=search]").focus()
    typed(page, QUERIES)
    page.wait_for_timeout(1000)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.evaluate(WATCH, watched)
    keys = typed(page, QUERIES)
    taken: list[float] = page.evaluate("taken")
    upper = quantiles(taken, n=20)[18]
    print(
        f"    {address.rsplit('/', 1)[1]:12} {len(taken):4} of {keys} keys"
        f"   median {median(taken):5.0f} ms   95 % {upper:5.0f} ms   most {max(taken):5.0f} ms",
        flush=True,
    )


def main(arguments: Any) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=arguments.chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        for build in arguments.builds:
            print(f"{build}, processor slowed {arguments.rate:g} times")
            for name, watched in (("search.html", "#search-results"), ("index.html", "form.search")):
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                measure(page, f"{build.resolve().as_uri()}/{name}", watched, arguments.rate)
                page.close()
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("builds", nargs="+", type=Path, metavar="BUILD")
    parser.add_argument("--rate", type=float, default=4, help="how many times slower (4)")
    parser.add_argument("--chromium", default=None, help="the browser; without it, Playwright's own")
    main(parser.parse_args())
