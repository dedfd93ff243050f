"""Acts owed: done as agreed, or not done, or not yet."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import About, Verdict
from trucewatch.read.claims.about import abouts_in, deal_about, exact_abouts, has_deal
from trucewatch.read.claims.acts import ACTS, about_of_act, both_acts, own_words
from trucewatch.read.claims.bound import is_party, of_phrase, phrase_before
from trucewatch.read.claims.conduct import is_wished
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.owed_words import (
    AS_IT_REQUIRES,
    AS_OWED,
    BEGINS,
    CALLED_OFF,
    CIVIL_SHARE,
    CLOSED,
    COMPLETES,
    DISARMS,
    FAILS,
    GRANTS,
    HAPPENINGS,
    HAS,
    HONOURS,
    LATE,
    MOUNTS,
    NO_SUBJECTS,
    NONE_OF,
    NOT_OPENED,
    OFF,
    ON_TRACK,
    ONLY_OWED,
    ONLY_SAID,
    OPENED,
    PARTIAL,
    PULLS,
    RESTRAINTS,
    RULES,
    SHARE,
    SHARED,
    SHORT,
    STAYS,
    STILL_DUE,
    STOPS,
    WANTS,
    WAS_TO_LEAVE,
    WEAPON_WORDS,
    WEAPONS,
)
from trucewatch.read.claims.undone import patrolled, read_undone
from trucewatch.read.claims.verdicts import Finding, compliance
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.line import Line
from trucewatch.read.syntax import children, group_head, lemma_of
from trucewatch.read.tree import Token

_DONE = frozenset({"done", "completed", "as_agreed"})
"""Rules of acts done, which what is only wished for is not."""


def read_owed(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the acts owed that a sentence tells of: done, or not."""
    taken: set[int] = set()
    for clause in line.clauses:
        head = group_head(clause.head).i
        if (
            head in taken
            or clause.mode in {Mode.HYPOTHESIS, Mode.POSSIBLE, Mode.FUTURE}
            or lemma_of(clause.head) in NO_SUBJECTS
            or (clause.head.i in line.tellers and children(clause.head, "ccomp"))  # who says it did not do it
            or (clause.head.dep_ in {"xcomp", "acl"} and lemma_of(clause.head.head) in WANTS)
        ):
            continue
        found = _judged(line, clause)
        if found is None or (found[2] in _DONE and is_wished(clause)):
            continue
        about, verdict, rule = found
        taken.add(head)
        yield compliance(
            line,
            report,
            Finding(
                at=clause.head,
                abouts=both_acts(clause, about),
                verdict=verdict,
                rule=rule,
                doers=_doers(line, report, clause, found),
            ),
        )
    yield from read_undone(line, report)


