"""What takes long is worked out once, apart from whoever asks, who waits a while and is told how far it is."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event, current_thread

import pytest

from trucewatch.web.keeper import Keeper, UnfinishedError


class Held:
    """Something that takes until it is let go."""

    def __init__(self) -> None:
        self.began, self.may_end = Event(), Event()
        self.times = 0

    def __call__(self) -> str:
        self.times += 1
        self.began.set()
        self.may_end.wait()
        return current_thread().name


class Seconds:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def held() -> Iterator[Held]:
    one = Held()
    yield one
    one.may_end.set()


def ask(keeper: Keeper, key: str, make: Held | type[str], patience_s: float | None = None) -> str:
    return str(keeper.get(key, make, kind="board", what=f"the board {key}", patience_s=patience_s))


def test_it_is_made_in_a_thread_of_its_own(held: Held) -> None:
    """Whoever asks does not make it."""
    held.may_end.set()

    assert ask(Keeper(), "a", held) == "keeper"


def test_many_ask_and_it_is_made_once(held: Held) -> None:
    """Fifty readers start one making, not fifty."""
    keeper = Keeper()
    with ThreadPoolExecutor(50) as readers:
        answers = [readers.submit(ask, keeper, "a", held) for _ in range(50)]
        held.began.wait()
        held.may_end.set()
        names = {answer.result() for answer in answers}

    assert (names, held.times) == ({"keeper"}, 1)


def test_whoever_will_not_wait_is_told_how_far_it_is(held: Held) -> None:
    """It says what is worked out, for how long, and what comes before."""
    clock = Seconds()
    keeper = Keeper(clock)
    with pytest.raises(UnfinishedError):
        ask(keeper, "a", held, 0)
    held.began.wait()
    clock.now = 40

    with pytest.raises(UnfinishedError) as first:
        ask(keeper, "a", held, 0)
    with pytest.raises(UnfinishedError) as second:
        ask(keeper, "b", str, 0)

    assert (first.value.progress.running_s, first.value.progress.ahead) == (40, 0)
    assert (second.value.progress.running_s, second.value.progress.ahead) == (None, 1)
    assert str(second.value) == "the board b is being worked out: ask again in a few seconds"


def test_what_somebody_waits_for_goes_first(held: Held) -> None:
    """What is made ready for later waits until nobody waits for anything."""
    keeper, order = Keeper(), list[str]()
    with pytest.raises(UnfinishedError):
        ask(keeper, "a", held, 0)
    held.began.wait()
    keeper.make_ready("later", lambda: order.append("later"), kind="later", what="later")
    with pytest.raises(UnfinishedError):
        keeper.get("asked", lambda: order.append("asked"), kind="board", what="b", patience_s=0)

    assert keeper.is_at("later")
    held.may_end.set()
    keeper.wait()

    assert order == ["asked", "later"]
    assert keeper.is_idle()


def test_what_nobody_asks_for_any_more_is_not_begun(held: Held) -> None:
    """A reader who moved on leaves no work behind."""
    clock, left = Seconds(), Held()
    keeper = Keeper(clock)
    for key, make in (("a", held), ("b", left)):
        with pytest.raises(UnfinishedError):
            ask(keeper, key, make, 0)
    held.began.wait()
    clock.now = 1000
    held.may_end.set()
    keeper.wait()

    assert left.times == 0


def test_an_error_is_told_to_whoever_asks() -> None:
    """And the next to ask has it tried again."""
    keeper, tries = Keeper(), list[int]()

    def fail() -> None:
        tries.append(1)
        raise ValueError("no such thing")

    for _ in range(2):
        with pytest.raises(ValueError, match="no such thing"):
            keeper.get("a", fail, kind="board", what="a board", patience_s=None)

    assert len(tries) == 2


def test_what_is_made_may_ask_for_more() -> None:
    """A board asks for its evidence while it is made, and does not wait for itself."""
    keeper = Keeper()

    def inner() -> int:
        return keeper.get("inner", lambda: 3, kind="evidence", what="evidence", patience_s=None)

    assert keeper.get("outer", inner, kind="board", what="a board", patience_s=None) == 3
