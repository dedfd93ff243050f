"""What a register says otherwise than before: events that are new, changed or gone, by their ids."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trucewatch.model.claim import Claim
from trucewatch.model.claim_json import claim_as_json

_NOT_COMPARED = ("id", "document", "sentence", "reader", "grounds")
"""Where a claim stands, and what read it, says nothing of the event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedEvent:
    """One event of which the register says something else now."""

    event: str
    before: str
    """Id of the claim that counts no longer."""
    after: str
    """Id of the claim that takes its place."""
    values: tuple[tuple[str, Any, Any], ...]
    """Key, value before and value after, in order of key; those of `codes` as `codes.COLUMN`."""


def changed_values(before: Claim, after: Claim) -> tuple[tuple[str, Any, Any], ...]:
    """Return key, earlier and later value of all that two claims about one event say differently, in order of key."""
    old, new = _flat(before), _flat(after)
    return tuple((key, old.get(key), new.get(key)) for key in sorted({*old, *new}) if old.get(key) != new.get(key))


def _flat(claim: Claim) -> Mapping[str, Any]:
    content = {key: value for key, value in claim_as_json(claim).items() if key not in _NOT_COMPARED}
    codes = content.pop("codes", {})
    return {**content, **{f"codes.{column}": value for column, value in codes.items()}}
