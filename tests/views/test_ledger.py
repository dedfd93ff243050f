"""Claims selected from the ledger."""

import pytest

from fakes import days, evidence_of, report, shelling, verdict
from trucewatch.model.claim import About, ClaimKind, Verdict
from trucewatch.views.ledger import ClaimFilter, select_claims
from views.test_board import board_of

PAPER = report(
    "2001-06-15",
    shelling(speaker="Vale Monitor", sentence="Shells fell on Ash, the monitor said."),
    shelling("Birch", date=None),
    verdict("Anna North", Verdict.VIOLATED, About.CEASE_FIRE, speaker_for="Northland"),
    source="agency",
)
UNDATED = report(None, shelling(date=None), source="wire")


@pytest.mark.parametrize(
    ("claim_filter", "expected"),
    [
        (ClaimFilter(), [0, 1, 2, 3]),
        (ClaimFilter(kinds=(ClaimKind.COMPLIANCE,)), [2]),
        (ClaimFilter(speaker="monitor"), [0]),
        (ClaimFilter(speaker="northland"), [2]),
        (ClaimFilter(about=(About.CEASE_FIRE,)), [2]),
        (ClaimFilter(place="birch"), [1]),
        (ClaimFilter(period=days("2001-06-10/")), [1, 2]),
        (ClaimFilter(period=days("/2001-06-05")), [0]),
        (ClaimFilter(text="SHELLS FELL"), [0]),
        (ClaimFilter(document=PAPER.document.sha256[:10]), [0, 1, 2]),
        (ClaimFilter(obligation="vale-truce/cease-fire"), [0, 1, 2]),
        (ClaimFilter(obligation="vale-truce/open-routes"), []),
        (ClaimFilter(kinds=(ClaimKind.INCIDENT,), speaker="publisher"), [1, 3]),
    ],
)
def test_filters(claim_filter: ClaimFilter, expected: list[int]) -> None:
    """Every filter lets pass what it names, all together what each of them lets pass."""
    evidence = evidence_of(PAPER, UNDATED, as_of="2001-06-20")
    every = [*PAPER.claims, *UNDATED.claims]

    found = select_claims(evidence, claim_filter, boards=[board_of(PAPER)])

    assert [claim.id for claim in found] == [every[number].id for number in expected]


@pytest.mark.parametrize(
    ("wanted", "sentence", "passes"),
    [
        ("Ash", "The buffer zone in Ash was shelled.", True),
        ("ash", "The buffer zone around the town of Ash, far from Birch, was shelled.", True),
        ("Birch", "The buffer zone in Ash, far from Birch, was shelled.", False),
        ("buffer", "The buffer zone in Ash was shelled.", True),
    ],
)
def test_a_place_is_found_by_what_it_lies_in(wanted: str, sentence: str, passes: bool) -> None:  # noqa: FBT001
    """Whoever asks for Ash wants the zone in Ash as well; a place that is merely named beside it does not count."""
    told = report("2001-06-15", shelling("buffer zone", sentence=sentence))

    found = select_claims(evidence_of(told, as_of="2001-06-20"), ClaimFilter(place=wanted))

    assert bool(found) is passes
