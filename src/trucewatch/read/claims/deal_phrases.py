"""Deals told in set phrases, whatever the tree of the sentence.

"a truce took effect on ...", "the deal signed in ...".
"""

import re
from collections.abc import Iterator

from trucewatch.model.claim import About, ClaimKind, Quoted, State
from trucewatch.model.period import Period
from trucewatch.read.claims.about import abouts_in
from trucewatch.read.claims.bound import BOTH_SIDES, is_party, parties_of, two_sides
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.date_mention import Granularity, Modifier
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.sieve import Guarded, Sieve
from trucewatch.read.tree import Span as TokenSpan
from trucewatch.read.tree import Token

DEAL = (
    r"(?:agreements?|deal|cease-?fires?|truces?|accord|pact|armistice|memorandum|"
    r"(?:\d+|[a-z]+)-(?:day|hour|week|month) halt|treaty|lull|cessation of hostilities|pause|declaration"
    r"|halt in (?:the )?fighting|protocol|code of conduct|understanding|arrangement|memorandum of understanding|"
    r"peace plan|peace treaty|standstill|moratorium|compact|road ?map|halt to (?:the )?\w+)"
)
"""What a deal is called."""
_GAP = r"(?:[^.;:]{0,70}?)"
_NEAR = r"(?:,? (?:that|which|it|was|were|had been|has been|is|first|only|formally|finally|jointly|never) ?){0,4}"
_MADE = (
    r"(?:reached|signed|agreed|struck|concluded|announced|sealed|clinched|"
    r"inked|brokered|mediated|negotiated|drawn up|arranged|proclaimed|declared|"
    r"hammered out|initialled|adopted)"
)
_BEGUN = (
    r"(?:took effect|takes effect|taken effect|came into (?:force|effect)|"
    r"comes into force|entered into force|went into (?:force|effect)|took "
    r"hold|began|started|kicked in|come into force|was due to begin|starts?)"
)
_IN_FORCE = re.compile(rf"\b(?P<deal>{DEAL})\b(?P<gap>[^.;:\"]{{0,150}}?)\b(?P<verb>{_BEGUN})\b", re.IGNORECASE)
_REACHED = re.compile(rf"\b(?P<deal>{DEAL})\b(?: [a-z-]+)?,?{_NEAR} (?P<verb>{_MADE})\b", re.IGNORECASE)
_SUBJECT_MADE = re.compile(
    rf"\b(?P<deal>{DEAL}|demilitari[sz]ed zone|zone)\b,? (?:that|which)? ?(?P<who>(?:the "
    rf")?[A-Z][^.;:]{{2,80}}?) (?:had |have |has )?(?P<verb>agreed|signed|reached|"
    rf"struck|drew up|drawn up|announced|concluded|negotiated|accepted)\b"
)
_SIGNING = re.compile(
    rf"\b(?:signing|signature|conclusion|entry into force|start|announcement) "
    rf"of (?:the |a |an )?(?:[\w-]+ ){{0,4}}(?P<deal>{DEAL})\b",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"\b(?P<deal>guns) (?:have |had )?(?P<verb>fell|fallen|falling|went) (?:silent|quiet)\b", re.IGNORECASE
)
_NAMES_PUT = re.compile(
    r"(?P<who>[A-Z][^.;:]{2,160}?),? (?:had |have |has )?(?P<verb>put) (?:his|"
    r"her|their|its) (?:names?|signatures?) (?:to|on) (?:the |a |what )?(?P<deal>[\w "
    r"-]{2,30})"
)
_TEXT_SIGNED = re.compile(
    r"\b(?P<deal>points|text|document|plan|statement|terms|papers?|code of "
    r"conduct|roadmap|communiqué)\b (?:that|which)? ?(?P<who>(?:the )?[A-Z][^.;:]{2,100}?) "
    r"(?:had |have |has )?(?P<verb>signed|agreed|initialled)\b"
)
_BETWEEN = re.compile(
    rf"\b(?P<deal>{DEAL}) (?:reached |signed |struck |concluded )?between (?P<who>[^.;:,]{{3,80}})", re.IGNORECASE
)
_BROKERED = re.compile(
    rf"\b(?P<who>[A-Z][\w.]*(?: [A-Z][a-z]+)?)-(?:brokered|mediated|sponsored|"
    rf"negotiated|imposed)\b(?: [\w-]+){{0,4}} (?P<deal>{DEAL})\b"
)
_NEVER = re.compile(
    rf"\b(?P<deal>{DEAL})\b[^.;:]{{0,70}}?\b(?:never|not)(?: yet)?(?: been)? (?P<verb>signed|accepted|"
    rf"agreed|ratified)(?: by (?P<who>[^.;:,]{{3,60}}))",
    re.IGNORECASE,
)
_ENDS = re.compile(
    rf"\b(?P<deal>{DEAL})\b[^.;:,]{{0,40}}?\b(?P<verb>(?:ran|runs|run) out|(?:came|comes|come) to an end|"
    rf"(?:was|is) (?:over|at an end|off))\b",
    re.IGNORECASE,
)
_DUE = re.compile(
    rf"\b(?P<deal>{DEAL})\b[^.;:,]{{0,40}}?\b(?:is|are) (?:due|set|expected|scheduled)?,? ?to (?P<verb>start|"
    rf"begin|take effect|come into force)\b",
    re.IGNORECASE,
)
_ENDED_WITH = re.compile(
    rf"\b(?:ended|ending|stopped|halted)\b[^.;:,]{{0,25}}? (?:with|by|in|through) (?:an?|the) (?:[\w-]+ ){{0,3}}"
    rf"(?P<deal>{DEAL})\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"\b(?P<deal>{DEAL})\b[^.;:,]{{0,50}}?\b(?P<verb>in (?:place|force|effect)|held|observed|lasted|holding) since\b",
    re.IGNORECASE,
)
_FIRST_DAY = re.compile(
    rf"\b(?P<verb>first|opening) (?:full )?day of (?:the |a |an |this )?(?:[\w-]+ ){{0,3}}(?P<deal>{DEAL})\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:brokered|mediated|negotiated|sponsored|drawn up|guaranteed|facilitated|announced) by (?P<who>[^.;:]{3,70})",
    re.IGNORECASE,
)
_BROKERING = re.compile(r"(?:broker|mediat|announc|proclaim|declar)", re.IGNORECASE)
_BY_PARTIES = re.compile(
    r"(?: (?:in|on|at|last|late|early|this)\b[^,;:.]{0,40}?){0,2} (?:by|between|with) (?P<who>[^;:.]{3,130}?)"
    r"(?=,? (?:which|that|who|in|on|at|last|came|comes|took|has|have|had|is|was|were|will|to|after|before|"
    r"under|for|but|while|calls?|provides?)\b|[,;:.]? *$|, [a-z])"
)
_SIDES = re.compile(r"(?:both |two |the )?(?:sides|parties)", re.IGNORECASE)
_BROKERS = frozenset({"brokered", "mediated", "negotiated", "drawn up"})
_MAY_TELL = Guarded(rf"{DEAL}|\bzone\b|\bguns\b|\bsigned\b|\b(?:name|signature)s? (?:to|on)\b", re.IGNORECASE)
_LIKELY = Sieve(
    (
        (_IN_FORCE, State.IN_FORCE),
        (_REACHED, State.REACHED),
        (_SUBJECT_MADE, State.REACHED),
        (_SIGNING, State.REACHED),
        (_BETWEEN, State.REACHED),
        (_SILENT, State.IN_FORCE),
        (_NAMES_PUT, State.REACHED),
        (_TEXT_SIGNED, State.REACHED),
        (_SINCE, State.IN_FORCE),
        (_DUE, State.IN_FORCE),
        (_ENDS, State.ENDED),
        (_ENDED_WITH, State.REACHED),
        (_FIRST_DAY, State.IN_FORCE),
        (_BROKERED, State.REACHED),
    )
)
_LONGEST_REACH = 14
"""Tokens behind the verb within which a date or a place belongs to it."""


