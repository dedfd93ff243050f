"""Contradictions as JSON."""

from typing import Any

from trucewatch.model.contradiction import Contradiction
from trucewatch.views.pieces import whole


def contradiction_as_json(contradiction: Contradiction) -> dict[str, Any]:
    """Return the contradiction in its published form: both sides, never which is right."""
    published: dict[str, Any] = whole(contradiction_in_pieces(contradiction))
    return published


def contradiction_in_pieces(contradiction: Contradiction) -> dict[str, Any]:
    """Return the same, with the claims of either side as ordered rows."""
    return {
        "id": contradiction.id,
        "type": str(contradiction.type),
        "title": contradiction.title,
        "obligation": contradiction.obligation,
        "also": list(contradiction.also),
        "incident": contradiction.incident,
        "since": contradiction.since.isoformat() if contradiction.since else None,
        "sides": [
            {"says": side.says, "speakers": list(side.speakers), "claims": side.claims} for side in contradiction.sides
        ],
    }
