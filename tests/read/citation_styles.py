"""Citation styles of publishers and reference managers: a paper → its reference as the style writes it, and the form
in which the style states names ("J. Smith"). What a style leaves out is said by `titled`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rendering.names import Name
from rendering.papers import Paper

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(frozen=True)
class Style:
    """`write` gives the reference; `name` what it states of a name; `most` how many names stand before "et al."."""

    write: Callable[[Paper], str]
    name: Callable[[Name], str]
    titled: bool = True
    most: int = 99


def short(name: Name) -> str:
    return name.short


def full(name: Name) -> str:
    return name.full


def compact(name: Name) -> str:
    return name.compact


def tight(name: Name) -> str:
    """Family name first, initials without spaces: "Smith, J.B."."""
    return name.turned_short.replace(". ", ".")


def tightly(name: Name) -> str:
    """What `tight` states."""
    return " ".join(filter(None, (name.initials.replace(". ", "."), name.family, name.suffix)))


def capital(name: Name) -> str:
    """Family name first in capitals: "SMITH, John"."""
    return ", ".join(filter(None, (name.family.upper(), name.given, name.suffix)))


def capitals(name: Name) -> str:
    """What `capital` states."""
    return " ".join(filter(None, (name.given, name.family.upper(), name.suffix)))


def capital_initials(name: Name) -> str:
    return ", ".join(filter(None, (name.family.upper(), name.initials, name.suffix)))


def capital_short(name: Name) -> str:
    return " ".join(filter(None, (name.initials, name.family.upper(), name.suffix)))


def spaced(name: Name) -> str:
    """Family name first, initials with stops and no comma: "Smith J. B."."""
    return " ".join(filter(None, (name.family, name.initials, name.suffix)))


def several(names: Sequence[str], last: str, comma: str = ", ", oxford: bool = True) -> str:
    """Names with `last` before the last of them."""
    if len(names) < 2:
        return "".join(names)
    between = comma.rstrip() if oxford and len(names) > 2 else ""
    return comma.join(names[:-1]) + between + last + names[-1]


def by(
    paper: Paper, form: Callable[[Name], str], last: str = ", ", comma: str = ", ", oxford: bool = False
) -> str:
    return several([form(name) for name in paper.authors], last, comma, oxford)


def first_turned(paper: Paper) -> str:
    """Only the first name is turned, as in Chicago's and MLA's style."""
    names = [paper.authors[0].turned, *(name.full for name in paper.authors[1:])]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f", and {names[-1]}"


def at_most(paper: Paper, form: Callable[[Name], str], most: int, cut: str) -> str:
    """The first names, and the mark of a cut list if there are more."""
    names = [form(name) for name in paper.authors[:most]]
    return ", ".join(names) + (cut if len(paper.authors) > most else "")


def fulls(paper: Paper) -> str:
    return by(paper, full, " and ", oxford=True)


def shorts(paper: Paper) -> str:
    return by(paper, short, " and ", oxford=True)


def short_turned(name: Name) -> str:
    return name.turned_short


def loud(name: Name) -> str:
    return name.turned_short.upper()


def without_spaces(name: Name) -> str:
    """Initials without spaces before the family name: "J.B. Smith"."""
    return name.short.replace(". ", ".", name.initials.count(". "))


def issue(paper: Paper) -> str:
    return f"{volume(paper)}({number(paper)})"


def end(title: str) -> str:
    return title if title.endswith(("?", "!", ".")) else title + "."


def ended(people: str) -> str:
    return people if people.endswith(".") else people + "."


def volume(paper: Paper) -> int:
    return paper.serial % 60 + 1


def number(paper: Paper) -> int:
    return paper.serial % 9 + 1


def hyphens(paper: Paper) -> str:
    return paper.pages.replace("–", "-")


def chief(paper: Paper) -> str:
    return paper.pages.partition("–")[0]


def nature(p: Paper) -> str:
    people = f"{p.authors[0].turned_short} et al." if len(p.authors) > 5 else by(p, short_turned, " & ")
    return f"{people} {end(p.title)} {p.short_venue} {volume(p)}, {p.pages} ({p.year})."


def gbt(p: Paper) -> str:
    kind = p.serial % 4
    place = (
        f"[J]. {p.venue}, {p.year}, {issue(p)}: {hyphens(p)}."
        if kind == 0
        else f"[C]//{p.venue}. {p.year}: {hyphens(p)}."
        if kind == 1
        else f"[D]. {p.places[0]}, {p.year}."
        if kind == 2
        else f"[EB/OL]. ({p.year}-05-17)[{p.year + 1}-03-02]. https://arxiv.org/abs/{p.arxiv}."
    )
    return f"{at_most(p, compact_turned, 3, ', et al')}. {p.title}{place}"


def compact_turned(name: Name) -> str:
    return name.medical


STYLES: dict[str, Style] = {
    "Nature": Style(nature, short, most=5),
    "Science": Style(
        lambda p: f"{by(p, short)}, {p.title}. {p.short_venue} {volume(p)}, {p.pages} ({p.year}).", short
    ),
    "Cell": Style(
        lambda p: (
            f"{by(p, tight, ' and ', oxford=True)} ({p.year}). {end(p.title)} {p.venue} {volume(p)}, {p.pages}."
        ),
        tightly,
    ),
    "Chicago author-date": Style(
        lambda p: (
            f"{ended(first_turned(p))} {p.year}. “{end(p.title)}” {p.venue} {volume(p)} ({number(p)}): {p.pages}."
        ),
        full,
    ),
    "Chicago notes": Style(
        lambda p: f"{fulls(p)}, “{p.title},” {p.venue} {volume(p)}, no. {number(p)} ({p.year}): {p.pages}.",
        full,
    ),
    "ACS": Style(
        lambda p: (
            f"{ended(by(p, short_turned, '; ', '; '))} {end(p.title)} {p.short_venue} {p.year}, "
            f"{volume(p)}, {p.pages}."
        ),
        short,
    ),
    "AIP": Style(
        lambda p: f"{shorts(p)}, “{p.title},” {p.short_venue} {volume(p)}, {chief(p)} ({p.year}).",
        short,
    ),
    "APS with titles": Style(
        lambda p: f"{shorts(p)}, {p.title}, {p.short_venue} {volume(p)}, {chief(p)} ({p.year}).",
        short,
    ),
    "LNCS": Style(
        lambda p: (
            f"{by(p, tight)}: {end(p.title)} In: Roe, C. (ed.) {p.short_venue} {p.year}. LNCS, vol. {volume(p)}, "
            f"pp. {p.pages}. Springer, Cham ({p.year}). https://doi.org/{p.doi}"
        ),
        tightly,
    ),
    "LIPIcs": Style(
        lambda p: (
            f"{ended(fulls(p))} {end(p.title)} In {p.venue} ({p.short_venue} {p.year}), "
            f"volume {volume(p)} of LIPIcs, pages 3:1–3:15. Schloss Dagstuhl, {p.year}. doi:{p.doi}."
        ),
        full,
    ),
    "AMS": Style(
        lambda p: (
            f"{shorts(p)}, {p.title}, {p.venue} {volume(p)} ({p.year}), no. {number(p)}, {p.pages}. "
            f"MR{p.serial}"
        ),
        short,
    ),
    "MathSciNet": Style(
        lambda p: (
            f"{ended(by(p, lambda n: n.turned, '; ', '; '))} {end(p.title)} {p.venue} {volume(p)} ({p.year}), "
            f"no. {number(p)}, {hyphens(p)}."
        ),
        full,
    ),
    "alpha": Style(
        lambda p: f"{ended(fulls(p))} {end(p.title)} {p.venue}, {issue(p)}:{p.pages}, {p.year}.",
        full,
    ),
    "arXiv preprints": Style(
        lambda p: f"{ended(fulls(p))} {end(p.title)} arXiv preprint arXiv:{p.arxiv}, {p.year}.",
        full,
    ),
    "arXiv with category": Style(
        lambda p: f"{ended(by(p, short))} {end(p.title)} arXiv:{p.arxiv} [{p.categories[0]}], {p.year}.",
        short,
    ),
    "ISO 690": Style(
        lambda p: (
            f"{ended(by(p, capital, ' and '))} {end(p.title)} {p.venue}. {p.year}, vol. {volume(p)}, "
            f"no. {number(p)}, pp. {hyphens(p)}. ISSN 1234-567X."
        ),
        capitals,
    ),
    "ABNT": Style(
        lambda p: (
            f"{ended(by(p, capital_initials, '; ', '; '))} {end(p.title)} {p.venue}, v. {volume(p)}, n. {number(p)}, "
            f"p. {hyphens(p)}, {p.year}."
        ),
        capital_short,
    ),
    "GOST": Style(
        lambda p: (
            f"{by(p, spaced)} {p.title} // {p.venue}. – {p.year}. – Vol. {volume(p)}. – №. {number(p)}. – "
            f"P. {hyphens(p)}."
        ),
        short,
    ),
    "NLM": Style(
        lambda p: (
            f"{ended(by(p, compact_turned))} {end(p.title)} {p.short_venue.rstrip('.')}. "
            f"{p.year} {MONTHS[p.month - 1]};"
            f"{issue(p)}:{hyphens(p)}. doi: {p.doi}. PMID: {p.serial}."
        ),
        compact,
    ),
    "Elsevier": Style(
        lambda p: f"{by(p, without_spaces)}, {p.title}, {p.short_venue} {volume(p)} ({p.year}) {p.pages}.",
        tightly,
    ),
    "Elsevier Harvard": Style(
        lambda p: (
            f"{by(p, tight)}, {p.year}. {end(p.title)} {p.short_venue} {volume(p)}, {p.pages}. https://doi.org/{p.doi}"
        ),
        tightly,
    ),
    "AAAI": Style(
        lambda p: (
            f"{ended(by(p, short_turned, '; and ', '; '))} {p.year}. {end(p.title)} In {p.venue}, {p.pages}."
        ),
        short,
    ),
    "ACL": Style(
        lambda p: (
            f"{ended(fulls(p))} {p.year}. {end(p.title)} In Proceedings of the {p.venue}, "
            f"pages {p.pages}, Online. Association for Computational Linguistics."
        ),
        full,
    ),
    "Copernicus": Style(
        lambda p: (
            f"{by(p, short_turned, ' and ', oxford=True)}: {p.title}, {p.short_venue}, {volume(p)}, {p.pages}, "
            f"https://doi.org/{p.doi}, {p.year}."
        ),
        short,
    ),
    "MDPI": Style(
        lambda p: (
            f"{ended(by(p, tight, '; ', '; '))} {end(p.title)} {p.short_venue} {p.year}, {volume(p)}, {p.pages}. "
            "[CrossRef]"
        ),
        tightly,
    ),
    "Springer basic": Style(
        lambda p: f"{by(p, compact_turned)} ({p.year}) {end(p.title)} {p.venue} {issue(p)}:{p.pages}",
        compact,
    ),
    "PLOS": Style(
        lambda p: (
            f"{ended(by(p, compact_turned))} {end(p.title)} {p.venue}. {p.year};{volume(p)}: {p.pages}. pmid:{p.serial}"
        ),
        compact,
    ),
    "GB/T 7714": Style(gbt, compact, most=3),
    "USENIX": Style(
        lambda p: (
            f"{ended(by(p, loud, ' and ', oxford=True))} {end(p.title)} "
            f"In {p.venue} ({p.year}), pp. {p.pages}."
        ),
        lambda n: n.short.upper(),
    ),
    "CV, title first": Style(
        lambda p: f"{end(p.title)} {ended(by(p, full))} {p.short_venue}, {p.year}.", full
    ),
    "CV, quoted": Style(lambda p: f"“{p.title}”, {by(p, short, ' and ')}, in {p.venue}, {p.year}.", short),
    "CV, award": Style(
        lambda p: (
            f"{ended(by(p, full, ' and '))} {end(p.title)} {p.short_venue.rstrip('.')} {p.year}. {p.award}."
        ),
        full,
    ),
    "guillemets": Style(
        lambda p: f"{by(p, short)}, « {p.title} », {p.venue}, vol. {volume(p)}, p. {p.pages}, {p.year}.",
        short,
    ),
    "German quotes": Style(
        lambda p: (
            f"{by(p, lambda n: n.turned, ' und ', '; ')}: „{p.title}“, in: {p.venue} {volume(p)} ({p.year}), "
            f"S. {p.pages}."
        ),
        full,
    ),
    "single quotes": Style(
        lambda p: (
            f"{by(p, short_turned, ' and ')} ({p.year}) ‘{p.title}’, {p.venue}, {issue(p)}, pp. {p.pages}."
        ),
        short,
    ),
    "Markdown italics": Style(
        lambda p: f"{ended(fulls(p))} {end(p.title)} *{p.venue}*, {volume(p)}:{p.pages}, {p.year}.",
        full,
    ),
    "no titles, APS": Style(
        lambda p: f"{shorts(p)}, Phys. Rev. Lett. {volume(p)}, {chief(p)} ({p.year}).",
        short,
        titled=False,
    ),
    "no titles, RSC": Style(
        lambda p: f"{by(p, short, ' and ')}, J. Chem. Sci., {p.year}, {volume(p)}, {p.pages}.",
        short,
        titled=False,
    ),
    "no titles, Angewandte": Style(
        lambda p: f"{by(p, short)}, Angew. Chem. Int. Ed. {p.year}, {volume(p)}, {chief(p)}.",
        short,
        titled=False,
    ),
}
