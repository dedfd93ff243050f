"""What is told of the seals of a ledger: faults first of all, and what is taken on trust."""

from collections.abc import Sequence

from custody.ledgers import OTHER_KEY, PUBLIC, FakeLedger, at, sealed, three_days
from trucewatch.custody.key import public_bytes
from trucewatch.custody.verifying import seal_issues
from trucewatch.model.issue import Loudness


def told(ledger: FakeLedger, keys: Sequence[bytes] | None = (PUBLIC,)) -> list[tuple[Loudness, str]]:
    return [(one.loudness, one.what) for one in seal_issues(ledger, where="idlib", keys=keys)]


def with_key(ledger: FakeLedger, now: str) -> FakeLedger:
    """Seal the ledger with a key that is on record."""
    ledger.now = at(now)
    ledger.seal("key", PUBLIC.hex(), {"public": PUBLIC.hex()})
    sealed(ledger, now)
    return ledger


def test_a_ledger_that_was_never_sealed_has_nothing_to_be_told_of() -> None:
    """Sealing is a choice; whoever names a key asks for it, though."""
    assert told(three_days(), keys=None) == []
    [(loudness, what)] = told(three_days())
    assert loudness is Loudness.FAULT
    assert "nobody signed" in what


def test_right_seals_by_the_key_that_is_named_leave_nothing_to_say() -> None:
    """The whole is proved."""
    assert told(with_key(three_days(), "2001-05-08T00:00:00")) == []


def test_keys_by_the_ledgers_own_word_are_noted() -> None:
    """They prove that nothing was changed by anybody but whoever could make them anew."""
    [(loudness, what)] = told(with_key(three_days(), "2001-05-08T00:00:00"), keys=None)

    assert loudness is Loudness.NOTE
    assert "--key" in what


def test_days_that_wait_for_their_seal_are_noted() -> None:
    """They are under the chain, but nobody signed for them yet."""
    [(loudness, what)] = told(with_key(three_days(), "2001-05-07T09:00:00"))

    assert loudness is Loudness.NOTE
    assert what == "rows 4 to 6 are under no seal of 2001-05-07 yet"


def test_seals_of_another_key_are_faults() -> None:
    """Each is named."""
    found = told(with_key(three_days(), "2001-05-08T00:00:00"), keys=(public_bytes(OTHER_KEY),))

    faults = [what for loudness, what in found if loudness is Loudness.FAULT]
    assert len(faults) == 3
    assert faults[0].startswith("seal 2001-05-04-000000000002: it is signed with a key that is not believed")


def test_a_lost_seal_is_a_fault() -> None:
    """A seal that was cut out with the chain made anew leaves its day bare between sealed ones."""
    ledger = with_key(three_days(), "2001-05-08T00:00:00")
    ledger.drop_seals("2001-05-06-000000000003")

    assert [loudness for loudness, _ in told(ledger)] == [Loudness.FAULT]
    assert "its seal is missing" in told(ledger)[0][1]


def test_a_damaged_row_of_a_seal_is_a_fault_and_no_crash() -> None:
    """Whatever stands in its place."""
    for damage in ('{"kind":"seal","key":"k","value":{}}', '{"kind":"seal"}', '{"kind":"key","key":"zz","value":1}'):
        ledger = with_key(three_days(), "2001-05-08T00:00:00")
        at_seal = [place for place, row in enumerate(ledger.rows) if row.table == "seal"][-1]
        ledger.rows[at_seal] = ledger.rows[at_seal]._replace(content=damage)

        found = told(ledger, keys=None)

        assert found[0][0] is Loudness.FAULT
