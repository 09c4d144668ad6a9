"""The pages and calendars of reading lists, and what curators write in Markdown."""

import datetime
import zoneinfo
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from papershelf import starter
from papershelf.build import read_shelf
from papershelf.build import render as rendered
from papershelf.config import load
from papershelf.model import Entry, Part, ReadingList
from papershelf.read.list_times import timezone, zones
from papershelf.site.calendars import calendar, times, zone_of
from papershelf.site.prose import prose_html

LIST = """\
title = "Evenings & nights"
description = "Two papers, and one that is missing."
intro = "Read *before* we meet.\\n\\n<script>alert(1)</script>"
curator = "The group"
date = 2026-09-01
licence = "CC BY 4.0"
timezone = "Europe/Berlin"

[[week]]
title = "First"
date = 2026-09-21
time = "16:00-17:30"
presenter = "Ada <b>"
[[week.paper]]
paper = "Adam: A Method for Stochastic Optimization"
must = true
remark = "The figures [first](https://example.org/x), then ![this](https://example.org/p.png)."

[[week]]
title = "Second"
date = 2026-10-05
optional = ["10.1000/nowhere", "distilling-the-knowledge-in-a-neural-network"]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder: Path = tmp_path_factory.mktemp("site")
    starter.start(folder)
    (folder / "content" / "lists" / "two-evenings.toml").write_text(LIST)
    settings = (folder / "site.toml").read_text()
    picks = '[home]\npicks = ["distilling-the-knowledge-in-a-neural-network"]\n'
    (folder / "site.toml").write_text(
        f'base_url = "https://example.org/s/"\ndate = "2026-11-21"\n{settings}\n{picks}'
    )
    config = load(folder)
    return dict(rendered(read_shelf(folder, config), config, folder))


def test_a_title_in_another_script_is_plain_where_the_strip_is_named(tmp_path: Path) -> None:
    starter.start(tmp_path)
    (tmp_path / "content" / "lists" / "zh.toml").write_text(
        'title = "阅读 <b> \\" 列表"\npapers = ["Adam: A Method for Stochastic Optimization"]\n',
        encoding="utf-8",
    )
    config = load(tmp_path)
    made = dict(rendered(read_shelf(tmp_path, config), config, tmp_path))
    for path in ("lists/index.html", "index.html"):
        shown = page(made, path)
        assert 'data-strip="阅读 &lt;b&gt; &#34; 列表"' in shown
        assert 'data-strip="<' not in shown


def page(site: dict[str, bytes], path: str) -> str:
    return site[path].decode()


def test_a_list_has_its_papers_in_order_with_what_the_curator_says(site: dict[str, bytes]) -> None:
    text = page(site, "lists/evenings-nights.html")
    assert "By The group. 3 papers, last changed 1 Sep 2026. CC BY 4.0." in text
    assert "<p>Read <em>before</em> we meet.</p>" in text
    assert text.count("<script") == text.count("<script defer")
    assert "Presented by Ada &lt;b&gt;" in text
    assert "16:00–17:30 Europe/Berlin" in text
    assert '</p><div class="remark"><p>The figures <a href="https://example.org/x" rel="external">' in text
    assert "<img" not in text
    places = [text.index(word) for word in (">1</span>", "Adam", "Must read", ">2</span>", "10.1000/nowhere")]
    assert places == sorted(places)
    assert text.count("Start here") == 1
    assert 'href="https://doi.org/10.1000/nowhere"' in text
    assert "Not on this shelf." in text


def test_a_list_stands_where_readers_look_for_it(site: dict[str, bytes]) -> None:
    assert '<a href="../lists/index.html">Lists</a>' in page(site, "topics/index.html")
    assert "Evenings &amp; nights" in page(site, "lists/index.html")
    assert 'href="lists/evenings-nights.html"' in page(site, "index.html")
    paper = page(site, "papers/adam-a-method-for-stochastic-optimization.html")
    assert (
        '<a href="../lists/evenings-nights.html#part-1">Evenings &amp; nights</a>: First, must read' in paper
    )


def test_the_home_page_shows_what_the_curator_picked(site: dict[str, bytes]) -> None:
    home = page(site, "index.html")
    assert "Picked by the curator" in home
    assert home.count('class="row"') == 1


def test_without_lists_nothing_speaks_of_them(tmp_path: Path) -> None:
    starter.start(tmp_path)
    (tmp_path / "content" / "lists" / "two-evenings.toml").unlink()
    config = load(tmp_path)
    files = dict(rendered(read_shelf(tmp_path, config), config, tmp_path))
    assert not [path for path in files if path.startswith("lists/")]
    assert b"lists/" not in files["index.html"]
    assert files["api/lists.jsonl"] == b""


def events(made: bytes) -> list[Any]:
    return list(Calendar.from_ical(made).walk("VEVENT"))


def test_the_calendar_has_each_day_with_its_hours(site: dict[str, bytes]) -> None:
    first, second = events(site["lists/evenings-nights.ics"])
    assert first["SUMMARY"] == "First"
    assert first.start == datetime.datetime(2026, 9, 21, 14, tzinfo=datetime.UTC)
    assert first.end == datetime.datetime(2026, 9, 21, 15, 30, tzinfo=datetime.UTC)
    assert "16:00 Europe/Berlin" in first["DESCRIPTION"]
    assert "Adam: A Method for Stochastic Optimization" in first["DESCRIPTION"]
    assert (second.start, second.end) == (datetime.date(2026, 10, 5), datetime.date(2026, 10, 6))
    assert site["lists/evenings-nights.ics"].count(b"DTSTAMP:20261121T000000Z") == 2
    assert first["URL"] == "https://example.org/s/lists/evenings-nights.html"
    assert first["UID"] != second["UID"]


def dated(title: str, day: str = "2026-09-21", place: str | None = None) -> ReadingList:
    part = Part(title=title, date=day, place=place, entries=(Entry(paper=None, text="x"),))
    return ReadingList(id="a", title="T", parts=(part,), file="lists/a.toml")


def test_hours_do_not_hang_on_the_machines_own_tables(tmp_path: Path) -> None:
    (tmp_path / "Europe").mkdir()
    utc = files("tzdata").joinpath("zoneinfo", "UTC").read_bytes()
    (tmp_path / "Europe" / "Berlin").write_bytes(utc)
    zoneinfo.reset_tzpath([str(tmp_path)])
    try:
        zones.cache_clear()
        assert timezone("america/new_york") == ("America/New_York", "")
        zone_of.cache_clear()
        assert list(times("2026-09-21", "16:00", None, "Europe/Berlin")) == ["DTSTART:20260921T140000Z"]
    finally:
        zoneinfo.reset_tzpath()


def test_an_event_keeps_its_name_when_it_is_put_off() -> None:
    uids = [
        events(calendar(dated("Sets", day), {}, "", ""))[0]["UID"] for day in ("2026-09-21", "2026-09-28")
    ]
    assert uids[0] == uids[1]


@pytest.mark.parametrize(
    ("day", "start", "end", "lines"),
    [
        ("0001-01-01", None, None, ["DTSTART;VALUE=DATE:00010101", "DTEND;VALUE=DATE:00010102"]),
        ("9999-12-31", None, None, ["DTSTART;VALUE=DATE:99991231"]),
        ("9999-12-31", "23:00", "01:00", ["DTSTART:99991231T230000"]),
        ("2026-12-31", "23:00", "01:00", ["DTSTART:20261231T230000", "DTEND:20270101T010000"]),
    ],
)
def test_days_have_eight_figures_and_events_end_after_they_begin(
    day: str, start: str | None, end: str | None, lines: list[str]
) -> None:
    assert list(times(day, start, end, None)) == lines


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip),
    st.text(max_size=90),
)
def test_a_calendar_says_what_was_written(title: str, place: str) -> None:
    made = calendar(dated(title, place=place), {}, "2026-11-21", "")
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    event = events(made)[0]
    assert event["SUMMARY"] == title


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain & simple.", "<p>Plain &amp; simple.</p>"),
        ("One\nline.\n\nTwo.", "<p>One line.</p><p>Two.</p>"),
        ("# Head", '<p class="head">Head</p>\n'),
        ("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>\n"),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>\n"),
        ("[a](mailto:a@b.c)", '<p><a href="mailto:a@b.c" rel="external">a</a></p>\n'),
        ("![a](https://e.org/x.png)", '<p>!<a href="https://e.org/x.png" rel="external">a</a></p>\n'),
    ],
)
def test_markdown_of_curators_is_safe(text: str, html: str) -> None:
    assert prose_html(text) == html
