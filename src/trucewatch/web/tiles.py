"""The user's own base map: a PMTiles file laid into the workspace's library, served in the parts asked for."""

from pathlib import Path

from trucewatch.workspace import Workspace

_FOLDER = "maps"


def tiles_of(workspace: Workspace) -> Path | None:
    """Return the workspace's file of tiles, the first by name in `library/maps/`; None where it has none."""
    if workspace.folder is None:
        return None
    folder = workspace.folder / "library" / _FOLDER
    return min(folder.glob("*.pmtiles"), default=None) if folder.is_dir() else None
