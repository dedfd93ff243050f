"""Verbs that a tagger took for other words: "the officer denies that ...", "the bureau lists 40 dead"."""

from trucewatch.read.inflections import dictionary_form
from trucewatch.read.lexicon import all_words, words
from trucewatch.read.syntax import SUBJECT
from trucewatch.read.tree import Token

_SAYS = words("speech.says") | words("speech.denies") | words("speech.accuses")
_GIVES_FIGURES = words("speech.gives_figures")
_QUANTIFIERS = frozenset(
    {"at", "more", "over", "some", "about", "around", "nearly", "almost", "up", "fewer", "only", "the"}
)
_ONLY_VERBS = words("irregular.only_verbs")
_OPENS_NOUN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_NO_VERBS = frozenset({"forces", "troops", "arms", "talks", "soldiers", "rounds", "shells", "parties", "sides"})
"""Plurals that are verbs, too, but hardly ever in reports."""
_PREMODIFIERS = frozenset({"compound", "amod", "flat", "nmod:desc", "nsubj", "nmod", "nmod:poss"})
_SMALL_PREMODIFIERS = frozenset({"det", "nummod", "case"})
_OBJECT_OPENS = frozenset({"DET", "PRON", "PROPN", "NUM", "ADP", "SCONJ", "ADV", "PART", "ADJ", "NOUN"})


def mend_word(token: Token) -> bool:
    """Make a verb, or a noun, of a word that was taken for something else; tell whether it was."""
    if _gives_figure(token):
        figure = token.doc[token.i + 1]
        make_finite(token, "VBZ")
        figure.dep_ = "obj" if figure.head is token else figure.dep_
        token.dep_ = token.dep_ if token.head is token else "parataxis"
    elif _speaks_unseen(token):
        make_finite(token, "VBZ")
        token.dep_ = "parataxis"
    elif _is_only_verb(token) or _governs(token):
        make_finite(token, finite_tag(token))
    elif _is_told_verb(token):
        make_finite(token, "VBP")
        _take_clause(token)
    elif _is_mine(token):
        token.pos_, token.tag_, token.lemma_ = "NOUN", "NN", "mine"
    elif _is_gerund(token):
        token.pos_, token.tag_, token.base = "VERB", "VBG", _verb_of(token.lower_)
    elif _calls_on(token):
        _take_subject(token)
        make_finite(token, "VBZ")
    else:
        return False
    return True


def _is_mine(token: Token) -> bool:
    """Tell whether "mine" is what lies in a road, though it was taken for a pronoun."""
    return (
        token.lower_ == "mine" and token.pos_ == "PRON" and token.i > 0 and token.doc[token.i - 1].pos_ in _OPENS_NOUN
    )


def _speaks_unseen(token: Token) -> bool:
    """Tell whether a plural is the verb of a phrase of speech: "..., the ministry reckons, ..."."""
    if token.tag_ not in {"NNS", "NNPS"} or not token.text.islower() or token.i < 2 or token.i + 1 >= len(token.doc):
        return False
    if dictionary_form(token.lower_, token.lower_.removesuffix("s")) not in _SAYS:
        return False
    doc = token.doc
    if doc[token.i - 1].pos_ not in {"NOUN", "PROPN"}:
        return False
    if doc[token.i + 1].lower_ == "that" and token.i + 2 < len(doc):
        return doc[token.i - 1].tag_ in {"NN", "NNP"} and doc[token.i + 2].pos_ in {"PROPN", "DET", "NOUN", "PRON"}
    if doc[token.i + 1].text not in {",", "."}:
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
        and (not token.lower_.endswith("s") or not any(child.dep_ == "det" for child in token.children))
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


def _is_told_verb(token: Token) -> bool:
    """Tell whether a bare noun is the verb of what somebody says: "terrorists control about 70 percent, he said"."""
    if token.tag_ != "NN" or not token.text.islower() or token.i == 0 or token.head is token:
        return False
    said, children = token.head, list(token.children)
    if (
        said.pos_ != "VERB"
        or dictionary_form(said.lower_, said.lemma_) not in _SAYS
        or {"cop", "det", "case"} & {child.dep_ for child in children}
    ):
        return False
    has_doer = any(
        child.i == token.i - 1 and child.tag_ in {"NNS", "NNPS"} and child.dep_ in {"nsubj", "compound"}
        for child in children
    )
    subjects = [child for child in said.children if child.dep_ in SUBJECT]
    return has_doer and (token.dep_ == "ccomp" or (token in subjects and len(subjects) > 1))


def _take_clause(verb: Token) -> None:
    """Make what is said of a verb, and an object of the figure behind it that hung on it as on a noun."""
    verb.dep_ = "ccomp"
    if any(child.dep_ == "obj" for child in verb.children):
        return
    bare = [child for child in verb.children if child.i > verb.i and child.dep_.startswith(("nmod", "obl"))]
    for child in bare[:1]:
        if not any(mark.dep_ == "case" for mark in child.children):
            child.dep_ = "obj"


def finite_tag(token: Token) -> str:
    """Return the tag that a form has as a finite verb."""
    if token.lower_.endswith("s"):
        return "VBZ"
    return (
        "VBD" if dictionary_form(token.lower_, token.lower_) != token.lower_ or token.lower_.endswith("ed") else "VBP"
    )


def make_finite(token: Token, tag: str) -> None:
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
        if child.dep_ in _PREMODIFIERS
        and not any(mark.lower_ in {"'s", "’s", "'"} for mark in child.children)
        and (child.pos_ in {"NOUN", "PROPN", "PRON"} or child.lower_ == "general" or child.i == token.i - 1)
    ]
    if not nouns:
        return
    subject = nouns[-1]
    subject.dep_ = "nsubj"
    for child in before:
        if (
            child is not subject
            and child.dep_ in _PREMODIFIERS | _SMALL_PREMODIFIERS
            and not any(c.dep_ == "case" for c in child.children)
        ):
            child.head = subject


def is_verb_in_s(token: Token) -> bool:
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
