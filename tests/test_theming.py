"""What docs/theming.md says of the templates is what they are given, and ask for."""

import runpy
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from papershelf import starter
from papershelf.build import build
from papershelf.site.faults import values_of_kind
from papershelf.site.render import Press

SCRIPTS = Path(__file__).parents[1] / "scripts"


@pytest.fixture(scope="module")
def theme() -> dict[str, Any]:
    return runpy.run_path(str(SCRIPTS / "theme_reference.py"))


def test_templates_ask_for_nothing_that_the_documentation_lacks(theme: dict[str, Any]) -> None:
    trees = theme["parsed"]()
    for template, views in theme["VIEWS"].items():
        whole = [template, *theme["parts"](trees[template])]
        for name, kind in views.items():
            for each in whole:
                assert theme["asked"](trees[each], name) <= set(values_of_kind(kind)), each
    for template in theme["FRAME"]:
        assert theme["asked"](trees[template], "page") <= set(theme["frame_values"]()), template


def test_builds_give_the_views_that_the_documentation_names(
    theme: dict[str, Any], tmp_path: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, set[type]] = defaultdict(set)
    page = Press.page

    def noted(press: Press, template: str, *words: Any, **values: Any) -> tuple[str, bytes]:
        if "view" in values:
            given[template].add(type(values["view"]))
        return page(press, template, *words, **values)

    monkeypatch.setattr(Press, "page", noted)
    starter.start(tmp_path)
    for source in seeds.glob("*.txt"):
        (tmp_path / "content" / source.name).write_bytes(source.read_bytes())
    own = tmp_path / "content" / "pages" / "contact.md"
    own.parent.mkdir()
    own.write_text("Write.")
    (tmp_path / "permalinks.lock").write_text("paper gone - 2026-01-01 2026-01-01\n")
    build(tmp_path)
    told = {template: {views["view"]} for template, views in theme["VIEWS"].items() if "view" in views}
    assert given == {template: kinds for template, kinds in told.items() if template in given}
    assert set(told) - set(given) <= {"moved.html"}
