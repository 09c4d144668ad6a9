"""What one document gives by itself: a `Document`, and the glued lines that other documents help to decide."""

from collections.abc import Mapping
from types import MappingProxyType

from papershelf.model import Document, Frozen


class Draft(Frozen, frozen=True, kw_only=True):
    """`glued` maps a record's place in `document.records` to the text in which title and authors run together.

    `settle` turns drafts into documents once all of them are read.
    """

    document: Document
    glued: Mapping[int, str] = MappingProxyType({})
