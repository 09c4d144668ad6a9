"""Reading lists as their curators write them: what is read of a TOML file, and what is said of the rest."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papershelf.model import Problem
from papershelf.read.list_times import day_and_time, hours, timezone
from papershelf.read.lists import GivenList, read_list, read_lists


def read(text: str) -> tuple[GivenList, list[Problem]]:
    problems: list[Problem] = []
    found = read_list("lists/group.toml", text, problems)
    assert found
    return found, problems


def names(found: GivenList) -> list[list[str]]:
    return [[wanted.entry.text for wanted in part.wanted] for part in found.parts]


def test_a_title_and_papers_are_a_list() -> None:
    found, problems = read('title = "T"\npapers = ["Deep Sets", "10.1000/182"]\n')
    assert names(found) == [["Deep Sets", "10.1000/182"]]
    assert [part.part.title for part in found.parts] == [None]
    assert not problems


def test_a_week_says_when_where_who_and_what() -> None:
    found, problems = read(
        'title = "T"\ntimezone = "europe/berlin"\ntime = "16:00-17:30"\n[[week]]\ntitle = "Sets"\n'
        'date = 2026-09-21\npresenter = "Ada"\nroom = "3"\nnotes = "Bring *paper*."\n'
        'link = "https://example.org/a"\nmust = ["Deep Sets"]\noptional = ["Wide Sets"]\n'
        '[[week.paper]]\npaper = "Odd Sets"\nremark = "Short."\nspeakers = ["Bo", "Cy"]\n'
    )
    week = found.parts[0].part
    assert (week.title, week.date, week.time, week.end) == ("Sets", "2026-09-21", "16:00", "17:30")
    assert (week.place, week.presenters, week.notes) == ("3", ("Ada",), "Bring *paper*.")
    assert [(each.entry.text, each.entry.need) for each in found.parts[0].wanted] == [
        ("Deep Sets", "must"),
        ("Odd Sets", None),
        ("Wide Sets", "optional"),
    ]
    odd = found.parts[0].wanted[1]
    assert (odd.entry.presenters, odd.entry.remark, odd.line) == (("Bo", "Cy"), "Short.", 14)
    assert found.head.timezone == "Europe/Berlin"
    assert not problems


def test_each_paper_has_its_line_though_others_are_written_with_escapes() -> None:
    found, _ = read(
        'title = "T"\npapers = [\n  "A \\u00e9tude",\n  "Deep Sets", "Odd Sets",\n  "Wide Sets",\n]\n'
    )
    assert [wanted.line for part in found.parts for wanted in part.wanted] == [2, 4, 4, 5]


def test_sections_and_weeks_stand_in_the_order_of_the_file() -> None:
    found, _ = read(
        'title = "T"\n[[section]]\ntitle = "A"\n[[week]]\ntitle = "B"\npapers = ["x"]\n[[section]]\ntitle = "C"\n'
    )
    assert [part.part.title for part in found.parts] == ["A", "B", "C"]


def test_papers_below_a_week_belong_to_it_however_their_header_is_written() -> None:
    found, problems = read(
        'title = "T"\npapers = ["first"]\n[[week]]\ntitle = "A"\n[[paper]]\ntitle = "a"\n[[paper]]\ndoi = "10.1/b"\n'
        '[[week]]\ntitle = "B"\n[[paper]]\nid = "c"\n'
    )
    assert names(found) == [["first"], ["a", "10.1/b"], ["c"]]
    assert not problems


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('title = "T"\npapers = ["x"]\nlicens = "MIT"\n', 3, "Did you mean licence?"),
        ('title = "T"\npapers = ["x"]\n[[week]]\npresentr = "Ada"\n', 4, "Did you mean week.presenter"),
        ('title = "T"\npapers = ["x"]\ndate = "in autumn"\n', 3, '"in autumn", which is no date'),
        ('title = "T"\npapers = ["x"]\ntime = "25:00"\n', 3, '"25:00", which is no time'),
        ('title = "T"\npapers = ["x"]\ntimezone = "Europe/Berln"\n', 3, "Did you mean Europe/Berlin?"),
        ('title = "T"\npapers = ["x"]\nlink = "javascript:alert(1)"\n', 3, "no web address"),
        ('title = "T"\npapers = [1]\n', 2, "in quotes"),
        ('title = "T"\n[[paper]]\nremark = "x"\n', 2, "names no paper"),
        ('title = "T"\n[[paper]]\nid = "x"\nmust = true\noptional = true\n', 5, "against each other"),
        ('title = "T"\nweek = 3\npapers = ["x"]\n', 2, "[[week]]"),
        ('papers = ["x"]\n', 1, "has no title"),
        ('title = "T"\n', None, "has no paper"),
        ('title = "T"\ncurator = "A"\ncurators = ["B"]\npapers = ["x"]\n', 3, "says the same"),
    ],
)
def test_what_is_wrong_gets_a_sentence_and_the_rest_counts(text: str, line: int | None, said: str) -> None:
    found, problems = read(text)
    assert [(each.line, each.code) for each in problems] == [(line, "bad-list")]
    assert said in problems[0].message
    assert found.head.title in ("T", "group")


def test_files_that_are_no_lists_are_told_apart(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "lists"
    (folder / "draft").mkdir(parents=True)
    (folder / "a.toml").write_text('title = "A"\npapers = ["x"]\n')
    (folder / "b.toml").write_text("title = broken\n")
    (folder / "c.toml").write_bytes('title = "Müller"\n'.encode("cp1252"))
    (folder / "d.md").write_text("Not a list.")
    (folder / "draft" / "e.toml").write_text('title = "E"\n')
    (folder / ".hidden").write_text("x")
    (folder / "out.toml").symlink_to("/etc/hostname")
    lists, problems = read_lists(tmp_path, ["lists/draft/"])
    assert [each.head.title for each in lists] == ["A"]
    assert [(each.file, each.severity, each.code) for each in problems] == [
        ("content/lists/b.toml", "error", "bad-list"),
        ("content/lists/c.toml", "error", "bad-list"),
        ("content/lists/d.md", "warning", "bad-list"),
        ("content/lists/out.toml", "error", "link-out"),
    ]


def test_a_moment_gives_its_day_and_its_hour() -> None:
    found, _ = read('title = "T"\n[[week]]\ndate = 2026-09-21T16:30:00\npapers = ["x"]\n')
    assert (found.parts[0].part.date, found.parts[0].part.time) == ("2026-09-21", "16:30")


@given(st.text(max_size=12))
def test_any_text_is_a_time_of_a_clock_or_none(text: str) -> None:
    for hour in filter(None, hours(text)):
        assert 0 <= int(hour[:2]) < 24
        assert 0 <= int(hour[3:]) < 60
    day_and_time(text, "date")
    assert timezone(text)[0] == "" or timezone(text)[1] == ""


@given(st.text(max_size=200))
def test_no_text_of_a_file_is_too_much(text: str) -> None:
    problems: list[Problem] = []
    found = read_list("lists/x.toml", text, problems)
    assert found or problems
