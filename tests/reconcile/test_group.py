"""From judged claims to incidents."""

from itertools import combinations, permutations

import pytest

from fakes import FakeActors, count, evidence_of, report, shelling
from trucewatch.model.claim import IncidentType
from trucewatch.model.evidence import Evidence
from trucewatch.model.incident import Incident, Standing
from trucewatch.model.judgement import Answer, Judgement
from trucewatch.model.reading import Reading
from trucewatch.reconcile.group import group_incidents
from trucewatch.reconcile.tolls import middle

LONG = "Gunners on the ridge above Ash fired some forty rounds at the bridge before dawn, killing {} villagers there."


def incidents_of(evidence: Evidence) -> tuple[Incident, ...]:
    """Return the incidents, with the actors of the fakes."""
    return group_incidents(evidence, actors=FakeActors())


def edge(left: str, right: str, answer: Answer, *, score: float = 9.0, judge: str = "trucewatch") -> Judgement:
    """Return a judgement on two claims, whatever their order."""
    first, second = sorted((left, right))
    return Judgement(left=first, right=second, answer=answer, score=score, judge=judge)


def test_one_incident_from_three_reports() -> None:
    """Three reports of one shelling make one incident, with its toll over the independent origins."""
    evidence = evidence_of(
        report("2001-06-02", shelling(killed=9, injured="dozens"), source="agency"),
        report("2001-06-03", shelling(killed="11+", speaker="Peace Watch", perpetrator="Southern army"), source="wire"),
        report("2001-06-03", shelling("Vale", killed=12, civilians_killed=4, speaker="Vale Monitor"), source="gazette"),
    )

    [incident] = incidents_of(evidence)

    assert incident.killed
    assert (incident.killed.low, incident.killed.best, incident.killed.high) == (9, 11, None)
    assert len(incident.killed.claims) == 3
    assert incident.injured
    assert (incident.injured.low, incident.injured.best, incident.injured.words) == (24, None, ("dozens",))
    assert incident.civilians_killed
    assert (incident.civilians_killed.low, incident.civilians_killed.high) == (4, 4)
    assert incident.origins == ("Peace Watch", "Vale Monitor", "agency")
    assert incident.perpetrators == ("Southern army",)
    assert incident.place
    assert incident.place.name == "Ash"


def test_a_later_figure_of_one_origin_takes_the_place() -> None:
    """What an origin counts later replaces what it counted first, rather than widening the toll."""
    evidence = evidence_of(
        report("2001-06-02", shelling(killed=3, speaker="Vale Monitor"), source="agency"),
        report("2001-06-04", shelling(killed=5, speaker="Vale Monitor"), source="wire"),
    )

    [incident] = incidents_of(evidence)

    assert incident.killed
    assert (incident.killed.low, incident.killed.high) == (5, 5)


def test_an_echo_counts_no_figure() -> None:
    """A copy with another figure stands among the claims, and leaves the toll alone."""
    first = report("2001-06-02", shelling(killed=3, sentence=LONG.format(3)), source="agency")
    changed = report("2001-06-03", shelling(killed=30, sentence=LONG.format(30)), source="wire")

    [incident] = incidents_of(evidence_of(first, changed))

    assert incident.killed
    assert (incident.killed.low, incident.killed.high) == (3, 3)
    assert len(incident.claims) == 2
    assert incident.origins == ("agency",)


def test_denials_join_and_make_nothing() -> None:
    """A denial joins the incident that it denies; alone it makes none."""
    told = report("2001-06-02", shelling(), source="agency")
    denied = report("2001-06-03", shelling(denied=True, speaker="Southern army"), source="wire")

    [incident] = incidents_of(evidence_of(told, denied))

    assert incident.denials == (denied.claims[0].id,)
    assert incidents_of(evidence_of(denied)) == ()


def test_what_is_forbidden_keeps_whole_groups_apart() -> None:
    """Where the words forbid that two claims are one, their groups stay apart, and the stronger tie goes first."""
    papers = [report("2001-06-02", shelling(date=f"2001-06-0{number}"), source=f"p{number}") for number in (1, 2, 3)]
    a, b, c = (paper.claims[0].id for paper in papers)
    tied = [edge(a, b, Answer.SAME, score=12.0), edge(b, c, Answer.SAME)]
    judgements = [*tied, edge(a, c, Answer.DIFFERENT, score=-90.0)]

    found = incidents_of(evidence_of(*papers, judgements=judgements))

    assert sorted(incident.claims for incident in found) == sorted([tuple(sorted((a, b))), (c,)])


def test_a_person_overrules_the_program() -> None:
    """A person's judgement on a pair takes the place of the program's; taken back, the program's stands again."""
    papers = [report("2001-06-02", shelling(), source=f"p{number}") for number in (1, 2)]
    a, b = (paper.claims[0].id for paper in papers)
    program = edge(a, b, Answer.SAME)
    person = edge(a, b, Answer.DIFFERENT, judge="anna")

    joined = incidents_of(evidence_of(*papers, judgements=[program]))
    parted = incidents_of(evidence_of(*papers, judgements=[program, person]))

    assert (len(joined), len(parted)) == (1, 2)


def test_unsure_joins_nothing() -> None:
    """What a person has yet to decide is kept apart until then."""
    papers = [report("2001-06-02", shelling(), source=f"p{number}") for number in (1, 2)]
    a, b = (paper.claims[0].id for paper in papers)

    assert len(incidents_of(evidence_of(*papers, judgements=[edge(a, b, Answer.UNSURE)]))) == 2


