"""What a query says, and which papers it means: the language, without files and without a page."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory import Memory
from msgspec.structs import replace
from shelves import paper, shelf

from papershelf.model import Identifiers, Link, Paper, Session
from papershelf.search.analysis import STOP_WORDS, fold, text_words
from papershelf.search.completions import completions, corrections
from papershelf.search.engine import Answer, Engine
from papershelf.search.notes import SENTENCES, sentence
from papershelf.search.query import (
    SPACE,
    Exclusion,
    Filter,
    Identifier,
    Phrase,
    Piece,
    Prefix,
    Words,
    identifier,
    parse,
    years,
)

PIECES: list[tuple[str, list[Piece]]] = [
    ("graph nets", [Words(text="graph"), Words(text="nets")]),
    ('"graph nets" x', [Phrase(text="graph nets"), Words(text="x")]),
    ("“graph nets”", [Phrase(text="graph nets")]),
    ('"not closed', [Phrase(text="not closed")]),
    ("-word", [Exclusion(of=Words(text="word"))]),
    ('-"a b"', [Exclusion(of=Phrase(text="a b"))]),
    ("-word*", [Exclusion(of=Prefix(text="word"))]),
    ("-a* -n.*", [Exclusion(of=Prefix(text="a")), Exclusion(of=Prefix(text="n."))]),
    ("- --x", [Words(text="-"), Words(text="--x")]),
    ("graph*", [Prefix(text="graph")]),
    ("self-sup**", [Prefix(text="self-sup")]),
    ("a* *b c*d", [Words(text="a*"), Words(text="*b"), Words(text="c*d")]),
    ("author:lecun", [Filter(field="author", value="lecun", negated=False)]),
    ('Author:"LeCun, Y."', [Filter(field="author", value="LeCun, Y.", negated=False)]),
    ("-has:code", [Filter(field="has", value="code", negated=True)]),
    ("topic: memory", [Words(text="topic:"), Words(text="memory")]),
    ('venue:""', [Words(text='venue:""', kept=True)]),
    ("gan:survey", [Words(text="gan:survey", kept=True)]),
    ("GAN: a", [Words(text="GAN:"), Words(text="a")]),
    ("1706.03762v5", [Identifier(text="1706.03762v5", value="1706.03762")]),
    ("arXiv: 1706.03762,", [Identifier(text="arXiv:1706.03762,", value="1706.03762")]),
    (
        "https://doi.org/10.1038/Nature14539",
        [Identifier(text="https://doi.org/10.1038/Nature14539", value="10.1038/nature14539")],
    ),
    ("-P18-1031", [Exclusion(of=Identifier(text="P18-1031", value="p18-1031"))]),
    ("a\u00a0b\ufeffc\x1cd", [Words(text=text) for text in "abcd"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "pieces"), PIECES)
def test_pieces_of_a_query(text: str, pieces: list[Piece]) -> None:
    assert list(parse(text).pieces) == pieces


def test_a_long_query_is_cut_and_this_is_told() -> None:
    assert parse("word " * 60).cut
    assert len(parse("x" * 300).pieces) == 1
    assert not parse("x" * 256).cut


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        ("2021", ("2021", "2021")),
        ("2019..2021", ("2019", "2021")),
        ("2019–2021", ("2019", "2021")),
        ("..2019", ("0000", "2019")),
        ("2020..", ("2020", "9999")),
        ("..", None),
        ("20192021", None),
        ("abc", None),
        ("２０２１", None),
    ],
)
def test_years(value: str, ends: tuple[str, str] | None) -> None:
    assert years(value) == ends


PARTS = [
    *(
        '"',
        "-",
        "*",
        ":",
        " ",
        "author:",
        "topic:",
        "venue:",
        "year:",
        "has:",
        "is:",
        "id:",
        "2019",
        "..",
        "doi:",
    ),
    *(
        "10.1/x",
        "1706.03762",
        "v2",
        "https://arxiv.org/abs/",
        "P18-1031",
        "graph",
        "few-shot",
        "fewshot",
        "wu",
        "li",
    ),
    *(
        "the",
        "j",
        "müller",
        "yee-whye",
        "teh",
        "c++",
        "深度学习",
        "gra*",
        "atention",
        "'s",
        "’",
        "Ł",
        "\ufeff",
        "“",
        "_",
    ),
]
queries = st.text(max_size=100) | st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=12).map(
    "".join
)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ('graph "not clo', Words(text="not clo")),
        ('graph "closed"', Phrase(text="closed")),
        ('graph "not clo ', Phrase(text="not clo ")),
        ("10.1038/nat", Identifier(text="10.1038/nat", value="10.1038/nat", begun=True)),
        ("1706.0", Identifier(text="1706.0", value="1706.0", begun=True)),
        ("1706.0 ", Words(text="1706.0")),
    ],
)
def test_what_is_being_typed_may_go_on(text: str, last: Piece) -> None:
    assert parse(text, typing=True).pieces[-1] == last


@given(queries)
def test_what_was_understood_can_be_written_down_and_is_understood_again(text: str) -> None:
    pieces = parse(text).pieces
    assert parse(" ".join(map(written, pieces))).pieces == pieces


def written(piece: Piece) -> str:
    match piece:
        case Filter():
            quoted = any(space in piece.value for space in WHITE)
            value = f'"{piece.value}"' if quoted else piece.value
            return f"{'-' * piece.negated}{piece.field}:{value}"
        case Exclusion():
            return f"-{written(piece.of)}"
        case Phrase():
            return f'"{piece.text}"'
        case Prefix():
            return f"{piece.text}*"
    return piece.text


WHITE = [chr(code) for code in range(0x10000) if not parse(chr(code)).pieces]


def test_white_space_is_that_of_both_languages() -> None:
    assert {each for each in map(chr, range(0x10000)) if each.isspace()} | {"\ufeff"} == set(WHITE)
    assert "\\ufeff" in SPACE


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(10.1038/NATURE14539).", "10.1038/nature14539"),
        ("https://dx.doi.org/10.1038%2fnature14539", "10.1038/nature14539"),
        ("10.48550/arXiv.1706.03762v1", "1706.03762"),
        ("arxiv.org/pdf/1706.03762v7.pdf", "1706.03762"),
        ("hep-th/9901001v2", "hep-th/9901001"),
        ("https://openreview.net/forum?id=xY1", "xy1"),
        ("https://aclanthology.org/2020.acl-main.1/", "2020.acl-main.1"),
        ("words", "words"),
    ],
)
def test_identifiers_in_comparable_form(text: str, value: str) -> None:
    assert identifier(text) == value


# Answers


SHELF = [
    paper(
        "memory", "Key-Value Memory Networks", ["José Müller", "An Do"], date="2020-05-01", topics=["Memory"]
    ),
    paper("graphs", "Robust Graph Attention", ["Łukasz Wu", "Li Wu"], date="2021", topics=["Graph Networks"]),
    paper("survey", "GANs: A Survey", ["Xin Wang", "Bo Wu"], abstract="Of pre-training and the attention."),
    paper(
        "cjk",
        "深度学习 in C++",
        ["O'Brien, Pat"],
        award="Best Paper",
        links=(Link(kind="code", url="http://e.org"),),
    ),
    paper("dense", "Attention", ["Yee-Whye Teh"], summary="One sentence with a gradient.", venue="ICML 2019"),
    paper(
        "few",
        "A few shot at fewshot",
        ["Yann LeCun"],
        date="2019",
        identifiers=Identifiers(arxiv="1706.03762", doi="10.1038/nature14539"),
    ),
    paper("shots", "Few-Shot Learning", ["Jo Ma"], date="2018", abstract="Graphs. Attention is a few."),
]


def engine(papers: Iterable[Paper] = SHELF, sessions: tuple[Session, ...] = ()) -> Engine:
    return Engine(Memory(replace(shelf(papers), sessions=sessions)))


ENGINE = engine()


def found(query: str) -> list[str]:
    return [hit.row.id for hit in ENGINE.search(query).hits]


def full(query: str) -> list[str]:
    """Those with all the words."""
    answer = ENGINE.search(query)
    return sorted(hit.row.id for hit in answer.hits[: answer.exact])


def codes(answer: Answer) -> list[str]:
    return [note.code for note in answer.notes]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("key value memory", "memory"),
        ("keyvalue", "memory"),
        ("Key–Value", "memory"),
        ("jose muller", "memory"),
        ("Müller, José", "memory"),
        ("J. Müller", "memory"),
        ("An Do", "memory"),
        ("lukasz", "graphs"),
        ("Wu, Li", "graphs"),
        ("GAN: a survey", "survey"),
        ("pretraining", "survey"),
        ("pre training", "survey"),
        ("c++", "cjk"),
        ("学习", "cjk"),
        ("obrien", "cjk"),
        ("pat o’brien", "cjk"),
        ("whye teh", "dense"),
        ("yeewhye teh", "dense"),
        ("Attention", "dense"),
        ("gradients", "dense"),
        ("icml 2019", "dense"),
        ("best paper", "cjk"),
        ("few shot learning", "shots"),
        ("1706.03762", "few"),
        ("learning https://arxiv.org/abs/1706.03762v2", "few"),
        ("P18-1031 attention", "dense"),
    ],
)
def test_it_finds(query: str, first: str) -> None:
    assert found(query)[:1] == [first]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("wu", ["graphs", "survey"]),
        ("attention -graph", ["dense", "survey"]),
        ("attention -graphs -survey", ["dense"]),
        ("attention -author:wu", ["dense", "shots"]),
        ("attention -key-value -gra*", ["survey"]),
        ("attention -the", ["dense", "graphs", "shots", "survey"]),
        ("few -1706.03762", ["shots"]),
        ("few -fewshot", []),
        ('"few shot"', ["few", "shots"]),
        ('"few-shot"', ["few", "shots"]),
        ('"fewshot"', ["few", "shots"]),
        ('"shot few"', []),
        ('"attention few"', []),
        ('"attention is a few"', ["shots"]),
        ('"attention was the few"', ["shots"]),
        ('"the attention"', ["dense", "graphs", "shots", "survey"]),
        ('"pre training"', ["survey"]),
        ('"graph attention"', ["graphs", "shots"]),
        ('"graphs attention"', ["graphs", "shots"]),
        ('attention -"graph attention"', ["dense", "survey"]),
        ('"Li Wu"', ["graphs"]),
        ('"Wu Li"', ["graphs"]),
        ('"Lukasz Li"', []),
        ('"Yee-Whye Teh"', ["dense"]),
        ('"O\'Brien"', ["cjk"]),
        ('"深度学习"', ["cjk"]),
        ('"graf attention"', []),
        ("gra*", ["dense", "graphs", "shots"]),
        ("netw* memory", ["memory"]),
        ("zzz*", []),
        ("author:wu", ["graphs", "survey"]),
        ('author:"Li Wu"', ["graphs"]),
        ('author:"Wu, B."', ["survey"]),
        ('author:"Wu Li"', ["graphs"]),
        ("author:li-wu", ["graphs"]),
        ("author:yee-whye", ["dense"]),
        ("author:yeewhye", ["dense"]),
        ("author:nobody", []),
        ("topic:graph-networks", ["graphs"]),
        ("topic:graph", ["graphs"]),
        ("topic:networks", ["graphs"]),
        ('topic:"Graph Networks" topic:memory', ["graphs", "memory"]),
        ("venue:icml-2019", ["dense"]),
        ("venue:ICML", ["dense"]),
        ("year:2021", ["graphs"]),
        ("year:2019..2020", ["few", "memory"]),
        ("year:..2019", ["few", "shots"]),
        ("year:2020..", ["graphs", "memory"]),
        ("year:2020..2019", []),
        ("attention -year:abc", ["dense", "graphs", "shots", "survey"]),
        ("has:code", ["cjk"]),
        ("has:codes", ["cjk"]),
        ("has:award has:abstract", ["cjk", "shots", "survey"]),
        ("-has:abstract -year:2018..", ["cjk", "dense"]),
        ("id:10.1038/NATURE14539", ["few"]),
        ("id:graphs", ["graphs"]),
        ("attention year:1999", []),
        ("of the year:2019", ["few"]),
    ],
)
def test_which_papers_a_query_means(query: str, ids: list[str]) -> None:
    assert full(query) == ids


def test_filters_alone_list_the_newest_first_and_the_undated_last() -> None:
    assert found("-year:2021")[:3] == ["memory", "few", "shots"]
    assert sorted(found("-year:2021")[3:]) == ["cjk", "dense", "survey"]
    answer = ENGINE.search("-year:2021", most=2)
    assert (len(answer.hits), answer.exact, answer.total) == (2, 6, 6)


def test_papers_with_all_words_come_before_those_with_some() -> None:
    answer = ENGINE.search("robust attention")
    assert [hit.row.id for hit in answer.hits][:2] == ["graphs", "dense"]
    assert (answer.exact, answer.total, answer.words) == (1, 4, 2)


def test_the_title_that_was_written_comes_first() -> None:
    papers = [paper("a", "Graph Graph Nets"), paper("b", "Nets: Graph"), paper("c", "The graph nets")]
    assert next(hit.row.id for hit in engine(papers).search("Nets graph").hits) == "b"
    assert next(hit.row.id for hit in engine(papers).search("the graph nets").hits) == "c"


def test_a_word_that_is_nowhere_is_a_beginning_or_a_slip_and_this_is_told() -> None:
    answer = ENGINE.search("robsut attention")
    assert answer.hits[0].row.id == "graphs"
    assert [(note.code, note.words) for note in answer.notes] == [("shown-for", ("robsut", "robust"))]
    assert found("atten")[0] == "dense"
    assert codes(ENGINE.search("zzzqx attention")) == ["not-found"]
    assert codes(ENGINE.search('"robsut attention"')) == ["not-found"]
    assert codes(ENGINE.search("graph:atention")) == ["not-found", "no-filter"]


def test_figures_are_no_slips() -> None:
    papers = engine([paper("a", "Workshop 2015", ["Bo Bengio"]), paper("b", "On gpt4 at length", ["Cy Do"])])
    assert codes(papers.search("bengio 2014")) == ["not-found"]
    assert codes(papers.search("gpt3")) == ["not-found"]
    assert corrections(papers.lists, "wrokshop") == ["workshop"]
    assert corrections(papers.lists, "bo") == []


def test_completions_are_the_commonest_first_then_the_shorter() -> None:
    lists = engine([paper("a", "Graph graphs grapheme"), paper("b", "Graphs"), paper("c", "Graphic")]).lists
    assert completions(lists, "graph") == ["graphs", "graph", "graphic", "grapheme"]


def test_stop_words_alone_are_no_query() -> None:
    assert codes(ENGINE.search("of the")) == ["only-stop-words"]
    assert found("of the") == []
    assert found("do")[:1] == ["memory"]


def test_words_beyond_the_sixteenth_are_left_out_and_named() -> None:
    words = [f"w{number}" for number in range(18)]
    [note] = [note for note in ENGINE.search(" ".join(words)).notes if note.code == "dropped-words"]
    assert note.words == ("w16", "w17")


def test_more_than_64_completions_are_cut_and_this_is_told() -> None:
    many = engine(
        [paper("a", " ".join(f"gra{letter}{other}" for letter in "abcdefgh" for other in "abcdefghi"))]
    )
    assert codes(many.search("gra*")) == ["completions-cut"]
    assert len(many.search("gra*").terms) == 64


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("author:mulelr", ("author", "mulelr", "muller")),
        ("topic:grpah-networks", ("topic", "grpah-networks", "graph-networks")),
        ("year:2021..2019", ("year", "2021..2019", "2019..2021")),
        ("year:monday", ("year", "monday", "")),
        ("has:cdoe", ("has", "cdoe", "code")),
        ("is:raed", ("is", "raed", "read")),
        ("id:10.1/x", ("id", "10.1/x", "")),
        ("2101.00001", ("id", "2101.00001", "")),
    ],
)
def test_a_value_that_fits_nothing_is_told_with_the_nearest(query: str, words: tuple[str, ...]) -> None:
    answer = ENGINE.search(query)
    assert answer.notes[0] == ("unknown-value", words)
    assert words[1] in sentence(answer.notes[0])


def test_marks_live_in_the_browser() -> None:
    answer = ENGINE.search("attention is:unread")
    assert codes(answer) == ["marks-in-browser"]
    assert answer.total == 4


def test_an_identifier_that_is_being_typed_is_a_beginning() -> None:
    assert [hit.row.id for hit in ENGINE.search("10.1038/nat", typing=True).hits] == ["few"]
    assert found("10.1038/nat") == []
    versions = engine([paper("a", "One", identifiers=Identifiers(arxiv="1706.03762v5"))])
    assert [hit.row.id for hit in versions.search("arxiv.org/abs/1706.03762v1").hits] == ["a"]


def test_people_topics_and_sessions_come_before_papers() -> None:
    sessions = (Session(id="graph-day", name="Graph Day", file="a.txt"),)
    papers = engine(SHELF, sessions)

    def names(query: str, typing: bool = False) -> list[tuple[str, str, float]]:
        answer = papers.search(query, typing=typing)
        return [(name.kind, name.id, score) for name, score in answer.names]

    assert names("graph") == [("topic", "graph-networks", 0.5), ("session", "graph-day", 0.5)]
    assert names("Wu, Li") == [("person", "li-wu", 1)]
    assert names("l wu") == [("person", "li-wu", 0.9), ("person", "łukasz-wu", 0.9)]
    assert names("yeewhye teh") == [("person", "yee-whye-teh", 1)]
    assert names("jose mul") == []
    assert names("jose mul", typing=True) == [("person", "josé-müller", 0.5)]
    assert names("mu", typing=True) == [("person", "josé-müller", 0.5)]
    assert names("wu year:2021") == names("wu")
    assert names("wu* 1706.03762") == []
    assert len(names("wu")) == 3


@given(queries)
@settings(max_examples=200, deadline=None)
def test_no_query_is_an_error(text: str) -> None:
    for typing in (False, True):
        answer = ENGINE.search(text, typing=typing)
        assert answer.exact <= answer.total
        assert all(sentence(note) for note in answer.notes)
        assert all(note.code in SENTENCES for note in answer.notes)


# Against a search of every text

LETTERS = ["ant", "bee", "cow", "dog", "elk", "the"]
texts = st.lists(st.sampled_from([*LETTERS, "ant-bee"]), max_size=5).map(" ".join)
papers = st.lists(
    st.tuples(
        texts, texts, st.sampled_from(["", "2019", "2020", "2021"]), st.sampled_from(["Bee Ox", "Ann Cow"])
    ),
    min_size=1,
    max_size=6,
)
asked = st.tuples(
    st.lists(st.sampled_from(LETTERS[:5]), max_size=2),
    st.lists(st.sampled_from(LETTERS[:5]), max_size=1),
    st.lists(st.sampled_from(LETTERS), min_size=2, max_size=3) | st.none(),
    st.sampled_from(["", "2019", "2020..", "..2019"]),
)


@given(papers, asked)
@settings(max_examples=200, deadline=None)
def test_the_papers_found_are_those_that_a_look_at_every_text_finds(
    rows: list[tuple[str, str, str, str]],
    asked: tuple[list[str], list[str], list[str] | None, str],
) -> None:
    words, left_out, phrase, dates = asked
    made = [
        paper(f"p{at}", title or "x", [name], abstract=abstract or None, date=date or None)
        for at, (title, abstract, date, name) in enumerate(rows)
    ]
    query = [*words, *(f"-{word}" for word in left_out)]
    query += [f'"{" ".join(phrase)}"'] if phrase else []
    query += [f"year:{dates}"] if dates else []
    answer = engine(made).search(" ".join(query), most=100)
    first, last = years(dates) or ("", "")

    def means(each: Paper) -> bool:
        held = everything(each)
        return (
            all(word in held for word in [*words, *(word for word in phrase or () if word not in STOP_WORDS)])
            and not any(word in held for word in left_out)
            and (phrase is None or stands(phrase, each))
            and (not dates or first <= (each.date or "") <= last)
        )

    if query and not {"not-found", "shown-for", "only-stop-words"} & set(codes(answer)):
        expected = sorted(each.id for each in made if means(each))
        assert sorted(hit.row.id for hit in answer.hits[: answer.exact]) == expected


def everything(each: Paper) -> set[str]:
    """A paper's words, joined neighbours too where they are written with a hyphen."""
    names = " ".join(author.name for author in each.authors)
    return set(text_words(f"{each.title} {each.abstract or ''} {names}"))


def stands(phrase: list[str], each: Paper) -> bool:
    for text in (each.title or "", each.abstract or ""):
        held = fold(text).replace("-", " ").split()
        for start in range(-len(phrase), len(held)):
            if all(
                word in STOP_WORDS or (0 <= start + at < len(held) and held[start + at] == word)
                for at, word in enumerate(phrase)
            ):
                return True
    whole = "".join(phrase)
    return whole in everything(each) or any(
        sorted(fold(author.name).split()) == sorted(phrase) for author in each.authors
    )
