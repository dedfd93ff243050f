"""Boards of the invented war, for the tests of whatever is seen of one."""

from dataclasses import dataclass

from fakes import FakeActors, FakeGazetteer, FakeSources, evidence_of, obligation, truce
from trucewatch.model.agreement import Agreement, ObligationKind
from trucewatch.model.claim import About
from trucewatch.model.evidence import Evidence
from trucewatch.model.origin import Origins
from trucewatch.model.reading import Reading
from trucewatch.reconcile.origins import find_origins
from trucewatch.settings import Settings
from trucewatch.views.board import Board
from trucewatch.views.standing import make_board

ACTORS, SOURCES = FakeActors(), FakeSources()
TRUCE = truce(
    obligation(About.CEASE_FIRE, debtors=("northland", "southland")),
    obligation(About.OPEN_ROUTES, kind=ObligationKind.ONE_OFF, due="2001-07-01"),
    obligation(About.FREE_MOVEMENT_OF_MONITORS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A board with the evidence that it was made of."""

    board: Board
    evidence: Evidence
    origins: Origins


def scene(*readings: Reading, as_of: str = "2001-06-20", agreement: Agreement = TRUCE) -> Scene:
    """Return the board of that day."""
    evidence = evidence_of(*readings, as_of=as_of)
    board = make_board(
        agreement, evidence, actors=ACTORS, sources=SOURCES, gazetteer=FakeGazetteer(), settings=Settings()
    )
    return Scene(board=board, evidence=evidence, origins=find_origins(evidence, actors=ACTORS, sources=SOURCES))
