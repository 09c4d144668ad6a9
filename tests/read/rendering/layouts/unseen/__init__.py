"""Layouts that nobody saw who made the readers, by the kind of page."""

from rendering.layouts.unseen import discovery, events, keeping, publishers, saved_homes, saved_sites

LAYOUTS = (
    *events.LAYOUTS,
    *publishers.LAYOUTS,
    *discovery.LAYOUTS,
    *keeping.LAYOUTS,
    *saved_sites.LAYOUTS,
    *saved_homes.LAYOUTS,
)
