"""Each role against each act, tried out: one's own, and those that change what somebody else decided."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from trucewatch.model.act import ReviewAnswer
from trucewatch.model.claim import ClaimKind
from trucewatch.model.judgement import Answer
from trucewatch.regrouping import plan_join
from trucewatch.web.app import make_app
from trucewatch.web.people.accounts import Accounts, Role
from trucewatch.web.people.comments import CommentState
from trucewatch.web.people.guests import Guests
from trucewatch.web.people.register import Register
from trucewatch.workspace import Workspace, open_workspace

PASSWORD = "a long enough phrase"


@dataclass(frozen=True)
class Office:
    """A served workspace, and a browser in which somebody is logged in."""

    workspace: Workspace
    guests: Guests
    browser: TestClient
    token: str

    def send(self, path: str, **fields: str) -> int:
        return self.browser.post(path, data={"token": self.token, **fields}).status_code

    def claims(self) -> list[str]:
        claims = self.workspace.evidence(self.workspace.times()).claims
        return [one.id for one in claims if one.kind is ClaimKind.INCIDENT]


@pytest.fixture(scope="module")
def hired(tmp_path_factory: pytest.TempPathFactory) -> Path:
    register = Register(tmp_path_factory.mktemp("office"))
    for role in Role:
        Accounts(register).add(role.title(), role, PASSWORD)
    return register.path


@pytest.fixture
def served(workspace: Workspace, hired: Path, tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(shutil.copytree(workspace.path, tmp_path / "workspace")) as opened:
        shutil.copy(hired, opened.path)
        yield opened


def enter(served: Workspace, role: Role) -> Office:
    register = Register(served.path)
    app = make_app(served, register=register)
    browser = TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False)
    found = re.search(r'name="token" value="([^"]+)"', browser.get("/login").text)
    assert found
    browser.post("/login", data={"token": found[1], "name": role.title(), "password": PASSWORD})
    return Office(served, Guests(register), browser, found[1])


def review(office: Office, *, answer: str = "accept") -> int:
    path = f"/review/claims/{office.claims()[0]}"
    return office.send(path, answer=answer, because="a reason", **{"key-killed": "77"})


def take_back_others_review(office: Office) -> int:
    act = office.workspace.review(office.claims()[0], ReviewAnswer.ACCEPT, by="Somebody")
    return office.send("/review/undo", act=act.id)


def amend_others_claim(office: Office, *, answer: str = "amend") -> int:
    act = office.workspace.amend(office.claims()[0], {"killed": "5"}, by="Somebody", because="five, it says")
    assert act.amended
    return office.send(f"/review/claims/{act.amended.id}", answer=answer, because="no", **{"key-killed": "6"})


def pair(office: Office) -> int:
    left, right = office.claims()[:2]
    return office.send("/review/pairs", left=left, right=right, answer="different")


def override_others_pair(office: Office) -> int:
    left, right = office.claims()[:2]
    office.workspace.pair(left, right, Answer.SAME, by="Somebody")
    return pair(office)


def regroup(office: Office) -> int:
    first, second = office.workspace.incidents(office.workspace.times())[:2]
    path = f"/incidents/{first.id}/regroup"
    page = office.browser.get(path, params={"join": second.id}).text
    plan = re.search(r'name="plan" value="([^"]+)"', page)
    return office.send(path, plan=plan[1] if plan else "", joined=second.id)


def take_back_others_run(office: Office) -> int:
    workspace = office.workspace
    incidents = workspace.incidents(workspace.times())
    acts = workspace.carry_out(plan_join(incidents[:2], workspace.grounds(workspace.times())), by="Somebody")
    return office.send("/review/undo", act=acts[0].run)


def take_back_an_import(office: Office) -> int:
    [entry] = {one.run for one in office.workspace.log() if one.command == "add"}
    return office.send("/review/undo", act=entry)


def _comment(office: Office) -> str:
    return office.guests.comments.add("ab" * 32, "Rami", "See https://films.example/12").id


def moderate(office: Office) -> int:
    return office.send(f"/comments/{_comment(office)}", seen="waiting", state="published")


def take_back_others_moderation(office: Office) -> int:
    comment_id = _comment(office)
    office.guests.comments.decide(comment_id, CommentState.PUBLISHED, by="Somebody")
    return office.send(f"/comments/{comment_id}", seen="published", state="waiting")


def make_lead(office: Office) -> int:
    return office.send(f"/comments/{_comment(office)}/lead", link="https://films.example/12")


def open_to_strangers(office: Office) -> int:
    return office.send("/people/open", to="read", embargo_days="0")


Act = Callable[[Office], int]

ACTS: list[tuple[Act, Role]] = [
    (review, Role.ANALYST),
    (lambda office: review(office, answer="reject"), Role.ANALYST),
    (lambda office: review(office, answer="amend"), Role.ANALYST),
    (take_back_others_review, Role.EDITOR),
    (amend_others_claim, Role.EDITOR),
    (lambda office: amend_others_claim(office, answer="reject"), Role.EDITOR),
    (lambda office: amend_others_claim(office, answer="unsure"), Role.ANALYST),
    (pair, Role.ANALYST),
    (override_others_pair, Role.EDITOR),
    (regroup, Role.ANALYST),
    (take_back_others_run, Role.EDITOR),
    (take_back_an_import, Role.EDITOR),
    (moderate, Role.ANALYST),
    (take_back_others_moderation, Role.EDITOR),
    (make_lead, Role.ANALYST),
    (open_to_strangers, Role.ADMINISTRATOR),
]


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize(("act", "least"), ACTS)
def test_each_role_does_what_it_may(served: Workspace, role: Role, act: Act, least: Role) -> None:
    """Done, and led on; or refused, and told so."""
    office = enter(served, role)

    assert act(office) == (303 if role.may_do_what(least) else 403)
