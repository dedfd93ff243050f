"""Breaches counted, and laid to a party: "nine of them by the army", "they lay seven to the rebels"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from trucewatch.model.claim import About, Quoted, Verdict
from trucewatch.model.count import Count
from trucewatch.read.claims.about import deal_about, has_deal, noun_words
from trucewatch.read.claims.bound import is_party, line_before, parties_of
from trucewatch.read.claims.draft import Draft, Report, group_tokens
from trucewatch.read.claims.pairs import shares_of
from trucewatch.read.claims.verdicts import Finding, compliance
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.headcounts import count_of
from trucewatch.read.lexicon import words
from trucewatch.read.line import PUBLISHED, Line, Voice
from trucewatch.read.syntax import case_of, children, conjuncts, group_head, is_negated, lemma_of, obliques
from trucewatch.read.tree import Token

_VIOLATIONS = words("deals.violation_nouns")
_LAYS = words("deals.lays")
_HEADING = 4
"""Tokens of a run-in heading, at most: "Alleged violations."."""
_ANSWERABLE = frozenset({"responsible", "account", "guilty", "answerable", "culpable", "liable"})
_COLLAPSES = frozenset({"collapse", "breakdown", "failure", "rupture", "end"})
"""Nouns of a deal's end, for which somebody is blamed."""
_FAULTS = frozenset(
    {"non-compliance", "noncompliance", "compliance", "perfidy", "treachery", "duplicity", "betrayal", "cheating"}
)
"""Nouns of which those who break a deal are accused."""
_TRADED = re.compile(
    r"\b(?:trad|exchang|swap)\w+ (?:\w+ )?(?:accusations?|blame|charges|recriminations|allegations)\b"
    r"|\baccus\w+ (?:each other|one another)\b",
    re.IGNORECASE,
)
_NO_PARTIES = words("deals.no_party_nouns")
_COMMITS = frozenset({"commit", "perpetrate", "carry"})
_NEAR_ACCUSED = 6
_OWNED = re.compile(
    r"\w+ (?:is|are|was|were) (?:all |mostly |mainly )?(?:the )?(?P<who>[\w -]{3,40}?)(?:['’]s|s['’])(?=[.,;]|$)"
)
"""As in "more than half of the violations were the army's"."""
_SHARED = re.compile(
    r"\b(?:both|all|each|most)(?: of (?:them|which))? (?:laid |blamed |attributed "
    r"|committed )?(?:by|to|on) (?P<who>[^,.;]{2,60})",
    re.IGNORECASE,
)


def read_laid(line: Line, report: Report, taken: set[int]) -> Iterator[Draft]:
    """Yield the breaches that a sentence lays to a party, but for the clauses that tell a breach already."""
    for token in line.doc:
        is_accused = bool(line.voices[token.i][0].accused)
        is_charge = is_accused and (
            (lemma_of(token) in _COLLAPSES and has_deal(noun_words(token)))
            or (lemma_of(token) in _FAULTS and has_deal(line.doc.text))
        )
        if (
            (lemma_of(token) in _VIOLATIONS or is_charge)
            and token.pos_ in {"NOUN", "PROPN"}
            and group_head(token).i not in taken
        ):
            parted = list(_parted(line, report, token))
            draft = _noun(line, report, token) if not parted else None
            if parted or draft is not None:
                taken.add(group_head(token).i)
            yield from parted
            if draft is not None:
                yield draft
    yield from _laid(line, report, taken)


