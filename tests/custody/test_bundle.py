"""A bundle is one file with the same bytes each time, and says of itself what is in it."""

import io
import json
import zipfile
from dataclasses import replace

import pytest

from custody.bundles import DENIED, SECRET, SHELLED, SHELLED_BYTES, WHY, Asked, a_ledger, bundle_of, bundle_with, review
from custody.ledgers import PUBLIC, WORKSPACE
from trucewatch.custody.key import public_pem
from trucewatch.custody.withhold import withhold_claim
from trucewatch.model.claim_json import claim_as_json, with_id
from trucewatch.model.count import Count


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return opened(bundle_of(a_ledger(), Asked(readings=(SHELLED, DENIED, SECRET))))


def test_the_same_contents_make_the_same_bytes() -> None:
    """Neither the clock nor chance has a part in it."""
    assert bundle_of(a_ledger()) == bundle_of(a_ledger())


def test_it_holds_what_its_description_names(files: dict[str, bytes]) -> None:
    """Rows, proofs, seals and keys; originals and texts; settings, agreements and conclusions; manifest and index."""
    shelled = SHELLED.document.sha256

    assert {"index.html", "manifest.json", "manifest.sig", "rows.jsonl", "proofs.jsonl", "seal.pub"} <= files.keys()
    assert {"conclusions.json", "redacted.jsonl", "settings.json", "agreements/vale-truce.yml"} <= files.keys()
    assert files[f"originals/{shelled}"] == SHELLED_BYTES
    assert files[f"texts/{shelled}.txt"].decode() == SHELLED.document.text
    assert files["seal.pub"] == public_pem(PUBLIC)
    assert sum(name.startswith("seals/") for name in files) == 4


def test_the_manifest_says_what_it_is_of(files: dict[str, bytes]) -> None:
    """Of which workspace, as it stood when, and why something is not there."""
    manifest = json.loads(files["manifest.json"])

    assert manifest["workspace"] == WORKSPACE
    assert manifest["missing"] == {SECRET.document.sha256: WHY}
    assert manifest["files"].keys() == files.keys() - {"manifest.json", "manifest.sig"}
    assert manifest["times"]["as_of"] == "2001-12-01"


def test_nothing_withheld_is_in_any_file(files: dict[str, bytes]) -> None:
    """Not in the rows, not in the index, not in the manifest."""
    for name, content in files.items():
        for secret in (b"Clara", b"Quarry", b"witness-7"):
            assert secret not in content, name


def test_the_index_tells_people_what_is_there(files: dict[str, bytes]) -> None:
    """Each claim with its sentence, each report with its copies, who recorded it when; no script."""
    page = files["index.html"].decode()

    for claim in (*SHELLED.claims, *DENIED.claims):
        assert claim.id in page
        assert claim.sentence.text in page
    assert f'href="originals/{SHELLED.document.sha256}"' in page
    assert f"not in this bundle: {WHY}" not in page
    assert f"<td>{WHY}</td>" in page
    assert "2001-06-02T12:00:00.000000Z" in page
    assert "Dora" in page
    assert "The page says so." in page
    assert "<script" not in page
    for word in ("authenticity", "availability", "identity", "persistence", "renderability", "understandability"):
        assert word in page


def test_the_index_tells_what_was_concluded(files: dict[str, bytes]) -> None:
    """In the words of the conclusion, and nothing of what it does not say."""
    page = files["index.html"].decode()

    assert "<h3>obligation vale-truce/cease-fire</h3>" in page
    assert "<li>status: &lt;contested&gt;</li><li>is due: yes</li>" in page


def test_the_index_tells_what_a_claim_was_amended_to() -> None:
    """What people made of a claim, in words, under its new id."""
    ledger = a_ledger(until=None)
    first = SHELLED.claims[0]
    amended = with_id(replace(first, injured=Count.exactly(2)))
    review(ledger, "a-9", first.id, "Two were hurt.", amended=amended)

    page = opened(bundle_of(ledger, Asked(key=None)))["index.html"].decode()

    assert f"review: amend, to {amended.id}: " in page
    assert "2 injured" in page


def test_the_index_tells_what_protected_sources_say() -> None:
    """As others may be told it."""
    claim = withhold_claim(SECRET.claims[0], finest_km=25.0)
    bundle = bundle_with(a_ledger(), Asked(readings=(SECRET,)), redacted=(claim_as_json(claim),))
    page = opened(bundle)["index.html"].decode()

    assert claim.id in page
    assert "a protected source" in page
    assert "Clara" not in page


def test_the_index_escapes_what_reports_say() -> None:
    """A report cannot put anything into the page but its words."""
    ledger = a_ledger(until=None)
    page = opened(bundle_of(ledger, Asked(key=None)))["index.html"].decode()

    assert "<p>News" not in page
    assert "under no seal yet" in page
