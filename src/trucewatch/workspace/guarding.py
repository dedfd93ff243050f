"""How a workspace is sealed, checked, and keeps the names of those whom it protects."""

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trucewatch.errors import (
    NoFolderError,
)
from trucewatch.model.issue import Issue
from trucewatch.workspace.core import Core

if TYPE_CHECKING:
    from trucewatch.custody.protect import Protection
    from trucewatch.custody.seal import Seal


class Guarding(Core):
    """How a workspace is sealed, checked, and keeps the names of those whom it protects."""

    def seal(self, *, key: Path | None = None, so_far: bool = False, with_new_key: bool = False) -> "tuple[Seal, ...]":
        """Check the chain, sign every finished day that nobody signed for, and return the new seals.

        Args:
            key: The signing key's file; by default the one beside the workspace, which is made when it is first needed.
            so_far: Whether today is signed for as well, as far as it goes.
            with_new_key: Whether to go over to another key, which is made where none is given.

        Raises:
            BrokenChainError: The chain is broken: nothing is signed.
            InputError: The key cannot be used.
        """
        from trucewatch.custody.sealing import seal_all  # noqa: PLC0415  # loads the cryptography toolkit

        signing = self._signing()
        signer = signing.change_key(key) if with_new_key else signing.key(key)
        return seal_all(self._opened(), signer, now=datetime.now(UTC), so_far=so_far)

    @property
    def protection(self) -> "Protection":
        """Who stands behind the pseudonyms that are in use, sealed.

        Raises:
            NoFolderError: The workspace has no folder in which sealed files could lie.
        """
        from trucewatch.custody.protect import Protection  # noqa: PLC0415  # loads the cryptography toolkit

        if self._site.folder is None:
            raise NoFolderError(self.name)
        return Protection(ledger=self._opened(create=True), folder=self._site.folder / "protected")

    def public_keys(self) -> tuple[bytes, ...]:
        """Return the public keys with which the workspace was sealed, 32 bytes each, the one in use last."""
        from trucewatch.custody.signing import public_keys  # noqa: PLC0415  # loads the cryptography toolkit

        return public_keys(self._opened())

    def verify(self, *, keys: Collection[bytes] | None = None) -> list[Issue]:
        """Check every stored byte against its hash, every row against the chain, and the chain against its seals.

        Args:
            keys: Public keys that are believed; without them, those that are on record in the workspace itself.

        Returns:
            A FAULT for whatever is damaged, missing, foreign or not signed; a NOTE for what is merely left over.
        """
        from trucewatch.proving import check_workspace  # noqa: PLC0415  # loads the cryptography toolkit

        return check_workspace(self._opened(), self._site, keys=keys)
