"""Who stands how to which areas, as words tell it, and the claims of control that it makes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trucewatch.model.claim import ClaimKind, Level
from trucewatch.model.period import Period
from trucewatch.read.claims.areas import Area
from trucewatch.read.claims.draft import Draft, Report, certainty_of, dates_in, group_tokens
from trucewatch.read.grammar import Clause
from trucewatch.read.line import Line
from trucewatch.read.syntax import group_head
from trucewatch.read.tree import Token

PAST_HISTORY_DAYS = 800
"""What was taken longer ago than this, before the report, is history."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Who is said to stand how to which areas, before it is a claim."""

    at: Token
    level: Level
    who: tuple[str, ...]
    areas: list[Area]
    clause: Clause | None = None
    denied: bool = False
    is_sure: bool = True
    """Whether a mere description is enough of a place."""


def drafts_of(line: Line, report: Report, found: Iterable[Held]) -> Iterator[Draft]:
    """Yield a claim for each area, each once a level."""
    seen: set[tuple[object, ...]] = set()
    for held in found:
        for area in held.areas:
            if area.place is None or not (held.is_sure or area.is_named or area.place.kind is not None):
                continue
            key = (held.level, area.place.name, held.who)
            draft = _draft(line, report, held, area) if key not in seen else None
            if draft is not None:
                seen.add(key)
                yield draft


def merged(told: list[Draft], found: Iterable[Draft]) -> Iterator[Draft]:
    """Yield what two readings of a line tell: each fact once, of a word the one that names who.

    Args:
        told: What was read first; it stands, unless the second reading names the holder where it names none.
        found: What was read of the same line by other rules.
    """
    drafts = list(found)
    better = {draft.at.i for draft in drafts if draft.keys.get("actor")}
    kept = [draft for draft in told if draft.keys.get("actor") or draft.at.i not in better]
    known = {(draft.keys["level"], place.name) for draft in kept for place in draft.places}
    bare = {draft.at.i for draft in kept}
    yield from kept
    for draft in drafts:
        is_known = any((draft.keys["level"], place.name) in known for place in draft.places)
        if draft.at.i not in bare and not is_known:
            yield draft


def _draft(line: Line, report: Report, held: Held, area: Area) -> Draft | None:
    tokens = group_tokens(line)[group_head(held.at).i]
    date = _date(line, held, tokens)
    if held.level in {Level.SEIZED, Level.LOST} and report.is_long_after(date, PAST_HISTORY_DAYS):
        return None
    keys: dict[str, object] = {"level": held.level, **({"actor": held.who} if held.who else {})}
    if area.share is not None and held.level is not Level.CONTESTED:
        keys["share"] = area.share
    return Draft(
        kind=ClaimKind.CONTROL,
        line=line,
        at=held.at,
        keys=keys,
        places=(area.place,) if area.place is not None else (),
        date=date,
        denied=held.denied,
        certainty=certainty_of(line, tokens),
        rule=f"control.{held.level}",
    )


def _date(line: Line, held: Held, tokens: list[Token]) -> Period | None:
    own = [token for token in tokens if held.clause is not None and token in set(held.clause.head.subtree)]
    dates = dates_in(line, own) or dates_in(line, tokens)
    return dates[0].period if dates else None
