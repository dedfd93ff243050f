"""Contradictions: named by kind, both sides kept, the most telling first."""

from assess.boards import bearings_of
from fakes import FakeActors, FakeSources, Telling, evidence_of, obligation, report, shelling, tell, truce, verdict
from trucewatch.model.agreement import Agreement, ObligationKind
from trucewatch.model.claim import About, Action, ClaimKind, Level, Relation, State, Verdict
from trucewatch.model.contradiction import Contradiction, ContradictionType
from trucewatch.model.reading import Reading
from trucewatch.reconcile.disagree import find_contradictions
from trucewatch.reconcile.disputes.matter import Matter
from trucewatch.reconcile.group import group_incidents
from trucewatch.reconcile.origins import find_origins
from trucewatch.settings import Settings

TRUCE = truce(
    obligation(About.CEASE_FIRE),
    obligation(About.OPEN_ROUTES, kind=ObligationKind.ONE_OFF, due="2001-07-01"),
    obligation(About.REMOVE_RADICAL_GROUPS, kind=ObligationKind.ONE_OFF, due="2001-07-01"),
)
ROUTES, BROKEN, UNDONE = About.OPEN_ROUTES, Verdict.VIOLATED, Verdict.NOT_FULFILLED
LONG = "Gunners on the ridge above Ash fired some forty rounds at the bridge before dawn, killing {} villagers there."


def contradictions(
    *readings: Reading, as_of: str = "2001-08-01", agreement: Agreement = TRUCE
) -> tuple[Contradiction, ...]:
    """Return all contradictions about the truce."""
    evidence = evidence_of(*readings, as_of=as_of)
    actors = FakeActors()
    origins = find_origins(evidence, actors=actors, sources=FakeSources())
    matter = Matter(
        agreement=agreement,
        evidence=evidence,
        bearings=bearings_of(agreement, evidence),
        incidents=group_incidents(evidence, actors=actors, origins=origins),
        actors=actors,
        origins=origins,
        settings=Settings(),
        subjects=frozenset(sha256 for sha256, one in evidence.documents.items() if "Vale" in one.text),
    )
    return find_contradictions(matter)


def kinds(*readings: Reading) -> list[ContradictionType]:
    """Return the kinds of all contradictions, in their order."""
    return [one.type for one in contradictions(*readings)]


def test_done_or_not_done() -> None:
    """One says that it is done, another that it is not: polarity, with both sides and since when."""
    done = report("2001-06-10", verdict("Southland", about=ROUTES))
    not_done = report("2001-06-20", verdict("Anna North", UNDONE, ROUTES))

    [found] = contradictions(done, not_done)

    assert (found.type, found.obligation, str(found.since)) == (ContradictionType.POLARITY, "open-routes", "2001-06-20")
    assert [side.speakers for side in found.sides] == [("Southland",), ("Northland",)]
    assert [side.claims for side in found.sides] == [(done.claims[0].id,), (not_done.claims[0].id,)]


def test_the_deal_as_a_whole() -> None:
    """A word that all is kept stands against whoever finds a part of it broken, after the quarrel on that part."""
    found = contradictions(
        report("2001-06-10", verdict("Southland")), report("2001-06-20", verdict("Northland", UNDONE, ROUTES))
    )

    assert found[1].obligation is None
    assert found[1].title == "Whether this is kept: the agreement as a whole"


def test_in_part_denies_not_at_all() -> None:
    """ "In part" is at odds with "not at all", and not with a single breach."""
    in_part = report("2001-06-10", verdict("Southland", Verdict.PARTLY, ROUTES))
    fire = report("2001-06-10", verdict("Southland", Verdict.PARTLY, About.CEASE_FIRE))

    assert kinds(in_part, report("2001-06-20", verdict("Northland", UNDONE, ROUTES))) == [ContradictionType.POLARITY]
    assert kinds(fire, report("2001-06-20", shelling(speaker="Vale Monitor"))) == []


