"""Hold the reader to its floors: read the annotated reports, score the readings, and fail below any floor.

`gate.py [--require-shared]`: our own reports and passages always; those in `../shared` where it lies beside us.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from trucewatch.libraries import Libraries
from trucewatch.model.claim_json import claim_as_json
from trucewatch.read.extract import extract
from trucewatch.read.reader import EnglishReader

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from gold.passages import FOLDER as PASSAGES
from gold.passages import SETS as PASSAGE_SETS
from gold.passages import read_passages
from gold.score_claims import Score

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
OURS = {"gold": HERE, **{name: HERE / name for name in ("second", "third", "fourth", "fifth")}}
SETS = {**OURS, "dev": SHARED / "reading" / "dev", "seed": SHARED / "seed"}
SCORER = SHARED / "reading" / "score.py"
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))


def main(arguments: Sequence[str]) -> int:
    """Print scores against floors; return 1 where one is below its floor, or a set is missing that must be there."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--require-shared", action="store_true", help="fail where ../shared is missing")
    options = ask.parse_args(arguments)
    libraries = Libraries()  # what the commands read with: the places of the agreements' gazetteers too
    reader = EnglishReader(gazetteer=libraries.gazetteer, actors=libraries.actors)
    is_failing = False
    sys.stdout.write(f"{'set':<8}{'texts':>8}{'claims F1':>12}{'floor':>8}{'keys F1':>10}{'floor':>8}\n")
    for name, folder in SETS.items():
        if not folder.is_dir():
            sys.stdout.write(f"{name:<8} not there: {folder}\n")
            is_failing |= options.require_shared
            continue
        is_failing |= _is_low(name, *_score(reader, folder, is_ours=name in OURS))
    for name in PASSAGE_SETS:
        is_failing |= _is_low(name, *_score_passages(reader, PASSAGES / name))
    return 1 if is_failing else 0


def _is_low(name: str, texts: int, claims: float, keys: float) -> bool:
    """Print the scores of a set beside its floors; tell whether one is below."""
    floors = FLOORS[name]
    is_low = bool(claims < floors["claims"] or keys < floors["keys"])
    mark = "  BELOW ITS FLOOR" if is_low else ""
    sys.stdout.write(
        f"{name:<8}{texts:>8}{claims:>12.3f}{floors['claims']:>8.3f}{keys:>10.3f}{floors['keys']:>8.3f}{mark}\n"
    )
    return is_low


def _score_passages(reader: EnglishReader, folder: Path) -> tuple[int, float, float]:
    """Return how many passages there are, the F1 of claims found and that of all keys."""
    passages = [passage for path in sorted(folder.glob("*.txt")) for passage in read_passages(path)]
    documents = [
        extract(passage.content, name="passage.txt", published=date.fromisoformat(passage.published))
        for passage in passages
    ]
    score = Score()
    for passage, reading in zip(passages, reader.read(documents), strict=True):
        score.add(passage.claims(), [claim_as_json(claim, reading.document) for claim in reading.claims])
    return len(passages), score.claims.f1, score.keys.f1


def _score(reader: EnglishReader, folder: Path, *, is_ours: bool) -> tuple[int, float, float]:
    """Return how many reports there are, the F1 of claims found and that of all keys."""
    annotated = sorted(path for path in folder.glob("*.yaml"))
    if is_ours:
        score = Score()
        for path in annotated:
            wanted = yaml.safe_load(path.read_text(encoding="utf-8"))
            score.add(wanted["claims"], list(_read(reader, folder, wanted)))
        return len(annotated), score.claims.f1, score.keys.f1
    with tempfile.TemporaryDirectory() as answers:
        for path in annotated:
            wanted = yaml.safe_load(path.read_text(encoding="utf-8"))
            lines = [json.dumps(claim) for claim in _read(reader, folder, wanted)]
            Path(answers, f"{Path(wanted['file']).stem}.jsonl").write_text("\n".join(lines), encoding="utf-8")
        told = subprocess.run(
            [sys.executable, str(SCORER), str(folder), answers, "--json"], check=True, capture_output=True, text=True
        )
    figures = json.loads(told.stdout)
    return len(annotated), figures["claim_f1"], figures["f1"]


def _read(reader: EnglishReader, folder: Path, wanted: dict[str, Any]) -> Iterator[dict[str, Any]]:
    path = folder / wanted["file"]
    published = wanted["published"]
    day = published if isinstance(published, date) else date.fromisoformat(published)
    document = extract(path.read_bytes(), name=path.name, published=day)
    for reading in reader.read([document]):
        yield from (claim_as_json(claim, document) for claim in reading.claims)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
