"""Give the reader bytes as odd as chance makes them, a hundred thousand, and stop at the first that it reads badly.

Each round has its own seed, which is printed: `--seed N --rounds 1` does that round again. What must hold of a reading
stands in `tests/read/odd_reports.py`, of which `tests/read/test_fuzz.py` tries a sample with every change. Reports are
read a few at a time, as `trucewatch add` reads them, and again in the opposite order.
"""

import argparse
import faulthandler
import signal
import sys
import time
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from trucewatch.actors.load import load_actors
from trucewatch.places.gazetteer import load_gazetteer
from trucewatch.read.reader import EnglishReader

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from read.odd_reports import contents, days, read_all_soundly  # the path is set above

READ_TOGETHER = 5
"""Reports in a batch: the pipeline is called once for all of them, which halves the time for each."""
LONGEST_S = 120
"""What takes the processor longer is a hang: where it hangs is shown, and the run ends."""


def main() -> int:
    """Try as many inputs as were asked for; return 1 at the first that is read badly."""
    asked = _arguments()
    reader = EnglishReader(gazetteer=load_gazetteer(), actors=load_actors())
    per_round = -(-asked.inputs // asked.rounds // READ_TOGETHER)
    batches = st.lists(st.tuples(contents, days), min_size=READ_TOGETHER, max_size=READ_TOGETHER)
    faulthandler.register(signal.SIGPROF, chain=True)  # and then what the signal does unless told otherwise: end
    started, used = time.monotonic(), time.process_time()
    tried = refused = claims = 0

    def try_batch(batch: list[tuple[bytes, date | None]]) -> None:
        nonlocal tried, refused, claims
        signal.setitimer(signal.ITIMER_PROF, LONGEST_S)
        try:
            readings = read_all_soundly(batch, reader)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        tried += len(readings)
        refused += readings.count(None)
        claims += sum(len(reading.claims) for reading in readings if reading is not None)

    sample = settings(max_examples=per_round, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    for number in range(asked.seed, asked.seed + asked.rounds):
        _tell(f"seed {number}: ", end="")
        try:
            seed(number)(sample(given(batches)(try_batch)))()
        except Exception as error:  # noqa: BLE001  # whatever it is, it is what is being looked for
            _tell(f"read badly: {type(error).__name__}: {error}")
            _tell("\n".join(getattr(error, "__notes__", ())))
            return 1
        minutes = (time.monotonic() - started) / 60
        each_ms = (time.process_time() - used) * 1000 / tried
        _tell(f"{tried} inputs, {refused} refused, {claims} claims, {minutes:.1f} min, {each_ms:.1f} ms each")
    _tell(f"sound: {tried} inputs, none crashed, none hung, each read the same twice")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1, help="of the first round; each further one has the next")
    return parser.parse_args()


def _tell(line: str, end: str = "\n") -> None:
    sys.stdout.write(line + end)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
