"""What is in the files of a search by term, and how they are cut."""

import gzip
import json
import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opened import Opened
from oracle import ask
from raw import ANALYSED
from shelves import CONFIG, paper, shelf, truth_shelf
from test_search_stock import odd_text

from papershelf.config import Search
from papershelf.errors import PapershelfError
from papershelf.model import Identifiers, Link, Membership, Paper, Person, Session, Shelf
from papershelf.search import sharded as search_sharded
from papershelf.search.analysis import STOP_WORDS, author_atoms, taken_apart, term, text_words
from papershelf.search.fields import BETWEEN, FIELDS, Searched, chunked, searched
from papershelf.search.numbers import hashed, numbered, paper_key, span_for
from papershelf.search.sharded import sharded
from papershelf.search.shards import units
from papershelf.search.stock import K1, B, inverse_frequency

Entry = tuple[str, list[str], str]
entries = st.lists(st.tuples(odd_text, st.lists(odd_text, max_size=3), odd_text), max_size=8)


def shelf_of(found: Iterable[Entry]) -> Shelf:
    return shelf(
        paper(f"p{number}", title or None, list(dict.fromkeys(authors)), abstract=abstract or None)
        for number, (title, authors, abstract) in enumerate(found)
    )


def made_up(count: int, seed: int = 5) -> Shelf:
    """Papers of words as unevenly common as in life."""
    chance = random.Random(seed)
    words = [f"{chance.choice('abcdefgh')}{chance.choice('aeiou')}{number:x}" for number in range(900)]
    often = [1 / (rank + 2) for rank in range(len(words))]

    def said(number: int) -> str:
        return " ".join(chance.choices(words, often, k=number))

    return shelf(
        paper(
            f"p{number:05}",
            said(7).title(),
            list(dict.fromkeys(said(2).title() for _ in range(3))),
            abstract=said(chance.randint(0, 60)) or None,
            date=f"{chance.randint(2010, 2024)}-05",
            identifiers=Identifiers(doi=f"10.1/{number}"),
        )
        for number in range(count)
    )


def fields_of(found: Shelf) -> dict[str, Searched]:
    people = {person.id: person.name for person in found.people}
    return {each.id: searched(each, people) for each in found.papers}


def surface_words(text: Sequence[str]) -> list[tuple[str, int]]:
    """The words of chunks with their ordinals, as the specification counts them."""
    words = []
    at = 0
    for chunk in text:
        if chunk == BETWEEN:
            at += 1
            continue
        found, joined = taken_apart(chunk)
        words += [(word, at + offset) for offset, word in enumerate(found)]
        words += [(joined, at)] if joined else []
        at += len(found)
    return words


