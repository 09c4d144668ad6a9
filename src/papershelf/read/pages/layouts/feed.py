"""A feed of papers: category and date on one line, the title run together with the authors, the abstract."""

from papershelf.read.pages.layouts.grammar import Layout, Step

LAYOUT = Layout(
    name="feed",
    steps=(
        Step("stamp"),
        Step("headline"),
        Step("names with commas", missing=0.0),
        Step("abstract", missing=-1.0),
        Step("paragraph", missing=0.0, again=-1.0),
    ),
)
