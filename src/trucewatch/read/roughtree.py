"""Trees by patterns, for want of a trained parser.

Word classes come from lists and endings, then noun phrases become subjects, objects and obliques.

Rough on purpose: a noun phrase before a verb is its subject, one behind it its object,
one behind a preposition an oblique of the verb before it. The rules above ask nothing more of a tree.
"""

import re
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from trucewatch.read.inflections import dictionary_form
from trucewatch.read.lexicon import entry, words

_NAME = "rough_trees"
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_INSIDE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"})
_BE = words("syntax.roughtree.be")
_HAVE = frozenset({"has", "have", "had", "'ve"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_ADJECTIVE = re.compile(r"(?:ous|ful|less|able|ible|ive|ical|ic|ern|ary)$")


@cache
def _verbs() -> frozenset[str]:
    lists = (
        "speech.says",
        "speech.denies",
        "speech.rejects",
        "speech.accuses",
        "speech.hears",
        "violence.open_verbs",
        "violence.kills",
        "violence.wounds",
        "motion.gives",
        "motion.delivers",
    )
    moves = (
        "withdraws",
        "deploys",
        "fortifies",
        "seizes",
        "holds_area",
        "present_in",
        "loses",
        "meets",
        "backs",
        "leads",
        "opposes",
        "improving",
        "worsening",
    )
    deals = ("violates", "keeps", "holds", "undertakes", "obliges", "demands", "brokers")
    found = set().union(
        *(words(path) for path in lists),
        *(words(f"moves.{key}") for key in moves),
        *(words(f"deals.{key}") for key in deals),
    )
    for row in entry("violence.types").values():
        found.update(verb.split()[0] for verb in row["verbs"])
    found.update(verb for verbs in entry("deals.agreement_states").values() for verb in verbs)
    found.update(entry("irregular.forms"), entry("irregular.also"))
    return frozenset(found) - {
        "man",
        "woman",
        "child",
        "person",
        "report",
        "post",
        "aid",
        "head",
        "front",
        "state",
        "mortar",
        "truce",
        "arm",
    }


@Language.component(_NAME)
def rough_trees(doc: Doc) -> Doc:
    """Fill in word classes, lemmas and a tree."""
    for token in doc:
        token.pos_ = _class_of(token)
    for token in doc:
        _tag(token)
    _grow(doc)
    return doc


def add_rough_trees(nlp: Language) -> None:
    """Let a blank pipeline make trees by patterns."""
    nlp.add_pipe(_NAME)


def _class_of(token: Token) -> str:
    low = token.lower_
    if token.is_punct or token.is_space or not any(char.isalnum() for char in token.text):
        return "PART" if low in {"'s", "’s"} else "PUNCT"
    if low in {"'s", "’s"}:
        before = token.doc[token.i - 1] if token.i else None
        return "AUX" if before is not None and before.pos_ == "PRON" else "PART"
    if token.like_num:
        return "NUM"
    for name, label in (("aux", "AUX"), ("pron", "PRON"), ("cconj", "CCONJ")):
        if low in words(f"closed.{name}"):
            return label
    if low == "that":
        before = token.doc[token.i - 1] if token.i else None
        return "SCONJ" if before is not None and before.pos_ in {"VERB", "NOUN", "PROPN"} else "DET"
    if low == "to":
        return "PART" if _is_verb_form(token, token.i + 1) else "ADP"
    for name, label in (("det", "DET"), ("sconj", "SCONJ"), ("adp", "ADP"), ("adv", "ADV")):
        if low in words(f"closed.{name}"):
            return label
    return _open_class(token)


def _is_verb_form(token: Token, at: int) -> bool:
    return at < len(token.doc) and dictionary_form(token.doc[at].lower_, token.doc[at].lower_) in _verbs() | {
        "be",
        "have",
    }


def _open_class(token: Token) -> str:
    doc, low = token.doc, token.lower_
    before = doc[token.i - 1] if token.i else None
    if token.text[:1].isupper() and (token.i > 0 or not low.endswith("ed")):
        return "PROPN"
    if low.endswith("ly"):
        return "ADV"
    base = dictionary_form(low, low)
    is_known_verb = base in _verbs()
    after_noun = before is not None and before.pos_ in {"NOUN", "PROPN", "PRON", "ADV", "AUX", "PART", "CCONJ", "NUM"}
    if (low.endswith(("ed", "ing")) and len(low) > 4) or (is_known_verb and base != low):
        if low.endswith("ing") and before is not None and before.pos_ in {"DET", "ADJ"}:
            return "NOUN"
        if low.endswith("s") and base != low and not (before is not None and before.pos_ in {"PROPN", "NOUN", "PRON"}):
            return "NOUN"
        if low.endswith("ed") and before is not None and before.pos_ == "DET":
            return "ADJ"
        return "VERB"
    if (
        is_known_verb
        and before is not None
        and (
            before.pos_ == "PRON"
            or before.lower_
            in {"to", "will", "would", "must", "should", "may", "might", "could", "can", "not", "did", "does", "do"}
        )
    ):
        return "VERB"
    if is_known_verb and after_noun and before is not None and before.lower_.endswith("s") and before.pos_ == "NOUN":
        return "VERB"
    return "ADJ" if _ADJECTIVE.search(low) else "NOUN"


def _tag(token: Token) -> None:
    low, doc = token.lower_, token.doc
    token.lemma_ = dictionary_form(
        low, low.removesuffix("s") if token.pos_ == "NOUN" and low.endswith("s") and not low.endswith("ss") else low
    )
    if token.pos_ == "PROPN":
        token.lemma_ = token.text
    match token.pos_:
        case "VERB":
            helpers = {t.lower_ for t in doc[max(0, token.i - 4) : token.i] if t.pos_ == "AUX"}
            if low.endswith("ing"):
                token.tag_ = "VBG"
            elif token.lemma_ == low:
                token.tag_ = "VB" if helpers or (token.i and doc[token.i - 1].lower_ in {"to", "not"}) else "VBP"
            elif low.endswith("s") and not low.endswith("ss"):
                token.tag_ = "VBZ"
            else:
                token.tag_ = "VBN" if helpers & (_BE | _HAVE) else "VBD"
        case "AUX":
            token.tag_ = (
                "VBD"
                if low in {"was", "were", "had", "did"}
                else "MD"
                if low in {"will", "would", "shall", "should", "may", "might", "can", "could", "must"}
                else "VBZ"
            )
        case "NOUN":
            token.tag_ = "NNS" if low.endswith("s") and not low.endswith("ss") else "NN"
        case other:
            token.tag_ = {
                "PROPN": "NNP",
                "NUM": "CD",
                "DET": "DT",
                "ADP": "IN",
                "ADJ": "JJ",
                "ADV": "RB",
                "PRON": "PRP",
                "CCONJ": "CC",
                "SCONJ": "IN",
                "PART": "TO" if low == "to" else "POS",
            }.get(other, ".")


def _grow(doc: Doc) -> None:
    """Hang noun phrases on verbs and verbs on one another."""
    heads = list(range(len(doc)))
    labels = ["dep"] * len(doc)
    verbs = [token.i for token in doc if token.pos_ == "VERB"] or [token.i for token in doc if token.pos_ == "AUX"][:1]
    root = next((i for i in verbs if doc[i].tag_ in {"VBD", "VBZ", "VBP", "VBN"}), verbs[0] if verbs else 0)
    if len(doc):
        labels[root] = "ROOT"
    _hang_verbs(doc, verbs, root, heads, labels)
    phrases = _noun_phrases(doc, heads, labels)
    _hang_phrases(doc, phrases, verbs, root, heads, labels)
    for token in doc:
        if heads[token.i] == token.i and token.i != root:
            heads[token.i] = root
            labels[token.i] = "punct" if token.pos_ == "PUNCT" else "advmod" if token.pos_ == "ADV" else labels[token.i]
    _break_cycles(heads, root)
    for token in doc:
        token.dep_ = labels[token.i]
    for token in doc:
        token.head = doc[heads[token.i]]


def _break_cycles(heads: list[int], root: int) -> None:
    for start in range(len(heads)):
        seen = {start}
        at = start
        while heads[at] != at:
            at = heads[at]
            if at in seen:
                heads[at] = root if at != root else at
                break
            seen.add(at)


def _hang_verbs(doc: Doc, verbs: list[int], root: int, heads: list[int], labels: list[str]) -> None:
    previous = root
    for i in verbs:
        lead = [doc[k] for k in range(max(0, i - 5), i)]
        for token in lead[::-1]:
            if token.pos_ not in {"AUX", "ADV", "PART"}:
                break
            heads[token.i] = i
            labels[token.i] = {
                "AUX": "aux:pass" if token.lower_ in _BE and doc[i].tag_ == "VBN" else "aux",
                "ADV": "advmod",
            }.get(token.pos_, "mark")
        if (
            i + 1 < len(doc)
            and doc[i + 1].lower_ in words("closed.particles")
            and (i + 2 >= len(doc) or doc[i + 2].pos_ not in {"DET", "PROPN", "NUM"})
        ):
            heads[i + 1], labels[i + 1] = i, "compound:prt"
        if i == root:
            previous = i
            continue
        heads[i], labels[i] = _link(doc, i, previous, root)
        if labels[i] in {"conj", "ccomp", "advcl"} and doc[i].tag_ != "VBG":
            previous = i


def _link(doc: Doc, i: int, previous: int, root: int) -> tuple[int, str]:
    """Return the verb or noun on which a further verb hangs, and how."""
    start = min(previous, i)
    between = [doc[k] for k in range(start + 1, i)] if previous < i else []
    lows = [token.lower_ for token in between]
    if previous > i:
        return root, "advcl"
    if any(low in {"who", "which"} for low in lows) or (lows and lows[-1] == "that"):
        noun = next((t.i for t in reversed(between) if t.pos_ in {"NOUN", "PROPN"} and t.i < i), previous)
        return (noun, "acl:relcl") if noun != previous else (previous, "ccomp")
    if "that" in lows:
        return previous, "ccomp"
    if doc[i].tag_ == "VB" and "to" in lows[-2:]:
        return previous, "xcomp"
    if doc[i].tag_ == "VBG":
        return previous, "advcl"
    if any(
        low in {"while", "when", "although", "if", "because", "as", "after", "before", "since", "where"} for low in lows
    ):
        return previous, "advcl"
    if any(low in {"and", "but", "or"} for low in lows):
        return previous, "conj"
    return previous, "parataxis"


def _noun_phrases(doc: Doc, heads: list[int], labels: list[str]) -> list[tuple[int, int, int]]:
    """Return noun phrases as (start, end, head), their parts already hung on their heads."""
    found = []
    at = 0
    while at < len(doc):
        if doc[at].pos_ not in _INSIDE:
            at += 1
            continue
        end = at
        while end < len(doc) and (
            doc[end].pos_ in _INSIDE or (doc[end].text == "-" and end + 1 < len(doc) and doc[end + 1].pos_ in _INSIDE)
        ):
            if end > at and doc[end].pos_ in {"DET", "PRON"}:
                break
            end += 1
        head = next((k for k in range(end - 1, at - 1, -1) if doc[k].pos_ in _NOMINAL), None)
        if head is not None:
            for k in range(at, end):
                if k != head:
                    heads[k] = head
                    labels[k] = {"DET": "det", "ADJ": "amod", "NUM": "nummod"}.get(doc[k].pos_, "compound")
            found.append((at, end, head))
        at = max(end, at + 1)
    return found


def _hang_phrases(
    doc: Doc, phrases: list[tuple[int, int, int]], verbs: list[int], root: int, heads: list[int], labels: list[str]
) -> None:
    taken: set[tuple[int, str]] = set()
    before: tuple[int, int, int] | None = None
    for phrase in phrases:
        start, end, head = phrase
        if head == root:
            before = phrase
            continue
        heads[head], labels[head] = _role(doc, phrase, before, verbs, root, taken, labels)
        lead = doc[start - 1] if start else None
        if lead is not None and lead.pos_ == "ADP":
            heads[lead.i], labels[lead.i] = head, "case"
        if end < len(doc) and doc[end].lower_ in {"'s", "’s"} and doc[end].pos_ == "PART":
            heads[end], labels[end] = head, "case"
        before = phrase


def _role(
    doc: Doc,
    phrase: tuple[int, int, int],
    before: tuple[int, int, int] | None,
    verbs: list[int],
    root: int,
    taken: set[tuple[int, str]],
    labels: list[str],
) -> tuple[int, str]:
    start, end, _ = phrase
    lead = doc[start - 1] if start else None
    last = next((i for i in reversed(verbs) if i < start), None)
    following = next((i for i in verbs if i >= end), None)
    if end < len(doc) and doc[end].lower_ in {"'s", "’s"} and doc[end].pos_ == "PART":
        owned = next(
            (
                k
                for k in range(end + 1, min(end + 5, len(doc)))
                if doc[k].pos_ in {"NOUN", "PROPN"} and (k + 1 >= len(doc) or doc[k + 1].pos_ not in {"NOUN", "PROPN"})
            ),
            None,
        )
        if owned is not None:
            return owned, "nmod:poss"
    if lead is not None and lead.pos_ == "ADP":
        if lead.lower_ in {"of"} and before is not None and before[1] == start - 1:
            return before[2], "nmod"
        anchor = last if last is not None else following if following is not None else root
        is_agent = lead.lower_ == "by" and doc[anchor].tag_ == "VBN"
        return anchor, "obl:agent" if is_agent else "obl"
    if lead is not None and lead.pos_ == "CCONJ" and before is not None and before[1] == start - 1:
        return before[2], "conj"
    if (
        following is not None
        and all(doc[k].pos_ in {"AUX", "ADV", "PART"} or doc[k].lower_ in _RELATIVE for k in range(end, following))
        and (following, "nsubj") not in taken
    ):
        taken.add((following, "nsubj"))
        is_passive = doc[following].tag_ == "VBN" and any(doc[k].lower_ in _BE for k in range(end, following))
        return following, "nsubj:pass" if is_passive else "nsubj"
    if (
        last is not None
        and all(doc[k].pos_ in {"ADV", "PART", "ADP"} for k in range(last + 1, start))
        and (last, "obj") not in taken
    ):
        taken.add((last, "obj"))
        return last, "obj"
    if lead is not None and lead.text == "," and before is not None:
        return before[2], "appos" if doc[start].pos_ == "DET" else "conj"
    if following is not None and (following, "nsubj") not in taken and labels[following] != "xcomp":
        taken.add((following, "nsubj"))
        return following, "nsubj"
    return (last if last is not None else root), "obl"
