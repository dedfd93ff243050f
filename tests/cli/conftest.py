"""One workspace, filled once, for all commands that only ask; a copy of it for those that change something."""

import shutil
from pathlib import Path

import pytest

from cli.reports import run, write_reports


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the reports; not to be changed."""
    base = tmp_path_factory.mktemp("filled")
    ended = run("-w", base / "workspace", "add", write_reports(base / "reports"))
    assert ended.status == 0, ended.told
    return base / "workspace"


@pytest.fixture
def workspace(filled: Path, tmp_path: Path) -> Path:
    """A copy of the filled workspace, to be changed at will."""
    return Path(shutil.copytree(filled, tmp_path / "workspace"))
