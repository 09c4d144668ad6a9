"""Measure how long a key takes to show in the search, in Chromium with a slowed processor.

`python scripts/bench_search_typing.py BUILD [BUILD ...]` types queries letter by letter, twice: the first time loads
the files, the second is measured. "Typing to paint" is the time from the key (its event's own time) to the end of the
first frame that shows what was found for the text as it stands: on the search page the heading with that text and the
rows in the window, in the box the suggestions and the line under them with that text. The letter itself is painted
earlier.

Each site is opened from the disk, where the engine runs in the page and is slowed with it, and over http, where it runs
in a worker; Chromium slows the page's thread alone, so there the engine is as quick as on the machine itself. With
several builds their measurements take turns, `--turns` times, so that the machine's other work falls on all alike.
"""

import argparse
from collections import defaultdict
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from math import nan
from pathlib import Path
from statistics import median, quantiles
from threading import Thread
from typing import Any

from playwright.sync_api import Page, sync_playwright

QUERIES = ("graph attention", "neural network training", "learning to", "bayesian", "robust optim")
PAUSE = 250
"""Milliseconds between keys: a quick typist's are 100 to 200; the box waits for a pause of 80."""
PLACES = (("search.html", "#search-title"), ("index.html", "form.search"))
WATCH = """(place) => {
    const box = document.querySelector("form.search input[type=search]");
    const shown = document.querySelector(place);
    globalThis.taken = [];
    globalThis.long = [];
    let pressed = 0;
    const channel = new MessageChannel();
    const waiting = [];
    channel.port1.onmessage = () => taken.push(performance.now() - waiting.shift());
    box.addEventListener("input", (event) => { pressed = event.timeStamp; });
    new MutationObserver(() => {
        const text = [...shown.querySelectorAll(".popup-foot")].pop()?.textContent ?? shown.textContent;
        if (!pressed || !text.includes(`“${box.value.trim()}”`)) return;
        waiting.push(pressed);
        pressed = 0;
        requestAnimationFrame(() => channel.port2.postMessage(0));
    }).observe(shown, { childList: true, subtree: true, characterData: true });
    new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)))
        .observe({ type: "longtask" });
}"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass

    def copyfile(self, source: Any, outputfile: Any) -> None:
        with suppress(ConnectionError):  # What nobody waits for any more is given up.
            super().copyfile(source, outputfile)


def served(folder: Path) -> str:
    """The address of a folder over http, for as long as this runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


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


def measured(page: Page, address: str, place: str, rate: float) -> tuple[list[float], list[float], int]:
    """Milliseconds from each key to its paint; those of each task of 50 and more; and the number of keys."""
    page.goto(address)
    page.locator("form.search input[type=search]").focus()
    typed(page, QUERIES)
    page.wait_for_timeout(1000)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.evaluate(WATCH, place)
    keys = typed(page, QUERIES)
    return page.evaluate("taken"), page.evaluate("long"), keys


def main(arguments: Any) -> None:
    sites = {build: (build.resolve().as_uri(), served(build)) for build in arguments.builds}
    found: dict[tuple[str, str, Path], tuple[list[float], list[float], list[int]]] = defaultdict(
        lambda: ([], [], [])
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=arguments.chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        for _ in range(arguments.turns):
            for name, place in PLACES:
                for way in (0, 1):
                    for build, addresses in sites.items():
                        page = browser.new_page(viewport={"width": 1280, "height": 900})
                        taken, long, keys = measured(page, f"{addresses[way]}/{name}", place, arguments.rate)
                        page.close()
                        kept = found[name, ("file", "http")[way], build]
                        kept[0].extend(taken)
                        kept[1].extend(long)
                        kept[2].append(keys)
        browser.close()
    print(
        f"processor slowed {arguments.rate:g} times; milliseconds from the key to the paint of what was found"
    )
    for (name, scheme, build), (taken, long, typings) in found.items():
        upper = quantiles(taken, n=20)[18] if len(taken) > 1 else nan
        print(
            f"  {name:12} {scheme}  {build!s:24} {len(taken):4} of {sum(typings)} keys"
            f"   median {median(taken or [nan]):4.0f}   95 % {upper:4.0f}"
            f"   most {max(taken, default=nan):4.0f}   longest task {max(long, default=0):4.0f}"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("builds", nargs="+", type=Path, metavar="BUILD")
    parser.add_argument("--rate", type=float, default=4, help="how many times slower (4)")
    parser.add_argument("--turns", type=int, default=1, help="how often each is measured (1)")
    parser.add_argument("--chromium", default=None, help="the browser; without it, Playwright's own")
    main(parser.parse_args())
