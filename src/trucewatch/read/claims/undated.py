"""When an act was that no word of its sentence dates: on the day that the report is telling of, or that it covers."""

from trucewatch.model.claim import ClaimKind
from trucewatch.model.period import Period
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.date_mention import Granularity
from trucewatch.read.line import Line

_OF_BULLETIN = frozenset({ClaimKind.INCIDENT, ClaimKind.MEETING})
_DAYS_TOLD = 2
"""Most days of a time that the acts told behind it are taken to share."""
_RECENT_DAYS = 10
"""Most days before publication of such a time: what is older is background, of which the news is none."""


def told_day(draft: Draft, line: Line, report: Report) -> Period | None:
    """Return the day of a claim whose sentence names no day of its own; None where none is plain."""
    if draft.keys.get("state") == "planned":
        return None
    if draft.kind is ClaimKind.INCIDENT:
        hours = (m.period for m in line.dates if m.granularity is Granularity.CLOCK and m.period is not None)
        told = next(hours, None) or _narrated(report)
        if told is not None:
            draft.ground("date", "told.day")
            return told
    is_own_word = line.voices[draft.at.i][0].rule == "publisher"
    if draft.kind in _OF_BULLETIN and is_own_word and report.covered is not None:
        draft.ground("date", "told.period")
        return report.covered
    return None


def _narrated(report: Report) -> Period | None:
    """Return the time told of last, if it is a day or a night of these days."""
    told, published = report.narrative, report.published
    if told is None or told.last is None or published is None or published.first is None:
        return None
    is_short = (told.length_days or _DAYS_TOLD + 1) <= _DAYS_TOLD
    return told if is_short and 0 <= (published.first - told.last).days <= _RECENT_DAYS else None
