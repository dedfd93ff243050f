"""Let atheris look for bytes that the reader reads badly, led by which lines of our own modules they reach.

Atheris (https://github.com/google/atheris) is no dependency of ours: it has wheels for Linux alone, and only for some
versions of Python. Where it is installed (`pip install atheris`), this run starts from the reports of the tests and
keeps to what `tests/read/odd_reports.py` says must hold of any reading. Elsewhere it says so, and `soak_fuzz.py` does
the same with chance for a guide.
"""

import argparse
import sys
import tempfile
import time
from datetime import date
from importlib.util import find_spec
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent / "tests"
sys.path.insert(0, str(TESTS))
PUBLISHED = date(2019, 2, 8)
LONGEST = 2_000
"""Bytes of an input: what trips a reader is seldom long."""
LONGEST_S = 60
INSTRUMENTED = ("trucewatch.read", "trucewatch.model")


def main() -> int:
    """Try as many inputs as were asked for; atheris itself ends the run at the first that is read badly."""
    asked = _arguments()
    if find_spec("atheris") is None:
        _tell("atheris is not installed for this Python: pip install atheris (Linux), or run soak_fuzz.py instead")
        return 2
    import atheris  # noqa: PLC0415  # an optional tool

    with atheris.instrument_imports(include=list(INSTRUMENTED)):
        from read.odd_reports import read_soundly, seeds  # noqa: PLC0415  # instrumented as they are loaded
        from trucewatch.actors.load import load_actors  # noqa: PLC0415
        from trucewatch.places.gazetteer import load_gazetteer  # noqa: PLC0415
        from trucewatch.read.reader import EnglishReader  # noqa: PLC0415

    reader = EnglishReader(gazetteer=load_gazetteer(), actors=load_actors())
    started = time.monotonic()
    tried = refused = 0

    def try_one(content: bytes) -> None:
        nonlocal tried, refused
        refused += read_soundly(content, PUBLISHED, reader) is None
        tried += 1
        if tried == asked.inputs:
            _tell(f"sound: {tried} inputs, {refused} refused, {(time.monotonic() - started) / 60:.1f} min")

    with tempfile.TemporaryDirectory() as corpus:
        for number, content in enumerate(seeds()):
            Path(corpus, str(number)).write_bytes(content)
        options = [f"-runs={asked.inputs}", f"-seed={asked.seed}", f"-max_len={LONGEST}", f"-timeout={LONGEST_S}"]
        atheris.Setup([sys.argv[0], *options, "-rss_limit_mb=0", corpus], try_one)
        atheris.Fuzz()
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
