"""How an obligation stands, from who says what."""

from typing import Any

import pytest

from assess.boards import findings_of, weigh_all
from fakes import Telling, days, evidence_of, obligation, report, shelling, tell, truce, verdict
from trucewatch.model.agreement import ObligationKind
from trucewatch.model.claim import About, Certainty, ClaimKind, Level, State, Verdict
from trucewatch.model.finding import Finding, Status
from trucewatch.model.reading import Reading
from trucewatch.settings import Settings

ROUTES = About.OPEN_ROUTES
PLEDGE = obligation(ROUTES, kind=ObligationKind.ONE_OFF, due="2001-07-01")
BROKEN, UNDONE = Verdict.VIOLATED, Verdict.NOT_FULFILLED


def on_pledge(*tellings: Telling, as_of: str = "2001-08-01", published: str = "2001-06-20") -> Finding:
    """Return how the opening of routes, due on 1 July, stands."""
    return findings_of(truce(PLEDGE), report(published, *tellings, source="agency"), as_of=as_of)[0]


def on_ceasefire(*readings: Reading, as_of: str = "2001-08-01") -> Finding:
    """Return how the ceasefire stands."""
    return findings_of(truce(obligation(About.CEASE_FIRE)), *readings, as_of=as_of)[0]


@pytest.mark.parametrize(
    ("tellings", "as_of", "expected"),
    [
        ((), "2001-07-01", Status.NOT_DUE),
        ((), "2001-07-02", Status.OVERDUE),
        ((verdict("Southland", about=ROUTES),), "2001-07-01", Status.CLAIMED_DONE),
        ((verdict("Northland", about=ROUTES),), "2001-07-01", Status.DONE),
        ((verdict("Southland"),), "2001-07-01", Status.NOT_DUE),
        ((verdict("Vale Monitor", UNDONE, ROUTES), verdict("Southland", about=ROUTES)), "2001-07-01", Status.NOT_DUE),
        ((verdict("Southland", about=ROUTES),), "2001-07-02", Status.CLAIMED_DONE),
        ((verdict("Southland"),), "2001-07-02", Status.CANNOT_ASSESS),
        ((verdict("Northland", BROKEN),), "2001-07-02", Status.OVERDUE),
        ((verdict("Northland", about=ROUTES),), "2001-07-02", Status.DONE),
        ((verdict("Northland", UNDONE, ROUTES),), "2001-07-02", Status.NOT_DONE),
        ((verdict("Vale Monitor", UNDONE, ROUTES),), "2001-07-02", Status.NOT_DONE),
        ((verdict("Southland", Verdict.PARTLY, ROUTES),), "2001-07-02", Status.PARTLY),
        (
            (verdict("Vale Monitor", UNDONE, ROUTES), verdict("Peace Watch", Verdict.PARTLY, ROUTES)),
            "2001-07-02",
            Status.PARTLY,
        ),
        ((verdict("Southland", about=ROUTES), verdict("Northland", UNDONE, ROUTES)), "2001-07-02", Status.CLAIMED_DONE),
        ((verdict("Southland", about=ROUTES), verdict("Vale Monitor", UNDONE, ROUTES)), "2001-07-02", Status.NOT_DONE),
        ((verdict("Peace Watch", about=ROUTES), verdict("Vale Monitor", UNDONE, ROUTES)), "2001-07-02", Status.PARTLY),
        ((verdict("a passer-by", about=ROUTES),), "2001-07-02", Status.CANNOT_ASSESS),
    ],
)
def test_one_off(tellings: tuple[Telling, ...], as_of: str, expected: Status) -> None:
    """A debtor's word makes it claimed; anybody else's, done; a denial by those without a stake turns it."""
    assert on_pledge(*tellings, as_of=as_of).status is expected


