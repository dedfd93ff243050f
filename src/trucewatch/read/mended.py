"""Mend trees whose main verb a parser took for something else: a sentence that ends in a full stop tells something.

A reduced relative ("an Ardan patrol seen near X") and a main verb ("an Ardan patrol crossed into X") look alike, and so
do plurals and verbs in "-s". Where a tree has a noun at its root, the verb that was overlooked is put there. The same
goes for the verb of a phrase of speech between commas ("..., the ministry reckons, ...").
"""

from trucewatch.read.inflections import dictionary_form
from trucewatch.read.lexicon import all_words, words
from trucewatch.read.syntax import SUBJECT
from trucewatch.read.tree import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SAYS = words("speech.says") | words("speech.denies") | words("speech.accuses")
_GIVES_FIGURES = words("speech.gives_figures")
_QUANTIFIERS = frozenset(
    {"at", "more", "over", "some", "about", "around", "nearly", "almost", "up", "fewer", "only", "the"}
)
_ONLY_VERBS = words("irregular.only_verbs")
_OPENS_NOUN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_STARTS = words("moves.meeting_goes_on") | words("moves.withdraws")
_DEEDS = frozenset({"fighting", "shelling", "shooting", "bombing", "firing", "looting", "infighting"})
_NO_VERBS = frozenset({"forces", "troops", "arms", "talks", "soldiers", "rounds", "shells", "parties", "sides"})
"""Plurals that are verbs, too, but hardly ever in reports."""
_RELATIVES = frozenset({"who", "which", "that", "whose", "whom", "where", "when"})
_PREMODIFIERS = frozenset(
    {"compound", "amod", "nmod:poss", "flat", "nmod:desc", "det", "nummod", "nsubj", "nmod", "case"}
)
_OBJECT_OPENS = frozenset({"DET", "PRON", "PROPN", "NUM", "ADP", "SCONJ", "ADV", "PART", "ADJ", "NOUN"})
_FEWEST_WORDS = 4
_NEAR_ROOT = 5
"""Tokens between a noun at the root and the relative pronoun behind its comma, at most."""


def mended(doc: Doc) -> Doc:
    """Return the sentence, its tree changed in place where its main verb was overlooked; others stay as they are."""
    is_changed = False
    for token in doc:
        if _gives_figure(token):
            _make_finite(token, "VBZ")
            doc[token.i + 1].dep_ = "obj" if doc[token.i + 1].head is token else doc[token.i + 1].dep_
            token.dep_ = token.dep_ if token.head is token else "parataxis"
            is_changed = True
        elif _speaks_unseen(token):
            _make_finite(token, "VBZ")
            token.dep_ = "parataxis"
            is_changed = True
        elif _is_only_verb(token):
            _make_finite(token, _finite_tag(token))
            is_changed = True
        elif token.lower_ == "mine" and token.pos_ == "PRON" and token.i > 0 and doc[token.i - 1].pos_ in _OPENS_NOUN:
            token.pos_, token.tag_, token.lemma_ = "NOUN", "NN", "mine"
        elif _is_gerund(token):
            token.pos_, token.tag_, token.base = "VERB", "VBG", _verb_of(token.lower_)
        elif len(told := _subjects_of_two(token)) > 1:
            is_changed |= _share_out(doc, token, told)
        elif _calls_on(token):
            _take_subject(token)
            _make_finite(token, "VBZ")
            is_changed = True
        elif _governs(token):
            _make_finite(token, _finite_tag(token))
            is_changed = True
    is_changed |= _name_deed(doc)
    for token in doc.tokens:
        is_changed |= _join_first(token) or _find_subject(token) or _free_verb(token)
    if is_changed:
        doc.regrow()
    root = next(token for token in doc if token.head is token)
    if _is_told(doc) and not _is_predicate(root):
        if _promote(doc, root):
            doc.regrow()
    return doc


def _name_deed(doc: Doc) -> bool:
    """Make a noun of the deed that opens a sentence: "Fighting between A and B shut the road"."""
    first = doc[0]
    verb = first.head
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
    """Make the first of two verbs of what was taken for a participle: "infantry crossed the line and took three men"."""
    if verb.tag_ not in _FINITE or verb.pos_ != "VERB":
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    joint = next((c for c in verb.children if c.dep_ == "cc" and c.lower_ in {"and", "but"} and c.i < verb.i), None)
    if subject is None or joint is None or joint.i < subject.i:
        return False
    first = next((c for c in subject.children if c.dep_ == "acl" and c.tag_ in {"VBN", "VBD"} and c.i < joint.i), None)
    if first is None or any(c.lower_ in _RELATIVES | {"by"} or c.dep_ in SUBJECT for c in _near(first)):
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


