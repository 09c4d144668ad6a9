"""Lists that people keep of their own papers and of what they read: home pages, notes, threads, readings."""

import textwrap
from collections.abc import Sequence

from rendering.layout import Layout
from rendering.layouts.known import MONTHS
from rendering.layouts.references import stopped
from rendering.noise import ANY
from rendering.papers import Paper
from rendering.sheet import Sheet, listed

BYTES = frozenset(("crlf", "bom"))


def folio(page: Sheet, papers: Sequence[Paper]) -> None:
    """A home page in a well-known theme: the venue's letters, title, names, venue and month, buttons."""
    shown = page.chance(0.4)
    page.outside("Ada Example", "about blog publications projects CV", "", "publications", "")
    year = 3000
    for paper in sorted(papers, key=lambda each: -each.year):
        if paper.year != year:
            year = paper.year
            page.outside(str(year))
        page.record(paper, abstract=shown and " ".join(paper.abstract))
        if page.chance(0.8):
            page.part("badge", paper.short_venue)
        page.part("title", paper.title)
        page.part("authors", listed(paper.names, "and"))
        page.part("venue", f"{page.pick('In ', '')}{paper.venue}, {MONTHS[paper.month - 1]} {paper.year}")
        page.part("badge", page.pick("Abs Bib HTML PDF", "Abs arXiv Bib PDF Code", "Bib HTML PDF Slides"))
        if shown:
            page.part("abstract", " ".join(paper.abstract))
    page.outside(
        "", "© Copyright 2024 Ada Example. Powered by Jekyll with al-folio theme. Hosted by GitHub Pages."
    )


def academic(page: Sheet, papers: Sequence[Paper]) -> None:
    """A home page in another theme: names, the year in parentheses, title and venue, then buttons."""
    page.outside(
        "Ada Example", "Home Posts Projects Publications Contact", "", "Publications", "", "Type Date"
    )
    for paper in papers:
        page.record(paper, abstract=False)
        people = ", ".join(paper.names)
        page.part(
            "reference",
            f"{people} ({paper.year}). {stopped(paper.title)}"
            f" {stopped(page.pick(paper.venue, 'In ' + paper.short_venue))}",
        )
        page.part(
            "badge", page.pick("PDF Cite Code Project", "PDF Cite DOI", "Preprint PDF Cite Dataset Video")
        )
        page.blank(page.rng.choice((0, 1)))


def vitae(page: Sheet, papers: Sequence[Paper]) -> None:
    """A life's work as a PDF gives it: coded entries over several lines, running heads between pages."""
    page.outside("Ada Example", "Department of Papers, University of Examples", "ada@example.org", "")
    page.outside("EDUCATION", "Ph.D., Computer Science, University of Examples, 2012", "", "PUBLICATIONS", "")
    page.outside("Refereed Journal Articles")
    code = page.pick("J", "P", "")
    for at, paper in enumerate(papers):
        if at and at % 6 == 0:
            page.outside(f"Curriculum Vitae – Ada Example {at // 6 + 1}")
        page.record(paper, authors=tuple(name.short for name in paper.authors), abstract=False)
        people = listed([name.short for name in paper.authors], "and")
        text = (
            f"[{code}{len(papers) - at}] {people}, “{paper.title},” {paper.venue}, vol. {paper.serial % 60},"
            f" no. {paper.serial % 9 + 1}, pp. {paper.pages}, {MONTHS[paper.month - 1]}. {paper.year}."
        )
        page.part("reference", *textwrap.wrap(text, 88, break_long_words=False, break_on_hyphens=False))
    page.outside("", "TEACHING", "CS 101: Introduction to Examples (Fall 2020, Spring 2021)")


def thesis(page: Sheet, papers: Sequence[Paper]) -> None:
    """The papers that a thesis consists of."""
    numerals = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
    page.outside(
        "List of Papers",
        "",
        "This thesis is based on the following papers, which are referred to in the text by their Roman numerals.",
        "",
    )
    form = page.rng.choice((0, 1))
    for at, paper in enumerate(papers):
        page.record(paper, abstract=False)
        people = listed(paper.names, "and")
        if form:
            page.part("badge", f"Paper {numerals[at % 20]}")
            page.part("title", paper.title)
            page.part("authors", people)
            page.part("venue", f"{paper.venue}, {paper.year}.")
            page.blank()
        else:
            page.part(
                "reference",
                f"{numerals[at % 20]}  {stopped(people)} “{stopped(paper.title)}” In: {paper.venue}"
                f" ({paper.year}), pp. {paper.pages}.",
            )
    page.outside("", "Reprints were made with permission from the publishers.")


