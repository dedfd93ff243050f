"""The English pipeline that ships, or patterns where it is not installed."""

from importlib.util import find_spec

import spacy
from spacy.language import Language

from trucewatch.read.lexicon import words
from trucewatch.read.roughtree import add_rough_trees

PACKAGE = "trucewatch_model_en"
_ABBREVIATED = words("speech.abbreviated")
UNUSED = ("ner",)
"""Parts of a pipeline that no rule looks at, a fourth of its time: names are told by capitals, titles and tables."""


def load_english() -> tuple[Language, str, bool]:
    """Return a pipeline for English, its name with its version, and whether it is a trained one."""
    if find_spec(PACKAGE) is None:
        nlp = spacy.blank("en")
        add_rough_trees(nlp)
        keep_abbreviations(nlp)
        return nlp, "patterns", False
    import trucewatch_model_en  # noqa: PLC0415  # an optional package: the code reads without it

    nlp = trucewatch_model_en.load()
    disable_unused(nlp)
    keep_abbreviations(nlp)
    return nlp, f"{PACKAGE} {trucewatch_model_en.__version__}", True


def keep_abbreviations(nlp: Language) -> None:
    """Let the full stop of "Lt." and "Col." be part of the word: a name goes on behind it."""
    for word in _ABBREVIATED:
        for form in (word, word.capitalize(), word.upper()):
            nlp.tokenizer.add_special_case(f"{form}.", [{"ORTH": f"{form}."}])  # type: ignore[union-attr]


def disable_unused(nlp: Language) -> None:
    """Leave out of the pipeline what no rule looks at."""
    for name in UNUSED:
        if name in nlp.pipe_names:
            nlp.disable_pipe(name)
