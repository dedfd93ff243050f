"""Breaches: acts held against the deal, and breaches counted and laid to a party."""

import re
from collections.abc import Iterator
from dataclasses import replace

from trucewatch.model.claim import About, ClaimKind, IncidentType, Quoted, Verdict
from trucewatch.read.claims.about import deal_about, exact_abouts, has_deal, noun_words
from trucewatch.read.claims.bound import is_party, line_before, of_phrase, parties_of
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.laid import agents_behind, read_laid
from trucewatch.read.claims.pairs import shares_of
from trucewatch.read.claims.verdicts import Finding, compliance
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import any_of, words
from trucewatch.read.line import PUBLISHED, Line, Voice
from trucewatch.read.sieve import Guarded
from trucewatch.read.syntax import children, group_head, lemma_of
from trucewatch.read.tree import Span as TokenSpan
from trucewatch.read.tree import Token

_NEAR_WHICH = 9
"""Tokens between a relative pronoun and the breach that its clause names, at most."""
_VIOLATES = words("deals.violates") | words("faith.breaks")
_HOLDS_AS = words("deals.holds_as")
_RULES = any_of("deals.rule_words")
_AGAINST = Guarded(
    r"\b(?:in (?:\w+ )?(?:violation|breach|contravention|defiance|disregard|contempt)[\"”]? of"
    r"|(?:ran|runs|running|run) counter to|(?:went|goes|go|going|is|was|were|"
    r"are) (?:clearly |directly )?against|contrary to|at odds with|despite "
    r"its obligations under"
    r"|(?:violat|breach|flout|contraven|infring|defy|disregard|ignor)ing|in (?:the teeth|spite|betrayal) of"
    r"|(?:banned|forbidden|prohibited|outlawed|barred|ruled out|not (?:allowed|permitted)) (?:by|under|in))\b"
    r"|(?<=, )against (?=the )",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(
    r"\b(?:which|something|as|what|though|but|although) (?:the|that|their|its|this) (?P<deal>[^,.;]{3,50}?) "
    r"(?:(?:does|did|do) not (?:permit|allow|foresee|provide for)|forbids?|forbade|bans?|prohibits?|rules? out|"
    r"outlaws?|bars?)\b",
    re.IGNORECASE,
)
_BEYOND = Guarded(
    r"\b(?:beyond|on the wrong side of|outside|behind|closer than) (?:the "
    r")?(?:\S+ )?(?:withdrawal lines?|designated storage|disengagement|storage "
    r"sites?)",
    re.IGNORECASE,
)
_WITHIN = Guarded(
    r"\b(?:howitzers?|guns?|tanks?|mortars?|launchers?|artillery|machine[- ]guns?|heavy weapons?|rocket systems?)\b"
    r"[^.;]{0,60}?\b(?:inside|within|in) (?:the |a )?(?:restricted|exclusion|weapons?|disengagement|no-weapons?|"
    r"security)"
    r"[ -]?(?:weapons )?(?:zone|belt|area|strip)\b",
    re.IGNORECASE,
)
_IS_BREACH = re.compile(
    r"\b(?:is|was|are|were|as|be|been|constitut\w+|amount\w* to|represent\w*|"
    r"mark\w*|consider\w*|call\w*|regard\w*|condemn\w*|denounc\w*|describ\w*|"
    r"in)\b[^.;,]{0,40}?"
    r"\b(?:a|an|the|another|what)\b(?: [\w-]+){0,4} (?P<noun>breach|violation|infringement|contravention)(?:es|s)?\b",
    re.IGNORECASE,
)
_ABOUT_OF_ACT = {
    IncidentType.OBSTRUCTION: About.FREE_MOVEMENT_OF_MONITORS,
    IncidentType.AIR_INCURSION: About.NO_AIR_ATTACK,
    IncidentType.BLOCKADE: About.OPEN_ROUTES,
}


def read_breaches(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the breaches that a sentence tells, each once."""
    taken: set[int] = set()
    for found in (
        *_verbs(line, report),
        *_against(line, report),
        *_beyond(line, report),
        *_forbidden(line, report),
        *_called(line, report),
    ):
        head = group_head(found.at).i
        if head not in taken or found.rule == "compliance.parted":
            taken.add(head)
            yield found
    yield from read_laid(line, report, taken)


# a party breaks the deal


def _verbs(line: Line, report: Report) -> Iterator[Draft]:
    for clause in line.clauses:
        if lemma_of(clause.head) not in _VIOLATES or clause.mode not in {Mode.FACT}:
            continue
        deal = _deal_object(line, report, clause)
        if deal is None:
            continue
        verdict = Verdict.FULFILLED if clause.is_negated else Verdict.VIOLATED
        doers = tuple(doer for doer in clause.doers if not has_deal(noun_words(doer)) or is_party(line, doer))
        acts = (
            ()
            if clause.is_passive
            else tuple(t for doer in doers if not is_party(line, doer) for t in _behind_act(doer))
        )
        yield compliance(
            line,
            report,
            Finding(
                at=clause.head,
                abouts=deal_about(deal),
                verdict=verdict,
                rule="violates",
                doers=(*doers, *acts),
                by=_doer_of_last(report) if doers and not any(is_party(line, d) for d in doers) and not acts else (),
            ),
        )
        yield from _others_too(line, report, clause, deal_about(deal))


def _others_too(line: Line, report: Report, clause: Clause, abouts: tuple[About, ...]) -> Iterator[Draft]:
    """As in "the army violated it 12 times and the rebels four times": the second of the two."""
    for share in shares_of(line, report)[1:]:
        if share.at.i > clause.head.i and not clause.is_negated:
            yield compliance(
                line,
                report,
                Finding(
                    at=share.at,
                    abouts=abouts,
                    verdict=Verdict.VIOLATED,
                    rule="parted",
                    by=(share.party,),
                    count=share.count,
                ),
            )


def _behind_act(noun: Token) -> tuple[Token, ...]:
    """Return whose act a noun tells: "Israel's raids", "the presence of the army", "a raid by the rebels"."""
    return tuple(children(noun, "nmod:poss")) or tuple(of_phrase(noun, "of", "by"))


def _deal_object(line: Line, report: Report, clause: Clause) -> str | None:
    """Return the words of the deal that is broken, whatever stands for it: a noun, "it", "its word"."""
    for token in clause.undergoers:
        text = noun_words(token)
        if has_deal(text) or _RULES.search(text):
            return text
        if token.lower_ in {"it", "them"} and (deal := _deal_before(line, report, clause.head.i)):
            return deal
    if clause.head.pos_ != "VERB" or clause.is_passive:
        return None
    behind = str(line.doc[clause.head.i + 1 : clause.head.i + 7].text)
    if re.match(r"(?:it|them)\b", behind) and (deal := _deal_before(line, report, clause.head.i)):
        return deal
    return behind if has_deal(behind) and not re.match(r"\W*(?:out|down|into|off)\b", behind) else None


def _deal_before(line: Line, report: Report, before: int) -> str | None:
    """Return the deal that a pronoun means: the last one named before it, here or in the last sentence."""
    texts = [str(line.doc[:before].text)]
    if (last := line_before(line, report)) is not None:
        texts.append(last.doc.text)
    return next((text for text in texts if has_deal(text)), None)


def _against(line: Line, report: Report) -> Iterator[Draft]:
    """As in "... which went against the deal", "in open contempt of the truce".

    "shelled X, violating the agreement".
    """
    text = line.doc.text
    for match in _AGAINST.finditer(text):
        behind = text[match.end() : match.end() + 70]
        if not (has_deal(behind) or _RULES.search(behind)):
            continue
        span = line.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None:
            continue
        clause = _clause_over(line, span[0])
        doers = clause.doers if clause else ()
        if clause is not None and clause.is_negated and match.group().casefold().startswith("in "):
            continue
        yield compliance(
            line,
            report,
            Finding(
                at=span[0],
                abouts=deal_about(behind),
                verdict=Verdict.VIOLATED,
                rule="against",
                doers=()
                if "withdrawal line" in text
                else (*doers, *(t for d in doers if not is_party(line, d) for t in _behind_act(d))),
            ),
        )


def _forbidden(line: Line, report: Report) -> Iterator[Draft]:
    """As in "has dug a trench, which the agreement does not permit": an act done is weighed by what a deal forbids."""
    match = _FORBIDDEN.search(line.doc.text)
    if match is None or not has_deal(match["deal"]):
        return
    before = [c for c in line.clauses if c.head.idx < match.start() and c.mode is Mode.FACT and not c.is_negated]
    acts = [c for c in before if c.is_past or c.is_perfect or c.is_progressive]
    act = next((c for c in reversed(acts) if any(is_party(line, doer) for doer in c.doers)), None)
    if act is None:
        return
    told = line.doc.text[act.head.idx : match.start()]
    yield compliance(
        line,
        report,
        Finding(
            at=act.head,
            abouts=exact_abouts(told)[:1] or deal_about(match["deal"]),
            verdict=Verdict.VIOLATED,
            rule="forbidden",
            doers=act.doers,
        ),
    )


def _clause_over(line: Line, token: Token) -> Clause | None:
    """Return the nearest clause in which a token stands that has a doer."""
    token = group_head(token)
    while True:
        clause = line.clause_at(token)
        if clause is not None and clause.doers:
            return clause
        if token.head == token:
            return clause
        token = token.head


def _beyond(line: Line, report: Report) -> Iterator[Draft]:
    """Weapons seen where they must not be: "beyond the withdrawal lines"."""
    beyond = _BEYOND.search(line.doc.text)
    match = beyond or _WITHIN.search(line.doc.text)
    span = line.doc.char_span(*match.span(), alignment_mode="expand") if match else None
    if span is None:
        return
    held = re.search(r"(\w[\w.'’]*)[\"“”]?-controlled (?=[A-Z])", line.doc.text)
    who = report.company.named(held.group(1)) if held and held.group(1).casefold() != "government" else None
    draft = compliance(
        line,
        report,
        Finding(
            at=span[0],
            abouts=(About.WITHDRAW_HEAVY_WEAPONS,),
            verdict=Verdict.VIOLATED,
            rule="beyond",
            by=(who.name,) if who else (),
            doers=_keepers(line, span[0]) if beyond is None else (),
        ),
    )
    draft.places = draft.places or tuple(place.place for place in line.places[:1])
    yield draft


def _keepers(line: Line, at: Token) -> tuple[Token, ...]:
    """Return whose weapons stand where they must not: the subject of the clause, or whose they are by name."""
    clause = _clause_over(line, at)
    subjects = clause.subjects if clause is not None else ()
    found = [part for s in subjects for part in ((s,) if is_party(line, s) else _behind_act(s))]
    return tuple(token for token in found if is_party(line, token))


# an act is called a breach


def _called(line: Line, report: Report) -> Iterator[Draft]:
    """As in "This is a violation of ...", "X considers it a breach", "in what he called a breach of the truce".

    "the presence of Y is ...".
    """
    text = line.doc.text
    for match in _IS_BREACH.finditer(text):
        if re.search(r"\b(?:no|not|any|each|every|without|number|series|of)\b", match.group(), re.IGNORECASE):
            continue
        span = line.doc.char_span(*match.span("noun"), alignment_mode="expand")
        behind = text[match.end() : match.end() + 80]
        named = bool(re.match(r"\s*(?:of|to) ", behind)) and (has_deal(behind) or bool(_RULES.search(behind)))
        if span is None or (not named and "airspace" in behind[:30]):
            continue
        if not named and not (
            _looks_back(match.group(), text[: match.start()])
            and re.match(r"\W*(?:$|[,.;]|and|if|but|by|which)", behind)
        ):
            continue
        at = span[0]
        opens = line.doc.char_span(*match.span(), alignment_mode="expand") or span
        which = next((t for t in reversed(line.doc[max(0, at.i - _NEAR_WHICH) : at.i]) if t.lower_ == "which"), None)
        accused = line.voices[which.i - 1][0].accused if which is not None and which.i > 0 else ()
        subject = _subject_before(line, opens, at)
        doers = _doers_of_subject(line, subject) or tuple(agents_behind(at))
        if which is not None:
            doers = () if accused else _doers_before(line, which) or doers
        holder = _holder(line, report, opens)
        caller = (holder or line.voices[at.i][0]).speaker  # who calls it a breach does not call himself its doer
        by = () if parties_of(line, report, doers) else _doer_of_last(report)
        by = accused or tuple(name for name in by if name not in caller)
        draft = compliance(
            line,
            report,
            Finding(
                at=at,
                abouts=_about_breached(behind if named else "", line, report),
                verdict=Verdict.VIOLATED,
                rule="called",
                doers=doers,
                by=by,
            ),
        )
        if accused and which is not None:
            draft.voice = replace(line.voices[which.i - 1][0], accused=())  # who accuses calls it so, too
        elif line.voices[at.i][0].rule == PUBLISHED.rule:
            draft.voice = holder
        elif line.voices[at.i][0].quoted is Quoted.INDIRECT and match.group()[:2].casefold() == "in":
            draft.voice = PUBLISHED
        yield draft


def _looks_back(words_told: str, before: str) -> bool:
    """Tell whether the words name what was told before: "this is", "considers it", "which it called"."""
    return bool(
        re.search(r"\b(?:this|that|it|these|those|which|them)\b", words_told[:30] + before[-40:], re.IGNORECASE)
    )


def _subject_before(line: Line, opens: TokenSpan, at: Token) -> tuple[Token, ...]:
    """Return what is called a breach: the subject of the copula, or the object of "considers"."""
    for clause in reversed(line.clauses):
        if clause.head.i > at.i or clause.head.i < opens.start - 1:
            continue
        if lemma_of(clause.head) in _HOLDS_AS:
            return tuple(t for t in clause.objects if t.i < at.i)
        if clause.subjects:
            return clause.subjects
    own = children(at, "nsubj")
    return tuple(own)


def _doers_before(line: Line, which: Token) -> tuple[Token, ...]:
    """Return whoever did what "which" means, where that is a whole clause: "moved tanks into X, which is a breach"."""
    told = [clause for clause in line.clauses if clause.head.i < which.i and clause.mode is Mode.FACT]
    acts = (tuple(d for d in c.doers if is_party(line, d) and d.i not in line.attribution) for c in reversed(told))
    return next((doers for doers in acts if doers), ())


def _doers_of_subject(line: Line, subject: tuple[Token, ...]) -> tuple[Token, ...]:
    found = [part for token in subject for part in ([token] if is_party(line, token) else _behind_act(token))]
    return tuple(token for token in found if token.lower_ not in {"it", "they", "this", "that"})


def _holder(line: Line, report: Report, opens: TokenSpan) -> Voice | None:
    """Return the voice of whoever holds it for a breach: "the mission considers this a breach"."""
    for clause in line.clauses:
        if lemma_of(clause.head) in _HOLDS_AS and opens.start - 1 <= clause.head.i <= opens.end and clause.subjects:
            subject = clause.subjects[0]
            if subject.pos_ == "PRON":
                earlier = [
                    s
                    for c in line.clauses
                    for s in c.subjects
                    if s.i < subject.i and is_party(line, s) and s.pos_ != "PRON"
                ]
                subject = earlier[-1] if earlier else subject
            who = report.company.who(line, subject)
            if who is None or report.company.is_own(who):
                return None
            return Voice(
                speaker=(who.name,),
                speaker_for=who.acts_for,
                quoted=Quoted.INDIRECT,
                rule="speaker.holds",
                span=line.span(clause.head.i, clause.head.i + 1),
            )
    return None


def _doer_of_last(report: Report) -> tuple[str, ...]:
    """Return who did what was told last: that is what "this" or "the raid" means."""
    for draft in reversed(report.told):
        names = draft.keys.get("perpetrator") or draft.keys.get("by")
        if names:
            return tuple(names)
        if draft.kind is ClaimKind.INCIDENT:
            return ()
    return ()


def _about_breached(text: str, line: Line, report: Report) -> tuple[About, ...]:
    found = deal_about(text) if text else ()
    last = next((d for d in reversed(report.told) if d.kind is ClaimKind.INCIDENT), None)
    if found and found != (About.WHOLE_AGREEMENT,):
        return found
    act = _ABOUT_OF_ACT.get(last.keys.get("type")) if last is not None else None  # type: ignore[arg-type]
    if act is not None:
        return (act,)
    return found or deal_about(line.doc.text)
