"""The papers that site.toml picks for the home page, where the shelf does not have them."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from papershelf.config import line_in
from papershelf.model import Paper, Problem


def unmatched_picks(picks: Sequence[str], papers: Iterable[Paper], site: Path) -> Iterator[Problem]:
    """A warning for each pick that is no paper's id, with the nearest one."""
    known = {paper.id for paper in papers} if picks else set()
    for pick in picks:
        if pick not in known:
            nearest = get_close_matches(pick, sorted(known), n=1)
            yield Problem(
                file="site.toml",
                line=line_in(site, "home", "picks"),
                severity="warning",
                code="unmatched-pick",
                message=f"The home page is to show “{pick}”, and no paper has this id.",
                hint=f"Did you mean {nearest[0]}?"
                if nearest
                else "Write the last part of the address of the paper's page without .html.",
            )
