"""Names to forget: forms that overlap, names that are none, and unusual ways to write one."""

from time import perf_counter

import pytest

from papershelf.model import Document, Entry, Part, ReadingList, Record
from papershelf.read.lists import GivenList, GivenPart, Wanted
from papershelf.shelve.corrections.file import parse
from papershelf.shelve.corrections.forget import Forgetting, forgetting
from papershelf.shelve.corrections.still_told import still_told

ADA = Forgetting({"Ada Byron": "Ada King"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jo Byron, Ada Byron and Max Roe", "Jo Byron, Ada King and Max Roe"),
        ("Byron Ada Byron", "Ada King"),
        ("Jo Byron Ada Byron", "Jo Byron Ada King"),
        ("Byron, Ada, Byron, Jo", "Ada King, Byron, Jo"),
        ("Byron, Ada and Ada Byron", "Ada King and Ada King"),
        ("jo-byron-ada-byron.txt", "jo-byron-ada-king.txt"),
        ("Jo B&#121;ron, Ada B&#121;ron", "Jo B&#121;ron, Ada King"),
    ],
)
def test_the_order_of_a_name_decides_where_forms_overlap(text: str, told: str) -> None:
    assert ADA.text(text) == told
    assert ADA.text(told) == told
    assert not ADA.tells(told)


@pytest.mark.parametrize("long", [" ".join(["Ada"] * 9), "A" * 121, "Byron " * 400, "Ada-" * 400])
@pytest.mark.parametrize("end", ["", 'homepage = "x\n'])
def test_a_text_too_long_for_a_name_is_told_and_not_forgotten(long: str, end: str) -> None:
    started = perf_counter()
    found = parse(f'[[person]]\nname = "Eve Gil"\nforget = ["{long}", "Bo Chen"]\n{end}')
    assert perf_counter() - started < 2
    (problem,) = (each for each in found.problems if "no name" in each.message)
    assert (problem.line, problem.severity) == (1, "error")
    assert "line 1" in problem.message
    assert "Nothing of it was forgotten" in problem.message
    assert forgetting(found).text(f"{long} and Bo Chen") == f"{long} and Eve Gil"


def test_the_longest_name_costs_no_more_than_the_length_of_a_text() -> None:
    words = [letter * 14 for letter in "abcdefgh"]
    name = " ".join(words)
    started = perf_counter()
    (person,) = parse(f'[[person]]\nname = "Eve Gil"\nforget = ["{name}"]\n').people
    forgotten = Forgetting({person[1].forget[0]: "Eve Gil"})
    for text in (f"{words[0]} " * 20_000, name[:-1] * 3_000, words[7] + " " * 100_000, "a" * 300_000):
        assert forgotten.text(text) == text
    assert perf_counter() - started < 5


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ａｄａ Ｂｙｒｏｎ", "Ada King"),
        ("Ada By\\-ron", "Ada King"),
        ("Ada By-\nron", "Ada King"),
        ("Ada By- ron", "Ada King"),
        ("<i>Ada</i> Byron", "<i>Ada King</i>"),
        ("Ada <b>Byron</b>", "<b>Ada King</b>"),
        ("<i>Ada</i> <b class='x-y'>Byron</b>", "<i>Ada King</i><b class='x-y'></b>"),
        ("Ada <br> Byron", "Ada King"),
        ("Ada &amp;nbsp;Byron", "Ada King"),
        ("A D A  B Y R O N", "ADA KING"),
        ("a-d-a-b-y-r-o-n", "ada-king"),
        ('<a title="Ada B&#121;ron">x</a>', '<a title="Ada King">x</a>'),
        ("a < b, c > d, x- y", "a < b, c > d, x- y"),
    ],
)
def test_a_name_is_found_in_unusual_writing(text: str, told: str) -> None:
    assert ADA.text(f"By {text}.") == f"By {told}."
    assert ADA.tells(text) is (text != told)
    assert not ADA.tells(told)


def documents(*texts: str) -> list[Document]:
    return [
        Document(
            file=f"{name}.md",
            text_hash="",
            layout="markdown",
            records=(Record(line_start=1, line_end=2, title=text),),
        )
        for name, text in zip("abcdefgh", texts, strict=False)
    ]


@pytest.mark.parametrize(
    "text", ["Ada M. Byron", 'Ada "Enchantress" Byron', "ADA “M” BYRON", "Ada Mary Byron"]
)
def test_a_name_with_a_word_between_is_told(text: str) -> None:
    table = '[[person]]\nname = "Eve Byron"\nforget = ["Ada Byron"]\n'
    (problem,) = still_told(documents("On Bees", f"On {text}"), parse(table))
    assert problem.code == "forgotten-name"
    assert "content/b.md, line 1" in problem.message
    assert "yron" not in problem.message


def test_all_places_of_a_surname_are_told_or_how_many_there_are() -> None:
    corrections = parse('[[person]]\nname = "Ada King"\nforget = ["Ada Byron"]\n')
    (problem,) = still_told(documents("On Byron", "By Byron", "Bees"), corrections)
    assert "content/a.md, line 1; content/b.md, line 1." in problem.message
    (problem,) = still_told(documents(*["On Byron"] * 5), corrections)
    assert "content/c.md, line 1; 5 places in all." in problem.message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("by **Ada** Byron", "by **Ada King"),
        ("by **A**da Byron.", "by **Ada King**."),
        ("by A*d*a Byron", "by Ada King"),
        ("by ~~A~~da Byron", "by ~~Ada King~~"),
        ("by [A](https://x.org)da Byron", "by [Ada King"),
        ("by $A$da Byron.", "by $Ada King$."),
        ("by Ada $\\mathrm{Byron}$ alone", "by Ada King alone"),
        ("by Ada $\\mathrm{Byron} + 2$", "by Ada King$ + 2$"),
        ("by \\textbf{A}da Byron", "by \\textbf{Ada King}"),
        ("by Ada\\quad Byron", "by Ada King"),
        ("by A&shy;da By&#8203;ron", "by Ada King"),
        ("by A\\u00adda Byron", "by Ada King"),
        ("by \\Ada Byron", "by \\Ada King"),
    ],
)
def test_marks_and_commands_within_a_name_hide_nothing(text: str, told: str) -> None:
    assert ADA.tells(text)
    assert ADA.text(text) == told
    assert not ADA.tells(told)


def test_names_that_lists_may_tell_all_the_same_are_warned_of() -> None:
    corrections = parse('[[person]]\nname = "Ada King"\nforget = ["Ada Byron"]\n')
    head = ReadingList(id="", file="lists/a.toml", title="A", curators=("A. Byron",))
    entry = Entry(paper=None, text="x", remark="What Byron meant.")
    part = GivenPart(
        part=Part(notes="See Ada M. Byron."), wanted=(Wanted(entry=entry, names=("x",), line=7),)
    )
    found = [each.message for each in still_told([], corrections, [GivenList(head=head, parts=(part,))])]
    assert len(found) == 3
    assert "content/lists/a.toml, line 7" in found[0]
    assert "with a word between its words: content/lists/a.toml" in found[1]
    assert "“A. Byron” still stands in a reading list" in found[2]
