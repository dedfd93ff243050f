"""Clauses out of trees: who does what is told by the tree, not by who stands nearest."""

from read.passages import claims_in


def test_a_speaker_does_not_do_what_he_says_of_another() -> None:
    """ "Which he said violated the accord": the breach is the speaker's word, and not his deed."""
    passage = (
        "Averian Foreign Minister Ada Lind said the Hill Front was holding about 60 percent of Corve, "
        "which she said violated the June accord."
    )

    [breach] = [claim for claim in claims_in(passage) if claim["kind"] == "compliance"]

    assert breach["speaker"] == "Ada Lind"
    assert breach["verdict"] == "violated"
    assert breach.get("by") not in {"Averia", "Ada Lind"}
