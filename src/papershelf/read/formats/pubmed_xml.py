"""PubMed's XML (`<PubmedArticleSet>`): an article a paper (https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html)."""

from papershelf.model import Noise, Record
from papershelf.read.draft import Draft
from papershelf.read.eastern import eastern
from papershelf.read.formats.accounts import accounted
from papershelf.read.formats.author_ids import joined, orcid
from papershelf.read.formats.facts import day, known, known_people
from papershelf.read.formats.faults import Fault, faults
from papershelf.read.formats.xml import Element, elements
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import clean

_PAPERS = frozenset({"PubmedArticle", "PubmedBookArticle"})
_CONTAINERS = frozenset({"PubmedArticleSet"})


def recognises(text: str) -> bool:
    return "<PubmedArticle" in text[:4000]


def read(source: Source) -> Draft:
    """A record for each article."""
    records: list[Record] = []
    noise: list[Noise] = []
    broken: list[Fault] = []
    for each in elements(source.text, _PAPERS, _CONTAINERS):
        if isinstance(each, Fault):
            broken.append(each)
        else:
            records.append(_record(each))
    problems = faults(source.place, "xml", broken, noise)
    return accounted(source, "pubmed", records, problems, noise=noise, rest="around the papers")


def _record(paper: Element) -> Record:
    citation = paper.child("MedlineCitation", "BookDocument") or paper
    article = citation.child("Article") or citation
    journal = article.child("Journal")
    book = citation.child("Book")
    names, complete, ids = _authors(article)
    title = clean(article.said("ArticleTitle")) or clean(book.said("BookTitle") if book else "")
    if title.startswith("[") and title.endswith(("]", "].")):  # a translated title
        title = title.strip("[].")
    issue = journal.child("JournalIssue") if journal else None
    published = (issue or book or article).child("PubDate")
    numbers = [each for group in _below(paper, "ArticleIdList") for each in group.children("ArticleId")]
    kinds = {each.attributes.get("IdType", ""): clean(each.text()) for each in reversed(numbers)}
    places = {
        each.attributes.get("EIdType", ""): clean(each.text()) for each in article.children("ELocationID")
    }
    return Record(
        line_start=paper.line,
        line_end=paper.last,
        title=(title[:-1] if title.endswith(".") and not title.endswith("..") else title) or None,
        authors=names,
        authors_complete=complete,
        author_ids=ids,
        abstract=_abstract(article) or None,
        date=_date(published) or _date(article.child("ArticleDate")),
        topics=tuple(
            dict.fromkeys(
                clean(each.text()).rstrip(".")
                for group in citation.children("KeywordList")
                for each in group.children("Keyword")
                if clean(each.text())
            )
        ),
        venue=clean(journal.said("Title", "ISOAbbreviation")) or None if journal else None,
        identifiers=known({"doi": kinds.get("doi") or places.get("doi") or ""}),
    )


def _below(paper: Element, name: str) -> list[Element]:
    return [
        found
        for part in (*paper.children("PubmedData", "BookDocument"), paper)
        for found in part.children(name)
    ]


def _authors(article: Element) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
    """Names of persons and groups, with their ids; the list may say of itself that it is cut."""
    names: list[tuple[str, str]] = []
    whole = True
    for group in article.children("AuthorList"):
        if group.attributes.get("Type") == "editors":
            continue
        whole = whole and group.attributes.get("CompleteYN", "Y") != "N"
        for author in group.children("Author"):
            given = author.said("ForeName", "FirstName", "Initials")
            family = author.said("LastName")
            name = eastern(given, family) or f"{given} {family}".strip() or author.said("CollectiveName")
            suffix = author.said("Suffix")
            ids = (
                orcid(each.text())
                for each in author.children("Identifier")
                if each.attributes.get("Source") == "ORCID"
            )
            names.append((f"{name}, {suffix}" if suffix and name else name, joined(ids)))
    found, complete, known_ids = known_people(names)
    return found, complete and whole, known_ids


def _abstract(article: Element) -> str:
    """Each part of a structured abstract is a paragraph behind its label."""
    parts = []
    for group in article.children("Abstract"):
        for each in group.children("AbstractText"):
            label, text = clean(each.attributes.get("Label", "")), clean(each.text())
            if text:
                parts.append(f"{label}: {text}" if label and label.upper() != "UNLABELLED" else text)
    return "\n\n".join(parts)


def _date(published: Element | None) -> str | None:
    if published is None:
        return None
    year, month, of_month = (published.said(name) for name in ("Year", "Month", "Day"))
    if not year:
        return day(published.said("MedlineDate"))
    if month.isdigit():
        return day("-".join(filter(None, (year, month, of_month))))
    return day(f"{of_month} {month} {year}".strip()) or day(year)


READER = Reader(name="PubMed XML", suffixes=(".xml",), read=read, recognises=recognises)
