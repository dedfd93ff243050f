"""Parting and joining incidents: what is foretold is what comes of it."""

from dataclasses import replace

import pytest

from fakes import FakeActors, evidence_of, report, shelling
from trucewatch.errors import BadAmendmentError
from trucewatch.model.act import Act, ActKind
from trucewatch.model.evidence import Evidence
from trucewatch.model.incident import Incident
from trucewatch.model.judgement import Answer, Judgement
from trucewatch.model.reading import Reading
from trucewatch.reconcile.group import group_incidents
from trucewatch.reconcile.origins import find_origins
from trucewatch.regrouping import Grounds, Plan, plan_join, plan_split
from trucewatch.settings import Settings

LONG = "Gunners on the ridge above Ash fired some forty rounds at the bridge before dawn, killing {} villagers there."


def grounds_of(evidence: Evidence) -> Grounds:
    actors = FakeActors()
    return Grounds(evidence=evidence, origins=find_origins(evidence, actors=actors), actors=actors, settings=Settings())


def incidents_of(evidence: Evidence) -> tuple[Incident, ...]:
    return group_incidents(evidence, actors=FakeActors())


def carried_out(plan: Plan, evidence: Evidence) -> set[tuple[str, ...]]:
    """Return the claims of each incident once the plan is carried out, with a person's word on each pair."""
    theirs = {(left, right) for left, right, _ in plan.pairs}
    said = [
        Judgement(left=left, right=right, answer=answer, score=0.0, judge="person:Ada")
        for left, right, answer in plan.pairs
    ]
    left = [one for one in evidence.judgements if (one.left, one.right) not in theirs or one.judge == "trucewatch"]
    return {one.claims for one in incidents_of(replace(evidence, judgements=(*left, *said)))}


def three_of_one() -> tuple[Reading, ...]:
    return (
        report("2001-06-02", shelling(killed=9), source="agency"),
        report("2001-06-03", shelling(killed=9), source="wire"),
        report("2001-06-03", shelling(killed=10), source="gazette"),
    )


def elsewhere() -> Reading:
    return report("2001-06-09", shelling("Birch", "2001-06-08", killed=2), source="wire")


def person(left: str, right: str, answer: Answer) -> Judgement:
    first, second = sorted((left, right))
    return Judgement(left=first, right=second, answer=answer, score=0.0, judge="person:Bo")


@pytest.mark.parametrize("number", [1, 2])
def test_claims_taken_out_are_one_incident_and_the_rest_another(number: int) -> None:
    """Whatever the program makes of their likeness; other incidents stay as they are."""
    evidence = evidence_of(*three_of_one(), elsewhere())
    incident = next(one for one in incidents_of(evidence) if len(one.claims) == 3)
    [other] = [one for one in incidents_of(evidence) if one != incident]
    out, rest = incident.claims[:number], incident.claims[number:]

    plan = plan_split(incident, out, grounds_of(evidence))

    assert plan.before == (incident,)
    assert {one.claims for one in plan.after} == {out, rest}
    assert carried_out(plan, evidence) == {out, rest, other.claims}


def test_what_is_taken_out_joins_no_other_incident() -> None:
    """It is of its own, though the program had put it with another as soon as it is free to."""
    first = report("2001-06-02", shelling(killed=9), source="agency")
    middle = report("2001-06-03", shelling(killed=9), source="wire")
    other = report("2001-06-03", shelling(killed=9), source="gazette")
    evidence = evidence_of(first, middle, other)
    one, between, apart = (reading.claims[0].id for reading in (first, middle, other))
    evidence = replace(evidence, judgements=(*evidence.judgements, person(one, apart, Answer.DIFFERENT)))
    incident = next(found for found in incidents_of(evidence) if between in found.claims)
    assert len(incident.claims) == 2

    plan = plan_split(incident, [between], grounds_of(evidence))

    assert carried_out(plan, evidence) == {(one,), (between,), (apart,)}


