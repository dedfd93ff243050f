"""Whatever bytes come, they are read soundly or refused in words; `./dev soak` tries many more of them."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings

from read.odd_reports import contents, days, pdf, prose, read_soundly
from trucewatch.actors.load import load_actors
from trucewatch.errors import UnreadableReportError
from trucewatch.places.gazetteer import load_gazetteer
from trucewatch.read.extract import extract
from trucewatch.read.reader import EnglishReader

_LONGEST_S = 60
_SAMPLE = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@cache
def english() -> EnglishReader:
    """Return the reader that ships; it takes seconds to load."""
    return EnglishReader(gazetteer=load_gazetteer(), actors=load_actors())


@contextmanager
def no_hang() -> Iterator[None]:
    """Fail a reading that does not end."""

    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"still reading after {_LONGEST_S} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(_LONGEST_S)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@_SAMPLE
@given(contents, days)
def test_any_bytes_are_read_soundly_or_refused(content: bytes, published: date | None) -> None:
    """Random bytes, mangled pages, mails, PDFs and texts: no crash, no hang, and the same twice."""
    with no_hang():
        read_soundly(content, published, english())


@_SAMPLE
@given(prose, days)
def test_any_words_are_read_soundly(words: str, published: date | None) -> None:
    """Words of reports in any order: every claim's sentence is a stretch of one line of the text."""
    with no_hang():
        read_soundly(f"Report\n\n{words}\n".encode(), published, english())


@pytest.mark.parametrize(
    ("content", "published"),
    [
        pytest.param(b"<div>" * 100_000 + b"<p>Shells hit Hama on Thursday, the army said.", None, id="nested tags"),
        pytest.param(b"Shells hit Hama on Thursday, the army said. " * 1000, None, id="one long line"),
        pytest.param(b"a" * 500_000, None, id="one long word"),
        pytest.param(b"# Shells\n\n11 people were k" + b"G" * 800 + b" in Idlib.", None, id="one word of capitals"),
        pytest.param("Shells hit \u202eHama\u202c on \u2066Thursday\u2069.".encode(), None, id="mixed directions"),
        pytest.param(b"Shells hit Hama last week and yesterday.", date.min, id="the first day"),
        pytest.param(b"Talks will be held next week and in two years.", date.max, id="the last day"),
        pytest.param(b"More than 99999999999999999999999999 people fled Hama.", None, id="a great number"),
        pytest.param(pdf(["The army shelled Hama on Thursday."] * 30), date(2019, 2, 8), id="a PDF of many pages"),
    ],
)
def test_known_oddities_are_read_soundly(content: bytes, published: date | None) -> None:
    """What is known to trip readers."""
    with no_hang():
        read_soundly(content, published, english())


def test_an_entity_bomb_stays_small() -> None:
    """Entities that would explode are dropped with the declaration that makes them."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE html [<!ENTITY e0 "boom">{levels}]><html><body><article><p>Shells hit Hama. &e11;</p></article>'

    try:
        document = extract(bomb.encode(), name="bomb.html", language="en")
    except UnreadableReportError:
        return
    assert len(document.text) < 1000
