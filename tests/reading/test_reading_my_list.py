"""My list without its page: papers by id, exports that others read, links to selections, backups, what is new."""

import csv
import io
import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st

from invented_shelf import CONFIG, odd_shelf, paper, shelf
from papershelf.model import Identifiers, Link, Moved, Paper, Session
from papershelf.read import read_data
from papershelf.site.carried import all_hashes, bits_for, carried_files, hash_of, letters, row
from papershelf.site.catalogue import Catalogue, catalogue
from papershelf.site.cite import bibtex, cite_keys

HERE = Path(__file__).parent
ASSETS = HERE.parents[1] / "templates/assets"
PARTS = ("marks", "carried", "shelf-rows", "seen", "exports", "share", "my-list-tools", "my-list-progress")
SESSION = Session(id="s", name="Evening & more", venue="Conf 2020", file="a.txt")

Json = Any


class Scripts:
    """The scripts of My list under node."""

    def __init__(self, node: Path) -> None:
        self.process = subprocess.Popen(
            [node, HERE / "papers.js", *(ASSETS / f"{part}.js" for part in PARTS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def ask(self, what: str, **request: Json) -> Json:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"ask": what, **request}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["value"]


@pytest.fixture(scope="module")
def scripts(node: Path) -> Iterator[Scripts]:
    made = Scripts(node)
    yield made
    made.process.communicate()


def shelved(papers: Sequence[Paper], **more: Any) -> Catalogue:
    return catalogue(shelf(papers, [], [SESSION], **more), CONFIG, Path())


def rows(held: Catalogue) -> list[Json]:
    return [row(held, each, 0) for each in held.shelf.papers]


letter = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs"))
odd = st.text(letter | st.sampled_from(list(" \\{}$&%#_^~\"',")), min_size=1, max_size=20)
tricky = st.sampled_from(
    [r"\emph{On} the $O(n^2)$ GAN", r"{\"O}l & {x", "50% of C#", "others", "A and B", "$", "\\", "}{"]
)
texts = st.one_of(odd, tricky).map(lambda text: " ".join(text.split()) or "x")
slugs = st.text("abcdefghij-0123456789", min_size=1, max_size=12).map(lambda text: f"p{text}")


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    made = paper(
        draw(st.none() | texts),
        draw(st.lists(texts, max_size=3)),
        authors_complete=draw(st.booleans()),
        venue=draw(st.none() | st.sampled_from(["Conf 2020", "Journal of X_1", r"Proc.\ of {A}"])),
        session=draw(st.sampled_from([None, "s"])),
        date=draw(st.none() | st.sampled_from(["2020", "2020-03", "2020-12-01", "2020-13"])),
        identifiers=Identifiers(doi=draw(st.none() | texts), arxiv=draw(st.none() | st.just("2101.00001v2"))),
    )
    return made


shelves = st.lists(papers(), max_size=4, unique_by=lambda each: each.id).filter(
    lambda held: all(each.id for each in held)
)


@settings(deadline=None)
@given(held=shelves)
def test_the_page_writes_the_bibtex_of_the_build(scripts: Scripts, held: list[Paper]) -> None:
    whole = shelved(held)
    wanted = [
        bibtex(each, whole.sessions.get(each.session or ""), whole.keys[each.id]) + "\n"
        for each in whole.shelf.papers
    ]
    assert scripts.ask("bibtex", rows=rows(whole)) == "\n".join(wanted)


@settings(deadline=None)
@given(held=shelves)
def test_every_export_holds_every_paper(scripts: Scripts, held: list[Paper]) -> None:
    whole = shelved(held)
    asked = {"rows": rows(whole)}
    library = parse_string(scripts.ask("bibtex", **asked))
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == [whole.keys[each.id] for each in whole.shelf.papers]
    entries = rispy.loads(scripts.ask("ris", **asked))
    assert [entry["id"] for entry in entries] == [entry.key for entry in library.entries]
    items = json.loads(scripts.ask("csl", **asked))
    for each, entry, item in zip(whole.shelf.papers, entries, items, strict=True):
        names = [" ".join(author.name.split()) for author in each.authors]
        assert entry.get("authors", []) == names
        assert [author["literal"] for author in item.get("author", [])] == [
            author.name for author in each.authors
        ]
        assert ("title" in item) == ("title" in entry) == bool(each.title and whole_label(each))
    cells = list(csv.reader(io.StringIO(scripts.ask("csv", **asked).removeprefix("\ufeff"))))
    assert len(cells) == len(held) + 1
    assert {len(line) for line in cells} == {13}
    assert not [cell for line in cells for cell in line if cell[:1] in ("=", "+", "-", "@")]


def whole_label(each: Paper) -> str:
    from papershelf.site.markup import plain

    return plain(each.label)


FULL = paper(
    r"E(n) GNNs & \emph{more}: 5% of $x_1$",
    ["Victor Garcia Satorras", "Ondřej Cífka"],
    venue="Conf 2020",
    date="2021-10-01",
    session="s",
    topics=["Sampling"],
    identifiers=Identifiers(doi="10.1234/a_b", arxiv="2102.09844"),
    links=(Link(kind="pdf", url="https://e.org/a.pdf"),),
)


def test_what_a_full_paper_becomes(scripts: Scripts) -> None:
    asked = {"rows": rows(shelved([FULL]))}
    assert scripts.ask("bibtex", **asked) == (
        "@inproceedings{satorras2021en,\n"
        "  title         = {{E(n)} {GNNs} \\& \\emph{more}: 5\\% of {$x_1$}},\n"
        "  author        = {Victor Garcia Satorras and Ondřej Cífka},\n"
        "  booktitle     = {Conf 2020, Evening \\& more},\n"
        "  year          = {2021},\n"
        "  month         = oct,\n"
        "  doi           = {10.1234/a_b},\n"
        "  eprint        = {2102.09844},\n"
        "  archiveprefix = {arXiv}\n"
        "}\n"
    )
    [entry] = rispy.loads(scripts.ask("ris", **asked))
    assert entry["type_of_reference"] == "CPAPER"
    assert entry["title"] == "E(n) GNNs & more: 5% of x₁"
    assert (entry["secondary_title"], entry["year"], entry["date"]) == (
        "Conf 2020, Evening & more",
        "2021",
        "2021/10/01",
    )
    assert json.loads(scripts.ask("csl", **asked)) == [
        {
            "id": "satorras2021en",
            "type": "paper-conference",
            "title": "E(n) GNNs & more: 5% of x₁",
            "author": [{"literal": "Victor Garcia Satorras"}, {"literal": "Ondřej Cífka"}],
            "issued": {"date-parts": [[2021, 10, 1]]},
            "container-title": "Conf 2020, Evening & more",
            "DOI": "10.1234/a_b",
            "URL": "https://doi.org/10.1234/a_b",
        }
    ]


def test_our_own_readers_read_the_exports(scripts: Scripts) -> None:
    asked = {"rows": rows(shelved([FULL]))}
    for name, what in (("a.bib", "bibtex"), ("a.ris", "ris"), ("a.json", "csl")):
        [record] = read_data(name, scripts.ask(what, **asked).encode()).document.records
        assert record.authors == ("Victor Garcia Satorras", "Ondřej Cífka")
        assert record.authors_complete
        assert (record.date or "")[:7] == "2021-10"
        assert record.identifiers.doi == "10.1234/a_b"


def test_gaps_stay_gaps(scripts: Scripts) -> None:
    cut = paper("Cut short", ["Ann Lee"], authors_complete=False)
    bare = paper(None, ["Bo Wu"], authors_complete=True)
    asked = {"rows": rows(shelved([cut, bare]))}
    entries = scripts.ask("bibtex", **asked)
    assert "author = {Ann Lee and others}" in entries
    assert "@misc{wuuntitled,\n  author = {Bo Wu},\n  note   = {Untitled, by Bo Wu}\n}" in entries
    first, second = json.loads(scripts.ask("csl", **asked))
    assert first["note"] == "The source cuts the list of authors."
    assert "title" not in second
    assert second["note"] == "Untitled, by Bo Wu"
    assert (
        scripts.ask("bibtex", rows=rows(shelved([paper("No one", ())])))
        == "@misc{no,\n  title = {No one}\n}\n"
    )


def test_the_reader_s_words_go_to_markdown_and_tables(scripts: Scripts) -> None:
    marks = {FULL.id: {"state": "reading", "star": True, "note": "=2+2\n- *why*?", "tags": ["a, b"]}}
    asked = {"rows": rows(shelved([FULL])), "marks": marks}
    told = scripts.ask("markdown", **asked)
    assert "## Reading\n\n- [E(n) GNNs \\& more: 5% of x₁](<https://doi.org/10.1234/a_b>). " in told
    assert "  Tags: a, b\n  > \\=2+2\n  > \\- \\*why\\*?" in told
    [_, cells] = csv.reader(io.StringIO(scripts.ask("csv", **asked)))
    assert cells[5:9] == ["reading", "starred", "a, b", "'=2+2\n- *why*?"]


@given(held=st.lists(papers(), min_size=1, max_size=6, unique_by=lambda each: each.id), order=st.randoms())
def test_a_cite_key_names_one_paper_and_never_another(held: list[Paper], order: Any) -> None:
    keys = cite_keys(held)
    assert len(set(keys.values())) == len(held)
    shuffled = order.sample(held, len(held))
    assert cite_keys(shuffled) == keys
    before = {key: id for id, key in cite_keys(shuffled[:-1]).items()}
    assert all(before.get(key, id) == id for id, key in keys.items())


def test_papers_that_share_a_key_are_told_apart_by_their_titles() -> None:
    held = [
        paper(title, ["Li Wang"], date="2021") for title in ("Learning to see", "Learning to hear", "Sight")
    ]
    assert sorted(cite_keys(held).values()) == [
        "wang2021learninghear",
        "wang2021learningsee",
        "wang2021sight",
    ]


# Papers by their ids


@given(ids=st.lists(st.text(letter, max_size=12), max_size=4))
def test_both_sides_hash_an_id_to_one_number(scripts: Scripts, ids: list[str]) -> None:
    assert scripts.ask("hashes", ids=ids) == [hash_of(id) for id in ids]


@given(numbers=st.sets(st.integers(0, 2**42 - 1), max_size=4).map(sorted))
def test_numbers_are_written_and_read_alike(scripts: Scripts, numbers: list[int]) -> None:
    gaps = [number - before for before, number in zip([0, *numbers], numbers, strict=False)]
    assert scripts.ask("sums", texts=["".join(map(letters, gaps)), "!", "_", "_____________A"]) == [
        numbers,
        None,
        None,
        None,
    ]


def test_a_new_paper_changes_the_files_that_hold_it() -> None:
    before = [paper(f"Paper {number}") for number in range(40)]
    old = dict(carried_files(shelved(before)))
    new = dict(carried_files(shelved([*before, paper("One more")])))
    assert bits_for(41) == 2
    assert len([path for path, data in new.items() if old.get(path) != data]) == 2
    for each in before:
        shard = hash_of(each.id) >> 40
        assert f'["{each.id}"'.encode() in new[f"rows/2-{shard:x}.js"]


def test_hostile_text_stays_text() -> None:
    files = dict(carried_files(catalogue(odd_shelf(), CONFIG, Path())))
    for path, data in files.items():
        assert data.startswith(b'Papershelf.carry("')
        name, _, payload = data[18:-3].partition(b'",')
        assert path == f"rows/{name.decode()}.js"
        json.loads(payload)
    assert b"javascript:" not in b"".join(files.values())


# Links to selections


def test_two_hundred_papers_fit_in_a_link(scripts: Scripts) -> None:
    ids = [f"a-paper-of-some-length-{number}" for number in range(200)]
    text = scripts.ask("shared", ids=ids)
    assert len(text) <= 1700
    assert scripts.ask("decoded", texts=[text]) == [sorted(map(hash_of, ids))]


@given(
    ids=st.lists(slugs, min_size=1, max_size=5), at=st.integers(0, 40), sign=st.sampled_from("AZaz09-_!%é")
)
def test_a_link_is_whole_or_nothing(scripts: Scripts, ids: list[str], at: int, sign: str) -> None:
    text = scripts.ask("shared", ids=ids)
    at %= len(text)
    damaged = text[:at] + sign + text[at + 1 :]
    wanted = sorted(set(map(hash_of, ids)))
    assert scripts.ask("decoded", texts=[text, damaged, text[:at]]) == [
        wanted,
        wanted if damaged == text else None,
        None,
    ]


@given(text=st.text(max_size=30))
def test_any_fragment_is_looked_at(scripts: Scripts, text: str) -> None:
    assert scripts.ask("decoded", texts=["1" + text, text, "1" + "_" * 20_000])[2] is None


# Backups, and papers that moved


@pytest.mark.parametrize(
    "text",
    [
        *("", "null", "[]", "{}", '{"v":2,"papers":{}}', '{"v":1}', '{"v":1,"papers":[]}'),
        *('{"v":1,"papers":{"a":{"state":["eaten",1]}}}', '{"v":1,"papers":{"a":{"note":[{},1]}}}'),
        *(
            '{"v":1,"papers":{"a":{"note":["x",-1]}}}',
            '{"v":1,"papers":{"a":3}}',
            '{"v":1,"papers":{"a":{}}}',
        ),
        *("@article{a, title={b}}", '{"v":1,"papers":{"a":{"note":["x",1]}}'),
    ],
)
def test_what_is_no_list_is_not_imported(scripts: Scripts, text: str) -> None:
    assert scripts.ask("understood", texts=[text]) == [None]


def test_an_import_is_counted_before_it_is_done(scripts: Scripts) -> None:
    mine = {
        "v": 1,
        "papers": {"a": {"state": ["queued", 5]}, "b": {"note": ["x", 5]}, "c": {"star": [None, 5]}},
    }
    given_ = {
        "v": 1,
        "papers": {"a": {"state": ["read", 9]}, "b": {"note": ["x", 9]}, "c": {"star": [True, 9]}},
    }
    text = json.dumps({"papershelf": "my-list", **given_})
    assert scripts.ask("understood", texts=[text]) == [given_]
    assert scripts.ask("compared", before=mine, after=given_) == {"added": ["c"], "changed": ["a"]}


def test_marks_follow_papers_to_where_they_are(scripts: Scripts) -> None:
    all = {"v": 1, "papers": {"old": {"state": ["read", 5], "note": ["x", 2]}, "new": {"note": ["y", 3]}}}
    moved = {"old": ["new", "other"], "gone": ["new"]}
    assert scripts.ask("followed", all=all, moved=moved) == {
        "v": 1,
        "papers": {
            "new": {"note": ["y", 3], "state": ["read", 5]},
            "other": {"note": ["x", 2], "state": ["read", 5]},
        },
    }
    assert scripts.ask("followed", all=all, moved={"gone": ["new"]}) == all


def test_moved_papers_are_published() -> None:
    gone = (
        Moved(kind="paper", id="b", to=("a",)),
        Moved(kind="paper", id="c", to=()),
        Moved(kind="topic", id="d", to=("a",)),
    )
    files = dict(carried_files(shelved([paper("A")], moved=gone)))
    assert files["rows/index.js"] == b'Papershelf.carry("index",{"bits":0,"moved":{"b":["a"]}});\n'


def test_a_paper_that_left_is_exported_by_its_title(scripts: Scripts) -> None:
    told = scripts.ask("gone", id="it-left", title="It left & took {5%} of \\x^2~")
    assert told == (
        "@misc{it-left,\n  title = {It left \\& took \\textbraceleft{}5\\%\\textbraceright{} of "
        "\\textbackslash{}x\\textasciicircum{}2\\textasciitilde{}}\n}\n"
    )


# What is new


def test_a_visit_ends_half_an_hour_after_the_last_look(scripts: Scripts) -> None:
    minute = 60_000
    looks = [
        ["a", 0],
        ["b", 10 * minute],
        ["b", 50 * minute],
        ["b", 60 * minute],
        ["c", 61 * minute],
        ["c", 99 * minute],
    ]
    told = [
        (each["old"], each["now"], each["since"] // minute) for each in scripts.ask("visits", looks=looks)
    ]
    assert told == [
        ("", "a", 0),
        ("", "b", 0),
        ("b", "b", 10),
        ("b", "b", 10),
        ("b", "c", 10),
        ("c", "c", 61),
    ]


@given(before=st.sets(slugs, max_size=6), after=st.sets(slugs, max_size=6))
def test_new_is_what_was_not_there(scripts: Scripts, before: set[str], after: set[str]) -> None:
    told = scripts.ask(
        "added", before=all_hashes(map(hash_of, before)), after=all_hashes(map(hash_of, after))
    )
    wanted = {hash_of(id) >> 16 for id in after} - {hash_of(id) >> 16 for id in before}
    assert told == (sorted(wanted) if before else [])


def test_minutes_are_told_in_words(scripts: Scripts) -> None:
    assert scripts.ask("spoken", minutes=[0, 5, 60, 280]) == ["0 min", "5 min", "1 h", "4 h 40 min"]
