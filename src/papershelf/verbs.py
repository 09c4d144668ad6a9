"""How the words behind a verb are read, where click's own way is not what people mean."""

from collections.abc import Callable
from pathlib import Path

import click

site_argument = click.argument("site", default=".", type=click.Path(path_type=Path))
site_option = click.option(
    "--site",
    default=".",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The site; without it, this folder.",
)


def strict_or_not(verb: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        "--strict",
        type=click.Choice(["error", "warning"]),
        metavar="[=warning]",
        help="Exit with 1 if there are errors; with --strict=warning, for warnings too.",
    )(verb)


class Verb(click.Command):
    """A command where `--strict` stands for `--strict=error`, and never swallows the word after it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, ["--strict=error" if arg == "--strict" else arg for arg in args])


class Asked(click.Command):
    """A command whose words may begin with a hyphen, as those do that leave papers out: `-word`, `-has:code`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if "--" not in args:
            left_out = [arg for arg in args if len(arg) > 2 and arg[0] == "-" != arg[1]]
            args = [*(arg for arg in args if arg not in left_out), "--", *left_out]
        return super().parse_args(ctx, args)
