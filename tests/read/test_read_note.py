"""Markdown notes: fields from TOML, the body as abstract, and what is said of mistakes."""

from time import process_time

import pytest

from papershelf.model import Document, Identifiers, Link, Record
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
    assert (record.line_start, record.line_end, document.lines_total, document.lines_blank) == (1, 17, 17, 0)
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


HUGO = """---
title: "Deep Sets: A Study"
authors:
- Ada Byron
- Bo Chen
date: "2021-10-01T00:00:00Z"
doi: ""
publishDate: "2022-01-01T00:00:00Z"
publication_types: ["1"]
publication: In *Advances in Neural Information Processing Systems*
publication_short: In *NeurIPS*
abstract: We show that it holds.
tags: [Sets, Learning]
featured: false
links:
- name: Code
  url: https://example.org/code
url_pdf: http://example.org/x.pdf
url_code: ''
image:
  caption: 'x'
projects: []
slides: example
---
More words.
"""
JEKYLL = """---
layout: publication
title: Deep Sets
author: Byron, Ada and Chen, Bo and others
year: 2019
arxiv: 1703.06110
venue: ICML
category: cs.LG
---

## Abstract

First, wrapped
here.

Second.

## BibTeX

    @article{x}
"""
QUARTO = """---
title: Deep Sets
author:
  - name:
      given: Ada
      family: Byron
    orcid: 0000-0001-2345-6789
    affiliations: [Somewhere]
  - name: Bo Chen
date: last-modified
categories: [sets, deep learning]
citation:
  container-title: Journal of Sets
  doi: 10.1000/ABC
  issued: 2020-05
---
It holds.
"""
OBSIDIAN = """---
title: "Deep Sets"
authors: "[[Ada Byron]], [[Bo Chen]]"
year: 2019
tags:
  - "#sets"
created: 2024-01-01
citekey: byron2019
---
# Deep Sets

> [!abstract] Abstract
> We show it.
> It holds.

## Notes
Mine.
"""


@pytest.mark.parametrize(
    ("text", "record"),
    [
        (
            HUGO,
            Record(
                line_start=1,
                line_end=25,
                title="Deep Sets: A Study",
                authors=("Ada Byron", "Bo Chen"),
                authors_complete=True,
                abstract="We show that it holds.",
                date="2021-10-01",
                topics=("Sets", "Learning"),
                venue="Advances in Neural Information Processing Systems",
                links=(
                    Link(kind="code", url="https://example.org/code"),
                    Link(kind="pdf", url="http://example.org/x.pdf"),
                ),
            ),
        ),
        (
            JEKYLL,
            Record(
                line_start=1,
                line_end=20,
                title="Deep Sets",
                authors=("Ada Byron", "Bo Chen"),
                abstract="First, wrapped here.\n\nSecond.",
                date="2019",
                categories=("LG",),
                venue="ICML",
                identifiers=Identifiers(arxiv="1703.06110"),
            ),
        ),
        (
            QUARTO,
            Record(
                line_start=1,
                line_end=17,
                title="Deep Sets",
                authors=("Ada Byron", "Bo Chen"),
                authors_complete=True,
                author_ids=("orcid:0000-0001-2345-6789", ""),
                abstract="It holds.",
                date="2020-05",
                topics=("sets", "deep learning"),
                venue="Journal of Sets",
                identifiers=Identifiers(doi="10.1000/abc"),
            ),
        ),
        (
            OBSIDIAN,
            Record(
                line_start=1,
                line_end=17,
                title="Deep Sets",
                authors=("Ada Byron", "Bo Chen"),
                authors_complete=True,
                abstract="We show it. It holds.",
                date="2019",
                topics=("sets",),
            ),
        ),
    ],
    ids=["Hugo", "Jekyll", "Quarto", "Obsidian"],
)
def test_notes_of_other_programs_just_work(text: str, record: Record) -> None:
    document = read(text)
    assert document.records == (record,)
    assert [problem.code for problem in document.problems if problem.severity != "note"] == []


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("Deep Sets", "Deep Sets"),
        ("1984", "1984"),
        ("'It''s'", "It's"),
        ('"A \\"B\\" é"', 'A "B" é'),
        ("|\n  Deep\n  Sets", "Deep Sets"),
        (">-\n  Deep\n  Sets", "Deep Sets"),
        ("no", "no"),
    ],
)
def test_a_value_of_yaml_is_the_text_that_it_stands_for(yaml: str, value: str) -> None:
    assert read(f"---\ntitle: {yaml}\nauthors: [Ada Byron]\n---\n").records[0].title == value


