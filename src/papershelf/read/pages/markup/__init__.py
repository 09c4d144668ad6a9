"""Saved HTML and Markdown as written lines: `html`, `mhtml`, `markdown` begin, `page` makes a draft."""