@pytest.mark.parametrize(
    ("found", "many", "expected"),
    [(Verdict.FULFILLED, UNDONE, Status.NOT_DONE), (UNDONE, Verdict.FULFILLED, Status.DONE)],
)
def test_where_independents_differ_the_level_decides(found: Verdict, many: Verdict, expected: Status) -> None:
    """One independent against many: the weighed level tells, and it stays contested."""
    one = report("2001-06-20", verdict("Peace Watch", found, ROUTES, certainty=Certainty.POSSIBLE), source="agency")
    others = [
        report("2001-07-20", verdict("publisher", many, ROUTES), source=source)
        for source in ("agency", "wire", "monitor", "gazette", "sixth")
    ]
    sure = Settings(prior_per_level=0.05)

    [finding] = weigh_all(truce(PLEDGE), evidence_of(one, *others, as_of="2001-08-01"), sure)

    assert finding.status is expected
    assert finding.contested


@pytest.mark.parametrize(
    ("tellings", "expected"),
    [
        ((), Status.CANNOT_ASSESS),
        ((verdict("Southland", about=About.CEASE_FIRE),), Status.CLAIMED_DONE),
        ((verdict("Vale Monitor", about=About.CEASE_FIRE),), Status.KEPT),
        ((verdict("Northland", BROKEN, About.CEASE_FIRE),), Status.VIOLATED),
        ((verdict("Southland", Verdict.PARTLY, About.CEASE_FIRE),), Status.PARTLY),
        ((verdict("Vale Monitor", about=About.CEASE_FIRE), shelling(speaker="Peace Watch")), Status.VIOLATED),
        (
            (verdict("Northland", BROKEN, About.CEASE_FIRE), verdict("Southland", about=About.CEASE_FIRE)),
            Status.CLAIMED_DONE,
        ),
    ],
)
def test_continuing(tellings: tuple[Telling, ...], expected: Status) -> None:
    """Conduct is kept or violated on the word of those without a stake, else only claimed, or alleged."""
    assert on_ceasefire(report("2001-06-20", *tellings)).status is expected


def test_much_praise_outweighs_one_breach() -> None:
    """One small breach long ago does not outweigh many words of independents that the truce is kept."""
    praise = [
        report("2001-11-20", verdict(name, about=About.CEASE_FIRE), source=source)
        for name, source in (("Vale Monitor", "wire"), ("Peace Watch", "agency"), ("Northland", "gazette"))
    ]
    extra = [
        report("2001-11-21", verdict("publisher", about=About.CEASE_FIRE), source=name) for name in ("agency", "wire")
    ]

    finding = on_ceasefire(
        *praise,
        *extra,
        report("2001-06-02", shelling(certainty=Certainty.POSSIBLE), source="gazette"),
        as_of="2001-12-01",
    )

    assert finding.status is Status.KEPT
    assert finding.contested


def test_a_contest_is_kept_in_sight() -> None:
    """Two opposite words by two origins make it contested; the board does not decide between them."""
    finding = on_pledge(verdict("Southland", about=ROUTES), verdict("Northland", UNDONE, ROUTES))

    assert finding.contested
    assert dict(finding.as_seen_by) == {"Northland": 0.0, "Southland": 3.0}


def test_praise_of_the_whole_tells_nothing_of_a_part() -> None:
    """That the deal as a whole is kept, on whoever's word, does not make one duty claimed: nobody looked at it."""
    on_routes = on_pledge(verdict("Vale Monitor"))

    assert on_routes.status is Status.CANNOT_ASSESS
    assert "nobody who can be graded speaks of this duty itself" in on_routes.reasons[0].text
    assert on_ceasefire(report("2001-06-20", verdict("Northland"))).status is Status.CANNOT_ASSESS


def test_praise_of_the_whole_answers_a_word_on_the_part() -> None:
    """Once somebody speaks of the duty itself, the debtor's praise of the whole stands against it."""
    finding = on_pledge(verdict("Southland"), verdict("Northland", UNDONE, ROUTES))

    assert finding.status is Status.CLAIMED_DONE
    assert finding.contested


