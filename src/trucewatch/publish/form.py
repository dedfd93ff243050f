"""What every format has: a title, a MIME type, a suffix, and a way to write what is handed over."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence
from trucewatch.model.incident import Incident
from trucewatch.publish.licences import Withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What is handed over: claims that may leave, all that they rest on, and what had to stay behind."""

    claims: Collection[Claim]
    """In the order of the evidence; they may be read while they are gone through, and anew each time."""
    evidence: Evidence
    """All that they rest on; its reports may be without their texts, and without other claims."""
    incidents: Sequence[Incident] = ()
    """Those that rest on these claims alone; only formats that have figures look at them."""
    withheld: Sequence[Withheld] = ()
    """What may not be passed on, and why."""


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
    def SUFFIX(self) -> str:  # noqa: N802 - a constant of the module
        """How the names of its files end, with the dot."""
        ...

    @property
    def IS_TEXT(self) -> bool:  # noqa: N802 - a constant of the module
        """Whether a terminal can show it: UTF-8, lines that end in a line feed."""
        ...

    @property
    def COLUMNS(self) -> Sequence[str]:  # noqa: N802 - a constant of the module
        """Its columns, keys or properties, in order."""
        ...

    @property
    def write(self) -> "Write":
        """Write the handover."""
        ...


class Write(Protocol):
    """How a handover is written."""

    def __call__(self, handover: Handover, out: BinaryIO) -> None:
        """Write it to `out`: the same handover, the same bytes."""
        ...
