"""A layout: how one kind of page writes its papers, and what noise such pages suffer from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from rendering.noise import ANY, in_bytes, suffered, worn
from rendering.papers import Paper, papers
from rendering.sheet import Rendered, Sheet


@dataclass(frozen=True)
class Layout:
    """`write` fills a sheet with the papers; `bears` names the noise that makes sense on such a page."""

    name: str
    write: Callable[[Sheet, Sequence[Paper]], None]
    bears: frozenset[str] = ANY
    suffix: str = ".txt"


def render(layout: Layout, seed: int, count: int, share: float = 0.0, only: str = "") -> Rendered:
    """A page of `count` papers, always the same for the same arguments.

    It suffers from each noise that its layout bears with the probability `share`, and surely from the noise `only`.
    """
    page = sheet(layout, seed, count, share, only)
    rendered = page.rendered(layout.name, layout.suffix)
    return replace(rendered, text=in_bytes(page, rendered.text))


def sheet(layout: Layout, seed: int, count: int, share: float = 0.0, only: str = "") -> Sheet:
    """The rows of the page that `render` gives: what part of which record each line is."""
    rng = Random(f"{layout.name} {seed}")
    written = papers(rng, count)
    noise = suffered(rng, layout.bears, share)
    page = Sheet(rng, noise | {only} if only else noise)
    layout.write(page, written)
    worn(page)
    return page
