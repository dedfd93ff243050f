"""The colours of a drawing: by name of what they mean, so that a page and a printed report can each bring its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """CSS colours; nothing is told by colour alone, so that any two may be alike."""

    paper: str
    """What lies under the drawing: the sea, on a map."""
    land: str
    ink: str
    soft_ink: str
    rule: str
    accent: str
    accent_wash: str
    """A faint accent, for areas."""
    faint: str
    """For what is left out of account: other days, other lands."""


ON_PAPER = Palette(
    paper="#ffffff",
    land="#f4f2ec",
    ink="#000000",
    soft_ink="#444444",
    rule="#bbbbbb",
    accent="#0f5b73",
    accent_wash="#cfe2e8",
    faint="#e4e1d9",
)
"""For a printed report, and for any picture that stands by itself."""
