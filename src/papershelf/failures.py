"""Failures of the verbs → a sentence on stderr and an exit code; never a traceback."""

import errno
import os
import sys
from pathlib import Path
from typing import Any

import click

from papershelf.errors import PapershelfError

TROUBLED, WRONG_COMMAND, INTERRUPTED, BUG = 1, 2, 130, 70
"""Exit codes: problems that the verb does not let pass; a wrong command or site; Ctrl+C; a fault of ours."""


class Sentences(click.Group):
    """A group of verbs whose failures are sentences on stderr."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PapershelfError as error:
            fail(str(error), WRONG_COMMAND)
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            raise
        except OSError as error:
            fail(refused(error), WRONG_COMMAND)
        except click.Abort:  # Ctrl+C at a question
            click.echo(err=True)
            sys.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except Exception as error:
            if "PAPERSHELF_TRACEBACK" in os.environ:
                raise
            fail(unknown(error), BUG)


def fail(sentence: str, code: int) -> None:
    failed(sentence)
    sys.exit(code)


def failed(sentence: str) -> None:
    click.echo(f"{click.style('error', fg='red', bold=True)}: {sentence}", err=True)


def refused(error: OSError) -> str:
    """What the operating system did not let us do, and what may help."""
    hints = {
        errno.EACCES: "Look at the permissions of the file and its folder.",
        errno.EPERM: "Look at the permissions of the file and its folder.",
        errno.EROFS: "Copy the site to a place where you may write.",
        errno.ENOSPC: "Free some space and run the command again; the build goes on where it stopped.",
        errno.EISDIR: "A folder is where a file should be. Move it away.",
        errno.ENAMETOOLONG: "Give the file a shorter name.",
    }
    what = f"{error.filename}: " if error.filename else ""
    return f"{what}{error.strerror or error}. {hints.get(error.errno or 0, '')}".rstrip()


def unknown(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return (
        f"Papershelf is at fault here ({type(error).__name__}: {error}{place}). Please report it, with what "
        "the same command prints when PAPERSHELF_TRACEBACK=1 is set."
    )
