"""The import contracts: they hold, and they would notice if they did not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Return what import-linter says of the package that lies in the folder, under the project's contracts."""
    command = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [command, ROOT / "pyproject.toml", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the package, to be spoilt."""
    shutil.copytree(
        ROOT / "src" / "trucewatch",
        tmp_path / "trucewatch",
        ignore=shutil.ignore_patterns("library", "static", "templates", "__pycache__"),
    )
    return tmp_path


def test_the_contracts_hold() -> None:
    """Imports run one way in the project as it is."""
    found = lint(ROOT / "src")

    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        (
            "assess/bear.py",
            "import trucewatch.read.extract",
            "trucewatch.assess is not allowed to import trucewatch.read",
        ),
        (
            "read/extract.py",
            "import trucewatch.store.base",
            "trucewatch.read is not allowed to import trucewatch.store",
        ),
        ("model/claim.py", "import trucewatch.places.gazetteer", "trucewatch.model is not allowed to import"),
        ("views/board.py", "import trucewatch.workspace", "trucewatch.views is not allowed to import"),
        ("pipeline.py", "import trucewatch.store.sqlite", "Only the workspace picks a backend BROKEN"),
    ],
)
def test_an_import_against_the_flow(tree: Path, module: str, line: str, broken: str) -> None:
    """One import against the flow breaks the contract that forbids it."""
    path = tree / "trucewatch" / module
    path.write_text(f"{path.read_text()}\n{line}\n")

    found = lint(tree)

    assert found.returncode == 1
    assert broken in " ".join(found.stdout.split())


def test_a_package_without_a_place(tree: Path) -> None:
    """A new package must be given its place before it is taken in."""
    (tree / "trucewatch" / "misc").mkdir()
    (tree / "trucewatch" / "misc" / "__init__.py").write_text("")

    found = lint(tree)

    assert found.returncode == 1
    assert "trucewatch.misc" in found.stdout
