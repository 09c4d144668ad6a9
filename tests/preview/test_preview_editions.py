import asyncio
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from papershelf.preview.editions import Editions, Files


def in_a_loop(editions: Editions, story: Callable[[], Awaitable[None]]) -> None:
    """Run a story while editions are made."""

    async def run() -> None:
        following = asyncio.create_task(editions.follow())
        await asyncio.wait_for(story(), 10)
        following.cancel()

    # In a thread of its own: a browser that another test has open keeps its loop in this one.
    with ThreadPoolExecutor(1) as threads:
        threads.submit(asyncio.run, run()).result()


def untold(error: Exception) -> None:
    raise error


def test_who_asks_during_a_build_gets_its_result() -> None:
    begun, finish = threading.Event(), threading.Event()

    def make() -> Files:
        begun.set()
        finish.wait(10)
        return {"index.html": b"new"}

    editions = Editions(make, untold)
    editions.begin({"index.html": b"old"})

    async def story() -> None:
        assert (await editions.current()).files["index.html"] == b"old"
        editions.changed()
        asked = asyncio.create_task(editions.current())
        await asyncio.to_thread(begun.wait, 10)
        assert not asked.done()
        finish.set()
        assert (await asked).files["index.html"] == b"new"

    in_a_loop(editions, story)


def test_a_change_during_a_build_makes_another_one() -> None:
    made: list[int] = []

    def make() -> Files:
        made.append(len(made))
        if len(made) == 1:
            editions.changed()
        return {"index.html": b"%d" % len(made)}

    editions = Editions(make, untold)

    async def story() -> None:
        editions.changed()
        await editions.current()
        assert (await editions.current()).files["index.html"] == b"2"

    in_a_loop(editions, story)


def test_many_changes_at_once_are_one_build() -> None:
    made: list[int] = []

    def make() -> Files:
        made.append(1)
        return {}

    editions = Editions(make, untold)

    async def story() -> None:
        for _ in range(20):
            editions.changed()
        await editions.current()
        assert len(made) == 1

    in_a_loop(editions, story)


def test_a_build_that_fails_leaves_the_pages_and_is_told() -> None:
    told: list[Exception] = []
    results: list[Files] = [{"index.html": b"mended"}]

    def make() -> Files:
        if not told:
            raise ValueError("no")
        return results[0]

    editions = Editions(make, told.append)
    editions.begin({"index.html": b"old"})

    async def story() -> None:
        editions.changed()
        assert (await editions.current()).files["index.html"] == b"old"
        assert [str(error) for error in told] == ["no"]
        editions.changed()
        assert (await editions.current()).files["index.html"] == b"mended"

    in_a_loop(editions, story)


@pytest.mark.parametrize(("files", "news"), [({"index.html": b"same"}, 1), ({"index.html": b"other"}, 2)])
def test_open_pages_hear_of_an_edition_only_if_it_differs(files: Files, news: int) -> None:
    editions = Editions(lambda: files, untold)
    editions.begin({"index.html": b"same"})

    async def story() -> None:
        async def heard() -> list[str]:
            return [name async for name in editions.names()]

        listening = asyncio.create_task(heard())
        await asyncio.sleep(0.05)
        editions.changed()
        await editions.current()
        await asyncio.sleep(0.05)
        editions.close()
        assert len(await listening) == news

    in_a_loop(editions, story)
