"""What people decide, and which of it counts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import report, shelling
from trucewatch.errors import UnfoundedActError
from trucewatch.model.act import Act, ActKind, ReviewAnswer, check_act, decisive, in_force, undone
from trucewatch.model.act_json import act_as_json, act_from_json, with_act_id
from trucewatch.model.judgement import Answer

START = datetime(2021, 3, 1, tzinfo=UTC)
CLAIM = report("2001-06-02", shelling()).claims[0]


def reject(number: int, *, target: str = "c-1", by: str = "ana") -> Act:
    """Return the act with that number in time: somebody rejects a claim."""
    act = Act(
        id="", kind=ActKind.REVIEW, target=target, answer=ReviewAnswer.REJECT, by=by, because="the report says not so"
    )
    return with_act_id(act, START + timedelta(seconds=number))


def undo(number: int, taken_back: Act) -> Act:
    """Return the act with that number in time: somebody takes back another act."""
    act = Act(id="", kind=ActKind.UNDO, target=taken_back.id, by="ben", because="a slip")
    return with_act_id(act, START + timedelta(seconds=number))


def pair(number: int, answer: Answer, *, by: str = "ana") -> Act:
    """Return the act with that number in time: somebody says of two claims whether they are one event."""
    act = Act(id="", kind=ActKind.PAIR, target="c-1", other="c-2", answer=answer, by=by)
    return with_act_id(act, START + timedelta(seconds=number))


def test_an_undone_act_does_not_count() -> None:
    """What is taken back has no effect; the undo itself stands."""
    first = reject(1)
    second = undo(2, first)

    assert undone([first, second]) == {first.id}
    assert in_force([first, second]) == (second,)


def test_an_undone_undo_brings_back() -> None:
    """Whoever undoes an undo brings back what it had taken back."""
    first = reject(1)
    second = undo(2, first)
    third = undo(3, second)

    assert in_force([first, second, third]) == (first, third)


def test_one_person_thinks_again() -> None:
    """A later review of the same claim by the same person replaces the earlier."""
    first = reject(1)
    second = with_act_id(replace(first, answer=ReviewAnswer.ACCEPT), START + timedelta(seconds=2))

    assert in_force([first, second]) == (second,)
    assert in_force([first, second, undo(3, second)])[0] == first


def test_two_persons_differ() -> None:
    """Both reviews stay in sight; the later one settles how the claim is counted."""
    first = reject(1)
    second = with_act_id(replace(first, by="ben", answer=ReviewAnswer.UNSURE), START + timedelta(seconds=2))

    assert in_force([first, second]) == (first, second)
    assert decisive([first, second]) == (second,)


def test_pairs_are_told_apart_from_reviews() -> None:
    """A decision about a pair replaces none about a claim."""
    acts = [reject(1), pair(2, Answer.SAME), pair(3, Answer.DIFFERENT)]

    assert decisive(acts) == (acts[0], acts[2])


@pytest.mark.parametrize(
    ("act", "lacking"),
    [
        (replace(reject(1), by=" "), "who decides"),
        (replace(reject(1), because=""), "a reason"),
        (replace(reject(1), answer=Answer.SAME), "fits"),
        (replace(reject(1), answer=None), "fits"),
        (replace(reject(1), answer=ReviewAnswer.AMEND), "amended claim"),
        (replace(reject(1), amended=CLAIM), "amended claim"),
        (replace(pair(1, Answer.SAME), other=None), "fits"),
        (replace(pair(1, Answer.SAME), target="c-2", other="c-1"), "fits"),
        (replace(undo(1, reject(0)), because=""), "a reason"),
        (replace(undo(1, reject(0)), other="c-1"), "fits"),
        (Act(id="", kind=ActKind.NOTE, target="c-1", by="ana"), "a reason"),
    ],
)
def test_acts_must_be_founded(act: Act, lacking: str) -> None:
    """Somebody stands for every act, and says what its kind must say."""
    with pytest.raises(UnfoundedActError, match=lacking):
        check_act(act)


def test_a_founded_act_passes() -> None:
    """To accept a claim, or to hold two to be one, needs no reason; all else has one here."""
    amended = replace(reject(1), answer=ReviewAnswer.AMEND, amended=CLAIM)
    accepted = replace(reject(1), answer=ReviewAnswer.ACCEPT, because="")

    for act in (reject(1), amended, accepted, pair(2, Answer.UNSURE), undo(3, reject(1))):
        check_act(act)


def test_acts_as_json() -> None:
    """What was written is read back; the id rests on all of it, the instant included."""
    act = with_act_id(replace(reject(1), answer=ReviewAnswer.AMEND, amended=CLAIM), START)

    assert act_from_json(act_as_json(act)) == act
    assert act_from_json(act_as_json(pair(1, Answer.UNSURE))) == pair(1, Answer.UNSURE)
    assert act_from_json(act_as_json(undo(1, act))) == undo(1, act)
    assert act_from_json(act_as_json(replace(act, recorded_at=None))).recorded_at is None
    assert act.id.startswith("a-")
    assert act.id != with_act_id(act, START + timedelta(microseconds=1)).id
    assert act.id != with_act_id(replace(act, because="something else"), START).id


@given(st.lists(st.tuples(st.sampled_from(["reject", "pair", "undo"]), st.integers(0, 9)), max_size=12))
def test_undoing_the_last_act_is_no_change(steps: list[tuple[str, int]]) -> None:
    """Whatever was decided before: an act and its undo leave the decisions as they were."""
    acts: list[Act] = []
    for number, (step, index) in enumerate(steps):
        match step:
            case "undo" if acts:
                acts.append(undo(number, acts[index % len(acts)]))
            case "pair":
                acts.append(pair(number, list(Answer)[index % 3], by="ab"[index % 2]))
            case _:
                acts.append(reject(number, target=f"c-{index % 3}", by="ab"[index % 2]))

    last = reject(len(steps), target="c-1", by="a")

    assert decisive([*acts, last, undo(len(steps) + 1, last)]) == decisive(acts)


def test_acts_of_one_run_are_taken_back_together() -> None:
    """An undo of the run takes them all back and leaves others be; an undo of that brings them back."""
    joined = [
        with_act_id(
            Act(id="", kind=ActKind.PAIR, target="c-1", other=other, answer=Answer.SAME, by="ana", run="r-1"),
            START + timedelta(seconds=1),
        )
        for other in ("c-2", "c-3")
    ]
    other = reject(2)
    third = with_act_id(
        Act(id="", kind=ActKind.UNDO, target="r-1", by="ben", because="a slip"), START + timedelta(seconds=3)
    )
    fourth = undo(4, third)

    assert in_force([*joined, other, third]) == (other, third)
    assert in_force([*joined, other, third, fourth]) == (*joined, other, fourth)
    assert [act_from_json(act_as_json(act)) for act in joined] == joined


def test_an_act_by_itself_is_written_as_ever() -> None:
    """Acts of no run have the ids and bytes that they had before there were runs of acts."""
    assert "run" not in act_as_json(reject(1))
