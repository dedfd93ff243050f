"""A Merkle root stands for its leaves: proofs that are true are followed, all others are not."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.custody.merkle import (
    Growing,
    consistency_proof,
    inclusion_proofs,
    is_grown,
    root_of,
    root_with,
)

some_leaves = st.lists(st.binary(min_size=0, max_size=4), min_size=1, max_size=40)

KNOWN_LEAVES = [
    bytes.fromhex(one)
    for one in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
"""Leaves for which the authors of Certificate Transparency publish the roots."""


def by_definition(leaves: list[bytes]) -> bytes:
    """Return the root as RFC 6962 defines it, the plain way."""
    if len(leaves) < 2:
        return hashlib.sha256(b"\0" + leaves[0] if leaves else b"").digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\1" + by_definition(leaves[:split]) + by_definition(leaves[split:])).digest()


def flipped(value: bytes, bit: int) -> bytes:
    return bytes(byte ^ (1 << bit % 8 if place == bit // 8 else 0) for place, byte in enumerate(value))


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    """An empty tree has a root, too."""
    assert root_of([]) == hashlib.sha256(b"").digest()


def test_roots_are_those_of_certificate_transparency() -> None:
    """The shape is the published one, so that others' tools can be used on our roots."""
    roots = [root_of(KNOWN_LEAVES[:count]).hex() for count in range(1, 9)]

    assert roots[0] == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert roots[1] == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    assert roots[7] == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


@given(some_leaves)
def test_the_root_is_that_of_the_definition_at_every_size(leaves: list[bytes]) -> None:
    """A tree that grows leaf by leaf has the root of the definition all along."""
    tree = Growing()
    for count, leaf in enumerate(leaves, start=1):
        tree.add(leaf)

        assert tree.root() == by_definition(leaves[:count])
    assert tree.count == len(leaves)


@given(some_leaves, st.data())
def test_a_leaf_is_proved_to_be_in(leaves: list[bytes], data: st.DataObject) -> None:
    """The proof and the leaf make the root, and the proof is short."""
    at = data.draw(st.integers(0, len(leaves) - 1))

    proof = inclusion_proofs(leaves, [at])[at]

    assert root_with(leaves[at], at, len(leaves), proof) == root_of(leaves)
    assert len(proof) <= (len(leaves) - 1).bit_length()


@given(st.lists(st.binary(min_size=1, max_size=4), min_size=2, max_size=40, unique=True), st.data())
def test_a_false_proof_makes_another_root(leaves: list[bytes], data: st.DataObject) -> None:
    """Another leaf, another place, a flipped bit or a step too many or too few: none makes the root."""
    at = data.draw(st.integers(0, len(leaves) - 1))
    proof = inclusion_proofs(leaves, [at])[at]
    step, bit = data.draw(st.integers(0, len(proof) - 1)), data.draw(st.integers(0, 255))
    elsewhere = data.draw(st.integers(-1, len(leaves)).filter(lambda other: other != at))
    root, count = root_of(leaves), len(leaves)

    assert root_with(leaves[at] + b"?", at, count, proof) != root
    assert root_with(leaves[at], elsewhere, count, proof) != root
    assert root_with(leaves[at], at, count, (*proof[:step], flipped(proof[step], bit), *proof[step + 1 :])) != root
    assert root_with(leaves[at], at, count, proof[:-1]) != root
    assert root_with(leaves[at], at, count, (*proof, root)) != root


@given(some_leaves)
def test_many_proofs_are_made_at_once(leaves: list[bytes]) -> None:
    """All leaves of a day can be proved in one pass over them."""
    proofs = inclusion_proofs(leaves, range(len(leaves)))

    made = {root_with(leaf, at, len(leaves), proofs[at]) for at, leaf in enumerate(leaves)}

    assert made == {root_of(leaves)}


def test_a_node_is_no_leaf() -> None:
    """Two children laid end to end do not pass for a leaf."""
    leaves = [b"a", b"b"]
    children = b"".join(hashlib.sha256(b"\0" + leaf).digest() for leaf in leaves)

    assert root_of([children]) != root_of(leaves)


@given(some_leaves, st.data())
def test_a_tree_is_proved_to_have_only_grown(leaves: list[bytes], data: st.DataObject) -> None:
    """Whoever kept an older root can check that nothing under it was changed since."""
    older = data.draw(st.integers(1, len(leaves)))

    proof = consistency_proof(leaves, older)

    assert is_grown(older, root_of(leaves[:older]), len(leaves), root_of(leaves), proof)


@given(st.lists(st.binary(min_size=1, max_size=4), min_size=2, max_size=40, unique=True), st.data())
def test_a_changed_past_is_not_proved(leaves: list[bytes], data: st.DataObject) -> None:
    """A tree whose first leaves were other ones did not grow from the older one, whatever proof is shown."""
    older = data.draw(st.integers(1, len(leaves) - 1))
    at, bit = data.draw(st.integers(0, older - 1)), data.draw(st.integers(0, 7))
    changed = [*leaves[:at], flipped(leaves[at], bit), *leaves[at + 1 :]]
    was = root_of(leaves[:older])

    assert not is_grown(older, was, len(leaves), root_of(changed), consistency_proof(changed, older))
    assert not is_grown(older, was, len(leaves), root_of(changed), consistency_proof(leaves, older))
    assert not is_grown(older, was, len(leaves), root_of(leaves), consistency_proof(leaves, older)[:-1])
    assert not is_grown(older, was, len(leaves), root_of(leaves), (*consistency_proof(leaves, older), was))


def test_sizes_that_cannot_be_are_refused() -> None:
    """A tree does not shrink, and there is no proof about an empty one."""
    root = root_of([b"a", b"b"])

    assert not is_grown(3, root, 2, root, ())
    assert not is_grown(0, root, 2, root, ())
    assert not is_grown(1, root, 2, root, ())
    assert not is_grown(2, root, 2, root, (root,))
