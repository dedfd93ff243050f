"""Merkle trees: one hash over many rows, with short proofs that a row is among them, and that a tree only grew.

The leaves are the digests of rows in the order of the chain. A leaf's hash is sha256 of a zero byte and the leaf, a
node's is sha256 of a one byte and its two children; the left child of a tree of n leaves covers the largest power of
two below n. The two first bytes keep a node from being passed off as a leaf.

Source:
    RFC 6962 (Certificate Transparency), section 2.1, for the tree and both proofs; RFC 9162, sections 2.1.3.2 and
    2.1.4.2, for how a proof is followed without the tree.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_LEAF = b"\0"
_NODE = b"\1"


@dataclass(slots=True)
class Growing:
    """A tree that takes one leaf after the other and can tell its root at any time; its memory grows with log n."""

    count: int = 0
    _peaks: list[bytes] = field(default_factory=list)
    """Roots of full trees, the largest first: one for each set bit of `count`."""

    def add(self, leaf: bytes) -> None:
        """Take one more leaf."""
        top = _leaf(leaf)
        at = self.count
        while at & 1:
            top = _node(self._peaks.pop(), top)
            at >>= 1
        self._peaks.append(top)
        self.count += 1

    def root(self) -> bytes:
        """Return the root over all leaves so far, 32 bytes; that of an empty tree is the sha256 of nothing."""
        if not self._peaks:
            return hashlib.sha256().digest()
        root = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            root = _node(peak, root)
        return root


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Return the root over the leaves, 32 bytes."""
    tree = Growing()
    for leaf in leaves:
        tree.add(leaf)
    return tree.root()


def inclusion_proofs(leaves: Iterable[bytes], places: Iterable[int]) -> dict[int, tuple[bytes, ...]]:
    """Return for each place the hashes that, with the leaf there, make the root: the one next to the leaf first.

    Args:
        places: From 0; each less than the number of leaves.
    """
    level = [_leaf(leaf) for leaf in leaves]
    proofs: dict[int, list[bytes]] = {place: [] for place in places}
    for height in range((len(level) - 1).bit_length()):
        for place, proof in proofs.items():
            beside = (place >> height) ^ 1
            # The last node of an odd level has none beside it, and goes up as it is.
            if beside < len(level):
                proof.append(level[beside])
        above = [_node(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
        level = [*above, *level[len(above) * 2 :]]
    return {place: tuple(proof) for place, proof in proofs.items()}


def root_with(leaf: bytes, at: int, count: int, proof: Sequence[bytes]) -> bytes | None:
    """Return the root that the proof makes of the leaf at place `at` of `count`; None where it cannot be one.

    Args:
        at: From 0.
    """
    if not 0 <= at < count:
        return None
    root, place, last = _leaf(leaf), at, count - 1
    for beside in proof:
        if last == 0:
            return None
        if place & 1 or place == last:
            root = _node(beside, root)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            root = _node(root, beside)
        place, last = place >> 1, last >> 1
    return root if last == 0 else None


def consistency_proof(leaves: Sequence[bytes], older: int) -> tuple[bytes, ...]:
    """Return the hashes that show that the tree over the first `older` leaves only grew into that over all.

    Args:
        older: From 1 to the number of leaves.
    """
    return _grown(leaves, older, is_whole=True)


def is_grown(older: int, older_root: bytes, count: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Tell whether the proof shows that a tree of `older` leaves grew into one of `count`, nothing of it changed."""
    if not 0 < older <= count:
        return False
    if older == count:
        return not proof and older_root == root
    steps = list(proof)
    if older & (older - 1) == 0:
        steps.insert(0, older_root)
    if not steps:
        return False
    place, last = older - 1, count - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    then = now = steps[0]
    for beside in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            then, now = _node(beside, then), _node(beside, now)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            now = _node(now, beside)
        place, last = place >> 1, last >> 1
    return last == 0 and then == older_root and now == root


def _grown(leaves: Sequence[bytes], older: int, *, is_whole: bool) -> tuple[bytes, ...]:
    """Return the proof for a subtree; `is_whole` where its older part is the whole older tree, whose root is known."""
    if older == len(leaves):
        return () if is_whole else (root_of(leaves),)
    split = _split(len(leaves))
    if older <= split:
        return (*_grown(leaves[:split], older, is_whole=is_whole), root_of(leaves[split:]))
    return (*_grown(leaves[split:], older - split, is_whole=False), root_of(leaves[:split]))


def _split(count: int) -> int:
    """Return the largest power of two below `count`, which is at least 2."""
    return 1 << (count - 1).bit_length() - 1


def _leaf(leaf: bytes) -> bytes:
    return hashlib.sha256(_LEAF + leaf).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(_NODE + left + right).digest()
