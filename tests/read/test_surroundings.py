"""In which countries a report's places lie, told before its first sentence is read."""

from trucewatch.libraries import Libraries
from trucewatch.read.extract import extract
from trucewatch.read.names import Cast, Name
from trucewatch.read.reader import EnglishReader
from trucewatch.read.surroundings import surroundings

LIBRARIES = Libraries()


def test_a_village_is_of_the_country_told_later() -> None:
    """A namesake on another continent is not meant in a report that speaks of one country throughout."""
    text = "Nine rockets fell on Tah on Monday.\n\nThe Sudanese army blamed a militia.\n"
    reader = EnglishReader(gazetteer=LIBRARIES.gazetteer, actors=LIBRARIES.actors)

    [reading] = reader.read([extract(text.encode(), name="report.txt")])

    countries = {place.country for claim in reading.claims for place in claim.place if place.name == "Tah"}
    assert "MA" not in countries


def test_words_for_peoples_tell_of_their_country() -> None:
    """A "Sudanese army" tells of Sudan as its own name does; a person or a group tells of no country."""
    cast = Cast.of([], [], LIBRARIES.actors)
    names = (Name(start=0, end=2, text="Sudanese army"), Name(start=3, end=4, text="Hamza"))

    found = surroundings([names], cast, LIBRARIES.gazetteer)

    assert [place.name for place in found] == ["Sudan"]
