"""Bad input: one clear line on standard error, exit status 2, and nothing changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cli.reports import SHELLING, run, unchanged, write_reports


def assert_told(ended, *words: str, lines: int = 1) -> None:  # type: ignore[no-untyped-def]
    """The command told it in so many lines with these words, and printed nothing else."""
    assert ended.status == 2
    assert ended.out == ""
    assert len(ended.told.splitlines()) == lines, ended.told
    for word in words:
        assert word in ended.told


UNREADABLE = [
    ("empty.txt", b"", ["empty.txt", "empty"]),
    ("binary.txt", bytes(range(256)) * 20, ["binary.txt"]),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" * 50, ["picture.txt"]),
    ("koi8.txt", "Обстрел города продолжался всю ночь, сообщил министр.\n".encode("koi8-r") * 9, ["koi8.txt"]),
    ("cut.txt", "\ufeffA report".encode("utf-16")[:-1], ["cut.txt"]),
]


@pytest.mark.parametrize("command", ["read", "add", "text"])
@pytest.mark.parametrize(("name", "content", "words"), UNREADABLE, ids=[name for name, _, _ in UNREADABLE])
def test_bytes_that_are_no_report(
    workspace: Path, tmp_path: Path, command: str, name: str, content: bytes, words: list[str]
) -> None:
    """An empty file, a binary file, a wrong encoding: told with the file's name, whatever asked for it."""
    path = tmp_path / name
    path.write_bytes(content)

    with unchanged(workspace):
        assert_told(run("-w", workspace, command, path), *words)


@pytest.mark.parametrize("command", ["read", "add", "text"])
def test_no_such_file(workspace: Path, tmp_path: Path, command: str) -> None:
    """A path that leads nowhere is told, and a good one beside it is not added."""
    write_reports(tmp_path / "reports")
    good = [tmp_path / "reports" / "pledge.txt"] if command != "text" else []

    with unchanged(workspace):
        assert_told(run("-w", workspace, command, *good, tmp_path / "none.txt"), "no such file", "none.txt")


@pytest.mark.parametrize("command", ["read", "add"])
def test_a_folder_without_readable_files(workspace: Path, tmp_path: Path, command: str) -> None:
    """A folder with nothing but hidden files is told."""
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / ".hidden").write_text(SHELLING)

    with unchanged(workspace):
        assert_told(run("-w", workspace, command, folder), "no readable reports", "empty")


def test_a_folder_of_which_nothing_can_be_read(workspace: Path, tmp_path: Path) -> None:
    """Where all of several files are odd, each is told in a line of its own."""
    folder = tmp_path / "odd"
    folder.mkdir()
    for name, content, _ in UNREADABLE:
        (folder / name).write_bytes(content)

    with unchanged(workspace):
        assert_told(run("-w", workspace, "add", folder), "none of 5", *(name for name, _, _ in UNREADABLE), lines=6)


def test_no_workspace_is_made_for_nothing(tmp_path: Path) -> None:
    """A file that cannot be read makes no workspace."""
    (tmp_path / "empty.txt").write_bytes(b"")

    assert_told(run("-w", tmp_path / "workspace", "add", tmp_path / "empty.txt"))

    assert not (tmp_path / "workspace").exists()


def test_one_odd_report_among_others(workspace: Path, tmp_path: Path) -> None:
    """It is told at the end and stops no other; the run has done its work."""
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "a.txt").write_text(SHELLING.replace("Saraqib", "Morek"))
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.txt").write_text(SHELLING.replace("Saraqib", "Khan Shaykhun"))

    ended = run("-w", workspace, "add", folder)

    assert ended.status == 0
    assert ended.out.startswith("2 new reports")
    assert ended.out.endswith("1 left out\n")
    assert [line for line in ended.told.splitlines() if "b.txt" in line]


@pytest.mark.parametrize("day", ["2019-02-31", "8 February 2019", "20190208", "2019-2-8", "", "tomorrow", "2019-W06-5"])
@pytest.mark.parametrize(
    "words",
    [
        ("read", "--published"),
        ("add", "--published"),
        ("board", "--as-of"),
        ("board", "--published-by"),
        ("claims", "--from"),
    ],
)
def test_a_date_that_is_none(workspace: Path, tmp_path: Path, words: tuple[str, str], day: str) -> None:
    """A date that is none is told with its option."""
    command, option = words
    what = {"board": ["idlib-sochi-2018"], "claims": []}.get(command, [write_reports(tmp_path / "reports")])

    with unchanged(workspace):
        assert_told(run("-w", workspace, command, *what, option, day), option, "expected a date like", repr(day))


@pytest.mark.parametrize("instant", ["noon", "2019-02-31", "2019-02-08T25:00", ""])
def test_an_instant_that_is_none(workspace: Path, instant: str) -> None:
    """An instant that is none is told with its option."""
    with unchanged(workspace):
        assert_told(run("-w", workspace, "claims", "--known-on", instant), "--known-on", repr(instant))


@pytest.mark.parametrize("words", [("board",), ("contradictions",), ("agreements", "show")])
def test_an_unknown_agreement(workspace: Path, words: tuple[str, ...]) -> None:
    """An agreement that there is not is told with the nearest that there is."""
    with unchanged(workspace):
        assert_told(run("-w", workspace, *words, "idlib-sotchi-2018"), "did you mean idlib-sochi-2018?")


def test_an_unknown_obligation(workspace: Path) -> None:
    """An obligation that there is not is told with the nearest that there is."""
    wanted = "idlib-sochi-2018/no-ofensive"

    with unchanged(workspace):
        assert_told(run("-w", workspace, "claims", "--obligation", wanted), "did you mean no-offensive?")


