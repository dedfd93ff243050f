"""Tests of loading actors: what ships, what the user adds, and faults."""

from datetime import date
from pathlib import Path

import pytest

from trucewatch.actors.load import check, load_actors
from trucewatch.actors.table import ActorTable
from trucewatch.errors import FaultyFileError

FIVE_FAULTS = """\
actors:
  - name: River Guard
    kind: armed_grup
  - kind: party
  - name: Hill Front
    kind: party
    colour: green
  - name: Lake Front
    kind: party
    names: [{name: Pond Front, until: soon}]
  - name: Ada Vane
    kind: person
    offices: [{title: president, of: northland, from: 2020-01-01, until: 2019-01-01}]
"""


@pytest.fixture(scope="module")
def shipped() -> ActorTable:
    return load_actors()


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Ankara", "Turkey"),
        ("the Kremlin", "Russia"),
        ("Damascus", "Syrian government"),
        ("Washington", "United States"),
        ("HTS", "Hay'at Tahrir al-Sham"),
        ("Hay’et Tahrir al-Sham", "Hay'at Tahrir al-Sham"),
        ("Nusra Front", "Hay'at Tahrir al-Sham"),
        ("Ansar Allah", "Houthis"),
        ("RSF", "Rapid Support Forces"),
        ("SMM", "OSCE Special Monitoring Mission to Ukraine"),
        ("IDF", "Israel Defense Forces"),
        ("Haftar's forces", "Libyan National Army"),
        ("the Turkish Foreign Ministry", "Turkish Foreign Ministry"),
        ("Libyan National Army (LNA)", "Libyan National Army"),
        ("Hamas's armed wing", "Qassam Brigades"),
        ("Foreign Ministry spokeswoman Maria Zakharova", "Maria Zakharova"),
        ("Russian President Vladimir Putin", "Vladimir Putin"),
    ],
)
def test_shipped_actors_are_found(shipped: ActorTable, name: str, canonical: str) -> None:
    """Metonyms, acronyms, former names and titles lead to the actors of the shipped library."""
    actor = shipped.find(name)

    assert actor is not None
    assert actor.name == canonical


@pytest.mark.parametrize(
    ("name", "principal_id"),
    [
        ("Sergey Lavrov", "russia"),
        ("Mevlut Cavusoglu", "turkey"),
        ("Syrian army", "syria"),
        ("Syrian Observatory for Human Rights", "syrian-observatory-for-human-rights"),
        ("UNIFIL", "united-nations"),
        ("Yahya Saree", "houthis"),
    ],
)
def test_shipped_actors_act_for_their_principals(shipped: ActorTable, name: str, principal_id: str) -> None:
    """The one whose word it is stands at the end of the chain."""
    principal = shipped.principal(name)

    assert principal is not None
    assert principal.id == principal_id


def test_the_foreign_minister_of_a_day_is_told(shipped: ActorTable) -> None:
    """Offices change hands on known days."""
    before, after = (shipped.find("Turkish foreign minister", on=date(year, 11, 1)) for year in (2018, 2024))

    assert before is not None
    assert after is not None
    assert (before.id, after.id) == ("mevlut-cavusoglu", "hakan-fidan")


def test_no_shipped_name_is_borne_by_two_unless_a_day_tells_them(shipped: ActorTable) -> None:
    """A name that means two actors is of no use; the one known clash differs by case alone."""
    names = {name for actor in shipped for name in (actor.name, *actor.names)}
    clashes = {name.casefold() for name in names if len(shipped.candidates(name)) > 1}

    assert clashes == {"jem"}


