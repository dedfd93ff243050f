"""The commands, on a workspace of two reports."""

import csv
import io
import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import trucewatch
from cli.reports import PLEDGE, SHELLING, run, unchanged, write_reports
from trucewatch.errors import PortInUseError

AGREEMENT = "idlib-sochi-2018"
COMMAND = Path(sys.executable).with_name("trucewatch")


def answer(*words: str | Path) -> Any:
    """Run a command with `--json` and return its answer."""
    ended = run(*words, "--json")
    assert ended.status == 0, ended.told
    return json.loads(ended.out)


def test_read_as_lines(tmp_path: Path) -> None:
    """One claim a line, as the contract has it; nothing is kept."""
    path = write_reports(tmp_path / "reports") / "shelling.txt"

    ended = run("-w", tmp_path / "workspace", "read", path, "--format", "jsonl")

    claims = [json.loads(line) for line in ended.out.splitlines()]
    shelling = next(claim for claim in claims if claim.get("type") == "shelling")
    assert shelling["killed"]["min"] == 4
    assert shelling["document"]["published"] == "2018-10-20"
    assert "grounds" not in shelling
    sentence = shelling["sentence"]
    text = run("text", path).out
    assert text[sentence["start"] : sentence["end"]] == sentence["text"]
    assert list(tmp_path.iterdir()) == [tmp_path / "reports"]


def test_read_several_in_the_order_of_their_paths(tmp_path: Path) -> None:
    """Claims come report by report; an odd one among them is told, and ends the command with status 2."""
    folder = write_reports(tmp_path / "reports")
    (folder / "odd.txt").write_bytes(b"")

    ended = run("read", folder / "shelling.txt", folder / "odd.txt", folder / "pledge.txt", "--json")

    days = [json.loads(line)["document"]["published"] for line in ended.out.splitlines()]
    assert set(days) == {"2018-10-20", "2018-10-22"}
    assert days == sorted(days, reverse=True)
    assert ended.status == 2
    assert "odd.txt" in ended.told


def test_read_with_its_grounds(tmp_path: Path) -> None:
    """`--explain` says how each value was got, in either form."""
    path = write_reports(tmp_path / "reports") / "shelling.txt"

    lines = run("read", path, "--explain", "--format", "jsonl").out.splitlines()

    assert any(json.loads(line).get("grounds") for line in lines)
    assert "speaker: " in run("read", path, "--explain").out
    assert "speaker: " not in run("read", path).out


def test_read_without_a_date(tmp_path: Path) -> None:
    """With no date at all there is a warning, and relative dates are left open."""
    path = tmp_path / "undated.txt"
    path.write_text(SHELLING.replace("published: 2018-10-20\n", ""))

    ended = run("read", path, "--format", "jsonl")

    assert ended.status == 0
    assert "--published" in ended.told
    dates = [json.loads(line)["date"] for line in ended.out.splitlines() if "Friday" in line]
    assert dates
    assert not any(dates)


def test_a_date_given_goes_before_the_report_s_own(tmp_path: Path) -> None:
    """`--published` is what whoever brings the report knows."""
    path = write_reports(tmp_path / "reports") / "shelling.txt"

    ended = run("read", path, "--published", "2018-11-03", "--format", "jsonl")

    assert {json.loads(line)["document"]["published"] for line in ended.out.splitlines()} == {"2018-11-03"}


def test_a_report_of_no_known_source(tmp_path: Path) -> None:
    """What it says in its own voice is put down to the report, by its title."""
    path = tmp_path / "report.txt"
    path.write_text("---\ntitle: Two dead in Morek\n---\n\nRebels shelled Morek on Friday, killing two soldiers.\n")

    told = " ".join(run("read", path, "--published", "2018-10-20").out.split())

    assert "the report “Two dead in" in told
    assert "unknown reports" not in told


def test_text_is_exactly_what_is_kept(filled: Path, tmp_path: Path) -> None:
    """The text of a file and that of the recorded report are the same, and no newline is added."""
    path = write_reports(tmp_path / "reports") / "pledge.txt"
    [sha256] = {claim["document"]["sha256"] for claim in answer("-w", filled, "claims", "--speaker", "Cavusoglu")}

    of_file = run("text", path).out

    assert of_file == run("-w", filled, "text", sha256).out == run("-w", filled, "text", sha256[:10]).out
    assert "Mevlut Cavusoglu said on Monday" in of_file
    assert "published:" not in of_file


