"""A few reports for the commands to be tried on, constructed, on a memorandum that ships with Trucewatch."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from trucewatch.cli import app

SHELLING = """---
title: Four dead in Saraqib
source: orontes-post
published: 2018-10-20
constructed: true
---

Government forces shelled Saraqib on Friday, killing at least four people, two of them civilians, the Syrian \
Observatory for Human Rights said.

The market of the town was closed on Saturday, and shops along its main street stayed shut.
"""

PLEDGE = """---
title: Ankara sees the memorandum at work
source: bosphorus-agency
published: 2018-10-22
constructed: true
---

Turkish Foreign Minister Mevlut Cavusoglu said on Monday that the withdrawal of heavy weapons from the demilitarised \
zone in Idlib had been completed.

Russia's foreign ministry denied on Monday that the withdrawal of heavy weapons from the demilitarised zone in Idlib \
had been completed.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    told: str
    """What stands on standard error."""


def run(*words: str | Path) -> Ended:
    """Run `trucewatch` with those words, in this process."""
    result = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    return Ended(status=result.exit_code, out=result.stdout, told=result.stderr)


def write_reports(folder: Path) -> Path:
    """Write the reports into the folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "shelling.txt").write_text(SHELLING, encoding="utf-8")
    (folder / "pledge.txt").write_text(PLEDGE, encoding="utf-8")
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file below the folder with its bytes; a folder that is not there has none."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    """See to it that nothing below the folder is changed."""
    before = files_of(folder)
    yield
    assert files_of(folder) == before