def _is_told(doc: Doc) -> bool:
    last = next((token for token in reversed(doc.tokens) if token.text not in {'"', "”", "'", "’", ")"}), None)
    return last is not None and last.text in {".", "!"} and len(doc) > _FEWEST_WORDS


def _is_predicate(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or any(child.dep_ == "cop" for child in token.children)


def _promote(doc: Doc, root: Token) -> bool:
    """Find the verb that the sentence turns on and put it at the root; tell whether there is one."""
    if root.lower_ in _STARTS and root.i > 0 and root.text.islower() and doc[root.i - 1].tag_ == "NNS":
        _make_finite(root, "VBP")
        return True
    if _is_verb_in_s(root) or (root.text.islower() and any(child.dep_ in SUBJECT for child in root.children)):
        _make_finite(root, _finite_tag(root))
        return True
    end = next((token.i for token in doc if token.text in {":", ";"}), len(doc))
    verb = next((token for token in doc[root.i + 1 : end] if _is_overlooked(token, root)), None)
    if verb is None:
        return False
    if verb.pos_ not in {"VERB", "AUX"}:
        _make_finite(verb, _finite_tag(verb))
    elif verb.tag_ == "VBN":
        verb.tag_ = "VBD"
    has_subject = any(child.dep_ in SUBJECT for child in verb.children)
    chain = [verb, *verb.ancestors]  # before a branch that holds the verb is hung below it, and makes a ring
    for child in root.children:
        if child.i > verb.i or (child.dep_ in {"conj", "parataxis", "advcl"} and child.pos_ == "VERB"):
            child.head = verb
    for below in chain[1:-1]:
        if below.dep_ == "conj" and below.i > verb.i:
            below.head = verb
    verb.head, verb.dep_ = verb, "ROOT"
    root.head, root.dep_ = verb, "dep" if has_subject else "nsubj"
    return True


def _is_overlooked(token: Token, root: Token) -> bool:
    """Tell whether a token behind a noun at the root can be the verb that the noun is subject of."""
    if not token.text.islower() or token.i < 1:
        return False
    if _is_verb_in_s(token):
        return _outside_relatives(token, root)
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "aux:pass", "cop", "amod", "compound"}:
        return False
    if _follows_relative(token, root):
        return True
    if token.tag_ in _FINITE:
        own = [child for child in token.children if child.dep_ in SUBJECT]
        return not own and _outside_relatives(token, root)
    if token.tag_ == "VBN":
        is_passive = any(child.dep_ in {"obl:agent", "aux:pass"} or child.lower_ == "by" for child in _near(token))
        has_aux = any(child.dep_ in {"aux", "aux:pass"} for child in token.children)
        return (has_aux or not is_passive) and not _closes_aside(token) and _outside_relatives(token, root)
    return any(child.dep_ in {"aux", "aux:pass"} and child.lower_ != "to" for child in token.children) and (
        token.tag_ in {"VB", "VBG"} and _outside_relatives(token, root)
    )


def _follows_relative(token: Token, root: Token) -> bool:
    """Tell whether a verb stands right behind the comma that closes a relative clause: "X, who won, met Y"."""
    doc = token.doc
    first = min([token.i, *(child.i for child in token.children if child.dep_ in {"aux", "aux:pass"})])
    if doc[first - 1].text != "," or (first == token.i and token.tag_ not in _FINITE | {"VBN"}):
        return False
    pronoun = next((t for t in doc[root.i + 1 : first - 1] if t.lower_ in _RELATIVES), None)
    return pronoun is not None and doc[pronoun.i - 1].text == "," and pronoun.i - root.i <= _NEAR_ROOT


def _near(token: Token) -> list[Token]:
    return [*token.children, *(below for child in token.children for below in child.children)]


