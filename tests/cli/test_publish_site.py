"""The command that writes the public site."""

import re
import shutil
from pathlib import Path

import pytest

from browser.conftest import ROOT
from browser.hostile import SCRIPT, write_hostile_reports
from cli.reports import SHELLING, run, write_reports

TIMES = ("--as-of", "2018-10-31")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("publish")
    assert run("-w", folder / "work", "add", write_reports(folder / "reports")).status == 0
    return folder / "work"


def _pages(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_every_link_leads_to_a_file_and_an_anchor_of_the_site(workspace: Path, tmp_path: Path) -> None:
    """A figure leads to its sentence, and no page to any other place."""
    ended = run("-w", workspace, "publish", tmp_path / "site", *TIMES)

    pages = _pages(tmp_path / "site")
    assert (ended.status, ended.out) == (0, "")
    links = [(name, link) for name, page in pages.items() for link in re.findall(r'href="([^"]*)"', page)]
    assert any("#c-" in link for _, link in links)
    for name, link in links:
        target, _, anchor = link.partition("#")
        assert not anchor or f'id="{anchor}"' in pages[target or name]
        assert (target or name) in pages


def test_a_claim_stands_with_its_sentence(workspace: Path, tmp_path: Path) -> None:
    """Source, day, hash and place in the text are beside it."""
    run("-w", workspace, "publish", tmp_path / "site", *TIMES)

    [page] = [
        page for name, page in _pages(tmp_path / "site").items() if "Four dead in Saraqib" in page and "report-" in name
    ]
    assert "killing at least four people" in page
    assert "20 October 2018" in page
    assert re.search(r"Characters \d+ to \d+ of the kept text of sha256 <code>[0-9a-f]{64}</code>", page)


def test_the_same_workspace_gives_the_same_bytes(workspace: Path, tmp_path: Path) -> None:
    """Nothing of the clock or of the folder is in it."""
    for name in ("one", "other"):
        run("-w", workspace, "publish", tmp_path / name, *TIMES)

    one, other = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "other"))
    assert one == other
    assert not any(str(workspace.parent).encode() in content for content in one.values())


def test_an_embargo_keeps_young_reports_back(workspace: Path, tmp_path: Path) -> None:
    """Nothing published within the last days is told, and the command says so."""
    ended = run("-w", workspace, "publish", tmp_path / "site", *TIMES, "--embargo", "10")

    told = " ".join(_pages(tmp_path / "site").values())
    assert "killing at least four people" in told
    assert "Cavusoglu" not in told
    assert "under an embargo" in ended.told


def test_the_public_profile_tells_places_coarsely(workspace: Path, tmp_path: Path) -> None:
    """A point has no more digits than ten kilometres bear; in full it has what the gazetteer has."""
    for profile in ("public", "full"):
        run("-w", workspace, "publish", tmp_path / profile, *TIMES, "--profile", profile)

    public, full = ((tmp_path / name / "claims.geojson").read_text(encoding="utf-8") for name in ("public", "full"))
    assert public != full
    assert "to within 10 km" in _pages(tmp_path / "public")["incidents.html"]


SOURCES = """sources:
  - {id: orontes-post, name: Orontes Post, licence: for subscribers, pass_on: no}
  - {id: bosphorus-agency, name: Bosphorus Witness, protected: yes}
"""


def test_what_may_not_be_told_is_in_no_file(tmp_path: Path) -> None:
    """Not the words of a source that forbids it, nor the voices behind a protected one; both are counted."""
    (tmp_path / "work" / "library" / "sources").mkdir(parents=True)
    (tmp_path / "work" / "library" / "sources" / "own.yml").write_text(SOURCES, encoding="utf-8")
    run("-w", tmp_path / "work", "add", write_reports(tmp_path / "reports"))

    ended = run("-w", tmp_path / "work", "publish", tmp_path / "site", *TIMES, "--profile", "full")

    pages = _pages(tmp_path / "site")
    told = " ".join(pages.values())
    assert "killing at least four people" not in told
    assert not any(word in told for word in ("Cavusoglu", "Bosphorus Witness", "had been completed", "Ankara sees"))
    assert "orontes-post withheld: Orontes Post: for subscribers" in ended.told
    assert "told without words" in ended.told
    assert "for subscribers" in pages["about.html"]
    assert "without their words" in pages["about.html"]


