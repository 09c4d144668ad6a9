"""A small invented shelf with every oddity that a page must show: gaps, cut lists, hostile text, TeX, merges."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from papershelf.config import Config
from papershelf.model import (
    Authorship,
    Document,
    Entry,
    Identifiers,
    Link,
    Membership,
    Merge,
    Noise,
    Paper,
    Part,
    Person,
    Problem,
    ReadingList,
    Record,
    Related,
    Session,
    Shelf,
    Source,
    Topic,
)
from papershelf.shelve.slugs import slug

CONFIG = Config(title="Invented & small", description="Papers that nobody wrote.", date="2026-11-21")
HOSTILE = "<script>alert(1)</script>"


def paper(
    title: str | None, authors: Sequence[str] = (), *, file: str = "session.txt", line: int = 1, **more: Any
) -> Paper:
    """A paper; people and topics have the slugs of their names as ids."""
    label = title or (f"Untitled, by {authors[0]}" if authors else "Untitled: on nothing much")
    return Paper(
        id=slug(label),
        title=title,
        label=label,
        authors=tuple(Authorship(id=slug(name) or "x", name=name) for name in authors),
        authors_complete=more.pop("authors_complete", bool(authors)),
        topics=tuple(
            Membership(id=slug(name), evidence=(name, "kin of it")) for name in more.pop("topics", ())
        ),
        sources=more.pop(
            "sources", (Source(file=file, line_start=line, line_end=line + 2, fields=("title",)),)
        ),
        **more,
    )


def shelf(
    papers: Iterable[Paper], documents: Sequence[Document], sessions: Sequence[Session] = (), **more: Any
) -> Shelf:
    papers = sorted(papers, key=lambda each: each.id)
    names: dict[str, str] = {}
    written, about = defaultdict(list), defaultdict(list)
    for each in papers:
        for author in each.authors:
            names.setdefault(author.id, author.name)
            written[author.id].append(each.id)
        for topic in each.topics:
            about[topic.id].append((each.id, topic.evidence[0]))
    known = more.pop("known", {})
    return Shelf(
        documents=tuple(documents),
        document_ids={each.file: slug(each.file.rpartition(".")[0]) for each in documents},
        papers=tuple(papers),
        people=tuple(
            Person(id=id, name=names[id], papers=tuple(dict.fromkeys(held)), **known.get(id, {}))
            for id, held in sorted(written.items())
        ),
        topics=tuple(
            Topic(
                id=id,
                name=held[0][1],
                papers=tuple(each for each, _ in held),
                evidence=(f'"{held[0][1]}" in {len(held)} titles',),
            )
            for id, held in sorted(about.items())
        ),
        sessions=tuple(sessions),
        merges=more.pop("merges", ()),
        **more,
    )


def document(file: str, layout: str, lines: Iterable[int], **more: Any) -> Document:
    """A document with a record of three lines at each of these lines."""
    records = tuple(Record(line_start=line, line_end=line + 2) for line in lines)
    noise = more.get("noise", ())
    return Document(
        file=file,
        layout=layout,
        text_hash=file,
        records=records,
        lines_total=3 * len(records) + len(noise) + 1,
        lines_in_records=3 * len(records),
        lines_noise=len(noise),
        lines_blank=1,
        **more,
    )


def reading_list() -> ReadingList:
    """A list with a week long past, one that is far off, and what a curator may say."""
    past = Entry(paper="a-crowd", text="A crowd", need="must", remark="Start *here*.", presenters=("Ada",))
    absent = Entry(paper=None, text="https://example.org/gone", need="optional", link="https://example.org/s")
    return ReadingList(
        id="evenings",
        title="Evenings & nights",
        description="Read in <order>.",
        intro="One.\n\n- Two, see [this](https://example.org/).",
        curators=("The group",),
        date="2021-11-01",
        licence="CC BY 4.0",
        timezone="Europe/Berlin",
        parts=(
            Part(
                title="Long ago", date="2021-10-01", time="16:00", presenters=("Bo",), entries=(past, absent)
            ),
            Part(
                title="Far off",
                date="9021-10-01",
                place="Room <3>",
                notes="Bring paper.",
                entries=(Entry(paper="cut-short", text="Cut short"),),
            ),
        ),
        papers=("a-crowd", "cut-short"),
        file="lists/evenings.toml",
    )


def odd_shelf() -> Shelf:
    """Everything at once."""
    crowd = [
        f"Member {word}" for word in ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    ]
    odd = [
        paper(
            "Gibbs sampling for everyone",
            ["Zhangyang “Atlas” Wang", "Ondřej Cífka", "José Müller"],
            abstract="We sample. It works well & is <fast>.\n\nSee https://example.org/x for more.",
            summary="We sample.",
            award="Best Paper",
            venue="Invented Conf 2021",
            session="poster-session-1",
            date="2021-10-01",
            categories=("LG",),
            topics=["Sampling", "Energy & models"],
            links=(
                Link(kind="pdf", url="https://example.org/a.pdf?x=1&y=2"),
                Link(kind="code", url="https://example.org/code"),
                Link(kind="other", url="javascript:alert(1)"),
            ),
            identifiers=Identifiers(doi="10.1/x<y", arxiv="2110.00001"),
            related=(Related(id="no-one-signed-this", reasons=("Shared words: <odd>",)),),
            line=2,
        ),
        paper('Is <b>bold</b> & "quoted" worth $5?', ["José Müller", HOSTILE], line=5, abstract=HOSTILE),
        paper(
            r"Learning $\mathcal{O}(n^2)$ kernels with \emph{care}",
            ["Pietro Lió"],
            abstract=r"A formula, $x_1 < 2$, and an unpaired $ sign." + "\n\nA second paragraph.",
            summary=r"A formula, $x_1 < 2$.",
            date="2019",
            topics=["Sampling"],
            line=8,
        ),
        paper(None, ["Ann Lee", "Bo Wu", "José Müller"], abstract="No title here.", line=11),
        paper(None, (), abstract="Nothing but words.", line=14),
        paper("No one signed this", (), line=17, topics=["Sampling"]),
        paper(
            "Cut short",
            ["Ann Lee", "Bo Wu", "Cy Young"],
            authors_complete=False,
            date="2020-05",
            sources=(
                Source(file="session.txt", line_start=20, line_end=22, fields=("title", "date")),
                Source(file="feed.txt", line_start=1, line_end=3, fields=("authors", "abstract")),
            ),
        ),
        paper("A crowd", crowd, line=23, topics=["Sampling"]),
        paper("“Quotes” first", ["Ye Li"], file="notes/a.md", line=1, session="evening"),
        paper("2048 is a number", ["Yé Li"], file="notes/b.md", line=1),
    ]
    posters = [
        paper(
            f"Poster {number} on {topic}",
            [f"Author {number}"],
            line=40 + 3 * number,
            session="poster-session-1",
            topics=[topic],
            summary=f"Poster {number} says something.",
            related=tuple(Related(id="a-crowd", reasons=(f"Shared word: {word}",)) for word in ("a", "b")),
        )
        for number, topic in enumerate(["Optics", "Acoustics"] * 7)
    ]
    gathered = [odd[0], *posters]
    return shelf(
        [*odd, *posters],
        [
            document(
                "session.txt",
                "poster session",
                [*range(2, 24, 3), *(40 + 3 * number for number in range(14))],
                noise=(Noise(line_start=1, line_end=1, reason="navigation <of> the page"),),
                problems=(
                    Problem(
                        file="content/session.txt",
                        line=11,
                        severity="note",
                        code="no-title",
                        message="2 of 22 records have no title.",
                        hint="Add a document that has them.",
                    ),
                    Problem(
                        file="content/session.txt",
                        severity="warning",
                        code="unsure-boundary",
                        message="It is not certain where a title ends.",
                    ),
                ),
            ),
            document("feed.txt", "feed", [1]),
            document("broken.txt", "unreadable", []),
            document("notes/a.md", "markdown", [1], session="Evening"),
            document("notes/b.md", "markdown", [1]),
        ],
        [
            Session(
                id="poster-session-1",
                name="Poster Session 1",
                venue="Invented Conf 2021",
                papers=tuple(each.id for each in gathered),
                file="session.txt",
            ),
            Session(
                id="evening", name="Evening", date="2021-03-04", papers=("quotes-first",), file="notes/a.md"
            ),
        ],
        lists=(reading_list(),),
        merges=(
            Merge(
                paper="cut-short",
                records=("session.txt:20-22", "feed.txt:1-3"),
                evidence=("Same title",),
                score=0.9,
            ),
        ),
        known={
            "jose-muller": {"also_written": ("Jose Müller",), "evidence": ("The same but for accents",)},
            "ann-lee": {"similar": ("bo-wu",), "orcid": "0000-0001-2345-6789"},
            "bo-wu": {"similar": ("ann-lee",)},
        },
        problems=(
            Problem(
                file="content/corrections.toml",
                severity="error",
                code="bad-correction",
                message="There is no such paper.",
            ),
        ),
    )


def many_papers(number: int) -> Shelf:
    """A shelf of so many papers that lists stand on several pages."""
    papers = [
        paper(f"Study {each:04} of things", [f"Person {each:04}"], line=3 * each + 1, topics=["Things"])
        for each in range(number)
    ]
    made = [document("session.txt", "poster session", (3 * each + 1 for each in range(number)))]
    gathering = Session(
        id="all", name="All of them", papers=tuple(each.id for each in papers), file="session.txt"
    )
    return shelf(papers, made, [gathering])
