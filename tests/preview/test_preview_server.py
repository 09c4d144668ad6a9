import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from papershelf.errors import PapershelfError
from papershelf.preview.server import content_type, listen
from papershelf.starter import start


class Preview:
    """`papershelf serve` on a site of its own."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.process = subprocess.Popen(
            [sys.executable, "-m", "papershelf", "serve", str(site), "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        found = re.search(r"http://127\.0\.0\.1:\d+/", self.says("Serving"))
        assert found
        self.address = found[0]

    @property
    def output(self) -> IO[str]:
        assert self.process.stdout
        return self.process.stdout

    def says(self, words: str) -> str:
        """Its next line with these words."""
        return next(line for line in self.output if words in line)

    def get(self, path: str = "/", method: str = "GET", **headers: str) -> HTTPResponse:
        connection = HTTPConnection(urlsplit(self.address).netloc, timeout=10)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=names | {"Connection": "close"})
        return connection.getresponse()

    def text(self, path: str = "/") -> str:
        with self.get(path) as response:
            return response.read().decode()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        code = self.process.wait(10)
        self.output.close()
        return code


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview") / "site"
    start(folder)
    preview = Preview(folder)
    yield preview
    preview.stop()


def retitled(site: Path, title: str) -> None:
    path = site / "site.toml"
    beside = site / ".new"
    beside.write_text(re.sub("^tit.*", title, path.read_text(), flags=re.M))
    beside.replace(path)


def test_pages_come_with_a_tag_their_type_and_the_reload_script(preview: Preview) -> None:
    with preview.get() as response:
        page = response.read().decode()
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["ETag"]
    assert re.search(
        r'<script src="/_papershelf/reload.js" data-epoch="[0-9a-f]+-\d+" defer></script></head>', page
    )
    with preview.get("/_papershelf/reload.js") as response:
        assert b"EventSource" in response.read()


def test_an_unchanged_page_is_not_sent_again(preview: Preview) -> None:
    with preview.get("/search.html") as first:
        tag = first.headers["ETag"]
    with preview.get("/search.html", if_none_match=f'"other", W/{tag}') as second:
        assert second.status == 304
        assert second.read() == b""


def test_head_has_the_length_and_no_body(preview: Preview) -> None:
    with preview.get(method="HEAD") as response:
        assert int(response.headers["Content-Length"]) > 500
        assert response.read() == b""


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", ""])
def test_pages_are_not_given_to_other_sites_names(preview: Preview, host: str) -> None:
    with preview.get(host=host) as response:
        assert response.status == 400


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "shelf.localhost:80"])
def test_our_own_names_are_answered(preview: Preview, host: str) -> None:
    with preview.get(host=host) as response:
        assert response.status == 200


def test_head_of_the_events_ends(preview: Preview) -> None:
    with preview.get("/_papershelf/events", method="HEAD") as response:
        assert response.headers["Content-Type"].startswith("text/event-stream")
        assert response.read() == b""


def test_a_missing_page_is_the_sites_own_404(preview: Preview) -> None:
    with preview.get("/papers/nothing.html") as response:
        assert response.status == 404
        assert b"<html" in response.read()


@pytest.mark.parametrize(
    "path", ["/../site.toml", "/%2e%2e/site.toml", "/papers/..%2f..%2fsite.toml", "//etc/passwd"]
)
def test_no_path_leads_out_of_the_site(preview: Preview, path: str) -> None:
    with preview.get(path) as response:
        assert response.status == 404


def test_a_folder_leads_to_its_index(preview: Preview) -> None:
    with preview.get("/papers") as response:
        assert response.headers["Location"] == "/papers/"
    assert "<html" in preview.text("/papers/")


def test_other_methods_are_refused(preview: Preview) -> None:
    with preview.get(method="DELETE") as response:
        assert response.status == 405


def test_serving_writes_nothing(preview: Preview) -> None:
    preview.text()
    assert not (preview.site / "build").exists()


def test_a_save_is_seen_by_the_next_request_and_told_to_open_pages(tmp_path: Path) -> None:
    start(tmp_path / "site")
    preview = Preview(tmp_path / "site")
    with preview.get("/_papershelf/events") as events:
        events.readline()
        before = events.readline()
        events.readline()
        retitled(preview.site, 'title = "Renamed"')
        events.readline()
        assert events.readline() not in (before, b"")
        assert "Renamed" in preview.text()
        preview.says("Built again in ")
        # A page that is open still does not keep the server from ending.
        assert preview.stop(signal.SIGINT) == 0


def test_an_open_page_reloads_under_its_own_policy(tmp_path: Path, page: Page) -> None:
    start(tmp_path / "site")
    preview = Preview(tmp_path / "site")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(preview.address)
    expect(page).to_have_title(re.compile("My shelf"))
    for title in ("Second", "Third"):
        retitled(preview.site, f'title = "{title}"')
        expect(page).to_have_title(re.compile(title))
    assert said == []
    assert preview.stop() == 0


def test_a_mistake_is_told_and_the_pages_stay(tmp_path: Path) -> None:
    start(tmp_path / "site")
    preview = Preview(tmp_path / "site")
    retitled(preview.site, "titel = 1")
    preview.says("Did you mean title?")
    preview.says("The pages stay as they were")
    assert "My shelf" in preview.text()
    retitled(preview.site, 'title = "Mended"')
    preview.says("Built again in ")
    assert "Mended" in preview.text()
    assert preview.stop(signal.SIGTERM) == 0


def test_a_port_that_was_asked_for_and_is_taken_is_told() -> None:
    with listen(0) as taken, pytest.raises(PapershelfError, match=r"Port \d+ is taken by another program"):
        listen(taken.getsockname()[1])


def test_without_a_port_the_next_free_one_is_taken() -> None:
    with listen(None) as first, listen(None) as second:
        assert second.getsockname()[1] > first.getsockname()[1]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a/index.html", "text/html; charset=utf-8"),
        ("assets/site.js", "text/javascript; charset=utf-8"),
        ("assets/serif.woff2", "font/woff2"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("static/picture.PNG", "image/png"),
        ("CNAME", "application/octet-stream"),
        (".nojekyll", "application/octet-stream"),
    ],
)
def test_types_do_not_depend_on_the_machine(path: str, kind: str) -> None:
    assert content_type(path) == kind
