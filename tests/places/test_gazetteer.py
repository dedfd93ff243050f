"""Tests of finding places by the names that reports give them."""

from pathlib import Path

import pytest

from trucewatch.errors import FaultyFileError
from trucewatch.model.place import Place
from trucewatch.places.gazetteer import PlaceTable, load_gazetteer

FIVE_FAULTS = """\
country: SY
places:
  - {name: Hilltop, in: Nowhere}
  - {name: Ford, point: [36.5, 95.0], source: survey}
  - {name: Mill, point: [36.5, 35.0]}
  - {name: Bridge, geonames: 1}
  - {nam: Well}
"""


@pytest.mark.parametrize(
    "name",
    [
        "Maarat al-Numan", "Maarat al-Nu'man", "Ma'arrat al-Numan", "Maaret al-Numan", "Maarrat an-Numan",
        "Ma`arrat an Nu`man", "Maaret al-Noman", "Maarat an-Numan", "Maarat al-Nuaman", "معرة النعمان",
    ],
)  # fmt: skip
def test_ten_spellings_of_one_town_find_it(gazetteer: PlaceTable, name: str) -> None:
    """However it is spelt, it is the town at 35.65 north, 36.68 east."""
    place = gazetteer.find(name)

    assert place is not None
    assert place.point is not None
    assert (place.name, place.country) == ("Maarat al-Numan", "SY")
    assert abs(place.point.latitude - 35.65) < 0.02
    assert abs(place.point.longitude - 36.68) < 0.02
    assert gazetteer.is_known(name)


@pytest.mark.parametrize(
    ("name", "found", "kind"),
    [
        ("Edleb", "Idlib", "city"),
        ("Idlib province", "Idlib province", "province"),
        ("al-Hudaydah", "Hodeidah", "city"),
        ("the town of Saraqib", "Saraqib", "city"),
        ("southern Idlib countryside", "Idlib", "city"),
        ("Bab al-Hawa crossing", "Bab al-Hawa", "crossing"),
        ("Syria", "Syria", "country"),
        ("Turkey", "Turkey", "country"),
        ("Congo", "Democratic Republic of the Congo", "country"),
        ("the U.S.", "United States", "country"),
        ("Donbass", "Donbas", "area"),
    ],
)
def test_names_lead_to_their_places(gazetteer: PlaceTable, name: str, found: str, kind: str) -> None:
    """Aliases, provinces, directions, kinds and short names lead to the gazetteer's spelling."""
    place = gazetteer.find(name)

    assert place is not None
    assert (place.name, place.kind) == (found, kind)
    assert place.words == (name if name != found else None)


def test_a_part_of_a_place_is_less_exact_than_the_place(gazetteer: PlaceTable) -> None:
    """The countryside of a town lies within tens of km of it, not within the town."""
    town, countryside = gazetteer.find("Idlib"), gazetteer.find("southern Idlib countryside")

    assert town is not None
    assert countryside is not None
    assert town.precision_km is not None
    assert countryside.precision_km is not None
    assert countryside.precision_km >= 50 > town.precision_km


def test_a_hamlet_without_a_point_takes_its_neighbours_with_a_radius(gazetteer: PlaceTable) -> None:
    """What no table locates is told as near as is known, and says how near that is."""
    hamlet, neighbour = gazetteer.find("Ras Isa"), gazetteer.find("Salif")

    assert hamlet is not None
    assert neighbour is not None
    assert hamlet.point == neighbour.point
    assert hamlet.precision_km == 30


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Kobane/Ayn al Arab town", "Kobani"),
        ("Tibni", "At Tibnī"),
        ("near Saraqib", "Saraqib"),
        ("Saraqib, Idlib province", "Saraqib"),
        ("northern Idlib governorate", "Idlib province"),
        ("Kafr Batna suburb", "Kafr Baţnā"),
    ],
)
def test_longer_wordings_lead_to_what_they_are_built_on(gazetteer: PlaceTable, name: str, found: str) -> None:
    """Second names, articles set apart, provinces and kinds around a name do not hide it."""
    place = gazetteer.find(name, near=[Place(name="Syria", country="SY", kind="country")])

    assert place is not None
    assert place.point is not None
    assert place.name == found


def test_an_unknown_hamlet_of_a_province_is_told_as_near_as_its_province(gazetteer: PlaceTable) -> None:
    """What no table has keeps the point of what it is said to lie in, with its whole radius."""
    province, hamlet = gazetteer.find("Idlib province"), gazetteer.find("Qwxyz village, Idlib province")

    assert province is not None
    assert hamlet is not None
    assert (hamlet.point, hamlet.precision_km) == (province.point, province.precision_km)
    assert hamlet.words == "Qwxyz village, Idlib province"


