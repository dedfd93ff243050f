"""Tests of loading agreements: what ships, what the user adds, and faults told all at once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from trucewatch.agreements.load import LIBRARY, Library, check, load_agreement, load_library
from trucewatch.errors import FaultyFileError, NoSuchFileError, UnknownNameError
from trucewatch.model.actor import Actor, ActorKind
from trucewatch.model.agreement import ObligationKind
from trucewatch.model.claim import About
from trucewatch.model.period import Period

TRUCE = """\
id: river-truce
title: Truce on the river
signed: 2001-05-04
parties: [northland, southland]
clauses:
  - {number: "1", text: Nobody shoots across the river.}
  - {number: "2", text: Guns leave the banks. Elections follow.}
obligations:
  - {id: no-shooting, clause: "1", title: Hold fire, about: cease_fire, kind: continuing, debtors: [northland]}
  - {id: guns-out, clause: "2", title: Take guns away, about: withdraw_heavy_weapons, kind: one_off, due: 2001-06-01}
  - id: vote
    clause: "2"
    title: Hold elections
    about: political_process
    kind: conditional
    condition: [guns-out]
    due_unclear: The day is to be agreed.
    weight: 0.5
expected_reports:
  - {title: Report on the river, by: commission, due: {from: 2001-07-01, until: 2001-07-07}, obligation: guns-out}
"""

FIVE_FAULTS = """\
id: river-truce
title: Truce on the river
signed: 2001-13-04
parties: [northland]
clauses:
  - {number: "1", text: Nobody shoots across the river.}
obligations:
  - id: No Shooting
    clause: "1"
    title: Hold fire
    about: cease_fire
    kind: continuing
  - id: guns-out
    clause: "2"
    title: Take the guns away
    about: withdraw_hevy_weapons
    kind: one_off
    due: {from: 2001-06-01, until: 2001-05-01}
"""


def _written(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "agreement.yml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load_library()


class _TwoActors:
    """An index that knows Northland and the commission."""

    def find(self, name: str, *, on: date | None = None) -> Actor | None:
        return self.get("northland") if name == "Northport" else self.get(name)

    def get(self, actor_id: str) -> Actor | None:
        known = {"northland": ActorKind.STATE, "commission": ActorKind.BODY}
        return Actor(id=actor_id, name=actor_id.title(), kind=known[actor_id]) if actor_id in known else None

    def __iter__(self) -> Iterator[Actor]:
        return iter([actor for name in ("northland", "commission") if (actor := self.get(name))])

    def principal(self, name: str, *, on: date | None = None) -> Actor | None:
        return self.find(name, on=on)


def test_an_agreement_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Every key of the file has its place in the model."""
    agreement = load_agreement(_written(tmp_path, TRUCE))

    no_shooting, guns_out, vote = agreement.obligations
    assert (agreement.id, agreement.signed) == ("river-truce", date(2001, 5, 4))
    assert agreement.in_force == Period(first=date(2001, 5, 4), last=None)
    assert no_shooting.debtors == ("northland",)
    assert (guns_out.about, guns_out.due) == (About.WITHDRAW_HEAVY_WEAPONS, Period.day(date(2001, 6, 1)))
    assert (vote.kind, vote.condition, vote.weight) == (ObligationKind.CONDITIONAL, ("guns-out",), 0.5)
    assert {obligation.agreement for obligation in agreement.obligations} == {"river-truce"}
    assert agreement.expected_reports[0].due == Period(first=date(2001, 7, 1), last=date(2001, 7, 7))


def test_all_faults_are_told_at_once_with_line_and_path(tmp_path: Path) -> None:
    """Five faults make five sentences, in the order of the file."""
    path = _written(tmp_path, FIVE_FAULTS)

    with pytest.raises(FaultyFileError) as caught:
        load_agreement(path)

    told = [fault.removeprefix(f"{path}:") for fault in caught.value.faults]
    assert [fault.split(": expected")[0] for fault in told] == [
        "3: signed",
        "8: obligations[0].id",
        "14: obligations[1].clause",
        "16: obligations[1].about",
        "18: obligations[1].due",
    ]
    assert told[0].endswith("expected a date like 2018-10-15, found '2001-13-04'")
    assert told[3].endswith("found 'withdraw_hevy_weapons'; did you mean withdraw_heavy_weapons?")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("id: river-truce\n", "", "expected the key 'id', found none"),
        ("condition: [guns-out]", "condition: [guns-outt]", "expected the id of another obligation, found 'guns-outt'"),
        ("condition: [guns-out]", "condition: [vote]", "expected the id of another obligation, found 'vote'"),
        ("    condition: [guns-out]\n", "", "expected the key 'condition' for a conditional obligation, found none"),
        ("id: guns-out,", "id: no-shooting,", "expected each id once, found 'no-shooting' again"),
        ('number: "2"', 'number: "1"', "expected each clause once, found clause 1 again"),
        ("    weight: 0.5", "    weight: -1", "expected a weight of 0 or more"),
        ("    weight: 0.5", "    due: 2001-06-01", "expected either 'due' or 'due_unclear', found both"),
        ("obligation: guns-out}", "obligation: guns}", "expected the id of an obligation, found 'guns'"),
        ("parties: [northland, southland]", "parties: [Northland!]", "expected the id of an actor"),
        ("signed: 2001-05-04", "signed: 2001-05-04\ncountries: [Syria]", "expected a country's two capital letters"),
        ("signed: 2001-05-04", "signed: 2001-05-04\nin_force: soon", "in_force: expected a date like"),
        ("obligation: guns-out}", "every_days: 7}", "expected 'every_days' of 1 or more together with 'until'"),
    ],
)
def test_what_does_not_fit_together_is_a_fault(tmp_path: Path, old: str, new: str, told: str) -> None:
    """Ids, clauses, conditions and deadlines are checked against each other."""
    assert old in TRUCE

    faults = check([_written(tmp_path, TRUCE.replace(old, new, 1))])

    assert any(told in fault for fault in faults)


