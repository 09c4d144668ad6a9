"""Markdown notes: fields from TOML, the body as abstract, and what is said of mistakes."""

from time import process_time

import pytest

from papershelf.model import Document, Identifiers, Link
from papershelf.read.formats import note
from papershelf.read.pages.settle import settle
from papershelf.read.source import Source


def read(text: str) -> Document:
    return settle([note.read(Source(file="note.md", text=text))])[0]


def problems(text: str) -> list[tuple[str, str, int | None]]:
    return [(problem.severity, problem.code, problem.line) for problem in read(text).problems]


def test_every_key_becomes_a_field() -> None:
    document = read(
        '+++\ntitle = "Deep  Sets"\nauthors = ["Ada Byron", "Bo Chen"]\ndate = 2021-10-01\n'
        'topics = ["Sets"]\ndoi = "https://doi.org/10.1000/ABC"\nvenue = "ICML 2021"\nsession = "Poster 1"\n'
        'award = "Best Paper"\nlinks = ["https://github.com/a/b", "https://arxiv.org/abs/2110.00296v2"]\n'
        'summary = "Short."\n+++\n\nFirst paragraph\nof two.\n\nSecond.\n'
    )
    (record,) = document.records
    assert (document.layout, document.problems) == ("markdown", ())
    assert (record.line_start, record.line_end, document.lines_total, document.lines_blank) == (1, 17, 18, 1)
    assert (record.title, record.authors, record.authors_complete) == (
        "Deep Sets",
        ("Ada Byron", "Bo Chen"),
        True,
    )
    assert (record.date, record.topics, record.venue) == ("2021-10-01", ("Sets",), "ICML 2021")
    assert (record.session, record.award, record.summary) == ("Poster 1", "Best Paper", "Short.")
    assert record.links == (
        Link(kind="code", url="https://github.com/a/b"),
        Link(kind="arxiv", url="https://arxiv.org/abs/2110.00296v2"),
    )
    assert record.identifiers == Identifiers(doi="10.1000/abc", arxiv="2110.00296")
    assert record.abstract == "First paragraph of two.\n\nSecond."


@pytest.mark.parametrize(
    ("toml", "date"),
    [
        ("date = 2021", "2021"),
        ('date = "2021-10"', "2021-10"),
        ('date = "Oct 1, 2021"', "2021-10-01"),
        ("date = 2021-10-01T12:00:00Z", "2021-10-01"),
    ],
)
def test_dates_in_many_forms(toml: str, date: str) -> None:
    assert read(f'+++\ntitle = "A"\nauthors = ["B"]\n{toml}\n+++\n').records[0].date == date


@pytest.mark.parametrize(
    "toml",
    [
        'links = [{ kind = "code", url = "https://a.org/" }, { kind = "pdf", url = "https://a.org/b.pdf" }]',
        'links = { code = "https://a.org/", pdf = ["https://a.org/b.pdf"] }',
        '[links]\ncode = "https://a.org/"\npdf = "https://a.org/b.pdf"',
        '[[links]]\nkind = "code"\nurl = "https://a.org/"\n[[links]]\nurl = "https://a.org/b.pdf"',
    ],
)
def test_links_as_tables(toml: str) -> None:
    links = read(f'+++\ntitle = "A"\n{toml}\n+++\n').records[0].links
    assert links == (Link(kind="code", url="https://a.org/"), Link(kind="pdf", url="https://a.org/b.pdf"))


def test_a_cut_author_list_is_not_complete() -> None:
    record = read('+++\ntitle = "A"\nauthors = ["Ada Byron", "et al."]\n+++\n').records[0]
    assert (record.authors, record.authors_complete) == (("Ada Byron",), False)


def test_an_unknown_key_names_the_nearest() -> None:
    (problem, *_) = read('+++\nauthors = ["A B"]\ntitel = "A"\n+++\n').problems
    assert (problem.severity, problem.code, problem.line) == ("note", "no-title", 1)
    (problem,) = (p for p in read('+++\ntitel = "A"\n+++\n').problems if p.code == "unknown-key")
    assert (problem.severity, problem.line, problem.hint) == ("warning", 2, "Write “title”.")


