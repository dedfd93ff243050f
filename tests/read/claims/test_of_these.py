"""What becomes of a number told before."""

from read.passages import claims_in


def test_parts_of_a_count_have_their_own_reporters() -> None:
    """Who reported how many of the breaches is a claim of each."""
    passage = (
        "The verifiers logged 41 violations on Monday. Among them, 30 were notified by Averia and 11 by the Hill Front."
    )

    parts = [(claim["speaker"], claim["count"]["min"]) for claim in claims_in(passage) if "count" in claim]
    assert parts[1:] == [("Averia", 30), ("Hill Front", 11)]


def test_a_bare_number_takes_its_noun_from_the_sentence_before() -> None:
    """Six recorded are six violations."""
    passage = "The verifiers logged 41 violations in Birn on Monday. On Sunday they had recorded six there."

    [_, bare] = [claim for claim in claims_in(passage) if "count" in claim]
    assert (bare["type"], bare["count"]["min"], bare["place"]) == ("ceasefire_violation", 6, "Birn")


def test_a_number_after_nothing_counted_is_no_incident() -> None:
    """Without a count before it, a bare number says nothing."""
    assert [claim for claim in claims_in("The verifiers had counted six.") if claim["kind"] == "incident"] == []
