"""Check a bundle offline: every byte of it, and that its rows are those that were sealed."""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from trucewatch.custody.archive_file import Member, blocks_of, content_of, read_archive
from trucewatch.custody.bundle import MANIFEST, SIGNATURE, SIGNED, VERSION
from trucewatch.custody.chain import digest_of
from trucewatch.custody.key import read_public
from trucewatch.custody.merkle import root_with
from trucewatch.custody.seal import Seal, read_seal
from trucewatch.errors import BadBundleError, BadKeyError, BadSealError
from trucewatch.model.ids import canonical_json
from trucewatch.model.issue import Issue, Loudness

_ALWAYS = frozenset({"conclusions.json", "index.html", "proofs.jsonl", "redacted.jsonl", "rows.jsonl", "seal.pub"})


def check_bundle(path: Path, *, keys: Collection[bytes] | None = None) -> tuple[Issue, ...]:
    """Return what is wrong with a bundle, the first fault first, and what its reader should know.

    Args:
        keys: Public keys that are believed; without them, those that the bundle itself names.

    Returns:
        A FAULT for whatever is not as it was written, each with the name of the file in the bundle; a NOTE for what a
        sound bundle does not prove.
    """
    with path.open("rb") as archive:
        check = _Check(archive=archive, keys=keys)
        try:
            check.run()
        except BadBundleError as error:
            check.fault(error.where, error.found)
    return tuple(check.found)