def test_edges_to_what_is_not_there() -> None:
    """A judgement on a claim outside of the evidence is passed over."""
    paper = report("2001-06-02", shelling())

    assert len(incidents_of(evidence_of(paper, judgements=[edge(paper.claims[0].id, "c-0", Answer.SAME)]))) == 1


def test_the_id_stays_as_reports_join() -> None:
    """An incident keeps its id when later reports join it."""
    first = report("2001-06-02", shelling(), source="agency")
    later = report("2001-06-03", shelling(killed=2), source="wire")

    [alone] = incidents_of(evidence_of(first))
    [joined] = incidents_of(evidence_of(first, later))

    assert alone.id == joined.id
    assert len(joined.claims) == 2


def test_the_date_is_what_all_share() -> None:
    """The days are those that all claims share; where they share none, those of the most exact."""
    share = evidence_of(
        report("2001-06-05", shelling(date="2001-06-01/2001-06-03"), source="agency"),
        report("2001-06-05", shelling(date="2001-06-03/"), source="wire"),
    )
    clash = evidence_of(
        report("2001-06-05", shelling(date="2001-06-01/2001-06-02", killed=7), source="agency"),
        report("2001-06-05", shelling(date="2001-06-03", killed=7), source="wire"),
    )

    [one], [other] = incidents_of(share), incidents_of(clash)

    assert one.date
    assert one.date.as_json() == ["2001-06-03", "2001-06-03"]
    assert other.date
    assert other.date.as_json() == ["2001-06-03", "2001-06-03"]


def test_what_is_not_known_stays_open() -> None:
    """An incident without type, day or place has none, and comes last."""
    evidence = evidence_of(
        report("2001-06-05", shelling(None, date=None, type=None), source="agency"),
        report("2001-06-05", shelling(), source="wire"),
        judgements=[],
    )

    dated, bare = incidents_of(evidence)

    assert (bare.type, bare.date, bare.place) == (IncidentType.CEASEFIRE_VIOLATION, None, None)
    assert dated.date


def test_the_most_frequent_type_first() -> None:
    """Of several kinds told, the most frequent names the incident."""
    evidence = evidence_of(
        report("2001-06-05", shelling(), source="agency"),
        report("2001-06-05", shelling(type=IncidentType.AIR_STRIKE), source="wire"),
        report("2001-06-05", shelling(type=IncidentType.AIR_STRIKE), source="gazette"),
    )

    [incident] = incidents_of(evidence)

    assert incident.types == (IncidentType.AIR_STRIKE, IncidentType.SHELLING)


def test_the_order_of_arrival_never_matters() -> None:
    """The same reports make the same incidents in whatever order they come."""
    papers = [
        report("2001-06-02", shelling(killed=3), source="agency"),
        report("2001-06-03", shelling(killed=4, date="2001-06-02"), source="wire"),
        report("2001-06-04", shelling("Vale", killed=30), source="gazette"),
        report("2001-06-04", shelling("Birch"), source="peace-watch"),
    ]

    found = [incidents_of(evidence_of(*order)) for order in permutations(papers)]

    assert all(one == found[0] for one in found)


@pytest.mark.parametrize(("told", "expected"), [(11, 11), ("11-14", 12), ("11+", 11), ("dozens", None), ("0-9", 4)])
def test_the_figure_to_stand_on(told: str | int, expected: int | None) -> None:
    """A count stands on the middle of its bounds, or its only bound; vague words on nothing."""
    counted = count(told)

    assert counted
    assert middle(counted) == expected


def test_own_and_enemy_losses_are_never_averaged() -> None:
    """A neutral count goes before what a side says of its own dead, and that before what their enemy boasts of."""
    clash = {"type": IncidentType.CLASH, "perpetrator": "Southern army", "target": "Northern army"}
    boast = report("2001-06-02", shelling(killed=40, speaker="Bert South", **clash), source="agency")
    lament = report("2001-06-02", shelling(killed=6, speaker="Anna North", **clash), source="wire")
    neutral = report("2001-06-02", shelling(killed=11, speaker="Vale Monitor", **clash), source="gazette")

    def best(*papers: Reading) -> int | None:
        [incident] = incidents_of(evidence_of(*papers, judgements=tied(*papers)))
        assert incident.killed
        return incident.killed.best

    assert [best(boast), best(boast, lament), best(boast, lament, neutral)] == [40, 6, 11]


def test_every_origin_keeps_its_figure() -> None:
    """The toll lists what each origin counted last, in its own words, and how it stands to the dead."""
    first = report("2001-06-02", shelling(killed=3, speaker="Vale Monitor"), source="agency")
    later = report("2001-06-04", shelling(killed="dozens", speaker="Vale Monitor"), source="wire")
    other = report("2001-06-04", shelling(killed=9, speaker="Anna North", target="Northern army"), source="gazette")

    [incident] = incidents_of(evidence_of(first, later, other, judgements=tied(first, later, other)))

    assert incident.killed
    assert [(one.origin, one.standing, one.count.words or one.count.least) for one in incident.killed.by_origin] == [
        ("Northland", Standing.OWN, 9),
        ("Vale Monitor", Standing.NEUTRAL, "dozens"),
    ]


def tied(*papers: Reading) -> list[Judgement]:
    """Return judgements that make one incident of all the claims."""
    ids = [claim.id for paper in papers for claim in paper.claims]
    return [edge(one, other, Answer.SAME, score=20.0) for one, other in combinations(ids, 2)]
