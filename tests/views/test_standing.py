"""How an agreement stands, carried forward as the evidence changes: told by Hypothesis, which seeks what breaks it."""

import json
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakes import FakeGazetteer, Telling, evidence_of, obligation, report, shelling, tell, truce, verdict
from trucewatch.model.agreement import ObligationKind
from trucewatch.model.claim import (
    About,
    Action,
    ClaimKind,
    IncidentType,
    Level,
    Relation,
    State,
    Verdict,
)
from trucewatch.model.evidence import Evidence
from trucewatch.model.news import Difference
from trucewatch.model.reading import Reading
from trucewatch.settings import Settings
from trucewatch.views.board import board_as_json, board_as_text
from trucewatch.views.gathered import Gathered
from trucewatch.views.standing import Libraries, Standing, make_board
from views.boards import ACTORS, SOURCES

DEAL = truce(
    obligation(About.CEASE_FIRE),
    obligation(About.NO_OFFENSIVE, debtors=("northland", "southland")),
    obligation(About.OPEN_ROUTES, kind=ObligationKind.ONE_OFF, due="2001-07-01"),
    obligation(About.REMOVE_RADICAL_GROUPS, kind=ObligationKind.ONE_OFF, restrained=("reds", "blues")),
    obligation(About.FREE_MOVEMENT_OF_MONITORS, who_could_know=("peace-watch", "vale-monitor")),
)
LIBRARIES = Libraries(
    actors=ACTORS, sources=SOURCES, gazetteer=FakeGazetteer(), settings=replace(Settings(), rate_needs_before=1)
)
SPEAKERS = ("Northland", "Bert South", "Anna North", "Vale Monitor", "Peace Watch", "a passer-by", "publisher")
PAPERS = ("agency", "gazette", "southern-star", "monitor", "unknown")
SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def tellings() -> st.SearchStrategy[Telling]:
    """Return any claim by anybody, of any kind that moves a board."""
    return st.one_of(_verdicts(), _incidents(), _incidents(), _others())


def _verdicts() -> st.SearchStrategy[Telling]:
    return st.builds(
        lambda speaker, found, about, denied, by: verdict(speaker, found, about, denied=denied, by=by),
        st.sampled_from(SPEAKERS),
        st.sampled_from(list(Verdict)),
        st.sampled_from([*(one.about for one in DEAL.obligations), About.WHOLE_AGREEMENT]),
        st.booleans(),
        st.sampled_from([(), ("Northland",), ("Southland",), ("Reds",)]),
    )


def _incidents() -> st.SearchStrategy[Telling]:
    return st.builds(
        lambda place, day, said, keys: shelling(
            place,
            None if day is None else f"2001-{5 if day % 2 else 4:02}-{day:02}",
            sentence=f"{said} fell beside the mill on the river at {place}, as people who live there told of it.",
            **keys,
        ),
        st.sampled_from(["Ash", "Birch", "Vale", None]),
        st.none() | st.integers(1, 9),
        st.sampled_from(["Shells", "In a second attack, rockets", "Two bombs"]),
        st.fixed_dictionaries(
            {
                "speaker": st.sampled_from(SPEAKERS),
                "type": st.sampled_from([IncidentType.SHELLING, IncidentType.AIR_STRIKE, IncidentType.OBSTRUCTION]),
                "killed": st.none() | st.integers(1, 20) | st.just("dozens"),
                "civilians_killed": st.none() | st.integers(1, 5),
                "denied": st.sampled_from([False, False, True]),
                "perpetrator": st.sampled_from([(), ("Northern army",), ("Southern army",), ("Reds",)]),
                "target": st.sampled_from([(), ("observers of the mission",), ("civilians",)]),
            }
        ),
    )


def _others() -> st.SearchStrategy[Telling]:
    speaker, denied = st.sampled_from(SPEAKERS), st.booleans()
    groups = st.sampled_from(["Reds", "Blues"])
    return st.one_of(
        st.builds(
            lambda one, share, who, place: tell(
                ClaimKind.CONTROL, speaker=one, actor=who, level=Level.CONTROLS, share=share, place=place
            ),
            speaker,
            st.none() | st.sampled_from([0.1, 0.5, 0.9]),
            groups,
            st.sampled_from(["Vale", "Ash"]),
        ),
        st.builds(
            lambda one, who, done: tell(
                ClaimKind.MOVEMENT, speaker=one, actor=who, action=Action.WITHDRAWS, what="fighters", state=done
            ),
            speaker,
            groups,
            st.sampled_from([State.DONE, State.PLANNED, State.REFUSED]),
        ),
        st.builds(
            lambda one, no: tell(
                ClaimKind.RELATION, speaker=one, subject="Reds", relation=Relation.PART_OF, object="Blues", denied=no
            ),
            speaker,
            denied,
        ),
        st.builds(
            lambda one, about, day: tell(
                ClaimKind.COMMITMENT, speaker=one, about=(about,), deadline=f"2001-08-{day:02}", by="Northland"
            ),
            speaker,
            st.sampled_from([About.OPEN_ROUTES, About.CEASE_FIRE]),
            st.integers(1, 9),
        ),
        st.builds(
            lambda one, state, no: tell(ClaimKind.AGREEMENT, speaker=one, state=state, denied=no),
            speaker,
            st.sampled_from([State.SUSPENDED, State.IN_FORCE, State.REJECTED]),
            denied,
        ),
        st.builds(
            lambda one, state, day: tell(
                ClaimKind.MEETING, speaker=one, participants=("Northland", "Southland"), state=state, date=day
            ),
            speaker,
            st.sampled_from([State.PLANNED, State.CANCELLED]),
            st.sampled_from(["2001-08-03", "2001-08-04"]),
        ),
    )


