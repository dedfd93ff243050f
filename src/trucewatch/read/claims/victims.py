"""Victims told apart from the act: of which incident they are, and that nobody was hurt."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import ClaimKind, IncidentType
from trucewatch.model.count import Count
from trucewatch.read.claims.counted import TOLL_KEYS
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.grammar import Mode
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import lemma_of
from trucewatch.read.tree import Token

_TAKES = words("moves.seizes") - {"fall"} | {"storm", "rush", "enter"}
_HARMS = words("violence.kills") | words("violence.wounds")
_BLOODLESS = frozenset(
    {
        IncidentType.ABDUCTION,
        IncidentType.ARREST,
        IncidentType.BLOCKADE,
        IncidentType.CEASEFIRE_VIOLATION,
        IncidentType.LOOTING,
        IncidentType.OBSTRUCTION,
        IncidentType.PROVOCATION,
        IncidentType.SEIZURE,
    }
)
"""Acts of which nobody dies: whoever then died was killed."""
MURDERS = frozenset({"murder", "execute", "massacre", "assassinate", "behead", "lynch", "slaughter"})
"""Verbs that tell how somebody was killed."""
_NOBODY = {
    "injuries": "injured",
    "injured": "injured",
    "wounded": "injured",
    "dead": "killed",
    "deaths": "killed",
    "fatalities": "killed",
}
"""Which victims a word denies; the other words deny both."""
_UNHURT = re.compile(
    r"\bthere (?:were|are|was|is|have been|had been) no (?:\w+ )?"
    r"(?P<what>casualties|victims|injuries|injured|wounded|dead|deaths|fatalities)\b"
    r"(?! (?:reported|recorded|confirmed))"
    r"|\b(?:nobody|no[- ]?one) (?:was|were|is|had been) (?P<none>hit|harmed|struck|touched)\b"
    r"|\b(?:all|everybody|everyone|both|they)\b[^.;,]{0,30} (?P<safe>escaped|got away|came off|were|was) "
    r"(?:unhurt|unharmed|unscathed|uninjured)\b"
    r"|\b(?:harm(?:s|ed)|hit|hurt) (?P<whom>nobody|no[- ]?one)\b",
    re.IGNORECASE,
)


def taken_by_force(line: Line, tokens: list[Token]) -> IncidentType | None:
    """Return an assault where the dead were killed in taking something: "captured the post and killed nine"."""
    inside = {token.i for token in tokens}
    is_taken = any(
        lemma_of(clause.head) in _TAKES and clause.mode is Mode.FACT and clause.head.i in inside and clause.undergoers
        for clause in line.clauses
    )
    return IncidentType.GROUND_ASSAULT if is_taken else None


def same_event(told: list[Draft], casualties: Draft) -> Draft | None:
    """Return the incident of the same sentence and speaker to which victims told behind it belong."""
    line = casualties.line
    for draft in reversed(told):
        if line.voices[draft.at.i][0].speaker != line.voices[casualties.at.i][0].speaker or draft.denied:
            continue
        if casualties.places and casualties.places != draft.places:
            return None
        if any(key in draft.keys for key in casualties.keys if key in TOLL_KEYS):
            return None
        return draft
    return None


def add_victims(draft: Draft, casualties: Draft) -> None:
    """Give an incident the victims that were told apart from it."""
    draft.keys.update(
        {key: value for key, value in casualties.keys.items() if key in TOLL_KEYS and key not in draft.keys}
    )
    draft.places = draft.places or casualties.places
    draft.date = draft.date or casualties.date


def tells_how(deaths: Draft, act: Draft) -> bool:
    """As in "Two were killed when their car hit a mine", "one died and four were hurt in shelling".

    One, told from its end.
    """
    if lemma_of(deaths.at) not in _HARMS or lemma_of(deaths.at) in MURDERS or deaths.denied or act.denied:
        return False
    line = act.line
    if line.voices[deaths.at.i][0].speaker != line.voices[act.at.i][0].speaker:
        return False
    if any(key in deaths.keys for key in act.keys if key in TOLL_KEYS):
        return False
    if deaths.places and act.places and deaths.places != act.places:
        return False
    above = act.at if act.at.pos_ == "VERB" else act.at.head
    return above.head == deaths.at and above.dep_ in {"advcl", "conj"}


def type_of_deaths(kind: IncidentType) -> IncidentType:
    """Return what deaths are of which the words say only that they came with another act: "two died in the cells"."""
    return IncidentType.KILLING if kind in _BLOODLESS else kind


def earlier_type(report: Report) -> IncidentType | None:
    """Return the type of the last incident told before."""
    kept = report.seen_type
    return IncidentType(kept) if kept else None


def act_before(report: Report, line: Line) -> Draft | None:
    """Return the last incident of the same paragraph, if it tells no victims yet."""
    for draft in reversed(report.told):
        if draft.line.passage.paragraph != line.passage.paragraph or draft.line is line:
            return None
        if draft.kind is ClaimKind.INCIDENT:
            return draft if not draft.denied else None
    return None


def read_unhurt(line: Line, report: Report, told: list[Draft]) -> Iterator[Draft]:
    """Yield "there were no casualties": nobody in the incident of the sentence, or in the one told before."""
    match = _UNHURT.search(line.doc.text)
    span = line.doc.char_span(*match.span(), alignment_mode="expand") if match else None
    if match is None or span is None:
        return
    what = (match.group("what") or "").casefold()
    keys = [key for key in ("killed", "injured") if key == _NOBODY.get(what, key)]
    if told:
        for key in keys:
            told[0].keys.setdefault(key, Count.exactly(0))
        return
    kind = earlier_type(report)
    if kind is None:
        return
    draft = Draft(kind=ClaimKind.INCIDENT, line=line, at=span[0], keys={"type": kind}, rule="incident.unhurt")
    draft.keys.update({key: Count.exactly(0) for key in keys})
    yield draft
