"""One gazetteer for all tests of places: compiling GeoNames takes some seconds the first time."""

import pytest

from trucewatch.places.gazetteer import PlaceTable, load_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> PlaceTable:
    return load_gazetteer()
