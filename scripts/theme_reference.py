"""What docs/theming.md says of each template: what it is, its blocks, and the values that it is given."""

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import msgspec
from jinja2 import Environment, nodes
from markupsafe import Markup

from papershelf.site import render
from papershelf.site.assets import default_templates
from papershelf.site.own_pages import GivenPage
from papershelf.site.theme import sentence
from papershelf.site.views.about import AboutPage
from papershelf.site.views.az import DocumentsPage, IndexPage
from papershelf.site.views.document import DocumentPage, NotesPage
from papershelf.site.views.events import EventsPage
from papershelf.site.views.health import HealthPage
from papershelf.site.views.home import HomePage
from papershelf.site.views.moved import MovedPage
from papershelf.site.views.my_list import MyListPage
from papershelf.site.views.paper import PaperPage
from papershelf.site.views.person import PersonPage
from papershelf.site.views.reading_list import ListPage, ListsPage
from papershelf.site.views.rows import Line, Row
from papershelf.site.views.session import SessionPage
from papershelf.site.views.statistics import StatisticsPage
from papershelf.site.views.topic import TopicPage

VIEWS: dict[str, dict[str, type[msgspec.Struct]]] = {
    "about.html": {"view": AboutPage},
    "az.html": {"view": IndexPage},
    "base.html": {"page": render.Page},
    "document.html": {"view": DocumentPage},
    "documents.html": {"view": DocumentsPage},
    "health.html": {"view": HealthPage},
    "home.html": {"view": HomePage},
    "line.html": {"line": Line},
    "list.html": {"view": ListPage},
    "lists.html": {"view": ListsPage},
    "moved.html": {"view": MovedPage},
    "my-list.html": {"view": MyListPage},
    "notes.html": {"view": NotesPage},
    "own-page.html": {"view": GivenPage},
    "paper.html": {"view": PaperPage},
    "person.html": {"view": PersonPage},
    "row.html": {"row": Row},
    "session.html": {"view": SessionPage},
    "sessions.html": {"view": EventsPage},
    "statistics.html": {"view": StatisticsPage},
    "topic.html": {"view": TopicPage},
}
"""The views that templates are given, by their names there. A test compares them with those of builds."""

BESIDES = {
    "rows": "the rows or lines of the papers, as HTML; where the view has groups, a list with those of each",
    "related": "the rows of related papers, as HTML",
    "lists": "the reading lists that the paper is on: `href`, `text`, `where`",
    "text": "the page's text, as HTML",
}
"""What templates are given besides."""

FRAME = ("footer.html", "header.html", "opening.html")
SETTINGS = frozenset({"description", "hidden", "moved_to", "view"})
PLAIN: Mapping[Any, str] = {
    str: "text",
    Markup: "HTML",
    bool: "true or false",
    int: "number",
    float: "number",
}


def templates() -> str:
    """The part of the page that is made from the code."""
    return "\n".join("\n".join(template(name)) for name in sorted(parsed()))


def template(name: str) -> Iterator[str]:
    tree = parsed()[name]
    yield f"### {name}\n"
    yield f"{sentence(default_templates() / name)}\n"
    facts = []
    if blocks := [f"`{each.name}`" for each in tree.find_all(nodes.Block)]:
        facts.append(f"Blocks: {', '.join(blocks)}.")
    if within := [f"`{other}`" for other in sorted(parsed()) if name in parts(parsed()[other])]:
        facts.append(f"A part of {', '.join(within)}, with the values of those.")
    macros = [
        f"`{each.name}({', '.join(arg.name for arg in each.args)})`" for each in tree.find_all(nodes.Macro)
    ]
    if macros:
        facts.append(f"Macros: {', '.join(macros)}.")
    if name in FRAME:
        facts.append(f"`page` has {', '.join(f'`{key}`' for key in frame_values())}.")
    if facts:
        yield " ".join(facts) + "\n"
    for kind in VIEWS.get(name, {}).values():
        if kind.__doc__:
            yield " ".join(kind.__doc__.split()) + "\n"
    rows = [*view_rows(name), *(f"| `{each}` | {BESIDES[each]} |" for each in given(name))]
    if rows:
        yield "| value | |\n| --- | --- |"
        yield from rows
        yield ""


def view_rows(name: str) -> Iterator[str]:
    for prefix, kind in VIEWS.get(name, {}).items():
        for field in msgspec.structs.fields(kind):
            yield f"| `{prefix}.{field.name}` | {told(field.type)} |"


def told(kind: Any) -> str:
    """A type in words; of a struct its fields."""
    if kind in PLAIN:
        return PLAIN[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        known = [told(each) for each in inner if each is not NoneType]
        return " or ".join(known) + (" or none" if NoneType in inner else "")
    if origin is tuple and Ellipsis not in inner:
        return f"({', '.join(map(told, inner))})"
    if origin and isinstance(origin, type) and issubclass(origin, Mapping):
        return f"{told(inner[1])} by {told(inner[0])}"
    struct = origin or kind
    if isinstance(struct, type) and issubclass(struct, msgspec.Struct):
        fields = msgspec.structs.fields(kind)
        return "(" + ", ".join(f"`{each.name}` {told(each.type)}" for each in fields) + ")"
    if origin and inner:
        return f"list of {told(inner[0])}"
    return "one of several kinds" if not isinstance(kind, type) else kind.__name__


@lru_cache(maxsize=1)
def parsed() -> dict[str, nodes.Template]:
    """Every template of the theme as a tree, by name."""
    folder, environment = default_templates(), Environment(autoescape=True)
    return {
        path.name: environment.parse(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.html"))
    }


def parts(tree: nodes.Template) -> set[str]:
    """The templates that one includes or takes macros from."""
    found = [each.template for each in tree.find_all(nodes.Include)]
    found += [each.template for each in tree.find_all(nodes.FromImport)]
    return {each.value for each in found if isinstance(each, nodes.Const)}


def asked(tree: nodes.Template, name: str) -> set[str]:
    """What a template asks of the value of this name."""
    return {
        each.attr
        for each in tree.find_all(nodes.Getattr)
        if isinstance(each.node, nodes.Name) and each.node.name == name
    }


def given(name: str) -> list[str]:
    """What the page of a template is given besides its view, as the code that prints it says."""
    found: dict[str, None] = {}
    for call in (each for each in ast.walk(press()) if isinstance(each, ast.Call)):
        if call.args and isinstance(call.args[0], ast.Constant) and call.args[0].value == name:
            found |= {word.arg: None for word in call.keywords if word.arg in BESIDES}
            unknown = {str(word.arg) for word in call.keywords} - SETTINGS - set(BESIDES) - {"row", "line"}
            assert not unknown, f"{name} is given {unknown}: say in BESIDES what they are"
    return list(found)


def frame_values() -> list[str]:
    """The values of header, footer and opening, as the code that prints them has them."""
    for each in ast.walk(press()):
        if (
            isinstance(each, ast.AnnAssign)
            and isinstance(each.target, ast.Name)
            and each.target.id == "context"
            and isinstance(each.value, ast.Dict)
        ):
            return [str(key.value) for key in each.value.keys if isinstance(key, ast.Constant)]
    raise AssertionError("Press.new_frame has no context")


@lru_cache(maxsize=1)
def press() -> ast.AST:
    return ast.parse(textwrap.dedent(inspect.getsource(render.Press)))