def test_add_twice(workspace: Path, tmp_path: Path) -> None:
    """The second time changes nothing, and says so."""
    folder = write_reports(tmp_path / "reports")

    with unchanged(workspace):
        ended = run("-w", workspace, "add", folder)

    assert (ended.status, ended.told) == (0, "")
    assert ended.out == "0 new reports with 0 claims, 2 already there\n"


def test_a_day_for_what_is_there_already(workspace: Path, tmp_path: Path) -> None:
    """What is recorded is never changed: a day given for it later is said to change nothing."""
    ended = run("-w", workspace, "add", write_reports(tmp_path / "again"), "--published", "2018-11-01")

    assert ended.status == 0
    assert ended.out == "0 new reports with 0 claims, 2 already there\n"
    assert "2 reports there already" in ended.told
    assert "new workspace" in ended.told


def test_a_source_that_no_library_has(workspace: Path, tmp_path: Path) -> None:
    """It is taken all the same, and said to be unknown, in case its name was mistyped."""
    report = tmp_path / "again.txt"
    report.write_text(SHELLING + "Nobody else was hurt.\n", encoding="utf-8")

    ended = run("-w", workspace, "add", report, "--source", "tas")

    assert ended.status == 0
    assert "'tas' (did you mean tass?)" in ended.told
    assert "F" in ended.told


def test_kept_bytes_that_were_deleted(workspace: Path, tmp_path: Path) -> None:
    """Adding the report again brings them back."""
    kept = next(path for path in (workspace / "kept").rglob("*") if path.is_file())
    kept.unlink()
    assert run("-w", workspace, "verify").status == 1

    run("-w", workspace, "add", write_reports(tmp_path / "again"))

    assert run("-w", workspace, "verify").status == 0


def test_add_a_report_without_a_date(workspace: Path, tmp_path: Path) -> None:
    """It is taken in, counts as published today, and its user is told."""
    path = tmp_path / "undated.txt"
    path.write_text(PLEDGE.replace("published: 2018-10-22\n", ""))

    ended = run("-w", workspace, "add", path)

    assert ended.status == 0
    assert "counts as published today" in ended.told
    claims = answer("-w", workspace, "claims")
    assert None in [claim["document"]["published"] for claim in claims]
    assert None not in [
        claim["document"]["published"] for claim in answer("-w", workspace, "claims", "--as-of", "2020-01-01")
    ]


def test_the_workspace_before_or_after_the_command(filled: Path) -> None:
    """`-w` may stand before the command or after it; after it counts where both are given."""
    before = answer("-w", filled, "claims")

    assert before
    assert answer("claims", "-w", filled) == before
    assert answer("-w", filled / "none", "claims", "-w", filled) == before
    assert answer("-w", filled, "agreements", "list") == answer("agreements", "list", "-w", filled)


def test_the_board(filled: Path) -> None:
    """The board as JSON has every obligation, and as a table fits 80 columns."""
    board = answer("-w", filled, "board", AGREEMENT, "--as-of", "2018-11-01")

    shown = run("-w", filled, "board", AGREEMENT, "--as-of", "2018-11-01")
    assert (board["agreement"], board["as_of"], board["published_by"]) == (AGREEMENT, "2018-11-01", "2018-11-01")
    for obligation in board["obligations"]:
        assert obligation["id"] in shown.out
    assert max(len(line) for line in shown.out.splitlines()) <= 80
    assert shown.told == ""


def test_the_three_times(filled: Path) -> None:
    """Each of the three narrows what is seen, by itself."""
    everything = answer("-w", filled, "claims")

    first_report = answer("-w", filled, "claims", "--published-by", "2018-10-21")

    assert {claim["document"]["published"] for claim in first_report} == {"2018-10-20"}
    assert answer("-w", filled, "claims", "--as-of", "2018-10-21") == first_report
    assert answer("-w", filled, "claims", "--as-of", "2018-10-21", "--published-by", "2018-10-22") == everything
    assert answer("-w", filled, "claims", "--known-on", "2018-12-31") == []
    assert answer("-w", filled, "claims", "--known-on", "2999-12-31T12:00:00+02:00") == everything
    board = answer("-w", filled, "board", AGREEMENT, "--known-on", "2018-12-31")
    assert board["known_on"] == "2018-12-31T23:59:59.999999+00:00"


