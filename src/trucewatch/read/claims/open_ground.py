"""Ground without a name, on which something is told: "inside the buffer zone", "at the airport"."""

from trucewatch.model.claim import ClaimKind
from trucewatch.model.place import Place
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.whereabouts import last_named
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, lemma_of, phrase
from trucewatch.read.tree import Token

_GROUNDS = words("places.grounds")
_ON = frozenset({"in", "inside", "into", "on", "along", "across", "at", "near", "from", "of", "within", "around", "to"})
_ON_GROUND = frozenset(
    {ClaimKind.INCIDENT, ClaimKind.COMPLIANCE, ClaimKind.COMMITMENT, ClaimKind.MOVEMENT, ClaimKind.SITUATION}
)
_TOWN_PARTS = frozenset(
    {"airport", "airfield", "port", "harbour", "harbor", "suburb", "outskirt", "quarter", "city", "town", "village"}
)
_DEFINITE = frozenset({"the", "its", "their"})
_LONGEST_WHERE = 5
_SPACES = frozenset({"airspace", "waters", "soil", "skies"})
_TOLD = words("speech.says") | words("speech.accuses") | words("speech.denies") | {"according"}
_NEAREST = 3
"""How far in the tree such ground may stand from the word on which a claim hangs."""
_ASIDE = 30
"""What a way costs that leads through a clause about something else."""


def ground_near(draft: Draft, line: Line, report: Report) -> tuple[Place, ...]:
    """Return the ground without a name on which an act is told: "inside the buffer zone", "on the coast road".

    What every town has, "the airport", is that of the town told of last.
    """
    if draft.kind not in _ON_GROUND:
        return ()
    for token in line.doc[1:]:
        owner = line.doc[token.i - 1].text
        if token.lower_ in _SPACES and owner[0].isupper() and (land := report.find_place(owner)) is not None:
            draft.ground("place", "scene.land", (token.i - 1, token.i))
            return (land,)
    ranked = []
    for token in line.doc:
        if token.lower_ not in _GROUNDS or token.pos_ != "NOUN" or line.name_over(token) or line.place_over(token):
            continue
        if case_of(token).split(" ")[-1] not in _ON or (token.i in line.attribution and draft.at.i != token.i):
            continue
        way = way_between(draft.at, token)
        if way <= _NEAREST:
            ranked.append((way, token.i, token))
    if not ranked:
        return ()
    token = min(ranked, key=lambda entry: entry[:2])[2]
    start, end = phrase(token, with_of=False)
    before = {t.lower_ for t in line.doc[token.left_edge.i : token.i]}
    if lemma_of(token) in _TOWN_PARTS and before & _DEFINITE and (town := last_named(report, _town_word(token))):
        draft.ground("place", "scene.town")
        return town
    end = max([end, *(_end_of_where(child) for child in token.children)])
    while start < end and line.doc[start].pos_ == "DET":
        start += 1
    draft.ground("place", "scene.ground", (start, end))
    return (Place(name=str(line.doc[start:end].text)),)


def _town_word(token: Token) -> str:
    return token.lower_ if token.lower_ in {"town", "city", "village"} else "city"


def _end_of_where(token: Token) -> int:
    """Return where the words end that go on telling which ground it is: "villages near the border"; else 0."""
    is_where = token.dep_ == "nmod" and case_of(token) in {"of", "near", "along", "around"}
    is_short = is_where and token.right_edge.i - token.left_edge.i <= _LONGEST_WHERE
    return token.right_edge.i + 1 if is_short else 0


def way_between(at: Token, to: Token) -> int:
    """Return how far it is from one word to another in the tree; clauses that tell of something else are far."""
    up: dict[int, int] = {}
    cost = 0
    for above in (at, *at.ancestors):
        up[above.i] = cost
        cost += 1 + (above.dep_.startswith("acl") and lemma_of(above.head) in _TOLD)
    cost = 0
    for above in (to, *to.ancestors):
        if above.i in up:
            return cost + up[above.i]
        is_aside = above.dep_.startswith("acl") and above.i != to.i and above.head.lower_ != "what"
        cost += _ASIDE if is_aside else 1
    return _ASIDE