def test_a_report_that_comes_every_week_is_expected_each_week(tmp_path: Path) -> None:
    """A first day, a step and an end make a row of expected reports, so that each silence can be noticed."""
    text = TRUCE.replace("obligation: guns-out}", "every_days: 7, until: 2001-07-20}", 1)

    agreement = load_agreement(_written(tmp_path, text))

    assert [report.due for report in agreement.expected_reports] == [
        Period(first=date(2001, 7, 1), last=date(2001, 7, 7)),
        Period(first=date(2001, 7, 8), last=date(2001, 7, 14)),
    ]


def test_actors_are_checked_where_they_are_known(tmp_path: Path) -> None:
    """With an index of actors at hand, an id that names nobody is a fault; a name is answered by its id."""
    path = _written(tmp_path, TRUCE.replace("[northland, southland]", "[northland, southland, Northport]", 1))

    faults = check([path], actors=_TwoActors())

    assert [fault.split(": ", 1)[1] for fault in faults if ":4:" in fault] == [
        "parties[1]: expected the id of a known actor, found 'southland'; did you mean northland?",
        "parties[2]: expected the id of an actor, of small letters, digits and hyphens, found 'Northport'",
    ]


def test_the_shipped_agreements_have_no_faults() -> None:
    """What ships passes its own check."""
    assert check() == ()


def test_the_library_is_in_order_of_id(shipped: Library) -> None:
    """The order is fixed whatever the file system says."""
    ids = [agreement.id for agreement in shipped.agreements]

    assert ids == sorted(ids)
    assert "idlib-sochi-2018" in ids


def test_each_shipped_folder_is_named_for_its_agreement_and_says_who_coded_it(shipped: Library) -> None:
    """A README beside each agreement tells from what it was coded, and what is uncertain."""
    for agreement in shipped.agreements:
        folder = shipped.folder_of(agreement.id)

        assert folder.name == agreement.id
        assert "uncertain" in (folder / "README.md").read_text(encoding="utf-8")


def test_an_unknown_agreement_is_answered_by_the_nearest(shipped: Library) -> None:
    """A slip in the id leads to the one that was meant."""
    with pytest.raises(UnknownNameError, match="did you mean idlib-sochi-2018"):
        shipped.get("idlib-sochi-2081")


def test_the_users_own_agreement_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    """A workspace adds agreements, and overrides by id."""
    _written(tmp_path / "river", TRUCE)
    _written(tmp_path / "idlib", TRUCE.replace("id: river-truce", "id: idlib-sochi-2018", 1))

    library = load_library([tmp_path])

    assert library.get("river-truce").title == "Truce on the river"
    assert library.get("idlib-sochi-2018").title == "Truce on the river"
    assert library.folder_of("idlib-sochi-2018") == tmp_path / "idlib"


@pytest.mark.parametrize("name", ["none", "none/agreement.yml", "."])
def test_a_path_without_an_agreement_is_told(tmp_path: Path, name: str) -> None:
    """Neither a missing file nor a folder without an agreement passes as free of faults."""
    with pytest.raises(NoSuchFileError):
        check([tmp_path / name])


def test_sochi_lays_one_duty_on_each_obligation(shipped: Library) -> None:
    """The ten articles make eleven obligations: article 7 makes two."""
    sochi = shipped.get("idlib-sochi-2018")

    assert [obligation.clause for obligation in sochi.obligations] == [
        "1", "2", "3", "4", "5", "6", "7", "7", "8", "9", "10",
    ]  # fmt: skip
    by_id = {obligation.id: obligation for obligation in sochi.obligations}
    removal = by_id["remove-radical-groups"]
    assert (removal.debtors, removal.in_practice, removal.due) == ((), ("turkey",), Period.day(date(2018, 10, 15)))
    assert by_id["withdraw-heavy-weapons"].due == Period.day(date(2018, 10, 10))
    assert by_id["no-offensive"].answers_for == ("syria",)


def test_the_library_folder_ships_with_the_package() -> None:
    """The shipped agreements lie inside the package, so that they are in the wheel."""
    assert LIBRARY.parent.name == "agreements"
    assert LIBRARY.parent.parent.name == "trucewatch"
