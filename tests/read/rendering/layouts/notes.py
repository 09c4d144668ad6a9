"""Chats, readers of feeds, notes and bibliographies that people keep."""

from collections.abc import Sequence

from rendering.layout import Layout
from rendering.layouts.references import stopped
from rendering.noise import ANY
from rendering.papers import Paper
from rendering.sheet import Sheet, listed

BYTES = frozenset(("crlf", "bom"))


def references_gbt(page: Sheet, papers: Sequence[Paper]) -> None:
    """The Chinese standard: three names, and a letter in brackets for the kind behind the title."""
    page.outside(page.pick("参考文献", "代表性论文", "References", "论文列表"), "")
    wide = page.chance(0.3)
    for at, paper in enumerate(papers, 1):
        cut = len(paper.authors) > 3
        page.record(
            paper,
            authors=tuple(name.compact for name in paper.authors[:3]),
            complete=not cut,
            abstract=False,
        )
        people = ", ".join(name.medical for name in paper.authors[:3]) + (", et al" if cut else "")
        volume, pages = f"{paper.serial % 60}({paper.serial % 9 + 1})", paper.pages.replace("–", "-")
        place = page.pick(
            f"[J]. {paper.venue}, {paper.year}, {volume}: {pages}.",
            f"[C]//{paper.venue}. {paper.year}: {pages}.",
        )
        page.part(
            "reference", (f"［{at}］" if wide else f"[{at}] ") + f"{stopped(people)} {paper.title}{place}"
        )


def bibitems(page: Sheet, papers: Sequence[Paper]) -> None:
    """The bibliography of a paper's source."""
    blocks = page.chance(0.5)
    page.outside(r"\begin{thebibliography}{99}", "")
    for paper in papers:
        page.record(paper, authors=tuple(name.short for name in paper.authors), abstract=False)
        title = paper.title.replace("&", r"\&").replace("%", r"\%")
        people = listed([name.short.replace(" ", "~", 1) for name in paper.authors], "and")
        key = f"{paper.slug.split('-')[0]}{paper.year}"
        venue, pages = paper.venue, paper.pages.replace("–", "--")
        page.part("badge", rf"\bibitem{{{key}}}")
        if blocks:
            page.part("authors", stopped(people))
            page.part("title", rf"\newblock {stopped(title)}")
            page.part("venue", rf"\newblock {{\em {venue}}}, {paper.serial % 60}:{pages}, {paper.year}.")
        else:
            page.part("authors", f"{people},")
            page.part("title", rf"\emph{{{title}}},")
            page.part("venue", rf"{venue} \textbf{{{paper.serial % 60}}} ({paper.year}), {pages}.")
        page.blank()
    page.outside(r"\end{thebibliography}")


def chat(page: Sheet, papers: Sequence[Paper]) -> None:
    """A channel where people post links: who and when, the link, and what the chat shows of it."""
    page.outside("# paper-club", "42 members", "", "Tuesday, May 4th", "")
    for paper in papers:
        page.outside(
            page.pick("Yuki", "Marta Kowalczyk", "arxiv-bot", "sam"),
            f"  {paper.day % 12 + 1}:{paper.month + 10} AM",
        )
        if page.chance(0.3):
            page.outside(page.pick("this one looks relevant", "for Thursday?", "cc @sam"))
        page.record(paper, authors=(), abstract=" ".join(paper.abstract))
        page.part("identifier", f"https://arxiv.org/abs/{paper.arxiv}")
        page.part("badge", "arXiv.org")
        page.part("title", paper.title)
        page.part("abstract", " ".join(paper.abstract))
        if page.chance(0.5):
            page.outside(page.pick(":+1:", "👍", ":eyes:"), str(paper.day % 5 + 1))
        if page.chance(0.3):
            page.outside(page.pick("1 reply", "3 replies") + "  Last reply 2 days ago")
        page.blank()


def reader(page: Sheet, papers: Sequence[Paper]) -> None:
    """A reader of feeds: where from, by whom and how old on one line."""
    form = page.pick(
        "{feed} by {people} / {age}", "{feed}\nby {people}\n{age}", "{people} · {feed} · {age} ago"
    )
    feed = page.pick("cs.LG updates on arXiv.org", "stat.ML updates on arXiv.org")
    page.outside("Today", "cs.LG updates on arXiv.org", "Mark as read", "")
    page.placed = "{} ({})"
    for paper in papers:
        page.record(paper, abstract=" ".join(paper.abstract))
        page.part("title", paper.title)
        facts = {"feed": feed, "people": page.people(paper, ", "), "age": f"{paper.day}h"}
        page.part("authors", *form.format(**facts).split("\n"))
        page.part(
            "abstract",
            f"arXiv:{paper.arxiv}v1 Announce Type: {page.pick('new', 'cross', 'replace')}",
            f"Abstract: {' '.join(paper.abstract)}",
        )
        page.blank()


def vault(page: Sheet, papers: Sequence[Paper]) -> None:
    """Notes with fields and a callout, one paper under each heading."""
    page.outside("# Literature", "", "Back to [[Index]]", "")
    for paper in papers:
        page.record(paper, abstract=" ".join(paper.abstract))
        page.part("title", f"## {paper.title}")
        page.blank()
        page.part("authors", f"**Authors**:: {', '.join(paper.names)}")
        page.part("stamp", f"**Year**:: {paper.year}")
        page.part("venue", f"**Venue**:: [[{paper.short_venue}]]")
        page.part(
            "keywords", "**Tags**:: " + " ".join(f"#{word.replace(' ', '-')}" for word in paper.keywords)
        )
        page.blank()
        page.part("abstract", "> [!abstract] Abstract", f"> {' '.join(paper.abstract)}")
        page.blank()
        if page.chance(0.5):
            page.outside("- [ ] read again", "")
        page.outside("---", "")


def nested(page: Sheet, papers: Sequence[Paper]) -> None:
    """A list in a shared document, with what there is to say of a paper in bullets below it."""
    page.outside("# Papers to discuss", "", "*Add yours at the end!*", "")
    for at, paper in enumerate(papers, 1):
        page.record(paper, abstract=False)
        link = f"https://arxiv.org/abs/{paper.arxiv}"
        page.part("title", f"{at}. [{paper.title}]({link}) ({paper.short_venue} {paper.year})")
        page.part("authors", f"   * Authors: {', '.join(paper.names)}")
        page.part("summary", f"   * TL;DR: {paper.blurb}")
        if page.chance(0.4):
            page.part("badge", "   * Presenter: *open*")


LAYOUTS = (
    Layout("references, GB/T 7714", references_gbt, ANY | {"wrapped"}),
    Layout("TeX bibliography", bibitems),
    Layout("chat channel", chat),
    Layout("feed reader", reader, ANY | {"wrapped", "affiliations"}),
    Layout("notes with fields", vault, BYTES, ".md"),
    Layout("nested list", nested, BYTES, ".md"),
)