def test_an_unknown_id(workspace: Path) -> None:
    """Nothing has that id."""
    with unchanged(workspace):
        assert_told(run("-w", workspace, "trace", "c-0000000000000000"), "unknown id")
        assert_told(run("-w", workspace, "text", "0123456789abcdef"), "unknown report")


def test_an_agreement_file_with_five_faults(tmp_path: Path) -> None:
    """All five are told at once, each with file, line and path."""
    path = tmp_path / "agreement.yml"
    path.write_text(
        """id: example-truce
title: Example truce
signed: 2001-02-31
parties: [russia, northland-that-is-not]
colour: blue
clauses:
  - number: "1"
    text: Keep the peace.
obligations:
  - id: peace
    clause: "1"
    title: Keep the peace
    about: keep_the_peace
    kind: sometimes
""",
        encoding="utf-8",
    )

    ended = run("agreements", "check", path)

    assert_told(ended, "5 faults", lines=6)
    found = [line.strip().removeprefix(f"{path}:").split(": ")[:2] for line in ended.told.splitlines()[1:]]
    assert found == [
        ["3", "signed"],
        ["4", "parties[1]"],
        ["5", "colour"],
        ["13", "obligations[0].about"],
        ["14", "obligations[0].kind"],
    ]


def test_no_workspace(tmp_path: Path) -> None:
    """A question to a workspace that is not there makes none."""
    for words in (["board", "idlib-sochi-2018"], ["claims"], ["verify"], ["export", "csv"], ["trace", "c-1"]):
        assert_told(run("-w", tmp_path / "none", *words), "no workspace in", "trucewatch add")

    assert list(tmp_path.iterdir()) == []


QUESTIONS = [["board", "idlib-sochi-2018"], ["claims"], ["verify"], ["add"]]


@pytest.mark.parametrize("words", QUESTIONS, ids=[words[0] for words in QUESTIONS])
def test_a_workspace_of_a_newer_version(workspace: Path, tmp_path: Path, words: list[str]) -> None:
    """It is refused for reading and writing alike."""
    with closing(sqlite3.connect(workspace / "trucewatch.sqlite")) as connection:
        connection.execute("PRAGMA user_version = 99")
    more = [write_reports(tmp_path / "reports")] if words == ["add"] else []

    with unchanged(workspace):
        assert_told(run("-w", workspace, *words, *more), "schema 99", "newer")


@pytest.mark.parametrize("words", QUESTIONS, ids=[words[0] for words in QUESTIONS])
def test_a_damaged_workspace(workspace: Path, tmp_path: Path, words: list[str]) -> None:
    """A ledger that lost its second half is told as damage."""
    ledger = workspace / "trucewatch.sqlite"
    content = ledger.read_bytes()
    ledger.write_bytes(content[: len(content) // 2])
    more = [write_reports(tmp_path / "reports")] if words == ["add"] else []

    with unchanged(workspace):
        assert_told(run("-w", workspace, *words, *more), "damaged", "backup")


def test_a_workspace_without_its_ledger(workspace: Path, tmp_path: Path) -> None:
    """Kept reports without a ledger are no new workspace."""
    (workspace / "trucewatch.sqlite").unlink()

    with unchanged(workspace):
        assert_told(run("-w", workspace, "add", write_reports(tmp_path / "reports")), "damaged")


def test_a_read_only_workspace(workspace: Path, tmp_path: Path) -> None:
    """Nothing can be added to it; questions are answered all the same, and leave nothing behind."""
    (tmp_path / "new.txt").write_text(SHELLING.replace("four", "five"))
    places = [workspace, *workspace.rglob("*")]
    modes = [place.stat().st_mode for place in places]
    for place in places:
        place.chmod(0o555 if place.is_dir() else 0o444)
    try:
        with unchanged(workspace):
            assert_told(run("-w", workspace, "add", tmp_path / "new.txt"), "cannot be written")
            assert run("-w", workspace, "claims", "--json").status == 0
            assert run("-w", workspace, "verify").status == 0
    finally:
        for place, mode in zip(places, modes, strict=True):
            place.chmod(mode)


def test_a_workspace_where_there_is_a_file(tmp_path: Path) -> None:
    """A file in the place of the workspace is left alone."""
    (tmp_path / "workspace").write_text("a letter")

    with unchanged(tmp_path):
        assert_told(run("-w", tmp_path / "workspace", "claims"), "no workspace")
        assert_told(
            run("-w", tmp_path / "workspace", "add", write_reports(tmp_path.parent / "reports")), "cannot be written"
        )


def test_settings_with_faults(workspace: Path) -> None:
    """All faults of `settings.yml` are told at once, with their lines."""
    (workspace / "settings.yml").write_text("half_life_days: long\nhalf_live: 3\n")

    ended = run("-w", workspace, "board", "idlib-sochi-2018")

    assert_told(ended, "settings.yml:1: half_life_days", "settings.yml:2: half_live", lines=3)


@pytest.mark.parametrize(
    ("option", "word", "meant"), [("--kind", "incidents", "incident"), ("--about", "ceasefire", "cease_fire")]
)
def test_a_word_outside_the_vocabulary(workspace: Path, option: str, word: str, meant: str) -> None:
    """The words that may stand there are told, and the nearest of them."""
    ended = run("-w", workspace, "claims", option, word)
    told = " ".join(ended.told.replace("│", " ").split())

    assert ended.status == 2
    assert "expected one of incident, compliance" in told or "expected one of cease_fire" in told
    assert f"did you mean {meant}?" in told


def test_a_part_of_an_agreements_id(workspace: Path) -> None:
    """Whoever types a place is told the agreements that have it in their ids."""
    assert_told(run("-w", workspace, "board", "sochi"), "did you mean idlib-sochi-2018?")
