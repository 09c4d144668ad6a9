"""Reference lists in the styles that papers and tools write them in: a paper a line, or a few wrapped ones."""

from collections.abc import Callable, Sequence

from rendering.layout import Layout
from rendering.noise import ANY
from rendering.papers import Paper
from rendering.sheet import Sheet, listed


def stopped(title: str) -> str:
    return title if title.endswith(("?", "!", ".")) else title + "."


def apa(paper: Paper) -> str:
    names = [name.turned_short for name in paper.authors]
    people = names[0] if len(names) == 1 else ", ".join(names[:-1]) + f", & {names[-1]}"
    return (
        f"{people} ({paper.year}). {stopped(paper.title)} {paper.venue}, {paper.serial % 60}({paper.serial % 9 + 1}),"
        f" {paper.pages}. https://doi.org/{paper.doi}"
    )


def ieee(paper: Paper) -> str:
    people = listed([name.short for name in paper.authors], "and")
    return f"{people}, “{paper.title},” in {paper.venue}, {paper.year}, pp. {paper.pages}."


def acm(paper: Paper) -> str:
    people = listed([name.full for name in paper.authors], "and")
    return (
        f"{stopped(people)} {paper.year}. {stopped(paper.title)} In {paper.venue} ({paper.short_venue}), {paper.pages}."
        f" https://doi.org/{paper.doi}"
    )


def vancouver(paper: Paper) -> str:
    people = ", ".join(name.medical for name in paper.authors)
    return (
        f"{stopped(people)} {stopped(paper.title)} {stopped(paper.short_venue)} {paper.year};{paper.serial % 60}"
        f"({paper.serial % 9 + 1}):{paper.pages.replace('–', '-')}."
    )


def plain(paper: Paper) -> str:
    people = listed([name.full for name in paper.authors], "and")
    return f"{stopped(people)} {stopped(paper.title)} {paper.venue}, {paper.year}."


def short_plain(paper: Paper) -> str:
    people = listed([name.short for name in paper.authors], "and")
    place = f"In {paper.venue}, pages {paper.pages.replace('–', '-')}, {paper.year}."
    return f"{stopped(people)} {stopped(paper.title)} {place}"


FORMS: dict[str, tuple[Callable[[Paper], str], Callable[[Paper], tuple[str, ...]]]] = {
    "references, APA": (apa, lambda paper: tuple(name.short for name in paper.authors)),
    "references, IEEE": (ieee, lambda paper: tuple(name.short for name in paper.authors)),
    "references, ACM": (acm, lambda paper: paper.names),
    "references, Vancouver": (vancouver, lambda paper: tuple(name.compact for name in paper.authors)),
    "references, plain": (plain, lambda paper: paper.names),
    "references, BibTeX plain": (short_plain, lambda paper: tuple(name.short for name in paper.authors)),
}


def _writer(
    form: Callable[[Paper], str], stated: Callable[[Paper], tuple[str, ...]]
) -> Callable[[Sheet, Sequence[Paper]], None]:
    def write(page: Sheet, papers: Sequence[Paper]) -> None:
        number = page.pick("[{}] ", "{}. ", "", "", "[{}]\t")
        gap = page.rng.choice((0, 1)) if number else 1
        if page.chance(0.6):
            page.outside(page.pick("References", "Bibliography", "Publications"), "")
        for at, paper in enumerate(papers, 1):
            page.record(paper, authors=stated(paper), abstract=False)
            page.part("reference", number.format(at) + form(paper))
            page.blank(gap)

    return write


LAYOUTS = tuple(
    Layout(name, _writer(form, stated), ANY - {"furniture"} | {"wrapped"})
    for name, (form, stated) in FORMS.items()
)