def test_blame_of_the_whole_is_no_blame_of_each_part() -> None:
    """Whoever finds the whole kept finds every part kept; whoever finds it broken has not said in which part."""
    finding = on_pledge(verdict("Southland"), verdict("Anna North", BROKEN))

    assert dict(finding.as_seen_by) == {"Southland": 3.0}


def test_who_cannot_be_graded_contests_nothing() -> None:
    """A word that weighs nothing is shown, and makes no obligation contested."""
    finding = on_pledge(verdict("Southland", about=ROUTES), verdict("a passer-by", UNDONE, ROUTES))

    assert not finding.contested
    assert len(finding.claims_against) == 1


def test_a_deal_broken_somewhere_is_not_broken_everywhere() -> None:
    """That the deal as a whole is not kept only hints at any one duty: it moves the level and turns nothing."""
    finding = on_pledge(verdict("Southland", about=ROUTES), verdict("Vale Monitor", BROKEN))

    assert finding.status is Status.CLAIMED_DONE
    assert not finding.contested
    assert len(finding.claims_against) == 1


def test_one_speaker_does_not_contest_himself() -> None:
    """One origin that says two things is no contest between two."""
    finding = on_pledge(verdict("Southland", about=ROUTES), verdict("Bert South", UNDONE, ROUTES))

    assert not finding.contested


def test_an_old_quarrel_lapses() -> None:
    """A word spoken more than a year ago no longer makes an obligation contested."""
    old = report("2001-06-20", verdict("Northland", BROKEN, About.CEASE_FIRE))
    new = report("2003-06-20", verdict("Southland", about=About.CEASE_FIRE))

    assert not on_ceasefire(old, new, as_of="2003-07-01").contested


def test_a_newer_word_takes_the_place_of_the_older() -> None:
    """What an origin said before it said the opposite no longer counts."""
    before = report("2001-06-20", verdict("Vale Monitor", BROKEN, About.CEASE_FIRE))
    after = report("2001-07-20", verdict("Vale Monitor", about=About.CEASE_FIRE))

    finding = on_ceasefire(before, after)

    assert finding.status is Status.KEPT
    assert len(finding.claims_against) == 1


def test_ungraded_sources_leave_the_unknown_unknown() -> None:
    """The word of a source that nobody graded moves no figure, and the reasons say so."""
    finding = on_ceasefire(report("2001-06-20", shelling(), verdict("publisher", about=About.CEASE_FIRE)))

    assert finding.unknown == 1.0
    assert finding.level.value is None
    assert finding.contested is False
    assert finding.reasons[-1].text.startswith("2 of these claims come from sources")


def test_silence_is_told() -> None:
    """A deadline passed in silence is told, with nothing to lead back to."""
    finding = on_pledge()

    assert [reason.text for reason in finding.reasons] == [
        "It was due by 1 July 2001, 31 days before; nothing has been said of it."
    ]


def test_an_unclear_deadline_is_told() -> None:
    """Where no deadline can be told, the reason for that is given."""
    vague = obligation(ROUTES, kind=ObligationKind.ONE_OFF, due_unclear="the text names none")

    [finding] = findings_of(truce(vague), as_of="2001-08-01")

    assert finding.status is Status.CANNOT_ASSESS
    assert finding.reasons[0].text == "No deadline is set (the text names none); nothing has been said of it."


def test_every_other_reason_has_its_claims() -> None:
    """Each sentence of the reasons, silence aside, leads to claims; admissions come first."""
    finding = on_pledge(
        verdict("Southland", about=ROUTES),
        verdict("Northland", UNDONE, ROUTES),
        verdict("Bert South", UNDONE, ROUTES, by="Southland"),
        *(verdict("Vale Monitor", UNDONE, ROUTES, said=f"2001-06-1{number}") for number in range(6)),
    )

    assert all(reason.claims for reason in finding.reasons)
    against = [reason.text for reason in finding.reasons if "failed" in reason.text]
    assert against[0].startswith("Admission: Bert South")
    assert any("more claims point the same way (against)" in reason.text for reason in finding.reasons)


