"""Acts owed: done as agreed, or not done, or not yet."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import About, Verdict
from trucewatch.read.claims.about import abouts_in, deal_about, exact_abouts, has_deal
from trucewatch.read.claims.acts import ACTS, about_of_act, both_acts, own_words
from trucewatch.read.claims.bound import is_party, of_phrase, phrase_before
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.undone import patrolled, read_undone
from trucewatch.read.claims.verdicts import Finding, compliance
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import any_of, words
from trucewatch.read.line import Line
from trucewatch.read.syntax import children, group_head, lemma_of
from trucewatch.read.tree import Token

_AS_OWED = re.compile(
    r"\bas (?:(?:it|they|he|she) (?:had |has |have )?)?(?:agreed|promised|pledged|undert(?:ook|aken)|required|"
    r"stipulated|foreseen|provided|"
    r"demanded by the|the (?:\S+ ){0,4}(?:deal|agreement|accord|memorandum|"
    r"truce|resolution) (?:requires|provides|demands|foresees))\b"
    r"|\bin (?:line|accordance|compliance|keeping|conformity) with (?:the|"
    r"its|their|a) (?:\S+ ){0,5}(?:deal|agreement|accord|truce|ceasefire|memorandum|"
    r"resolution|plan|terms|protocol|obligations?|commitments?|roadmap)\b"
    r"|\bas the (?:\S+ ){0,4}?(?:required?s?|provide[sd]?|demand(?:s|ed)?|stipulate[sd]?|foresees?|lays? "
    r"down|laid down)\b|\bahead of (?:the|its|schedule)\b|\b(?:days?|weeks?|months?) (?:early|ahead of "
    r"time)\b|\bon (?:schedule|time)\b|\bwithin "
    r"the (?:deadline|time limit)\b|\bby the (?:agreed |set )?(?:deadline|"
    r"date)\b"
    r"|\bin fulfil?ment of\b|\bpursuant to\b|\bcompl(?:ied|ies|y) with\b|\bto the letter\b"
    r"|\bunder the (?:\S+ ){0,5}(?:agreement|deal|accord|truce|ceasefire|terms|memorandum|protocol|plan)\b",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"\b(?:behind schedule|far behind|lagging|overdue|delayed|stalled|stuck|late|at a standstill|"
    r"on hold|incomplete|unfulfilled|not complete|blocked|frozen|suspended)\b",
    re.IGNORECASE,
)
_FAILS = words("deals.fails")
_BEGINS = frozenset(
    {
        "begin",
        "start",
        "complete",
        "finish",
        "proceed",
        "progress",
        "happen",
        "materialise",
        "materialize",
        "occur",
        "conclude",
        "advance",
        "take",
    }
)
_COMPLETES = frozenset({"complete", "finish", "conclude", "finalise", "finalize", "fulfil", "fulfill"})
_RULES = any_of("deals.rule_words")
_STAYS = frozenset(
    {"occupy", "hold", "man", "remain", "stay", "keep", "control", "station", "base", "operate", "maintain"}
)
_GRANTS = frozenset(
    {
        "grant",
        "allow",
        "give",
        "let",
        "permit",
        "receive",
        "enjoy",
        "get",
        "reach",
        "enter",
        "arrive",
        "open",
        "reopen",
        "restore",
        "resume",
        "clear",
        "lift",
        "unblock",
        "deliver",
        "hand",
        "provide",
        "supply",
        "share",
        "surrender",
        "deposit",
        "lay",
        "reconnect",
        "repair",
        "pay",
    }
)
_OPENED = frozenset(
    {
        About.OPEN_ROUTES,
        About.HUMANITARIAN_ACCESS,
        About.FREE_MOVEMENT_OF_MONITORS,
        About.DEMINING,
        About.RESTORE_SERVICES,
        About.RETURN_DISPLACED,
        About.DISARM,
    }
)
_SHARED = frozenset(
    {
        About.DISARM,
        About.WITHDRAW_FORCES,
        About.WITHDRAW_HEAVY_WEAPONS,
        About.DEMINING,
        About.RETURN_DISPLACED,
        About.RESTORE_SERVICES,
        About.DEPLOY_MONITORS,
        About.OPEN_ROUTES,
        About.REMOVE_RADICAL_GROUPS,
    }
)
"""Acts of which a share can be done."""
_RESTRAINTS = frozenset({About.NO_OFFENSIVE, About.NO_AIR_ATTACK, About.NO_REINFORCEMENT, About.NO_FORTIFICATION})
_MOUNTS = frozenset({"conduct", "launch", "carry", "mount", "undertake", "fly", "stage", "make", "send"})
_AS_IT_REQUIRES = re.compile(
    r"\bas (?:the|its|their) (?:\S+ ){0,4}?(?:required?s?|provide[sd]?|demand(?:s|ed)?|oblige[sd]?|stipulate[sd]?|"
    r"foresees?|foresaw|lays? down|laid down)\b|\bas (?:required|agreed|promised) (?:by|in|under) [^,.;]{3,40}",
    re.IGNORECASE,
)
_WANTS = words("deals.demands") | words("deals.hopes")
_SHORT = re.compile(r"\b(?:stop|stops|stopped|f[ae]lls?|fell|fallen) short of\b|\bin no hurry to\b", re.IGNORECASE)
_ONLY_OWED = re.compile(
    r"\b(?:has|have|had) (?:until|till|(?:\d+|[a-z-]+) (?:hours|days|weeks|months)\b)"
    r"|\b(?:give|gave|given|giving)s? (?:\w+ ){0,3}(?:word|assurances?|promises?|guarantees?|pledges?|"
    r"undertakings?)\b",
    re.IGNORECASE,
)
"""Words that tell what is still owed, or only promised."""
_HAS = frozenset({"has", "have", "had"})
_HONOURS = re.compile(
    r"\b(?:honou?r|implement|live up to|fulfil|fulfill|abide by|comply with|"
    r"respect|keep|observe|carry out|meet|deliver on|stick to|adhere to|uphold)\b",
    re.IGNORECASE,
)
_NO_SUBJECTS = words("deals.brokers") | frozenset(
    {
        "say",
        "report",
        "tell",
        "record",
        "see",
        "hear",
        "confirm",
        "specify",
        "comment",
        "know",
        "agree",
        "reach",
        "sign",
        "decide",
        "pledge",
        "promise",
        "undertake",
        "oblige",
        "owe",
        "require",
        "commit",
        "call",
        "demand",
        "urge",
    }
)
_WAS_TO_LEAVE = re.compile(
    r"\b(?:(?:was|were|is|are) (?:to|due to|supposed to|meant to|obliged to)|should have|had to|must) "
    r"(?:have )?(?:leave|left|be gone|gone|be out|vacate|vacated|withdraw|withdrawn|quit|evacuate|hand)"
    r"\b"
)
_SHARE = re.compile(
    r"\ball but (?:[\d,]+|[a-z-]+|a few|a handful)\b|\b(?:one|two|three|four|six|seven|eight|nine) (?:out of|"
    r"in) (?:every )?(?:ten|five|four|three)\b|"
    r"\b(?:half|most|a third|two[- ]thirds|three[- ]quarters|a quarter|a tenth|the bulk) of\b|\b\d+ per ?cent\b"
    r"|\b(?:fewer|less|more|not more) than [^,.;]{1,24}? (?:out )?of (?:the |its |their )?[\d,]+\b"
    r"|\b[\d,]+ [a-z]+ out of (?:the |its |their |some )?[\d,]+\b|\b(?:barely|only|scarcely|hardly|just) (?:a|"
    r"one) [a-z]+ of\b"
    r"|\b[\d,]+ (?:out )?of (?:the |its |their )?[\d,]+\b|\b[\w-]+ of the [\d,]+\b",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    r"\b(?:partial|patchy|uneven|mixed|piecemeal|slow|sluggish|halting|incomplete|in part|half-finished|"
    r"only partly|far from complete|not complete)\b",
    re.IGNORECASE,
)
_ON_TRACK = re.compile(
    r"\b(?:on track|on course|according to (?:plan|schedule|the plan)|as planned|on schedule|smoothly|"
    r"well|without (?:a )?(?:hitch|incident))\b",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(r"\b(?:cancel|call|abort|scrap|suspend|cut|turn|block|stop|postpone)\w*\b", re.IGNORECASE)
_STOPS = frozenset({"stop", "halt", "cease", "end", "suspend"})
_WEAPON_WORDS = re.compile(
    r"\b(?:howitzers?|guns?|tanks?|weapons?|launchers?|mortars?|artillery pieces?|missile systems?)\b", re.IGNORECASE
)
_PULLS = frozenset({"withdraw", "pull", "move", "remove", "take"})
_WEAPONS = frozenset(
    {"howitzer", "gun", "tank", "weapon", "launcher", "mortar", "system", "cannon", "piece", "vehicle"}
)
_OFF = re.compile(
    r"\b(?:out of range|from the (?:\w+ )?(?:front|line|zone|contact)|behind the|away from|\d+ ?(?:km|"
    r"kilometres|miles))\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:remain|stay)(?:s|ed)? (?:closed|shut|blocked|cut)\b|\b(?:is|are|"
    r"still|was|were) (?:still |again )?(?:closed|shut|blocked|cut off)\b",
    re.IGNORECASE,
)
_NOT_OPENED = re.compile(
    r"\bopen\w* the (?:way|door)s? (?:to|for)\b|\b(?:denied|refused)\b|\bbefore being\b"
    r"|\bclear\w* (?:\w+ )?(?:protesters|demonstrators|crowds?|people|squatters|civilians)\b",
    re.IGNORECASE,
)
"""Words that open a way for an attack, or only after it was barred, or clear away people."""
_CIVIL_SHARE = re.compile(r"\b(?:population|residents|inhabitants|people) (?:\w+ )?(?:have|has|had)\b", re.IGNORECASE)
_NONE_OF = re.compile(
    r"\b(?:none|not one|not a single one|few|only \S+) of\b|\bonly (?:\d[\d,]*|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|a few|half|part)\b|\bno [\w-]+ (?:unit|troop|soldier|fighter|force)s?\b",
    re.IGNORECASE,
)


def read_owed(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the acts owed that a sentence tells of: done, or not."""
    taken: set[int] = set()
    for clause in line.clauses:
        head = group_head(clause.head).i
        if (
            head in taken
            or clause.mode in {Mode.HYPOTHESIS, Mode.POSSIBLE, Mode.FUTURE}
            or lemma_of(clause.head) in _NO_SUBJECTS
            or (clause.head.i in line.tellers and children(clause.head, "ccomp"))  # who says it did not do it
            or (clause.head.dep_ in {"xcomp", "acl"} and lemma_of(clause.head.head) in _WANTS)
        ):
            continue
        found = _judged(line, clause)
        if found is None:
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
    restrained = [about for about in abouts_in(text) if about in _RESTRAINTS]
    if restrained and clause.is_negated and clause.mode is Mode.FACT and lemma in _MOUNTS:
        return restrained[0], Verdict.FULFILLED, "refrains"
    if act is not None and (about := about_of_act(act, abouts)):
        if _PARTIAL.search(text) and clause.mode is Mode.FACT:
            return about, Verdict.PARTLY, "partial"
        if (
            _ON_TRACK.search(text)
            and clause.mode is Mode.FACT
            and not clause.is_negated
            and lemma in _BEGINS | {"go", "be", "track", "course", "run"}
        ):
            return about, Verdict.FULFILLED, "on_track"
        if clause.is_negated and lemma in _BEGINS and clause.mode is Mode.FACT:
            return about, Verdict.NOT_FULFILLED, "not_begun"
        if lemma in _COMPLETES and clause.is_past and clause.mode is Mode.FACT and not clause.is_negated:
            return about, Verdict.FULFILLED, "completed"
        if _LATE.search(text) and clause.mode is Mode.FACT:
            return about, Verdict.NOT_FULFILLED, "late"
    completes = clause.is_past or (clause.head.tag_ == "VBG" and clause.head.dep_ == "advcl")
    if clause.mode is Mode.FACT and lemma in _COMPLETES and not clause.is_negated and completes:
        done = next((o for o in clause.undergoers if lemma_of(o) in ACTS), None)
        if done is not None and (about := about_of_act(done, abouts)):
            return about, Verdict.FULFILLED, "completed"
    if lemma in {"missing", "miss", "absent"} and _WEAPON_WORDS.search(text):
        return About.WITHDRAW_HEAVY_WEAPONS, Verdict.NOT_FULFILLED, "missing"
    if clause.head.lower_.startswith("drag") and re.search(r"\b(?:feet|heels)\b", text):
        return (abouts or (About.WHOLE_AGREEMENT,))[0], Verdict.NOT_FULFILLED, "drags"
    if (
        lemma in _STOPS
        and clause.is_negated
        and clause.is_perfect
        and clause.mode is Mode.FACT
        and About.CEASE_FIRE in abouts_in(text)
    ):
        return About.CEASE_FIRE, Verdict.VIOLATED, "goes_on"
    if (
        clause.is_negated
        and clause.is_past
        and clause.mode is Mode.FACT
        and (as_owed := _AS_IT_REQUIRES.search(_with_tail(clause, text)))
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
            lemma in _FAILS
            and clause.mode is Mode.FACT
            and not clause.is_negated
            and _HONOURS.search(text)
            and (has_deal(text) or _RULES.search(text))
        ):
            return deal_about(text)[0], Verdict.NOT_FULFILLED, "fails"
        return _faithful(line, clause, text)
    return _acts(line, clause, text, abouts)