@dataclass(slots=True, kw_only=True)
class _Check:
    """One check, and what it found so far."""

    archive: BinaryIO
    keys: Collection[bytes] | None
    members: dict[str, Member] = field(default_factory=dict)
    found: list[Issue] = field(default_factory=list)

    def fault(self, where: str, what: str) -> None:
        self.found.append(Issue(where=where, what=what, loudness=Loudness.FAULT))

    def note(self, where: str, what: str) -> None:
        self.found.append(Issue(where=where, what=what, loudness=Loudness.NOTE))

    def run(self) -> None:
        self.members = {member.name: member for member in read_archive(self.archive)}
        manifest = self._manifest()
        self._files(manifest["files"])
        if self.found:
            return
        believed = self._believed()
        self._signature(believed)
        seals = self._seals(manifest["workspace"], believed)
        rows = self._rows(seals)
        try:
            self._reports(rows, manifest["missing"])
        except (KeyError, TypeError):
            self.fault("rows.jsonl", "damaged: a row does not hold what rows of its table hold")

    def _manifest(self) -> dict[str, Any]:
        content = self._bytes(MANIFEST)
        manifest = _parsed(content[:-1], MANIFEST)
        if canonical_json(manifest).encode() + b"\n" != content:
            raise BadBundleError(MANIFEST, "damaged: it is not written as manifests are")
        if not isinstance(manifest, dict) or manifest.get("bundle") != VERSION:
            raise BadBundleError(MANIFEST, f"expected a bundle of version {VERSION}: a newer trucewatch may read it")
        shapes = {"files": dict, "missing": dict, "workspace": str}
        if any(not isinstance(manifest.get(key), kind) for key, kind in shapes.items()):
            raise BadBundleError(MANIFEST, "damaged: it lacks what every manifest says")
        return manifest

    def _files(self, files: Mapping[str, Any]) -> None:
        """Hold every file against its size and sha256 in the manifest."""
        for name in sorted(files.keys() | _ALWAYS):
            if name not in self.members:
                self.fault(name, "missing: the bundle lacks it")
            elif name not in files or {"bytes": self.members[name].size, "sha256": self._sha256(name)} != files[name]:
                self.fault(name, "damaged: size and sha256 are not those of the manifest")
        for name in sorted(self.members.keys() - files.keys() - {MANIFEST, SIGNATURE}):
            self.fault(name, "foreign: the manifest does not name it")

    def _believed(self) -> Collection[bytes]:
        content = self._bytes("seal.pub")
        try:
            named = read_public(content, path=Path("seal.pub")) if content else ()
        except BadKeyError as error:
            raise BadBundleError("seal.pub", str(error)) from None
        if self.keys is None:
            self.note("seal.pub", "the keys are the bundle's own word: name the one that you know with --key")
            return named
        return self.keys

    def _signature(self, believed: Collection[bytes]) -> None:
        if SIGNATURE not in self.members:
            self.note(MANIFEST, "nobody signed the bundle as a whole: its seals speak for the rows and what they name")
            return
        content = self._bytes(SIGNATURE)
        signed = _parsed(content[:-1], SIGNATURE)
        if canonical_json(signed).encode() + b"\n" != content:
            raise BadBundleError(SIGNATURE, "damaged: it is not written as signatures are")
        try:
            key, signature = bytes.fromhex(signed["key"]), bytes.fromhex(signed["signature"])
            Ed25519PublicKey.from_public_bytes(key).verify(signature, SIGNED + self._bytes(MANIFEST))
        except (KeyError, TypeError, ValueError, InvalidSignature):
            self.fault(SIGNATURE, "the signature is not that of its key under the manifest")
            return
        if key not in believed:
            self.fault(SIGNATURE, f"it is signed with a key that is not believed: {key.hex()}")

    def _seals(self, workspace: str, believed: Collection[bytes]) -> dict[str, Seal]:
        seals: dict[str, Seal] = {}
        for name in self._below("seals/"):
            try:
                seal = read_seal(self._bytes(name), where=name)
            except BadSealError as error:
                self.fault(name, error.found)
                continue
            if name != f"seals/{seal.name}.json":
                self.fault(name, f"foreign: the seal that it holds has the name {seal.name}")
            elif not seal.is_signed():
                self.fault(name, "its signature is not that of its key: the seal was changed, or never signed")
            elif seal.key not in believed:
                self.fault(name, f"it is signed with a key that is not believed: {seal.key.hex()}")
            elif seal.statement.workspace != workspace:
                self.fault(name, f"it is of another workspace: {seal.statement.workspace}")
            else:
                seals[seal.name] = seal
        ordered = sorted((seal.statement for seal in seals.values()), key=lambda stated: stated.first)
        for one, other in pairwise(ordered):
            if other.first <= one.last or (other.first == one.last + 1 and other.before != one.link):
                self.fault(f"seals of {one.day} and {other.day}", "they cannot be of one chain")
        return seals

    def _rows(self, seals: Mapping[str, Seal]) -> list[dict[str, Any]]:
        """Hold every row against its digest and its seal, and return those that are there."""
        lines = iter(_lines(self._bytes("rows.jsonl"), "rows.jsonl"))
        rows: list[dict[str, Any]] = []
        unsealed: list[int] = []
        last = 0
        for line in _lines(self._bytes("proofs.jsonl"), "proofs.jsonl"):
            proof = _parsed(line, "proofs.jsonl")
            seq, digest, path = _read_proof(proof, last)
            if "withheld" not in proof:
                content = next(lines, b"")
                row = _parsed(content, "rows.jsonl")
                if (
                    not isinstance(row, dict)
                    or digest_of(content) != digest
                    or (row.get("seq"), row.get("table")) != (seq, proof["table"])
                ):
                    raise BadBundleError("rows.jsonl", f"row {seq} is not the one whose digest proofs.jsonl has")
                rows.append(row)
            seal = seals.get(proof["seal"]) if proof["seal"] is not None else None
            if proof["seal"] is None:
                unsealed.append(seq)
            elif seal is None:
                self.fault("proofs.jsonl", f"row {seq}: there is no sound seal {proof['seal']}")
            elif not _is_under(seal, seq, digest, path):
                self.fault("proofs.jsonl", f"row {seq} is not among those that seal {seal.name} is over")
            last = seq
        if next(lines, None) is not None:
            self.fault("rows.jsonl", "it has more rows than proofs.jsonl")
        if unsealed:
            rows_told = (
                f"row {unsealed[0]} is" if len(unsealed) == 1 else f"{len(unsealed)} rows from {unsealed[0]} are"
            )
            self.note("proofs.jsonl", f"{rows_told} under no seal yet: nobody signed for them")
        return rows

    def _reports(self, rows: list[dict[str, Any]], missing: Mapping[str, Any]) -> None:
        """Hold original bytes, texts and sentences against what the rows say of them."""
        reports = {row["content"]["sha256"] for row in rows if row["table"] == "document"}
        texts = {row["content"]["document"]: row["content"]["text"] for row in rows if row["table"] == "text"}
        for name in self._below("originals/"):
            sha256 = name.removeprefix("originals/")
            if self._sha256(name) != sha256:
                self.fault(name, "damaged: its bytes do not have the sha256 that names it")
            elif sha256 not in reports:
                self.fault(name, "foreign: no row is about this report")
        for sha256 in sorted(reports):
            if f"originals/{sha256}" not in self.members and sha256 not in missing:
                self.fault(f"originals/{sha256}", "missing: a row is about this report")
        for name in self._below("texts/"):
            text = texts.get(name.removeprefix("texts/").removesuffix(".txt"))
            if text is None or text.encode() != self._bytes(name):
                self.fault(name, "it is not the text that was recorded")
        for row in rows:
            if row["table"] == "claim" and (text := texts.get(row["content"]["document"]["sha256"])) is not None:
                quoted = row["content"]["sentence"]
                if text[quoted["start"] : quoted["end"]] != quoted["text"]:
                    self.fault("rows.jsonl", f"row {row['seq']}: its sentence does not stand in the text")

    def _below(self, folder: str) -> Iterator[str]:
        return (name for name in self.members if name.startswith(folder))

    def _bytes(self, name: str) -> bytes:
        if name not in self.members:
            raise BadBundleError(name, "missing: the bundle lacks it")
        return content_of(self.archive, self.members[name])

    def _sha256(self, name: str) -> str:
        digest = hashlib.sha256()
        for block in blocks_of(self.archive, self.members[name]):
            digest.update(block)
        return digest.hexdigest()


def _parsed(content: bytes, where: str) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise BadBundleError(where, "damaged: it is not the JSON that was written") from None


def _lines(content: bytes, where: str) -> list[bytes]:
    if content and not content.endswith(b"\n"):
        raise BadBundleError(where, "damaged: its last line is cut off")
    return content.split(b"\n")[:-1]


def _read_proof(proof: Any, last: int) -> tuple[int, bytes, tuple[bytes, ...]]:
    """Return number, digest and path to the root of a line of proofs."""
    try:
        seq, digest = proof["seq"], bytes.fromhex(proof["digest"])
        path = tuple(bytes.fromhex(step) for step in proof["proof"])
        known = isinstance(seq, int) and seq > last and isinstance(proof["table"], str)
        if known and isinstance(proof["seal"], str | None):
            return seq, digest, path
    except (KeyError, TypeError, ValueError):
        pass
    raise BadBundleError("proofs.jsonl", f"damaged: the line after row {last} is no proof")


def _is_under(seal: Seal, seq: int, digest: bytes, path: tuple[bytes, ...]) -> bool:
    stated = seal.statement
    return root_with(digest, seq - stated.first, stated.last - stated.first + 1, path) == stated.root
