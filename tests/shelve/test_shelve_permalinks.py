"""No published address is ever lost, whatever happens to what it showed."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from posixpath import normpath
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.build import BuildReport, build, read_shelf, render
from papershelf.config import load
from papershelf.errors import PapershelfError
from papershelf.model import Shelf
from papershelf.publish import remember
from papershelf.shelve.permalinks import FILE, pages_of, read_lock
from papershelf.shelve.sketches import Sketch, likeness, sketch
from papershelf.site.views.moved import PAGES

READING = "We study how small networks learn to read. They learn well, and we show that the rate is optimal."

Publish = Callable[..., BuildReport]


def note(title: str, *authors: str, text: str = READING) -> str:
    names = ", ".join(f'"{name}"' for name in authors)
    return f'+++\ntitle = "{title}"\nauthors = [{names}]\n+++\n{text}\n'


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """A function: files of content/ → the site built and remembered as published on a day."""

    def published(day: str, corrections: str = "", **files: str) -> BuildReport:
        content = tmp_path / "content"
        content.mkdir(exist_ok=True)
        for path in content.iterdir():
            path.unlink()
        (tmp_path / "site.toml").write_text('title = "A shelf"\nbase_url = "https://example.org/"\n')
        (content / "corrections.toml").write_text(corrections)
        for name, text in files.items():
            content.joinpath(f"{name}.md").write_text(text)
        report = build(tmp_path)
        remember(tmp_path, report.shelf, day)
        return report

    return published


def pages(site: Path) -> set[str]:
    return {
        path.relative_to(site / "build").as_posix()
        for path in (site / "build").rglob("*.html")
        if path.parent.name in ("papers", "authors", "topics", "sessions", "documents")
    }


def where(site: Path, page: str) -> str:
    """The page that a browser shows in the end."""
    for _ in range(5):
        text = (site / "build" / page).read_text()
        refresh = re.search(r'<meta http-equiv="refresh" content="0; url=([^"]+)">', text)
        if not refresh:
            return page
        page = normpath(f"{page.rpartition('/')[0]}/{refresh[1]}")
    raise AssertionError(page)


ONE = note("How Small Networks Learn to Read", "Ada Byron", "Bo Chen")
BEES = note(
    "A Theory of Large Bees", "Cy Roe", "Bo Chen", text="Bees are counted. We count to four of them all."
)


def test_no_address_of_three_versions_is_lost(publish: Publish, tmp_path: Path) -> None:
    publish("2026-01-01", one=ONE, bees=BEES)
    first = pages(tmp_path)
    publish("2026-02-01", one=ONE.replace("Learn to Read", "Read Books"), bees=BEES)
    second = pages(tmp_path)
    publish(
        "2026-03-01", one=ONE.replace("Learn to Read", "Read All Books").replace("Ada Byron", "Ada B. Byron")
    )
    third = pages(tmp_path)
    assert first <= second <= third
    assert (
        where(tmp_path, "papers/how-small-networks-learn-to-read.html")
        == "papers/how-small-networks-read-all-books.html"
    )
    gone = (tmp_path / "build" / "papers" / "a-theory-of-large-bees.html").read_text()
    assert "has left this shelf" in gone
    assert 'content="noindex"' in gone


def test_a_redirect_is_no_page_of_its_own(publish: Publish, tmp_path: Path) -> None:
    publish("2026-01-01", one=ONE)
    publish("2026-02-01", one=ONE.replace("Learn to Read", "Read Books"))
    old = (tmp_path / "build" / "papers" / "how-small-networks-learn-to-read.html").read_text()
    assert '<meta name="robots" content="noindex">' in old
    assert (
        '<link rel="canonical" href="https://example.org/papers/how-small-networks-read-books.html">' in old
    )
    assert '<a href="how-small-networks-read-books.html">How Small Networks Read Books</a>' in old
    for data in (tmp_path / "build" / "api").glob("*.jsonl"):
        assert "how-small-networks-learn-to-read" not in data.read_text()


def test_a_merge_and_a_split_say_where_the_papers_went(publish: Publish, tmp_path: Path) -> None:
    twice = {"one": ONE, "two": ONE.replace("read.", "read well.")}
    publish("2026-01-01", bees=BEES, **twice)
    report = publish(
        "2026-02-01",
        '[[paper]]\nid = "how-small-networks-learn-to-read"\nsplit = ["two.md:1"]\n'
        '[[paper]]\nsource = "one.md"\nmerge = ["a-theory-of-large-bees"]\ntitle = "On Bees and Books"\n',
        bees=BEES,
        **twice,
    )
    assert where(tmp_path, "papers/a-theory-of-large-bees.html") == "papers/on-bees-and-books.html"
    assert {each.id for each in report.shelf.papers} == {
        "on-bees-and-books",
        "how-small-networks-learn-to-read",
    }


def test_who_is_joined_with_another_is_found_there(publish: Publish, tmp_path: Path) -> None:
    files = {"one": ONE, "bees": note("On Bees", "A. Byron", text="")}
    publish("2026-01-01", **files)
    publish("2026-02-01", '[[person]]\nid = "ada-byron"\nmerge = ["a-byron"]\n', **files)
    assert where(tmp_path, "authors/a-byron.html") == "authors/ada-byron.html"
    publish("2026-03-01", '[[person]]\nname = "Dee Fox"\nforget = ["Ada Byron", "A. Byron"]\n', **files)
    assert not (tmp_path / "build" / "authors" / "ada-byron.html").exists()
    assert "byron" not in (tmp_path / FILE).read_text()


def test_an_address_is_never_given_to_another_paper(publish: Publish, tmp_path: Path) -> None:
    publish(
        "2026-01-01",
        one=note("Editorial", "Ada Byron", text="The first issue is about how networks read books."),
    )
    other = note(
        "Editorial", "Cy Roe", text="This second one has bees in it, and how they are counted by others."
    )
    report = publish("2026-02-01", other=other)
    assert [each.id for each in report.shelf.papers] != ["editorial"]
    assert "has left this shelf" in (tmp_path / "build" / "papers" / "editorial.html").read_text()


def test_what_is_gone_does_not_lead_to_what_stood_beside_it(publish: Publish, tmp_path: Path) -> None:
    one = note("A Survey of Bees, Part I", "Ada Byron", text="We count the bees of gardens in spring.")
    two = note("A Survey of Bees, Part II", "Ada Byron", text="We count the bees of gardens in autumn.")
    publish("2026-01-01", one=one, two=two)
    publish("2026-02-01", two=two)
    left = tmp_path / "build" / "papers" / "a-survey-of-bees-part-i.html"
    assert "has left this shelf" in left.read_text()
    publish("2026-03-01", one=one.replace("Part I", "the First Part"), two=two)
    assert (
        where(tmp_path, "papers/a-survey-of-bees-part-i.html")
        == "papers/a-survey-of-bees-the-first-part.html"
    )


def test_the_lock_remembers_days(publish: Publish, tmp_path: Path) -> None:
    publish("2026-01-01", one=ONE, bees=BEES)
    text = (tmp_path / FILE).read_text()
    publish("2026-02-01", one=ONE, bees=BEES)
    assert (tmp_path / FILE).read_text() == text
    publish("2026-03-01", one=ONE, bees=BEES.replace("to four", "to five"))
    lock, problems = read_lock(tmp_path)
    assert not problems
    days = {key: (each.first, each.last) for key, each in lock.items() if key[0] == "paper"}
    assert days == {
        ("paper", "how-small-networks-learn-to-read"): ("2026-01-01", "2026-01-01"),
        ("paper", "a-theory-of-large-bees"): ("2026-01-01", "2026-03-01"),
    }


def test_a_line_that_is_no_address_is_told_and_the_others_count(publish: Publish, tmp_path: Path) -> None:
    publish("2026-01-01", one=ONE)
    path = tmp_path / FILE
    path.write_text(path.read_text() + "<<<<<<< ours\npaper\t../../etc\t00000000::\t2026-01-01\t2026-01-01\n")
    lock, problems = read_lock(tmp_path)
    assert ("paper", "how-small-networks-learn-to-read") in lock
    assert len(problems) == 2


ROW = "paper\t{}\taaaaaaaa:deadbeef:abcdef\t2026-01-01\t2026-01-01\n"


@pytest.mark.parametrize("id", ["../../x", "-", "index", "con", "a" * 3000, "gone\u2028x", "Gone"])
def test_no_line_of_the_lock_makes_a_page_where_none_may_be(
    publish: Publish, tmp_path: Path, id: str
) -> None:
    (tmp_path / FILE).write_text(ROW.format(id) + ROW.format("gone"))
    with pytest.raises(PapershelfError, match=r"permalinks\.lock:1: This line is no published address"):
        publish("2026-01-01", one=ONE)
    report = build(tmp_path)
    told = [(each.line, each.code, each.severity) for each in report.problems if each.file == FILE]
    assert told == [(1, "bad-permalink", "error")]
    assert "papers/gone.html" in pages(tmp_path)


def test_a_line_that_is_no_text_loses_no_other(publish: Publish, tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(b"\xe9\r\n" + ROW.format("gone").encode().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    with pytest.raises(PapershelfError, match="no published address"):
        publish("2026-01-01", one=ONE)
    assert "papers/gone.html" in pages(tmp_path)
    assert path.read_bytes() == before


def test_what_git_could_not_merge_counts_from_both_sides(publish: Publish, tmp_path: Path) -> None:
    publish("2026-01-01", one=ONE)
    path = tmp_path / FILE
    kept = path.read_text()
    line = ROW.format("gone")
    later = line.replace("2026-01-01\n", "2026-03-01\n")
    path.write_text(
        f"{kept}<<<<<<< HEAD\n{later}||||||| 1a2b3c4\n=======\n{line}{ROW.format('lost')}>>>>>>> other\n"
    )
    lock, problems = read_lock(tmp_path)
    assert {each.severity for each in problems} == {"warning"}
    assert len(problems) == 4
    assert (lock["paper", "gone"].first, lock["paper", "gone"].last) == ("2026-01-01", "2026-03-01")
    publish("2026-04-01", one=ONE)
    assert {"papers/gone.html", "papers/lost.html"} <= pages(tmp_path)
    assert not read_lock(tmp_path)[1]


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_numbers_of_a_list_s_pages_the_larger_one_counts(tmp_path: Path, turned: bool) -> None:
    more = "pages\ttopics/graphs\t12\t2026-01-02\t2026-02-01\n"
    later = "pages\ttopics/graphs\t3\t2026-01-01\t2026-03-01\n"
    (tmp_path / FILE).write_text(later + more if turned else more + later)
    lock, problems = read_lock(tmp_path)
    each = lock["pages", "topics/graphs"]
    assert (each.content, each.first, each.last) == ("12", "2026-01-01", "2026-03-01")
    assert pages_of(lock) == {"topics/graphs": 12}
    assert not problems


def test_a_lock_of_a_newer_version_is_read_as_far_as_it_goes_and_not_written(
    publish: Publish, tmp_path: Path
) -> None:
    path = tmp_path / FILE
    text = "# Written by `papershelf publish`, version 2.\n" + ROW.format("gone") + "shelf\tx\ty\n"
    path.write_text(text)
    with pytest.raises(PapershelfError, match=r"A newer version of Papershelf wrote this file\. Update"):
        publish("2026-01-01", one=ONE)
    assert "papers/gone.html" in pages(tmp_path)
    assert path.read_text() == text


def test_a_lock_that_cannot_be_read_is_not_written(publish: Publish, tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(PapershelfError, match="cannot be read"):
        publish("2026-01-01", one=ONE)


def list_of(number: int) -> str:
    """A BibTeX list of so many papers, all with one topic."""
    words = ("sand", "wind", "rain", "snow", "ice", "hail", "fog", "dew")
    return "".join(
        f"@article{{k{each}, title = {{Study {each} of {words[each % 8]} and {each * each}}}, year = {{2020}}, "
        f"keywords = {{weather}}, author = {{Person{each} Lee}}}}\n"
        for each in range(number)
    )


def test_further_pages_of_a_list_that_became_shorter_lead_to_its_first(
    publish: Publish, tmp_path: Path
) -> None:
    site = tmp_path / "build"

    def lists() -> set[str]:
        return {path.relative_to(site).as_posix() for path in site.rglob("*.*.html")}

    notes = {f"n{each}": note(f"Note {each} on the sea", text="") for each in range(502)}
    publish("2026-01-01", **notes)
    assert "documents/notes.2.html" in lists()
    for path in (tmp_path / "content").glob("*.md"):
        path.unlink()
    (tmp_path / "content" / "all.bib").write_text(list_of(640))
    report = build(tmp_path)
    remember(tmp_path, report.shelf, "2026-02-01")
    first = lists()
    assert {
        "topics/weather.3.html",
        "documents/bibtex.3.html",
        "az/papers.2.html",
        "az/authors.2.html",
    } <= first
    assert where(tmp_path, "documents/notes.2.html") == "documents/index.html"
    assert where(tmp_path, "documents/notes.html") == "documents/index.html"
    (tmp_path / "content" / "all.bib").write_text(list_of(20))
    report = build(tmp_path)
    remember(tmp_path, report.shelf, "2026-03-01")
    assert first <= lists()
    assert where(tmp_path, "topics/weather.3.html") == "topics/weather.html"
    assert where(tmp_path, "az/authors.2.html") == "authors/index.html"
    text = (site / "topics" / "weather.2.html").read_text()
    assert "This list has fewer pages now" in text
    assert 'content="noindex"' in text
    assert '<link rel="canonical" href="https://example.org/topics/weather.html">' in text
    (tmp_path / "content" / "all.bib").write_text(list_of(20).replace("weather", "climate"))
    build(tmp_path)
    assert first <= lists()
    assert where(tmp_path, "topics/weather.3.html") == "topics/climate.html"


SUBJECTS = "Bees Networks Read Learn Theory Small Large Deep Sets Counting Words Maps Graphs Wind".split()
NAMES = ("Ada Byron", "Bo Chen", "Cy Roe", "Wei Wang", "A. Byron", "Ada M. Byron", "Dee Fox")
LISTS = ("Noon", "Evening", "Poster Session 1")


class Edited:
    """A shelf that somebody edits: papers in notes and in a list, and corrections."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.notes = {f"n{number}": self.any_paper() for number in range(4)}
        self.listed = {f"k{number}": self.any_paper() for number in range(4)}
        self.corrections: list[str] = []

    def any_paper(self) -> dict[str, str]:
        return {
            "title": " ".join(self.rng.sample(SUBJECTS, 4)),
            "author": " and ".join(self.rng.sample(NAMES, self.rng.randint(1, 3))),
            "abstract": f"{' '.join(self.rng.choices(SUBJECTS, k=25))}.",
            "keywords": self.rng.choice(["bees", "graphs", "bees, maps"]),
            "session": self.rng.choice(LISTS),
        }

    def edit(self, found: Shelf) -> None:
        rng = self.rng
        if len(found.papers) < 2 or len(found.people) < 2:
            self.notes[f"o{rng.random()}"] = self.any_paper()
            return
        one, other = rng.choice([*self.notes.values(), *self.listed.values()]), rng.choice([*self.notes])
        paper, another = (each.id for each in rng.sample(found.papers, 2))
        person, somebody = rng.sample(found.people, 2)
        match rng.randrange(12):
            case 0:  # an id that another paper had
                one["title"] = self.notes[other]["title"]
                self.notes[other] = self.any_paper()
            case 1:
                one["title"] = " ".join(rng.sample(SUBJECTS, 4))
            case 2:
                one["author"] = " and ".join(rng.sample(NAMES, 2))
            case 3:
                one["keywords"] = rng.choice(["wind", "maps", "deep sets"])
            case 4:
                before, after = rng.choice(LISTS), f"Session {rng.randint(1, 9)}"
                for each in (*self.notes.values(), *self.listed.values()):
                    each["session"] = after if each["session"] == before else each["session"]
            case 5 if len(self.notes) > 3:
                del self.notes[other]
            case 6 if self.listed:  # from a list into a note of its own
                self.notes[f"m{rng.random()}"] = self.listed.popitem()[1]
            case 7:
                self.listed[f"l{rng.randint(0, 999)}"] = self.any_paper()
            case 8:
                self.corrections.append(f'[[paper]]\nid = "{paper}"\nmerge = ["{another}"]\n')
            case 9 if len(found.papers) > 5:
                self.corrections.append(f'[[paper]]\nid = "{paper}"\nexclude = true\n')
            case 10:
                self.corrections.append(f'[[person]]\nid = "{person.id}"\nmerge = ["{somebody.id}"]\n')
            case _ if len(person.papers) > 1:
                split = f'[[person]]\nid = "{person.id}"\nsplit = ["{person.papers[0]}"]\nname = "Eve Gil"\n'
                self.corrections.append(split)

    def write(self, content: Path) -> None:
        for path in content.iterdir():
            path.unlink()
        content.joinpath("corrections.toml").write_text("\n".join(self.corrections))
        for name, each in self.notes.items():
            authors = json.dumps(each["author"].split(" and "))
            topics = json.dumps(each["keywords"].split(", "))
            content.joinpath(f"{name}.md").write_text(
                f'+++\ntitle = "{each["title"]}"\nauthors = {authors}\ntopics = {topics}\n'
                f'session = "{each["session"]}"\n+++\n{each["abstract"]}\n'
            )
        if self.listed:
            rows = (
                f"@article{{{key}, title = {{{each['title']}}}, author = {{{each['author']}}}, "
                f"abstract = {{{each['abstract']}}}, keywords = {{{each['keywords']}}}}}"
                for key, each in self.listed.items()
            )
            content.joinpath("list.bib").write_text("\n".join(rows))


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_address_is_lost_whatever_is_edited(rng: Random) -> None:
    edited = Edited(rng)
    with TemporaryDirectory() as folder:
        site = Path(folder)
        (site / "content").mkdir()
        (site / "site.toml").write_text('title = "A shelf"\nbase_url = "https://example.org/"\n')
        seen: set[str] = set()
        for month in range(1, 4):
            edited.write(site / "content")
            config = load(site)
            found = read_shelf(site, config)
            files = {
                path: data.decode() for path, data in render(found, config, site) if path[-5:] == ".html"
            }
            remember(site, found, f"2026-0{month}-01", files.keys())
            assert seen <= files.keys()
            assert remembered(site) <= files.keys()
            for path in seen:
                check_page(path, files)
            seen = set(files)
            for _ in range(rng.randint(1, 5)):
                edited.edit(found)