def read_deal_phrases(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the deals that set phrases tell of, in the order of the sentence, one for each state."""
    if not _MAY_TELL.search(line.doc.text):
        return
    found: dict[State, Draft] = {}
    for pattern, state in _LIKELY.likely(line.doc.text):
        for match in pattern.finditer(line.doc.text):
            draft = _draft(line, report, match, state)
            if draft is None:
                continue
            kept = found.get(state)
            if kept is None:
                found[state] = draft
            else:
                fill(kept, draft)
    if (
        State.IN_FORCE in found
        and State.REACHED in found
        and set(found[State.REACHED].keys) <= {"state", "about", "broker"}
        and found[State.REACHED].date is None
    ):
        fill(found[State.IN_FORCE], found.pop(State.REACHED))
    for match in _NEVER.finditer(line.doc.text):
        unsigned = _draft(line, report, match, State.REACHED)
        if unsigned is not None and unsigned.keys.get("parties"):
            yield unsigned
    yield from found.values()


def is_news(draft: Draft, report: Report) -> bool:
    """Tell whether a deal is told for the first time, or with a day, a place or a broker that was not told before."""
    names = tuple(sorted(report.company.cast.full(name) for name in draft.keys.get("parties") or ()))
    if not names or draft.date is not None or draft.places or draft.denied:
        report.seen.add(("deal", str(draft.keys["state"]), *names))
        return True
    pair = ("deal", str(draft.keys["state"]), *names)
    is_new = pair not in report.seen
    report.seen.add(pair)
    return is_new


def is_new(draft: Draft, report: Report) -> bool:
    """Tell whether no deal of that day was told of before, and remember it."""
    day = (
        "deal-day",
        str(draft.keys["state"]),
        str(draft.date),
        *(() if draft.date else draft.keys.get("parties") or ()),
    )
    was_told = day in report.seen
    report.seen.add(day)
    return not was_told


def fill(kept: Draft, other: Draft) -> None:
    """Give one telling of a deal what another adds: parties, broker, day, place."""
    for key in ("parties", "broker"):
        if key in other.keys:
            kept.keys.setdefault(key, other.keys[key])
    kept.date = kept.date or other.date
    kept.places = kept.places or other.places


def _draft(line: Line, report: Report, match: re.Match[str], state: State) -> Draft | None:
    text = line.doc.text
    group = match.groupdict()
    verb = line.doc.char_span(*match.span("verb"), alignment_mode="expand") if group.get("verb") else None
    deal = line.doc.char_span(*match.span("deal"), alignment_mode="expand")
    if deal is None or is_hypothetical(text, match) or _is_part_of_name(deal[-1]):
        return None
    if state is State.IN_FORCE and verb is not None and not _is_its_own(line, deal, verb):
        return None
    anchor = verb if verb is not None else deal
    who_end = line.doc.char_span(*match.span("who"), alignment_mode="expand") if group.get("who") else None
    reach = max(anchor.end, _stop(who_end) if who_end is not None and verb is None else 0)
    date = date_near(line, reach, to_come=match.re is _DUE)
    keys: dict[str, object] = {
        "state": state,
        "about": about_of_deal(text[max(0, match.start("deal") - 30) : match.end("deal") + 60], group["deal"]),
    }
    parties = _parties(line, report, match)
    broker = _broker(line, report, match, anchor)
    if parties:
        keys["parties"] = parties
    if broker:
        keys["broker"] = broker
    places = tuple(
        place.place
        for place in line.places
        if anchor.start <= place.start <= reach + _LONGEST_REACH
        and place.preposition in {"in", "at"}
        and not _crosses(line, reach, place.start)
    )[:1]
    if not (parties or broker or date or places):
        return None
    end = match.start("who") if match.re is _BETWEEN else match.end()
    denied = bool(re.search(r"\b(?:never|not|without|nor)\b", text[match.start() : end]))
    draft = Draft(
        kind=ClaimKind.AGREEMENT,
        line=line,
        at=anchor[0],
        keys=keys,
        places=places,
        date=date,
        denied=denied,
        rule=f"agreement.phrase.{state}",
    )
    is_told = anchor[0].dep_ == "ccomp" and verb is not None
    if line.voices[anchor.start][0].quoted is not Quoted.DIRECT and not is_told:
        draft.voice = PUBLISHED
    return draft


def _is_part_of_name(deal: Token) -> bool:
    """Tell whether the deal only tells what sort of thing is meant: "a truce committee"."""
    return deal.dep_ == "compound" and deal.head.i == deal.i + 1 and not re.fullmatch(DEAL, deal.head.lower_)


def _stop(who: TokenSpan) -> int:
    """Return where the names end: before the first finite verb behind them."""
    return next((t.i for t in who if t.tag_ in {"VBD", "VBZ", "VBP", "MD"}), who.end)


def is_hypothetical(text: str, match: re.Match[str]) -> bool:
    """Tell whether the deal is only hoped for, or broken, in the words right before it."""
    before = text[max(0, match.start() - 40) : match.start("deal")]
    return bool(
        re.search(
            r"\b(?:if|any|unless|should|possible|future|proposed|new talks on|hopes? (?:of|for)|no)\b[^,]*$",
            before,
            re.IGNORECASE,
        )
    )


def _is_its_own(line: Line, deal: TokenSpan, verb: TokenSpan) -> bool:
    """Tell whether it is the deal that began, and not something named between the two."""
    if verb.text.casefold() in {"began", "started", "start", "starts"}:
        between = line.doc[deal.end : verb.start]
        if verb[0].pos_ not in {"VERB", "AUX"} or any(t.lower_ in {"violations", "breaches"} for t in between):
            return False
        return len(between) <= 5 and not any(
            token.pos_ in {"VERB", "AUX", "PROPN"}
            for token in between
            if token.lower_ not in {"that", "which", "was", "due", "to"}
        )
    between = line.doc[deal.end : verb.start]
    return not any(
        token.tag_ in {"VBD", "VBZ", "VBP"} and token.pos_ == "VERB" and not re.fullmatch(_MADE, token.lower_)
        for token in between
    )


def _crosses(line: Line, start: int, end: int) -> bool:
    return any(token.text in {";", '"'} or token.tag_ in {"VBD", "VBZ"} for token in line.doc[start:end])


def date_near(line: Line, reach: int, *, to_come: bool = False) -> Period | None:
    """Return the day that stands next to a word: behind it, or right before it; ahead of publication if `to_come`."""
    behind, ahead = None, None
    for mention in line.dates:
        start, end = line.tokens_of(mention.span)
        if start < reach < end:
            start = reach  # "since the signing of the deal on 2 May"
        if (
            mention.granularity is Granularity.CLOCK
            or mention.granularity is Granularity.DURATION
            or mention.period is None
        ):
            continue
        if reach - 1 <= start <= reach + _LONGEST_REACH and not _crosses(line, reach, start) and behind is None:
            behind = mention
        elif start < reach and reach - start <= 6 and ahead is None:
            ahead = mention
    chosen = behind or ahead
    if chosen is None or chosen.period is None:
        return None
    period = chosen.ahead or chosen.period if to_come else chosen.period
    if chosen.modifier is Modifier.SINCE and period.first:
        return Period.day(period.first)
    return period


def _parties(line: Line, report: Report, match: re.Match[str]) -> tuple[str, ...]:
    group = match.groupdict()
    found: tuple[str, ...] = ()
    if group.get("who") and match.re is not _BROKERED:
        found = names_in(line, report, *match.span("who"))
    elif (group.get("verb") and not _BROKERING.match(group["verb"])) or match.re is _SIGNING:
        behind = _BY_PARTIES.match(line.doc.text, match.end())
        found = names_in(line, report, *behind.span("who")) if behind else ()
    if found == (BOTH_SIDES,) and len(sides := two_sides(report)) == 2:
        return sides
    return found


def names_in(line: Line, report: Report, start: int, end: int) -> tuple[str, ...]:
    """Return the actors named in a stretch of the sentence's text."""
    span = line.doc.char_span(start, end, alignment_mode="contract")
    if span is None:
        return ()
    found: list[str] = []
    last = _stop(span)
    for name in line.names:
        if span.start <= name.start and name.end <= min(span.end, last) + 1 and name.text not in {"U.S"}:
            head: Token = line.doc[name.end - 1]
            top = (
                head.head
                if head.dep_ in {"compound", "amod", "nmod:poss"} and span.start <= head.head.i < span.end
                else head
            )
            who = report.company.who(line, top)
            if who and who.name not in found and not re.search(DEAL, who.name, re.IGNORECASE):
                found.append(who.name)
    if not found:
        nouns = [
            t
            for t in span
            if t.pos_ == "NOUN" and t.i < last and is_party(line, t) and t.dep_ not in {"compound", "amod"}
        ]
        found = [name for name in parties_of(line, report, nouns) if not _SIDES.fullmatch(name)]
    tops = [t for t in span if t.pos_ in {"NOUN", "PROPN"} and t.i < last and not span.start <= t.head.i < span.end]
    # "between the army and the RSF": one of the two has no name
    named = [name for name in parties_of(line, report, tops) if not re.search(DEAL, name, re.IGNORECASE)]
    if len(found) == 1 and len(named) > 1 and found[0] in named:
        found = named
    if not found and re.search(r"\b(?:both|two|warring|rival) (?:sides|parties)\b", span.text):
        return (BOTH_SIDES,)
    return tuple(found[:4])


def _broker(line: Line, report: Report, match: re.Match[str], anchor: TokenSpan) -> str | None:
    text = line.doc.text
    brokered = _BROKERED.search(text)
    if brokered:
        return _state_named(report, brokered.group("who"))
    by = _BY.search(text, match.start())
    if by and by.start() - match.end() < 30:
        names = names_in(line, report, *by.span("who"))
        if names and by.group().split()[0].casefold() in _BROKERS | {"sponsored", "guaranteed", "facilitated", "drawn"}:
            return names[0]
    return None


def _state_named(report: Report, word: str) -> str:
    who = report.company.named(f"{word} forces", head="forces")
    if who and who.acts_for:
        return who.acts_for
    other = report.company.named(word)
    return other.name if other else word


def about_of_deal(text: str, deal: str) -> tuple[About, ...]:
    """Return what a deal is about, by its name and the words around it."""
    if re.search(r"cease-?fire|truce|lull|cessation|pause|halt|guns|armistice|standstill", deal, re.IGNORECASE):
        return (About.CEASE_FIRE,)
    abouts = tuple(about for about in abouts_in(text) if about is not About.WHOLE_AGREEMENT)
    return abouts[:2] or (About.WHOLE_AGREEMENT,)