def _judged(line: Line, clause: Clause) -> tuple[About, Verdict, str] | None:
    text = own_words(clause)
    lemma = lemma_of(clause.head)
    act = next((s for s in clause.subjects if lemma_of(s) in ACTS), None)
    abouts = exact_abouts(text)
    restrained = [about for about in abouts_in(text) if about in RESTRAINTS]
    is_word = any(lemma_of(o) in ONLY_SAID for o in clause.objects)
    if restrained and clause.is_negated and clause.mode is Mode.FACT and lemma in MOUNTS and not is_word:
        return restrained[0], Verdict.FULFILLED, "refrains"
    if act is not None and (about := about_of_act(act, abouts)):
        if PARTIAL.search(text) and clause.mode is Mode.FACT:
            return about, Verdict.PARTLY, "partial"
        if (
            ON_TRACK.search(text)
            and clause.mode is Mode.FACT
            and not clause.is_negated
            and lemma in BEGINS | {"go", "be", "track", "course", "run"}
        ):
            return about, Verdict.FULFILLED, "on_track"
        if clause.is_negated and lemma in BEGINS and clause.mode is Mode.FACT:
            return about, Verdict.NOT_FULFILLED, "not_begun"
        if lemma in COMPLETES and clause.is_past and clause.mode is Mode.FACT and not clause.is_negated:
            return about, Verdict.FULFILLED, "completed"
        if LATE.search(text) and clause.mode is Mode.FACT:
            return about, Verdict.NOT_FULFILLED, "late"
    completes = clause.is_past or (clause.head.tag_ == "VBG" and clause.head.dep_ == "advcl")
    if clause.mode is Mode.FACT and lemma in COMPLETES and not clause.is_negated and completes:
        done = next((o for o in clause.undergoers if lemma_of(o) in ACTS), None)
        if done is not None and (about := about_of_act(done, abouts)):
            return about, Verdict.FULFILLED, "completed"
    if lemma in {"missing", "miss", "absent"} and WEAPON_WORDS.search(text):
        return About.WITHDRAW_HEAVY_WEAPONS, Verdict.NOT_FULFILLED, "missing"
    if clause.head.lower_.startswith("drag") and re.search(r"\b(?:feet|heels)\b", text):
        return (abouts or (About.WHOLE_AGREEMENT,))[0], Verdict.NOT_FULFILLED, "drags"
    if (
        lemma in STOPS
        and clause.is_negated
        and clause.is_perfect
        and clause.mode is Mode.FACT
        and any(is_party(line, doer) for doer in clause.doers)
        and About.CEASE_FIRE in abouts_in(text)
    ):
        return About.CEASE_FIRE, Verdict.VIOLATED, "goes_on"
    if (
        clause.is_negated
        and clause.is_past
        and clause.mode is Mode.FACT
        and (as_owed := AS_IT_REQUIRES.search(_with_tail(clause, text)))
    ):
        return (abouts or deal_about(as_owed.group()))[0], Verdict.NOT_FULFILLED, "as_required"
    if (
        not abouts
        and clause.is_negated
        and clause.is_perfect
        and clause.mode is Mode.FACT
        and re.search(r"\b(?:owed|due|promised|required)\b", text)
    ):
        return About.WHOLE_AGREEMENT, Verdict.NOT_FULFILLED, "owed"
    if not abouts:
        if (
            lemma in FAILS
            and clause.mode is Mode.FACT
            and not clause.is_negated
            and HONOURS.search(text)
            and (has_deal(text) or RULES.search(text))
        ):
            return deal_about(text)[0], Verdict.NOT_FULFILLED, "fails"
        return _faithful(line, clause, text)
    return _acts(line, clause, text, abouts)


def _acts(line: Line, clause: Clause, text: str, abouts: tuple[About, ...]) -> tuple[About, Verdict, str] | None:
    lemma = lemma_of(clause.head)
    yet = (
        bool(re.search(r"\b(?:has|have|had|is|are) yet to\b", text))
        or (lemma in FAILS and clause.mode is Mode.FACT and not (clause.is_passive and lemma in {"refuse", "deny"}))
        or bool(SHORT.search(text))
    )
    if yet or (
        clause.is_negated
        and clause.mode is Mode.FACT
        and (clause.is_perfect or lemma in BEGINS | {"open", "reach", "leave", "withdraw"})
        and abouts[0] not in RESTRAINTS
        and not _is_of_another(clause)
    ):
        return abouts[0], Verdict.NOT_FULFILLED, "not_done"
    if clause.mode is not Mode.FACT or clause.is_negated or ONLY_OWED.search(text):
        return None
    if About.WITHDRAW_HEAVY_WEAPONS in abouts and lemma in PULLS and clause.is_perfect and OFF.search(text):
        return About.WITHDRAW_HEAVY_WEAPONS, Verdict.FULFILLED, "pulled_back"
    if (
        (lemma in STAYS | {"be"} or children(clause.head, "cop"))
        and re.search(r"\bstill\b", text)
        and WAS_TO_LEAVE.search(text)
    ):
        return About.WITHDRAW_FORCES, Verdict.NOT_FULFILLED, "stays"
    if NONE_OF.search(text) and clause.is_perfect:
        partly = bool(re.search(r"\b(?:few|only)\b", text, re.IGNORECASE))
        return abouts[0], Verdict.PARTLY if partly else Verdict.NOT_FULFILLED, "none_of"
    if abouts[0] is About.JOINT_PATROLS and (patrol := patrolled(clause, text)):
        return patrol
    shared = next((a for a in abouts if a in SHARED), None)
    if shared is not None and SHARE.search(text) and clause.is_perfect:
        if shared is About.WITHDRAW_FORCES and CIVIL_SHARE.search(text):
            return None  # "60 per cent of the population have left": no party owed it
        return shared, Verdict.PARTLY, "share"
    if About.DISARM in abouts and lemma in {"begin", "start", "continue"}:
        return About.DISARM, Verdict.PARTLY, "begun"
    if CLOSED.search(text) and About.OPEN_ROUTES in abouts:
        return About.OPEN_ROUTES, Verdict.NOT_FULFILLED, "closed"
    if (
        AS_OWED.search(_with_tail(clause, text))
        and not _is_still_due(clause)
        and (
            clause.is_past
            or clause.is_progressive
            or clause.head.tag_ in {"VBP", "VBZ"}
            or children(clause.head, "cop")
        )
    ):
        return abouts[0], Verdict.FULFILLED, "as_agreed"
    done = next((about for about in abouts if about in OPENED), None)
    if NOT_OPENED.search(text) or (done is About.DISARM and not DISARMS.search(line.doc.text)):
        return None  # arms handed over move: that they were owed, other words tell
    if lemma in {"lay", "receive"} and done is About.DEMINING:
        return None  # "laid a carpet of mines"
    if done is not None and lemma in GRANTS and (clause.is_past or clause.is_perfect):
        return done, Verdict.FULFILLED, "done"
    return None


