"""What every format has: a title, a MIME type, and a way to write claims."""

from collections.abc import Iterable
from typing import Protocol, TextIO

from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence


class Form(Protocol):
    """One format in which claims are handed over: a module is one."""

    @property
    def TITLE(self) -> str:  # noqa: N802 - a constant of the module
        """What people call it."""
        ...

    @property
    def MIME_TYPE(self) -> str:  # noqa: N802 - a constant of the module
        """What machines call it."""
        ...

    @property
    def write(self) -> "Write":
        """Write the claims, in their order."""
        ...


class Write(Protocol):
    """How claims are written."""

    def __call__(self, claims: Iterable[Claim], evidence: Evidence, out: TextIO) -> None:
        """Write the claims, in their order, to `out`."""
        ...
