"""Take in UCDP's events and hold them against the file: `python bench/register.py [--data FILE]`.

Three things are told, each against the csv module alone: the time that the import takes, start-up aside; whether the
events and the sums of low, best and high by province and month are the same to the unit; and whether every row whose
figures are out of order is kept and flagged. Ends with 1 where a figure differs, or the import takes more than ten
times what reading the file with `csv.DictReader` and its dates takes. Both are done several times by turns, and the
quickest of each counts: what else the machine does can only make them slower. Start-up is what the first import of two
rows does.
"""

import argparse
import csv
import resource
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import islice
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
MOST_TIMES = 10.0
TURNS = 5
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
    with tempfile.TemporaryDirectory() as folder:
        timing = time_import(data, Path(folder))
        peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        with open_workspace(Path(folder) / "1") as workspace:
            found = sums_of(workspace)
    checks = {
        "sums by province and month": found == timing.expected,
        "rows out of order kept and flagged": timing.done.flagged == timing.disordered,
    }
    tell(timing.told)
    tell(f"peak memory {peak_mb:.0f} MB")
    for what, is_so in checks.items():
        tell(f"{what}: {'equal to the unit' if is_so else 'DIFFERENT'}")
    return 0 if all(checks.values()) and timing.holds else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How long the import takes against the csv module alone, both in seconds of processor time."""

    bare_s: float
    import_s: float
    expected: Sums
    disordered: int
    done: Imported

    @property
    def holds(self) -> bool:
        """Whether the import is quick enough."""
        return self.import_s <= MOST_TIMES * self.bare_s

    @property
    def told(self) -> str:
        """The figures in a sentence."""
        times = self.import_s / self.bare_s
        return (
            f"{self.done.claims} events in {self.import_s:.2f} s of processor time,"
            f" {self.done.claims / self.import_s:.0f} a second; csv.DictReader and its dates: {self.bare_s:.3f} s;"
            f" the import takes {times:.1f} times that, at most {MOST_TIMES:.0f} are allowed"
        )


def time_import(data: Path, folder: Path) -> Timing:
    """Read and import the file by turns, into workspaces `1` and on in the folder, and return the best times."""
    few = folder / "few.csv"
    with data.open(encoding="utf-8", newline="") as file:
        few.write_text("".join(islice(file, 3)), encoding="utf-8")
    with open_workspace(folder / "start-up", create=True) as workspace:
        take_in(few, workspace)
    bare_s, import_s = [], []
    for turn in range(1, TURNS + 1):
        seconds, expected, disordered = by_csv_alone(data)
        bare_s.append(seconds)
        with open_workspace(folder / str(turn), create=True) as workspace:
            workspace.actors.find("Nobody")  # the libraries are start-up
            started = time.process_time()
            done = take_in(data, workspace)
            import_s.append(time.process_time() - started)
    return Timing(bare_s=min(bare_s), import_s=min(import_s), expected=expected, disordered=disordered, done=done)


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
