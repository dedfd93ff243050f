"""All houses' figures of one board, side by side."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from trucewatch.assess.roll import Roll
from trucewatch.assess.score import plain_score
from trucewatch.assess.voices import Scale
from trucewatch.model.agreement import Agreement
from trucewatch.model.finding import Finding, Score
from trucewatch.model.incident import Incident
from trucewatch.settings import Settings
from trucewatch.views.figures import admiralty
from trucewatch.views.figures.acled import Acled
from trucewatch.views.figures.admiralty import grades_of_sides
from trucewatch.views.figures.airwars import Airwars
from trucewatch.views.figures.ucdp import Ucdp
from trucewatch.views.pieces import whole

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
    figures: dict[str, Any] = whole(board.figures)
    return figures


class Houses:
    """The figures of all houses on one agreement, kept up as incidents come and go."""

    def __init__(self) -> None:
        """Begin without incidents."""
        self._airwars, self._ucdp, self._acled = Airwars(), Ucdp(), Acled()

    def take_up(self, gone: Sequence[Incident], come: Sequence[Incident], scale: Scale) -> None:
        """Carry on with what came and went where the agreement holds."""
        for house in (self._airwars, self._ucdp, self._acled):
            house.take_up(gone, come, scale)

    def figures(
        self,
        agreement: Agreement,
        findings: Sequence[Finding],
        score: Score,
        rolls: Mapping[str, Roll],
        settings: Settings,
    ) -> dict[str, Any]:
        """Return the figures in their published form; long lists in it are ordered rows."""
        digits = 1
        plain = plain_score(agreement, findings)
        return {
            "pam": {
                "definition": _PAM,
                "leaves_out": _PAM_LEAVES_OUT,
                "score": None if plain is None else round(plain, digits),
            },
            "trucewatch": {
                "definition": _OURS,
                "leaves_out": _OURS_LEAVES_OUT,
                "score": None if score.value is None else round(score.value, digits),
                "low": round(score.low, digits),
                "high": round(score.high, digits),
            },
            "admiralty": {
                "definition": admiralty.DEFINITION,
                "leaves_out": admiralty.LEAVES_OUT,
                "obligations": {
                    obligation.id: grades_of_sides(rolls[obligation.id].told, settings)
                    for obligation in agreement.obligations
                },
            },
            "airwars": self._airwars.as_json(),
            "ucdp": self._ucdp.as_json(),
            "acled": self._acled.as_json(),
        }
