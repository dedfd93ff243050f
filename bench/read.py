"""Measure the reader: against the bare language pipeline, over many reports, over long ones, and from the shell.

What is stated is what the project promises; whatever breaks it makes the run fail.
Times are of the processor, not of the clock, so that a busy machine bends them little.
"""

import argparse
import gc
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import trucewatch_model_en
from spacy.language import Language

from trucewatch.actors.load import load_actors
from trucewatch.model.text import DateBasis, Document, Publication
from trucewatch.places.gazetteer import load_gazetteer
from trucewatch.read.extract import extract
from trucewatch.read.reader import EnglishReader
from trucewatch.read.sentences import split_sentences

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from read.odd_reports import pdf  # noqa: E402  # the path is set above

MOST_TIMES_THE_PIPELINE = 1.6
MOST_MEMORY_MB = 1000
MOST_GROWTH = 1.10
"""Of memory from a fifth of the way to the end."""
MOST_STEEPER = 1.5
"""Of the time for a kilobyte, from the middle size to the largest: quadratic growth would make it ten."""
MOST_START_S = 2.0
PUBLISHED = date(2019, 2, 8)
SENTENCES = (
    "Shelling of {place} killed {many} people on {weekday}, {name} of the {body} said.",
    "{name}, a spokesman for the {body}, denied that its forces had struck {place}.",
    '"We have withdrawn {many} tanks from {place}," {name} told reporters on {weekday}.',
    "The {body} accused the rebels of violating the ceasefire in {place} {many} times last month.",
    "Residents of {place} described the situation as calm, although {name} warned of a new offensive.",
    "Talks between the {body} and the opposition are to be held in {place} next week.",
    "An aid convoy of {many} lorries reached {place}, according to the {body}.",
)


def main() -> int:
    """Measure what was asked for, print one table, and return 1 where a promise is broken."""
    asked = _arguments()
    nlp = trucewatch_model_en.load()  # all of it: what the reader leaves out of it is the reader's gain
    reader = EnglishReader(gazetteer=load_gazetteer(), actors=load_actors())
    _tell(f"reader: {reader.name} {reader.version}\n{'what':62} {'measured':>10} {'promised':>10}")
    broken = False
    for what, measured, promised, is_kept in _rows(asked, reader, nlp):
        broken = broken or not is_kept
        _tell(f"{what:62} {measured:>10} {promised:>10}{'' if is_kept else '  BROKEN'}")
    return 1 if broken else 0


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=5, help="of the comparison with the pipeline")
    parser.add_argument("--reports", type=int, default=1000, help="read for the memory; the promise is of 10000")
    parser.add_argument("--longest-kb", type=int, default=1000, help="of the texts; the promise is of 5000")
    parser.add_argument("--pages", type=int, default=100, help="of the longest PDF; the promise is of 300")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _rows(asked: argparse.Namespace, reader: EnglishReader, nlp: Language) -> Iterator[tuple[str, str, str, bool]]:
    chance = random.Random(asked.seed)
    yield from _against_the_pipeline(reader, nlp, asked.repeats)
    yield from _over_long_texts(reader, chance, asked.longest_kb)
    yield from _over_many_pages(reader, chance, asked.pages)
    yield from _over_many_reports(reader, chance, asked.reports)
    yield from _from_the_shell()


