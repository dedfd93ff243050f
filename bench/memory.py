"""Measure the memory of import and export as a register grows: `python bench/memory.py [--rows N ...] [--form ...]`.

Made-up registers in UCDP's columns are taken in by `trucewatch import` and given out again by `trucewatch export`, each
by a process of its own, whose peak memory and time are told. Ends with 1 where a peak is over 400 MB.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from soak_import import write_table
from soak_kill import TRUCEWATCH
from trucewatch.publish import FORMATS

ROWS = (10_000, 100_000, 1_000_000)
FORMS = tuple(form for form in FORMATS if form != "prov")
"""PROV-O tells how incidents were made of all claims together: it is about a few, and no dump of a register."""
MOST_MB = 400.0


def main() -> int:
    """Print one line a run; 1 where one took more memory than is allowed."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--rows", type=int, nargs="+", default=ROWS)
    ask.add_argument("--form", nargs="*", default=FORMS, choices=tuple(FORMATS), dest="forms")
    ask.add_argument("--folder", type=Path, help="where to lay files and workspaces; 8 GB for a million rows")
    asked = ask.parse_args()
    held = True
    for rows in asked.rows:
        with tempfile.TemporaryDirectory(prefix="trucewatch-bench-", dir=asked.folder) as folder:
            base = Path(folder)
            write_table(base / "events.csv", rows, random.Random(rows))
            held &= tell(rows, "import", run(base, "import", "ucdp", "events.csv", "--published", "2003-01-01"))
            for form in asked.forms:
                held &= tell(rows, f"export {form}", run(base, "export", form, "-o", "out", "--as-of", "2004-01-01"))
                (base / "out").unlink()
    return 0 if held else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a run took."""

    seconds: float
    peak_mb: float


def run(base: Path, *words: str) -> Ran:
    """Run the program in the folder, and return what it took."""
    started = time.perf_counter()
    process = subprocess.Popen([str(TRUCEWATCH), "-w", "ws", *words], cwd=base, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(words)} ended with {process.returncode}")
    return Ran(seconds=time.perf_counter() - started, peak_mb=usage.ru_maxrss / 1024)


def tell(rows: int, what: str, ran: Ran) -> bool:
    """Print what a run took, and return whether it was little enough."""
    sys.stdout.write(f"{rows:,} rows, {what}: {ran.peak_mb:.0f} MB, {ran.seconds:.1f} s\n")
    sys.stdout.flush()
    return ran.peak_mb <= MOST_MB


if __name__ == "__main__":
    sys.exit(main())
