"""Whose a deal is and who brought it about, where the verb does not say so: told by the words around its name."""

import re

from trucewatch.model.claim import About, State
from trucewatch.read.claims.about import exact_abouts
from trucewatch.read.claims.bound import is_party, parties_of
from trucewatch.read.claims.deal_named import is_deal_noun
from trucewatch.read.claims.deal_phrases import names_in
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, lemma_of
from trucewatch.read.tree import Token

_KEEPS = words("deals.keeps") | words("accords.keeps_to")
_OFFERS = words("accords.puts_forward")
_MADE = (
    r"(?:brokered|mediated|sponsored|negotiated|facilitated|arranged|guaranteed|engineered|overseen|witnessed|chaired)"
)
_WHO = r"(?P<who>[^.;:,\"“”]{2,60})"
_BROKERED = re.compile(rf"\b(?P<who>[A-Z][\w.]*(?: [A-Z][a-z]+)?)-{_MADE}\b")
_BY = re.compile(rf"\b{_MADE} by {_WHO}")
_AUSPICES = (
    r"(?:auspices|aegis|mediation|good offices|chairmanship|sponsorship|patronage|supervision|prompting|urging|behest|"
    r"instigation|guidance|eyes?|guarantee|insistence)"
)
_UNDER = re.compile(rf"\b(?:under|through|thanks to|at|by|with) (?:the )?{_AUSPICES} of {_WHO}")
_WHOSE = re.compile(rf"\b(?:under|through|thanks to|at|by|with) (?P<who>[^.;:,\"“”]{{2,40}}?)['’]s? {_AUSPICES}\b")
_MEDIATION = re.compile(r"\b(?P<who>[A-Z][a-z]+) (?:mediation|good offices|arbitration)\b")
_HOSTED = re.compile(rf"\bwith {_WHO} (?:as|acting as) (?:guarantor|mediator|broker|go-between|facilitator)")
_STOOD = re.compile(
    r"(?P<who>[A-Z][^.;:,\"“”]{2,40}) (?:stood|acted|served) as (?:guarantor|mediator|broker|go-between)"
)
_WAYS = (_BROKERED, _BY, _UNDER, _WHOSE, _MEDIATION, _HOSTED, _STOOD)
_MAY_BROKER = re.compile(rf"{_MADE}|{_AUSPICES}|mediation|good offices|guarantor|mediator|broker")
_OPEN = frozenset({State.REACHED, State.EXTENDED, State.IN_FORCE, State.REJECTED, State.ENDED})
_A_PAIR = 2


def complete(draft: Draft, line: Line, report: Report) -> None:
    """Add to a deal whose it is and who brought it about, as far as that is not told yet and the words tell it."""
    if draft.keys["state"] not in _OPEN:
        return
    if draft.keys.get("about") == (About.WHOLE_AGREEMENT,) and (abouts := _content(draft, line)):
        draft.keys["about"] = abouts
    if "broker" not in draft.keys and (broker := _broker(draft, line, report)) is not None:
        draft.keys["broker"] = broker
    if not draft.keys.get("parties") and (parties := _owners(line, report)):
        draft.keys["parties"] = parties


def _content(draft: Draft, line: Line) -> tuple[About, ...]:
    """Return what a deal is about by what it lays down: "an accord to swap captives", "a pact that opens a road"."""
    nouns = [token for token in line.doc if is_deal_noun(token)]
    if len(nouns) > 1:
        return ()
    for above in (*nouns, draft.at):
        for clause in children(above, "acl", "acl:relcl", "xcomp", "advcl"):
            is_laid_down = clause.tag_ in {"VB", "VBZ"} or clause.dep_ == "acl:relcl"
            if clause.i < above.i or not is_laid_down or clause.i == draft.at.i:
                continue
            found = exact_abouts(str(line.doc[clause.left_edge.i : clause.right_edge.i + 1].text))
            if found:
                return found[:2]
    return ()


def _broker(draft: Draft, line: Line, report: Report) -> str | None:
    text = line.doc.text
    deals = [token for token in line.doc if is_deal_noun(token)]
    if len(deals) < _A_PAIR and _MAY_BROKER.search(text):
        for pattern in _WAYS:
            match = pattern.search(text)
            if match is not None and (names := _names(line, report, match)):
                return names
    if draft.keys["state"] is State.REJECTED:
        return _put_forward(line, report)
    return None


def _names(line: Line, report: Report, match: re.Match[str]) -> str | None:
    found = names_in(line, report, *match.span("who"))
    if found:
        return found[0]
    word = match["who"].split()[-1]
    who = report.company.named(f"{word} forces", head="forces") or report.company.named(word)
    if who is None:
        return None
    return who.acts_for or who.name


def _put_forward(line: Line, report: Report) -> str | None:
    """Return who made the offer that was turned down: "the truce that X put to them"."""
    for token in line.doc:
        for clause in children(token, "acl:relcl"):
            if lemma_of(clause) in _OFFERS:
                subjects = [
                    c for c in children(clause, "nsubj") if c.lower_ not in {"which", "that", "who", "they", "it"}
                ]
                names = report.company.names(line, tuple(subjects))
                if names:
                    return names[0]
    return None


def _owners(line: Line, report: Report) -> tuple[str, ...]:
    """Return whose the one deal of a sentence is: "their truce", or that of the two who keep it."""
    deals = [token for token in line.doc if is_deal_noun(token)]
    if len(deals) != 1:
        return ()
    deal = deals[0]
    owner = [c for c in children(deal, "nmod:poss") if _owns(line, c)]
    if owner:
        return parties_of(line, report, owner)
    if deal.dep_ not in {"obj", "nsubj:pass"} and case_of(deal) not in {"to", "by", "with", "from"}:
        return ()
    keeper = next(
        (c for c in line.clauses if c.head.i == deal.head.i and lemma_of(c.head) in _KEEPS and c.subjects), None
    )
    if keeper is None:
        return ()
    names = parties_of(line, report, keeper.subjects)
    return names if len(names) >= _A_PAIR else ()


def _owns(line: Line, token: Token) -> bool:
    """Tell whether a possessive names a party, and no mediator, day or town."""
    if token.pos_ == "PRON":
        return token.lower_ in {"its", "their"}
    return is_party(line, token) and line.place_over(token) is None and not token.lower_.endswith("day")
