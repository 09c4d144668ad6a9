"""Items of lists in the forms in which people write them: what was rendered is read back, as Markdown and as text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.model import Document
from papershelf.read import read_data
from papershelf.read.pages.lists.sessions import session_name
from papershelf.read.source import Pin

PAPERS = (
    ("Counting Bees in Dark Rooms", ("Ada Byron", "Bo Chen"), "ICML", "2019"),
    ("Do Wasps Dream of Meadows?", ("Carl Diaz", "Eva Fox", "Gil Hart"), "NeurIPS", "2020"),
    ("HiveNet: A Network of Hives", ("Ida Jones",), "CVPR", "2021"),
    ("Learning to Waggle Without a Teacher", ("Kim Lopez", "Max Novak"), "ICLR", "2022"),
    ("Flowers, Fields and the Limits of Honey", ("Olga Perez", "Quinn Rossi"), "ACL", "2023"),
)
FORMS = (
    "- [{title}]({url}) - {people}, {venue} {year}.",
    "* [{title}]({url}), {people}, {year}",
    "- **{title}** ({year}), {people} [[pdf]]({url})",
    "1. **{title}.** {venue} {year}. [paper]({url})\n\n    *{people}.*\n",
    "- {people}. **{title}**. {venue} {year}. [[pdf]]({url})",
    "- {people}, *{title}*, {venue} {year} [[Paper]({url})]",
    '- "{title}" by {people} ({year}) {url}',
    "- {title}.\n  [[pdf]]({url})\n  - {people}. *{venue} {year}*\n",
    "- [ ] [{title}]({url}) ({people}, {year})",
    "[1] {people}, {title}, {venue}, {year}. [[Paper]]({url})\n",
    "- <b>[{title}]({url})</b><br>{people}<br><i>{venue} {year}</i>",
    "- [[{title}]] by {people} ({year})",
)
PLAIN = (
    "• {title} - {people} - {url}",
    "> - {title} ({people}, {year})",
    "- [[{url}][{title}]], {people}, {year}",
    "* `{title} <{url}>`_, {people}, {venue} {year}",
    "– {title}, {people}, {venue} {year}",
)


def rendered(form: str) -> str:
    items = [
        form.format(
            title=title,
            people=", ".join(people),
            venue=venue,
            year=year,
            url=f"https://arxiv.org/abs/20{at}1.00001",
        )
        for at, (title, people, venue, year) in enumerate(PAPERS, 10)
    ]
    return "\n".join(items)


def read(text: str, name: str = "list.md", pin: Pin | None = None) -> Document:
    return read_data(name, text.encode(), pin or Pin()).document


@pytest.mark.parametrize("form", FORMS)
def test_items_of_a_form_are_read(form: str) -> None:
    document = read("# Bees\n\nWhat we like to read.\n\n## Papers\n\n" + rendered(form) + "\n")
    assert [record.title for record in document.records] == [title for title, *_ in PAPERS]
    assert [record.authors for record in document.records] == [people for _, people, *_ in PAPERS]
    assert all(record.authors_complete for record in document.records)


@pytest.mark.parametrize("form", PLAIN)
def test_items_of_plain_text_are_read(form: str) -> None:
    document = read("Hi all,\n\nhere they are:\n\n" + rendered(form) + "\n\nBest,\nTom\n", "mail.txt")
    assert [record.title for record in document.records] == [title for title, *_ in PAPERS]
    assert [record.authors for record in document.records] == [people for _, people, *_ in PAPERS]


@given(
    mark=st.sampled_from(("[{title}]({url})", "**{title}**", "**[{title}]({url})**", "“{title}”")),
    between=st.sampled_from((", ", " - ", " — ", " by ")),
    where=st.sampled_from(
        ("({venue} {year})", ", {venue} {year}", ". {venue} {year}", ". *{venue} {year}*", "")
    ),
    behind=st.sampled_from(("", " [[pdf]]({url})", " [[Paper]]({url}) [[Code]](https://github.com/a/b)")),
    bullet=st.sampled_from(("- ", "* ", "1. ", "- [x] ")),
)
@settings(max_examples=60, deadline=None)
def test_a_random_grammar_of_items_is_read(
    mark: str, between: str, where: str, behind: str, bullet: str
) -> None:
    form = f"{bullet}{mark}{between}{{people}}{' ' if where[:1] == '(' else ''}{where}{behind}"
    if "{url}" not in form and "{venue}" not in form:
        form += " [[pdf]]({url})"
    document = read("# Bees\n\n" + rendered(form) + "\n")
    assert [record.title for record in document.records] == [title for title, *_ in PAPERS]
    assert [record.authors for record in document.records] == [people for _, people, *_ in PAPERS]


def test_surnames_alone_are_names_where_the_page_writes_so() -> None:
    document = read(
        "# Bees\n\n* **Bees at Work** — Hollander, Pagel, Zimmer (ICML 2023)\n"
        "* **Hives at Rest** — Byron, Chen (ACL 2021)\n* **The Waggle** — Burgess, 2010\n"
        "* **Honey of Graphs** — Nogel and Choi, 2019\n* **On Wax** — Guo et al., CIKM 2016\n"
    )
    assert [record.authors for record in document.records] == [
        ("Hollander", "Pagel", "Zimmer"),
        ("Byron", "Chen"),
        ("Burgess",),
        ("Nogel", "Choi"),
        ("Guo",),
    ]
    assert [record.authors_complete for record in document.records] == [True, True, True, True, False]


def test_what_stands_above_says_the_session_the_venue_and_the_year() -> None:
    item = "[{}](https://arxiv.org/abs/2301.0000{})"
    course = read(
        f"# Course\n\n## Week 1 (Sept 4): Bees\n\n- Required: {item.format('Counting Bees Well', 1)}\n"
        f"- Optional: {item.format('Counting Wasps Well', 2)}\n\n## 2019\n\n- {item.format('Bees of Old Times', 3)}\n"
    )
    assert [record.title for record in course.records] == [
        "Counting Bees Well",
        "Counting Wasps Well",
        "Bees of Old Times",
    ]
    assert [record.session for record in course.records] == [*["Week 1 (Sept 4): Bees"] * 2, None]
    assert course.records[2].date == "2019"
    nested = read(
        f"- NeurIPS 2020\n  - {item.format('Counting Bees Well', 1)}\n    - Ada Byron, Bo Chen\n"
        f"    - TL;DR: It counts.\n- ICLR 2021\n  - {item.format('Counting Wasps Well', 2)}\n    - Carl Diaz, Eva Fox\n"
    )
    assert [(record.venue, record.authors) for record in nested.records] == [
        ("NeurIPS 2020", ("Ada Byron", "Bo Chen")),
        ("ICLR 2021", ("Carl Diaz", "Eva Fox")),
    ]
    assert nested.records[0].summary == "It counts."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Week 3: Attention", "Week 3: Attention"),
        ("Session 3B: Generation", "Session 3B: Generation"),
        ("Lecture IV", "Lecture IV"),
        ("2019", None),
        ("A", None),
        ("Weekly papers", None),
        ("Class-incremental learning", None),
    ],
)
def test_years_and_letters_are_no_sessions(text: str, name: str | None) -> None:
    assert session_name(text) == name


def test_bare_titles_are_papers_where_the_list_is_pinned() -> None:
    text = (
        "Counting Bees in Dark Rooms\nDo Wasps Dream of Meadows?\nFlowers, Fields and the Limits of Honey\n"
    )
    assert read(text, "titles.txt").records == ()
    pinned = read(text, "titles.txt", Pin(layout="list"))
    assert [record.title for record in pinned.records] == text.splitlines()
    assert pinned.layout == "list"


def test_identifiers_with_labels_and_posts_are_read() -> None:
    labels = read(
        "GPT-3: https://arxiv.org/abs/2005.14165\n- LLaMA https://arxiv.org/abs/2302.13971\narXiv:2203.15556 [cs.CL]\n",
        "ids.txt",
    )
    assert [record.identifiers.arxiv for record in labels.records] == [
        "2005.14165",
        "2302.13971",
        "2203.15556",
    ]
    assert not any(record.title for record in labels.records)
    chat = read(
        "Sam  10:31 AM\nhttps://arxiv.org/abs/2005.14165 great paper, see Fig 3\nMia  10:35 AM\nalso https://arxiv.org/abs/2001.08361\n",
        "chat.txt",
    )
    assert [record.identifiers.arxiv for record in chat.records] == ["2005.14165", "2001.08361"]


def test_a_document_of_a_list_counts_every_line() -> None:
    for form in (*FORMS, *PLAIN):
        document = read(rendered(form) + "\n", "list.txt")
        counted = document.lines_in_records + document.lines_noise + document.lines_blank
        assert counted == document.lines_total
