"""A bundle's archive opens everywhere, has the same bytes everywhere, and has no byte that may be otherwise."""

import io
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trucewatch.custody.archive_file import blocks_of, content_of, read_archive, write_archive
from trucewatch.errors import BadBundleError, BigBundleError

MEMBERS = {"b/two.txt": b"two\n", "a.json": b'{"one":1}\n', "empty": b"", "z": bytes(range(256))}


def archive_of(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    write_archive(members, out)
    return out.getvalue()


ARCHIVE = archive_of(MEMBERS)


def test_other_tools_open_it() -> None:
    """It is a plain ZIP file."""
    with zipfile.ZipFile(io.BytesIO(ARCHIVE)) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == sorted(MEMBERS)
        assert {name: opened.read(name) for name in opened.namelist()} == MEMBERS


def test_it_is_read_as_it_was_written() -> None:
    """Names, sizes and bytes come back."""
    file = io.BytesIO(ARCHIVE)

    members = read_archive(file)

    assert {member.name: content_of(file, member) for member in members} == MEMBERS
    assert {member.name: b"".join(blocks_of(file, member)) for member in members} == MEMBERS


def test_its_bytes_rest_on_names_and_contents_alone() -> None:
    """Neither the order in which files are given nor how they are given makes a difference."""
    backwards = dict(reversed(MEMBERS.items()))
    opened = {name: (lambda content=content: io.BytesIO(content)) for name, content in MEMBERS.items()}
    out = io.BytesIO()
    write_archive(opened, out)

    assert archive_of(backwards) == ARCHIVE == out.getvalue()


def test_an_archive_may_be_empty() -> None:
    """No members are no fault of the archive."""
    assert read_archive(io.BytesIO(archive_of({}))) == ()


@given(st.integers(0, 8 * len(ARCHIVE) - 1))
@example(0)
@example(8 * len(ARCHIVE) - 1)
def test_any_flipped_bit_is_found(bit: int) -> None:
    """There is no byte that nobody looks at: not a time, not an attribute, not a length."""
    changed = bytearray(ARCHIVE)
    changed[bit // 8] ^= 1 << bit % 8

    with pytest.raises(BadBundleError):
        read_archive(io.BytesIO(bytes(changed)))


def test_a_flipped_byte_is_named() -> None:
    """Whoever is told of damage is told of which file."""
    for name, content in MEMBERS.items():
        for wanted in filter(None, (content, name.encode())):
            changed = bytearray(ARCHIVE)
            changed[ARCHIVE.index(wanted)] ^= 0x20

            with pytest.raises(BadBundleError) as caught:
                read_archive(io.BytesIO(bytes(changed)))

            assert caught.value.where.casefold() == name.casefold()


@given(st.integers(0, len(ARCHIVE) - 1))
def test_a_cut_is_found(length: int) -> None:
    """A part of the archive is not the archive."""
    with pytest.raises(BadBundleError):
        read_archive(io.BytesIO(ARCHIVE[:length]))


@pytest.mark.parametrize("tail", [b"\0", b"PK\5\6", ARCHIVE])
def test_anything_after_the_end_is_found(tail: bytes) -> None:
    """Nothing may hide behind the end."""
    with pytest.raises(BadBundleError):
        read_archive(io.BytesIO(ARCHIVE + tail))


def test_members_in_another_order_are_found() -> None:
    """There is one order."""
    one, other = archive_of({"a": b"1"}), archive_of({"b": b"2"})
    cut = one.index(b"PK\1\2")

    with pytest.raises(BadBundleError, match="wrong place"):
        read_archive(io.BytesIO(other[: other.index(b"PK\1\2")] + one[:cut] + one[cut:]))


def test_more_than_the_format_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bundle that would have to be cut is not written; the error says what to do."""
    monkeypatch.setattr("trucewatch.custody.archive_file._MOST_MEMBERS", 2)

    with pytest.raises(BigBundleError, match="ask for less"):
        archive_of(MEMBERS)
