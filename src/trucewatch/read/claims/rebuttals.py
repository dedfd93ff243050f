"""Charges answered in other words: the accused deny a deed that nobody laid to them in those words, or disown it.

"The army denied having entered the village", "said that its guns had been silent", "was not aware of any flight". What
they answer is the charge told just before: it stands again, denied, in the mouth of whoever answers for its doer.
"""

import re
from collections.abc import Iterator

from trucewatch.model.claim import ClaimKind, IncidentType, Level, Relation, State, Verdict
from trucewatch.read.claims.draft import Draft, Report, give_voice
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import words
from trucewatch.read.line import PUBLISHED, Line, Voice
from trucewatch.read.syntax import conjuncts, lemma_of
from trucewatch.read.tree import Token

_HINTS = words("answers.hints")
_DENIES = words("answers.denies")
_ELSEWHERE = words("answers.elsewhere")
"""What a denied clause may tell of that is no deed: "denied that it had agreed to leave"."""
_CLAIMS = words("answers.claims")
_DISOWNED = words("answers.disowned")
"""What the accused say that they did not do, or were not."""
_SPOTS = words("answers.spots")
_AREAS = words("answers.areas")
_FORCES = words("syntax.who.forces")
_BODIES = words("answers.bodies")
_OWNED = words("answers.owned")
_ONESELF = frozenset({"it", "they", "we", "he", "she", "i", "none", "nobody", "neither", "nothing"})
_OWN = frozenset({"its", "their", "our", "his", "her", "my"})
_SILENT = re.compile(
    r"\b(?:its|their|our|his|my|all|every) (?:own )?(?:guns?|tubes?|artillery|batteries|weapons|mortars|planes?|jets?|"
    r"aircraft|rockets|men|troops|forces|soldiers|launchers?)\b[^.;,]{0,20}? (?P<still>silent|quiet|cold|mute|idle|"
    r"covered|grounded|in (?:their|its) (?:hangars?|barracks|trenches|positions))\b",
    re.IGNORECASE,
)
"""Arms that did nothing: "its guns had been silent", "kept their tubes covered"."""
_MEANS = {
    IncidentType.AIR_STRIKE: words("answers.flies"),
    IncidentType.DRONE_STRIKE: words("answers.flies"),
    IncidentType.AIR_INCURSION: words("answers.flies"),
    IncidentType.SHOOTDOWN: words("answers.flies"),
    IncidentType.SHELLING: words("answers.shells"),
    IncidentType.SMALL_ARMS_FIRE: words("answers.shoots"),
    IncidentType.ABDUCTION: words("answers.holds"),
    IncidentType.ARREST: words("answers.holds"),
}
"""Things whose absence answers a charge of that type: no aircraft, no air strike."""
_DOERS = ("perpetrator", "by", "subject", "actor")
_KEPT = frozenset(
    {
        "type",
        "perpetrator",
        "target",
        "by",
        "about",
        "verdict",
        "subject",
        "relation",
        "object",
        "time",
        "actor",
        "action",
        "what",
        "state",
        "level",
        "share",
    }
)


