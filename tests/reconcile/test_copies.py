"""Reports that repeat one another."""

from itertools import permutations

from fakes import report
from trucewatch.model.judgement import Copy, CopyKind
from trucewatch.model.text import Document
from trucewatch.reconcile.copies import CopyIndex

STORY = (
    "Gunners on the ridge above Ash fired some forty rounds at the bridge before dawn, villagers said.",
    "A nurse at the field clinic counted 12 wounded, most of them market women on their way home.",
    "The truce commission promised to send a team as soon as the road had been cleared of mines.",
    "Neither government has said a word about it since the start of the harvest festival in the Vale.",
    "Traders hope that the ferry will run again before the first snow closes the northern passes.",
)
OTHER = (
    "The harvest festival opened with a procession of carts and a speech by the oldest miller of the valley.",
    "Prices for seed potatoes have doubled since spring, which the guild blames on the closed northern passes.",
    "A choir from three villages sang until midnight, and the mayor gave away two barrels of cider.",
)
PHRASES = ("It was said by many who had come there that", "As far as anybody in town could tell us now,")
"""Turns of phrase that many reports share."""


def paper(published: str, *sentences: str) -> Document:
    """Return a report that holds just these sentences."""
    return report(published, opening="\n".join(sentences)).document


def copies_of(*documents: Document) -> list[Copy]:
    """Return all copies among the reports, added in that order."""
    index = CopyIndex()
    return sorted((copy for document in documents for copy in index.add(document)), key=lambda copy: copy.copy)


def test_a_reprint() -> None:
    """The same text under another date is a reprint of the earlier report."""
    first, second = paper("2001-06-01", *STORY), paper("2001-06-02", *STORY)

    [copy] = copies_of(first, second)

    assert (copy.copy, copy.original) == (second.sha256, first.sha256)
    assert (copy.kind, copy.likeness) == (CopyKind.REPRINT, 1.0)
    assert copy.sentences[0] == (0, 0)


def test_small_changes_are_no_new_report() -> None:
    """A few words changed in a sentence leave it a copy."""
    edited = (STORY[0].replace("some forty", "many"), STORY[1], STORY[2].replace("promised", "has agreed"), *STORY[3:])

    [copy] = copies_of(paper("2001-06-01", *STORY), paper("2001-06-02", *edited))

    assert copy.kind is CopyKind.REPRINT


def test_a_shortened_copy() -> None:
    """Some sentences of a report, and no others, are a shortened copy."""
    [copy] = copies_of(paper("2001-06-01", *STORY), paper("2001-06-02", *STORY[:2]))

    assert copy.kind is CopyKind.SHORTENED


def test_a_changed_figure_is_told() -> None:
    """A copy with another figure is told as such: it is never taken for the same in silence."""
    changed = (STORY[0], STORY[1].replace("12", "30"), *STORY[2:])

    [copy] = copies_of(paper("2001-06-01", *STORY), paper("2001-06-02", *changed))

    assert copy.kind is CopyKind.CHANGED


def test_a_lifted_passage() -> None:
    """Two sentences taken over into another story are lifted."""
    [copy] = copies_of(paper("2001-06-01", *STORY), paper("2001-06-02", *OTHER, *STORY[1:3]))

    assert (copy.kind, copy.likeness) == (CopyKind.LIFTED, 0.4)


def test_one_shared_sentence_is_a_quotation() -> None:
    """One sentence in common does not make a copy: both may quote it."""
    assert copies_of(paper("2001-06-01", *STORY), paper("2001-06-02", *OTHER, STORY[1])) == []


def test_stories_of_their_own() -> None:
    """Reports that share nothing, or only short phrases, are no copies."""
    assert (
        copies_of(paper("2001-06-01", *STORY, "More to follow."), paper("2001-06-02", *OTHER, "More to follow.")) == []
    )


def test_a_report_added_twice() -> None:
    """The same report added again repeats nothing."""
    first = paper("2001-06-01", *STORY)

    assert copies_of(first, first) == []


def test_the_order_of_arrival_never_matters() -> None:
    """Which report is the original depends on days and hashes, not on what came in first."""
    papers = [
        paper("2001-06-03", *STORY),
        paper("2001-06-01", *STORY[:3]),
        paper("2001-06-01", *STORY),
        paper("2001-06-02", *OTHER, *STORY[1:3]),
    ]

    def key(copy: Copy) -> tuple[str, str]:
        return copy.copy, copy.original

    found = [sorted(copies_of(*order), key=key) for order in permutations(papers)]

    assert found[0]
    assert all(copies == found[0] for copies in found)


def test_reports_without_a_day_come_last() -> None:
    """A report whose day is not known is taken for the copy."""
    undated = report(None, opening="\n".join(STORY)).document
    dated = paper("2001-06-01", *STORY)

    [copy] = copies_of(undated, dated)

    assert copy.copy == undated.sha256


def test_empty_reports_are_no_copies() -> None:
    """Reports without a full sentence repeat nobody."""
    assert copies_of(paper("2001-06-01", "Soon."), paper("2001-06-02", "Soon.", *STORY)) == []


def test_shared_phrases_are_no_copy() -> None:
    """Sentences that share a turn of phrase, and otherwise differ, lead to each other and are not paired."""
    one = [f"{phrase} the mill beside the river burned all night long." for phrase in PHRASES]
    other = [f"{phrase} our ferry sank with its cargo near Birch today." for phrase in PHRASES]

    assert copies_of(paper("2001-06-01", *one), paper("2001-06-02", *other)) == []
