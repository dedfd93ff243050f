"""Sentences as news agencies write them, with their trees, built by rule.

The treebanks hold few sentences of the commonest shape of a report: a clause,
a comma, "said", and who said it. Here such sentences are put together from
small parts, with the relations that the treebanks give in the like place:

- a clause before "said" is a `ccomp` of it, with quotes or without;
- "the group, the ministry said, had left": "said" is `parataxis`;
- "told reporters that": reporters are `iobj`;
- "accused them of shelling": an `advcl` with the mark "of";
- a title before a name is `nmod:desc` of it;
- "at least 12": "least" is `nmod` of the number.

No sentence is taken from a report; names are drawn by chance.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from names import CAPITALS, COUNTRIES, coin_name, draw_given, draw_place, draw_surname
from trees import Tree, capital, flatten, word


class Rng(random.Random):
    """Chance, and the clauses of the treebank that may stand inside a report."""

    clauses: tuple[Tree, ...] = ()


BORROWED = 0.5
"""Share of clauses taken from the treebank, so that "said" is not learnt as a word of war."""

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SING = "Number=Sing"
_ITS = "its/its/PRON/PRP$/Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs"
_PLUR = "Number=Plur"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """The forms of a verb that reports need."""

    lemma: str
    past: str
    part: str
    ing: str


def _verbs(text: str) -> tuple[Verb, ...]:
    rows = (line.split() for line in text.strip().splitlines())
    return tuple(Verb(lemma=a, past=b, part=c, ing=d) for a, b, c, d in rows)


HARMING = _verbs("""
kill killed killed killing
wound wounded wounded wounding
injure injured injured injuring
abduct abducted abducted abducting
detain detained detained detaining
evacuate evacuated evacuated evacuating
""")
STRIKING = _verbs("""
shell shelled shelled shelling
bomb bombed bombed bombing
bombard bombarded bombarded bombarding
target targeted targeted targeting
strike struck struck striking
hit hit hit hitting
attack attacked attacked attacking
seize seized seized seizing
capture captured captured capturing
storm stormed stormed storming
besiege besieged besieged besieging
recapture recaptured recaptured recapturing
destroy destroyed destroyed destroying
enter entered entered entering
""")
BREAKING = _verbs("""
violate violated violated violating
breach breached breached breaching
break broke broken breaking
respect respected respected respecting
observe observed observed observing
reject rejected rejected rejecting
sign signed signed signing
extend extended extended extending
""")
SAYING = _verbs("""
say said said saying
say said said saying
say said said saying
say said said saying
report reported reported reporting
announce announced announced announcing
add added added adding
claim claimed claimed claiming
state stated stated stating
confirm confirmed confirmed confirming
warn warned warned warning
declare declared declared declaring
note noted noted noting
insist insisted insisted insisting
argue argued argued arguing
explain explained explained explaining
acknowledge acknowledged acknowledged acknowledging
allege alleged alleged alleging
stress stressed stressed stressing
""")
_PEOPLE = tuple(
    "people/person civilians/civilian fighters/fighter soldiers/soldier children/child women/woman rebels/rebel "
    "militants/militant villagers/villager policemen/policeman troops/troop gunmen/gunman medics/medic "
    "servicemen/serviceman prisoners/prisoner residents/resident insurgents/insurgent men/man workers/worker".split()
)
_FORCES = tuple(
    "forces/force troops/troop militants/militant rebels/rebel fighters/fighter soldiers/soldier warplanes/warplane "
    "insurgents/insurgent separatists/separatist militias/militia gunmen/gunman helicopters/helicopter".split()
)
_THINGS = tuple(
    "village town hospital school market convoy checkpoint base camp position crossing bridge neighborhood airport "
    "house district city bakery road outpost".split()
)
_SMALL = tuple("two three four five six seven eight nine ten eleven twelve".split())
_LARGE = tuple("thirteen fourteen fifteen sixteen eighteen twenty thirty forty fifty sixty seventy".split())
_TITLES = tuple("President General Colonel Minister Secretary Captain Governor Ambassador Mr. Lt. Sheikh".split())
_DESCRIBED = tuple("spokesman spokeswoman commander activist witness doctor official resident lawmaker monitor".split())
_BODIES = tuple("Ministry Army Council Agency Committee Command Directorate Center Commission Coordination".split())
_TOPICS = tuple("Defense Interior Health Information Security Reconciliation Justice Relief".split())
_GROUPS = tuple("Front Brigade Army Movement Union Battalion Party Council Coalition Legion".split())


# words


def noun(text: str, lemma: str | None = None) -> Tree:
    """Return a common noun; a lemma that differs from the form makes it plural."""
    if lemma is None or lemma == text:
        return word(f"{text}/{text}/NOUN/NN/{_SING}")
    return word(f"{text}/{lemma}/NOUN/NNS/{_PLUR}")


def name(text: str, relation: str = "nsubj") -> Tree:
    """Return one word of a proper name."""
    return word(f"{text}/{text}/PROPN/NNP/{_SING}", relation)


def the(tree: Tree) -> Tree:
    """Put the definite article in front."""
    return tree.before(word("the/the/DET/DT/Definite=Def|PronType=Art", "det"))


def an(tree: Tree) -> Tree:
    """Put the indefinite article in front, "a" or "an" by the next letter."""
    first = tree
    while first.left:
        first = first.left[0]
    form = "an" if first.text[0].lower() in "aeio" or first.text == "unnamed" else "a"
    return tree.before(word(f"{form}/a/DET/DT/Definite=Ind|PronType=Art", "det"))


def adjective(text: str) -> Tree:
    """Return an adjective before a noun."""
    return word(f"{text}/{text}/ADJ/JJ/Degree=Pos", "amod")


def prep(text: str, tree: Tree, relation: str) -> Tree:
    """Put a preposition in front and hang the whole by the relation."""
    return tree.before(word(f"{text}/{text}/ADP/IN", "case")).under(relation)


def comma() -> Tree:
    """Return a comma."""
    return word(",/,/PUNCT/,", "punct")


def is_plural(tree: Tree) -> bool:
    """Say whether a verb must agree in the plural."""
    return _PLUR in tree.morph or any(child.relation in {"conj", "nummod"} for child in tree.left + tree.right)


def past(verb: Verb, subject: Tree) -> Tree:
    """Return the simple past, agreeing with the subject."""
    number = "Plur" if is_plural(subject) else "Sing"
    return word(f"{verb.past}/{verb.lemma}/VERB/VBD/Mood=Ind|Number={number}|Person=3|Tense=Past|VerbForm=Fin", "ROOT")


def participle(verb: Verb, *, passive: bool) -> Tree:
    """Return the past participle."""
    voice = "|Voice=Pass" if passive else ""
    return word(f"{verb.part}/{verb.lemma}/VERB/VBN/Tense=Past|VerbForm=Part{voice}", "ROOT")


def ing(verb: Verb) -> Tree:
    """Return the -ing form."""
    return word(f"{verb.ing}/{verb.lemma}/VERB/VBG/Tense=Pres|VerbForm=Part", "advcl")


def infinitive(verb: Verb) -> Tree:
    """Return the infinitive with "to"."""
    return word(f"{verb.lemma}/{verb.lemma}/VERB/VB/VerbForm=Inf", "xcomp").before(word("to/to/PART/TO", "mark"))


def was(subject: Tree, relation: str = "aux:pass") -> Tree:
    """Return "was" or "were"."""
    if is_plural(subject):
        return word("were/be/AUX/VBD/Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin", relation)
    return word("was/be/AUX/VBD/Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", relation)


def had(subject: Tree) -> Tree:
    """Return the auxiliary "had"."""
    number = "Plur" if is_plural(subject) else "Sing"
    return word(f"had/have/AUX/VBD/Mood=Ind|Number={number}|Person=3|Tense=Past|VerbForm=Fin", "aux")


def _verb(lemma: str, past_form: str, part: str | None = None) -> Verb:
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    return Verb(lemma=lemma, past=past_form, part=part or past_form, ing=stem + "ing")


# phrases


def number(rng: Rng) -> Tree:
    """Return a number before a noun, in digits or letters, often with a bound."""
    if rng.random() < 0.5:
        digits = str(rng.choice((rng.randint(2, 19), rng.randint(20, 99), rng.randint(100, 950))))
        tree = word(f"{digits}/{digits}/NUM/CD/NumForm=Digit|NumType=Card", "nummod")
    else:
        text = rng.choice(_SMALL + _LARGE)
        tree = word(f"{text}/{text}/NUM/CD/NumForm=Word|NumType=Card", "nummod")
    draw = rng.random()
    if draw < 0.25:
        least = word("least/least/ADJ/JJS/Degree=Sup", "nmod").before(word("at/at/ADP/IN/ExtPos=ADV", "case"))
        return tree.before(least)
    if draw < 0.35:
        than = word("than/than/ADP/IN", "fixed")
        return tree.before(word("more/more/ADJ/JJR/Degree=Cmp|ExtPos=ADV", "advmod").after(than))
    if draw < 0.45:
        about = rng.choice(("about", "around", "some", "nearly", "only"))
        pos = "DET/DT" if about == "some" else "ADV/RB"
        return tree.before(word(f"{about}/{about}/{pos}", "advmod"))
    return tree


def victims(rng: Rng) -> Tree:
    """Return people counted or counted loosely."""
    plural = noun(*rng.choice(_PEOPLE).split("/"))
    draw = rng.random()
    if draw < 0.12:
        lump = rng.choice(("dozens", "hundreds", "scores"))
        head = noun(lump, lump.rstrip("s") if lump != "scores" else "score")
        return head.after(prep("of", plural, "nmod")) if rng.random() < 0.8 else head
    if draw < 0.18:
        return plural.before(word("no/no/DET/DT/PronType=Neg", "det"))
    if draw < 0.28:
        return plural.before(adjective(rng.choice(("several", "many"))))
    if draw < 0.33 and plural.text == "people":
        return word("nobody/nobody/PRON/NN/Number=Sing|PronType=Neg")
    counted = plural.before(adjective(rng.choice(("other", "armed", "wounded", "young")))) if draw < 0.43 else plural
    return counted.before(number(rng))


def person(rng: Rng) -> Tree:
    """Return a personal name, one to three words, perhaps with a title."""
    tree = name(draw_given(rng)) if rng.random() < 0.75 else name(draw_surname(rng))
    if tree.text and rng.random() < 0.8:
        if rng.random() < 0.15:
            al = name(rng.choice(("al", "Al", "el")), "flat")
            tree = tree.after(al.after(word("-/-/PUNCT/HYPH", "punct")), name(draw_surname(rng), "flat"))
        else:
            tree = tree.after(name(draw_surname(rng), "flat"))
    draw = rng.random()
    if draw < 0.2:
        return tree.before(name(rng.choice(_TITLES), "nmod:desc"))
    if draw < 0.3:
        country = adjective(rng.choice(COUNTRIES)[1])
        post = name("Minister", "nmod:desc").before(name(rng.choice(_TOPICS), "compound"))
        return tree.before(post.before(country) if rng.random() < 0.5 else post)
    if draw < 0.38:
        role = noun(rng.choice(_DESCRIBED)).under("nmod:desc")
        body = noun(rng.choice(("army", "government", "rebel", "police", "opposition", "ministry"))).under("compound")
        return tree.before(role.before(body))
    return tree


def body(rng: Rng) -> Tree:
    """Return a body that makes statements."""
    country, people = rng.choice(COUNTRIES)
    draw = rng.random()
    if draw < 0.2:
        head = name(rng.choice(_BODIES)).before(name(rng.choice(_TOPICS), "compound"))
        return the(head.before(adjective(people))) if rng.random() < 0.6 else _possessed(name(country), head)
    if draw < 0.4:
        return the(noun(rng.choice(("ministry", "group", "monitor", "agency", "army", "mission", "government"))))
    if draw < 0.5:
        return the(noun(rng.choice(("army", "military", "government", "opposition"))).before(adjective(people)))
    if draw < 0.6:
        rights = noun("Rights", "right").under("nmod")
        head = name(rng.choice(("Observatory", "Network", "Center", "Organization"))).before(adjective(people))
        return the(head.after(prep("for", rights.before(adjective("Human")), "nmod")))
    if draw < 0.7:
        return the(name(rng.choice(_GROUPS)).before(name(coin_name(rng), "compound")))
    if draw < 0.78:
        return noun("media").before(noun("state").under("compound"))
    if draw < 0.86:
        return name(rng.choice((*CAPITALS, country)))
    if draw < 0.93:
        letters = "".join(rng.choice("ABCDFHIKLMNOPRSTUY") for _ in range(rng.randint(3, 4)))
        agency = noun("agency").before(noun("news").under("compound"))
        return the(agency.before(name(letters, "compound")) if rng.random() < 0.5 else name(letters))
    return noun("militants", "militant") if rng.random() < 0.3 else noun("activists", "activist")


def _possessed(owner: Tree, head: Tree) -> Tree:
    return head.before(owner.under("nmod:poss").after(word("'s/'s/PART/POS", "case")))


def _described(rng: Rng) -> Tree:
    head = noun(rng.choice(_DESCRIBED))
    kind = rng.choice(("military", "senior", "local", "unnamed", "political", "medical"))
    head = head.before(adjective(kind)) if rng.random() < 0.6 else head
    if rng.random() < 0.3:
        head = head.after(prep("for", body(rng), "nmod"))
    return an(head) if rng.random() < 0.7 else the(head)


def _based(rng: Rng) -> Tree:
    """Return an apposition: "a Britain-based war monitor", "the head of the council"."""
    if rng.random() < 0.5:
        base = word("based/base/VERB/VBN/Tense=Past|VerbForm=Part|Voice=Pass", "amod")
        place = name(rng.choice((*CAPITALS, "Britain", "Turkey", "Istanbul")), "obl:unmarked")
        base = base.before(place.after(word("-/-/PUNCT/HYPH", "punct")))
        kind = rng.choice(("war", "rights", "conflict", "opposition"))
        head = noun(rng.choice(("monitor", "group", "organization", "watchdog"))).before(noun(kind).under("compound"))
        return an(head.before(base))
    role = noun(rng.choice(("head", "spokesman", "commander", "director", "member", "deputy")))
    return the(role).after(prep("of", body(rng), "nmod"))


def speaker(rng: Rng) -> Tree:
    """Return who speaks: a person, a body or a description, perhaps explained."""
    tree = rng.choice((person, person, body, body, _described))(rng)
    draw = rng.random()
    if draw < 0.15:
        return tree.after(_based(rng).before(comma()).under("appos"))
    if draw < 0.23:
        other = rng.choice((person, body))(rng).under("conj")
        return tree.after(other.before(word("and/and/CCONJ/CC", "cc")))
    return tree


def force(rng: Rng) -> Tree:
    """Return who acts in the field."""
    draw = rng.random()
    if draw < 0.3:
        kind = rng.choice([people for _, people in COUNTRIES] + ["armed", "foreign", "pro-government", "local"])
        return noun(*rng.choice(_FORCES).split("/")).before(adjective(kind))
    if draw < 0.5:
        kind = rng.choice(("government", "rebel", "opposition", "regime", "coalition"))
        return noun(*rng.choice(_FORCES).split("/")).before(noun(kind).under("compound"))
    if draw < 0.6:
        backed = word("backed/back/VERB/VBN/Tense=Past|VerbForm=Part|Voice=Pass", "amod")
        backer = name(rng.choice(COUNTRIES)[0], "obl:unmarked").after(word("-/-/PUNCT/HYPH", "punct"))
        return noun(*rng.choice(_FORCES).split("/")).before(backed.before(backer))
    if draw < 0.7:
        return the(noun(rng.choice(("army", "group", "militia", "rebels", "government"))))
    if draw < 0.85:
        return name(rng.choice(COUNTRIES)[0])
    return body(rng)


def place(rng: Rng) -> Tree:
    """Return a town, or a village near one, without its preposition."""
    town = name(draw_place(rng))
    draw = rng.random()
    if draw < 0.35:
        return town
    if draw < 0.5:
        kind = rng.choice(("village", "town", "city", "district", "province", "suburb"))
        return the(noun(kind).after(prep("of", town, "nmod")))
    if draw < 0.62:
        return town.before(adjective(rng.choice(("northern", "southern", "eastern", "western", "rural"))))
    if draw < 0.75:
        return the(noun(rng.choice(("province", "region", "district"))).before(town.under("compound")))
    if draw < 0.85:
        held = word("held/hold/VERB/VBN/Tense=Past|VerbForm=Part|Voice=Pass", "amod")
        holder = noun(rng.choice(("rebel", "government", "opposition"))).under("compound")
        kind = noun(rng.choice(("town", "village", "province"))).before(
            held.before(holder.after(word("-/-/PUNCT/HYPH", "punct")))
        )
        return the(kind.after(prep("of", town, "nmod")))
    return town.after(prep("in", name(rng.choice(COUNTRIES)[0]), "nmod"))


def _target(rng: Rng) -> Tree:
    thing = noun(rng.choice(_THINGS))
    tree = an(thing) if rng.random() < 0.6 else the(thing)
    if rng.random() < 0.5:
        return tree.after(prep(rng.choice(("near", "in", "outside")), place(rng), "nmod"))
    return tree if rng.random() < 0.7 else place(rng)


def _truce(rng: Rng) -> Tree:
    head = noun(rng.choice(("ceasefire", "truce", "agreement", "deal", "armistice")))
    if rng.random() < 0.25:
        head = head.before(noun("ceasefire" if head.text != "ceasefire" else "peace").under("compound"))
    if rng.random() < 0.2:
        return head.before(
            word("its/its/PRON/PRP$/Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs", "nmod:poss")
        )
    return the(head) if rng.random() < 0.75 else an(head)


def when(rng: Rng) -> tuple[Tree, ...]:
    """Return a day, or nothing."""
    draw = rng.random()
    day = name(rng.choice(_DAYS))
    if draw < 0.25:
        return (prep("on", day, "obl"),)
    if draw < 0.32:
        return (day.under("obl:unmarked"),)
    if draw < 0.4:
        part = noun(rng.choice(("morning", "evening", "night", "afternoon")))
        return (prep("on", part.before(day.under("compound")), "obl"),)
    if draw < 0.45:
        late = word(f"{rng.choice(('late', 'early'))}/late/ADV/RB/Degree=Pos", "advmod")
        if late.text == "early":
            late = word("early/early/ADV/RB/Degree=Pos", "advmod")
        return (
            prep("on", day, "obl").before(late) if rng.random() < 0.5 else word("overnight/overnight/ADV/RB", "advmod"),
        )
    return ()


# clauses: each returns a finite verb under ROOT, without the full stop


def _harm(rng: Rng) -> Tree:
    verb = rng.choice(HARMING)
    subject = _strike_noun(rng) if rng.random() < 0.6 else force(rng)
    tree = past(verb, subject).before(subject.under("nsubj")).after(victims(rng).under("obj"))
    if rng.random() < 0.4:
        second = past(rng.choice(HARMING[1:3]), subject).after(victims(rng).under("obj")).under("conj")
        tree = tree.after(second.before(word("and/and/CCONJ/CC", "cc")))
    return tree.after(*_where(rng), *when(rng))


def _strike_noun(rng: Rng) -> Tree:
    head = rng.choice(
        (noun("shelling"), noun("bombardment"), an(noun("airstrike")), noun("airstrikes", "airstrike"),
         noun("strikes", "strike"),
         an(noun("attack")), an(noun("explosion")), noun("clashes", "clash"), the(noun("bombing")))
    )  # fmt: skip
    draw = rng.random()
    if draw < 0.3:
        return head.after(prep("by", force(rng), "nmod"))
    if draw < 0.6:
        return head.after(prep(rng.choice(("on", "in", "near")), place(rng), "nmod"))
    return head


def _where(rng: Rng) -> tuple[Tree, ...]:
    return (prep(rng.choice(("in", "in", "near", "outside")), place(rng), "obl"),) if rng.random() < 0.45 else ()


def _strike(rng: Rng) -> Tree:
    subject = force(rng)
    verb = rng.choice(STRIKING)
    tree = past(verb, subject).before(subject.under("nsubj"))
    if rng.random() < 0.2:
        tree = participle(verb, passive=False).before(subject.under("nsubj"), had(subject))
    tree = tree.after(_target(rng).under("obj"), *when(rng))
    return tree.after(_killing(rng)) if rng.random() < 0.4 else tree


def _killing(rng: Rng) -> Tree:
    tree = ing(HARMING[0]).before(comma()).after(victims(rng).under("obj"))
    if rng.random() < 0.4:
        second = ing(rng.choice(HARMING[1:3])).after(victims(rng).under("obj")).under("conj")
        tree = tree.after(second.before(word("and/and/CCONJ/CC", "cc")))
    return tree


def _killed(rng: Rng) -> Tree:
    subject = victims(rng)
    verb = rng.choice(HARMING)
    tree = participle(verb, passive=True).before(subject.under("nsubj:pass"), was(subject))
    draw = rng.random()
    if draw < 0.3:
        other = victims(rng)
        second = participle(rng.choice(HARMING[1:3]), passive=True).before(other.under("nsubj:pass")).under("conj")
        if rng.random() < 0.4:
            second = participle(rng.choice(HARMING[1:3]), passive=True).under("conj")
            second = second.before(other.under("nsubj:pass"), was(other))
        return tree.after(*_where(rng), second.before(word("and/and/CCONJ/CC", "cc")), *when(rng))
    if draw < 0.55:
        tree = tree.after(prep(rng.choice(("in", "by")), _strike_noun(rng), "obl"))
        if tree.right[-1].left[0].text == "by":
            tree = Tree(**{**_fields(tree), "right": (*tree.right[:-1], tree.right[-1].under("obl:agent"))})
    tree = tree.after(*_where(rng), *when(rng))
    if rng.random() < 0.3:
        part = victims(rng).under("nmod")
        last = tree.before()
        including = part.before(comma(), word("including/include/VERB/VBG/Tense=Pres|VerbForm=Part", "case"))
        head = last.left[0].after(including.after(comma()))
        return Tree(**{**_fields(last), "left": (head, *last.left[1:])})
    return tree


def _fields(tree: Tree) -> dict[str, object]:
    return {key: getattr(tree, key) for key in Tree.__slots__}


def _break(rng: Rng) -> Tree:
    subject = force(rng)
    verb = rng.choice(BREAKING)
    if rng.random() < 0.3:
        did = word("did/do/AUX/VBD/Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", "aux")
        tree = word(f"{verb.lemma}/{verb.lemma}/VERB/VB/VerbForm=Inf", "ROOT")
        return tree.before(subject.under("nsubj"), did, word("not/not/PART/RB/Polarity=Neg", "advmod")).after(
            _truce(rng).under("obj")
        )
    return past(verb, subject).before(subject.under("nsubj")).after(_truce(rng).under("obj"), *when(rng))


def _struck(rng: Rng) -> Tree:
    subject = _target(rng)
    verb = rng.choice(STRIKING)
    tree = participle(verb, passive=True).before(subject.under("nsubj:pass"), was(subject))
    if rng.random() < 0.6:
        tree = tree.after(prep("by", force(rng), "obl:agent"))
    return tree.after(*when(rng))


def _plain(rng: Rng) -> Tree:
    subject = force(rng)
    draw = rng.randrange(5)
    if draw == 0:
        verb = rng.choice(
            (_verb("withdraw", "withdrew", "withdrawn"), _verb("retreat", "retreated"), _verb("pull", "pulled"))
        )
        tree = past(verb, subject).before(subject.under("nsubj"))
        return tree.after(prep("from", place(rng), "obl"), *when(rng))
    if draw == 1:
        tree = past(_verb("agree", "agreed"), subject).before(subject.under("nsubj"))
        return tree.after(infinitive(rng.choice(BREAKING)).after(_truce(rng).under("obj")))
    if draw == 2:
        truce = _truce(rng)
        tree = past(_verb("enter", "entered"), truce).before(truce.under("nsubj"))
        return tree.after(prep("into", noun("force"), "obl"), *when(rng))
    if draw == 3:
        tree = past(Verb(lemma="open", past="opened", part="opened", ing="opening"), subject)
        tree = tree.before(subject.under("nsubj")).after(noun("fire").under("obj"))
        return tree.after(prep(rng.choice(("on", "at", "toward")), _target(rng), "obl"), *when(rng))
    tree = word("continue/continue/VERB/VB/VerbForm=Inf", "ROOT")
    will = word(f"{rng.choice(('will', 'would'))}/will/AUX/MD/VerbForm=Fin", "aux")
    if will.text == "would":
        will = word("would/would/AUX/MD/VerbForm=Fin", "aux")
    return tree.before(subject.under("nsubj"), will).after(
        infinitive(rng.choice(BREAKING)).after(_truce(rng).under("obj"))
    )


def clause(rng: Rng) -> Tree:
    """Return what is said to have happened: as reports have it, or any clause."""
    if rng.clauses and rng.random() < BORROWED:
        return rng.choice(rng.clauses)
    return rng.choice((_harm, _strike, _strike, _killed, _killed, _break, _struck, _plain))(rng)


# sentences


def _content(rng: Rng, *, quoted: bool, closing: str = ",") -> Tree:
    tree = clause(rng).under("ccomp")
    tree = capital(tree) if quoted else tree
    mark = word(f"{closing}/{closing}/PUNCT/{closing}", "punct")
    if not quoted:
        return tree.after(mark)
    style = rng.random()
    opened, closed = ('"', '"') if style < 0.6 else ("“", "”")
    close = word(f"{closed}/{closed}/PUNCT/''", "punct")
    tail = (mark, close) if rng.random() < 0.75 else (close, mark)
    return tree.before(word(f"{opened}/{opened}/PUNCT/``", "punct")).after(*tail)


def _channel(rng: Rng) -> tuple[Tree, ...]:
    draw = rng.random()
    if draw < 0.2:
        return (prep("in", an(noun(rng.choice(("statement", "report", "interview")))), "obl"),)
    if draw < 0.28:
        return (prep("on", rng.choice((name("Twitter"), name("Telegram"), noun("television"))), "obl"),)
    return when(rng)


def _after_inverted(rng: Rng) -> Tree:
    who = speaker(rng)
    said = past(rng.choice(SAYING), who)
    return said.before(_content(rng, quoted=rng.random() < 0.4)).after(who.under("nsubj"), *_channel(rng))


def _after(rng: Rng) -> Tree:
    who = _closed(speaker(rng))
    said = past(rng.choice(SAYING), who)
    return said.before(_content(rng, quoted=rng.random() < 0.4), who.under("nsubj")).after(*_channel(rng))


def _closed(who: Tree) -> Tree:
    if who.right and who.right[-1].relation == "appos":
        last = who.right[-1].after(comma())
        return Tree(**{**_fields(who), "right": (*who.right[:-1], last)})
    return who


def _before(rng: Rng) -> Tree:
    who = _closed(speaker(rng))
    said = past(rng.choice(SAYING), who).before(who.under("nsubj")).after(*_channel(rng))
    content = clause(rng).under("ccomp")
    if rng.random() < 0.65:
        content = content.before(word("that/that/SCONJ/IN", "mark"))
    return said.after(content)


def _before_quoted(rng: Rng) -> Tree:
    who = _closed(speaker(rng))
    said = past(rng.choice(SAYING), who).before(who.under("nsubj"))
    mark = word(rng.choice((",/,/PUNCT/,", ":/:/PUNCT/:")), "punct")
    content = capital(clause(rng)).under("ccomp")
    opened, closed = ('"', '"') if rng.random() < 0.6 else ("“", "”")
    content = content.before(mark, word(f"{opened}/{opened}/PUNCT/``", "punct"))
    return said.after(content.after(word(f"{closed}/{closed}/PUNCT/''", "punct")))


def _according(rng: Rng) -> Tree:
    case = word("according/accord/VERB/VBG/ExtPos=ADP|Tense=Pres|VerbForm=Part", "case").after(
        word("to/to/ADP/IN", "fixed")
    )
    source = speaker(rng).before(case).under("obl")
    tree = clause(rng)
    if rng.random() < 0.5:
        return tree.before(source.after(comma()))
    return tree.after(source.before(comma()) if rng.random() < 0.7 else source)


def _accuse(rng: Rng) -> Tree:
    who = _closed(speaker(rng))
    accused = past(Verb(lemma="accuse", past="accused", part="accused", ing="accusing"), who)
    accused = accused.before(who.under("nsubj")).after(force(rng).under("obj"))
    of = word("of/of/SCONJ/IN", "mark")
    if rng.random() < 0.5:
        deed = ing(rng.choice(STRIKING)).after(_target(rng).under("obj"), *when(rng))
        deed = deed.after(_killing(rng)) if rng.random() < 0.3 else deed
    else:
        deed = ing(rng.choice(BREAKING)).after(_truce(rng).under("obj"), *when(rng))
    return accused.after(deed.before(of))


def _deny(rng: Rng) -> Tree:
    who = _closed(speaker(rng))
    verb = rng.choice((_verb("deny", "denied"), _verb("deny", "denied"), _verb("reject", "rejected")))
    tree = past(verb, who).before(who.under("nsubj"))
    draw = rng.random()
    if verb.lemma == "deny" and draw < 0.45:
        content = clause(rng).under("ccomp")
        return tree.after(content.before(word("that/that/SCONJ/IN", "mark")) if rng.random() < 0.75 else content)
    if verb.lemma == "deny" and draw < 0.7:
        return tree.after(ing(rng.choice(STRIKING + BREAKING[:3])).under("xcomp").after(_target(rng).under("obj")))
    claim = rng.choice((noun("accusation"), noun("report"), noun("claim"), noun("allegation")))
    return tree.after(the(claim).under("obj"), *_channel(rng))


def _tell(rng: Rng) -> Tree:
    who = _closed(speaker(rng))
    tree = past(_verb("tell", "told"), who)
    hearer = rng.choice(
        (
            noun("reporters", "reporter"),
            noun("journalists", "journalist"),
            name("Reuters"),
            the(noun("agency")),
            name(coin_name(rng)),
        )
    )
    draw = rng.random()
    if draw < 0.35:
        return tree.before(_content(rng, quoted=rng.random() < 0.6), who.under("nsubj")).after(
            hearer.under("iobj"), *when(rng)
        )
    content = clause(rng).under("ccomp")
    content = content.before(word("that/that/SCONJ/IN", "mark")) if rng.random() < 0.7 else content
    return tree.before(who.under("nsubj")).after(hearer.under("iobj"), *when(rng), content)


def _inserted(rng: Rng) -> Tree:
    tree = rng.choice((_strike, _killed, _break, _plain))(rng)
    who = rng.choice((person, body))(rng)
    said = past(rng.choice(SAYING), who).before(comma(), who.under("nsubj")).after(comma()).under("parataxis")
    subject = next(index for index, child in enumerate(tree.left) if child.relation.startswith("nsubj"))
    if any(node.text == "," for node, _ in flatten(tree.left[subject])):
        return tree
    left = (*tree.left[: subject + 1], said, *tree.left[subject + 1 :])
    return Tree(**{**_fields(tree), "left": left})


def _saying(rng: Rng) -> Tree:
    """Return one clause with another behind: "..., adding that ..."."""
    tree = rng.choice((_before, _deny, _accuse))(rng)
    more = rng.choice(
        (Verb(lemma="add", past="added", part="added", ing="adding"),
         Verb(lemma="say", past="said", part="said", ing="saying"),
         Verb(lemma="deny", past="denied", part="denied", ing="denying"))
    )  # fmt: skip
    content = clause(rng).under("ccomp")
    content = content.before(word("that/that/SCONJ/IN", "mark")) if rng.random() < 0.75 else content
    return tree.after(ing(more).before(comma()).after(content))


def _reported(rng: Rng) -> Tree:
    who = _closed(speaker(rng))
    verb = rng.choice((_verb("report", "reported"), _verb("condemn", "condemned"), _verb("record", "recorded")))
    tree = past(verb, who).before(who.under("nsubj"))
    return tree.after(_strike_noun(rng).under("obj"), *when(rng))


def _plain_clause(rng: Rng) -> Tree:
    return clause(rng)


_SENTENCES: tuple[tuple[Callable[[Rng], Tree], int], ...] = (
    (_after_inverted, 5),
    (_after, 5),
    (_before, 4),
    (_before_quoted, 1),
    (_according, 3),
    (_accuse, 3),
    (_deny, 3),
    (_tell, 3),
    (_inserted, 2),
    (_saying, 2),
    (_reported, 2),
    (_plain_clause, 4),
)


def sentence(rng: Rng) -> Tree:
    """Return one whole sentence."""
    shapes, weights = zip(*_SENTENCES, strict=True)
    tree: Tree = rng.choices(shapes, weights)[0](rng)
    return tree.under("ROOT").after(word("././PUNCT/.", "punct"))


def sentences(count: int, *, seed: int, clauses: tuple[Tree, ...] = ()) -> Iterator[Tree]:
    """Yield that many sentences; the same seed gives the same ones."""
    rng = Rng(seed)
    rng.clauses = clauses
    for _ in range(count):
        yield sentence(rng)
