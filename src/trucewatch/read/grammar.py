"""Clauses out of a dependency tree: who does what to whom, whether it is denied, wished for or only feared.

Trees carry Universal Dependencies labels, whether a trained parser or the pattern parser of `roughtree` made them.
"""

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.read.lexicon import words
from trucewatch.read.syntax import SUBJECT, case_of, children, cleft_of, conjuncts, is_negated, lemma_of
from trucewatch.read.tree import Doc, Token

_PLANNING = words("syntax.grammar.planning")
_PLANS = words("syntax.grammar.plans")
_DESERTS = words("syntax.grammar.deserts")
_ORDERS = words("syntax.grammar.orders")
_PROVES = words("syntax.grammar.proves")
_ARMED = words("deeds.armed")
_CALLS = frozenset({"call", "appeal", "plead", "press", "insist"})
_CALLED = frozenset({"on", "upon", "to", "for", "with"})
_UNDERGONE_BY_NONE = frozenset(
    {
        "die",
        "come",
        "go",
        "arrive",
        "fall",
        "rise",
        "become",
        "happen",
        "occur",
        "remain",
        "begin",
        "flee",
        "return",
        "depart",
    }
)
"""Verbs without a passive."""
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
_AHEAD = frozenset({"for", "on", "over", "about", "towards", "toward"})
_MODALS = {
    "may": "possible",
    "might": "possible",
    "could": "possible",
    "can": "possible",
    "will": "future",
    "shall": "future",
    "would": "conditional",
    "must": "duty",
    "should": "duty",
    "ought": "duty",
}


class Mode(StrEnum):
    """How a clause stands to what is so."""

    FACT = "fact"
    POSSIBLE = "possible"
    FUTURE = "future"
    DUTY = "duty"
    """Must, should, is to, has to."""
    WISH = "wish"
    """Hangs on a verb of planning, asking, fearing or trying."""
    HYPOTHESIS = "hypothesis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A verb with its own: subject, objects, negation and mode."""

    head: Token
    lemma: str
    """With its particle, if any: "shoot down"."""
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    agents: tuple[Token, ...]
    """Who does it, in the passive: "by ..."."""
    is_passive: bool
    is_negated: bool
    is_past: bool
    is_perfect: bool
    is_progressive: bool
    mode: Mode
    has_own_subject: bool

    @property
    def doers(self) -> tuple[Token, ...]:
        """Whoever acts: the subject, or the agent of a passive."""
        return self.agents if self.is_passive else self.subjects

    @property
    def undergoers(self) -> tuple[Token, ...]:
        """Whoever or whatever is acted upon."""
        return self.subjects if self.is_passive else self.objects


def clauses_of(doc: Doc) -> tuple[Clause, ...]:
    """Return a clause for each verb, and for each predicate with a copula, in order."""
    return tuple(_clause(token) for token in doc if is_predicate(token))


_MISTAGGED = words("syntax.grammar.mistagged")
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})


_SHORTEST_CONDITION = 6
_TERM_VERBS = frozenset({"obliges", "requires", "binds", "bars", "bans", "forbids"})
"""Verbs of what a deal lays down; little else begins a noun phrase with them."""


def _is_mistagged(token: Token) -> bool:
    """Tell whether what was taken for a plural is a verb: a name or noun before it, an object or preposition behind."""
    doc = token.doc
    if (
        token.lower_ not in _MISTAGGED
        or token.tag_ not in {"NNS", "NNP", "NNPS", "NN"}
        or token.i == 0
        or token.i + 1 >= len(doc)
    ):
        return False
    before, behind = doc[token.i - 1], doc[token.i + 1]
    if before.lower_ in {"which", "who"}:
        return True
    return (
        (before.pos_ in {"PROPN", "NOUN", "NUM"} or (before.text == "," and token.lower_ in _TERM_VERBS))
        and (
            behind.lower_ in {"on", "the", "that", "its", "to", "a", "an", "all", "both", "upon", "it"}
            or (behind.pos_ == "PROPN" and token.lower_ in _TERM_VERBS)
        )
        and token.dep_ not in {"nsubj", "nsubj:pass"}
    )


