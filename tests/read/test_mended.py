"""Whether trees whose verb a parser overlooked are mended, whoever made them."""

import pytest
import spacy
from spacy.tokens import Doc as Parsed

from trucewatch.read.grammar import Clause, clauses_of
from trucewatch.read.mended import mended
from trucewatch.read.tree import Doc

VOCAB = spacy.blank("en").vocab
POS = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "VBD": "VERB",
    "VBZ": "VERB",
    "VBN": "VERB",
    "VB": "VERB",
    "VBG": "VERB",
    "IN": "ADP",
    "DT": "DET",
    "JJ": "ADJ",
    "CC": "CCONJ",
    "CD": "NUM",
    "RB": "ADV",
    "PRP": "PRON",
    "WP": "PRON",
    "WP$": "PRON",
    "AUX": "AUX",
    "TO": "PART",
    "POS": "PART",
    ",": "PUNCT",
    ".": "PUNCT",
    ":": "PUNCT",
    "-LRB-": "PUNCT",
    "-RRB-": "PUNCT",
}


def sentence(rows: str) -> Doc:
    """Return a sentence from rows of word, tag, relation and the number of its head, counted from nought."""
    table = [row.split() for row in rows.strip().splitlines()]
    parsed = Parsed(
        VOCAB,
        words=[word for word, *_ in table],
        tags=[tag for _, tag, *_ in table],
        pos=[POS[tag] for _, tag, *_ in table],
        deps=[relation for _, _, relation, _ in table],
        heads=[int(head) for *_, head in table],
    )
    return Doc(parsed)


def told(doc: Doc) -> dict[str, Clause]:
    """Return the clauses of a sentence by their verbs."""
    return {clause.head.text: clause for clause in clauses_of(doc)}


def subjects(clause: Clause) -> list[str]:
    """Return the words that are its subjects."""
    return [token.text for token in clause.subjects]


REDUCED = """
An DT det 1
patrol NN ROOT 1
of IN case 3
soldiers NNS nmod 1
crossed VBN acl 3
into IN case 6
Vale NNP obl 4
. . punct 1
"""
PASSIVE = """
A DT det 1
post NN ROOT 1
held VBN acl 1
by IN case 4
rebels NNS obl:agent 2
. . punct 1
"""
PLURAL = """
The DT det 2
liaison NN compound 2
officer NN compound 3
denies NNS ROOT 3
the DT det 5
charge NN obj 3
. . punct 3
"""
ASIDE = """
On IN case 1
Monday NNP obl 8
, , punct 5
the DT det 5
ministry NN compound 5
reckons NNS appos 1
, , punct 5
rebels NNS nsubj 8
left VBD ROOT 8
Birn NNP obj 8
. . punct 8
"""
FIGURE = """
The DT det 2
health NN compound 2
bureau NN compound 3
lists NNS nsubj 5
40 CD flat 3
killed VBN ROOT 5
in IN case 7
Birn NNP obl 5
. . punct 5
"""
TWO_VERBS = """
Infantry NN nsubj 5
crossed VBN acl 0
the DT det 3
line NN obj 1
and CC cc 5
took VBD ROOT 5
three CD nummod 7
farmers NNS obj 5
. . punct 5
"""
TWO_SUBJECTS = """
Lorries NNS nsubj 7
carrying VBG acl 0
flour NN obj 1
reached VBN xcomp 1
Birn NNP obj 3
, , punct 0
officials NNS nsubj 7
said VBD ROOT 7
. . punct 7
"""
DUE = """
The DT det 1
envoy NN nsubj 5
is AUX cop 5
due JJ case 5
in IN case 5
Birn NNP ROOT 5
on IN case 7
Friday NNP obl 5
. . punct 5
"""
GERUND = """
They PRP nsubj 1
accused VBD ROOT 1
rebels NNS obj 1
of IN mark 4
shelling NN acl 2
Birn NNP obj 4
. . punct 1
"""
ATTRIBUTE = """
The DT det 1
mission NN nsubj 2
delivered VBD amod 3
food NN ROOT 3
to IN case 5
Birn NNP nmod 3
. . punct 3
"""
DEED = """
Fighting VBG advcl 4
between IN case 2
rebels NNS obl 0
loudly RB advmod 4
shut VBD ROOT 4
the DT det 6
road NN obj 4
. . punct 4
"""
STATE = """
Averia NNP nsubj 1
remains VBZ ccomp 7
committed VBN ccomp 7
to IN case 4
it PRP obl 2
, , punct 2
officials NNS nsubj 7
said VBD ROOT 7
. . punct 7
"""
RELATIVE = """
The DT det 1
monitor NN nsubj 5
, , punct 1
whose WP$ nmod:poss 4
teams NNS nsubj 5
cover VBZ ccomp 8
Birn NNP obj 5
, , punct 5
said VBD ROOT 8
so RB advmod 8
. . punct 8
"""

