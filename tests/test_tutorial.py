"""Tutorial and README are true: every command and every line of Python gives what the page says."""

from doctest import DocTestParser, DocTestRunner
from pathlib import Path

import pytest

from tutorial import PAGES, ROOT, lay_out, run, steps


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tutorial")
    lay_out(made)
    return made


def test_every_command_prints_what_the_page_says(folder: Path) -> None:
    """Run from the first command to the last, each output is that of the page."""
    told = [step for page in PAGES for step in steps(page.read_text())]

    printed = [(step.command, run(step.command, folder)) for step in told]

    assert printed
    assert printed == [(step.command, step.printed) for step in told]


def test_readme_python_gives_what_it_says(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the workspace that the tutorial made, the README's lines of Python give what stands below them."""
    monkeypatch.chdir(folder)
    example = DocTestParser().get_doctest((ROOT / "README.md").read_text(), {}, "README.md", "README.md", 0)

    told: list[str] = []
    results = DocTestRunner(verbose=False).run(example, out=told.append)

    assert results.attempted > 0
    assert results.failed == 0, "".join(told)


def test_readme_quotes_a_report_of_the_demo() -> None:
    """The sentence on the first screen stands in a report of the demo, which says that it is constructed."""
    quoted = next(line for line in (ROOT / "README.md").read_text().splitlines() if line.startswith("> “"))[3:-1]
    carrying = [text for path in (ROOT / "demo/reports").iterdir() if quoted in (text := path.read_text())]

    assert carrying
    assert all("constructed" in text for text in carrying)