@pytest.mark.parametrize(
    ("words", "passes"),
    [
        (["--kind", "incident"], lambda claim: claim["kind"] == "incident"),
        (["--speaker", "observatory"], lambda claim: "Observatory" in str(claim["speaker"])),
        (["--place", "saraqib"], lambda claim: "Saraqib" in str(claim.get("places"))),
        (["--text", "heavy weapons"], lambda claim: "heavy weapons" in claim["sentence"]["text"]),
        (["--from", "2018-10-21"], lambda claim: claim["document"]["published"] == "2018-10-22"),
        (["--kind", "incident", "--kind", "meeting"], lambda claim: claim["kind"] in ("incident", "meeting")),
    ],
)  # fmt: skip
def test_filters_of_claims(filled: Path, words: list[str], passes: Any) -> None:
    """A filter lets pass what it names, all of it and nothing else."""
    everything = answer("-w", filled, "claims")

    found = answer("-w", filled, "claims", *words)

    assert found == [claim for claim in everything if passes(claim)]
    assert 0 < len(found) < len(everything)


def test_tables(filled: Path) -> None:
    """Whatever is printed as a table fits 80 columns and says what the JSON says."""
    [incident] = answer("-w", filled, "incidents")

    for words in (["incidents"], ["claims"], ["contradictions", AGREEMENT], ["agreements", "list"]):
        ended = run("-w", filled, *words)
        assert (ended.status, ended.told) == (0, "")
        assert max(len(line) for line in ended.out.splitlines()) <= 80
    assert incident["id"] in run("-w", filled, "incidents").out
    assert incident["killed"]["low"] == 4


def test_the_life_of_an_incident(filled: Path) -> None:
    """What became of an incident is told of all, and of one; an id that names none is refused."""
    [incident] = answer("-w", filled, "incidents")

    [life] = answer("-w", filled, "incidents", "--life", "--agreement", AGREEMENT)

    assert (life["incident"], life["steps"][0]["stage"]) == (incident["id"], "alleged")
    assert answer("-w", filled, "explain", incident["id"]) == [life]
    assert "Alleged" in run("-w", filled, "explain", incident["id"]).out
    assert run("-w", filled, "explain", "i-0000000000000000").status == 2


def test_trace_from_an_incident_to_its_sentence(filled: Path) -> None:
    """The trace names the very characters, which stand in the kept text."""
    [incident] = answer("-w", filled, "incidents")

    trace = answer("-w", filled, "trace", incident["id"])

    shown = run("-w", filled, "trace", incident["id"]).out
    [sentence] = trace["sentences"]
    text = run("-w", filled, "text", sentence["document"]).out
    assert text[sentence["start"] : sentence["end"]] == sentence["text"]
    assert text.endswith(sentence["text"] + sentence["after"]) or sentence["after"] in text
    assert [sentence["claim"]] == incident["claims"]
    unwrapped = " ".join(shown.split())
    assert f"[{sentence['text']}]" in unwrapped
    assert sentence["document"] in shown
    assert "published 2018-10-20" in unwrapped


def test_contradictions(filled: Path) -> None:
    """They are those of the board, each with both its sides, in either form."""
    board = answer("-w", filled, "board", AGREEMENT)

    found = answer("-w", filled, "contradictions", AGREEMENT)

    assert found == board["contradictions"]
    assert found
    shown = " ".join(run("-w", filled, "contradictions", AGREEMENT).out.split())
    for contradiction in found:
        assert contradiction["id"] in shown
        assert all(side["says"] in shown for side in contradiction["sides"])


def test_upcoming(filled: Path) -> None:
    """What lies ahead of the day stands under the board."""
    board = answer("-w", filled, "board", AGREEMENT, "--as-of", "2018-11-01")

    shown = " ".join(run("-w", filled, "board", AGREEMENT, "--as-of", "2018-11-01").out.split())

    assert "2018-12-31" in [one["date"][1] for one in board["upcoming"]]
    assert all(one["title"] in shown for one in board["upcoming"])


def test_every_figure_of_the_board_can_be_traced(filled: Path) -> None:
    """Obligations, incidents and contradictions all lead to sentences."""
    board = answer("-w", filled, "board", AGREEMENT)
    rated = [one["id"] for one in board["obligations"] if one["claims_for"] or one["claims_against"]]
    ids = [f"{AGREEMENT}/{name}" for name in rated] + [
        one["id"] for one in (*board["incidents"], *board["contradictions"])
    ]

    assert ids
    for wanted in ids:
        assert answer("-w", filled, "trace", wanted)["sentences"], wanted


