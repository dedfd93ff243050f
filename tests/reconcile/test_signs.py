"""Single signs of likeness, and what goes with what without being judged alike."""

from dataclasses import replace

import pytest

from fakes import FakeActors, Telling, evidence_of, report, shelling
from trucewatch.model.claim import Claim, IncidentType
from trucewatch.model.claim_json import with_id
from trucewatch.model.incident import Incident
from trucewatch.model.judgement import Answer, Judgement, Reason
from trucewatch.model.place import Place, Point
from trucewatch.model.reading import Reading
from trucewatch.reconcile.group import group_incidents
from trucewatch.reconcile.judge import Judge
from trucewatch.settings import Settings

BITS = Settings().likeness_bits
TOLD = "Shells fell on Ash at noon, and a minibus was hit."


def judge(*readings: Reading) -> list[Judgement]:
    """Return the judgements on all claims of the reports."""
    documents = {reading.document.sha256: reading.document for reading in readings}
    return Judge(documents, actors=FakeActors()).judge([claim for reading in readings for claim in reading.claims])


def reason(one: Telling, other: Telling, evidence: str) -> Reason | None:
    """Return what one kind of sign says of two claims in two reports of 5 June."""
    [judgement] = judge(report("2001-06-05", one, source="agency"), report("2001-06-05", other, source="wire"))
    return next((found for found in judgement.reasons if found.evidence == evidence), None)


def incidents_of(*readings: Reading) -> tuple[Incident, ...]:
    """Return the incidents of the reports."""
    return group_incidents(evidence_of(*readings), actors=FakeActors())


def test_an_undated_claim_is_news() -> None:
    """A claim without a date is put on the days before its report, which says less than a date of its own."""
    dated = reason(shelling(), shelling(), "when")
    news = reason(shelling(date="2001-06-03"), shelling(date=None), "when")

    assert dated
    assert news
    assert dated.weight > news.weight > 0
    assert set(news.words.split(" meets ")) == {"on 3 June 2001", "the news of 5 June 2001"}


def test_a_sentence_may_name_the_place() -> None:
    """Where a claim was read without a place, its sentence may still name the other's."""
    found = reason(shelling("Ash"), shelling(None, sentence=TOLD), "where")
    unnamed = reason(shelling("Birch"), shelling(None, sentence=TOLD), "where")

    assert found
    assert found.weight == BITS["where.named_in_text"]
    assert unnamed is None


def test_districts_side_by_side_are_two_places() -> None:
    """Two error discs that barely overlap speak for next to nothing; one within the other speaks for it."""
    here, beside, within = (
        Place(
            name=name, point=Point(longitude=longitude, latitude=50.0), precision_km=15.0, country="XN", kind="district"
        )
        for name, longitude in (("East", 10.0), ("West", 10.4), ("East", 10.0))
    )
    weights = [
        found.weight for place in (within, beside) if (found := reason(shelling(here), shelling(place), "where"))
    ]

    assert weights[0] > 3 > 0 > weights[1]


def test_one_name_in_two_lands() -> None:
    """A name that one reading put into another country is compared as a name."""
    [here, far] = [
        Place(
            name=name,
            point=Point(longitude=longitude, latitude=50.0),
            precision_km=2.0,
            country=country,
            kind="village",
        )
        for name, longitude, country in (("al-Tell", 10.0, "XN"), ("Tell", 40.0, "XF"))
    ]
    found = reason(shelling(here), shelling(far), "where")

    assert found
    assert found.weight == BITS["where.one_name"]


@pytest.mark.parametrize(
    ("one", "other", "weight"),
    [
        ("school minibus", "minibus", BITS["whom.same"]),
        ("minibus", "market", None),
        ("houses", "houses", None),
    ],
)
def test_targets(one: str, other: str, weight: float | None) -> None:
    """A target that is not struck every day tells two reports of one incident; houses tell nothing."""
    found = reason(shelling(target=one), shelling(target=other), "who")

    assert (found.weight if found else None) == weight


