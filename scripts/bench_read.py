# ruff: noqa: E501, UP031
"""Measure reading: seconds and peak memory for documents of many kinds of trouble and size, each in its own process.

    scripts/bench read [MEGABYTES [KIND ...]]

prints for each kind the seconds of the processor at a quarter of that size and at that size (linear: four times as many), and the peak
memory over that of an empty document as a multiple of the document's size.
"""

import resource
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from time import process_time

NAMES = "Ada Byron · Jörg Grünwald · Mei Nakamura · S. M. Ali Eslami · Christopher De Sa · Łukasz Wójcik"
ABSTRACT = (
    "We study graph networks and show that random features help when data are scarce. However, point clouds remain "
    "hard to scale, which limits their use in practice. Our analysis gives a bound of $O(\\sqrt{n})$ that holds for "
    "every step size. Experiments on five benchmarks (e.g. tabular data, images) confirm that the method is robust. "
) * 3
WORDS = "Sparse Kernels Causal Fields Optimal Bandits Protein Neurons Clouds Descent Codes Flows".split()


def session(size: int, more: str = "") -> str:
    """A poster session."""
    out = ["Session", "", "Poster Session 1", "", "Abstract:", "", ""]
    length = 0
    numbers = count()
    while length <= size:
        number = next(numbers)
        title = " ".join(WORDS[number // 12**at % 12] for at in range(5))
        record = [f"{title} for {WORDS[number % 12]} {number}", "", NAMES, "", ABSTRACT + more, "", ""]
        out += record
        length += sum(map(len, record)) + len(record)
    return "\n".join(out)


def bibtex(size: int) -> str:
    entry = '@article{{key{0},\n  title = {{Deep Sets {0}}},\n  author = {{Byron, Ada and de la Cruz, M{{\\"a}}x}},\n'
    entry += "  abstract = {{%s}},\n  year = 2019\n}}\n\n" % ABSTRACT.replace("{", "{{").replace("}", "}}")
    return "".join(map(entry.format, range(size // len(entry))))


def html(size: int) -> str:
    item = "<div class=paper><h3><a href='/p/{0}'>Deep Sets {0}</a></h3><p>Ada Byron, Jörg Grünwald</p><p>{1}</p></div>\n"
    return (
        "<html><body>"
        + "".join(item.format(number, ABSTRACT) for number in range(size // 1300))
        + "</body></html>"
    )


KINDS: dict[str, tuple[str, Callable[[int], str | bytes]]] = {
    "session": ("a.txt", session),
    "session, curly quotes": ("a.txt", lambda size: session(size, "It is “robust”.")),
    "session, an emoji": ("a.txt", lambda size: session(size) + "\n🙂\n"),
    "one line": ("a.txt", lambda size: "word " * (size // 5)),
    "one line without blanks": ("a.txt", lambda size: "a" * size),
    "one line of dots": ("a.txt", lambda size: "." * size),
    "NULs": ("a.txt", lambda size: "\0" * size),
    "NULs here and there": ("a.txt", lambda size: ("Deep sets are sets\0 of sets, again and again. " * (size // 48))),
    "binary": ("a.txt", lambda size: bytes(range(256)) * (size // 256)),
    "invalid UTF-8": ("a.txt", lambda size: b"Jos\xe9 wrote this here \xc3\xa9\n" * (size // 24)),
    "blank lines": ("a.txt", lambda size: "\n" * size),
    "lines of a letter": ("a.txt", lambda size: "a\n" * (size // 2)),
    "lines of a word": ("a.txt", lambda size: "Deep\n" * (size // 5)),
    "one list of names": ("a.txt", lambda size: ", ".join(["Ada Byron"] * (size // 11))),
    "one title": ("a.txt", lambda size: "Title\n\nAda Byron, Bo Chen\n\n" + "Deep Sets " * (size // 10)),
    "et al.": ("a.txt", lambda size: "Deep Sets\nAda Byron et al.\n" * (size // 27)),
    "et al. in one line": ("a.txt", lambda size: "Ada Byron et al. " * (size // 17)),
    "parentheses": ("a.txt", lambda size: "(" * size),
    "separators": ("a.txt", lambda size: " · " * (size // 4)),
    "dates": ("a.txt", lambda size: "Mar 3, 2021 · " * (size // 14)),
    "digits": ("a.txt", lambda size: "1" * size),
    "capitals": ("a.txt", lambda size: "Aa" * (size // 2)),
    "commas": ("a.txt", lambda size: "," * size),
    "white space in a line": ("a.txt", lambda size: "a" + " " * size + "b"),
    "no-break spaces": ("a.txt", lambda size: "a" + "\u00a0" * (size // 2) + "b"),
    "addresses": ("a.txt", lambda size: "https://arxiv.org/abs/2101.00001\n" * (size // 33)),
    "one address": ("a.txt", lambda size: "https://example.org/" + "a/" * (size // 2)),
    "formulas": ("a.txt", lambda size: "$\\sqrt{n}$ " * (size // 11)),
    "one open formula": ("a.txt", lambda size: "$" + "{" * size),
    "brackets": ("a.md", lambda size: "[" * size),
    "links in Markdown": ("a.md", lambda size: "- [Deep Sets](https://example.org) - Ada Byron, 2019\n" * (size // 52)),
    "stars in Markdown": ("a.md", lambda size: "*a **b " * (size // 7)),
    "front matter": ("a.md", lambda size: "+++\n" + "a." * (size // 2) + " = 1\n+++\n"),
    "YAML front matter": ("a.md", lambda size: "---\ntitle: " + "[" * size + "\n---\n"),
    "open YAML": ("a.md", lambda size: "---\n" + "a: b\n" * (size // 5)),
    "BibTeX": ("a.bib", bibtex),
    "BibTeX, open braces": ("a.bib", lambda size: "@article{a, title={" + "{" * size),
    "BibTeX, at signs": ("a.bib", lambda size: "@" * size),
    "BibTeX, open entries": ("a.bib", lambda size: "@article{a, title={Deep\n" * (size // 24)),
    "BibTeX, one name list": ("a.bib", lambda size: "@a{b, title={T}, author={" + "Byron, Ada and " * (size // 15) + "}}"),
    "RIS": ("a.ris", lambda size: f"TY  - JOUR\nTI  - Deep Sets\nAU  - Byron, Ada\nAB  - {ABSTRACT}\nER  - \n\n" * (size // 1050)),
    "RIS without end": ("a.ris", lambda size: "TY  - JOUR\nTI  - Deep Sets\n" * (size // 27)),
    "JSON": ("a.json", lambda size: "[" + ",".join(['{"title": "Deep Sets", "author": [{"family": "Byron"}]}'] * (size // 55)) + "]"),
    "JSON, nested": ("a.json", lambda size: "[" * size),
    "JSON, cut": ("a.json", lambda size: '[{"title": "' + "a" * size),
    "JSON Lines": ("papers.jsonl", lambda size: '{"title": "Deep Sets", "authors": [{"name": "Ada Byron"}]}\n' * (size // 59)),
    "XML, nested": ("a.xml", lambda size: '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">' + "<a>" * (size // 3)),
    "XML bomb": (
        "a.xml",
        lambda size: '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "' + "a" * (size // 2) + '"><!ENTITY b "'
        + "&a;" * (size // 6) + '">]><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>&b;&b;</title></entry></feed>',
    ),
    "HTML": ("a.html", html),
    "HTML, nested": ("a.html", lambda size: "<html><body>" + "<div>" * (size // 5)),
    "HTML, open tags": ("a.html", lambda size: "<html><" + "a <" * (size // 3)),
    "CSV": ("a.csv", lambda size: "title,authors\n" + '"Deep Sets","Ada Byron, Bo Chen"\n' * (size // 34)),
    "CSV, open quote": ("a.csv", lambda size: 'title,authors\n"' + "a,b\n" * (size // 4)),
}  # fmt: skip


def read(kind: str, size: int) -> None:
    """Read one document and print its size, the seconds, the peak memory before and after in KiB, and what it gave."""
    from papershelf.read import read_data
    from papershelf.read.pages.settle import settle

    file, make = KINDS[kind]
    made = make(size)
    data = made if isinstance(made, bytes) else made.encode()
    del made
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = process_time()
    holder = [data]
    del data
    length = len(holder[0])
    (document,) = settle([read_data(file, holder.pop())])
    seconds = process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    counts = document.lines_in_records + document.lines_noise + document.lines_blank
    whole = "" if counts == document.lines_total else " LINES DO NOT ADD UP"
    codes = ",".join(sorted({each.code for each in document.problems}))
    print(
        length, seconds, before, after, f"{document.layout} {len(document.records)} {codes}{whole}", sep="\t"
    )


def measured(kind: str, size: int) -> tuple[int, float, int, str]:
    command = [sys.executable, __file__, "one", kind, str(size)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    except subprocess.TimeoutExpired:
        return size, 120.0, 0, "TOO SLOW"
    if done.returncode:
        return size, 0.0, 0, f"FAILED {(done.stderr.strip().splitlines() or [str(done.returncode)])[-1]}"
    length, seconds, _, after, gave = done.stdout.strip().split("\t")
    return int(length), float(seconds), int(after) * 1024, gave


def main() -> None:
    words = sys.argv[1:]
    if words[:1] == ["one"]:
        read(words[1], int(words[2]))
        return
    size = int(float(words[0]) * 1e6) if words else 10_000_000
    empty = measured("session", 0)[2]
    print(f"{'kind':<26}{'MB':>6}{'quarter s':>11}{'s':>8}{'memory':>8}  gave")
    for kind in words[1:] or KINDS:
        _, quarter, _, _ = measured(kind, size // 4)
        length, seconds, peak, gave = measured(kind, size)
        print(
            f"{kind:<26}{length / 1e6:>6.1f}{quarter:>11.2f}{seconds:>8.2f}{(peak - empty) / max(1, length):>7.1f}x  {gave}",
            flush=True,
        )


if __name__ == "__main__":
    main()
