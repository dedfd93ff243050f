"""Times in a text: each row is a wording, and the days it comes to for a report of Friday 8 February 2019."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.period import Period
from trucewatch.read.dates import Anchor, Basis, DateMention, Granularity, Modifier, find_dates, narrative_after

FRIDAY = date(2019, 2, 8)


def only(text: str, anchor: Anchor | None = None) -> DateMention:
    """Return the one mention in the text."""
    mentions = find_dates(text, anchor=anchor or Anchor(published=FRIDAY))
    assert len(mentions) == 1, mentions
    return mentions[0]


def days(first: str, last: str | None = None) -> Period:
    """Return the period between two ISO days."""
    return Period(first=date.fromisoformat(first), last=date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("on 8 December 2020", days("2020-12-08")),
        ("on Thursday, October 29, 2020", days("2020-10-29")),
        ("Thursday 29 October 2020", days("2020-10-29")),
        ("filed 2020-12-08 at noon", days("2020-12-08")),
        ("in September 2018", days("2018-09-01", "2018-09-30")),
        ("since the truce of late 2018", days("2018-10-01", "2018-12-31")),
        ("early October 2018", days("2018-10-01", "2018-10-10")),
        ("in mid-May 2018", days("2018-05-11", "2018-05-20")),
        ("at the end of April 2018", days("2018-04-21", "2018-04-30")),
        ("from 3 to 5 May 2018", days("2018-05-03", "2018-05-05")),
        ("27 Nov - 26 Dec 2024", days("2024-11-27", "2024-12-26")),
        ("from 20 December to 4 January 2019", days("2018-12-20", "2019-01-04")),
        ("between July 2017 and March 2018", days("2017-07-01", "2018-03-31")),
        ("in 2014-2015", days("2014-01-01", "2015-12-31")),
        ("in the 1990s", days("1990-01-01", "1999-12-31")),
        ("in summer 2018", days("2018-06-01", "2018-08-31")),
        ("on 25/09/2018", days("2018-09-25")),
        ("on the tenth of October 2018", days("2018-10-10")),
        ("the first day of November 2018", days("2018-11-01")),
        ("in the first five months of 2018", days("2018-01-01", "2018-05-31")),
        ("after World War II", days("1939-09-01", "1945-09-02")),
    ],
)
def test_absolute_times(text: str, period: Period) -> None:
    """A time that names its year is read alike whenever the report was published."""
    mentions = find_dates(text, anchor=Anchor(published=None))

    assert period in [mention.period for mention in mentions]
    assert mentions[0].basis is Basis.ABSOLUTE


@pytest.mark.parametrize(
    ("text", "past", "ahead"),
    [
        ("on Thursday", "2019-02-07", "2019-02-14"),
        ("on Friday", "2019-02-08", None),
        ("on Dec. 8", "2018-12-08", "2019-12-08"),
        ("on 16 Sept.", "2018-09-16", "2019-09-16"),
        ("yesterday", "2019-02-07", None),
        ("tonight", "2019-02-08", None),
        ("tomorrow", "2019-02-09", None),
        ("next Tuesday", "2019-02-12", None),
        ("three days ago", "2019-02-05", None),
    ],
)
def test_days_against_publication(text: str, past: str, ahead: str | None) -> None:
    """A weekday or a day without its year is the nearest in either direction; both readings are kept."""
    mention = only(text)

    assert mention.period == days(past)
    assert mention.ahead == (days(ahead) if ahead else None)
    assert mention.granularity in {Granularity.DAY, Granularity.WEEK}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("last month", "2019-01-01", "2019-01-31"),
        ("late last month", "2019-01-21", "2019-01-31"),
        ("early this month", "2019-02-01", "2019-02-10"),
        ("earlier this month", "2019-02-01", "2019-02-08"),
        ("last week", "2019-01-28", "2019-02-03"),
        ("next week", "2019-02-11", "2019-02-17"),
        ("over the weekend", "2019-02-02", "2019-02-03"),
        ("last June", "2018-06-01", "2018-06-30"),
        ("in September", "2018-09-01", "2018-09-30"),
        ("overnight", "2019-02-07", "2019-02-08"),
        ("in the past 24 hours", "2019-02-07", "2019-02-08"),
        ("over the past three months", "2018-11-08", "2019-02-08"),
        ("the three days to Monday", "2019-02-01", "2019-02-04"),
        ("for weeks", "2019-01-25", "2019-02-08"),
        ("before the year is out", "2019-02-08", "2019-12-31"),
        ("since March 2011", "2011-03-01", "2019-02-08"),
        ("since the war began in March 2011", "2011-03-01", "2019-02-08"),
        ("the war, which began in March 2011", "2011-03-01", "2019-02-08"),
        ("the offensive that started last December", "2018-12-01", "2019-02-08"),
        ("since Saturday", "2019-02-02", "2019-02-08"),
        ("April 4 last year", "2018-04-04", "2018-04-04"),
        ("a year ago", "2018-02-01", "2018-02-15"),
    ],
)
def test_stretches_against_publication(text: str, first: str, last: str) -> None:
    """Weeks run Monday to Sunday, "late" is from the 21st, and what lasts lasts to the day of publication."""
    assert only(text).period == days(first, last)


def test_since_keeps_its_beginning() -> None:
    """The time from which something lasts can be asked for by itself."""
    mention = only("since the truce was signed on 12 January")

    assert mention.modifier is Modifier.SINCE
    assert mention.ends == (days("2019-01-12"),)


def test_since_reaches_over_no_other_time() -> None:
    """A clause that holds a time of its own does not lend its "since" to the next one."""
    first, second = find_dates(
        "the first since August 2018 reached Dresda on 16 November", anchor=Anchor(published=FRIDAY)
    )

    assert first.modifier is Modifier.SINCE
    assert second.period == days("2018-11-16")


def test_by_the_end_is_a_day() -> None:
    """A deadline by the end of a time is its last day."""
    mention = only("by the end of 2018")

    assert mention.period == days("2018-12-31")
    assert mention.modifier is Modifier.BY


def test_duration_wants_a_beginning() -> None:
    """A length of time has no past of its own, but says how long and when it would run out."""
    anchor = Anchor(published=FRIDAY, narrative=days("2019-02-01"))

    mention = only("within 60 days", anchor)

    assert mention.period is None
    assert mention.days == 60
    assert mention.ahead == days("2019-02-08", "2019-04-09")
    assert mention.alternatives == (days("2019-04-02"),)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("the day before", "2018-10-09"),
        ("two days later", "2018-10-12"),
        ("the same day", "2018-10-10"),
        ("on the 19th", "2018-10-19"),
        ("three weeks earlier", "2018-09-19"),
        ("Two days after the acceptance drones struck", "2018-10-12"),
    ],
)
def test_times_against_narrative(text: str, first: str) -> None:
    """What is told against another time is read against the one told of last."""
    mention = only(text, Anchor(published=FRIDAY, narrative=days("2018-10-10")))

    assert mention.period == days(first)
    assert mention.basis is Basis.NARRATIVE


def test_long_past_narrative_keeps_its_year() -> None:
    """A month told within a long past is of that past; the nearer reading is kept beside it."""
    first, second = find_dates("In March 2011 it began. In May it spread.", anchor=Anchor(published=FRIDAY))

    assert first.period == days("2011-03-01", "2011-03-31")
    assert second.period == days("2011-05-01", "2011-05-31")
    assert second.alternatives == (days("2018-05-01", "2018-05-31"),)


def test_narrative_passes_lengths_over() -> None:
    """A length of time does not move the narrative; a day does."""
    mentions = find_dates("on 3 May 2018, for two weeks", anchor=Anchor(published=FRIDAY))

    assert narrative_after(mentions, None) == days("2018-05-03")
    assert narrative_after([], days("2018-05-03")) == days("2018-05-03")


def test_two_days_are_no_range() -> None:
    """Two days of a month that are no neighbours are two times; neighbours are a range."""
    apart = find_dates("the deals of 10 and 17 October 2018", anchor=Anchor(published=None))
    together = find_dates("on 10 and 11 January 2019", anchor=Anchor(published=None))

    assert [mention.period for mention in apart] == [days("2018-10-10"), days("2018-10-17")]
    assert [mention.period for mention in together] == [days("2019-01-10", "2019-01-11")]


def test_bulletin_week() -> None:
    """In a weekly bulletin "this week" is the week covered, and the week before is the one before that."""
    anchor = Anchor(published=date(2019, 3, 18), covered=days("2019-03-11", "2019-03-17"))

    this, before = find_dates("63 incidents this week, against 48 in the week before", anchor=anchor)

    assert this.period == days("2019-03-11", "2019-03-17")
    assert before.period == days("2019-03-04", "2019-03-10")


def test_without_publication_relative_times_stay_open() -> None:
    """Without a day of publication nobody knows which Thursday it was."""
    mention = only("on Thursday", Anchor(published=None))

    assert mention.period is None
    assert mention.basis is Basis.OPEN


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the town",
        "He sat for a second in the sun",
        "four 122mm howitzers and a D-30",
        "resolution 2,451 of the council",
        "about 300 people and 2000 soldiers",
        "Operation Peace Spring",
        "report 291/2020",
        "the first time in a week",
        "the day of reckoning",
    ],
)
def test_no_false_times(text: str) -> None:
    """Verbs, calibres, counts and names are no times."""
    assert find_dates(text, anchor=Anchor(published=FRIDAY)) == []


def test_spans_point_into_the_kept_text() -> None:
    """A span shifted by the offset of its stretch covers the very words."""
    stretch = "It was signed on 17 September 2018 in Sochi."

    mention = find_dates(stretch, offset=100, anchor=Anchor(published=None))[0]

    assert stretch[mention.span.start - 100 : mention.span.end - 100] == "17 September 2018"


_WORDS = (
    "since for 3 31 2018 9999 May March 1st last next week month year days ago Thursday and to - between "
    ", from by the 29 February early late end of 0001 decade 12:30 at hours within century before after"
)


@given(
    st.lists(st.sampled_from(_WORDS.split(" ")), max_size=14),
    st.one_of(st.none(), st.dates()),
    st.one_of(st.none(), st.dates()),
)
def test_any_words_are_read(words: list[str], published: date | None, told: date | None) -> None:
    """Whatever the words and the anchors, spans lie in the text and reading twice gives the same."""
    text = " ".join(words)
    anchor = Anchor(published=published, narrative=Period.day(told) if told else None)

    mentions = find_dates(text, anchor=anchor)

    assert mentions == find_dates(text, anchor=anchor)
    assert all(0 <= mention.span.start < mention.span.end <= len(text) for mention in mentions)
    assert all(left.span.end <= right.span.start for left, right in pairwise(mentions))


def test_until_a_year_moves_no_narrative() -> None:
    """The bound of what went on long ago ("until 2016") dates nothing that follows."""
    [mention] = find_dates("affiliated with others until 2016", anchor=Anchor(published=FRIDAY))

    assert narrative_after([mention], None) is None


def test_months_of_this_year_are_those_of_publication() -> None:
    """The first two months "of the year" are of the year of publication, "of last year" of the one before."""
    this = only("in the first two months of the year").period
    last = only("in the last three months of last year").period

    assert (this, last) == (days("2019-01-01", "2019-02-28"), days("2018-10-01", "2018-12-31"))


def test_how_many_hours_a_thing_took_is_not_when_it_was() -> None:
    """ "For six hours" has no day of its own; "for 48 hours" runs up to the day of publication."""
    anchor = Anchor(published=date(2019, 2, 8))

    took = [mention.period for mention in find_dates("They shelled it for six hours.", offset=0, anchor=anchor)]
    ran = [mention.period for mention in find_dates("It was shelled for 48 hours.", offset=0, anchor=anchor)]

    assert took == [None]
    assert ran == [Period(first=date(2019, 2, 6), last=date(2019, 2, 8))]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("in the week to Sunday", days("2019-01-28", "2019-02-03")),
        ("in the week ending 30 January", days("2019-01-24", "2019-01-30")),
        ("the 24 hours to 0600 on 6 February", days("2019-02-05", "2019-02-06")),
        ("a fortnight ago", days("2019-01-25")),
        ("all week", days("2019-02-04", "2019-02-08")),
        ("earlier in the month", days("2019-02-01", "2019-02-08")),
        ("lost twelve men in a week", days("2019-02-01", "2019-02-08")),
        ("in nine days of strikes", days("2019-01-30", "2019-02-08")),
        ("for a third day on Wednesday", days("2019-02-04", "2019-02-06")),
        ("four consecutive nights", days("2019-02-05", "2019-02-08")),
        ("overnight Sunday into Monday", days("2019-02-03", "2019-02-04")),
        ("from Monday until Thursday noon", days("2019-02-04", "2019-02-07")),
        ("from Saturday until Monday", days("2019-02-02", "2019-02-04")),
        ("on the night of the 3rd to the 4th", days("2019-02-03", "2019-02-04")),
        ("12 JAN, Keth: one shell", days("2019-01-12")),
        ("3 January-9 January", days("2019-01-03", "2019-01-09")),
        ("mined (25/1)", days("2019-01-25")),
        ("from 29/1 to 3/2", days("2019-01-29", "2019-02-03")),
        ("Saturday last", days("2019-02-02")),
        ("closed since Friday of last week", days("2019-02-01", "2019-02-08")),
        ("since the armistice of 19 January", days("2019-01-19", "2019-02-08")),
        ("the second week of January", days("2019-01-08", "2019-01-14")),
        ("Kivu desk, wk 3", days("2019-01-14", "2019-01-20")),
        ("since New Year", days("2019-01-01", "2019-02-08")),
        ("on Easter Sunday", days("2018-04-01")),
        ("during Ramadan", days("2018-05-16", "2018-06-14")),
        ("since Candlemas", days("2019-02-02", "2019-02-08")),
        ("12.X.1991", days("1991-10-12")),
        ("on 12/10/91", days("1991-10-12")),
    ],
)
def test_ways_of_telling_what_has_been(text: str, period: Period) -> None:
    """Reports tell the past by stretches that end, by counting on, by feasts, and by the shorthand of their desks."""
    assert period in [mention.period for mention in find_dates(text, anchor=Anchor(published=FRIDAY))]


@pytest.mark.parametrize(
    ("text", "ahead", "modifier"),
    [
        ("by noon on Sunday", days("2019-02-10"), Modifier.BY),
        ("until midnight on Thursday", days("2019-02-14"), Modifier.UNTIL),
        ("by the 20th", days("2019-02-20"), Modifier.BY),
        ("on Monday week", days("2019-02-18"), None),
        ("by the turn of the year", days("2020-01-01"), Modifier.BY),
        ("from Thursday until Saturday", days("2019-02-14", "2019-02-16"), None),
    ],
)
def test_ways_of_telling_what_will_be(text: str, ahead: Period, modifier: Modifier | None) -> None:
    """A word before the hour of a day is the day's, and a number without its month is the next such day, too."""
    mention = only(text)

    assert (mention.ahead, mention.modifier) == (ahead, modifier)