def test_a_second_attack_in_one_report_alone() -> None:
    """What one report calls a second attack is hardly the other's only one; what both call so may be one."""
    second = shelling(sentence="A second attack struck Ash in the evening.")
    again = shelling(sentence="In a second attack, shells fell upon Ash.")

    one_alone = reason(shelling(sentence="Shells fell upon Ash."), second, "words")
    both = reason(again, second, "words")

    assert one_alone
    assert both
    assert one_alone.weight < -5 < 0 < both.weight


def entry(event: str, telling: Telling) -> Telling:
    """Return the claim as a register lists it."""
    return replace(telling, keys={**telling.keys, "event": event})


def test_events_of_one_register() -> None:
    """A register's events are never one, not even through a report that both are like; with reports they join."""
    first = report("2001-06-05", entry("ucdp:1", shelling(killed=3)), source="register")
    second = report("2001-06-06", entry("ucdp:2", shelling(killed=3)), source="register")
    paper = report("2001-06-05", shelling(killed=3), source="agency")

    assert judge(first, second) == []
    assert sorted(len(incident.claims) for incident in incidents_of(first, second, paper)) == [1, 2]


def test_registers_may_list_one_event() -> None:
    """Two registers have ids of their own for what may be one event."""
    one = report("2001-06-05", entry("ucdp:1", shelling(killed=3)), source="register")
    other = report("2001-06-05", entry("acled:7", shelling(killed=3)), source="other-register")

    assert len(incidents_of(one, other)) == 1


def test_what_a_report_goes_on_to_tell() -> None:
    """A toll told right behind an incident, without a place of its own, is that incident's."""
    killing = IncidentType.KILLING
    first = report(
        "2001-06-02",
        shelling(sentence=TOLD),
        shelling(None, date=None, type=killing, killed=5, sentence="Five people died."),
        source="agency",
    )
    other = report(
        "2001-06-03", shelling(killed=7, sentence="Seven died at Ash, a clerk told us there."), source="wire"
    )

    [incident] = incidents_of(first, other)

    assert len(incident.claims) == 3
    assert incident.killed
    assert (incident.killed.low, incident.killed.high) == (5, 7)


def test_other_dead_are_another_matter() -> None:
    """Who has told how many died, and then tells of more dead, goes on to something else."""
    killing = IncidentType.KILLING
    paper = report(
        "2001-06-02",
        shelling(killed=5, sentence=TOLD),
        shelling(None, date=None, type=killing, killed=2, sentence="Two hunters were found dead."),
        source="agency",
    )

    assert len(incidents_of(paper)) == 2


def test_a_form_filled_in_anew_is_no_echo() -> None:
    """Sentences that differ in the place alone tell of two incidents, however alike they are."""
    form = "Gunners fired on the village of {} today, and four people died there, the district office told reporters."
    ash = report("2001-06-02", shelling("Ash", sentence=form.format("Ash")), source="agency")
    birch = report("2001-06-03", shelling("Birch", date="2001-06-02", sentence=form.format("Birch")), source="agency")

    assert len(incidents_of(ash, birch)) == 2


def test_a_person_parts_an_echo() -> None:
    """Where a person says that an echo is not about the same, it is looked at by itself."""
    sentence = "Gunners on the ridge above Ash fired some forty rounds at the bridge before dawn that day."
    first = report("2001-06-02", shelling(sentence=sentence), source="agency")
    copy = report("2001-06-03", shelling(sentence=sentence), source="wire")
    evidence = evidence_of(first, copy)
    left, right = sorted(claim.id for claim in evidence.claims)
    apart = Judgement(left=left, right=right, answer=Answer.DIFFERENT, score=0.0, judge="person:Anna")
    parted = replace(evidence, judgements=(*evidence.judgements, apart))

    assert len(group_incidents(evidence, actors=FakeActors())) == 1
    assert len(group_incidents(parted, actors=FakeActors())) == 2


def test_ids_hold_what_registers_say() -> None:
    """The register's id is a part of what makes a claim."""
    [claim] = report("2001-06-05", shelling()).claims
    listed: Claim = with_id(replace(claim, event="ucdp:1"))

    assert listed.id != claim.id
