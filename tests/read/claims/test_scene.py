"""When and where, for what a rule left open."""

from read.passages import claims_in, day


def test_a_day_told_below_what_was_hit_is_the_acts() -> None:
    """The day may hang on what the bomb did, and the place on where it was laid."""
    claims = claims_in(
        "Hill Front men planted a bomb at Arkell that derailed a goods train on Thursday; nobody was hurt."
    )

    assert claims
    assert {(claim["place"], tuple(claim["date"])) for claim in claims} == {("Arkell", ("2001-06-14", "2001-06-14"))}


def test_the_dead_are_of_the_day_just_told() -> None:
    """A toll in the next sentence of a paragraph is of the act before it."""
    claims = claims_in("Averian guns shelled Birn on Tuesday. Nine people were killed, the hospital said.")

    dead = [claim for claim in claims if claim.get("killed")]
    assert [(claim["place"], claim["date"]) for claim in dead] == [("Birn", day("2001-06-12"))]


def test_what_will_be_done_is_done_on_the_next_such_day() -> None:
    """The tense tells whether a weekday is past or to come."""
    claims = claims_in("Averian troops will withdraw from Arkell on Monday.")

    assert [claim["date"] for claim in claims if claim["kind"] == "movement"] == [day("2001-06-18")]


def test_the_day_of_a_deal_is_not_that_of_its_breach() -> None:
    """What only tells which deal is meant dates nothing else."""
    claims = claims_in("Averian guns shelled Birn on Tuesday in breach of the truce of 3 May.")

    shelled = [claim for claim in claims if claim["kind"] == "incident"]
    assert [claim["date"] for claim in shelled] == [day("2001-06-12")]


def test_a_fragment_stands_over_the_entries_behind_it() -> None:
    """A place set over a bulletin's entries is that of each that names none."""
    claims = claims_in("CORVE SECTOR. Averian guns fired on Tuesday. Two men were wounded by a mine.")

    assert {claim["place"] for claim in claims if claim["kind"] == "incident"} == {"CORVE SECTOR"}


def test_the_sentence_before_sets_the_stage() -> None:
    """An act that names no place is told of the place in which the sentence before it plays."""
    claims = claims_in("In Corve the market was open again. Averian soldiers shot two traders on Tuesday.")

    assert [claim["place"] for claim in claims if claim["kind"] == "incident"] == ["Corve"]


def test_the_airport_is_that_of_the_town_told_of() -> None:
    """What every town has is told of the town named last; what lies open is told by its own words."""
    text = "Corve was quiet on Monday. Averian guns shelled the airport on Tuesday."

    assert [claim["place"] for claim in claims_in(text) if claim["kind"] == "incident"] == ["Corve"]


def test_ground_is_told_with_what_it_lies_at() -> None:
    """ "Villages near the border" is told whole."""
    claims = claims_in("Averian tanks fired at villages near the border on Tuesday.")

    assert [claim["place"] for claim in claims if claim["kind"] == "incident"] == ["villages near the border"]


def test_the_one_place_of_a_sentence_is_that_of_its_act() -> None:
    """Where a sentence names one place, the act was there, however far its word stands in the tree."""
    claims = claims_in("A raid that killed two men on Tuesday, as a convoy was about to reach Arkell, went wrong.")

    assert {claim["place"] for claim in claims if claim["kind"] == "incident"} == {"Arkell"}


def test_a_states_skies_are_in_that_state() -> None:
    """What is done in somebody's airspace is done in his country."""
    claims = claims_in("Averian jets violated Borlandian airspace on Tuesday.")

    assert {claim["place"] for claim in claims if claim["kind"] == "incident"} <= {"Borland", None}


def test_a_deal_is_made_in_a_town_and_not_where_somebody_was_hit() -> None:
    """Of the places of a sentence, the one in which a deal was drawn up is where it was made."""
    text = (
        "Both hamlets lie close to the buffer zone that Averia and Borland drew up in the resort of Corve a year ago."
    )

    assert {claim["place"] for claim in claims_in(text) if claim["kind"] == "agreement"} <= {"Corve"}
