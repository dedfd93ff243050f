"""Contradictions as JSON."""

from typing import Any

from trucewatch.model.contradiction import Contradiction


def contradiction_as_json(contradiction: Contradiction) -> dict[str, Any]:
    """Return the contradiction in its published form: both sides, never which is right."""
    return {
        "id": contradiction.id,
        "type": str(contradiction.type),
        "title": contradiction.title,
        "obligation": contradiction.obligation,
        "also": list(contradiction.also),
        "incident": contradiction.incident,
        "since": contradiction.since.isoformat() if contradiction.since else None,
        "sides": [
            {"says": side.says, "speakers": list(side.speakers), "claims": list(side.claims)}
            for side in contradiction.sides
        ],
    }
