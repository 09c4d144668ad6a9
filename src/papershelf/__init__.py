"""Papershelf turns pasted lists of papers into one truthful library and a static site."""

__version__ = "0.1.0"
