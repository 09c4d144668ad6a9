"""What `papershelf new` writes: a small site that works, with comments that say what to change."""

import os
import re
from pathlib import Path

from papershelf.errors import PapershelfError

SITE = """\
# The site's name, in the header and in every page's title.
title = "My shelf"

# The site's own name in readers' browsers: what they mark is kept under it. With another id their lists are empty.
id = "my-shelf"

# One sentence under the title of the home page.
description = "Papers that we read, and why."

# The public address, for the "not found" page and canonical links; all other links work without.
# base_url = "https://example.org/shelf/"

# The language of the interface.
# language = "en"

# The build's date in the footer, YYYY-MM-DD. Without it, none is shown.
# date = "2026-11-21"

# "serif" ships a reading font; "system" uses the reader's own.
# fonts = "serif"

# The colour of links and buttons. That of dark pages is derived from it, or give it too.
# accent = "#7a1f3d"
# accent_dark = "#f29fb4"

# A picture for the header, a file of static/. With logo_alt, what is written in it, the name does not stand beside it.
# logo = "logo.svg"
# logo_alt = "Our shelf"

# Words and links for the footer, in Markdown.
# footer = "By [our group](https://example.org)."

# Where `papershelf publish` puts the site.
# [publish]
# remote = "origin"
# branch = "gh-pages"

# Where readers' corrections go: a repository with issues.
# [corrections]
# repository = "https://github.com/ada/shelf"

# Files of content/ that are no documents, as patterns like those of .gitignore.
# [content]
# ignore = ["drafts/**", "*.bak"]

# The search: the whole index as lunr.js serialises it too, for programs of your own; where phrases are found.
# [search]
# stock = true
# positions = "title"

# Papers that the home page shows first, by the last part of their pages' addresses without .html.
# [home]
# picks = ["attention-is-all-you-need"]

# What you know of a document better than its text says; one table a file, or pattern of files.
# [[documents]]
# file = "first-evening.txt"
# layout = "poster session"
# encoding = "utf-8"
# title = "Posters of the first evening"
# session = "Poster Session 1"
# venue = "NeurIPS 2017"
# date = 2017-12-04

# The links of the header; one table each: section, page (of content/pages/), or link with text.
# [[navigation]]
# section = "topics"
# [[navigation]]
# page = "about"
# [[navigation]]
# link = "https://example.org/"
# text = "Our group"

# Topics of your own; the others are found in the texts.
# [[topics]]
# name = "Sequence models"
# match = ["transformer", "recurrent network", "attention*", "cs.CL"]
# include = []
# exclude = []
# parent = ""
"""

NOTE = """\
+++
title = "Attention Is All You Need"
authors = [
    "Ashish Vaswani",
    "Noam Shazeer",
    "Niki Parmar",
    "Jakob Uszkoreit",
    "Llion Jones",
    "Aidan N. Gomez",
    "Łukasz Kaiser",
    "Illia Polosukhin",
]
date = 2017-06-12
topics = ["attention", "machine translation"]
venue = "NeurIPS 2017"
summary = "Translation without recurrence: layers of attention alone."
links = [{ kind = "arxiv", url = "https://arxiv.org/abs/1706.03762" }]
+++
The text below the second +++ is the abstract. Write your own words here: what the paper does, and why it is on
your shelf. TeX such as $O(n^2)$ becomes a formula.
"""

SESSION = """\
Skip to yearly menu bar Skip to main content


Session

Poster Session: first evening

Abstract:

Chat is not available.


Attention Is All You Need

Ashish Vaswani · Noam Shazeer · Niki Parmar · Jakob Uszkoreit · Llion Jones · Aidan N. Gomez · Lukasz Kaiser · \
Illia Polosukhin

The model that replaced recurrence in translation by layers of attention. This paper is in a note too: both become \
one page, which says what came from where.


Adam: A Method for Stochastic Optimization

Diederik P. Kingma · Jimmy Ba

Keeps running means of each gradient and of its square, and so gives every parameter a step size of its own. Little \
has to be tuned, and most networks of the years that followed were trained with it.


Distilling the Knowledge in a Neural Network

Geoffrey Hinton · Oriol Vinyals · Jeff Dean

A small network learns from the softened answers of a large one, or of a whole ensemble, and keeps most of what they \
know at a fraction of the cost.
"""

LIST = """\
# A reading list: its page is lists/two-evenings.html. docs/lists.md has all keys; a title and papers are enough:
# papers = ["Adam: A Method for Stochastic Optimization", "10.1162/neco.1997.9.8.1735"]
title = "Two evenings"
description = "Step size, and what a small network can keep."
curator = "Your name"

[[week]]
title = "The first evening"
date = 2026-09-21
presenter = "Ada"

[[week.paper]]
paper = "Adam: A Method for Stochastic Optimization"
must = true
remark = "The figures first, then the text."

[[week]]
title = "The second evening"
date = 2026-09-28
optional = ["Distilling the Knowledge in a Neural Network"]
"""

README = """\
# My shelf

    papershelf add FILE     show what is read of a list of papers, and put it into content/; - for what you paste
    papershelf serve        look at the site while you edit; it builds again after every save
    papershelf check        what is wrong or doubtful in the documents, with file and line
    papershelf build        write the site to build/
    papershelf publish      put build/ on the branch gh-pages of your git remote

- `content/` holds what the site is made of. Paste the text of any page that lists papers into a `.txt` file, or put
  saved web pages (`.html`), BibTeX, RIS and other exports there. Write notes on single papers as `.md` files.
  `content/first-evening.txt` and `content/attention.md` are examples: replace them.
- `content/lists/` holds reading lists, a `.toml` file each: which papers, in which order, who presents them and when.
- `site.toml` is the site's name and settings.
- `static/` (make it when you need it) is copied as it is.
- `templates/` (make it when you need it) holds the templates of the theme that you change.
"""

FILES = {
    "site.toml": SITE,
    "content/attention.md": NOTE,
    "content/first-evening.txt": SESSION,
    "content/lists/two-evenings.toml": LIST,
    "README.md": README,
    ".gitignore": "/build/\n/.papershelf/\n",
}


def start(folder: Path) -> list[Path]:
    """Write the files of a new site into a folder that is not there yet, or empty (a `.git` may be in it).

    Returns the files. Raises PapershelfError where something is in the way.
    """
    if folder.exists() and not folder.is_dir():
        raise PapershelfError(f"{folder} is a file. Name a folder for the new site.")
    if folder.is_dir() and (there := sorted(set(os.listdir(folder)) - {".git"})):
        raise PapershelfError(
            f"{folder} is not empty: it holds {there[-1]}. Name another folder; nothing was written."
        )
    id = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-")[:64] or "my-shelf"
    written = []
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace('id = "my-shelf"', f'id = "{id}"'), encoding="utf-8", newline="\n")
        written.append(path)
    return written
