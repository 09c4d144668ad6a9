"""Tells when a file changes that a site is made of."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

CONFIG = "site.toml"
FOLDERS = ("content", "templates", "static")
POLL = 0.5
TRIES, PAUSE = 50, 0.02
"""How often, and after how many seconds, to look again at a folder whose folders come and go."""

# A build reads every file: it must not call for the next one, so opening and reading are no changes.
CHANGES: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileClosedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]


@contextmanager
def watching(site: Path, themes: Sequence[Path], changed: Callable[[], None]) -> Iterator[None]:
    """While this lasts, call `changed`, from another thread, for each change of the site or a theme's folder."""
    try:
        observer = observe(Observer(), site, themes, changed)
    except OSError:  # the system has no watches left for us: look every now and then instead
        observer = observe(PollingObserver(timeout=POLL), site, themes, changed)
    try:
        yield
    finally:
        observer.stop()
        observer.join()


def observe(
    observer: BaseObserver, site: Path, themes: Sequence[Path], changed: Callable[[], None]
) -> BaseObserver:
    content = Content(changed)
    for theme in themes:
        observer.schedule(content, os.fspath(theme), recursive=True, event_filter=CHANGES)
    top = Top(observer, site, content)
    for name in FOLDERS:
        top.follow(name)
    # Not recursive: build/, .git and .venv lie here too.
    observer.schedule(top, os.fspath(site), recursive=False, event_filter=CHANGES)
    observer.start()
    return observer


class Content(FileSystemEventHandler):
    """Anything below a folder of the site, but for what editors keep beside the files."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if any(name and not name.startswith(".") and not name.endswith("~") for name in names(event)):
            self.changed()


class Top(FileSystemEventHandler):
    """The site's own folder: site.toml, and folders that come and go."""

    def __init__(self, observer: BaseObserver, site: Path, content: Content) -> None:
        self.observer = observer
        self.site = site
        self.content = content
        self.watches: dict[str, ObservedWatch] = {}

    def on_any_event(self, event: FileSystemEvent) -> None:
        found = names(event)
        for name in found & set(FOLDERS):
            self.follow(name)
        if found & {CONFIG, *FOLDERS}:
            self.content.changed()

    def follow(self, name: str) -> None:
        """Watch a folder if it is there; a folder of that name that was watched before is gone.

        It may go again while we look into it, and so may folders in it: this runs in the thread that brings all
        events, and whatever it raised would be the last.
        """
        if watch := self.watches.pop(name, None):
            with suppress(OSError, KeyError):
                self.observer.unschedule(watch)
        folder = self.site / name
        for _ in range(TRIES):
            if not folder.is_dir():
                return  # when it comes back, there is an event
            try:
                self.watches[name] = self.observer.schedule(
                    self.content, os.fspath(folder), recursive=True, event_filter=CHANGES
                )
            except OSError:
                if not self.observer.is_alive():
                    raise
                sleep(PAUSE)
            else:
                return


def names(event: FileSystemEvent) -> set[str]:
    """The names before and after."""
    return {os.path.basename(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path}