def is_predicate(token: Token) -> bool:
    """Tell whether the token heads a clause."""
    if _is_mistagged(token):
        return True
    if token.pos_ == "VERB":
        return token.dep_ not in {"amod", "compound"} or _is_perfect_amod(token)
    if token.dep_ == "amod" and token.tag_ == "VBN":
        return False
    return any(child.dep_ == "cop" for child in token.children) or (
        token.pos_ == "AUX" and token.dep_ in {"root", "ROOT", "ccomp", "advcl", "conj", "acl:relcl", "parataxis"}
    )


def _is_perfect_amod(token: Token) -> bool:
    """Tell whether "had looted shops" was taken for shops that are looted: an auxiliary stands right before."""
    before = token.doc[token.i - 1] if token.i else None
    return (
        token.dep_ == "amod"
        and token.tag_ == "VBN"
        and before is not None
        and before.lower_ in {"has", "have", "had"}
        and token.head.i > token.i
        and not any(child.dep_ == "det" for child in token.head.children)
    )


def _clause(head: Token) -> Clause:
    particle = next((child.lower_ for child in head.children if child.dep_ == "compound:prt"), "")
    own = _own_subjects(head)
    is_there = any(child.dep_ == "expl" and child.lower_ == "there" for child in head.children)
    subjects = own or (() if is_there else _borrowed_subjects(head))
    is_passive = _is_passive(head)
    aux = [child for child in head.children if child.dep_ in {"aux", "aux:pass", "cop"}]
    aux_words = {child.lower_ for child in aux}
    objects = tuple(part for child in children(head, "obj", "iobj") for part in conjuncts(child))
    if not objects and not particle and (taken := _taken_with_particle(head)) is not None:
        particle, objects = head.doc[head.i + 1].lower_, conjuncts(taken)
    if not objects and not is_passive:
        behind = _noun_behind(head)
        objects = conjuncts(behind) if behind is not None else ()
    if head.dep_.startswith("acl") and any(part.lower_ in {"which", "that", "whom"} for part in objects):
        objects = tuple(head.head if part.lower_ in {"which", "that", "whom"} else part for part in objects)
    if is_passive and not own and head.dep_ in {"acl", "acl:relcl"}:
        subjects = (head.head,)
    if _is_perfect_amod(head):
        objects, is_passive = conjuncts(head.head), False
    if (
        not subjects
        and (head.tag_ in _FINITE_TAGS or _is_mistagged(head) or _is_perfect_amod(head))
        and head.dep_ not in {"conj"}
    ):
        near = _noun_before(head)
        own = subjects = (near,) if near is not None else ()
    there = tuple(child for child in head.children if is_there and child.dep_ in SUBJECT)
    negated_subject = any(is_negated(subject) or subject.lower_ in _NOBODY for subject in own or there)
    # Of two, the first tells: "heard five bursts and not a single shell".
    negated_object = any(is_negated(part) or part.lower_ in _NOBODY for part in objects[:1])
    return Clause(
        head=head,
        lemma=f"{lemma_of(head)} {particle}" if particle else lemma_of(head),
        subjects=subjects,
        objects=objects,
        agents=_agents(head) if is_passive else (),
        is_passive=is_passive,
        is_negated=is_negated(head) or negated_subject or negated_object or _has_yet_to(head),
        is_past=head.tag_ in {"VBD", "VBN"} or bool(aux_words & {"was", "were", "had", "did"}),
        is_perfect=bool(aux_words & {"has", "have", "had", "'ve", "'s"}) and head.tag_ == "VBN",
        is_progressive=head.tag_ == "VBG" and bool(aux_words & {"is", "are", "was", "were", "been", "'re", "be"}),
        mode=_mode(head),
        has_own_subject=bool(own),
    )


