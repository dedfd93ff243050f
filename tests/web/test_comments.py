"""Readers' comments: sent by strangers, read by moderators, shown as words and as nothing else; and their leads."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from trucewatch.web.app import make_app
from trucewatch.web.people.accounts import Accounts, Role
from trucewatch.web.people.comments import CommentState
from trucewatch.web.people.guests import Guests
from trucewatch.web.people.leads import LeadState
from trucewatch.web.people.opening import Openness
from trucewatch.web.people.pace import MOST_OF_ONE
from trucewatch.web.people.register import Register
from trucewatch.workspace import Workspace

PASSWORD = "a long enough phrase"
HERE = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def hired(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of people with one account of each role; not to be changed."""
    register = Register(tmp_path_factory.mktemp("hired"))
    for role in Role:
        Accounts(register).add(role.title(), role, PASSWORD)
    return register.path


@pytest.fixture
def register(hired: Path, tmp_path: Path) -> Register:
    (tmp_path / hired.name).write_bytes(hired.read_bytes())
    return Register(tmp_path)


@pytest.fixture
def guests(register: Register) -> Guests:
    guests = Guests(register)
    guests.opening.change(Openness.COMMENT, embargo_days=0)
    return guests


@pytest.fixture
def stranger(workspace: Workspace, register: Register, guests: Guests) -> TestClient:
    return _browser(workspace, register)


@pytest.fixture
def analyst(workspace: Workspace, register: Register, guests: Guests) -> TestClient:
    return _logged_in(_browser(workspace, register), "Analyst")


def _browser(workspace: Workspace, register: Register) -> TestClient:
    app = make_app(workspace, register=register)
    return TestClient(app, base_url=HERE, raise_server_exceptions=False, follow_redirects=False)


def _logged_in(browser: TestClient, name: str) -> TestClient:
    fields = {"token": _token(browser.get("/login").text), "name": name, "password": PASSWORD}
    assert browser.post("/login", data=fields).status_code == 303
    return browser


