"""Writes the parts of docs/ that the code knows best: the verbs' help, keys of site.toml, problems, JSON Schemas.

Run it after a change of these; the tests compare. In the pages, such a part stands between two comments.
"""

import ast
import inspect
import json
import re
import runpy
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import msgspec
from click.testing import CliRunner

from papershelf import config
from papershelf.cli import main
from papershelf.codes import GROUPS, Code, codes
from papershelf.model import Merge, Noise, Paper, Person, Problem, ReadingList, Session, Topic
from papershelf.read.list_keys import EntryKeys, HeadKeys, PartKeys
from papershelf.shelve.corrections.decisions import PaperCorrection, PersonCorrection
from papershelf.site.api import SCHEMA

DOCS = Path(__file__).resolve().parents[1] / "docs"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
LINES: dict[str, type[msgspec.Struct]] = {
    "papers.jsonl": Paper,
    "people.jsonl": Person,
    "topics.jsonl": Topic,
    "sessions.jsonl": Session,
    "lists.jsonl": ReadingList,
}


def reference() -> dict[str, str]:
    """Name of a file in `docs/` → what it should hold."""
    files = {f"schemas/{name}": json.dumps(schema, indent=1) + "\n" for name, schema in schemas().items()}
    files["commands.md"] = filled("commands.md", "commands", commands())
    files["config.md"] = filled("config.md", "keys", keys())
    files["corrections.md"] = corrections()
    files["lists.md"] = lists()
    files["theming.md"] = filled("theming.md", "templates", theme_parts()["templates"]())
    files["problems.md"] = filled("problems.md", "codes", problems())
    return files


def theme_parts() -> dict[str, Any]:
    """The script beside this one, which knows the templates."""
    return runpy.run_path(str(Path(__file__).with_name("theme_reference.py")))


def filled(file: str, part: str, text: str, page: str = "") -> str:
    """A page, as it is or as given, with this text between the comments of a part."""
    page = page or (DOCS / file).read_text(encoding="utf-8")
    return re.sub(
        rf"(<!-- {part} -->\n).*(<!-- end of {part} -->)",
        lambda found: f"{found[1]}{text}{found[2]}",
        page,
        flags=re.DOTALL,
    )


def commands() -> str:
    """The help of the program and of each verb."""
    return "\n".join(f"```\n$ papershelf {words}\n{printed(words)}```\n" for words in each_help())


def each_help() -> Iterator[str]:
    yield "--help"
    for name, verb in main.commands.items():
        yield f"{name} --help"
        yield from (f"{name} {part} --help" for part in getattr(verb, "commands", ()))


def printed(words: str) -> str:
    return CliRunner().invoke(main, words.split(), prog_name="papershelf", terminal_width=80).output


def keys() -> str:
    """A table of the keys of site.toml: name, default, and the docstring behind each."""
    return "\n".join(("| key | default | |", "| --- | --- | --- |", *rows(config.Config))) + "\n"


def corrections() -> str:
    """The page of the corrections with a table of the keys of each kind."""
    return with_keys("corrections.md", {"paper keys": PaperCorrection, "person keys": PersonCorrection})


def lists() -> str:
    """The page of the reading lists with a table of the keys of a list, a week and a paper."""
    return with_keys("lists.md", {"list keys": HeadKeys, "week keys": PartKeys, "entry keys": EntryKeys})


def with_keys(file: str, kinds: Mapping[str, type[msgspec.Struct]]) -> str:
    page = ""
    for part, kind in kinds.items():
        told = docstrings(kind)
        names = [field.name for field in msgspec.structs.fields(kind)]
        lines = ["| key | |", "| --- | --- |", *(f"| `{name}` | {told[name]} |" for name in names)]
        page = filled(file, part, "\n".join(lines) + "\n", page)
    return page


def rows(kind: type[msgspec.Struct], table: str = "") -> Iterator[str]:
    told = docstrings(kind)
    for field in msgspec.structs.fields(kind):
        if isinstance(field.default, msgspec.Struct):
            yield f"| `[{field.name}]` | | {told[field.name]} |"
            yield from rows(type(field.default), f"{field.name}.")
        elif tables := [each for each in get_args(field.type) if each not in (str, ...)]:
            yield f"| `[[{field.name}]]` | | {told[field.name]} |"
            yield from rows(tables[0], f"{field.name}.")
        else:
            default = "needed" if field.required else f"`{json.dumps(field.default)}`"
            yield f"| `{table}{field.name}` | {default} | {told[field.name]} |"


