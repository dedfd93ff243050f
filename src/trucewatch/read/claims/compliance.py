"""Compliance: a party keeps, or breaks, what was agreed."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from trucewatch.model.claim import About, ClaimKind, Quoted, Verdict
from trucewatch.read.casualties import count_of
from trucewatch.read.claims.about import abouts_in, deal_about, exact_abouts, has_deal, noun_words
from trucewatch.read.claims.draft import Draft, Report, carried_place, certainty_of, dates_in, group_tokens, places_in
from trucewatch.read.grammar import (
    Clause,
    Mode,
    case_of,
    children,
    conjuncts,
    is_negated,
    lemma_of,
    obliques,
    group_head,
)
from trucewatch.read.lexicon import words
from trucewatch.read.line import PUBLISHED, Line

_VIOLATES = words("deals.violates")
_VIOLATIONS = words("deals.violation_nouns")
_KEEPS = words("deals.keeps")
_HOLDS = words("deals.holds")
_AS_OWED = re.compile(
    r"\bas (?:agreed|promised|pledged|required|planned|stipulated|foreseen|provided)\b|\bin (?:line|accordance|compliance|keeping) with\b"
    r"|\bunder the (?:\S+ ){0,4}(?:agreement|deal|accord|truce|ceasefire|terms|memorandum|plan)\b|\bahead of (?:the|its|schedule)|\b(?:on|within) (?:schedule|time|the deadline)\b"
    r"|\bin fulfil?ment of\b|\bpursuant to\b|\bcompl(?:ied|ies|y) with\b",
    re.IGNORECASE,
)
_FAILS = frozenset({"fail", "refuse", "neglect", "decline", "omit"})
_PARTLY = re.compile(
    r"\b(?:largely|mostly|broadly|partly|partially|mainly|generally|by and large|for the most part|shaky|shakily|more or less|in part)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:in (?:violation|breach|contravention|defiance) of|(?:ran|runs|running|run) counter to|(?:went|goes|go|going|is|was) against|contrary to|at odds with)\b",
    re.IGNORECASE,
)
_DONE_ACTS = {About.EXCHANGE_PRISONERS, About.OPEN_ROUTES, About.DEMINING, About.RESTORE_SERVICES}
_MOUNTS = frozenset({"conduct", "launch", "carry", "mount", "undertake", "fly", "stage", "make"})
_RESTRAINTS = {About.NO_OFFENSIVE, About.NO_AIR_ATTACK, About.NO_REINFORCEMENT, About.NO_FORTIFICATION}


def read_compliance(line: Line, report: Report) -> Iterator[Draft]:
    """Yield how parties are said to keep or break what was agreed, in the order of the sentence."""
    groups = group_tokens(line)
    taken: set[int] = set()
    broken: set[int] = set()
    for clause in line.clauses:
        for draft in _of_clause(line, report, clause, groups):
            if group_head(draft.at).i in taken and draft.rule.startswith("compliance.noun"):
                continue
            taken.add(group_head(draft.at).i)
            if draft.rule == "compliance.violates":
                broken.add(group_head(draft.at).i)
            yield draft
    for token in line.doc:
        if lemma_of(token) in _VIOLATIONS and token.pos_ in {"NOUN", "PROPN"} and group_head(token).i not in broken:
            draft_or_none = _violation_noun(line, report, token, groups)
            if draft_or_none:
                taken.add(group_head(token).i)
                yield draft_or_none
    yield from _against(line, report, groups, taken)
    yield from _set_phrases(line, report, groups, taken)


def violation_party(line: Line, report: Report, token: Token) -> tuple[str, ...]:
    """Return to whom counted violations are laid; nobody where no party is named."""
    found = [o for o in obliques(token) if case_of(o) in {"by", "from"} and not line.place_over(o)] or agents_behind(
        token
    )
    names = report.company.names(line, tuple(found))
    if names:
        return tuple(name for name in names if not re.match(r"(?:\d|aircraft|uav|unmanned)", name.casefold()))
    for child in children(token, "nmod:poss"):
        who = report.company.who(line, child)
        if who:
            return (who.name,)
    amod = next((c for c in children(token, "amod", "compound") if c.text[:1].isupper()), None)
    if amod is not None and (who := report.company.named(f"{amod.text} forces", head="forces")) and who.acts_for:
        return (who.acts_for,)
    voice = line.voices[token.i][0] if line.voices else PUBLISHED
    return voice.accused


def agents_behind(token: Token) -> list[Token]:
    """Return whom "by" names right behind a noun and its deal, whatever the tree says."""
    doc = token.doc
    for at in range(token.i + 1, min(len(doc) - 1, token.i + 7)):
        if doc[at].lower_ == "by":
            head = next(
                (
                    t
                    for t in doc[at + 1 : at + 7]
                    if t.pos_ in {"NOUN", "PROPN"}
                    and (t.i + 1 >= len(doc) or doc[t.i + 1].pos_ not in {"NOUN", "PROPN"})
                ),
                None,
            )
            return [head] if head is not None else []
        if doc[at].pos_ in {"VERB", "AUX", "PUNCT", "CCONJ"}:
            break
    return []


def _of_clause(line: Line, report: Report, clause: Clause, groups: dict[int, list[Token]]) -> Iterator[Draft]:
    lemma = lemma_of(clause.head)
    if clause.mode in {Mode.HYPOTHESIS, Mode.POSSIBLE}:
        return
    tokens = groups[group_head(clause.head).i]
    text = _clause_words(clause)
    if lemma in _VIOLATES and clause.mode is Mode.FACT and (deal := _deal_object(line, clause)) is not None:
        if clause.is_negated:
            yield _draft(
                line,
                report,
                clause.head,
                tokens,
                clause.doers,
                deal_about(deal),
                Verdict.FULFILLED,
                "compliance.violates",
            )
            return
        yield _draft(
            line, report, clause.head, tokens, clause.doers, deal_about(deal), Verdict.VIOLATED, "compliance.violates"
        )
        return
    if lemma in _KEEPS and clause.mode is Mode.FACT and (deal := _kept(line, clause)) is not None:
        verdict = (
            Verdict.VIOLATED if clause.is_negated else (Verdict.PARTLY if _PARTLY.search(text) else Verdict.FULFILLED)
        )
        yield _draft(line, report, clause.head, tokens, clause.doers, deal_about(deal), verdict, "compliance.keeps")
        return
    if (
        lemma in _HOLDS | {"observe", "respect", "place"}
        and clause.mode is Mode.FACT
        and any(has_deal(noun_words(s)) for s in clause.subjects)
    ):
        if clause.is_perfect and clause.is_negated and clause.is_past:
            return
        verdict = (
            Verdict.VIOLATED
            if clause.is_negated
            else (Verdict.PARTLY if _PARTLY.search(f"{text} {noun_words(clause.subjects[0])}") else Verdict.FULFILLED)
        )
        yield _draft(
            line,
            report,
            clause.head,
            tokens,
            (),
            deal_about(noun_words(clause.subjects[0])),
            verdict,
            "compliance.holds",
        )
        return
    if (
        lemma == "hold"
        and re.search(r"\bhold(?:s|ing)? (?:our|their|its|his) fire\b|\bheld (?:our|their|its) fire\b", text)
        and clause.mode is Mode.FACT
    ):
        yield _draft(
            line,
            report,
            clause.head,
            tokens,
            clause.doers,
            (About.CEASE_FIRE,),
            Verdict.FULFILLED,
            "compliance.holds_fire",
        )
        return
    yield from _acts(line, report, clause, tokens, text)


def _acts(line: Line, report: Report, clause: Clause, tokens: list[Token], text: str) -> Iterator[Draft]:
    """Acts owed: done as agreed, or not done."""
    lemma = lemma_of(clause.head)
    yet = bool(re.search(r"\b(?:has|have|had|is|are) yet to\b", text)) or (lemma in _FAILS and clause.mode is Mode.FACT)
    restrained = [about for about in abouts_in(text) if about in _RESTRAINTS]
    if restrained and clause.is_negated and clause.mode is Mode.FACT and lemma in _MOUNTS:
        yield _draft(
            line,
            report,
            clause.head,
            tokens,
            clause.doers,
            tuple(restrained[:1]),
            Verdict.FULFILLED,
            "compliance.refrains",
        )
        return
    abouts = exact_abouts(text)
    if not abouts:
        return
    if yet or (
        clause.is_negated
        and clause.mode is Mode.FACT
        and (clause.is_perfect or lemma in {"begin", "start", "take", "open"})
        and not _is_subject_only(line, clause)
    ):
        yield _draft(
            line, report, clause.head, tokens, clause.doers, abouts[:1], Verdict.NOT_FULFILLED, "compliance.not_done"
        )
        return
    if clause.mode is not Mode.FACT or clause.is_negated:
        return
    if (
        _AS_OWED.search(text)
        and (clause.is_past or clause.is_progressive or clause.head.tag_ in {"VBP", "VBZ"})
        and lemma
        not in {"agree", "pledge", "oblige", "require", "undertake", "promise", "sign", "reach", "commit", "call"}
    ):
        yield _draft(
            line, report, clause.head, tokens, clause.doers, abouts[:1], Verdict.FULFILLED, "compliance.as_agreed"
        )
        return
    if (
        abouts[0] in _DONE_ACTS
        and lemma
        in {
            "exchange",
            "swap",
            "release",
            "free",
            "hand",
            "return",
            "transfer",
            "reopen",
            "open",
            "clear",
            "restore",
            "resume",
        }
        and (clause.is_past or clause.is_perfect)
    ):
        draft = _draft(
            line, report, clause.head, tokens, clause.doers, abouts[:1], Verdict.FULFILLED, "compliance.done"
        )
        if abouts[0] is About.EXCHANGE_PRISONERS:
            count = next((c for t in clause.undergoers if (c := count_of(line, t)) is not None), None)
            if count is not None:
                draft.keys["count"] = count
        yield draft
    elif re.search(
        r"\b(?:remain|stay)(?:s|ed)? (?:closed|shut|blocked|cut)\b|\bstill (?:closed|shut|blocked|cut)\b", text
    ):
        yield _draft(
            line, report, clause.head, tokens, (), (About.OPEN_ROUTES,), Verdict.NOT_FULFILLED, "compliance.closed"
        )


def _is_subject_only(line: Line, clause: Clause) -> bool:
    return lemma_of(clause.head) in {"say", "report", "tell", "record", "see", "hear", "confirm"}


def _clause_words(clause: Clause) -> str:
    """Return the words of a clause without those of the clauses that it reports."""
    head = clause.head
    start, end = head.i, head.i + 1
    for token in head.subtree:
        if token.dep_ == "ccomp" and token.head.i == head.i:
            continue
        start, end = min(start, token.i), max(end, token.i + 1)
    first = min((s.left_edge.i for s in clause.subjects if s.i < head.i), default=start)
    return str(head.doc[min(start, first) : end].text)


def _deal_object(line: Line, clause: Clause) -> str | None:
    for token in clause.undergoers:
        text = noun_words(token)
        if has_deal(text):
            return text
    behind = line.doc[clause.head.i + 1 : clause.head.i + 7].text
    return str(behind) if clause.head.pos_ == "VERB" and not clause.is_passive and has_deal(str(behind)) else None


def _kept(line: Line, clause: Clause) -> str | None:
    """Return the deal that is kept: "abide by the truce", "holding to the agreement", "strictly observe the regime of silence"."""
    lemma = lemma_of(clause.head)
    if clause.is_passive and lemma in {
        "observe",
        "respect",
        "honour",
        "honor",
        "implement",
        "uphold",
        "keep",
        "fulfil",
        "fulfill",
        "maintain",
    }:
        return next((noun_words(s) for s in clause.subjects if has_deal(noun_words(s))), None)
    if lemma in {"hold", "remain", "commit", "carry", "meet", "keep", "stick", "follow", "maintain"}:
        pool = [o for o in obliques(clause.head) if case_of(o) in {"to", "by", "with"}]
        if lemma in {"keep", "carry", "meet", "follow", "maintain"}:
            pool.extend(clause.objects)
        found = next((noun_words(o) for o in pool if has_deal(noun_words(o))), None)
        if found is None and lemma in {"commit", "remain"} and (clause.is_passive or lemma == "remain"):
            text = str(line.doc[clause.head.i : clause.head.i + 3].text)
            if re.fullmatch(
                r"committed\W*",
                text.split(" ", maxsplit=1)[0]
                + ("" if len(text.split()) < 2 or not text.split()[1].isalpha() else " x"),
            ):
                return "agreement ceasefire"
        return found
    pool = [*clause.objects, *(o for o in obliques(clause.head) if case_of(o) in {"to", "by", "with"})]
    return next((noun_words(o) for o in pool if has_deal(noun_words(o))), None)


def _violation_noun(line: Line, report: Report, token: Token, groups: dict[int, list[Token]]) -> Draft | None:
    """Breaches laid to a party, with no act, place or victims."""
    party = violation_party(line, report, token)
    text = noun_words(token)
    named = has_deal(text) or token.tag_ == "NNS" or "ceasefire" in line.doc.text.casefold()
    if not party or not named or "airspace" in line.doc[token.i : token.i + 5].text or is_negated(token):
        return None
    tokens = groups[group_head(token).i]
    draft = _draft(
        line,
        report,
        token,
        tokens,
        (),
        deal_about(text if has_deal(text) else "ceasefire"),
        Verdict.VIOLATED,
        "compliance.noun",
    )
    draft.keys["by"] = party
    count = count_of(line, token)
    if count is not None and not (count.least == 1 and count.most == 1):
        draft.keys["count"] = count
    return draft


def _against(line: Line, report: Report, groups: dict[int, list[Token]], taken: set[int]) -> Iterator[Draft]:
    """ "... which went against the deal", "in violation of the withdrawal lines", weapons seen beyond the lines."""
    text = line.doc.text
    match = _AGAINST.search(text)
    if match and has_deal(text[match.end() : match.end() + 60]):
        span = line.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        at = span[0]
        head = group_head(at)
        if head.i in taken and "withdrawal line" not in text:
            return
        about = deal_about(text[match.end() : match.end() + 60])
        clause = line.clause_at(head)
        doers = clause.doers if clause else ()
        observer = "withdrawal line" in text
        yield _draft(
            line, report, at, groups[head.i], () if observer else doers, about, Verdict.VIOLATED, "compliance.against"
        )
        return
    lines = re.search(
        r"\b(?:beyond|on the wrong side of|outside|behind) (?:the )?(?:\S+ )?(?:withdrawal lines?|designated storage|disengagement)",
        text,
        re.IGNORECASE,
    )
    if lines:
        span = line.doc.char_span(lines.start(), lines.end(), alignment_mode="expand")
        at = span[0]
        head = group_head(at)
        draft = _draft(line, report, at, groups[head.i], (), (About.WITHDRAW_HEAVY_WEAPONS,), Verdict.VIOLATED, "compliance.lines")
        held = re.search(r"(\w[\w.'’]*)[\"“”]?-controlled (?=[A-Z])", text)
        if held and held.group(1).casefold() != "government":
            who = report.company.named(held.group(1))
            if who:
                draft.keys["by"] = (who.name,)
        if not draft.places:
            draft.places = tuple(p.place for p in line.places[:1])
        yield draft


_PHRASES: tuple[tuple[re.Pattern[str], Verdict, About | None], ...] = (
    (re.compile(r"\b(?:in|was|is|as|mark\w+|amount\w* to|constitut\w+|consider\w* (?:it )?)(?: what \w+ \w+)? (?:a|an|the|another|what)(?: [\w-]+){0,4} (?:breach|violation|infringement)(?:es|s)? of (?:the |a |its )?(?:[\w-]+ ){0,5}?(?:deal|agreement|cease-?fire|truce|accord|memorandum|resolution|pact|cessation)", re.IGNORECASE), Verdict.VIOLATED, None),
    (re.compile(r"\b(?:no|any) (?:[\w-]+ )?(?:exchange|swap|release)(?: of (?:prisoners|detainees|captives))? (?:had|has|have|could|was|took) ?(?:yet |so far )?(?:taken place|been|take place)|\bexchange\b[^.;]{0,60}\b(?:has|had) not (?:yet )?taken place", re.IGNORECASE), Verdict.NOT_FULFILLED, About.EXCHANGE_PRISONERS),
    (re.compile(r"\b(?:facilitated|observed|oversaw|witnessed|carried out|completed|took part in|present (?:at|when|during)) (?:an|the|a)?(?: [\w-]+){0,3} (?:exchange|swap|release|handover)\b|\b(?:prisoner|detainee)s? (?:exchange|swap) (?:took place|was completed|was carried out)", re.IGNORECASE), Verdict.FULFILLED, About.EXCHANGE_PRISONERS),
    (re.compile(r"\b(?:none|not one|not a single one) of (?:the )?(?:[\w-]+ ){0,3}(?:foreign (?:forces|fighters)|mercenaries|fighters|troops|forces)(?: [\w-]+){0,12}? (?:departed|left|withdrawn|pulled|gone|moved)", re.IGNORECASE), Verdict.NOT_FULFILLED, About.WITHDRAW_FORCES),
    (re.compile(r"\b(?:road|route|crossing|highway|airport|port|bridge|corridor)s?\b[^.;]{0,40}\b(?:still|remain\w*|stay\w*|is|are) (?:closed|shut|blocked|cut off)\b|^still closed\b", re.IGNORECASE), Verdict.NOT_FULFILLED, About.OPEN_ROUTES),
    (re.compile(r"\b(?:aid|food|relief|supplies)\b[^.;]{0,30}\b(?:does|do|did|has|have) not (?:yet )?(?:reach|reached|arrive|arrived|got through|entered)|\bno (?:aid|convoys?|humanitarian aid|relief|food)\b[^.;]{0,40}\b(?:reached|arrived|entered|allowed|got through|been)", re.IGNORECASE), Verdict.NOT_FULFILLED, About.HUMANITARIAN_ACCESS),
    (re.compile(r"\baid (?:now |is now |has )?(?:reaches|reaching|reached|flowing|flows)\b", re.IGNORECASE), Verdict.FULFILLED, About.HUMANITARIAN_ACCESS),
    (re.compile(r"\bhold\w* to (?:what (?:was|had been) (?:signed|agreed)|its word|the letter)", re.IGNORECASE), Verdict.FULFILLED, About.WHOLE_AGREEMENT),
)


def _set_phrases(line: Line, report: Report, groups: dict[int, list[Token]], taken: set[int]) -> Iterator[Draft]:
    """Set phrases, whatever the tree of the sentence: "in the first breach of the deal", "no exchange had taken place"."""
    for pattern, verdict, about in _PHRASES:
        match = pattern.search(line.doc.text)
        span = line.doc.char_span(match.start(), match.end(), alignment_mode="expand") if match else None
        if match is None or span is None:
            continue
        at = span[0]
        head = group_head(at)
        if head.i in taken:
            continue
        taken.add(head.i)
        clause = line.clause_at(head)
        doers = clause.doers if clause is not None and about in {About.WHOLE_AGREEMENT, About.HUMANITARIAN_ACCESS} and verdict is Verdict.FULFILLED else ()
        abouts = (about,) if about else deal_about(match.group())
        draft = _draft(line, report, at, groups[head.i], doers if about is About.WHOLE_AGREEMENT else (), abouts, verdict, "compliance.phrase")
        if about is None and line.voices[at.i][0].quoted is Quoted.INDIRECT and re.match(r"in\b", match.group(), re.IGNORECASE):
            draft.voice = PUBLISHED
        yield draft


def _draft(
    line: Line,
    report: Report,
    at: Token,
    tokens: list[Token],
    doers: tuple[Token, ...],
    about: tuple[About, ...],
    verdict: Verdict,
    rule: str,
) -> Draft:
    parties = tuple(part for doer in doers for part in conjuncts(doer)) if doers else ()
    names = tuple(n for n in report.company.names(line, parties) if n)
    places = places_in(line, tokens)
    dates = dates_in(line, tokens)
    keys: dict[str, object] = {"about": about, "verdict": verdict}
    if names:
        keys["by"] = names
    times = next(
        (m.count for m in line.counts if line.doc[min(line.tokens_of(m.span)[1], len(line.doc) - 1)].lower_ == "times"),
        None,
    )
    if "several times" in line.doc.text or times:
        keys["count"] = times or next((m.count for m in line.counts), None)
    return Draft(
        kind=ClaimKind.COMPLIANCE,
        line=line,
        at=at,
        keys={key: value for key, value in keys.items() if value is not None},
        places=(places[0].place,) if places else carried_place(line, report, tokens),
        date=dates[0].period if dates else None,
        certainty=certainty_of(line, tokens),
        rule=rule,
    )