def expected(
    found: Shelf, numbers: dict[str, int]
) -> dict[str, dict[str, dict[int, tuple[int, int, list[int]]]]]:
    """Length, count and ordinals by term, field and paper."""
    lists: dict[str, dict[str, dict[int, tuple[int, int, list[int]]]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for id, fields in fields_of(found).items():
        for name, text in (("title", [fields.title]), ("abstract", fields.abstract)):
            held = [
                (stem, at) for word, at in surface_words(chunked(text)) if (stem := term(word)) is not None
            ]
            places = defaultdict(set)
            for stem, at in held:
                places[stem].add(at)
            for stem, count in Counter(stem for stem, _ in held).items():
                lists[stem][name][numbers[id]] = (len(held), count, sorted(places[stem]))
        atoms = author_atoms(fields.names)
        for atom in atoms:
            lists[atom]["authors"][numbers[id]] = (len(atoms), 1, [])
    return lists


@pytest.mark.parametrize("many", [0, 10**9])
@settings(max_examples=60, deadline=None)
@given(found=entries)
def test_the_shards_hold_every_term_with_length_count_and_places(many: int, found: list[Entry]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_sharded, "MANY", many)
        check_lists(shelf_of(found))


def check_lists(built: Shelf) -> None:
    opened = Opened(sharded(built, CONFIG))
    numbers = {row[1]: number for number, row in opened.papers.items()}
    wanted = expected(built, numbers)
    held = opened.terms()
    assert set(held) == set(wanted)
    for name, found in held.items():
        assert found.abstracts == len(found.lists["abstract"].papers)
        for field, lists in found.lists.items():
            places = found.places.get(field, [[] for _ in lists.papers])
            rows = zip(lists.lengths, lists.counts, places, strict=True)
            assert dict(zip(lists.papers, rows, strict=True)) == wanted[name][field], (name, field)
    totals = [
        sum(
            {
                number: length
                for found in held.values()
                for number, length in zip(found.lists[field].papers, found.lists[field].lengths, strict=True)
            }.values()
        )
        for field in ("title", "authors", "abstract")
    ]
    assert opened.manifest["len"] == totals


def test_a_real_shelf_is_held_whole() -> None:
    check_lists(truth_shelf())


@settings(max_examples=60, deadline=None)
@given(entries)
def test_every_word_of_every_paper_outside_the_stop_list_finds_it(found: list[Entry]) -> None:
    built = shelf_of(found)
    opened = Opened(sharded(built, CONFIG))
    held = opened.terms()
    ids = {number: row[1] for number, row in opened.papers.items()}
    for each in built.papers:
        texts = [each.title or "", each.abstract or "", *(author.name for author in each.authors)]
        for place, text in enumerate(texts):
            for word in text_words(text) if "$" not in text and "\\" not in text else ():
                key = f"{word}_" if place > 1 else term(word)
                if key is None:
                    assert word in STOP_WORDS
                    continue
                assert each.id in {
                    ids[number] for lists in held[key].lists.values() for number in lists.papers
                }


def test_all_that_the_sources_say_in_words_finds_a_paper() -> None:
    told = paper(
        "a",
        "Graphs",
        ["Ann Lee"],
        abstract="We fold.",
        summary="Folding wins.",
        venue="ICLR 2021",
        award="Best Paper",
        date="2019-10",
    )
    told = msgspec.structs.replace(
        told, topics=(Membership(id="x", evidence=("mined",), stated=("Protein folding",)),)
    )
    held = Opened(sharded(shelf([told]), CONFIG)).terms()
    assert set(held) == {
        *("graph", "ann_", "lee_", "lee.a_", "lee.ann_", "fold", "win", "iclr", "2021"),
        *("best", "paper", "2019", "protein"),
    }
    # A place is left out between two texts, so that no phrase goes from one into the next.
    assert held["fold"].places["abstract"] == [[1, 3, 7]]


def test_a_person_is_found_by_the_paper_s_spelling_and_by_the_own_name() -> None:
    built = shelf([paper("a", "One", ["G. Hinton"])])
    [person] = built.people
    built = msgspec.structs.replace(built, people=(msgspec.structs.replace(person, name="Geoffrey Hinton"),))
    assert {"g_", "geoffrey_", "hinton.g_", "hinton.geoffrey_"} <= set(Opened(sharded(built, CONFIG)).terms())


def test_every_weight_from_the_shards_is_lunr_s() -> None:
    """Of 2,000 made-up papers and of the real ones: what the page computes is what the whole index would say."""
    for built in (made_up(2000), truth_shelf()):
        opened = Opened(sharded(built, CONFIG))
        numbers = {row[1]: number for number, row in opened.papers.items()}
        documents = [
            {
                "id": str(numbers[id]),
                "title": " ".join(word for word, _ in surface_words(chunked([fields.title]))),
                "authors": " ".join(author_atoms(fields.names)),
                "abstract": " ".join(word for word, _ in surface_words(chunked(fields.abstract))),
            }
            for id, fields in fields_of(built).items()
        ]
        full = json.loads(ask("serialise", documents=documents, fields=FIELDS, pipeline=ANALYSED))
        names = {entry["_index"]: name for name, entry in full["invertedIndex"]}
        wanted = {
            (field_ref, names[number]): weight
            for field_ref, vector in full["fieldVectors"]
            for number, weight in zip(vector[::2], vector[1::2], strict=True)
        }
        assert weights(opened) == wanted


def weights(opened: Opened) -> dict[tuple[str, str], float]:
    count = opened.manifest["n"]
    averages = [total / count for total in opened.manifest["len"]]
    found = {}
    for name, held in opened.terms().items():
        score = inverse_frequency(count, sum(len(lists.papers) for lists in held.lists.values()))
        for field, boost, average in zip(
            opened.manifest["fields"], opened.manifest["boost"], averages, strict=True
        ):
            for number, length, times in zip(*held.lists[field], strict=True):
                weight = (
                    score
                    * ((K1 + 1) * times)
                    / (K1 * (1 - B + B * (length / average)) + times)
                    * boost
                    * 1000
                )
                rounded = int(weight) + (weight - int(weight) >= 0.5)
                found[f"{field}/{number}", name] = rounded / 1000
    return found


def test_numbers_depend_on_content_alone() -> None:
    built = made_up(300)
    keys = {each.id: hashed(paper_key(each)) for each in built.papers}
    numbers = numbered(keys)
    assert list(numbers.values()) == sorted(set(numbers.values()))
    assert max(numbers.values()) < span_for(300) + 300
    less = numbered({id: key for id, key in keys.items() if id != "p00007"})
    assert sum(numbers[id] != less[id] for id in less) < 5
    assert [span_for(count) for count in (0, 1, 2, 256, 257, 320, 321)] == [4, 4, 8, 1024, 1280, 1280, 1536]


def test_a_paper_with_an_identifier_keeps_its_number_whatever_else_changes() -> None:
    named = paper("a", "One", abstract="Text.", identifiers=Identifiers(doi="10.1/A"))
    assert paper_key(named) == paper_key(paper("b", "Two", identifiers=Identifiers(doi="10.1/A")))
    assert paper_key(paper("a", "One", abstract="Text.")) == "Text."
    assert paper_key(paper("a", "One")) == "One"
    assert paper_key(paper("a", None)) == "Untitled"


def test_files_are_cut_by_content_and_in_the_order_of_javascript() -> None:
    built = shelf_of(
        [("\U0001d54f \ue000private aﬀb a😀b", [], " ".join(f"word{at:x}" for at in range(20000)))]
    )
    opened = Opened(sharded(built, CONFIG))
    for family in "tap":
        listed = opened.listed(family)
        assert listed[0][0] == ""
        held: list[str] = []
        for (first, hash, size), payload in zip(listed, opened.family(family), strict=True):
            found = payload.partition(b"\0")[0].decode().split("\n")
            assert len(payload) < 26_000
            counted = len(payload) + (
                0 if family == "p" else len(found)
            )  # The rule counts the bytes of a size.
            assert counted > (4_000 if family == "p" else 2_000) or hash == listed[-1][1]
            assert found[0].startswith(first)
            if first:
                assert units(first) > units(held[-1])
                assert first[:-1] == "" or units(first[:-1]) <= units(held[-1])
                assert (
                    not zlib.crc32(found[0].encode()) & (31 if family == "p" else 15)
                    or len(payload) + 64 > 24_576
                )
            assert 0 < size < 30
            held += found
        assert held == sorted(held, key=units)
    assert units("a😀b") < units("a\ue000b") < units("a\uffefb")


def test_a_name_is_that_of_the_uncompressed_bytes_and_every_file_is_listed() -> None:
    files = sharded(made_up(300), CONFIG)
    opened = Opened(files)
    for name, payload in opened.payloads.items():
        if name != "manifest":
            assert name.rpartition("-")[2] == sha256(payload).hexdigest()[:10]
    listed = {
        f"search/{family}-{row[1]}.js" for family in opened.manifest["dir"] for row in opened.listed(family)
    }
    pages = {path for path in files if path.startswith("search/g-")}
    assert listed | pages | {"search/manifest.js"} == set(files)


def test_the_manifest_stays_small() -> None:
    files = sharded(made_up(4000), CONFIG)
    assert len(gzip.compress(files["search/manifest.js"])) < 6_000
    assert any(path.startswith("search/g-") for path in files)


def test_a_word_as_long_as_a_text_is_found_and_no_part_of_the_manifest() -> None:
    long = [letter * 50_000 + "q" for letter in "aksz"]
    texts = [f"{word} " + " ".join(f"{word[0]}{at:x}" for at in range(999)) for word in long]
    files = sharded(shelf_of([("One", ["Ann Lee"], text) for text in texts]), CONFIG)
    assert len(files["search/manifest.js"]) < 12_000
    assert set(long) <= set(Opened(files).terms())


def test_what_a_row_shows() -> None:
    shown = paper(
        "a",
        "On {$\\alpha$}",
        ["José Lee", "安 Wu"],
        date="2021-10",
        award="Best Paper",
        abstract="Long {\\em text}.",
        summary="Short.",
        venue="ICLR",
        session="s1",
        links=(Link(kind="code", url="https://e.org/c"), Link(kind="other", url="javascript:alert(1)")),
        topics=["Graphs"],
        identifiers=Identifiers(doi="10.1/A"),
    )
    built = msgspec.structs.replace(
        shelf([shown]),
        sessions=(Session(id="s1", name="Session 1", date="2021", papers=("a",), file="x.txt"),),
        people=(
            Person(id="jose-lee", name="José Lee", papers=("a",)),
            Person(id="安-wu", name="安 Wu", papers=("a",)),
        ),
    )
    built = msgspec.structs.replace(
        built, papers=(msgspec.structs.replace(shown, authors=tuple(renamed(shown))),)
    )
    opened = Opened(sharded(built, CONFIG))
    [row] = opened.rows("d")
    number, session = row[0], opened.rows("ks")[0][0]
    assert row[1:] == [
        "a",
        "On α",
        1,
        ["José Lee", ["安 Wu", "安-wu"]],
        1,
        "2021-10",
        session,
        "Best Paper",
        17,
    ]
    topic = opened.rows("kt")[0][0]
    assert opened.rows("x") == [
        [number, "Short.", "Long text.", [["code", "https://e.org/c"]], [topic], "ICLR"]
    ]
    assert opened.rows("ks") == [[session, "s1", "Session 1", 1, "2021"]]
    assert opened.rows("kt") == [[topic, "graphs", "graphs", 1]]
    assert [row[1:] for row in sorted(opened.rows("kp"))] == [
        *sorted([["jose-lee", "José Lee", 1], ["安-wu", "安 Wu", 1]], key=lambda row: hashed(str(row[0])))
    ]
    assert opened.column("cy") == {number: [2021, 1 + 16 + 32]}
    assert opened.column("ct") == {number: [topic]}
    assert opened.column("cs") == {number: [session]}
    assert len(opened.column("cp")[number]) == 2
    assert set(opened.facets) == {
        *("year=2021", "topic=graphs", "session=s1", "venue=iclr", "person=jose-lee", "person=安-wu"),
        *("has=code", "has=abstract", "has=award", "id=a", "id=10.1/a"),
    }
    assert set(map(tuple, opened.facets.values())) == {(number,)}


def renamed(shown: Paper) -> Iterable[object]:
    for author in shown.authors:
        yield msgspec.structs.replace(author, id=author.id.replace("é", "e"))


def test_columns_and_rows_are_those_of_all_papers() -> None:
    built = made_up(900)
    opened = Opened(sharded(built, CONFIG))
    papers = {each.id: each for each in built.papers}
    people = {row[0]: row[1] for row in opened.rows("kp")}
    assert sorted(row[1] for row in opened.papers.values()) == sorted(papers)
    assert (
        [row[0] for row in opened.rows("x")] == [row[0] for row in opened.rows("d")] == sorted(opened.papers)
    )
    for number, held in opened.column("cp").items():
        own = papers[opened.papers[number][1]]
        assert sorted(people[other] for other in held) == sorted({author.id for author in own.authors})
    for number, (year, _) in opened.column("cy").items():
        assert str(year) == (papers[opened.papers[number][1]].date or "")[:4]
    for family, size in (("d", 6), ("x", 6), ("kp", 10), ("cp", 12), ("cy", 12)):
        assert opened.manifest["dir"][family]["size"] == size
        for first, hash, _ in opened.listed(family):
            assert not first % (1 << size)
            if family[0] != "c":
                numbers = [row[0] for row in json.loads(opened.payloads[f"{family}-{hash}"])]
                assert {number >> size for number in numbers} == {first >> size}


def test_the_lexicon_has_the_surface_words_with_the_size_of_their_number_of_papers() -> None:
    built = shelf(
        [
            paper("a", "Pre-training the Models", ["An Do"], abstract="x modelling y"),
            paper("b", "Models", ["Bo Do"]),
        ]
    )
    assert Opened(sharded(built, CONFIG)).lexicon == {
        **{"pre": 1, "training": 1, "pretraining": 1, "models": 2, "modelling": 1},
        **{"an_": 1, "bo_": 1, "do_": 2},
    }


def test_names_are_found_by_every_word_of_theirs() -> None:
    built = shelf(
        [paper("a", "One", ["Li Wu", "Ann O'Wu"], topics=["Graph Networks"]), paper("b", "Two", ["Li Wu"])]
    )
    names = Opened(sharded(built, CONFIG)).names
    assert names["wu"] == [["p", "li-wu", "Li Wu", "2"], ["p", "ann-o'wu", "Ann O'Wu", "1"]]
    assert set(names) == {"li", "wu", "ann", "o", "owu", "graph", "networks"}
    assert names["graph"] == [["t", "graph-networks", "graph networks", "1"]]


def test_another_spelling_of_a_person_has_lines_where_it_has_words_of_its_own() -> None:
    built = shelf([paper("a", "One", ["Geoffrey E. Hinton"])])
    [person] = built.people
    also = ("G. Hinton", "Geoff Hinton", "Geoffrey Hinton")
    built = msgspec.structs.replace(built, people=(msgspec.structs.replace(person, also_written=also),))
    names = Opened(sharded(built, CONFIG)).names
    line = ["p", "geoffrey-e.-hinton", "Geoff Hinton", "1", "Geoffrey E. Hinton"]
    assert names["geoff"] == [line]
    assert names["hinton"] == [line, ["p", "geoffrey-e.-hinton", "Geoffrey E. Hinton", "1"]]
    assert names["g" if "g" in names else "e"] == [["p", "geoffrey-e.-hinton", "Geoffrey E. Hinton", "1"]]


def test_where_many_names_begin_alike_the_best_have_a_key_of_their_own() -> None:
    built = shelf(
        [
            paper(f"p{at}", f"T{at}", [f"Wang{at % 40:02} Smith", f"Wang{at % 70:02} Jones"])
            for at in range(140)
        ]
    )
    names = Opened(sharded(built, CONFIG)).names
    lines = {key: held for key, held in names.items() if not key.endswith("*")}
    for key in ("wa*", "wan*", "wang*"):
        prefix = key[:-1]
        every = sorted(
            {
                (-int(papers), name, id)
                for word, held in lines.items()
                if word.startswith(prefix)
                for _, id, name, papers in held
            }
        )
        assert [line[1] for line in names[key]] == [id for _, _, id in every[:8]]
    assert "wang0*" not in names
    assert "smith*" not in names
    assert len(lines["jones"]) == 70
    assert len(names["jones*"]) == len(names["jo*"]) == 8


@pytest.mark.parametrize("positions", ["all", "title", "none"])
def test_positions_are_as_site_toml_says(positions: str) -> None:
    config = msgspec.structs.replace(CONFIG, search=Search(positions=positions))
    opened = Opened(sharded(shelf([paper("a", "One two", abstract="two three")]), config))
    assert opened.manifest["positions"] == positions
    wanted = {"all": {"on", "two", "three"}, "title": {"on", "two"}, "none": set()}
    assert set(opened.blobs("p")) == wanted[positions]


def test_hostile_texts_are_words_like_others() -> None:
    nasty = ["constructor", "__proto__", "toString", "a\0b", "\x1b[31m", "\ud800lone", "hasOwnProperty\u2028"]
    long = "x" * 100_000
    built = shelf(
        [
            paper("a" * 96, " ".join(nasty), ["constructor __proto__", "a\tb\nc"], abstract=long),
            paper("nothing", None),
            paper("constructor", "constructor", identifiers=Identifiers(doi="10.1/\ud800\n\0x")),
        ]
    )
    files = sharded(built, CONFIG)
    opened = Opened(files)
    held = opened.terms()
    assert {"constructor", "proto", "tostr", "lone", "proto_", "constructor_", long} <= set(held)
    assert all(data.isascii() for path, data in files.items() if path != "search/manifest.js")
    assert len(opened.papers) == 3
    assert opened.names["a"] == [["p", "a b c", "a b c", "1"]]
    assert not any("\0" in atom or "\n" in atom for atom in opened.facets)


@pytest.mark.parametrize("count", [0, 1])
def test_a_shelf_of_hardly_anything(count: int) -> None:
    opened = Opened(sharded(shelf([paper("a", "One")][:count]), CONFIG))
    assert opened.manifest["n"] == count
    assert len(opened.papers) == count
    assert opened.manifest["counts"] == {"papers": count, "people": 0, "topics": 0, "sessions": 0}
    if not count:
        assert opened.paths == {"search/manifest.js"}


STOCK = msgspec.structs.replace(CONFIG, search=Search(stock=True))


def serialised(built: Shelf) -> str:
    """What lunr.js makes of the analysed text of a shelf's papers."""
    documents = [
        {
            "id": id,
            "title": " ".join(word for word, _ in surface_words(chunked([fields.title]))),
            "authors": " ".join(author_atoms(fields.names)),
            "abstract": " ".join(word for word, _ in surface_words(chunked(fields.abstract))),
        }
        for id, fields in sorted(fields_of(built).items())
    ]
    return str(ask("serialise", documents=documents, fields=FIELDS, pipeline=ANALYSED))


def test_the_stock_index_has_the_bytes_of_lunr_js() -> None:
    built = truth_shelf()
    files = sharded(built, STOCK)
    assert files["search/stock.json"].decode() == serialised(built)
    assert sharded(built, CONFIG) == {
        path: data for path, data in files.items() if path != "search/stock.json"
    }


@settings(max_examples=60, deadline=None)
@given(entries)
def test_the_stock_index_of_any_shelf_has_the_bytes_of_lunr_js(found: list[Entry]) -> None:
    built = shelf_of(found)
    assert sharded(built, STOCK)["search/stock.json"].decode() == serialised(built)


def test_a_large_shelf_has_no_stock_index() -> None:
    built = shelf(paper(f"p{number}", None) for number in range(5001))
    with pytest.raises(PapershelfError, match=r"5,001 papers.*at most 5,000"):
        sharded(built, STOCK)


def test_a_paper_is_found_by_every_identifier_that_its_sources_give() -> None:
    told = paper(
        "attention",
        "Attention",
        identifiers=Identifiers(arxiv="1706.03762v7", doi="10.48550/arXiv.1706.03762"),
        links=(
            Link(kind="pdf", url="https://arxiv.org/pdf/2010.11929v2.pdf"),
            Link(kind="doi", url="https://doi.org/10.5555/ABC"),
            Link(kind="code", url="https://github.com/a/arxiv.org/"),
        ),
    )
    found = {atom for atom in Opened(sharded(shelf([told]), CONFIG)).facets if atom.startswith("id=")}
    assert found == {
        *("id=attention", "id=1706.03762v7", "id=1706.03762", "id=10.48550/arxiv.1706.03762"),
        *("id=2010.11929", "id=10.5555/abc"),
    }


def test_an_id_that_follows_from_the_label_is_left_out() -> None:
    built = shelf([paper("on-the-cafes", "On the Café’s!"), paper("other-2020", "Other")])
    rows = {row[2]: row[1] for row in Opened(sharded(built, CONFIG)).rows("d")}
    assert rows == {"On the Café’s!": 0, "Other": "other-2020"}


def test_the_manifest_names_the_stop_words_that_are_in_names() -> None:
    built = shelf([paper("a", "The end", ["An Do", "Will Wu"])])
    assert Opened(sharded(built, CONFIG)).manifest["stops"] == "an do will"
