"""Acts owed: done as agreed, or not done, or not yet."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import About, Verdict
from trucewatch.read.claims.about import abouts_in, deal_about, exact_abouts, has_deal
from trucewatch.read.claims.bound import is_party, of_phrase, phrase_before
from trucewatch.read.claims.draft import Draft, Report, group_tokens
from trucewatch.read.claims.verdicts import Finding, compliance
from trucewatch.read.grammar import Clause, Mode, children, group_head, lemma_of
from trucewatch.read.lexicon import any_of, words
from trucewatch.read.line import Line
from trucewatch.read.tree import Token

_AS_OWED = re.compile(
    r"\bas (?:(?:it|they|he|she) (?:had |has |have )?)?(?:agreed|promised|pledged|undert(?:ook|aken)|required|stipulated|foreseen|provided|"
    r"demanded by the|the (?:\S+ ){0,4}(?:deal|agreement|accord|memorandum|"
    r"truce|resolution) (?:requires|provides|demands|foresees))\b"
    r"|\bin (?:line|accordance|compliance|keeping|conformity) with (?:the|"
    r"its|their|a) (?:\S+ ){0,5}(?:deal|agreement|accord|truce|ceasefire|memorandum|"
    r"resolution|plan|terms|protocol|obligations?|commitments?|roadmap)\b"
    r"|\bas the (?:\S+ ){0,4}?(?:required?s?|provide[sd]?|demand(?:s|ed)?|stipulate[sd]?|foresees?|lays? down|laid down)\b|\bahead of (?:the|its|schedule)\b|\b(?:days?|weeks?|months?) (?:early|ahead of time)\b|\bon (?:schedule|time)\b|\bwithin "
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
_ACTS = words("deals.act_nouns")
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
    r"\bas (?:the|its|their) (?:\S+ ){0,4}?(?:required?s?|provide[sd]?|demand(?:s|ed)?|oblige[sd]?|stipulate[sd]?|foresees?|foresaw|lays? down|laid down)\b|\bas (?:required|agreed|promised) (?:by|in|under) [^,.;]{3,40}",
    re.IGNORECASE,
)
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
        "require",
        "commit",
        "call",
        "demand",
        "urge",
    }
)
_WAS_TO_LEAVE = re.compile(
    r"\b(?:(?:was|were|is|are) (?:to|due to|supposed to|meant to|obliged to)|should have|had to|must) (?:have )?(?:leave|left|be gone|gone|be out|vacate|vacated|withdraw|withdrawn|quit|evacuate|hand)\b"
)
_SHARE = re.compile(
    r"\b(?:half|most|a third|two[- ]thirds|three[- ]quarters|a quarter|a tenth|the bulk) of\b|\b\d+ per ?cent\b"
    r"|\b[\d,]+ (?:out )?of (?:the |its |their )?[\d,]+\b|\b[\w-]+ of the [\d,]+\b",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    r"\b(?:partial|patchy|uneven|mixed|piecemeal|slow|sluggish|halting|incomplete|in part|half-finished|only partly|far from complete|not complete)\b",
    re.IGNORECASE,
)
_ON_TRACK = re.compile(
    r"\b(?:on track|on course|according to (?:plan|schedule|the plan)|as planned|on schedule|smoothly|well|without (?:a )?(?:hitch|incident))\b",
    re.IGNORECASE,
)
_PATROLLED = frozenset(
    {"conduct", "carry", "hold", "complete", "go", "take", "run", "make", "resume", "begin", "start", "patrol"}
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
_WAS_OWED = re.compile(
    r"\b(?:was|were|is|are) (?:due |supposed |meant |obliged |required )?to\b|\b(?:should|had to|ought to|promised to|agreed to|pledged to|undertook to)\b"
)
_HAS_NOT = re.compile(
    r"\b(?:and|but|yet)(?: it| they| he| she)? (?:has|have|had|did) not(?: done so| yet)?(?=[,.;]| so far| until|$)|\b(?:none|neither|nothing) (?:has|have|was|did)\b",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\b(?:out of range|from the (?:\w+ )?(?:front|line|zone|contact)|behind the|away from|\d+ ?(?:km|kilometres|miles))\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:remain|stay)(?:s|ed)? (?:closed|shut|blocked|cut)\b|\b(?:is|are|"
    r"still|was|were) (?:still |again )?(?:closed|shut|blocked|cut off)\b",
    re.IGNORECASE,
)
_NONE_OF = re.compile(
    r"\b(?:none|not one|not a single one|few|only \S+) of\b|\bonly (?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|a few|half|part)\b|\bno [\w-]+ (?:unit|troop|soldier|fighter|force)s?\b",
    re.IGNORECASE,
)


def read_owed(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the acts owed that a sentence tells of: done, or not."""
    groups = group_tokens(line)
    taken: set[int] = set()
    for clause in line.clauses:
        head = group_head(clause.head).i
        if (
            head in taken
            or clause.mode in {Mode.HYPOTHESIS, Mode.POSSIBLE, Mode.FUTURE}
            or lemma_of(clause.head) in _NO_SUBJECTS
        ):
            continue
        found = _judged(line, clause)
        if found is None:
            continue
        about, verdict, rule = found
        abouts = _both_acts(clause, about)
        taken.add(head)
        yield compliance(
            line,
            report,
            Finding(
                at=clause.head,
                tokens=groups[head],
                abouts=abouts,
                verdict=verdict,
                rule=rule,
                doers=_doers(line, report, clause, found),
            ),
        )
    yield from _refusals(line, report, groups)
    yield from _ellipsis(line, report, groups)


