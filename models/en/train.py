"""Train the English pipeline from the treebanks: `python models/en/train.py`.

Sentences, tags, lemmas and the tree come first; names are learnt apart, by a
small network of their own. Both are then rounded and put into the package that
ships (`pack.py`). One thread, one seed: the same treebanks give the same
weights on the same machine.
"""

import argparse
import os
import random
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    # Before numpy is loaded, or it takes every core.
    os.environ.setdefault(variable, "1")

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import registry
from thinc.api import Config, Optimizer, fix_random_seed

from constructed import sentences
from pack import WEIGHTS, pack
from swaps import count_names, cut, lower_words, swap_names
from trees import Tree, join, plant

HERE = Path(__file__).resolve().parent
TREEBANKS = HERE.parents[2] / "shared" / "data" / "treebanks"
PREFIXED = re.compile(r"(?i)(?:anti|co|cross|e|ex|mid|multi|non|post|pre|pro|re)-[^\W\d_]+$")
"""Words that English treebanks keep whole: "pro-government", "mid-October"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How much of what goes into one round over the treebank."""

    constructed: int
    """Constructed sentences in a round."""
    swapped: float
    """Share of documents that get other names."""
    lowered: float
    """Share of documents without capitals."""
    cut: float
    """Share of documents cut into short paragraphs."""
    words_first: int
    """Words in the first batch."""
    words_last: int
    """Words in a batch from step `words_steps` on."""
    words_steps: int


class Rounds:
    """The examples of each round over the treebank, never twice the same."""

    def __init__(self, nlp: Language, docs: list[Doc], recipe: Recipe, *, seed: int) -> None:
        self._nlp = nlp
        self._docs = docs
        self._recipe = recipe
        self._seed = seed
        self._counts = count_names(docs)
        self._clauses = tuple(_clauses(docs))

    def plain(self) -> list[Example]:
        """Return the treebank as it is."""
        return [pair(self._nlp, doc) for doc in self._docs]

    def draw(self, number: int) -> list[Example]:
        """Return the examples of one round in the order of training."""
        rng = random.Random(self._seed * 1_000_003 + number)
        docs = [piece for doc in self._docs for piece in self._vary(doc, rng)]
        docs.extend(self._constructed(rng))
        rng.shuffle(docs)
        return [pair(self._nlp, doc) for doc in docs]

    def _vary(self, doc: Doc, rng: random.Random) -> Iterator[Doc]:
        if rng.random() < self._recipe.swapped:
            doc = swap_names(doc, self._counts, rng, share=0.7)
        if rng.random() < self._recipe.lowered:
            doc = lower_words(doc)
        if rng.random() < self._recipe.cut:
            yield from cut(doc, rng)
        else:
            yield doc

    def _constructed(self, rng: random.Random) -> Iterator[Doc]:
        trees = list(sentences(self._recipe.constructed, seed=rng.randrange(2**32), clauses=self._clauses))
        while trees:
            count = rng.choice((1, 1, 2, 3, 5))
            yield join(trees[:count], self._nlp.vocab)
            del trees[:count]


def _clauses(docs: Iterable[Doc]) -> Iterator[Tree]:
    """Yield plain statements of the treebank that somebody could be said to say."""
    for doc in docs:
        for sentence in doc.sents:
            root = sentence.root
            is_statement = "VerbForm=Fin" in str(root.morph) and "Mood=Ind" in str(root.morph)
            has_subject = any(child.dep_.startswith("nsubj") and child.i < root.i for child in root.children)
            is_simple = not any(
                child.dep_ in {"parataxis", "ccomp", "discourse", "vocative"} for child in root.children
            )
            if 5 <= len(sentence) <= 26 and is_statement and has_subject and is_simple:
                tree = plant(sentence)
                if tree is not None:
                    yield tree


def pair(nlp: Language, doc: Doc) -> Example:
    """Put the bare text beside the annotated document."""
    return Example(nlp.make_doc(doc.text), doc)


def read_docs(path: Path, nlp: Language) -> list[Doc]:
    """Read a treebank, or end with a word on what is missing."""
    if not path.is_file():
        sys.exit(f"train: no treebank at {path}; see models/en/sources.toml for what belongs there")
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def batches(rounds: Rounds, recipe: Recipe) -> Iterator[list[Example]]:
    """Yield batches for ever, growing from the first size to the last."""
    step = 0
    for number in range(1_000_000):
        batch: list[Example] = []
        size = 0
        for example in rounds.draw(number):
            batch.append(example)
            size += len(example.reference)
            grown = min(1.0, step / recipe.words_steps)
            if size >= recipe.words_first + grown * (recipe.words_last - recipe.words_first):
                yield batch
                step += 1
                batch, size = [], 0


