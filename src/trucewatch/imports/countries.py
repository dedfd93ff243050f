"""Tell a country by the name that a register gives it."""

from functools import cache

from babel import Locale
from babel.core import get_global

_OTHERWISE = {
    "bosnia-herzegovina": "BA",
    "bosnia and herzegovina": "BA",
    "burma": "MM",
    "cape verde": "CV",
    "congo": "CG",
    "democratic republic of congo": "CD",
    "dr congo": "CD",
    "east timor": "TL",
    "ivory coast": "CI",
    "kingdom of eswatini": "SZ",
    "macedonia": "MK",
    "myanmar": "MM",
    "palestine": "PS",
    "republic of congo": "CG",
    "russia": "RU",
    "turkey": "TR",
    "united states of america": "US",
}
"""Names that registers use and the Common Locale Data Repository does not."""


def country_code(name: str | None, iso_number: str | None = None) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a country; None where neither name nor number is known.

    Example:
        >>> country_code("Syria"), country_code("DR Congo (Zaire)"), country_code(None, "760")
        ('SY', 'CD', 'SY')
    """
    if iso_number and (code := _by_number().get(iso_number.partition(".")[0].zfill(3))):
        return code
    if not name:
        return None
    plain = name.partition("(")[0].strip().casefold()
    names = _by_name()
    return _OTHERWISE.get(plain) or names.get(name.casefold()) or names.get(plain)


@cache
def _by_name() -> dict[str, str]:
    return {
        name.casefold(): code
        for code, name in Locale.parse("en").territories.items()
        if len(code) == 2 and code != "ZZ"
    }


@cache
def _by_number() -> dict[str, str]:
    aliases = get_global("territory_aliases")
    return {number: codes[0] for number, codes in aliases.items() if len(number) == 3 and number.isdigit()}
