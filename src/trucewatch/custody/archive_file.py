"""The one file of a bundle: a ZIP archive of which every byte is laid down, so that each has only one right value.

Any tool opens it. Members are stored as they are, in ascending order of name, without times, attributes, comments or
extra fields; a reader that knows names, sizes and checksums knows all other bytes, and finds any that differs. That is
why this is written by hand: what `zipfile` writes may change from one version of Python to the next.

Source:
    PKWARE's APPNOTE 6.3.9, sections 4.3.7 (local file header), 4.3.12 (central directory) and 4.3.16 (its end).
"""

import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from trucewatch.errors import BadBundleError, BigBundleError

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
"""Needed to extract: 2.0, the first with folders in names."""
_FIRST_DAY = 0x21
"""1 January 1980, the earliest that the format can say; the time of day is 0."""
_MOST_BYTES = 0xFFFF_FFFF
_MOST_MEMBERS = 0xFFFF
_BLOCK = 1 << 20

Content = bytes | Callable[[], BinaryIO]
"""The bytes of a member, or what opens a file that has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file in the archive, as far as its place and its checksum go."""

    name: str
    size: int
    """In bytes."""
    crc: int
    """CRC-32 of its bytes."""
    start: int
    """Where its header begins, in bytes from the beginning of the archive."""

    @property
    def header(self) -> bytes:
        """The bytes before its own."""
        name = self.name.encode("ascii")
        sizes = (self.crc, self.size, self.size, len(name), 0)
        return _LOCAL.pack(b"PK\3\4", _VERSION, 0, 0, 0, _FIRST_DAY, *sizes) + name

    @property
    def content_start(self) -> int:
        """Where its bytes begin."""
        return self.start + len(self.header)

    @property
    def entry(self) -> bytes:
        """Its entry in the directory at the end."""
        name = self.name.encode("ascii")
        sizes = (self.crc, self.size, self.size, len(name), 0, 0, 0, 0, 0, self.start)
        return _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, 0, 0, 0, _FIRST_DAY, *sizes) + name


def write_archive(members: Mapping[str, Content], out: BinaryIO) -> None:
    """Write the members to `out`, in ascending order of name.

    Args:
        members: By name, in ASCII.
        out: At its beginning, and able to seek.

    Raises:
        BigBundleError: They are more, or larger, than the format can hold.
    """
    written: list[Member] = []
    for name in sorted(members):
        start = out.tell()
        blank = Member(name=name, size=0, crc=0, start=start)
        out.write(blank.header)
        size = crc = 0
        for block in blocks_in(members[name]):
            out.write(block)
            size, crc = size + len(block), zlib.crc32(block, crc)
        end = out.tell()
        if end > _MOST_BYTES or len(written) == _MOST_MEMBERS:
            raise BigBundleError(len(members))
        whole = Member(name=name, size=size, crc=crc, start=start)
        out.seek(start)
        out.write(whole.header)
        out.seek(end)
        written.append(whole)
    out.write(_directory(written, out.tell()))


def read_archive(archive: BinaryIO) -> tuple[Member, ...]:
    """Return the members, in their order, having read every byte of the archive.

    Raises:
        BadBundleError: A byte is not the one that must stand there; the member, or the place, is named.
    """
    archive.seek(0)
    members: list[Member] = []
    while (head := _exactly(archive, 4, "its end")) == b"PK\3\4":
        member = _read_header(archive, head)
        if members and member.name <= members[-1].name:
            raise BadBundleError(member.name, "it stands in the wrong place, or twice")
        found = 0
        for block in _blocks(archive, member.size):
            found = zlib.crc32(block, found)
        if found != member.crc:
            raise BadBundleError(member.name, f"damaged: its checksum is {found:08x}, not {member.crc:08x}")
        members.append(member)
    start = archive.tell() - 4
    archive.seek(start)
    expected = _directory(members, start)
    found_end = archive.read(len(expected) + 1)
    if found_end != expected:
        raise BadBundleError(_named_in(members, expected, found_end), "damaged: its entry in the archive's directory")
    return tuple(members)


def content_of(archive: BinaryIO, member: Member) -> bytes:
    """Return the bytes of a member."""
    archive.seek(member.content_start)
    return archive.read(member.size)


def blocks_in(content: Content) -> Iterator[bytes]:
    """Yield the bytes of what is to become a member, block by block."""
    if isinstance(content, bytes):
        yield content
        return
    with content() as file:
        while block := file.read(_BLOCK):
            yield block


def blocks_of(archive: BinaryIO, member: Member) -> Iterator[bytes]:
    """Yield the bytes of a member, block by block."""
    archive.seek(member.content_start)
    yield from _blocks(archive, member.size)


def _read_header(archive: BinaryIO, head: bytes) -> Member:
    start = archive.tell() - len(head)
    fixed = head + _exactly(archive, _LOCAL.size - len(head), "a header")
    crc, size, _, length = _LOCAL.unpack(fixed)[6:10]
    raw = _exactly(archive, length, "a name")
    name = raw.decode("ascii", errors="replace")
    member = Member(name=name, size=size, crc=crc, start=start) if name.isascii() else None
    if member is None or member.header != fixed + raw:
        raise BadBundleError(name, f"damaged: its header, at byte {start}")
    return member


def _directory(members: list[Member], start: int) -> bytes:
    entries = b"".join(member.entry for member in members)
    count = len(members)
    return entries + _END.pack(b"PK\5\6", 0, 0, count, count, len(entries), start, 0)


def _named_in(members: list[Member], expected: bytes, found: bytes) -> str:
    """Return the name of the member in whose entry the two first differ, or what else it is."""
    place = next((at for at, (one, other) in enumerate(zip(expected, found, strict=False)) if one != other), None)
    if place is None:
        place = min(len(expected), len(found))
    for member in members:
        if place < len(member.entry):
            return member.name
        place -= len(member.entry)
    return "the end of the archive"


def _exactly(archive: BinaryIO, size: int, what: str) -> bytes:
    found = archive.read(size)
    if len(found) < size:
        raise BadBundleError("the archive", f"cut off in {what}, at byte {archive.tell()}")
    return found


def _blocks(archive: BinaryIO, size: int) -> Iterator[bytes]:
    while size:
        block = _exactly(archive, min(size, _BLOCK), "a file")
        size -= len(block)
        yield block
