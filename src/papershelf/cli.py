"""The verbs. Only they and their failures print or exit; what only one verb needs is imported there."""

import datetime
import gc
import io
import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from papershelf import __version__
from papershelf.config import load
from papershelf.english import counted
from papershelf.errors import PapershelfError
from papershelf.excerpts import Excerpts, printable
from papershelf.failures import TROUBLED, WRONG_COMMAND, Sentences, failed
from papershelf.model import Problem
from papershelf.terminal import Bar, described, folded, in_numbers, quoted, shelf_in_numbers
from papershelf.theme_verb import theme
from papershelf.verbs import Asked, Verb, site_argument, site_option, strict_or_not

if TYPE_CHECKING:
    from papershelf.add import Offer
    from papershelf.build import BuildReport

SHOWN_BY_BUILD = 10


EXAMPLES = """\b
Examples:
  papershelf new my-shelf          start a site
  papershelf add page.html         put a list of papers into content/
  papershelf serve my-shelf        look at it while you edit
  papershelf check my-shelf        what is wrong or doubtful in the documents
  papershelf build my-shelf        write the site to my-shelf/build
  papershelf search attention      find papers, people and topics in it
  papershelf theme list            what you can change of its look
  papershelf publish my-shelf      put it on the branch gh-pages of its git remote
"""


