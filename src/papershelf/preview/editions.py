"""The site in memory, edition after edition: who asks for a page while a new one is made waits for it."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Mapping

from papershelf.model import Frozen

QUIET = 0.015
"""Seconds without a further change before a build begins: an editor saves in several steps."""

Files = Mapping[str, bytes]


class Edition(Frozen, frozen=True, kw_only=True):
    """Every file of the site by path. `name` differs from any other edition's, of other servers too."""

    name: str
    files: Files


class Editions:
    """What is wanted, what is visible and what is settled, as mkdocs' live reload has it.

    `make` gives the files of a new edition. It runs in a thread; what it raises is told, and the old edition stays.
    """

    def __init__(self, make: Callable[[], Files], tell: Callable[[Exception], None]) -> None:
        self.make = make
        self.tell = tell
        self.server = secrets.token_hex(4)
        self.visible = Edition(name=f"{self.server}-0", files={})
        self.wanted = 0
        self.settled = 0
        self.closed = False
        self.moved = asyncio.Condition()
        self.loop: asyncio.AbstractEventLoop | None = None

    def changed(self) -> None:
        """From any thread: what is asked for from now on waits for a build that has seen this change."""
        self.wanted += 1
        self.wake()

    def close(self) -> None:
        """From any thread: let everybody go who waits."""
        self.closed = True
        self.wake()

    def wake(self) -> None:
        if self.loop:
            asyncio.run_coroutine_threadsafe(self.notify(), self.loop)

    async def notify(self) -> None:
        async with self.moved:
            self.moved.notify_all()

    def begin(self, first: Files) -> None:
        """The edition to start with, made while changes were counted already."""
        self.visible = Edition(name=f"{self.server}-0", files=first)

    async def current(self) -> Edition:
        """The edition that has seen all changes so far."""
        target = self.wanted
        if self.settled < target:
            async with self.moved:
                await self.moved.wait_for(lambda: self.settled >= target or self.closed)
        return self.visible

    async def names(self) -> AsyncIterator[str]:
        """The name of the visible edition, and of each that takes its place."""
        told = ""
        while not self.closed:
            if self.visible.name != told:
                told = self.visible.name
                yield told
            async with self.moved:
                while self.visible.name == told and not self.closed:
                    await self.moved.wait()

    async def follow(self) -> None:
        """Make editions as they are wanted, until this is cancelled. The loop that runs it is the one of all."""
        self.loop = asyncio.get_running_loop()
        try:
            await self.make_wanted()
        finally:
            self.loop = None

    async def make_wanted(self) -> None:
        while True:
            async with self.moved:
                await self.moved.wait_for(lambda: self.wanted > self.settled)
            target = await self.quiet()
            try:
                files = await asyncio.to_thread(self.make)
            except Exception as error:
                self.tell(error)
            else:
                if files != self.visible.files:
                    self.visible = Edition(name=f"{self.server}-{target}", files=files)
            self.settled = target
            await self.notify()

    async def quiet(self) -> int:
        """What is wanted once nothing more has come for a moment."""
        seen = -1
        while seen != self.wanted:
            seen = self.wanted
            await asyncio.sleep(QUIET)
        return seen
