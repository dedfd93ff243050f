"""Change what the treebank happens to say so that the reader learns the shape.

Rare proper nouns get other names, a small share of documents loses its capital
letters, and some documents are cut, because a paragraph of a report is shorter
than ten sentences. Heads, relations, tags and spacing stay.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc
from spacy.vocab import Vocab

from names import draw_given, draw_place, draw_surname

COMMON_NAME = 25
"""A proper noun seen more often than this is a word everyone knows: it stays."""
_DRAWS = (draw_given, draw_surname, draw_place)


def count_names(docs: Iterable[Doc]) -> Counter[str]:
    """Count the spellings of proper nouns in the treebank."""
    return Counter(token.text for doc in docs for token in doc if token.tag_ == "NNP")


def swap_names(doc: Doc, counts: Counter[str], rng: random.Random, *, share: float) -> Doc:
    """Return the document with a share of its rare names replaced.

    One spelling gets one new name throughout the document.
    """
    new: dict[str, str] = {}
    words = []
    lemmas = []
    for token in doc:
        if not _is_rare_name(token.text, token.tag_, counts):
            words.append(token.text)
            lemmas.append(token.lemma_)
            continue
        if token.text not in new:
            new[token.text] = rng.choice(_DRAWS)(rng) if rng.random() < share else token.text
        name = new[token.text]
        words.append(name.upper() if token.text.isupper() and name != token.text else name)
        lemmas.append(name if name != token.text else token.lemma_)
    return rebuild(doc, doc.vocab, words, lemmas)


def lower_words(doc: Doc) -> Doc:
    """Return the document in small letters, its lemmas as they were."""
    return rebuild(doc, doc.vocab, [token.lower_ for token in doc], [token.lemma_ for token in doc])


def cut(doc: Doc, rng: random.Random) -> Iterator[Doc]:
    """Yield the document in pieces of one to six whole sentences."""
    sentences = list(doc.sents)
    first = 0
    while first < len(sentences):
        last = min(len(sentences), first + rng.choice((1, 1, 1, 2, 3, 4, 6)))
        yield doc[sentences[first].start : sentences[last - 1].end].as_doc()
        first = last


def rebuild(doc: Doc, vocab: Vocab, words: list[str], lemmas: list[str]) -> Doc:
    """Return a document of other words under the same tree."""
    return Doc(
        vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        lemmas=lemmas,
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
    )


def _is_rare_name(text: str, tag: str, counts: Counter[str]) -> bool:
    return tag == "NNP" and len(text) > 2 and text.isalpha() and text[0].isupper() and counts[text] <= COMMON_NAME
