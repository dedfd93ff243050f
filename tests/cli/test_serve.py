"""Serving pages, as a process."""

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from trucewatch.web.people.accounts import Accounts, Role
from trucewatch.web.people.register import Register

COMMAND = Path(sys.executable).with_name("trucewatch")
PATIENCE_S = 120.0


def free_port() -> int:
    """Return a port that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(address: str) -> str:
    """Return the page, as soon as the server answers."""
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE_S) as page:
                return str(page.read().decode())
        except urllib.error.URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def test_served_until_interrupted(filled: Path) -> None:
    """The address is told, the pages are there, and Ctrl-C is the ordinary end."""
    port = free_port()
    process = subprocess.Popen(
        [COMMAND, "-w", filled, "serve", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        page = fetch(f"http://127.0.0.1:{port}/")
    finally:
        process.send_signal(signal.SIGINT)
        out, told = process.communicate(timeout=PATIENCE_S)

    assert "Trucewatch" in page
    assert (process.returncode, out) == (0, "")
    assert told == f"trucewatch: serving {filled} on http://127.0.0.1:{port}; Ctrl-C ends it\n"


def test_an_address_that_is_none_of_this_machine(workspace: Path) -> None:
    """It is told in one line, and nothing is served."""
    Accounts(Register(workspace)).add("Ada", Role.READER, "a long enough phrase")
    # An address that is set aside for documentation (RFC 5737): no machine has it.
    ended = subprocess.run(
        [COMMAND, "-w", workspace, "serve", "--host", "192.0.2.1", "--port", str(free_port())],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("trucewatch: cannot serve on 192.0.2.1, port ")
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("words", [("--host", "0.0.0.0"), ("--name", "monitor.example")])
def test_others_are_served_only_with_accounts(filled: Path, words: tuple[str, str]) -> None:
    """Without accounts, an address or a name that others can call is refused with what to do."""
    ended = subprocess.run(
        [COMMAND, "-w", filled, "serve", *words, "--port", str(free_port())],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )

    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"{words[1]} can be reached by others, and there are no accounts" in ended.stderr
    assert "trucewatch user add NAME" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_with_accounts_others_meet_the_login(workspace: Path) -> None:
    """The first page that a stranger sees is the login."""
    Accounts(Register(workspace)).add("Ada", Role.READER, "a long enough phrase")
    port = free_port()
    process = subprocess.Popen(
        [COMMAND, "-w", workspace, "serve", "--name", "monitor.example", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        page = fetch(f"http://127.0.0.1:{port}/claims")
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE_S)

    assert "<h1>Log in</h1>" in page
