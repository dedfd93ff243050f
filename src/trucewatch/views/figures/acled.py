"""Events and fatalities in the manner of ACLED: every violent event counts, with the most conservative figure.

Source:
    ACLED Codebook, acleddata.com: of several reports the most conservative estimate is taken; "several" and words
    without a figure get 3 or 10, "dozens" 12, "hundreds" 100. The words' figures are those of `acled_words`.
"""

from collections.abc import Iterable
from typing import Any

from trucewatch.assess.voices import Scale
from trucewatch.model.claim import IncidentType
from trucewatch.model.count import Count
from trucewatch.model.incident import Incident
from trucewatch.views.figures.rows import Rows
from trucewatch.views.figures.tally import told_by_each

DEFINITION = (
    "Violent incidents, each once, and the deaths in them by the lowest figure of any origin; words become the figures"
    " of `acled_words`, and no figure at all becomes none."
)
LEAVES_OUT = (
    "Arrests, obstruction, looting and other acts without violence, the highest and the likeliest figures, and the"
    " grading of whoever gave them. ACLED would file one event for each day and place; incidents over several days"
    " count once here."
)
_NO_VIOLENCE = frozenset(
    {
        IncidentType.ARREST,
        IncidentType.BLOCKADE,
        IncidentType.OBSTRUCTION,
        IncidentType.LOOTING,
        IncidentType.SEIZURE,
        IncidentType.AIR_INCURSION,
        IncidentType.PROVOCATION,
        IncidentType.CEASEFIRE_VIOLATION,
    }
)


class Acled:
    """The number of violent events and their fatalities; kept up as incidents come and go."""

    def __init__(self) -> None:
        """Begin without incidents."""
        self._rows: Rows[dict[str, Any]] = Rows(dict)
        self._fatalities = 0

    def take_up(self, gone: Iterable[Incident], come: Iterable[Incident], scale: Scale) -> None:
        """Carry on with what came and went."""
        left, entered = self._rows.turn(gone, come, lambda incident: _event_of(incident, scale))
        self._fatalities += sum(event["fatalities"] for event in entered) - sum(event["fatalities"] for event in left)

    def as_json(self) -> dict[str, Any]:
        """Return it in its published form; incidents are ordered rows."""
        return {
            "definition": DEFINITION,
            "leaves_out": LEAVES_OUT,
            "events": len(self._rows.rows),
            "fatalities": self._fatalities,
            "incidents": self._rows.rows,
        }


def _event_of(incident: Incident, scale: Scale) -> dict[str, Any] | None:
    if incident.type in _NO_VIOLENCE or len(incident.denials) == len(incident.claims):
        return None
    told = told_by_each(incident, scale, lambda claim: claim.killed)
    return {
        "incident": incident.id,
        "fatalities": min((_figure(one.count, scale) for one in told), default=0),
        "claims": sorted(one.claim.id for one in told),
    }


def _figure(count: Count, scale: Scale) -> int:
    words = (count.words or "").casefold()
    for word, figure in scale.settings.acled_words.items():
        if word in words:
            return int(figure)
    return count.least or 0
