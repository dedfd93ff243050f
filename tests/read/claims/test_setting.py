"""Where and when an incident happened, by its own words."""

from read.passages import claims_in


def _places(text: str) -> list[object]:
    return [claim["place"] for claim in claims_in(text) if claim["kind"] == "incident"]


def test_a_place_behind_an_act_is_nearer_to_it_than_one_that_opens_the_sentence() -> None:
    """Where both are told, the act was where the words behind it say."""
    assert _places("South of Arkell, Averian soldiers and rebels exchanged mortar fire on Tuesday near Birn.") == [
        "Birn"
    ]


def test_the_place_of_a_deal_is_not_that_of_an_act() -> None:
    """A place by which only a truce is told apart is none of what was done in spite of it."""
    assert _places("A missile killed nine people on Tuesday, a day after the ceasefire in Corve was announced.") != [
        "Corve"
    ]


def test_where_loot_was_taken_to_is_not_where_it_was_taken() -> None:
    """What somebody heads towards is not where he does what he does."""
    assert _places("Averian soldiers looted shops in Arkell and drove off towards Birn.") == ["Arkell"]


def test_a_towns_name_before_its_men_is_no_place_of_their_act() -> None:
    """Troops of X may attack anywhere."""
    assert _places("On Tuesday Corve's troops attacked in the south, near the Birn reservoir.") == ["Birn reservoir"]


def test_what_was_taken_from_somebody_was_taken_where_he_is() -> None:
    """Rounds come from a position at X and were not there; goats are taken from people at X."""
    assert _places("On Tuesday gunmen looted goats from traders at Arkell.") == ["Arkell"]


def test_a_heading_is_no_place() -> None:
    """A common noun before a colon heads an entry, and places nothing."""
    assert _places("HEADLINES: Guns shelled the depot at Arkell on Tuesday.") == ["Arkell"]


def test_those_stopped_were_stopped_at_the_place_behind_the_verb() -> None:
    """Where they are based or had come by before is not where they were turned back."""
    assert _places("The monitoring team in Arkell was refused access to the barracks at Birn on Tuesday.") == ["Birn"]


def test_a_town_is_nearer_than_the_region_of_what_is_counted() -> None:
    """A region tells of which breaches one speaks, the town behind the verb where they were."""
    text = "The majority of the ceasefire violations in Corve region occurred near Birn on Tuesday."

    assert _places(text) == ["Birn"]