def test_a_village_is_no_country_and_no_city_abroad(gazetteer: PlaceTable) -> None:
    """In a report on Syria, a village called Qatar is none of the Gulf states."""
    syria = Place(name="Syria", country="SY", kind="country")
    abroad = gazetteer.find("Mansoura", near=[syria])
    at_home = gazetteer.find("Mansoura village", near=[syria])

    assert gazetteer.find("Qatar village", near=[syria]) is None
    assert abroad is not None
    assert abroad.country == "EG"
    assert at_home is None or at_home.country == "SY"


def test_a_village_is_no_great_city(gazetteer: PlaceTable) -> None:
    """What a report calls a village of that name is not Aleppo; the city is."""
    syria = Place(name="Syria", country="SY", kind="country")

    assert gazetteer.find("Aleppo village", near=[syria]) is None
    city = gazetteer.find("Aleppo city", near=[syria])
    assert city is not None
    assert city.point is not None


def test_the_town_in_the_province_named_near_it_is_meant(gazetteer: PlaceTable) -> None:
    """Of namesakes in one country, the one in the province that the report names comes first, and says so."""
    syria = Place(name="Syria", country="SY", kind="country")
    province = gazetteer.find("Idlib province")
    assert province is not None

    first = gazetteer.candidates("Saraqib", near=[syria, province])[0]

    assert "in a province that is named near it" in first.reasons


def test_likeness_only_suggests(gazetteer: PlaceTable) -> None:
    """A misspelt name is not resolved, but what it looks like is offered."""
    assert gazetteer.find("Sarajeb") is None
    assert "Saraqib" in {entry.name for entry, _ in gazetteer.suggestions("Sarajeb", countries=["SY"])}
    assert gazetteer.suggestions("Qwxyzburg", countries=["SY"]) == []


@pytest.mark.parametrize(
    "word", ["Reading", "Of", "Most", "Mission", "Union", "Thursday", "Observatory", "Mobile", "Sham", "White House"]
)
def test_english_words_are_no_places(gazetteer: PlaceTable, word: str) -> None:
    """That some town bears a word as its name does not make the word a place."""
    assert not gazetteer.is_known(word)
    assert gazetteer.find(word) is None


@pytest.mark.parametrize("name", ["GNA", "UAV", "Gen"])
def test_acronyms_and_short_forms_are_no_places(gazetteer: PlaceTable, name: str) -> None:
    """Towns have codes and short names by which no report means them."""
    assert not gazetteer.is_known(name)


def test_a_word_is_a_place_beside_others_of_its_country(gazetteer: PlaceTable) -> None:
    """Where a report is on Britain, Reading is a town."""
    place = gazetteer.find("Reading", near=[Place(name="Britain", country="GB", kind="country")])

    assert place is not None
    assert (place.country, place.kind) == ("GB", "city")


def test_namesakes_are_told_by_the_country_named_near(gazetteer: PlaceTable) -> None:
    """Tripoli lies in Libya, unless Lebanon is spoken of."""
    alone = gazetteer.find("Tripoli")
    beside = gazetteer.find("Tripoli", near=[Place(name="Lebanon", country="LB", kind="country")])

    assert alone is not None
    assert beside is not None
    assert (alone.country, beside.country) == ("LY", "LB")


def test_a_city_known_by_an_english_name_comes_before_villages_named_after_it(gazetteer: PlaceTable) -> None:
    """Talks on Libya are held in Geneva on the lake, not in Illinois."""
    for near in ([], [Place(name="Libya", country="LY", kind="country")]):
        geneva = gazetteer.find("Geneva", near=near)

        assert geneva is not None
        assert geneva.country == "CH"


def test_a_conflict_of_which_no_library_speaks_is_still_located(gazetteer: PlaceTable) -> None:
    """The gazetteer is world-wide; the libraries only rank."""
    goma = gazetteer.find("Goma")

    assert goma is not None
    assert (goma.country, goma.kind) == ("CD", "city")
    assert gazetteer.is_known("Goma")


@pytest.mark.parametrize("name", ["", "Qwxyzburg", "al-", "the"])
def test_what_is_no_place_is_unknown(gazetteer: PlaceTable, name: str) -> None:
    """Nothing is made up for a name that no table bears."""
    assert gazetteer.find(name) is None
    assert not gazetteer.is_known(name)