def _noun_before(head: Token) -> Token | None:
    """Return the noun right before a verb, adverbs and auxiliaries left out, where the tree names no subject."""
    at = head.i - 1
    while at >= 0 and head.doc[at].pos_ in {"ADV", "AUX"}:
        at -= 1
    if at < 0 or head.doc[at].pos_ not in {"NOUN", "PROPN"}:
        return None
    token = head.doc[at]
    while (
        token.dep_ in {"compound", "flat", "nmod", "nmod:desc"}
        and token.head.i < head.i
        and head.i - token.head.i < 10
        and token.head != token
        and token.head.pos_ in {"NOUN", "PROPN"}
    ):
        token = token.head
    return token


def _taken_with_particle(head: Token) -> Token | None:
    """Return the object of "picked off a sentry", whose particle the tree takes for its preposition."""
    if head.pos_ != "VERB" or head.i + 1 >= len(head.doc):
        return None
    particle = head.doc[head.i + 1]
    is_taken = particle.tag_ == "RP" and particle.dep_ == "case" and particle.head.head is head
    return particle.head if is_taken else None


def _noun_behind(head: Token) -> Token | None:
    """Return the noun right behind a verb where the tree names no object and hangs it on nothing else."""
    if head.pos_ != "VERB" or any(child.dep_ in {"ccomp", "xcomp"} for child in head.children):
        return None
    for token in head.doc[head.i + 1 : head.i + 6]:
        if (
            token.pos_ in {"NOUN", "PROPN"}
            and token.dep_ in {"obl", "nsubj", "dep", "conj", "nmod", "root", "ROOT"}
            and token.dep_ != "nsubj"
        ):
            return token if not case_of(token) and token.head.i == head.i else None
        if token.pos_ not in {"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"}:
            return None
    return None


def _own_subjects(head: Token) -> tuple[Token, ...]:
    found: list[Token] = []
    if any(child.dep_ == "expl" and child.lower_ == "there" for child in head.children):
        return ()
    for child in head.children:
        if child.dep_ in SUBJECT:
            told = cleft_of(child)
            if told is not None:
                found.extend(conjuncts(told))
            elif child.lower_ in {"who", "which", "that"} and head.dep_.endswith("relcl"):
                found.extend(conjuncts(head.head))
            else:
                found.extend(conjuncts(child))
    return tuple(found)


def _borrowed_subjects(head: Token) -> tuple[Token, ...]:
    above = head.head
    if above == head:
        return ()
    if head.dep_ in {"acl:relcl", "acl"}:
        # "No problem in implementing it": the problem implements nothing.
        is_gerund = head.tag_ == "VBG" and any(child.dep_ == "mark" and child.i < head.i for child in head.children)
        return () if is_gerund else (above,)
    if head.dep_ not in {"conj", "xcomp", "advcl", "ccomp", "parataxis"}:
        return ()
    if head.dep_ == "ccomp" and head.tag_ in {"VBD", "VBZ", "VBP"} and above.dep_ == "acl:relcl":
        # "The zone, which he said went against the deal": it is not he who went against it.
        return (above.head,)
    if (
        head.dep_ in {"xcomp", "advcl"}
        and above.pos_ == "VERB"
        and lemma_of(above)
        in {
            "urge",
            "ask",
            "tell",
            "order",
            "call",
            "force",
            "oblige",
            "require",
            "accuse",
            "blame",
            "allow",
            "prevent",
            "demand",
            "press",
            "compel",
            "stop",
            "expect",
            "instruct",
            "invite",
        }
    ):
        objects = tuple(part for child in children(above, "obj", "iobj", "obl") for part in conjuncts(child))
        if objects:
            return objects[:3]
    found = _own_subjects(above) or (_borrowed_subjects(above) if above.head != above else ())
    if head.dep_ == "conj" and len(found) == 1 and found[0].lower_ == "what" and above.head != above:
        over = above.head if above.head.pos_ == "VERB" else above.head.head
        return _own_subjects(over)  # "the army holds to what was signed and has fired at nobody"
    return found