def test_agreement_is_no_contradiction() -> None:
    """Origins that say the same, or a single one, contradict nobody."""
    assert kinds(report("2001-06-10", verdict("Southland")), report("2001-06-10", verdict("Northland"))) == []
    assert (
        kinds(report("2001-06-10", verdict("Southland"), verdict("Bert South", BROKEN, ROUTES, by="Northland"))) == []
    )


def test_whoever_says_both_stands_on_neither_side() -> None:
    """An origin that says yes and no on one day speaks for neither side; the others still contradict one another."""
    torn = report("2001-06-10", verdict("Vale Monitor", about=ROUTES), verdict("Vale Monitor", UNDONE, ROUTES))
    done = report("2001-06-10", verdict("Southland", about=ROUTES))
    not_done = report("2001-06-20", verdict("Northland", UNDONE, ROUTES))

    [found] = contradictions(torn, done, not_done)

    assert [side.speakers for side in found.sides] == [("Southland",), ("Northland",)]
    assert kinds(torn) == []


def test_a_breach_told_by_who_praises() -> None:
    """Whoever tells of one breach and finds the truce kept is not torn: both stand, side by side with others' words."""
    outlet = report("2001-06-10", verdict("publisher", about=About.CEASE_FIRE), shelling(), source="agency")
    other = report("2001-06-10", shelling("Birch", speaker="Peace Watch"), source="wire")

    [found] = contradictions(outlet, other)

    assert [len(side.claims) for side in found.sides] == [1, 2]
    assert kinds(outlet) == []


def test_what_was_taken_back_is_a_matter_of_time() -> None:
    """An origin that now says the opposite has changed its word; it no longer contradicts others by the old one."""
    before = report("2001-06-10", verdict("Southland", about=ROUTES), verdict("Southland"))
    after = report("2001-06-20", verdict("Bert South", UNDONE, ROUTES, by="Southland"), verdict("Southland", BROKEN))
    other = report("2001-06-21", verdict("Northland", UNDONE, ROUTES))

    found = contradictions(before, after, other)

    assert {one.type for one in found} == {ContradictionType.TIME}
    on_routes = next(one for one in found if one.obligation == "open-routes")
    assert on_routes.title.startswith("Southland changes its word")
    assert str(on_routes.since) == "2001-06-20"


def test_undated_words_change_nothing() -> None:
    """Words without a day cannot be put before or after one another."""
    assert (
        kinds(report(None, verdict("Southland", about=ROUTES)), report(None, verdict("Southland", UNDONE, ROUTES)))
        == []
    )


def test_undated_sides_have_no_beginning() -> None:
    """Where a side has no day, it cannot be told since when."""
    [found] = contradictions(
        report(None, verdict("Southland", about=ROUTES)), report(None, verdict("Northland", UNDONE, ROUTES))
    )

    assert found.since is None


def test_tolls_that_do_not_meet() -> None:
    """Figures whose ranges do not meet are at odds; "at least 11" and 12 are not."""
    told = report("2001-06-02", shelling(killed=11, speaker="Vale Monitor"), source="agency")
    more = report("2001-06-03", shelling(killed="14+", speaker="Peace Watch"), source="wire")
    open_end = report("2001-06-03", shelling(killed="11+", speaker="Peace Watch"), source="wire")

    [found] = contradictions(told, more)

    assert (found.type, found.incident is not None) == (ContradictionType.VALUE, True)
    assert [side.speakers for side in found.sides] == [("Vale Monitor",), ("Peace Watch",)]
    assert kinds(told, open_end) == []


def test_a_toll_stands_whoever_gave_it() -> None:
    """A figure by a body that no table knows is at odds with another's as any other is."""
    told = report("2001-06-02", shelling(killed=11, speaker="civil defence"), source="agency")
    more = report("2001-06-03", shelling(killed=20, speaker="residents"), source="wire")

    assert kinds(told, more) == [ContradictionType.VALUE]


