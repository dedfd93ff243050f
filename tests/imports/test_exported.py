"""Our own exports, taken in again: every claim under its own id, whatever it says."""

import io
import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakes import evidence_of, report, shelling, tell, verdict
from trucewatch.errors import NoSuchFileError, TrucewatchError, UnreadableReportError
from trucewatch.imports.choose import ImportName, open_import
from trucewatch.imports.remarks import Remarks
from trucewatch.imports.table import Brought, Part
from trucewatch.model.claim import (
    About,
    Action,
    Certainty,
    Claim,
    ClaimKind,
    Ground,
    IncidentType,
    Level,
    Quoted,
    Relation,
    State,
    Tense,
    Verdict,
)
from trucewatch.model.claim_json import with_id
from trucewatch.model.count import Count
from trucewatch.model.evidence import Evidence
from trucewatch.model.period import Period
from trucewatch.model.place import Place, Point
from trucewatch.model.reading import Reading
from trucewatch.model.text import Document, Sentence, Span
from trucewatch.publish import FORMATS
from trucewatch.publish.hand_over import prepare
from trucewatch.sources.load import SourceTable

NO_SOURCES = SourceTable([])
SHORT = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PAPERS = (
    report("2001-06-15", shelling(killed="dozens"), verdict("Anna North"), source="agency"),
    report("2001-06-16", shelling(("Ash", "Birch"), killed="3-9", weapons=("mortar",))),
    report(None, tell(ClaimKind.MEETING, participants=("A; B", "C\\D"), state=State.HELD)),
)
NAMES = {ImportName.CSV: "csv", ImportName.JSONL: "jsonl"}


def exported(form: str, evidence: Evidence) -> bytes:
    """Return the evidence as the format has it."""
    out = io.BytesIO()
    FORMATS[form].write(prepare(evidence.claims, evidence, sources=NO_SOURCES), out)
    return out.getvalue()


def taken_in(name: ImportName, content: bytes, folder: Path) -> tuple[list[Part], Remarks]:
    """Return what is found in an export of ours."""
    path = folder / f"claims.{NAMES[name]}"
    path.write_bytes(content)
    remarks = Remarks(path.name)
    return list(open_import(name, path, Brought()).parts(remarks)), remarks


def as_evidence(parts: Sequence[Part]) -> Evidence:
    """Return the evidence of the parts."""
    return evidence_of(*(Reading(document=part.document, claims=part.claims) for part in parts))


@pytest.mark.parametrize("name", NAMES)
def test_an_export_comes_back(name: ImportName, tmp_path: Path) -> None:
    """Claims, reports, days and sources are the same, and so is what is exported of them."""
    evidence = evidence_of(*PAPERS)
    content = exported(NAMES[name], evidence)

    parts, remarks = taken_in(name, content, tmp_path)

    again = as_evidence(parts)
    assert remarks.told_faults() == ()
    assert again.claims == evidence.claims
    assert exported(NAMES[name], again) == content


def test_hxl_comes_back_too(tmp_path: Path) -> None:
    """The row of tags is no claim."""
    evidence = evidence_of(*PAPERS)

    parts, remarks = taken_in(ImportName.CSV, exported("hxl", evidence), tmp_path)

    assert remarks.told_faults() == ()
    assert as_evidence(parts).claims == evidence.claims


def test_a_report_is_there_as_far_as_it_is_quoted(tmp_path: Path) -> None:
    """Each sentence stands at its place; the rest is blank, and the export is named as what told of it."""
    [paper, *_] = PAPERS

    parts, _ = taken_in(ImportName.JSONL, exported("jsonl", evidence_of(paper)), tmp_path)

    [part] = parts
    document = part.document
    assert (document.sha256, document.source, part.content) == (paper.document.sha256, "agency", None)
    assert document.told_by
    assert len(document.told_by) == 64
    assert len(document.text) == len(paper.document.text)
    assert document.text.startswith(" " * len("News from the Vale."))
    for claim in part.claims:
        assert document.text[claim.sentence.span.start : claim.sentence.span.end] == claim.sentence.text


TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
WORDS = TEXTS.map(str.strip).filter(bool)
DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))
COUNTS = st.builds(
    lambda low, more, best, approximate, words: Count(
        least=low, most=None if more is None else (low or 0) + more, best=best, approximate=approximate, words=words
    ),
    st.none() | st.integers(0, 10**9),
    st.none() | st.integers(0, 10**6),
    st.none() | st.integers(0, 10**6),
    st.booleans(),
    st.none() | WORDS,
)
PERIODS = st.builds(lambda ends: Period(first=min(ends), last=max(ends)), st.tuples(DAYS, DAYS)) | st.builds(
    Period, first=st.none() | DAYS, last=st.none()
)
PLACES = st.builds(
    Place,
    name=WORDS,
    words=st.none() | WORDS,
    point=st.none() | st.builds(Point, longitude=st.floats(-180, 180), latitude=st.floats(-90, 90)),
    precision_km=st.none() | st.floats(0, 5000),
    country=st.none() | st.just("XN"),
    admin1=st.none() | WORDS,
)
NAMES_LISTS = st.lists(WORDS, max_size=3, unique=True).map(tuple)
SHARED = {
    "sentence": WORDS.map(lambda text: " ".join(text.split()) or "x"),
    "speaker": st.lists(WORDS, min_size=1, max_size=3, unique=True).map(tuple),
    "speaker_for": st.none() | WORDS,
    "quoted": st.sampled_from(Quoted),
    "said": st.none() | PERIODS,
    "denied": st.booleans(),
    "certainty": st.sampled_from(Certainty),
    "place": st.lists(PLACES, max_size=2).map(tuple),
    "date": st.none() | PERIODS,
    "event": st.none() | WORDS,
    "codes": st.dictionaries(WORDS, TEXTS, max_size=3).map(lambda codes: tuple(sorted(codes.items()))),
    "grounds": st.lists(
        st.builds(Ground, key=st.just("date"), rule=WORDS, span=st.none() | st.just(Span(start=1, end=2))), max_size=2
    ).map(tuple),
}
OWN: dict[ClaimKind, dict[str, st.SearchStrategy[Any]]] = {
    ClaimKind.INCIDENT: {
        "type": st.none() | st.sampled_from(IncidentType),
        "perpetrator": NAMES_LISTS,
        "target": NAMES_LISTS,
        "weapons": NAMES_LISTS,
        "killed": st.none() | COUNTS,
        "count": st.none() | COUNTS,
    },
    ClaimKind.COMPLIANCE: {
        "by": NAMES_LISTS,
        "about": st.lists(st.sampled_from(About), max_size=2, unique=True).map(tuple),
        "verdict": st.none() | st.sampled_from(Verdict),
    },
    ClaimKind.DEMAND: {"of": NAMES_LISTS, "deadline": st.none() | PERIODS},
    ClaimKind.MOVEMENT: {
        "actor": NAMES_LISTS,
        "action": st.none() | st.sampled_from(Action),
        "what": st.none() | WORDS,
    },
    ClaimKind.CONTROL: {"level": st.none() | st.sampled_from(Level), "share": st.none() | st.floats(0, 1)},
    ClaimKind.MEETING: {"participants": NAMES_LISTS, "topic": st.none() | WORDS},
    ClaimKind.RELATION: {
        "subject": st.none() | WORDS,
        "relation": st.none() | st.sampled_from(Relation),
        "object": st.none() | WORDS,
        "time": st.none() | st.sampled_from(Tense),
    },
}


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Draw a report whose claims are of any kind and say anything."""
    text, claims = "", []
    for kind in draw(st.lists(st.sampled_from(sorted(OWN)), min_size=1, max_size=2)):
        keys: dict[str, Any] = draw(st.fixed_dictionaries({**SHARED, **OWN[kind]}))
        words = keys.pop("sentence")
        sentence = Sentence(span=Span(start=len(text), end=len(text) + len(words)), text=words)
        text += f"{words}\n"
        claims.append(with_id(Claim(id="", kind=kind, document="a" * 64, sentence=sentence, reader="test 1", **keys)))
    document = Document(sha256="a" * 64, text=text, extractor="test 1", name="any.txt", source=draw(WORDS))
    return Reading(document=document, claims=tuple(claims))


@SHORT
@given(readings(), st.sampled_from(sorted(NAMES)))
def test_whatever_a_claim_says_comes_back(tmp_path: Path, reading: Reading, name: ImportName) -> None:
    """No value of any key is lost or changed on the way out and in again."""
    evidence = evidence_of(reading)

    parts, remarks = taken_in(name, exported(NAMES[name], evidence), tmp_path)

    assert remarks.told_faults() == ()
    assert as_evidence(parts).claims == evidence.claims


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
[LINE, *_] = exported("jsonl", evidence_of(PAPERS[0])).decode().splitlines()


@SHORT
@given(st.sampled_from(sorted(json.loads(LINE))), JSON)
def test_no_line_of_json_crashes_it(tmp_path: Path, key: str, value: Any) -> None:
    """A line whose values are anything at all is either the claim that its id names, or a fault on its line."""
    content = {**json.loads(LINE), key: value}

    parts, remarks = taken_in(ImportName.JSONL, json.dumps(content).encode(errors="replace") + b"\n", tmp_path)

    told = remarks.told_faults()
    assert sum(len(part.claims) for part in parts) + len(told) >= 1
    assert all(fault.startswith("claims.jsonl:1: ") for fault in told)


@SHORT
@given(st.lists(st.lists(TEXTS, min_size=1, max_size=6), max_size=5))
def test_no_table_crashes_it(tmp_path: Path, rows: list[list[str]]) -> None:
    """Random rows below our own columns are faults, each with its line."""
    head = exported("csv", evidence_of(PAPERS[0])).decode().splitlines()[0]
    content = "\n".join([head, *(",".join(row) for row in rows)]).encode()

    told: Sequence[str] = ()
    parts: Sequence[Part] = ()
    with suppress(TrucewatchError):
        parts, remarks = taken_in(ImportName.CSV, content, tmp_path)
        told = remarks.told_faults()

    assert list(parts) == []
    assert all(fault.startswith("claims.csv:") for fault in told)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"denied": True}, "id: expected c-"),
        ({"kind": "rumour"}, "expected a claim in the form of our exports"),
        ({"sentence": {"start": 5, "end": 9, "text": "longer than that"}}, "expected a claim in the form"),
        ({"sentence": {"start": 10**12, "end": 10**12 + 1, "text": "x"}}, "sentence: expected a span between"),
        ({"document": {"sha256": "abc"}}, "document: expected a sha256 of 64 hex digits, found 'abc'"),
        ({"speaker": None}, "speaker: expected a value, found none"),
        ({"places": [{"name": "Ash", "lat": "north", "lon": 1}]}, "expected a claim in the form"),
        ({"killed": {"min": "many", "max": None}}, "expected a claim in the form"),
    ],
)
def test_lines_that_were_changed(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    """A claim that no longer fits its id, or never was one, is told with its line."""
    content = json.dumps({**json.loads(LINE), **change}).encode()

    parts, remarks = taken_in(ImportName.JSONL, content, tmp_path)

    assert parts == []
    assert remarks.told_faults()[0].startswith(f"claims.jsonl:1: {told}")


@pytest.mark.parametrize("line", ["[1]", "nonsense", "{", '{"a": NaN}', "[" * 100_000])
def test_lines_that_are_no_claims(tmp_path: Path, line: str) -> None:
    """Other JSON, or none, is told with its line."""
    _, remarks = taken_in(ImportName.JSONL, f"{LINE}\n{line}\n".encode(), tmp_path)

    [fault] = remarks.told_faults()
    assert fault.startswith("claims.jsonl:2: expected")


def test_claims_of_one_report_stand_together(tmp_path: Path) -> None:
    """A report that comes again further down could not be recorded as one."""
    [first, second, other, *_] = exported("jsonl", evidence_of(*PAPERS)).decode().splitlines()

    _, remarks = taken_in(ImportName.JSONL, "\n".join([first, other, second]).encode(), tmp_path)

    [fault] = remarks.told_faults()
    assert fault.startswith("claims.jsonl:3: document: expected the claims of one report together")


def test_sentences_of_one_report_agree(tmp_path: Path) -> None:
    """Two claims that quote different words at one place cannot both be right."""
    other = evidence_of(report("2001-06-15", shelling(sentence="Quite another sentence."), source="agency"))
    content = json.loads(exported("jsonl", other).decode().splitlines()[0])
    first = json.loads(LINE)
    content["document"] = first["document"]

    _, remarks = taken_in(ImportName.JSONL, f"{LINE}\n{json.dumps(content)}\n".encode(), tmp_path)

    assert remarks.told_faults()


def test_an_empty_file_and_none(tmp_path: Path) -> None:
    """Both are told."""
    with pytest.raises(UnreadableReportError, match="the file is empty"):
        taken_in(ImportName.JSONL, b"", tmp_path)
    with pytest.raises(NoSuchFileError):
        list(open_import(ImportName.JSONL, tmp_path / "none", Brought()).parts(Remarks("none")))
    with pytest.raises(UnreadableReportError, match=r"claims.jsonl:2: expected text in utf-8"):
        taken_in(ImportName.JSONL, LINE.encode() + b"\n\xff\n", tmp_path)
