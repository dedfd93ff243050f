"""Whether a long report shows how far it has been read, and nothing is printed through the bar."""

import io

from rich.console import Console
from rich.progress import Progress

from trucewatch.cli.part_bar import PartBar, show_part


def terminal() -> tuple[Console, io.StringIO]:
    screen = io.StringIO()
    return Console(file=screen, force_terminal=True, width=100), screen


def test_a_long_report_has_a_bar() -> None:
    """Halfway through a long report the bar says so."""
    console, screen = terminal()

    with PartBar(console) as bar:
        bar.show(5_000, 10_000)
        bar.show(10_000, 10_000)

    assert "50%" in screen.getvalue()


def test_a_second_long_report_starts_anew() -> None:
    """Each long report has a bar of its own."""
    console, screen = terminal()

    with PartBar(console) as bar:
        bar.show(9_000, 10_000)
        bar.show(10_000, 10_000)
        screen.truncate(0)
        bar.show(2_500, 10_000)

    assert "25%" in screen.getvalue()


def test_a_short_report_has_none() -> None:
    """What is done at once needs no bar."""
    console, screen = terminal()

    with PartBar(console) as bar:
        bar.show(40, 80)

    assert screen.getvalue() == ""


def test_a_pipe_gets_no_bar() -> None:
    """Errors that go to a file hold no bar."""
    screen = io.StringIO()

    with PartBar(Console(file=screen)) as bar:
        bar.show(5_000, 10_000)

    assert screen.getvalue() == ""


def test_within_many_files() -> None:
    """The line of the report at hand is there only while a long one is read."""
    console, _ = terminal()
    bar = Progress(console=console)
    task = bar.add_task("", visible=False)

    seen = []
    for done, total in ((40, 80), (5_000, 10_000), (10_000, 10_000)):
        show_part(bar, task, done, total)
        seen.append(bar.tasks[0].visible)

    assert seen == [False, True, False]
