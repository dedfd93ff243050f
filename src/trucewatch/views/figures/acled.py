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


def acled_as_json(incidents: Iterable[Incident], scale: Scale) -> dict[str, Any]:
    """Return the number of violent events and their fatalities."""
    events = []
    for incident in incidents:
        if incident.type not in _NO_VIOLENCE and len(incident.denials) < len(incident.claims):
            told = told_by_each(incident, scale, lambda claim: claim.killed)
            figures = [_figure(one.count, scale) for one in told]
            fatalities = min(figures, default=0)
            events.append(
                {"incident": incident.id, "fatalities": fatalities, "claims": sorted(one.claim.id for one in told)}
            )
    return {
        "definition": DEFINITION,
        "leaves_out": LEAVES_OUT,
        "events": len(events),
        "fatalities": sum(event["fatalities"] for event in events),
        "incidents": events,
    }


def _figure(count: Count, scale: Scale) -> int:
    words = (count.words or "").casefold()
    for word, figure in scale.settings.acled_words.items():
        if word in words:
            return int(figure)
    return count.least or 0