AUXILIARY = """
Averia NNP nsubj 1
had AUX aux 4
so RB advmod 3
far RB advmod 4
fulfilled VBN ccomp 9
its PRP nmod:poss 6
promises NNS obj 4
, , punct 9
he PRP nsubj 9
said VBD root 9
. . punct 9
"""

TOLD_VERB = """
Rebels NNS nsubj 1
control NN nsubj 8
about IN advmod 3
70 CD nummod 4
percent NN nmod 1
, , punct 7
the DT det 7
governor NN nsubj 8
told VBD root 8
. . punct 8
"""

MENDED = [
    (TOLD_VERB, "control", ["Rebels"]),
    (AUXILIARY, "fulfilled", ["Averia"]),
    (REDUCED, "crossed", ["patrol"]),
    (PLURAL, "denies", ["officer"]),
    (ASIDE, "reckons", ["ministry"]),
    (FIGURE, "lists", ["bureau"]),
    (TWO_VERBS, "crossed", ["Infantry"]),
    (TWO_VERBS, "took", ["Infantry"]),
    (TWO_SUBJECTS, "reached", ["Lorries"]),
    (TWO_SUBJECTS, "said", ["officials"]),
    (DUE, "due", ["envoy"]),
    (ATTRIBUTE, "delivered", ["mission"]),
    (DEED, "shut", ["Fighting"]),
    (STATE, "committed", ["Averia"]),
    (RELATIVE, "said", ["monitor"]),
]


@pytest.mark.parametrize(("rows", "verb", "wanted"), MENDED)
def test_an_overlooked_verb_gets_its_clause(rows: str, verb: str, wanted: list[str]) -> None:
    """Whatever the parser took it for, the verb that the sentence turns on has a clause with its own subject."""
    clauses = told(mended(sentence(rows)))

    assert subjects(clauses[verb]) == wanted
    assert not clauses[verb].is_passive


def test_a_gerund_governs_what_is_behind_it() -> None:
    """ "Of shelling X" is a verb with its object, and its own dictionary form."""
    clause = told(mended(sentence(GERUND)))["shelling"]

    assert clause.lemma == "shell"
    assert [token.text for token in clause.objects] == ["Birn"]


def test_a_participle_with_its_doer_stays_one() -> None:
    """ "A post held by rebels." names a post: there is no verb to be found in it."""
    doc = mended(sentence(PASSIVE))

    assert next(token.text for token in doc if token.head is token) == "post"


@pytest.mark.parametrize(
    "rows", [AUXILIARY, TOLD_VERB, REDUCED, PASSIVE, PLURAL, ASIDE, FIGURE, TWO_VERBS, TWO_SUBJECTS, DUE, DEED, STATE]
)
def test_a_sentence_stays_one_tree(rows: str) -> None:
    """After any repair there is one root, and every word hangs on it."""
    doc = mended(sentence(rows))
    [root] = [token for token in doc if token.head is token]

    assert sorted(token.i for token in root.subtree) == list(range(len(doc)))


def test_mending_twice_changes_nothing_more() -> None:
    """What was mended needs no mending."""
    once = mended(sentence(TWO_VERBS))
    heads = [token.head.i for token in once]

    assert [token.head.i for token in mended(once)] == heads


