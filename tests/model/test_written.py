"""A written claim is the claim: the same JSON, the same id, found by the same."""

import json
from datetime import date

import pytest

from trucewatch.model.claim import Claim, ClaimKind, Ground, IncidentType
from trucewatch.model.claim_json import claim_as_json, with_id
from trucewatch.model.count import Count
from trucewatch.model.ids import canonical_json
from trucewatch.model.period import Period
from trucewatch.model.place import Place, Point
from trucewatch.model.text import Sentence, Span
from trucewatch.model.written import write_claim

WORDS = 'They said "no" — قصف'
BARE = Claim(
    id="",
    kind=ClaimKind.SITUATION,
    document="d" * 64,
    sentence=Sentence(span=Span(start=3, end=3 + len(WORDS)), text=WORDS),
    speaker=("publisher",),
)
FULL = Claim(
    id="",
    kind=ClaimKind.INCIDENT,
    document="d" * 64,
    sentence=BARE.sentence,
    speaker=("Ann", "Ben"),
    place=(Place(name="Ash", country="SY", point=Point(longitude=10.5, latitude=50.25), precision_km=2.0),),
    date=Period(first=None, last=date(2001, 6, 1)),
    reader="bench 1",
    type=IncidentType.SHELLING,
    killed=Count.exactly(3),
    injured=Count.exactly(4),
    grounds=(Ground(key="type", rule="by hand"),),
    event="ucdp:1",
    codes=(("best", "3"), ("low", "2")),
)


@pytest.mark.parametrize("claim", [BARE, FULL])
def test_the_text_is_the_canonical_json(claim: Claim) -> None:
    """What is put together of parts is, letter by letter, what the claim's JSON is as a whole."""
    one = write_claim(claim)

    assert one.text == canonical_json(claim_as_json(with_id(claim)))
    assert one.id == with_id(claim).id == json.loads(one.text)["id"]
    assert one.claim() == with_id(claim)


def test_what_it_is_found_by() -> None:
    """An open end of its days stands where the other is; only the first place counts."""
    one = write_claim(FULL)

    assert (one.first_day, one.last_day) == (date(2001, 6, 1).toordinal(),) * 2
    assert (one.place, one.point, one.event) == (("Ash", "SY"), (50.25, 10.5), "ucdp:1")
    assert write_claim(BARE)[4:] == (None,) * 5
