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


def test_a_condition_that_opens_with_had_is_no_fact() -> None:
    """Had somebody attacked, something would have come of it: nothing did happen."""
    passage = "Had the army attacked Arkell, hundreds would have died."

    assert not [claim for claim in claims_in(passage) if claim["kind"] == "incident"]


def test_what_could_be_heard_was_there() -> None:
    """Firing that could be heard is told as a fact, unlike what could have happened."""
    passage = "The crackle of machine-gun fire could be heard in Arkell throughout Tuesday."

    [heard] = [claim for claim in claims_in(passage) if claim["kind"] == "incident"]

    assert heard["type"] == "small_arms_fire"
    assert heard["certainty"] == "certain"


def test_what_a_deadline_is_for_is_not_done() -> None:
    """A plan, a deadline or talks for doing a thing do not tell that it was done; credit for it does."""
    undone = "The mission said the army had let the deadline for pulling its tanks out of Arkell go by."
    done = "The mission gave the army credit for pulling its tanks out of Arkell."

    assert [claim["verdict"] for claim in claims_in(undone) if claim["kind"] == "compliance"] == ["not_fulfilled"]
    assert not [claim for claim in claims_in(undone) if claim["kind"] == "movement"]
    assert [claim["action"] for claim in claims_in(done) if claim["kind"] == "movement"] == ["withdraws"]


def test_what_is_demanded_or_not_confirmed_is_not_told_as_done() -> None:
    """A demand that somebody go, or a doubt whether he went, is no word that he went."""
    for passage in (
        "The Council demanded that all foreign fighters leave Arkell within 90 days.",
        "The mission could not confirm that the tanks had been pulled out of Arkell.",
    ):
        assert not [claim for claim in claims_in(passage) if claim["kind"] == "movement"]


def test_to_shell_nobody_is_to_deny_shelling() -> None:
    """Whoever says that he shelled nobody says that he did not shell."""
    passage = '"We shelled nobody," Ivo Brand, a spokesman for the Averian army, told reporters on Monday.'

    [denied] = [claim for claim in claims_in(passage) if claim["kind"] == "incident"]

    assert denied["denied"] is True
    assert denied["type"] == "shelling"


def test_what_is_waited_for_has_not_come() -> None:
    """Somebody who stays until another acts does not say that he acted; a fight until he went does."""
    awaited = "Ivo Brand said his men would stay in Arkell until the government had freed all prisoners."
    come = "The army shelled Arkell until the rebels withdrew."

    assert not [claim for claim in claims_in(awaited) if claim.get("verdict") == "fulfilled"]
    assert [claim["action"] for claim in claims_in(come) if claim["kind"] == "movement"] == ["withdraws"]


def test_what_is_urged_to_be_kept_is_not_told_as_kept() -> None:
    """ "Urged that the truce be observed" asks for it."""
    passage = "The Council urged that the truce be strictly observed."

    assert not [claim for claim in claims_in(passage) if claim["kind"] == "compliance"]