@pytest.mark.parametrize(
    "text", ["on the Third of October Road", "winter clothes", "the shells spring up", "at 1130 it left"]
)
def test_words_that_tell_no_time(text: str) -> None:
    """A road that is named for a day, a season of clothes and an hour in four digits tell no day of the year."""
    mentions = find_dates(text, anchor=Anchor(published=FRIDAY))

    assert all(mention.granularity is Granularity.CLOCK for mention in mentions), mentions


def test_since_the_deal_is_since_the_day_on_which_it_took_hold() -> None:
    """A deal named without its day began on the day told before; without one the words tell no time."""
    anchor = Anchor(published=FRIDAY, begun=days("2019-01-14"))

    [since] = find_dates("Nine men have died since the truce took effect.", anchor=anchor)
    [after] = find_dates("Looting has gone on after the signing, he said.", anchor=anchor)

    [opening] = find_dates("Since the truce Averian fire has killed nine men.", anchor=anchor)
    [counted] = find_dates("It puts deaths since the signing at 207.", anchor=anchor)

    assert since.period == after.period == opening.period == counted.period == days("2019-01-14", "2019-02-08")
    assert not find_dates("Nine men have died since the ceasefire talks.", anchor=anchor)
    assert not find_dates("Nine men have died since the truce.", anchor=Anchor(published=FRIDAY))
    assert not find_dates("He left after the signing.", anchor=anchor)


@pytest.mark.parametrize("text", ["the quietest night since mid-April", "for the first time since last autumn"])
def test_since_when_nothing_was_like_it_dates_nothing(text: str) -> None:
    """A time up to which something is the first or the worst is that of what is compared with it."""
    assert only(text).is_compared
    assert not only("for the first three weeks since 5 January").is_compared


@pytest.mark.parametrize("text", ["about 5 p.m.", "before eight o'clock", "by early afternoon", "ten minutes ago"])
def test_hours_are_of_the_day_of_publication(text: str) -> None:
    """An hour, however it is told, is one of today where no day was told."""
    assert only(text).period == days("2019-02-08")


def test_since_reaches_over_the_hour() -> None:
    """What began at an hour of a day has lasted since that day."""
    mention = only("since the ceasefire came into force at midnight on Monday")

    assert mention.period == days("2019-02-04", "2019-02-08")
