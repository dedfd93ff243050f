"""Who a pseudonym is lies outside the ledger, sealed; destroying that erases the person and leaves the chain valid."""

import json
import stat
from pathlib import Path

import pyrage
import pytest

from custody.ledgers import WORKSPACE, FakeLedger
from trucewatch.custody.age_keys import make_identity_key, read_identity_keys, read_recipients
from trucewatch.custody.chain import chain_faults
from trucewatch.custody.protect import Protection
from trucewatch.errors import (
    BadIdentityKeyError,
    BadPseudonymError,
    BadRecipientError,
    LockedIdentityError,
    NoIdentityError,
    NoSuchFileError,
    PseudonymTakenError,
    ReadOnlyWorkspaceError,
    UnknownNameError,
)
from trucewatch.model.issue import Loudness

IDENTITY = "Clara Quarry, teacher in Ash, +00 555 0100 – كلارا".encode()
ANNA, BERT, EVE = (pyrage.x25519.Identity.generate() for _ in range(3))


@pytest.fixture
def ledger() -> FakeLedger:
    return FakeLedger()


@pytest.fixture
def protection(tmp_path: Path, ledger: FakeLedger) -> Protection:
    return Protection(ledger=ledger, folder=tmp_path / "protected")


def faults(protection: Protection) -> list[tuple[str, str]]:
    return [(Path(one.where).name, one.what) for one in protection.issues() if one.loudness is Loudness.FAULT]


def test_each_recipient_can_open_it_and_nobody_else(protection: Protection) -> None:
    """It takes one of the keys that were named; the workspace itself has none."""
    protection.add("witness-7", IDENTITY, [ANNA.to_public(), BERT.to_public()])

    assert protection.show("witness-7", [ANNA]) == IDENTITY
    assert protection.show("witness-7", [EVE, BERT]) == IDENTITY
    with pytest.raises(LockedIdentityError):
        protection.show("witness-7", [EVE])


def test_any_age_tool_opens_the_file(protection: Protection) -> None:
    """The sealed file is a plain age file, for a day when there is no Trucewatch."""
    protection.add("witness-7", IDENTITY, [ANNA.to_public()])
    content = (protection.folder / "witness-7.age").read_bytes()

    assert content.startswith(b"age-encryption.org/v1\n")
    assert pyrage.decrypt(content, [ANNA]) == IDENTITY


def test_the_ledger_holds_the_pseudonym_alone(protection: Protection, ledger: FakeLedger) -> None:
    """Not the identity, not in part, and not as a hash that could be guessed at; files are their owner's alone."""
    protection.add("witness-7", IDENTITY, [ANNA.to_public()])

    content = [row.content for row in ledger.rows if row.table == "seal"]
    [told] = [json.loads(one)["value"] for one in content]
    assert told.keys() == {"recipients", "sealed_sha256"}
    assert "Clara" not in "".join(content)
    [one] = protection.pseudonyms()
    assert (one.name, one.recipients, one.erased) == ("witness-7", 1, None)
    assert stat.S_IMODE((protection.folder / "witness-7.age").stat().st_mode) == 0o600
    assert stat.S_IMODE(protection.folder.stat().st_mode) == 0o700


def test_sealing_twice_makes_another_file(tmp_path: Path) -> None:
    """Two sealed files of one person do not show that they are of one."""
    for name in ("a", "b"):
        Protection(ledger=FakeLedger(), folder=tmp_path / name).add("witness-7", IDENTITY, [ANNA.to_public()])

    assert (tmp_path / "a" / "witness-7.age").read_bytes() != (tmp_path / "b" / "witness-7.age").read_bytes()


def test_a_pseudonym_never_changes_hands(protection: Protection) -> None:
    """Neither while it is in use nor after."""
    protection.add("witness-7", IDENTITY, [ANNA.to_public()])
    with pytest.raises(PseudonymTakenError):
        protection.add("witness-7", b"Dora", [ANNA.to_public()])

    protection.erase("witness-7", by="Emil", because="She asked for it.")

    with pytest.raises(PseudonymTakenError):
        protection.add("witness-7", b"Dora", [ANNA.to_public()])


def test_erasing_destroys_the_file_and_leaves_the_chain(protection: Protection, ledger: FakeLedger) -> None:
    """The person is gone; that there was one, and who erased it when and why, is on record for good."""
    protection.add("witness-7", IDENTITY, [ANNA.to_public()])

    protection.erase("witness-7", by="Emil", because="She asked for it.")

    assert list(protection.folder.iterdir()) == []
    assert chain_faults(ledger.rows, workspace=WORKSPACE, head=ledger.head()) == ()
    [told] = protection.issues()
    assert (told.where, told.loudness) == ("witness-7", Loudness.NOTE)
    assert told.what == "erased on 2001-05-01, by Emil: She asked for it."
    with pytest.raises(UnknownNameError):
        protection.show("witness-7", [ANNA])