@click.group(cls=Sentences, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="papershelf %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Turn pasted lists of papers into a searchable reading-list site.

    SITE is a folder with a site.toml and a content/ folder; without SITE, the current folder.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a title may have letters that this terminal does not


main.add_command(theme)


@main.command(epilog="\b\nExample:\n  papershelf new my-shelf")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Start a site in DIR: a small one that works, with comments."""
    from papershelf.starter import start

    for path in start(folder):
        click.echo(f"  {path}")
    click.echo(f"\nA site is in {folder}. Look at it: papershelf serve {quoted(folder)}")


@main.command(
    cls=Verb,
    epilog="\b\nExamples:\n  papershelf build\n  papershelf build my-shelf --strict=warning\n"
    "  papershelf build --timings",
)
@site_argument
@strict_or_not
@click.option("--timings", is_flag=True, help="Print the seconds of each stage and add them to report.json.")
def build(site: Path, strict: str | None, timings: bool) -> None:
    """Build SITE into its build/ folder. Files that did not change are left alone."""
    gc.set_threshold(200_000)  # a build makes few cycles, and looking for them took an eighth of its time
    report = built(site, timings)
    if timings:
        for stage, seconds in report.seconds.items():
            click.echo(f"  {stage:<16} {seconds:8.3f} s")
    stop_on_problems(report.problems, strict)


@main.command(
    short_help="Show what is understood of a FILE, and put it into content/.",
    epilog="\b\nExamples:\n  papershelf add ~/Downloads/session.html\n  papershelf add - --name icml-2021.txt\n"
    "  papershelf add *.bib --site my-shelf --yes\n\n"
    "Without a terminal to ask on, nothing is written unless --yes is given, and the exit code is 2; so it is if a "
    "FILE is not there. It is 1 if a text could not be read or its --name is taken. The other files are added all the "
    "same. A text that content/ has already is left out, and no file of content/ is written over.",
)
@click.argument("given", metavar="FILE... | -", nargs=-1, required=True)
@click.option(
    "--name", metavar="NAME", help="The document's name below content/, instead of the one suggested."
)
@site_option
@click.option("--yes", is_flag=True, help="Write without asking.")
def add(given: tuple[str, ...], name: str | None, site: Path, yes: bool) -> None:
    """Show what is understood of each FILE, and put it into content/ if you say yes.

    With - the text is what you paste. It is written as it is, byte for byte.
    """
    from papershelf.add import PASTED, given_data, offer, write
    from papershelf.read import drafts

    config = load(site)
    if name is not None and len(given) > 1:
        raise PapershelfError("--name is for one text. Add the files one by one, or leave it out.")
    code = 0
    with Bar() as bar:
        shelf = drafts(
            site / "content",
            lambda done, total: bar.step("Reading", done, total),
            ignore=config.content.ignore,
            documents=config.documents,
        )
    written = False
    for each in given:
        try:
            data = pasted() if each == PASTED else given_data(each)
            offered = offer(each, data, site, config, shelf, name)
        except PapershelfError as error:  # the other files are not to blame
            failed(str(error))
            code = WRONG_COMMAND
            continue
        told(offered)
        if offered.refused or offered.twin:
            code = code or (TROUBLED if offered.refused else 0)
            continue
        target = site / "content" / offered.file
        if not yes and not on_terminal():
            click.echo(
                f"Nothing was written, as there is nobody to ask: --yes writes it to {target}.", err=True
            )
            code = WRONG_COMMAND
        elif yes or click.confirm(f"Write it to {target}?"):
            click.echo(f"Written to {write(site, offered)}.")
            shelf.append(offered.draft)
            written = True
    if written:
        click.echo(f"Look at it: papershelf serve {quoted(site)}")
    sys.exit(code)


def on_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty()


def in_tables() -> bool:
    return sys.stdout.isatty()


def pasted() -> bytes:
    if on_terminal():
        click.echo(
            "Paste the text, then press Ctrl+D (on Windows Ctrl+Z and Enter) on a line of its own.", err=True
        )
    from papershelf.add import PASTED, given_stream

    return given_stream(sys.stdin.buffer, PASTED)


def told(offered: "Offer") -> None:
    """Print what was understood of a text that is offered."""
    from papershelf.understood import plain, show, understood

    click.echo(click.style("standard input" if offered.given == "-" else offered.given, bold=True))
    if offered.refused and not offered.document.records:
        click.echo(f"{not_added(offered.refused)}\n")
        return
    account = understood(offered.document)
    if in_tables():
        from rich.console import Console

        show(account, Console(color_system=None if os.environ.get("NO_COLOR") else "auto"))
    else:
        click.echo("\n".join(plain(account)))
    if offered.known:
        papers = counted(len(offered.document.records), "paper")
        click.echo(
            f"\n{offered.known:,} of {papers} {'is' if offered.known == 1 else 'are'} on the shelf already."
        )
    if offered.twin:
        click.echo(f"\nNot added: content/{offered.twin} has the same text.")
    elif offered.refused:
        click.echo(f"\n{not_added(offered.refused)}")
    elif offered.taken:
        click.echo(f"\ncontent/{offered.taken} is there already, with other text.")
    click.echo()


def not_added(why: str) -> str:
    head = "Not added"
    return click.style(head, fg="red") + folded(f"{head}: {printable(why)}", 2).removeprefix(head)


@main.command(epilog="\b\nExamples:\n  papershelf serve\n  papershelf serve my-shelf --port 8080")
@site_argument
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    help="The port to use; without it 8000, or the next one that is free. 0 takes any.",
)
def serve(site: Path, port: int | None) -> None:
    """Show SITE on http://127.0.0.1 while you edit it. Writes no file."""
    from papershelf.preview.server import serve

    with Bar() as bar:

        def tell(text: str) -> None:
            bar.hide()
            click.echo(text)

        serve(site, port, tell=tell, progress=bar.step)


@main.command(
    cls=Verb,
    short_help="Print all problems of SITE's documents, with their places.",
    epilog="\b\nExamples:\n  papershelf check\n  papershelf check my-shelf --strict=warning\n"
    "  papershelf check --explain unread-lines\n  papershelf check my-shelf --json\n"
    "  papershelf check --write-corrections\n\n"
    "--json prints one object a line, with the keys file, line, column, width, severity, code, message, hint; line and "
    "column count from 1 and are null where there is none; a width of 0 is up to the line's end.",
)
@site_argument
@strict_or_not
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), help="How to print them.")
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@click.option("--explain", metavar="CODE", help="Say what a code means and what to do; needs no site.")
@click.option(
    "--write-corrections",
    "propose",
    is_flag=True,
    help="Add what would settle the doubts to content/corrections.toml, as comments to decide on.",
)
def check(site: Path, strict: str | None, form: str | None, explain: str | None, propose: bool) -> None:
    """Print all problems of SITE's documents, with file, line and column. Exits with 1 if there are errors.

    For --format github, the problems are commands that annotate the lines in a workflow of GitHub.
    """
    from papershelf.build import all_problems, read_shelf
    from papershelf.check import as_github, as_json, as_text, explained, of_setting

    if explain is not None:
        click.echo(explained(explain))
        return

    def show(problems: Sequence[Problem]) -> None:
        forms = {"json": lambda: as_json(problems), "github": lambda: as_github(problems, site)}
        for text in forms.get(form or "text", lambda: as_text(problems, lines))():
            click.echo(text)

    lines = Excerpts(site)

    try:
        with Bar() as bar:
            config = load(site)
            lines = Excerpts(site, config.documents)
            shelf = read_shelf(site, config, progress=bar.step)
    except PapershelfError as error:
        if wrong := of_setting(error, site):
            show([wrong])
        if wrong is None or form:
            raise
        sys.exit(WRONG_COMMAND)
    problems = all_problems(shelf)
    show(problems)
    click.echo(f"{shelf_in_numbers(shelf)}\n{in_numbers(problems)}.", err=bool(form and form != "text"))
    if propose:
        from papershelf.shelve.corrections.file import append
        from papershelf.shelve.corrections.proposals import proposals

        new = counted(append(site, proposals(shelf)), "proposal")
        click.echo(
            f"{new} added to {site / 'content' / 'corrections.toml'}.", err=bool(form and form != "text")
        )
    stop_on_problems(problems, strict or "error")


