"""A bundle has the rows about what was asked for, all of them, with proofs; and of withheld ones nothing but hashes."""

from dataclasses import replace

import pytest

from custody.bundles import DENIED, SECRET, SHELLED, WHY, Asked, a_ledger, wanted
from custody.ledgers import FakeLedger, at, micros, sealed
from trucewatch.custody.chosen import Chosen, Wanted, check_ledger, choose_rows
from trucewatch.custody.merkle import root_with
from trucewatch.errors import BrokenChainError


def chosen_of(ledger: FakeLedger, wanted: Wanted) -> Chosen:
    return choose_rows(ledger, wanted, check_ledger(ledger))


def tables(chosen: Chosen) -> list[str]:
    return [row.table for row in chosen.rows]


def test_all_that_is_recorded_about_a_claim_is_chosen() -> None:
    """The entry, the report, its text, who read it, the claim, and what people decided about it."""
    [first, _] = SHELLED.claims

    chosen = chosen_of(a_ledger(), Wanted(claims={first.id: first.document}))

    assert tables(chosen) == ["entry", "document", "text", "reading", "claim", "entry", "act"]
    assert [row.content["id"] for row in chosen.rows if row.table == "claim"] == [first.id]


def test_pairs_are_chosen_where_both_are() -> None:
    """What was found of two reports or two claims belongs to a bundle that has both."""
    both = chosen_of(a_ledger(), wanted(Asked(readings=(SHELLED, DENIED, SECRET), is_secret_withheld=False)))
    one = chosen_of(a_ledger(), wanted(Asked(readings=(DENIED,))))

    assert {"copy", "judgement"} <= set(tables(both))
    assert not {"copy", "judgement"} & set(tables(one))


def test_decisions_about_decisions_are_chosen() -> None:
    """Whoever sees a review sees that it was taken back."""
    chosen = chosen_of(a_ledger(), wanted(Asked(readings=(SECRET,), is_secret_withheld=False)))

    assert [row.content["id"] for row in chosen.rows if row.table == "act"] == ["a-2", "a-3"]


def test_what_was_recorded_later_is_not_chosen() -> None:
    """A question about what was known on a day has no answer from after it."""
    asked = wanted(Asked(readings=(SHELLED, DENIED)))

    chosen = chosen_of(a_ledger(), replace(asked, until=micros(at("2001-06-02T23:00:00"))))

    assert tables(chosen) == ["entry", "document", "text", "reading", "claim", "claim"]
    assert all(row.seal for row in chosen.rows)


def test_a_report_may_be_wanted_without_a_claim() -> None:
    """A report in which nothing was read is evidence as well."""
    chosen = chosen_of(a_ledger(), Wanted(claims={}, documents=[DENIED.document.sha256]))

    assert tables(chosen) == ["entry", "document", "text", "reading"]


def test_every_row_is_proved_against_its_seal() -> None:
    """The digest and the path make the root that was signed."""
    chosen = chosen_of(a_ledger(), wanted(Asked()))

    seals = {seal.name: seal.statement for seal in chosen.seals}
    for row in chosen.rows:
        assert row.seal is not None
        stated = seals[row.seal]
        made = root_with(row.digest, row.seq - stated.first, stated.last - stated.first + 1, row.proof)
        assert made == stated.root
    assert len(seals) == 4


def test_rows_that_are_not_sealed_have_no_proof() -> None:
    """What nobody signed is not passed off as signed."""
    chosen = chosen_of(a_ledger(until="2001-06-03T09:00:00"), wanted(Asked()))

    assert {row.seal for row in chosen.rows} == {"2001-06-02-000000000006", None}
    assert [seal.name for seal in chosen.seals] == ["2001-06-02-000000000006"]


def test_of_withheld_rows_only_hashes_are_chosen() -> None:
    """Report, text, claim, what was judged and decided of it, and why: no byte of these leaves."""
    chosen = chosen_of(a_ledger(), wanted(Asked(readings=(SHELLED, SECRET))))

    withheld = [row for row in chosen.rows if row.withheld]
    assert all(row.line is None and row.content is None and row.proof for row in withheld)
    assert [row.table for row in withheld if row.withheld == WHY] == [
        *("document", "text", "reading", "claim", "judgement", "act", "act")
    ]
    assert sum(row.table == "entry" for row in withheld) == 3
    shown = b"".join(row.line for row in chosen.rows if row.line)
    assert b"Clara" not in shown
    assert b"witness" not in shown


def test_a_broken_chain_makes_no_evidence() -> None:
    """Nothing is handed over out of a ledger that does not verify."""
    ledger = a_ledger()
    ledger.rows[2] = ledger.rows[2]._replace(content="{}")

    with pytest.raises(BrokenChainError, match=r"nothing was bundled.*row 3 \(text\)"):
        check_ledger(ledger)


def test_a_seal_of_a_key_that_is_not_on_record_makes_no_evidence() -> None:
    """Neither where somebody else sealed."""
    ledger = a_ledger(until=None)
    sealed(ledger, "2001-06-06T00:00:00")

    with pytest.raises(BrokenChainError, match=r"nothing was bundled.*a key that is not believed"):
        check_ledger(ledger)
