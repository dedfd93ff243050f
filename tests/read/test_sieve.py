"""Whether a sieve leaves out only patterns that find nothing."""

import re
from pathlib import Path

import pytest

from trucewatch.read.lexicon import patterns
from trucewatch.read.sieve import Guarded, Sieve, needles_of

GOLD = Path(__file__).resolve().parents[1] / "gold"


@pytest.mark.parametrize(
    ("pattern", "needles"),
    [
        (r"\b(?:shell|mortar)(?:s|ed)? (?:of|on)\b", ("mortar", "shell")),
        (r"tanks?|\d+ guns", (" guns", "tank")),
        (r"(?<=the )\w+", ("the ",)),
        (r"(?:road )?(?:closed|shut)", ("closed", "shut")),
        (r"tanks?|tankers", ("tank",)),
        (r"\w+ly", ("ly",)),
        (r"(?:truce)?", ()),
        (r"(?!truce)[a-z]+", ()),
    ],
)
def test_needles(pattern: str, needles: tuple[str, ...]) -> None:
    """A word is needed only where every way through the pattern passes one of them."""
    assert needles_of(re.compile(pattern)) == needles


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?i)idlib", "İDLIB or ıdlıb"),
        (r"(?i)kilo", "\u212ailo"),
        (r"(?i)truces", "truce\u017f"),
        (r"\d+ dead", "٣ dead"),
        (r"(?i)STRASSE|Straße", "STRAßE"),
    ],
)
def test_odd_letters(pattern: str, text: str) -> None:
    """A sieve sees letters as the patterns do: whatever a pattern finds, its sieve lets through."""
    found = re.compile(pattern)

    assert found.search(text)
    assert [told for _, told in Sieve([(found, "it")]).likely(text)] == ["it"]


@pytest.mark.parametrize("path", [("deals.abouts", "about"), ("violence.weapons", "type")])
def test_nothing_is_lost(path: tuple[str, str]) -> None:
    """In each sentence of our reports a sieve lets through all that is found, and not much more."""
    rows = patterns(*path)
    sieve = Sieve((pattern, number) for number, (pattern, _) in enumerate(rows))
    lines = [line for report in sorted(GOLD.glob("*.txt")) for line in report.read_text(encoding="utf-8").splitlines()]
    tried = 0

    for line in lines:
        likely = {number for _, number in sieve.likely(line)}
        found = {number for number, (pattern, _) in enumerate(rows) if pattern.search(line)}
        tried += len(likely)
        assert found <= likely, line

    assert tried < len(lines) * len(rows) / 2


def test_what_choices_begin_with_is_put_back() -> None:
    """ "laid" and "lays" begin alike, which a parser of patterns takes out of both; whole words are looked for."""
    assert needles_of(re.compile(r"\b(?:laid|lays|loses)\b")) == ("laid", "lays", "loses")


def test_a_guarded_pattern_finds_what_it_would_alone() -> None:
    """Where its word stands it finds the same, and nothing elsewhere."""
    guarded, alone = Guarded(r"\bguns? (?:fell )?silent"), re.compile(r"\bguns? (?:fell )?silent")

    for text in ("The guns fell silent at noon.", "The gunners slept.", ""):
        assert bool(guarded.search(text)) == bool(alone.search(text))
        assert [m.span() for m in guarded.finditer(text)] == [m.span() for m in alone.finditer(text)]