def test_a_copy_can_be_taken_from_what_it_copies() -> None:
    """A person's word goes before the program's that one echoes the other."""
    first = report("2001-06-02", shelling(killed=3, sentence=LONG.format(3)), source="agency")
    changed = report("2001-06-03", shelling(killed=30, sentence=LONG.format(30)), source="wire")
    evidence = evidence_of(first, changed)
    [incident] = incidents_of(evidence)
    copied = changed.claims[0].id

    plan = plan_split(incident, [copied], grounds_of(evidence))

    assert carried_out(plan, evidence) == {(first.claims[0].id,), (copied,)}


def test_what_a_person_had_joined_is_parted() -> None:
    """The later word counts, and whose word it overrides is told."""
    near, far = three_of_one()[0], elsewhere()
    one, other = sorted((near.claims[0].id, far.claims[0].id))
    act = Act(id="a-1", kind=ActKind.PAIR, target=one, other=other, answer=Answer.SAME, by="Bo")
    evidence = evidence_of(near, far)
    evidence = replace(evidence, judgements=(*evidence.judgements, person(one, other, Answer.SAME)), acts=(act,))
    [incident] = incidents_of(evidence)

    plan = plan_split(incident, [one], grounds_of(evidence))

    assert plan.pairs == ((one, other, Answer.DIFFERENT),)
    assert plan.overridden == (act,)
    assert carried_out(plan, evidence) == {(one,), (other,)}


def test_incidents_joined_are_one() -> None:
    """However unlike the program finds their claims."""
    evidence = evidence_of(*three_of_one(), elsewhere(), report("2001-07-09", shelling("Faraway", "2001-07-08")))
    incidents = incidents_of(evidence)

    plan = plan_join(incidents, grounds_of(evidence))

    every = tuple(sorted(one for incident in incidents for one in incident.claims))
    assert len(incidents) == 3
    assert [one.claims for one in plan.after] == [every]
    assert carried_out(plan, evidence) == {every}


def test_what_a_person_had_parted_is_joined() -> None:
    """A later join goes before an earlier parting of the very pair."""
    near, far = three_of_one()[0], elsewhere()
    one, other = near.claims[0].id, far.claims[0].id
    evidence = evidence_of(near, far)
    evidence = replace(evidence, judgements=(*evidence.judgements, person(one, other, Answer.DIFFERENT)))

    plan = plan_join(incidents_of(evidence), grounds_of(evidence))

    assert carried_out(plan, evidence) == {tuple(sorted((one, other)))}


def test_denials_alone_make_no_incident() -> None:
    """Where only denials are taken out, none comes of them; the plan says so beforehand."""
    told = report("2001-06-02", shelling(killed=9), source="agency")
    denied = report("2001-06-03", shelling(speaker="Southern army", denied=True), source="wire")
    evidence = evidence_of(told, denied)
    [incident] = incidents_of(evidence)

    plan = plan_split(incident, incident.denials, grounds_of(evidence))

    assert [one.claims for one in plan.after] == [(told.claims[0].id,)]


def test_what_is_no_plan_is_refused() -> None:
    """Nothing taken, everything, a claim of another incident; an incident joined with itself."""
    evidence = evidence_of(*three_of_one(), elsewhere())
    incident = next(one for one in incidents_of(evidence) if len(one.claims) == 3)
    [other] = [one for one in incidents_of(evidence) if one != incident]
    grounds = grounds_of(evidence)

    for taken in ((), incident.claims, other.claims):
        with pytest.raises(BadAmendmentError):
            plan_split(incident, taken, grounds)
    with pytest.raises(BadAmendmentError):
        plan_join([incident, incident], grounds)


def test_a_plan_has_an_id_of_its_own() -> None:
    """So that whoever saw one does not carry out another."""
    evidence = evidence_of(*three_of_one())
    [incident] = incidents_of(evidence)
    grounds = grounds_of(evidence)

    ids = {plan_split(incident, [one], grounds).id for one in incident.claims}

    assert len(ids) == 3
    assert plan_split(incident, incident.claims[:1], grounds).id in ids
