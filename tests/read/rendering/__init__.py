"""Pages rendered from invented papers: layouts × noise, each page with what a reader should find in it."""

from rendering.layout import Layout, render
from rendering.layouts import LAYOUTS, LEFT_OUT
from rendering.sheet import Rendered

__all__ = ["LAYOUTS", "LEFT_OUT", "Layout", "Rendered", "render"]
