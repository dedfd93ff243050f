"""Forty papers copy one report: no score may move, not by the last bit."""

from datetime import date, timedelta
from random import Random

from bench.worlds.assessing import board_on
from bench.worlds.cast import AGENCIES
from bench.worlds.sheet import Sheet
from bench.worlds.world import World, check_days, lay_out, reconcile

from trucewatch.settings import Settings
from trucewatch.views.board import Board

COPIES = 40


def is_moved_by_echo(world: World, settings: Settings) -> bool:
    """Tell whether any score, level or status of the deal moves when one agency report is copied forty times."""
    return _figures_of(world, settings) != _figures_of(with_echo(world), settings)


def with_echo(world: World) -> World:
    """Return the world with one more thing in it: forty outlets that print one of its agency reports."""
    chance = Random(f"echo-{world.seed}")
    originals = [sheet for sheet in world.sheets if sheet.source in AGENCIES and not sheet.copies]
    echoed = chance.choice(originals)
    copies = [
        Sheet(
            source=f"echo-{number}",
            day=echoed.day + timedelta(days=number % 3),
            lines=echoed.lines,
            copies=True,
        )
        for number in range(COPIES)
    ]
    return lay_out(world.seed, world.conditions, world.events, world.duties, [*world.sheets, *copies])


def _figures_of(world: World, settings: Settings) -> list[tuple[object, ...]]:
    return [_figures_on(day, board_on(day, reconcile(world, settings), settings)) for day in check_days()[-1:]]


def _figures_on(day: date, board: Board) -> tuple[object, ...]:
    """Every figure of the board: what differs in no bit is equal."""
    findings = [(one.obligation, one.status, one.contested, one.level, one.opinion) for one in board.findings]
    tolls = [
        [(toll.low, toll.best, toll.high) if toll else None for toll in (one.killed, one.civilians_killed, one.injured)]
        for one in board.incidents
    ]
    return day, board.score, tuple(sorted(board.as_seen_by.items())), findings, tolls
