"""Who says what: assert, deny, silent, by the latest word of each."""

from fakes import report, shelling, verdict
from trucewatch.model.claim import About, Verdict
from trucewatch.settings import Settings
from trucewatch.views.matrix import Matrix, Stand, make_matrix, matrix_as_json
from views.boards import Scene, scene


def matrix_of(made: Scene) -> Matrix:
    return make_matrix(made.board, made.evidence, origins=made.origins, settings=Settings())


def stands(matrix: Matrix, title: str) -> dict[str, Stand]:
    row = next(row for row in matrix.rows if title in row.title)
    return {cell.speaker.name: cell.stand for cell in row.cells}


def test_a_ministers_word_is_his_states() -> None:
    """Speakers are those whose word it is in the end; who said nothing is silent."""
    matrix = matrix_of(
        scene(
            report("2001-06-10", verdict("Anna North", Verdict.FULFILLED, About.CEASE_FIRE)),
            report("2001-06-11", verdict("Bert South", Verdict.VIOLATED), source="agency"),
        )
    )

    assert stands(matrix, "cease fire") == {"Northland": Stand.ASSERTS, "Southland": Stand.SILENT}
    assert stands(matrix, "as a whole") == {"Northland": Stand.SILENT, "Southland": Stand.DENIES}


def test_the_latest_word_counts_and_the_change_is_told() -> None:
    """Who said so and now says the contrary denies, and has changed."""
    matrix = matrix_of(
        scene(
            report("2001-06-10", verdict("Northland", Verdict.FULFILLED, About.CEASE_FIRE)),
            report("2001-06-12", verdict("Northland", Verdict.VIOLATED, About.CEASE_FIRE), source="agency"),
        )
    )
    [cell] = next(row for row in matrix.rows if row.obligation == "cease-fire").cells

    assert cell.stand is Stand.DENIES
    assert cell.has_changed


def test_both_on_one_day_is_both() -> None:
    """Two words of one day that differ leave it open."""
    matrix = matrix_of(
        scene(
            report("2001-06-10", verdict("Northland", Verdict.FULFILLED, About.CEASE_FIRE)),
            report("2001-06-10", verdict("Northland", Verdict.VIOLATED, About.CEASE_FIRE), source="agency"),
        )
    )

    assert stands(matrix, "cease fire") == {"Northland": Stand.BOTH}


def test_incidents_are_propositions_only_when_denied() -> None:
    """What nobody denies is no matter of who says what."""
    denied = shelling("Ash", killed=3, speaker="Vale Monitor"), shelling("Ash", speaker="Southland", denied=True)
    matrix = matrix_of(scene(report("2001-06-10", *denied, shelling("Birch", "2001-06-04"))))

    rows = [row for row in matrix.rows if row.incident]
    assert len(rows) == 1
    assert stands(matrix, "Ash") == {"Vale Monitor": Stand.ASSERTS, "Southland": Stand.DENIES}


def test_published_form_leaves_the_silent_out() -> None:
    """A cell without a word is not written."""
    content = matrix_as_json(matrix_of(scene(report("2001-06-10", verdict("Northland", about=About.CEASE_FIRE)))))

    assert [len(row["cells"]) for row in content["propositions"]] == [1]
