"""Somebody else's verifier, written from the reference alone, comes to the same answers as ours."""

import ast
import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from custody.bundles import Asked, a_ledger, bundle_of
from custody.ledgers import OTHER_KEY, PUBLIC
from custody.test_bundle_check import BUNDLE, FORGERIES, faults, files_of, packed, remade
from trucewatch.custody.bundle_check import check_bundle
from trucewatch.custody.key import public_bytes, public_pem

SCRIPT = Path(__file__).parents[2] / "docs" / "custody_verifier.py"
VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("custody_verifier", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


second = _load()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("second") / "bundle.zip"


def both(path: Path, content: bytes) -> tuple[str | None, str | None]:
    """Return which file ours and the other verifier name first; None where all is well."""
    path.write_bytes(content)
    ours = faults(list(check_bundle(path, keys=(PUBLIC,))))
    theirs = second.first_fault(content, [PUBLIC.hex()])
    return (ours[0][0] if ours else None), (theirs[0] if theirs else None)


def test_it_is_short_and_stands_alone() -> None:
    """A court's expert can read it in one sitting, and needs nothing of ours."""
    text = SCRIPT.read_text(encoding="utf-8")
    tree = ast.parse(text)
    imported = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }

    assert len(text.splitlines()) < 150
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names | {"cryptography"}


@pytest.mark.parametrize(
    "content",
    [BUNDLE, bundle_of(a_ledger(), Asked(key=None)), bundle_of(a_ledger(until=None), Asked(key=None))],
    ids=["sealed and signed", "sealed", "neither"],
)
def test_sound_bundles_are_sound_to_both(path: Path, content: bytes) -> None:
    """Whatever we write, others can check."""
    assert both(path, content) == (None, None)


@settings(max_examples=200)
@given(st.integers(0, 8 * len(BUNDLE) - 1))
def test_a_flipped_bit_is_found_by_both(path: Path, bit: int) -> None:
    """Wherever it is."""
    changed = bytearray(BUNDLE)
    changed[bit // 8] ^= 1 << bit % 8

    ours, theirs = both(path, bytes(changed))

    assert ours is not None
    assert theirs is not None


@pytest.mark.parametrize("name", FORGERIES)
def test_forgeries_are_found_by_both(path: Path, name: str) -> None:
    """Both name the same file first."""
    change, where, _ = FORGERIES[name]

    ours, theirs = both(path, remade(change))

    assert ours == where
    assert theirs in (where, "the bundle")


def test_each_damaged_file_is_named_by_both(path: Path) -> None:
    """The name is what whoever sends a bundle again needs to know."""
    for name in files_of(BUNDLE):
        files = files_of(BUNDLE)
        files[name] = files[name] + b"?"

        ours, theirs = both(path, packed(files))

        assert ours == name or name.startswith("manifest.")
        assert theirs == name or name.startswith("manifest.")


def test_a_key_that_is_not_believed_is_refused_by_both(path: Path) -> None:
    """Who signed is a question of the key that one brings."""
    path.write_bytes(BUNDLE)
    other = public_bytes(OTHER_KEY)

    assert faults(list(check_bundle(path, keys=(other,))))[0][0] == "manifest.sig"
    assert second.first_fault(BUNDLE, [other.hex()])[0] == "manifest.sig"


@pytest.mark.parametrize("content", [b"", b"PK", b"hello", b"PK\3\4" + b"\0" * 40, packed({})])
def test_what_is_no_bundle_crashes_neither(path: Path, content: bytes) -> None:
    """Any file may be brought for a bundle."""
    ours, theirs = both(path, content)

    assert ours is not None
    assert theirs is not None


def test_its_parts_agree_with_the_vectors() -> None:
    """The frozen bytes are those that the reference describes: of rows, trees, seals and keys."""
    merkle, seal = VECTORS["merkle"], VECTORS["seal"]
    told = json.loads(seal["file"])
    leaves = [bytes.fromhex(leaf) for leaf in merkle["leaves"]]

    assert second.root_of_path(leaves[2], 2, 4, merkle["proof_of_leaf_2"]).hex() == merkle["root"]
    assert second.public_keys(seal["public_pem"].encode()) == [told["key"]]
    signed = b"trucewatch seal 1\0" + second.canonical(told["statement"])
    assert signed.hex() == seal["signed"]
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(told["key"])).verify(bytes.fromhex(seal["signature"]), signed)
    for row in VECTORS["chain"]["rows"]:
        whole = {key: row[key] for key in ("table", "seq", "recorded_at")} | {"content": json.loads(row["content"])}
        assert second.canonical(whole).hex() == row["bytes"]


def test_it_runs_as_a_script(tmp_path: Path) -> None:
    """It says "sound", or what is wrong, and its exit status tells as well."""
    (tmp_path / "bundle.zip").write_bytes(BUNDLE)
    (tmp_path / "cut.zip").write_bytes(BUNDLE[:-1])
    (tmp_path / "key.pub").write_bytes(public_pem(PUBLIC))

    sound = _run(tmp_path, "bundle.zip", "key.pub")
    cut = _run(tmp_path, "cut.zip")

    assert (sound.returncode, sound.stdout) == (0, "sound\n")
    assert cut.returncode == 1
    assert cut.stdout.startswith("wrong: the archive")


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, SCRIPT, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_the_example_of_the_reference_is_of_the_vectors() -> None:
    """Whoever writes a verifier from the page can try it on the page."""
    page = (SCRIPT.parent / "reference" / "custody.md").read_text(encoding="utf-8")
    row = VECTORS["chain"]["rows"][1]

    assert bytes.fromhex(row["bytes"]).decode() in page
    assert row["digest"] in page
    assert row["link"] in page