def _closes_aside(token: Token) -> bool:
    """Tell whether a participle opens an aside between commas: "the post, abandoned in May, ..."."""
    doc = token.doc
    if doc[token.i - 1].text != ",":
        return False
    opened = sum(1 for other in doc[: token.i] if other.text == ",")
    closed = any(other.text == "," for other in doc[token.i + 1 :])
    return opened % 2 == 1 and closed


def _outside_relatives(token: Token, root: Token) -> bool:
    """Tell whether a token belongs to no clause that a relative pronoun opens, and to no quotation in brackets."""
    at = token
    while at is not root:
        if any(child.lower_ in _RELATIVES and child.i < at.i for child in at.children):
            return False
        if at.dep_ in {"advcl", "ccomp", "csubj"} and any(child.dep_ == "mark" for child in at.children):
            return False
        if at.head is at:
            return False
        at = at.head
    return True


def _is_verb_in_s(token: Token) -> bool:
    """Tell whether what was taken for a plural is the verb behind its subject: "the officer denies that ..."."""
    if token.tag_ not in {"NNS", "NNPS", "NN"} or not token.text.islower() or not token.lower_.endswith("s"):
        return False
    doc, at = token.doc, token.i
    if token.lower_ in _NO_VERBS or at == 0 or at + 1 >= len(doc) or token.lower_.endswith("ss"):
        return False
    before, behind = doc[at - 1], doc[at + 1]
    if before.pos_ not in {"NOUN", "PROPN", "PRON"} and before.text not in {")", ","} and before.pos_ != "ADV":
        return False
    if before.text == "," and not any(other.text == "," for other in doc[: at - 1]):
        return False
    return behind.pos_ in _OBJECT_OPENS and behind.lower_ not in {"of", "and", "or", "between", "'s", "’s"}


def _speaks_unseen(token: Token) -> bool:
    """Tell whether a plural is the verb of a phrase of speech: "..., the ministry reckons, ..."."""
    if token.tag_ not in {"NNS", "NNPS"} or not token.text.islower() or token.i < 2 or token.i + 1 >= len(token.doc):
        return False
    if dictionary_form(token.lower_, token.lower_.removesuffix("s")) not in _SAYS:
        return False
    doc = token.doc
    if doc[token.i - 1].pos_ not in {"NOUN", "PROPN"} or doc[token.i + 1].text not in {",", "."}:
        return False
    start = token.i - 1
    while start > 0 and doc[start - 1].pos_ in {"NOUN", "PROPN", "ADJ", "DET", "PART"}:
        start -= 1
    is_aside = start > 1 and doc[start - 1].text == ","
    return is_aside and doc[start].pos_ in {"DET", "PROPN", "ADJ"}


def _gives_figure(token: Token) -> bool:
    """Tell whether a plural is the verb between a body and its figure: "the health bureau lists 1,400 deaths"."""
    doc, at = token.doc, token.i
    if token.tag_ not in {"NNS", "NNPS"} or not token.text.islower() or at == 0 or at + 2 >= len(doc):
        return False
    if dictionary_form(token.lower_, token.lower_.removesuffix("s")) not in _GIVES_FIGURES:
        return False
    before, behind = doc[at - 1], doc[at + 1]
    opens = behind.like_num or (behind.lower_ in _QUANTIFIERS and any(t.like_num for t in doc[at + 2 : at + 5]))
    return opens and (before.pos_ in {"NOUN", "PROPN"} or before.lower_ == "general") and before.tag_ != "NNS"


def _is_only_verb(token: Token) -> bool:
    """Tell whether a form that only verbs have was taken for something else; participles before nouns stay."""
    return (
        token.lower_ in _ONLY_VERBS
        and token.pos_ in {"NOUN", "PROPN", "ADV", "ADJ", "ADP"}
        and token.text.islower()
        and not any(child.dep_ == "det" for child in token.children)
    )


def _is_gerund(token: Token) -> bool:
    """Tell whether a noun in "-ing" is a verb with its object: "accused the rebels of shelling the town"."""
    if token.pos_ != "NOUN" or not token.lower_.endswith("ing") or token.dep_ not in {"acl", "advcl", "ccomp"}:
        return False
    deps = {child.dep_ for child in token.children}
    return "obj" in deps and not deps & {"det", "amod", "nmod:poss", "case"}


