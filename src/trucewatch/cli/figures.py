"""The commands that count: figures in the style of other houses, and rates of violations."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.padding import Padding

from trucewatch.cli.options import (
    AsOfOption,
    JsonOption,
    KnownOnOption,
    PublishedByOption,
    WorkspaceOption,
    open_it,
    read_times,
)
from trucewatch.cli.printing import counted, heading, out, plain_table, print_json, short_period
from trucewatch.model.wording import say_share

if TYPE_CHECKING:
    from trucewatch.model.rate import Interval, RateCount
    from trucewatch.views.rates import Rates

_INDENT = (0, 0, 0, 4)


def figures(
    ctx: typer.Context,
    agreement: Annotated[str, typer.Argument(metavar="AGREEMENT", help="Its id.")],
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    known_on: KnownOnOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Show the figures of several houses side by side, computed from the same claims, each with what it leaves out."""
    from trucewatch.views.figures.side_by_side import figures_as_json  # noqa: PLC0415  # `--help` need not load it

    opened = open_it(ctx, workspace)
    board = opened.board(agreement, read_times(opened, as_of=as_of, published_by=published_by, known_on=known_on))
    found = figures_as_json(board)
    if as_json:
        print_json(found)
    else:
        _print_figures(out(), found)


def rates(
    ctx: typer.Context,
    obligation: Annotated[
        str, typer.Argument(metavar="AGREEMENT/OBLIGATION", help="Their ids, as the board shows them.")
    ],
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    known_on: KnownOnOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Count how often an obligation of conduct is broken, by month, and against the time before the deal."""
    from trucewatch.views.rates import rates_as_json  # noqa: PLC0415  # `--help` need not load it

    opened = open_it(ctx, workspace)
    times = read_times(opened, as_of=as_of, published_by=published_by, known_on=known_on)
    found = opened.rates(obligation, times)
    if as_json:
        print_json(rates_as_json(found))
    else:
        _print_rates(out(), found)


def _print_figures(console: Console, found: dict[str, Any]) -> None:
    airwars, ucdp, acled, ours = found["airwars"], found["ucdp"], found["acled"], found["trucewatch"]
    graded = ", ".join(f"{number} {grade}" for grade, number in airwars["events"].items())
    civilians = airwars["civilians_killed"]
    for name, told in (
        ("PAM, plain", f"score {_or_dash(found['pam']['score'])} of 100"),
        ("Trucewatch", f"score {_or_dash(ours['score'])} of 100 ({ours['low']:.0f}–{ours['high']:.0f})"),
        ("Admiralty", _admiralty(found["admiralty"]["obligations"])),
        ("Airwars-like", f"{graded}; civilians killed {civilians['low']} to {_or_dash(civilians['high'])}"),
        (
            "UCDP-like",
            _ucdp(ucdp),
        ),
        ("ACLED-like", f"{counted(acled['events'], 'event')}, {acled['fatalities']} fatalities"),
    ):
        house = name.split("-")[0].split(",")[0].casefold()
        console.print()
        console.print(heading(name))
        console.print(told)
        console.print(Padding(found[house]["definition"], _INDENT), style="dim")
        console.print(Padding(f"Left out: {found[house]['leaves_out']}", _INDENT), style="dim")


def _ucdp(ucdp: dict[str, Any]) -> str:
    deaths = ucdp["deaths"]
    return (
        f"{counted(ucdp['events'], 'event')}; deaths {deaths['best']} ({deaths['low']}–{deaths['high']}),"
        f" {ucdp['deaths_civilians']} of them civilians"
    )


def _admiralty(obligations: dict[str, dict[str, Any]]) -> str:
    return "\n".join(
        f"{name}: " + ", ".join(f"{one['grade']} {way}" if one else f"nobody {way}" for way, one in sides.items())
        for name, sides in obligations.items()
    )


def _print_rates(console: Console, found: "Rates") -> None:
    console.print(heading(found.obligation.title))
    watched = ", ".join(found.observers) or "nobody without a stake whose word has weight"
    console.print(f"On watch: {watched}")
    change = found.change
    if change is None:
        console.print("Rates before and since cannot be compared: too little was counted, or nobody watched.")
    else:
        ratio = change.ratio
        console.print(
            f"Since the deal, {say_share(ratio.value)} of the rate before ({say_share(ratio.low)} to"
            f" {say_share(ratio.high)}); level {change.level:.1f} of 3; the months differ {change.dispersion:.1f} times"
            " as much as by chance"
        )
    table = plain_table("month", "violations", "observer-days", "denied", "in 30 observer-days")
    for title, counts in (("before the deal", found.before), ("since the deal", found.after)):
        table.add_row(title, "", "", "", "", style="dim")
        _add_months(table, counts)
    console.print(table)


def _add_months(table: Any, counts: "Iterable[RateCount]") -> None:
    for count in counts:
        table.add_row(
            short_period(count.period),
            str(count.violations),
            f"{count.exposure_days:,.0f}",
            f"{count.denied_days:,.0f}",
            _interval(count.per_month) if count.per_month else "not watched",
        )


def _interval(interval: "Interval") -> str:
    return f"{interval.value:.1f} ({interval.low:.1f}–{interval.high:.1f})"


def _or_dash(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"
