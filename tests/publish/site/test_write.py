"""A site in its folder."""

from pathlib import Path

import pytest

from trucewatch.errors import NotOurSiteError
from trucewatch.publish.site.write import MARK, write_site


def test_a_site_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    """What the new one does not have is gone, and nothing is left beside it."""
    write_site({"old.html": b"old"}, tmp_path / "site")

    write_site({"new.html": b"new"}, tmp_path / "site")

    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == sorted(["new.html", MARK])
    assert list(tmp_path.iterdir()) == [tmp_path / "site"]


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    """What we did not write we do not overwrite."""
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(NotOurSiteError, match=r"letter\.txt"):
        write_site({"index.html": b""}, tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_laid_into_a_site_stops_the_next_one(tmp_path: Path) -> None:
    """A site of ours with a stranger's file in it is not ours alone."""
    write_site({"index.html": b"first"}, tmp_path / "site")
    (tmp_path / "site" / "CNAME").write_text("example.org", encoding="utf-8")

    with pytest.raises(NotOurSiteError, match="CNAME"):
        write_site({"index.html": b"second"}, tmp_path / "site")

    assert (tmp_path / "site" / "index.html").read_bytes() == b"first"


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    """There is nothing to lose in it."""
    (tmp_path / "site").mkdir()

    write_site({"index.html": b"first"}, tmp_path / "site")

    assert (tmp_path / "site" / "index.html").read_bytes() == b"first"
