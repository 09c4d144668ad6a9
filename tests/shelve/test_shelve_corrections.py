"""Human decisions have the last word, and one that fits nothing is told."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from time import perf_counter

import pytest

from papershelf.build import build, read_shelf
from papershelf.config import load
from papershelf.model import Document, Paper, Record, Shelf
from papershelf.publish import remember
from papershelf.shelve import shelve
from papershelf.shelve.corrections.file import append, is_orcid, parse
from papershelf.shelve.corrections.forget import Forgetting, forgetting
from papershelf.shelve.corrections.proposals import proposals

READING = "We study how small networks learn to read. They learn well, and we show that the rate is optimal."

Make = Callable[..., Shelf]


def note(title: str, *authors: str, text: str = READING) -> str:
    names = ", ".join(f'"{name}"' for name in authors)
    return f'+++\ntitle = "{title}"\nauthors = [{names}]\n+++\n{text}\n'


@pytest.fixture
def shelf(tmp_path: Path) -> Make:
    """A function: the text of corrections.toml and files of content/ → the shelf."""

    def made(corrections: str, **files: str) -> Shelf:
        site(tmp_path, corrections, **files)
        return read_shelf(tmp_path, load(tmp_path))

    return made


def site(folder: Path, corrections: str, **files: str) -> None:
    content = folder / "content"
    content.mkdir(exist_ok=True)
    for path in content.iterdir():
        path.unlink()
    (folder / "site.toml").write_text('title = "A shelf"\n')
    (content / "corrections.toml").write_text(corrections)
    for name, text in files.items():
        content.joinpath(f"{name}.md").write_text(text)


def paper(shelf: Shelf, id: str) -> Paper:
    return next(each for each in shelf.papers if each.id == id)


def codes(shelf: Shelf) -> list[str]:
    return [each.code for each in shelf.problems if each.code.endswith(("correction", "forgotten-name"))]


ONE = note("How Small Networks Learn to Read", "Ada Byron", "Bo Chen")
OTHER = note(
    "A Theory of Large Bees", "Cy Roe", "Bo Chen", text="Bees are counted. We count to four of them."
)


def test_what_a_correction_states_stands_over_the_records_with_its_place(shelf: Make) -> None:
    found = shelf(
        '# by hand\n\n[[paper]]\nid = "how-small-networks-learn-to-read"\ntitle = "How Networks Read"\n'
        'authors = ["Ada Byron", "Dee Fox", "et al."]\ndate = "2021-05"\nlinks = ["https://github.com/a/b"]\n'
        'doi = "https://doi.org/10.1000/182"\n\n# the end\n',
        one=ONE,
    )
    (only,) = found.papers
    assert (only.id, only.title, only.date) == ("how-networks-read", "How Networks Read", "2021-05")
    assert [author.name for author in only.authors] == ["Ada Byron", "Dee Fox"]
    assert not only.authors_complete
    assert only.identifiers.doi == "10.1000/182"
    assert [each.kind for each in only.links] == ["code"]
    assert only.abstract == READING
    by_hand = only.sources[-1]
    assert (by_hand.file, by_hand.line_start, by_hand.line_end) == ("corrections.toml", 3, 9)
    assert set(by_hand.fields) == {"title", "authors", "date", "links", "doi"}
    assert not {"title", "authors"} & set(only.sources[0].fields)
    assert not found.merges
    assert not codes(found)


def test_a_wrong_value_is_removed_and_the_right_one_kept(shelf: Make) -> None:
    found = shelf(
        '[[paper]]\nsource = "one.md"\nremove = ["abstract", "links"]\nlinks = ["https://example.org/a.pdf"]\n',
        one=ONE.replace("+++\nWe", 'links = ["https://example.org/wrong"]\n+++\nWe'),
    )
    assert found.papers[0].abstract is None
    assert [each.url for each in found.papers[0].links] == ["https://example.org/a.pdf"]


def test_papers_are_joined_and_parted(shelf: Make) -> None:
    merged = shelf('[[paper]]\nid = "a-theory-of-large-bees"\nmerge = ["one.md"]\n', one=ONE, other=OTHER)
    (only,) = merged.papers
    assert len(only.sources) == 2
    assert merged.merges[0].evidence == ("Joined by a correction",)
    assert merged.merges[0].score == 1.0

    twice = {"one": ONE, "two": ONE.replace("read.", "read well.")}
    assert len(shelf("", **twice).papers) == 1
    parted = shelf('[[paper]]\nid = "how-small-networks-learn-to-read"\nsplit = ["two.md:1"]\n', **twice)
    assert len(parted.papers) == 2
    assert not parted.merges
    assert not codes(parted)


def test_a_paper_is_named_by_its_old_id_and_by_its_new_one(shelf: Make) -> None:
    text = (
        '[[paper]]\nid = "how-networks-read"\ndate = "2020"\n'
        '[[paper]]\nid = "how-small-networks-learn-to-read"\ntitle = "How Networks Read"\n'
        '[[paper]]\nid = "how-small-networks-learn-to-read"\nvenue = "A Workshop"\n'
    )
    (only,) = shelf(text, one=ONE).papers
    assert (only.id, only.date, only.venue) == ("how-networks-read", "2020", "A Workshop")


def test_what_is_left_out_is_nowhere_and_its_lines_are_accounted_for(tmp_path: Path) -> None:
    site(tmp_path, '[[paper]]\nid = "a-theory-of-large-bees"\nexclude = true\n', one=ONE, other=OTHER)
    report = build(tmp_path)
    assert [each.title for each in report.shelf.papers] == ["How Small Networks Learn to Read"]
    document = next(each for each in report.shelf.documents if each.file == "other.md")
    assert document.lines_in_records == 0
    assert document.lines_noise + document.lines_blank == document.lines_total
    told = [path for path in (tmp_path / "build").rglob("*.*") if b"Large Bees" in path.read_bytes()]
    assert not told


def test_what_is_left_out_of_a_page_leaves_the_others_in_their_order(tmp_path: Path, seeds: Path) -> None:
    page = next(seeds.glob("004*.txt"))
    site(tmp_path, "")
    (tmp_path / "content" / "page.txt").write_bytes(page.read_bytes())
    before = read_shelf(tmp_path, load(tmp_path))
    (gathering,) = before.sessions
    out = [gathering.papers[0], gathering.papers[7]]
    tables = "".join(f'[[paper]]\nid = "{id}"\nexclude = true\n' for id in out)
    (tmp_path / "content" / "corrections.toml").write_text(tables)
    after = read_shelf(tmp_path, load(tmp_path))
    assert after.sessions[0].papers == tuple(id for id in gathering.papers if id not in out)
    kept = {paper.id: paper.authors for paper in before.papers if paper.id not in out}
    assert {paper.id: [each.name for each in paper.authors] for paper in after.papers} == {
        id: [each.name for each in authors] for id, authors in kept.items()
    }


def test_papers_kept_apart_are_not_told_as_nearly_joined(shelf: Make) -> None:
    two = note("How Small Networks Learn to Write", "Ada Byron", "Bo Chen", text="")
    near = [each for each in shelf("", one=ONE, two=two).problems if each.code == "near-merge"]
    assert near
    decided = (
        '[[paper]]\nid = "how-small-networks-learn-to-read"\napart = ["how-small-networks-learn-to-write"]\n'
    )
    assert not [each for each in shelf(decided, one=ONE, two=two).problems if each.code == "near-merge"]


TABLES = (
    '[[paper]]\nid = "how-small-networks-learn-to-read"\nsplit = ["one.md", "two.md"]\nexclude = true\n',
    '[[paper]]\nid = "how-small-networks-learn-to-read"\nsplit = ["other.md", "one.md"]\ndate = "2020"\n',
    '[[paper]]\nsource = "one.md"\nsplit = ["one.md"]\ntitle = "A New Title"\nexclude = true\n',
    '[[paper]]\nid = "how-small-networks-learn-to-read"\nmerge = ["how-small-networks-learn-to-read"]\n',
    '[[paper]]\nid = "a-theory-of-large-bees"\nmerge = ["one.md", "a-new-title"]\n',
    '[[paper]]\nsource = "one.md"\nmerge = ["other.md"]\ntitle = "Another Title"\n',
    '[[paper]]\nid = "a-new-title"\nsplit = ["two.md"]\nauthors = ["Zed New", "Bo Chen"]\n',
    '[[paper]]\nid = "another-title"\nmerge = ["two.md"]\napart = ["other.md"]\n',
    '[[person]]\nid = "bo-chen"\nmerge = ["Cy Roe", "ada-byron"]\nname = "Zed New"\n',
    '[[person]]\nid = "ada-byron"\nmerge = ["Cy Roe", "Bo Chen"]\n',
    '[[person]]\nid = "Cy Roe"\nsplit = ["a-theory-of-large-bees"]\nname = "Cynthia Roe"\n',
    '[[person]]\nid = "bo-chen"\nsplit = ["a-theory-of-large-bees"]\norcid = "0000-0002-1825-0097"\n',
    '[[person]]\nid = "zed-new"\napart = ["bo-chen"]\nmerge = ["zed-new"]\n',
)


@pytest.mark.parametrize("seed", range(40))
def test_decisions_that_cross_each_other_are_carried_out_in_any_order(shelf: Make, seed: int) -> None:
    rng = Random(seed)
    tables = rng.sample(TABLES, rng.randint(2, 6))
    files = {"one": ONE, "two": ONE.replace("read.", "read well."), "other": OTHER}

    def made() -> tuple[object, object]:
        found = shelf("\n".join(tables), **files)
        ids = {each.id for each in found.papers}
        for one in found.papers:
            assert any(each.file != "corrections.toml" for each in one.sources)
        for person in found.people:
            assert person.papers
            assert set(person.papers) <= ids
        for each in found.problems:
            assert each.line or each.code not in ("bad-correction", "unmatched-correction")
        papers = [(each.id, each.title, each.authors, each.date) for each in found.papers]
        return papers, [(each.id, each.name, each.papers, each.orcid) for each in found.people]

    first = made()
    rng.shuffle(tables)
    assert made() == first


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[[paper]]\nid = "a-theory-of-large-bees"\nsplit = ["other.md"]\n',
            "This split names all records of the paper, so there is nothing to part.",
        ),
        (
            '[[person]]\nid = "cy-roe"\nsplit = ["a-theory-of-large-bees"]\n',
            "This split names all papers of the person, so there is nobody to part.",
        ),
        (
            '[[paper]]\nsource = "one.md"\ndate = "2020"\n[[paper]]\nsource = "one.md"\ndate = "2021"\n',
            "The [[paper]] on line 1 states another date of this paper.",
        ),
        (
            '[[person]]\nid = "cy-roe"\nname = "A B"\n[[person]]\nid = "Cy Roe"\nname = "B A"\n',
            "The [[person]] on line 1 states another name of this person.",
        ),
    ],
)
def test_decisions_that_contradict_are_told(shelf: Make, text: str, message: str) -> None:
    (problem,) = (
        each for each in shelf(text, one=ONE, other=OTHER).problems if each.code == "bad-correction"
    )
    assert problem.message == message
    assert problem.line
    assert problem.hint


def test_people_are_joined_named_and_given_their_numbers(shelf: Make) -> None:
    found = shelf(
        '[[person]]\nid = "ada-byron"\nmerge = ["A. Byron"]\nname = "Augusta Ada Byron"\n'
        'orcid = "https://orcid.org/0000-0002-1825-0097"\nhomepage = "https://example.org/ada"\n',
        one=ONE,
        other=note("A Theory of Large Bees", "A. Byron"),
    )
    ada = next(each for each in found.people if each.id == "augusta-ada-byron")
    assert ada.also_written == ("A. Byron", "Ada Byron")
    assert len(ada.papers) == 2
    assert (ada.orcid, ada.homepage) == ("0000-0002-1825-0097", "https://example.org/ada")
    assert "Joined by a correction" in ada.evidence
    assert not codes(found)


def test_a_namesake_is_told_apart_by_the_papers(shelf: Make) -> None:
    found = shelf(
        '[[person]]\nid = "bo-chen"\nsplit = ["a-theory-of-large-bees"]\norcid = "0000-0002-1825-0097"\n',
        one=ONE,
        other=OTHER,
    )
    namesakes = [each for each in found.people if each.name == "Bo Chen"]
    assert [each.papers for each in sorted(namesakes, key=lambda each: each.orcid is None)] == [
        ("how-small-networks-learn-to-read",),
        ("a-theory-of-large-bees",),
    ]
    by_paper = {each.id: {author.id for author in each.authors} for each in found.papers}
    assert not by_paper["a-theory-of-large-bees"] & by_paper["how-small-networks-learn-to-read"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('[[paper]]\nid = "how-small-networks-learn"\nexclude = true', "how-small-networks-learn-to-read"),
        ('[[paper]]\nsource = "one.md:77"\nexclude = true', "one.md:1"),
        (
            '[[paper]]\nid = "a-theory-of-large-bees"\nmerge = ["how-small-network-learn-to-read"]',
            "networks-learn",
        ),
        ('[[person]]\nid = "ada-biron"\nname = "Ada"', "ada-byron"),
        ('[[person]]\nid = "Ada Byrons"\nname = "Ada"', "Ada Byron"),
        ('[[person]]\nid = "ada-byron"\nsplit = ["a-theory-of-large-bees"]', "a paper that lists them"),
    ],
)
def test_a_correction_that_fits_nothing_names_the_nearest(shelf: Make, text: str, hint: str) -> None:
    found = shelf(text, one=ONE, other=OTHER)
    (problem,) = [each for each in found.problems if each.code == "unmatched-correction"]
    assert problem.line == 1
    assert hint in problem.hint or hint in problem.message
    assert found.papers == shelf("", one=ONE, other=OTHER).papers


@pytest.mark.parametrize(
    "text",
    [
        "[[paper]\n",
        "paper = 3\n",
        '[[papers]]\nid = "a"\n',
        '[[paper]]\nid = "a"\ntitel = "b"\n',
        '[[paper]]\ntitle = "b"\n',
        '[[paper]]\nid = "a"\n',
        '[[paper]]\nid = "a"\nsource = "b"\ntitle = "c"\n',
        '[[paper]]\nid = "a"\ndate = "May"\n',
        '[[paper]]\nid = "a"\nlinks = ["javascript:alert(1)"]\n',
        '[[paper]]\nid = "a"\nremove = ["colour"]\n',
        '[[paper]]\nid = "a"\ndoi = "ten"\n',
        '[[person]]\nid = "a"\norcid = "0000-0002-1825-0098"\n',
        '[[person]]\nid = "a"\nforget = ["Old Name"]\n',
        '[[person]]\nid = "a"\nforget = ["x"]\nname = "b"\n',
    ],
)
def test_a_bad_table_is_told_with_its_line_and_the_others_count(text: str) -> None:
    found = parse(text + '[[person]]\nid = "bo"\nname = "Bo"\n')
    assert [each.code for each in found.problems] == ["bad-correction"]
    assert found.problems[0].line
    assert [person.id for _, person in found.people if person.id] == ["bo"]


GOOD = '[[person]]\nname = "Ana Ruiz"\nforget = ["José García"]\n'


@pytest.mark.parametrize(
    "text",
    [
        '[[person]]\nname = "Dee Fox"\nforget = ["Ada Byron"\n',
        '[[person]]\nname = "Dee Fox"\nforget = [\n  "Ada Byron",\n  Bo Chen"\n]\n',
        '[[person]\nname = "Dee Fox"\nforget = ["Ada Byron"]\n',
        '[[person\nname = "Dee Fox"\nforget = ["Ada Byron"]\n',
        "[[person]]\nname = Dee Fox\nforget = [Ada Byron]\n",
        "[[person]]\nname = “Dee Fox”\nforget = [“Ada Byron”]\n",
        '[[person]]\nname: "Dee Fox"\nforget: "Ada Byron"\n',
        '[[person]]\nname = "Dee Fox"\nforget = "Ada Byron"\n',
        '[[person]]\nname = "Dee Fox"\nforgets = ["Ada Byron"]\n',
        '[[person]]\nname = "Dee Fox"\nForget = ["Ada Byron", 3]\n',
        '[[person]]\nforget = ["Ada Byron"]\n',
        '[[person]]\nname = "Dee Fox"\nname = "Dee"\nforget = ["Ada Byron"]\n',
        '[[persons]]\nname = "Dee Fox"\nforget = ["Ada Byron"]\n',
        '[person]\nname = "Dee Fox"\nforget = ["Ada Byron"]\n',
        '[[paper]]\nid = "x"\nname = "Dee Fox"\nforget = ["Ada Byron"]\n',
        '[[person]]\nname = "Dee Fox"\nforget = ["Ada Byron", "x"]\n',
        '[[person]]\nname = "Ada Byron King"\nforget = ["Ada Byron"]\n',
        '[[person]]\nid = "ada-byron"\nname = "Dee Fox"\nforget = ["Ada \\u0042yron"]\nhome = "x\n',
    ],
)
def test_a_name_to_forget_is_not_told_whatever_is_wrong_with_its_table(tmp_path: Path, text: str) -> None:
    for whole in (text + GOOD, GOOD + text):
        site(tmp_path, whole, one=ONE, other=note("On José García", "José García"))
        report = build(tmp_path)
        assert "bad-correction" in {each.code for each in report.problems if each.severity == "error"}
        assert all(each.line for each in report.shelf.problems if each.code == "bad-correction")
        for path in (tmp_path / "build").rglob("*"):
            if path.is_file() and path.suffix != ".woff2":
                assert not re.search("(?i)ada.?byron|garc[ií]a", path.read_text()), path
        assert "ana-ruiz" in {each.id for each in report.shelf.people}


def test_what_stands_for_a_forgotten_name_is_told_where_it_is_not_known() -> None:
    broken = '[[person]]\nname = "Dee Fox"\nforget = ["Ada Byron"\n'
    for text, known in ((broken, True), (broken.replace('name = "Dee Fox"\n', ""), False)):
        found = parse(text)
        assert forgetting(found).text("By Ada Byron") == ("By Dee Fox" if known else "By Name withheld")
        assert ("Name withheld" in found.problems[0].hint) != known


def test_one_broken_table_loses_no_other_and_each_is_told_with_its_line(shelf: Make) -> None:
    text = (
        '[[paper]]\nsource = "one.md"\ndate = "2020"\n\n[[paper]]\nid = "x"\ntitle = "open\n\n'
        '[[person]]\nid = "cy-roe"\nname = "Cynthia Roe"\n[[person]]\nid = bo\n'
    )
    found = shelf(text, one=ONE, other=OTHER)
    assert [each.line for each in found.problems if each.code == "bad-correction"] == [7, 13]
    assert {each.date for each in found.papers} == {"2020", None}
    assert "cynthia-roe" in {each.id for each in found.people}


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_file_in_another_encoding_forgets_all_the_same(tmp_path: Path, encoding: str) -> None:
    site(tmp_path, "", other=note("On José García", "José García"))
    (tmp_path / "content" / "corrections.toml").write_bytes(GOOD.encode(encoding))
    report = build(tmp_path)
    assert [each.severity for each in report.problems if each.code == "bad-correction"] == ["error"]
    assert {each.name for each in report.shelf.people} == {"Ana Ruiz"}


def test_a_file_that_cannot_be_read_says_that_names_may_be_told(tmp_path: Path) -> None:
    site(tmp_path, "", one=ONE)
    (tmp_path / "content" / "corrections.toml").unlink()
    (tmp_path / "content" / "corrections.toml").mkdir()
    (problem,) = (each for each in build(tmp_path).problems if each.code == "bad-correction")
    assert "do not publish it" in problem.message
    assert problem.severity == "error"


def test_two_new_names_for_one_that_is_forgotten_are_told_and_their_order_decides_nothing() -> None:
    tables = [
        '[[person]]\nname = "Dee Fox"\nforget = ["Ada Byron"]\n',
        '[[person]]\nname = "Eve Gil"\nforget = ["ada byron", "Ada Byron"]\n',
    ]
    for order in (tables, tables[::-1]):
        found = parse("".join(order))
        assert [each.code for each in found.problems] == ["bad-correction"]
        assert forgetting(found).text("By Ada Byron") == "By Dee Fox"


def test_texts_of_corrections_are_cleaned_as_those_of_documents(shelf: Make) -> None:
    text = '[[paper]]\nsource = "one.md"\ntitle = "A\\u0000 New\\n  Title"\nauthors = [" Zed\\tNew ", "et al."]\n'
    (only,) = shelf(text, one=ONE).papers
    assert (only.title, [each.name for each in only.authors]) == ("A New Title", ["Zed New"])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('title = "  "', 3),
        ('authors = ["", "Bo Chen"]', 3),
        ('authors = ["et al.", "Bo Chen"]', 3),
        ('date = "2020"\n# one\u2028line\x85only\naward = "\\u200b"', 5),
        ('date = "2020"\n[["person"]]\nid = "bo-chen"\nname = "!"', 6),
        ('date = "2020"\n[[person]]\nname = "A B"\nforget = [".."]', 6),
    ],
)
def test_a_text_that_says_nothing_is_told_with_its_line(text: str, line: int) -> None:
    assert [each.line for each in parse(f'[[paper]]\nid = "a"\n{text}\n').problems] == [line]


def test_what_is_told_of_a_correction_is_short(shelf: Make) -> None:
    found = shelf(f'[[paper]]\nsource = "one.md:{"1" * 6000}"\nexclude = true\n', one=ONE).problems
    found += shelf(f"{'k' * 100_000}\n", one=ONE).problems
    assert {each.code for each in found} >= {"unmatched-correction", "bad-correction"}
    assert all(len(each.message) <= 500 for each in found)


def test_thousands_of_tables_are_read_in_no_time() -> None:
    started = perf_counter()
    assert len(parse('[[paper]]\nid = "a"\ntitel = "x"\n\n' * 5000).problems) == 5000
    assert perf_counter() - started < 10


def test_the_check_digit_of_an_orcid_counts() -> None:
    assert is_orcid("0000-0002-1694-233X")
    assert not is_orcid("0000-0002-1694-2330")


def test_a_forgotten_name_is_in_no_byte_of_the_site(tmp_path: Path) -> None:
    old = "Jörg van Dalen"
    site(
        tmp_path,
        f'[[person]]\nname = "Ada Byron"\nforget = ["{old}"]\n',
        one=note(
            "The Van Dalen, Joerg Test by Jorg van Dalen", old, "Bo Chen", text=f"As {old.upper()} says."
        ),
        two=note(
            "A Theory of Bees", "Dalen, Jörg van", "Cy 2 Roe", text="See jorg_van_dalen and JorgVanDalen."
        ),
        **{"jorg-van-dalen": note("On Names", "JORG VAN DALEN", "x 3")},
    )
    report = build(tmp_path)
    assert {author.name for each in report.shelf.papers for author in each.authors[:1]} == {"Ada Byron"}
    for path in (tmp_path / "build").rglob("*"):
        if path.is_file():
            whole = f"{path.relative_to(tmp_path)} {path.read_bytes().decode(errors='replace')}".lower()
            for form in ("jörg", "jorg", "joerg", "van-dalen", "van dalen"):
                assert form not in whole, (path, form)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Byron, Ada", "New Name"),
        ("ADA BYRON", "NEW NAME"),
        ("content/ada-byron.txt", "content/new-name.txt"),
        ("https://example.org/~adabyron/x", "https://example.org/~newname/x"),
        ("Ada\u00a0Byron’s", "New Name’s"),
        ("Ada By\u0301ron", "New Name"),
        ("Adab Yron; Nada Byron; Ada Byronova", "Adab Yron; Nada Byron; Ada Byronova"),
    ],
)
def test_a_name_is_found_as_it_may_be_written(text: str, told: str) -> None:
    assert Forgetting({"Ada Byron": "New Name"}).text(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Jos&eacute; Garc&#xED;a",
        "Jos{\\'e} Garc{\\'\\i}a",
        "{Jos\\'{e}}~{G}arc\\'{\\i}a",
        "Jos\\u00e9 Garc\\u00eda",
        "**José** (García)",
        "[José](https://example.org) García",
        "https://example.org/Jos%C3%A9/Garc%C3%ADa",
        "https://openreview.net/profile?id=~Jose_Garcia1",
        "Jo\u00ads\u200be\u0301 Garci\u0301a",
        "josegarcia.org",
    ],
)
def test_a_name_is_found_however_its_letters_are_written(text: str) -> None:
    forgotten = Forgetting({"José García": "Ana Ruiz"})
    assert forgotten.tells(text)
    told = forgotten.text(f"Thanks to {text}; 50% & more \\alpha of {{all}}.")
    assert not forgotten.tells(told)
    assert told.count("{") == told.count("}")
    assert told.startswith("Thanks to ")
    assert told.endswith("; 50% & more \\alpha of {all}.")


def test_a_name_of_one_word_is_replaced_by_the_whole_new_one() -> None:
    assert Forgetting({"Madonna": "Ada King"}).text("We saw Madonna.") == "We saw Ada King."


def test_what_corrections_say_is_forgotten_too(tmp_path: Path) -> None:
    text = (
        '[[person]]\nname = "Ana Ruiz"\nforget = ["José García"]\norcid = "wrong"\n'
        '[[paper]]\nid = "on-jose-garcia"\nauthors = ["José García", "Bo Chen"]\ntitle = "José García, a Life"\n'
        'links = ["https://example.org/jose-garcia"]\n'
        '[[person]]\nid = "bo-chen"\nhomepage = "https://example.org/Jos%C3%A9Garc%C3%ADa"\n'
    )
    doi = 'title = "On José García"\ndoi = "10.1000/jose-garcia"'
    site(
        tmp_path,
        text,
        a=ONE.replace("Ada Byron", "Ana Ruiz"),
        b=OTHER.replace('title = "A Theory of Large Bees"', doi),
    )
    found = build(tmp_path)
    assert codes(found.shelf) == ["bad-correction"]  # the number alone
    ids = [each.id for each in found.shelf.people]
    assert ids == ["ana-ruiz", "bo-chen"]
    for path in (tmp_path / "build").rglob("*"):
        assert not re.search("(?i)jos(e|é|%C3%A9)[^a-z]*garc", str(path.relative_to(tmp_path)))
        if path.is_file() and path.suffix != ".woff2":
            assert not re.search("(?i)jos(e|é|%C3%A9)[^a-z]*garc", path.read_text()), path


def test_a_name_to_forget_may_itself_stand_for_another(shelf: Make) -> None:
    chain = (
        '[[person]]\nname = "Ana Ruiz"\nforget = ["Ada Byron"]\n'
        '[[person]]\nname = "Zoe King"\nforget = ["Ana Ruiz"]\n'
    )
    assert [each.name for each in shelf(chain, one=ONE).people] == ["Bo Chen", "Zoe King"]


@pytest.mark.parametrize(
    "text",
    [
        '[[person]]\nname = "Ádá Byron"\nforget = ["Ada Byron"]\n',
        '[[person]]\nname = "Ada Byron King"\nforget = ["Byron"]\n',
        '[[person]]\nname = "Ada Byron"\nforget = ["Bo Chen"]\n[[person]]\nname = "Bo Chen"\nforget = ["Ada Byron"]\n',
    ],
)
def test_a_new_name_that_tells_the_old_one_is_told(text: str) -> None:
    problems = parse(text).problems
    assert problems
    for each in problems:
        assert each.line
        assert "Byron" not in each.message


def test_words_that_would_be_forgotten_are_told(shelf: Make) -> None:
    text = '[[person]]\nname = "Ada King"\nforget = ["Bees"]\n'
    (problem,) = (
        each
        for each in shelf(text, other=OTHER, one=ONE.replace("small", "bees")).problems
        if each.code == "forgotten-name"
    )
    assert "small letters" in problem.message


def test_a_name_without_spaces_is_forgotten_in_running_text() -> None:
    assert Forgetting({"田中健": "田中恵"}).text("由田中健提出") == "由田中恵提出"


def test_a_name_written_otherwise_is_told(shelf: Make) -> None:
    found = shelf(
        '[[person]]\nname = "Dee"\nforget = ["Ada Byron"]\n', one=note("On Names and Bees", "A. Byron")
    )
    assert codes(found) == ["forgotten-name"]


def test_a_surname_that_still_stands_in_a_text_is_told(shelf: Make) -> None:
    text = '[[person]]\nname = "Dee Fox"\nforget = ["Želimíra Ďurišová"]\n'
    named = note("On Rivers and Bees", "Želimíra Ďurišová", text="As Z. Durisova says, rivers run.")
    (problem,) = (each for each in shelf(text, one=named).problems if each.code == "forgotten-name")
    assert "content/one.md, line 1" in problem.message
    assert "uri" not in problem.message
    same = text.replace("Dee Fox", "Dee Ďurišová")
    assert not codes(shelf(same, one=named))


@pytest.mark.parametrize(
    ("old", "text"),
    [
        ("周志华", "由周 志华提出"),
        ("周志华", "papers/zhouzhihuadehe.html or zhouzhihua"),
        ("Владимир Кузнецов", "Vladimir Kuznetsov, kuznetsov.vladimir@example.org"),
        ("Þóra Jónsdóttir", "Thora Jonsdottir, þóra-jónsdóttir"),
        ("Nguyễn Văn Ánh", "nguyen_van_anh and ÁNH NGUYỄN VĂN"),
    ],
)
def test_a_name_in_another_script_is_forgotten_in_latin_letters_too(old: str, text: str) -> None:
    forgotten = Forgetting({old: "Dee Fox"})
    assert any(map(forgotten.tells, re.findall(r"[a-z0-9-]{4,}", text))) or forgotten.tells(text)
    assert not forgotten.tells(forgotten.text(text))


def test_no_place_tells_a_forgotten_name_after_it_was_published(tmp_path: Path) -> None:
    """Names of files and settings, BibTeX keys, addresses, broken documents, topics, redirects, the lock."""
    for old, slugs in (("Želimíra Ďurišová", "zelimir|durisov"), ("周志华", "zhou-?zhi-?hua")):
        files = {
            "one": note(
                f"On the rivers of {old}",
                old,
                "Bo Chen",
                text=f"{old} swims. See https://a.org/{old.replace(' ', '-')}.",
            ),
            old.replace(" ", "_"): note("On Rivers and Seas", "Cy Roe", text="Rivers run into seas."),
        }
        site(tmp_path, "", **files)
        (tmp_path / "content" / f"{old}.json").write_text(f'{{"title": "x", "authors": ["{old}"')
        (tmp_path / "content" / "odd.txt").write_text(f"{old} 12 junk\nnothing\n")
        (tmp_path / "content" / "b.bib").write_text(
            f"@article{{{old.replace(' ', '')}, title={{On lakes by {old}}}, author={{{old}}}, "
            f"url={{http://a.org/{old.replace(' ', '')}}}}}"
        )
        (tmp_path / "site.toml").write_text(
            f'title = "Papers of {old}"\ndescription = "By {old}"\nbase_url = "https://example.org/"\n'
            f'[[topics]]\nname = "{old} studies"\nmatch = ["rivers"]\n'
        )
        remember(tmp_path, build(tmp_path).shelf, "2026-01-01")
        table = f'[[person]]\nname = "Dee Fox"\nforget = ["{old}"]\n'
        (tmp_path / "content" / "corrections.toml").write_text(table)
        remember(tmp_path, build(tmp_path).shelf, "2026-02-01")
        build(tmp_path)
        told = re.compile("|".join([slugs, *map(re.escape, old.split())]), re.IGNORECASE)
        for path in (*(tmp_path / "build").rglob("*"), tmp_path / "permalinks.lock"):
            assert not told.search(str(path.relative_to(tmp_path)))
            if path.is_file() and path.suffix != ".woff2":
                assert not told.search(path.read_text()), path
        (tmp_path / "permalinks.lock").unlink()


def test_doubts_are_proposed_once_as_comments_that_settle_them(tmp_path: Path) -> None:
    two = note("How Small Networks Learn to Write", "Ada Byron", "Bo Chen", text="")
    three = note(r"A Theory of \"Large\" Bees and the…", "Cy 2 Roe", text="Bees are counted.")
    site(tmp_path, "", one=ONE, two=two, three=three)
    (tmp_path / "content" / "corrections.toml").unlink()
    found = read_shelf(tmp_path, load(tmp_path))
    assert append(tmp_path, proposals(found)) == 3
    assert append(tmp_path, proposals(found)) == 0
    path = tmp_path / "content" / "corrections.toml"
    text = path.read_text()
    assert not parse(text).papers
    tables = re.sub(r"^# (?=\[\[|\w+ = )", "", text, flags=re.MULTILINE)
    decided = parse(tables)
    assert not decided.problems
    assert {each.merge or each.title or each.authors for _, each in decided.papers} == {
        ("how-small-networks-learn-to-write",),
        ("Cy 2 Roe",),
        'A Theory of "Large" Bees and the…',
    }
    path.write_text(tables)
    settled = read_shelf(tmp_path, load(tmp_path))
    assert len(settled.papers) == len(found.papers) - 1
    assert not codes(settled)


def records(file: str, *given: tuple[int, str | None, str]) -> Document:
    """A document from the line, title and authors of each record; one without a title has a text."""
    made = [
        Record(
            line_start=line,
            line_end=line,
            title=title,
            authors=tuple(filter(None, authors.split(", "))),
            authors_complete=bool(authors),
            abstract=None if title else READING,
        )
        for line, title, authors in given
    ]
    return Document(file=file, layout="feed", text_hash=file, records=tuple(made))


def reasons(shelf: Shelf, paper: Paper) -> set[str]:
    return {reason for each in shelf.merges if each.paper == paper.id for reason in each.evidence}


def test_every_example_of_the_documentation_works_as_written() -> None:
    page = (Path(__file__).parents[2] / "docs" / "corrections.md").read_text(encoding="utf-8")
    papers, people = re.findall(r"```toml\n(.*?)```", page, flags=re.DOTALL)
    documents = [
        records("list.txt", (3, "Attention Is All You Need", "Noam Shazeer")),
        records("icml/friday.txt", (120, None, "Cy Roe")),
        records("sets.txt", (1, "Deep Sets", "Dee Fox"), (2, "Deep Sets for Everyone", "Eve Gil")),
        records("notes/deep-sets.md", (1, "Notes on Sets", "Flo Hart")),
        records("2020.txt", (9, "Report of the Workshop", "Gus Ives")),
        records("2021.txt", (12, "Report of the Workshop", "Gus Ives")),
        records("2022.txt", (7, "Report of the Second Workshop", "Gus Ives")),
        records("similar.txt", (31, "A Paper on Something Else", "Hal Jones")),
    ]
    before = shelve(documents)
    after = shelve(documents, corrections=parse(papers))
    assert not codes(after)
    titles = {each.title: each for each in after.papers}
    attention = titles["Attention Is All You Need"]
    assert [each.name for each in attention.authors] == ["Ashish Vaswani", "Noam Shazeer"]
    assert (attention.date, attention.authors_complete, len(attention.links)) == ("2017-06-12", False, 1)
    assert "What the page left out" in titles
    assert [
        len(each.sources) for each in after.papers if "Joined by a correction" in reasons(after, each)
    ] == [3]
    assert len(after.papers) == len(before.papers) - 2 + 1 - 1  # two joined, one parted, one left out
    assert "A Paper on Something Else" not in titles

    documents = [
        records(
            "people.txt",
            (1, "On Games", "Wojciech Czarnecki"),
            (2, "On Distillation", "Wojciech M. Czarnecki"),
            (3, "On Losses", "W. M. Czarnecki"),
            (4, "Learning to Count Bees", "Wei Wang"),
            (5, "Bees Count to Four", "Wei Wang"),
            (6, "On Wasps", "Wei Wang"),
            (7, "On Objects", "Yi Wu"),
            (8, "On Slots", "Yi-Fu Wu"),
            (9, "On Engines", "Ada Byron"),
            (10, "On Numbers", "A. Byron"),
        )
    ]
    after = shelve(documents, corrections=parse(people))
    assert not codes(after)
    by_id = {each.id: each for each in after.people}
    joined = by_id["wojciech-marian-czarnecki"]
    assert len(joined.papers) == 3
    assert joined.homepage == "https://example.org/wojciech"
    namesakes = {each.papers: each.orcid for each in after.people if each.name == "Wei Wang"}
    assert namesakes == {
        ("on-wasps",): "0000-0002-1825-0097",
        ("bees-count-to-four", "learning-to-count-bees"): None,
    }
    assert by_id["ada-king"].papers == ("on-engines", "on-numbers")
    assert not any("Byron" in each.name for each in after.people)


@pytest.mark.parametrize(
    "tables",
    [
        (
            '[[paper]]\nsource = "one.md"\nmerge = ["other.md"]\n',
            '[[paper]]\nsource = "other.md"\napart = ["one.md"]\n',
        ),
        (
            '[[person]]\nid = "cy-roe"\nmerge = ["ada-byron"]\n',
            '[[person]]\nid = "Ada Byron"\napart = ["Cy Roe"]\n',
        ),
    ],
)
def test_what_is_to_be_joined_and_kept_apart_is_told(shelf: Make, tables: Sequence[str]) -> None:
    told = set()
    for order in (tables, tables[::-1]):
        found = shelf("".join(order), one=ONE, other=OTHER)
        (problem,) = (each for each in found.problems if each.code == "bad-correction")
        assert "are two" in problem.message
        assert problem.line
        told.add((len(found.papers), len(found.people)))
    assert len(told) == 1


def test_the_examples_of_the_documentation_can_be_read() -> None:
    page = (Path(__file__).parents[2] / "docs" / "corrections.md").read_text(encoding="utf-8")
    examples = re.findall(r"```toml\n(.*?)```", page, flags=re.DOTALL)
    assert len(examples) == 2
    found = [parse(text) for text in examples]
    assert not [problem for each in found for problem in each.problems]
    assert [len(each.papers) + len(each.people) for each in found] == [5, 4]


SPLIT_CARTER = '[[person]]\nid = "william-carter"\nsplit = ["a-theory-of-large-bees"]\n'


def carters(shelf: Make, corrections: str) -> Shelf:
    """Two papers by Bill Carter with one co-author; another record of the first writes the name out."""
    same = 'doi = "10.1000/182"\n'
    return shelf(
        corrections,
        one=note("How Small Networks Learn to Read", "Bill Carter", "Bo Chen").replace(
            "title", f"{same}title", 1
        ),
        two=note("How Small Networks Learn to Read", "William Carter", "Bo Chen").replace(
            "title", f"{same}title", 1
        ),
        other=note("A Theory of Large Bees", "Bill Carter", "Bo Chen", text="Bees are counted, up to four."),
    )


def test_who_is_parted_keeps_the_spellings_of_all_records(shelf: Make) -> None:
    assert [each.name for each in carters(shelf, "").people] == ["Bo Chen", "William Carter"]
    found = carters(shelf, SPLIT_CARTER)
    assert not codes(found)
    people = {each.papers: each for each in found.people if each.name != "Bo Chen"}
    own = people["how-small-networks-learn-to-read",]
    assert (own.name, own.also_written) == ("William Carter", ("Bill Carter",))
    assert "“Bill Carter” and “William Carter” stand for one author in two lists of a paper" in own.evidence
    other = people["a-theory-of-large-bees",]
    assert (other.name, other.also_written) == ("Bill Carter", ())


def test_a_name_that_is_forgotten_stays_so_when_its_person_is_parted(shelf: Make) -> None:
    found = carters(shelf, SPLIT_CARTER + 'name = "Bea Carter"\nforget = ["William Carter"]\n')
    told = [
        name for each in found.people for name in (each.id, each.name, *each.also_written, *each.evidence)
    ]
    assert len(found.people) == 3
    assert not [each for each in told if re.search("william", each, re.IGNORECASE)]
