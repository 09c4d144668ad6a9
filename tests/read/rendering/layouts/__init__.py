"""Every layout that pages are rendered in; a new one is a function in a module here and a line in its table."""

from rendering.layouts import conferences, handmade, indexes, known, references, saved

LAYOUTS = (
    *known.LAYOUTS,
    *conferences.LAYOUTS,
    *indexes.LAYOUTS,
    *references.LAYOUTS,
    *handmade.LAYOUTS,
    *saved.LAYOUTS,
)
