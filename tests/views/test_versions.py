"""What changed between two versions of a report."""

from dataclasses import replace

from fakes import report
from trucewatch.views.versions import difference

BEFORE = report("2001-06-02").document


def test_one_line_changed() -> None:
    """The line that is gone and the one in its place, with a line around them."""
    before = replace(BEFORE, title="Shells on Ash", text="One.\nFour dead.\nThree.\nFour.\nFive.")
    after = replace(before, text="One.\nNine dead.\nThree.\nFour.\nFive.")

    assert difference(before, after) == ("@@ -2,3 +2,3 @@", " One.", "-Four dead.", "+Nine dead.", " Three.")


def test_another_title() -> None:
    """A headline that was changed in silence shows as well."""
    lines = difference(replace(BEFORE, title="Four dead"), replace(BEFORE, title="Nine dead"))

    assert "-Four dead" in lines
    assert "+Nine dead" in lines


def test_nothing_changed() -> None:
    """Bytes may differ where nothing that is kept does."""
    assert difference(BEFORE, replace(BEFORE, sha256="0" * 64)) == ()
