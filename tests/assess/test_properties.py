"""What must hold whatever is said, in whatever order."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.boards import weigh_all
from fakes import Telling, evidence_of, obligation, report, shelling, truce, verdict
from trucewatch.assess.score import score_agreement
from trucewatch.model.agreement import ObligationKind
from trucewatch.model.claim import About, Verdict
from trucewatch.model.finding import Finding
from trucewatch.model.reading import Reading

TRUCE = truce(
    obligation(About.CEASE_FIRE),
    obligation(About.OPEN_ROUTES, kind=ObligationKind.ONE_OFF, due="2001-07-01"),
)
SPEAKERS = ("Northland", "Southland", "Anna North", "Vale Monitor", "Peace Watch", "a passer-by", "publisher")
SOURCES = ("agency", "gazette", "southern-star", "unknown")
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def verdicts() -> st.SearchStrategy[Telling]:
    """Return any verdict by anybody."""
    return st.builds(
        verdict,
        st.sampled_from(SPEAKERS),
        st.sampled_from(list(Verdict)),
        st.sampled_from([About.CEASE_FIRE, About.OPEN_ROUTES, About.WHOLE_AGREEMENT]),
        denied=st.booleans(),
    )


def shellings() -> st.SearchStrategy[Telling]:
    """Return any shelling told of by anybody."""
    return st.builds(
        lambda speaker, place, number, killed: shelling(place, f"2001-06-{number:02}", speaker=speaker, killed=killed),
        st.sampled_from(SPEAKERS),
        st.sampled_from(["Ash", "Birch", "Vale"]),
        st.integers(1, 9),
        st.one_of(st.none(), st.integers(1, 20)),
    )


def reports() -> st.SearchStrategy[list[Reading]]:
    """Return up to five reports with up to four claims each."""
    one = st.builds(
        lambda number, source, tellings: report(f"2001-06-{number:02}", *tellings, source=source),
        st.integers(10, 28),
        st.sampled_from(SOURCES),
        st.lists(st.one_of(verdicts(), shellings()), min_size=1, max_size=4, unique_by=str),
    )
    return st.lists(one, max_size=5, unique_by=lambda reading: reading.document.sha256)


def findings(readings: list[Reading]) -> tuple[Finding, ...]:
    """Return how the two obligations stand."""
    evidence = evidence_of(*readings, as_of="2001-08-01")
    return weigh_all(TRUCE, evidence)


@quick
@given(readings=reports(), shuffled=st.randoms(use_true_random=False))
def test_the_order_of_arrival_never_matters(readings: list[Reading], shuffled: object) -> None:
    """The same reports come to the same findings, to the last digit, in whatever order they came in."""
    other = list(readings)
    shuffled.shuffle(other)  # type: ignore[attr-defined]

    assert findings(readings) == findings(other)


@quick
@given(
    readings=reports(), praised=st.sampled_from([About.CEASE_FIRE, About.OPEN_ROUTES]), who=st.sampled_from(SPEAKERS)
)
def test_evidence_for_a_thing_never_lowers_it(readings: list[Reading], praised: About, who: str) -> None:
    """One more word that an obligation is fully kept never lowers its level."""
    more = report("2001-06-29", verdict(who, about=praised), source="agency")

    before = {one.obligation: one.level.value for one in findings(readings)}
    after = {one.obligation: one.level.value for one in findings([*readings, more])}

    name = praised.replace("_", "-")
    if before[name] is not None:
        assert after[name] is not None
        assert after[name] >= before[name] - 1e-12  # type: ignore[operator]


@quick
@given(readings=reports())
def test_scores_stay_on_their_scales(readings: list[Reading]) -> None:
    """Levels lie from 0 to 3 within their ranges, shares from 0 to 1, scores from 0 to 100."""
    found = findings(readings)
    score = score_agreement(TRUCE, found)

    for one in found:
        assert 0 <= one.level.low <= one.level.high <= 3
        assert 0 < one.unknown <= 1
        assert one.level.value is None or one.level.low <= one.level.value <= one.level.high
    assert 0 <= score.low <= score.high <= 100


LONG = "The mission in the valley said on Monday that every road to the four northern towns had been opened to lorries."


@quick
@given(readings=reports(), copies=st.integers(1, 40), who=st.sampled_from(SPEAKERS))
def test_a_copy_never_moves_a_score(readings: list[Reading], copies: int, who: str) -> None:
    """However often a report is reprinted later, whoever reprints it, no figure moves, to the last digit."""
    first = report("2001-06-20", verdict(who, about=About.OPEN_ROUTES, sentence=LONG), source="agency")
    echoes = [
        report(
            f"2001-07-{number % 28 + 1:02}",
            verdict(who, about=About.OPEN_ROUTES, sentence=LONG),
            source=f"echo{number}",
        )
        for number in range(copies)
    ]

    once = findings([*readings, first])
    echoed = findings([*readings, first, *echoes])

    assert [figures(one) for one in once] == [figures(one) for one in echoed]
    assert score_agreement(TRUCE, once) == score_agreement(TRUCE, echoed)


def figures(finding: Finding) -> Finding:
    """Return a finding without the claims and the sentences that it rests on: echoes are listed among them."""
    return replace(finding, claims_for=(), claims_against=(), reasons=())
