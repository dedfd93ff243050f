"""The many ways in which reports tell who says a thing, beside "X said that"; and what is only asked."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Gunmen shelled Arkell, or so the governor, Ada Lind, maintains.", {"speaker": "Ada Lind"}),
    ("Gunmen shelled Arkell - that, at least, is what the mayor says.", {"speaker": "mayor"}),
    ("In the general's telling, gunmen shelled Arkell first.", {"speaker": "general"}),
    ("The governor, Ada Lind, was in no doubt that gunmen had shelled Arkell.", {"speaker": "Ada Lind"}),
    ("Colonel Otto Berg has it that gunmen shelled Arkell.", {"speaker": "Otto Berg"}),
    ("A letter signed by the chiefs says that gunmen shelled Arkell.", {"speaker": "chiefs"}),
    ("The agency TASM, citing the police, reported that gunmen had shelled Arkell.", {"speaker": "police"}),
    ("The mission has been told by the governor that gunmen shelled Arkell.", {"speaker": "governor"}),
    ("The rebels, for their part, say Averia shelled Arkell.", {"speaker": "rebels", "perpetrator": "Averia"}),
    (
        "Gunmen shelled Arkell on Monday, two officers, who asked not to be named, told the paper.",
        {"speaker": "officers"},
    ),
    ("Vale radio: gunmen shelled Arkell overnight.", {"speaker": "Vale radio"}),
    ('"Shells hit us in Arkell for an hour," sighed Ada Lind, a nurse.', {"speaker": "Ada Lind"}),
    ("Averia is accused by Borland of shelling Arkell.", {"speaker": "Borland", "perpetrator": "Averia"}),
    (
        "A police officer who asked not to be named went further, counting 21 attacks by gunmen on Arkell.",
        {"speaker": "police officer"},
    ),
    ("Villagers, reached by telephone, described about an hour of shelling in Arkell.", {"speaker": "Villagers"}),
    ("Gunfire in Arkell was reported by the police on Monday.", {"speaker": "police"}),
    ("A colonel from Birn growled that gunmen had shelled Arkell.", {"speaker": "colonel"}),
    ('"Gunmen shelled Arkell," the mayor said. They fired, according to his statement, at the mill.', {}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_whoever_tells_it_speaks(passage: str, wanted: dict[str, Any]) -> None:
    """Asides, accounts, letters, papers that cite, labels and verbs behind a quotation name the speaker."""
    assert found(passage, {"kind": "incident", **wanted}), claims_in(passage)


SPOKEN_FOR: list[tuple[str, dict[str, Any]]] = [
    ("Vale Radio, the channel that Averia runs, said gunmen shelled Arkell.", {"speaker": "Vale Radio"}),
    ("A source in Birn says gunmen shelled Arkell.", {"speaker": "source in Birn"}),
    ("Averia's Defence Ministry said gunmen shelled Arkell.", {"speaker_for": "Averia"}),
    ("Ada Lind, in Brask, said gunmen shelled Arkell.", {"speaker": "Ada Lind", "speaker_for": None}),
    ("Lieutenant-General Ada Lind said gunmen shelled Arkell.", {"speaker": "Ada Lind"}),
    ("Gunmen, if Borland's army is to be believed, shelled Arkell.", {"speaker_for": "Borland"}),
    ("Gunmen shelled Arkell, the navy said.", {"speaker_for": "government"}),
    ("Ada Lind, who heads the Vale Command, said gunmen shelled Arkell.", {"speaker_for": "Vale Command"}),
    (
        "Averian general Otto Berg met Borland's envoy, Ada Lind. Lind said gunmen shelled Arkell.",
        {"speaker_for": "Borland"},
    ),
    ("A Vale Armed Forces major said gunmen shelled Arkell.", {"speaker": "Vale Armed Forces major"}),
    ("On Thursday, the eve of the feast, police officers said gunmen shelled Arkell.", {"speaker": "police officers"}),
    ("Ada Lind, who heads the brigade, said gunmen shelled Arkell.", {"speaker_for": None}),
    ("President Ada Lind will send men to Birn, where gunmen shelled Arkell's mill, her office said.", {}),
    ("Gunmen shelled Arkell, state television said.", {"speaker_for": "government"}),
    (
        "The separatist authorities of Corve said gunmen shelled Arkell.",
        {"speaker_for": "separatist authorities of Corve"},
    ),
    ("The Hill Front's envoy in Brask, Ada Lind, said gunmen shelled Arkell.", {"speaker_for": "Hill Front"}),
    (
        "Borland said that nobody had fired. The Vale Mission is wary: it counted 40 shells in Arkell.",
        {"speaker": "Vale Mission"},
    ),
]
DAYS = [
    "The Hill Front claimed on Thursday to have shelled Arkell.",
]


@pytest.mark.parametrize(("passage", "wanted"), SPOKEN_FOR)
def test_a_speaker_has_his_own_name_and_his_own_party(passage: str, wanted: dict[str, Any]) -> None:
    """Ranks, appositions and the place where one speaks are no part of the name, nor do they tell the party."""
    assert found(passage, {"kind": "incident", **wanted}), claims_in(passage)


@pytest.mark.parametrize("passage", DAYS)
def test_a_day_between_verb_and_infinitive_is_that_of_saying(passage: str) -> None:
    """In "claimed on Thursday to have shelled" Thursday is when it was claimed."""
    [claim] = [c for c in claims_in(passage) if c["kind"] == "incident"]
    assert claim["said"] == ["2001-06-14", "2001-06-14"]


def test_the_body_of_a_bulletin_is_named_by_its_title() -> None:
    """Whoever heads "the Centre" in its own bulletin speaks for the body that the title names."""
    passage = "The head of the Centre, Colonel Ada Lind, said gunmen had shelled Arkell."
    [claim] = [c for c in claims_in(passage, title="Bulletin of the Vale Truce Centre") if c["kind"] == "incident"]
    assert claim["speaker_for"] == "Vale Truce Centre"


def test_questions_and_answers_have_their_voices() -> None:
    """In a transcript "A:" is the answer of whoever was named last, and "Q:" nobody's word in particular."""
    passage = "Col. LIND: Good day. The road is open.\n\nQ: Who fired?\n\nA: Gunmen shelled Arkell.\n\nQ: And now?"
    [claim] = [c for c in claims_in(passage) if c["kind"] == "incident"]
    assert claim["speaker"].casefold() == "lind"
    assert claim["quoted"] == "direct"