def _verb_of(gerund: str) -> str:
    """Return the verb of a form in "-ing": "shell", "seize", "hit"; the bare stem where no list knows it."""
    stem = gerund.removesuffix("ing")
    forms = (stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem)
    return next((form for form in forms if form in all_words()), stem)


def _subjects_of_two(token: Token) -> list[Token]:
    """Return the subjects before a verb of speech that stand apart: "the truce ... held for a day, officials said"."""
    if token.lower_ not in {"said", "says"}:
        return []
    return [child for child in token.children if child.dep_ == "nsubj" and child.i < token.i]


def _share_out(doc: Doc, verb: Token, told: list[Token]) -> bool:
    """Give the first of two subjects of "said" the verb that the tree hung on a noun as its participle."""
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
            and not any(c.dep_ in SUBJECT or c.lower_ in _RELATIVES | {"by"} for c in _near(t))
        ),
        None,
    )
    if other is None:
        return False
    other.tag_, other.pos_ = "VBD", "VERB"
    other.head, other.dep_ = verb, "ccomp"
    first.head = other
    return True


def _calls_on(token: Token) -> bool:
    """Tell whether "calls", taken for a plural, calls on somebody: "the envoy once more calls on both to ..."."""
    if token.tag_ != "NNS" or token.lower_ not in {"calls", "appeals"} or token.i + 1 >= len(token.doc):
        return False
    behind = token.doc[token.i + 1].lower_
    is_counted = any(
        child.dep_ in {"det", "nummod", "nmod:poss", "amod"} and child.tag_ != "JJR" for child in token.children
    )
    return behind in {"on", "upon", "to"} and not is_counted and token.head.i <= token.i


def _take_subject(token: Token) -> None:
    """Let a verb that hung on the noun before it govern that noun: its subject, which the tree took for its head."""
    noun = token.head
    if noun is token or noun.pos_ not in {"NOUN", "PROPN"} or any(child.dep_ in SUBJECT for child in token.children):
        return
    if noun.head is noun:
        token.head, token.dep_ = token, "ROOT"
    else:
        token.head, token.dep_ = noun.head, "parataxis"
    noun.head, noun.dep_ = token, "nsubj"


def _governs(token: Token) -> bool:
    """Tell whether a word taken for a noun has a subject or an object as only verbs have: "he overran the post"."""
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or not token.text.islower() or token.lower_.endswith("ing"):
        return False
    deps = {child.dep_ for child in token.children}
    if "cop" in deps or "det" in deps or "case" in deps:
        return False
    objects = [child for child in token.children if child.dep_ == "obj" and child.i > token.i]
    if not objects:
        return False
    return token.lower_.endswith(("ed", "s")) or bool(deps & {"nsubj", "compound"})


def _finite_tag(token: Token) -> str:
    if token.lower_.endswith("s"):
        return "VBZ"
    return (
        "VBD" if dictionary_form(token.lower_, token.lower_) != token.lower_ or token.lower_.endswith("ed") else "VBP"
    )


def _make_finite(token: Token, tag: str) -> None:
    """Make a verb of a noun: the noun before it, until then its modifier, becomes its subject."""
    token.pos_, token.tag_ = "VERB", tag
    token.lemma_ = dictionary_form(token.lower_, token.lower_.removesuffix("s"))
    token.base = None
    before = [child for child in token.children if child.i < token.i]
    behind = [child for child in token.children if child.i > token.i and child.dep_ in {"nmod", "nmod:unmarked"}]
    for child in behind:
        child.dep_ = child.dep_.replace("nmod", "obl")
    for child in token.children:
        if child.i > token.i and child.dep_ in {"acl", "amod"}:
            child.dep_ = "xcomp" if child.tag_ in {"VBG", "VB"} else "ccomp"
    if any(child.dep_ in SUBJECT for child in before):
        return
    nouns = [
        child
        for child in before
        if child.dep_ in _PREMODIFIERS - {"det", "nummod", "case"}
        and not any(mark.lower_ in {"'s", "’s", "'"} for mark in child.children)
        and (child.pos_ in {"NOUN", "PROPN", "PRON"} or child.lower_ == "general")
    ]
    if not nouns:
        return
    subject = nouns[-1]
    subject.dep_ = "nsubj"
    for child in before:
        if child is not subject and child.dep_ in _PREMODIFIERS and not any(c.dep_ == "case" for c in child.children):
            child.head = subject
