"""Our own scorer: what counts as found, right, missed and false."""

import pytest

from gold.score_claims import Score, compare

SHELLED: dict[str, object] = {
    "kind": "incident",
    "type": "shelling",
    "place": "Arkell",
    "sentence": {"text": "Guns shelled Arkell at dawn."},
}
WANTED: dict[str, object] = {"at": "Guns shelled", "kind": "incident", "type": "shelling", "place": "Arkell|Old Arkell"}


def scored(wanted: list[dict[str, object]], read: list[dict[str, object]]) -> Score:
    score = Score()
    score.add(wanted, read)
    return score


def test_a_right_reading_scores_one() -> None:
    """A claim with every key right is found whole."""
    score = scored([WANTED], [SHELLED])

    assert (score.claims.f1, score.keys.f1) == (1.0, 1.0)


def test_a_missed_claim_costs_its_keys() -> None:
    """A claim that nobody read costs itself and every annotated key."""
    score = scored([WANTED], [])

    assert (score.claims.missed, score.keys.missed, score.keys.false) == (1, 3, 0)


def test_an_optional_claim_costs_nothing() -> None:
    """What one careful person would leave out is no loss."""
    score = scored([{**WANTED, "optional": True}], [])

    assert score.keys.missed == 0


def test_a_claim_that_stands_for_nothing_is_false() -> None:
    """A claim that nobody annotated costs itself and each telling key."""
    score = scored([], [SHELLED])

    assert (score.claims.false, score.keys.false) == (1, 3)


def test_another_sentence_is_no_match() -> None:
    """A claim of the right kind on another sentence stands for nothing."""
    score = scored([WANTED], [{**SHELLED, "sentence": {"text": "It rained."}}])

    assert score.claims.f1 == 0.0


@pytest.mark.parametrize(
    ("key", "want", "got", "verdict"),
    [
        ("killed", {"min": 3, "max": None}, {"min": 3, "max": None}, (1, 0, 0)),
        ("killed", {"min": 3, "max": None}, {"min": 3, "max": 3}, (0, 1, 1)),
        ("date", ["2019-03-01", "2019-03-01"], ["2019-03-02", "2019-03-02"], (1, 0, 0)),
        ("date", ["2019-03-01", "2019-03-01"], ["2019-03-09", "2019-03-09"], (0, 1, 1)),
        ("date", ["~2019-03-01", "2019-03-20"], ["2019-03-08", "2019-03-20"], (1, 0, 0)),
        ("speaker", "Ada Lind|the envoy", "The envoy", (1, 0, 0)),
        ("speaker", "Ada Lind", ["Ada Lind", "Bo Wik"], (0, 1, 1)),
        ("about", ["disarm", "cease_fire"], ["disarm"], (0.5, 0.5, 0.0)),
        ("verdict", "partly|fulfilled", "fulfilled", (1, 0, 0)),
        ("share", 0.7, 0.705, (1, 0, 0)),
        ("denied", True, None, (0, 1, 0)),
    ],
)
def test_a_key_is_right_missed_or_false(
    key: str, want: object, got: object, verdict: tuple[float, float, float]
) -> None:
    """Each sort of key has its own measure of right."""
    assert compare(key, {key: want}, {key: got}) == verdict
