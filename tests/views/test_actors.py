"""Actors: who speaks, of whom it is spoken, and all of it about one of them."""

import pytest

from fakes import report, shelling, verdict
from trucewatch.errors import UnknownNameError
from trucewatch.model.claim import About
from trucewatch.views.actors import Portrait, find_actors, portrait_as_json, portray
from views.boards import ACTORS, Scene, scene


def portrait_of(key: str, made: Scene) -> Portrait:
    return portray(key, made.evidence, actors=ACTORS, boards=[made.board], incidents=made.board.incidents)


def told() -> Scene:
    return scene(
        report(
            "2001-06-10",
            verdict("Anna North", about=About.CEASE_FIRE, by="Northland"),
            shelling("Ash", perpetrator="Northern army", speaker="a miller"),
        )
    )


def test_a_name_that_no_library_knows_is_an_actor() -> None:
    """A miller is there under his own word."""
    names = {one.key: one for one in find_actors(told().evidence, actors=ACTORS)}

    assert names["name:a miller"].speaks == 1
    assert names["anna-north"].actor is not None


def test_a_state_has_the_words_and_deeds_of_those_who_act_for_it() -> None:
    """What its minister says, and what is laid to its army."""
    portrait = portrait_of("northland", told())

    assert [one.key for one in portrait.under_it] == ["anna-north", "north-army"]
    assert len(portrait.spoken) == 1
    assert len(portrait.incidents) == 1
    assert [one.obligation.id for one in portrait.words] == ["cease-fire"]
    assert "vale-truce/cease-fire" in portrait_as_json(portrait)["owes"]


def test_a_minister_leads_to_his_state() -> None:
    """He is himself, and speaks for it."""
    portrait = portrait_of("anna-north", told())

    assert portrait.acts_for is not None
    assert portrait.acts_for.id == "northland"


def test_nobody_of_that_name_is_told_with_the_nearest() -> None:
    """A slip of the pen is answered with who was meant."""
    with pytest.raises(UnknownNameError, match="northland"):
        portrait_of("nortland", told())