def read_rebuttals(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the charge told before, denied by a clause that tells of no act of its own; one a sentence."""
    if not report.recent:
        return
    text = line.doc.text.casefold()
    if not any(hint in text for hint in _HINTS):
        return
    for clause in line.clauses:
        voice = line.voices[clause.head.i][0]
        if voice == PUBLISHED or clause.mode is not Mode.FACT or _is_told(line, report, clause.head):
            continue
        if voice.denies:
            is_answer, is_of_own = _is_denied(clause), False
        else:
            is_answer = is_of_own = _disowns(line, report, clause, voice)
        charge = _charge(line, report, clause.head, voice, is_of_own=is_of_own) if is_answer else None
        if charge is not None:
            yield _again(line, charge, clause.head, voice)
            return
    yield from _denied_claim(line, report)
    yield from _silent(line, report)


def _denied_claim(line: Line, report: Report) -> Iterator[Draft]:
    """As in "Borland denied a claim by the mayor that its men had looted the mill": told by the mayor, denied by it."""
    told = [draft for draft in report.recent if draft.line is line and _can_be_answered(draft)]
    if not told:
        return
    for clause in line.clauses:
        if lemma_of(clause.head) not in _DENIES or clause.is_negated or clause.mode is not Mode.FACT:
            continue
        claim = next(
            (token for token in clause.objects if lemma_of(token) in _CLAIMS and token.i > clause.head.i), None
        )
        speaker = report.company.who(line, clause.subjects[0]) if clause.subjects else None
        if claim is None or speaker is None:
            continue
        below = {token.i for token in claim.subtree}
        charge = next((draft for draft in told if draft.at.i in below and draft.at.i > claim.i), None)
        if charge is None or any(draft.at is clause.head for draft in report.recent):
            continue
        draft = _again(line, charge, clause.head, PUBLISHED)
        give_voice(draft, speaker, report, rule="speaker.answers")
        yield draft


def _silent(line: Line, report: Report) -> Iterator[Draft]:
    match = _SILENT.search(line.doc.text)
    span = line.doc.char_span(*match.span("still"), alignment_mode="expand") if match is not None else None
    voice = line.voices[span[0].i][0] if span is not None else PUBLISHED
    if span is None or voice == PUBLISHED or voice.denies or _is_told(line, report, span[0]):
        return
    arms = frozenset(lemma_of(token) for token in line.doc[max(0, span.start - 8) : span.start] if token.pos_ == "NOUN")
    charge = _charge(line, report, span[0], voice, is_of_own=True, arms=arms)
    if charge is not None and charge.kind is ClaimKind.INCIDENT:
        yield _again(line, charge, span[0], voice)


def _is_told(line: Line, report: Report, at: Token) -> bool:
    """Tell whether a claim hangs on the words below a word, or on the denial above it: they tell their own act."""
    first, last = _first(line, at), at.right_edge.i
    return any(
        draft.line is line and (first <= draft.at.i <= last or (draft.at is at.head and lemma_of(at.head) in _DENIES))
        for draft in report.recent
    )


def _first(line: Line, at: Token) -> int:
    """Return where a clause begins: no farther back than the last semicolon."""
    start = at.left_edge.i
    return next((i + 1 for i in range(at.i - 1, start - 1, -1) if line.doc[i].text == ";"), start)


def _is_denied(clause: Clause) -> bool:
    """Tell whether a clause hangs right on a verb of denying, and tells of a deed."""
    head = clause.head
    # A denial before a gerund is often taken for its helper: "the rebels deny having been there".
    verbs = [token for token in (head.head, *head.children) if lemma_of(token) in _DENIES and token.i < head.i]
    return bool(verbs) and not clause.is_negated and lemma_of(head) not in _ELSEWHERE


def _disowns(line: Line, report: Report, clause: Clause, voice: Voice) -> bool:
    """Tell whether a speaker says that he, his men or his guns did not do it, were not there, or know of nothing."""
    lemma = lemma_of(clause.head)
    if not clause.is_negated or lemma not in _DISOWNED | _SPOTS:
        return False
    things = {lemma_of(token) for token in clause.objects} | {token.lower_ for token in clause.objects}
    if lemma in {"have", "know"} and not things & (_ONESELF | _OWNED):
        return False  # "had no information", "did not know who fired"
    return any(_is_own(line, report, subject, voice) for subject in clause.subjects)


def _is_own(line: Line, report: Report, subject: Token, voice: Voice) -> bool:
    small = {child.lower_ for part in conjuncts(subject) for child in part.children}
    if subject.lower_ in _ONESELF or small & (_OWN | {"no"}):
        return True
    who = report.company.who(line, subject)
    return who is not None and bool({who.name, who.acts_for} & _own_names(voice))


def _own_names(voice: Voice) -> set[str]:
    return {name for name in (*voice.speaker, voice.speaker_for) if name}


def _charge(
    line: Line, report: Report, at: Token, voice: Voice, *, is_of_own: bool, arms: frozenset[str] = frozenset()
) -> Draft | None:
    """Return the last charge that a clause can answer: one laid to the speaker, or told of the same things.

    Args:
        at: The word that heads the clause.
        is_of_own: Whether it is about the speaker's own men or arms: who has such answers for those who have, too.
        arms: Those of which it tells before that word.
    """
    said = {lemma_of(token) for token in at.subtree if token.pos_ in {"NOUN", "PROPN"}} | arms
    fitting = []
    for draft in _near(line, report, at):
        doers = [name for key in _DOERS for name in _names(draft.keys.get(key))]
        is_laid = any(_answers_for(report, voice, doer) for doer in doers)
        is_laid = is_laid or (is_of_own and bool(doers) and voice.speaker_for is None)
        is_about = _shares(draft, said)
        means = _MEANS.get(draft.keys.get("type") or IncidentType.PROVOCATION, frozenset())
        is_by_means = (not doers and bool(said & means)) or (
            lemma_of(at) == "lose" and draft.kind is ClaimKind.INCIDENT
        )
        if is_laid and draft.kind is ClaimKind.INCIDENT:
            fitting.append((2 + _is_of(draft, said), draft))
        elif is_by_means or (is_about and draft.line is not line and (is_laid or voice.denies)):
            fitting.append((1 + _is_of(draft, said), draft))
    return max(reversed(fitting), key=lambda entry: entry[0])[1] if fitting else None


def _near(line: Line, report: Report, at: Token) -> Iterator[Draft]:
    """Yield the charges of others told earlier in the sentence, or in the two before it."""
    held = [
        other
        for other in (*report.lines[-2:], line)
        if other is line or other.passage.paragraph >= line.passage.paragraph - 1
    ]
    for draft in report.recent:
        if not any(draft.line is other for other in held) or (draft.line is line and draft.at.i >= _first(line, at)):
            continue
        voice = draft.voice or draft.line.voices[draft.at.i][0]
        teller = line.voices[at.i][0].speaker
        if _can_be_answered(draft) and not set(voice.speaker) & set(teller):
            yield draft


def _is_of(draft: Draft, said: set[str]) -> bool:
    """Tell whether what was done, or to what, is among the things said."""
    told = " ".join(name for key in ("target", "what", "object") for name in _names(draft.keys.get(key)))
    return bool(said & set(told.casefold().split()))


def _can_be_answered(draft: Draft) -> bool:
    if draft.denied or draft.kind not in {
        ClaimKind.INCIDENT,
        ClaimKind.RELATION,
        ClaimKind.CONTROL,
        ClaimKind.MOVEMENT,
    }:
        return False
    if draft.kind is ClaimKind.RELATION and draft.keys.get("relation") is not Relation.BACKS:
        return False  # "no aircraft of the Averian-led coalition was there" denies no lead
    return draft.keys.get("state") not in {State.PLANNED, State.REFUSED} and draft.keys.get("verdict") not in {
        Verdict.FULFILLED,
        Verdict.PARTLY,
    }


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (str(value),) if value else ()


def _answers_for(report: Report, voice: Voice, doer: str) -> bool:
    """Tell whether a speaker may answer for a doer: for himself, for his party's men, as the army for "soldiers"."""
    own = _own_names(voice)
    folded = {name.casefold() for name in own}
    who = report.company.named(doer)
    if {doer.casefold(), (who.acts_for or doer).casefold() if who else ""} & folded:
        return True
    last = doer.casefold().split()[-1]
    return doer[1:].islower() and last in _FORCES and any(name.casefold().split()[-1] in _BODIES for name in own)


def _shares(draft: Draft, said: set[str]) -> bool:
    """Tell whether a clause is about things of which the charge's sentence tells: "that the bridge was touched"."""
    line = draft.line
    told = {lemma_of(token) for token in line.doc if token.pos_ == "NOUN" or line.place_over(token)} - _FORCES
    return bool(said & told)


def _again(line: Line, charge: Draft, at: Token, voice: Voice) -> Draft:
    if charge.kind is ClaimKind.INCIDENT and lemma_of(at) in _AREAS and voice != PUBLISHED:
        return _absent(line, charge, at, voice)
    keys = {key: value for key, value in charge.keys.items() if key in _KEPT}
    if charge.kind is ClaimKind.INCIDENT and not keys.get("perpetrator") and not voice.denies and voice != PUBLISHED:
        keys["perpetrator"] = (voice.speaker_for,) if voice.speaker_for else voice.speaker
    return Draft(
        kind=charge.kind,
        line=line,
        at=at,
        keys=keys,
        places=charge.places,
        date=charge.date,
        denied=not voice.denies,  # a voice that denies turns it over
        rule="rebuttal",
    )


def _absent(line: Line, charge: Draft, at: Token, voice: Voice) -> Draft:
    """As in "denied that any of its men were within 20 km of the place": where the charge has them, they are not."""
    own = (voice.speaker_for,) if voice.speaker_for else voice.speaker
    return Draft(
        kind=ClaimKind.CONTROL,
        line=line,
        at=at,
        keys={"actor": charge.keys.get("perpetrator") or own, "level": Level.PRESENT},
        places=charge.places,
        denied=not voice.denies,
        rule="rebuttal.absent",
    )
