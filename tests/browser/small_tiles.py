"""Make a PMTiles archive of a single tile: the world as water, crossed by one road.

Source:
    PMTiles specification, version 3 (header of 127 bytes, directory of varints); Mapbox Vector Tile specification 2.1.
"""

import json
import struct
from pathlib import Path

_HEADER = 127
_EXTENT = 4096
_NO_COMPRESSION, _VECTOR = 1, 1
_WORLD_E7 = (-1_800_000_000, -850_511_280, 1_800_000_000, 850_511_280)


def write_small_tiles(path: Path) -> None:
    """Write the archive: header, directory, metadata, tile, one after another."""
    tile = _layer("water", 3, [(0, 0), (_EXTENT, 0), (_EXTENT, _EXTENT), (0, _EXTENT)])
    tile += _layer("roads", 2, [(0, 0), (_EXTENT, _EXTENT)])
    metadata = json.dumps({"vector_layers": [{"id": "water", "fields": {}}, {"id": "roads", "fields": {}}]}).encode()
    # One entry: tile 0, once, so long, at the beginning of the tiles.
    directory = _varint(1) + _varint(0) + _varint(1) + _varint(len(tile)) + _varint(1)
    places = (_HEADER, len(directory), _HEADER + len(directory), len(metadata))
    begin = _HEADER + len(directory) + len(metadata)
    header = b"PMTiles\x03" + struct.pack(
        "<11Q6B4iBii",
        *places,
        begin,
        0,
        begin,
        len(tile),
        1,
        1,
        1,
        1,
        _NO_COMPRESSION,
        _NO_COMPRESSION,
        _VECTOR,
        0,
        0,
        *_WORLD_E7,
        0,
        0,
        0,
    )
    assert len(header) == _HEADER
    path.write_bytes(header + directory + metadata + tile)


def _layer(name: str, shape: int, points: list[tuple[int, int]]) -> bytes:
    moves, at = [9], (0, 0)
    for number, (x, y) in enumerate(points):
        if number == 1:
            moves.append((len(points) - 1) << 3 | 2)
        moves += [_zigzag(x - at[0]), _zigzag(y - at[1])]
        at = (x, y)
    if shape == 3:
        moves.append(15)
    feature = _field(3, shape) + _bytes(4, b"".join(map(_varint, moves)))
    return _bytes(3, _bytes(1, name.encode()) + _bytes(2, feature) + _field(5, _EXTENT) + _field(15, 2))


def _bytes(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _field(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _zigzag(number: int) -> int:
    return number << 1 if number >= 0 else (-number << 1) - 1


def _varint(number: int) -> bytes:
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    return bytes([*found, number])
