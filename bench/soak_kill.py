"""Kill `trucewatch add` at random moments, and show that nothing is lost, doubled or changed by it.

An undisturbed run over constructed reports comes first.
Then, as often as is asked for, a run into a new workspace is killed (SIGKILL) twice at random moments and started anew
until it ends by itself; after that `trucewatch verify` must be content, and the workspace must equal that of the
undisturbed run, byte for byte, times of recording aside.
"""

import argparse
import hashlib
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import zip_longest
from pathlib import Path

TRUCEWATCH = Path(sys.executable).with_name("trucewatch")
TABLES = ("document", "text", "reading", "claim", "judgement", "copy", "version", "issue")
UNLIKE = ("seq", "digest", "link", "recorded_at")
"""Columns in which two runs may differ: they rest on the instant of recording, and on how many runs there were."""
KILLS_A_RUN = 2
"""How often one run is killed before it may end."""
SHARE_AT_ANY_MOMENT = 0.25
LOOK_EVERY_S = 0.01
WHILE_S = 0.2
"""About as long as one report takes."""

PLACES = ("Saraqib", "Maarat al-Numan", "Khan Shaykhun", "Jisr al-Shughur", "Hama", "Aleppo", "Idlib")
WITNESSES = (
    "A rescue worker",
    "The Syrian Observatory for Human Rights",
    "Turkey's defence ministry",
    "A rebel commander",
)
HITS = (
    "{who} said on {weekday} that shelling of {place} had killed {dead} people, {civilians} of them civilians.",
    "Government forces shelled {place} on {weekday}, killing at least {dead} people, {who} said.",
    "An air strike on {place} killed {dead} people and injured {hurt}, according to {who}.",
)
REST = (
    "{who} denied that heavy weapons had been withdrawn from the demilitarised zone around {place}.",
    "Turkey said that the radical groups had left the zone near {place}.",
    "Russia accused the rebels of violating the ceasefire {dead} times in the province of {place}.",
    "The foreign ministers of Russia and Turkey will meet in Sochi next week.",
    "Residents of {place} described the situation as calm.",
)


def main() -> int:
    """Run as many times as was asked for; return 1 when a run ended otherwise than the undisturbed one."""
    asked = _arguments()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory(prefix="trucewatch-soak-") as folder:
        base = Path(folder)
        # Compiled modules are kept between the many starts, whatever the caller's environment says of them.
        os.environ["PYTHONPYCACHEPREFIX"] = str(base / "compiled")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        reports = base / "reports"
        write_reports(reports, asked.files, chance)
        started = time.monotonic()
        finish(base / "undisturbed", reports)
        duration_s = time.monotonic() - started
        wanted = state_of(base / "undisturbed")
        _tell(f"seed {asked.seed}, undisturbed: {asked.files} files in {duration_s:.1f} s: {_counts(wanted)}")
        for run in range(1, asked.runs + 1):
            workspace = base / f"run-{run}"
            kills = [kill(workspace, reports, chance, duration_s=duration_s) for _ in range(KILLS_A_RUN)]
            finish(workspace, reports)
            differing = list(_differences(wanted, state_of(workspace)))
            told = ", ".join(kills)
            _tell(f"run {run}: {told}: " + ("DIFFERS\n" + "\n".join(differing) if differing else "equal"))
            if differing:
                return 1
    return 0


def write_reports(folder: Path, number: int, chance: random.Random) -> None:
    """Write constructed reports, every fourth of which repeats the one before it with a new headline."""
    folder.mkdir()
    body = ""
    for index in range(number):
        if index % 4 != 3 or not body:
            body = "\n\n".join(_sentences(chance))
        day = date(2018, 10, 1) + timedelta(days=index % 120)
        head = f"title: Report {index} from the line\nsource: soak-{index % 5}\npublished: {day}\nconstructed: true"
        (folder / f"report-{index:04}.txt").write_text(f"---\n{head}\n---\n\n{body}\n", encoding="utf-8")


