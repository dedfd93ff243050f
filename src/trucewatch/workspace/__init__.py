"""The workspace: the one place that knows which store, archive, reader and libraries are in use.

Where it lies, in a folder or in a database, is a matter of `trucewatch.site` alone.
Everything is opened when it is first asked for, so that opening the workspace costs nothing; what takes long to load
(the language pipeline, the page reader, the database toolkit) is imported in the functions that need it, and only here.
Each side has a module: asking (`answering`), putting in (`recording`), giving away (`handing_over`), keeping it sound
(`guarding`); what they share is in `core`.
"""

from pathlib import Path

from trucewatch.errors import NoWorkspaceError
from trucewatch.site import site_of
from trucewatch.workspace.guarding import Guarding
from trucewatch.workspace.handing_over import HandingOver
from trucewatch.workspace.recording import Recording

__all__ = ["Workspace", "open_workspace"]


def open_workspace(path: Path | str, *, create: bool = False) -> "Workspace":
    """Return the workspace in the folder at `path`, or in the database at that address.

    Args:
        create: Whether there may be none yet; the first report that is added makes it.

    Raises:
        NoWorkspaceError: There is none, and `create` is not set.
        WorkspaceError: It cannot be used: newer, damaged, ...
    """
    workspace = Workspace(site_of(path))
    if workspace.exists:
        workspace.check()
    elif not create:
        raise NoWorkspaceError(workspace.name)
    return workspace


class Workspace(Recording, HandingOver, Guarding):
    """Reports, what was read in them, and the questions one can ask of that."""
