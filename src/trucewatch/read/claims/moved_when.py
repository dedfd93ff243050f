"""When forces move: the date beside the verb, or the one that the whole sentence tells; "by May" has no beginning."""

from datetime import timedelta

from trucewatch.model.period import Period
from trucewatch.read.claims.draft import dates_in
from trucewatch.read.date_mention import DateMention
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.tree import Token


def date_moved(line: Line, head: Token, tokens: list[Token], ahead: list[Token], *, is_planned: bool) -> Period | None:
    """Return when a movement is, was or is to be.

    Args:
        line: The sentence.
        head: The verb of moving.
        tokens: The words of its finite clause.
        ahead: The words behind it, up to the next verb with a subject of its own.
        is_planned: Whether it lies ahead.
    """
    below = set(head.subtree)
    dates = (
        dates_in(line, [token for token in tokens if token in below])
        or dates_in(line, tokens)
        or dates_in(line, [token for token in ahead if token.i > head.i])
        or _only(line, head)
    )
    if not dates:
        return None
    behind = [date for date in dates if line.tokens_of(date.span)[0] > head.i]
    told = (behind or dates)[0]
    period = (told.ahead or told.period) if is_planned else told.period
    return _until(line, told, period)


def _only(line: Line, head: Token) -> tuple[DateMention, ...]:
    """Return the one date of a sentence in the report's own voice: nothing else than its acts can be of that day."""
    if line.voices[head.i] != (PUBLISHED,) or len(line.dates) != 1:
        return ()
    start, _ = line.tokens_of(line.dates[0].span)
    is_aside = any(
        above.dep_ == "acl:relcl" for above in (line.doc[min(start, len(line.doc) - 1)], *line.doc[start].ancestors)
    )
    is_other = any(head.i < t.i < start or start < t.i < head.i for t in line.doc if t.text in {";", ":"})
    return () if is_aside or is_other else dates_in(line, [line.doc[start]])


def _until(line: Line, told: DateMention, period: Period | None) -> Period | None:
    """Return a period without a beginning for "by May" and "before the summer"."""
    start, end = line.tokens_of(told.span)
    words = [token.lower_ for token in line.doc[max(0, start - 3) : start + 1]]
    if period is None or period.last is None:
        return period
    if "by" in words and not any(token.pos_ == "VERB" for token in line.doc[max(0, start - 3) : start]):
        return Period(first=None, last=period.last)
    if "before" in words and period.first is not None and end - start < 6:
        return Period(first=None, last=period.first - timedelta(days=1))
    return period