def kill(workspace: Path, reports: Path, chance: random.Random, *, duration_s: float) -> str:
    """Start an `add`, kill it at a random moment, and tell when that was.

    One kill in four comes at a random moment of the whole run, which is most likely while libraries are loaded.
    The others come a random while after a random number of reports is held: in the midst of the work.
    """
    process = subprocess.Popen(_add(workspace, reports), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    started = time.monotonic()
    held = held_in(workspace)
    at_s = chance.uniform(0.0, duration_s) if chance.random() < SHARE_AT_ANY_MOMENT else None
    total = len(list(reports.iterdir()))
    wanted = chance.randint(min(held + 1, total), total)
    while process.poll() is None:
        if time.monotonic() - started >= at_s if at_s is not None else held_in(workspace) >= wanted:
            break
        time.sleep(LOOK_EVERY_S)
    time.sleep(chance.uniform(0.0, WHILE_S))
    process.kill()
    process.wait()
    return f"killed after {time.monotonic() - started:.1f} s with {held_in(workspace)} held"


def held_in(workspace: Path) -> int:
    """Return how many reports are recorded."""
    ledger = workspace / "trucewatch.sqlite"
    if not ledger.exists():
        return 0
    with closing(sqlite3.connect(ledger)) as connection:
        return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])


def finish(workspace: Path, reports: Path) -> None:
    """Let an `add` come to its end, and see to it that `verify` is content."""
    for command in (_add(workspace, reports), [str(TRUCEWATCH), "-w", str(workspace), "verify"]):
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        if ended.returncode:
            sys.exit(f"{' '.join(command)}\nended with {ended.returncode}:\n{ended.stdout}{ended.stderr}")


def state_of(workspace: Path) -> dict[str, list[str]]:
    """Return all that the workspace holds, in its order, without the times of recording."""
    state = {}
    with closing(sqlite3.connect(workspace / "trucewatch.sqlite")) as connection:
        connection.row_factory = sqlite3.Row
        for table in TABLES:
            rows = connection.execute(f"SELECT * FROM {table} ORDER BY seq")
            state[table] = [
                json.dumps({key: row[key] for key in row.keys() if key not in UNLIKE})  # noqa: SIM118  # a Row
                for row in rows
            ]
    # Beside the kept bytes lie a signing key, which is random, and indexes that are made anew at need.
    files = sorted(path for path in (workspace / "kept").rglob("*") if path.is_file())
    state["files"] = [
        f"{path.relative_to(workspace)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files
    ]
    return state


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--files", type=int, default=40)
    parser.add_argument("--seed", type=int, default=random.randrange(2**32), help="for the same run again")
    return parser.parse_args()


def _add(workspace: Path, reports: Path) -> list[str]:
    return [str(TRUCEWATCH), "-w", str(workspace), "add", str(reports)]


def _sentences(chance: random.Random) -> Iterator[str]:
    for template in (*chance.sample(HITS, 2), *chance.sample(REST, 2)):
        yield template.format(
            who=chance.choice(WITNESSES),
            place=chance.choice(PLACES),
            weekday=chance.choice(("Monday", "Tuesday", "Friday")),
            dead=chance.randint(5, 30),
            civilians=chance.randint(1, 4),
            hurt=chance.randint(2, 60),
        )


def _differences(wanted: dict[str, list[str]], found: dict[str, list[str]]) -> Iterator[str]:
    """Yield, for each part that differs, its first row that does."""
    for name, rows in wanted.items():
        for number, (one, other) in enumerate(zip_longest(rows, found[name]), start=1):
            if one != other:
                yield f"{name} {number}:\n  undisturbed {one}\n  interrupted {other}"
                break


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _counts(state: dict[str, list[str]]) -> str:
    return ", ".join(f"{len(rows)} {name}" for name, rows in state.items())


if __name__ == "__main__":
    sys.exit(main())
