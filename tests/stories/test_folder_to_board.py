"""A story: a folder of reports comes in over three days, and a board is asked for each of them."""

import json
from datetime import date
from pathlib import Path

import pytest

import trucewatch
from trucewatch.model.finding import Status
from trucewatch.model.judgement import CopyKind
from trucewatch.views.board import board_as_json

AGREEMENT = "idlib-sochi-2018"
PAGE = """<!doctype html>
<html lang="en"><head>
<title>Heavy weapons are out, Ankara says</title>
<meta property="article:published_time" content="2018-10-11T08:00:00+03:00">
<meta name="trucewatch:source" content="bosphorus-agency">
<meta name="trucewatch:constructed" content="yes">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li>Subscribe to our letter</li></ul></nav>
<article><h1>Heavy weapons are out, Ankara says</h1>
<p>Turkey's defence ministry said on Wednesday that the withdrawal of heavy weapons from the demilitarised zone in Idlib
had been completed.</p>
<p>Observers along the line saw columns of lorries leave for the north in the first days of the week, and drivers who
rested in the villages spoke of long nights on the road.</p>
<p>The ministry thanked all those who had kept their word, and asked the others to follow them without delay.</p>
</article>
<aside><h2>Read more</h2><p>Five recipes for the autumn</p></aside>
<form><label>Leave a comment</label><textarea></textarea></form>
</body></html>
"""
REPRINT = """---
title: Ankara reports heavy weapons withdrawn
source: ufuk-daily
published: 2018-10-12
constructed: true
---

Turkey's defence ministry said on Wednesday that the withdrawal of heavy weapons from the demilitarised zone in Idlib \
had been completed.

Observers along the line saw columns of lorries leave for the north in the first days of the week, and drivers who \
rested in the villages spoke of long nights on the road.

The ministry thanked all those who had kept their word, and asked the others to follow them without delay.
"""
REPLY = """---
title: Moscow doubts the withdrawal
source: volga-dispatch
published: 2018-10-13
constructed: true
---

Russia's foreign ministry denied on Friday that the withdrawal of heavy weapons from the demilitarised zone in Idlib \
had been completed.
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> trucewatch.Workspace:
    """The folder, added as a whole."""
    base = tmp_path_factory.mktemp("story")
    folder = base / "reports"
    folder.mkdir()
    for name, text in (("page", PAGE), ("reprint.txt", REPRINT), ("reply.md", REPLY)):
        (folder / name).write_text(text, encoding="utf-8")
    workspace = trucewatch.open_workspace(base / "workspace", create=True)
    added = workspace.add([folder])
    assert len(added.new) == 3
    return workspace


def status_on(workspace: trucewatch.Workspace, day: date) -> tuple[Status, bool]:
    """Return how the withdrawal of heavy weapons stands on that day, and whether that is contested."""
    board = workspace.board(AGREEMENT, workspace.times(as_of=day))
    finding = next(one for one in board.findings if one.obligation == "withdraw-heavy-weapons")
    return finding.status, finding.contested


def test_the_page_lost_its_furniture(workspace: trucewatch.Workspace) -> None:
    """What is kept of the page is the article, and it is of the day in the outlet's own zone."""
    page = next(
        document
        for document in workspace.evidence(workspace.times()).documents.values()
        if document.source == "bosphorus-agency"
    )

    assert "had been completed" in page.text
    assert not any(word in page.text for word in ("Subscribe", "recipes", "Leave a comment"))
    assert page.published is not None
    assert page.published.day == date(2018, 10, 11)


def test_the_reprint_is_no_second_witness(workspace: trucewatch.Workspace) -> None:
    """The paper's report is a copy of the agency's."""
    evidence = workspace.evidence(workspace.times())

    copies = [copy for copy in evidence.copies if evidence.documents[copy.copy].source == "ufuk-daily"]

    [copy] = copies
    assert copy.kind in (CopyKind.REPRINT, CopyKind.SHORTENED)
    assert evidence.documents[copy.original].source == "bosphorus-agency"


def test_a_board_for_each_day(workspace: trucewatch.Workspace) -> None:
    """Nothing said and not due; then claimed to be done; then contested."""
    assert status_on(workspace, date(2018, 10, 8)) == (Status.NOT_DUE, False)
    status, contested = status_on(workspace, date(2018, 10, 12))
    assert (status, contested) == (Status.CLAIMED_DONE, False)
    assert status_on(workspace, date(2018, 10, 13))[1]


def test_every_figure_leads_back_to_its_sentence(workspace: trucewatch.Workspace) -> None:
    """Both sides of the contradiction are traced to the sentences that say them."""
    times = workspace.times(as_of=date(2018, 10, 13))
    contradiction = next(
        one for one in workspace.contradictions(AGREEMENT, times) if one.obligation == "withdraw-heavy-weapons"
    )

    traced = workspace.trace(contradiction.id, times)

    sources = {one.document.source for one in traced.sentences}
    assert {"bosphorus-agency", "volga-dispatch"} <= sources
    for one in traced.sentences:
        span = one.claim.sentence.span
        assert one.document.text[span.start : span.end] == one.claim.sentence.text
        assert workspace.bytes_of(one.document.sha256)


def test_asked_again_the_answer_is_the_same(workspace: trucewatch.Workspace) -> None:
    """The same question gives the same bytes, from a workspace opened anew as well."""
    times = workspace.times(as_of=date(2018, 10, 13))
    before = json.dumps(board_as_json(workspace.board(AGREEMENT, times)), ensure_ascii=False)

    with trucewatch.open_workspace(Path(workspace.path)) as again:
        assert json.dumps(board_as_json(again.board(AGREEMENT, times)), ensure_ascii=False) == before
        assert again.verify() == []
