"""The board, from reports to its published form."""

import json
from dataclasses import replace

from fakes import (
    FakeActors,
    FakeGazetteer,
    FakeSources,
    evidence_of,
    obligation,
    report,
    shelling,
    tell,
    truce,
    verdict,
)
from trucewatch.model.agreement import Agreement, ExpectedReport, ObligationKind
from trucewatch.model.claim import About, ClaimKind, IncidentType, Level, State, Verdict
from trucewatch.model.period import Period
from trucewatch.model.reading import Reading
from trucewatch.publish.checks import find_loose_ends
from trucewatch.settings import Settings
from trucewatch.views.board import Board, board_as_json
from trucewatch.views.standing import make_board

TRUCE = truce(
    obligation(About.CEASE_FIRE, debtors=("northland", "southland")),
    obligation(About.OPEN_ROUTES, kind=ObligationKind.ONE_OFF, due="2001-07-01"),
    obligation(About.REMOVE_RADICAL_GROUPS, kind=ObligationKind.ONE_OFF, due="2001-06-01", in_practice=("southland",)),
    expected_reports=(
        ExpectedReport(title="Monthly report", by="vale-monitor", due=Period.month(2001, 6), obligation="cease-fire"),
    ),
)


def board_of(*readings: Reading, as_of: str = "2001-06-20", agreement: Agreement = TRUCE) -> Board:
    """Return the board of that day."""
    return make_board(
        agreement,
        evidence_of(*readings, as_of=as_of),
        actors=FakeActors(),
        sources=FakeSources(),
        gazetteer=FakeGazetteer(),
        settings=Settings(),
    )


def one_report() -> Reading:
    """Return a report on which two parties, a monitor and the outlet itself disagree."""
    return report(
        "2001-06-15",
        verdict("Southland", by="Southland"),
        tell(ClaimKind.CONTROL, speaker="Anna North", actor="radicals", level=Level.PRESENT, share=0.7, place="Vale"),
        verdict("Anna North", Verdict.VIOLATED, About.REMOVE_RADICAL_GROUPS),
        shelling(speaker="Vale Monitor", date="2001-06-01/2001-06-10", killed="11+", civilians_killed=9),
        shelling("Faraway"),
        shelling(date="1999-06-01"),
        tell(
            ClaimKind.MEETING,
            participants=("Northland", "Southland"),
            state=State.PLANNED,
            place="Birch",
            date="2001-06-25",
        ),
        tell(ClaimKind.MEETING, participants=("Northland",), state=State.PLANNED, denied=True, date="2001-06-25"),
        tell(ClaimKind.MEETING, participants=("Northland",), state=State.HELD, date="2001-06-14"),
        tell(ClaimKind.MEETING, participants=("Northland",), state=State.PLANNED, date="2001-06-18"),
        tell(
            ClaimKind.COMMITMENT, speaker="Southland", by="Southland", about=(About.OPEN_ROUTES,), deadline="2001-06-28"
        ),
        tell(ClaimKind.DEMAND, speaker="Northland", of="Southland", about=(About.OPEN_ROUTES,), deadline="2001-06-24"),
        tell(ClaimKind.DEMAND, speaker="Northland", of="Southland", about=(About.OPEN_ROUTES,), deadline="2001-06-10"),
        source="agency",
    )


def test_one_report_end_to_end() -> None:
    """From one report: a contested removal, two views of the whole, one incident, and what lies ahead."""
    content = board_as_json(board_of(one_report()))

    removal = content["obligations"][2]
    assert removal["contested"] is True
    assert content["as_seen_by"]["Southland"] >= 80
    assert content["as_seen_by"]["Northland"] < 50
    [incident] = content["incidents"]
    assert incident["killed"]["low"] == 11
    assert incident["killed"]["high"] is None
    assert incident["civilians_killed"]["best"] == 9
    assert incident["date"] == ["2001-06-01", "2001-06-10"]
    assert incident["origins"] == ["Vale Monitor"]


def test_what_lies_ahead() -> None:
    """Deadlines, promises, demands, planned meetings and expected reports, soonest first; nothing that is past."""
    content = board_as_json(board_of(one_report()))

    ahead = [(one["kind"], one["date"], one["obligation"], len(one["claims"])) for one in content["upcoming"]]

    assert ahead == [
        ("report", ["2001-06-01", "2001-06-30"], "cease-fire", 0),
        ("deadline", ["2001-06-24", "2001-06-24"], "open-routes", 1),
        ("meeting", ["2001-06-25", "2001-06-25"], None, 1),
        ("deadline", ["2001-06-28", "2001-06-28"], "open-routes", 1),
        ("deadline", ["2001-07-01", "2001-07-01"], "open-routes", 0),
    ]


