"""Stakes: whom it serves to have a duty seen as kept, or as broken."""

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.claim import About


class Served(StrEnum):
    """What somebody gains by."""

    KEPT = "kept"
    """By the duty being seen as kept."""
    BROKEN = "broken"
    """By its being seen as broken: a reason to strike, a grievance to show."""
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """What one actor gains by on some topics."""

    actor: str
    """Actor id."""
    served_by: Served
    about: tuple[About, ...] = ()
    """The topics; empty for all of them."""
    note: str | None = None
    """Why it is held to be so, in one sentence."""

    def covers(self, about: About) -> bool:
        """Tell whether the stake is in that topic."""
        return not self.about or about in self.about