def remembered(site: Path) -> set[str]:
    """The pages of all addresses that were ever published."""
    return {PAGES[kind](id) for kind, id in read_lock(site)[0] if kind in PAGES}


def check_page(path: str, files: Mapping[str, str]) -> None:
    """A page that was published is one, or says where what it showed is now: a page that is one, or nowhere."""
    text = files[path]
    if 'class="hero lost"' not in text or path == "404.html":
        return
    assert '<meta name="robots" content="noindex">' in text
    links = re.findall(r'<li><a href="([^"#]+)', text.partition('class="hero lost"')[2].partition("</ul>")[0])
    targets = {normpath(f"{path.rpartition('/')[0]}/{link}") for link in links}
    for target in targets:
        assert 'class="hero lost"' not in files[target]
    refresh = re.search(r'content="0; url=([^"#]+)', text)
    canonical = re.search(r'<link rel="canonical" href="https://example.org/([^"#]+)">', text)
    if refresh:
        assert {normpath(f"{path.rpartition('/')[0]}/{refresh[1]}")} == targets
        assert canonical
        assert {canonical[1]} == targets
        assert "It is now here:" in text or "It begins here:" in text
    else:
        assert not canonical
        assert ("It was here and is no more." in text) == (not links)


WORDS = st.sets(st.integers(0, 200).map(str), max_size=40)


@given(WORDS, WORDS)
def test_a_sketch_estimates_how_much_sets_agree(one: set[str], other: set[str]) -> None:
    estimate = likeness(sketch([], one), sketch([], other))
    assert estimate == likeness(sketch([], other), sketch([], one))
    if len(one | other) <= 8 and one | other:
        assert estimate == len(one & other) / len(one | other)
    if not one & other:
        assert estimate == 0


def test_an_empty_sketch_is_like_nothing() -> None:
    assert likeness(Sketch(frozenset(), frozenset()), Sketch(frozenset(), frozenset())) == 0
