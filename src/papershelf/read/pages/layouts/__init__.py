"""The layouts that pasted pages are tried with, one module each. A new one: its module, its line here, its fixture."""

from papershelf.read.pages.layouts import author_page, feed, poster_session, similar_papers

LAYOUTS = (author_page.LAYOUT, similar_papers.LAYOUT, feed.LAYOUT, poster_session.LAYOUT)
