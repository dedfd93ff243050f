"""Tests of telling two versions of a deal apart."""

from datetime import date
from pathlib import Path

from agreements.files import PROTOCOL, TRUCE, both, written
from trucewatch.agreements.difference import DifferenceKind, compare, difference_as_json
from trucewatch.agreements.load import load_agreement, load_library
from trucewatch.model.change import ChangeBasis


def test_an_amendment_shows_what_it_changes(tmp_path: Path) -> None:
    """Each duty of the earlier deal has its row, and each new one of the later deal."""
    library = load_library([both(tmp_path)])

    found = compare(library.get("river-truce"), library.get("river-protocol"))

    assert [(one.kind, one.obligation, one.before, one.after, one.since) for one in found] == [
        (
            DifferenceKind.SUSPENDED,
            "river-truce/no-shooting",
            None,
            "river-protocol until 2001-06-12",
            date(2001, 6, 10),
        ),
        (
            DifferenceKind.DUE_CHANGED,
            "river-truce/guns-out",
            "2001-05-10 to 2001-05-31 (within 21 days of entry into force)",
            "2001-07-15",
            date(2001, 6, 2),
        ),
        (DifferenceKind.SUPERSEDED, "river-truce/commission", None, "river-protocol/observers", date(2001, 6, 2)),
        (DifferenceKind.ADDED, "river-protocol/observers", None, "2001-06-20", date(2001, 6, 2)),
    ]
    assert found[-1].note == "in place of river-truce/commission"
    assert [one.basis for one in found if one.kind is DifferenceKind.SUPERSEDED] == [ChangeBasis.INFERRED]


def test_a_supplement_leaves_all_as_it_is(tmp_path: Path) -> None:
    """What a deal merely adds to is unchanged."""
    head, _, rest = PROTOCOL.replace("amends:", "supplements:").partition("changes:")
    library = load_library([both(tmp_path, protocol=head + rest[rest.index("clauses:") :])])

    found = compare(library.get("river-truce"), library.get("river-protocol"))

    assert [one.kind for one in found] == [*[DifferenceKind.UNCHANGED] * 3, DifferenceKind.ADDED]


def test_versions_are_told_apart_by_the_ids_of_their_duties(tmp_path: Path) -> None:
    """Deadline, terms, wording, what is gone and what is new: each a row; the rest is unchanged."""
    old = load_agreement(written(tmp_path / "old", TRUCE))
    new = load_agreement(
        written(
            tmp_path / "new",
            TRUCE.replace("within_days: 21", "within_days: 7")
            .replace("debtors: [northland]", "debtors: [northland, southland]")
            .replace("title: Hold fire", "title: Hold all fire")
            .replace("text: Guns leave the banks within 21 days.", "text: Guns leave the banks within a week.")
            .replace("id: commission", "id: watchers"),
        )
    )

    found = compare(old, new)

    assert [(one.kind, one.obligation.partition("/")[2], one.what, one.before, one.after) for one in found] == [
        (DifferenceKind.TERMS_CHANGED, "no-shooting", "debtors", "northland", "northland; southland"),
        (DifferenceKind.WORDING_CHANGED, "no-shooting", "title", "Hold fire", "Hold all fire"),
        (
            DifferenceKind.DUE_CHANGED,
            "guns-out",
            "due",
            "2001-05-10 to 2001-05-31 (within 21 days of entry into force)",
            "2001-05-10 to 2001-05-17 (within 7 days of entry into force)",
        ),
        (
            DifferenceKind.WORDING_CHANGED,
            "guns-out",
            "clause",
            "Guns leave the banks within 21 days.",
            "Guns leave the banks within a week.",
        ),
        (DifferenceKind.REMOVED, "commission", None, None, None),
        (DifferenceKind.ADDED, "watchers", None, None, None),
    ]


def test_a_deal_does_not_differ_from_itself(tmp_path: Path) -> None:
    """Every duty is there, unchanged."""
    truce = load_agreement(written(tmp_path, TRUCE))

    assert {one.kind for one in compare(truce, truce)} == {DifferenceKind.UNCHANGED}


def test_a_difference_as_json(tmp_path: Path) -> None:
    """Days are written as days, words as words."""
    library = load_library([both(tmp_path)])

    found = compare(library.get("river-truce"), library.get("river-protocol"))

    assert difference_as_json(found[2]) == {
        "kind": "superseded",
        "obligation": "river-truce/commission",
        "title": "Set up the commission",
        "what": None,
        "before": None,
        "after": "river-protocol/observers",
        "since": "2001-06-02",
        "basis": "inferred",
        "note": "Observers do what it was for.",
    }
