"""How a situation stands, or where it is heading."""

import pytest

from read.passages import claims_in, found


@pytest.mark.parametrize(
    ("passage", "direction"),
    [
        ("The guns have been silent in Arkell since May.", "calm"),
        ("The night passed quietly in Birn.", "calm"),
        ("The situation in Birn remained tense but largely calm.", "calm"),
        ("Calm returned to Corve on Thursday.", "calm"),
        ("Violence has fallen sharply in the Vale.", "improving"),
        ("The new posts have reduced shelling in Birn.", "improving"),
        ("Incidents were down by half in Birn.", "improving"),
        ("Birn was quieter than the week before.", "improving"),
        ("Calm in Arkell; worsening in Birn.", "worsening"),
        ("The observers noted a rise in ceasefire violations in Birn.", "worsening"),
        ("The security situation in Corve has deteriorated.", "worsening"),
        ("The situation in Corve is stable.", "stable"),
        ("Around Birn all was silent for the sixth day in a row.", "calm"),
        ("Tuesday passed quietly along the Tarn line.", "calm"),
        ("The truce has given the town of Arkell its quietest night in months.", "calm"),
        ("Things are calmer in Birn.", "improving"),
        ("Life in Corve is slowly returning to normal.", "improving"),
        ("The general called the situation in Corve far from satisfactory.", "worsening"),
    ],
)
def test_words_tell_the_direction(passage: str, direction: str) -> None:
    """Verbs of change, calm predicates and counts compared tell how things stand."""
    assert found(passage, {"kind": "situation", "direction": direction}), claims_in(passage)


def test_an_order_to_be_silent_is_no_situation() -> None:
    """Guns that somebody told to be silent may not be."""
    assert not found("From his cell the leader told the guns to be silent.", {"kind": "situation"})


def test_a_silence_that_only_dates_is_no_situation() -> None:
    """ "Since the guns fell silent" says when, not how things are."""
    assert not found("No bridge has been mended since the guns fell silent.", {"kind": "situation"})


def test_it_is_the_situation_told_of_before() -> None:
    """What "has deteriorated" without a name is the situation of the clause before, and nothing else."""
    told = "The situation has improved in Birn; in Arkell it has deteriorated."

    assert found(told, {"kind": "situation", "direction": "worsening", "place": "Arkell"})
    assert not found("The road is old; in Arkell it has deteriorated.", {"kind": "situation"})
