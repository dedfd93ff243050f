"""What changed between two looks at a board."""

from fakes import report, shelling, verdict
from trucewatch.model.claim import About, Verdict
from trucewatch.model.reading import Reading
from trucewatch.views.changes import changes_as_json, find_changes
from trucewatch.views.history import changes_along, days_of_change
from views.boards import scene

EARLY = report("2001-06-10", verdict("Northland", Verdict.FULFILLED, About.OPEN_ROUTES))
LATE = report(
    "2001-07-10",
    verdict("Vale Monitor", Verdict.NOT_FULFILLED, About.OPEN_ROUTES),
    shelling("Ash", "2001-07-08"),
    source="agency",
)


def test_nothing_changes_between_two_looks_at_one_board() -> None:
    """No news is no change."""
    board = scene(EARLY).board

    assert not find_changes(board, board)


def test_a_new_denial_and_a_new_incident_are_told() -> None:
    """The obligation that became contested is told, and what happened since."""
    changes = find_changes(scene(EARLY).board, scene(EARLY, LATE, as_of="2001-07-12").board)

    change = changes.of("open-routes")
    assert change is not None
    assert change.status is not None or change.became_contested
    assert [incident.date.first for incident in changes.incidents if incident.date] != []


def test_a_board_is_looked_at_on_days_on_which_it_may_change() -> None:
    """Those are the days of reports that bear on it, and the days after deadlines."""
    made = scene(EARLY, LATE, as_of="2001-07-12")

    assert [day.isoformat() for day in days_of_change(made.board, made.evidence)] == [
        "2001-06-10",
        "2001-07-02",
        "2001-07-10",
    ]


def test_changes_come_latest_first() -> None:
    """Days on which nothing changed are left out."""
    made = scene(EARLY, LATE, as_of="2001-07-12")
    days = days_of_change(made.board, made.evidence)

    def readings_by(day: str) -> list[Reading]:
        return [
            one for one in (EARLY, LATE) if one.document.published and one.document.published.day.isoformat() <= day
        ]

    found = list(changes_along(days, lambda day: scene(*readings_by(day.isoformat()), as_of=day.isoformat()).board))

    assert [one.after.times.as_of for one in found] == sorted((one.after.times.as_of for one in found), reverse=True)
    assert changes_as_json(found[0])["after"] == "2001-07-10"
