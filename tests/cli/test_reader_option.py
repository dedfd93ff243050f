"""Another reader is used where it is named, and only there."""

import json
from pathlib import Path

import pytest

from cli.reports import run, unchanged, write_reports
from read.model_stub import model_stub

CLAIM = {
    "kind": "incident",
    "sentence": "Government forces shelled Saraqib on Friday",
    "speaker": ["Syrian Observatory for Human Rights"],
    "quoted": "indirect",
    "type": "shelling",
    "perpetrator": ["Government forces"],
    "place": ["Saraqib"],
    "killed": "at least four",
}


@pytest.mark.parametrize("reader", ["gpt", "spacy:en_no_such_package", "llm:nowhere"])
def test_a_reader_that_is_none_changes_nothing(reader: str, tmp_path: Path) -> None:
    """One line says what was expected, and no workspace is made."""
    reports = write_reports(tmp_path / "reports")

    with unchanged(tmp_path):
        ended = run("-w", tmp_path / "workspace", "add", reports, "--reader", reader)

    assert ended.status == 2
    assert ended.told.count("\n") == 1
    assert "expected" in ended.told


def test_a_language_model_reads_where_it_is_named(tmp_path: Path) -> None:
    """Its claims carry its name, and its answers are kept in the workspace: the second reading asks nobody."""
    reports = write_reports(tmp_path / "reports")
    workspace = tmp_path / "workspace"

    with model_stub() as stub:
        stub.say(CLAIM)
        stub.say(CLAIM)
        stub.say(CLAIM)
        reader = f"llm:{stub.address}#m"
        added = run("-w", workspace, "add", reports / "shelling.txt", "--reader", reader)
        read = run("-w", workspace, "read", reports / "shelling.txt", "--reader", reader, "--format", "jsonl")
        asked = len(stub.requests)

    assert added.status == 0, added.told
    assert asked == 1
    [claim] = map(json.loads, read.out.splitlines())
    assert claim["reader"].startswith("language model m ")
    assert claim["killed"] == {"min": 4, "max": None, "words": "at least four"}
    assert claim["sentence"]["text"].endswith("Human Rights said.")


def test_reading_without_a_workspace_keeps_nothing(tmp_path: Path) -> None:
    """`read` makes no folder, whatever reader is used."""
    reports = write_reports(tmp_path / "reports")

    with model_stub() as stub, unchanged(tmp_path):
        stub.say(CLAIM)
        ended = run("-w", tmp_path / "workspace", "read", reports / "shelling.txt", "--reader", f"llm:{stub.address}#m")

    assert ended.status == 0, ended.told
    assert len(stub.requests) == 1


def test_a_server_that_is_not_there_leaves_the_report_out(tmp_path: Path) -> None:
    """A report that could not be asked about is not recorded as one without claims."""
    reports = write_reports(tmp_path / "reports")

    ended = run("-w", tmp_path / "workspace", "add", reports, "--reader", "llm:http://127.0.0.1:9/v1#m", "--json")

    told = json.loads(ended.out)
    assert told["new"] == []
    assert len(told["issues"]) == 2
    assert all("cannot be asked" in issue["what"] for issue in told["issues"])
