"""What each side lays to the other."""

from read.passages import claims_in


def test_each_says_the_other_fired_first() -> None:
    """One sentence holds two charges, each with its own speaker and doer."""
    passage = "Averian forces and the Hill Front clashed near Birn. Each side said the other had fired first."

    claims = [claim for claim in claims_in(passage) if claim.get("type") == "small_arms_fire"]

    pairs = {(claim["speaker"], claim["perpetrator"]) for claim in claims}
    assert len(pairs) == 2
    assert {speaker for speaker, _ in pairs} == {doer for _, doer in pairs}
