"""A ledger of three reports, and bundles made of it, for the tests of what bundles hold and how they are checked."""

import hashlib
import io
from dataclasses import dataclass, replace
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from custody.ledgers import KEY, PUBLIC, FakeLedger, at, sealed
from fakes import report, shelling, verdict
from trucewatch.custody.bundle import Bundle, write_bundle
from trucewatch.custody.chosen import Wanted, check_ledger, choose_rows
from trucewatch.model.claim import Claim
from trucewatch.model.claim_json import claim_as_json, with_id
from trucewatch.model.reading import Reading

TIMES = {"as_of": "2001-12-01", "published_by": "2001-12-01", "known_on": "2001-12-01T12:00:00Z"}
SETTINGS = {"settings.json": b"{}\n", "sources.json": b"[]\n", "agreements/vale-truce.yml": b"id: vale-truce\n"}


def kept(reading: Reading) -> tuple[bytes, Reading]:
    """Return the reading as one of bytes that hold its text, and the bytes."""
    content = f"<p>{reading.document.text}</p>".encode()
    sha256 = hashlib.sha256(content).hexdigest()
    claims = tuple(with_id(replace(claim, document=sha256)) for claim in reading.claims)
    return content, replace(reading, document=replace(reading.document, sha256=sha256), claims=claims)


SHELLED_BYTES, SHELLED = kept(
    report("2001-06-02", shelling("Ash"), shelling("Birch", speaker="Anna North"), source="wire")
)
DENIED_BYTES, DENIED = kept(report("2001-06-03", verdict("Bert South"), source="southern-star"))
SECRET_BYTES, SECRET = kept(report("2001-06-04", shelling("Ash", speaker="Clara Quarry"), source="witness-7"))
ORIGINALS = {
    SHELLED.document.sha256: SHELLED_BYTES,
    DENIED.document.sha256: DENIED_BYTES,
    SECRET.document.sha256: SECRET_BYTES,
}
WHY = "its source is protected"


def record_report(ledger: FakeLedger, day: str, reading: Reading) -> None:
    """Record a report as the store does: entry, document, text, reading, claims."""
    document = reading.document
    published = document.published
    told: dict[str, Any] = {
        "sha256": document.sha256,
        "name": document.name,
        "source": document.source,
        "title": None,
        "url": f"https://{document.source}.example/{day}",
        "language": "en",
        "published": {"day": published.day.isoformat(), "at": None, "basis": "given"} if published else None,
        "constructed": True,
    }
    text = {"document": document.sha256, "extractor": "test 1", "options": {}, "text": document.text, "blocks": []}
    entry = {"id": f"e-{day}", "kind": "add", "run": "r-1", "command": "add", "by": "Dora", "because": ""}
    ledger.now = at(f"{day}T12:00:00")
    ledger.record(
        ("entry", entry),
        ("document", told),
        ("text", text),
        ("reading", {"document": document.sha256, "reader": "test 1", "claims": len(reading.claims)}),
        *(("claim", claim_as_json(claim)) for claim in reading.claims),
    )


def review(
    ledger: FakeLedger,
    act_id: str,
    target: str,
    because: str,
    *,
    kind: str = "review",
    amended: Claim | None = None,
) -> None:
    """Record somebody's decision."""
    act = {
        "id": act_id,
        "kind": kind,
        "target": target,
        "other": None,
        "answer": "amend" if amended else "accept",
        "amended": claim_as_json(amended) if amended else None,
    }
    entry = {"id": f"e-{act_id}", "kind": "act", "run": "", "command": "act", "by": "Emil", "because": because}
    ledger.record(("entry", entry), ("act", {**act, "by": "Emil", "because": because, "recorded_at": None}))


def a_ledger(*, until: str | None = "2001-06-06T00:00:00") -> FakeLedger:
    """Return a ledger of three reports and decisions about their claims, sealed until then."""
    ledger = FakeLedger()
    record_report(ledger, "2001-06-02", SHELLED)
    record_report(ledger, "2001-06-03", DENIED)
    record_report(ledger, "2001-06-04", SECRET)
    shelled, secret = SHELLED.claims[0].id, SECRET.claims[0].id
    ledger.record(("judgement", {"left": min(shelled, secret), "right": max(shelled, secret), "answer": "same"}))
    ledger.record(("copy", {"copy": DENIED.document.sha256, "original": SHELLED.document.sha256, "kind": "lifted"}))
    ledger.now = at("2001-06-05T12:00:00")
    review(ledger, "a-1", shelled, "The page says so.")
    review(ledger, "a-2", secret, "Clara said so on the phone.")
    review(ledger, "a-3", "a-2", "Clara called again.", kind="undo")
    if until:
        ledger.now = at(until)
        ledger.seal("key", PUBLIC.hex(), {"public": PUBLIC.hex()})
        sealed(ledger, until)
    return ledger


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a bundle of the tests is made of."""

    readings: tuple[Reading, ...] = (SHELLED, DENIED)
    is_secret_withheld: bool = True
    key: Ed25519PrivateKey | None = KEY


def wanted(asked: Asked) -> Wanted:
    """Return the claims of the readings that are asked for."""
    withheld = {SECRET.document.sha256: WHY} if asked.is_secret_withheld else {}
    claims = {claim.id: claim.document for reading in asked.readings for claim in reading.claims}
    return Wanted(claims=claims, withheld=withheld)


def bundle_of(ledger: FakeLedger, asked: Asked | None = None) -> bytes:
    """Return the bytes of a bundle."""
    return bundle_with(ledger, asked or Asked())


def bundle_with(ledger: FakeLedger, asked: Asked, *, redacted: tuple[dict[str, Any], ...] = ()) -> bytes:
    """Return the bytes of a bundle with some redacted claims."""
    want = wanted(asked)
    bundle = Bundle(
        chosen=choose_rows(ledger, want, check_ledger(ledger)),
        keys=(PUBLIC,),
        asked=tuple(f"claim {claim_id}" for claim_id in want.claims),
        times=TIMES,
        program="trucewatch 9.9",
        originals={one: ORIGINALS[one] for one in want.all_documents if one not in want.withheld},
        missing=want.withheld,
        conclusions={"obligation vale-truce/cease-fire": {"status": "<contested>", "claims_for": [], "is_due": True}},
        files=SETTINGS,
        redacted=redacted,
    )
    out = io.BytesIO()
    write_bundle(bundle, out, key=asked.key)
    return out.getvalue()
