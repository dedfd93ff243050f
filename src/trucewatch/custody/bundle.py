"""An evidence bundle: one file with all that is needed to check some claims, offline and without trusting its maker.

What lies in it, by name:

- `index.html`: what there is to be seen, for people; no script
- `manifest.json`: size and sha256 of every other file but its signature, what was asked for, and of which workspace
- `manifest.sig`: a signature over the manifest, where the maker had the workspace's key
- `rows.jsonl`: the bytes of the ledger's rows, one a line, in order of their numbers
- `proofs.jsonl`: for each row its digest, its seal and the path to that seal's root; rows that are withheld stand here
  alone, each with the reason
- `seals/`, `seal.pub`: the seals that the rows are under, and the public keys
- `originals/SHA256`: reports as they came, the evidentiary copies
- `texts/SHA256.txt`: the plain text that was made of them and read, the working copies
- `redacted.jsonl`: claims of protected sources, without what could give them away
- `conclusions.json`, `agreements/`, `settings.json`, `sources.json`: what was concluded, by which rules
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from trucewatch.custody.archive_file import Content, blocks_in, write_archive
from trucewatch.custody.bundle_index import index_page
from trucewatch.custody.chosen import Chosen, ChosenRow
from trucewatch.custody.key import public_bytes, public_pem
from trucewatch.custody.seal import seal_bytes
from trucewatch.model.ids import canonical_json

VERSION = 1
SIGNED = b"trucewatch bundle 1\0"
"""Stands before the manifest's bytes where they are signed."""
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What goes into one bundle."""

    chosen: Chosen
    keys: tuple[bytes, ...]
    """Public keys of the workspace, 32 bytes each, the one in use last."""
    asked: tuple[str, ...]
    """What was asked for, in words: `claim c-0123456789abcdef`."""
    times: Mapping[str, str]
    """The three times of the question."""
    program: str
    """Name and version of what made the bundle."""
    originals: Mapping[str, Content] = field(default_factory=dict)
    """Bytes of reports that may be passed on, by sha256."""
    missing: Mapping[str, str] = field(default_factory=dict)
    """Why the bytes of the other reports are not there, by sha256."""
    redacted: tuple[Mapping[str, Any], ...] = ()
    """Claims of protected sources, without what could give these away."""
    conclusions: Mapping[str, Any] = field(default_factory=dict)
    """What was concluded from the claims, by the ids that were asked for."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Agreements, settings and sources that were used, by name in the bundle."""


def write_bundle(bundle: Bundle, out: BinaryIO, *, key: Ed25519PrivateKey | None = None) -> None:
    """Write the bundle: the same bytes for the same contents.

    Args:
        out: At its beginning, and able to seek.
        key: Signs the manifest, where it is at hand.

    Raises:
        BigBundleError: It is more than one file can hold.
    """
    members = _members(bundle)
    manifest = canonical_json(_manifest(bundle, members)).encode() + b"\n"
    members[MANIFEST] = manifest
    if key is not None:
        members[SIGNATURE] = _signature(manifest, key)
    write_archive(members, out)


def _members(bundle: Bundle) -> dict[str, Content]:
    chosen = bundle.chosen
    members: dict[str, Content] = dict(bundle.files)
    members["rows.jsonl"] = b"".join(row.line + b"\n" for row in chosen.rows if row.line is not None)
    members["proofs.jsonl"] = _lines(map(_proof, chosen.rows))
    members["conclusions.json"] = _lines([bundle.conclusions])
    members["redacted.jsonl"] = _lines(bundle.redacted)
    members["seal.pub"] = b"".join(map(public_pem, bundle.keys))
    members |= {f"seals/{seal.name}.json": seal_bytes(seal) for seal in chosen.seals}
    members |= {f"originals/{sha256}": content for sha256, content in bundle.originals.items()}
    members |= {
        f"texts/{row.content['document']}.txt": row.content["text"].encode()
        for row in chosen.rows
        if row.table == "text" and row.line is not None
    }
    sizes = {name: _measure(content)[0] for name, content in members.items()}
    members["index.html"] = index_page(
        chosen,
        asked=bundle.asked,
        times=bundle.times,
        program=bundle.program,
        sizes=sizes,
        missing=bundle.missing,
        conclusions=bundle.conclusions,
        redacted=bundle.redacted,
    ).encode()
    return members


def _manifest(bundle: Bundle, members: Mapping[str, Content]) -> dict[str, Any]:
    measured = {name: _measure(content) for name, content in members.items()}
    return {
        "asked": list(bundle.asked),
        "bundle": VERSION,
        "files": {name: {"bytes": size, "sha256": sha256} for name, (size, sha256) in measured.items()},
        "head": {"count": bundle.chosen.head.count, "link": bundle.chosen.head.link.hex()},
        "missing": dict(bundle.missing),
        "program": bundle.program,
        "times": dict(bundle.times),
        "workspace": bundle.chosen.workspace,
    }


def _proof(row: ChosenRow) -> dict[str, Any]:
    told = {
        "digest": row.digest.hex(),
        "proof": [step.hex() for step in row.proof],
        "seal": row.seal,
        "seq": row.seq,
        "table": row.table,
    }
    return told if row.withheld is None else {**told, "withheld": row.withheld}


def _signature(manifest: bytes, key: Ed25519PrivateKey) -> bytes:
    signed = {"key": public_bytes(key).hex(), "signature": key.sign(SIGNED + manifest).hex()}
    return canonical_json(signed).encode() + b"\n"


def _lines(contents: Iterable[Mapping[str, Any]]) -> bytes:
    return "".join(f"{canonical_json(content)}\n" for content in contents).encode()


def _measure(content: Content) -> tuple[int, str]:
    """Return size in bytes and sha256."""
    size, digest = 0, hashlib.sha256()
    for block in blocks_in(content):
        size += len(block)
        digest.update(block)
    return size, digest.hexdigest()
