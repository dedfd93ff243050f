"""Search: what has the words, marked, best first."""

from dataclasses import replace

from fakes import evidence_of, report, shelling
from trucewatch.model.folding import read_query
from trucewatch.views.search import Found, search_as_json, search_claims, search_reports

OLDER = report("2001-06-15", shelling(sentence="Shells hit the market of Ash; more shells hit Birch."), source="agency")
NEWER = report("2001-06-16", shelling(sentence="The market was hit by shells."), source="daily")
EXACT = report("2001-06-14", shelling(sentence="Shells hit nothing."))


def found(words: str) -> list[str]:
    """Return the sentences found, best first."""
    evidence = evidence_of(OLDER, NEWER, EXACT)
    return [one.claim.sentence.text for one in search_claims(read_query(words), evidence.claims, evidence)]


def test_best_first() -> None:
    """Words together in their order, then more of them, then what was published later."""
    assert found("shells hit") == [
        "Shells hit the market of Ash; more shells hit Birch.",
        "Shells hit nothing.",
        "The market was hit by shells.",
    ]
    assert found("market") == [
        "The market was hit by shells.",
        "Shells hit the market of Ash; more shells hit Birch.",
    ]


def test_marks_are_where_the_words_stand() -> None:
    """Every place is marked in the sentence as it was written."""
    evidence = evidence_of(OLDER)

    [one] = search_claims(read_query("SHELLS"), evidence.claims, evidence)

    sentence = one.claim.sentence.text
    assert [sentence[start:end] for start, end in one.marks] == ["Shells", "shells"]


def test_names_are_searched_and_not_marked() -> None:
    """A claim is found by its place, which its sentence need not name."""
    evidence = evidence_of(NEWER)

    [one] = search_claims(read_query("ash"), evidence.claims, evidence)

    assert one.marks == ()


def test_reports_are_found_with_a_snippet() -> None:
    """The snippet has the first place where the words stand, marked, and is cut at blanks."""
    long = report("2001-06-15", shelling(), opening=f"{'Word ' * 60}truce {'tail ' * 60}")

    [one] = search_reports(read_query("truce"), [long.document])

    assert one.times == 1
    assert [one.snippet[start:end] for start, end in one.marks] == ["truce"]
    assert long.document.text[one.start : one.start + len(one.snippet)] == one.snippet
    assert len(one.snippet) < 220
    assert set(one.snippet.split()) == {"Word", "truce", "tail"}


def test_tables_are_found_by_their_rows() -> None:
    """A register's file is no report; its rows are claims."""
    table = replace(OLDER.document, is_table=True)

    assert search_reports(read_query("shells"), [table]) == ()


def test_as_json() -> None:
    """Claims in their published form, with marks; reports with their snippets."""
    evidence = evidence_of(NEWER)
    query = read_query("shells")

    content = search_as_json(
        Found(
            claims=search_claims(query, evidence.claims, evidence),
            reports=search_reports(query, evidence.documents.values()),
        )
    )

    [claim], [paper] = content["claims"], content["reports"]
    assert (claim["id"], claim["marks"]) == (evidence.claims[0].id, [[22, 28]])
    assert (paper["source"], paper["published"], paper["times"]) == ("daily", "2001-06-16", 1)
