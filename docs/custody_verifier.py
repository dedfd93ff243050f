"""A second verifier of Trucewatch's evidence bundles, written from docs/reference/custody.md alone.

python custody_verifier.py BUNDLE.zip [KEY.pub]      Python 3.11 and `cryptography`; shares no line with Trucewatch
"""

import json
import struct
import sys
import zlib
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

PEM_END = b"-----END PUBLIC KEY-----\n"


def need(is_right, name, what):
    """Stop at the first thing that is not right: a file, and what is wrong with it."""
    if not is_right:
        raise ValueError(name, what)


def canonical(value):
    """Return the canonical JSON."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def parsed(name, content):
    """Return the value of a file that has it in canonical JSON and a line feed."""
    value = json.loads(content)
    need(canonical(value) + b"\n" == content, name, "is not written as it should be")
    return value


def root_of_path(digest, at, count, path):
    """Return where the path leads from the leaf at place `at` of `count`; left and right follow from the place."""
    node, last, steps = sha256(b"\0" + digest).digest(), count - 1, [bytes.fromhex(step) for step in reversed(path)]
    while last > 0:
        if at % 2 == 1 or at < last:
            beside = steps.pop() if steps else b""
            node = sha256(b"\1" + (beside + node if at % 2 else node + beside)).digest()
        at, last = at // 2, last // 2
    return None if steps else node


def public_keys(pem):
    """Return the keys, as hex digits, of a PEM file with nothing else in it."""
    keys = [load_pem_public_key(part + PEM_END) for part in pem.split(PEM_END)[:-1]]
    again = b"".join(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo) for key in keys)
    need(again == pem, "seal.pub", "does not hold public keys alone")
    return [key.public_bytes(Encoding.Raw, PublicFormat.Raw).hex() for key in keys]


def need_signed(name, signed, message, believed):
    """Make sure that a believed key signed the message."""
    need(signed["key"] in believed, name, "is signed with a key that is not believed")
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signed["key"]))
        key.verify(bytes.fromhex(signed["signature"]), message)
    except InvalidSignature:
        raise ValueError(name, "has a signature that is not that of its key") from None


def unpack(data):
    """Return the files, after making sure that every byte between them is the only one that may stand there."""
    files, directory, at, last = {}, b"", 0, ""
    while data[at : at + 4] == b"PK\3\4" and len(data) >= at + 30:
        crc, size, _, length = struct.unpack_from("<3IH", data, at + 14)
        raw, start = data[at + 30 : at + 30 + length], at + 30 + length
        common = struct.pack("<5H3I2H", 20, 0, 0, 0, 0x21, crc, size, size, len(raw), 0)
        name = raw.decode("ascii", "replace")
        need(raw.isascii() and data[at:start] == b"PK\3\4" + common + raw and name > last, name, "has a wrong header")
        files[name] = data[start : start + size]
        need(len(files[name]) == size and zlib.crc32(files[name]) == crc, name, "does not have its checksum")
        directory += b"PK\1\2\x14\0" + common + struct.pack("<3H2I", 0, 0, 0, 0, at) + raw
        at, last = start + size, name
    directory += struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, len(files), len(files), len(directory), at, 0)
    need(data[at:] == directory, "the archive", f"has a wrong directory, after byte {at}")
    return files


def check(files, believed):
    """Hold the files of a bundle against one another; `believed` is None where the bundle's own keys must do."""
    for name in "conclusions.json index.html manifest.json proofs.jsonl redacted.jsonl rows.jsonl seal.pub".split():
        need(name in files, name, "is missing")
    manifest = parsed("manifest.json", files["manifest.json"])
    need(manifest["bundle"] == 1, "manifest.json", "is not of version 1")
    measured = {name: {"bytes": len(one), "sha256": sha256(one).hexdigest()} for name, one in files.items()}
    for name in sorted((files.keys() | manifest["files"].keys()) - {"manifest.json", "manifest.sig"}):
        need(measured.get(name) == manifest["files"].get(name), name, "is not what the manifest names")
    believed = public_keys(files["seal.pub"]) if believed is None else believed
    if "manifest.sig" in files:
        signed = parsed("manifest.sig", files["manifest.sig"])
        need_signed("manifest.sig", signed, b"trucewatch bundle 1\0" + files["manifest.json"], believed)
    seals = {}
    for name in (name for name in files if name.startswith("seals/")):
        seal = parsed(name, files[name])
        stated = seals[name[6:-5]] = seal["statement"]
        need_signed(name, seal, b"trucewatch seal 1\0" + canonical(stated), believed)
        is_same = (stated["workspace"], name[6:-5]) == (manifest["workspace"], f"{stated['day']}-{stated['last']:012}")
        need(is_same, name, "is of another workspace, or has the name of another seal")
    rows, lines, proofs = [], files["rows.jsonl"].split(b"\n"), files["proofs.jsonl"].splitlines()
    for seq, proof in sorted((proof["seq"], proof) for proof in map(json.loads, proofs)):
        digest = bytes.fromhex(proof["digest"])
        if "withheld" not in proof:
            row, found = json.loads(lines[0]), sha256(b"trucewatch row 1\0" + lines.pop(0)).digest()
            is_same = (found, row["seq"], row["table"]) == (digest, seq, proof["table"])
            need(is_same, "rows.jsonl", f"does not have the row {seq} of proofs.jsonl")
            rows.append(row)
        if proof["seal"] is not None:
            need(proof["seal"] in seals, "proofs.jsonl", f"names no seal that is there, at row {seq}")
            first, end, root = (seals[proof["seal"]][key] for key in ("first", "last", "root"))
            found = first <= seq <= end and root_of_path(digest, seq - first, end - first + 1, proof["proof"])
            need(found == bytes.fromhex(root), "proofs.jsonl", f"does not lead from row {seq} to the root of its seal")
    need(lines == [b""], "rows.jsonl", "has more than the rows of proofs.jsonl")
    reports = {row["content"]["sha256"] for row in rows if row["table"] == "document"}
    texts = {row["content"]["document"]: row["content"]["text"] for row in rows if row["table"] == "text"}
    for name, content in files.items():
        folder, _, rest = name.partition("/")
        if folder == "originals":
            need(sha256(content).hexdigest() == rest and rest in reports, name, "is no report that a row speaks of")
        if folder == "texts":
            need(texts.get(rest[:-4], "\0").encode() == content, name, "is not the text that was recorded")
    for one in sorted(reports - manifest["missing"].keys()):
        need(f"originals/{one}" in files, f"originals/{one}", "is missing")
    for claim in (row["content"] for row in rows if row["table"] == "claim"):
        quoted, text = claim["sentence"], texts.get(claim["document"]["sha256"])
        stands = text is None or text[quoted["start"] : quoted["end"]] == quoted["text"]
        need(stands, "rows.jsonl", f"quotes for claim {claim['id']} what does not stand in the text")


def first_fault(data, believed=None):
    """Return a file and what is wrong with it; None where all is well."""
    try:
        return check(unpack(data), believed)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError) as error:
        unforeseen = "the bundle", f"does not hold what a bundle holds ({type(error).__name__}: {error})"
        return error.args if type(error) is ValueError and len(error.args) == 2 else unforeseen


if __name__ == "__main__":
    bundle, *keys = (Path(name).read_bytes() for name in sys.argv[1:])
    fault = first_fault(bundle, public_keys(keys[0]) if keys else None)
    print(f"wrong: {fault[0]} {fault[1]}" if fault else "sound")
    sys.exit(1 if fault else 0)
