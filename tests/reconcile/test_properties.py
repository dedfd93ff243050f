"""What must hold of reconciling whatever the reports say: told by Hypothesis, which looks for what breaks it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import FakeActors, FakeSources, Telling, evidence_of, report, shelling
from trucewatch.model.claim import Claim, IncidentType
from trucewatch.model.evidence import Evidence
from trucewatch.model.incident import Incident
from trucewatch.model.judgement import Answer, Judgement
from trucewatch.model.reading import Reading
from trucewatch.reconcile.cluster import bring_together
from trucewatch.reconcile.copies import CopyIndex
from trucewatch.reconcile.group import group_incidents
from trucewatch.reconcile.judge import Judge
from trucewatch.reconcile.origins import find_origins
from trucewatch.settings import Settings

FEW = settings(max_examples=40, deadline=None)
FIRST = date(2001, 6, 1)
IDS = [f"c-{number}" for number in range(8)]


@st.composite
def tellings(draw: st.DrawFn) -> Telling:
    """Return a claim about some incident of the first days of June."""
    number = draw(st.integers(0, 10**6))
    killed = draw(st.none() | st.integers(1, 30) | st.just("dozens"))
    told = f"Report {number} says that {killed} people were killed beside the mill on the river that day."
    again = draw(st.sampled_from(["", "", "", "In a second attack, "]))
    return shelling(
        draw(st.sampled_from(["Ash", "Birch", "Vale", None])),
        draw(st.none() | st.integers(0, 5).map(lambda days: (FIRST + timedelta(days=days)).isoformat())),
        sentence=f"{again}{told}",
        type=draw(st.sampled_from([IncidentType.SHELLING, IncidentType.AIR_STRIKE, IncidentType.KILLING])),
        killed=killed,
        denied=draw(st.sampled_from([False, False, False, True])),
        perpetrator=draw(st.sampled_from([(), ("Southern army",), ("Reds",)])),
        speaker=draw(st.sampled_from(["publisher", "Anna North", "Bert South"])),
    )


@st.composite
def readings(draw: st.DrawFn) -> list[Reading]:
    """Return some reports with one claim or two each."""
    papers = {}
    for number in range(draw(st.integers(1, 6))):
        lines = draw(st.lists(tellings(), min_size=1, max_size=2, unique_by=lambda telling: telling.sentence))
        published = (FIRST + timedelta(days=5 + number % 3)).isoformat()
        paper = report(published, *lines, source=draw(st.sampled_from(["agency", "wire", "gazette"])))
        papers[paper.document.sha256] = paper
    return list(papers.values())


def incidents_of(evidence: Evidence) -> tuple[Incident, ...]:
    """Return the incidents, with the actors and sources of the fakes."""
    origins = find_origins(evidence, actors=FakeActors(), sources=FakeSources())
    return group_incidents(evidence, actors=FakeActors(), origins=origins)


def without(incident: Incident, claims: frozenset[str]) -> Incident:
    """Return the incident as it looks where these claims are not listed."""
    return replace(
        incident,
        claims=tuple(one for one in incident.claims if one not in claims),
        denials=tuple(one for one in incident.denials if one not in claims),
    )


@FEW
@given(readings(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_never_matters(papers: list[Reading], chance: object) -> None:
    """In whatever order reports come in, judgements, copies and incidents are the same."""
    shuffled = list(papers)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis' own random

    def arrive(order: Sequence[Reading]) -> tuple[object, ...]:
        documents = {paper.document.sha256: paper.document for paper in order}
        judge, index = Judge(documents, actors=FakeActors()), CopyIndex()
        judged = [judgement for paper in order for judgement in judge.judge(paper.claims)]
        copies = [copy for paper in order for copy in index.add(paper.document)]
        evidence = replace(
            evidence_of(*papers, judgements=judged),
            copies=tuple(sorted(copies, key=lambda one: (one.copy, one.original))),
        )
        return sorted(map(repr, judged)), evidence.copies, incidents_of(evidence)

    assert arrive(papers) == arrive(shuffled)


@FEW
@given(readings(), st.integers(0, 5), st.integers(0, 9), st.sampled_from(["unknown", "nobody", "liar"]))
def test_adding_a_copy_never_matters(papers: list[Reading], which: int, days: int, source: str) -> None:
    """A report printed again, by whomever and however soon, is listed with its incidents and changes none."""
    original = papers[which % len(papers)]
    published = original.document.published
    assert published
    lines = [_as_telling(claim) for claim in original.claims]
    copy = report((published.day + timedelta(days=days)).isoformat(), *lines, source=source)

    before = incidents_of(evidence_of(*papers))
    after = incidents_of(evidence_of(*papers, copy))

    echoes = frozenset(claim.id for claim in copy.claims)
    assert [without(incident, echoes) for incident in after] == list(before)


def _as_telling(claim: Claim) -> Telling:
    keys = ("type", "killed", "denied", "perpetrator", "speaker", "date")
    places = [place.name for place in claim.place] or None
    told = shelling(places, sentence=claim.sentence.text)
    return replace(told, keys={**told.keys, **{key: getattr(claim, key) for key in keys}})


@st.composite
def judgements(draw: st.DrawFn) -> list[Judgement]:
    """Return judgements on pairs of a few claims, by the program and by persons."""
    pairs = st.lists(st.sampled_from(IDS), min_size=2, max_size=2, unique=True).map(sorted)
    made = {}
    for left, right in draw(st.lists(pairs, max_size=16)):
        judge = draw(st.sampled_from(["trucewatch", "trucewatch", "person:Anna"]))
        score = draw(st.sampled_from([-100.0, -3.0, 3.0, 7.5, 9.0, 14.0]))
        answer = Answer.SAME if score >= 7.5 else Answer.UNSURE if score > 2.5 else Answer.DIFFERENT
        made[left, right, judge] = Judgement(left=left, right=right, answer=answer, score=score, judge=judge)
    return list(made.values())


@FEW
@given(judgements(), st.randoms(use_true_random=False))
def test_the_order_of_judgements_never_matters(edges: list[Judgement], chance: object) -> None:
    """Groups are a function of the judgements, in whatever order they are given."""
    shuffled = list(edges)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis' own random

    assert bring_together(IDS, edges, Settings()) == bring_together(IDS, shuffled, Settings())


@FEW
@given(judgements(), st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from(list(Answer)))
def test_a_judgement_taken_back_leaves_nothing(edges: list[Judgement], one: str, other: str, answer: Answer) -> None:
    """A person who judges and takes it back has changed nothing; while it stands, it rules its pair."""
    left, right = sorted((one, other))
    if left == right:
        return
    others = [edge for edge in edges if edge.judge == "trucewatch"]
    mine = Judgement(left=left, right=right, answer=answer, score=0.0, judge="person:Bert")

    ruled = bring_together(IDS, [*others, mine], Settings())
    group_of = {claim_id: number for number, group in enumerate(ruled) for claim_id in group}

    if answer is not Answer.UNSURE:
        assert (group_of[left] == group_of[right]) is (answer is Answer.SAME)
    taken_back = [edge for edge in (*others, mine) if edge is not mine]
    assert bring_together(IDS, taken_back, Settings()) == bring_together(IDS, others, Settings())


@FEW
@given(judgements())
def test_what_is_forbidden_is_never_joined(edges: list[Judgement]) -> None:
    """What the program forbids outright stands in one group only where a person's word has put it there."""
    program = [edge for edge in edges if edge.judge == "trucewatch"]

    groups = bring_together(IDS, program, Settings())

    for edge in program:
        if edge.score <= -50:
            assert not any({edge.left, edge.right} <= set(group) for group in groups)


@FEW
@given(readings())
def test_every_claim_stands_in_one_incident_at_most(papers: list[Reading]) -> None:
    """No claim is counted twice, and whatever asserts an incident has one."""
    evidence = evidence_of(*papers)
    listed = [claim_id for incident in incidents_of(evidence) for claim_id in incident.claims]

    assert len(listed) == len(set(listed))
    assert {claim.id for claim in evidence.claims if not claim.denied} <= set(listed)