def keep(nlp: Language, folder: Path) -> None:
    """Write the pipeline so that a reader never finds half of it."""
    new, old = folder.with_name(folder.name + ".new"), folder.with_name(folder.name + ".old")
    shutil.rmtree(new, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(new)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def train_parser(data: Path, out: Path) -> None:
    """Train everything but the names and keep the best weights by the dev set."""
    config = Config().from_disk(HERE / "parser.cfg").interpolate()
    training = config["training"]
    recipe = Recipe(**config.pop("recipe"))
    fix_random_seed(training["seed"])
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    nlp.tokenizer.token_match = PREFIXED.match
    rounds = Rounds(nlp, read_docs(data / "parse_train.spacy", nlp), recipe, seed=training["seed"])
    dev = read_docs(data / "parse_dev_half.spacy", nlp)
    nlp.initialize(rounds.plain)
    optimizer: Optimizer = registry.resolve({"optimizer": training["optimizer"]})["optimizer"]
    best = 0.0
    losses: Counter[str] = Counter()
    started = time.monotonic()
    words = 0
    for step, batch in enumerate(batches(rounds, recipe), 1):
        nlp.update(batch, drop=training["dropout"], sgd=optimizer, losses=losses)
        optimizer.step_schedules()
        words += sum(len(example.reference) for example in batch)
        if step % training["eval_frequency"] and step != training["max_steps"]:
            continue
        with nlp.use_params(optimizer.averages):
            scores = nlp.evaluate([pair(nlp, doc) for doc in dev])
            if scores["dep_las"] > best:
                best = scores["dep_las"]
                keep(nlp, out)
        shown = " ".join(
            f"{key} {100 * scores[key]:.1f}" for key in ("dep_uas", "dep_las", "pos_acc", "lemma_acc", "sents_f")
        )
        print(f"{step:5} steps {words:9,} words {time.monotonic() - started:5.0f} s  {shown}", flush=True)
        losses.clear()
        if step == training["max_steps"]:
            return


def train_names(data: Path, out: Path) -> None:
    """Train the names and keep the best weights by the dev set."""
    config = Config().from_disk(HERE / "names.cfg").interpolate()
    training = config["training"]
    words = config.pop("recipe")["words"]
    fix_random_seed(training["seed"])
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    nlp.tokenizer.token_match = PREFIXED.match
    docs = read_docs(data / "ner_train.spacy", nlp)
    dev = read_docs(data / "ner_dev_half.spacy", nlp)
    nlp.initialize(lambda: [pair(nlp, doc) for doc in docs])
    optimizer: Optimizer = registry.resolve({"optimizer": training["optimizer"]})["optimizer"]
    best = 0.0
    for step, batch in enumerate(_name_batches(nlp, docs, words, seed=training["seed"]), 1):
        nlp.update(batch, drop=training["dropout"], sgd=optimizer)
        optimizer.step_schedules()
        if step % training["eval_frequency"] and step != training["max_steps"]:
            continue
        with nlp.use_params(optimizer.averages):
            score = nlp.evaluate([pair(nlp, doc) for doc in dev])["ents_f"]
            if score > best:
                best = score
                keep(nlp, out)
        print(f"{step:5} steps  names F1 {100 * score:.1f}", flush=True)
        if step == training["max_steps"]:
            return


def _name_batches(nlp: Language, docs: list[Doc], words: int, *, seed: int) -> Iterator[list[Example]]:
    """Yield batches of about `words` words for ever, in an order of its own each round."""
    rng = random.Random(seed)
    while True:
        rng.shuffle(docs)
        batch: list[Example] = []
        size = 0
        for doc in docs:
            batch.append(pair(nlp, doc))
            size += len(doc)
            if size >= words:
                yield batch
                batch, size = [], 0


def main() -> None:
    """Read the arguments, train, and put the weights into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=TREEBANKS, help="folder of the treebanks")
    parser.add_argument("--work", type=Path, default=HERE / "trained", help="folder for weights before rounding")
    parser.add_argument("--only", choices=("parser", "names", "pack"), help="do just one of the three steps")
    options = parser.parse_args()
    if options.only in (None, "parser"):
        train_parser(options.data, options.work / "parser")
    if options.only in (None, "names"):
        train_names(options.data, options.work / "names")
    if options.only in (None, "pack"):
        size = pack(options.work / "parser", options.work / "names", WEIGHTS)
        print(f"{size / 1e6:.1f} MB in {WEIGHTS.relative_to(HERE)}")


if __name__ == "__main__":
    main()
