"""A seal is bytes that only the key's owner could have made, and that nobody can change unnoticed."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.ledgers import KEY, OTHER_KEY, PUBLIC, WORKSPACE
from trucewatch.custody.key import public_bytes
from trucewatch.custody.seal import Statement, day_of, read_seal, seal_bytes, sign, signed_bytes
from trucewatch.errors import BadSealError

VECTOR = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))["seal"]
STATEMENT = Statement(
    workspace=WORKSPACE,
    day=date(2018, 11, 21),
    first=1,
    last=4,
    before=bytes(32),
    link=bytes(range(32)),
    root=bytes(range(32, 64)),
    signed_at=1542844800000000,
)
SEAL = sign(STATEMENT, KEY)


def test_the_bytes_are_frozen() -> None:
    """Seals of years past must still verify: no change of the program may move a byte."""
    seal = read_seal(VECTOR["file"].encode(), where="vector")

    assert signed_bytes(seal.statement).hex() == VECTOR["signed"]
    assert seal.signature.hex() == VECTOR["signature"]
    assert seal.is_signed()


def test_a_seal_is_read_back_as_it_was_written() -> None:
    """Its file holds all of it."""
    assert read_seal(seal_bytes(SEAL), where="a.json") == SEAL
    assert SEAL.is_signed()
    assert SEAL.key == PUBLIC
    assert SEAL.name == "2018-11-21-000000000004"


@given(st.integers(0, 8 * len(seal_bytes(SEAL)) - 1))
def test_a_flipped_bit_in_a_seal_is_found(bit: int) -> None:
    """It is no seal any more, or its signature no longer fits."""
    content = bytearray(seal_bytes(SEAL))
    content[bit // 8] ^= 1 << bit % 8

    try:
        seal = read_seal(bytes(content), where="a.json")
    except BadSealError:
        return

    assert not seal.is_signed()


@pytest.mark.parametrize(
    "content", [b"", b"null\n", b"[]\n", b'{"key":1}\n', b"[" * 100_000, b"\xff", seal_bytes(SEAL) + b"\n"]
)
def test_what_is_no_seal_is_refused(content: bytes) -> None:
    """Nothing but the bytes that were written is taken for a seal."""
    with pytest.raises(BadSealError, match="damaged"):
        read_seal(content, where="a.json")


def test_another_key_does_not_sign_for_this_one() -> None:
    """A signature belongs to the key that is named beside it."""
    assert not replace(SEAL, key=public_bytes(OTHER_KEY)).is_signed()


def test_days_are_those_of_utc() -> None:
    """The last microsecond of a day still belongs to it."""
    midnight = 1542844800000000

    assert day_of(midnight - 1) == date(2018, 11, 21)
    assert day_of(midnight) == date(2018, 11, 22)
    assert day_of(-1) == date(1969, 12, 31)