def test_export(filled: Path, tmp_path: Path) -> None:
    """Every format has every claim; a file gets the same bytes as standard output."""
    ids = [claim["id"] for claim in answer("-w", filled, "claims")]

    as_lines = run("-w", filled, "export", "jsonl").out
    table = run("-w", filled, "export", "csv").out
    features = json.loads(run("-w", filled, "export", "geojson").out)["features"]
    to_file = run("-w", filled, "export", "jsonl", "-o", tmp_path / "claims.jsonl")

    assert [json.loads(line)["id"] for line in as_lines.splitlines()] == ids
    assert [row["id"] for row in csv.DictReader(io.StringIO(table)) if row["id"].startswith("c-")] == ids
    assert {feature["id"] for feature in features} == set(ids)
    assert (tmp_path / "claims.jsonl").read_text(encoding="utf-8") == as_lines
    assert to_file.out == ""


def test_export_to_where_nothing_can_be_written(filled: Path, tmp_path: Path) -> None:
    """A file that cannot be written is told."""
    ended = run("-w", filled, "export", "csv", "-o", tmp_path / "none" / "claims.csv")

    assert (ended.status, ended.out) == (2, "")
    assert "cannot write" in ended.told


def test_agreements(filled: Path, tmp_path: Path) -> None:
    """What is listed can be shown, and its own file is found sound."""
    listed = answer("agreements", "list")

    assert AGREEMENT in [agreement["id"] for agreement in listed]
    shown = answer("agreements", "show", AGREEMENT)
    assert {one["clause"] for one in shown["obligations"]} == {str(number) for number in range(1, 11)}
    in_words = run("agreements", "show", AGREEMENT).out
    assert all(one["id"] in in_words for one in shown["obligations"])
    library = Path(trucewatch.__file__).parent / "agreements" / "library"
    for agreement in listed:
        ended = run("agreements", "check", library / agreement["id"] / "agreement.yml")
        assert (ended.status, ended.told) == (0, ""), agreement["id"]


def test_verify(workspace: Path) -> None:
    """A sound workspace is content; a flipped byte is named, with exit status 1; a left-over file is no fault."""
    assert answer("-w", workspace, "verify") == {"sound": True, "issues": []}
    left_over = workspace / "kept" / "e3" / "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    left_over.parent.mkdir(exist_ok=True)
    left_over.write_bytes(b"")
    damaged = next(path for path in (workspace / "kept").rglob("*") if path.is_file() and path.stat().st_size)
    content = damaged.read_bytes()

    with_left_over = answer("-w", workspace, "verify")
    damaged.chmod(0o644)
    damaged.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    ended = run("-w", workspace, "verify")

    assert with_left_over["sound"]
    assert [issue["loudness"] for issue in with_left_over["issues"]] == ["note"]
    assert ended.status == 1
    assert f"fault: {damaged}: damaged" in ended.out


def test_a_port_in_use(filled: Path) -> None:
    """The port is told before anything is served."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        ended = run("-w", filled, "serve", "--port", str(port))

    assert (ended.status, ended.out) == (2, "")
    assert ended.told == f"trucewatch: {PortInUseError('127.0.0.1', port)}\n"


def test_version() -> None:
    """The version is that of the package."""
    assert run("--version").out == f"trucewatch {trucewatch.__version__}\n"


@pytest.mark.parametrize("command", ["", "read", "add", "board", "claims", "trace", "agreements", "export", "serve"])
def test_help(command: str) -> None:
    """Every command says what it is for."""
    ended = run(*command.split(), "--help")

    assert ended.status == 0
    assert "--workspace" in ended.out or command == "agreements"


def as_process(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as its users do."""
    return subprocess.run([COMMAND, *words], cwd=cwd, capture_output=True, text=True, check=False, timeout=300)


def test_as_a_process(tmp_path: Path) -> None:
    """By default the workspace is `./trucewatch`; a pipe gets no progress bar and no colours."""
    write_reports(tmp_path / "reports")

    added = as_process("add", "reports", cwd=tmp_path)
    asked = as_process("claims", "--json", cwd=tmp_path)
    wrong = as_process("board", "nothing-like-it", cwd=tmp_path)

    assert (added.returncode, added.stderr) == (0, "")
    assert added.stdout.startswith("2 new reports")
    assert (tmp_path / "trucewatch" / "trucewatch.sqlite").exists()
    assert json.loads(asked.stdout)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert len(wrong.stderr.splitlines()) == 1


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    """`--help` need not wait for the language pipeline, the page reader, the database toolkit or the web server."""
    script = (
        "import sys\nfrom trucewatch.cli import app\ntry:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'trafilatura', 'sqlalchemy', 'fastapi', 'uvicorn'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )

    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True, env=dict(os.environ)
    )

    assert ended.stderr == "[]\n"