def _is_still_due(clause: Clause) -> bool:
    """Tell whether what stands before a verb says that it is only to be done: "have to be out under the plan"."""
    head = clause.head
    return STILL_DUE.search(str(head.doc[max(0, head.i - 4) : head.i + 2].text)) is not None or clause.lemma == "want"


def _is_of_another(clause: Clause) -> bool:
    """Tell whether what did not happen was never owed: "no shot fell since the monitors came", "no gun is left"."""
    told = {lemma_of(subject) for subject in clause.subjects}
    is_left = clause.is_passive and lemma_of(clause.head) in {"leave", "turn"}
    return is_left or bool(told & HAPPENINGS)


def _faithful(line: Line, clause: Clause, text: str) -> tuple[About, Verdict, str] | None:
    """As in "Its men have moved off the ridge, as promised": an act owed that no other words class."""
    if clause.mode is not Mode.FACT or clause.is_negated or not (clause.is_past or clause.is_perfect):
        return None
    if re.search(
        r"\bas (?:(?:it|they|he|she) (?:had |has |have )?)?(?:agreed|promised|pledged|required)\b",
        _with_tail(clause, text),
    ) and any(is_party(line, d) for d in clause.doers):
        return About.WHOLE_AGREEMENT, Verdict.FULFILLED, "as_agreed"
    return None


def _with_tail(clause: Clause, text: str) -> str:
    """Return the words of a clause with what stands behind its comma: ", as promised"."""
    doc = clause.head.doc
    end = clause.head.right_edge.i + 1
    return f"{text} {doc[end : end + 9].text}"


def _doers(line: Line, report: Report, clause: Clause, finding: tuple[About, Verdict, str]) -> tuple[Token, ...]:
    """Return who owes the act: the doer, or whose act the subject tells."""
    about, verdict, _ = finding
    if about is About.JOINT_PATROLS and CALLED_OFF.match(clause.head.lower_):
        return ()
    pool = clause.agents or clause.subjects if clause.is_passive else clause.subjects
    if not pool:  # "the army has yet to leave", where the tree names no subject
        has = next((t for t in line.doc[max(0, clause.head.i - 4) : clause.head.i] if t.lower_ in HAS), None)
        near = phrase_before(has) if has is not None else None
        pool = (near,) if near is not None else ()
    found: list[Token] = []
    for token in pool:
        if lemma_of(token) in ACTS or not is_party(line, token):
            found.extend((*children(token, "nmod:poss"), *of_phrase(token, "of", "by")))
        elif not clause.is_passive or clause.agents or _can_be_moved(report, token, verdict):
            found.append(token)
    return tuple(token for token in found if is_party(line, token) and lemma_of(token) not in WEAPONS | {"patrol"})


def _can_be_moved(report: Report, token: Token, verdict: Verdict) -> bool:
    """Tell whether the subject of a passive is who owes the act: "the rebels have not been disarmed"."""
    return token.pos_ == "NOUN" or (
        verdict is not Verdict.FULFILLED and report.company.actors.find(token.text) is not None
    )
