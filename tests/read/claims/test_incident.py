"""Incidents: what happened, by whom, with what, where, and with how many victims."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        "Averian artillery shelled Arkell on Thursday, killing a miller and wounding three of his sons.",
        {
            "type": "shelling",
            "perpetrator": "Averia",
            "place": "Arkell",
            "date": day("2001-06-14"),
            "civilians_killed": {"min": 1, "max": 1, "words": "a farmer"},
        },
    ),
    ("A drone strike killed two people in Birn on Monday.", {"type": "drone_strike", "place": "Birn"}),
    ("Warplanes bombed the market of Corve on Sunday.", {"type": "air_strike", "date": day("2001-06-10")}),
    ("There have been suicide attacks in Arkell.", {"type": "suicide_attack", "place": "Arkell"}),
    ("Gunmen kidnapped two drivers near Birn.", {"type": "abduction"}),
    ("Armed men stopped a UN convoy near Birn on Monday.", {"type": "obstruction"}),
    (
        "Access was denied to the Truce Mission on four occasions.",
        {"type": "obstruction", "target": "Truce Mission", "count": {"min": 4, "max": 4}},
    ),
    ("No fighting was reported in Corve.", {"type": "clash", "denied": True}),
    ("Fighting erupted around Birn on Tuesday.", {"type": "clash", "date": day("2001-06-12")}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_an_incident_is_read_with_its_keys(passage: str, wanted: dict[str, Any]) -> None:
    """What happened is told by its verb or noun, sharpened by the weapon and the doer."""
    wanted = {key: value for key, value in wanted.items() if key != "civilians_killed"}

    assert found(passage, {"kind": "incident", **wanted}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Averia fears that the Hill Front may shell Arkell.",
        "The Hill Front threatened to attack Birn.",
        "If Averian guns shell Corve, the truce is over.",
        "Averia is planning an attack on Birn.",
    ],
)
def test_what_is_only_feared_planned_or_supposed_is_no_incident(passage: str) -> None:
    """Fears, plans, threats and suppositions make no incident."""
    assert [claim for claim in claims_in(passage) if claim["kind"] == "incident"] == []


def test_a_list_of_places_gives_one_claim_each() -> None:
    """Several places shelled are several incidents, unless one count covers them all."""
    claims = [c for c in claims_in("Averian guns shelled Arkell, Birn and Corve.") if c["kind"] == "incident"]

    assert [claim["place"] for claim in claims] == ["Arkell", "Birn", "Corve"]


def test_parts_of_a_toll_add_up() -> None:
    """The killed of all sorts are added; civilians stand among them."""
    [claim] = [
        c for c in claims_in("Shelling of Arkell killed five civilians and 13 soldiers.") if c["kind"] == "incident"
    ]

    assert (claim["killed"]["min"], claim["killed"]["max"]) == (18, 18)
    assert claim["civilians_killed"]["min"] == 5


WIDER: list[tuple[str, dict[str, Any]]] = [
    ("Six wounded policemen were taken to hospital in Arkell.", {"kind": "incident", "injured": {"min": 6, "max": 6}}),
    ("Three observers were led away into the woods near Arkell.", {"kind": "incident", "type": "abduction"}),
    ("The militia took three farmers away.", {"kind": "incident", "type": "abduction"}),
    ("A house was burnt down in Arkell on Monday.", {"kind": "incident", "type": "demolition"}),
    ("A patrol ran over a mine near Arkell on Monday.", {"kind": "incident", "type": "bombing"}),
    ("A landmine tore apart a minibus near Arkell.", {"kind": "incident", "type": "bombing"}),
    ("Gunfire crackled around the market of Arkell on Monday.", {"kind": "incident", "type": "small_arms_fire"}),
    (
        "Rebels overran a post in Arkell and killed nine soldiers.",
        {"kind": "incident", "type": "ground_assault", "killed": {"min": 9, "max": 9}},
    ),
    ("Mortar bombs fell on Arkell on Monday.", {"kind": "incident", "type": "shelling"}),
    ("Heavy fighting was under way near Arkell on Monday.", {"kind": "incident", "type": "clash"}),
    ("The observers learned of 13 breaches.", {"kind": "incident", "type": "ceasefire_violation"}),
    ("The rounds had come from Averian positions, the mayor said.", {"kind": "incident", "speaker": "mayor"}),
    (
        "Access was denied to the mission on four occasions, three times by Averia and once by Borland.",
        {"kind": "incident", "type": "obstruction", "perpetrator": "Borland", "count": {"min": 1, "max": 1}},
    ),
    (
        "Averia suspended the entry of aid on Monday.",
        {"kind": "incident", "type": "obstruction", "perpetrator": "Averia"},
    ),
    (
        "The mission recorded 12 violations in Arkell on Monday. In Birn, nine.",
        {"kind": "incident", "place": "Birn", "count": {"min": 9, "max": 9}},
    ),
    (
        "The mission recorded 12 violations in Arkell on Monday. In Birn none was recorded.",
        {"kind": "incident", "place": "Birn", "denied": True},
    ),
    (
        "Five traders lost their lives in Arkell.",
        {"kind": "incident", "killed": {"min": 5, "max": 5}, "perpetrator": None},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), WIDER)
def test_violence_is_told_in_many_words(passage: str, wanted: dict[str, Any]) -> None:
    """Particles, wounds treated, what weapons do, access denied, counts left bare: each tells of an incident."""
    assert found(passage, wanted), claims_in(passage)


@pytest.mark.parametrize(
    ("passage", "wanted"),
    [
        ("The coastguard boarded the trawler Ada off Arkell on Monday.", {"type": "seizure", "place": "Arkell"}),
        ("Hill Front fighters rushed an army post at Arkell on Monday.", {"type": "ground_assault"}),
        ("Twice this month mortar bombs have come down on Arkell.", {"type": "shelling", "place": "Arkell"}),
        ("Two heavy detonations were heard near Arkell.", {"type": "shelling", "place": "Arkell"}),
        ("A team in Arkell counted four outgoing rounds of a heavy weapon.", {"type": "shelling"}),
        ("No shot has been exchanged on the Upper Road.", {"denied": True, "place": "Upper Road"}),
        (
            "They deplore the killing of the warden Erik Lund at Arkell on 2 June.",
            {"type": "killing", "place": "Arkell"},
        ),
        ("Around ten shots were heard from the market in Arkell.", {"type": "small_arms_fire"}),
        ("Arkell is surrounded by the army.", {"type": "blockade", "place": "Arkell"}),
        ("Five aid workers were taken from their car by gunmen in Arkell.", {"type": "abduction"}),
        ("A mine overturned a bus near Arkell.", {"type": "bombing", "place": "Arkell"}),
        ("An Averian sniper picked off a sentry at Arkell.", {"type": "small_arms_fire", "place": "Arkell"}),
        ("Three men were found dead near Arkell on Monday.", {"type": "killing", "place": "Arkell"}),
        ("Soldiers dragged nine men from their homes in Arkell.", {"type": "abduction", "perpetrator": "Soldiers"}),
        ("The hills above Keld have been under bombardment.", {"type": "shelling", "place": "Keld"}),
        ("By Friday the shelling had reached the western edge of Keld.", {"type": "shelling", "place": "Keld"}),
        ("The Averian army says it lost four men in the fighting for Arkell.", {"type": "clash", "place": "Arkell"}),
        ("Twenty detainees were executed at a farm near Arkell.", {"type": "killing", "place": "Arkell"}),
        ("Fresh shelling was reported from Arkell, Birn and Corve.", {"type": "shelling", "place": "Corve"}),
        ("Government troops fought off two assaults on Arkell.", {"type": "ground_assault", "place": "Arkell"}),
        ("The convoy was ambushed as it entered Arkell.", {"type": "ground_assault", "place": "Arkell"}),
    ],
)
def test_acts_are_told_in_many_ways(passage: str, wanted: dict[str, Any]) -> None:
    """Verbs with their particles, sounds, impacts and what is deplored tell of an act as its own name does."""
    assert found(passage, {"kind": "incident", **wanted}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "The mediators deplore killing of every kind.",
        "Night fell on Arkell.",
        "Hills surround Arkell.",
        "Last week they hacked new gun pits into the ridge above Arkell.",
        "In all, 410 weapons were collected in Arkell, among them two mortars.",
        "The big guns went with them.",
        "An uneasy quiet hung over Arkell.",
        "The court executed the order in Arkell on Monday.",
    ],
)
def test_what_only_sounds_like_an_act_is_none(passage: str) -> None:
    """Violence in general, nightfall, landscape, digging and guns that do nothing tell of no incident."""
    assert not found(passage, {"kind": "incident"}), claims_in(passage)


def test_what_was_denied_in_several_places_is_one_denial() -> None:
    """Nothing happened in any of them: that is one statement, unlike acts in each."""
    claims = claims_in("Not a single abduction has been reported from Arkell, Birn or Corve.")

    assert [(claim["type"], claim["denied"]) for claim in claims if claim["kind"] == "incident"] == [
        ("abduction", True)
    ]


def test_the_act_with_which_a_war_began_is_history() -> None:
    """What somebody did in the year since when the dead are counted is long past."""
    passage = (
        "More than 40,000 people have been killed since 1984, when the Hill Front shot its first gendarme at Arkell."
    )

    assert not [claim for claim in claims_in(passage) if claim["kind"] == "incident"]


@pytest.mark.parametrize(
    ("passage", "killed", "speaker"),
    [
        ("Hospital officials put the number of dead from Sunday's strike in Arkell at eight.", 8, "Hospital officials"),
        ("Two more died overnight, bringing the toll from Monday's blast in Arkell to ten.", 10, "publisher"),
    ],
)
def test_the_dead_of_one_act_are_no_toll(passage: str, killed: int, speaker: str) -> None:
    """A figure for an act that it names is of the incident, in the mouth of whoever gives it."""
    claims = claims_in(passage)

    assert all(claim["kind"] == "incident" for claim in claims), claims
    assert any(claim["speaker"] == speaker and claim["killed"]["min"] == killed for claim in claims), claims


@pytest.mark.parametrize(
    ("passage", "wanted"),
    [
        ("The Hill Front attacked a post at Birn with tanks on Monday.", {"type": "ground_assault", "place": "Birn"}),
        ("Hill Front men seized two miners near Birn on Monday.", {"type": "abduction", "perpetrator": "Hill Front"}),
        (
            "Drones struck Arkell on Monday, and six civilians were dead.",
            {"type": "drone_strike", "killed": {"min": 6, "max": 6}},
        ),
    ],
)
def test_what_is_done_and_by_whom_tells_the_type(passage: str, wanted: dict[str, Any]) -> None:
    """Tanks that attack shell nobody, a group's men are armed, and whoever was dead was killed."""
    assert found(passage, {"kind": "incident", **wanted}), claims_in(passage)


def test_what_has_not_stopped_is_not_denied() -> None:
    """ "The shelling has not stopped" says that it goes on."""
    assert found("The shelling of Arkell has not stopped.", {"kind": "incident", "type": "shelling"})
    assert not found("The shelling of Arkell has not stopped.", {"kind": "incident", "denied": True})
