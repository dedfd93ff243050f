"""Measure how the pages grow with the ledger: `python bench/web.py [--claims N] [--base N] [--readers N]`.

A small and a large ledger are made up, both about the Idlib memorandum: incidents, verdicts, movements and words on
who holds what, in reports of twenty claims each over half a year. The same pages are asked of both, once cold and then
warm; what counts is how many times as long the large one takes. Cold is until the page itself is there: one that is
still being worked out says so meanwhile. Then fifty readers ask at once, and, last, reports are added while the pages
are asked for.
"""

import argparse
import hashlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from trucewatch.model.claim import (
    PUBLISHER,
    About,
    Action,
    Claim,
    ClaimKind,
    IncidentType,
    Level,
    Quoted,
    State,
    Verdict,
)
from trucewatch.model.claim_json import with_id
from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.model.place import Place, Point
from trucewatch.model.reading import Reading
from trucewatch.model.text import DateBasis, Document, Publication, Sentence, Span
from trucewatch.store.base import Entry
from trucewatch.store.sqlite import open_store
from trucewatch.web.app import make_app
from trucewatch.workspace import open_workspace

LARGE, SMALL, READERS = 1_000_000, 1_000, 50
MOST_RATIO = 5.0
"""How many times as long as on the small ledger a page may take on the large one."""
LAST_DAY = date(2019, 3, 15)
BOARD = "/agreements/idlib-sochi-2018"
PAGES = {
    "board": f"{BOARD}?as_of={LAST_DAY}",
    "claims": f"/claims?as_of={LAST_DAY}",
    "claims of Russia": f"/claims?as_of={LAST_DAY}&speaker=Russia",
    "map": f"{BOARD}/map?as_of={LAST_DAY}",
    "timeline": f"{BOARD}/timeline?as_of={LAST_DAY}",
    "matrix": f"{BOARD}/matrix?as_of={LAST_DAY}",
}
_CLAIMS_A_REPORT = 20
_REPORTS_AN_ENTRY = 250
_DAYS = 178
_TIMES = 7
_DEMO = Path(__file__).resolve().parents[1] / "demo" / "reports"
_ASK_AGAIN_S = 0.5
_PATIENCE_S = 2.0
"""While reports are added, a page comes at least so often."""
_SOURCES = ("front-monitor", "meridian-wire", "ufuk-daily", "volga-dispatch", "barada-agency", "orontes-post")
_SPEAKERS = (PUBLISHER, "Russia", "Turkey", "Syrian Observatory for Human Rights", "Sergey Lavrov", "Hulusi Akar")
_ABOUT = (About.REMOVE_RADICAL_GROUPS, About.WITHDRAW_HEAVY_WEAPONS, About.CEASE_FIRE, About.WHOLE_AGREEMENT)


def main() -> int:
    """Print the figures; fail where a promise is broken."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--claims", type=int, default=LARGE)
    ask.add_argument("--base", type=int, default=SMALL)
    ask.add_argument("--readers", type=int, default=READERS)
    asked = ask.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="trucewatch-bench-"))
    try:
        return _measure(folder, asked)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _measure(folder: Path, asked: argparse.Namespace) -> int:
    browsers = _fill(folder / "small", asked.base), _fill(folder / "large", asked.claims)
    browser = browsers[1]
    small, large = _time_pages(browsers)
    _tell(f"{'page':<18}{'cold':>9}{'warm':>9}   {'cold':>9}{'warm':>9}   ratio, warm")
    worst = 0.0
    for name in PAGES:
        ratio = large[name][1] / small[name][1]
        worst = max(worst, ratio)
        cells = "   ".join("".join(f"{seconds * 1000:7.0f}ms" for seconds in times[name]) for times in (small, large))
        _tell(f"{name:<18}{cells}   {ratio:6.1f}")
    errors = _ask_at_once(browser, asked.readers)
    _tell(f"{asked.readers} readers at once: {errors} errors")
    pages, failed, slowest_s, took_s = _ask_while_adding(browser, folder / "large")
    _tell(f"while reports were added for {took_s:.0f} s: {pages} pages, {failed} errors, the slowest {slowest_s:.1f} s")
    return 0 if worst <= MOST_RATIO and errors == failed == 0 and pages > took_s / _PATIENCE_S else 1


def _fill(folder: Path, claims: int) -> TestClient:
    started = time.perf_counter()
    folder.mkdir(parents=True)
    store = open_store(folder / "trucewatch.sqlite", create=True)
    batch: list[Reading] = []
    with store.pen() as pen:
        for reading in _readings(claims):
            batch.append(reading)
            if len(batch) == _REPORTS_AN_ENTRY:
                pen.record(Entry(readings=tuple(batch), reader="bench 1"))
                batch = []
        if batch:
            pen.record(Entry(readings=tuple(batch), reader="bench 1"))
    store.close()
    _tell(f"{claims:,} claims recorded in {time.perf_counter() - started:.0f} s")
    app = make_app(open_workspace(folder))
    return TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


def _time_pages(browsers: tuple[TestClient, TestClient]) -> tuple[dict[str, tuple[float, float]], ...]:
    """Seconds for each page of both: the first time, then the median of some more, taken in turns."""
    found: tuple[dict[str, tuple[float, float]], ...] = ({}, {})
    for name, address in PAGES.items():
        cold = [_time(browser, address) for browser in browsers]
        warm = list(zip(*([_time(browser, address) for browser in browsers] for _ in range(_TIMES)), strict=True))
        for place in (0, 1):
            found[place][name] = (cold[place], statistics.median(warm[place]))
    return found


def _time(browser: TestClient, address: str) -> float:
    started = time.perf_counter()
    while (answer := browser.get(address)).status_code == 503:
        time.sleep(_ASK_AGAIN_S)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return time.perf_counter() - started


def _ask_at_once(browser: TestClient, readers: int) -> int:
    failed: list[str] = []

    def read() -> None:
        failed.extend(address for address in PAGES.values() if browser.get(address).status_code != 200)

    threads = [threading.Thread(target=read) for _ in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(failed)


def _ask_while_adding(browser: TestClient, folder: Path) -> tuple[int, int, float, float]:
    """Ask for pages for as long as another process adds the demo's reports: how many, how many failed, the slowest."""
    started = time.perf_counter()
    command = [sys.executable, "-c", "from trucewatch.cli import app; app()", "-w", str(folder), "add", str(_DEMO)]
    adding = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    times: list[float] = []
    failed = 0
    while adding.poll() is None:
        for address in PAGES.values():
            began = time.perf_counter()
            failed += browser.get(address).status_code != 200
            times.append(time.perf_counter() - began)
    if adding.returncode:
        raise SystemExit("the reports could not be added")
    return len(times), failed, max(times, default=0.0), time.perf_counter() - started