def test_hedged_words_weigh_less() -> None:
    """A claim that its speaker hedges moves the level less."""
    sure = on_ceasefire(report("2001-06-20", verdict("Vale Monitor", about=About.CEASE_FIRE)))
    hedged = on_ceasefire(
        report("2001-06-20", verdict("Vale Monitor", about=About.CEASE_FIRE, certainty=Certainty.POSSIBLE))
    )

    assert sure.level.value is not None
    assert hedged.level.value is not None
    assert sure.level.value > hedged.level.value
    assert sure.unknown < hedged.unknown


def test_old_words_weigh_less() -> None:
    """Half a year later a word weighs half as much, and more is unknown."""
    told = report("2001-06-20", verdict("Vale Monitor", about=About.CEASE_FIRE))

    assert on_ceasefire(told, as_of="2001-06-20").unknown < on_ceasefire(told, as_of="2001-12-17").unknown


def test_undated_words_are_taken_as_fresh() -> None:
    """A claim that no day can be given to weighs in full, rather than not at all."""
    finding = on_ceasefire(report(None, verdict("Vale Monitor", about=About.CEASE_FIRE), source="agency"))

    assert finding.status is Status.KEPT


def test_each_incident_counts() -> None:
    """Many breaches weigh more than one, although one origin tells of them all."""
    one = on_ceasefire(report("2001-06-20", shelling(speaker="Vale Monitor")))
    many = on_ceasefire(
        report("2001-06-20", *(shelling(date=f"2001-06-{number:02}", speaker="Vale Monitor") for number in (1, 8, 15)))
    )

    assert many.unknown < one.unknown


def test_an_outlet_close_to_a_party_serves_it() -> None:
    """What an outlet close to a party says in the party's favour is no independent word."""
    close = on_ceasefire(report("2001-06-20", verdict("publisher", about=About.CEASE_FIRE), source="southern-star"))
    free = on_ceasefire(report("2001-06-20", verdict("publisher", about=About.CEASE_FIRE), source="gazette"))

    assert (close.status, free.status) == (Status.CLAIMED_DONE, Status.KEPT)


def test_a_mouthpiece_is_its_master() -> None:
    """What an outlet says that speaks for a party is that party's word."""
    finding = on_ceasefire(
        report("2001-06-20", verdict("publisher", BROKEN, About.CEASE_FIRE), source="northern-voice")
    )

    assert dict(finding.as_seen_by) == {"Northland": 0.0}


def test_conditional_obligations_wait() -> None:
    """What waits for another obligation is not due before that one is met, unless it was met all the same."""
    first = obligation(About.CEASE_FIRE)
    second = obligation(ROUTES, kind=ObligationKind.CONDITIONAL, due="2001-07-01", condition=("cease-fire",))
    met = report("2001-06-20", verdict("Vale Monitor", about=About.CEASE_FIRE))
    early = report("2001-06-20", verdict("Northland", about=ROUTES))

    waiting = findings_of(truce(first, second))[1]
    owed = findings_of(truce(first, second), met)[1]
    done = findings_of(truce(first, second), early)[1]

    assert [one.status for one in (waiting, owed, done)] == [Status.NOT_DUE, Status.OVERDUE, Status.DONE]


def test_before_and_after_the_deal() -> None:
    """Before the signature nothing is due; after the deal ended it is superseded."""
    ended = truce(PLEDGE, in_force=days("2001-05-04/2001-10-01"))

    before = findings_of(ended, as_of="2001-05-01")[0]
    after = findings_of(ended, as_of="2001-12-01")[0]

    assert (before.status, after.status) == (Status.NOT_DUE, Status.SUPERSEDED)


