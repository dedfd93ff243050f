"""Whether the plain copy of a parsed sentence says what the pipeline's own tokens say."""

import spacy

from trucewatch.read.roughtree import add_rough_trees
from trucewatch.read.tree import Doc, Words

NAMES = ("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_")
FLAGS = ("whitespace_", "is_punct", "like_num")
SENTENCE = 'Guns  hit two villages near Arkell, killing 3 -- "nobody else", Borland\'s aide said.'


def test_tokens_are_copied_whole() -> None:
    """Each attribute and each head is the one that the pipeline gives, odd spaces or not."""
    nlp = spacy.blank("en")
    add_rough_trees(nlp)
    parsed = nlp(SENTENCE)

    doc = Doc(parsed)

    assert [[getattr(token, name) for name in (*NAMES, *FLAGS)] for token in doc] == [
        [getattr(token, name) for name in (*NAMES, *FLAGS)] for token in parsed
    ]
    assert [token.head.i for token in doc] == [token.head.i for token in parsed]
    assert doc.text == SENTENCE


def test_words_are_made_once() -> None:
    """Two sentences that share a word share its string."""
    nlp = spacy.blank("en")
    words = Words(nlp.vocab.strings)

    one, other = (Doc(nlp(text), words) for text in ("the guns", "guns fell"))

    assert one[1].text is other[0].text