@st.composite
def reports(draw: st.DrawFn) -> list[Reading]:
    """Return some reports, of which some are printed again by others."""
    found: dict[str, Reading] = {}
    for _ in range(draw(st.integers(1, 7))):
        told = draw(st.lists(tellings(), min_size=1, max_size=4, unique_by=str))
        for source in draw(st.lists(st.sampled_from(PAPERS), min_size=1, max_size=3, unique=True)):
            one = report(f"2001-05-{draw(st.integers(5, 28)):02}", *told, source=source)
            found[one.document.sha256] = one
    return list(found.values())


def text_of(evidence: Evidence) -> str:
    """Return the board that is made of all the evidence at once."""
    board = make_board(
        DEAL,
        evidence,
        actors=LIBRARIES.actors,
        sources=LIBRARIES.sources,
        gazetteer=LIBRARIES.gazetteer,
        settings=LIBRARIES.settings,
    )
    assert json.loads(board_as_text(board)) == json.loads(json.dumps(board_as_json(board)))
    return json.dumps(board_as_json(board), ensure_ascii=False)


def within(evidence: Evidence, papers: Sequence[Reading], rejected: frozenset[str] = frozenset()) -> Evidence:
    """Return what the evidence has of these reports alone, without the claims that somebody rejected."""
    hashes = {paper.document.sha256 for paper in papers}
    claims = tuple(one for one in evidence.claims if one.document in hashes and one.id not in rejected)
    ids = {claim.id for claim in claims}
    return replace(
        evidence,
        documents={sha256: one for sha256, one in evidence.documents.items() if sha256 in hashes},
        claims=claims,
        judgements=tuple(one for one in evidence.judgements if one.left in ids and one.right in ids),
        copies=tuple(one for one in evidence.copies if one.copy in hashes and one.original in hashes),
    )


@SLOW
@given(reports(), st.randoms(use_true_random=False), st.lists(st.integers(0, 30), max_size=3))
def test_in_whatever_portions_the_evidence_came(papers: list[Reading], chance: object, cuts: list[int]) -> None:
    """A standing carried forward by portions of reports makes the very board that is made of all of them at once."""
    whole = evidence_of(*papers, as_of="2001-07-20")
    chance.shuffle(papers)  # type: ignore[attr-defined]  # Hypothesis' own random
    ends = sorted({*(cut % (len(papers) + 1) for cut in cuts), len(papers)})
    evidence = within(whole, papers[: ends[0]])
    gathered, step = Gathered.of(evidence, actors=ACTORS, sources=SOURCES, settings=LIBRARIES.settings)
    standing = Standing(DEAL, step, LIBRARIES)
    for end in ends:
        later = within(whole, papers[:end])
        difference = Difference.between(evidence, later)
        assert gathered.can_take_up(difference)
        before, was = standing.board(), text_of(evidence)
        standing.take_up(gathered.take_up(difference))
        assert board_as_text(standing.board()) == text_of(later)
        assert board_as_text(before) == was
        evidence = later


@SLOW
@given(reports(), st.lists(st.sets(st.integers(0, 20), max_size=4), min_size=1, max_size=3))
def test_rejected_and_accepted_again(papers: list[Reading], rejected: list[set[int]]) -> None:
    """Claims that somebody sets aside leave the standing without a trace, and come back to what they were."""
    whole = evidence_of(*papers, as_of="2001-07-20")
    gathered, step = Gathered.of(whole, actors=ACTORS, sources=SOURCES, settings=LIBRARIES.settings)
    standing, evidence = Standing(DEAL, step, LIBRARIES), whole
    for places in (*rejected, set[int]()):
        gone = frozenset(whole.claims[place % len(whole.claims)].id for place in places)
        later = within(whole, papers, gone)
        standing.take_up(gathered.take_up(Difference.between(evidence, later)))
        board = standing.board()
        assert board_as_text(board) == text_of(later)
        assert (
            board.bearings
            == make_board(
                DEAL,
                later,
                actors=ACTORS,
                sources=SOURCES,
                gazetteer=LIBRARIES.gazetteer,
                settings=LIBRARIES.settings,
            ).bearings
        )
        evidence = later