def test_an_interrupted_erasure_can_be_ended(protection: Protection) -> None:
    """The record comes first: a file that is still there is a fault until it is destroyed as well."""
    protection.add("witness-7", IDENTITY, [ANNA.to_public()])
    path = protection.folder / "witness-7.age"
    content = path.read_bytes()
    protection.erase("witness-7", by="Emil", because="She asked for it.")
    path.write_bytes(content)
    assert faults(protection) == [("witness-7.age", "it should be gone: run `trucewatch protect erase` again")]

    protection.erase("witness-7", by="Emil", because="She asked for it.")

    assert faults(protection) == []


def test_what_is_wrong_with_sealed_files_is_told(protection: Protection) -> None:
    """Missing, damaged, or of no pseudonym on record."""
    for name in ("witness-1", "witness-2", "witness-3"):
        protection.add(name, IDENTITY, [ANNA.to_public()])
    (protection.folder / "witness-1.age").unlink()
    (protection.folder / "witness-2.age").write_bytes(b"age-encryption.org/v1\n")
    (protection.folder / "stranger.age").write_bytes(b"")
    (protection.folder / "half.part").write_bytes(b"")

    found = faults(protection)

    assert [name for name, _ in found] == ["witness-1.age", "witness-2.age", "stranger.age"]
    assert [what.partition(":")[0] for _, what in found] == ["missing", "damaged", "foreign"]
    with pytest.raises(LockedIdentityError):
        protection.show("witness-2", [ANNA])
    with pytest.raises(UnknownNameError):
        protection.show("witness-1", [ANNA])


@pytest.mark.parametrize("name", ["Clara Quarry", "", "witness_7", "-a", "../x", "witness-7\n"])
def test_a_name_is_no_pseudonym(protection: Protection, name: str) -> None:
    """Whoever types a person's name in its place is told so without having it repeated."""
    for act in (
        lambda: protection.add(name, IDENTITY, [ANNA.to_public()]),
        lambda: protection.show(name, [ANNA]),
        lambda: protection.erase(name, by="Emil", because="?"),
    ):
        with pytest.raises(BadPseudonymError) as caught:
            act()

        assert "Clara" not in str(caught.value)


def test_there_must_be_somebody_to_seal(protection: Protection) -> None:
    """An empty input is a mistake, and nothing is recorded."""
    with pytest.raises(NoIdentityError):
        protection.add("witness-7", b" \n", [ANNA.to_public()])

    assert protection.pseudonyms() == ()


def test_nobody_goes_by_a_pseudonym_that_was_never_added(protection: Protection) -> None:
    """A mistyped pseudonym is told."""
    with pytest.raises(UnknownNameError):
        protection.erase("witness-8", by="Emil", because="?")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, ledger: FakeLedger) -> None:
    """Nothing is recorded where nothing could be sealed."""
    (tmp_path / "protected").write_bytes(b"")

    with pytest.raises(ReadOnlyWorkspaceError):
        Protection(ledger=ledger, folder=tmp_path / "protected").add("witness-7", IDENTITY, [ANNA.to_public()])

    assert ledger.rows == []


def test_keys_are_read_from_files(tmp_path: Path) -> None:
    """A file has one recipient a line, with remarks; the private key's file is its owner's alone."""
    public = make_identity_key(tmp_path / "anna.key")
    (tmp_path / "team.txt").write_text(f"# the team\n{public}\n\n{BERT.to_public()}\n")

    recipients = read_recipients([tmp_path / "team.txt"])
    [mine] = read_identity_keys(tmp_path / "anna.key")

    assert len(recipients) == 2
    assert stat.S_IMODE((tmp_path / "anna.key").stat().st_mode) == 0o600
    assert pyrage.decrypt(pyrage.encrypt(b"x", list(recipients)), [mine]) == b"x"


def test_a_private_key_is_never_made_over_another_file(tmp_path: Path) -> None:
    """A key that is overwritten is a person that nobody can ever tell again."""
    make_identity_key(tmp_path / "anna.key")

    with pytest.raises(ReadOnlyWorkspaceError):
        make_identity_key(tmp_path / "anna.key")


@pytest.mark.parametrize("text", ["", "# nobody\n", "age1nonsense\n", "ssh-ed25519 nonsense\n", f"{ANNA}\n"])
def test_what_is_no_recipient_is_refused(tmp_path: Path, text: str) -> None:
    """Where it stands is told, what it says is not: it may be a private key, put there by mistake."""
    (tmp_path / "team.txt").write_text(text)

    with pytest.raises(BadRecipientError) as caught:
        read_recipients([tmp_path / "team.txt"])

    assert "team.txt" in str(caught.value)
    assert "AGE-SECRET" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_what_is_no_private_key_is_refused(tmp_path: Path) -> None:
    """A file that others can read, one that holds something else, and one that is not there."""
    path = tmp_path / "key"
    path.write_text(f"{ANNA}\n")
    path.chmod(0o640)
    with pytest.raises(BadIdentityKeyError, match="chmod 600"):
        read_identity_keys(path)

    path.chmod(0o600)
    path.write_text("no key\n")
    with pytest.raises(BadIdentityKeyError, match="a private key of age"):
        read_identity_keys(path)

    for absent in (tmp_path / "none", tmp_path):
        with pytest.raises(NoSuchFileError):
            read_identity_keys(absent)
