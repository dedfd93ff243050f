"""How fast strangers may send comments."""

from trucewatch.web.people.pace import MOST_OF_ALL, MOST_OF_ONE, WITHIN_S, Pace


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def test_one_caller_waits_and_others_do_not() -> None:
    """After some comments within the hour the next waits until the first of them is an hour old."""
    clock = Clock()
    pace = Pace(clock)
    for _ in range(MOST_OF_ONE):
        assert pace.wait_s("203.0.113.7") == 0.0
        pace.note("203.0.113.7")
        clock.now += 60.0

    assert pace.wait_s("203.0.113.7") == WITHIN_S - 60.0 * MOST_OF_ONE
    assert pace.wait_s("203.0.113.8") == 0.0
    clock.now += WITHIN_S - 60.0 * MOST_OF_ONE
    assert pace.wait_s("203.0.113.7") == 0.0


def test_one_machine_of_many_addresses_is_one_caller() -> None:
    """Whoever has a network of 64 bits to choose from has one pace."""
    pace = Pace(Clock())
    for number in range(MOST_OF_ONE):
        pace.note(f"2001:db8::{number:x}")

    assert pace.wait_s("2001:db8::ffff") > 0
    assert pace.wait_s("2001:db8:0:1::1") == 0.0


def test_all_together_have_a_pace_as_well() -> None:
    """More than anybody could read within the hour is not taken, from however many callers."""
    pace = Pace(Clock())
    for number in range(MOST_OF_ALL):
        pace.note(f"198.51.{number // 250}.{number % 250}")

    assert pace.wait_s("203.0.113.7") > 0


def test_nobodys_address_is_kept() -> None:
    """What is kept is a sum that another run of the server makes otherwise."""
    one, other = Pace(Clock()), Pace(Clock())
    one.note("203.0.113.7")
    other.note("203.0.113.7")

    assert "203.0.113" not in repr(vars(one))
    assert one._sent[0][1] != other._sent[0][1]
