"""Invented records and the pages that list them, in the four layouts, with the noise that pasted pages have."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from papershelf.model import Record
from papershelf.read.categories import short

GIVEN = (
    "Ada Amélie Andrew Astrid Bo Carlos Chloé Dmitri Elif Emre Fatima Giulia Hao Ingrid Jean-Baptiste Jörg Kofi Leila "
    "Lukas Mei Niccolò Olga Priya Quentin Rosa Søren Tomáš Uma Vien Wei Xin Yuki Zoë"
).split(" ")
FAMILY = (
    "Abara Bjørnsen Chen D'Alessio El-Sayed Fernández Grünwald Héliou Ivanova Jayakumar Kowalczyk Lindqvist McIlraith "
    "Nakamura O'Connor Petrov Quispe Rahimi Sato Takahashi Ueda Vasquez Wójcik Xu Yamada Zhang"
).split(" ")
ODD_NAMES = (
    "S. M. Ali Eslami|Alexander G. de G. Matthews|Aaron van den Oord|Christopher De Sa|Zhangyang “Atlas” Wang|JING YU"
    "|Thibaud J Rahier|Yann LeCun|H. Francis Song|Seyed Kamyar Seyed Ghasemipour|Da JU|Ali al-Farsi"
).split("|")
TOPICS = (
    "graph networks|sparse training|offline control|kernel methods|causal discovery|neural fields|optimal transport"
    "|bandit problems|protein folding|language models|spiking neurons|point clouds"
).split("|")
HOW = (
    "bilevel search|random features|low-rank updates|self-attention|message passing|mirror descent"
    "|normalising flows|contrastive objectives|lattice codes|early stopping"
).split("|")
SENTENCES = (
    "We study {topic} and show that {how} helps when data are scarce.",
    "However, {topic} remain hard to scale, which limits their use in practice.",
    "In this work, we propose a simple method that combines {topic} with {how}.",
    "Our analysis gives a bound of $O(\\sqrt{{n}})$ that holds for every step size.",
    "Experiments on five benchmarks (e.g. tabular data, images) confirm that the method is robust.",
    "Surprisingly, {how} is enough: no further tuning was needed!",
    "Code is available at https://example.org/code",
)
AWARDS = (
    "Outstanding Paper Award",
    "Outstanding Paper Honorable Mention",
    "Best Paper Award",
    "Test of Time Award",
)
MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec".split("|")


@dataclass
class Page:
    """The lines of a page under way, and the records that a reader should find in it."""

    layout: str
    lines: list[str] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)

    def add(self, *texts: str) -> int:
        """The number of the last line after adding these."""
        self.lines.extend(texts)
        return len(self.lines)

    def title(self, rng: Random) -> str:
        """A title that this page does not have yet."""
        taken = {record.title for record in self.records}
        return next(about for about in iter(lambda: title(rng), None) if about not in taken)

    def blank(self, count: int) -> None:
        self.lines.extend([""] * count)


def title(rng: Random) -> str:
    topic, how = rng.choice(TOPICS), rng.choice(HOW)
    name = rng.choice(("NeuPL", "MuZap", "TopCast", "LTL2Act", "V1T"))
    forms = (
        f"{topic.title()} with {how.title()}",
        f"{topic.capitalize()} via {how}",
        f"{name}: {how.title()} for {topic.title()}",
        f"Why Do {topic.title()} Fail?",
        f"On the Role of {how.title()}, Step Size and Noise in {topic.title()}",
        f"{topic.title()}",
        f"“{how.capitalize()} is all you need”: a closer look at {topic}",
        f"$\\alpha$-{how.title()} and the Limits of \\emph{{{topic}}}",
        f"Towards {topic.title()} (Part {rng.randint(1, 3)})",
        f"{how.title()} for {topic.title()} in KL-regularized RL",
        f"Learning {topic.title()} with PyTorch",
        f"A replica-symmetric picture of {topic}, with applications to the design of {how} and a comparison of "
        f"{rng.choice(TOPICS)} under distribution shift",
    )
    return rng.choice(forms)


def name(rng: Random) -> str:
    if rng.random() < 0.06:
        return rng.choice(ODD_NAMES)
    middle = f" {rng.choice('ABDEHJKLMRST')}." if rng.random() < 0.15 else ""
    return f"{rng.choice(GIVEN)}{middle} {rng.choice(FAMILY)}"


def names(rng: Random) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name(rng) for _ in range(rng.choice((1, 2, 2, 3, 4, 5, 9)))))


def paragraph(rng: Random) -> str:
    count = rng.choice((1, 2, 4, 6))
    first, *rest = (
        sentence.format(topic=rng.choice(TOPICS), how=rng.choice(HOW))
        for sentence in (rng.choice(SENTENCES[:3]), *rng.sample(SENTENCES[3:6], min(count - 1, 3)))
    )
    opening = rng.choice(("", "", "", "Motivation. ", "\\emph{Sparse learning}~(SL) is popular. "))
    return opening + " ".join([first, *rest])


def poster_session(rng: Random, count: int) -> Page:
    page = Page("poster session")
    inner = rng.choice((1, 1, 0))
    outer = rng.choice((2, 1)) if inner else 0
    session = None
    if rng.random() < 0.8:
        session = rng.choice(("Poster Session 3", "Oral 2B", "Spotlight Posters"))
        page.add(
            "Skip to yearly menu bar Skip to main content", "", "Session", "", session, "", "Abstract:", ""
        )
        page.add("Chat is not available.", "", "")
    for _ in range(count):
        about, authors = page.title(rng), names(rng)
        if rng.random() < 0.05:
            about = f"Graphs · Groups · {about}"
        award = rng.choice(AWARDS) if rng.random() < 0.08 else None
        start = len(page.lines) + 1
        before = rng.random() < 0.5
        if award and before:
            page.add(award)
        page.add(about)
        if award and not before:
            page.add(award)
        page.blank(inner)
        last = page.add(" · ".join(authors))
        paragraphs = [paragraph(rng) for _ in range(rng.choice((1, 1, 1, 1, 2, 0)))]
        for text in paragraphs:
            page.blank(inner)
            last = page.add(text)
        page.blank(outer)
        page.records.append(
            Record(
                line_start=start,
                line_end=last,
                title=about,
                authors=authors,
                authors_complete=True,
                abstract="\n\n".join(paragraphs) or None,
                award=award,
                session=session,
            )
        )
    return page


def similar_papers(rng: Random, count: int) -> Page:
    page = Page("similar papers")
    if rng.random() < 0.8:
        page.add(
            "Get trending papers in your email inbox once a day!", "Get trending papers in your email inbox!"
        )
    button = rng.choice(("Subscribe", ""))
    gap = rng.choice((0, 0, 1))
    for place in range(count):
        about, abstract = page.title(rng), paragraph(rng)
        start = page.add(button + about if place == 0 else about)
        page.blank(gap)
        last = page.add(abstract)
        page.blank(gap)
        page.records.append(Record(line_start=start, line_end=last, title=about, abstract=abstract))
    return page


def author_page(rng: Random, count: int) -> Page:
    page = Page("author page")
    owner = f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"
    via = rng.random() < 0.7
    if rng.random() < 0.8:
        page.add(
            "Get our free extension to see links to code for papers anywhere online!Free add-on: code!", ""
        )
    for _ in range(count):
        others = [other for other in names(rng) if other != owner]
        authors = (owner,) if rng.random() < 0.1 else tuple(rng.sample([owner, *others], len(others) + 1))
        abstract = paragraph(rng) if rng.random() < 0.95 or len(authors) == 1 else None
        start = last = page.add(", ".join(authors))
        for text in filter(None, (abstract, "Via" if via else None)):
            page.blank(1)
            last = page.add(text)
        page.blank(rng.choice((1, 1, 1, 2)))
        page.records.append(
            Record(line_start=start, line_end=last, authors=authors, authors_complete=True, abstract=abstract)
        )
    return page


def feed(rng: Random, count: int) -> Page:
    page = Page("feed")
    cuts = rng.random() < 0.8
    for _ in range(count):
        about, authors, abstract = page.title(rng), names(rng), paragraph(rng)
        cut = cuts and len(authors) > 3
        authors = authors[:3] if cut else authors
        month, day, year = rng.randrange(12), rng.randint(1, 28), rng.randint(2010, 2025)
        categories = rng.choice((("LG",), ("ML",), ("CV", "AI"), ("cs.CL",), ()))
        start = page.add("".join(categories) + f"{MONTHS[month]} {day}, {year}")
        page.add(about + ", ".join(authors) + (" et al." if cut else ""))
        page.records.append(
            Record(
                line_start=start,
                line_end=page.add(abstract),
                title=about,
                authors=authors,
                authors_complete=not cut,
                abstract=abstract,
                date=f"{year}-{month + 1:02}-{day:02}",
                categories=tuple(map(short, categories)),
            )
        )
    return page


LAYOUTS: dict[str, Callable[[Random, int], Page]] = {
    "poster session": poster_session,
    "similar papers": similar_papers,
    "author page": author_page,
    "feed": feed,
}


def pasted(rng: Random, page: Page) -> str:
    """The page's text as a browser and an editor leave it: invisible characters, CRLF, trailing spaces."""

    def worn(line: str) -> str:
        if line and rng.random() < 0.1:
            line += "  "
        if rng.random() < 0.05:
            line = line.replace(" ", "\u00a0", 1)
        if len(line) > 3 and rng.random() < 0.05:
            line = line[:2] + rng.choice("\u200b\u00ad") + line[2:]
        return line

    end = rng.choice(("\n", "\n", "\r\n"))
    return end.join(map(worn, page.lines)) + rng.choice(("", end))
