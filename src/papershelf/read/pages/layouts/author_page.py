"""An author's page on a paper site: names joined by commas, the abstract, "Via"; titles if the page has them."""

from papershelf.read.pages.layouts.grammar import Layout, Step

LAYOUT = Layout(
    name="author page",
    steps=(
        Step("title", missing=0.0, steady=True),
        Step("stamp", missing=0.0, steady=True),
        Step("names with commas"),
        Step("abstract", missing=-3.0),
        Step("paragraph", missing=0.0, again=-0.5),
        Step("via", missing=-1.0),
    ),
)
