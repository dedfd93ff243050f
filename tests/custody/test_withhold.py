"""Others learn from a protected source what happened, but not who knows it, or where exactly."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import PLACES, FakeSources, evidence_of, report, shelling, tell, verdict
from trucewatch.custody.withhold import (
    PROTECTED_PLACE,
    PROTECTED_REPORT,
    PROTECTED_SPEAKER,
    WHY,
    WITHHELD,
    coarse,
    is_protected,
    withhold,
)
from trucewatch.model.act import Act, ActKind, ReviewAnswer
from trucewatch.model.actor import Source
from trucewatch.model.claim import Action, ClaimKind, Ground
from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.evidence import Evidence
from trucewatch.model.place import Place, Point, distance_km
from trucewatch.model.text import Span

SOURCES = FakeSources((Source(id="wire", name="The Wire"), Source(id="witness-7", name="Witness 7", protected=True)))
OPEN = report("2001-06-02", shelling("Ash", killed=2), source="wire")
SECRET = report(
    "2001-06-02",
    shelling(
        "Ash", speaker="Clara Quarry", target=("the clinic of Ash",), sentence="Clara Quarry saw two shells hit Ash."
    ),
    shelling("Ash", killed=2),
    tell(
        ClaimKind.MOVEMENT, place="Vale", actor="Reds", action=Action.WITHDRAWS, what="the guns by Clara Quarry's house"
    ),
    verdict("Southland", speaker_for="Southland"),
    source="witness-7",
    opening="What Clara Quarry told us.",
)
NOON = datetime(2001, 6, 3, 12, tzinfo=UTC)


def act(act_id: str, target: str, because: str) -> Act:
    return Act(id=act_id, kind=ActKind.REVIEW, target=target, answer=ReviewAnswer.REJECT, by="Emil", because=because)


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    found = evidence_of(OPEN, SECRET)
    named = replace(
        found.documents[SECRET.document.sha256], name="clara.txt", title="Clara", url="https://clara.example/"
    )
    grounds = (Ground(key="speaker", rule="quote", span=Span(start=0, end=5)),)
    claims = tuple(
        replace(claim, grounds=grounds, event="REG:1", codes=(("where", "Ash"),))
        if claim.document == named.sha256
        else claim
        for claim in found.claims
    )
    secret, told = SECRET.claims[0].id, OPEN.claims[0].id
    acts = (
        act("a-1", secret, "Clara called."),
        Act(id="a-2", kind=ActKind.UNDO, target="a-1", by="Emil", because="Clara called again."),
        act("a-3", told, "The page is gone."),
        replace(act("a-4", secret, "Clara meant Birch."), answer=ReviewAnswer.AMEND, amended=SECRET.claims[1]),
    )
    return replace(found, documents={**found.documents, named.sha256: named}, claims=claims, acts=acts)


@pytest.fixture(scope="module")
def told(evidence: Evidence) -> Evidence:
    return withhold(evidence, sources=SOURCES, finest_km=25.0)


def test_a_source_is_protected_that_says_so() -> None:
    """A source that no library knows is not protected: whoever adds it must say so."""
    assert is_protected(SECRET.document, SOURCES)
    assert not is_protected(OPEN.document, SOURCES)
    assert not is_protected(replace(OPEN.document, source="stranger"), SOURCES)


def test_evidence_without_protected_reports_is_left_as_it_was() -> None:
    """Nothing is withheld where nobody asked for it."""
    evidence = evidence_of(OPEN)

    assert withhold(evidence, sources=SOURCES, finest_km=25.0) is evidence


def test_no_secret_is_left_anywhere(told: Evidence) -> None:
    """Neither names nor the exact place: not in reports, claims, judgements or decisions."""
    secret = [repr(one) for one in (*told.documents.values(), *told.claims) if SECRET.document.sha256 in repr(one)]
    words = " ".join([*secret, repr(told.judgements), repr(told.acts)])

    for name in ("Clara", "clara", "Quarry", "Ash", "REG:1"):
        assert name not in words


def test_a_protected_report_keeps_its_source_and_day(evidence: Evidence, told: Evidence) -> None:
    """A source bears a pseudonym already; figures need its id and the day."""
    before, after = (one.documents[SECRET.document.sha256] for one in (evidence, told))

    assert (after.name, after.title, after.url, after.text) == (PROTECTED_REPORT, None, None, "")
    assert (after.source, after.published, after.sha256) == (before.source, before.published, before.sha256)


def test_a_protected_claim_keeps_what_happened(told: Evidence) -> None:
    """Kind, days, counts and who did what are why it is told at all; its id leads back to it in the workspace."""
    by_id = {claim.id: claim for claim in told.claims}
    spoken, own, moved, ruled = (by_id[claim.id] for claim in SECRET.claims)

    assert spoken.speaker == (PROTECTED_SPEAKER,)
    assert spoken.target == (WITHHELD,)
    assert own.speaker == ("publisher",)
    assert own.killed == SECRET.claims[1].killed
    assert own.date == SECRET.claims[1].date
    assert own.place[0].name == PROTECTED_PLACE
    assert (moved.actor, moved.action, moved.what) == (("Reds",), Action.WITHDRAWS, WITHHELD)
    assert moved.place == (PLACES["Vale"],)
    assert ruled.speaker_for is None
    assert ruled.by == SECRET.claims[3].by
    assert {
        (claim.sentence.text, claim.grounds, claim.event, claim.codes) for claim in (spoken, own, moved, ruled)
    } == {("", (), None, ())}


def test_other_reports_are_told_in_full(evidence: Evidence, told: Evidence) -> None:
    """What a public report says of the same event is public."""
    assert told.documents[OPEN.document.sha256] == evidence.documents[OPEN.document.sha256]
    assert [one for one in told.claims if one.document == OPEN.document.sha256] == list(OPEN.claims)


def test_judgements_and_decisions_stay_without_their_words(evidence: Evidence, told: Evidence) -> None:
    """That two claims are the same event still counts; why, would tell where."""
    assert [(one.left, one.right, one.answer, one.score) for one in told.judgements] == [
        (one.left, one.right, one.answer, one.score) for one in evidence.judgements
    ]
    assert [one.because for one in told.acts] == [WHY, WHY, "The page is gone.", WHY]
    amended = told.acts[3].amended
    assert amended is not None
    assert amended.sentence.text == ""


def test_a_withheld_claim_can_still_be_written(told: Evidence) -> None:
    """Every export is made of it as of any other claim."""
    for claim in told.claims:
        assert claim_as_json(claim, told.documents[claim.document])["id"] == claim.id


near = st.builds(
    Place,
    name=st.just("Ash"),
    point=st.builds(Point, longitude=st.floats(-180, 180), latitude=st.floats(-85, 85)),
    precision_km=st.floats(0, 9),
)


@given(near, st.floats(10, 100))
def test_a_coarse_place_holds_the_exact_one(place: Place, finest_km: float) -> None:
    """It is wider than allowed at least, and still true: the exact place lies in it."""
    told = coarse(place, finest_km=finest_km)

    assert place.point is not None
    assert told.point is not None
    assert told.precision_km is not None
    assert told.precision_km >= finest_km / 2
    # A degree of longitude grows shorter towards the poles within one square: allow for a twentieth.
    assert distance_km(place.point, told.point) <= told.precision_km * 1.05


def test_places_of_one_square_are_told_alike() -> None:
    """Many claims about one place do not betray it by their middle, for all are told as the same square."""
    points = [Point(longitude=36.70 + 0.001 * step, latitude=35.60 + 0.001 * step) for step in range(20)]
    places = {coarse(Place(name="Ash", point=point, precision_km=1.0), finest_km=25.0) for point in points}

    assert len(places) == 1


def test_a_place_that_is_coarse_already_stays() -> None:
    """A province is no secret."""
    assert coarse(PLACES["Vale"], finest_km=25.0) == PLACES["Vale"]


def test_a_place_without_a_point_loses_its_name() -> None:
    """Nobody can tell how exact a name is that no gazetteer knows; a province that is told with it stays."""
    assert coarse(Place(name="Quarry Farm"), finest_km=25.0).name == PROTECTED_PLACE
    assert coarse(Place(name="Quarry Farm", admin1="Vale"), finest_km=25.0).name == "Vale"
