"""Serves a site from memory while it is edited: each request sees the newest build, open pages reload."""

import asyncio
import contextlib
import errno
import hashlib
import mimetypes
import signal
import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from time import perf_counter
from types import FrameType

import msgspec
import uvicorn
from starlette.applications import Starlette
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from papershelf.build import Progress, all_problems, read_shelf, render
from papershelf.config import load
from papershelf.errors import PapershelfError
from papershelf.preview.editions import Edition, Editions, Files
from papershelf.preview.watch import watching
from papershelf.search.sharded import Index
from papershelf.site.addresses import HOME, NOT_FOUND
from papershelf.site.assets import default_templates

HOST = "127.0.0.1"
HOSTS = (HOST, "localhost", "*.localhost")
"""Names that a browser may call us by. A site elsewhere could let its own name lead here, and read the pages."""
PORT = 8000
TRIES = 100
RELOAD = "/_papershelf/reload.js"
EVENTS = "/_papershelf/events"

# Those that a system's own table may lack or have otherwise.
TYPES = {
    ".bib": "application/x-bibtex",
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".mjs": "text/javascript",
    ".ris": "application/x-research-info-systems",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
WITH_CHARSET = ("text/", "application/json", "application/xml", "image/svg+xml", "application/x-bibtex")


def serve(
    site: Path, port: int | None, *, tell: Callable[[str], None], progress: Progress | None = None
) -> None:
    """Serve until SIGINT or SIGTERM. `port` 0 takes any; None takes 8000 or the next one that is free.

    Raises PapershelfError for a site that cannot be built at the start, and for a port that is taken.
    """
    load(site)
    with listen(port) as listener:
        serve_on(listener, site, port, tell, progress)


def serve_on(
    listener: socket.socket,
    site: Path,
    port: int | None,
    tell: Callable[[str], None],
    progress: Progress | None,
) -> None:
    taken = listener.getsockname()[1]
    address = f"http://{HOST}:{taken}/"
    if port is None and taken != PORT:
        tell(f"Port {PORT} is taken, so this is on port {taken}.")

    def say(text: str) -> None:
        with contextlib.suppress(
            OSError
        ):  # whoever read our output may be gone; readers of the pages are not
            tell(text)

    index = Index()

    def make() -> Files:
        nonlocal index
        start = perf_counter()
        try:
            files, problems = pages(site, address, index)
        except Exception:
            index = Index()  # The old one may have taken over half of a shelf.
            raise
        say(f"Built again in {perf_counter() - start:.2f} s, problems: {problems}.")
        return files

    def failed(error: Exception) -> None:
        what = str(error) if isinstance(error, PapershelfError) else f"{type(error).__name__}: {error}"
        say(f"error: {what}\nThe pages stay as they were until this is mended.")

    editions = Editions(make, failed)
    theme = default_templates()
    themes = [theme] if theme.resolve() != (site / "templates").resolve() else []
    with watching(site, themes, editions.changed):
        first, problems = pages(site, address, index, progress)
        editions.begin(first)
        ready = f"Serving {site.resolve()} on {address} (problems: {problems}). Ctrl+C stops it."
        Server(editions, lambda: tell(ready)).run([listener])


def pages(site: Path, address: str, index: Index, progress: Progress | None = None) -> tuple[Files, int]:
    """Every file of the site as it would be built for this address, and how many problems there are. `index` is the
    search of the edition before."""
    config = load(site)
    if config.base_url:
        config = msgspec.structs.replace(config, base_url=address)
    shelf = read_shelf(site, config, progress=progress)
    return dict(render(shelf, config, site, progress=progress, index=index)), len(all_problems(shelf))


def listen(port: int | None) -> socket.socket:
    """A socket that is bound and listens, so that an early visitor waits instead of being turned away."""
    for candidate in range(PORT, PORT + TRIES) if port is None else (port,):
        try:
            return socket.create_server((HOST, candidate))
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EPERM):
                raise PapershelfError(
                    f"The system does not let you use port {candidate}. Choose one above 1023 with --port."
                ) from None
            if error.errno != errno.EADDRINUSE:
                raise
    if port is None:
        raise PapershelfError(f"No port from {PORT} to {PORT + TRIES - 1} is free. Choose one with --port.")
    raise PapershelfError(f"Port {port} is taken by another program. Choose another one with --port.")


class Server(uvicorn.Server):
    """uvicorn that lets open pages go when it stops, and then returns instead of raising the signal again."""

    def __init__(self, editions: Editions, ready: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                TrustedHostMiddleware(application(editions), HOSTS, www_redirect=False),
                log_level="error",
                access_log=False,
                ws="none",
                timeout_graceful_shutdown=2,
            )
        )
        self.editions = editions
        self.ready = ready

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: None)
        super().run(sockets)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self.editions.close()


def application(editions: Editions) -> Starlette:
    """The site's pages, and what live reload needs below `/_papershelf/`."""

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        following = asyncio.create_task(editions.follow())
        yield
        following.cancel()

    async def page(request: Request) -> Response:
        return answer(request, await editions.current())

    async def script(_: Request) -> Response:
        source = Path(__file__).with_name("reload.js").read_bytes()
        return Response(source, media_type="text/javascript", headers={"Cache-Control": "no-cache"})

    async def events(request: Request) -> Response:
        if request.method == "HEAD":  # its answer has no body that could ever end
            return Response(media_type="text/event-stream", headers={"Cache-Control": "no-store"})
        stream = (f"retry: 500\ndata: {name}\n\n" async for name in editions.names())
        return StreamingResponse(
            stream, media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    routes = [Route(RELOAD, script), Route(EVENTS, events), Route("/{path:path}", page)]
    return Starlette(routes=routes, lifespan=lifespan)


def answer(request: Request, edition: Edition) -> Response:
    """A file of the edition. Only names that it holds are found, so no path leads out of it."""
    path = request.path_params["path"]
    if not path or path.endswith("/"):
        path += HOME
    elif path not in edition.files and f"{path}/{HOME}" in edition.files:
        return RedirectResponse(f"{request.url.path}/")
    status = 200 if path in edition.files else 404
    path = path if status == 200 else NOT_FOUND
    data = edition.files.get(path, b"Not found")
    if path.endswith(".html"):
        script = f'<script src="{RELOAD}" data-epoch="{edition.name}" defer></script></head>'
        data = data.replace(b"</head>", script.encode(), 1)
    tag = f'"{hashlib.blake2b(data, digest_size=12).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    known = request.headers.get("if-none-match", "").split(",")
    if status == 200 and tag in (each.strip().removeprefix("W/") for each in known):
        return Response(status_code=304, headers=headers)
    return Response(data, status, headers | {"Content-Type": content_type(path)})


def content_type(path: str) -> str:
    suffix = Path(path).suffix.lower()
    kind = TYPES.get(suffix) or mimetypes.guess_type(f"_{suffix}")[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(WITH_CHARSET) else kind
