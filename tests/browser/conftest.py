"""Chromium, as Debian has it, in front of a served workspace; whatever a page asks of another host is noted."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from browser.hostile import write_hostile_reports

ROOT = Path(__file__).resolve().parents[2]
DAY = "2019-02-15"
_PATIENCE_MS = 60_000
BOARD = f"/agreements/idlib-sochi-2018?as_of={DAY}"
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder drives the browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Site:
    """A served workspace."""

    address: str

    def at(self, path: str) -> str:
        return self.address + path


@dataclass
class Watch:
    """What the pages asked of whom, and what they complained of."""

    hosts: set[str] = field(default_factory=set)
    expected: set[str] = field(default_factory=set)
    """The servers that the tests themselves started."""
    complaints: list[str] = field(default_factory=list)

    def over(self, page: Page) -> Page:
        page.on("request", self._note_request)
        page.on("console", self._note_message)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def _note_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss"):
            self.hosts.add(parts.netloc)

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)


Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if path is None:
        reason = f"no Chromium here: none of {', '.join(_NAMES)} is installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    # A busy machine takes its time over a page; a page that never comes is found out all the same.
    expect.set_options(timeout=_PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo, served."""
    folder = tmp_path_factory.mktemp("demo")
    shutil.copytree(ROOT / "demo" / "library", folder / "library")
    yield from serve(folder, ROOT / "demo" / "reports")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Reports that were written to do harm, served."""
    reports = tmp_path_factory.mktemp("reports")
    write_hostile_reports(reports)
    yield from serve(tmp_path_factory.mktemp("hostile"), reports)


@pytest.fixture(scope="session")
def watch(demo: Site, hostile: Site) -> Iterator[Watch]:
    """Watches over every page of the session; in the end no request may have left them."""
    watch = Watch(expected={urlsplit(demo.address).netloc, urlsplit(hostile.address).netloc})
    yield watch
    assert watch.hosts <= watch.expected


@pytest.fixture
def visit(chromium: Browser, watch: Watch) -> Iterator[Opener]:
    """Opens a page in a browser of its own: `visit(address, width=..., scheme=..., scripts=...)`."""
    contexts = []

    def opener(address: str, *, width: int = 1440, scheme: str = "light", scripts: bool = True) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = watch.over(context.new_page())
        page.set_default_timeout(_PATIENCE_MS)
        page.goto(address)
        return page

    yield opener
    for context in contexts:
        context.close()


def serve(folder: Path, reports: Path, *options: str) -> Iterator[Site]:
    """Take in the reports and serve the workspace, with further options of `trucewatch serve`."""
    command = [sys.executable, "-c", "from trucewatch.cli import app; app()", "-w", str(folder)]
    subprocess.run([*command, "add", str(reports)], check=True, capture_output=True, timeout=300)
    port = _free_port()
    served = subprocess.Popen(
        [*command, "serve", "--port", str(port), *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/static/icon.svg", served)
        yield Site(address=f"http://127.0.0.1:{port}")
    finally:
        served.terminate()
        served.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _wait_for(address: str, served: "subprocess.Popen[bytes]") -> None:
    for _ in range(240):
        if served.poll() is not None:
            pytest.fail("the server ended before it answered")
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.25)  # a process of its own: there is nothing else to wait on
    pytest.fail("the server did not answer within a minute")
