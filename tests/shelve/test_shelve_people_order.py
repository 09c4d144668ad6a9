"""Neither the order of papers nor that of a set decides who is one person, and nobody stands twice on a paper."""

import os
import subprocess
import sys
from collections.abc import Collection, Sequence
from itertools import permutations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.shelve.people.identify import identify

Ids = Sequence[Sequence[Collection[str]]]
Partition = list[tuple[str, tuple[str, ...], tuple[str, ...], list[tuple[int, int]]]]


def partition(
    papers: Sequence[Sequence[str]], ids: Ids, titles: Sequence[str], order: Sequence[int]
) -> Partition:
    """The people of papers in another order, their mentions by the numbers that the papers had before."""
    found = identify(
        [papers[number] for number in order],
        ids=[ids[number] for number in order],
        titles=[titles[number] for number in order] if titles else (),
    )
    for each in found:
        numbers = [number for number, _ in each.mentions]
        assert len(set(numbers)) == len(numbers), each
    return sorted(
        (
            each.name,
            each.also_written,
            each.evidence,
            sorted((order[number], place) for number, place in each.mentions),
        )
        for each in found
    )


def test_of_a_turned_name_no_paper_is_the_last_one() -> None:
    papers = [
        ["Wei Li", "Sam Q. Stone"],
        ["Li Wei", "Sam Stone"],
        ["Wei Li", "Bob Dorn"],
        ["Li Wei", "Tom Corn"],
    ]
    ids = [[{f"dblp:{number}"}, ()] for number in range(4)]
    found = [partition(papers, ids, (), order) for order in permutations(range(4))]
    assert all(each == found[0] for each in found)


def test_a_chain_of_ids_makes_no_two_authors_of_a_paper_one() -> None:
    names = ["Ada Byron", "Ada King Byron", "Ada Lovelace Byron", "Ada C. Byron", "Ada B. Byron"]
    ids = [[{"s2:2"}, ()], [{"s2:2", "s2:3"}, {"s2:1"}, ()], [{"s2:1", "s2:3"}, ()]]
    for a, b, c, d in permutations(names, 4):
        partition([[a, "U1 Vv"], [b, c, "W2 Xx"], [d, "Yy Q3"]], ids, (), range(3))


def test_an_initial_twice_on_a_paper_is_nobody_elsewhere() -> None:
    papers = [["J. Smithson", "J. Smithson", "Ann Bee"], ["J. Smithson", "Carl Dee"]]
    for each in (papers, [papers[0], [*papers[0][:2], "Carl Dee"]], [papers[0]] * 2):
        found = [one for one in identify(each) if one.name == "J. Smithson"]
        assert len(found) == sum(names.count("J. Smithson") for names in each)


AUTHORS = st.sampled_from(
    "Wei Li,Li Wei,W. Li,Sam Stone,Sam Q. Stone,S. Stone,K. Thornbeckwith,Karin Thornbeckwith,"
    "Karin E. Thornbeckwith,J. Smithson,Ada Byron,Ada King Byron,A. Byron,Bo Ek,Cy Ode".split(",")
)
PAPER = st.tuples(
    st.lists(
        st.tuples(
            AUTHORS,
            st.sampled_from(["", "", "", "", "dblp:1", "dblp:2", "s2:1", "s2:2", "s2:1 s2:2", "orcid:1"]),
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(
        [
            "Learning from Graphs with Trees",
            "Cooking with Herbs from Italy",
            "Tidal sediment of fjords",
            "Sediment and tidal mixing",
            "On the theory of learning with noise",
        ]
    ),
)


def split(papers: Sequence[tuple[Sequence[tuple[str, str]], str]]) -> tuple[list[list[str]], Ids, list[str]]:
    names = [[name for name, _ in authors] for authors, _ in papers]
    ids = [[frozenset(called.split()) for _, called in authors] for authors, _ in papers]
    return names, ids, [f"{title} {number}" for number, (_, title) in enumerate(papers)]


@settings(max_examples=200)
@given(st.lists(PAPER, min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_nobody_stands_twice_on_a_paper_in_any_order(
    papers: list[tuple[list[tuple[str, str]], str]], rng: Random
) -> None:
    given = split(papers)
    order = list(range(len(papers)))
    expected = partition(*given, order)
    for _ in range(3):
        rng.shuffle(order)
        assert partition(*given, order) == expected


HASHED = """
from hashlib import sha1
from random import Random
from papershelf.shelve.people.identify import identify

given = ["Wei", "Jun", "Li", "Min", "Hao", "Yan"]
pool = [f"{a} {b}" for a in given for b in given if a != b] + [f"{a[0]}. {b}" for a in given for b in given]
made = []
for seed in range(12):
    rng = Random(seed)
    papers = [rng.sample(pool, 4) for _ in range(40)]
    ids = [[{f"dblp:{rng.choice('xyz')}"} if rng.random() < 0.35 else set() for _ in names] for names in papers]
    found = identify(papers, (), ids)
    made.append(sorted((each.name, each.also_written, each.evidence, each.mentions) for each in found))
one, other = ["Wei Li", "Sam Q. Stone"], ["Li Wei", "Sam Stone"]
last = ["Wei Li", "Wei Li", "Li Wei", "Li Wei", "Qq Zz"]
numbers = [1, 3, 2, 4, 0], [1, 0], [2, 0], [3, 0], [4, 0]
called = [[{f"dblp:{id}"} if id else set() for id in each] for each in numbers]
found = identify([last, one, other, ["Wei Li", "Qq Zz"], ["Li Wei", "Qq Zz"]], (), called)
made.append(sorted((each.name, each.also_written, each.evidence) for each in found))
print(sha1(repr(made).encode()).hexdigest())
"""


def test_no_order_of_a_set_decides_who_is_one() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", HASHED],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in map(str, range(6))
    }
    assert len(told) == 1
