"""A throw-away PostgreSQL cluster: made by a user without rights, reached by a socket alone, and cleared away.

Where the server's programs are missing, tests that need it are skipped, loudly; on CI they fail.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import pytest

USER = "trucewatch"
_NOBODY = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")
_OLDEST = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A running server."""

    folder: Path
    """Where its socket lies."""
    numbers: Iterator[int]

    def new_place(self) -> str:
        """Make an empty schema and return its address; a database of its own would take ten times as long."""
        name = f"place_{next(self.numbers)}"
        with psycopg.connect(host=str(self.folder), user=USER, dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}".encode())
        return self.address(name)

    def address(self, schema: str, *, user: str = USER) -> str:
        """Return the address of a schema."""
        return f"postgresql://{user}@/postgres?host={self.folder}&options=-csearch_path%3D{schema}"


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Make a cluster, start it, and clear it away in the end; skip, or on CI fail, where there is no server."""
    programs = _programs()
    if programs is None:
        told = f"no PostgreSQL {_OLDEST} or newer is installed: apt-get install postgresql"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    folder = Path(tempfile.mkdtemp(prefix="trucewatch-pg-"))
    start = [str(programs / "pg_ctl"), "-D", str(folder / "data"), "-s", "-w"]
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "nobody", "nogroup")
        _run([str(programs / "initdb"), "-D", str(folder / "data"), "-U", USER, "-A", "trust", "-E", "UTF8"], folder)
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        _run([*start, "-l", str(folder / "log"), "-o", options, "start"], folder)
        yield Cluster(folder=folder, numbers=count(1))
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            _run([*start, "-m", "immediate", "stop"], folder)
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str], folder: Path) -> None:
    """Run a program of the server, which refuses to be run by root."""
    whole = [*_NOBODY, *command] if os.geteuid() == 0 else command
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    subprocess.run(whole, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)


def _programs() -> Path | None:
    """Return the folder of the newest server's programs; Debian does not put them on the path."""
    found = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    on_path = shutil.which("initdb")
    numbered = sorted((int(path.parent.name), path) for path in found if path.parent.name.isdigit())
    if numbered and numbered[-1][0] >= _OLDEST:
        return numbered[-1][1]
    return Path(on_path).parent if on_path else None
