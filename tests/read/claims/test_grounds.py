"""How each value of a claim was got."""

from typing import Any

from read.passages import claims_in
from trucewatch.model.claim import KEYS_OF_KIND, ClaimKind

PASSAGE = "Averian guns killed at least 11 people in Arkell on Monday, the Corven Observatory said."


def grounds(claim: dict[str, Any]) -> dict[str, tuple[str, str | None]]:
    """Return the rule and the words of each value."""
    sentence = claim["sentence"]
    return {
        ground["key"]: (
            ground["rule"],
            sentence["text"][ground["span"][0] - sentence["start"] : ground["span"][1] - sentence["start"]]
            if ground.get("span")
            else None,
        )
        for ground in claim["grounds"]
    }


def test_each_value_has_its_words() -> None:
    """Who speaks, when, where and how many: each is told with the rule and the words."""
    [claim] = claims_in(PASSAGE)

    told = grounds(claim)

    assert told["killed"][1] == "at least 11"
    assert told["date"][1] == "Monday"
    assert told["place"][1] == "Arkell"
    assert told["perpetrator"][0].startswith("names.")
    assert "Corven Observatory" in str(told["speaker"][1])


def test_no_value_is_without_a_ground() -> None:
    """Whatever a claim says beyond what is so by default, it says how it was got."""
    passages = (
        PASSAGE,
        "Averia denied on Friday that its forces had shelled Arkell in violation of the truce.",
        "Ada Lind, who leads the Hill Front, said its fighters had left Birn as agreed.",
        "The Averia-backed Hill Front controls 70 per cent of Corve.",
    )
    for claim in (claim for passage in passages for claim in claims_in(passage)):
        keys = (*KEYS_OF_KIND[ClaimKind(claim["kind"])], "kind", "speaker", "speaker_for", "said", "date", "place")
        given = {key for key in keys if claim.get(key) not in (None, [], {})}
        assert given - set(grounds(claim)) == set()


def test_what_no_word_says_is_carried() -> None:
    """A date that comes from the sentence before stands on no words of this one."""
    claims = claims_in("Guns shelled Arkell on Monday. The attack killed two people.")

    assert claims[1]["date"] == claims[0]["date"]
    assert grounds(claims[1])["date"] == ("carried", None)
