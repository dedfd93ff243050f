"""Which words tell who speaks: behind what was said, in the middle of it, with partners and by-names."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        (
            "More than 200 fighters have left Birn, Borlandic spokeswoman Mara Lind told reporters in Brask,"
            " adding that this was still being checked."
        ),
        {"kind": "movement", "speaker": "Mara Lind", "speaker_for": "Borland"},
    ),
    (
        (
            "Borlandic defence minister Otto Berg spoke on Monday. Averia, he recalled, had undertaken to withdraw its"
            " heavy weapons by 10 May."
        ),
        {"kind": "commitment", "speaker": "Otto Berg"},
    ),
    (
        "Shells hit Arkell on Monday, the state-run Vale News Agency reported.",
        {"kind": "incident", "speaker": "state-run Vale News Agency"},
    ),
    (
        "The Herald, a newspaper read in the hills, said Averian troops had shelled Arkell.",
        {"kind": "incident", "speaker": "Herald"},
    ),
    (
        "The monitor, whose teams stand on both sides, said around 40 shells had fallen near Arkell since dawn.",
        {"kind": "incident", "place": "Arkell"},
    ),
    (
        "Averian troops shelled Arkell, Borland said on Monday, and Birn was hit as well, it said.",
        {"kind": "incident", "speaker": "Borland", "said": day("2001-06-11")},
    ),
    (
        "The source dismissed as lies the reports that Averian troops had shelled Arkell.",
        {"kind": "incident", "denied": True, "place": "Arkell"},
    ),
    (
        "The Hill Front, which was formed in May, said Averian troops had shelled Arkell.",
        {"kind": "incident", "speaker": "Hill Front", "said": None},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_a_phrase_of_speech_gives_its_words_to_its_speaker(passage: str, wanted: dict[str, Any]) -> None:
    """Wherever the phrase stands, what belongs to it is its speaker's, and only its own day is the day of saying."""
    assert found(passage, wanted), claims_in(passage)


SAYINGS: list[tuple[str, dict[str, Any]]] = [
    ("Averian troops shelled Arkell on Monday, their neighbours say.", {"kind": "incident", "speaker": "neighbours"}),
    (
        "Residents accused Averian troops of shelling Arkell on Monday.",
        {"kind": "incident", "speaker": "Residents", "type": "shelling"},
    ),
    ("Residents charged that Averian troops had shelled Arkell.", {"kind": "incident", "speaker": "Residents"}),
    ("By the account of residents, Averian troops shelled Arkell.", {"kind": "incident", "speaker": "residents"}),
    ("Averian troops shelled Arkell, as residents put it.", {"kind": "incident", "speaker": "residents"}),
    ("Residents made it known that Averian troops had shelled Arkell.", {"kind": "incident", "speaker": "Residents"}),
    ("The mayor is adamant that Averian troops shelled Arkell.", {"kind": "incident", "speaker": "mayor"}),
    (
        "A report by the Borland Rights Watch says Averian troops shelled Arkell.",
        {"kind": "incident", "speaker": "Borland Rights Watch"},
    ),
    ("On Monday, the mayor reckons, Averian troops shelled Arkell.", {"kind": "incident", "speaker": "mayor"}),
    ("Averian troops hold Birn and, residents say, have shelled Arkell.", {"kind": "incident", "speaker": "residents"}),
    ("Averian troops hold Birn and, residents say, have shelled Arkell.", {"kind": "control", "speaker": "publisher"}),
    (
        "The claim by the mayor that Averian troops shelled Arkell could not be checked.",
        {"kind": "incident", "speaker": "mayor"},
    ),
    (
        "Averian troops withdrew from Birn on Monday, the chief of staff, General Otto Berg, told a briefing.",
        {"kind": "movement", "speaker": "Otto Berg"},
    ),
    (
        "No shot was fired at Arkell on Monday, a diplomat in Birn says.",
        {"kind": "incident", "speaker": "diplomat", "denied": True},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), SAYINGS)
def test_whoever_says_it_has_the_words(passage: str, wanted: dict[str, Any]) -> None:
    """However somebody is said to have said it, the words are his: owned phrases, charges, accounts, claims, asides."""
    assert found(passage, wanted), claims_in(passage)
