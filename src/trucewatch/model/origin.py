"""Origins: whose word a claim is in the end, so that forty articles that quote one minister count once."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Origin:
    """Somebody whose word counts once, however many reports carry it."""

    key: str
    """An actor's id where it is known; else `source:`, `report:` or `name:` and what names it."""
    name: str
    """To be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The origins of a body of claims, and which claims merely echo others."""

    by_claim: Mapping[str, tuple[Origin, ...]]
    """By claim id, in order of key; several where several speak together."""
    echo_of: Mapping[str, str]
    """Claim ids of copied sentences, each with the id of the claim in the report that it was copied from."""

    def of(self, claim_id: str) -> tuple[Origin, ...]:
        """Return whose word the claim is."""
        return self.by_claim[claim_id]

    def is_echo(self, claim_id: str) -> bool:
        """Tell whether the claim only repeats, word for word, what an earlier report has."""
        return claim_id in self.echo_of
