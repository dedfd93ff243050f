"""The command that writes a situation report."""

from pathlib import Path

import pypdf
import pytest

from cli.reports import run, write_reports

PERIOD = ("--from", "2018-10-01", "--to", "2018-10-31")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    assert run("-w", folder / "work", "add", write_reports(folder / "reports")).status == 0
    return folder / "work"


@pytest.mark.parametrize("form", ["pdf", "html", "md"])
def test_a_report_is_written_in_each_form(workspace: Path, tmp_path: Path, form: str) -> None:
    """The end of the file's name decides."""
    ended = run("-w", workspace, "report", "idlib-sochi-2018", *PERIOD, "--out", tmp_path / f"report.{form}")

    assert (ended.status, ended.out) == (0, "")
    content = (tmp_path / f"report.{form}").read_bytes()
    text = pypdf.PdfReader(tmp_path / "report.pdf").pages[0].extract_text() if form == "pdf" else content.decode()
    assert "Situation report" in text
    assert "Saraqib" in text


def test_without_a_file_it_goes_to_the_terminal_as_markdown(workspace: Path) -> None:
    """A report is text first."""
    told = run("-w", workspace, "report", "idlib-sochi-2018", *PERIOD).out

    assert told.startswith("# Situation report")
    assert "at least four people" in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--from", "2018-10-31", "--to", "2018-10-01"), "--to: expected --from (2018-10-31) or a later day"),
        (("--from", "October", "--to", "2018-10-01"), "--from"),
        ((*PERIOD, "--out", "report.doc"), "a file that ends in .pdf"),
        ((*PERIOD, "--out", "/nowhere/report.md"), "/nowhere/report.md"),
    ],
)
def test_what_cannot_be_done_is_told(workspace: Path, words: tuple[str, ...], told: str) -> None:
    """Each with what was expected."""
    ended = run("-w", workspace, "report", "idlib-sochi-2018", *words)

    assert ended.status != 0
    assert told in ended.told
