"""Round the trained weights and put them into the package that ships.

Half the digits of every weight say nothing: rounded to half precision (and
kept as single, so that nothing special is needed to load them) they compress
to half the size, and every score stays.
"""

import hashlib
import json
import shutil
from pathlib import Path

import numpy
import spacy
import srsly
from spacy.language import Language

HERE = Path(__file__).resolve().parent
WEIGHTS = HERE / "package" / "src" / "trucewatch_model_en" / "weights"


def pack(parser: Path, names: Path, out: Path) -> int:
    """Write one pipeline of tree and names, rounded; return its size in bytes."""
    nlp = spacy.load(parser)
    nlp.add_pipe("ner", source=spacy.load(names))
    for _, component in nlp.pipeline:
        _round(component)
    nlp.meta.update(
        name="trucewatch_model_en",
        description="English sentences, tags, lemmas, trees and names for the reading of reports",
        license="CC BY-SA 4.0",
        author="The Trucewatch developers",
    )
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    _forget_words(nlp, out)
    files = sorted(path for path in out.rglob("*") if path.is_file())
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(out).as_posix()}" for path in files]
    (HERE / "weights.sha256").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sum(path.stat().st_size for path in files)


def _round(component: object) -> None:
    model = getattr(component, "model", None)
    if model is None or model is True:
        return
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                values = node.get_param(name)
                node.set_param(name, values.astype(numpy.float16).astype(values.dtype))


def _forget_words(nlp: Language, out: Path) -> None:
    """Leave out the words met in training: the weights look at hashes; only labels and endings are spelt out."""
    strings = nlp.vocab.strings
    spelt = set(spacy.blank("en").vocab.strings)
    for _, component in nlp.pipeline:
        spelt.update(label for label in getattr(component, "labels", ()) if isinstance(label, str))
    for change in srsly.read_msgpack(out / "lemmatizer" / "trees")["trees"]:
        spelt.update(strings[change[end]] for end in ("orig", "subst") if change.get(end))
    (out / "vocab" / "strings.json").write_text(json.dumps(sorted(spelt), ensure_ascii=False), encoding="utf-8")
