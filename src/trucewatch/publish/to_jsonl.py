"""JSON lines: one claim a line, in the form of `docs/reference/claims.md`; `trucewatch import jsonl` takes it back."""

import json
from dataclasses import fields
from typing import BinaryIO

from trucewatch.model.claim import Claim
from trucewatch.model.claim_json import claim_as_json
from trucewatch.publish.form import Handover

TITLE = "JSON lines"
MIME_TYPE = "application/x-ndjson"
SUFFIX = ".jsonl"
IS_TEXT = True
COLUMNS = (*(field.name for field in fields(Claim)), "places", "lat", "lon", "precision")
"""The keys that a line may have; those that say nothing are left out."""


def write(handover: Handover, out: BinaryIO) -> None:
    """Write the claims, in their order, to `out`."""
    documents = handover.evidence.documents
    for claim in handover.claims:
        content = claim_as_json(claim, documents[claim.document])
        out.write(json.dumps(content, ensure_ascii=False).encode() + b"\n")
