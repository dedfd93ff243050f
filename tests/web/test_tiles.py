"""The user's own base map is served from here, a stretch of bytes at a time."""

from pathlib import Path

from starlette.testclient import TestClient

from trucewatch.web.app import make_app
from trucewatch.workspace import open_workspace
from web.conftest import REPORTS

TILES = "/map/tiles.pmtiles"


def site(tmp_path: Path) -> TestClient:
    (tmp_path / "shelling.md").write_text(REPORTS["shelling.md"], encoding="utf-8")
    workspace = open_workspace(tmp_path / "workspace", create=True)
    workspace.add([tmp_path / "shelling.md"])
    return TestClient(make_app(workspace), base_url="http://127.0.0.1:8000")


def test_a_stretch_of_the_file_is_given(tmp_path: Path) -> None:
    """The island asks for the head of the file first, then for single tiles; the page tells it where to ask."""
    browser = site(tmp_path)
    maps = tmp_path / "workspace" / "library" / "maps"
    maps.mkdir(parents=True)
    (maps / "syria.pmtiles").write_bytes(b"PMTiles" + bytes(range(256)))

    answer = browser.get(TILES, headers={"range": "bytes=0-6"})

    assert answer.status_code == 206
    assert answer.content == b"PMTiles"
    assert f'data-tiles="{TILES}"' in browser.get("/map?as_of=2018-10-20").text


def test_without_a_file_there_are_no_tiles(tmp_path: Path) -> None:
    """The page asks for none, and who asks all the same is told."""
    browser = site(tmp_path)

    assert browser.get(TILES).status_code == 404
    assert "data-tiles" not in browser.get("/map?as_of=2018-10-20").text
