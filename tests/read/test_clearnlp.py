"""Trees of ready-made pipelines are turned into those that the grammar knows."""

from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from trucewatch.read.clearnlp import COMPONENT, speaks_clearnlp, with_universal_labels
from trucewatch.read.grammar import Clause, clauses_of
from trucewatch.read.syntax import case_of
from trucewatch.read.tree import Doc as Tree

_VOCAB = spacy.blank("en").vocab
_LEMMAS = {"was": "be", "were": "be", "is": "be", "are": "be", "killed": "kill", "fled": "flee"}


def parsed(rows: str) -> Doc:
    """Make a document of rows `word TAG POS head label`, the head counted from 0."""
    cells = [row.split() for row in rows.strip().splitlines()]
    words = [cell[0] for cell in cells]
    return Doc(
        _VOCAB,
        words=words,
        tags=[cell[1] for cell in cells],
        pos=[cell[2] for cell in cells],
        lemmas=[_LEMMAS.get(word, word) for word in words],
        heads=[int(cell[3]) for cell in cells],
        deps=[cell[4] for cell in cells],
    )


def tree(doc: Doc) -> list[str]:
    """Write each token as `label(head, word)`."""
    return [f"{token.dep_}({token.head.text}, {token.text})" for token in doc]


def only_clause(doc: Doc, lemma: str) -> Clause:
    [clause] = [clause for clause in clauses_of(Tree(doc)) if clause.lemma == lemma]
    return clause


PASSIVE = """
Eleven CD NUM 1 nummod
people NNS NOUN 3 nsubjpass
were VBD AUX 3 auxpass
killed VBN VERB 3 ROOT
by IN ADP 3 agent
shells NNS NOUN 4 pobj
in IN ADP 3 prep
southern JJ ADJ 8 amod
Idlib NNP PROPN 6 pobj
last JJ ADJ 10 amod
week NN NOUN 3 npadvmod
. . PUNCT 3 punct
"""


def test_a_passive_shows_its_agent_and_its_place() -> None:
    """A preposition hangs on its noun, and the noun on the verb: as agent behind "by"."""
    doc = with_universal_labels(parsed(PASSIVE))

    clause = only_clause(doc, "kill")
    assert clause.is_passive
    assert [token.text for token in clause.agents] == ["shells"]
    assert [token.text for token in clause.undergoers] == ["people"]
    assert "obl(killed, Idlib)" in tree(doc)
    assert "case(Idlib, in)" in tree(doc)
    assert "obl:unmarked(killed, week)" in tree(doc)


def test_the_object_and_a_negation_bear_their_universal_names() -> None:
    """`dobj`, `neg` and `poss` only change their names."""
    doc = with_universal_labels(
        parsed("""
        Moscow NNP PROPN 3 nsubj
        did VBD AUX 3 aux
        not RB PART 3 neg
        deny VB VERB 3 ROOT
        its PRP$ PRON 5 poss
        role NN NOUN 3 dobj
        """)
    )

    assert tree(doc) == [
        "nsubj(deny, Moscow)",
        "aux(deny, did)",
        "advmod(deny, not)",
        "ROOT(deny, deny)",
        "nmod:poss(role, its)",
        "obj(deny, role)",
    ]
    assert only_clause(doc, "deny").is_negated


def test_a_noun_behind_a_noun_is_its_modifier() -> None:
    """What "of" joins to a noun is `nmod`, not `obl`."""
    doc = with_universal_labels(
        parsed("""
        withdrawal NN NOUN 0 ROOT
        of IN ADP 0 prep
        weapons NNS NOUN 1 pobj
        """)
    )

    assert tree(doc) == ["ROOT(withdrawal, withdrawal)", "case(weapons, of)", "nmod(withdrawal, weapons)"]


def test_two_prepositions_in_a_row_both_mark_the_noun() -> None:
    """Of "from behind the hill" both prepositions hang on the noun."""
    doc = with_universal_labels(
        parsed("""
        fire NN NOUN 0 ROOT
        from IN ADP 0 prep
        behind IN ADP 1 prep
        hills NNS NOUN 2 pobj
        """)
    )

    assert tree(doc)[1:] == ["case(hills, from)", "case(hills, behind)", "nmod(fire, hills)"]
    assert case_of(Tree(doc)[3]) == "from behind"


def test_according_to_is_one_preposition() -> None:
    """ "According to" marks whose word it is as one fixed expression."""
    doc = with_universal_labels(
        parsed("""
        Three CD NUM 1 nsubj
        died VBD VERB 1 ROOT
        according VBG VERB 1 prep
        to IN ADP 2 prep
        medics NNS NOUN 3 pobj
        """)
    )

    assert tree(doc)[2:] == ["case(medics, according)", "fixed(according, to)", "obl(died, medics)"]


def test_because_of_is_one_preposition() -> None:
    """The noun behind "because of" hangs on the first of the two words, and is found there."""
    doc = with_universal_labels(
        parsed("""
        They PRP PRON 1 nsubj
        fled VBD VERB 1 ROOT
        because IN SCONJ 1 prep
        of IN ADP 2 pcomp
        shelling NN NOUN 2 pobj
        """)
    )

    assert tree(doc)[2:] == ["case(shelling, because)", "fixed(because, of)", "obl(fled, shelling)"]