@main.command(
    cls=Asked,
    short_help="Find papers, people, topics and sessions of a built site.",
    epilog="\b\nExamples:\n  papershelf search attention translation\n"
    "  papershelf search 'author:vaswani year:2015..2019'\n"
    "  papershelf search '\"layers of attention\" -survey' --site my-shelf\n"
    "  papershelf search --batch queries.txt\n\n"
    "The page docs/search.md says what can be asked. Names come before papers, papers with all words before those with "
    "some. --json and --batch print one line a query, with the keys query and results; each result has kind, id and "
    "score.\n\n"
    "The exit code is 0 if something was found, 1 if nothing was; with --batch it is 0.",
)
@click.argument("query", metavar="QUERY...", nargs=-1)
@site_option
@click.option(
    "--limit", type=click.IntRange(1), default=10, metavar="N", help="The most papers; without it 10."
)
@click.option("--json", "in_json", is_flag=True, help="Print one JSON line.")
@click.option(
    "--batch",
    metavar="FILE",
    help="Answer each line of FILE, or of standard input (-), with one JSON line.",
)
def search(query: tuple[str, ...], site: Path, limit: int, in_json: bool, batch: str | None) -> None:
    """Find papers, people, topics and sessions of a built site, as its search page does."""
    from papershelf.found import as_json, as_text, opened, remarks, told
    from papershelf.search.engine import Engine

    asked = " ".join(query)
    if bool(batch) == bool(asked.strip()):
        raise PapershelfError(
            "Write what to look for, or a file of queries after --batch"
            + (", not both." if batch else ": papershelf search attention translation")
        )
    if not (site / "build").is_dir():
        load(site)  # a folder that is no site has a sentence of its own
    built = opened(site)
    engine = Engine(built)
    if batch:
        data = sys.stdin.buffer.read() if batch == "-" else Path(batch).read_bytes()
        text = data.decode("utf-8-sig", errors="replace")
        for line in text.removesuffix("\n").split("\n") if text else ():
            click.echo(as_json(line.removesuffix("\r"), engine.search(line, limit)))
        return
    answer = engine.search(asked, limit)
    if in_json:
        click.echo(as_json(asked, answer))
    else:
        for text in as_text(answer, built, site / "build"):
            click.echo(text)
    for text in remarks(answer):
        click.echo(told(text), err=True)
    if not (answer.hits or answer.names):
        sys.exit(TROUBLED)


@main.command(
    epilog="\b\nExamples:\n  papershelf publish --dry-run\n  papershelf publish my-shelf --branch pages"
)
@site_argument
@click.option("--dry-run", is_flag=True, help="Say what would change; push nothing.")
@click.option("--remote", help="The git remote; without it, that of site.toml (origin).")
@click.option("--branch", help="The branch; without it, that of site.toml (gh-pages).")
def publish(site: Path, dry_run: bool, remote: str | None, branch: str | None) -> None:
    """Build SITE and put build/ on a branch of its git remote. Refuses if there are errors."""
    from papershelf.publish import publish, remember

    config = load(site)
    report = built(site)
    stop_on_problems(report.problems, "error", "Nothing was published.")
    target = f"{branch or config.publish.branch} of {remote or config.publish.remote}"
    done = publish(
        site,
        remote=remote or config.publish.remote,
        branch=branch or config.publish.branch,
        message=f"Publish {counted(len(report.shelf.papers), 'paper')}",
        dry_run=dry_run,
        note=partial(remember, site, report.shelf, datetime.date.today().isoformat()),
    )
    if not done.changed:
        click.echo(f"Nothing to publish: {target} has these files already.")
        return
    changes = f"{len(done.added)} new, {len(done.modified)} changed, {len(done.removed)} removed"
    if dry_run:
        for mark, paths in (("+", done.added), ("~", done.modified), ("-", done.removed)):
            for path in paths:
                click.echo(f"  {mark} {path}")
        click.echo(f"Would publish to {target}: {changes}. Nothing was pushed.")
    else:
        click.echo(f"Published to {target}: {changes}.")
        if config.base_url:
            click.echo(f"It will show at {config.base_url}")


def built(site: Path, timings: bool = False) -> "BuildReport":
    """Build, with a bar when it lasts, and print the summary."""
    from papershelf.build import build

    start = perf_counter()
    with Bar() as bar:
        config = load(site)
        report = build(site, config, progress=bar.step, timings=timings)
    seconds = perf_counter() - start
    errors = [problem for problem in report.problems if problem.severity == "error"]
    lines = Excerpts(site, config.documents)
    for problem in errors[:SHOWN_BY_BUILD]:
        click.echo(described(problem, lines) + "\n", err=True)
    click.echo(
        f"Built {site / 'build'} in {seconds:.2f} s: {counted(report.written, 'file')} written, "
        f"{report.unchanged:,} unchanged, {report.removed:,} removed.\n{shelf_in_numbers(report.shelf)}"
    )
    shown = f" `papershelf check {quoted(site)}` shows them." if report.problems else ""
    click.echo(f"{in_numbers(report.problems)}.{shown}")
    return report


def stop_on_problems(problems: Iterable[Problem], strict: str | None, because: str = "") -> None:
    """Exit with 1 if there are problems as bad as `strict`."""
    found = Counter(problem.severity for problem in problems)
    if strict and (found["error"] or (strict == "warning" and found["warning"])):
        if because:
            click.echo(because, err=True)
        sys.exit(TROUBLED)
