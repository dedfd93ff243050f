"""Days, places and doers taken over where the words point back."""

from read.passages import claims_in, day, found


def test_the_attack_is_the_one_told_before() -> None:
    """A definite "the attack" carries the day, place and type of the sentence before."""
    claims = claims_in("Averian warplanes bombed Arkell on Monday. The attack left 11 people dead.")

    [_, later] = [claim for claim in claims if claim["kind"] == "incident"]
    assert (later["type"], later["place"], later["date"]) == ("air_strike", "Arkell", day("2001-06-11"))
    assert later["killed"]["min"] == 11


def test_what_went_with_it_shares_its_day() -> None:
    """A clause of the same sentence without a day of its own has that of the clause above."""
    claims = claims_in("Averia recalled its envoy on Monday as gunfire was heard in Birn.")

    [claim] = [claim for claim in claims if claim["kind"] == "incident"]
    assert claim["date"] == day("2001-06-11")


def test_what_goes_on_is_where_it_began() -> None:
    """A sentence tied to the act before it by a pronoun has its place and day."""
    claims = claims_in("Averian warplanes bombed Arkell on Monday. They killed a tea-seller and her two daughters.")

    later = [claim for claim in claims if claim["kind"] == "incident"][-1]
    assert (later["place"], later["date"]) == ("Arkell", day("2001-06-11"))


def test_the_one_day_of_a_sentence_is_that_of_its_one_act() -> None:
    """A day below whoever was hit is the day of the act, if no other act is told."""
    claims = claims_in("Soldiers shot two men who came near the fence at Arkell on Tuesday.")

    [claim] = [claim for claim in claims if claim["kind"] == "incident"]
    assert claim["date"] == day("2001-06-12")


def test_whoever_denies_firing_denies_the_shelling_told_before() -> None:
    """ "They had not fired a shot" answers the charge, whatever was fired."""
    passage = (
        "Borland said that the Hill Front had shelled Birn on Monday. The Hill Front said it had not fired a shot."
    )

    assert found(passage, {"kind": "incident", "speaker": "Hill Front", "denied": True, "type": "shelling"})