LOST_OBJECT = """
Troops NNS nsubj 2
have AUX aux 2
retaken VBN ccomp 7
Birn NNP amod 6
, , punct 3
state NN compound 6
television NN nsubj 7
reported VBD ROOT 7
. . punct 7
"""
SAY = """
The DT det 1
guns NNS nsubj 4
have AUX aux 4
been AUX cop 4
silent JJ ROOT 4
, , punct 6
residents NNS conj 4
of IN case 9
Birn NNP compound 9
say NN nmod 6
. . punct 4
"""


def test_what_is_told_before_a_comma_is_not_part_of_who_tells_it() -> None:
    """ "Troops have retaken Birn, state television reported": it is Birn that was retaken."""
    doc = mended(sentence(LOST_OBJECT))

    assert [token.text for token in told(doc)["retaken"].objects] == ["Birn"]
    assert subjects(told(doc)["reported"]) == ["television"]


def test_say_at_the_end_of_a_sentence_is_a_verb() -> None:
    """ "The guns have been silent, residents of Birn say": the residents say it."""
    doc = mended(sentence(SAY))

    assert subjects(told(doc)["say"]) == ["residents"]
    assert subjects(told(doc)["silent"]) == ["guns"]


OPENING_DAY = """
On IN case 4
20 CD nummod 4
November NNP compound 4
Averian JJ amod 4
soldiers NNS obl 5
killed VBD ROOT 5
two CD nummod 7
herders NNS obj 5
. . punct 5
"""


def test_a_day_with_no_comma_behind_it_opens_the_sentence_alone() -> None:
    """ "On 20 November Averian soldiers killed two herders": the soldiers did it, and then."""
    doc = mended(sentence(OPENING_DAY))

    assert subjects(told(doc)["killed"]) == ["soldiers"]
    assert doc[2].head.text == "killed"


OPENING_PLACE = """
In IN case 1
Arkell NNP compound 3
armed JJ amod 3
men NNS nsubj 4
stopped VBD ROOT 4
a DT det 6
convoy NN obj 4
. . punct 4
"""
UNIT_BEHIND_A_DAY = """
On IN case 3
Monday NNP compound 3
night NN compound 3
artillery NN obl 8
of IN case 7
the DT det 7
Fourth NNP compound 7
Division NNP nmod 3
hit VBD ROOT 8
Arkell NNP obj 8
. . punct 8
"""


def test_a_place_with_no_comma_behind_it_opens_the_sentence_alone() -> None:
    """ "In Arkell armed men stopped a convoy": the men did it, and there."""
    doc = mended(sentence(OPENING_PLACE))

    assert subjects(told(doc)["stopped"]) == ["men"]
    assert doc[1].head.text == "stopped"


def test_a_unit_behind_a_day_that_opens_the_sentence_is_its_subject() -> None:
    """ "On Monday night artillery of the Fourth Division hit Arkell": the artillery did it."""
    doc = mended(sentence(UNIT_BEHIND_A_DAY))

    assert subjects(told(doc)["hit"]) == ["artillery"]
    assert doc[2].head.text == "hit"


def test_a_clause_behind_a_semicolon_has_its_own_verb() -> None:
    """What stands behind a semicolon is not coordinated with the object before it."""
    doc = mended(
        sentence(
            """
            Gunners NNS nsubj 1
            moved VBD ROOT 1
            guns NNS obj 1
            ; : punct 4
            tanks NNS conj 2
            remained VBN acl 4
            near IN case 7
            Arkell NNP obl 5
            . . punct 1
            """
        )
    )

    assert subjects(told(doc)["remained"]) == ["tanks"]
    assert [part.text for part in told(doc)["moved"].objects] == ["guns"]


def test_nothing_in_brackets_is_coordinated_with_a_word_outside() -> None:
    """An aside in brackets tells of the person before it, and is no second one."""
    doc = mended(
        sentence(
            """
            Farmers NNS nsubj 6
            ( -LRB- punct 2
            women NNS appos 0
            , , punct 4
            sixties NNS conj 0
            ) -RRB- punct 0
            spoke VBD ROOT 6
            . . punct 6
            """
        )
    )

    assert subjects(told(doc)["spoke"]) == ["Farmers"]
