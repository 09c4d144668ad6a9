"""Reading lists on a shelf: papers are found by whatever names them, and what is not there is told with the nearest."""

import re
from collections.abc import Sequence
from pathlib import Path

from papershelf import starter
from papershelf.build import read_shelf
from papershelf.config import load
from papershelf.model import Identifiers, Link, Paper, Problem, ReadingList, Shelf
from papershelf.read.lists import GivenList, read_list
from papershelf.shelve.corrections.forget import Forgetting
from papershelf.shelve.lists import make_lists
from papershelf.shelve.permalinks import moved, read_lock, written

PAPERS = (
    Paper(
        id="deep-sets",
        title="Deep Sets",
        label="Deep Sets",
        identifiers=Identifiers(doi="10.1000/abc", arxiv="1703.06114"),
        links=(Link(kind="other", url="https://www.example.org/deep-sets/"),),
    ),
    Paper(id="dropout", title="Dropout: A Simple Way", label="Dropout: A Simple Way"),
    Paper(id="same-2019", title="Same", label="Same"),
    Paper(id="same-2020", title="Same", label="Same"),
    Paper(id="colour", title=r"Modelling \emph{Colour} Spaces", label=r"Modelling \emph{Colour} Spaces"),
    Paper(id="untitled-by-ann-lee", title=None, label="Untitled, by Ann Lee"),
)


def made(
    names: Sequence[str], forgotten: dict[str, str] | None = None, gone: dict[str, str] | None = None
) -> tuple[ReadingList, list[Problem]]:
    quoted = ", ".join(f"'{name}'" for name in names)
    given = given_list(f"title = 'What Ada Byron reads'\ncurator = 'Ada Byron'\npapers = [{quoted}]\n")
    lists, problems = make_lists([given], PAPERS, Forgetting(forgotten or {}), gone or {})
    return lists[0], list(problems)


def given_list(text: str, file: str = "lists/a.toml") -> GivenList:
    given = read_list(file, text, [])
    assert given
    return given


def test_a_paper_is_found_by_each_of_its_names() -> None:
    names = (
        "deep-sets",
        "DEEP   sets",
        "doi:10.1000/ABC",
        "10.1000/abc",
        "https://doi.org/10.1000/abc",
        "arXiv:1703.06114v2",
        "1703.06114",
        "https://arxiv.org/pdf/1703.06114",
        "https://shelf.example/papers/deep-sets.html#cite",
        "http://example.org/deep-sets",
    )
    found, problems = made(names)
    assert [entry.paper for entry in found.parts[0].entries] == ["deep-sets"] * len(names)
    assert found.papers == ("deep-sets",)
    assert not problems
    assert made(["Modeling color spaces"])[0].papers == ("colour",)
    assert made(["Untitled, by Ann Lee"])[0].papers == ("untitled-by-ann-lee",)


def test_an_unknown_paper_stays_as_it_is_written_and_the_nearest_is_named() -> None:
    found, problems = made(["Deap Set", "Dropout", "Cooking with bees"])
    assert [(entry.paper, entry.text) for entry in found.parts[0].entries] == [
        (None, "Deap Set"),
        (None, "Dropout"),
        (None, "Cooking with bees"),
    ]
    assert [each.hint.partition("?")[0] for each in problems[:2]] == [
        'Did you mean "deep-sets"',
        'Did you mean "dropout"',
    ]
    assert problems[2].hint.startswith("Write its title")
    assert {(each.file, each.line, each.code) for each in problems} == {
        ("content/lists/a.toml", 3, "unknown-paper")
    }


def test_a_title_of_several_papers_names_none_of_them() -> None:
    found, problems = made(["Same"])
    assert found.papers == ()
    assert '"same-2019" or "same-2020"' in problems[0].hint


def test_an_id_that_has_moved_names_the_paper_where_it_is_now() -> None:
    found, problems = made(["old-sets", "../papers/old-sets.html"], gone={"old-sets": "deep-sets"})
    assert found.papers == ("deep-sets",)
    assert not problems


def test_a_forgotten_name_is_told_nowhere() -> None:
    found, problems = made(["Ada Byron and engines"], forgotten={"Ada Byron": "A. B."})
    assert found.id == "what-a-b-reads"
    assert "byron" not in f"{found} {problems}".lower()


def test_lists_with_one_title_have_ids_that_no_file_name_decides() -> None:
    texts = ["title = 'T'\npapers = ['deep-sets']\n", "title = 'T'\npapers = ['dropout']\n"]
    given = [given_list(text, f"lists/{number}.toml") for number, text in enumerate(texts)]
    swapped = [given_list(text, f"lists/{number}.toml") for number, text in enumerate(reversed(texts))]
    ids = [
        {each.id: each.papers for each in make_lists(lists, PAPERS, Forgetting({}), {})[0]}
        for lists in (given, swapped)
    ]
    assert ids[0] == ids[1]
    assert len(ids[0]) == 2


def test_lists_with_one_title_and_nothing_else_have_short_ids() -> None:
    given = [given_list(f"title = 'Sets'\npapers = ['{paper}']\n") for paper in ("dropout", "deep-sets")]
    ids = [each.id for each in make_lists(given, PAPERS, Forgetting({}), {})[0]]
    assert len(set(ids)) == 2
    assert all(re.fullmatch("sets-[0-9a-f]{8}", id) for id in ids)


def shelf_of(site: Path) -> Shelf:
    return read_shelf(site, load(site))


def test_a_list_that_is_called_otherwise_leaves_a_redirect(tmp_path: Path) -> None:
    starter.start(tmp_path)
    before = shelf_of(tmp_path)
    assert [each.id for each in before.lists] == ["two-evenings"]
    (tmp_path / "permalinks.lock").write_text(written({}, before, "2026-11-21"))
    path = tmp_path / "content" / "lists" / "two-evenings.toml"
    path.write_text(path.read_text().replace("Two evenings", "Both evenings"))
    after = shelf_of(tmp_path)
    assert [(each.kind, each.id, each.to) for each in after.moved] == [
        ("list", "two-evenings", ("both-evenings",))
    ]
    path.unlink()
    lock, _ = read_lock(tmp_path)
    assert [(each.id, each.to) for each in moved(lock, shelf_of(tmp_path), {})] == [("two-evenings", ())]
