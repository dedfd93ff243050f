"""Find the phrases that ascribe words to somebody without a verb of speech: "according to X", "by X's count"."""

import re

from trucewatch.read.cue_kinds import Cue, Kind
from trucewatch.read.cue_reach import CLAUSE_OPENERS, phrase_start
from trucewatch.read.cue_shapes import shape_as
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, conjuncts, lemma_of
from trucewatch.read.tree import Doc, Token

_SAYS = words("speech.says")
_CLAIMS = frozenset({"maintain", "insist", "contend", "claim", "believe", "think", "have"})
_AS_TOLD = (_SAYS | words("speech.as_told")) - {"promise", "agree", "vow"}
_CHARGES = words("speech.charges")
_SHOWS = words("syntax.cues.shows")
_ACCOUNTS = words("speech.accounts")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_HAVE_IT = frozenset(
    {"be", "have", "put", "give", "list", "run", "read", "say", "show", "speak", "mention", "go", "place"}
)
"""What an account does with what it tells."""
_RELATIVES = frozenset({"which", "who", "whom", "whose", "where", "that"})


def find_accounts(line: Line) -> list[Cue]:
    """Return the phrases of a sentence that ascribe words to somebody without a verb of speech."""
    found: list[Cue | None] = [_according(line, token) for token in line.doc if token.lower_ == "according"]
    found.extend(_by_account(line, token) for token in line.doc if token.lower_ in _ACCOUNTS)
    found.extend(_as_put(line, token) for token in line.doc if token.lower_ in {"as", "so", "thus"})
    found.extend(_claimed(line, token) for token in line.doc if token.pos_ == "NOUN" and lemma_of(token) in _CHARGES)
    found.extend(_told_so(line))
    found.extend(_if_believed(line))
    return [cue for cue in found if cue is not None]


def _according(line: Line, token: Token) -> Cue | None:
    doc = line.doc
    if token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    head = token.head
    if head.i <= token.i or head.pos_ not in {"NOUN", "PROPN", "PRON"}:
        head = next(
            (
                t
                for t in doc[token.i + 2 : token.i + 10]
                if (t.pos_ in {"NOUN", "PROPN", "PRON"} and t.head.i <= token.i) or t.dep_ == "obl"
            ),
            doc[token.i + 2],
        )
    if lemma_of(head) in {"agreement", "deal", "accord", "plan", "term", "which", "memorandum"} or head.lower_ in {
        "which",
        "plan",
        "schedule",
    }:
        return None
    end = token.i + 2
    while (
        end < len(doc)
        and doc[end].text not in {",", ".", ";", ")", '"'}
        and not (doc[end].pos_ in {"VERB", "AUX"} and end > head.i)
    ):
        end += 1
    opener = token.i - 2 if doc[token.i - 1].text == "," else token.i - 1
    opens = opener >= 0 and doc[opener].lower_ in CLAUSE_OPENERS
    starts = token.i == 0 or doc[token.i - 1].text == ";" or opens or (doc[token.i - 1].text == "," and token.i < 4)
    after = end + 1 if end < len(doc) - 1 and doc[end].text == "," else (end if starts else 0)
    if lemma_of(head) in _SHOWS | {"list", "statement", "communiqué", "communique", "bulletin"}:
        made = [
            part
            for child in head.children
            for part in (child, *child.children)
            if part.i > head.i and case_of(part) in {"by", "of", "from"} and part.pos_ in {"NOUN", "PROPN"}
        ]
        made = made or [
            child for child in children(head, "nmod:poss") if child.lower_ in {"its", "their", "his", "her"}
        ]
        owned = any(part.pos_ == "PROPN" for part in head.subtree if part.i > token.i)
        if not made and not owned:
            return None  # "according to preliminary data": nobody's
        head = made[0] if made else head
    return Cue(
        kind=Kind.ACCORDING,
        verb=token,
        speakers=_heads(head, token),
        block=(token.i, end),
        before=not starts,
        after=after,
        until=_clause_end(doc, opener) if opens and doc[opener].lower_ in _RELATIVES else 0,
    )


