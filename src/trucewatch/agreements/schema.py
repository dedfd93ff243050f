"""Make the JSON Schema of an agreement file out of its form, so that editors can complete and check as one writes.

It says what can be said without looking further: that an id names something, and that days fit together, is for
`trucewatch agreements check` to tell. Source: JSON Schema, draft 2020-12, https://json-schema.org/specification.
"""

from enum import StrEnum
from typing import Any

from trucewatch.agreements.form import AGREEMENT, PERIOD, RECKONING, Form, Holds, Key
from trucewatch.agreements.names import COUNTRY_PATTERN, ID_PATTERN
from trucewatch.model.agreement import DealEvent


def agreement_schema() -> dict[str, Any]:
    """Return the schema, as it stands in `docs/reference/agreement.schema.json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An agreement of Trucewatch (agreement.yml)",
        **_of_form(AGREEMENT),
    }


def _of_form(form: Form) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {key.name: _of_key(key) for key in form.keys},
        "required": list(form.required),
        "additionalProperties": False,
    }


def _of_key(key: Key) -> dict[str, Any]:
    one = _of_value(key.holds)
    value = {"anyOf": [{"type": "array", "items": one}, one]} if key.many else one
    return {"description": key.note, **value}


def _of_value(holds: Holds | type[StrEnum] | Form) -> dict[str, Any]:
    if isinstance(holds, Form):
        return _of_form(holds)
    if not isinstance(holds, Holds):
        return {"enum": [word.value for word in holds]}
    if holds in (Holds.PERIOD, Holds.DUE):
        forms = [PERIOD] if holds is Holds.PERIOD else [PERIOD, RECKONING]
        return {"anyOf": [_VALUES[Holds.DAY], *(_of_form(form) for form in forms)]}
    return _VALUES[holds]


_ID = {"type": "string", "pattern": f"^{ID_PATTERN}$"}
_VALUES: dict[Holds, dict[str, Any]] = {
    # Whatever is written is taken as text: `number: 2` is the clause "2".
    Holds.TEXT: {"type": ["string", "number", "boolean"]},
    Holds.ID: _ID,
    Holds.EVENT: {"anyOf": [{"enum": [event.value for event in DealEvent]}, _ID]},
    Holds.ACTOR: {"type": "string", "pattern": f"^{ID_PATTERN}(?:/{ID_PATTERN})*$"},
    Holds.COUNTRY: {"type": "string", "pattern": f"^{COUNTRY_PATTERN}$"},
    Holds.DAY: {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Holds.NUMBER: {"type": "number", "minimum": 0},
    Holds.DAYS: {"type": "integer", "minimum": 1},
    Holds.FLAG: {"enum": [True, False, "yes", "no"]},
    Holds.SPAN: {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2},
}