def test_a_changed_copy() -> None:
    """A copy with another figure is told as a contradiction of value."""
    first = report("2001-06-02", shelling(killed=3, sentence=LONG.format(3)), source="agency")
    changed = report("2001-06-03", shelling(killed=30, sentence=LONG.format(30)), source="wire")
    faithful = report("2001-06-03", shelling(killed=3, sentence=LONG.format(3)), source="gazette")

    [found] = contradictions(first, changed, faithful)

    assert found.title.startswith("A copy changes how many were killed")
    assert [side.claims for side in found.sides] == [(first.claims[0].id,), (changed.claims[0].id,)]


def test_who_did_it() -> None:
    """Culprits with nobody in common: attribution. An unknown name may be anybody."""
    south = report("2001-06-02", shelling(perpetrator="Southern army"), source="agency")
    reds = report("2001-06-03", shelling(perpetrator="Reds", speaker="Bert South"), source="wire")
    bert = report("2001-06-03", shelling(perpetrator="Southland", speaker="Peace Watch"), source="wire")
    gunmen = report("2001-06-03", shelling(perpetrator="gunmen", speaker="Peace Watch"), source="wire")

    assert kinds(south, reds) == [ContradictionType.ATTRIBUTION]
    assert kinds(south, bert) == []
    assert kinds(south, gunmen) == []


def test_whether_it_happened() -> None:
    """An incident that somebody denies is contested as such, and in what it means for the truce."""
    told = report("2001-06-02", shelling(), source="agency")
    denied = report("2001-06-03", shelling(denied=True, speaker="Southern army"), source="wire")

    found = contradictions(told, denied)

    assert {(one.type, one.incident is not None) for one in found} == {
        (ContradictionType.POLARITY, True),
        (ContradictionType.POLARITY, False),
    }


def share(speaker: str, held: float, place: str, day: str) -> Reading:
    """Return a report in which somebody gives the share that the radicals hold."""
    return report(
        day,
        tell(
            ClaimKind.CONTROL,
            speaker=speaker,
            actor="radicals",
            level=Level.CONTROLS,
            share=held,
            place=place,
            said=day,
        ),
        source="agency",
    )


def test_shares_of_different_areas() -> None:
    """Seventy percent of one area and ninety of another is scope, never value."""
    found = kinds(share("Anna North", 0.7, "Ash", "2001-06-01"), share("Vale Monitor", 0.9, "Vale", "2001-06-02"))

    assert found == [ContradictionType.SCOPE]


def test_shares_of_one_area() -> None:
    """Shares of one area at one time are at odds if they differ by a tenth and come from two origins."""
    seventy = share("Anna North", 0.7, "Vale", "2001-06-01")

    assert kinds(seventy, share("Vale Monitor", 0.9, "Vale", "2001-06-02")) == [ContradictionType.VALUE]
    assert kinds(seventy, share("Vale Monitor", 0.75, "Vale", "2001-06-02")) == []
    assert kinds(seventy, share("Northland", 0.9, "Vale", "2001-06-02")) == []
    assert kinds(seventy, share("Vale Monitor", 0.9, "Vale", "2001-10-02")) == []


def test_one_statement_read_in_two_ways() -> None:
    """Two outlets that make one speaker say yes and no on one day differ in their reading of him."""
    yes = report(
        "2001-06-02", tell(ClaimKind.COMMITMENT, speaker="Reds", by="Reds", said="2001-06-01"), source="agency"
    )
    no = report(
        "2001-06-03", tell(ClaimKind.AGREEMENT, speaker="Reds", state=State.REJECTED, said="2001-06-01"), source="wire"
    )
    later = report("2001-06-09", tell(ClaimKind.AGREEMENT, speaker="Reds", state=State.REJECTED, said="2001-06-08"))

    [found] = contradictions(yes, no)

    assert (found.type, found.title) == (ContradictionType.INTERPRETATION, "What Reds said")
    assert kinds(yes, later) == []