def _by_account(line: Line, token: Token) -> Cue | None:
    """As in "by the army's account", "by the reckoning of the mission", "in the words of the envoy"."""
    if case_of(token) not in {"by", "in"}:
        return _version(line, token)
    owners = [*children(token, "nmod:poss"), *(c for c in children(token, "nmod") if case_of(c) == "of")]
    owners.extend(c for c in children(token, "compound", "amod") if c.text[:1].isupper())
    owners = [o for o in owners if o.pos_ in {"NOUN", "PROPN"} or o.tag_ == "PRP$"]
    case = next((child for child in token.children if child.dep_ == "case"), None)
    if not owners or case is None:
        return None
    end = max(token.i, *(o.right_edge.i if o.i > token.i else token.i for o in owners)) + 1
    return _ascribed(line, token, case.i, end, conjuncts(owners[0]))


def _version(line: Line, noun: Token) -> Cue | None:
    """As in "Arkell's version: no plane is missing", "the army's figure is 40", "the count of the police has 90"."""
    doc = line.doc
    behind = next((t for t in doc[noun.i + 1 : noun.i + 8] if t.text == ":" or t.tag_ in _FINITE), None)
    if behind is None or (behind.text != ":" and lemma_of(behind) not in _HAVE_IT):
        return None
    owner = noun.i - 1
    while owner > 0 and doc[owner].pos_ in {"ADJ", "NUM", "NOUN"} and doc[owner].text not in {"'s", "’s"}:
        owner -= 1
    if owner < 1 or doc[owner].text not in {"'s", "’s", "'", "’"} or doc[owner - 1].pos_ not in {"NOUN", "PROPN"}:
        return None
    who = doc[owner - 1]
    lead = phrase_start(who) - 1
    if lead >= 0 and doc[lead].lower_ in {"by", "in"}:  # "by the mechanism's arithmetic the army has shelled it"
        return _ascribed(line, noun, lead, noun.i + 1, (who,))
    if any(t.pos_ in {"NOUN", "PROPN"} and case_of(t) == "" for t in doc[noun.i + 1 : behind.i]):
        return None
    after = behind.i + 1
    if after < len(doc) and doc[after].lower_ == "that":
        after += 1
    start = phrase_start(who)
    return Cue(kind=Kind.SAYS, verb=noun, speakers=(who,), block=(start, behind.i + 1), before=False, after=after)


def _as_put(line: Line, token: Token) -> Cue | None:
    """As in "as the mayor put it", "so a courier reports", "or so says the general"."""
    shape = shape_as(line, token, _AS_TOLD)
    if shape is None:
        return None
    return Cue(
        kind=Kind.ACCORDING,
        verb=token,
        speakers=shape.speakers,
        block=shape.block,
        before=shape.before,
        after=shape.after,
    )


_TOLD_SO = re.compile(
    r"[,–—-]+ (?:or )?(?:so|that|this|such)(?:,? at least,?)? (?:(?:is|was|were|are) (?:what|how|the way) )?"
    r"(?P<who>(?:the |a |an |its |"
    r"their )?[^,.;:\"“”]{2,50}?(?:, [^,.;:]{2,40},)?) (?P<verb>[a-z]+)(?: it)?(?=[.,;]|$)"
    r"|\b(?:[Ii]n|[Bb]y) (?:the )?(?P<who2>[^,.;:]{2,40}?)(?:['’]s|s['’]) (?:own )?(?P<verb2>telling|account|"
    r"words|version|"
    r"reckoning|estimate|view|opinion|reading|count|tally)(?=[,.;]|$)"
)
"""As in "..., or so the governor maintains", "- that is what the army says", "In the general's telling, ..."."""