def violation_party(line: Line, report: Report, token: Token) -> tuple[str, ...]:
    """Return to whom counted violations are laid; nobody where no party is named."""
    found = [o for o in obliques(token) if case_of(o) in {"by", "from", "against"} and not line.place_over(o)]
    found = found or [o for o in obliques(token) if case_of(o) == "on" and lemma_of(o) in {"side", "part"}]
    shared = _SHARED.search(line.doc.text[token.idx :])
    if shared and not found:
        span = line.doc.char_span(
            token.idx + shared.start("who"), token.idx + shared.end("who"), alignment_mode="contract"
        )
        found = [
            t for t in span or () if t.pos_ in {"NOUN", "PROPN"} and t.dep_ not in {"compound", "amod", "nmod:poss"}
        ][:1]
    found = found or agents_behind(token)
    names = parties_of(line, report, found)
    if not names and found:
        plural = tuple(t for t in found if t.tag_ in {"NNS", "NNPS"} and lemma_of(t) not in _NO_PARTIES)
        names = report.company.names(line, plural)
    if names:
        return tuple(name for name in names if not re.match(r"(?:\d|aircraft|uav|unmanned)", name.casefold()))
    if (
        lemma_of(token.head) in _COMMITS
        and token.dep_ in {"obj", "nsubj:pass"}
        and (clause := line.clause_at(token.head))
    ):
        names = parties_of(line, report, clause.doers)
        if names:
            return names
    for child in children(token, "nmod:poss"):
        who = report.company.who(line, child)
        if who:
            return (who.name,)
    amod = next((c for c in children(token, "amod", "compound") if c.text[:1].isupper()), None)
    if amod is not None:
        people = line.doc[min((c.i for c in children(amod, "compound") if c.i < amod.i), default=amod.i) : amod.i + 1]
        who = report.company.named(f"{people.text} forces", head="forces")  # "North Korean breaches"
        if who is not None and who.acts_for:
            return (who.acts_for,)
    if (bare := _before(line, report, token)) is not None:
        return (bare,)
    accused = next((t for t in line.doc[: token.i] if t.lower_ == "accused" and token.i - t.i < _NEAR_ACCUSED), None)
    clause = line.clause_at(accused) if accused is not None else None
    if clause is not None and (clause.is_passive or lemma_of(clause.head.head) == "stand"):
        return parties_of(line, report, clause.subjects)
    if (owner := _OWNED.match(line.doc[token.i :].text)) is not None:
        span = line.doc.char_span(token.idx + owner.start("who"), token.idx + owner.end("who"))
        return parties_of(line, report, [t for t in span or () if is_party(line, t)][-1:])
    voice = line.voices[token.i][0] if line.voices else PUBLISHED
    accused_names = tuple(name for name in voice.accused if not has_deal(name))
    return accused_names or (_blamed_on(line, report, token) if voice.accused else ())


def _blamed_on(line: Line, report: Report, token: Token) -> tuple[str, ...]:
    """Return the army in "blamed the truce's collapse on the army"."""
    behind = line.doc[token.i + 1 : token.i + 9]
    on = next((t.i for t in behind if t.lower_ in {"on", "upon"}), None)
    if on is None:
        return ()
    return parties_of(
        line, report, [t for t in line.doc[on + 1 : on + 6] if is_party(line, t) and t.pos_ != "PRON"][:1]
    )


_FIGHTERS = frozenset(
    {
        "rebel",
        "militant",
        "guerrilla",
        "insurgent",
        "separatist",
        "terrorist",
        "loyalist",
        "jihadist",
        "islamist",
        "militia",
    }
)


def _before(line: Line, report: Report, token: Token) -> str | None:
    """Return whose violations a bare noun before them tells: "rebel violations", "government breaches"."""
    for child in children(token, "compound", "amod"):
        lemma = lemma_of(child)
        if (
            child.pos_ in {"NOUN", "ADJ"}
            and child.text.islower()
            and lemma in _FIGHTERS | {"government", "army", "regime"}
        ):
            who = report.company.named(f"{lemma}s" if lemma in _FIGHTERS else lemma)
            return who.name if who is not None else None
    return None


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
            return list(conjuncts(head)) if head is not None else []
        if doc[at].pos_ in {"VERB", "AUX", "PUNCT", "CCONJ"}:
            break
    return []


