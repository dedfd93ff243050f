"""The timeline: every sort of thing in its lane, and what has no day beside it."""

from fakes import days, report, shelling, tell, truce, verdict
from trucewatch.model.change import Change, ChangeKind
from trucewatch.model.claim import About, ClaimKind, IncidentType, State, Verdict
from trucewatch.model.finding import Way
from trucewatch.model.period import Period
from trucewatch.views.timeline import Lane, TimelineView, make_timeline_view, timeline_view_as_json
from views.boards import ACTORS, TRUCE, Scene, scene


def timeline_of(made: Scene, period: Period | None = None) -> TimelineView:
    if period is None:
        return make_timeline_view(made.board, made.evidence, actors=ACTORS)
    return make_timeline_view(made.board, made.evidence, actors=ACTORS, period=period)


def test_each_thing_stands_in_its_lane() -> None:
    """Words, incidents, monitors kept out, meetings, and what the deal sets."""
    view = timeline_of(
        scene(
            report(
                "2001-06-15",
                verdict("Anna North", Verdict.VIOLATED, About.CEASE_FIRE),
                shelling("Ash"),
                shelling("Birch", "2001-06-03", type=IncidentType.OBSTRUCTION),
                tell(ClaimKind.MEETING, participants=("Northland",), state=State.HELD, place="Ash", date="2001-06-05"),
            )
        )
    )

    assert len(view.in_lane(Lane.INCIDENT)) == 1
    assert len(view.in_lane(Lane.ACCESS)) == 1
    assert len(view.in_lane(Lane.MEETING)) == 1
    assert next(event.title for event in view.in_lane(Lane.DEAL)) == "In force: Truce in the Vale"
    assert [event.way for event in view.in_lane(Lane.CLAIM)] == [Way.AGAINST]


def test_what_has_no_day_is_kept_beside() -> None:
    """An incident that nobody dates does not get the day on which it was told."""
    view = timeline_of(scene(report("2001-06-15", shelling("Ash", None, killed=2))))

    assert [event.lane for event in view.undated] == [Lane.INCIDENT]


def test_a_period_leaves_the_undated_in() -> None:
    """Days choose among what has a day."""
    made = scene(report("2001-06-15", shelling("Ash", None, killed=2), shelling("Birch", "2001-06-01")))
    view = timeline_of(made, days("2001-06-10/2001-06-12"))

    assert view.in_lane(Lane.INCIDENT) == ()
    assert len(view.undated) == 1
    assert view.period == days("2001-06-10/2001-06-12")


def test_a_later_deal_is_not_known_before_it_is_made() -> None:
    """As things stood on a day, nobody knew what a later deal would change."""
    change = Change(
        kind=ChangeKind.SUSPENDS,
        agreement="later-truce",
        amends="vale-truce",
        obligation="cease-fire",
        period=days("2001-09-01/") or Period.month(2001, 9),
    )
    amended = truce(*TRUCE.obligations, amended_by=(change,))

    before = timeline_of(scene(report("2001-06-15", shelling("Ash")), agreement=amended))
    after = timeline_of(scene(report("2001-06-15", shelling("Ash")), agreement=amended, as_of="2001-10-01"))

    assert not any("later-truce" in event.title for event in before.events)
    assert any("later-truce" in event.title for event in after.events)


def test_published_form_names_lanes_and_claims() -> None:
    """Every event leads back to its claims, save what the agreement itself sets."""
    content = timeline_view_as_json(timeline_of(scene(report("2001-06-15", shelling("Ash")))))

    for event in content["events"]:
        assert event["claims"] or event["lane"] == "deal"