def _is_passive(head: Token) -> bool:
    if any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in head.children):
        return True
    if (
        head.dep_ == "conj"
        and head.tag_ == "VBN"
        and not any(child.dep_ in {"aux", *SUBJECT} for child in head.children)
    ):
        return head.head.pos_ == "VERB" and _is_passive(head.head) and not children(head, "obj")
    if _is_headline(head):
        return True
    return (
        head.tag_ == "VBN"
        and head.dep_ in {"acl", "advcl"}
        and not any(child.dep_ in {"aux", "obj", "nsubj"} for child in head.children)
    )


def _is_headline(head: Token) -> bool:
    """As in "Coffee seized at a barrier", "two traders stabbed by rebels": the auxiliary is left out."""
    is_sure = head.tag_ == "VBN" and head.lower_ != lemma_of(head)  # "burst", "hit": as likely the past
    if head.dep_ not in {"ROOT", "root"} or lemma_of(head) in _UNDERGONE_BY_NONE:
        return False
    if not is_sure and not (head.tag_ in {"VBN", "VBD"} and _has_armed_agent(head)):
        return False
    if lemma_of(head) in _CALLS and any(case_of(child) in _CALLED for child in children(head, "obl")):
        return False  # "the envoy on Monday called on the army to leave"
    below = {child.dep_ for child in head.children}
    return "nsubj" in below and not below & {"aux", "aux:pass", "cop", "obj", "xcomp", "ccomp", "expl"}


def _has_armed_agent(head: Token) -> bool:
    return any(
        child.dep_.startswith("obl") and case_of(child) == "by" and lemma_of(child) in _ARMED for child in head.children
    )


def _agents(head: Token) -> tuple[Token, ...]:
    found: list[Token] = []
    for child in head.children:
        if child.dep_ == "obl:agent" or (child.dep_ == "obl" and case_of(child) == "by" and child.ent_type_ != "DATE"):
            found.extend(conjuncts(child))
    return tuple(found)


def _has_yet_to(head: Token) -> bool:
    """As in "has yet to open", "is yet to be seen"."""
    before = head.doc[max(0, head.i - 5) : head.i].text.casefold()
    return " yet to" in f" {before}"


def _before_to(head: Token) -> str | None:
    """Return the word before the "to" of an infinitive, adverbs left out; None where the verb is no infinitive."""
    to = next(
        (
            child
            for child in head.children
            if child.lower_ == "to" and child.i < head.i and child.dep_ in {"mark", "aux", "case"}
        ),
        None,
    )
    if to is None:
        return None
    at = to.i - 1
    while at >= 0 and head.doc[at].pos_ == "ADV" and head.doc[at].lower_ not in {"due", "yet"}:
        at -= 1
    return head.doc[at].lower_ if at >= 0 else ""


_PERCEIVED = frozenset({"hear", "see", "smell", "feel"})


def _is_inverted_condition(head: Token) -> bool:
    """As in "Had the army attacked, ...": an auxiliary opens the sentence, its subject follows, and it asks nothing."""
    doc = head.doc
    if doc[0].lower_ != "had" or doc[-1].text == "?" or len(doc) < _SHORTEST_CONDITION:
        return False
    comma = next((token.i for token in doc if token.text == ","), len(doc))
    is_subject = doc[1].pos_ in {"DET", "PROPN", "PRON", "NOUN"}
    return is_subject and head.i < comma and any(token.lower_ in {"would", "might", "could"} for token in doc[comma:])


def _is_of_plan(gerund: Token) -> bool:
    """As in "a deadline for pulling back the guns", "talks on leaving the town": nothing of it is done by these words.

    "Credit for pulling back the guns" tells that it was done.
    """
    mark = next((child for child in gerund.children if child.dep_ == "mark"), None)
    if mark is None or mark.i == 0 or mark.lower_ not in _AHEAD:
        return False
    noun = gerund.head if gerund.dep_ == "acl" else gerund.doc[mark.i - 1]
    if noun.pos_ != "NOUN" or lemma_of(noun) in _DESERTS:
        return False
    return gerund.dep_ == "acl" or lemma_of(noun) in _PLANS