def test_other_ways_to_say_yes_and_no() -> None:
    """A deal in force and one denied, a move planned and one refused, are readings too; unlike topics are not."""
    in_force = report("2001-06-02", tell(ClaimKind.AGREEMENT, speaker="Reds", state=State.IN_FORCE), source="agency")
    denied = report("2001-06-02", tell(ClaimKind.COMMITMENT, speaker="Reds", denied=True), source="wire")
    planned = report(
        "2001-06-02",
        tell(ClaimKind.MOVEMENT, speaker="Reds", action=Action.WITHDRAWS, state=State.PLANNED),
        source="agency",
    )
    refused = report(
        "2001-06-02",
        tell(ClaimKind.MOVEMENT, speaker="Reds", action=Action.WITHDRAWS, state=State.REFUSED),
        source="wire",
    )
    routes = report("2001-06-02", tell(ClaimKind.COMMITMENT, speaker="Reds", about=(ROUTES,)), source="agency")
    arms = report(
        "2001-06-02", tell(ClaimKind.COMMITMENT, speaker="Reds", about=(About.DISARM,), denied=True), source="wire"
    )
    partly = report("2001-06-02", verdict("Reds", Verdict.PARTLY), source="wire")
    one_paper = report(
        "2001-06-02",
        tell(ClaimKind.COMMITMENT, speaker="Reds"),
        tell(ClaimKind.COMMITMENT, speaker="Reds", denied=True),
    )

    assert kinds(in_force, denied) == [ContradictionType.INTERPRETATION]
    assert kinds(planned, refused) == [ContradictionType.INTERPRETATION]
    assert kinds(routes, arms) == []
    assert kinds(in_force, partly) == []
    assert kinds(one_paper) == []


def test_the_most_telling_comes_first() -> None:
    """A quarrel between parties, of today, with a figure, goes before an older one among others."""
    old = [
        report("2001-05-10", verdict("Vale Monitor", about=ROUTES)),
        report("2001-05-11", verdict("Peace Watch", UNDONE, ROUTES)),
    ]
    new = [
        report("2001-07-30", verdict("Southland", about=About.REMOVE_RADICAL_GROUPS)),
        share("Anna North", 0.7, "Vale", "2001-07-31"),
    ]

    found = contradictions(*old, *new)

    assert [one.obligation for one in found] == ["remove-radical-groups", "open-routes"]
    assert "70 %" in found[0].sides[1].says


def test_the_duty_that_a_verdict_rests_on_comes_before_the_verdict() -> None:
    """Who finds the deal not kept, and says of which duty, is at odds over that duty with whoever finds it kept."""
    praise = report("2001-07-28", verdict("Bert South", Verdict.FULFILLED))
    blame = report("2001-07-30", verdict("Anna North", BROKEN), verdict("Anna North", UNDONE, ROUTES))

    found = contradictions(praise, blame)

    assert [one.obligation for one in found] == ["open-routes", None]
    assert [side.speakers for side in found[0].sides] == [side.speakers for side in found[1].sides]


def test_a_duty_told_by_others_does_not_ride_on_the_whole() -> None:
    """Only the two who speak first on the whole lend their weight to what they say of a duty, and nobody else."""
    praise = report("2001-07-28", verdict("Bert South", Verdict.FULFILLED))
    blame = report("2001-07-30", verdict("Anna North", BROKEN))
    other = report("2001-05-20", verdict("Vale Monitor", UNDONE, ROUTES))

    assert next(one.obligation for one in contradictions(praise, blame, other)) is None


def test_the_id_stays_as_voices_join() -> None:
    """A contradiction keeps its id as further claims join its sides."""
    first = [
        report("2001-06-10", verdict("Southland", about=ROUTES)),
        report("2001-06-20", verdict("Northland", UNDONE, ROUTES)),
    ]
    more = report("2001-06-21", verdict("Vale Monitor", UNDONE, ROUTES))

    [before] = contradictions(*first)
    [after] = contradictions(*first, more)

    assert before.id == after.id
    assert "1 more to the same effect" in after.sides[1].says


