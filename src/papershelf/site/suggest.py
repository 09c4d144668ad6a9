"""A reader's way to a correction: the table to write, and the form of the site's repository that takes it."""

import json
from urllib.parse import quote, urlsplit

from papershelf.model import Frozen, Paper, Person

FORMS = {"gitlab": "{0}/-/issues/new?issue[title]={1}&issue[description]={2}"}
"""Where a new issue is written, by a word of the host's name; all others do it as GitHub does."""


class Suggestion(Frozen, frozen=True):
    """`table` is a correction to edit; `href` the form with it, "" without a repository."""

    table: str
    href: str


def for_paper(paper: Paper, repository: str) -> Suggestion:
    title = paper.title or ""
    return suggestion("paper", paper.id, {"title": title}, repository)


def for_person(person: Person, repository: str) -> Suggestion:
    return suggestion("person", person.id, {"name": person.name}, repository)


def suggestion(kind: str, id: str, values: dict[str, str], repository: str) -> Suggestion:
    lines = [f"[[{kind}]]", f'id = "{id}"']
    lines += (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    table = "\n".join(lines)
    if not repository:
        return Suggestion(table=table, href="")
    host = urlsplit(repository).hostname or ""
    form = next((form for word, form in FORMS.items() if word in host), "{0}/issues/new?title={1}&body={2}")
    body = f"What is wrong, and where is it right?\n\n```toml\n{table}\n```\n"
    title = quote(f"Correction: {id}")
    return Suggestion(table=table, href=form.format(repository.rstrip("/"), title, quote(body)))
