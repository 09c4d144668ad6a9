"""However deep a page nests its elements, a reader sees the same lines."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from papershelf.read.pages.markup.html import flowed

WORDS = st.lists(st.sampled_from("bees of Ada Byron & Chen <3 2021 naïve".split()), min_size=1, max_size=6)
BLOCKS = st.lists(
    st.sampled_from("div section article main li blockquote aside".split()), min_size=1, max_size=4
)
INLINE = st.lists(st.sampled_from("span b i em strong small font u".split()), max_size=3)


def wrapped(text: str, tags: list[str]) -> str:
    return "".join(f"<{tag}>" for tag in tags) + text + "".join(f"</{tag}>" for tag in reversed(tags))


@given(st.lists(st.tuples(WORDS, BLOCKS, INLINE, st.sampled_from(("", " ", "\n  "))), min_size=1, max_size=6))
def test_nesting_changes_no_line(rows: list[tuple[list[str], list[str], list[str], str]]) -> None:
    page = "".join(
        wrapped(space + wrapped(escape(" ".join(words)), inline) + space, blocks)
        for words, blocks, inline, space in rows
    )
    flow = flowed([(1, f"<html><body>{page}</body></html>".encode())])
    assert [line.text for line in flow.lines if line.text] == [" ".join(words) for words, *_ in rows]
