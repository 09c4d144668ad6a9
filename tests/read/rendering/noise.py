"""What happens to pages between a site and a file, each by its name: `worn` applies those that a page suffers from."""

import re
import textwrap
from collections.abc import Callable
from random import Random

import msgspec

from rendering.sheet import Row, Sheet, changed

BADGES = (
    "Poster|Spotlight Poster|Oral|Code|PDF|Abstract|Paper|Add to my schedule|View paper|#W-100|Poster #1203"
    "|42 upvotes|12 citations|Novelty 59 %|Save|Share|Cite|Bookmark|Virtual Talk|Slides|Video|Project Page"
    "|BibTeX|▲ 17|Show more"
).split("|")
TIMES = (
    "Poster|Oral|Spotlight Poster|Oral Session 2B|"
    "8:00–9:30|Tue, May 4, 9:00 AM – 11:00 AM|[10:30 - 10:45]|Hall 3 + Hall 2B #245|Room 101-B|14:20"
    "|East Exhibition Hall|Thu 22 Jul, 6 p.m. PDT|Poster #1203|Wed Jul 21, 2:15 PM CEST"
).split("|")
TOP = (
    ("Skip to main content", "Home About Contact Log in"),
    ("Search…", "Sign in", "Register"),
    (
        "We use cookies to make this website work. By continuing you accept our cookie policy.",
        "Accept all Reject all",
    ),
    ("Menu", "Help | Advanced search", "Login"),
    ("Subscribe to our newsletter",),
)
BOTTOM = (
    (
        "Previous 1 2 3 … 17 Next",
        "© 2024 The organisers. All rights reserved.",
        "Privacy Policy Terms of Service",
    ),
    ("Load more", "Follow us on Twitter"),
    ("About Contact Help Copyright Privacy",),
    ("Powered by static pages", "Back to top"),
    ("Showing 1–20 of 1,204 results",),
)
TAGS = (
    ("[{}] ", ("Oral", "Poster", "Spotlight", "Highlight")),
    ("{}: ", ("Oral", "Poster", "Spotlight Poster", "Highlight")),
    ("{} ", ("#W-1{at:02}",)),
    ("{} ", ("#2{at:02}",)),
    ("{} ", ("8:{at:02}–8:{at:02}",)),
    ("[{}] ", ("10:{at:02} - 10:{at:02}",)),
    ("[{}] ", ("P1-{at:02}",)),
    ("({}) ", ("Oral", "Poster", "Spotlight")),
)
LIGATURES = (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
LABELS = {
    "title": ("Title: ", "Paper: "),
    "authors": ("Authors: ", "Author(s): ", "by ", "By: "),
    "abstract": ("Abstract: ", "Abstract. ", "Abstract—", "Summary: "),
}
NUMBERS = ("{}. ", "{}) ", "[{}] ", "({}) ", "#{} ", "{}\n", "{}.\n")
BULLETS = ("• ", "- ", "* ", "– ", "▪ ", "‣ ", "•\t")
WIDE = str.maketrans({",": "，", ";": "；", "(": "（", ")": "）"})


def furniture(page: Sheet) -> None:
    page.rows[:0] = [*map(Row, page.rng.choice(TOP)), Row("")]
    page.rows += [Row(""), *map(Row, page.rng.choice(BOTTOM))]


def numbered(page: Sheet) -> None:
    form, first = page.rng.choice(NUMBERS), page.rng.choice((1, 1, 1, 12))
    before(page, "", lambda at: form.format(at + first))


def bulleted(page: Sheet) -> None:
    mark = page.rng.choice(BULLETS)
    before(page, "", lambda _: mark)


def labelled(page: Sheet) -> None:
    for part, labels in LABELS.items():
        label = page.rng.choice(labels)
        if "full-width" in page.noise:
            label = label.replace(": ", "：")
        if page.chance(0.7):
            before(page, part, lambda _, label=label: label)  # type: ignore[misc]


def awards(page: Sheet) -> None:
    _beside(page, 0.1, lambda: page.pick("Outstanding Paper Award", "Best Paper Award", "Test of Time Award"))


def badges(page: Sheet) -> None:
    mine = page.rng.sample(BADGES, page.rng.randint(1, 3))
    after = page.rng.choice(("title", "authors", "abstract"))
    rows = []
    for row, following in zip(page.rows, [*page.rows[1:], Row("")], strict=True):
        rows.append(row)
        if row.part == after and (following.part, following.of) != (after, row.of):
            rows += [Row(badge, "badge", row.of) for badge in mine]
    page.rows = rows


def counts(page: Sheet) -> None:
    rows = []
    for row in page.rows:
        rows.append(row)
        if row.part == "authors" and row.of is not None:
            count = len(page.found[row.of].authors)
            rows.append(Row(f"{count} author{'s' if count > 1 else ''}", "badge", row.of))
    page.rows = rows


def times(page: Sheet) -> None:
    mine = page.rng.sample(TIMES, page.rng.choice((1, 1, 2)))
    rows: list[Row] = []
    seen = None
    for row in page.rows:
        if row.of is not None and row.of != seen:
            seen = row.of
            rows += [Row(time, "badge", row.of) for time in mine]
        rows.append(row)
    page.rows = rows


def tagged(page: Sheet) -> None:
    """What kind of talk it is, where or when, on the title's line."""
    form, tags = page.rng.choice(TAGS)
    before(page, "title", lambda at: form.format(page.rng.choice(tags).format(at=at + 10)))


def full_width(page: Sheet) -> None:
    page.rows = [
        changed(row, re.sub(r"[,;(] ?|\)", lambda mark: mark[0].strip().translate(WIDE), row.text))
        if row.part == "authors"
        else row
        for row in page.rows
    ]


def ligatures(page: Sheet) -> None:
    for plain, one in LIGATURES:
        page.rows = [
            row if "://" in row.text or "\\" in row.text else changed(row, row.text.replace(plain, one))
            for row in page.rows
        ]


def characters(page: Sheet) -> None:
    """No-break spaces, zero-width spaces, soft hyphens and trailing spaces, here and there."""

    def worn(text: str) -> str:
        if text and page.chance(0.15):
            text += page.pick(" ", "  ", "\t", "\u00a0")
        if page.chance(0.15):
            text = text.replace(" ", page.pick("\u00a0", "\u202f", "  "), page.rng.randint(1, 3))
        if len(text) > 9 and page.chance(0.15) and text[4:6].isalpha():
            text = text[:5] + page.pick("\u200b", "\u00ad") + text[5:]
        return text

    page.rows = [changed(row, worn(row.text)) for row in page.rows]


def spread(page: Sheet) -> None:
    """A blank line below every line of a record, two between records."""
    rows = []
    for row, following in zip(page.rows, [*page.rows[1:], Row("")], strict=True):
        rows.append(row)
        if row.of is not None and following.text:
            rows += [Row("")] * (1 if following.of == row.of else 2)
    page.rows = rows


def tight(page: Sheet) -> None:
    page.rows = [row for row in page.rows if row.text]


def wrapped(page: Sheet) -> None:
    """Lines broken at a width, as mail and terminals do. Without blank lines nobody could read such a page."""
    width = page.rng.randint(70, 120)
    indent = page.pick("", "", "  ", "    ")
    rows: list[Row] = []
    for row in page.rows:
        lines = textwrap.wrap(
            row.text, width, break_long_words=False, break_on_hyphens=False, subsequent_indent=indent
        )
        if rows and rows[-1].text and row.of not in (None, rows[-1].of):
            rows.append(Row(""))
        rows += [changed(row, line) for line in lines or [row.text]]
    page.rows = rows


NOISE: dict[str, Callable[[Sheet], None]] = {
    "awards": awards,
    "counts": counts,
    "full-width": full_width,
    "tagged": tagged,
    "labelled": labelled,
    "badges": badges,
    "times": times,
    "bulleted": bulleted,
    "numbered": numbered,
    "spread": spread,
    "tight": tight,
    "wrapped": wrapped,
    "ligatures": ligatures,
    "characters": characters,
    "furniture": furniture,
}
"""What is done to the rows, in this order."""

WRITTEN = ("separators", "affiliations", "cut")
"""What layouts do themselves."""

BYTES = ("crlf", "bom")
"""What is done to the text at last."""

ANY = frozenset(("characters", "ligatures", "furniture", "crlf", "bom"))
"""What every page may suffer from."""

BLOCK = ANY | {
    "tagged",
    "awards",
    "badges",
    "counts",
    "labelled",
    "times",
    "bulleted",
    "numbered",
    "full-width",
    "spread",
}
"""What a page whose records are blocks of lines, parts on lines of their own, may suffer from too."""

EXCLUSIVE = (
    ("tight", "spread", "wrapped"),
    ("bulleted", "numbered", "times", "tagged"),
    ("tagged", "labelled", "times"),
    ("affiliations", "full-width"),
    ("affiliations", "cut"),
)
"""Of these, at most one at a time."""


def suffered(rng: Random, borne: frozenset[str], share: float) -> frozenset[str]:
    """Some of what a page may suffer from: each with this probability."""
    found = {name for name in sorted(borne) if rng.random() < share}
    for group in EXCLUSIVE:
        both = [name for name in group if name in found]
        found -= set(rng.sample(both, max(0, len(both) - 1)))
    return frozenset(found)


def worn(page: Sheet) -> None:
    for name, wear in NOISE.items():
        if name in page.noise:
            wear(page)


def in_bytes(page: Sheet, text: str) -> str:
    """The text as it lies in a file."""
    if "crlf" in page.noise:
        text = text.replace("\n", "\r\n")
    return "\ufeff" + text if "bom" in page.noise else text


def before(page: Sheet, part: str, mark: Callable[[int], str]) -> None:
    """A mark before the first line of each record, or of one part of it. "\\n" in a mark makes a line of it."""
    rows = []
    seen = set()
    for row in page.rows:
        if row.of is not None and row.of not in seen and part in ("", row.part):
            seen.add(row.of)
            *above, same = mark(row.of).split("\n")
            rows += [Row(text, "badge", row.of) for text in above]
            row = changed(row, same + row.text)
        rows.append(row)
    page.rows = rows


def _beside(page: Sheet, share: float, text: Callable[[], str]) -> None:
    """A line before or after the title of some records."""
    above = page.chance(0.5)
    rows = []
    for row in page.rows:
        if row.part == "title" and page.chance(share):
            award = Row(text(), "badge", row.of)
            page.found[row.of or 0] = msgspec.structs.replace(page.found[row.of or 0], award=award.text)
            rows += [award, row] if above else [row, award]
        else:
            rows.append(row)
    page.rows = rows
