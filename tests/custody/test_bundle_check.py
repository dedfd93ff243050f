"""A bundle is checked offline, by anybody; whatever was changed in it is found and named."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from custody.bundles import DENIED, SECRET, SHELLED, Asked, a_ledger, bundle_of
from custody.ledgers import KEY, OTHER_KEY, PUBLIC
from trucewatch.custody.archive_file import read_archive, write_archive
from trucewatch.custody.bundle import SIGNED
from trucewatch.custody.bundle_check import check_bundle
from trucewatch.custody.key import public_bytes, public_pem
from trucewatch.custody.seal import read_seal, seal_bytes, sign
from trucewatch.model.ids import canonical_json
from trucewatch.model.issue import Issue, Loudness

BUNDLE = bundle_of(a_ledger(), Asked(readings=(SHELLED, DENIED, SECRET)))
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bundle") / "bundle.zip"


def checked(path: Path, content: bytes, keys: tuple[bytes, ...] | None = (PUBLIC,)) -> list[Issue]:
    path.write_bytes(content)
    return list(check_bundle(path, keys=keys))


def faults(found: list[Issue]) -> list[tuple[str, str]]:
    return [(issue.where, issue.what) for issue in found if issue.loudness is Loudness.FAULT]


def files_of(content: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def remade(change: Callable[[Files], None], *, signer: Ed25519PrivateKey | None = None) -> bytes:
    """Return the bundle as somebody clever would forge it: checksums and manifest made anew, signed where they can."""
    files = files_of(BUNDLE)
    change(files)
    manifest = json.loads(files["manifest.json"])
    names = files.keys() - {"manifest.json", "manifest.sig"}
    manifest["files"] = {
        name: {"bytes": len(files[name]), "sha256": hashlib.sha256(files[name]).hexdigest()} for name in names
    }
    files["manifest.json"] = canonical_json(manifest).encode() + b"\n"
    files.pop("manifest.sig", None)
    if signer:
        signature = signer.sign(SIGNED + files["manifest.json"]).hex()
        signed = {"key": public_bytes(signer).hex(), "signature": signature}
        files["manifest.sig"] = canonical_json(signed).encode() + b"\n"
    return packed(files)


def packed(files: Files) -> bytes:
    out = io.BytesIO()
    write_archive(files, out)
    return out.getvalue()


def test_a_sound_bundle_has_no_fault(path: Path) -> None:
    """Signed, sealed, and checked with a key that was known beforehand: there is nothing to add."""
    assert checked(path, BUNDLE) == []


def test_what_a_sound_bundle_does_not_prove_is_noted(path: Path) -> None:
    """Keys by its own word, no signature over the whole, rows under no seal: no faults, but told."""
    content = bundle_of(a_ledger(until="2001-06-03T09:00:00"), Asked(key=None))

    found = checked(path, content, keys=None)

    assert [(issue.loudness, issue.where) for issue in found] == [
        (Loudness.NOTE, "seal.pub"),
        (Loudness.NOTE, "manifest.json"),
        (Loudness.NOTE, "proofs.jsonl"),
    ]


def test_a_bundle_of_an_unsealed_ledger_is_checked_as_well(path: Path) -> None:
    """Its bytes can be checked, even where nobody signed."""
    content = bundle_of(a_ledger(until=None), Asked(key=None))

    assert faults(checked(path, content)) == []


@settings(max_examples=300)
@given(st.integers(0, 8 * len(BUNDLE) - 1))
def test_a_flipped_bit_anywhere_is_found_and_named(path: Path, bit: int) -> None:
    """In whatever file it is, and in what lies between the files."""
    changed = bytearray(BUNDLE)
    changed[bit // 8] ^= 1 << bit % 8

    [(where, what), *_] = faults(checked(path, bytes(changed)))

    inside = next(
        (
            member.name
            for member in read_archive(io.BytesIO(BUNDLE))
            if member.content_start <= bit // 8 < member.content_start + member.size
        ),
        None,
    )
    assert what
    assert inside is None or where == inside


def test_a_flipped_byte_in_each_file_is_named_though_checksums_were_mended(path: Path) -> None:
    """A ZIP's own checksums are for accidents; the manifest is for the rest, and its signature for itself."""
    for name in files_of(BUNDLE):
        files = files_of(BUNDLE)
        content = bytearray(files[name] or b"\n")
        content[len(content) // 2] ^= 1
        files[name] = bytes(content)

        [(where, _), *_] = faults(checked(path, packed(files)))

        assert where == name or name.startswith("manifest.")


def _change(name: str, old: bytes, new: bytes) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)

    return change


def _drop(name: str) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        del files[name]

    return change


def _put(name: str, content: bytes) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        files[name] = content

    return change


def _reseal(files: Files) -> None:
    """Sign a seal over other rows with a key of one's own."""
    name = next(name for name in sorted(files) if name.startswith("seals/"))
    seal = sign(read_seal(files[name], where=name).statement, OTHER_KEY)
    files[name] = seal_bytes(seal)
    files["seal.pub"] = public_pem(public_bytes(OTHER_KEY))


