"""Lists that people keep: reading groups, Markdown lists of links."""

from collections.abc import Sequence

from rendering.layout import Layout
from rendering.layouts.references import stopped
from rendering.noise import BLOCK
from rendering.papers import Paper
from rendering.sheet import Sheet


def reading_list(page: Sheet, papers: Sequence[Paper]) -> None:
    """One paper a line: title, then authors, venue and year in one of several orders."""
    form = page.pick(
        "{title}, {people}, {venue} {year}",
        "{title} ({people}, {venue} {year})",
        "{title} - {people} ({year})",
        "{title} — {stop} {venue} {year}",
        '"{title}" by {people}, {venue} {year}',
        "{people}: {title} ({venue} {year})",
    )
    number = page.pick("{}. ", "• ", "- ", "[{}] ")
    page.outside("Reading group, spring term", "", "We meet on Thursdays at 4 pm in room 2.13.", "")
    for at, paper in enumerate(papers, 1):
        page.record(paper, abstract=False)
        people = page.people(paper, ", ")
        facts = {"stop": stopped(people), "venue": paper.short_venue, "year": paper.year}
        text = form.format(title=paper.title, people=people, **facts)
        page.part("reference", number.format(at) + text)


def awesome_list(page: Sheet, papers: Sequence[Paper]) -> None:
    form = page.pick(
        "- **{title}** - {people}, *{venue} {year}* [[paper]](https://arxiv.org/abs/{arxiv}) [[code]](https://github.com/example/{slug})",
        "- [{title}](https://arxiv.org/abs/{arxiv}) - {people}, {venue} {year}.",
        "* [{title}](https://arxiv.org/abs/{arxiv}), {people}, `{venue} {year}`",
        "- [{title}](https://arxiv.org/pdf/{arxiv}.pdf) ({year}), {people}",
        "- {stop} **{title}**. {venue} {year}. [[pdf]](https://example.org/{slug}.pdf)",
        "+ [{title}](https://arxiv.org/abs/{arxiv}) ({venue} {year}) [Code](https://github.com/example/{slug})",
    )
    page.outside(
        "# Awesome Papers", "", "A curated list of papers. Contributions welcome!", "", "## Contents", ""
    )
    for at, paper in enumerate(papers):
        if at % 6 == 0:
            page.outside(
                "", f"## {page.pick('Surveys', 'Methods', 'Benchmarks', 'Theory', 'Applications')}", ""
            )
        named = "{people}" in form
        page.record(paper, authors=None if named else (), abstract=False)
        people = page.people(paper, ", ")
        facts = {"venue": paper.short_venue, "year": paper.year, "arxiv": paper.arxiv, "slug": paper.slug}
        page.part("reference", form.format(title=paper.title, people=people, stop=stopped(people), **facts))


def markdown_headings(page: Sheet, papers: Sequence[Paper]) -> None:
    numbered, gap, slanted = page.chance(0.6), page.rng.choice((0, 1)), page.pick("", "*", "_")
    page.outside("# Papers of the week", "")
    for at, paper in enumerate(papers, 1):
        page.record(paper)
        target = f"[{at}]" if numbered else f"(https://arxiv.org/abs/{paper.arxiv})"
        page.part("title", f"### [{paper.title}]{target}")
        page.blank()
        page.part("authors", f"{slanted}{page.people(paper, ', ')}{slanted}")
        page.blank()
        page.abstract(paper)
        page.blank(gap + 1)
    if numbered:
        page.outside(*(f"[{at}]: https://arxiv.org/abs/{paper.arxiv}" for at, paper in enumerate(papers, 1)))


def author_blocks(page: Sheet, papers: Sequence[Paper]) -> None:
    """Authors above the title."""
    gap = page.rng.choice((0, 1))
    for paper in papers:
        page.record(paper)
        page.part("authors", page.people(paper))
        page.blank(gap)
        page.part("title", paper.title)
        page.blank(gap)
        page.abstract(paper)
        page.blank()


def abstract_blocks(page: Sheet, papers: Sequence[Paper]) -> None:
    """The abstract above the authors."""
    gap = page.rng.choice((0, 1))
    for paper in papers:
        page.record(paper)
        page.part("title", paper.title)
        page.blank(gap)
        page.abstract(paper)
        page.blank(gap)
        page.part("authors", page.people(paper))
        page.blank()


def titles_and_authors(page: Sheet, papers: Sequence[Paper]) -> None:
    gap = page.rng.choice((0, 1))
    for paper in papers:
        page.record(paper, abstract=False)
        page.part("title", paper.title)
        page.part("authors", page.people(paper))
        page.blank(gap)


BLOCKS = BLOCK | {"separators", "affiliations", "cut", "wrapped"}
LAYOUTS = (
    Layout("reading list", reading_list),
    Layout("awesome list", awesome_list, frozenset(("crlf", "bom")), ".md"),
    Layout("Markdown headings", markdown_headings, frozenset(("crlf", "bom")), ".md"),
    Layout("authors first", author_blocks, BLOCKS),
    Layout("abstract before authors", abstract_blocks, BLOCKS),
    Layout("titles and authors", titles_and_authors, BLOCKS),
)
