"""A bar for how far one long report has been read; short ones are done before anybody could look."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

_LONG_REPORT = 2_000
"""Steps from which a report has a bar: some thousand sentences, or five seconds."""


class PartBar:
    """A bar that is there only while a long report is read, so that nothing is printed through it."""

    def __init__(self, errors: Console) -> None:
        columns = (TextColumn("reading"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        # What is printed goes on to where it was going: a bar that took it up would put claims among the errors.
        self._bar = Progress(
            *columns,
            console=errors,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
            disable=not errors.is_terminal,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        """Take the bar away, whatever happened."""
        self._bar.stop()

    def show(self, done: int, total: int) -> None:
        """Show how many of the steps within a report are done; after the last the bar is gone."""
        if not is_long(total):
            return
        if done == total:
            self._bar.stop()
            for task in self._bar.task_ids:
                self._bar.remove_task(task)
            return
        if not self._bar.task_ids:
            self._bar.add_task("", total=total)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done)


def show_part(bar: Progress, task: TaskID, done: int, total: int) -> None:
    """Show within a bar over many files how far the long one at hand is read."""
    bar.update(task, completed=done, total=total, visible=is_long(total) and done < total)


def is_long(steps: int) -> bool:
    """Tell whether a report of so many steps is worth a bar."""
    return steps >= _LONG_REPORT
