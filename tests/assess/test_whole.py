"""How each party finds the deal as a whole."""

from assess.boards import bearings_of, scale_of
from fakes import evidence_of, obligation, report, truce, verdict
from trucewatch.assess.whole import levels_of_whole
from trucewatch.model.claim import About, Verdict

TRUCE = truce(obligation(About.CEASE_FIRE), obligation(About.OPEN_ROUTES))


def test_the_latest_verdict_of_each_party_stands() -> None:
    """A party's newest verdict on the whole is its verdict; words on a part, and those of others, are left out."""
    evidence = evidence_of(
        report("2001-06-20", verdict("Southland"), verdict("Anna North"), verdict("Vale Monitor")),
        report("2001-07-20", verdict("Northland", Verdict.VIOLATED)),
        report("2001-08-20", verdict("Southland", Verdict.VIOLATED, About.CEASE_FIRE)),
    )

    found = levels_of_whole(bearings_of(TRUCE, evidence), scale_of(TRUCE, evidence))

    assert list(found.items()) == [("Northland", 0.0), ("Southland", 3.0)]
