"""Signs in the words around a name that it is a place's, for names that no gazetteer has.

"Ostrel came under fire", "shells fell on Ostrel", "an attack on Ostrel", "the Ostrel water tower".
"""

from trucewatch.read.lexicon import entry, nouns_of_violence, words
from trucewatch.read.names import ORGANISATION_WORDS, Name
from trucewatch.read.syntax import case_of, children, lemma_of
from trucewatch.read.tree import Doc, Token

_SITES = words("syntax.places.sites") | words("syntax.places.place_nouns") | words("places.features")
_OWN_SITES = words("syntax.places.sites") - {
    "school",
    "university",
    "headquarters",
    "hospital",
    "church",
    "mosque",
    "plant",
}
_HITS = (
    frozenset(verb for row in entry("violence.types").values() for verb in row["verbs"])
    | words("violence.open_verbs")
    | words("violence.impacts")
    | words("moves.takes_place")
)
_DEEDS = (
    nouns_of_violence()
    | words("violence.open_nouns")
    | words("moves.withdraw_nouns")
    | words("moves.deploy_nouns")
    | {"siege", "advance", "march", "incursion", "capture", "fall", "blockade", "control", "flight"}
)
_GOES = (
    words("moves.withdraws")
    | words("moves.deploys")
    | {"flee", "come", "move", "go", "march", "drive", "return", "advance", "retreat", "report", "pull"}
)
_TRAVELS = _GOES | words("places.travels")
_TRAVELS_BY = words("places.travels_by")
_REACHES = words("places.reaches")
_DWELLERS = words("places.dwellers") | words("syntax.places.edges")
_UNDER = frozenset({"fire", "attack", "bombardment", "shelling", "siege", "assault", "blockade", "control", "curfew"})
_BEFALLS = frozenset({"come", "be", "remain", "fall", "stay"})
_BEHIND_DEED = frozenset({"on", "upon", "of", "against", "to", "from", "over", "into", "in", "at", "near"})
_BEHIND_HIT = frozenset({"on", "upon", "over", "at", "into", "against"})
_NOT_BEFORE = frozenset({"a", "an", "this", "that", "its", "their", "his", "her"})
_WAYS = frozenset(
    {"road", "highway", "line", "border", "front", "route", "path", "railway", "boundary", "motorway", "street"}
)


def is_place_by_signs(doc: Doc, name: Name) -> bool:
    """Tell whether something is done to a name, or goes there or comes from there, as it only is with a place."""
    root = _root(doc, name)
    if root is None or _is_somebody(doc, name, root):
        return False
    top = root
    while top.dep_ == "conj" and top.head.i < top.i and top.head.pos_ == "PROPN":
        top = top.head
    return _is_befallen(top) or _is_aimed_at(top) or _is_way_end(top) or _is_peopled(top)


def names_site(doc: Doc, name: Name) -> bool:
    """Tell whether a name only tells which site is meant: "the Ostrel water tower", "the Ostrel-Keth road"."""
    last = doc[name.end - 1]
    if last.lower_ in _OWN_SITES and name.end - name.start > 1 and case_of(last):
        return True  # "on the Upper Road", "at Jorva Bridge"
    if (
        last.dep_ not in {"compound", "amod", "nmod:desc", "nmod:poss"}
        or last.head.i < name.end
        or last.head.i > name.end + 2
    ):
        return False
    between = [token for token in doc[name.end : last.head.i] if token.dep_ != "case"]
    is_site = last.head.lower_ in _SITES | {"tower"} and all(token.pos_ in {"NOUN", "ADJ", "PART"} for token in between)
    return is_site and bool(case_of(last.head) or last.head.dep_ in {"obj", "nsubj:pass"})


def _root(doc: Doc, name: Name) -> Token | None:
    inside = range(name.start, name.end)
    return next(
        (token for token in doc[name.start : name.end] if token.head.i not in inside or token.head == token), None
    )


def _is_somebody(doc: Doc, name: Name, root: Token) -> bool:
    """Tell whether a name is rather a body's or a person's: it has an article, a title word, or is all capitals."""
    if root.pos_ != "PROPN" or root.dep_ in {"compound", "amod", "nmod:poss", "appos", "flat"}:
        return True
    before = doc[name.start - 1].lower_ if name.start else ""
    parts = [part.casefold() for part in name.text.split()]
    is_body = any(part in ORGANISATION_WORDS or part.removesuffix("s") in ORGANISATION_WORDS for part in parts)
    return (
        before in _NOT_BEFORE | {"the"}
        or is_body
        or name.text.isupper()
        or (parts[-1].endswith("s") and root.tag_ == "NNPS")
    )


def _is_befallen(root: Token) -> bool:
    """As in "pounded Keth", "Keth was shelled", "Keth came under fire", "Keth fell to the rebels"."""
    verb = root.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return verb.pos_ == "NOUN" and root.dep_ == "nsubj" and verb.lower_ in _UNDER and case_of(verb) == "under"
    if root.dep_ in {"obj", "nsubj:pass"}:
        return (
            lemma_of(verb)
            in _HITS - {"kill", "wound", "injure", "hurt", "lead", "follow", "carry", "say"} | {"take"} | _REACHES
        )
    if root.dep_ != "nsubj":
        return False
    under = any(case_of(o) == "under" and lemma_of(o) in _UNDER for o in children(verb, "obl"))
    falls = lemma_of(verb) == "fall" and any(case_of(o) == "to" for o in children(verb, "obl"))
    return (under and lemma_of(verb) in _BEFALLS) or falls


def _is_aimed_at(root: Token) -> bool:
    """As in "fell on Keth", "attacks on Keth", "the siege of Keth", "withdrew from Keth", "access to Keth"."""
    case = case_of(root).split(" ")[-1]
    above = root.head
    if not case or above == root:
        return False
    if above.pos_ == "NOUN":
        if case == "for" and lemma_of(above) in {"battle", "fighting", "fight", "struggle", "race"}:
            return True
        return case in _BEHIND_DEED and lemma_of(above) in _DEEDS | {
            "access",
            "road",
            "aid",
            "north",
            "south",
            "east",
            "west",
        }
    if above.pos_ != "VERB":
        return False
    if case in _BEHIND_HIT and lemma_of(above) in _HITS | {"fire", "shoot", "bring"}:
        return True
    return case in _TRAVELS_BY | {"of"} and lemma_of(above) in _TRAVELS


def _is_peopled(root: Token) -> bool:
    """As in "the villagers of Keth", "the mayor of Keth", "the grain mill of Keth"."""
    return case_of(root) == "of" and root.dep_ == "nmod" and root.head.lower_ in _DWELLERS | _SITES


def _is_way_end(root: Token) -> bool:
    """As in "the road between Keth and Velk"."""
    return case_of(root) == "between" and lemma_of(root.head) in _WAYS