OWN = [
    "The mayor said that gunmen from Birn, which rebels shelled on Monday, were in Arkell.",
    "We recall that Averian forces shelled Arkell on Monday.",
    "The talks were called off, the mayor said, though gunmen shelled Arkell on Monday.",
    "The mayor said that men had come from Birn, the town that rebels shelled on Monday.",
    "Talks were called off on Monday, hours after gunmen had shelled Arkell, the mayor said.",
    "Smugglers, whom Averia says it never saw, are in Birn, and gunmen shelled Arkell on Monday.",
    'The chiefs told the monitors to "get off the road" after gunmen had shelled Arkell on Monday.',
    "Gunmen shelled Arkell on Monday, but the road to Birn is open, residents say.",
]


@pytest.mark.parametrize("passage", OWN)
def test_background_is_the_reports_own(passage: str) -> None:
    """A relative clause in somebody's speech, an aside behind it, and what a report says of itself are its own word."""
    assert found(passage, {"kind": "incident", "speaker": "publisher"}), claims_in(passage)


def test_a_verb_that_holds_one_thing_for_another_tells_a_view() -> None:
    """Who regards a group as part of another says so."""
    claims = claims_in("Averia regards the Vale Guard as a part of the Hill Front.")
    assert {c["speaker"] for c in claims if c["kind"] == "relation"} == {"Averia"}, claims


def test_a_quoted_word_is_no_speaker() -> None:
    """`"Fiction," replied the ministry` is the ministry's word."""
    claims = claims_in('The rebels said that Averia had shelled Arkell. "Fiction," replied the ministry in Brask.')
    assert all(c["speaker"] != "Fiction" for c in claims), claims


LEFT_OPEN = [
    "It is unclear who shelled Arkell.",
    "The army did not say whether its men had shelled Arkell.",
    "The colonel would neither confirm nor deny that his men had shelled Arkell.",
    '"Who shelled Arkell?" asked the mayor.',
]


@pytest.mark.parametrize("passage", LEFT_OPEN)
def test_what_is_left_open_is_not_told(passage: str) -> None:
    """A question, asked or left open, makes no claim."""
    assert not found(passage, {"kind": "incident"}), claims_in(passage)


def test_a_heading_is_no_speaker() -> None:
    """What a bulletin has under a heading is not said by what the heading names."""
    [claim] = [c for c in claims_in("Foreign fighters: gunmen shelled Arkell on Monday.") if c["kind"] == "incident"]
    assert claim["speaker"] == "publisher"
