"""Counts, dates, lists and the names of layouts as English words."""

from collections.abc import Sequence

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


SPELT = {
    each.lower(): each
    for each in (
        "ACL Anthology Atom BibTeX Crossref CSL-JSON CSV DBLP EndNote Hugging Face HTML JSON Markdown Mini-Conf "
        "OpenAlex OpenReview ORCID Papershelf PubMed RefWorks RIS RSS Scholar Semantic TeX TOML XML YAML arXiv"
    ).split()
}
LAYOUTS = {
    "inferred": "layout of its own",
    "unknown": "unknown layout",
    "ignore": "left out by site.toml",
    "web of science": "Web of Science",
    "bibitem": "TeX bibliography",
}


def layout_name(layout: str) -> str:
    """A document's layout as people write it.

    >>> layout_name("csl-json"), layout_name("poster session"), layout_name("inferred")
    ('CSL-JSON', 'poster session', 'layout of its own')
    """
    return LAYOUTS.get(layout) or " ".join(SPELT.get(word, word) for word in layout.split(" "))


def sentence_case(text: str) -> str:
    """
    >>> sentence_case("poster session"), sentence_case("arXiv")
    ('Poster session', 'arXiv')
    """
    word = text.partition(" ")[0]
    return text[:1].upper() + text[1:] if word.islower() else text


def counted(number: int, noun: str, plural: str = "") -> str:
    """
    >>> counted(1, "paper"), counted(1200, "paper"), counted(2, "person", "people")
    ('1 paper', '1,200 papers', '2 people')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def sure(confidence: float) -> str:
    """A confidence for readers: what was inferred is never certain.

    >>> sure(0.5), sure(1.0)
    ('50% sure', '99% sure')
    """
    return f"{min(0.99, confidence):.0%} sure"


def day(date: str) -> str:
    """An ISO date of any precision for readers.

    >>> day("2021-10-01"), day("2021-10"), day("2021")
    ('1 Oct 2021', 'Oct 2021', '2021')
    """
    year, _, rest = date.partition("-")
    month, _, number = rest.partition("-")
    if not (month.isdigit() and 1 <= int(month) <= 12):
        return date
    return " ".join(filter(None, (number.lstrip("0"), MONTHS[int(month) - 1], year)))


def listed(words: Sequence[str]) -> str:
    """
    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def ordinal(number: int) -> str:
    """
    >>> ordinal(1), ordinal(11)
    ('first', '11th')
    """
    if number <= len(ORDINALS):
        return ORDINALS[number - 1]
    tail = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def lines(start: int, end: int) -> str:
    return f"line {start}" if start == end else f"lines {start}–{end}"