def test_the_same_keys_mean_the_same_in_toml_and_yaml() -> None:
    toml = '+++\ntitle = "A"\nauthors = ["B C"]\nyear = 2020\njournal = "J"\npdf = "https://a.org/x.pdf"\n+++\nText.\n'
    yaml = '---\ntitle: A\nauthors: ["B C"]\nyear: 2020\njournal: J\npdf: https://a.org/x.pdf\n---\nText.\n'
    assert read(toml).records == read(yaml).records


def test_a_text_without_its_quotes_is_read_and_said() -> None:
    document = read("---\ntitle: Deep Sets: A Study\nvenue: ICML\nauthors: [Ada Byron]\n---\n")
    assert (document.records[0].title, document.records[0].venue) == ("Deep Sets: A Study", "ICML")
    (problem,) = document.problems
    assert (problem.severity, problem.code, problem.line, problem.column) == ("warning", "bad-yaml", 2, 17)
    assert "title:" in problem.hint


def test_a_list_of_ragged_items_is_read_and_said() -> None:
    text = "---\ntitle: Deep Sets\nauthors:\n  - Ada Byron\n - Bo Chen\nyear: 2020\n---\n"
    record = read(text).records[0]
    assert (record.authors, record.date) == (("Ada Byron", "Bo Chen"), "2020")
    assert problems(text) == [("warning", "bad-yaml", 5)]


def test_a_part_that_is_no_yaml_costs_no_other() -> None:
    text = "---\ntitle: Deep Sets\nauthors: [Ada\n  Byron\nvenue: ICML\n---\nText.\n"
    record = read(text).records[0]
    assert (record.title, record.venue, record.abstract) == ("Deep Sets", "ICML", "Text.")
    assert ("error", "bad-yaml") in {(severity, code) for severity, code, _ in problems(text)}


def test_a_key_that_stands_twice_is_said_on_its_line() -> None:
    text = "---\ntitle: A\nauthors: [B C]\ntitle: D\n---\n"
    assert read(text).records[0].title == "A"
    assert problems(text) == [("warning", "repeated-key", 4)]


def test_the_problem_of_a_key_has_its_line_and_the_words_of_yaml() -> None:
    text = "---\n# a remark\nauthors: [B C]\n\ntitle: A\ndoi: nine\n---\n"
    (problem,) = read(text).problems
    assert (problem.code, problem.line, problem.hint) == ("wrong-value", 6, 'Write doi: "10.1000/182".')


def test_yaml_that_is_never_closed_ends_at_a_blank_line() -> None:
    text = "---\ntitle: A\nauthors: [B C]\n\nWords of a note.\n"
    assert read(text).records[0].abstract == "Words of a note."
    assert problems(text) == [("error", "open-front-matter", 1)]


@pytest.mark.parametrize(
    "yaml",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *c",
        "[" * 200_000,
        "- " * 200_000,
        "{a: " * 50_000,
        "? " * 50_000,
        "a:\n" * 50_000,
        'a: "\n' * 50_000,
        "&a " * 50_000,
        "!!python/object/apply:os.system [x]",
        "a: \x07",
    ],
    ids=["aliases", "lists", "items", "tables", "keys", "same", "quotes", "anchors", "types", "bell"],
)
def test_hostile_yaml_is_a_problem_and_costs_no_time(yaml: str) -> None:
    start = process_time()
    document = read(f"---\nauthors: [Ada Byron]\n{yaml}\n---\nBody.\n")
    assert process_time() - start < 2
    assert document.records[0].abstract == "Body."
    assert len(document.problems) < 70


