"""A report in its three forms."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pypdf
import pytest

from fakes import FakeActors, FakeGazetteer, FakeSources, evidence_of, obligation, report, shelling, truce, verdict
from trucewatch.errors import UngroundedReportError
from trucewatch.model.claim import About, Verdict
from trucewatch.model.evidence import Evidence
from trucewatch.publish.report import compose
from trucewatch.publish.report.as_html import set_as_html
from trucewatch.publish.report.as_markdown import set_as_markdown
from trucewatch.publish.report.as_pdf import set_as_pdf
from trucewatch.publish.report.compose import compose_report
from trucewatch.publish.report.outline import Bullet, Part, SituationReport, all_bullets, make_parts
from trucewatch.settings import Settings
from trucewatch.views.board import Board
from trucewatch.views.standing import make_board

TRUCE = truce(obligation(About.CEASE_FIRE, debtors=("northland", "southland")))
READINGS = (
    report(
        "2001-06-02",
        shelling(
            sentence="Southland shelled Ash on Friday, killing 11 people, Vale Monitor said.",
            perpetrator="Southland",
            speaker="Vale Monitor",
            killed=11,
        ),
    ),
    report(
        "2001-06-03",
        verdict("Southland", sentence="Southland said that it kept the ceasefire.", about=About.CEASE_FIRE),
        verdict("Northland", Verdict.VIOLATED, sentence="Northland said that it was broken.", about=About.CEASE_FIRE),
    ),
)


def _board(evidence: Evidence) -> Board:
    return make_board(
        TRUCE, evidence, actors=FakeActors(), sources=FakeSources(), gazetteer=FakeGazetteer(), settings=Settings()
    )


def _made(**keys: Any) -> SituationReport:
    after = evidence_of(*READINGS, as_of="2001-06-20")
    before = evidence_of(as_of="2001-05-20")
    return compose_report(_board(before), _board(after), after, actors=FakeActors(), **keys)


def test_every_sentence_cites_numbered_evidence() -> None:
    """What is told of a claim leads to its sentence, and the numbers begin with 1 without a gap."""
    made = _made()

    cited = {claim for bullet in all_bullets(made.parts) for claim in bullet.claims}
    assert [one.number for one in made.exhibits] == list(range(1, len(made.exhibits) + 1))
    assert cited <= {claim for one in made.exhibits for claim in one.claims}
    assert {"Summary", "Obligations", "Incidents", "Contradictions", "Method and limits"} <= {
        part.title for part in made.parts
    }
    assert any("11 killed" in bullet.text for bullet in all_bullets(made.parts))


def test_a_sentence_without_grounds_stops_the_report_unless_it_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named; left out, it is counted."""

    def with_a_lie(*given: Any, **keys: Any) -> tuple[Part, ...]:
        parts = make_parts(*given, **keys)
        lie = Bullet(text="Shelling in Ash, with 40 killed.", claims=parts[0].bullets[0].claims)
        return (replace(parts[0], bullets=(*parts[0].bullets, lie)), *parts[1:])

    monkeypatch.setattr(compose, "make_parts", with_a_lie)

    with pytest.raises(UngroundedReportError, match="has the number 40"):
        _made()
    told = [bullet.text for bullet in all_bullets(_made(leave_out=True).parts)]
    assert "Shelling in Ash, with 40 killed." not in told
    assert any(text.startswith("Left out: 1 sentence that") for text in told)


def test_the_same_input_gives_the_same_bytes() -> None:
    """Neither clock nor chance is in a report."""
    one, other = _made(), _made()

    assert set_as_markdown(one) == set_as_markdown(other)
    assert set_as_html(one) == set_as_html(other)
    assert set_as_pdf(one) == set_as_pdf(other)


def _titled(title: str) -> SituationReport:
    """Return the report with a text of somebody's as its first sentence."""
    made = _made()
    parts = (replace(made.parts[0], bullets=(Bullet(text=title),)), *made.parts[1:])
    return replace(made, parts=parts)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '#read("/etc/passwd") *x* $y$', "| a | [b](c) `d`"])
def test_no_text_is_taken_for_markup(text: str) -> None:
    """A report may hold any sign; each form sets it as it stands."""
    made = _titled(text)

    assert "<script" not in set_as_html(made)
    pdf = pypdf.PdfReader(BytesIO(set_as_pdf(made))).pages[0].extract_text()
    assert re.sub(r"\s", "", text) in re.sub(r"\s", "", pdf)
    escaped = "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|" else sign for sign in text)
    assert escaped in set_as_markdown(made)


SCRIPTS = {
    "Latin": ("Türkiye, Škabrnja, Maʿarrat", "NotoSans"),
    "Cyrillic": ("Переяславль и Єнакієве", "NotoSans"),
    "Arabic": ("قصف على معرة النعمان", "NotoNaskhArabic"),
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_is_set_with_glyphs_of_its_own(script: str) -> None:
    """No letter falls back to the empty box, and each script is set in the face that has it."""
    text, face = SCRIPTS[script]
    drawn = _letters_by_face(set_as_pdf(_titled(text)))

    assert set(text) - {" "} <= drawn[face]
    assert all("\0" not in letters for letters in drawn.values())


def _letters_by_face(pdf: bytes) -> dict[str, set[str]]:
    """Return the letters that each face, whatever its weight, draws on the first page, by its mapping to characters."""
    page = pypdf.PdfReader(BytesIO(pdf)).pages[0]
    found: dict[str, set[str]] = {}
    for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
        name = str(font.get_object()["/BaseFont"]).partition("+")[2].partition("-")[0]
        mapping = font.get_object()["/ToUnicode"].get_data().decode("latin-1")
        pairs = re.findall(r"<[0-9A-Fa-f]{4}>\s*<((?:[0-9A-Fa-f]{4})+)>", mapping)
        found.setdefault(name, set()).update("".join(bytes.fromhex(pair).decode("utf-16-be") for pair in pairs))
    return found


def test_days_are_told_as_they_are() -> None:
    """The period and the day by which things had been published stand below the title."""
    assert _made().lines_of_title()[:1] == ("20 May 2001 to 20 June 2001",)
    assert _made().published_by == date(2001, 6, 20)
