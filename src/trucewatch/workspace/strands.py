"""What was worked out of the evidence, kept for the next question, and carried forward when the ledger grows.

A strand is all that rests on what had been published by one day: the evidence, its origins and incidents, and how
agreements stood on the days asked about. When more was recorded, only what is new is read and worked in. Where what
was there before counts otherwise now, the evidence is read whole, and what distinguishes it is worked in; where reports
went, or are told of otherwise, all is worked out anew.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from trucewatch.model.agreement import Agreement
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.incident import Incident
from trucewatch.model.news import Difference, News
from trucewatch.model.ordered import Ordered
from trucewatch.model.origin import Origins
from trucewatch.model.zone import ZoneMap
from trucewatch.views.board import Board
from trucewatch.views.gathered import Gathered
from trucewatch.views.standing import Libraries, Standing

_MOST_STRANDS = 4
_MOST_CLAIMS = 1_000_000
"""Of all kept strands but the last, taken together: what bounds the memory."""
_MOST_STANDINGS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How evidence is read for whoever asks."""

    whole: Callable[[Times], tuple[Evidence, bool]]
    """All of it within the times, and whether it is told as it was recorded, with nothing withheld."""
    news: Callable[[datetime, Times], News | None]
    """What entered it since an instant, nothing of which is withheld; None where it must be read whole."""


class Strand:
    """All that rests on what had been published by one day, and recorded by one instant."""

    def __init__(self, evidence: Evidence, libraries: Libraries, *, is_withheld: bool) -> None:
        """Take the evidence, and whether anything in it is told otherwise than recorded; nothing is worked out yet."""
        self.evidence = evidence
        self.is_withheld = is_withheld
        self.known_on = evidence.times.known_on
        """The last recording that was worked in."""
        self._libraries = libraries
        self._gathered: Gathered | None = None
        self._standings: OrderedDict[tuple[str, date], Standing] = OrderedDict()
        self._boards: dict[tuple[str, date], Board] = {}
        """Those made since the last change."""

    @property
    def origins(self) -> Origins:
        """Whose word each claim is in the end, and which claims echo which."""
        return self._gather().origins

    @property
    def incidents(self) -> Ordered[Incident]:
        """The incidents that the claims are about, in order of time."""
        return self._gather().incidents

    def board(self, agreement: Agreement, zones: ZoneMap | None, as_of: date) -> Board:
        """Return how an agreement stands on a day; made at first, and carried forward from then on."""
        key = (agreement.id, as_of)
        if key not in self._boards:
            standing = self._standings.get(key)
            if standing is None:
                step = self._gather().from_nothing()
                standing = self._standings[key] = Standing(agreement, step, self._libraries, as_of=as_of, zones=zones)
            self._standings.move_to_end(key)
            self._boards[key] = standing.board()
            while len(self._standings) > _MOST_STANDINGS:
                self._standings.popitem(last=False)
        return self._boards[key]

    def can_take_up(self, difference: Difference) -> bool:
        """Tell whether a change can be worked in, and not only all worked out anew."""
        return self._gathered is None or self._gathered.can_take_up(difference)

    def take_up(self, difference: Difference) -> None:
        """Work a change in; what nobody asked for since the last one is let go."""
        self.evidence = difference.later
        self.known_on = difference.later.times.known_on
        in_use, self._boards = self._boards, {}
        self._standings = OrderedDict((key, one) for key, one in self._standings.items() if key in in_use)
        if self._gathered is not None:
            step = self._gathered.take_up(difference)
            for standing in self._standings.values():
                standing.take_up(step)

    def _gather(self) -> Gathered:
        if self._gathered is None:
            libraries = self._libraries
            self._gathered, _ = Gathered.of(
                self.evidence, actors=libraries.actors, sources=libraries.sources, settings=libraries.settings
            )
        return self._gathered


class Strands:
    """The strands asked for lately; to be asked by one thread at a time."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_day: OrderedDict[date, Strand] = OrderedDict()
        self._past: tuple[Times, Strand] | None = None

    def at(self, settled: Times, reading: Reading, libraries: Callable[[], Libraries]) -> Strand:
        """Return the strand of the times.

        Args:
            settled: With the last recording that counts as their instant.
        """
        strand = self._by_day.get(settled.published_by)
        if strand is not None and settled.known_on < strand.known_on:
            return self._in_the_past(settled, reading, libraries)
        if strand is None or settled.known_on > strand.known_on:
            # Gone while it is worked on: whatever fails in between leaves nothing half done behind.
            self._by_day.pop(settled.published_by, None)
            strand = self._carried(strand, settled, reading) or _read(settled, reading, libraries)
            self._by_day[settled.published_by] = strand
            self._make_room()
        self._by_day.move_to_end(settled.published_by)
        return strand

    def _carried(self, strand: Strand | None, settled: Times, reading: Reading) -> Strand | None:
        """The strand as of a later recording; None where it must be made anew."""
        if strand is None:
            return None
        news = None if strand.is_withheld else reading.news(strand.known_on, settled)
        if news is not None:
            difference = news.after(strand.evidence)
        else:
            evidence, is_told = reading.whole(settled)
            strand.is_withheld |= not is_told
            difference = Difference.between(strand.evidence, evidence)
        if not strand.can_take_up(difference):
            return None
        strand.take_up(difference)
        return strand

    def _in_the_past(self, settled: Times, reading: Reading, libraries: Callable[[], Libraries]) -> Strand:
        key = Times(as_of=settled.published_by, published_by=settled.published_by, known_on=settled.known_on)
        if self._past is None or self._past[0] != key:
            self._past = (key, _read(settled, reading, libraries))
        return self._past[1]

    def _make_room(self) -> None:
        def are_too_many() -> bool:
            claims = [len(strand.evidence.claims) for strand in self._by_day.values()]
            return len(claims) > _MOST_STRANDS or sum(claims[:-1]) > _MOST_CLAIMS

        while are_too_many():
            self._by_day.popitem(last=False)


def _read(settled: Times, reading: Reading, libraries: Callable[[], Libraries]) -> Strand:
    evidence, is_told = reading.whole(settled)
    return Strand(evidence, libraries(), is_withheld=not is_told)