def notion(page: Sheet, papers: Sequence[Paper]) -> None:
    """A table of notes, copied with tabs: what one has read and thinks of it."""
    form = page.pick(
        "Name|Authors|Year|Status|Tags",
        "Title|Status|Author|Venue|Publication Year|Link",
        "Paper|First author|Year|Notes|Score /5",
    )
    columns = form.split("|")
    page.outside("\t".join(columns))
    for paper in papers:
        first = "First author" in columns
        cut = first and len(paper.names) > 1
        page.record(paper, authors=paper.names[:1] if first else None, complete=not cut, abstract=False)
        cells = {
            "Name": paper.title,
            "Title": paper.title,
            "Paper": paper.title,
            "Authors": ", ".join(paper.names),
            "Author": ", ".join(paper.names),
            "First author": paper.names[0],
            "Year": str(paper.year),
            "Publication Year": str(paper.year),
            "Status": page.pick("Reading", "Ready to Start", "Done", "To read"),
            "Tags": ", ".join(paper.keywords[:2]),
            "Venue": paper.short_venue,
            "Link": f"https://arxiv.org/abs/{paper.arxiv}",
            "Notes": page.pick("nice figures", "", "check the proof in the appendix", "baseline for us"),
            "Score /5": str(paper.serial % 5 + 1),
        }
        page.part("reference", "\t".join(cells[column] for column in columns))


def thread(page: Sheet, papers: Sequence[Paper]) -> None:
    """A thread of posts on a network: numbered, with little pictures for title, people and link."""
    page.outside("Ada Example", "@ada.example", "Our favourite papers of the month. A thread 🧵👇", "")
    for at, paper in enumerate(papers, 1):
        page.outside("Ada Example", "@ada.example · 3h")
        page.record(paper, abstract=False)
        page.part("title", f"{at}/ 📄 {paper.title}")
        page.part("authors", f"✍️ {', '.join(paper.names)}")
        page.part("summary", f"💡 TL;DR: {paper.blurb}")
        page.part("identifier", f"🔗 arxiv.org/abs/{paper.arxiv}")
        page.outside(str(paper.serial % 20), str(paper.serial % 90), f"{paper.serial % 900}")
        page.blank()


def forum(page: Sheet, papers: Sequence[Paper]) -> None:
    """Posts of a forum: a tag before the title, the first names and place in brackets behind or none."""
    page.outside("r/MachineLearning", "Hot New Top", "", "Create Post", "")
    for paper in papers:
        named = page.every
        cut = named and len(paper.names) > 1
        page.record(
            paper, authors=paper.names[:1] if named else (), complete=named and not cut, abstract=False
        )
        page.part("badge", f"u/{page.pick('hardmaru', 'papers_daily', 'gwern')} • {paper.day} hr. ago")
        people = f" ({paper.names[0]}{' et al.' if cut else ''}, {paper.year})" if named else ""
        page.part("title", f"[R] {paper.title}{people}")
        page.part("badge", "Research", f"{paper.serial % 900} upvotes · {paper.serial % 90} comments")
        page.part("badge", "Share")
        page.blank()


def chinese_notes(page: Sheet, papers: Sequence[Paper]) -> None:
    """A Chinese post about new papers: labels in Chinese."""
    page.outside("今日 arXiv 精选论文速递", "", "原创 论文小组 2024-05-06 10:30 北京", "")
    labelled = page.chance(0.7)
    for at, paper in enumerate(papers, 1):
        text = " ".join(paper.abstract)
        page.record(paper, abstract=text)
        page.part("title", f"{at}. 论文标题：{paper.title}" if labelled else f"【{at}】{paper.title}")
        page.part("authors", f"作者：{page.between_or('，').join(paper.names)}")
        page.part("place", f"机构：{paper.places[0]}")
        page.part("identifier", f"链接：https://arxiv.org/abs/{paper.arxiv}")
        page.part("abstract", f"摘要：{text}")
        page.blank()


def laboratory(page: Sheet, papers: Sequence[Paper]) -> None:
    """A Japanese laboratory's list: the title in quotation marks, month and year in Japanese."""
    page.outside("研究業績", "", "査読付き国際会議", "")
    for at, paper in enumerate(papers, 1):
        page.record(paper, abstract=False)
        page.part(
            "reference",
            f"{at}. {', '.join(paper.names)}: “{paper.title},” {paper.venue} ({paper.short_venue} {paper.year}),"
            f" pp. {paper.pages.replace('–', '-')}, {paper.year}年{paper.month}月.",
        )


def course_readings(page: Sheet, papers: Sequence[Paper]) -> None:
    """A syllabus in the humanities: the year in parentheses, the title in quotation marks."""
    page.outside("HIST 210: Technology and Society", "Office hours: Wednesdays 10–12", "")
    for at, paper in enumerate(papers):
        if at % 3 == 0:
            page.outside("", f"Week {at // 3 + 1}: {page.pick('Origins', 'Machines', 'Labour', 'Networks')}")
            page.outside(page.pick("Read before class:", "Required reading", "Readings:"))
        page.record(paper, authors=tuple(name.short for name in paper.authors), abstract=False)
        people = listed([name.turned_short for name in paper.authors], "and").replace(", and ", " and ")
        page.part(
            "reference",
            f"{people} ({paper.year}) ‘{paper.title}’, {paper.venue},"
            f" {paper.serial % 60}({paper.serial % 9 + 1}), pp. {paper.pages}.",
        )


