"""A claim in its final writing: the one text of its JSON, as the ledger keeps it, and what it is found by.

Whoever takes in a table of a million rows writes each row's claim once, and need never hold it as anything else; its id
is the hash of the same text.
"""

import json
from typing import NamedTuple

from trucewatch.model.claim import Claim
from trucewatch.model.claim_json import claim_as_json, claim_from_json
from trucewatch.model.ids import canonical_json, text_id

_NOT_HASHED = ("id", "grounds", "reader")
"""What does not count for the id of a claim; see `claim_json.with_id`."""


class WrittenClaim(NamedTuple):
    """One claim, written; a plain tuple, for there are millions of them."""

    id: str
    text: str
    """Its canonical JSON: that of `claim_as_json`."""
    kind: str
    document: str
    """sha256 of the report that carries it."""
    first_day: int | None
    """Ordinal of the first day on which it happened; of the last where that end is open; None without a day."""
    last_day: int | None
    """Likewise of the last."""
    place: tuple[str, str | None] | None
    """Name and country of its first place; None without a place."""
    point: tuple[float, float] | None
    """Latitude and longitude of its first place; None without a point."""
    event: str | None
    """`REGISTER:ID`, where a register of events told it."""

    def claim(self) -> Claim:
        """Return the claim itself."""
        return claim_from_json(json.loads(self.text))


def write_claim(claim: Claim) -> WrittenClaim:
    """Return the claim in its final writing, under the id that its content makes."""
    content = claim_as_json(claim)
    grounds = f',"grounds":{canonical_json(content["grounds"])}' if "grounds" in content else ""
    for key in _NOT_HASHED:
        content.pop(key, None)
    claim_id, text = written(
        before=_between(content, "", "grounds"),
        between=_between(content, "id", "reader"),
        after=_between(content, "reader", "\U0010ffff"),
        reader=claim.reader,
        grounds=grounds,
    )
    first, last = (claim.date.first, claim.date.last) if claim.date else (None, None)
    first, last = first or last, last or first
    place = claim.place[0] if claim.place else None
    return WrittenClaim(
        id=claim_id,
        text=text,
        kind=str(claim.kind),
        document=claim.document,
        first_day=first.toordinal() if first else None,
        last_day=last.toordinal() if last else None,
        place=(place.name, place.country) if place else None,
        point=(place.point.latitude, place.point.longitude) if place and place.point else None,
        event=claim.event,
    )


def written(*, before: str, between: str, after: str, reader: str, grounds: str = "") -> tuple[str, str]:
    """Return the id of a claim and its canonical JSON, put together of members that are canonical JSON themselves.

    Args:
        before: Its members whose keys come before `grounds`, parted by commas.
        between: Those whose keys come between `id` and `reader`.
        after: Those whose keys come after `reader`.
        reader: Name and version of what read it.
        grounds: The member `grounds` with a comma before it, where there is one.
    """
    claim_id = text_id("c", f"{{{before},{between},{after}}}")
    read_by = f'"reader":{canonical_json(reader)}'
    return claim_id, f'{{{before}{grounds},"id":"{claim_id}",{between},{read_by},{after}}}'


def _between(content: dict[str, object], above: str, below: str) -> str:
    """Return the members whose keys lie between two others, without the braces around them; every claim has some."""
    return canonical_json({key: value for key, value in content.items() if above < key < below})[1:-1]