ONE = SHELLED.document.sha256
FORGERIES: dict[str, tuple[Callable[[Files], None], str, str]] = {
    "a row": (_change("rows.jsonl", b"Anna North", b"Bert South"), "rows.jsonl", "row 6 is not the one whose digest"),
    "a digest": (_change("proofs.jsonl", b'{"digest":"', b'{"digest":"00'), "rows.jsonl", "row 1 is not the one"),
    "a path": (_change("proofs.jsonl", b'"proof":["', b'"proof":["00'), "proofs.jsonl", "row 1 is not among those"),
    "a row too many": (
        lambda files: files.update({"rows.jsonl": files["rows.jsonl"] + b"{}\n"}),
        "rows.jsonl",
        "more rows than proofs.jsonl",
    ),
    "no rows": (_put("rows.jsonl", b""), "rows.jsonl", "damaged"),
    "half a line": (_put("rows.jsonl", b"{}"), "rows.jsonl", "cut off"),
    "no proofs": (_put("proofs.jsonl", b"{}\n"), "proofs.jsonl", "is no proof"),
    "an original": (_change(f"originals/{ONE}", b"News", b"Olds"), f"originals/{ONE}", "sha256 that names it"),
    "no original": (_drop(f"originals/{ONE}"), f"originals/{ONE}", "missing"),
    "another original": (
        _put(f"originals/{hashlib.sha256(b'?').hexdigest()}", b"?"),
        f"originals/{hashlib.sha256(b'?').hexdigest()}",
        "no row is about this report",
    ),
    "a text": (_change(f"texts/{ONE}.txt", b"News", b"Olds"), f"texts/{ONE}.txt", "not the text that was recorded"),
    "another text": (_put("texts/00.txt", b"?"), "texts/00.txt", "not the text that was recorded"),
    "a lost seal": (_drop("seals/2001-06-02-000000000006.json"), "proofs.jsonl", "row 1: there is no sound seal"),
    "another key": (_reseal, "seals/2001-06-02-000000000006.json", "a key that is not believed"),
    "no key file": (_drop("seal.pub"), "seal.pub", "missing"),
    "no index": (_drop("index.html"), "index.html", "missing"),
    "a changed seal": (
        _change("seals/2001-06-02-000000000006.json", b'"signed_at":', b'"signed_at":1'),
        "seals/2001-06-02-000000000006.json",
        "its signature is not that of its key",
    ),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_is_found_though_the_manifest_was_made_anew(path: Path, name: str) -> None:
    """Rows, originals, texts and seals hold one another: whoever changes one would have to sign anew."""
    change, where, what = FORGERIES[name]

    [(found_where, found_what), *_] = faults(checked(path, remade(change, signer=KEY)))

    assert found_where == where
    assert what in found_what


def test_a_bundle_signed_by_another_is_found(path: Path) -> None:
    """A right signature of the wrong person is none."""
    [(where, what), *_] = faults(checked(path, remade(lambda _files: None, signer=OTHER_KEY)))

    assert where == "manifest.sig"
    assert public_bytes(OTHER_KEY).hex() in what


def test_a_bundle_forged_throughout_is_betrayed_by_the_pinned_key(path: Path) -> None:
    """Whoever makes everything anew, keys and all, gets past those alone who take the key from the bundle."""
    forged = remade(_reseal_all, signer=OTHER_KEY)

    assert faults(checked(path, forged, keys=None)) == []
    assert len(faults(checked(path, forged))) >= 5


def _reseal_all(files: Files) -> None:
    for name in [name for name in files if name.startswith("seals/")]:
        files[name] = seal_bytes(sign(read_seal(files[name], where=name).statement, OTHER_KEY))
    files["seal.pub"] = public_pem(public_bytes(OTHER_KEY))


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"hello", b"PK\3\4" + b"\0" * 40, packed({}), packed({"manifest.json": b"[]\n"})]
)
def test_what_is_no_bundle_is_told(path: Path, content: bytes) -> None:
    """Another file, or none at all, is a fault and no crash."""
    assert len(faults(checked(path, content))) == 1


def test_a_file_that_the_manifest_does_not_name_is_found(path: Path) -> None:
    """Nothing can be slipped in beside what was signed."""
    files = files_of(BUNDLE)
    files["note.txt"] = b"Trust me."

    assert faults(checked(path, packed(files))) == [("note.txt", "foreign: the manifest does not name it")]


def test_a_newer_bundle_is_told(path: Path) -> None:
    """Whoever cannot read a bundle says so, and does not call it forged."""
    files = files_of(BUNDLE)
    files["manifest.json"] = files["manifest.json"].replace(b'"bundle":1', b'"bundle":2')

    [(where, what)] = faults(checked(path, packed(files)))

    assert where == "manifest.json"
    assert "version 1" in what
