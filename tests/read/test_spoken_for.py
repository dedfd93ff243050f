"""For whom a speaker speaks where no table knows his party: bodies, sides and lands told by the words alone."""

from typing import Any

import pytest

from read.passages import claims_in, found
from trucewatch.read.demonyms import government_of, land_of

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        "Colonel Omar Taleb of the Ridge Command said on Monday that gunmen had shelled Arkell.",
        {"speaker": "Omar Taleb", "speaker_for": "Ridge Command"},
    ),
    (
        "S. Tal of the Ridge Army's press office said gunmen had shelled Arkell.",
        {"speaker": "S. Tal", "speaker_for": "Ridge Army"},
    ),
    (
        "The Long Cave's delegates said gunmen had shelled Arkell.",
        {"speaker": "Long Cave's delegates", "speaker_for": "Long Cave"},
    ),
    (
        "The Ridge Front lost two men. Ada Lind, the movement's spokeswoman, wrote that gunmen had shelled Arkell.",
        {"speaker": "Ada Lind", "speaker_for": "Ridge Front"},
    ),
    (
        "The Ridge Force spoke of two dead. Spokesman Otto Berg said gunmen had shelled Arkell.",
        {"speaker": "Otto Berg", "speaker_for": "Ridge Force"},
    ),
    (
        "General Otto Berg, who heads the Peace Group, said gunmen had shelled Arkell.",
        {"speaker": "Otto Berg", "speaker_for": "Peace Group"},
    ),
    (
        "Carvenia lost two men. A Carvenian liaison officer said gunmen had shelled Arkell.",
        {"speaker": "Carvenian liaison officer", "speaker_for": "Carvenia"},
    ),
    (
        "The Carvenian side said that gunmen had shelled Arkell.",
        {"speaker": "Carvenian side", "speaker_for": "Carvenian side"},
    ),
    (
        "Ada Lind, the head of the Carvenia-backed Ridge Front, said gunmen had shelled Arkell.",
        {"speaker": "Ada Lind", "speaker_for": "Ridge Front"},
    ),
    ("Members of the Ridge Corps said gunmen had shelled Arkell.", {"speaker_for": "Ridge Corps"}),
    ("Borlandic Serb commanders said gunmen had shelled Arkell.", {"speaker_for": "Borlandic Serbs"}),
    (
        "The Carvenian government is in talks. The navy said gunmen had shelled Arkell.",
        {"speaker": "navy", "speaker_for": "Carvenian government"},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_the_words_tell_for_whom_one_speaks(passage: str, wanted: dict[str, Any]) -> None:
    """A body, a side or a land named beside the speaker is his party, though no table knows it."""
    assert found(passage, wanted), claims_in(passage)


def test_a_town_is_nobody_s_party() -> None:
    """Whoever comes from a town does not speak for it."""
    [claim] = claims_in("Ada Lind of Birn said gunmen had shelled Arkell.")
    assert claim["speaker_for"] is None


def test_an_adjective_is_made_of_its_land() -> None:
    """A land is the shortest name with the adjective's stem; too short a stem tells nothing."""
    assert land_of("Carvenian", ["Carvenia", "Carver"]) == "Carvenia"
    assert land_of("Velmari", ["Ostrel", "Velmar"]) == "Velmar"
    assert land_of("Iri", ["Ir"]) is None
    assert land_of("Carvenian", ["Borland"]) is None


def test_the_government_named_most_is_meant() -> None:
    """Of several states the one whose offices are named most is the report's; without a government there is none."""
    text = "The Carvenian army met the Velmari army. The Carvenian government said nothing."
    assert government_of(text) == "Carvenian government"
    assert government_of("The Carvenian army met the Velmari army.") is None
