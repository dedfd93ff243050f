"""Tell which claims merely echo others: those in sentences that a report copies from an earlier one.

A claim in a copied sentence is an echo: it is kept and shown, and adds nothing to any figure. What is found hangs on
the claims, the copies and whose word each is, and never on the order in which they came.
"""

import math
import re
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from trucewatch.model.actor import SourceIndex
from trucewatch.model.claim import PUBLISHER, About, Claim, ClaimKind, IncidentType, Verdict
from trucewatch.model.judgement import Copy
from trucewatch.model.news import Difference
from trucewatch.model.origin import Origin
from trucewatch.model.text import Document
from trucewatch.settings import Settings

_Saying = tuple[ClaimKind, IncidentType | None, tuple[About, ...], Verdict | None, bool]
_Origins = Mapping[str, tuple[Origin, ...]]


class Echoes:
    """Which claims echo which, kept up as reports are found to be copies, and claims come and go."""

    def __init__(self, sources: SourceIndex | None, settings: Settings) -> None:
        """Begin with no reports."""
        self._like_from = settings.echo_like_from
        self._sources = sources
        self.echo_of: Mapping[str, str] = {}
        """By the id of the echo, that of the claim in the report that it was copied from; never changed in place."""
        self._claims_of: defaultdict[str, list[Claim]] = defaultdict(list)
        """By report, in the order of its text."""
        self._direct: defaultdict[str, set[str]] = defaultdict(set)
        """The reports that each copy was found to repeat."""
        self._copied_by: defaultdict[str, set[str]] = defaultdict(set)
        self._roots: dict[str, frozenset[str]] = {}
        """All the reports that each copy repeats, directly or through others."""
        self._words_of: dict[str, frozenset[str]] = {}
        """Of the sentences looked at, by claim id."""

    def take_up(self, difference: Difference, origins: _Origins) -> set[str]:
        """Carry on with what came and went; return the ids of the claims of which it is not known any longer.

        Args:
            difference: Of which no report and no copy went.
            origins: Of all claims there are, by their ids.
        """
        copies = {self._note_copy(copy, difference.later.documents) for copy in difference.copies}
        changed = {claim.document for claim in (*difference.gone_claims, *difference.claims)}
        gone = {claim.id for claim in difference.gone_claims}
        for sha256 in {claim.document for claim in difference.gone_claims}:
            self._claims_of[sha256] = [claim for claim in self._claims_of[sha256] if claim.id not in gone]
        for claim in difference.claims:
            insort(self._claims_of[claim.document], claim, key=lambda one: (one.sentence.span, one.id))
        touched = self._reached_by(copies | {one for one in changed if one in self._direct or one in self._copied_by})
        return self._listen(touched, gone, origins) if touched else set()

    def _note_copy(self, copy: Copy, documents: Mapping[str, Document]) -> str:
        """Of one day's two, the one better graded is the original, or else the earlier by the clock.

        So it never matters how many ungraded papers print an agency's report on the very day.
        """

        def rank(sha256: str) -> tuple[date, str, float, str]:
            document = documents[sha256]
            published = document.published
            source = self._sources.get(document.source) if self._sources else None
            letter = source.reliability if source else "F"
            at = published.at.timestamp() if published and published.at else math.inf
            return published.day if published else date.max, letter, at, sha256

        original, later = sorted((copy.original, copy.copy), key=rank)
        self._direct[later].add(original)
        self._copied_by[original].add(later)
        return later

    def _reached_by(self, reports: Iterable[str]) -> set[str]:
        """The reports, and all that repeat one of them, directly or through others."""
        reached = set(reports)
        waiting = list(reached)
        while waiting:
            for copy in self._copied_by.get(waiting.pop(), set()) - reached:
                reached.add(copy)
                waiting.append(copy)
        return reached

    def _listen(self, reports: Iterable[str], gone: set[str], origins: _Origins) -> set[str]:
        """Find the echoes in these reports anew, those that repeat the fewest first."""
        copies = sorted(one for one in reports if one in self._direct)
        self._roots.update((sha256, self._reach(sha256)) for sha256 in copies)
        found = dict(self.echo_of)
        before = {one: found.pop(one, None) for one in gone}
        for sha256 in copies:
            before.update((claim.id, found.pop(claim.id, None)) for claim in self._claims_of[sha256])
        for sha256 in sorted(copies, key=lambda one: (len(self._roots[one]), one)):
            self._listen_to(sha256, found, origins)
        changed = {one for one, original in before.items() if found.get(one) != original}
        if changed:
            self.echo_of = found
        return changed

    def _listen_to(self, copy: str, found: dict[str, str], origins: _Origins) -> None:
        """Find what the claims of a copy echo in the reports that it was found to repeat itself.

        What those have from others is told by what their claims echo: were their originals looked through as well, one
        more copy could tie together reports that have nothing to do with each other.
        """
        earlier: defaultdict[_Saying, list[Claim]] = defaultdict(list)
        for original in sorted(self._direct[copy], key=lambda one: (len(self._roots.get(one, ())), one)):
            for claim in self._claims_of[original]:
                earlier[_saying(claim)].append(claim)
        for claim in self._claims_of[copy]:
            first = next(
                (
                    one
                    for one in earlier.get(_saying(claim), ())
                    if _is_one_sentence(self._words(claim), self._words(one), self._like_from)
                    and _may_be_one_thing(claim, one)
                    and not _is_other_witness(claim, one, origins)
                ),
                None,
            )
            if first:
                found[claim.id] = found.get(first.id, first.id)

    def _reach(self, start: str) -> frozenset[str]:
        reached: set[str] = set()
        waiting = [start]
        while waiting:
            for original in self._direct.get(waiting.pop(), set()) - reached:
                reached.add(original)
                waiting.append(original)
        return frozenset(reached - {start})

    def _words(self, claim: Claim) -> frozenset[str]:
        if claim.id not in self._words_of:
            self._words_of[claim.id] = frozenset(re.findall(r"[^\W\d_]+", claim.sentence.text.casefold()))
        return self._words_of[claim.id]


def _saying(claim: Claim) -> _Saying:
    """What an echo must have in common with what it echoes; figures may differ, a denial is no echo."""
    return claim.kind, claim.type, claim.about, claim.verdict, claim.denied


def _is_one_sentence(words: frozenset[str], others: frozenset[str], like_from: float) -> bool:
    return len(words & others) >= like_from * max(len(words), len(others), 1)


def _may_be_one_thing(claim: Claim, earlier: Claim) -> bool:
    """Tell whether place and day agree, where both are told: a form filled in anew each week echoes nothing."""
    names, others = ({place.name.casefold() for place in one.place} for one in (claim, earlier))
    if names and others and not names & others:
        return False
    return claim.date is None or earlier.date is None or claim.date.overlaps(earlier.date)


def _is_other_witness(claim: Claim, earlier: Claim, origins: _Origins) -> bool:
    """Tell whether two people are quoted, and not one: the same words of another man are a word of his own."""
    if PUBLISHER in (*claim.speaker, *earlier.speaker):
        return False
    return not set(origins[claim.id]) & set(origins[earlier.id])
