"""CSV: one claim a row, for spreadsheets; several values in a cell are parted by semicolons.

Cells that a spreadsheet would run as a formula are written with a leading apostrophe.
"""

import csv
import json
from collections.abc import Iterable
from typing import Any, TextIO

from trucewatch.model.claim import COUNT_KEYS, Claim
from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.evidence import Evidence

TITLE = "CSV table"
MIME_TYPE = "text/csv"

_PLAIN = (
    "speaker_for",
    "quoted",
    "denied",
    "certainty",
    "place",
    "lat",
    "lon",
    "precision",
    "type",
    "perpetrator",
    "target",
    "weapons",
    "by",
    "of",
    "about",
    "verdict",
    "actor",
    "action",
    "what",
    "state",
    "level",
    "share",
    "participants",
    "topic",
    "parties",
    "broker",
    "subject",
    "relation",
    "object",
    "time",
    "direction",
)
_PERIODS = ("said", "date", "deadline")
COLUMNS = (
    "id",
    "kind",
    "document",
    "source",
    "published",
    "start",
    "end",
    "text",
    "speaker",
    *(f"{key}_{end}" for key in _PERIODS for end in ("first", "last")),
    *_PLAIN,
    *(f"{key}_{end}" for key in COUNT_KEYS for end in ("min", "max", "words")),
    "reader",
)
"""All columns, in order; the keys are those of `docs/reference/claims.md`."""
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(claims: Iterable[Claim], evidence: Evidence, out: TextIO) -> None:
    """Write the claims, in their order, to `out`, under a row of column names."""
    table = csv.DictWriter(out, fieldnames=COLUMNS, lineterminator="\n")
    table.writeheader()
    for claim in claims:
        table.writerow(_row(claim_as_json(claim, evidence.documents[claim.document])))


def guard(value: Any) -> str:
    """Return the cell's text, guarded against being run.

    Example:
        >>> guard("=1+1")
        "'=1+1"
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return json.dumps(value)
    text = "" if value is None else _join(value)
    return f"'{text}" if text.startswith(_RUN_BY_SPREADSHEETS) else text


def _join(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(str(one) for one in value) if isinstance(value, list) else str(value)


def _row(content: dict[str, Any]) -> dict[str, str]:
    document, sentence = content["document"], content["sentence"]
    cells = {
        "id": content["id"],
        "kind": content["kind"],
        "document": document["sha256"],
        "source": document["source"],
        "published": document["published"],
        "start": sentence["start"],
        "end": sentence["end"],
        "text": sentence["text"],
        "speaker": content["speaker"],
        "reader": content["reader"],
        **{key: content.get(key) for key in _PLAIN},
    }
    for key in _PERIODS:
        cells[f"{key}_first"], cells[f"{key}_last"] = content.get(key) or (None, None)
    for key in COUNT_KEYS:
        count = content.get(key) or {}
        for end in ("min", "max", "words"):
            cells[f"{key}_{end}"] = count.get(end)
    return {column: guard(value) for column, value in cells.items()}