@pytest.mark.parametrize(
    "toml",
    [
        "title = 7",
        "authors = 7",
        'authors = ["A B", 7]',
        'date = "soon"',
        "date = true",
        "doi = 'x'",
        "links = [7]",
        'links = ["javascript:alert(1)"]',
        'links = ["https://[/a.pdf"]',
        'links = ["https://a.org:99999/a.pdf"]',
        'links = ["https://999.1.1.1/a.pdf"]',
        'links = ["https://a%zz.org/a.pdf"]',
        'links = ["https://a.org/\\u202ea.pdf"]',
        'links = ["https://a.org/\\u0000a.pdf"]',
        "venue = []",
        "topics = { a = 1 }",
    ],
)
def test_a_wrong_value_is_an_error_with_its_line_and_the_rest_is_read(toml: str) -> None:
    document = read(f'+++\nsummary = "Kept."\n{toml}\n+++\nThe body.\n')
    assert ("error", "wrong-value", 3) in problems(f'+++\nsummary = "Kept."\n{toml}\n+++\nThe body.\n')
    assert (document.records[0].summary, document.records[0].abstract) == ("Kept.", "The body.")


def test_an_unknown_kind_of_link_keeps_the_link() -> None:
    text = '+++\ntitle = "A"\nauthors = ["B"]\n[links]\ncod = "https://a.org/"\n+++\n'
    assert read(text).records[0].links == (Link(kind="other", url="https://a.org/"),)
    assert problems(text) == [("warning", "unknown-link-kind", 4)]


def test_a_kind_of_link_that_is_no_text_keeps_the_link() -> None:
    text = '+++\ntitle = "A"\nauthors = ["B"]\nlinks = [{ kind = [7], url = "https://a.org/" }]\n+++\n'
    assert read(text).records[0].links == (Link(kind="other", url="https://a.org/"),)
    assert problems(text) == [("warning", "unknown-link-kind", 4)]


@pytest.mark.parametrize(
    "url",
    [
        "https://a.org",
        "http://bücher.example/ß.pdf",
        "https://[::1]:80/",
        "https://10.0.0.1/x",
        "https://a_b.c/~d?e=f#g",
    ],
)
def test_an_address_that_browsers_open_is_a_link(url: str) -> None:
    text = f'+++\ntitle = "A"\nauthors = ["B"]\nlinks = ["{url}"]\n+++\n'
    assert [link.url for link in read(text).records[0].links] == [url]


def test_a_line_that_is_no_toml_is_left_out() -> None:
    text = '+++\ntitle = "Deep Sets"\nauthors = Ada Byron\nvenue = "ICML"\n+++\nBody.\n'
    record = read(text).records[0]
    assert (record.title, record.venue, record.abstract) == ("Deep Sets", "ICML", "Body.")
    assert problems(text)[-1] == ("error", "bad-toml", 3)


def test_front_matter_without_an_end_is_an_error() -> None:
    text = '+++\ntitle = "Deep Sets"\nauthors = ["B C"]\n\nBody.\n'
    assert (read(text).records[0].title, read(text).records[0].abstract) == ("Deep Sets", "Body.")
    assert problems(text) == [("error", "open-front-matter", 1)]


def test_markdown_without_front_matter_is_a_pasted_page() -> None:
    assert read("Just words.\n").layout == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\n---\nWords.\n",
        "---\ntitle: A\n---\n",
        "---\ntitle: A\n---",
        "---\n# facts\n\ntitle: A\n---\n# A\n",
        "---\ntitle: A\ndate: 2021-10-01\n\nWords of a note that never closes its facts.\n",
        "---\ntitle: A\nauthors: [Ada Byron, Bo Chen]\n---\n\n## Summary\n\nWe show that it holds. It is new.\n",
    ],
)
def test_of_yaml_one_advice_is_given(text: str) -> None:
    document = read(text)
    assert problems(text) == [("error", "yaml-front-matter", 1)]
    assert document.records == ()
    assert document.lines_total == document.lines_noise + document.lines_blank == text.count("\n") + 1
    assert document.noise[0].reason == "YAML front matter"


