"""What docs/method.md says of assessing is what the program does."""

import re
from collections.abc import Sequence
from pathlib import Path

from assess.boards import bearings_of, scale_of, weigh_all
from fakes import evidence_of, obligation, report, truce, verdict
from trucewatch.assess.change import find_turn
from trucewatch.assess.posterior import find_posterior
from trucewatch.assess.rules import access, moves, refrain, verdicts
from trucewatch.assess.weigh import status_with
from trucewatch.model.agreement import ObligationKind
from trucewatch.model.claim import About, Verdict
from trucewatch.model.finding import Status
from trucewatch.settings import Settings

PAGE = Path(__file__).parents[2] / "docs" / "method.md"
ROUTES = About.OPEN_ROUTES


def table() -> str:
    """Return the table of what bears on what, from the rules themselves."""
    lines = ["| obligation | broken by | done by | kindred |", "|---|---|---|---|"]
    for about in About:
        broken = sorted({*refrain._FORBIDDEN.get(about, ()), *access._HINDRANCES.get(about, ())})
        forbidden_move = refrain._FORBIDDEN_MOVES.get(about)
        done = moves._OWED_ACTION.get(about)
        kin = sorted(verdicts._KIN.get(about, ()))
        cells = [
            _cell([*broken, *([f"who {forbidden_move}"] if forbidden_move else [])]),
            _cell([f"who {done}"] if done else []),
            _cell(kin),
        ]
        if any(cells):
            lines.append(f"| `{about}` | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(words: Sequence[str]) -> str:
    return ", ".join(word.replace("_", " ") for word in words)


def test_what_bears_on_what_is_documented() -> None:
    """The page's table is that of the rules; where they differ, put this one in its place."""
    page = PAGE.read_text()

    found = re.search(r"<!-- what bears on what -->\n(.*)\n<!-- end of what bears on what -->", page, re.DOTALL)

    assert found
    assert found.group(1) == table()


def test_the_example_is_right() -> None:
    """Every figure of the worked example comes out of the program."""
    text = PAGE.read_text().partition("*An example.*")[2].partition("### ")[0]
    pledge = obligation(ROUTES, kind=ObligationKind.ONE_OFF, due="2001-07-01")
    deal = truce(pledge)
    evidence = evidence_of(
        report("2001-07-02", verdict("Southland", about=ROUTES, said="2001-07-02"), source="agency"),
        report("2001-07-02", verdict("Southland", about=ROUTES, said="2001-07-02"), source="gazette", opening="Again."),
        report("2001-07-05", verdict("publisher", about=ROUTES), source="monitor"),
        report("2001-08-01", verdict("Northland", Verdict.NOT_FULFILLED, ROUTES, said="2001-08-01"), source="agency"),
        as_of="2001-08-01",
    )
    scale, [finding] = scale_of(deal, evidence), weigh_all(deal, evidence)
    bearings = bearings_of(deal, evidence)
    voices = scale.voices_on(pledge, bearings)
    turn = find_turn(
        scale.all_voices_on(pledge, bearings),
        lambda left: status_with(left, finding, pledge, scale),
        trials=Settings().change_trials,
    )

    told = [f"{voice.weight:.3f}" for voice in voices]
    told += [f"{share:.0%}".replace("%", " %") for share in find_posterior(voices, Settings())]
    told += [f"{finding.level.value:.2f}", f"{finding.level.low:.2f} to {finding.level.high:.2f}"]
    told += [f"{share:.0%}".replace("%", " %") for share in (finding.chance, finding.unknown, finding.opinion.belief)]
    told += [f"{finding.opinion.disbelief:.0%}".replace("%", " % against"), f"{sum(v.weight for v in voices):.3f}"]

    assert [figure for figure in told if figure not in text] == []
    assert (finding.status, finding.contested) == (Status.DONE, True)
    assert (dict(finding.as_seen_by), finding.independent) == ({"Northland": 0.0, "Southland": 3.0}, 3.0)
    assert turn
    assert (turn.to, len(turn.claims)) == (Status.CLAIMED_DONE, 1)