def _judged(line: Line, clause: Clause) -> tuple[About, Verdict, str] | None:
    text = own_words(clause)
    lemma = lemma_of(clause.head)
    act = next((s for s in clause.subjects if lemma_of(s) in _ACTS), None)
    abouts = exact_abouts(text)
    restrained = [about for about in abouts_in(text) if about in _RESTRAINTS]
    if restrained and clause.is_negated and clause.mode is Mode.FACT and lemma in _MOUNTS:
        return restrained[0], Verdict.FULFILLED, "refrains"
    if act is not None and (about := _about_of_act(act, abouts)):
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
    if clause.mode is Mode.FACT and lemma in _COMPLETES and not clause.is_negated and clause.is_past:
        done = next((o for o in clause.undergoers if lemma_of(o) in _ACTS), None)
        if done is not None and (about := _about_of_act(done, abouts)):
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
    yet = bool(re.search(r"\b(?:has|have|had|is|are) yet to\b", text)) or (lemma in _FAILS and clause.mode is Mode.FACT)
    if yet or (
        clause.is_negated
        and clause.mode is Mode.FACT
        and (clause.is_perfect or lemma in _BEGINS | {"open", "reach", "leave", "withdraw"})
    ):
        return abouts[0], Verdict.NOT_FULFILLED, "not_done"
    if clause.mode is not Mode.FACT or clause.is_negated:
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
    if abouts[0] is About.JOINT_PATROLS and (patrol := _patrolled(clause, text)):
        return patrol
    if _SHARE.search(text) and clause.is_perfect and set(abouts) & _SHARED:
        return next(a for a in abouts if a in _SHARED), Verdict.PARTLY, "share"
    if About.DISARM in abouts and lemma in {"begin", "start", "continue"}:
        return About.DISARM, Verdict.PARTLY, "begun"
    if _CLOSED.search(text) and About.OPEN_ROUTES in abouts:
        return About.OPEN_ROUTES, Verdict.NOT_FULFILLED, "closed"
    if _AS_OWED.search(_with_tail(clause, text)) and (
        clause.is_past or clause.is_progressive or clause.head.tag_ in {"VBP", "VBZ"}
    ):
        return abouts[0], Verdict.FULFILLED, "as_agreed"
    done = next((about for about in abouts if about in _OPENED), None)
    if done is not None and lemma in _GRANTS and (clause.is_past or clause.is_perfect):
        return done, Verdict.FULFILLED, "done"
    return None


def _patrolled(clause: Clause, text: str) -> tuple[About, Verdict, str] | None:
    """ "They carried out a joint patrol", "the third joint patrol was cut short"."""
    if not (clause.is_past or clause.is_perfect):
        return None
    patrols = [t for t in (*clause.subjects, *clause.objects) if "patrol" in lemma_of(t)]
    if not patrols and lemma_of(clause.head) != "patrol":
        return None
    if _CALLED_OFF.match(clause.head.lower_):
        verdict = Verdict.PARTLY if re.search(r"\b(?:short|back|part)\b", text) else Verdict.NOT_FULFILLED
        return About.JOINT_PATROLS, verdict, "patrol_off"
    return (About.JOINT_PATROLS, Verdict.FULFILLED, "patrol") if lemma_of(clause.head) in _PATROLLED else None


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


def _both_acts(clause: Clause, about: About) -> tuple[About, ...]:
    """Return what is told of two acts at once: "disarmament and withdrawal have been completed"."""
    named = [
        word
        for subject in (*clause.subjects, *clause.objects)
        if lemma_of(subject) in _ACTS
        for token in (subject, *subject.subtree)
        if (word := words_about(lemma_of(token)))
    ]
    both = tuple(dict.fromkeys(named))
    return both if about in both and len(both) == 2 else (about,)


def _about_of_act(act: Token, abouts: tuple[About, ...]) -> About | None:
    doc = act.doc
    phrase = str(doc[act.left_edge.i : min(act.right_edge.i, act.i + 8) + 1].text)
    own = exact_abouts(phrase)
    if own:
        return own[0]
    named = words_about(lemma_of(act))
    if named or abouts:
        return named or abouts[0]
    return About.WHOLE_AGREEMENT if lemma_of(act) == "implementation" else None


