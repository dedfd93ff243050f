"""Where a claim lies, seen from an agreement."""

import pytest

from fakes import PLACES, FakeGazetteer, obligation, report, shelling, truce
from trucewatch.assess.territory import Where, find_territory
from trucewatch.model.claim import About
from trucewatch.model.place import Place, Point


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (PLACES["Vale"], Where.INSIDE),
        (PLACES["Ash"], Where.INSIDE),
        (Place(name="the Vale"), Where.INSIDE),
        (Place(name="northern Vale"), Where.INSIDE),
        (Place(name="Vale", country="XF"), Where.INSIDE),
        (Place(name="Vale of Tears", country="XF"), Where.OUTSIDE),
        (PLACES["Faraway"], Where.OUTSIDE),
        (Place(name="Far", point=Point(longitude=14.0, latitude=50.0), precision_km=1.0, country="XN"), Where.OUTSIDE),
        (Place(name="Wide", point=Point(longitude=11.2, latitude=50.0), precision_km=90.0), Where.UNKNOWN),
        (Place(name="Nowhere"), Where.UNKNOWN),
    ],
)
def test_places(place: Place, expected: Where) -> None:
    """A place lies inside by its name, or by its distance less what it may be off."""
    [claim] = report("2001-06-05", shelling(place)).claims

    found = find_territory(truce(), FakeGazetteer()).locate(claim, on_subject=True)

    assert found is expected


def test_without_a_gazetteer_names_decide() -> None:
    """Without a gazetteer only names can tell that a place is inside."""
    [claim] = report("2001-06-05", shelling("Ash")).claims

    assert find_territory(truce()).locate(claim, on_subject=True) is Where.UNKNOWN


def test_unknown_places_of_other_reports_are_outside() -> None:
    """What a report on something else does not locate is not taken to lie here."""
    [claim] = report("2001-06-05", shelling(None)).claims

    assert find_territory(truce(), FakeGazetteer()).locate(claim, on_subject=False) is Where.OUTSIDE


def test_the_subject_of_a_report() -> None:
    """A report is about the agreement if it names it, its territory or one of its zones, as words of their own."""
    territory = find_territory(truce(obligation(About.CEASE_FIRE, zone=("green belt",))))

    subjects = [
        territory.is_subject_of(report("2001-06-05", opening=text).document)
        for text in ("On the vale truce.", "In the Green Belt,", "Valerie and the Valet.", "In the Vale")
    ]

    assert subjects == [True, True, False, True]
