"""Kill `trucewatch import` at random moments, and show that nothing is lost, doubled or changed by it.

An undisturbed import of a made-up register in several parts comes first. Then, as often as is asked for, an import into
a new workspace is killed (SIGKILL) at random moments and started anew until it ends by itself; after that
`trucewatch verify` must be content, and the workspace must equal that of the undisturbed run, times of recording aside.
"""

import argparse
import csv
import random
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from soak_kill import TRUCEWATCH, state_of

ROWS = 26_000
"""Enough for three parts."""
KILLS_A_RUN = 3
COLUMNS = (
    "id", "type_of_violence", "side_a", "side_b", "where_prec", "where_coordinates", "adm_1", "adm_2", "latitude",
    "longitude", "country", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "low", "best", "high",
)  # fmt: skip
PROVINCES = ("Vale", "Hill", "Coast", "")


def main() -> int:
    """Run as many times as was asked for; return 1 when a run ended otherwise than the undisturbed one."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--runs", type=int, default=100)
    ask.add_argument("--rows", type=int, default=ROWS)
    ask.add_argument("--kills", type=int, default=KILLS_A_RUN, help="how often one run is killed before it may end")
    ask.add_argument("--seed", type=int, default=random.randrange(2**32), help="for the same run again")
    asked = ask.parse_args()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory(prefix="trucewatch-soak-") as folder:
        base = Path(folder)
        table = base / "events.csv"
        write_table(table, asked.rows, chance)
        started = time.monotonic()
        finish(base / "undisturbed", table)
        duration_s = time.monotonic() - started
        wanted = state_of(base / "undisturbed")
        tell(
            f"seed {asked.seed}, undisturbed: {asked.rows} rows in {duration_s:.1f} s, {len(wanted['document'])} parts"
        )
        for run in range(1, asked.runs + 1):
            workspace = base / f"run-{run}"
            kills = [kill(workspace, table, chance, duration_s=duration_s) for _ in range(asked.kills)]
            finish(workspace, table)
            differing = [name for name, rows in wanted.items() if rows != state_of(workspace)[name]]
            tell(f"run {run}: killed after {', '.join(kills)} s: {f'DIFFERS in {differing}' if differing else 'equal'}")
            if differing:
                return 1
    return 0


def write_table(path: Path, rows: int, chance: random.Random) -> None:
    """Write a register of made-up events, with the columns of UCDP's."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for number in range(rows):
            day = date(2001, 1, 1) + timedelta(days=chance.randrange(700))
            dead = chance.randrange(1, 30)
            place = f"{50 + chance.random():.4f}", f"{10 + chance.random():.4f}"
            province = chance.choice(PROVINCES)
            what = number, 1, "Northland", "Reds"
            where = 1, f"Ash {number % 90} village", province, "", *place, "Syria"
            figures = dead, 0, 0, 0, dead, dead, dead + chance.randrange(3)
            table.writerow([*what, *where, 1, 1, day, day, *figures])


def kill(workspace: Path, table: Path, chance: random.Random, *, duration_s: float) -> str:
    """Start an import, kill it at a random moment, and tell when that was."""
    process = subprocess.Popen(_import(workspace, table), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    at_s = chance.uniform(0.0, duration_s)
    try:
        process.wait(timeout=at_s)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    return f"{at_s:.1f}"


def finish(workspace: Path, table: Path) -> None:
    """Let an import come to its end, and see to it that `verify` is content."""
    for command in (_import(workspace, table), [str(TRUCEWATCH), "-w", str(workspace), "verify"]):
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        if ended.returncode:
            sys.exit(f"{' '.join(command)}\nended with {ended.returncode}:\n{ended.stdout}{ended.stderr}")


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _import(workspace: Path, table: Path) -> list[str]:
    return [str(TRUCEWATCH), "-w", str(workspace), "import", "ucdp", str(table), "--published", "2002-12-31"]


if __name__ == "__main__":
    sys.exit(main())
