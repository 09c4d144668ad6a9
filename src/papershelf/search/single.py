"""A shelf's papers in, the whole index in one file out, as lunr.js 2.3.9 serialises it, for a site's own programs."""

from collections.abc import Iterable, Mapping

from papershelf.errors import PapershelfError
from papershelf.model import Paper
from papershelf.search.fields import FIELDS, chunked, searched
from papershelf.search.index import Postings
from papershelf.search.postings import Analysis, Chunks
from papershelf.search.stock import stock

MOST = 5_000
"""The most papers of one file: it is loaded whole, at 700 bytes a paper, compressed."""


def stock_file(papers: Iterable[Paper], people: Mapping[str, str]) -> bytes:
    """`people` gives each person's name by id. Papers are called by their ids, in whose order they are added.

    Raises PapershelfError for a shelf that is too large for one file.
    """
    held = sorted(papers, key=lambda paper: paper.id)
    if len(held) > MOST:
        raise PapershelfError(
            f"site.toml asks for [search] stock = true, and the shelf has {len(held):,} papers: one file for all of "
            f"them is for at most {MOST:,}. Write stock = false; the search on the pages does not need it."
        )
    analysis = Analysis()
    postings = Postings(FIELDS)
    postings.vocabulary = analysis.terms
    for paper in held:
        fields = searched(paper, people)
        # Each field's terms are numbered before the next field's are: lunr.js numbers them as they come.
        title = terms(analysis.chunks, [fields.title])
        authors = analysis.author_terms(map(analysis.atoms.__getitem__, fields.names))
        postings.add(paper.id, (title, authors, terms(analysis.chunks, fields.abstract)))
    return stock(postings).encode(errors="replace")


def terms(known: Chunks, texts: Iterable[str]) -> list[int]:
    return [term for chunk in chunked(texts) for term, _ in known.placed(known[chunk])]
