"""What may be looked at: the three times that rule every question, and all that lies within them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from trucewatch.model.act import Act
from trucewatch.model.claim import Claim
from trucewatch.model.judgement import Copy, Judgement
from trucewatch.model.text import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The three times of a question."""

    as_of: date
    """How things stood on this day."""
    published_by: date
    """From what had been published by the end of this day."""
    known_on: datetime
    """From what the workspace had recorded by this instant, aware, UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that lies within the three times; the order of each part is fixed, so that answers are too."""

    times: Times
    documents: Mapping[str, Document]
    """By sha256, in ascending order of (day of publication, sha256); those without a day come last."""
    claims: tuple[Claim, ...]
    """Of those documents, in order of document, then place in the text, then id: the claims that count.

    An amended claim stands here in place of what it amends."""
    judgements: tuple[Judgement, ...]
    """Of pairs of those claims, in order of (left, right, judge).

    The judge `person:NAME` is a person, and goes before the program; of several persons only the latest is here."""
    copies: tuple[Copy, ...]
    """Among those documents, in order of (copy, original)."""
    acts: tuple[Act, ...] = ()
    """All acts recorded by then, undone ones among them, in order of recording."""
    set_aside: tuple[Claim, ...] = ()
    """Claims of those documents that do not count, in the same order: rejected, amended away, or superseded by a later
    reading. They are shown on request."""

    def said_on(self, claim: Claim) -> date | None:
        """Return the last day on which the claim can have been said; None when neither speaker nor report is dated."""
        document = self.documents[claim.document]
        published = document.published.day if document.published else None
        said = claim.said.last if claim.said else None
        if said and published:
            return min(said, published)
        return said or published
