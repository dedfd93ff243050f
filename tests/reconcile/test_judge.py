"""Whether two claims are about one incident."""

from itertools import permutations

import pytest

from fakes import FakeActors, Telling, report, shelling, verdict
from trucewatch.model.claim import IncidentType
from trucewatch.model.judgement import Answer, Judgement
from trucewatch.model.place import Place, Point
from trucewatch.model.reading import Reading
from trucewatch.reconcile.judge import Judge
from trucewatch.settings import Settings

BITS = Settings().likeness_bits
AIR, BOMB, KILLING = IncidentType.AIR_STRIKE, IncidentType.BOMBING, IncidentType.KILLING


def judge(*readings: Reading) -> list[Judgement]:
    """Return the judgements on all claims of the reports."""
    documents = {reading.document.sha256: reading.document for reading in readings}
    claims = [claim for reading in readings for claim in reading.claims]
    return Judge(documents, actors=FakeActors()).judge(claims)


def answers(one: Telling, other: Telling, *, published: str = "2001-06-05") -> list[Answer]:
    """Return what is said of two claims in two reports; nothing where they are not worth comparing."""
    return [
        judgement.answer
        for judgement in judge(report(published, one, source="agency"), report(published, other, source="wire"))
    ]


def place_at(longitude: float) -> Place:
    """Return a place known to within 5 km; a tenth of a degree is 7 km there."""
    return Place(name=f"Oak {longitude}", point=Point(longitude=longitude, latitude=50.0), precision_km=5.0)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (shelling(), shelling(), [Answer.SAME]),
        (shelling(killed=11), shelling(killed="11+"), [Answer.SAME]),
        (shelling(killed=3), shelling(killed=3, date="2001-06-02"), [Answer.SAME]),
        (shelling(perpetrator="Southern army"), shelling(perpetrator="Bert South"), [Answer.SAME]),
        (shelling(perpetrator="Southern army"), shelling(perpetrator="Reds"), [Answer.SAME]),
        (shelling(target="school"), shelling(target="school"), [Answer.SAME]),
        (shelling(), shelling(type=AIR), [Answer.SAME]),
        (shelling(), shelling(type=KILLING), [Answer.SAME]),
        (shelling(), shelling(denied=True), [Answer.SAME]),
        (shelling("Vale"), shelling("Vale"), [Answer.SAME]),
        (shelling(place="Hill Farm"), shelling(place="Hill Farm"), [Answer.SAME]),
        (shelling(), shelling(date="2001-06-03"), [Answer.UNSURE]),
        (shelling("Vale", killed=2), shelling("Vale", date="2001-06-02"), [Answer.UNSURE]),
        (shelling(killed=2), shelling(killed=40, date="2001-06-02"), [Answer.UNSURE]),
        (shelling("Vale", killed=2), shelling("Vale", killed=40), [Answer.UNSURE]),
        (shelling(), shelling("Birch"), [Answer.DIFFERENT]),
        (shelling(), shelling(type=BOMB, place="Vale"), [Answer.DIFFERENT]),
        (shelling(place="Hill Farm"), shelling(place="Mill Farm", date="2001-06-02"), [Answer.DIFFERENT]),
        (shelling(), shelling(count=14), [Answer.DIFFERENT]),
        (shelling(), shelling(date="2001-05-20/2001-06-05"), [Answer.DIFFERENT]),
        (shelling(), shelling(date="2001-04-20/2001-06-01"), [Answer.DIFFERENT]),
        (shelling(), shelling(date="2001-06-09"), []),
        (shelling(), verdict("Anna North", date="2001-06-01"), []),
        (shelling(), shelling(date=None), [Answer.SAME]),
        (shelling(None), shelling(None, type=None), [Answer.UNSURE]),
    ],
)
def test_pairs(one: Telling, other: Telling, expected: list[Answer]) -> None:
    """Day, place, kind, culprits, targets and tolls decide; a band in the middle is left to a person."""
    assert answers(one, other) == expected


def test_a_second_attack_is_not_the_first() -> None:
    """Where one report tells two attacks apart, no likeness joins them."""
    paper = report(
        "2001-06-05",
        shelling(sentence="Shells fell on Ash at dawn."),
        shelling(sentence="A second attack on Ash followed at noon."),
    )

    [judgement] = judge(paper)

    assert judgement.answer is Answer.DIFFERENT
    assert "A second" in judgement.reasons[0].words


def test_one_sentence_may_tell_of_one_incident_twice() -> None:
    """Two claims in one sentence are not told apart by its words."""
    sentence = "Another shell fell on Ash, both armies said."
    paper = report(
        "2001-06-05",
        shelling(sentence=sentence, speaker="Northern army"),
        shelling(sentence=sentence, speaker="Southern army"),
    )

    assert [judgement.answer for judgement in judge(paper)] == [Answer.SAME]


def test_a_total_is_none_of_its_parts() -> None:
    """Within one report by one speaker, a toll for a wider place is the sum, and no part is joined to it."""
    paper = report(
        "2001-06-05",
        shelling("Vale", killed=10),
        shelling("Ash", killed=4),
        shelling(["Ash", "Birch"], killed=9),
    )

    found = judge(paper)

    assert [judgement.answer for judgement in found] == [Answer.DIFFERENT] * 3


def test_no_total_without_tolls() -> None:
    """A wider place alone does not make a sum: the same incident may be placed roughly, then exactly."""
    paper = report("2001-06-05", shelling("Vale"), shelling("Ash", killed=4), shelling(None))

    assert all("total" not in reason.words for judgement in judge(paper) for reason in judgement.reasons)


