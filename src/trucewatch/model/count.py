"""Counts as they were said: with bounds, never with a figure made up in between."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many, as a range with both ends included."""

    least: int | None
    """Fewest, inclusive; None where no lower bound was said ("up to 11")."""
    most: int | None
    """Most, inclusive; None where no upper bound was said ("at least 11", "dozens")."""
    approximate: bool = False
    """Whether the words hedge the figure ("about 70", "nearly 40")."""
    words: str | None = None
    """The words that said it, to be shown instead of a figure that nobody gave."""
    best: int | None = None
    """The figure that the source itself holds most likely, where it gives one beside its bounds."""

    @classmethod
    def exactly(cls, number: int, *, words: str | None = None) -> "Count":
        """Return the count of just `number`."""
        return cls(least=number, most=number, words=words)

    def as_json(self) -> dict[str, Any]:
        """Return `{"min", "max"}`, with `best`, `approximate` and `words` where they apply."""
        content: dict[str, Any] = {"min": self.least, "max": self.most}
        if self.best is not None:
            content["best"] = self.best
        if self.approximate:
            content["approximate"] = True
        if self.words:
            content["words"] = self.words
        return content

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> "Count":
        """Return the count that `as_json` wrote."""
        return cls(
            least=content["min"],
            most=content["max"],
            approximate=content.get("approximate", False),
            words=content.get("words"),
            best=content.get("best"),
        )
