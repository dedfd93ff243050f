"""Relations: who backs, leads, belongs to, is allied with or fights whom."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import ClaimKind, Relation, Tense
from trucewatch.read.claims.acting import actor_names
from trucewatch.read.claims.allegiance import read_bonds
from trucewatch.read.claims.answer_phrases import WHICH
from trucewatch.read.claims.draft import ANSWERED, Draft, Report, give_voice
from trucewatch.read.claims.kinship import read_kinship
from trucewatch.read.claims.relation_shapes import apposed, led_body, read_ties, told_group
from trucewatch.read.clean import clean
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.sieve import Guarded, Sieve
from trucewatch.read.syntax import case_of, children, conjuncts, lemma_of, obliques
from trucewatch.read.tree import Token

_ATTRIBUTIVE: dict[str, str] = entry("moves.attributive")
_PATTERN = re.compile(rf"\b(?P<who>(?:[A-Z][\w.]*(?:/[A-Z]\w+)?))-(?P<word>{'|'.join(_ATTRIBUTIVE)})\b")
_PRO = re.compile(r"\bpro-(?P<who>[A-Z]\w+)\b")
_BACKS = frozenset({"help", "aid", "assist", "back", "support", "sponsor", "finance", "fund", "arm", "bolster", "prop"})
_LED = words("moves.force_words") | words("moves.party_nouns")
_UNLED = frozenset(
    {
        "campaign",
        "war",
        "operation",
        "effort",
        "fight",
        "way",
        "charge",
        "life",
        "attack",
        "raid",
        "inquiry",
        "hospital",
        "school",
    }
)
_SITES = words("holding.sites") - {"front", "department", "centre", "network", "block"}
_ADJECTIVAL = ("ish", "ese", "ian")
_ALLIES = words("moves.ally_nouns")
_LEADS = frozenset({"lead", "head", "run", "chair", "command"})
_OPPOSES = frozenset({"oppose", "fight"})
_GROUPS = words("syntax.relation.groups")


def read_relations(line: Line, report: Report) -> Iterator[Draft]:
    """Yield who stands with whom, in the order of the sentence; each pair once a report."""
    told: set[tuple[str, str]] = set()
    bound: set[frozenset[str]] = set()
    for draft in (
        *_attributives(line, report),
        *(d for clause in line.clauses for d in _of_clause(line, report, clause)),
        *_nouns(line, report),
        *_phrases(line, report),
        *_by_position(line, report),
        *_by_bond(line, report),
    ):
        pair: tuple[str, ...] = (
            "relation",
            str(draft.keys["subject"]),
            str(draft.keys["relation"]),
            str(draft.keys["object"]),
        )
        if line.voices[draft.at.i] and line.voices[draft.at.i][0].denies:
            pair = (*pair, "denied")  # what one affirms, another denies
        if pair in report.seen or draft.keys["subject"] == draft.keys["object"]:
            continue
        report.seen.add(pair)
        ends = {(pair[2], pair[1]), (pair[2], pair[3])}
        if draft.rule in {"relation.position", "relation.bond"} and ends & told:
            continue
        if draft.rule == "relation.bond" and frozenset({pair[1], pair[3]}) in bound:
            continue
        bound.add(frozenset({pair[1], pair[3]}))
        if draft.rule != "relation.bond":
            told |= ends
        yield draft
        yield from _denied(line, report, draft)


def _denied(line: Line, report: Report, told: Draft) -> Iterator[Draft]:
    """Yield the relation once more in the mouth of who denies it: "..., a charge that Averia has always rejected"."""
    match = WHICH.search(line.doc.text, told.at.idx)
    span = line.doc.char_span(*match.span("verb"), alignment_mode="expand") if match is not None else None
    if match is None or span is None:
        return
    who = report.company.named(clean(match["who"]))
    if who is None or told.at.idx > match.start():
        return
    draft = Draft(kind=told.kind, line=line, at=span[0], keys=dict(told.keys), denied=not told.denied, rule="answer")
    give_voice(draft, who, report, rule="speaker.answers")
    report.seen.add(ANSWERED)
    yield draft


def _by_position(line: Line, report: Report) -> Iterator[Draft]:
    for tie in read_ties(line, report):
        yield _draft(
            line,
            tie.at,
            tie.subject,
            tie.relation,
            tie.target,
            tie.time,
            "relation.position",
            is_background=tie.is_background,
        )


def _by_bond(line: Line, report: Report) -> Iterator[Draft]:
    for bond in (*read_bonds(line, report), *read_kinship(line, report)):
        draft = _draft(
            line,
            bond.at,
            bond.subject,
            bond.relation,
            bond.target,
            bond.time,
            "relation.bond",
            is_background=bond.is_background or _is_aside(bond.at),
        )
        draft.denied = draft.denied != bond.denied
        yield draft


def _attributives(line: Line, report: Report) -> Iterator[Draft]:
    text = line.doc.text
    for match in (*_PATTERN.finditer(text), *_PRO.finditer(text)):
        span = line.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None or span.end >= len(line.doc):
            continue
        word = match.groupdict().get("word")
        relation = Relation(_ATTRIBUTIVE[word.casefold()]) if word else Relation.BACKS
        head = _head_behind(line, span.end)
        if head is None or (relation is Relation.LEADS and line.place_over(head) is not None):
            continue  # "Front-run Dorn" tells of control
        other = report.company.who(line, head)
        described = clean(str(line.doc[span.end : head.i + 1].text))
        name = other.name if other else described
        if match.group("who") in name and described:
            name = described if word else f"{match.group()} {described}"
        if (group := told_group(line, report, head)) is not None:
            name = group
        if not name or re.search(
            r"\b(?:truce|ceasefire|deal|agreement|talks|accord|plan|lull|process|initiative)\b", name
        ):
            continue
        backer = _party(report, match.group("who"))
        if backer.endswith(_ADJECTIVAL) and line.name_over(head) is None and report.company.actors.find(backer) is None:
            continue  # "Kurdish-led forces" name no leader
        subject, target = (backer, name)
        if word is None or relation in {Relation.ALLY_OF, Relation.AFFILIATED_WITH}:
            subject, target = name, backer
        yield _draft(
            line, span[0], subject, relation, target, Tense.PRESENT, "relation.attributive", is_background=True
        )


def _party(report: Report, word: str) -> str:
    who = report.company.named(word)
    if who and who.acts_for and who.acts_for != word:
        return who.name
    owner = report.company.named(f"{word} forces", head="forces")
    if owner and owner.acts_for and owner.acts_for != owner.name:
        return owner.acts_for
    return report.company.cast.full(word)


def _head_behind(line: Line, at: int) -> Token | None:
    """Return the noun that an attributive qualifies."""
    for token in line.doc[at : at + 5]:
        if token.pos_ in {"NOUN", "PROPN"} and not (
            token.i + 1 < len(line.doc) and line.doc[token.i + 1].pos_ in {"NOUN", "PROPN"}
        ):
            return token
        if token.pos_ in {"VERB", "ADP", "PUNCT"} and token.text not in {'"', "-"}:
            return None
    return None


def _of_clause(line: Line, report: Report, clause: Clause) -> Iterator[Draft]:
    lemma = lemma_of(clause.head)
    if clause.mode not in {Mode.FACT}:
        return
    if lemma in {"affiliate", "ally", "link"}:
        return
    relation = (
        Relation.BACKS
        if lemma in _BACKS
        else Relation.LEADS
        if lemma in _LEADS
        else Relation.OPPOSES
        if lemma in _OPPOSES
        else None
    )
    if lemma == "fight" and re.search(
        r"\bfight\w* (?:for|alongside|beside)\b|\bfought (?:for|alongside|beside)\b",
        str(line.doc[clause.head.i : clause.head.i + 3].text),
    ):
        beside = [o for o in obliques(clause.head) if case_of(o) in {"for", "alongside", "beside"}]
        friends = [o for o in beside if not any(child.lower_ == "nor" for child in o.children)]
        yield from _pairs(line, report, clause, clause.doers, tuple(friends), Relation.ALLY_OF)
        return
    if relation is None or clause.is_negated:
        return
    targets = clause.undergoers
    if clause.is_passive and not clause.has_own_subject and clause.head.dep_ == "conj":
        # "a faction that rejects the deal and is led by X": whatever the verb before it is said of
        before = next((c for c in reversed(line.clauses) if c.head.i < clause.head.i and c.subjects), None)
        targets = before.subjects if before is not None else targets
    if relation is Relation.LEADS and clause.is_passive:
        targets = tuple(led_body(target, clause.head) for target in targets)
    in_relative = clause.head.dep_ in {"acl", "acl:relcl"} or clause.head.tag_ == "VBN"
    is_of_place = lemma == "run" and any(line.place_over(t) or lemma_of(t) in _SITES for t in targets)
    if relation is Relation.LEADS and (not in_relative or is_of_place):
        return
    is_person = any((who := report.company.who(line, d)) and who.is_person for d in clause.doers)
    if relation is Relation.LEADS and not is_person and not all(_is_led(line, target) for target in targets):
        return
    if clause.is_passive and any(
        lemma_of(agent) in {"power", "fire", "strike", "artillery"} for agent in clause.agents
    ):
        return
    if relation is Relation.OPPOSES and (
        not in_relative
        or not clause.objects
        or any(lemma_of(o) in {"war", "battle", "fire", "back"} for o in clause.objects)
    ):
        return
    if relation is Relation.BACKS and any(
        lemma_of(t) in _SITES
        or not (
            t.text[:1].isupper()
            or lemma_of(t) in _GROUPS | {"rebel", "side", "opposition", "separatist"}
            or any(c.text[:1].isupper() for c in t.children)
        )
        for t in targets
    ):
        return
    yield from _pairs(line, report, clause, clause.doers, targets, relation)


def _is_led(line: Line, token: Token) -> bool:
    """Tell whether a noun is of what has a head: a body, a force, a clan; not ambulances or a campaign."""
    if line.name_over(apposed(line, token)) is not None or lemma_of(token) in _GROUPS | _LED | {"which", "that", "it"}:
        return True
    return token.tag_ == "NN" and lemma_of(token) not in _UNLED | _SITES


def _pairs(
    line: Line,
    report: Report,
    clause: Clause,
    subjects: tuple[Token, ...],
    targets: tuple[Token, ...],
    relation: Relation,
) -> Iterator[Draft]:
    past = clause.is_past and not clause.is_perfect and (clause.head.tag_ == "VBD" or _was(clause))
    acting = dict.fromkeys(name for token in subjects for name in actor_names(line, report, token))
    for subject in tuple(acting)[:3]:
        for target in report.company.names(line, tuple(apposed(line, token) for token in targets))[:2]:
            yield _draft(
                line,
                clause.head,
                _state_of(report, subject, relation),
                relation,
                _state_of(report, target, relation),
                Tense.PAST if past else Tense.PRESENT,
                f"relation.{relation}",
                is_background=_is_aside(clause.head),
            )


def _is_aside(verb: Token) -> bool:
    """Tell whether a clause only adds who somebody is, whoever speaks: a reduced one is part of what is said."""
    return verb.dep_ == "acl:relcl"


def _was(clause: Clause) -> bool:
    return any(child.dep_ == "aux:pass" and child.lower_ in {"was", "were"} for child in clause.head.children)


def _state_of(report: Report, name: str, relation: Relation) -> str:
    """Return the state whose forces back, or are backed: armies take no sides of their own."""
    if relation is not Relation.BACKS or not name.endswith(" forces"):
        return name
    who = report.company.named(name)
    return who.acts_for if who is not None and who.acts_for else name


def _nouns(line: Line, report: Report) -> Iterator[Draft]:
    """As in "Averia, the junta's oldest friend abroad", "X, the main component of Y".

    "a commander loyal to Z".
    """
    for token in line.doc:
        lemma = lemma_of(token)
        if lemma in _ALLIES and token.dep_ in {"appos", "conj", "root", "ROOT"} and token.pos_ == "NOUN":
            owner = children(token, "nmod:poss") or [o for o in obliques(token) if case_of(o) == "of"]
            subject = token.head if token.dep_ == "appos" else next(iter(children(token, "nsubj")), None)
            if owner and subject is not None:
                yield from _named(
                    line,
                    report,
                    token,
                    (subject,),
                    tuple(owner[:1]),
                    Relation.BACKS if lemma in {"backer", "sponsor", "patron"} else Relation.ALLY_OF,
                )
        elif lemma == "loyal" and token.i + 1 < len(line.doc) and line.doc[token.i + 1].lower_ == "to":
            owners = obliques(token)
            if owners and token.head.i < token.i and not re.search(r"\b(?:forces|troops|army)$", token.head.text):
                yield from _named(line, report, token, (token.head,), tuple(owners[:1]), Relation.AFFILIATED_WITH)
        elif (
            lemma in {"component", "part", "wing", "branch", "offshoot", "arm"}
            and token.pos_ == "NOUN"
            and (children(token, "nsubj") or token.dep_ == "appos")
        ):
            members = [o for o in obliques(token) if case_of(o) == "of"]
            subjects = children(token, "nsubj") or [token.head]
            if members and line.name_over(members[0]) and line.name_over(subjects[0]):
                relation = Relation.AFFILIATED_WITH if lemma == "offshoot" else Relation.PART_OF
                yield from _named(line, report, token, tuple(subjects), tuple(members[:1]), relation)


_NAME = r"[A-Z][\w.'’-]+(?: (?:of |for |al-|the )?[A-Z][\w.'’-]+){0,4}"
_ALLY = re.compile(
    rf"(?P<subject>{_NAME}),? (?:(?:the |a )?[^,.;]{{0,40}} and )?(?:the |a "
    rf")?(?P<object>{_NAME}(?: government| army| regime| rebels| authorities|"
    rf" opposition)?)(?:'s|’s) (?:[\w-]+ ){{0,3}}ally\b"
)
_BRANCH = Guarded(
    rf"(?P<past>was|were)? ?(?:once |formerly )?(?P<object>{_NAME})(?:'s|’s) "
    rf"(?:[\w-]+ ){{0,2}}(?:branch|offshoot|affiliate|arm|wing|franchise)\b"
)
_PAST_BEFORE = re.compile(r"\b(?:was|were|once|formerly)\b[^,.;]{0,12}$")
_REGARDED = re.compile(
    r"\b(?P<verb>regards?|considers?|sees?|views?|describes?|treats?) (?P<subject>[^,.;]{3,40}?)"
    r" (?:as|to be)? ?(?:an?|the) (?:[\w-]+ )?(?:extension|arm|part|branch|"
    r"offshoot|wing|affiliate|front|proxy) (?:of|for) (?:the )?(?P<object>[A-Z][\w/-]+)"
)
_HELPED = re.compile(
    # A word begins where none goes on: of one long word each letter would be tried as a beginning.
    r"(?<!\w)(?P<object>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,7}(?: (?:forces|troops|army|fighters|government|"
    r"rebels|militia|separatists))?),? (?:helped|backed|supported|aided|assisted|"
    r"propped up) by (?P<subject>[A-Z][\w.]+)"
)
_SUPPORT = re.compile(
    r"(?P<subject>[A-Z][\w.]+), whose (?:[\w-]+ )?(?:support|backing|help) "
    r"(?:for|of|to) (?:the )?(?P<object>[\w' -]{3,40}?)(?=,| nobody| is | "
    r"has | was |$)"
)
_SET_PHRASES = Sieve(
    (
        (_ALLY, Relation.ALLY_OF),
        (_REGARDED, Relation.PART_OF),
        (_HELPED, Relation.BACKS),
        (_SUPPORT, Relation.BACKS),
    )
)


def _phrases(line: Line, report: Report) -> Iterator[Draft]:
    """Set phrases, whatever the tree: "Y, X's ally", "once X's branch", "regards Z as an arm of X", "helped by X"."""
    text = line.doc.text
    for pattern, relation in _SET_PHRASES.likely(text):
        for match in pattern.finditer(text):
            span = line.doc.char_span(match.start(), match.end(), alignment_mode="expand")
            subject = _told_name(line, report, match, "subject")
            target = _told_name(line, report, match, "object")
            if span is None or not subject or not target or text.startswith(" according to", match.end()):
                continue
            is_background = pattern is not _REGARDED
            yield _draft(
                line, span[0], subject, relation, target, Tense.PRESENT, "relation.phrase", is_background=is_background
            )
    if branch := _BRANCH.search(text):
        span = line.doc.char_span(branch.start("object"), branch.end(), alignment_mode="expand")
        before = [name for name in line.names if span is not None and name.end <= span.start]
        who = report.company.named(before[0].text) if before else None
        target = _told_name(line, report, branch, "object")
        if span is not None and who and target:
            is_past = _PAST_BEFORE.search(text[: branch.start("object")]) is not None
            time = Tense.PAST if is_past or branch.group("past") else Tense.PRESENT
            yield _draft(line, span[0], who.name, Relation.PART_OF, target, time, "relation.branch", is_background=True)


def _told_name(line: Line, report: Report, match: re.Match[str], group: str) -> str | None:
    words = clean(match.group(group))
    who = report.company.named(words)
    if (
        who
        and who.acts_for
        and words.split()[-1][:1].isupper()
        and " " not in words
        and report.company.actors.find(words) is None
    ):
        return who.acts_for
    owner = (
        report.company.named(f"{words} forces", head="forces")
        if " " not in words and words[:1].isupper() and report.company.actors.find(words) is None
        else None
    )
    return owner.acts_for if owner and owner.acts_for else who.name if who else None


def _named(
    line: Line, report: Report, at: Token, subjects: tuple[Token, ...], targets: tuple[Token, ...], relation: Relation
) -> Iterator[Draft]:
    for subject in report.company.names(line, tuple(p for s in subjects for p in conjuncts(s)))[:2]:
        for target in report.company.names(line, targets)[:1]:
            yield _draft(
                line, at, subject, relation, target, Tense.PRESENT, f"relation.noun.{relation}", is_background=True
            )


def _draft(
    line: Line, at: Token, subject: str, relation: Relation, target: str, time: Tense, rule: str, *, is_background: bool
) -> Draft:
    draft = Draft(
        kind=ClaimKind.RELATION,
        line=line,
        at=at,
        keys={"subject": subject, "relation": relation, "object": target, "time": time},
        rule=rule,
    )
    if is_background:
        draft.voice = PUBLISHED
    return draft
