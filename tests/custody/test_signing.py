"""One key signs for a workspace at a time; it lies outside of its folder, and its public part is on record."""

from pathlib import Path

import pytest

from custody.ledgers import KEY, OTHER_KEY, PUBLIC, FakeLedger, a_key_file
from trucewatch.custody.key import make_key, public_bytes
from trucewatch.custody.signing import Signing, key_beside, public_keys
from trucewatch.errors import AlreadyThereError, NeedsKeyError, NoSuchFileError, OtherKeyError, UnsafeKeyError


@pytest.fixture
def ledger() -> FakeLedger:
    return FakeLedger()


@pytest.fixture
def signing(tmp_path: Path, ledger: FakeLedger) -> Signing:
    return Signing(ledger=ledger, beside=key_beside(tmp_path / "idlib"))


def test_the_first_key_is_made_beside_the_workspace(tmp_path: Path, ledger: FakeLedger, signing: Signing) -> None:
    """Whoever is given the workspace's folder is given the public part alone."""
    key = signing.key()

    assert (tmp_path / "idlib.seal-key").exists()
    assert public_keys(ledger) == (public_bytes(key),)
    assert public_bytes(signing.key()) == public_bytes(key)
    assert len(public_keys(ledger)) == 1


def test_a_given_key_is_used_and_its_public_part_stored(tmp_path: Path, ledger: FakeLedger, signing: Signing) -> None:
    """A key may lie elsewhere, on a stick for example."""
    key = signing.key(a_key_file(tmp_path / "stick"))

    assert public_bytes(key) == PUBLIC
    assert public_keys(ledger) == (PUBLIC,)
    assert not (tmp_path / "idlib.seal-key").exists()


def test_a_given_key_that_is_not_there_is_not_made(tmp_path: Path, ledger: FakeLedger, signing: Signing) -> None:
    """A mistyped path must not start another line of seals."""
    with pytest.raises(NoSuchFileError):
        signing.key(tmp_path / "none")

    assert public_keys(ledger) == ()


def test_a_lost_key_is_not_replaced_in_silence(tmp_path: Path, signing: Signing) -> None:
    """A sealed workspace whose key is gone needs somebody to say so."""
    signing.key(a_key_file(tmp_path / "stick"))

    with pytest.raises(NoSuchFileError):
        signing.key()


def test_another_key_than_the_workspaces_is_refused(tmp_path: Path, signing: Signing) -> None:
    """Seals of two keys in turn would be believed by nobody."""
    signing.key()

    with pytest.raises(OtherKeyError, match="--new-key"):
        signing.key(a_key_file(tmp_path / "stick"))


def test_a_workspace_without_a_folder_is_told_to_bring_a_key(tmp_path: Path, ledger: FakeLedger) -> None:
    """A ledger on a server has no place of its own for a key."""
    signing = Signing(ledger=ledger, beside=None)

    with pytest.raises(NeedsKeyError, match="--key"):
        signing.key()
    with pytest.raises(NeedsKeyError, match="--key"):
        signing.change_key()
    assert signing.key_at_hand() is None
    assert public_bytes(signing.key(a_key_file(tmp_path / "stick"))) == PUBLIC


def test_a_new_key_is_added_and_the_old_one_kept(tmp_path: Path, ledger: FakeLedger, signing: Signing) -> None:
    """Older seals must still verify, so the old public key stays; the old private one is its owner's to destroy."""
    first = signing.key()

    second = signing.change_key()

    assert public_keys(ledger) == (public_bytes(first), public_bytes(second))
    assert public_bytes(signing.key()) == public_bytes(second)
    assert (tmp_path / "idlib.seal-key.1").exists()


def test_a_kept_old_key_is_never_overwritten(tmp_path: Path, signing: Signing) -> None:
    """A key that is overwritten is a key that is lost."""
    signing.key()
    (tmp_path / "idlib.seal-key.1").write_bytes(b"?")

    with pytest.raises(AlreadyThereError):
        signing.change_key()


def test_one_can_go_over_to_a_given_key(tmp_path: Path, ledger: FakeLedger, signing: Signing) -> None:
    """The next key may be one that somebody else made; going over to it twice changes nothing."""
    first = signing.key()
    stick = a_key_file(tmp_path / "stick", OTHER_KEY)

    signing.change_key(stick)
    signing.change_key(stick)

    assert public_keys(ledger) == (public_bytes(first), public_bytes(OTHER_KEY))


def test_a_key_at_hand_is_used_by_whoever_can_go_without(tmp_path: Path, signing: Signing) -> None:
    """Without a key, or with one that was never taken into use, nothing is sealed by the way."""
    assert signing.key_at_hand() is None

    make_key(tmp_path / "idlib.seal-key")
    assert signing.key_at_hand() is None

    key = signing.key()
    at_hand = signing.key_at_hand()
    assert at_hand is not None
    assert public_bytes(at_hand) == public_bytes(key)


def test_an_unsafe_key_is_never_used(tmp_path: Path, signing: Signing) -> None:
    """Not even by the way."""
    signing.key()
    (tmp_path / "idlib.seal-key").chmod(0o644)

    with pytest.raises(UnsafeKeyError):
        signing.key()
    with pytest.raises(UnsafeKeyError):
        signing.key_at_hand()


def test_the_keys_of_these_tests_are_two() -> None:
    """A test of two keys needs two."""
    assert public_bytes(KEY) != public_bytes(OTHER_KEY)