def _told_so(line: Line) -> list[Cue]:
    doc, found = line.doc, []
    for match in _TOLD_SO.finditer(doc.text):
        suffix = "" if match["who"] else "2"
        span = doc.char_span(*match.span(), alignment_mode="contract")
        who = doc.char_span(*match.span(f"who{suffix}"), alignment_mode="expand")
        verb = doc.char_span(*match.span(f"verb{suffix}"), alignment_mode="expand")
        if span is None or who is None or verb is None or (not suffix and lemma_of(verb[0]) not in _SAYS | _CLAIMS):
            continue
        heads = [
            t
            for t in who
            if t.pos_ in {"NOUN", "PROPN", "PRON"}
            and (t.i + 1 >= len(doc) or doc[t.i + 1].pos_ not in {"NOUN", "PROPN"})
        ]
        if heads:
            found.append(_ascribed(line, verb[0], span.start, span.end, (heads[0],)))
    return found


_IF_BELIEVED = re.compile(r"\b[Ii]f (?:the )?(?P<who>[^,.;:\"“”]{2,50}?) (?:is to|are to|can) be (?:believed|trusted)")


def _if_believed(line: Line) -> list[Cue]:
    """As in "that, if the ministry is to be believed, is how long the truce lasted"."""
    doc, found = line.doc, []
    for match in _IF_BELIEVED.finditer(doc.text) if "believed" in doc.text or "trusted" in doc.text else ():
        span = doc.char_span(*match.span(), alignment_mode="expand")
        who = doc.char_span(*match.span("who"), alignment_mode="expand")
        nouns = [t for t in who if t.pos_ in {"NOUN", "PROPN", "PRON"}] if who is not None else []
        if span is not None and nouns:
            found.append(_ascribed(line, span[-1], span.start, span.end, (nouns[-1],)))
    return found


def _ascribed(line: Line, at: Token, start: int, end: int, speakers: tuple[Token, ...]) -> Cue:
    """Return the phrase that ascribes what stands around it, or behind it where it opens the sentence."""
    doc = line.doc
    opener = start - 2 if start > 0 and doc[start - 1].text == "," else start - 1
    opens = start <= 1 or doc[start - 1].text == ";" or (opener >= 0 and doc[opener].lower_ in CLAUSE_OPENERS)
    after = end + 1 if end < len(doc) - 1 and doc[end].text == "," else (end if opens else 0)
    return Cue(kind=Kind.ACCORDING, verb=at, speakers=speakers, block=(start, end), before=not opens, after=after)


def _claimed(line: Line, noun: Token) -> Cue | None:
    """As in "denied a claim by the general that its men are moving guns": the general's words."""
    doc = line.doc
    owners = [*children(noun, "nmod:poss"), *(c for c in children(noun, "nmod") if case_of(c) in {"by", "of", "from"})]
    owners = [o for o in owners if o.pos_ in {"NOUN", "PROPN"}]
    that = next(
        (t for t in doc[noun.i + 1 : noun.i + 12] if t.lower_ == "that" and t.dep_ in {"mark", "nsubj", "obj"}), None
    )
    if not owners or that is None or any(t.pos_ in {"VERB", "AUX"} or t.text == "," for t in doc[noun.i + 1 : that.i]):
        return None
    clause = that.head
    start = min(noun.i, *(o.left_edge.i for o in owners))
    return Cue(
        kind=Kind.SAYS,
        verb=noun,
        speakers=conjuncts(owners[0]),
        block=(start, that.i),
        before=False,
        after=that.i + 1,
        until=max(clause.right_edge.i + 1, that.i + 2),
    )


def _clause_end(doc: Doc, relative: int) -> int:
    """Return where the clause ends that a relative pronoun opens; 0 where the tree does not tell."""
    over = next((a for a in doc[relative].ancestors if a.dep_.startswith("acl") and a.left_edge.i <= relative), None)
    return over.right_edge.i + 1 if over is not None else 0


def _heads(head: Token, at: Token) -> tuple[Token, ...]:
    return tuple(token for token in conjuncts(head) if token.i > at.i)