def test_a_folder_that_is_not_ours_is_refused(workspace: Path, tmp_path: Path) -> None:
    """The line says what stands in the way, and what to do."""
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")

    ended = run("-w", workspace, "publish", tmp_path, *TIMES)

    assert ended.status == 2
    assert "letter.txt" in ended.told


def test_reports_that_were_written_to_do_harm_do_none(tmp_path: Path) -> None:
    """What a report says is text, never markup."""
    (tmp_path / "reports").mkdir()
    write_hostile_reports(tmp_path / "reports")
    for name, title in {"markup": "<script>alert(1)</script> in Saraqib", "long": "Saraqib" * 2000}.items():
        named = SHELLING.replace("Four dead in Saraqib", title).replace("four people", f"four {name} people")
        (tmp_path / "reports" / f"{name}.txt").write_text(named, encoding="utf-8")
    run("-w", tmp_path / "work", "add", tmp_path / "reports")

    ended = run("-w", tmp_path / "work", "publish", tmp_path / "site", *TIMES)

    pages = [page for name, page in _pages(tmp_path / "site").items() if name.endswith(".html")]
    assert ended.status == 0
    assert not any(SCRIPT in page or "<script" in page or "<img" in page for page in pages)
    assert any("&lt;script&gt;alert(1)" in page for page in pages)
    assert any("Saraqib" * 2000 in page for page in pages)


def test_a_board_tells_what_the_served_one_tells(workspace: Path, tmp_path: Path) -> None:
    """As seen by each party, what lies ahead, what was not said, where; and it leads to violations and a report."""
    run("-w", workspace, "publish", tmp_path / "site", *TIMES)

    pages = _pages(tmp_path / "site")
    board = pages["board-idlib-sochi-2018.html"]
    assert re.search(r"As seen by [^<]*: each by their own words alone", board)
    assert all(f'id="{part}"' in board for part in ("contradictions", "obligations", "ahead", "silences"))
    silences = board.partition('id="silences"')[2].partition("</ul>")[0]
    assert re.search(r"<li[^>]*>[A-Z]", silences)
    assert "Nothing that was expected is missing" not in silences
    assert 'href="violations-idlib-sochi-2018.html"' in board
    assert 'href="situation-idlib-sochi-2018.html"' in board
    lives = pages["violations-idlib-sochi-2018.html"]
    assert "Not answered" in lives or "Only alleged" in lives
    assert re.search(r'href="incidents\.html#i-[0-9a-f]+"', lives)
    situation = pages["situation-idlib-sochi-2018.html"]
    assert "1 October 2018 to 31 October 2018" in situation
    assert "killing at least four people" in situation


def test_a_site_without_a_report(workspace: Path, tmp_path: Path) -> None:
    """With no days to tell of there is none, and nothing leads to it."""
    run("-w", workspace, "publish", tmp_path / "site", *TIMES, "--report-days", "0")

    pages = _pages(tmp_path / "site")
    assert not any(name.startswith("situation-") for name in pages)
    assert not any("situation-" in page for page in pages.values())


def test_the_report_of_the_public_is_no_finer_than_its_site(workspace: Path, tmp_path: Path) -> None:
    """What is coarsened on the board's map is coarsened on the report's; the claims in it are those of the site."""
    run("-w", workspace, "publish", tmp_path / "public", *TIMES)
    run("-w", workspace, "publish", tmp_path / "full", *TIMES, "--profile", "full")

    public, full = (_pages(tmp_path / name)["situation-idlib-sochi-2018.html"] for name in ("public", "full"))
    drawn = [re.findall(r'<circle[^>]*class="[^"]*"?[^>]*>|<circle[^>]*>', page) for page in (public, full)]
    assert drawn[0] != drawn[1]


def test_zones_are_drawn_and_named(workspace: Path, tmp_path: Path) -> None:
    """A zone that the workspace draws is on the map of the board, with what its edge rests on."""
    copy = tmp_path / "work"
    shutil.copytree(workspace, copy)
    shutil.copytree(ROOT / "demo" / "library", copy / "library")

    run("-w", copy, "publish", tmp_path / "site", *TIMES)

    board = _pages(tmp_path / "site")["board-idlib-sochi-2018.html"]
    assert "demilitarised zone: drawn by us, its edge within 7 km." in board
