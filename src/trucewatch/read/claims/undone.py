"""Acts left undone, told without a verb of their own: "and has not", "the refusal to withdraw"; patrols called off."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import About, Verdict
from trucewatch.read.claims.about import exact_abouts
from trucewatch.read.claims.bound import is_party, of_phrase, phrase_before, refuser_before
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.verdicts import Finding, compliance
from trucewatch.read.grammar import Clause
from trucewatch.read.line import Line
from trucewatch.read.sieve import Guarded
from trucewatch.read.syntax import case_of, children, lemma_of

_WAS_OWED = re.compile(
    r"\b(?:was|were|is|are) (?:due |supposed |meant |obliged |required )?to\b|\b(?:should|had to|ought "
    r"to|promised to|agreed to|pledged to|undertook to)\b"
)
_HAS_NOT = Guarded(
    r"\b(?:and|but|yet)(?: it| they| he| she)? (?:has|have|had|did) not(?: done so| yet)?(?=[,.;]| so "
    r"far| until|$)|\b(?:none|neither|nothing) (?:has|have|was|did)\b",
    re.IGNORECASE,
)
_PATROLLED = frozenset(
    {"conduct", "carry", "hold", "complete", "go", "take", "run", "make", "resume", "begin", "start", "patrol"}
)
_CALLED_OFF = re.compile(r"\b(?:cancel|call|abort|scrap|suspend|cut|turn|block|stop|postpone)\w*\b", re.IGNORECASE)


def read_undone(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the acts owed that a sentence tells as refused, slow or simply not done."""
    yield from _refusals(line, report)
    yield from _ellipsis(line, report)


def _ellipsis(line: Line, report: Report) -> Iterator[Draft]:
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
            abouts=abouts[:1],
            verdict=Verdict.NOT_FULFILLED,
            rule="ellipsis",
            doers=(near,) if near is not None and is_party(line, near) else (),
        ),
    )


def _refusals(line: Line, report: Report) -> Iterator[Draft]:
    """As in "... blame the refusal of Y to pull back its guns".

    "the slow removal of mines by the north".
    """
    doc = line.doc
    for token in doc:
        is_refusal = lemma_of(token) in {"refusal", "failure", "reluctance", "unwillingness"}
        is_slow = lemma_of(token) in {"pace", "progress"} and any(
            c.lower_ in {"slow", "sluggish", "little", "no"} for c in token.children
        )
        if not (is_refusal or is_slow) or token.pos_ != "NOUN":
            continue
        end = next(
            (t.i for t in doc[token.i + 1 : token.i + 18] if t.text in {",", ";", "."}), min(len(doc), token.i + 18)
        )
        abouts = exact_abouts(str(doc[token.i + 1 : end].text))
        if not abouts:
            continue
        owed = (
            [*children(token, "nmod:poss"), *of_phrase(token, "of", "by")]
            if is_refusal
            else [t for t in doc[token.i + 1 : end] if case_of(t) in {"on", "by"}]
        )
        to = next((t for t in doc[token.i + 1 : end] if t.lower_ == "to"), None)
        if is_refusal and not owed and to is not None and (refuser := refuser_before(to)) is not None:
            owed = [refuser]
        yield compliance(
            line,
            report,
            Finding(
                at=token,
                abouts=abouts[:1],
                verdict=Verdict.NOT_FULFILLED if is_refusal else Verdict.PARTLY,
                rule="refusal",
                doers=tuple(t for t in owed if is_party(line, t)),
            ),
        )


_BY_MEN = re.compile(r"\bby (?:[\w-]+ ){0,4}(?:men|soldiers|fighters|gunmen|troops)\b", re.IGNORECASE)


def patrolled(clause: Clause, text: str) -> tuple[About, Verdict, str] | None:
    """As in "They carried out a joint patrol", "the third joint patrol was cut short"."""
    if not (clause.is_past or clause.is_perfect):
        return None
    patrols = [t for t in (*clause.subjects, *clause.objects) if "patrol" in lemma_of(t)]
    if not patrols and lemma_of(clause.head) != "patrol":
        return None
    is_barred = clause.is_passive and bool(clause.agents or _BY_MEN.search(text))
    if is_barred and re.match(r"stop|block|turn", clause.head.lower_):
        return None  # "was stopped by masked men": an obstruction
    if _CALLED_OFF.match(clause.head.lower_):
        verdict = Verdict.PARTLY if re.search(r"\b(?:short|back|part)\b", text) else Verdict.NOT_FULFILLED
        return About.JOINT_PATROLS, verdict, "patrol_off"
    return (About.JOINT_PATROLS, Verdict.FULFILLED, "patrol") if lemma_of(clause.head) in _PATROLLED else None
