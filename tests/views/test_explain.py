"""Why an obligation stands as it does, and what would change it."""

from typing import Any

import pytest

from fakes import (
    FakeActors,
    FakeGazetteer,
    FakeSources,
    evidence_of,
    obligation,
    report,
    shelling,
    tell,
    truce,
    verdict,
)
from trucewatch.model.agreement import Agreement, Clause, ObligationKind
from trucewatch.model.claim import About, ClaimKind, State, Verdict
from trucewatch.model.reading import Reading
from trucewatch.settings import Settings
from trucewatch.views.explain import explain, explanation_as_json
from trucewatch.views.standing import make_board

ROUTES, UNDONE = About.OPEN_ROUTES, Verdict.NOT_FULFILLED
PLEDGE = obligation(
    ROUTES, kind=ObligationKind.ONE_OFF, due="2001-07-01", done_when="Lorries pass.", who_could_know=("peace-watch",)
)
CLAUSE = Clause(number="1", text="The roads are opened.")


def explained(*readings: Reading, agreement: Agreement | None = None, as_of: str = "2001-08-01") -> dict[str, Any]:
    """Return why the first obligation stands as it does, as JSON."""
    deal = agreement or truce(PLEDGE, clauses=(CLAUSE,))
    evidence = evidence_of(*readings, as_of=as_of)
    board = make_board(
        deal,
        evidence,
        actors=FakeActors(),
        sources=FakeSources(),
        gazetteer=FakeGazetteer(),
        settings=Settings(),
    )
    return explanation_as_json(explain(board, deal.obligations[0], evidence))


ADMISSION = report(
    "2001-07-10",
    verdict("Southland", about=ROUTES),
    verdict("Northland", about=ROUTES),
    verdict("Peace Watch", UNDONE, ROUTES),
    source="agency",
)


def test_what_it_tells() -> None:
    """The explanation has the clause, what would be done, every reason with its sentences, and every voice."""
    told = explained(ADMISSION)

    assert told["clause_text"] == "The roads are opened."
    assert told["done_when"] == "Lorries pass."
    assert [one["claim"] for one in told["reasons"][0]["sentences"]] == sorted(
        (claim.id for claim in ADMISSION.claims), key=[claim.id for claim in ADMISSION.claims].index
    )
    assert {voice["claim"] for voice in told["voices"]} == {claim.id for claim in ADMISSION.claims}
    assert [voice["weight"] for voice in told["voices"]] == sorted(
        (voice["weight"] for voice in told["voices"]), reverse=True
    )
    assert told["silences"] == []


def test_an_admission_is_shown_first() -> None:
    """What somebody says to his own cost comes before all other voices, whichever way it points."""
    told = explained(ADMISSION)

    assert told["reasons"][1]["text"].startswith("Praise of the other side: Northland")
    assert told["admissions"] == [ADMISSION.claims[1].id]


def test_what_would_change_it() -> None:
    """The fewest claims are named, with what would be left, and the strongest on either side."""
    told = explained(ADMISSION)

    assert told["status"] == "partly"
    assert told["would_change"]["exact"]
    assert len(told["would_change"]["claims"]) == told["would_change"]["at_least"] == 1
    assert told["strongest"] == {"for": ADMISSION.claims[1].id, "against": ADMISSION.claims[2].id}


def test_silence_stands_in_the_explanation() -> None:
    """Who could know and said nothing is told with the obligation."""
    assert [one["kind"] for one in explained()["silences"]] == ["deadline", "witness"]
    assert explained()["would_change"] is None
    assert explained()["strongest"] == {"for": None, "against": None}


def test_what_others_decide_no_rejected_claim_changes() -> None:
    """Of a status that comes from elsewhere, a party's own notice, rejecting claims on the duty turns nothing."""
    notice = report("2001-07-11", _notice(), source="agency")

    told = explained(ADMISSION, notice)

    assert told["status"] == "suspended"
    assert told["would_change"] is None


def _notice() -> Any:

    return tell(ClaimKind.AGREEMENT, speaker="Northland", state=State.SUSPENDED)


def test_what_would_change_a_rate() -> None:
    """Where the status follows from counted violations, the fewest claims about them are named, as a bound."""
    fire = obligation(About.CEASE_FIRE, restrained=("southland",))
    words = ("alder", "beech", "cedar", "damson", "elder", "fir", "gorse", "hazel", "ivy", "juniper", "larch", "maple")
    readings = [
        report(
            f"2001-{month:02}-28",
            *(
                shelling(
                    "Ash", f"2001-{month:02}-{day:02}", perpetrator="Southern army", sentence=_told(words, month, day)
                )
                for day in range(1, 28, 5)
            ),
            source="monitor",
            opening=f"{words[month]} {words[month - 1]}",
        )
        for month in (2, 3, 4, 5, 6, 7)
    ]

    told = explained(*readings, agreement=truce(fire))

    assert told["status"] == "violated"
    assert told["rate"]["before"]["violations"] == 19
    assert not told["would_change"]["exact"]
    assert told["would_change"]["to"] == "partly"


def _told(words: tuple[str, ...], month: int, day: int) -> str:
    """A sentence that shares few words with any other."""
    chosen = [f"{words[(month * step + day) % 12]}{words[(day * step + month) % 12]}{month}" for step in (1, 3, 5, 7)]
    return f"{' '.join(chosen)} {month}-{day}.".capitalize()


@pytest.mark.parametrize("as_of", ["2001-05-01", "2001-06-01"])
def test_before_anything_is_due(as_of: str) -> None:
    """Before it is due nothing is told of silence."""
    assert explained(as_of=as_of)["silences"] == []


def test_echoes_go_with_what_they_repeat() -> None:
    """The copies of a claim that would be rejected are named with it: left alone, they would take its place."""
    words = "The mission in the valley said on Monday that every road to the four northern towns was open to lorries."
    first = report("2001-07-10", verdict("Peace Watch", about=ROUTES, sentence=words), source="agency")
    again = report("2001-07-12", verdict("Peace Watch", about=ROUTES, sentence=words), source="gazette")

    told = explained(first, again)["would_change"]

    assert told["claims"] == [first.claims[0].id]
    assert told["echoes"] == [again.claims[0].id]
    assert explained()["status"] == told["to"]
