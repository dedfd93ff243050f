"""Measure how fast copies are found: `python bench/copies.py [--documents N]`.

The reports are made up from a vocabulary in which few words are frequent and most are rare, as in any language. One in
three repeats an earlier one: whole, shortened, with another figure, or in two sentences within a story of its own.
What is found is held against what was copied, and the time against a named reference on the same machine: Python's own
`re.findall` for words over the same texts, the least that anything must do that looks at their words. A second
reference is what comparing every pair with RapidFuzz (`token_set_ratio`) would take, reckoned from a sample of pairs.
"""

import argparse
import hashlib
import random
import re
import resource
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rapidfuzz import fuzz

from trucewatch.model.text import DateBasis, Document, Publication
from trucewatch.reconcile.copies import CopyIndex

DOCUMENTS = 100_000
MOST_S = 120.0
"""What 100,000 reports may take on one core."""
MOST_RATIO = 40.0
"""How many times as long as splitting the same texts into words it may take, on any machine."""
_COPIED = 1 / 3
_SAMPLE_PAIRS = 2_000


def main() -> int:
    """Print the figures; fail where a promise is broken."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--documents", type=int, default=DOCUMENTS)
    number = ask.parse_args().documents
    documents, truth = make_reports(number)
    letters = sum(len(document.text) for document in documents)
    _tell(f"{number:,} reports of {letters / number:,.0f} letters on average, {len(truth):,} of them copied")

    begun = time.process_time()
    index = CopyIndex()
    found = [copy for document in documents for copy in index.add(document)]
    took = time.process_time() - begun
    split = _time_split(documents)
    pairs = number * (number - 1) / 2
    fuzzy = _time_fuzzy(documents) * pairs

    # Of two reports of one day it cannot be told which came first.
    told = {frozenset((copy.copy, copy.original)) for copy in found}
    hit = sum(frozenset(pair) in told for pair in truth)
    related = {sha256 for pair in truth for sha256 in pair}
    _tell(f"copies found: {hit:,} of {len(truth):,} ({hit / len(truth):.2%})")
    _tell(f"reports taken for copies that are none: {len({sha256 for pair in told for sha256 in pair} - related):,}")
    _tell(f"time: {took:.1f} s, {1000 * took / number:.2f} ms a report")
    _tell(f"times as long as re.findall(r'\\w+') over the same texts: {took / split:.1f}")
    _tell(f"share of what RapidFuzz would take for all pairs: {took / fuzzy:.2e}")
    _tell(f"memory at its height: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    failed = took / number > MOST_S / DOCUMENTS and took / split > MOST_RATIO
    return 1 if failed or hit < 0.99 * len(truth) else 0


def make_reports(number: int, seed: int = 1) -> tuple[list[Document], set[tuple[str, str]]]:
    """Return so many reports in the order of their days, and the pairs (copy, original) among them."""
    chance = random.Random(seed)
    words = [_word(chance) for _ in range(30_000)]
    # Zipf: the n-th word is met one n-th as often as the first.
    stock = iter(_endless(words, [1 / (rank + 1) for rank in range(len(words))], chance))
    made: list[tuple[Document, list[str]]] = []
    truth = set()
    for place in range(number):
        day = date(2018, 1, 1) + timedelta(days=place * 1000 // number)
        original = chance.choice(made[-2000:]) if made and chance.random() < _COPIED else None
        lines = _repeat(original[1], stock, chance) if original else _story(stock, chance)
        document = _document(lines, day, place)
        if original:
            truth.add((document.sha256, original[0].sha256))
        made.append((document, lines))
    return [document for document, _ in made], truth


def _endless(words: Sequence[str], weights: Sequence[float], chance: random.Random) -> Iterator[str]:
    while True:
        yield from chance.choices(words, weights, k=100_000)


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(chance.randint(1, 4)))


def _story(stock: Iterator[str], chance: random.Random) -> list[str]:
    return [_sentence(stock, chance) for _ in range(chance.randint(6, 16))]


def _sentence(stock: Iterator[str], chance: random.Random) -> str:
    words = [next(stock) for _ in range(chance.randint(10, 30))]
    if chance.random() < 0.3:
        words[5] = str(chance.randint(2, 90))
    return f"{' '.join(words).capitalize()}."


def _repeat(lines: Sequence[str], stock: Iterator[str], chance: random.Random) -> list[str]:
    way = chance.random()
    if way < 0.4:
        return list(lines)
    if way < 0.6:
        return list(lines[: max(3, len(lines) // 2)])
    if way < 0.8:
        return [re.sub(r"\b\d+\b", lambda found: str(int(found.group()) + 3), line) for line in lines]
    mine = _story(stock, chance)
    return [*mine[:2], *lines[1:3], *mine[2:]]


def _document(lines: Sequence[str], day: date, place: int) -> Document:
    text = "\n".join([f"Report {place}", *lines])
    return Document(
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        extractor="bench 1",
        name=f"report-{place}",
        published=Publication(day=day, basis=DateBasis.GIVEN),
        constructed=True,
    )


def _time_split(documents: Sequence[Document]) -> float:
    begun = time.process_time()
    for document in documents:
        re.findall(r"\w+", document.text)
    return time.process_time() - begun


def _time_fuzzy(documents: Sequence[Document]) -> float:
    """Seconds a pair."""
    chance = random.Random(2)
    begun = time.process_time()
    for _ in range(_SAMPLE_PAIRS):
        fuzz.token_set_ratio(chance.choice(documents).text, chance.choice(documents).text)
    return (time.process_time() - begun) / _SAMPLE_PAIRS


def _tell(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    raise SystemExit(main())
