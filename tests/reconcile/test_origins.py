"""Whose word a claim is."""

from typing import Any

import pytest

from fakes import FakeActors, FakeSources, Telling, evidence_of, report, shelling, verdict
from trucewatch.model.claim import About
from trucewatch.model.evidence import Evidence
from trucewatch.model.origin import Origins
from trucewatch.reconcile.origins import find_origins
from trucewatch.settings import Settings

LONG = "The mission in the valley said on Monday that every road to the four northern towns had been opened to lorries."
LONGER = "Lorries with flour and lamp oil were seen to pass both checkpoints before noon, drivers told the station."


def origins_of(evidence: Evidence) -> Origins:
    """Return the origins, with the libraries of the fakes."""
    return find_origins(evidence, actors=FakeActors(), sources=FakeSources())


@pytest.mark.parametrize(
    ("telling", "source", "keys"),
    [
        (verdict("Anna North"), "agency", ["northland"]),
        (verdict("Northern army"), "agency", ["northland"]),
        (verdict("Col. Quill", speaker_for="Northland"), "agency", ["northland"]),
        (verdict(("Anna North", "Bert South"), about=About.CEASE_FIRE), "agency", ["northland", "southland"]),
        (verdict("The Gazette"), "agency", ["source:gazette"]),
        (verdict("a  Passer-by"), "agency", ["name:a passer-by"]),
        (shelling(), "agency", ["source:agency"]),
        (shelling(), "monitor", ["vale-monitor"]),
        (shelling(), "northern-voice", ["northland"]),
        (shelling(), "peace-watch", ["peace-watch"]),
        (shelling(), "no-such-outlet", ["source:no-such-outlet"]),
    ],
)
def test_whose_word_it_is(telling: Telling, source: str, keys: list[str]) -> None:
    """A speaker's word is that of whom he acts for; a report's own is its outlet's, a mouthpiece's its master's."""
    evidence = evidence_of(report("2001-06-01", telling, source=source))

    [claim] = evidence.claims

    assert [origin.key for origin in origins_of(evidence).of(claim.id)] == keys


@pytest.mark.parametrize(
    ("codes", "keys"),
    [
        ((("source_original", "The Gazette"),), ["source:gazette"]),
        ((("source_original", "The Gazette; Northern army"),), ["northland", "source:gazette"]),
        ((("source", "Northern army/The Gazette"),), ["northland", "source:gazette"]),
        ((("source_original", "The Gazette, Somebody Else"),), ["source:agency"]),
        ((("source_original", " "),), ["source:agency"]),
        ((("where_prec", "1"),), ["source:agency"]),
    ],
)
def test_a_register_is_no_second_witness(codes: tuple[tuple[str, str], ...], keys: list[str]) -> None:
    """What a register took from reports of known sources is their word; its own where one of them is unknown."""
    evidence = evidence_of(report("2001-06-01", shelling(codes=codes), source="agency"))

    [claim] = evidence.claims

    assert [origin.key for origin in origins_of(evidence).of(claim.id)] == keys


def test_a_report_of_an_unknown_source_stands_for_itself() -> None:
    """Two reports of unknown source are two origins."""
    evidence = evidence_of(report("2001-06-01", shelling()), report("2001-06-02", shelling()))

    found = origins_of(evidence)

    assert len({origin.key for claim in evidence.claims for origin in found.of(claim.id)}) == 2


def test_without_a_table_of_sources() -> None:
    """Without a table of sources an outlet goes by its id."""
    evidence = evidence_of(report("2001-06-01", shelling(), verdict("The Gazette"), source="agency"))

    found = find_origins(evidence, actors=FakeActors())

    assert {origin.key for claim in evidence.claims for origin in found.of(claim.id)} == {
        "source:agency",
        "name:the gazette",
    }


def test_a_copied_claim_is_an_echo() -> None:
    """A claim in a copied sentence echoes that of the first report, through however many hands it came."""
    papers = [
        report(
            f"2001-06-0{number}", shelling(sentence=LONG), verdict("Anna North", sentence=LONGER), source=f"p{number}"
        )
        for number in (1, 2, 3)
    ]
    evidence = evidence_of(*papers)
    first = {claim.kind: claim.id for claim in papers[0].claims}

    echo_of = origins_of(evidence).echo_of

    assert echo_of == {claim.id: first[claim.kind] for paper in papers[1:] for claim in paper.claims}


def test_a_claim_of_its_own_in_a_copy() -> None:
    """What a copy adds in its own words is no echo."""
    first = report("2001-06-01", shelling(sentence=LONG))
    second = report("2001-06-02", shelling(sentence=LONG), verdict("Bert South", sentence="Not so, he said."))
    evidence = evidence_of(first, second)

    origins = origins_of(evidence)

    assert [origins.is_echo(claim.id) for claim in second.claims] == [True, False]


@pytest.mark.parametrize(
    ("other", "is_echo"),
    [
        ({"speaker": "Anna North"}, True),
        ({"speaker": "Northern army"}, True),
        ({"speaker": "Bert South"}, False),
        ({"speaker": "Anna North", "denied": True}, False),
    ],
    ids=["himself", "his own side", "another man", "a denial"],
)
def test_another_man_and_a_denial_are_no_echo(other: dict[str, Any], is_echo: bool) -> None:  # noqa: FBT001
    """In a copied sentence another man, or one who denies what the sentence says, speaks for himself."""
    first = report("2001-06-01", Telling(sentence=LONG, keys=keys_of(speaker="Anna North")), opening=LONGER)
    second = report("2001-06-02", Telling(sentence=LONG, keys=keys_of(**other)), opening=LONGER, source="wire")
    evidence = evidence_of(first, second)

    assert origins_of(evidence).is_echo(second.claims[0].id) is is_echo


def test_how_alike_an_echo_is_to_be_is_a_setting() -> None:
    """A sentence that was worded anew in part echoes the first under the usual share, and not under a stricter one."""
    worded = LONG.replace("lorries", "trucks")
    first = report("2001-06-01", shelling(sentence=LONG), opening=LONGER)
    second = report("2001-06-02", shelling(sentence=worded), opening=LONGER, source="wire")
    evidence = evidence_of(first, second)
    echo = second.claims[0].id

    usual, strict = (
        find_origins(evidence, actors=FakeActors(), settings=Settings(echo_like_from=share)) for share in (0.7, 0.99)
    )

    assert (usual.is_echo(echo), strict.is_echo(echo)) == (True, False)


def keys_of(**keys: Any) -> dict[str, Any]:
    """Return the keys of a verdict on the roads."""
    return verdict(keys.pop("speaker"), about=About.OPEN_ROUTES, **keys).keys