def test_a_known_actor_speaks_for_a_side() -> None:
    """Of several on one side, a known actor speaks for it before an unnamed source, however lately that one spoke."""
    [found] = contradictions(
        report("2001-06-10", verdict("Southland", about=ROUTES)),
        report("2001-06-11", verdict("Northland", UNDONE, ROUTES)),
        report("2001-06-20", verdict("a source", UNDONE, ROUTES)),
    )

    assert found.sides[1].says.startswith("Northland says")
    assert found.sides[1].speakers == ("Northland", "a source")


def test_nobody_named_is_no_side() -> None:
    """Against a source without a name nobody can be held to his word; beside a name, it does not speak first."""
    done = report("2001-06-10", verdict("Southland", about=ROUTES))
    unnamed = report("2001-06-20", verdict("source", UNDONE, ROUTES))
    named = report("2001-06-21", verdict("Mayor of Ash", UNDONE, ROUTES))

    assert contradictions(done, unnamed) == ()
    [found] = contradictions(done, unnamed, named)
    assert found.sides[1].says.startswith("Mayor of Ash")
    assert found.sides[1].speakers == ("Mayor of Ash", "source")


def test_the_same_words_on_several_obligations_are_one_contradiction() -> None:
    """Where the same claims meet on two obligations, one contradiction tells of both."""
    calm = report("2001-06-10", verdict("Vale Monitor", about=About.CEASE_FIRE))
    broken = report("2001-06-20", verdict("Anna North", BROKEN, About.CEASE_FIRE, by="Southland"))

    both = truce(obligation(About.CEASE_FIRE), obligation(About.NO_OFFENSIVE))

    found = [one for one in contradictions(calm, broken, agreement=both) if one.obligation]

    assert [(one.obligation, one.also) for one in found] == [("cease-fire", ("no-offensive",))]


def test_praise_of_the_whole_is_no_change_of_mind_on_a_part() -> None:
    """Who found a duty undone and later praises the deal as a whole has not taken back what he said of the duty."""
    before = report("2001-06-10", verdict("Anna North", UNDONE, ROUTES))
    after = report("2001-07-10", verdict("Anna North"))

    assert ContradictionType.TIME not in kinds(before, after)


def test_a_verdict_on_the_whole_meets_one_on_the_whole() -> None:
    """Against praise of the whole, whoever finds the whole broken speaks first, and more squarely than of a part."""
    praise = report("2001-06-10", verdict("Southland"))
    part = report("2001-06-21", verdict("Anna North", UNDONE, ROUTES))
    whole = report("2001-06-20", verdict("Anna North", BROKEN))

    [found] = [one for one in contradictions(praise, part, whole) if one.obligation is None]
    narrow = contradictions(praise, part)

    assert "the agreement as a whole" in found.sides[1].says
    assert narrow[0].obligation == "open-routes"


def test_what_is_said_of_another_deal_is_none_of_this_one() -> None:
    """One statement read in two ways, and a copy with another figure, in reports on another war, are left out."""
    yes = report("2001-06-10", verdict("Anna North", about=ROUTES), opening="Elsewhere.")
    no = report("2001-06-10", verdict("Anna North", UNDONE, ROUTES), opening="Elsewhere.", source="wire")

    assert ContradictionType.INTERPRETATION not in kinds(yes, no)


def test_one_side_kept_and_another_broken_is_one_statement() -> None:
    """Whoever says that he keeps the deal and the other side breaks it is not read in two ways."""
    kept = report("2001-06-10", verdict("Anna North", by="Northland"), source="agency")
    broken = report("2001-06-10", verdict("Anna North", BROKEN, by="Southland"), source="wire")
    not_kept = report("2001-06-10", verdict("Anna North", BROKEN, by="Northland"), source="gazette")

    assert ContradictionType.INTERPRETATION not in kinds(kept, broken)
    assert ContradictionType.INTERPRETATION in kinds(kept, not_kept)


