"""Figures that others give for what was told before.

"the ministry put the dead at nine", "aid groups speak of 4,000".
"""

import re
from collections.abc import Iterator

from trucewatch.model.claim import ClaimKind
from trucewatch.model.count import Count
from trucewatch.read.claims.draft import Draft, Report, dates_in, give_voice, places_in
from trucewatch.read.line import Line
from trucewatch.read.parties import Who
from trucewatch.read.sieve import Sieve
from trucewatch.read.syntax import SUBJECT, conjuncts
from trucewatch.read.tree import Token

_COUNTED = (
    r"(?:dead|tolls?|deaths?|losses|killed|casualties|wounded|injured|uprooted|displaced|figures?|fatalities|victims)"
)
_NUMBER = (
    r"(?:(?:about|around|some|nearly|almost|roughly|over|under|just|close to|up to|(?:more|fewer|less) than"
    r"|at (?:least|most)|as (?:many|few) as|an estimated|well|not) )*"
    r"(?:\d|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|several|dozens|scores|hundreds|thousands|tens|nobody|none|zero|nil)\b)"
)
_SHORT = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>m|k|mn|mln)\b")
"""As in "puts the displaced at 12.6m": behind words for people, these are no metres."""
_UNITS = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000}
_PUTS = re.compile(
    rf"\b(?P<verb>puts?|places?|gives?|gave|sets?) (?:the |its |a |their |his "
    rf"|her )?(?P<what>(?:[\w'’-]+ ){{0,6}}?{_COUNTED}\b[^.;]{{0,90}}?) (?:at|of|to) (?={_NUMBER})",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"\b(?P<verb>speaks?|spoke|talks?|talked) of (?P<what>)(?=\S)", re.IGNORECASE)
_THERE = re.compile(
    r"\b(?P<verb>says?|said|counts?|counted) (?:that )?there (?:were|was|had been|have been|are) (?P<what>)(?=\S)",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"\b(?P<verb>lists?|listed|counts?|counted|admits?|admitted|acknowledges?|acknowledged|reports?|reported|tall(?:y|ies|ied)"
    r"|records?|recorded|registers?|registered|cites?|cited|gives?|gave|claims?|claimed|has|had|numbers?|numbered|estimates?"
    r"|estimated|reckons?|reckoned|logs?|logged|documents?|documented|verified|verifies|confirms?|confirmed|mentions?|names?|named"
    r"|concedes?|conceded|owns to|owned to|announces?|announced|puts it at|put it at)"
    rf" (?:only |just |no more than )?(?P<what>)(?=[^.;,]{{1,28}}?\b{_COUNTED}\b)",
    re.IGNORECASE,
)
_KEYS = (
    ("injured", re.compile(r"\b(?:wounded|injured|hurt)\b", re.IGNORECASE)),
    ("displaced", re.compile(r"\b(?:uprooted|displaced|refugees|homeless|fled)\b", re.IGNORECASE)),
    ("killed", re.compile(r"\b(?:dead|deaths?|killed|losses|tolls?|fatalities|died)\b", re.IGNORECASE)),
)
_TOTAL = re.compile(r"\b(?:since|so far|in the war|the war|losses)\b", re.IGNORECASE)

_FIGURES = Sieve((pattern, None) for pattern in (_PUTS, _SPEAKS, _THERE, _LISTS))