def test_a_clause_behind_a_preposition_is_a_clause() -> None:
    """ "Accused of shelling a village" makes "shelling" a clause with its object."""
    doc = with_universal_labels(
        parsed("""
        Ankara NNP PROPN 1 nsubj
        accused VBD VERB 1 ROOT
        them PRP PRON 1 dobj
        of IN ADP 1 prep
        shelling VBG VERB 3 pcomp
        villages NNS NOUN 4 dobj
        """)
    )

    assert tree(doc)[3:] == ["mark(shelling, of)", "advcl(accused, shelling)", "obj(shelling, villages)"]


@pytest.mark.parametrize(
    ("predicate", "label"), [("soldier NN NOUN 1 attr", "soldier"), ("calm JJ ADJ 1 acomp", "calm")]
)
def test_what_something_is_heads_the_sentence(predicate: str, label: str) -> None:
    """A copula hangs on its predicate, and so does the subject."""
    doc = with_universal_labels(
        parsed(f"""
        Morek NNP PROPN 1 nsubj
        is VBZ AUX 1 ROOT
        {predicate}
        """)
    )

    assert tree(doc) == [f"nsubj({label}, Morek)", f"cop({label}, is)", f"ROOT({label}, {label})"]


def test_where_something_is_heads_the_sentence() -> None:
    """ "Troops were in Morek" is about Morek, with "were" as its copula."""
    doc = with_universal_labels(
        parsed("""
        Troops NNS NOUN 1 nsubj
        were VBD AUX 1 ROOT
        in IN ADP 1 prep
        Morek NNP PROPN 2 pobj
        """)
    )

    assert tree(doc) == ["nsubj(Morek, Troops)", "cop(Morek, were)", "case(Morek, in)", "ROOT(Morek, Morek)"]


def test_what_there_is_is_the_subject() -> None:
    """ "There were clashes" keeps its verb as head; the clashes are its subject."""
    doc = with_universal_labels(
        parsed("""
        There EX PRON 1 expl
        were VBD AUX 1 ROOT
        clashes NNS NOUN 1 attr
        """)
    )

    assert tree(doc) == ["expl(were, There)", "ROOT(were, were)", "nsubj(were, clashes)"]


def test_conjuncts_hang_on_the_first() -> None:
    """A chain of conjuncts becomes a fan, with "and" on the one behind it."""
    doc = with_universal_labels(
        parsed("""
        Russia NNP PROPN 5 nsubj
        Turkey NNP PROPN 0 conj
        and CC CCONJ 1 cc
        Iran NNP PROPN 1 conj
        will MD AUX 5 aux
        meet VB VERB 5 ROOT
        """)
    )

    assert tree(doc)[:4] == ["nsubj(meet, Russia)", "conj(Russia, Turkey)", "cc(Iran, and)", "conj(Russia, Iran)"]


def test_a_second_preposition_joins_its_noun_to_the_first() -> None:
    """Of "in Idlib and in Hama" the two towns are joined, each under its own preposition."""
    doc = with_universal_labels(
        parsed("""
        fighting NN NOUN 0 ROOT
        in IN ADP 0 prep
        Idlib NNP PROPN 1 pobj
        and CC CCONJ 1 cc
        in IN ADP 1 conj
        Hama NNP PROPN 4 pobj
        """)
    )

    assert tree(doc)[1:] == [
        "case(Idlib, in)",
        "nmod(fighting, Idlib)",
        "cc(Hama, and)",
        "case(Hama, in)",
        "conj(Idlib, Hama)",
    ]


def test_the_infinitive_is_marked() -> None:
    """ "To" before an infinitive is a mark, no auxiliary."""
    doc = with_universal_labels(
        parsed("""
        agreed VBD VERB 0 ROOT
        to TO PART 2 aux
        withdraw VB VERB 0 xcomp
        """)
    )

    assert tree(doc)[1:] == ["mark(withdraw, to)", "xcomp(agreed, withdraw)"]


def test_a_preposition_without_a_noun_stays_where_it_is() -> None:
    """ "The town they fought for": nothing stands behind "for", so it modifies the verb."""
    doc = with_universal_labels(
        parsed("""
        town NN NOUN 0 ROOT
        they PRP PRON 2 nsubj
        fought VBD VERB 0 relcl
        for IN ADP 2 prep
        """)
    )

    assert tree(doc)[1:] == ["nsubj(fought, they)", "acl:relcl(town, fought)", "advmod(fought, for)"]


def test_sentences_stay_apart() -> None:
    """Each sentence keeps its own tree, and an empty document none."""
    doc = with_universal_labels(
        parsed("""
        Troops NNS NOUN 1 nsubj
        left VBD VERB 1 ROOT
        Morek NNP PROPN 3 nsubj
        fell VBD VERB 3 ROOT
        """)
    )

    assert [sentence.text for sentence in doc.sents] == ["Troops left", "Morek fell"]
    assert len(with_universal_labels(Doc(_VOCAB))) == 0


@pytest.mark.parametrize(("label", "expected"), [("dobj", True), ("obj", False)])
def test_a_pipeline_shows_its_labels(label: str, *, expected: bool) -> None:
    """Whether a pipeline needs the conversion is told by its parser's labels."""
    nlp = spacy.blank("en")
    parser: Any = nlp.add_pipe("parser")
    parser.add_label(label)

    assert speaks_clearnlp(nlp) is expected
    assert not speaks_clearnlp(spacy.blank("en"))


def test_the_conversion_is_a_step_of_a_pipeline() -> None:
    """A pipeline takes the conversion as its last step, and every document passes through it."""
    nlp = spacy.blank("en")
    nlp.add_pipe(COMPONENT)

    [doc] = nlp.pipe([parsed(PASSIVE)])

    assert "obl:agent(killed, shells)" in tree(doc)
