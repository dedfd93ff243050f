"""Take in UCDP's events and hold them against the file: `python bench/register.py [--data FILE]`.

Three things are told, each against the csv module alone: the time that the import takes, start-up aside; whether the
events and the sums of low, best and high by province and month are the same to the unit; and whether every row whose
figures are out of order is kept and flagged. Ends with 1 where a figure differs.
"""

import argparse
import csv
import resource
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path

from trucewatch import open_workspace
from trucewatch.importing import Imported, Wanted
from trucewatch.imports.choose import ImportName, open_import
from trucewatch.imports.table import Brought
from trucewatch.views.tally import Dimension
from trucewatch.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "ucdp-ged-syria" / "ged_syria_2016_2019.csv"
PUBLISHED = date(2019, 12, 31)
ENDS = ("low", "best", "high")
Sums = Counter[tuple[str, str, str]]


def main() -> int:
    """Tell the figures; 1 where any differs from those of the csv module, 2 where there are no data."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--data", type=Path, default=DATA if DATA.is_file() else None)
    data = ask.parse_args().data
    if data is None:
        sys.stderr.write("no data: --data FILE names the UCDP Georeferenced Event Dataset as CSV\n")
        return 2
    bare_s, expected, disordered = by_csv_alone(data)
    with tempfile.TemporaryDirectory() as folder, open_workspace(Path(folder) / "ws", create=True) as workspace:
        workspace.actors.find("Nobody")  # the libraries are start-up, and so is the database toolkit
        started = time.process_time()
        done = take_in(data, workspace)
        import_s = time.process_time() - started
        found = sums_of(workspace)
    checks = {
        "sums by province and month": found == expected,
        "rows out of order kept and flagged": done.flagged == disordered,
    }
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tell(f"{done.claims} events in {import_s:.2f} s of processor time, {done.claims / import_s:.0f} a second")
    tell(f"csv.DictReader and its dates: {bare_s:.3f} s; the import takes {import_s / bare_s:.1f} times that")
    tell(f"peak memory {peak_mb:.0f} MB")
    for what, is_so in checks.items():
        tell(f"{what}: {'equal to the unit' if is_so else 'DIFFERENT'}")
    return 0 if all(checks.values()) else 1


def by_csv_alone(data: Path) -> tuple[float, Sums, int]:
    """Return the seconds that reading takes, the sums, and how many rows have figures out of order."""
    started = time.process_time()
    with data.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        date.fromisoformat(row["date_start"][:10])
        date.fromisoformat(row["date_end"][:10])
    seconds = time.process_time() - started
    sums: Sums = Counter()
    disordered = 0
    for row in rows:
        key = row["adm_1"], row["date_start"][:7]
        sums[*key, "number"] += 1
        for end in ENDS:
            sums[*key, end] += int(row[end])
        disordered += not int(row["low"]) <= int(row["best"]) <= int(row["high"])
    return seconds, sums, disordered


def take_in(data: Path, workspace: Workspace) -> Imported:
    """Import the file."""
    return workspace.import_file(open_import(ImportName.UCDP, data, Brought(published=PUBLISHED)), Wanted())


def sums_of(workspace: Workspace) -> Sums:
    """Return the sums by province and month out of the workspace."""
    sums: Sums = Counter()
    for row in workspace.tally((Dimension.ADMIN1, Dimension.MONTH), workspace.times()).rows:
        province, month = (key or "" for key in row.keys)
        sums[province, month, "number"] += row.number
        for end in ENDS:
            sums[province, month, end] += getattr(row.killed, end)
    return sums


def tell(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
