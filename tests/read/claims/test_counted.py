"""How many incidents, part by part and against an earlier time."""

from read.passages import claims_in


def counts(passage: str) -> list[int]:
    """Return the counts of the incidents of a passage, in order."""
    return [claim["count"]["min"] for claim in claims_in(passage) if claim["kind"] == "incident" and "count" in claim]


def test_an_earlier_period_makes_a_second_claim() -> None:
    """Whether it stands behind "against", "down from" or in brackets."""
    assert counts("Verifiers logged 52 violations on Monday, down from 140 the day before.") == [52, 140]
    assert counts("The observers recorded 97 breaches in May, against 68 in April.") == [97, 68]


def test_an_earlier_period_in_brackets_makes_a_second_claim() -> None:
    """Bulletins give it in brackets; the days behind the brackets are the report's own."""
    passages = (
        "The mission recorded 97 violations (previous reporting period: 68) between 3 and 4 June.",
        "The mission recorded 97 violations (in the previous period, 68 violations) between 3 and 4 June.",
    )
    for passage in passages:
        told = [(claim["count"]["min"], claim["date"]) for claim in claims_in(passage) if "count" in claim]
        assert told == [(97, ["2001-06-03", "2001-06-04"]), (68, ["2001-06-02", "2001-06-03"])]


def test_the_day_is_not_taken_from_what_is_compared_with() -> None:
    """The date behind "against" is the earlier claim's alone."""
    [now, before] = [
        claim
        for claim in claims_in("The observers recorded 97 breaches in May, against 68 in April.")
        if "count" in claim
    ]

    assert now["date"] == ["2001-05-01", "2001-05-31"]
    assert before["date"] == ["2001-04-01", "2001-04-30"]


def test_parts_of_a_death_toll_have_their_own_places() -> None:
    """Nine dead, five here and four there, are three claims."""
    claims = claims_in("Air strikes on Monday killed nine people: five in Arkell and four in Birn.")

    killed = [(claim.get("place"), claim["killed"]["min"]) for claim in claims if claim["kind"] == "incident"]
    assert killed == [(None, 9), ("Arkell", 5), ("Birn", 4)]


def test_one_number_covers_all_the_places() -> None:
    """Forty houses blown up in two towns are one claim."""
    claims = claims_in("Averian troops blew up 40 houses in Arkell and Birn.")

    assert len([claim for claim in claims if claim["kind"] == "incident"]) == 1


def test_a_toll_compared_makes_a_second_toll() -> None:
    """The deaths of the month before are a toll of their own."""
    claims = claims_in("The mission documented 84 civilian deaths in May, up from 61 in April.")

    assert [(claim["killed"]["min"], claim["date"][0]) for claim in claims] == [(84, "2001-05-01"), (61, "2001-04-01")]
