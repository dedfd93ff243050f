"""In which country a point lies, as far as the towns around it tell."""

import math

from trucewatch.model.place import Point
from trucewatch.places.geonames import GeoNames

_WINDOWS_DEGREES = (0.3, 1.0, 4.0)


def country_of(geonames: GeoNames, point: Point) -> str | None:
    """Return the country of the nearest town; None where there is none within some hundred km.

    Near a border this may be the neighbour's; it serves to find coordinates that are off by far.
    """
    shrink = max(0.05, math.cos(math.radians(point.latitude)))
    for window in _WINDOWS_DEGREES:
        towns = geonames.towns_around(point, latitude_degrees=window, longitude_degrees=window / shrink)
        if towns:
            return min(
                towns, key=lambda town: math.hypot((town[0] - point.longitude) * shrink, town[1] - point.latitude)
            )[2]
    return None
