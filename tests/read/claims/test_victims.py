"""Victims told apart from the act."""

import pytest

from read.passages import claims_in, found


def test_one_incident_may_be_told_from_its_end() -> None:
    """Two deaths and the mine that brought them are one incident."""
    [claim] = [
        c
        for c in claims_in("Two soldiers were killed when their car hit a landmine near Birn.")
        if c["kind"] == "incident"
    ]

    assert (claim["type"], claim["place"], claim["killed"]["min"]) == ("bombing", "Birn", 2)


def test_there_were_no_casualties_says_nobody() -> None:
    """The statement that there were none is a count; that none were reported is not."""
    [claim] = [
        c for c in claims_in("Averian guns shelled Arkell; there were no casualties.") if c["kind"] == "incident"
    ]
    [silent] = [
        c for c in claims_in("Averian guns shelled Arkell; no casualties were reported.") if c["kind"] == "incident"
    ]

    assert claim["killed"]["max"] == claim["injured"]["max"] == 0
    assert "killed" not in silent


def test_bare_victims_belong_to_the_incident_before() -> None:
    """ "Three people died" behind a shelling are its dead."""
    claims = claims_in("Averian guns shelled Arkell at dawn on Monday. Three people died.")

    assert [claim["type"] for claim in claims if claim["kind"] == "incident"] == ["shelling", "shelling"]


def test_whoever_dies_in_custody_was_killed() -> None:
    """No one dies of an arrest: the deaths are a killing of their own."""
    passage = "Borlandic police rounded up 30 men in Birn on Monday. Two died there, a nurse said."

    assert found(passage, {"kind": "incident", "type": "killing", "killed": {"min": 2, "max": 2}})


@pytest.mark.parametrize("words", ["Nobody was hit.", "No one was harmed.", "All aboard escaped unhurt."])
def test_whom_nothing_befell_is_nobody(words: str) -> None:
    """That nobody was hit is said of the incident before."""
    passage = f"Hill Front gunmen fired on a bus near Birn on Monday. {words}"

    assert found(passage, {"type": "small_arms_fire", "killed": {"min": 0, "max": 0}, "injured": {"min": 0, "max": 0}})