def test_a_share_leads_to_a_level_in_between() -> None:
    """A share held by the banned pulls the level towards what is left, not to an end of the scale."""
    banned = obligation(About.REMOVE_RADICAL_GROUPS, kind=ObligationKind.ONE_OFF, due="2001-07-01")
    held = tell(
        ClaimKind.CONTROL, speaker="Anna North", actor="terrorists", level=Level.PRESENT, share=0.7, place="Vale"
    )

    [finding] = findings_of(truce(banned), report("2001-08-01", held))

    assert dict(finding.as_seen_by)["Northland"] == pytest.approx(0.9)


def test_settings_move_the_weights() -> None:
    """What a workspace sets otherwise is what counts: here, that ungraded sources count half."""
    evidence = evidence_of(report("2001-06-20", verdict("publisher", about=About.CEASE_FIRE)))
    agreement = truce(obligation(About.CEASE_FIRE))
    generous = Settings(trust_by_letter={**Settings().trust_by_letter, "F": 0.5})

    [finding] = weigh_all(agreement, evidence, generous)

    assert finding.unknown < 1.0


def test_a_liar_moves_nothing() -> None:
    """The word of a source graded unreliable has no weight, and it half discredits what it quotes."""
    own = on_ceasefire(report("2001-06-20", verdict("publisher", about=About.CEASE_FIRE), source="liar"))
    relayed = on_ceasefire(report("2001-06-20", verdict("Peace Watch", about=About.CEASE_FIRE), source="liar"))
    straight = on_ceasefire(report("2001-06-20", verdict("Peace Watch", about=About.CEASE_FIRE), source="agency"))

    assert own.unknown == 1.0
    assert straight.unknown < relayed.unknown < 1.0


def said(speaker: str, state: State, published: str, **keys: Any) -> Reading:
    """Return a report in which somebody tells the state of the deal."""
    return report(published, tell(ClaimKind.AGREEMENT, speaker=speaker, state=state, **keys), source="agency")


def test_a_party_may_suspend_the_deal() -> None:
    """A party's last word that it is no longer bound suspends every obligation, and stands first among the reasons."""
    finding = on_ceasefire(said("Anna North", State.SUSPENDED, "2001-07-01"))

    assert finding.status is Status.SUSPENDED
    assert finding.reasons[0].text == "Anna North reports a deal of the parties (suspended) on what was agreed."


@pytest.mark.parametrize(
    "readings",
    [
        (said("Peace Watch", State.ENDED, "2001-07-01"),),
        (said("Northland", State.SUSPENDED, "2001-07-01"), said("Northland", State.IN_FORCE, "2001-07-10")),
        (said("Northland", State.SUSPENDED, "2001-07-01", denied=True),),
        (said("Northland", State.SUSPENDED, "2001-07-01", about=(ROUTES,)),),
        (said("Northland", State.SUSPENDED, "2001-07-01", parties=("Reds", "Vale Monitor")),),
        (said("Northland", State.SUSPENDED, "2001-04-01"),),
        (said("Northland", State.REJECTED, "2001-07-01"),),
    ],
)
def test_what_suspends_nothing(readings: tuple[Reading, ...]) -> None:
    """Others' words, words taken back, denied, about a part, about another deal or of another time suspend nothing."""
    assert on_ceasefire(*readings).status is Status.CANNOT_ASSESS


def test_nothing_is_suspended_before_it_binds() -> None:
    """Before the signature an obligation is not due, whatever is said of the deal."""
    [finding] = findings_of(truce(PLEDGE), said("Northland", State.SUSPENDED, "2001-06-01"), as_of="2001-05-01")

    assert finding.status is Status.NOT_DUE


