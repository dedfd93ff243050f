"""Measure on simulated wars, and write the table into docs/method.md: `./dev bench worlds`."""

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import mean

from bench.worlds.assessing import OURS, PLAIN_WAYS, Case, brier, find_cases, share_held
from bench.worlds.cast import ACTORS, SOURCES
from bench.worlds.conditions import Density
from bench.worlds.echo import is_moved_by_echo
from bench.worlds.fit import tell_fit
from bench.worlds.joining import Joined, b_cubed, by_day_and_place, by_incident, by_key, truth_of
from bench.worlds.world import make_world, reconcile

from trucewatch.reconcile.group import group_incidents
from trucewatch.reconcile.origins import find_origins
from trucewatch.settings import Settings

WORLDS = 200
HELD_OUT_FROM = 5000
"""First seed of the worlds that are measured; those on which weights are learned begin at 1000."""
ECHOED = 20
"""Worlds in which forty papers copy a report."""
LEAST_F1 = {Density.DENSE: 0.95, Density.VAGUE: 0.90}
RANGE_HOLDS = (0.87, 0.93)
RANGE_HOLDS_AT_EACH_LEVEL = (0.85, 0.95)
"""The same where the true level is 0, 1, 2 or 3: a range that is right on average may be wrong for all that is kept."""
MOST_OF_BRIER = 0.75
"""Ours may be at most this share of the score of each of the ways that it is to beat: a wide margin."""
TO_BEAT = ("the last report wins", "majority of articles", "majority of sources")
METHOD = Path(__file__).resolve().parents[2] / "docs" / "method.md"
_MARKED = re.compile(r"(<!-- worlds -->\n).*?(<!-- /worlds -->)", re.DOTALL)
OURS_JOINED = "this program"


@dataclass(slots=True, kw_only=True)
class Measured:
    """What came out of the worlds of one density."""

    joined: dict[str, list[Joined]] = field(default_factory=dict)
    """By way of joining, one a world."""
    reports: int = 0
    claims: int = 0
    incidents: int = 0


def main() -> int:
    """Print the table, write it into docs/method.md, and fail where a promise is broken."""
    ask = argparse.ArgumentParser(prog="./dev bench worlds", description=__doc__)
    ask.add_argument("--worlds", type=int, default=WORLDS, help="how many of each density")
    ask.add_argument("--from", dest="first", type=int, default=HELD_OUT_FROM, help="the first seed")
    ask.add_argument("--keep", action="store_true", help="leave docs/method.md as it is")
    ask.add_argument("--fit", action="store_true", help="print what the weights would be, learned on other seeds")
    asked = ask.parse_args()
    settings = Settings()
    if asked.fit:
        for line in tell_fit(settings, worlds=min(asked.worlds, 40)):
            _tell(line)
        return 0
    seeds = range(asked.first, asked.first + asked.worlds)
    cases: list[Case] = []
    measured = {density: _measure(density, seeds, settings, cases) for density in Density}
    moved = sum(is_moved_by_echo(make_world(seed, Density.DENSE), settings) for seed in seeds[:ECHOED])
    told = [*_tell_joining(measured), "", *_tell_status(cases), "", _tell_echo(min(ECHOED, len(seeds)), moved)]
    _tell("\n".join(told))
    if not asked.keep:
        _write("\n".join(told))
    broken = [*_broken_joining(measured), *_broken_status(cases), *(["an echo moves a score"] if moved else [])]
    for promise in broken:
        _tell(f"BROKEN: {promise}")
    return 1 if broken else 0


