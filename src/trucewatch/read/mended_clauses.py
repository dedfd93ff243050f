"""Clauses whose verb or subject a parser hung on the wrong word: each repair mends one sort of tree."""

from trucewatch.read.lexicon import words
from trucewatch.read.mended_openings import close_relative, give_back_topic, part_opening_day, part_opening_place
from trucewatch.read.syntax import SUBJECT, lemma_of
from trucewatch.read.tree import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_DEEDS = frozenset({"fighting", "shelling", "shooting", "bombing", "firing", "looting", "infighting"})
_CHARGES = words("speech.accuses")
RELATIVES = frozenset({"who", "which", "that", "whose", "whom", "where", "when"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
_AUXILIARIES = frozenset({"aux", "aux:pass"})
_FEWEST_WORDS = 4


def near(token: Token) -> list[Token]:
    """Return what hangs on a token, and what hangs on that."""
    return [*token.children, *(below for child in token.children for below in child.children)]


def _name_deed(first: Token) -> bool:
    """Make a noun of the deed that opens a sentence: "Fighting between A and B shut the road"."""
    doc, verb = first.doc, first.head
    if first.i > 0:
        return False
    if first.lower_ not in _DEEDS or first.pos_ != "VERB" or verb is first or len(doc) < _FEWEST_WORDS:
        return False
    if doc[1].pos_ != "ADP" or first.dep_ not in {"advcl", "csubj", "dep", "parataxis"}:
        return False
    first.pos_, first.tag_, first.dep_ = "NOUN", "NN", "nsubj"
    for child in first.children:
        child.dep_ = child.dep_.replace("obl", "nmod").replace("nmod:agent", "nmod")
    parts = [child for child in first.children if child.dep_ == "nmod"]
    for child in verb.children:
        if child.dep_ == "nsubj" and child is not first and parts and any(c.dep_ == "cc" for c in child.children):
            child.head, child.dep_ = parts[-1], "conj"
    for child in verb.children:
        is_cc = child.dep_ == "cc" and parts and parts[-1].i < child.i < verb.i
        if is_cc:
            partner = next((c for c in verb.children if c.dep_ == "nsubj" and c is not first), None)
            if partner is not None:
                partner.head, partner.dep_ = parts[-1], "conj"
    stray = next((c for c in verb.children if c.dep_ == "nsubj" and c is not first and c.head is verb), None)
    if stray is not None and parts and any(t.dep_ == "cc" for t in doc[parts[-1].i : stray.i]):
        stray.head, stray.dep_ = parts[-1], "conj"
    return True


def _join_first(verb: Token) -> bool:
    """Make the first of two verbs of what was taken for a participle: "infantry crossed the line and took men"."""
    if verb.tag_ not in _FINITE or verb.pos_ != "VERB":
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    joint = next((c for c in verb.children if c.dep_ == "cc" and c.lower_ in {"and", "but"} and c.i < verb.i), None)
    if subject is None or joint is None or joint.i < subject.i:
        return False
    # "A patrol of ten soldiers crossed the line and was fired on": it hangs on the soldiers.
    parts = [c for c in subject.children if c.dep_ == "nmod" and any(m.lower_ == "of" for m in c.children)]
    below = [*subject.children, *(c for part in parts for c in part.children)]
    first = next((c for c in below if c.dep_ == "acl" and c.tag_ in {"VBN", "VBD"} and c.i < joint.i), None)
    if first is None or any(c.lower_ in RELATIVES | {"by"} or c.dep_ in SUBJECT for c in near(first)):
        return False
    first.tag_ = "VBD"
    if verb.head is verb:
        first.head, first.dep_ = first, "ROOT"
    else:
        first.head, first.dep_ = verb.head, verb.dep_
    subject.head = first
    verb.head, verb.dep_ = first, "conj"
    for child in verb.children:
        if child.dep_ == "mark" and child.i < subject.i:
            child.head = first
    return True


def _free_verb(verb: Token) -> bool:
    """Make a verb of what was taken for an attribute though it has a subject: "the mission delivered food"."""
    noun = verb.head
    if verb.dep_ != "amod" or verb.tag_ not in {"VBD", "VBN"} or noun is verb or noun.i < verb.i:
        return False
    subjects = [c for c in (*verb.children, *noun.children) if c.dep_ in SUBJECT and c.i < verb.i]
    if not subjects or any(c.dep_ in {"det", "cop", "aux"} for c in noun.children):
        return False
    verb.tag_, verb.pos_ = "VBD", "VERB"
    if noun.head is noun:
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = noun.head, noun.dep_
    noun.head, noun.dep_ = verb, "obj"
    for child in noun.children:
        if child in subjects or (child.i > noun.i and child.dep_ in {"nmod", "punct", "advcl", "parataxis"}):
            child.head = verb
            child.dep_ = "obl" if child.dep_ == "nmod" else child.dep_
    return True


def _free_perfect(verb: Token) -> bool:
    """Make a perfect of what was taken for an attribute: "has so far kept soldiers ...", "had 'rained mortars'"."""
    noun, have = verb.head, verb.head.head
    if verb.dep_ != "amod" or verb.tag_ != "VBN" or noun.dep_ != "obj" or have.lower_ not in {"has", "have", "had"}:
        return False
    between = verb.doc[have.i + 1 : verb.i]
    if have.i > verb.i or any(t.pos_ != "ADV" and t.text not in _QUOTES for t in between) or len(between) == 0:
        return False
    if any(child.dep_ == "det" for child in noun.children):
        return False
    if have.head is have:
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = have.head, have.dep_
    for child in have.children:
        child.head = verb
    noun.head, have.head, have.dep_, have.pos_ = verb, verb, "aux", "AUX"
    verb.pos_ = "VERB"
    return True


def _stand_due(due: Token) -> bool:
    """Make a predicate of "due" that was taken for a preposition: "he is due in X", "talks are due to resume"."""
    head = due.head
    if due.lower_ != "due" or due.dep_ != "case" or head.i < due.i or due.i + 1 >= len(due.doc):
        return False
    behind = due.doc[due.i + 1]
    if behind.lower_ == "to" and head.i != due.i + 2:
        return False  # "due to bad weather"
    due.pos_, due.tag_ = "ADJ", "JJ"
    if head.head is head:
        due.head, due.dep_ = due, "ROOT"
    else:
        due.head, due.dep_ = head.head, head.dep_
    is_verb = behind.lower_ == "to" and head.tag_ in {"NN", "VB"} and not any(c.dep_ == "det" for c in head.children)
    head.head, head.dep_ = due, "xcomp" if is_verb else "obl"
    if is_verb:
        head.pos_, head.tag_, head.base = "VERB", "VB", None
        behind.head, behind.dep_, behind.tag_ = head, "mark", "TO"
    for child in head.children:
        if child is not due and (
            child.dep_ in SUBJECT | {"cop", "aux", "punct"} and (child.i < due.i or child.is_punct)
        ):
            child.head = due
    return True


def _tell_clause(verb: Token) -> bool:
    """Make a clause of a verb with subject and auxiliary that hangs on another like a noun: "said 40 had fallen"."""
    if verb.pos_ != "VERB" or verb.dep_ not in {"obl", "obj", "nmod", "nsubj"} or verb.head.pos_ != "VERB":
        return False
    deps = {child.dep_ for child in verb.children}
    if not (deps & SUBJECT and deps & {"aux", "aux:pass"}) or verb.i < verb.head.i:
        return False
    verb.dep_ = "ccomp"
    return True


def _part_relative(verb: Token) -> bool:
    """Part a relative clause from the noun it is about: "X, whose sources cover the front, said ..."."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    if len(subjects) != 2 or not any(c.lower_ == "whose" for c in subjects[1].children):
        return False
    noun, above = subjects[0], verb.head
    if above is verb or above.i < verb.i or any(c.dep_ in SUBJECT for c in above.children):
        return False
    noun.head, noun.dep_ = above, "nsubj"
    verb.head, verb.dep_ = noun, "acl:relcl"
    return True


def _pair_names(name: Token) -> bool:
    """Pair two actors of which the first was taken for an attribute: "Turkey and Kurdish-led forces accused ..."."""
    noun = name.head
    joint = next((c for c in name.children if c.dep_ == "conj" and name.i < c.i < noun.i), None)
    if name.dep_ != "compound" or name.pos_ != "PROPN" or joint is None or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    if joint.lower_ not in {"led", "backed", "allied", "held"} or noun.dep_ not in SUBJECT:
        return False
    name.head, name.dep_ = noun.head, noun.dep_
    noun.head, noun.dep_ = name, "conj"
    joint.head, joint.dep_ = noun, "amod"
    for child in joint.children:
        if child.dep_ == "cc":
            child.head = noun
    return True


def _describe_name(name: Token) -> bool:
    """Hang what somebody is on the name behind it, where both were taken for subjects: "its ally Borland"."""
    if name.dep_ != "nsubj" or name.pos_ != "PROPN" or name.i == 0:
        return False
    noun = name.doc[name.i - 1]
    if noun.dep_ != "nsubj" or noun.head is not name.head or noun.pos_ != "NOUN":
        return False
    noun.head, noun.dep_ = name, "nmod:desc"
    return True


def _hang_state(state: Token) -> bool:
    """Hang on "remains" the state behind it: "Averia remains committed to the truce, the ministry said"."""
    if state.tag_ not in {"VBN", "JJ"} or state.i == 0:
        return False
    at = state.i - 1
    while at > 0 and state.doc[at].pos_ == "ADV":
        at -= 1
    verb = state.doc[at]
    if verb.lower_ not in {"remain", "remains", "remained", "stay", "stays", "stayed"} or state.head is not verb.head:
        return False
    if verb.head is verb or state is verb.head:
        return False
    state.head, state.dep_ = verb, "xcomp"
    return True


def _find_subject(verb: Token) -> bool:
    """Give a passive its subject that the tree joined to the clause before: "... and the road is to be opened"."""
    if verb.pos_ != "VERB" or not any(c.dep_ in {"aux", "aux:pass", "cop"} for c in verb.children):
        return False
    if any(c.dep_ in SUBJECT or c.dep_ == "expl" for c in verb.children):
        return False
    before = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i and c.pos_ == "VERB"), None)
    if before is None:
        return False
    noun = next(
        (c for c in reversed(before.children) if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN"} and c.i > before.i),
        None,
    )
    if noun is None or not any(c.dep_ == "cc" for c in noun.children):
        return False
    noun.head, noun.dep_ = verb, "nsubj"
    return True


def _subjects_of_two(token: Token) -> list[Token]:
    """Return the subjects before a verb of speech that stand apart: "the truce ... held for a day, officials said"."""
    if token.lower_ not in {"said", "says"}:
        return []
    return [child for child in token.children if child.dep_ == "nsubj" and child.i < token.i]


def _carry_over(auxiliary: Token) -> bool:
    """Give a verb what its auxiliary was given: "Turkey had so far fulfilled ..." has Turkey for its subject."""
    if auxiliary.dep_ not in _AUXILIARIES or auxiliary.head is auxiliary:
        return False
    carried = [child for child in auxiliary.children if child.dep_ not in _AUXILIARIES | {"fixed", "conj", "cc"}]
    for child in carried:
        child.head = auxiliary.head
    return bool(carried)


def _share_out(verb: Token) -> bool:
    """Give the first of two subjects of "said" the verb that the tree hung on a noun as its participle."""
    doc, told = verb.doc, _subjects_of_two(verb)
    if len(told) < 2:
        return False
    first, last = told[0], told[-1]
    if any(child.dep_ == "cop" for child in first.children):
        first.dep_ = "ccomp"
        return True
    if last.i - first.i < _FEWEST_WORDS or not any(t.text == "," for t in doc[first.i : last.i]):
        return False
    other = next(
        (
            t
            for t in doc[first.i + 1 : last.i]
            if t.dep_ in {"acl", "xcomp", "advcl", "amod"}
            and t.tag_ in _FINITE | {"VBN"}
            and not any(c.dep_ in SUBJECT or c.lower_ in RELATIVES | {"by"} for c in near(t))
        ),
        None,
    )
    if other is None:
        return False
    other.tag_, other.pos_ = "VBD", "VERB"
    other.head, other.dep_ = verb, "ccomp"
    first.head = other
    return True


def _part_teller(verb: Token) -> bool:
    """Give an object back to its verb: in "they have retaken Sorn, state television said" it is not the television's.

    The comma parts what is told from who tells it.
    """
    doc = verb.doc
    teller = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
    if teller is None or verb.i + 1 >= len(doc) or doc[verb.i + 1].text not in {".", ","}:
        return False
    for lost in teller.children:
        is_parted = lost.i + 1 < teller.i and doc[lost.i + 1].text == ","
        told = doc[lost.left_edge.i - 1] if lost.left_edge.i > 0 else None
        is_object = told is not None and told.pos_ == "VERB" and not any(c.dep_ == "obj" for c in told.children)
        if is_parted and is_object and told is not None and lost.tag_.startswith("NN"):
            lost.head, lost.dep_, lost.pos_ = told, "obj", "PROPN" if lost.tag_.startswith("NNP") else "NOUN"
            return True
    return False


def _hear_say(noun: Token) -> bool:
    """Make a verb of "say" at the end of a sentence: "the guns are silent, residents of Sorn say"."""
    if noun.lower_ not in {"say", "says"} or noun.pos_ != "NOUN":
        return False
    doc, root = noun.doc, next(t for t in noun.doc if t.head is t)
    is_last = noun.i + 1 < len(doc) and doc[noun.i + 1].text in {".", ";"}
    if not is_last or root is noun:
        return False
    comma = next((t.i for t in reversed(doc[: noun.i]) if t.text == ","), None)
    if comma is None or doc[noun.i - 1].pos_ not in {"NOUN", "PROPN"}:
        return False
    teller = next((t for t in doc[comma + 1 : noun.i] if t.pos_ in {"NOUN", "PROPN"} and t.head.i <= comma), None)
    if teller is None:
        return False
    for child in noun.children:
        child.head = teller
    if doc[noun.i - 1].head is teller and doc[noun.i - 1] is not teller:
        doc[noun.i - 1].dep_ = "nmod"
    noun.pos_, noun.tag_, noun.lemma_, noun.base = "VERB", "VBP", "say", None
    noun.head, noun.dep_ = noun, "ROOT"
    root.head, root.dep_ = noun, "ccomp"
    teller.head, teller.dep_ = noun, "nsubj"
    return True


def _lay_charge(noun: Token) -> bool:
    """Make a deed of what was taken for an attribute in a charge: "accused the army of flying attack drones"."""
    verb = noun.head if noun.dep_ == "obj" else noun.head.head
    if noun.dep_ not in {"obj", "nmod"} or lemma_of(verb) not in _CHARGES:
        return False
    accused = next((child for child in verb.children if child.dep_ == "obj" and child.i < noun.i), None)
    of = next((t for t in noun.subtree if t.lower_ == "of" and t.i < noun.i), None)
    if accused is None or of is None or any(child.dep_ == "det" for child in noun.children):
        return False
    deed = noun.doc[of.i + 1]
    if deed.tag_ != "VBG" or deed.i >= noun.i or noun.head not in {verb, accused}:
        return False
    deed.head, deed.dep_, deed.pos_ = verb, "advcl", "VERB"
    noun.head, noun.dep_ = deed, "obj"
    of.head, of.dep_ = deed, "mark"
    return True


OF_FIRST_WORD = frozenset({part_opening_day, part_opening_place, _name_deed})
"""Repairs that the first word of a sentence alone can ask for."""
REPAIRS = (
    _lay_charge,
    part_opening_day,
    part_opening_place,
    give_back_topic,
    close_relative,
    _carry_over,
    _name_deed,
    _share_out,
    _join_first,
    _find_subject,
    _free_verb,
    _free_perfect,
    _stand_due,
    _tell_clause,
    _part_relative,
    _pair_names,
    _describe_name,
    _hang_state,
    _part_teller,
    _hear_say,
)
"""Each looks at one token, changes the tree around it where it is of its sort, and tells whether it did."""
