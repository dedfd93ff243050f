"""JSON lines: one claim a line, in the form of `docs/reference/claims.md`."""

import json
from collections.abc import Iterable
from typing import TextIO

from trucewatch.model.claim import Claim
from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.evidence import Evidence

TITLE = "JSON lines"
MIME_TYPE = "application/x-ndjson"


def write(claims: Iterable[Claim], evidence: Evidence, out: TextIO) -> None:
    """Write the claims, in their order, to `out`."""
    for claim in claims:
        content = claim_as_json(claim, evidence.documents[claim.document])
        out.write(json.dumps(content, ensure_ascii=False) + "\n")
