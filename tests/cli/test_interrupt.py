"""Ctrl-C: a line and a status, no traceback, and nothing lost."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

from cli.reports import SHELLING, run
from trucewatch.archive.keep import Keep

COMMAND = Path(sys.executable).with_name("trucewatch")
PATIENCE_S = 240.0
HEARING = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
"""Starts a command that hears an interruption even where the tests themselves run in the background and hear none."""
MANY = 200
"""Reports enough for the run still to be under way when it is interrupted, however slow the machine looks."""


def test_interrupted_while_adding(tmp_path: Path) -> None:
    """What was recorded before the interruption is sound, and the next run adds the rest."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(MANY):
        (folder / f"{number:03}.txt").write_text(SHELLING.replace("four", str(number + 5)), encoding="utf-8")
    workspace = tmp_path / "workspace"
    process = subprocess.Popen(
        [sys.executable, "-c", HEARING, COMMAND, "-w", workspace, "add", folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    waited_s = 0.0
    while len(Keep(workspace / "kept").hashes()) < 3 and waited_s < PATIENCE_S:
        time.sleep(0.02)
        waited_s += 0.02

    process.send_signal(signal.SIGINT)
    out, told = process.communicate(timeout=PATIENCE_S)

    assert process.returncode == 130, told
    assert out == ""
    assert told == "trucewatch: interrupted; what was recorded is safe, run it again to go on\n"
    assert run("-w", workspace, "verify").status == 0
    added = run("-w", workspace, "add", folder, "--json")
    counts = json.loads(added.out)
    assert 0 < counts["already_there"] < MANY
    assert len(counts["new"]) + counts["already_there"] == MANY
