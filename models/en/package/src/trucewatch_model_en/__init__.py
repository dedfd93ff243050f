"""The weights of Trucewatch's English reading pipeline (CC BY-SA 4.0, see ATTRIBUTION.md)."""

from pathlib import Path

import spacy
from spacy.language import Language

__version__ = "0.2.0"


def load() -> Language:
    """Return the pipeline: tok2vec, tagger, morphologizer, lemmatizer, parser, ner; labels as in UD English EWT."""
    return spacy.load(Path(__file__).parent / "weights")