@pytest.mark.parametrize("mark", ["---", "+++"])
def test_the_abstract_of_the_front_matter_goes_before_the_body(mark: str) -> None:
    sign = ":" if mark == "---" else " ="
    text = f'{mark}\ntitle{sign} "A"\nabstract{sign} "Short."\n{mark}\n# Notes\n\nBody.\n'
    assert read(text).records[0].abstract == "Short."


@pytest.mark.parametrize(
    ("body", "abstract"),
    [
        ("Intro.\n\n## Abstract\n\nWe show.\n\nMore.\n\n## Notes\n\nMine.\n", "We show.\n\nMore."),
        ("**Abstract**\n\nWe show.\n\n**Notes**\n\nMine.\n", "We show."),
        ("Words.\n\n## Notes\n\nMine.\n", "Words.\n\nNotes\n\nMine."),
        ("## Abstract\n", "Abstract"),
    ],
)
def test_what_stands_below_abstract_is_the_abstract(body: str, abstract: str) -> None:
    assert read(f"---\ntitle: A\nauthors: [B C]\n---\n{body}").records[0].abstract == abstract


def test_a_date_of_the_note_yields_to_the_year_of_the_paper() -> None:
    assert read("---\ntitle: A\ndate: 2024-03-01\nyear: 2017\n---\n").records[0].date == "2017"
    assert read("---\ntitle: A\ndate: 2017-03-01\nyear: 2017\n---\n").records[0].date == "2017-03-01"


def test_a_link_within_the_notes_own_site_is_a_note() -> None:
    text = "---\ntitle: A\nauthors: [B C]\npdf: /files/a.pdf\n---\n"
    assert read(text).records[0].links == ()
    assert problems(text) == [("note", "relative-links", 4)]


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
    assert document.title == "Cats"
    assert document.noise[0].reason == "front matter"


BY_HAND = """# Deep Sets

**Authors:** Ada Byron, Bo Chen and Cy Doe
**Venue**: NeurIPS 2017
- **Paper:** [arXiv](https://arxiv.org/abs/1703.06114)
Code: https://example.org/code

## Abstract

We study sets, and show that they are deep.

## Notes

- mine
"""


def test_a_note_by_hand_needs_no_front_matter() -> None:
    record = read(BY_HAND).records[0]
    assert (record.line_start, record.line_end) == (1, 14)
    assert (record.title, record.authors) == ("Deep Sets", ("Ada Byron", "Bo Chen", "Cy Doe"))
    assert (record.venue, record.identifiers.arxiv) == ("NeurIPS 2017", "1703.06114")
    assert [link.url for link in record.links] == [
        "https://arxiv.org/abs/1703.06114",
        "https://example.org/code",
    ]
    assert record.abstract == "We study sets, and show that they are deep."


def test_names_below_a_title_need_no_label() -> None:
    prose = "We study the design of models for sets, in contrast to lists, and say what they can express."
    record = read(f"# Deep Sets\n\nAda Byron, Bo Chen\n\n{prose}\n").records[0]
    assert (record.title, record.authors, record.abstract) == ("Deep Sets", ("Ada Byron", "Bo Chen"), prose)


@pytest.mark.parametrize(
    "text",
    [
        "# To do\n\n- milk\n- bread\n",
        "# My notes\n\nWords of no paper at all, which go on for a while and say that nothing is to be read here.\n",
        "# A\n\nAda Byron, Bo Chen\n\n# B\n\nCy Doe, Ed Foo\n",
    ],
)
def test_what_is_no_note_of_one_paper_is_a_page(text: str) -> None:
    assert read(text).layout != "markdown"


def test_a_rule_above_a_list_is_no_yaml() -> None:
    words = "We say why cats purr at twenty-five hertz. It is a rhythm of the larynx that needs no thought."
    document = read(
        f"---\nWhy Cats Purr: A Study\n\nAnn Doe · Bo Roe\n\n{words}\n\nCats\n\nCy Poe · Bo Roe\n\n{words}\n"
    )
    assert [record.title for record in document.records] == ["Why Cats Purr: A Study", "Cats"]


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