def test_namesakes_that_cannot_be_told_apart_give_no_point(tmp_path: Path) -> None:
    """Two hamlets of one name: the words and the country are kept, a point is not made up."""
    (tmp_path / "gazetteer.yml").write_text(
        "places:\n"
        "  - {name: Xanfold, country: SY, point: [36.0, 35.0], source: survey}\n"
        "  - {name: Upper Xanfold, country: SY, names: [Xanfold], point: [39.0, 36.0], source: survey}\n",
        encoding="utf-8",
    )
    gazetteer = load_gazetteer([tmp_path])

    place = gazetteer.find("Xanfold")

    assert place == Place(name="Xanfold", country="SY")
    assert {candidate.entry.name for candidate in gazetteer.candidates("Xanfold")} == {"Xanfold", "Upper Xanfold"}


def test_a_place_named_near_tells_namesakes_apart(tmp_path: Path) -> None:
    """Of two hamlets of one name, the one beside what the report names is meant."""
    (tmp_path / "gazetteer.yml").write_text(
        "places:\n"
        "  - {name: Xanfold, country: SY, point: [36.7, 35.8], source: survey}\n"
        "  - {name: Upper Xanfold, country: SY, names: [Xanfold], point: [39.0, 35.9], source: survey}\n",
        encoding="utf-8",
    )
    gazetteer = load_gazetteer([tmp_path])
    idlib, raqqa = gazetteer.find("Idlib"), gazetteer.find("Raqqa")
    assert idlib is not None
    assert raqqa is not None

    by_idlib, by_raqqa = (gazetteer.find("Xanfold", near=[near]) for near in (idlib, raqqa))

    assert by_idlib is not None
    assert by_raqqa is not None
    assert (by_idlib.name, by_raqqa.name) == ("Xanfold", "Upper Xanfold")


def test_a_zone_is_meant_only_beside_its_country(tmp_path: Path) -> None:
    """Many conflicts have a demilitarised zone; the one of an agreement on Syria is none of Korea's."""
    (tmp_path / "mine.yml").write_text("country: SY\nplaces:\n  - {name: calm zone, kind: zone}\n", encoding="utf-8")
    gazetteer = load_gazetteer([tmp_path])
    syria, korea = (Place(name=code, country=code, kind="country") for code in ("SY", "KR"))

    assert gazetteer.find("calm zone", near=[syria]) == Place(name="calm zone", country="SY", kind="zone")
    assert gazetteer.find("calm zone", near=[korea]) is None
    assert gazetteer.find("calm zone") is None


def test_in_an_agreements_folder_only_its_gazetteer_is_read(tmp_path: Path) -> None:
    """An agreement's folder holds other YAML as well, and may hold no gazetteer at all."""
    for name in ("bare", "full"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "agreement.yml").write_text("id: some-truce\n", encoding="utf-8")
    (tmp_path / "full" / "gazetteer.yml").write_text("places:\n  - {name: Xanfold, kind: zone}\n", encoding="utf-8")

    gazetteer = load_gazetteer([tmp_path / "bare", tmp_path / "full"])

    assert gazetteer.find("Xanfold") == Place(name="Xanfold", kind="zone")


def test_all_faults_of_a_gazetteer_are_told_at_once(tmp_path: Path) -> None:
    """A place in nowhere, a latitude of 95, a point without a source, an unknown id, a misspelt key."""
    path = tmp_path / "gazetteer.yml"
    path.write_text(FIVE_FAULTS, encoding="utf-8")

    with pytest.raises(FaultyFileError) as caught:
        load_gazetteer([tmp_path])

    told = [fault.removeprefix(f"{path}:") for fault in caught.value.faults]
    assert [fault.split(": expected")[0] for fault in told] == [
        "3: places[0].in",
        "4: places[1].point",
        "5: places[2]",
        "6: places[3].geonames",
        "7: places[4].nam",
        "7: places[4]",
    ]
    assert told[-2].endswith("did you mean name?")


def test_names_that_geonames_alone_has_are_a_guess(gazetteer: PlaceTable) -> None:
    """A library's name for a place is settled; one of GeoNames for what is asked for by another name is not."""
    syria = [Place(name="Syria", country="SY", kind="country")]

    ours, theirs = gazetteer.find("Khan Shaykhoun", near=syria), gazetteer.find("Tibni", near=syria)

    assert ours is not None
    assert not ours.is_name_a_guess
    assert theirs is not None
    assert theirs.is_name_a_guess


def test_a_capital_is_told_by_its_country(gazetteer: PlaceTable) -> None:
    """What is called the capital of a country is the town, and of what is no country it is nothing."""
    capital = gazetteer.find("capital of Kenya")

    assert capital is not None
    assert capital.name == "Nairobi"
    assert gazetteer.find("capital of Nowhere") is None
