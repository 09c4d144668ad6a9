"""A page of papers like one paper: a title, then its abstract, and no authors."""

from papershelf.read.pages.layouts.grammar import Layout, Step

LAYOUT = Layout(
    name="similar papers",
    steps=(
        Step("title"),
        Step("abstract", missing=-7.0, again=-3.0),
    ),
    enough=2.0,  # nearly every text has lines that look like titles: without names, the rest must be plain
)
