"""What "there", "the city" and "the province" point to, and what those who were there saw."""

from read.passages import claims_in


def _places(text: str) -> list[object]:
    return [claim["place"] for claim in claims_in(text) if claim["kind"] == "incident"]


def test_a_source_in_a_town_tells_of_that_town() -> None:
    """Where nothing else is named, what residents and reporters saw was where they were."""
    assert _places("Residents of Arkell said Averian soldiers had looted shops on Tuesday.") == ["Arkell"]
    assert _places("A source at Arkell said Averian soldiers had looted shops in Birn on Tuesday.") == ["Birn"]


def test_there_is_where_the_source_is_named() -> None:
    """Within one sentence "there" may point to the place of those who speak."""
    told = _places(
        "A drone fell on Birn; a medical source at Arkell hospital said two women were shot there on Tuesday."
    )

    assert told[-1] == "Arkell"


def test_a_town_named_long_ago_is_still_the_town() -> None:
    """What is told between does not make another town of it, if it names none."""
    text = (
        "Guns shelled Birn on Monday. Nobody spoke. It rained. It rained on. Then gunmen shelled the town on Tuesday."
    )

    assert _places(text)[-1] == "Birn"


def test_the_village_of_a_camera_is_the_one_that_is_meant_next() -> None:
    """Where an instrument stood is where it recorded something, and "the same village" is that one."""
    claims = claims_in(
        "Soldiers denied a patrol access to Arkell. The team's camera in Birn recorded four explosions. "
        "The next day the team saw three fresh craters in the same village."
    )

    assert [claim.get("place") for claim in claims] == ["Arkell", "Birn", "Birn"]