def answer(page: Sheet, papers: Sequence[Paper]) -> None:
    """An assistant's answer in Markdown, copied with its marks."""
    page.outside("Certainly! Here are some key papers, grouped by theme:", "", "### Foundations", "")
    deep = page.chance(0.5)
    for at, paper in enumerate(papers, 1):
        cut = len(paper.names) > 3
        shown = paper.names[:1] if cut else paper.names
        people = f"{shown[0]} et al." if cut else ", ".join(shown)
        page.record(paper, authors=shown, complete=not cut, abstract=False)
        if deep:
            page.part("title", f"{at}. **{paper.title}**  ")
            page.part("authors", f"   *{people}* ({paper.year})  ")
            page.part("summary", f"   {paper.blurb}")
        else:
            page.part("reference", f'{at}. **"{paper.title}"** – {people} ({paper.short_venue} {paper.year})')
            page.part("summary", f"   - {paper.blurb}")
        page.blank()
    page.outside("---", "", "Let me know if you would like summaries of any of these.")


def details(page: Sheet, papers: Sequence[Paper]) -> None:
    """A repository's list: badges as pictures, the abstract folded away."""
    page.outside(
        "# Paper List",
        "",
        "![stars](https://img.shields.io/github/stars/x/y) [![PRs](https://img.shields.io/badge/PRs-welcome.svg)](#)",
        "",
    )
    page.outside("## 2024", "")
    for paper in papers:
        page.record(paper, abstract=" ".join(paper.abstract))
        link = f"https://arxiv.org/abs/{paper.arxiv}"
        page.part("title", f"- **{paper.title}** <br>")
        page.part("authors", f"  {', '.join(paper.names)} <br>")
        page.part(
            "venue",
            f"  *{paper.short_venue} {paper.year}* [[Paper]({link})]"
            f" [[Code](https://github.com/example/{paper.slug[:9]})]"
            " ![](https://img.shields.io/github/stars/example/x?style=social)",
        )
        page.part(
            "abstract",
            "  <details><summary>Abstract</summary>",
            f"  {' '.join(paper.abstract)}",
            "  </details>",
        )
        page.blank()


def zotero_notes(page: Sheet, papers: Sequence[Paper]) -> None:
    """Notes that a plug-in makes of a library: a callout with the metadata below each title."""
    page.outside("# Literature notes", "")
    for paper in papers:
        page.record(paper, abstract=" ".join(paper.abstract))
        page.part("title", f"## {paper.title}")
        page.blank()
        page.part("badge", "> [!info] Metadata")
        page.part("authors", f"> - **Authors**: {'; '.join(name.turned for name in paper.authors)}")
        page.part("stamp", f"> - **Date**: {paper.year}-{paper.month:02}-{paper.day:02}")
        page.part("venue", f"> - **Journal**: {paper.venue}")
        page.part("identifier", f"> - **DOI**: [{paper.doi}](https://doi.org/{paper.doi})")
        page.part("badge", f"> - **Cite key**: {paper.authors[0].family.split()[-1].lower()}{paper.year}")
        page.blank()
        page.part("abstract", f"**Abstract**: {' '.join(paper.abstract)}")
        page.blank()
        page.part("badge", "### Notes", "")


def weekly(page: Sheet, papers: Sequence[Paper]) -> None:
    """A newsletter kept in a repository: a table with title and a few sentences in one cell, links in the other."""
    page.outside(
        "## Top Papers of the Week (April 29 - May 5)",
        "| **Paper**  | **Links** |",
        "| ------------- | ------------- |",
    )
    for at, paper in enumerate(papers, 1):
        page.record(paper, authors=(), abstract=False)
        page.part(
            "reference",
            f"| {at}) **{paper.title.replace('|', '/')}** - {paper.blurb} |"
            f" [Paper](https://arxiv.org/abs/{paper.arxiv}), [Tweet](https://x.com/a/status/{paper.serial}) |",
        )


LAYOUTS = (
    Layout("home page, folio", folio),
    Layout("home page, academic", academic),
    Layout("curriculum vitae", vitae),
    Layout("thesis", thesis, ANY | {"wrapped"}),
    Layout("table of notes", notion),
    Layout("thread of posts", thread),
    Layout("forum", forum),
    Layout("Chinese post", chinese_notes),
    Layout("Japanese laboratory", laboratory, ANY | {"wrapped"}),
    Layout("syllabus", course_readings, ANY | {"wrapped"}),
    Layout("assistant's answer, Markdown", answer, BYTES, ".md"),
    Layout("folded abstracts", details, BYTES, ".md"),
    Layout("library notes", zotero_notes, BYTES, ".md"),
    Layout("weekly table", weekly, BYTES, ".md"),
)
