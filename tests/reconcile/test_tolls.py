"""Tolls over independent origins: of each side by itself, and of all."""

from itertools import permutations
from typing import Any

from fakes import FakeActors, Telling, evidence_of, report, shelling
from trucewatch.model.incident import Incident, SideToll, Standing, Toll
from trucewatch.model.reading import Reading
from trucewatch.reconcile.group import group_incidents

NORTH, SOUTH = "Northern army", "Southern army"


def incident_of(*readings: Reading) -> Incident:
    """Return the one incident that the reports tell of, whatever their order."""
    [incident] = group_incidents(evidence_of(*readings), actors=FakeActors())
    return incident


def word(speaker: str, day: str = "2001-06-02", *, source: str = "agency", **keys: Any) -> Reading:
    """Return a report in which somebody counts victims of the one clash."""
    return report(day, dead(speaker, **keys), source=source)


def dead(speaker: str, **keys: Any) -> Telling:
    """Return somebody's count of the victims."""
    return shelling(speaker=speaker, **keys)


def bounds(toll: Toll | None) -> tuple[int | None, int | None, int | None] | None:
    """Return low, best and high."""
    return (toll.low, toll.best, toll.high) if toll else None


def side(incident: Incident, key: str) -> SideToll:
    """Return the toll of that side."""
    return next(one for one in incident.by_side if one.side == key)


def test_each_side_has_its_own_toll() -> None:
    """Civilians, each side's fighters and those of whom nobody tells whose they were are counted apart."""
    incident = incident_of(
        word("Vale Monitor", target=NORTH, killed=3, injured=4),
        word("Peace Watch", target="Reds", killed="5-6", source="wire"),
        word("Bert South", target="two children", killed=2, civilians_killed=2, source="gazette"),
        word("The Liar", killed=9, source="liar"),
    )

    told = [(one.side, one.name, bounds(one.killed), bounds(one.injured)) for one in incident.by_side]

    assert told == [
        ("civilians", "civilians", (2, 2, 2), None),
        ("northland", "Northland", (3, 3, 3), (4, 4, 4)),
        ("reds", "Reds", (5, 5, 6), None),
        ("unknown", "side not told", (9, 9, 9), None),
    ]
    assert all(one.killed.claims for one in incident.by_side if one.killed)


def test_own_losses_and_the_enemys_are_never_averaged() -> None:
    """Each army tells few dead of its own and many of the other's: own words are stood on, and the range holds all."""
    readings = [
        report("2001-06-02", dead("Anna North", target=NORTH, killed=2), dead("Anna North", target=SOUTH, killed=20)),
        report(
            "2001-06-02",
            dead("Bert South", target=SOUTH, killed=3, perpetrator=NORTH),
            dead("Bert South", target=NORTH, killed=15, perpetrator=SOUTH),
            source="wire",
        ),
    ]

    incident = incident_of(*readings)

    assert bounds(side(incident, "northland").killed) == (2, 2, 15)
    assert bounds(side(incident, "southland").killed) == (3, 3, 20)
    assert bounds(incident.killed) == (5, 5, 35)
    standings = {one.origin: one.standing for one in side(incident, "northland").killed.by_origin}  # type: ignore[union-attr]
    assert standings["Northland"] is Standing.OWN
    assert standings["Southland"] is Standing.ENEMY


def test_sides_that_one_origin_counts_add_up() -> None:
    """Who counts the dead side by side counts all of them; who counts one side only does not lower the whole."""
    incident = incident_of(
        report(
            "2001-06-02", dead("Vale Monitor", target=NORTH, killed=4), dead("Vale Monitor", target="Reds", killed=2)
        ),
        word("Anna North", target=NORTH, killed=1, source="wire"),
    )

    assert bounds(side(incident, "northland").killed) == (1, 4, 4)
    assert bounds(incident.killed) == (3, 6, 6)
    monitor = next(one for one in incident.killed.by_origin if one.origin == "Vale Monitor")  # type: ignore[union-attr]
    assert (monitor.count.least, monitor.count.most, len(monitor.parts)) == (6, 6, 2)


def test_a_later_figure_replaces_the_earlier_of_its_side() -> None:
    """An origin's later count of one side takes the place of its earlier one, and leaves the other side's alone."""
    readings = [
        report(
            "2001-06-02", dead("Vale Monitor", target=NORTH, killed=4), dead("Vale Monitor", target="Reds", killed=2)
        ),
        word("Vale Monitor", "2001-06-05", target=NORTH, killed=7, source="wire"),
    ]

    for order in permutations(readings):
        incident = incident_of(*order)

        assert bounds(side(incident, "northland").killed) == (7, 7, 7)
        assert bounds(side(incident, "reds").killed) == (2, 2, 2)
        assert bounds(incident.killed) == (9, 9, 9)


def test_a_whole_stands_until_its_parts_exceed_it() -> None:
    """Of twelve dead, three soldiers told of later are among the twelve; thirteen are not."""
    first = word("Vale Monitor", killed=12)

    few = incident_of(first, word("Vale Monitor", "2001-06-04", target=NORTH, killed=3, source="wire"))
    many = incident_of(first, word("Vale Monitor", "2001-06-04", target=NORTH, killed=13, source="wire"))

    assert bounds(few.killed) == (12, 12, 12)
    assert bounds(many.killed) == (13, 13, 13)


def test_words_for_anybody_are_added_to_nobody() -> None:
    """ "Gunmen" may be the very fighters whom another sentence names: their dead are shown, and not added up."""
    incident = incident_of(
        report(
            "2001-06-02", dead("Vale Monitor", target="Reds", killed=5), dead("Vale Monitor", target="gunmen", killed=5)
        )
    )

    assert [one.side for one in incident.by_side] == ["reds", "gunmen"]
    assert bounds(incident.killed) == (5, 5, 5)


def test_a_place_of_theirs_is_no_side() -> None:
    """Who died at a position of an army, or in a country, is not told by whose it is; a member of a group is of it."""
    for target, told in (
        ("position of the Northern army", "unknown"),
        ("Northland", "unknown"),
        ("members of the Reds", "reds"),
        ("soldier of the Northern army", "northland"),
        ((NORTH, "Reds"), "unknown"),
    ):
        assert [one.side for one in incident_of(word("Vale Monitor", target=target, killed=1)).by_side] == [told]


def test_vague_words_make_no_figure_for_a_side() -> None:
    """ "Dozens" bounds a side's dead from below, is shown as it was said, and gives no figure to stand on."""
    incident = incident_of(word("Vale Monitor", target=NORTH, killed="dozens"))

    toll = side(incident, "northland").killed
    assert bounds(toll) == (24, None, None)
    assert toll is not None
    assert toll.words == ("dozens",)


def test_civilians_of_a_whole() -> None:
    """Five civilians among twelve dead are the civilians' toll, and no part to be added to the twelve."""
    incident = incident_of(word("Vale Monitor", killed=12, civilians_killed=5))

    assert bounds(incident.killed) == (12, 12, 12)
    assert bounds(incident.civilians_killed) == bounds(side(incident, "civilians").killed) == (5, 5, 5)
