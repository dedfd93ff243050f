"""What the first lines of a report say of its own time: the day it was published, and the period that it covers."""

import re
from collections.abc import Sequence
from datetime import date

from trucewatch.model.period import Period
from trucewatch.model.text import Block, BlockKind, DateBasis, Document, Publication
from trucewatch.read.date_mention import Anchor, Basis, DateMention, Granularity
from trucewatch.read.dates import find_dates

_HEAD_LINES = 4
_LONGEST_DATELINE = 70
"""How far into a first paragraph a dateline reaches: "GHADAMES, 4 November 2020 - "."""
_ISSUED = re.compile(r"\b(?:issued|published|released|posted|updated|dated)\b[^.]{0,20}$", re.IGNORECASE)
_DATELINE_END = re.compile(r"(?: [-–—] |: | \| )")
_COVERING = re.compile(
    r"\b(?:reporting period|period (?:from|between|of|under)|covers?|covering|as of|bulletin|summary|update"
    r"|report|note|watch"
    r"|situation|monitor)\b",
    re.IGNORECASE,
)
_LONGEST_COVERED = 400
_LEAD_PERIOD = re.compile(
    r"\b(?:reporting period|between the (?:evening|morning)s? of|from the (?:evening|morning) of)\b", re.I
)


def day_in_head(text: str, blocks: Sequence[Block]) -> Publication | None:
    """Return the day that a report's own first lines date it to: a guess; None where they name none.

    A day counts only with its year. Where several stand there, the one it was issued on goes before the last of them.
    """
    mentions: list[tuple[DateMention, bool]] = []
    for block in blocks[:_HEAD_LINES]:
        line = _head_of(text, block)
        for mention in find_dates(line, anchor=Anchor(published=None)):
            is_issued = _ISSUED.search(line[: mention.span.start]) is not None
            if (is_issued or mention.names_year) and _last_day(mention) is not None:
                mentions.append((mention, is_issued))
        if block.kind is BlockKind.PARAGRAPH and mentions:
            break
    if not mentions:
        return None
    chosen = next((mention for mention, is_issued in mentions if is_issued), mentions[0][0])
    day = _last_day(chosen)
    return Publication(day=day, basis=DateBasis.TEXT) if day else None


def reporting_period(document: Document) -> Period | None:
    """Return the period that a bulletin covers, from its title, headings or first words; None where none is told.

    It is a range ("11-17 March 2019"), or a day that the title names; of several, the range goes first.
    """
    published = document.published.day if document.published else None
    anchor = Anchor(published=published)
    days: list[Period] = []
    for block in document.blocks[: 2 * _HEAD_LINES]:
        line = document.text[block.span.start : block.span.end]
        is_head = block.kind in {BlockKind.TITLE, BlockKind.HEADING}
        if not is_head and not _LEAD_PERIOD.search(line[:_LONGEST_COVERED]):
            continue
        for mention in find_dates(line[:_LONGEST_COVERED], anchor=anchor):
            if mention.period is None or mention.granularity is Granularity.CLOCK:
                continue
            if mention.granularity is Granularity.SPAN and mention.basis is not Basis.NARRATIVE:
                return mention.period
            if is_head and mention.granularity is Granularity.DAY and not _ISSUED.search(line[: mention.span.start]):
                days.append(mention.period)
    title = document.title or ""
    is_bulletin = _COVERING.search(title) is not None
    return days[0] if days and is_bulletin else None


def _head_of(text: str, block: Block) -> str:
    line = text[block.span.start : block.span.end]
    if block.kind in {BlockKind.TITLE, BlockKind.HEADING}:
        return line
    end = _DATELINE_END.search(line[:_LONGEST_DATELINE])
    return line[: end.start()] if end else ""


def _last_day(mention: DateMention) -> date | None:
    """The day itself, or the last of a range; months and years date no report."""
    if mention.granularity not in {Granularity.DAY, Granularity.SPAN} or mention.period is None:
        return None
    return mention.period.last
