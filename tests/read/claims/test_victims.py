"""Victims told apart from the act."""

from read.passages import claims_in


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