def _against_the_pipeline(reader: EnglishReader, nlp: Language, repeats: int) -> Iterator[tuple[str, str, str, bool]]:
    documents = [_document(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests/gold").glob("*.txt"))]
    sentences = [passage.words for document in documents for passage in split_sentences(document)]
    to_text, to_sentences = [], []
    for _ in range(repeats + 1):
        bare = _seconds(lambda: list(nlp.pipe(document.text for document in documents)))
        cut = _seconds(lambda: list(nlp.pipe(sentences, batch_size=128)))
        whole = _seconds(lambda: list(reader.read(documents)))
        to_text.append(whole / bare)
        to_sentences.append(whole / cut)
    times = statistics.median(to_text[1:])  # the first round fills what is kept
    yield (
        f"reader, times nlp.pipe over the same text ({len(documents)} reports)",
        f"{times:.2f}",
        f"<= {MOST_TIMES_THE_PIPELINE}",
        times <= MOST_TIMES_THE_PIPELINE,
    )
    yield "reader, times nlp.pipe over its sentences alone", f"{statistics.median(to_sentences[1:]):.2f}", "", True


def _over_long_texts(
    reader: EnglishReader, chance: random.Random, longest_kb: int
) -> Iterator[tuple[str, str, str, bool]]:
    sizes_kb = [size for size in (10, 30, 100, 300, 1000, 2000, 5000) if size <= longest_kb]
    per_kb = []
    for size in sizes_kb:
        content = "\n\n".join(islice(_paragraphs(chance, size * 1000), None)).encode()
        taken_s = _seconds(lambda content=content: _read_bytes(reader, content))  # type: ignore[misc]
        per_kb.append(taken_s * 1000 / len(content))
        yield from _curve(f"text of {len(content) // 1000} kB: seconds for each 1000 characters", per_kb)
    line = " ".join(_sentences(chance, min(longest_kb, 2000) * 1000)).encode()
    taken_s = _seconds(lambda: _read_bytes(reader, line)) * 1000 / len(line)
    yield from _curve(f"one line of {len(line) // 1000} kB: seconds for each 1000 characters", [*per_kb, taken_s])


def _over_many_pages(reader: EnglishReader, chance: random.Random, most: int) -> Iterator[tuple[str, str, str, bool]]:
    per_page = []
    for pages in (10, max(most // 3, 10), most):
        content = pdf(["\n".join(textwrap.wrap(" ".join(_sentences(chance, 2500)), 90)) for _ in range(pages)])
        per_page.append(_seconds(lambda content=content: _read_bytes(reader, content)) / pages)  # type: ignore[misc]
        yield from _curve(f"PDF of {pages} pages: seconds for each page", per_page)


def _curve(what: str, costs: list[float]) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the last cost; from the third on it may not be much above the cheapest before it."""
    if len(costs) < 3:
        yield what, f"{costs[-1]:.4f}", "", True
        return
    limit = min(costs[:-1]) * MOST_STEEPER
    yield what, f"{costs[-1]:.4f}", f"<= {limit:.4f}", costs[-1] <= limit


def _over_many_reports(
    reader: EnglishReader, chance: random.Random, reports: int
) -> Iterator[tuple[str, str, str, bool]]:
    documents = (_document("\n\n".join(_paragraphs(chance, 2000))) for _ in range(reports))
    early = 0.0
    for number, _ in enumerate(reader.read(documents), start=1):
        if number == max(reports // 5, 1):
            early = _memory_mb()
    end = _memory_mb()
    yield f"memory after {reports} reports, MB", f"{end:.0f}", f"<= {MOST_MEMORY_MB}", end <= MOST_MEMORY_MB
    growth = end / early
    yield (
        f"memory, times that after {reports // 5} reports",
        f"{growth:.2f}",
        f"<= {MOST_GROWTH}",
        growth <= MOST_GROWTH,
    )


def _from_the_shell() -> Iterator[tuple[str, str, str, bool]]:
    command = [str(Path(sys.executable).with_name("trucewatch")), "read", "--published", PUBLISHED.isoformat()]
    report = ROOT / "tests" / "gold" / "01-khartoum-second-day.txt"
    # Bytecode is kept from the first run on, as for any user.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    taken_s, waited_s = [], []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(5):
            before, started = _children_s(), time.perf_counter()
            subprocess.run([*command, str(report)], cwd=folder, env=environment, capture_output=True, check=True)
            taken_s.append(_children_s() - before)
            waited_s.append(time.perf_counter() - started)
    best = min(taken_s)
    yield (
        f"`trucewatch read` of one report, seconds ({min(waited_s):.1f} by the clock)",
        f"{best:.2f}",
        f"<= {MOST_START_S}",
        best <= MOST_START_S,
    )


def _read_bytes(reader: EnglishReader, content: bytes) -> None:
    document = extract(content, name="report", published=PUBLISHED, language="en")
    for _ in reader.read([document]):
        pass


def _document(text: str) -> Document:
    return Document(
        sha256="0" * 64,
        text=text,
        extractor="bench",
        name="report",
        published=Publication(day=PUBLISHED, basis=DateBasis.GIVEN),
    )


def _paragraphs(chance: random.Random, length: int) -> Iterator[str]:
    """Yield paragraphs of about `length` characters in all."""
    while length > 0:
        paragraph = " ".join(_sentences(chance, 400))
        length -= len(paragraph)
        yield paragraph


def _sentences(chance: random.Random, length: int) -> Iterator[str]:
    while length > 0:
        sentence = chance.choice(SENTENCES).format(
            place=_name(chance),
            name=f"{_name(chance)} {_name(chance)}",
            body=f"{_name(chance)} Observatory",
            many=chance.randrange(2, 500),
            weekday=chance.choice(["Monday", "Thursday", "Sunday"]),
        )
        length -= len(sentence) + 1
        yield sentence


def _name(chance: random.Random) -> str:
    """Return a name that hardly occurs twice, as those of real reports: what is kept of each word would add up."""
    return "".join(chance.choice("bdgklmnrst") + chance.choice("aeiou") for _ in range(4)).capitalize()


def _seconds(act: Callable[[], object]) -> float:
    gc.collect()
    started = time.process_time()
    act()
    return time.process_time() - started


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory_mb() -> float:
    """Return the memory that the process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


if __name__ == "__main__":
    sys.exit(main())
