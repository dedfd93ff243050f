"""Count violations of article 2 of the Sochi memorandum in Idlib by month: `python bench/ucdp.py [--data FILE]`.

FILE is the UCDP Georeferenced Event Dataset as CSV. It is taken in by `trucewatch import ucdp`, the demo's reports by
`trucewatch add`, each into a workspace of its own that is thrown away, and both are counted by `trucewatch rates`.
The table is written into docs/method.md between its markers; `--print` only prints it. Before that, the time of the
import is held against `csv.DictReader` and its dates; more than ten times that ends with 1.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from register import time_import
from trucewatch import open_workspace
from trucewatch.importing import Wanted
from trucewatch.imports.choose import ImportName, open_import
from trucewatch.imports.table import Brought
from trucewatch.model.rate import Interval, RateCount
from trucewatch.model.wording import say_share
from trucewatch.views.rates import Rates

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "ucdp-ged-syria" / "ged_syria_2016_2019.csv"
METHOD = ROOT / "docs" / "method.md"
BEGIN, END = "<!-- written by ./dev bench ucdp -->", "<!-- end of ./dev bench ucdp -->"
OBLIGATION = "idlib-sochi-2018/no-offensive"
DAYS = (date(2018, 10, 31), date(2019, 1, 31), date(2019, 8, 31))
"""Days on which the rates since are held against those before."""
UNTIL = date(2019, 8, 31)
PUBLISHED = date(2019, 12, 31)


def main() -> int:
    """Write the table, or print it; 1 where the import is too slow, 2 where there are no data."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--data", type=Path, default=DATA if DATA.is_file() else None)
    ask.add_argument("--print", action="store_true", dest="only_print", help="print it, and leave docs/method.md alone")
    asked = ask.parse_args()
    if asked.data is None:
        sys.stderr.write("no data: --data FILE names the UCDP Georeferenced Event Dataset as CSV\n")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        timing = time_import(asked.data, Path(folder))
        sys.stdout.write(timing.told + "\n")
        register = [rates_of(asked.data, Path(folder) / "ucdp", day) for day in (*DAYS, UNTIL)]
        demo = rates_of_demo(Path(folder) / "demo")
    table = "\n".join(lines(register, demo))
    if asked.only_print:
        sys.stdout.write(table + "\n")
    else:
        write_between(METHOD, table)
    return 0 if timing.holds else 1


def rates_of(data: Path, folder: Path, day: date) -> Rates:
    """Return the rates on a day by the register, which is taken in when it is first asked for."""
    is_new = not folder.exists()
    with open_workspace(folder, create=True) as workspace:
        if is_new:
            workspace.import_file(open_import(ImportName.UCDP, data, Brought(published=PUBLISHED)), Wanted())
        return workspace.rates(OBLIGATION, workspace.times(as_of=day, published_by=PUBLISHED))


def rates_of_demo(folder: Path) -> Rates:
    """Return the rates of the demo's constructed reports."""
    shutil.copytree(ROOT / "demo" / "library", folder / "library")
    with open_workspace(folder, create=True) as workspace:
        workspace.add([ROOT / "demo" / "reports"])
        return workspace.rates(OBLIGATION, workspace.times(as_of=UNTIL, published_by=PUBLISHED))


def lines(register: list[Rates], demo: Rates) -> Iterator[str]:
    """Yield the two tables: by month, and how the rate changed by three days."""
    *by_day, whole = register
    told = {count.period.first: count for count in (*demo.before, *demo.after)}
    yield "| month | violations by UCDP | in 30 days, with the 90 % range | in the demo's reports |"
    yield "|---|---:|---|---:|"
    for title, counts in (("before the deal", whole.before), ("since", whole.after)):
        for count in counts:
            yield f"| {_month(count)} ({title}) | {count.violations} | {_rate(count)} | {_told(told, count)} |"
    yield ""
    yield "| by | before, in 365 days | since, in days | rate since over rate before | how likely each level |"
    yield "|---|---:|---:|---|---|"
    for day, rates in zip(DAYS, by_day, strict=True):
        change = rates.change
        if change is not None:
            levels = ", ".join(f"{level}: {say_share(share)}" for level, share in enumerate(change.mass))
            yield (
                f"| {day:%-d %B %Y} | {change.before.violations} | {change.after.violations} in"
                f" {change.after.exposure_days:.0f} | {_ratio(change.ratio)} | {levels} |"
            )


def write_between(path: Path, table: str) -> None:
    """Put the table between the markers of the page.

    Raises:
        ValueError: The page has no such markers.
    """
    page = path.read_text(encoding="utf-8")
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{path} has no {BEGIN} with {END} behind it")
    path.write_text(f"{head}{begin}\n{table}\n{end}{tail}", encoding="utf-8")


def _month(count: RateCount) -> str:
    first, last = count.period.first, count.period.last
    assert first is not None
    assert last is not None
    return f"{first:%B %Y}" if first.day == 1 and last.day >= 28 else f"{first.day} to {last.day} {first:%B %Y}"


def _rate(count: RateCount) -> str:
    rate = count.per_month
    return "not watched" if rate is None else f"{rate.value:.0f} ({rate.low:.0f} to {rate.high:.0f})"


def _told(told: dict[date | None, RateCount], count: RateCount) -> str:
    found = told.get(count.period.first)
    return "0" if found is None else str(found.violations)


def _ratio(ratio: Interval) -> str:
    return f"{ratio.value:.2f} ({ratio.low:.2f} to {ratio.high:.2f})"


if __name__ == "__main__":
    raise SystemExit(main())