def _readings(claims: int) -> Iterator[Reading]:
    chance = random.Random(7)
    for number in range(-(-claims // _CLAIMS_A_REPORT)):
        day = LAST_DAY - timedelta(days=chance.randrange(_DAYS))
        yield _reading(number, day, min(_CLAIMS_A_REPORT, claims - number * _CLAIMS_A_REPORT), chance)


def _reading(number: int, day: date, claims: int, chance: random.Random) -> Reading:
    sentences = [f"Item {number}-{place} on Idlib tells of something." for place in range(claims)]
    text = "\n".join(sentences)
    document = Document(
        sha256=hashlib.sha256(f"{number} {text}".encode()).hexdigest(),
        text=text,
        extractor="bench 1",
        name=f"report-{number}.txt",
        source=chance.choice(_SOURCES),
        title=f"Report {number}",
        published=Publication(day=day, basis=DateBasis.GIVEN),
        constructed=True,
    )
    found, start = [], 0
    for sentence in sentences:
        span = Span(start=start, end=start + len(sentence))
        found.append(_claim(document, Sentence(span=span, text=sentence), day, chance))
        start = span.end + 1
    return Reading(document=document, claims=tuple(found))


def _claim(document: Document, sentence: Sentence, day: date, chance: random.Random) -> Claim:
    speaker = chance.choice(_SPEAKERS)
    happened = day - timedelta(days=chance.randrange(3))
    keys: dict[str, Any]
    match chance.randrange(4):
        case 0:
            keys = {
                "kind": ClaimKind.INCIDENT,
                "type": chance.choice((IncidentType.SHELLING, IncidentType.AIR_STRIKE, IncidentType.CLASH)),
                "killed": Count.exactly(chance.randrange(9)),
                "date": Period.day(happened),
                "place": (_place(chance),),
            }
        case 1:
            keys = {
                "kind": ClaimKind.COMPLIANCE,
                "verdict": chance.choice(list(Verdict)),
                "about": (chance.choice(_ABOUT),),
            }
        case 2:
            keys = {
                "kind": ClaimKind.MOVEMENT,
                "actor": ("Turkey",),
                "action": Action.WITHDRAWS,
                "what": "heavy weapons",
                "state": State.DONE,
                "place": (_place(chance),),
            }
        case _:
            keys = {
                "kind": ClaimKind.CONTROL,
                "actor": ("Hay'at Tahrir al-Sham",),
                "level": Level.PRESENT,
                "place": (_place(chance),),
            }
    quoted = Quoted.NONE if speaker == PUBLISHER else Quoted.INDIRECT
    claim = Claim(
        id="", document=document.sha256, sentence=sentence, speaker=(speaker,), quoted=quoted, reader="bench 1", **keys
    )
    return with_id(claim)


def _place(chance: random.Random) -> Place:
    number = chance.randrange(400)
    point = Point(longitude=36.2 + (number % 20) * 0.05, latitude=35.3 + number // 20 * 0.05)
    return Place(name=f"Village {number}", point=point, precision_km=2.0, country="SY", kind="village")


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
