"""Every layout that pages are rendered in; a new one is a function in a module here and a line in its table."""

from rendering.layouts import (
    archives,
    conferences,
    further,
    handmade,
    indexes,
    known,
    notes,
    programmes,
    references,
    saved,
    unseen,
)

LAYOUTS = (
    *known.LAYOUTS,
    *conferences.LAYOUTS,
    *indexes.LAYOUTS,
    *references.LAYOUTS,
    *handmade.LAYOUTS,
    *saved.LAYOUTS,
    *further.LAYOUTS,
    *programmes.LAYOUTS,
    *archives.LAYOUTS,
    *notes.LAYOUTS,
    *unseen.LAYOUTS,
)

LEFT_OUT = frozenset(layout.name for layout in unseen.LAYOUTS)
"""The names of those that nobody saw who made the readers."""