def test_one_meeting_announced_twice() -> None:
    """A meeting that several reports announce stands once, with all their claims; meetings of others do not."""
    meeting = tell(ClaimKind.MEETING, participants=("Northland", "Southland"), state=State.PLANNED, date="2001-06-25")
    foreign = tell(ClaimKind.MEETING, participants=("Far", "Away"), state=State.PLANNED, date="2001-06-26")

    board = board_of(
        report("2001-06-15", meeting, source="agency", opening="News."),
        report("2001-06-16", meeting, foreign, source="wire", opening="News."),
    )

    assert [(one.kind, len(one.claims)) for one in board.upcoming if one.kind == "meeting"] == [("meeting", 2)]


def test_the_keys_of_the_contract() -> None:
    """The published form has the keys that other people's tools read."""
    content = board_as_json(board_of(one_report()))

    assert list(content) == [
        "agreement",
        "title",
        "as_of",
        "published_by",
        "known_on",
        "score",
        "as_seen_by",
        "independent",
        "obligations",
        "incidents",
        "contradictions",
        "upcoming",
        "silences",
        "figures",
    ]
    assert set(content["score"]) == {"value", "low", "high", "unknown"}
    assert set(content["obligations"][0]) == {
        "id",
        "clause",
        "title",
        "about",
        "debtors",
        "due",
        "kind",
        "status",
        "contested",
        "level",
        "unknown",
        "opinion",
        "chance",
        "watched",
        "as_seen_by",
        "independent",
        "rate",
        "claims_for",
        "claims_against",
        "reasons",
    }


def test_the_same_bytes() -> None:
    """The same evidence makes the same bytes."""
    assert json.dumps(board_as_json(board_of(one_report()))) == json.dumps(board_as_json(board_of(one_report())))


def test_an_empty_board() -> None:
    """Without a report nothing is known, and that is what the board says."""
    content = board_as_json(board_of())

    assert (content["score"]["value"], content["score"]["unknown"]) == (None, 1.0)
    assert content["as_seen_by"] == {}
    assert [one["status"] for one in content["obligations"]] == ["cannot_assess", "not_due", "overdue"]
    assert all(one["level"]["value"] is None and one["unknown"] == 1.0 for one in content["obligations"])


def test_every_figure_leads_back() -> None:
    """No figure of the board is without its claims, and every claim stands where it says."""
    evidence = evidence_of(one_report(), as_of="2001-06-20")

    assert find_loose_ends(board_of(one_report()), evidence) == ()


def test_loose_ends_are_found() -> None:
    """A board held against evidence that lacks its claims has loose ends, and each is told."""
    loose = find_loose_ends(board_of(one_report()), evidence_of(as_of="2001-06-20"))

    assert len(loose) > 5
    assert all("which is not there" in one for one in loose)


def test_before_the_truce_was_signed() -> None:
    """Before the signature nothing is due, and nothing is scored."""
    board = board_of(as_of="2001-05-01")

    assert {finding.status for finding in board.findings} == {board.findings[0].status}
    assert board_as_json(board)["score"]["unknown"] == 1.0


def test_what_the_incidents_say() -> None:
    """An incident has its place with its precision, its toll with the words that were said, and open ends as null."""
    told = shelling(killed="dozens", date="2001-06-10", perpetrator="Reds")
    bare = shelling(None, date=None, injured=1, type=IncidentType.BOMBING)

    dated, undated = board_as_json(board_of(report("2001-06-15", told, bare, source="agency")))["incidents"]

    assert (dated["place"], dated["lon"], dated["precision"]) == ("Ash", 10.0, 2.0)
    assert dated["killed"]["words"] == ["dozens"]
    assert (undated["date"], undated["place"], undated["killed"]) == (None, None, None)


def test_loose_quotations_are_found() -> None:
    """A claim whose sentence does not stand in its report where it says is told."""
    paper = one_report()
    evidence = evidence_of(paper, as_of="2001-06-20")
    sha256 = paper.document.sha256
    garbled = replace(paper.document, text=paper.document.text.replace("Item", "Stem"))

    loose = find_loose_ends(board_of(paper), replace(evidence, documents={sha256: garbled}))

    assert len(loose) == len(paper.claims)
    assert all("quotes a sentence that is not at" in one for one in loose)


def test_figures_on_no_claim_are_found() -> None:
    """A level that rests on no claim at all is a loose end."""
    board = board_of(one_report())
    bare = replace(board, findings=tuple(replace(one, claims_for=(), claims_against=()) for one in board.findings))

    loose = find_loose_ends(bare, evidence_of(one_report(), as_of="2001-06-20"))

    assert "the level of remove-radical-groups rests on no claim" in loose


def test_background_is_no_row_of_the_board() -> None:
    """An attack told without day, place and victims is left to the ledger; with any of them it stands on the board."""
    vague = shelling(None, None)
    nobody = shelling(None, None, killed=0)
    board = board_of(report("2001-06-15", vague, nobody, shelling(None, None, killed=2), shelling("Ash", None)))

    known = {(incident.place.name if incident.place else None, bool(incident.killed)) for incident in board.incidents}
    assert known == {("Ash", False), (None, True)}
