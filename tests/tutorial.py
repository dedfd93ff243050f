"""Run the commands of tutorial and README and tell what they print; `./dev docs` writes the outputs anew."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
GUIDES = ROOT / "docs" / "guides"
PAGES = (
    ROOT / "docs" / "tutorial.md",
    ROOT / "README.md",
    GUIDES / "zones-and-places.md",
    GUIDES / "actors-and-sources.md",
)
"""In the order in which they are run: the README asks of the workspace that the tutorial made."""
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"saved as `([\w.]+)`:\n\n```json\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NOW = re.compile(r"(?<=recorded by)\s+\d{4}-\d\d-\d\d \d\d:\d\d UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One command of a page."""

    command: str
    printed: str
    """What the page says that it prints."""


def steps(page: str) -> Iterator[Step]:
    """Yield the commands of the page in their order."""
    for block in _BLOCK.findall(page):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            yield Step(command=command, printed=printed)


def run(command: str, folder: Path) -> str:
    """Return what the command prints on both channels, run in a folder beside which the demo lies.

    The instant up to which recordings count is that of the run: an ellipsis stands in its place.
    """
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["sh", "-c", command],  # the commands are those of a shell
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": "80", "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    lines = [line.rstrip() for line in _NOW.sub(" …", done.stdout).splitlines()]
    return "".join(f"{line}\n" for line in lines)


def lay_out(folder: Path) -> None:
    """Put the demo where the tutorial expects it, and the files that the pages show where they say."""
    (folder / "demo").symlink_to(ROOT / "demo")
    for page in PAGES:
        for name, content in _FILE.findall(page.read_text()):
            (folder / name).write_text(content)


def write_anew(page: str, folder: Path) -> str:
    """Return the page with the outputs that its commands print now, run in that folder."""

    def rewrite(block: re.Match[str]) -> str:
        printed = "".join(f"$ {step.command}\n{run(step.command, folder)}" for step in steps(block.group()))
        return f"```console\n{printed}```"

    return _BLOCK.sub(rewrite, page)


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        lay_out(Path(name))
        for path in PAGES:
            path.write_text(write_anew(path.read_text(), Path(name)))