def _is_ordered(head: Token) -> bool:
    """As in "demanded that all fighters leave": what is asked for is not done yet."""
    is_bare = head.tag_ in {"VB", "VBP"} or any(child.lower_ == "be" for child in head.children)
    return head.dep_ == "ccomp" and is_bare and lemma_of(head.head) in _ORDERS


def _is_unproved(head: Token) -> bool:
    """As in "could not confirm that the tanks had left", "was unable to verify that ..."."""
    above = head.head
    if head.dep_ != "ccomp" or lemma_of(above) not in _PROVES:
        return False
    return is_negated(above) or (above.tag_ == "VB" and lemma_of(above.head) in {"unable", "fail", "refuse", "decline"})


def _is_awaited(head: Token, marks: set[str]) -> bool:
    """As in "would stay until the government freed all prisoners": what is waited for has not come."""
    if not marks & {"until", "till"} or head.head is head:
        return False
    above = head.head
    return is_negated(above) or any(child.lower_ in _MODALS for child in above.children if child.dep_ == "aux")


def _mode(head: Token) -> Mode:
    doc = head.doc
    aux = [child for child in head.children if child.dep_ in {"aux", "aux:pass", "cop"}]
    marks = {child.lower_ for child in head.children if child.dep_ == "mark"}
    if marks & {"if", "unless", "lest"} or (
        "should" in {a.lower_ for a in aux}
        and head.i > 0
        and doc[min(a.i for a in aux)].i < min((c.i for c in head.children if c.dep_ in SUBJECT), default=0)
    ):
        return Mode.HYPOTHESIS
    if _is_awaited(head, marks) or _is_inverted_condition(head):
        return Mode.HYPOTHESIS
    for token in aux:
        match _MODALS.get(token.lower_, ""):
            case "possible":
                # "Gunfire could be heard" is a fact: it was.
                return Mode.FACT if token.lower_ == "could" and lemma_of(head) in _PERCEIVED else Mode.POSSIBLE
            case "future":
                return Mode.FUTURE
            case "conditional":
                is_told = head.dep_ == "ccomp" or (head.dep_ == "conj" and head.head.dep_ == "ccomp")
                return Mode.FUTURE if is_told and "if" not in {t.lower_ for t in doc} else Mode.HYPOTHESIS
            case "duty":
                return Mode.DUTY
    infinitive = _before_to(head)
    if infinitive is not None:
        above = head.head
        if any(token.lower_ == "have" for token in aux):
            return Mode.FACT
        if infinitive in {"is", "are", "was", "were", "'s", "'re"} and head.dep_ not in {"advcl", "acl"}:
            return Mode.DUTY
        if infinitive in {"has", "have", "had"} and head.dep_ != "advcl":
            return Mode.DUTY
        if infinitive in {"supposed", "meant", "obliged", "bound", "required"}:
            return Mode.DUTY
        if lemma_of(above) in _PLANNING and head.dep_ in {"xcomp", "advcl", "ccomp", "acl"}:
            return Mode.WISH
        if head.dep_ in {"advcl", "acl"} or infinitive in {
            "due",
            "set",
            "expected",
            "scheduled",
            "ready",
            "likely",
            "planned",
        }:
            return Mode.WISH
    if (head.tag_ == "VBG" and _is_of_plan(head)) or _is_ordered(head):
        return Mode.WISH
    if _is_unproved(head):
        return Mode.HYPOTHESIS
    if head.dep_ in {"conj", "xcomp"} and head.head != head and head.head.pos_ in {"VERB", "AUX"} and not aux:
        if head.dep_ == "xcomp" and lemma_of(head.head) in _PLANNING and head.tag_ != "VBD":
            return Mode.WISH
        if head.tag_ in {"VB", "VBG"} or (head.tag_ == "VBN" and not any(c.dep_ in SUBJECT for c in head.children)):
            return _mode(head.head)
    if head.dep_ in {"advcl", "ccomp"} and lemma_of(head.head) in {"threaten", "fear", "refrain", "avoid", "prevent"}:
        return Mode.WISH
    return Mode.FACT