def words_about(lemma: str) -> About | None:
    """Return what an act so called is about, where the noun alone tells it."""
    if lemma in {
        "withdrawal",
        "pullout",
        "pull-out",
        "pullback",
        "disengagement",
        "redeployment",
        "relocation",
        "departure",
    }:
        return About.WITHDRAW_FORCES
    if lemma in {"disarmament", "cantonment", "decommissioning", "demobilisation", "demobilization", "weapon"}:
        return About.DISARM
    if lemma in {"exchange", "swap", "release", "handover"}:
        return About.EXCHANGE_PRISONERS
    return About.DEMINING if lemma in {"demining", "clearance"} else None


def _doers(line: Line, report: Report, clause: Clause, finding: tuple[About, Verdict, str]) -> tuple[Token, ...]:
    """Return who owes the act: the doer, or whose act the subject tells."""
    about, verdict, _ = finding
    if about is About.JOINT_PATROLS and _CALLED_OFF.match(clause.head.lower_):
        return ()
    pool = clause.agents or clause.subjects if clause.is_passive else clause.subjects
    found: list[Token] = []
    for token in pool:
        if lemma_of(token) in _ACTS or not is_party(line, token):
            found.extend((*children(token, "nmod:poss"), *of_phrase(token, "of", "by")))
        elif not clause.is_passive or clause.agents or _can_be_moved(report, token, verdict):
            found.append(token)
    return tuple(token for token in found if is_party(line, token) and lemma_of(token) not in _WEAPONS | {"patrol"})


def _can_be_moved(report: Report, token: Token, verdict: Verdict) -> bool:
    """Tell whether the subject of a passive is who owes the act: "the rebels have not been disarmed"."""
    return token.pos_ == "NOUN" or (
        verdict is not Verdict.FULFILLED and report.company.actors.find(token.text) is not None
    )


def own_words(clause: Clause) -> str:
    """Return the words of a clause without those of the clauses that it reports or is coordinated with."""
    head = clause.head
    doc = head.doc
    first = min((s.left_edge.i for s in clause.subjects if s.i < head.i and head.i - s.i < 25), default=head.i)
    start, end = min(first, head.i), head.i + 1
    for child in head.children:
        if child.dep_ in {"ccomp", "parataxis"} or (
            child.dep_ in {"conj", "advcl"} and children(child, "nsubj", "nsubj:pass")
        ):
            continue
        if child.i < head.i:
            start = min(start, child.left_edge.i)
        elif child.dep_ != "conj" or child.pos_ not in {"VERB", "AUX"}:
            end = max(end, child.right_edge.i + 1)
    return str(doc[start:end].text)


def _ellipsis(line: Line, report: Report, groups: dict[int, list[Token]]) -> Iterator[Draft]:
    """As in "The army was to leave by Friday, and has not"."""
    text = line.doc.text
    match = _HAS_NOT.search(text)
    span = line.doc.char_span(*match.span(), alignment_mode="expand") if match else None
    if match is None or span is None:
        return
    before = text[: match.start()]
    owed = _WAS_OWED.search(before)
    abouts = exact_abouts(before[owed.start() :]) if owed else ()
    if owed is None or not abouts:
        return
    first = line.doc.char_span(*owed.span(), alignment_mode="expand")
    near = phrase_before(first[0]) if first is not None else None
    yield compliance(
        line,
        report,
        Finding(
            at=span[0],
            tokens=groups[group_head(span[0]).i],
            abouts=abouts[:1],
            verdict=Verdict.NOT_FULFILLED,
            rule="ellipsis",
            doers=(near,) if near is not None and is_party(line, near) else (),
        ),
    )


def _refusals(line: Line, report: Report, groups: dict[int, list[Token]]) -> Iterator[Draft]:
    """As in "... blame the refusal of Y to pull back its guns".

    "the slow pace of mine clearance on the northern side".
    """
    doc = line.doc
    for token in doc:
        is_refusal = lemma_of(token) in {"refusal", "failure", "reluctance", "unwillingness"}
        is_slow = lemma_of(token) in {"pace", "progress"} and any(
            c.lower_ in {"slow", "sluggish", "little", "no"} for c in token.children
        )
        if not (is_refusal or is_slow) or token.pos_ != "NOUN":
            continue
        end = min(token.right_edge.i + 1, token.i + 18)
        abouts = exact_abouts(str(doc[token.i + 1 : end].text))
        if not abouts:
            continue
        owed = (
            [*children(token, "nmod:poss"), *of_phrase(token, "of", "by")]
            if is_refusal
            else of_phrase(token, "on", "by")
        )
        yield compliance(
            line,
            report,
            Finding(
                at=token,
                tokens=groups[group_head(token).i],
                abouts=abouts[:1],
                verdict=Verdict.NOT_FULFILLED if is_refusal else Verdict.PARTLY,
                rule="refusal",
                doers=tuple(t for t in owed if is_party(line, t)),
            ),
        )
