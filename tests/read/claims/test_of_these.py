"""What becomes of a number told before."""

from read.passages import claims_in


def test_parts_of_a_count_have_their_own_reporters() -> None:
    """Who reported how many of the breaches is a claim of each."""
    passage = (
        "The observers recorded 29 violations on Monday. Of these, 17 were reported by Averia and 12 by the Hill Front."
    )

    parts = [(claim["speaker"], claim["count"]["min"]) for claim in claims_in(passage) if "count" in claim]
    assert parts[1:] == [("Averia", 17), ("Hill Front", 12)]


def test_a_bare_number_takes_its_noun_from_the_sentence_before() -> None:
    """The observers counted two: two violations."""
    passage = "The observers recorded 29 violations in Birn on Monday. The day before they had counted just two there."

    [_, bare] = [claim for claim in claims_in(passage) if "count" in claim]
    assert (bare["type"], bare["count"]["min"], bare["place"]) == ("ceasefire_violation", 2, "Birn")


def test_a_number_after_nothing_counted_is_no_incident() -> None:
    """Without a count before it, a bare number says nothing."""
    assert [claim for claim in claims_in("The observers had counted two.") if claim["kind"] == "incident"] == []
