"""What becomes of deals, in plain words and whatever the tree: renewed, run out, turned down, extracted.

"will be extended by a week", "fell apart in March", "turned down a proposal for a ceasefire", "Norway coaxed the two
into a truce", "what four ministers signed in Paris", "the mandate of the observers was prolonged".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model.claim import About, ClaimKind, Quoted, State
from trucewatch.read.claims.about import has_deal
from trucewatch.read.claims.bound import BOTH_SIDES, line_before, parties_before, two_sides
from trucewatch.read.claims.deal_phrases import DEAL, about_of_deal, date_near, is_hypothetical, names_in
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.sieve import Guarded, Sieve

_WHO = r"(?P<who>[^.;:,\"“”]{2,80}?)"
_GAP = r"[^.;:\"“”]{0,60}?"
_PAPER = rf"(?:{DEAL}|document|text|paper|plan|initiative|settlement|treaties|formula)"
_OFFER = rf"(?:proposals?|offers?|plans?|drafts?|overtures?|bids?|formula|{DEAL}|document|text|paper)"
_BE = r"(?:is|was|were|are|has been|have been|had been|will be|would be|is to be|was to be|be)"
_TURNS_DOWN = (
    r"(?:turn(?:s|ed|ing)? down|dismiss(?:es|ed)?|rebuff(?:s|ed)?|brush(?:es|ed)? aside|rul(?:es|ed) out|"
    r"scorn(?:s|ed)?|snub(?:s|bed)?|spurn(?:s|ed)?|threw out|said no to|says no to|reject(?:s|ed)?|refus(?:es|ed)|"
    r"declin(?:es|ed)|wav(?:es|ed) away|walk(?:s|ed) away from)"
)
_ENDED = (
    r"(?:broke down|broken down|collapsed|fell apart|fallen apart|came apart|unravelled|failed|ran out|run out|expired|"
    r"lapsed|fell through|came to an end|broke up|petered out|ended(?= (?:on|in|at|last|after|when|with|early|late|"
    r"yesterday|today|tonight|this|over|without|by)\b|[.,;])|lasted (?:only |just |barely |for )?(?:an?|\d+|two|three|"
    r"four|five|six|seven|eight|nine|ten|less|no)\b|(?:is|was|has been|had been|were) (?:now |all )?(?:over|dead|"
    r"called off|scrapped|cancelled|abandoned|terminated|torn up|annulled|finished|at an end|"
    r"off))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """A way to tell what becomes of a deal."""

    pattern: re.Pattern[str]
    state: State
    needs: bool = False
    """Whether it counts only with a day, a place, parties or a broker."""
    subject_before: bool = False
    """Whether the noun phrase before it names the parties."""
    is_broker: bool = False
    """Whether the noun phrase before it names the broker."""


def _telling(words: str, state: State, *flags: str) -> _Telling:
    return _Telling(
        pattern=re.compile(words, re.IGNORECASE),
        state=state,
        needs="needs" in flags,
        subject_before="subject" in flags,
        is_broker="broker" in flags,
    )


_TELLINGS = (
    _telling(
        rf"\b(?P<deal>{DEAL})\b{_GAP}\b{_BE} (?:now |later |then |twice |since |again |already |not |never |"
        r"on (?:\d+ )?[A-Z]\w+ (?:\d+ )?|in [A-Z]\w+ |last \w+ )*"
        r"(?P<verb>extended|renewed|prolonged|rolled over)\b",
        State.EXTENDED,
    ),
    _telling(
        rf"\b(?:will|would|is to|are to|has|have|had|agreed to|decided to)\b (?:now |also )?(?P<verb>prolong(?:ed)?|"
        rf"extend(?:ed)?|renew(?:ed)?) (?:the |its |their |this |that |an? )?(?:[\w-]+ ){{0,4}}?(?P<deal>{DEAL})\b",
        State.EXTENDED,
        "subject",
    ),
    _telling(
        rf"\b(?:is|was|are|were|be|been) (?P<verb>(?:not|neither|never|no)(?: an?)? part(?:y|ies)) to (?:the |either |"
        rf"any |this |that |both |an? )?(?:[\w’'-]+ ){{0,3}}?(?P<deal>{DEAL}|it)\b",
        State.REACHED,
        "subject",
        "needs",
    ),
    _telling(
        rf"\b(?P<deal>{_PAPER})\b,? (?:which |that )?(?P<verb>runs?|ran|lasts?|lasted|is valid|was valid|holds) from\b",
        State.IN_FORCE,
        "needs",
    ),
    _telling(
        r"\b(?P<deal>mandates? of (?:the )?(?:[\w.-]+ ){0,3}(?:mission|observers|monitors|force|peacekeepers))\b"
        rf"{_GAP}\b(?P<verb>extended|renewed|prolonged)\b",
        State.EXTENDED,
    ),
    _telling(rf"\b(?P<deal>{DEAL})\b(?P<gap>{_GAP}),? (?:had |has |have )?(?P<verb>{_ENDED})", State.ENDED, "needs"),
    _telling(
        rf"\b(?:call(?:s|ed|ing)? off|tore up|torn up|tear(?:s|ing)? up|renounc(?:es|ed|ing)|abrogat(?:es|ed|ing)|"
        rf"repudiat(?:es|ed|ing)|scrapp(?:ed|ing)|walk(?:s|ed|ing)? out of|quit(?:s|ting)?|pull(?:s|ed|ing)? out of|"
        rf"withdr[ae]wn? from|withdrew from|(?:is |are |was |were )?no longer (?:(?:consider(?:s|ed)? |see(?:s|n)? "
        rf"|saw )(?:it|them)sel(?:f|ves) |feels? |felt )?bound by) "
        rf"(?:the |its |their |this |that |an? |all )?(?:[\w’'-]+ ){{0,4}}?(?P<deal>{DEAL})\b",
        State.ENDED,
        "subject",
        "needs",
    ),
    _telling(
        rf"\b(?P<deal>{DEAL})\b (?:is|was|has been|remains|remained|stays|are) (?:still |now |already )?(?P<verb>in "
        r"(?:force|effect|place))\b",
        State.IN_FORCE,
    ),
    _telling(
        rf"\b(?P<deal>{DEAL})\b{_GAP}\b(?P<verb>enter(?:s|ed)|start(?:s|ed)|beg[ai]n(?:s)?) (?:in)?(?:to )?(?:its|his|"
        rf"their) \w+ (?:day|week|month|year)\b",
        State.IN_FORCE,
        "needs",
    ),
    _telling(
        rf"\b(?:have|has|had|are|were|is) (?:been )?(?P<verb>observ(?:ed|ing)|kept|keeping|respecting|honou?ring) "
        rf"(?:a|an|the|their) (?:[\w-]+ ){{0,4}}?(?P<deal>{DEAL})\b(?: (?:since|that|which|until)\b)",
        State.IN_FORCE,
        "subject",
    ),
    _telling(
        rf"\b(?P<deal>{DEAL})\b{_GAP}\b(?:was|were|had been) (?P<verb>observed|in (?:force|effect))\b",
        State.IN_FORCE,
        "needs",
    ),
    _telling(
        rf"\b(?P<deal>{_PAPER})\b{_GAP}\b(?P<verb>came into (?:force|effect)|took effect|entered into force|goes into "
        r"(?:force|effect)|enters into force|comes into (?:force|effect)|takes effect)\b",
        State.IN_FORCE,
    ),
    _telling(
        rf"\b(?P<verb>coaxed|talked|cajoled|pushed|persuaded|nudged|brought|pressed|bullied|steered|pulled|forced|"
        rf"drew) {_WHO} (?:in|in)to (?:a|an|the|their) (?:[\w-]+ ){{0,4}}?(?P<deal>{DEAL})\b",
        State.REACHED,
        "broker",
    ),
    _telling(
        rf"\b(?P<verb>shook hands on|shaken hands on|put (?:their|his|her|its) (?:names?|signatures?) (?:to|on|under)|"
        rf"signed up to|came to terms|reached (?:an )?agreement|accepted|clinched|hammered out|thrashed out) ?(?:on )?"
        rf"(?:an?|the|what)? ?(?:[\w’'-]+ ){{0,6}}?(?:(?P<deal>{DEAL}|plan|initiative)\b)",
        State.REACHED,
        "subject",
        "needs",
    ),
    _telling(
        r"\b(?P<verb>came to (?:terms)|(?:made|concluded) (?:peace))(?P<deal>)\b", State.REACHED, "subject", "needs"
    ),
    _telling(
        rf"\b(?P<deal>{DEAL})\b{_GAP}\b(?:was|were|has been|had been) (?:first |finally |formally |at last )?"
        r"(?P<verb>signed|initialled|concluded|struck|reached|hammered out|sealed|agreed|clinched|thrashed out)\b"
        r"(?:[^.;:\"]{0,40}? (?:by|between) (?P<who>[^.;:,\"]{3,80}))?",
        State.REACHED,
        "needs",
    ),
    _telling(
        rf"^\W*what {_WHO} (?:had |have )?(?P<verb>signed|agreed|initialled)(?P<deal>) (?:in|at|on|last|to)\b",
        State.REACHED,
        "needs",
    ),
    _telling(
        rf"\b(?P<deal>{DEAL})\b,? (?:that|which) {_WHO} (?:had |has |have )?(?P<verb>extracted|won|wrung|obtained|"
        r"secured|brokered|mediated|arranged|negotiated)\b",
        State.REACHED,
        "needs",
    ),
    _telling(
        rf"\b(?P<verb>{DEAL}|paper)(?P<deal>) (?:was|is) (?:signed|agreed|concluded) (?:only )?with {_WHO}"
        r"(?= in\b| on\b| last\b|[.;,])",
        State.REACHED,
        "needs",
    ),
    _telling(
        rf"\b{_TURNS_DOWN} (?:a|an|the|any|all|every|this|that|its|their)? ?(?:[\w’'-]+ ){{0,3}}?(?P<verb>{_OFFER})\b"
        rf"(?P<deal>(?:[^.;:,\"]{{0,40}}?\b{DEAL})?)",
        State.REJECTED,
        "subject",
    ),
    _telling(
        rf"\b(?P<deal>(?:proposals?|offers?|plans?) (?:of|for) (?:a |an |the )?(?:[\w-]+ ){{0,3}}?{DEAL}|{DEAL} (?:"
        rf"proposal|offer|plan)s?)\b{_GAP}\b(?:was|were|has been|had been) (?P<verb>dismissed|rejected|turned down|"
        rf"rebuffed|spurned|brushed aside|ruled out)(?: by (?P<who>[^.;:,\"]{{3,60}}))?",
        State.REJECTED,
    ),
    _telling(
        rf"\b(?P<deal>{DEAL}|peace plan|plan|proposal|draft|initiative)\b{_GAP}\b(?:was|were|has been|had been) "
        r"(?P<verb>rejected|turned down|dismissed|rebuffed|spurned) by (?P<who>[^.;:,\"]{3,60})",
        State.REJECTED,
    ),
    _telling(
        rf"\b(?P<verb>signed|initialled|endorsed|ratified|approved|adopted|inked) (?:the|an?|their|this|that) "
        rf"(?:[\w’'-]+ ){{0,4}}?(?P<deal>{DEAL}|text|document|paper|plan|roadmap|communiqué)\b",
        State.REACHED,
        "subject",
        "needs",
    ),
    _telling(
        r"\b(?P<verb>put pen to paper|(?:put|set) (?:their|its|his) seals?)(?P<deal>)\b",
        State.REACHED,
        "subject",
        "needs",
    ),
    _telling(
        rf"\b(?P<deal>{DEAL})\b (?:would|will) (?:now )?(?P<verb>run|last|continue|stay in force|remain in force|"
        r"be kept up) (?:for (?:another|a further|\w+ more)|until|on)\b",
        State.EXTENDED,
    ),
    _telling(
        r"\b(?:refus(?:es|ed)|declin(?:es|ed)) to (?P<verb>sign|join|accept)(?P<deal>)\b", State.REJECTED, "subject"
    ),
    _telling(
        rf"\b(?P<verb>put|puts|placed|suspended|froze|frozen|suspends) (?:the |its |their )?(?:[\w’'-]+ ){{0,3}}?"
        rf"(?P<deal>{DEAL}|clause|article|paragraph|provision)s?\b(?: (?:on (?:ice|hold)|that|which)|(?=[.,;]))",
        State.SUSPENDED,
        "subject",
        "needs",
    ),
)
_LIKELY = Sieve((telling.pattern, telling) for telling in _TELLINGS)
_MAY_TELL = Guarded(
    rf"\b(?:{DEAL}|offers?|proposals?|plan|signed|agreed|terms|peace|document|mandates?|clause|paper|initiative|sign|"
    r"join|text|article|settlement|part(?:y|ies) to)\b",
    re.IGNORECASE,
)
_WITH = re.compile(
    r" with (?P<who>[^.;:,]{3,50}?)(?= (?:ran|run|was|is|has|had|fell|broke|ended|expired|lapsed|came)\b|[.;,]|$)"
)
_COMES = re.compile(r"(?:enters|takes|comes|goes)\b", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|is to|are to)\b", re.IGNORECASE)
_NOT_SO = re.compile(r"\b(?:not|never|without|nor|n't|neither|no part(?:y|ies))\b", re.IGNORECASE)
_UNSURE = re.compile(r"\b(?:if|unless|whether|could|may|might|should|hopes?|wants?|urg\w+|asked?|call\w* on|to)\b ?$")
_ALIEN = re.compile(
    r"\b(?:violations?|breach\w*|talks|fighting|war|clashes|battle|monitor\w*|patrols?|would|could|may|might|(?:is|was|due"
    r"|set|about|expected|scheduled) to|if|unless|never|until)\b",
    re.IGNORECASE,
)
"""Words between a deal and a verb that turn the verb to something else, or make it no fact."""
_IT_WAS = re.compile(
    r"^\W*(?:It|The (?:text|document|paper)|Both) (?:was|were|had been) (?P<verb>agreed|signed|concluded|reached|"
    r"sealed|brokered|negotiated|initialled)\b"
)
_EXTRACTS = frozenset(
    {"extracted", "won", "wrung", "obtained", "secured", "brokered", "mediated", "arranged", "negotiated"}
)
_A_PAIR = 2
_REACH = 14
"""Tokens behind the verb within which a place is that of the deal."""


def read_deal_words(line: Line, report: Report) -> Iterator[Draft]:
    """Yield what becomes of deals in a sentence, one for each state, in the order of the ways to tell it."""
    text = line.doc.text
    if not _MAY_TELL.search(text):
        return
    for pattern, telling in _LIKELY.likely(text):
        for match in pattern.finditer(text):
            draft = _draft(line, report, telling, match)
            if draft is not None:
                yield draft
    pronoun = _IT_WAS.search(text)
    last = line_before(line, report)
    if pronoun is not None and last is not None and has_deal(last.doc.text):
        telling = _Telling(pattern=_IT_WAS, state=State.REACHED, needs=True)
        draft = _draft(line, report, telling, pronoun, deal=last.doc.text)
        if draft is not None:
            yield draft


def _draft(
    line: Line, report: Report, telling: _Telling, match: re.Match[str], *, deal: str | None = None
) -> Draft | None:
    text = line.doc.text
    groups = match.groupdict()
    verb_group = "verb" if groups.get("verb") else "deal"
    verb = line.doc.char_span(*match.span(verb_group), alignment_mode="expand")
    if verb is None or _UNSURE.search(text[max(0, match.start() - 12) : match.start()]):
        return None
    if groups.get("deal") and "no longer" not in match.group() and is_hypothetical(text, match):
        return None
    if _ALIEN.search(groups.get("gap") or ""):
        return None
    is_to_come = _COMES.match(verb.text) or _WILL.search(match.group())
    date = date_near(line, verb.end, to_come=bool(is_to_come))
    places = tuple(
        p.place for p in line.places if verb.start < p.start <= verb.end + _REACH and p.preposition in {"in", "at"}
    )[:1]
    parties = _parties(line, report, telling, match)
    broker = _broker(line, report, telling, match)
    if telling.needs and not (date or places or parties or broker):
        return None
    if telling.state is State.REJECTED and not parties:
        return None
    keys: dict[str, object] = {"state": telling.state, "about": _about(text, match, deal)}
    if parties:
        keys["parties"] = parties
    if broker:
        keys["broker"] = broker
    is_quoted = line.voices[verb.start][0].quoted is Quoted.DIRECT
    denied = bool(_NOT_SO.search(text[max(0, match.start() - 10) : match.end()])) and "no longer" not in text.lower()
    is_said = denied or telling.state in {State.REJECTED, State.EXTENDED, State.ENDED, State.SUSPENDED}
    return Draft(
        kind=ClaimKind.AGREEMENT,
        line=line,
        at=verb[0],
        keys=keys,
        places=places,
        date=date,
        denied=denied,
        voice=None if is_quoted or is_said else PUBLISHED,
        rule=f"agreement.words.{telling.state}",
    )


def _about(text: str, match: re.Match[str], deal: str | None) -> tuple[About, ...]:
    named = match.groupdict().get("deal") or ""
    if named.casefold().startswith("mandate"):
        return (About.DEPLOY_MONITORS,)
    if deal is not None:
        return about_of_deal(deal, deal)
    first = re.match(r"\w+", match.group())
    start = match.start() + (first.end() if first and named and not match.group().startswith(named) else 0)
    return about_of_deal(text[start : match.end() + 60], named or match.group())


def _parties(line: Line, report: Report, telling: _Telling, match: re.Match[str]) -> tuple[str, ...]:
    groups = match.groupdict()
    found: tuple[str, ...] = ()
    if groups.get("who") and (groups.get("verb") or "").casefold() not in _EXTRACTS:
        found = names_in(line, report, *match.span("who"))
    elif telling.subject_before:
        span = line.doc.char_span(*match.span(), alignment_mode="expand")
        found = parties_before(line, report, span.start) if span is not None else ()
    if groups.get("deal") and len(found) < _A_PAIR:
        found = tuple(dict.fromkeys((*found, *_with_whom(line, report, match))))
    if found == (BOTH_SIDES,) and len(sides := two_sides(report)) == _A_PAIR:
        return sides
    return found


def _with_whom(line: Line, report: Report, match: re.Match[str]) -> tuple[str, ...]:
    """Return the parties named by "between A and B" or "their ceasefire with B" around the deal's name."""
    text = line.doc.text
    between = re.match(r"(?: of [^,;.]{2,25}?)? (?:between|among) (?P<who>[^.;:,]{3,80})", text[match.end("deal") :])
    if between is not None:
        at = match.end("deal")
        return names_in(line, report, at + between.start("who"), at + between.end("who"))
    other = _WITH.match(text, match.end("deal"))
    if other is None:
        return ()
    them = names_in(line, report, *other.span("who"))
    subject = next((s for c in line.clauses for s in c.subjects if s.idx < match.start("deal")), None)
    own = parties_before(line, report, subject.i + 1) if subject is not None else ()
    return tuple(dict.fromkeys((*own[:1], *them)))


def _broker(line: Line, report: Report, telling: _Telling, match: re.Match[str]) -> str | None:
    if telling.is_broker:
        verb = line.doc.char_span(*match.span("verb"), alignment_mode="expand")
        names = parties_before(line, report, verb.start) if verb is not None else ()
        return names[0] if names else None
    if match.groupdict().get("who") and (match.groupdict().get("verb") or "").casefold() in _EXTRACTS:
        names = names_in(line, report, *match.span("who"))
        return names[0] if names else None
    return None
