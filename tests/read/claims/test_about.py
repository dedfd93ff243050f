"""What an obligation is about, told by the words that journalists use for it."""

import pytest

from trucewatch.model.claim import About
from trucewatch.read.claims.about import abouts_in, deal_about

ROWS = [
    ("to get out of the valley", About.WITHDRAW_FORCES),
    ("send its soldiers home", About.WITHDRAW_FORCES),
    ("abandon the three hilltop positions", About.WITHDRAW_FORCES),
    ("wants the army back in barracks", About.WITHDRAW_FORCES),
    ("haul its mortars beyond the river", About.WITHDRAW_HEAVY_WEAPONS),
    ("keep their howitzers out of the belt", About.WITHDRAW_HEAVY_WEAPONS),
    ("the return of its captured sailors", About.EXCHANGE_PRISONERS),
    ("let go some 300 airmen", About.EXCHANGE_PRISONERS),
    ("not one rifle has been collected", About.DISARM),
    ("deliver the minefield records", About.DEMINING),
    ("lift its cordon around the isles", About.OPEN_ROUTES),
    ("travel unhindered between the towns", About.OPEN_ROUTES),
    ("villagers may go back to their fields", About.RETURN_DISPLACED),
    ("let the aid in", About.HUMANITARIAN_ACCESS),
    ("the lights are back on", About.RESTORE_SERVICES),
    ("gas and electricity flowing again", About.RESTORE_SERVICES),
    ("arming proxies on the other's soil", About.ARMS_EMBARGO),
    ("freeze troop movements", About.NO_REINFORCEMENT),
    ("keep its planes on the ground", About.NO_AIR_ATTACK),
    ("silence their guns", About.CEASE_FIRE),
    ("halt its operations", About.CEASE_FIRE),
    ("will hold her fire", About.CEASE_FIRE),
    ("send our sons home", About.EXCHANGE_PRISONERS),
    ("account for the missing", About.EXCHANGE_PRISONERS),
    ("free the two ministers", About.EXCHANGE_PRISONERS),
    ("promised 200 observers for the border", About.DEPLOY_MONITORS),
    ("dispatch sixty officers to watch the line", About.DEPLOY_MONITORS),
    ("the police return to the market", About.DEPLOY_STATE_FORCES),
    ("let the wounded out", About.HUMANITARIAN_ACCESS),
    ("repair the pumping station", About.RESTORE_SERVICES),
    ("the plans of the minefields", About.DEMINING),
    ("the siege must end", About.OPEN_ROUTES),
    ("let fishing boats sail", About.OPEN_ROUTES),
    ("give the villagers back their fields", About.RETURN_DISPLACED),
    ("send arms to each other's rebels", About.ARMS_EMBARGO),
    ("return to the talks", About.POLITICAL_PROCESS),
    ("be out of the schools", About.WITHDRAW_FORCES),
    ("stay five kilometres from the river", About.WITHDRAW_FORCES),
    ("move north of the river", About.WITHDRAW_FORCES),
    ("bring every rifle to the depot", About.DISARM),
    ("the use of force", About.NO_OFFENSIVE),
    ("clear of artillery", About.WITHDRAW_HEAVY_WEAPONS),
    ("give us back our dead", About.EXCHANGE_PRISONERS),
    ("mark the mined strip", About.DEMINING),
    ("let the vaccines through", About.HUMANITARIAN_ACCESS),
    ("nobody would be fired upon", About.CEASE_FIRE),
    ("cross the river line", About.NO_OFFENSIVE),
    ("every clause", About.WHOLE_AGREEMENT),
]


@pytest.mark.parametrize(("words", "wanted"), ROWS)
def test_plain_words_tell_what_is_owed(words: str, wanted: About) -> None:
    """Whatever words a report chooses, the obligation is the same."""
    assert wanted in abouts_in(words)


def test_words_of_no_obligation_tell_none() -> None:
    """A market, a hospital or a road that is merely named obliges nobody."""
    assert abouts_in("the market by the hospital on the coast road") == ()


def test_a_deal_by_its_name_is_whole_or_its_ceasefire() -> None:
    """A truce is about the fire; any other deal is about all of it."""
    assert deal_about("the truce") == (About.CEASE_FIRE,)
    assert deal_about("the Arkell accord") == (About.WHOLE_AGREEMENT,)
