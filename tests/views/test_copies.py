"""Copies as a tree: one report at the top, its reprints under it."""

from trucewatch.model.judgement import Copy, CopyKind
from trucewatch.views.copies import CopyNode, tree_as_json, tree_of_copies


def copy(of: str, by: str, likeness: float = 1.0) -> Copy:
    return Copy(copy=by, original=of, kind=CopyKind.REPRINT, likeness=likeness)


def shape(node: CopyNode | None) -> object:
    return None if node is None else [node.document, *(shape(each) for each in node.copies)]


def test_a_report_without_copies_has_no_tree() -> None:
    """There is nothing to collapse."""
    assert tree_of_copies("a", [copy("b", "c")]) is None


def test_each_stands_under_the_one_that_it_repeats_most() -> None:
    """A story taken from a reprint and from the wire alike stands under the wire."""
    copies = [copy("wire", "daily"), copy("wire", "radio"), copy("daily", "radio"), copy("radio", "blog", 0.5)]

    assert shape(tree_of_copies("blog", copies)) == ["wire", ["daily"], ["radio", ["blog"]]]


def test_the_tree_is_one_from_wherever_it_is_seen() -> None:
    """All its reports show the same tree."""
    copies = [copy("wire", "daily"), copy("daily", "blog", 0.9)]
    trees = [tree_of_copies(sha256, copies) for sha256 in ("wire", "daily", "blog")]

    assert trees[0] == trees[1] == trees[2]
    assert trees[0] is not None
    assert trees[0].size == 2
    assert tree_as_json(trees[0])["copies"][0]["kind"] == "reprint"


def test_a_ring_ends() -> None:
    """Two reports that repeat each other do not lead around for ever."""
    assert tree_of_copies("a", [copy("a", "b"), copy("b", "a")]) is not None
