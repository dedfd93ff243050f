"""The user's own base map, as the island asks for it: a stretch of bytes at a time."""

from fastapi import Request
from fastapi.responses import FileResponse

from trucewatch.errors import UnknownNameError
from trucewatch.web.pages.asked import page_router
from trucewatch.web.tiles import tiles_of

router = page_router()


@router.get("/map/tiles.pmtiles")
def tiles(request: Request) -> FileResponse:
    """Return the file, or the range of it that is asked for."""
    path = tiles_of(request.app.state.workspace)
    if path is None:
        raise UnknownNameError("map", "tiles.pmtiles", None, listing="ls library/maps")
    return FileResponse(path, media_type="application/vnd.pmtiles")
