"""Whether acts owed are told as done, or not, by a later sentence that only points back."""

import pytest

from read.passages import claims_in

OWED = (
    "Under the accord, Averia was to withdraw its troops from Birn by Monday, and Borland was to free all prisoners. {}"
)


@pytest.mark.parametrize(
    ("later", "wanted"),
    [
        ("Neither has happened, a diplomat said.", {"withdraw_forces", "exchange_prisoners"}),
        ("It has not done so.", {"exchange_prisoners"}),
    ],
)
def test_what_a_later_sentence_points_back_to(later: str, wanted: set[str]) -> None:
    """ "Neither" is of all that was owed in the sentence before; "it has not" of the last."""
    claims = [claim for claim in claims_in(OWED.format(later)) if claim["kind"] == "compliance"]

    assert {about for claim in claims for about in claim["about"]} == wanted
    assert {claim["verdict"] for claim in claims} == {"not_fulfilled"}


@pytest.mark.parametrize(
    ("passage", "about", "verdict"),
    [
        (
            "Averia undertook to let the convoys into Birn. The town has yet to see a single lorry.",
            "humanitarian_access",
            "not_fulfilled",
        ),
        (
            "Under the deal Averia was to leave Birn by Sunday. Its men are still there.",
            "withdraw_forces",
            "not_fulfilled",
        ),
        ("The accord calls for 200 monitors. Only 40 have arrived.", "deploy_monitors", "partly"),
        ("Under the truce Borland was to clear its mines. The job is not finished.", "demining", "not_fulfilled"),
    ],
)
def test_what_was_owed_is_weighed_in_other_words(passage: str, about: str, verdict: str) -> None:
    """What has not come, who is still there and a job unfinished tell of the act owed in the sentence before."""
    claims = [claim for claim in claims_in(passage) if claim["kind"] == "compliance"]

    assert [(claim["about"], claim["verdict"]) for claim in claims] == [([about], verdict)]


def test_a_condition_tells_of_nothing_done() -> None:
    """ "If they are still there" weighs nothing."""
    passage = (
        "Under the deal Averia was to leave Birn by Sunday. If its men are still there on Monday, they will be shot at."
    )

    assert not [claim for claim in claims_in(passage) if claim["kind"] == "compliance"]
