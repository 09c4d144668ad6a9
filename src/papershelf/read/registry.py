"""Every reader, in the order in which they are asked. A format's module is imported when a file first needs it, since
a shelf has few formats and a program starts often."""

from functools import cache
from importlib import import_module
from typing import Any, cast

from papershelf.read.draft import Draft
from papershelf.read.reader import Reader
from papershelf.read.source import Source

PLAIN = ("", ".txt", ".text")
"""The suffixes of text whose format nothing tells but the text."""


def _late(module: str, name: str, *suffixes: str) -> Reader:
    """The `READER` of a module below `papershelf.read`, of this name and these suffixes, which it has itself too."""

    @cache
    def whole() -> Reader:
        return cast(Reader, import_module(f"papershelf.read.{module}").READER)

    def read(source: Source) -> Draft:
        return whole().read(source)

    def recognises(text: str) -> bool:
        return whole().recognises(text)

    return Reader(name=name, suffixes=suffixes, read=read, recognises=recognises)


def _page(source: Source) -> Draft:
    pages: Any = import_module("papershelf.read.pages.lists.plain_text")
    return cast(Draft, pages.read(source))


PAGES = Reader(name="pasted page", suffixes=PLAIN, read=_page)
HTML = _late("pages.markup.html", "HTML", ".html", ".htm", ".xhtml")
NOTE = _late("formats.note", "Markdown", ".md", ".markdown")
FORMATS = {
    "formats.identifiers": _late("formats.identifiers", "Identifiers", ".md", ".markdown"),
    "formats.note": NOTE,
    "formats.shelf": _late("formats.shelf", "Papershelf", ".jsonl", ".ndjson"),
    "formats.openreview": _late("formats.openreview", "OpenReview", ".json", ".jsonl", ".ndjson"),
    "formats.anthology": _late("formats.anthology", "ACL Anthology", ".xml"),
    "formats.dblp": _late("formats.dblp", "DBLP", ".xml"),
    "formats.pubmed_xml": _late("formats.pubmed_xml", "PubMed XML", ".xml"),
    "formats.endnote_xml": _late("formats.endnote_xml", "EndNote XML", ".xml"),
    "formats.repository": _late("formats.repository", "Repository XML", ".xml"),
    "formats.arxiv": _late("formats.arxiv", "Atom or RSS feed", ".atom", ".rss", ".xml"),
    "pages.markup.mhtml": _late("pages.markup.mhtml", "MHTML", ".mhtml", ".mht"),
    "pages.markup.html": HTML,
    "formats.csl": _late("formats.csl", "CSL-JSON", ".json", ".csljson"),
    "formats.bibtex": _late("formats.bibtex", "BibTeX", ".bib", ".bibtex", ".biblatex"),
    "formats.bibitems": _late("formats.bibitems", "TeX bibliography", ".bbl", ".tex"),
    "formats.ris": _late("formats.ris", "RIS", ".ris"),
    "formats.web_of_science": _late(
        "formats.web_of_science", "Web of Science", ".ciw", ".isi", ".ris", ".nbib"
    ),
    "formats.endnote": _late("formats.endnote", "EndNote", ".enw", ".endf", ".refer", ".ris"),
    "formats.pubmed": _late("formats.pubmed", "PubMed", ".nbib", ".medline", ".ris"),
    "formats.catalogue": _late("formats.catalogue", "JSON", ".json", ".jsonl", ".ndjson"),
    "formats.table": _late("formats.table", "CSV", ".csv", ".tsv"),
}
"""Every format by its module. A new one is a new module and its line here."""

READERS: tuple[Reader, ...] = (*FORMATS.values(), PAGES)
"""More specific ones first. Where several have a suffix, one that recognises the text reads it, or else the one whose
first suffix it is."""

BY_LAYOUT = {
    "arxiv": FORMATS["formats.arxiv"],
    "anthology": FORMATS["formats.anthology"],
    "csl": FORMATS["formats.csl"],
    "shelf": FORMATS["formats.shelf"],
    "table": FORMATS["formats.table"],
    "json": FORMATS["formats.catalogue"],
    "wos": FORMATS["formats.web_of_science"],
    "refworks": FORMATS["formats.web_of_science"],
    "repository": FORMATS["formats.repository"],
    "mods": FORMATS["formats.repository"],
    "oaipmh": FORMATS["formats.repository"],
    "feedofnews": FORMATS["formats.arxiv"],
    "rss": FORMATS["formats.arxiv"],
    "atom": FORMATS["formats.arxiv"],
    "bibitem": FORMATS["formats.bibitems"],
    "page": PAGES,
}
"""Other names of formats: what documents and people call them. A format's endings are names of it too."""
