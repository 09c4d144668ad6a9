"""The documents that papers come from."""

from collections import Counter

from papershelf.english import counted
from papershelf.site import addresses
from papershelf.site.catalogue import NOTES_LAYOUT, Catalogue
from papershelf.site.pictures.bars import bars
from papershelf.site.pictures.figure import FEWEST, Figure

ID, TITLE = "sources", "Papers by source"
SHOWN = 12


def sources(shelf: Catalogue) -> Figure:
    """The Markdown notes are one source, as they share their pages."""
    counts: Counter[tuple[str, str]] = Counter()
    notes = [each for each in shelf.shelf.documents if each.layout == NOTES_LAYOUT]
    for each in shelf.shelf.documents:
        if each.layout == NOTES_LAYOUT:
            counts[addresses.notes(), counted(len(notes), "Markdown note")] += len(each.records)
        elif each.records:
            counts[addresses.document(shelf.shelf.document_ids[each.file]), each.file] += len(each.records)
    entries = sorted(
        ((href, name, count) for (href, name), count in counts.items() if count),
        key=lambda each: (-each[2], each[0]),
    )
    rows = [(name, f"{count:,}") for _, name, count in entries[: 4 * SHOWN]]
    records = sum(count for *_, count in entries)
    said = f"{counted(records, 'record')} of {counted(len(entries), 'source')}"
    said += f" became {counted(len(shelf.papers), 'paper')}."
    head = ("Source", "Records")
    if len(entries) < FEWEST:
        return Figure(id=ID, title=TITLE, sentence=said, head=head, rows=rows)
    if len(entries) > SHOWN:
        said += f" These are the largest {SHOWN} sources."
    return Figure(
        id=ID,
        title=TITLE,
        sentence=said,
        drawing=bars(ID, TITLE, said, entries[:SHOWN]),
        head=head,
        rows=rows,
    )
