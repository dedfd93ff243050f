"""Read reports into attributed claims and hold them against the obligations of an agreement.

The public API is of few verbs:

    workspace = trucewatch.open_workspace("trucewatch", create=True)
    workspace.add([Path("reports")])
    board = workspace.board("idlib-sochi-2018", workspace.times(as_of=date(2019, 2, 8)))
    workspace.trace("idlib-sochi-2018/remove-radical-groups", board.times)

`trucewatch.model` has the types that they take and return.
"""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trucewatch.adding import Added, Progress
    from trucewatch.unkept import read_report, read_reports
    from trucewatch.workspace import Workspace, open_workspace

__version__ = version("trucewatch")

__all__ = [
    "Added",
    "Progress",
    "Workspace",
    "__version__",
    "open_workspace",
    "read_report",
    "read_reports",
]


_HOMES = {
    "Added": "trucewatch.adding",
    "Progress": "trucewatch.adding",
    "Workspace": "trucewatch.workspace",
    "open_workspace": "trucewatch.workspace",
    "read_report": "trucewatch.unkept",
    "read_reports": "trucewatch.unkept",
}


def __getattr__(name: str) -> Any:
    """Load the workspace when it is first asked for: a command that only prints its help need not wait for it."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
