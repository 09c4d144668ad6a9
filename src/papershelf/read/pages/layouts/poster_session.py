"""A poster session: title, authors with dots between them, the abstract; an award before or after the title."""

from papershelf.read.pages.layouts.grammar import Layout, Step

LAYOUT = Layout(
    name="poster session",
    steps=(
        Step("award", missing=0.0, again=-1.0),
        Step("title"),
        Step("award", missing=0.0, again=-1.0),
        Step("names with dots", missing=-7.0),
        Step("abstract", missing=-1.0),
        Step("paragraph", missing=0.0, again=-0.5),
    ),
)