def problems() -> str:
    """A table of the codes for each group: code, severity, what it means and what to do."""
    parts = []
    for group in GROUPS:
        rows = [code_row(each) for each in codes().values() if each.group == group]
        if rows:
            head = ("| code | | what it means, and what to do |", "| --- | --- | --- |")
            parts.append("\n".join((f"## {group}", "", *head, *rows)) + "\n")
    return "\n".join(parts)


def code_row(code: Code) -> str:
    text = f"{code.means} {code.mend}".replace("|", "\\|")
    return f"| `{code.code}` | {', '.join(code.severity)} | {text} |"


def docstrings(kind: type) -> dict[str, str]:
    """The string behind each attribute of a class."""
    body = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(body, ast.ClassDef)
    told = {}
    for attribute, text in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(attribute, ast.AnnAssign)
            and isinstance(attribute.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
        ):
            told[attribute.target.id] = str(text.value.value)
    return told


def schemas() -> dict[str, dict[str, Any]]:
    """JSON Schemas of the files in `build/api/`, made from the model; of the line where a file has lines.

    Every key is always there; a reader must allow for keys that it does not know, as the contract may grow.
    """
    found = {f"{name}.json": of_lines(name, kind) for name, kind in LINES.items()}
    return found | {"report.json": report(), "site.json": site()}


def of_lines(name: str, kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The schema of each line: the model's struct, with its address behind its id."""
    root, definitions = parts(kind)
    properties = {"id": root["properties"].pop("id"), "url": TEXT, **root["properties"]}
    return whole(name, shut(properties), definitions)


def report() -> dict[str, Any]:
    problem, _ = parts(Problem)
    noise, _ = parts(Noise)
    merge, _ = parts(Merge)
    of_shelf = shut(dict(problem["properties"]))
    problem["properties"].pop("file")
    document = {
        "file": TEXT,
        "layout": TEXT,
        "shape": listed(TEXT),
        "confidence": {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"type": "null"}]},
        "title": {"anyOf": [TEXT, {"type": "null"}]},
        "records": COUNT,
        "lines_total": COUNT,
        "lines_in_records": COUNT,
        "lines_noise": COUNT,
        "lines_blank": COUNT,
        "problems": listed(shut(problem["properties"])),
    }
    properties = {
        "documents": listed(shut(document)),
        "noise": listed(shut({"file": TEXT, **noise["properties"]})),
        "merges": listed(shut(merge["properties"])),
        "problems": listed(of_shelf),
    }
    schema = whole("report.json", shut(properties), {})
    schema["properties"]["timings"] = {"type": "object", "additionalProperties": {"type": "number"}}
    return schema


def site() -> dict[str, Any]:
    nouns = ("documents", "records", "papers", "people", "topics", "sessions", "lists", "problems")
    counts = shut(dict.fromkeys(nouns, COUNT))
    properties = {"schema": {"const": SCHEMA}, "title": TEXT, "generator": TEXT, "counts": counts}
    return whole("site.json", shut(properties), {})


def parts(kind: type[msgspec.Struct]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A struct's own schema, and those of the structs in it."""
    definitions = {
        name: shut(each["properties"]) if "properties" in each else each
        for name, each in msgspec.json.schema(kind)["$defs"].items()
    }
    return definitions.pop(kind.__name__), definitions


def shut(properties: dict[str, Any]) -> dict[str, Any]:
    """An object that has all these keys."""
    plain = {
        name: {key: value for key, value in each.items() if key != "default"}
        for name, each in properties.items()
    }
    return {"type": "object", "properties": plain, "required": list(plain)}


def listed(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def whole(name: str, root: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    schema = {"$schema": DRAFT, "title": f"api/{name}, schema {SCHEMA}", **root}
    return schema | {"$defs": definitions} if definitions else schema


if __name__ == "__main__":
    for file, text in reference().items():
        (DOCS / file).write_text(text, encoding="utf-8", newline="\n")