def test_a_rule_above_a_list_is_no_yaml() -> None:
    words = "We say why cats purr at twenty-five hertz. It is a rhythm of the larynx that needs no thought."
    document = read(
        f"---\nWhy Cats Purr: A Study\n\nAnn Doe · Bo Roe\n\n{words}\n\nCats\n\nCy Poe · Bo Roe\n\n{words}\n"
    )
    assert [record.title for record in document.records] == ["Why Cats Purr: A Study", "Cats"]
    assert "yaml-front-matter" not in {problem.code for problem in document.problems}


def test_a_list_below_yaml_is_read_without_it() -> None:
    words = "We say why cats purr at twenty-five hertz. It is a rhythm of the larynx that needs no thought."
    document = read(
        f"---\ntitle: Cats\n\ntags: purr\n---\n# Why Cats Purr\n\nAnn Doe · Bo Roe\n\n{words}\n\n"
        f"# Cats Again\n\nCy Poe · Bo Roe\n\n{words}\n"
    )
    assert [(record.title, record.line_start) for record in document.records] == [
        ("Why Cats Purr", 6),
        ("Cats Again", 12),
    ]
    assert [problem.code for problem in document.problems] == ["yaml-front-matter"]


def test_the_marks_of_headings_are_no_part_of_a_pasted_title() -> None:
    words = (
        "Cats purr at twenty-five hertz, and we say why. It is a rhythm of the larynx that needs no thought."
    )
    records = read(
        f"# Why Cats Purr\n\nAnn Doe, Bo Roe\n\n{words}\n\n# C# for Cats\n\nCy Poe\n\n{words}\n"
    ).records
    assert [record.title for record in records] == ["Why Cats Purr", "C# for Cats"]


@pytest.mark.parametrize(
    ("note", "title", "abstract"),
    [
        ('+++\nvenue = "X"\n+++\n\n# Deep Sets\n\nBody.\n', "Deep Sets", "Body."),
        ('+++\ntitle = "A"\n+++\n# Deep Sets\n\nBody.\n', "A", "Deep Sets\n\nBody."),
        ('+++\nvenue = "X"\n+++\n# Abstract\n\nBody.\n', None, "Body."),
        ('+++\nvenue = "X"\n+++\n## Part\n\nBody.\n', None, "Part\n\nBody."),
    ],
)
def test_a_heading_is_the_title_of_a_note_that_names_none(
    note: str, title: str | None, abstract: str
) -> None:
    assert (read(note).records[0].title, read(note).records[0].abstract) == (title, abstract)


def test_plain_and_other_toml_give_the_same() -> None:
    plain = '+++\ntitle = "A — “b”"\nauthors = ["C D", "E F"]\ntopics = []\ndate = 2021-10-01\n+++\nBody.\n'
    other = plain.replace('title = "', 'title="')
    assert read(plain).records == read(other).records


@pytest.mark.parametrize(
    "toml",
    [
        "a." * 40_000 + "b = 1",
        "title = " + "9" * 10_000,
        "title = " + "[" * 50_000,
        "[[a]]\n" * 5_000,
        "x = {" * 5_000,
    ],
    ids=["dotted", "digits", "arrays", "tables", "inline"],
)
def test_hostile_front_matter_is_a_problem_and_costs_no_time(toml: str) -> None:
    start = process_time()
    draft = note.read(Source(file="note.md", text=f"+++\n{toml}\n+++\nBody.\n"))
    assert process_time() - start < 2
    assert {problem.code for problem in draft.document.problems} & {"bad-toml", "unknown-key"}
    assert draft.document.records[0].abstract == "Body."


def test_of_very_many_unknown_keys_the_rest_is_counted() -> None:
    toml = "\n".join(f"k{number} = 1" for number in range(500))
    problems = note.read(Source(file="note.md", text=f"+++\n{toml}\n+++\n")).document.problems
    assert len(problems) == 21
    assert "480 further keys" in problems[-1].message