def _measure(density: Density, seeds: Sequence[int], settings: Settings, cases: list[Case]) -> Measured:
    measured = Measured()
    for seed in seeds:
        world = make_world(seed, density)
        truth = truth_of(world)
        if not truth:
            continue
        reconciled = reconcile(world, settings)
        evidence = reconciled.evidence(date.max)
        incidents = group_incidents(
            evidence,
            actors=ACTORS,
            origins=find_origins(evidence, actors=ACTORS, sources=SOURCES),
            settings=settings,
        )
        ways = {
            OURS_JOINED: by_incident(incidents),
            "same day, place and type": by_key(world.claims),
            "same day and place": by_day_and_place(world.claims),
            "nothing joined": {},
        }
        for name, groups in ways.items():
            measured.joined.setdefault(name, []).append(b_cubed(truth, groups))
        measured.reports += len(world.documents)
        measured.claims += len(truth)
        measured.incidents += len({event for event in truth.values() if event >= 0})
        if density is Density.DENSE:
            cases.extend(find_cases(reconciled, settings))
    return measured


def _tell_joining(measured: dict[Density, Measured]) -> Iterator[str]:
    yield "| reports | joined by | precision | recall | B-cubed F1 |"
    yield "|---|---|---:|---:|---:|"
    for density, one in measured.items():
        for way, worlds in one.joined.items():
            figures = [_mean(worlds, lambda joined: joined.precision), _mean(worlds, lambda joined: joined.recall)]
            f1 = _mean(worlds, lambda joined: joined.f1)
            yield f"| {density} | {way} | {figures[0]:.3f} | {figures[1]:.3f} | {f1:.3f} |"
    counts = "; ".join(
        f"{density}: {len(one.joined[OURS_JOINED])} worlds with {one.incidents:,} incidents and {one.claims:,} claims "
        "that were not copied"
        for density, one in measured.items()
    )
    yield ""
    yield f"Measured on {counts}."


def _tell_status(cases: Sequence[Case]) -> Iterator[str]:
    ours = brier(cases, OURS)
    yield "| state of a duty told by | Brier score | ours is |"
    yield "|---|---:|---:|"
    yield f"| {OURS} | {ours:.3f} | |"
    for way in PLAIN_WAYS:
        yield f"| {way} | {brier(cases, way):.3f} | {1 - ours / brier(cases, way):.0%} lower |"
    yield ""
    by_level = ", ".join(
        f"{share_held(mine):.1%} where it is {level}"
        for level in range(4)
        if (mine := [case for case in cases if case.level == level])
    )
    yield (
        f"Over {len(cases):,} duties and days, the true level lies within the range in {share_held(cases):.1%} "
        f"({by_level})."
    )


def _tell_echo(worlds: int, moved: int) -> str:
    return f"Forty copies of one report moved a figure of the board in {moved} of {worlds} worlds."


def _broken_joining(measured: dict[Density, Measured]) -> Iterator[str]:
    for density, one in measured.items():
        f1 = _mean(one.joined[OURS_JOINED], lambda joined: joined.f1)
        if f1 < LEAST_F1[density]:
            yield f"B-cubed F1 of {density} reports is {f1:.3f}, promised are {LEAST_F1[density]}"


def _broken_status(cases: Sequence[Case]) -> Iterator[str]:
    ours = brier(cases, OURS)
    for way in TO_BEAT:
        if ours > MOST_OF_BRIER * brier(cases, way):
            yield f"Brier score {ours:.3f} is more than {MOST_OF_BRIER:.0%} of {brier(cases, way):.3f} ({way})"
    if not RANGE_HOLDS[0] <= share_held(cases) <= RANGE_HOLDS[1]:
        yield f"ranges hold {share_held(cases):.1%}, promised are {RANGE_HOLDS[0]:.0%} to {RANGE_HOLDS[1]:.0%}"
    least, most = RANGE_HOLDS_AT_EACH_LEVEL
    for level in range(4):
        mine = [case for case in cases if case.level == level]
        if mine and not least <= share_held(mine) <= most:
            yield f"ranges hold {share_held(mine):.1%} where it is {level}, promised are {least:.0%} to {most:.0%}"


def _mean(worlds: Sequence[Joined], figure: Callable[[Joined], float]) -> float:
    return mean(figure(joined) for joined in worlds)


def _write(table: str) -> None:
    text = METHOD.read_text(encoding="utf-8")
    METHOD.write_text(_MARKED.sub(lambda found: f"{found[1]}{table}\n{found[2]}", text), encoding="utf-8")


def _tell(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    raise SystemExit(main())