def read_figures(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the figures that somebody gives for an incident or a toll told before, in the order of the sentence."""
    for pattern, _ in _FIGURES.likely(line.doc.text):
        for match in pattern.finditer(line.doc.text):
            draft = _figure(line, report, match)
            if draft is not None:
                yield draft


def _figure(line: Line, report: Report, match: re.Match[str]) -> Draft | None:
    count, behind = _count_at(line, match.end())
    verb = _token(line, match)
    if count is None or verb is None:
        return None
    before = _told_before(line, report, verb)
    behind = _PHRASE_END.split(behind, maxsplit=1)[0]
    key = _key(match.group("what")) or _key(behind) or (_key_of(before) if before else None)
    if key is None or (not match.group("what") and before is None and _key(behind) is None):
        return None
    speaker = _subject(line, report, verb)
    if speaker is None and line.voices[verb.i][0].rule == "publisher":
        return None
    if speaker is not None and (own := _named_in(line, report, match) or _counted_in(line, report, key, count)):
        give_voice(own, speaker, report, rule="speaker.figure")
        return None
    if before is not None and (before.kind is ClaimKind.TOLL or key != "displaced") and not _is_total(before, match):
        draft = Draft(kind=before.kind, line=line, at=verb, keys={key: count}, places=before.places, date=before.date)
        if before.kind is ClaimKind.INCIDENT:
            draft.keys["type"] = before.keys["type"]
    else:
        draft = _toll(line, verb, key, count)
    draft.rule = "figure"
    if key == "killed" and (hurt := _hurt_behind(line, match.end())) is not None:
        draft.keys["injured"] = hurt
    if speaker is not None:
        give_voice(draft, speaker, report, rule="speaker.figure")
    return draft


def _named_in(line: Line, report: Report, match: re.Match[str]) -> Draft | None:
    """Return the incident, told already, that the figure's words name: "the number of dead from Sunday's strike"."""
    span = line.doc.char_span(*match.span("what"), alignment_mode="expand") if match.group("what") else None
    if span is None:
        return None
    inside = range(span.start, span.end)
    return next((d for d in report.told if d.line is line and d.kind is ClaimKind.INCIDENT and d.at.i in inside), None)


def _counted_in(line: Line, report: Report, key: str, count: Count) -> Draft | None:
    """Return the incident, told already by the same sentence, whose victims the figure counts."""
    return next((d for d in report.told if d.line is line and d.keys.get(key) == count), None)


def _is_total(before: Draft, match: re.Match[str]) -> bool:
    """Tell whether a figure is a total of its own, not another count of one incident."""
    return before.kind is ClaimKind.INCIDENT and bool(_TOTAL.search(match.group("what")))


def _toll(line: Line, verb: Token, key: str, count: Count) -> Draft:
    tokens = list(line.doc)
    places = places_in(line, tokens)
    dates = [mention.period for mention in dates_in(line, tokens) if mention.period]
    return Draft(
        kind=ClaimKind.TOLL,
        line=line,
        at=verb,
        keys={key: count},
        places=(places[0].place,) if places else (),
        date=max(dates, key=lambda period: period.length_days or 0) if dates else None,
    )


def _told_before(line: Line, report: Report, verb: Token) -> Draft | None:
    """Return the last incident or toll with victims, told shortly before the verb."""
    for draft in reversed(report.told):
        if draft.line.passage.paragraph < line.passage.paragraph - 1:
            return None
        if draft.kind in {ClaimKind.INCIDENT, ClaimKind.TOLL} and not draft.denied:
            if draft.line is line and draft.at.i > verb.i:
                continue
            return draft
    return None


def _key(text: str) -> str | None:
    return next((key for key, pattern in _KEYS if pattern.search(text)), None)


def _key_of(draft: Draft) -> str | None:
    return next((key for key in ("killed", "displaced", "injured") if key in draft.keys), None)


def _count_at(line: Line, at: int) -> tuple[Count | None, str]:
    """Return the number that stands at a character of the sentence, and the words right behind it."""
    offset = line.passage.offset + at
    mention = next((mention for mention in line.counts if abs(mention.span.start - offset) <= 1), None)
    if mention is None:
        short = _SHORT.match(line.doc.text, at)
        if short is None:
            return None, ""
        return Count.exactly(round(float(short["number"]) * _UNITS[short["unit"]])), line.doc.text[short.end() :][:12]
    end = mention.span.end - line.passage.offset
    return mention.count, line.doc.text[end : end + 12]


_PHRASE_END = re.compile(r"[,;.]|\b(?:and|but|in|at|on|as|after|when|who|that|from|with|for|to|since)\b")
_HURT_BEHIND = re.compile(
    r"\b(?:dead|killed|deaths?|fatalities)(?:,| and|, and) (?P<number>[\w,]+)(?: (?:others?|more|people))? "
    r"(?:wounded|injured|hurt)\b"
)


def _hurt_behind(line: Line, at: int) -> Count | None:
    """Return the wounded told right behind the dead: "two soldiers dead and 14 hurt"."""
    match = _HURT_BEHIND.search(line.doc.text, at)
    if match is None:
        return None
    start = line.passage.offset + match.start("number")
    return next((mention.count for mention in line.counts if mention.span.start == start), None)


def _token(line: Line, match: re.Match[str]) -> Token | None:
    span = line.doc.char_span(*match.span("verb"), alignment_mode="expand")
    return span[0] if span is not None else None


def _subject(line: Line, report: Report, verb: Token) -> Who | None:
    subjects = [part for child in verb.children if child.dep_ in SUBJECT for part in conjuncts(child)]
    clause = line.clause_at(verb)
    if clause is not None and clause.subjects:
        subjects = list(clause.subjects)
    return next((who for token in subjects if (who := report.company.who(line, token))), None)
