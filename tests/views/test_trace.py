"""From any figure back to its sentences."""

from collections.abc import Iterator
from typing import Any

import pytest

from fakes import FakeActors, evidence_of, report, shelling
from trucewatch.errors import UnknownNameError
from trucewatch.reconcile.group import group_incidents
from trucewatch.views.trace import trace, trace_as_json
from views.test_board import board_of, one_report


def test_a_claim() -> None:
    """A claim leads to its sentence, in its passage, with the hash of the bytes."""
    paper = one_report()
    claim = paper.claims[1]

    content = trace_as_json(trace(claim.id, evidence_of(paper)))

    [sentence] = content["sentences"]
    assert content["what"] == "claim"
    assert sentence["document"] == paper.document.sha256
    assert paper.document.text[sentence["start"] : sentence["end"]] == sentence["text"] == claim.sentence.text
    assert paper.document.text.startswith(sentence["before"])
    assert (sentence["before"] + sentence["text"] + sentence["after"]) in paper.document.text


def test_whatever_is_on_a_board() -> None:
    """An obligation, an incident, a contradiction and the agreement lead to the sentences of all their claims."""
    paper = one_report()
    evidence, board = evidence_of(paper), board_of(paper)
    removal = board.findings[2]
    ids = {
        "obligation": ("vale-truce/remove-radical-groups", {*removal.claims_for, *removal.claims_against}),
        "incident": (board.incidents[0].id, set(board.incidents[0].claims)),
        "contradiction": (
            board.contradictions[0].id,
            {claim_id for side in board.contradictions[0].sides for claim_id in side.claims},
        ),
    }

    for what, (wanted_id, claim_ids) in ids.items():
        found = trace(wanted_id, evidence, boards=[board])

        assert found.what == what
        assert {one.claim.id for one in found.sentences} == claim_ids
    assert trace("vale-truce", evidence, boards=[board]).what == "agreement"


def test_an_incident_on_no_board() -> None:
    """An incident outside of every agreement can be traced as well."""
    evidence = evidence_of(report("2001-06-15", shelling("Faraway"), opening="News."))
    [incident] = group_incidents(evidence, actors=FakeActors())

    assert trace(incident.id, evidence, incidents=[incident]).what == "incident"


def test_a_report() -> None:
    """The first digits of a report's hash lead to all its claims."""
    paper = one_report()

    found = trace(paper.document.sha256[:12], evidence_of(paper))

    assert (found.what, len(found.sentences)) == ("document", len(paper.claims))


@pytest.mark.parametrize("wanted", ["vale-truce/cease-fir", "0", "c-ffff"])
def test_unknown_ids(wanted: str) -> None:
    """What is nowhere is refused; a near miss is told."""
    with pytest.raises(UnknownNameError) as caught:
        trace(
            wanted,
            evidence_of(one_report()),
            boards=[board_of(one_report())],
            incidents=board_of(one_report()).incidents,
        )

    assert wanted in str(caught.value)
    if "/" in wanted:
        assert caught.value.nearest == "vale-truce/cease-fire"


def test_a_long_passage_is_cut_between_words() -> None:
    """The passage around a sentence is cut where words end."""
    padding = " ".join(f"word{number}" for number in range(200))
    paper = report(
        "2001-06-15", shelling(sentence="Shells fell."), shelling("Birch", sentence=padding), opening=padding
    )

    [sentence] = trace(paper.claims[0].id, evidence_of(paper)).sentences

    assert sentence.before.startswith("word")
    assert sentence.after.rstrip().split()[-1] in padding.split()
    assert len(sentence.before) <= 300


def test_a_claim_or_a_report_needs_no_board() -> None:
    """What a claim or a report rests on is told without making a board or joining an incident."""
    paper = one_report()
    evidence = evidence_of(paper)

    def never() -> Iterator[Any]:
        raise AssertionError("made for nothing")
        yield

    for wanted_id in (paper.claims[0].id, paper.document.sha256):
        assert trace(wanted_id, evidence, boards=never(), incidents=never()).id == wanted_id
