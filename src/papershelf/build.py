"""The program from end to end: documents → records → shelf → pages and index → `build/`."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import msgspec

from papershelf.config import Config, load
from papershelf.errors import PapershelfError
from papershelf.excerpts import Excerpts
from papershelf.model import Problem, Shelf
from papershelf.read import check_layouts, read_content
from papershelf.read.lists import read_lists
from papershelf.read.pins import unmatched
from papershelf.search import search_files
from papershelf.search.sharded import Index
from papershelf.shelve import shelve
from papershelf.shelve.corrections.file import read_corrections
from papershelf.shelve.corrections.forget import Forgetting
from papershelf.shelve.permalinks import read_lock
from papershelf.shelve.picks import unmatched_picks
from papershelf.shelve.topics.rules import unmatched_rules
from papershelf.site import output
from papershelf.site.accent import accent_problems
from papershelf.site.api import api_files
from papershelf.site.logo import find_logo
from papershelf.site.navigation import navigation_problems
from papershelf.site.own_pages import find_pages
from papershelf.site.render import render_site
from papershelf.site.static import find_static, static_files
from papershelf.site.unknown import unknown_tex

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, what is done and what there is to do in all (0: not known)."""


class BuildReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a build did. `seconds` a stage, in the order in which they ran."""

    shelf: Shelf
    written: int
    unchanged: int
    removed: int
    seconds: dict[str, float]

    @property
    def problems(self) -> tuple[Problem, ...]:
        return all_problems(self.shelf)


def build(
    site: Path, config: Config | None = None, *, progress: Progress | None = None, timings: bool = False
) -> BuildReport:
    """Build a site into its `build/` folder. Raises PapershelfError where there is no site to build."""
    clock = Clock()
    config = config or load(site)
    with output.alone(site):
        shelf = read_shelf(site, config, progress=progress, clock=clock)
        files = render(shelf, config, site, progress=progress, clock=clock, timings=timings)
        written = output.write(site / "build", files)
    return BuildReport(
        shelf=shelf,
        written=written.written,
        unchanged=written.unchanged,
        removed=written.removed,
        seconds=clock.seconds,
    )


def read_shelf(
    site: Path, config: Config, *, progress: Progress | None = None, clock: "Clock | None" = None
) -> Shelf:
    """Read and fuse a site's documents. Raises PapershelfError without `content/` or with nothing in it."""
    clock = clock or Clock()
    content = site / "content"
    if not content.is_dir():
        raise PapershelfError(
            f"{content} is missing. Make the folder and put your documents in it: pasted pages as .txt files, "
            f"notes as .md files."
        )
    check_layouts(site, config.documents)
    documents = read_content(
        content,
        (lambda done, all: progress("Reading", done, all)) if progress else None,
        ignore=config.content.ignore,
        documents=config.documents,
    )
    if not documents and config.content.ignore and any(content.iterdir()):
        raise PapershelfError(
            f"{content} holds no document: [content] ignore of site.toml leaves out what is in it. Take a pattern "
            "out of that list, or add a file that none of them matches."
        )
    if not documents:
        raise PapershelfError(
            f"{content} is empty. Paste the text of a page with papers into a file such as "
            f"{content / 'session.txt'}."
        )
    clock.stop("read")
    if progress:
        progress("Shelving", 0, 0)
    texts = Excerpts(site, config.documents)
    lock, unread = read_lock(site)
    lists, unlisted = read_lists(site, config.content.ignore)
    shelf = shelve(documents, texts, read_corrections(site), lock, config.topics, lists)
    unused = [*unmatched_rules(config.topics, shelf.papers, site)]
    unused += unmatched(config.documents, (document.file for document in documents), site)
    unused += unmatched_picks(config.home.picks, shelf.papers, site)
    problems = (
        *shelf.problems,
        *unread,
        *unlisted,
        *unknown_tex(shelf.papers, texts),
        *unused,
        *find_pages(site).problems,
        *find_static(site).problems,
        *look_problems(config, site),
    )
    clock.stop("shelve")
    return msgspec.structs.replace(shelf, problems=problems)


def render(
    shelf: Shelf,
    config: Config,
    site: Path,
    *,
    progress: Progress | None = None,
    clock: "Clock | None" = None,
    timings: bool = False,
    index: Index | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Every file of the built site as (path from the root, bytes), each path once: the one way for `build` and
    `serve`. A file of `static/` takes the place of ours. `index` is the search of the shelf before, if it is kept."""
    clock = clock or Clock()
    forgotten = Forgetting(shelf.forgotten)
    shelf = forgotten.shelf(shelf)
    config = told(config, forgotten)
    static = find_static(site).files
    taken = {path for path, _ in static}

    def ours() -> Iterator[tuple[str, bytes]]:
        yield from search_files(shelf, config, index).items()
        clock.stop("search")
        for done, file in enumerate(render_site(shelf, config, site), start=1):
            yield file
            if progress:
                progress("Writing", done, 0)
        clock.stop("render and write")
        yield from api_files(shelf, config, clock.seconds if timings else None)

    yield from ((path, data) for path, data in ours() if path not in taken)
    yield from static_files(static)


def look_problems(config: Config, site: Path) -> Iterator[Problem]:
    """What the colours, the logo and the links of `site.toml` cannot be taken for."""
    static = find_static(site)
    yield from accent_problems(config, site)
    if isinstance(logo := find_logo(config, static, site), Problem):
        yield logo
    yield from navigation_problems(config, find_pages(site).pages, dict(static.files), site)


def told(config: Config, forgotten: Forgetting) -> Config:
    """The configuration without the names that nothing may tell."""
    if not forgotten:
        return config
    texts = ("title", "description", "footer", "logo_alt")
    return msgspec.structs.replace(
        config,
        **{key: forgotten.text(getattr(config, key)) for key in texts},
        navigation=tuple(
            msgspec.structs.replace(entry, text=forgotten.text(entry.text)) for entry in config.navigation
        ),
    )


def all_problems(shelf: Shelf) -> tuple[Problem, ...]:
    """Everything wrong or doubtful, of the documents and of the shelf."""
    found = [problem for document in shelf.documents for problem in document.problems]
    return tuple(sorted((*found, *shelf.problems), key=lambda each: (each.file, each.line or 0, each.code)))


class Clock:
    """Seconds of the stages of a build, in the order in which they ran."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.last = perf_counter()

    def stop(self, stage: str) -> None:
        """Count the time since the last stop to a stage."""
        now = perf_counter()
        self.seconds[stage], self.last = round(now - self.last, 3), now