def _noun(line: Line, report: Report, token: Token) -> Draft | None:
    """Breaches laid to a party, with no act, place or victims."""
    party = violation_party(line, report, token)
    text = noun_words(token)
    is_fault = lemma_of(token) in _FAULTS
    if is_fault:
        party = tuple(name.split(f" of {token.lower_}")[0] for name in party)
    if "alleged" in text.casefold() and len(line.doc) <= _HEADING:
        return None  # "Alleged violations."
    named = has_deal(text) or token.tag_ == "NNS" or "ceasefire" in line.doc.text.casefold() or is_fault
    if (
        (not party and not _TRADED.search(line.doc.text[: token.idx]))
        or not named
        or "airspace" in line.doc[token.i : token.i + 5].text
        or is_negated(token)
    ):
        return None
    deal = text if has_deal(text) else (line.doc.text if is_fault else "ceasefire")
    draft = compliance(
        line,
        report,
        Finding(
            at=token,
            abouts=deal_about(deal),
            verdict=Verdict.VIOLATED,
            rule="noun",
            by=party,
            count=_several(_own_share(line, token) or count_of(line, token)),
        ),
    )
    voice = line.voices[token.i][0]
    if is_fault or any(has_deal(name) for name in voice.accused):
        # It is neither "the truce's collapse" nor "the rebels of non-compliance" that is accused.
        draft.voice = replace(voice, accused=())
    return draft


def _parted(line: Line, report: Report, token: Token) -> Iterator[Draft]:
    """As in "14 violations, nine of them by the army and five by the rebels": one claim for each."""
    for share in shares_of(line, report):
        yield compliance(
            line,
            report,
            Finding(
                at=share.at,
                tokens=group_tokens(line)[group_head(token).i],
                abouts=(About.CEASE_FIRE,),
                verdict=Verdict.VIOLATED,
                rule="parted",
                by=(share.party,),
                count=share.count,
            ),
        )


def _own_share(line: Line, token: Token) -> Count | None:
    """Return the 30 in "of the 41 violations verified, 30 were committed by the army"."""
    before = [t.lower_ for t in line.doc[max(0, token.i - 6) : token.i]]
    if "of" not in before:
        return None
    behind = (m for m in line.counts if line.tokens_of(m.span)[0] > token.i)
    first = next(behind, None)
    if first is None or line.doc[max(0, line.tokens_of(first.span)[0] - 1)].text != ",":
        return None
    return first.count


def _several(count: Count | None) -> Count | None:
    return None if count is None or (count.least == 1 and count.most == 1) else count


def _may_lay(clause: Clause) -> bool:
    lemma = lemma_of(clause.head)
    return lemma in _LAYS or lemma in _ANSWERABLE or clause.head.lower_ in {"lay", "lays", "laid"}


def _laid(line: Line, report: Report, taken: set[int]) -> Iterator[Draft]:
    """As in "They lay seven of the nine to the army", "blamed the rebels for 12 of them".

    "X was responsible for 40".
    """
    told = [other for other in (line_before(line, report), line) if other is not None]
    laying = [clause for clause in line.clauses if _may_lay(clause)]
    if not laying or not any(lemma_of(t) in _VIOLATIONS for other in told for t in other.doc):
        return
    for clause in laying:
        lemma = lemma_of(clause.head)
        if group_head(clause.head).i in taken or clause.mode is not Mode.FACT or clause.is_negated:
            continue
        counts = [m.count for m in line.counts if line.tokens_of(m.span)[0] in {t.i for t in clause.head.subtree}]
        if clause.head.lower_ in {"lay", "lays", "laid"}:
            lemma = "lay"
        if lemma in _LAYS:
            below = [t for t in clause.head.subtree if t.i > clause.head.i]
            laid = [t for t in below if case_of(t).split(" ")[0] in {"to", "on"}]
        elif lemma in _ANSWERABLE:
            laid = list(clause.subjects)
        else:
            continue
        names = parties_of(line, report, [t for t in laid if is_party(line, t)])
        if not names or not (counts or any(lemma_of(t) in _VIOLATIONS for t in clause.head.subtree)):
            continue
        draft = compliance(
            line,
            report,
            Finding(
                at=clause.head,
                abouts=(About.CEASE_FIRE,),
                verdict=Verdict.VIOLATED,
                rule="laid",
                by=names,
                count=counts[0] if counts else None,
            ),
        )
        who = (
            report.company.who(line, clause.subjects[0])
            if clause.subjects and lemma in _LAYS and not clause.is_passive
            else None
        )
        if who is not None and line.voices[clause.head.i][0].rule == PUBLISHED.rule and not report.company.is_own(who):
            draft.voice = Voice(
                speaker=(who.name,),
                speaker_for=who.acts_for,
                quoted=Quoted.INDIRECT,
                rule="speaker.lays",
                span=line.span(clause.head.i, clause.head.i + 1),
            )
        yield draft
        return
