"""Tests of the first-order divisions that ship, by the towns that are known to lie in them."""

import pytest

from trucewatch.model.place import Place, distance_km
from trucewatch.places.gazetteer import PlaceTable

SEATS = [
    ("North Kivu", "Goma", "CD"), ("South Kivu", "Bukavu", "CD"), ("Ituri", "Bunia", "CD"),
    ("Tanganyika province", "Kalemie", "CD"), ("Maniema", "Kindu", "CD"), ("Tshopo", "Kisangani", "CD"),
    ("Shan State", "Taunggyi", "MM"), ("Kachin State", "Myitkyina", "MM"), ("Rakhine State", "Sittwe", "MM"),
    ("Karen State", "Hpa-An", "MM"), ("Sagaing Region", "Monywa", "MM"), ("Chin State", "Hakha", "MM"),
    ("Arauca department", "Saravena", "CO"), ("Meta department", "Villavicencio", "CO"), ("Huila", "Neiva", "CO"),
    ("Jonglei", "Bor", "SS"), ("Upper Nile State", "Malakal", "SS"), ("Unity State", "Bentiu", "SS"),
    ("Kassala state", "Kassala", "SD"), ("North Darfur", "El Fasher", "SD"), ("Red Sea State", "Port Sudan", "SD"),
    ("Jammu and Kashmir", "Srinagar", "IN"), ("Ladakh", "Leh", "IN"), ("Manipur", "Imphal", "IN"),
    ("Azad Kashmir", "Muzaffarabad", "PK"), ("Gilgit-Baltistan", "Gilgit", "PK"), ("Balochistan", "Quetta", "PK"),
    ("Bangsamoro", "Jolo", "PH"), ("Mindanao", "Davao", "PH"), ("Zamboanga Peninsula", "Pagadian", "PH"),
    ("Kidal region", "Kidal", "ML"), ("Mopti region", "Mopti", "ML"), ("Anbar", "Ramadi", "IQ"),
    ("Nineveh province", "Mosul", "IQ"), ("Salah al-Din province", "Tikrit", "IQ"), ("Helmand", "Lashkar Gah", "AF"),
    ("Ouaka", "Bambari", "CF"), ("Abkhazia", "Sokhumi", "GE"), ("Shida Kartli", "Gori", "GE"),
    ("Aceh", "Banda Aceh", "ID"),
    ("Northern Province of Sri Lanka", "Jaffna", "LK"), ("Borno", "Maiduguri", "NG"), ("Cabo Delgado", "Pemba", "MZ"),
    ("Northwest Region of Cameroon", "Bamenda", "CM"), ("Akkar", "Halba", "LB"), ("Murqub", "Al Khums", "LY"),
]  # fmt: skip


@pytest.mark.parametrize(("division", "town", "country"), SEATS)
def test_a_division_holds_its_towns(gazetteer: PlaceTable, division: str, town: str, country: str) -> None:
    """Its code is the right one if the town that everyone knows to lie there lies within its radius."""
    there = gazetteer.find(division, near=[Place(name=country, country=country, kind="country")])
    seat = gazetteer.find(town, near=[Place(name=country, country=country, kind="country")])

    assert there is not None
    assert seat is not None
    assert (there.kind in {"province", "region"}, there.country) == (True, country)
    assert there.point is not None
    assert seat.point is not None
    assert distance_km(there.point, seat.point) <= (there.precision_km or 0.0) + 0.2


def test_divisions_alone_put_no_country_into_scope(gazetteer: PlaceTable) -> None:
    """That we can place Mindanao does not make every hamlet of the Philippines likelier."""
    assert "PH" not in gazetteer.scope
    assert "SY" in gazetteer.scope
