"""The documents that papers come from."""

from papershelf.english import counted
from papershelf.site import addresses
from papershelf.site.catalogue import NOTES_LAYOUT, Catalogue
from papershelf.site.pictures.bars import bars
from papershelf.site.pictures.figure import FEWEST, Figure

ID, TITLE = "sources", "Papers by source"
SHOWN = 12


def sources(shelf: Catalogue) -> Figure:
    """The Markdown notes are one source, as they share their pages."""
    notes = [len(each.records) for each in shelf.shelf.documents if each.layout == NOTES_LAYOUT]
    entries = [
        (addresses.document(shelf.shelf.document_ids[each.file]), each.file, len(each.records))
        for each in shelf.shelf.documents
        if each.records and each.layout != NOTES_LAYOUT
    ]
    if any(notes):
        entries.append((addresses.notes(), counted(len(notes), "Markdown note"), sum(notes)))
    entries.sort(key=lambda each: (-each[2], each[0]))
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