def _token(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return found[1]


def _report(workspace: Workspace, source: str = "northern-desk") -> str:
    documents = workspace.evidence(workspace.times()).documents.values()
    return next(one.sha256 for one in documents if one.source == source)


def _say(browser: TestClient, sha256: str, words: str, name: str = "Rami") -> tuple[int, str]:
    token = _token(browser.get(f"/public/reports/{sha256}").text)
    answer = browser.post(f"/public/reports/{sha256}", data={"token": token, "words": words, "name": name})
    return answer.status_code, answer.text


def _decide(browser: TestClient, comment_id: str, seen: str, **fields: str) -> tuple[int, str]:
    token = _token(browser.get("/account").text)
    answer = browser.post(f"/comments/{comment_id}", data={"token": token, "seen": seen, **fields})
    return answer.status_code, answer.text


@pytest.mark.parametrize(
    ("words", "name", "told", "kept"),
    [
        ("", "Rami", ["Please enter your comment!"], "Rami"),
        ("I was there.", "", ["Please enter your name here"], "I was there."),
        ("", "", ["Please enter your comment!", "Please enter your name here"], ""),
        ("\u200b\u2800", "\u202e \u200d", ["Please enter your comment!", "Please enter your name here"], ""),
        ("x" * 4_001, "Rami", ["Please say it in 4,000 characters at most."], "x" * 4_001),
        ("I was there.", "R" * 81, ["Please give a name of 80 characters at most."], "I was there."),
    ],
)
def test_a_comment_that_lacks_something_comes_back(
    stranger: TestClient, guests: Guests, workspace: Workspace, words: str, name: str, told: list[str], kept: str
) -> None:
    """It is told what is missing, in the field's own words, and what was typed is still there; nothing is kept."""
    status, page = _say(stranger, _report(workspace), words, name)

    assert status == 422
    for one in told:
        assert one in page
    assert kept in page
    assert guests.comments.all() == ()


def test_a_comment_is_shown_once_it_was_published(
    stranger: TestClient, analyst: TestClient, guests: Guests, workspace: Workspace
) -> None:
    """Until then nobody but moderators sees it; with its day and name, and the word that it is no evidence."""
    sha256 = _report(workspace)
    assert _say(stranger, sha256, "It was the second time that day.")[0] == 303
    assert "second time" not in stranger.get(f"/public/reports/{sha256}").text
    [comment] = guests.comments.all()

    assert "second time" in analyst.get("/comments").text
    assert _decide(analyst, comment.id, "waiting", state="published")[0] == 303
    page = stranger.get(f"/public/reports/{sha256}").text

    assert "It was the second time that day." in page
    assert "<bdi>Rami</bdi>" in page
    assert "no evidence" in page
    shown = stranger.get("/api/v1/comments", params={"report": sha256}).json()["comments"]
    assert [(one["name"], one["words"]) for one in shown] == [("Rami", "It was the second time that day.")]


def test_a_refusal_needs_a_reason_and_can_be_taken_back(
    stranger: TestClient, analyst: TestClient, guests: Guests, workspace: Workspace
) -> None:
    """Readers see neither comment nor reason; the log has who did what, and why."""
    _say(stranger, _report(workspace), "Buy my carpets.")
    [comment] = guests.comments.all()

    status, page = _decide(analyst, comment.id, "waiting", state="refused")
    assert status == 422
    assert "Please say why" in page
    assert _decide(analyst, comment.id, "waiting", state="refused", because="an advertisement")[0] == 303
    assert guests.comments.get(comment.id).state is CommentState.REFUSED
    assert _decide(analyst, comment.id, "refused", state="waiting")[0] == 303

    assert guests.comments.get(comment.id).state is CommentState.WAITING
    told = [entry.what for entry in guests.log.latest(10) if entry.who == "Analyst"]
    assert f"refused the comment {comment.id}: an advertisement" in told
    assert f"took back the decision about the comment {comment.id}" in told


def test_two_moderators_do_not_undo_each_other_unseen(
    stranger: TestClient, analyst: TestClient, guests: Guests, workspace: Workspace
) -> None:
    """Whoever decides about what changed since they saw it is told so; an analyst leaves others' decisions be."""
    _say(stranger, _report(workspace), "I was there.")
    [comment] = guests.comments.all()
    guests.comments.decide(comment.id, CommentState.PUBLISHED, by="Editor")

    assert _decide(analyst, comment.id, "waiting", state="refused", because="hearsay")[0] == 403
    editor = _logged_in(analyst, "Editor")
    status, page = _decide(editor, comment.id, "waiting", state="refused", because="hearsay")

    assert status == 422
    assert "published by now, by Editor" in page
    assert guests.comments.get(comment.id).state is CommentState.PUBLISHED


def test_a_link_becomes_a_lead(stranger: TestClient, analyst: TestClient, guests: Guests, workspace: Workspace) -> None:
    """One press; it keeps whose words they were and on which report; a link never is one that can be clicked."""
    sha256 = _report(workspace)
    _say(stranger, sha256, "There is a film of it: https://films.example/12?a=1&b=2.")
    [comment] = guests.comments.all()
    page = analyst.get("/comments").text
    token = _token(page)

    assert "<code" in page
    assert 'href="https://films.example' not in page
    fields = {"token": token, "link": "https://films.example/12?a=1&b=2"}
    assert analyst.post(f"/comments/{comment.id}/lead", data=fields).status_code == 303
    assert analyst.post(f"/comments/{comment.id}/lead", data=fields).status_code == 422
    elsewhere = {**fields, "link": "https://other.example/"}
    assert analyst.post(f"/comments/{comment.id}/lead", data=elsewhere).status_code == 400

    [lead] = guests.leads.all()
    assert (lead.link, lead.suggested_by, lead.report) == ("https://films.example/12?a=1&b=2", "Rami", sha256)
    assert 'href="https://films.example' not in analyst.get("/leads").text


def test_a_lead_from_its_taking_to_its_end(analyst: TestClient, guests: Guests) -> None:
    """Taken, given a note, followed: an end needs a note on what came of it."""
    token = _token(analyst.get("/leads").text)
    fields = {"token": token, "link": "https://films.example/12", "note": "by telephone"}
    assert analyst.post("/leads", data=fields).status_code == 303
    [lead] = guests.leads.all()

    def step(seen: str, state: str, note: str = "") -> int:
        sent = {"token": token, "seen": seen, "state": state, "note": note}
        return analyst.post(f"/leads/{lead.id}", data=sent).status_code

    assert step("open", "taken") == 303
    assert step("taken", "followed") == 422
    assert step("open", "dropped", "no") == 422
    assert step("taken", "followed", "A film of another day.") == 303

    assert [one.state for one in guests.leads.get(lead.id).steps] == [
        LeadState.OPEN,
        LeadState.TAKEN,
        LeadState.FOLLOWED,
    ]
    answer = analyst.get("/api/v1/leads", params={"state": "followed"}).json()
    assert answer["leads"][0]["steps"][-1]["note"] == "A film of another day."


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://films.example/", "films.example", "", "https://"])
def test_only_an_address_of_the_web_is_a_lead(analyst: TestClient, guests: Guests, link: str) -> None:
    """What was typed comes back."""
    token = _token(analyst.get("/leads").text)

    answer = analyst.post("/leads", data={"token": token, "link": link, "note": "Rami's film"})

    assert answer.status_code == 422
    assert "Rami&#39;s film" in answer.text
    assert guests.leads.all() == ()


@pytest.mark.parametrize(
    ("openness", "reads", "writes"), [("closed", 303, 303), ("read", 200, 303), ("comment", 200, 303)]
)
def test_strangers_may_do_what_was_opened_to_them(
    stranger: TestClient, guests: Guests, workspace: Workspace, openness: str, reads: int, writes: int
) -> None:
    """Closed, they meet the login; open to read, the page without a form; open to comment, both."""
    sha256 = _report(workspace)
    token = _token(stranger.get(f"/public/reports/{sha256}").text)
    guests.opening.change(Openness(openness), embargo_days=0)

    page = stranger.get(f"/public/reports/{sha256}")
    sent = stranger.post(f"/public/reports/{sha256}", data={"token": token, "words": "I was there.", "name": "Rami"})

    assert (page.status_code, sent.status_code) == (reads, writes)
    assert ("<textarea" in page.text) is (openness == "comment")
    assert len(guests.comments.all()) == (1 if openness == "comment" else 0)
    api = stranger.get("/api/v1/comments").status_code
    assert api == (401 if openness == "closed" else 200)


def test_strangers_see_nothing_else(stranger: TestClient, workspace: Workspace) -> None:
    """The first page leads them to the reports; every other one still asks who they are."""
    sha256 = _report(workspace)

    assert stranger.get("/").headers["location"] == "/public"
    for path in (f"/documents/{sha256}", "/claims", "/comments", "/leads", "/people", "/publicity"):
        assert stranger.get(path).headers["location"].startswith("/login?next="), path
    assert stranger.get("/api/v1/leads").status_code == 401
    assert stranger.get("/api/v1/documents").status_code == 401
    page = stranger.get("/public").text
    assert 'href="/claims"' not in page
    assert 'href="/login"' in page


def test_a_page_leaves_no_trace_of_its_reader(
    stranger: TestClient, guests: Guests, register: Register, workspace: Workspace
) -> None:
    """One cookie guards the form and ends with the browser; no address is kept, not even a coarse one."""
    sha256 = _report(workspace)
    page = stranger.get(f"/public/reports/{sha256}")
    assert [cookie.partition("=")[0] for cookie in page.headers.get_list("set-cookie")] == ["form-token"]
    assert "max-age" not in page.headers["set-cookie"].lower()
    before = guests.log.latest(50)

    _say(stranger, sha256, "I was there.")

    assert guests.log.latest(50) == before
    assert "testclient" not in register.path.read_bytes().decode("latin-1")


def test_comments_are_slowed_down(stranger: TestClient, guests: Guests, workspace: Workspace) -> None:
    """After some within the hour the next has to wait, and what was typed comes back."""
    sha256 = _report(workspace)
    for number in range(MOST_OF_ONE):
        assert _say(stranger, sha256, f"Word {number}.")[0] == 303

    status, page = _say(stranger, sha256, "One word more.")

    assert status == 429
    assert "One word more." in page
    assert len(guests.comments.all()) == MOST_OF_ONE


def test_a_comment_of_another_site_is_not_kept(stranger: TestClient, guests: Guests, workspace: Workspace) -> None:
    """The form comes back with what was typed, to be sent from our own page."""
    sha256 = _report(workspace)
    token = _token(stranger.get(f"/public/reports/{sha256}").text)
    fields = {"token": token, "words": "I was there.", "name": "Rami"}

    foreign = stranger.post(f"/public/reports/{sha256}", data=fields, headers={"sec-fetch-site": "cross-site"})
    old = stranger.post(f"/public/reports/{sha256}", data={**fields, "token": "made-up"})

    for answer in (foreign, old):
        assert answer.status_code == 403
        assert "I was there." in answer.text
        assert "send your comment once more" in answer.text
    assert guests.comments.all() == ()


def test_a_form_has_its_length(stranger: TestClient, workspace: Workspace) -> None:
    """What is many times longer than any form of ours is not read at all."""
    sha256 = _report(workspace)

    answer = stranger.post(f"/public/reports/{sha256}", data={"words": "x" * 1_100_000})

    assert answer.status_code == 413


HOSTILE = '<script>alert(1)</script> \u202eegnahc\u202c [a](javascript:alert(1)) https://evil.example/"><b>x</b>'


def test_hostile_words_do_no_harm(
    stranger: TestClient, analyst: TestClient, guests: Guests, workspace: Workspace
) -> None:
    """In comments, leads and the log they are letters: no markup, no link, no turned line."""
    sha256 = _report(workspace)
    _say(stranger, sha256, HOSTILE, "<b>Ra\u202emi</b>")
    [comment] = guests.comments.all()
    _decide(analyst, comment.id, "waiting", state="published")
    lead = guests.leads.add(
        "https://evil.example/<script>", suggested_by=HOSTILE, by="<i>Ada</i>", note=f"{HOSTILE}\n\u202eend"
    )

    pages = [
        stranger.get(f"/public/reports/{sha256}").text,
        analyst.get("/comments?state=published").text,
        analyst.get("/leads").text,
        analyst.get("/api/v1/comments?format=csv").text,
    ]

    assert "alert(1)" in pages[0]
    for page in pages[:3]:
        assert "<script>alert" not in page
        assert not re.search(r"<b>(Ra|x)|<i>Ada", page)
        assert 'href="https://evil' not in page
        assert 'href="javascript' not in page
    for page in pages:
        assert "\u202e" not in page
    assert lead.host == "evil.example"


def test_a_report_that_is_not_public_takes_no_comment(
    stranger: TestClient, guests: Guests, workspace: Workspace
) -> None:
    """Under an embargo, or unknown, it is not there."""
    sha256 = _report(workspace)
    token = _token(stranger.get(f"/public/reports/{sha256}").text)
    guests.opening.change(Openness.COMMENT, embargo_days=36_500)

    assert stranger.get(f"/public/reports/{sha256}").status_code == 404
    fields = {"token": token, "words": "I was there.", "name": "Rami"}
    assert stranger.post(f"/public/reports/{sha256}", data=fields).status_code == 404
    assert stranger.get("/public/reports/" + "0" * 64).status_code == 404
    assert sha256 not in stranger.get("/public").text


def test_on_ones_own_machine_one_moderates_under_the_name_one_gives(workspace: Workspace, tmp_path: Path) -> None:
    """Nobody logs in; the name is asked for, and kept until the browser is closed."""
    app = make_app(workspace)
    app.state.guests = guests = Guests(Register(tmp_path))
    browser = TestClient(app, base_url=HERE, follow_redirects=False)
    comment = guests.comments.add(_report(workspace), "Rami", "I was there.")
    token = _token(browser.get("/comments").text)
    fields = {"token": token, "seen": "waiting", "state": "published"}

    assert browser.post(f"/comments/{comment.id}", data=fields).status_code == 422
    assert browser.post(f"/comments/{comment.id}", data={**fields, "by": "Ada"}).status_code == 303

    assert guests.comments.get(comment.id).steps[-1].by == "Ada"
    assert 'value="Ada"' in browser.get("/leads").text
