"""All houses' figures of one board, side by side."""

from typing import TYPE_CHECKING, Any

from trucewatch.assess.score import plain_score
from trucewatch.views.figures import admiralty
from trucewatch.views.figures.acled import acled_as_json
from trucewatch.views.figures.admiralty import grades_of_sides
from trucewatch.views.figures.airwars import airwars_as_json
from trucewatch.views.figures.ucdp import ucdp_as_json

if TYPE_CHECKING:
    from trucewatch.views.board import Board

_PAM = (
    "The whole level, 0 to 3, nearest to ours, of each obligation that is due or begun, all alike: 100 times their sum"
    " over three times their number."
)
_PAM_LEAVES_OUT = (
    "How sure any of it is, what weight an obligation has, and what is unknown: of what nothing is known, PAM codes"
    " that nothing was done."
)
_OURS = (
    "The weighed levels of the obligations that are due or begun, each with its weight: 100 times their sum over three"
    " times their number, with the range that the evidence leaves."
)
_OURS_LEAVES_OUT = "What is unknown: it widens the range and does not move the score. Declarations do not count."


def figures_as_json(board: "Board") -> dict[str, Any]:
    """Return the figures in the style of each house, each with its definition and what it leaves out."""
    scale, digits = board.scale, 1
    plain = plain_score(board.agreement, board.findings)
    return {
        "pam": {
            "definition": _PAM,
            "leaves_out": _PAM_LEAVES_OUT,
            "score": None if plain is None else round(plain, digits),
        },
        "trucewatch": {
            "definition": _OURS,
            "leaves_out": _OURS_LEAVES_OUT,
            "score": None if board.score.value is None else round(board.score.value, digits),
            "low": round(board.score.low, digits),
            "high": round(board.score.high, digits),
        },
        "admiralty": {
            "definition": admiralty.DEFINITION,
            "leaves_out": admiralty.LEAVES_OUT,
            "obligations": {
                obligation.id: grades_of_sides(board.voices_on(obligation), scale.settings)
                for obligation in board.agreement.obligations
            },
        },
        "airwars": airwars_as_json(board.incidents, scale),
        "ucdp": ucdp_as_json(board.incidents, scale),
        "acled": acled_as_json(board.incidents, scale),
    }
