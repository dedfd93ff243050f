"""Counts in a text: each row is a wording with the bounds that it sets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.count import Count
from trucewatch.read.counts import find_counts


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("11 people died", 11, 11),
        ("eleven people died", 11, 11),
        ("at least 11 people", 11, None),
        ("more than 11 people", 11, None),
        ("well over 600 civilians", 600, None),
        ("no fewer than 22 bombs", 22, None),
        ("300+ families", 300, None),
        ("40 or more shells", 40, None),
        ("up to 300,000 people", None, 300_000),
        ("not more than ten men", None, 10),
        ("fewer than 20 trucks", None, 20),
        ("as many as 30 fighters", None, 30),
        ("between 10 and 15 shells", 10, 15),
        ("10 to 15 shells", 10, 15),
        ("15-20 fighters", 15, 20),
        ("three or four tanks", 3, 4),
        ("two to three thousand men", 2000, 3000),
        ("dozens of trucks", 24, None),
        ("scores of men", 40, None),
        ("hundreds of thousands fled", 200_000, None),
        ("tens of thousands fled", 20_000, None),
        ("several shells", 3, None),
        ("a number of posts", 3, None),
        ("a couple of mines", 2, 2),
        ("a dozen men", 12, 12),
        ("more than two dozen men", 24, None),
        ("half a dozen tanks", 6, 6),
        ("half a million people", 500_000, 500_000),
        ("1.5 million people", 1_500_000, 1_500_000),
        ("twenty-one men", 21, 21),
        ("two hundred and five lorries", 205, 205),
        ("3,961 people", 3961, 3961),
        ("nobody was hurt", 0, 0),
        ("no one was hurt", 0, 0),
        ("there are no dead", 0, 0),
        ("there were no casualties among them", 0, 0),
        ("no soldier was hurt", 0, 0),
        ("said that one soldier was killed", 1, 1),
        ("in the past day 32 more men fell", 32, 32),
        ("a single breach", 1, 1),
        ("opened fire 18 times", 18, 18),
        ("2000 people", 2000, 2000),
    ],
)
def test_bounds(text: str, least: int | None, most: int | None) -> None:
    """Words set a lower bound, an upper bound, both or a policy value; no figure is made up in between."""
    mentions = find_counts(text)

    assert [(mention.count.least, mention.count.most) for mention in mentions] == [(least, most)]


@pytest.mark.parametrize("words", ["about 70", "nearly 70", "some 70", "an estimated 70", "around 70", "70 or so"])
def test_hedged_figure_is_kept_and_marked(words: str) -> None:
    """A hedged figure stays the figure, and is marked as approximate."""
    mention = find_counts(f"{words} people")[0]

    assert mention.count == Count(least=70, most=70, approximate=True, words=words)


@pytest.mark.parametrize(
    "text",
    [
        "70 percent of the zone",
        "70% of the zone",
        "half of the sixty days",
        "on 5 December at 12:40",
        "between 6 and 7 December",
        "in 2018",
        "the 62-year-old woman",
        "a four-month offensive",
        "122mm howitzers 20km away",
        "within 21 days",
        "resolution 2451, article 2 and Channel 14",
        "the 5+5 commission and report 219/2019",
        "an Il-76 and a D-30",
        "$40 million",
        "No casualties were reported",
        "on one side",
        "the post and the one near it",
        "by day 60, or in week one",
        "the first of them",
        "the team scores again",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    """Shares, dates, measures, names with numbers and money are no counts."""
    assert find_counts(text) == []


def test_change_is_two_counts() -> None:
    """A rise or a fall from one figure to another is two counts, and no range."""
    mentions = find_counts("violations fell from 365 to 111")

    assert [mention.count.least for mention in mentions] == [365, 111]


def test_parts_stand_beside_their_whole() -> None:
    """Every figure of a sentence is found, each with the noun that it counts."""
    mentions = find_counts("At least 11 people, including nine civilians, and 12 armed fighters were killed.")

    assert [(mention.count.least, mention.noun) for mention in mentions] == [
        (11, "people"),
        (9, "civilians"),
        (12, "fighters"),
    ]


def test_spans_point_into_the_kept_text() -> None:
    """A span shifted by the offset of its stretch covers the qualifier and the number."""
    text = "It killed at least 11 people."

    mention = find_counts(text, offset=50)[0]

    assert text[mention.span.start - 50 : mention.span.end - 50] == "at least 11"


_WORDS = (
    "at least up to between and or about 12 1,000 two hundred million a dozen half dozens of several - no "
    "one % percent 15-20 from over people 999999999999 one"
)


@given(st.lists(st.sampled_from(_WORDS.split(" ")), max_size=14))
def test_any_words_are_counted(words: list[str]) -> None:
    """Whatever the words, spans lie in the text, bounds are in order, and reading twice gives the same."""
    text = " ".join(words)

    mentions = find_counts(text)

    assert mentions == find_counts(text)
    for mention in mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        if mention.count.least is not None and mention.count.most is not None:
            assert mention.count.least <= mention.count.most