def test_the_users_own_actor_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    """A workspace adds actors, and overrides by id."""
    (tmp_path / "mine.yml").write_text(
        "kind: state\nactors:\n  - {name: Turkey, names: [Turkiye]}\n  - {name: Northland}\n", encoding="utf-8"
    )

    table = load_actors([tmp_path])

    assert table.find("Northland") is not None
    assert table.find("Ankara") is None


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    """Five faults make five sentences, each with file, line and path."""
    path = tmp_path / "mine.yml"
    path.write_text(FIVE_FAULTS, encoding="utf-8")

    told = [fault.removeprefix(f"{path}:") for fault in check([path])]

    assert [fault.split(": expected")[0] for fault in told] == [
        "3: actors[0].kind",
        "4: actors[1]",
        "7: actors[2].colour",
        "10: actors[3].names[0].until",
        "13: actors[4].offices[0]",
    ]
    assert told[0].endswith("found 'armed_grup'; did you mean armed_group?")
    assert told[1].endswith("expected the key 'name', found none")
    assert told[4].endswith("expected an end that is not before the start, found 2020-01-01 to 2019-01-01")


def test_an_id_that_names_nobody_is_a_fault(tmp_path: Path) -> None:
    """Nobody acts for an actor that is not there; the nearest id is suggested."""
    (tmp_path / "mine.yml").write_text(
        "actors:\n  - {name: River Guard, kind: forces, acts_for: turkye}\n", encoding="utf-8"
    )

    with pytest.raises(FaultyFileError) as caught:
        load_actors([tmp_path])

    assert caught.value.faults[0].endswith(
        "2: actors[0]: expected the id of an actor, found 'turkye'; did you mean turkey?"
    )


def test_an_id_stands_once_in_a_file(tmp_path: Path) -> None:
    """Within one file a second actor of the same id is a slip, not an override."""
    (tmp_path / "mine.yml").write_text("kind: party\nactors:\n  - name: A B\n  - name: A-B\n", encoding="utf-8")

    with pytest.raises(FaultyFileError, match="each id once in a file"):
        load_actors([tmp_path])


def test_for_whom_an_actor_acts_follows_the_day(tmp_path: Path) -> None:
    """A tie that has ended binds nobody after its last day, and is not taken where no day is known."""
    (tmp_path / "mine.yml").write_text(
        "actors:\n"
        "  - {name: Northland, kind: state}\n"
        "  - {name: Southland, kind: state}\n"
        "  - name: River Guard\n"
        "    kind: armed_group\n"
        "    acts_for: [{to: northland, until: 2019-05-01}, {to: southland, from: 2020-01-01, until: 2021-01-01}]\n"
    )
    table = load_actors([tmp_path])

    def principal(on: date | None) -> str:
        actor = table.principal("River Guard", on=on)
        return actor.id if actor else ""

    assert principal(date(2018, 1, 1)) == "northland"
    assert principal(date(2020, 6, 1)) == "southland"
    assert principal(date(2022, 1, 1)) == "river-guard"
    assert principal(None) == "river-guard"


def test_a_minister_speaks_for_the_state_whose_minister_he_was_that_day(tmp_path: Path) -> None:
    """Offices in two lands are told apart by their days; a former minister is still taken for the last."""
    (tmp_path / "mine.yml").write_text(
        "actors:\n"
        "  - {name: Northland, kind: state}\n"
        "  - {name: Southland, kind: state}\n"
        "  - name: Ada Vane\n"
        "    kind: person\n"
        "    offices:\n"
        "      - {title: governor, of: northland, from: 2010-01-01, until: 2012-01-01}\n"
        "      - {title: minister, of: southland, from: 2013-01-01, until: 2014-01-01}\n"
    )
    table = load_actors([tmp_path])

    served = [
        actor.id
        for day in (date(2011, 1, 1), date(2013, 6, 1), date(2020, 1, 1))
        if (actor := table.principal("Ada Vane", on=day))
    ]

    assert served == ["northland", "southland", "southland"]


def test_ties_and_descents_lead_to_known_actors(tmp_path: Path) -> None:
    """Every id that a tie names must be an actor's; the nearest is told."""
    (tmp_path / "mine.yml").write_text(
        "actors:\n"
        "  - {name: River Guard, kind: armed_group, backed_by: [{to: turky}], came_from: [{of: nobody, how: split}]}\n"
    )

    with pytest.raises(FaultyFileError) as raised:
        load_actors([tmp_path])

    assert "'turky'; did you mean turkey?" in str(raised.value)
    assert "'nobody'" in str(raised.value)
