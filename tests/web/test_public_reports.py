"""Which reports strangers see, and what of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from trucewatch.web.app import make_app
from trucewatch.web.people.comments import CommentState
from trucewatch.web.people.guests import Guests
from trucewatch.web.people.opening import Openness
from trucewatch.web.people.register import Register
from trucewatch.workspace import Workspace, open_workspace
from web.conftest import REPORTS

LIBRARY = """sources:
  - {id: witness-7, name: Witness 7, protected: yes}
  - {id: closed-wire, name: Closed Wire, pass_on: no, licence: "all rights reserved"}
"""
STATEMENT = """---
title: What Clara Quarry saw
source: witness-7
published: 2018-10-13
---

Government forces shelled Saraqib on Friday, killing at least three people, Clara Quarry said.
"""
CLOSED = """---
title: A closed report
source: closed-wire
published: 2018-10-13
---

Rebels shelled the village of Jurin on Friday, killing two soldiers, the army said.
"""
UNSAID = "\nApples cost as much as the year before.\n"
"""Nothing that anybody claims of a ceasefire."""
QUIET = """---
title: A quiet day
source: northern-desk
published: 2018-10-13
---

Markets were open.
"""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    base = tmp_path_factory.mktemp("public")
    (base / "idlib" / "library" / "sources").mkdir(parents=True)
    (base / "idlib" / "library" / "sources" / "own.yml").write_text(LIBRARY)
    texts = {
        "statement.md": STATEMENT,
        "closed.md": CLOSED,
        "quiet.md": QUIET,
        "shelling.md": REPORTS["shelling.md"] + UNSAID,
    }
    for name, text in texts.items():
        (base / name).write_text(text)
    with open_workspace(base / "idlib", create=True) as workspace:
        workspace.add([base / name for name in texts])
        yield workspace


@pytest.fixture
def stranger(opened: Workspace, tmp_path: Path) -> TestClient:
    register = Register(tmp_path)
    Guests(register).opening.change(Openness.READ, embargo_days=0)
    return TestClient(make_app(opened.for_others(), register=register), base_url="http://127.0.0.1:8000")


def hashes(opened: Workspace) -> dict[str, str]:
    return {
        one.source: one.sha256 for one in opened.evidence(opened.times()).documents.values() if "quiet" not in one.name
    }


def test_what_gives_somebody_away_or_may_not_be_passed_on_is_not_public(
    opened: Workspace, stranger: TestClient
) -> None:
    """Neither listed nor found by its hash; a report without a claim has nothing to say there."""
    page = stranger.get("/public").text

    assert "Shells on Morek" in page
    for hidden in ("Quarry", "Witness", "witness-7", "closed report", "Closed Wire", "A quiet day"):
        assert hidden not in page
    for source in ("witness-7", "closed-wire"):
        answer = stranger.get(f"/public/reports/{hashes(opened)[source]}")
        assert answer.status_code == 404
        assert "Quarry" not in answer.text


def test_a_public_page_tells_sentences_and_not_the_whole_text(opened: Workspace, stranger: TestClient) -> None:
    """Each claim with its sentence, the source, the day and the hash."""
    sha256 = hashes(opened)["northern-desk"]

    page = stranger.get(f"/public/reports/{sha256}").text

    assert "Government forces shelled Morek on Thursday, killing three civilians" in page
    assert "12 October 2018" in page
    assert sha256 in page
    assert "Apples" in opened.document(sha256).text
    assert "Apples" not in page
    assert "/documents/" not in page


@pytest.mark.parametrize("times", ["as_of=2018-01-01", "published_by=2018-01-01", "known_on=2018-01-01T00:00:00Z"])
def test_strangers_are_answered_as_of_today(stranger: TestClient, times: str) -> None:
    """Whatever times an address asks for: they are for those who log in."""
    assert "Shells on Morek" in stranger.get(f"/public?{times}").text


def test_comments_on_what_is_not_public_any_more_are_not_given(opened: Workspace, tmp_path: Path) -> None:
    """The API leaves them out, published or not."""
    register = Register(tmp_path)
    guests = Guests(register)
    guests.opening.change(Openness.READ, embargo_days=0)
    for source in ("witness-7", "northern-desk"):
        comment = guests.comments.add(hashes(opened)[source], "Rami", f"On {source}.")
        guests.comments.decide(comment.id, CommentState.PUBLISHED, by="Ada")
    stranger = TestClient(make_app(opened.for_others(), register=register), base_url="http://127.0.0.1:8000")

    told = stranger.get("/api/v1/comments").json()

    assert [one["words"] for one in told["comments"]] == ["On northern-desk."]
    assert set(told["comments"][0]) == {"id", "report", "name", "words", "sent_on"}
    assert stranger.get("/api/v1/comments?as_of=2018-01-01").status_code == 422


def test_without_a_folder_there_are_no_comments(opened: Workspace) -> None:
    """A workspace in a database keeps them in the folder of its library, and says so where none is named."""
    app = make_app(opened)
    app.state.guests = None
    browser = TestClient(app, base_url="http://127.0.0.1:8000")

    for path in ("/public", "/comments", "/leads", "/api/v1/leads"):
        answer = browser.get(path)
        assert answer.status_code == 400
        assert "TRUCEWATCH_LIBRARY" in answer.text