@pytest.mark.parametrize(
    ("telling", "opening"),
    [
        (verdict("Southland", about=ROUTES), "Self-praise: Southland says"),
        (verdict("Northland", about=ROUTES), "Praise of the other side: Northland says"),
        (verdict("Southland", UNDONE, ROUTES, by="Southland"), "Admission: Southland says"),
        (verdict("Northland", UNDONE, ROUTES), "Accusation: Northland says"),
        (verdict("Vale Monitor", UNDONE, ROUTES), "Vale Monitor says"),
    ],
)
def test_a_reason_says_whom_a_word_serves(telling: Telling, opening: str) -> None:
    """Each voice is told with whom it serves, where it serves or costs anybody."""
    assert on_pledge(telling).reasons[1].text.startswith(opening)


def test_why_no_deadline_can_be_told() -> None:
    """Where the text sets no deadline, the first reason says why, in the midst of its own sentence."""
    unclear = obligation(ROUTES, kind=ObligationKind.ONE_OFF, due_unclear="The text leaves it open.")

    [finding] = findings_of(truce(unclear), report("2001-06-20", verdict("Northland", about=ROUTES), source="agency"))

    assert finding.reasons[0].text.startswith("No deadline is set (the text leaves it open); Northland speaks for it")


def test_long_lists_of_names_are_counted() -> None:
    """The first reason names those whose word weighs most, and counts the others."""
    voices = [verdict(name, about=ROUTES) for name in ("Northland", "Vale Monitor", "Peace Watch", "A", "B", "C")]

    summary = on_pledge(*voices).reasons[0].text

    assert "and 2 others speak for it" in summary
    assert all(name in summary for name in ("Northland", "Vale Monitor", "Peace Watch"))


def test_what_is_said_of_the_whole_is_not_told_at_length() -> None:
    """Where nobody speaks of the duty itself, one word on the whole deal stands for the others, which are counted."""
    finding = on_pledge(verdict("Northland"), verdict("Southland"), verdict("Vale Monitor"))

    assert [len(reason.claims) for reason in finding.reasons] == [3, 1, 2]
    assert finding.reasons[2].text == "2 more claims point the same way (for)."


def test_a_report_is_not_unnamed() -> None:
    """The first reason calls a report by its title or file, and a speaker without a name unnamed."""
    paper = report("2001-06-20", verdict("publisher", about=ROUTES), verdict("source", about=ROUTES))

    summary = findings_of(truce(PLEDGE), paper, as_of="2001-08-01")[0].reasons[0].text

    assert "the report “unknown-2001-06-20.txt”" in summary
    assert "an unnamed source" in summary
    assert "unnamed the" not in summary


def test_it_says_what_it_waits_for() -> None:
    """An obligation that is not due because others come first names them, with how they stand and who says so."""
    first = obligation(ROUTES, kind=ObligationKind.ONE_OFF, due="2001-07-01")
    second = obligation(
        About.EXCHANGE_PRISONERS, kind=ObligationKind.CONDITIONAL, due="2001-07-10", condition=("open-routes",)
    )
    paper = report("2001-07-05", verdict("Vale Monitor", UNDONE, ROUTES), source="agency")

    finding = findings_of(truce(first, second), paper, as_of="2001-08-01")[1]

    assert finding.status is Status.NOT_DUE
    assert finding.reasons[0].text == "It waits for “Duty: open routes” (not done)."
    assert finding.reasons[0].claims == (paper.claims[0].id,)


@pytest.mark.parametrize(("source", "expected"), [("unheard-of", True), ("liar", False)])
def test_an_ungraded_account_contests_and_turns_nothing(source: str, *, expected: bool) -> None:
    """What an outlet that nobody graded writes itself moves no figure, yet there are two accounts; a liar's is none."""
    shelled = report("2001-07-18", shelling(speaker="Peace Watch", perpetrator="Southern army"), source="agency")
    calm = report("2001-07-20", verdict("publisher", about=About.CEASE_FIRE), source=source)

    alone, both = on_ceasefire(shelled), on_ceasefire(shelled, calm)

    assert both.status is alone.status is Status.VIOLATED
    assert both.level == alone.level
    assert (alone.contested, both.contested) == (False, expected)