def test_two_sums_may_be_one() -> None:
    """Two counts of many incidents over the same days and ground may be the same count."""
    one, other = (shelling("Vale", date="2001-06-01/2001-06-02", count=14) for _ in range(2))

    [judgement] = judge(report("2001-06-05", one, source="agency"), report("2001-06-05", other, source="wire"))

    assert all(reason.weight > -10 for reason in judgement.reasons)


def test_the_same_words() -> None:
    """Sentences that share most of their words are likely of one incident."""
    words = "Mortar bombs struck the mill beside the old bridge"
    same = judge(
        report("2001-06-05", shelling("Vale", sentence=f"{words} again."), source="agency"),
        report("2001-06-05", shelling("Vale", sentence=f"{words}."), source="wire"),
    )
    alike = judge(
        report("2001-06-05", shelling("Vale", sentence=f"{words}."), source="agency"),
        report(
            "2001-06-05",
            shelling("Vale", sentence="Mortar bombs struck the mill, nobody was hurt there."),
            source="wire",
        ),
    )

    weights = [reason.weight for judged in (same, alike) for reason in judged[0].reasons if reason.evidence == "text"]

    assert weights == [BITS["text.most"], BITS["text.many"]]


def test_every_judgement_has_its_reasons() -> None:
    """The score is the sum of the reasons' weights, and each reason has words."""
    [judgement] = judge(
        report("2001-06-05", shelling(killed=3, perpetrator="Reds"), source="agency"),
        report("2001-06-05", shelling(killed="2-4", perpetrator="Reds"), source="wire"),
    )

    assert judgement.score == pytest.approx(sum(reason.weight for reason in judgement.reasons))
    assert [reason.evidence for reason in judgement.reasons] == ["when", "where", "what", "who", "how_many"]
    assert all(reason.words for reason in judgement.reasons)


def test_the_order_of_arrival_never_matters() -> None:
    """A pair gets the same judgement whichever of the two was recorded first."""
    papers = [
        report("2001-06-05", shelling(killed=3), source="agency"),
        report("2001-06-06", shelling(killed=4, date="2001-06-02"), source="wire"),
        report("2001-06-07", shelling(None, date=None), source="gazette"),
    ]
    documents = {paper.document.sha256: paper.document for paper in papers}

    def one_by_one(order: tuple[Reading, ...]) -> list[Judgement]:
        judging = Judge(documents, actors=FakeActors())
        found = [judgement for paper in order for judgement in judging.judge(paper.claims)]
        return sorted(found, key=lambda judgement: (judgement.left, judgement.right))

    assert len({str(one_by_one(order)) for order in permutations(papers)}) == 1


def test_claims_without_any_day_are_not_compared() -> None:
    """A claim that can be put on no day is compared with none: it would be compared with all."""
    assert judge(report(None, shelling(date=None)), report(None, shelling())) == []


def test_open_stretches() -> None:
    """A stretch with an open end is compared by the end that it has."""
    assert answers(shelling(date="2001-06-01/"), shelling()) == [Answer.SAME]
    assert answers(shelling(date="/2001-06-01"), shelling(date="2001-06-03")) == [Answer.UNSURE]


def test_places_far_apart_but_vague() -> None:
    """Two places whose errors reach into each other may be one; a little beyond speaks against it, far beyond more."""
    near = place_at(10.2)
    reasons = [
        next(reason.weight for reason in judgement.reasons if reason.evidence == "where")
        for place in (place_at(10.05), place_at(10.4), place_at(10.55), place_at(10.8))
        for judgement in judge(
            report("2001-06-05", shelling(near), source="agency"), report("2001-06-05", shelling(place), source="wire")
        )
    ]

    assert reasons == sorted(reasons, reverse=True)
    assert len(set(reasons)) == 4


def test_an_article_makes_no_other_place() -> None:
    """ "al-Tell" and "Tell" are one name of a place that no gazetteer knows."""
    [judgement] = judge(
        report("2001-06-05", shelling("al-Tell"), source="agency"),
        report("2001-06-05", shelling("Tell"), source="wire"),
    )

    [where] = [reason for reason in judgement.reasons if reason.evidence == "where"]
    assert where.weight > 0


def test_bare_sentences_share_nothing() -> None:
    """A sentence of three words is too bare to be told apart by its words."""
    bare = shelling(sentence="Shells fell.")

    [judgement] = judge(report("2001-06-05", bare, source="agency"), report("2001-06-05", bare, source="wire"))

    assert all(reason.evidence != "text" for reason in judgement.reasons)


def test_unlike_sentences_say_nothing() -> None:
    """Sentences that share few words are no sign against one incident: everybody words it in his own way."""
    one = shelling(sentence="Mortar bombs struck the mill beside the bridge.")
    other = shelling(sentence="Villagers counted several explosions around noon yesterday.")

    [judgement] = judge(report("2001-06-05", one, source="agency"), report("2001-06-05", other, source="wire"))

    assert all(reason.evidence != "text" for reason in judgement.reasons)


def test_a_judge_remembers() -> None:
    """A judge that is given one report after another says what it would say of each against all before it."""
    papers = [report(f"2001-06-0{number}", shelling(killed=number), source=f"p{number}") for number in (2, 3, 4)]
    documents = {paper.document.sha256: paper.document for paper in papers}
    lasting = Judge(documents, actors=FakeActors())

    one_by_one = [judgement for paper in papers for judgement in lasting.judge(paper.claims)]

    assert sorted(one_by_one, key=lambda found: (found.left, found.right)) == judge(*papers)