def _acts(line: Line, clause: Clause, text: str, abouts: tuple[About, ...]) -> tuple[About, Verdict, str] | None:
    lemma = lemma_of(clause.head)
    yet = (
        bool(re.search(r"\b(?:has|have|had|is|are) yet to\b", text))
        or (lemma in _FAILS and clause.mode is Mode.FACT)
        or bool(_SHORT.search(text))
    )
    if yet or (
        clause.is_negated
        and clause.mode is Mode.FACT
        and (clause.is_perfect or lemma in _BEGINS | {"open", "reach", "leave", "withdraw"})
        and abouts[0] not in _RESTRAINTS
    ):
        return abouts[0], Verdict.NOT_FULFILLED, "not_done"
    if clause.mode is not Mode.FACT or clause.is_negated or _ONLY_OWED.search(text):
        return None
    if About.WITHDRAW_HEAVY_WEAPONS in abouts and lemma in _PULLS and clause.is_perfect and _OFF.search(text):
        return About.WITHDRAW_HEAVY_WEAPONS, Verdict.FULFILLED, "pulled_back"
    if (
        (lemma in _STAYS | {"be"} or children(clause.head, "cop"))
        and re.search(r"\bstill\b", text)
        and _WAS_TO_LEAVE.search(text)
    ):
        return About.WITHDRAW_FORCES, Verdict.NOT_FULFILLED, "stays"
    if _NONE_OF.search(text) and clause.is_perfect:
        partly = bool(re.search(r"\b(?:few|only)\b", text, re.IGNORECASE))
        return abouts[0], Verdict.PARTLY if partly else Verdict.NOT_FULFILLED, "none_of"
    if abouts[0] is About.JOINT_PATROLS and (patrol := patrolled(clause, text)):
        return patrol
    shared = next((a for a in abouts if a in _SHARED), None)
    if shared is not None and _SHARE.search(text) and clause.is_perfect:
        if shared is About.WITHDRAW_FORCES and _CIVIL_SHARE.search(text):
            return None  # "60 per cent of the population have left": no party owed it
        return shared, Verdict.PARTLY, "share"
    if About.DISARM in abouts and lemma in {"begin", "start", "continue"}:
        return About.DISARM, Verdict.PARTLY, "begun"
    if _CLOSED.search(text) and About.OPEN_ROUTES in abouts:
        return About.OPEN_ROUTES, Verdict.NOT_FULFILLED, "closed"
    if _AS_OWED.search(_with_tail(clause, text)) and (
        clause.is_past or clause.is_progressive or clause.head.tag_ in {"VBP", "VBZ"} or children(clause.head, "cop")
    ):
        return abouts[0], Verdict.FULFILLED, "as_agreed"
    done = next((about for about in abouts if about in _OPENED), None)
    if _NOT_OPENED.search(text) or (lemma == "hand" and done is About.DISARM):
        return None  # arms handed over move: that they were owed, other words tell
    if done is not None and lemma in _GRANTS and (clause.is_past or clause.is_perfect):
        return done, Verdict.FULFILLED, "done"
    return None


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
    if about is About.JOINT_PATROLS and _CALLED_OFF.match(clause.head.lower_):
        return ()
    pool = clause.agents or clause.subjects if clause.is_passive else clause.subjects
    if not pool:  # "the army has yet to leave", where the tree names no subject
        has = next((t for t in line.doc[max(0, clause.head.i - 4) : clause.head.i] if t.lower_ in _HAS), None)
        near = phrase_before(has) if has is not None else None
        pool = (near,) if near is not None else ()
    found: list[Token] = []
    for token in pool:
        if lemma_of(token) in ACTS or not is_party(line, token):
            found.extend((*children(token, "nmod:poss"), *of_phrase(token, "of", "by")))
        elif not clause.is_passive or clause.agents or _can_be_moved(report, token, verdict):
            found.append(token)
    return tuple(token for token in found if is_party(line, token) and lemma_of(token) not in _WEAPONS | {"patrol"})


def _can_be_moved(report: Report, token: Token, verdict: Verdict) -> bool:
    """Tell whether the subject of a passive is who owes the act: "the rebels have not been disarmed"."""
    return token.pos_ == "NOUN" or (
        verdict is not Verdict.FULFILLED and report.company.actors.find(token.text) is not None
    )
