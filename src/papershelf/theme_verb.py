"""The verb `papershelf theme`: what a site can change of its look, and copies to change."""

from pathlib import Path

import click

from papershelf.config import load
from papershelf.errors import PapershelfError
from papershelf.failures import WRONG_COMMAND, failed
from papershelf.verbs import site_option

EXAMPLES = """\b
Examples:
  papershelf theme list
  papershelf theme copy footer.html --site my-shelf
"""


@click.group(epilog=EXAMPLES)
def theme() -> None:
    """List the templates and assets of the theme, and copy some to change.

    A file in templates/ of a site goes before the theme's of the same name.
    """


@theme.command("list", epilog="\b\nExample:\n  papershelf theme list --site my-shelf")
@site_option
def list_(site: Path) -> None:
    """List the theme's templates and assets; a star marks those that the site has its own of."""
    from papershelf.site.theme import listed, theme_files

    files = list(listed(site))
    wide = max(len(each.name) for each in files)
    for each in files:
        what = each.what if each.known else unknown(each.name, list(theme_files()))
        click.echo(f"{'*' if each.own else ' '} {each.name:<{wide}}  {what}".rstrip())
    own = sum(1 for each in files if each.own)
    click.echo(f"\n{own or 'None'} of the site's own." if own != 1 else "\n1 of the site's own.")


def unknown(name: str, theme: list[str]) -> str:
    """What is to be said of a file of the site that the theme has none of."""
    from papershelf.site.faults import nearest

    folder, slash, file = name.rpartition("/")
    beside = [each.removeprefix(folder + slash) for each in theme if each.rpartition("/")[0] == folder]
    if meant := nearest(file, beside, like=0.75):
        return f"The theme has none of this name. Did you mean {folder}{slash}{meant}?"
    return "Yours alone: " + (
        "pages have it where a template of yours includes it."
        if name.endswith(".html")
        else "its rules are in the style sheet of every page."
        if name.endswith(".css")
        else "it is published, and a template of yours can ask for it."
    )


@theme.command(
    epilog="\b\nExamples:\n  papershelf theme copy paper.html\n  papershelf theme copy assets/base.css --force"
)
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@site_option
@click.option("--force", is_flag=True, help="Write over the site's own files.")
def copy(names: tuple[str, ...], site: Path, force: bool) -> None:
    """Copy the theme's NAME into templates/ of a site, to change it there.

    Nothing that is there is written over, unless --force is given.
    """
    from papershelf.site.theme import copied

    load(site)  # a folder that is no site has a sentence of its own
    code = 0
    for name in names:
        try:
            click.echo(f"Copied to {copied(site, name, force)}.")
        except PapershelfError as error:  # the other files are not to blame
            failed(str(error))
            code = WRONG_COMMAND
    if code:
        click.get_current_context().exit(code)
