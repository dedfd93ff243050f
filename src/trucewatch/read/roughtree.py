"""Trees by patterns, for want of a trained parser."""

from spacy.language import Language


def add_rough_trees(nlp: Language) -> None:
    """Placeholder until written."""
    nlp.add_pipe("sentencizer")
