"""An obligation is told by what is done and to what, whichever words of either class stand there."""

import pytest

from trucewatch.model.claim import About
from trucewatch.read.claims.obligations import named_in

ROWS = [
    ("wave the verifiers past the roadblock", About.FREE_MOVEMENT_OF_MONITORS),
    ("find room for blue helmets to be stationed on the ridge", About.DEPLOY_MONITORS),
    ("muzzle the batteries", About.CEASE_FIRE),
    ("refrain from any further ambush", About.CEASE_FIRE),
    ("part with the last of their carbines", About.DISARM),
    ("fold the brigades into the army", About.DISARM),
    ("tow the field guns out of range", About.WITHDRAW_HEAVY_WEAPONS),
    ("decamp from the hilltop", About.WITHDRAW_FORCES),
    ("vacate Karmash", About.WITHDRAW_FORCES),
    ("bring the boys home", About.WITHDRAW_FORCES),
    ("dig no more trenches", About.NO_FORTIFICATION),
    ("seat the joint commission", About.COORDINATION_BODY),
    ("walk the canal together on patrol", About.JOINT_PATROLS),
    ("sweep the mines from the bay", About.DEMINING),
    ("pay the teachers their salaries again", About.RESTORE_SERVICES),
    ("throw out the foreign volunteers", About.REMOVE_RADICAL_GROUPS),
    ("cut off the supply of ammunition", About.ARMS_EMBARGO),
    ("an amnesty and local elections", About.POLITICAL_PROCESS),
    ("ground its helicopters", About.NO_AIR_ATTACK),
    ("unblock the harbour", About.OPEN_ROUTES),
    ("escort the flour lorries in", About.HUMANITARIAN_ACCESS),
    ("let the uprooted go home", About.RETURN_DISPLACED),
]


@pytest.mark.parametrize(("words", "wanted"), ROWS)
def test_classes_of_words_that_stand_near_each_other_name_the_obligation(words: str, wanted: About) -> None:
    """A verb of one class near a noun of another is enough, in either order."""
    assert wanted in {named.about for named in named_in(words)}


@pytest.mark.parametrize("words", ["He let the matter rest. Inspectors slept.", "the minister went to the theatre"])
def test_words_of_two_sentences_or_of_no_class_name_nothing(words: str) -> None:
    """A full stop parts what it stands between."""
    assert About.FREE_MOVEMENT_OF_MONITORS not in {named.about for named in named_in(words)}
    assert not named_in("the minister went to the theatre")
