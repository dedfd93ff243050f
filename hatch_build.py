"""Build the web part (web/ to src/trucewatch/web/static/built/) when the package is built or installed.

A wheel carries the built files, and so does a source distribution, which leaves web/ out: neither needs Node.
"""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
BUILT = Path("src/trucewatch/web/static/built")
SKIP = "TRUCEWATCH_SKIP_WEB"


class NoNpmError(Exception):
    """The web part cannot be built for want of npm."""

    def __init__(self) -> None:
        super().__init__(
            "building the web part needs npm (Node 20.19 or newer), which was not found: "
            f"`./dev setup` brings it from PyPI, or set {SKIP}=1 to go without"
        )


class WebBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is hatchling's own business
    """Hatchling's hook: build before the files are collected."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # hatchling's signature
        """Build the web part, unless it is built already."""
        build_web(Path(self.root))


def build_web(root: Path) -> None:
    """Build web/ with npm and Vite; do nothing without web/, on request, or when the sources did not change.

    Raises:
        NoNpmError: There is no npm.
        CalledProcessError: npm or Vite failed; they have said why.
    """
    web, stamp = root / "web", root / BUILT / ".sum"
    if not web.is_dir() or os.environ.get(SKIP) == "1":
        return
    wanted = sum_sources(web)
    if stamp.is_file() and stamp.read_text().strip() == wanted:
        return
    npm = shutil.which("npm")
    if npm is None:
        raise NoNpmError
    for arguments in (["ci", "--no-audit", "--no-fund", "--loglevel=error"], ["run", "--silent", "build"]):
        subprocess.run([npm, *arguments], cwd=web, check=True)
    stamp.write_text(wanted + "\n")


def sum_sources(web: Path) -> str:
    """Return one sha256 over the names and bytes of all the sources in `web`."""
    digest = hashlib.sha256()
    for path in sorted(path for path in web.rglob("*") if path.is_file()):
        place = path.relative_to(web)
        if place.parts[0] != "node_modules":
            content = path.read_bytes()
            digest.update(f"{place.as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()


if __name__ == "__main__":
    build_web(ROOT)
