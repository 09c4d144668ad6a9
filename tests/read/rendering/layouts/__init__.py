"""Every layout that pages are rendered in; a new one is a function in a module here and a line in its table."""

from rendering.layouts import conferences, handmade, indexes, known, left_out, references, saved

LAYOUTS = (
    *known.LAYOUTS,
    *conferences.LAYOUTS,
    *indexes.LAYOUTS,
    *references.LAYOUTS,
    *handmade.LAYOUTS,
    *saved.LAYOUTS,
    *left_out.LAYOUTS,
)

LEFT_OUT = frozenset(layout.name for layout in left_out.LAYOUTS)
"""The names of those that nobody saw who made the readers."""