def test_the_squarest_obligation_tells_the_contradiction() -> None:
    """Of two obligations on which the same claims meet, the one that they are about tells it."""
    both = truce(obligation(About.CEASE_FIRE), obligation(About.NO_OFFENSIVE))
    calm = report("2001-06-10", verdict("Vale Monitor", about=About.NO_OFFENSIVE))
    broken = report("2001-06-20", verdict("Anna North", BROKEN, About.NO_OFFENSIVE, by="Southland"))

    found = [one for one in contradictions(calm, broken, agreement=both) if one.obligation]

    assert [(one.obligation, one.also) for one in found] == [("no-offensive", ("cease-fire",))]


REMOVAL = About.REMOVE_RADICAL_GROUPS


def of_type(found: tuple[Contradiction, ...], kind: ContradictionType) -> list[Contradiction]:
    """Return the contradictions of that kind."""
    return [one for one in found if one.type is kind]


def demand(speaker: str, group: str, sentence: str = "") -> Telling:
    """Return somebody's demand that a group be removed."""
    return tell(ClaimKind.DEMAND, sentence, speaker=speaker, of=group, about=(REMOVAL,))


def test_one_word_for_two_groups() -> None:
    """Whoever speaks of one group alone where another speaks of another means something else by the same duty."""
    reds = report("2001-06-10", demand("Anna North", "Reds"))
    blues = report("2001-06-20", demand("Bert South", "Blues"))

    [found] = of_type(contradictions(reds, blues), ContradictionType.DEFINITION)

    assert (found.obligation, str(found.since)) == ("remove-radical-groups", "2001-06-20")
    assert {side.claims for side in found.sides} == {(reds.claims[0].id,), (blues.claims[0].id,)}


def test_groups_in_common_are_one_meaning() -> None:
    """Speakers who have one group in common mean the same, though one of them names more."""
    reds = report("2001-06-10", demand("Anna North", "Reds"))
    both = report("2001-06-20", demand("Bert South", "Blues"), demand("Bert South", "Reds", "And of the Reds too."))

    assert of_type(contradictions(reds, both), ContradictionType.DEFINITION) == []


def test_a_word_of_nobody_known_defines_nothing() -> None:
    """What "a source" means by a word is nobody's meaning."""
    reds = report("2001-06-10", demand("Anna North", "Reds"))
    blues = report("2001-06-20", demand("a source", "Blues"))

    assert of_type(contradictions(reds, blues), ContradictionType.DEFINITION) == []


def test_who_belongs_to_whom() -> None:
    """That one counts a group to another, and somebody else does not, is a quarrel over what it is."""
    keys = {"subject": "Reds", "relation": Relation.AFFILIATED_WITH, "object": "Blues"}
    counted = report("2001-06-10", tell(ClaimKind.RELATION, speaker="Anna North", **keys))
    parted = report("2001-06-20", tell(ClaimKind.RELATION, speaker="Bert South", denied=True, **keys))

    [found] = of_type(contradictions(counted, parted), ContradictionType.DEFINITION)

    assert found.title == "Whether to count Reds to Blues"
    assert of_type(contradictions(counted), ContradictionType.DEFINITION) == []


def test_a_contradiction_keeps_its_id_and_its_day() -> None:
    """As further reports join a side, a contradiction stays the same one, since the same day."""
    done = report("2001-06-10", verdict("Southland", about=ROUTES))
    not_done = report("2001-06-20", verdict("Anna North", UNDONE, ROUTES))
    more = report("2001-07-05", verdict("Northland", UNDONE, ROUTES, sentence="Northland says so again."))

    assert contradictions(done) == ()
    [first], [later] = contradictions(done, not_done), contradictions(done, not_done, more)
    assert (first.id, first.since) == (later.id, later.since)
